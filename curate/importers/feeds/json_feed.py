"""JSON Feed: what a feed in XML says, in JSON (jsonfeed.org, versions 1 and 1.1)."""

from collections.abc import Iterator
from typing import Any

from curate.field_names import Says
from curate.importers.candidates import Reading, Source, UnreadableError
from curate.importers.dates import published_of
from curate.importers.feeds.feed_items import Item, reading_of
from curate.importers.services.json_loading import load
from curate.importers.tables.lengths import length_of

_VERSION = "jsonfeed.org/version/"


def looks_like(source: Source) -> bool:
    """Whether a source says, at its beginning, that it is a JSON Feed."""
    beginning = source.beginning.replace("\\/", "/")
    return beginning.startswith("{") and _VERSION in beginning


def read(source: Source) -> Reading:
    """Read the items of a feed. Raises UnreadableError."""
    loaded = load(source.text)
    feed = loaded.value if isinstance(loaded.value, dict) else {"items": loaded.value}
    if not isinstance(feed.get("items"), list):
        raise UnreadableError("It is no feed: there are no items in it.")
    entries = [entry for entry in feed["items"] if isinstance(entry, dict)]
    items = [_item(entry, feed) for entry in entries]
    home, own = _text(feed, "home_page_url"), _text(feed, "feed_url")
    remarks = loaded.remarks
    if _text(feed, "next_url"):
        remarks.append(f"It is one page, of {len(items)} items: the next is {feed['next_url']}")
    return reading_of(items, home, source.address or own or home, remarks)


def _item(entry: dict[str, Any], feed: dict[str, Any]) -> Item:
    """Take what an item says."""
    attached = [one for one in _list(entry, "attachments") if isinstance(one, dict)]
    lengths = (length_of(one.get("duration_in_seconds"), Says.SECONDS) for one in attached)
    date = _text(entry, "date_published") or _text(entry, "date_modified")
    return Item(
        title=_text(entry, "title"),
        link=_text(entry, "url") or _text(entry, "external_url"),
        guid=str(entry.get("id") or ""),
        media=[(_text(one, "url"), _text(one, "mime_type")) for one in attached],
        minutes=next((length.minutes for length in lengths if length), None),
        summary=_text(entry, "summary"),
        content=_text(entry, "content_html") or _text(entry, "content_text"),
        authors=tuple(_authors(entry)) or tuple(_authors(feed)),
        publisher=_text(feed, "title"),
        published=published_of(date),
        tags=[tag for tag in _list(entry, "tags") if isinstance(tag, str)],
    )


def _text(said: dict[str, Any], key: str) -> str:
    value = said.get(key)
    return value.strip() if isinstance(value, str) else ""


def _list(said: dict[str, Any], key: str) -> list[Any]:
    value = said.get(key)
    return value if isinstance(value, list) else []


def _authors(said: dict[str, Any]) -> Iterator[str]:
    """Yield the names of authors, as both versions have them."""
    for author in (*_list(said, "authors"), said.get("author")):
        if isinstance(author, dict) and _text(author, "name"):
            yield _text(author, "name")

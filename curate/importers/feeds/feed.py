"""Feeds: RSS, Atom and podcasts; and JSON Feed, which is one too."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from re import fullmatch
from typing import Any, cast

from curate.addresses import is_of_web
from curate.field_names import Says
from curate.importers.candidates import Reading, Source, UnreadableError
from curate.importers.dates import published_of
from curate.importers.feeds import json_feed
from curate.importers.feeds.feed_items import Item, reading_of
from curate.importers.our_words import own_id
from curate.importers.tables.lengths import length_of
from curate.importers.texts import plain
from curate.importers.xml_text import root_of, xml_text

_ROOTS = frozenset(("rss", "feed", "atom:feed"))
_RDF = ('purl.org/rss/1.0/"', "purl.org/rss/1.0/'", "my.netscape.com/rdf", "<channel")
_OF_A_SHOP = "http://www.itunes.com/"
"""The scheme of tags that are keywords, to be found by."""
_OURS = r"curate(?: [0-9]\S*)?"
"""What made a feed, where that is of a list of ours: its items say who published each."""
_WHOLE_TEXTS = (":encoded", "<encoded", ":body", "<body")
"""What whole texts stand in, where a feed is RSS."""

Said = Mapping[str, Any]
"""What feedparser has of a feed, or of an item."""


def looks_like(source: Source) -> bool:
    """Whether a source begins as a feed does."""
    if json_feed.looks_like(source):
        return True
    root = root_of(source.beginning)
    if root == "rdf:rdf":
        return any(mark in source.beginning.lower() for mark in _RDF)
    return source.beginning.startswith("<") and root in _ROOTS


def read(source: Source) -> Reading:
    """Read the items of a feed: titles, addresses, lengths, words, authors, days, themes."""
    if json_feed.looks_like(source):
        return json_feed.read(source)
    xml = xml_text(source, "rss|rdf:rdf|(?:atom:)?feed")
    if not xml.text:
        raise UnreadableError("It is no feed: there is neither RSS nor Atom in it.")
    said = _parsed(xml.text, source.address)
    feed, entries = said["feed"], said["entries"]
    if not entries and not said["version"] and not feed:
        raise UnreadableError("It is no feed that can be read.")
    is_atom = said["version"].startswith("atom")
    whole = is_atom or any(mark in xml.text for mark in _WHOLE_TEXTS)
    items = [_item(entry, feed, whole=whole, is_atom=is_atom) for entry in entries]
    if items and xml.cut:
        items[-1].content = ""
    home = _text(feed, "link")
    remarks = [*xml.remarks, *_remarks(said, len(items))]
    return reading_of(items, home, source.address or home, remarks)


def _parsed(xml: str, address: str | None) -> Said:
    """Let feedparser read XML: nothing is fetched, and what is HTML stays as it is.

    Raises UnreadableError.
    """
    import feedparser

    headers = {"content-type": "application/xml; charset=utf-8"}
    if address:
        headers["content-location"] = address
    try:
        said = feedparser.parse(
            BytesIO(xml.encode("utf-8", "replace")),
            response_headers=headers,
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except Exception:  # of many kinds, for elements where nobody expects them
        raise UnreadableError("It is a feed with faults that nothing can be read of.") from None
    return cast("Said", said)


def _item(entry: Said, feed: Said, *, whole: bool, is_atom: bool) -> Item:
    """Take what an item says; `whole` says whether the contents of the feed are whole texts."""
    contents = [str(one.get("value") or "") for one in entry.get("content", ())]
    content = max(contents, key=len, default="")
    summary = _text(entry, "summary")
    if not whole:
        summary, content = max(summary, content, key=len), ""
    ours = fullmatch(_OURS, _text(feed, "generator")) is not None
    said = entry.get("source") or feed
    return Item(
        title=_title(entry) or _text(entry, "itunes_title"),
        link=_text(entry, "feedburner_origlink") or _link(entry) or _alternate(entry),
        guid=_text(entry, "id"),
        media=list(_media(entry, any(contents))),
        minutes=_minutes(entry),
        summary=summary,
        content=content,
        authors=_authors(entry) or (_authors(feed) if is_atom else ()),
        publisher=_text(entry, "publisher") or ("" if ours else _title(said) or _title(feed)),
        published=_published(entry),
        tags=[
            str(tag.get("label") or tag.get("term") or "")
            for tag in entry.get("tags", ())
            if tag.get("scheme") != _OF_A_SHOP
        ],
        id=own_id(_text(entry, "id")) if ours else None,
    )


def _text(said: Said, key: str) -> str:
    """Give a text; "" where there is none, or something else."""
    value = said.get(key)
    return value if isinstance(value, str) else ""


def _title(said: Said) -> str:
    """Give the title of a feed or an item as plain text."""
    title, detail = _text(said, "title"), said.get("title_detail") or {}
    is_html = "html" in str(detail.get("type"))
    return " ".join((plain(title) if is_html else title).split())


def _link(entry: Said) -> str:
    """Give the link of an item; a guid that stands in for it, but is no address, is none."""
    link = _text(entry, "link")
    is_guid = bool(entry.get("guidislink")) and link == _text(entry, "id")
    return "" if is_guid and not is_of_web(link) and not link.startswith("/") else link


def _alternate(entry: Said) -> str:
    """Give the address of an item that is in another form than HTML."""
    for link in entry.get("links", ()):
        if link.get("rel", "alternate") == "alternate" and link.get("href"):
            return str(link["href"])
    return ""


def _media(entry: Said, has_text: bool) -> Iterator[tuple[str, str]]:
    """Yield what is attached to an item, each with its type.

    Pictures and films within an article, which has a text, are a part of that.
    """
    for link in entry.get("links", ()):
        if link.get("rel") == "enclosure" and link.get("href"):
            yield str(link["href"]), str(link.get("type") or "")
    if not has_text:
        for one in entry.get("media_content", ()):
            if one.get("url"):
                yield str(one["url"]), str(one.get("type") or one.get("medium") or "")


def _minutes(entry: Said) -> int | None:
    """Give the length that an item says of itself, never one of a part of it."""
    said = [entry.get("itunes_duration")]
    said += [one.get("duration") for one in entry.get("media_content", ())]
    found = (length_of(one, Says.SECONDS) for one in said)
    return next((length.minutes for length in found if length), None)


def _authors(said: Said) -> tuple[str, ...]:
    """Give the names of authors, each once; an address for mail is no name."""
    names = (" ".join(str(one.get("name") or "").split()) for one in said.get("authors", ()))
    return tuple(dict.fromkeys(name for name in names if name and "@" not in name))


def _published(entry: Said) -> str | None:
    """Give the day on which an item came out, else the one on which it was changed last."""
    for key in ("published", "created", "updated"):
        if key in entry:
            moment = entry.get(f"{key}_parsed")
            day = published_of(_text(entry, key))
            if day is None and moment:
                day = published_of(f"{moment[0]:04}-{moment[1]:02}-{moment[2]:02}")
            if day is not None:
                return day
    return None


def _remarks(said: Said, items: int) -> Iterator[str]:
    """Say what is wrong with a feed as a whole, and whether there is more of it."""
    if said.get("bozo"):
        yield "It is damaged: what can be read of it is taken."
    for link in said["feed"].get("links", ()):
        if link.get("rel") == "next" and link.get("href"):
            yield f"It is one page, of {items} items: the next is {link['href']}"
            return

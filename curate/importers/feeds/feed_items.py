"""Items of a feed to candidates: their addresses told apart, their words counted."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from posixpath import splitext
from urllib.parse import unquote, urljoin

from curate.addresses import is_of_web, same_address
from curate.importers.candidates import Candidate, LeftOut, Reading
from curate.importers.feeds.teasers import is_teaser, without_foot
from curate.importers.formats import format_of
from curate.importers.names import shortened
from curate.importers.texts import plain, word_count
from curate.model import Format

_NO_THEMES = frozenset(("", "uncategorized", "uncategorised"))
_MOST_OF_TITLE = 80
"""Characters of a title that is made of the first words of a text."""


@dataclass(kw_only=True)
class Item:
    """One item as a feed says it, its texts as HTML but for the title."""

    title: str = ""
    link: str = ""
    guid: str = ""
    media: Sequence[tuple[str, str]] = ()
    """What is attached: addresses, each with its type."""
    minutes: int | None = None
    summary: str = ""
    content: str = ""
    """The whole text, or what stands where it would."""
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None
    tags: Iterable[str] = ()
    id: str | None = None
    """Where the feed is of a list of ours."""


def reading_of(
    items: Sequence[Item], home: str, base: str | None, remarks: Iterable[str]
) -> Reading:
    """Make candidates of the items of a feed; one that says nothing of itself is left out.

    `home` is the page of the feed; what is relative is relative to `base`.
    """
    for item in items:
        item.link = _absolute(item.link, base)
        item.media = [
            (_absolute(address, base), type_) for address, type_ in item.media if address.strip()
        ]
    shared = _shared(items, home)
    reading = Reading(remarks=list(remarks))
    for number, item in enumerate(items, 1):
        one = _candidate(item, number, shared)
        if one.title or one.url or one.summary:
            reading.candidates.append(one)
        elif what := item.guid or item.link:
            reading.left_out.append(LeftOut(what, "an item without title and text", one.where))
    return reading


def _absolute(address: str, base: str | None) -> str:
    address = address.strip().replace("&amp;", "&")
    try:
        return urljoin(base, address) if base and address else address
    except ValueError:
        return address


def _shared(items: Iterable[Item], home: str) -> set[str]:
    """Tell which links, reduced as `same_address` does, several different items have in common.

    The page of the feed is one of them.
    """
    named = defaultdict(set)
    for item in items:
        if item.link:
            name = item.guid or (item.media[0][0] if item.media else item.title)
            named[same_address(item.link)].add(name)
    shared = {link for link, names in named.items() if len(names) > 1}
    return shared | ({same_address(home)} if home else set())


def _candidate(item: Item, number: int, shared: set[str]) -> Candidate:
    """Make a candidate of an item."""
    played = next(((one, type_) for one, type_ in item.media if format_of(one, type_)), None)
    content, summary = without_foot(plain(item.content)), without_foot(plain(item.summary))
    media_type, words = None, None
    if played is not None:
        media_type = _media_type(*played)
        summary = summary or content
    elif content and not is_teaser(content, summary):
        words = word_count(content)
    first = next(filter(None, map(str.strip, (summary or content).split("\n"))), "")
    address = _address(item, shared)
    title = item.title.strip() or shortened(first, _MOST_OF_TITLE)
    if not title and played is not None and address in (None, played[0]):
        title = _episode(item, played[0])
    known = address is None or is_of_web(address)
    return Candidate(
        id=item.id if known else None,
        title=title,
        url=address,
        media_type=media_type,
        minutes=item.minutes,
        words=words,
        themes=tuple((tag,) for tag in _tags(item)),
        authors=item.authors,
        publisher=item.publisher or None,
        published=item.published,
        summary=summary if summary != content or played is not None else None,
        where=f"item {number}",
    )


def _episode(item: Item, file: str) -> str:
    """Call an episode that has no title by the day it came out, else by what its file is called.

    Its host says nothing: many share one.
    """
    path = file.partition("?")[0].partition("#")[0]
    name = item.published or splitext(unquote(path.rpartition("/")[2]))[0]
    return ", ".join(filter(None, (item.publisher, name)))


def _media_type(address: str, stated: str) -> str:
    """Give the type of what is played: as stated, or its first half."""
    if format_of(None, stated):
        return stated
    return "video" if format_of(address, stated) is Format.WATCH else "audio"


def _address(item: Item, shared: set[str]) -> str | None:
    """Give the address of an item: of what it has, the first that is its own.

    What has only one in common with others, has none: it would be taken for the same.
    """
    guid = item.guid.strip() if is_of_web(item.guid) else ""
    media = [address for address, type_ in item.media if format_of(address, type_)]
    others = [address for address, _ in item.media if address not in media]
    for address in (item.link, *media, guid, *others):
        if address and same_address(address) not in shared:
            return address
    return None


def _tags(item: Item) -> Iterable[str]:
    """Give the tags of an item that say something; those that are addresses are no words."""
    tags = (tag.strip() for tag in item.tags)
    return [tag for tag in tags if tag.casefold() not in _NO_THEMES and not is_of_web(tag)]

"""OPML: outlines of feeds, of podcasts and of links."""

import re
from collections.abc import Iterator
from typing import Any

from curate.addresses import is_of_web
from curate.importers.candidates import Candidate, LeftOut, Reading, Source, UnreadableError
from curate.importers.dates import day_of, published_of
from curate.importers.formats import format_of
from curate.importers.tables.values import decoded_once
from curate.importers.texts import plain
from curate.importers.xml_text import root_of, with_entities, xml_text
from curate.model import Format, Status
from curate.vocabulary import is_everybodys

_LINK = re.compile(r"""<a\s[^<>]*?\bhref\s*=\s*["']([^"'<>]*)["']""", re.IGNORECASE)
_MOST_DEPTH = 100
"""Outlines in outlines whose titles are kept; what is deeper is in the last of them."""
_FEEDS = frozenset(("rss", "atom", "feed", "podcast", "pie"))
_NOT_OF_USERS = frozenset(("feeds", "subscriptions", "playlists"))
"""Outlines on top that programs put there."""
_MEDIA = {Format.WATCH: "video", Format.LISTEN: "audio"}

Said = dict[str, str]
"""The attributes of an outline, their names in lower case."""


def looks_like(source: Source) -> bool:
    """Whether the first element of a source is that of an outline."""
    return source.beginning.startswith("<") and root_of(source.beginning) == "opml"


def read(source: Source) -> Reading:
    """Read what has an address in an outline; the outlines around it are its folders."""
    if "<!entity" in source.beginning.lower():
        raise UnreadableError("It is not read: it defines abbreviations, as no outline needs to.")
    xml = xml_text(source, "opml")
    if not xml.text:
        raise UnreadableError("It is no OPML: there is no outline in it.")
    reading = Reading(remarks=list(xml.remarks))
    around: list[Said] = []
    for said in _outlines(xml.text, reading.remarks, cut=xml.cut):
        if said is not None:
            around.append(said)
            continue
        ended = around.pop()
        if _address(ended):
            reading.candidates.append(_candidate(ended, around))
        elif "around something" not in ended:
            what = _title(ended)
            if what:
                reading.left_out.append(LeftOut(what, "an outline without an address"))
        if around:
            around[-1]["around something"] = "yes"
    return reading


def _outlines(xml: str, remarks: list[str], *, cut: bool) -> Iterator[Said | None]:
    """Yield the attributes of each outline where it begins, and None where it ends."""
    from xml.etree.ElementTree import ParseError, XMLPullParser

    parser: Any = XMLPullParser(("start", "end"))
    is_open = 0
    try:
        parser.feed(with_entities(xml))
        for event, element in parser.read_events():
            if str(element.tag).rpartition("}")[2].lower() == "outline":
                is_open += 1 if event == "start" else -1
                yield (
                    {name.lower(): value.strip() for name, value in element.items()}
                    if event == "start"
                    else None
                )
    except ParseError:
        if not cut:
            remarks.append("It is damaged: what stands before the damage is taken.")
    for _ in range(is_open):
        yield None


def _address(said: Said) -> str:
    """Give what an outline leads to: a feed, else a page; "" where it leads nowhere."""
    linked = _LINK.search(said.get("text", ""))
    text = said.get("text", "")
    names = ("xmlurl", "url", "htmlurl", "href", "enclosureurl")
    found = next(filter(None, map(said.get, names)), None) or (linked[1] if linked else "")
    return found or (text if is_of_web(text) and " " not in text else "")


def _title(said: Said) -> str:
    return " ".join(decoded_once(plain(said.get("title") or said.get("text", ""))).split())


def _is_feed(said: Said) -> bool:
    kind = said.get("type", "").lower().rstrip("0123456789.")
    return bool(said.get("xmlurl")) or (kind in _FEEDS and not said.get("enclosureurl"))


def _candidate(said: Said, around: list[Said]) -> Candidate:
    """Make a candidate of an outline that leads somewhere."""
    folders = [
        title
        for depth, one in enumerate(around[:_MOST_DEPTH])
        if not _is_feed(one) and (title := _title(one))
        if depth or not (is_everybodys(title) or title.casefold() in _NOT_OF_USERS)
    ]
    themes = [tuple(folders)] if folders else []
    for category in said.get("category", "").split(","):
        path = tuple(filter(None, map(str.strip, category.split("/"))))
        if path and path not in themes:
            themes.append(path)
    channel = next((one for one in reversed(around[-3:]) if _is_feed(one)), None)
    played = format_of(said.get("enclosureurl"))
    status = Status.DONE if said.get("played") == "1" else None
    return Candidate(
        title=_title(said),
        url=_address(said),
        media_type=_MEDIA.get(played) if played else None,
        themes=tuple(themes),
        publisher=_title(channel) if channel else None,
        published=published_of(said.get("pubdate")),
        added=day_of(said.get("created") or said.get("datecreated")),
        summary=plain(said.get("description") or said.get("_note") or "").strip() or None,
        status=status,
        on=day_of(said.get("userupdateddate")) if status else None,
        feed=_is_feed(said),
    )

"""Kind: a feed, as RSS 2.0."""

from collections.abc import Iterable, Iterator
from html import escape

from curate.exports.chosen import NO_TITLE, theme_titles
from curate.exports.dates import in_mail
from curate.importers.texts import plain
from curate.model import Resource, TimeSource
from curate.yaml_reading.reading_list import ReadingList

_HEAD = """\
<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"\
 xmlns:dcterms="http://purl.org/dc/terms/"\
 xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
<channel>
"""
_NOT_IN_XML = {0xFFFE: None, 0xFFFF: None}
"""What XML 1.0 has no place for, of what a cleaned text may hold."""


def exported(reading_list: ReadingList) -> str:
    """Write a list as a feed, its last entry, which was added last, first.

    One without an address of its own names no page: RSS 2.0 wants one, but none is better than
    one that leads nowhere.
    """
    return feed(reading_list, reversed(reading_list.resources), None)


def feed(
    reading_list: ReadingList,
    resources: Iterable[Resource],
    page: str | None,
    generator: str = "curate",
) -> str:
    """Write some resources of a list as a feed.

    `page` is where it is shown, if the list does not say that. Where it does, what has no
    address of its own is on it.
    """
    title = reading_list.title or NO_TITLE
    said = [
        _element("title", _unmarked(title)),
        _element("link", reading_list.url or page),
        _element("description", _html(reading_list.description or title)),
        _element("language", reading_list.language),
        _element("generator", generator),
    ]
    titles = theme_titles(reading_list)
    items = [line for one in resources for line in _item(one, _link(one, reading_list.url), titles)]
    lines = [*filter(None, said), *items, "</channel>", "</rss>", ""]
    return (_HEAD + "\n".join(lines)).translate(_NOT_IN_XML)


def _item(one: Resource, link: str | None, titles: dict[str, str]) -> Iterator[str]:
    """Write an item: the time is that of one part, as it is stated, in seconds."""
    timed = one.minutes is not None and one.time_source is TimeSource.STATED
    day = in_mail(one.published)
    said = [
        _element("title", _unmarked(one.title)),
        _element("link", link),
        _element("description", _html(one.summary) if one.summary else None),
        *(_element("dc:creator", author) for author in one.authors),
        _element("dc:publisher", one.publisher),
        _element("pubDate", day) or _element("dcterms:issued", one.published),
        _element("itunes:duration", str((one.minutes or 0) * 60) if timed else None),
        *(_element("category", titles.get(theme, theme)) for theme in one.themes),
        f'<guid isPermaLink="false">{escape(one.id)}</guid>',
    ]
    yield from ("<item>", *filter(None, said), "</item>")


def _unmarked(text: str) -> str:
    """Give a text on one line, as it is, but for one that would be read as something else.

    Some read a title as HTML.
    """
    line = " ".join(text.split())
    return line if plain(line) == line else escape(line, quote=False)


def _element(name: str, text: str | None) -> str:
    return f"<{name}>{escape(text, quote=False)}</{name}>" if text else ""


def _html(text: str) -> str:
    """Give a text as the HTML that descriptions are."""
    return escape(text, quote=False).replace("\n", "<br>")


def _link(resource: Resource, page: str | None) -> str | None:
    """Give where a resource is: its own address, else its place on the page."""
    if resource.link is not None:
        return resource.link
    return None if page is None else f"{page.partition('#')[0]}#{resource.id}"

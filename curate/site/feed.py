"""The feed of a page: what was added last, as RSS 2.0."""

from curate.model import Resource
from curate.site.page import NO_TITLE, rendered
from curate.yaml_reading.reading_list import ReadingList

MOST_ITEMS = 50
"""A feed holds no more: readers of feeds keep what they have seen."""
_NOT_IN_XML = {0xFFFE: None, 0xFFFF: None}
"""What XML 1.0 has no place for, of what a cleaned text may hold."""


def feed(reading_list: ReadingList, version: str) -> str:
    """Make the feed of a list, what was added last first; `version` is that of curate."""
    newest = list(reversed(reading_list.resources))[:MOST_ITEMS]
    text = rendered(
        "feed.xml",
        list=reading_list,
        title=reading_list.title or NO_TITLE,
        generator=f"curate {version}",
        items=[(one, _link(one, reading_list.url)) for one in newest],
    )
    return text.translate(_NOT_IN_XML)


def _link(resource: Resource, page: str | None) -> str | None:
    """Give where a resource is: its own address, else its place on the page."""
    if resource.link is not None:
        return resource.link
    return None if page is None else f"{page.partition('#')[0]}#{resource.id}"

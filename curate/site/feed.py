"""The feed of a page: what was added last, as RSS 2.0."""

from itertools import islice

from curate.exports import rss
from curate.yaml_reading.reading_list import ReadingList

MOST_ITEMS = 50
"""A feed holds no more: readers of feeds keep what they have seen."""


def feed(reading_list: ReadingList, version: str) -> str:
    """Make the feed of a list, what was added last first; `version` is that of curate."""
    newest = islice(rss.newest_first(reading_list.resources), MOST_ITEMS)
    return rss.feed(reading_list, newest, "index.html", f"curate {version}")

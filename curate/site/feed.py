"""The feed of a page: what was added last, as RSS 2.0."""

from collections.abc import Iterator, Sequence
from itertools import islice

from curate.exports import rss
from curate.model import Resource
from curate.yaml_reading.reading_list import ReadingList

MOST_ITEMS = 30
"""A feed holds no more: readers of feeds keep what they have seen."""


def feed(reading_list: ReadingList, version: str) -> str:
    """Make the feed of a list, what was added last first; `version` is that of curate."""
    newest = islice(_newest_first(reading_list.resources), MOST_ITEMS)
    return rss.feed(reading_list, newest, "index.html", f"curate {version}")


def _newest_first(resources: Sequence[Resource]) -> Iterator[Resource]:
    """Order by when they were added; where that is not known, after all that stand above."""
    days: list[str] = []
    latest = ""
    for one in resources:
        days.append(one.added or latest)
        latest = max(latest, days[-1])
    places = range(len(days))
    return (resources[at] for at in sorted(places, key=lambda at: (days[at], at), reverse=True))

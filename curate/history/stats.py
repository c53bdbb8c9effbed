"""The figures of `curate stats`: the time spent and left, by week, theme and format."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from curate.history.progress import Event, Progress, minutes_left
from curate.history.time_spent import minutes_spent
from curate.model import Format, Resource, Status
from curate.theme_names import all_with_parents

WEEKS = 12


class ResourceHistory(NamedTuple):
    """A resource, and what the reader did with it."""

    resource: Resource
    progress: Progress
    events: Sequence[tuple[date, Event]]
    """All that was done with it, in order, each with its local day."""


class Week(NamedTuple):
    """The time spent in one week."""

    start: date
    """Its Monday."""
    minutes: int


class SpentAndLeft(NamedTuple):
    """The time of some resources, in minutes."""

    spent: int = 0
    left: int = 0
    """As far as it is known; nothing of what is skipped."""
    unknown: int = 0
    """Of how many resources it is not known what is left."""
    estimated: bool = False
    """Whether an estimate is part of what is left."""

    def plus(self, other: "SpentAndLeft") -> "SpentAndLeft":
        """Add the time of other resources."""
        return SpentAndLeft(
            self.spent + other.spent,
            self.left + other.left,
            self.unknown + other.unknown,
            self.estimated or other.estimated,
        )


class Stats(NamedTuple):
    """What a reader did with a list, and what is left."""

    weeks: Sequence[Week]
    """The last twelve, this one last."""
    themes: dict[str, SpentAndLeft]
    """By id; what is about a nested theme counts in the themes around it too."""
    formats: dict[Format, SpentAndLeft]
    """Of the formats that the list has."""
    statuses: dict[Status, int]
    """How many resources have each status."""


def stats_of(histories: Iterable[ResourceHistory], themes: Sequence[str], today: date) -> Stats:
    """Sum up what was done with all resources of a list.

    `themes` are the ids of its themes, in the order to give them; `today` is a local day.
    """
    of_theme = dict.fromkeys(themes, SpentAndLeft())
    of_format: dict[Format, SpentAndLeft] = {}
    statuses: Counter[Status] = Counter()
    days: list[tuple[date, int]] = []
    for resource, progress, events in histories:
        spent = minutes_spent(resource, [event for _, event in events])
        days += [(day, minutes) for (day, _), minutes in zip(events, spent, strict=True)]
        time = _spent_and_left(resource, progress, sum(spent))
        for theme in all_with_parents(resource.themes) & of_theme.keys():
            of_theme[theme] = of_theme[theme].plus(time)
        of_format[resource.format] = of_format.get(resource.format, SpentAndLeft()).plus(time)
        statuses[progress.status] += 1
    return Stats(
        weeks=by_week(days, today),
        themes=of_theme,
        formats={one: of_format[one] for one in Format if one in of_format},
        statuses={status: statuses[status] for status in Status},
    )


def by_week(days: Iterable[tuple[date, int]], today: date) -> list[Week]:
    """Sum up the minutes of local days in each of the last twelve weeks, this one last.

    What is older, or later than this week, is in none.
    """
    this_week = monday(today)
    weeks = {this_week - timedelta(weeks=back): 0 for back in range(WEEKS - 1, -1, -1)}
    for day, minutes in days:
        if monday(day) in weeks:
            weeks[monday(day)] += minutes
    return [Week(start, minutes) for start, minutes in weeks.items()]


def monday(day: date) -> date:
    """Give the Monday of the week that a day is in (ISO 8601)."""
    return day - timedelta(days=day.weekday())


def _spent_and_left(resource: Resource, progress: Progress, spent: int) -> SpentAndLeft:
    left = minutes_left(resource, progress)
    estimated = resource.estimated and bool(left)
    return SpentAndLeft(spent, left or 0, int(left is None), estimated)

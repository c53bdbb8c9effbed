"""The figures of `curate stats`: the time spent and left, by week, theme and format."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

from curate.history.progress import Event, Progress, Verb, minutes_left
from curate.history.time_spent import minutes_spent
from curate.model import Format, Resource, Status
from curate.theme_names import all_with_parents

WEEKS = 12
_Key = TypeVar("_Key", str, Format)


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
    """By id; what is about a nested theme counts in the themes around it too. Those that the list
    had, and in which time was spent, come last."""
    formats: dict[Format, SpentAndLeft]
    """Of the formats that the list has or had."""
    statuses: dict[Status, int]
    """How many resources have each status."""
    lately: bool
    """Whether something was done in these weeks, be its time known or not."""


def stats_of(
    histories: Iterable[ResourceHistory],
    unlisted: Iterable[tuple[date, Event]],
    themes: Sequence[str],
    today: date,
) -> Stats:
    """Sum up what was done with all resources of a list.

    `unlisted` are the events about resources that it has no more, each with its local day: their
    time counts under the format and the themes that they had. `themes` are the ids of the list's
    themes, in the order to give them; `today` is a local day.
    """
    of_theme = dict.fromkeys(themes, SpentAndLeft())
    of_format: dict[Format, SpentAndLeft] = {}
    statuses: Counter[Status] = Counter()
    days: list[tuple[date, int]] = []
    done_on: list[date] = []
    for resource, progress, events in histories:
        spent = minutes_spent(resource, [event for _, event in events])
        days += [(day, minutes or 0) for (day, _), minutes in zip(events, spent, strict=True)]
        done_on += [day for day, event in events if event.verb is Verb.DONE]
        time = _spent_and_left(resource, progress, sum(minutes or 0 for minutes in spent))
        _add(of_theme, all_with_parents(resource.themes) & of_theme.keys(), time)
        _add(of_format, [resource.format], time)
        statuses[progress.status] += 1
    for day, event in unlisted:
        done_on += [day] if event.verb is Verb.DONE else []
        if event.spent and event.format:
            days.append((day, event.spent))
            around = all_with_parents(event.themes) & of_theme.keys()
            _add(of_theme, sorted(around.union(event.themes)), SpentAndLeft(event.spent))
            _add(of_format, [event.format], SpentAndLeft(event.spent))
    weeks = by_week(days, today)
    return Stats(
        weeks=weeks,
        themes=of_theme,
        formats={one: of_format[one] for one in Format if one in of_format},
        statuses={status: statuses[status] for status in Status},
        lately=not {week.start for week in weeks}.isdisjoint(map(monday, done_on)),
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


def _add(sums: dict[_Key, SpentAndLeft], keys: Iterable[_Key], time: SpentAndLeft) -> None:
    for key in keys:
        sums[key] = sums.get(key, SpentAndLeft()).plus(time)


def _spent_and_left(resource: Resource, progress: Progress, spent: int) -> SpentAndLeft:
    left = minutes_left(resource, progress)
    estimated = resource.estimated and bool(left)
    return SpentAndLeft(spent, left or 0, int(left is None), estimated)

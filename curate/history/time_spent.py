"""What a reader's history says of time: how much was spent on what, and how much is left."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from curate.history.progress import (
    TO_DO,
    Event,
    Progress,
    Verb,
    after,
    minutes_left,
    next_part,
    part_minutes_left,
    parts_left,
)
from curate.model import Resource, Status

WEEKS = 12


class Sum(NamedTuple):
    """The time of some resources, in minutes."""

    done_minutes: int = 0
    """Spent on them."""
    left_minutes: int = 0
    """Left of them, as far as it is known; nothing of what is skipped."""
    unknown: int = 0
    """Of how many it is not known what is left."""
    estimated: bool = False
    """Whether an estimate is part of what is left."""


def minutes_spent(resource: Resource, events: Iterable[Event]) -> list[int]:
    """Return the minutes that each event says were spent on a resource.

    What is done took as long as the reader said, else as long as was left of it; said again,
    that counts instead. A start with a time left says that the rest has been spent. What is
    not known counts as nothing, and so does what came before a reset.
    """
    spent: list[int] = []
    progress = TO_DO
    counted, last_done = 0, 0
    for event in events:
        minutes = 0
        if event.verb is Verb.START and event.minutes is not None:
            whole = progress.status in (Status.DONE, Status.SKIPPED)
            before = part_minutes_left(resource, TO_DO if whole else progress)
            minutes = (before or event.minutes) - event.minutes
            if minutes < 0:  # more is left than was said: so much less had been spent
                for at in range(len(spent) - 1, -1, -1):
                    less = min(spent[at], counted, -minutes)
                    spent[at], counted, minutes = spent[at] - less, counted - less, minutes + less
                minutes = 0
            counted += minutes
        elif event.verb is Verb.DONE:
            again = progress.status is Status.DONE
            of_it = event.part in (None, next_part(progress.done_parts))
            if event.minutes is not None:
                minutes = max(0, event.minutes - (counted if of_it else 0))
                if again:
                    spent[last_done] = 0
            elif not again:
                minutes = _as_stated(resource, progress, event.part)
            counted = 0 if of_it else counted
            if not again or event.minutes is not None:
                last_done = len(spent)
        else:
            counted = 0
            if event.verb is Verb.RESET:
                spent = [0] * len(spent)
        progress = after(progress, event, resource)
        spent.append(minutes)
    return spent


def _as_stated(resource: Resource, before: Progress, part: int | None) -> int:
    """Return the minutes that were left of what is done: of a part, or of all of it."""
    if before.status is Status.SKIPPED:
        before = TO_DO
    parts = dict(parts_left(resource, before))
    if part is not None:
        return parts.get(part, resource.minutes) or 0
    if resource.parts is None and before.done_parts:
        return 0  # nobody knows how many there were still
    return sum(time or 0 for time in parts.values())


def by_week(days: Iterable[tuple[date, int]], today: date) -> list[tuple[date, int]]:
    """Return the Mondays of the last twelve weeks, each with the minutes spent in its week.

    `days` are local dates with minutes; what is older, or later than this week, is in none.
    """
    this_week = monday(today)
    weeks = {this_week - timedelta(weeks=back): 0 for back in range(WEEKS - 1, -1, -1)}
    for day, minutes in days:
        if monday(day) in weeks:
            weeks[monday(day)] += minutes
    return list(weeks.items())


def monday(day: date) -> date:
    """Return the Monday of the week that a day is in (ISO 8601)."""
    return day - timedelta(days=day.weekday())


def sums(
    keys: Sequence[str],
    resources: Iterable[tuple[Resource, Progress, int]],
    belongs: Mapping[str, frozenset[str]],
) -> dict[str, Sum]:
    """Return the sum of each key; `belongs` says which ids are of it.

    Each resource comes with how far the reader is, and the minutes spent on it.
    """
    found = dict.fromkeys(keys, Sum())
    for resource, progress, spent in resources:
        left = minutes_left(resource, progress)
        for key in keys:
            if resource.id in belongs[key]:
                one = found[key]
                found[key] = Sum(
                    one.done_minutes + spent,
                    one.left_minutes + (left or 0),
                    one.unknown + (left is None),
                    one.estimated or (resource.estimated and bool(left)),
                )
    return found

"""The minutes that a reader spent on a resource, event by event."""

from collections.abc import Iterable

from curate.history.progress import (
    TO_DO,
    Event,
    Progress,
    Verb,
    after,
    next_part,
    part_minutes_left,
    parts_left,
)
from curate.model import Resource, Status


def minutes_spent(resource: Resource, events: Iterable[Event]) -> list[int]:
    """Give the minutes spent with each of the events of one resource, which are in order.

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
    """Give the minutes that were left of what is done: of a part, or of all of it."""
    if before.status is Status.SKIPPED:
        before = TO_DO
    parts = dict(parts_left(resource, before))
    if part is not None:
        return parts.get(part, resource.minutes) or 0
    if resource.parts is None and before.done_parts:
        return 0  # nobody knows how many there were still
    return sum(time or 0 for time in parts.values())

"""The minutes that a reader spent on a resource, event by event."""

from collections.abc import Iterable

from curate.history.progress import (
    FINISHED,
    TO_DO,
    Event,
    Progress,
    Verb,
    after,
    next_part,
    part_minutes_left,
    parts_left,
)
from curate.model import Resource


def minutes_spent(resource: Resource, events: Iterable[Event]) -> list[int | None]:
    """Give the minutes spent with each of the events of one resource, which are in order.

    What was noted with an event stands, whatever the list says now. Else it is worked out from
    the resource as it is: what is done took as long as the reader said, else as long as was left
    of it; a start with a time left says that the rest has been spent. None where that is not
    known. No time of a part counts twice, unless it is read again: after it was done, skipped or
    reset.
    """
    spent: list[int | None] = []
    progress = TO_DO
    counted, too_much = 0, 0  # of the part in hand; too much: more was left than was said before
    for event in events:
        before = _in_hand(progress)
        of_it = event.part in (None, next_part(before.done_parts))
        more = _more(resource, before, event, counted - too_much if of_it else 0)
        minutes = event.spent
        if minutes is None and more is not None:
            minutes = max(0, more - too_much if of_it else more)
        if event.verb is Verb.START:
            too_much = 0 if minutes else max(0, too_much - (more or 0))
            counted += minutes or 0
        elif of_it:
            counted, too_much = 0, 0
        progress = after(progress, event, resource)
        spent.append(minutes)
    return spent


def _in_hand(progress: Progress) -> Progress:
    """Give how far the reading is that an event goes on with: what is done is begun anew."""
    return TO_DO if progress.status in FINISHED else progress


def _more(resource: Resource, before: Progress, event: Event, so_far: int) -> int | None:
    """Give the minutes that went by since the event before; less than none where that said more.

    `so_far` are those of the part in hand until then. None where they are not known.
    """
    if event.verb is Verb.DONE:
        if event.minutes is not None:
            return event.minutes - so_far
        return _left_of(resource, before, event.part)
    if event.verb is not Verb.START or event.minutes is None:
        return 0
    left = part_minutes_left(resource, before)
    return None if left is None else left - event.minutes


def _left_of(resource: Resource, before: Progress, part: int | None) -> int | None:
    """Give the minutes that were left of a part, or of all; None where nothing is known of it."""
    parts = dict(parts_left(resource, before))
    if part is not None:
        return parts.get(part, resource.minutes)
    if resource.parts is None and before.done_parts:
        return None  # nobody knows how many there were still
    known = [time for time in parts.values() if time is not None]
    return sum(known) if known else None

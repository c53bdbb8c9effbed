"""How far a reader is with a resource, by what they did: what is done of it, what is left."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from curate.model import Format, Resource, Status


class Verb(StrEnum):
    """What a reader can do with a resource."""

    START = "start"
    DONE = "done"
    SKIP = "skip"
    RESET = "reset"


class Event(NamedTuple):
    """One thing that a reader did."""

    resource: str
    """The id of the resource."""
    address: str | None
    """The address that the resource had then."""
    verb: Verb
    part: int | None = None
    """The part it was about, from 1; None: all of it."""
    minutes: int | None = None
    """Of a start, the minutes left of the part; of what is done, those it took; None: not said."""
    note: str | None = None
    spent: int | None = None
    """The minutes that it spent, as they were worked out when it was noted; None: not known."""
    format: Format | None = None
    """That of the resource then, and so the themes; None and none where they were not noted."""
    themes: tuple[str, ...] = ()
    day: str | None = None
    """The local day that the reader said it was of, as ISO 8601 has it; None: when it was noted."""


class Progress(NamedTuple):
    """What a reader did with one resource so far."""

    status: Status = Status.TODO
    done_parts: frozenset[int] = frozenset()
    """Numbers of the parts that are done, from 1, where not all of them are."""
    left: int | None = None
    """Minutes left of the part that comes next, as the reader said; None where not said."""


TO_DO = Progress()
FINISHED = (Status.DONE, Status.SKIPPED)
"""Of what has this status nothing is left to do, and what requires it may come."""


def is_about(event: Event, resource: Resource) -> bool:
    """Whether an event with the id of a resource is of this resource.

    History counts by id, in whatever list it was made, unless both have addresses and these
    differ.
    """
    if event.address is None or resource.url in (None, event.address):
        return True

    from curate.addresses import same_address

    return same_address(event.address) == same_address(resource.url or "")


def after(before: Progress, event: Event, resource: Resource) -> Progress:
    """Tell how far a reader is after one more event."""
    if event.verb is Verb.RESET:
        return TO_DO
    if event.verb is Verb.SKIP:
        return Progress(Status.SKIPPED)
    begun = before if before.status in (Status.TODO, Status.STARTED) else TO_DO
    if event.verb is Verb.START:
        left = begun.left if event.minutes is None else event.minutes
        return Progress(Status.STARTED, begun.done_parts, left)
    if event.part is None:
        return Progress(Status.DONE)
    if before.status is Status.DONE:
        return before
    done = begun.done_parts | {event.part}
    if (
        resource.parts is not None
        and len(done & set(range(1, resource.parts + 1))) == resource.parts
    ):
        return Progress(Status.DONE)
    coming = next_part(begun.done_parts)
    return Progress(Status.STARTED, done, begun.left if event.part != coming else None)


def progress_of(resource: Resource, events: Iterable[Event]) -> Progress:
    """Tell how far a reader is with a resource after all they did with it, in order."""
    progress = TO_DO
    for event in events:
        progress = after(progress, event, resource)
    return progress


def next_part(done_parts: frozenset[int]) -> int:
    """Give the number of the first part that is not done, from 1."""
    number = 1
    while number in done_parts:
        number += 1
    return number


def parts_left(resource: Resource, progress: Progress = TO_DO) -> list[tuple[int, int | None]]:
    """List the parts still to do, each with its number and its minutes.

    The minutes are None where the time is unknown. Of a resource that has nobody knows how
    many parts there is the next one alone; see `minutes_left`.
    """
    if progress is TO_DO and resource.parts == 1:  # nearly always
        return [(1, resource.minutes)]
    if progress.status in FINISHED:
        return []
    coming = next_part(progress.done_parts)
    last = coming if resource.parts is None else resource.parts
    numbers = [number for number in range(1, last + 1) if number not in progress.done_parts]
    times = [resource.minutes] * len(numbers)
    if numbers and progress.left is not None:  # the list may say less by now
        times[0] = min(progress.left, resource.minutes or progress.left)
    return list(zip(numbers, times, strict=True))


def minutes_left(resource: Resource, progress: Progress = TO_DO) -> int | None:
    """Give the minutes of all that is left: 0 when done, None where they are not known."""
    if progress is TO_DO:
        return resource.total_minutes
    times = [minutes for _, minutes in parts_left(resource, progress)]
    if times and resource.parts is None:
        return None
    total = 0
    for minutes in times:
        if minutes is None:
            return None
        total += minutes
    return total


def counted_minutes(resource: Resource, progress: Progress) -> int | None:
    """Give the minutes that a sum counts: of what is begun, what is left; else all of it.

    None where they are not known.
    """
    begun = progress.status is Status.STARTED
    return minutes_left(resource, progress) if begun else resource.total_minutes


def part_minutes_left(resource: Resource, progress: Progress = TO_DO) -> int | None:
    """Give the minutes left of the part that comes next; of what is done or skipped, a whole part.

    None where it is not known.
    """
    parts = parts_left(resource, progress)
    return parts[0][1] if parts else resource.minutes

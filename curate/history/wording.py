"""What is said of a reader's history: marks, what is left of a resource, and events."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from curate.durations import format_left, format_minutes, format_sum, format_time
from curate.history.progress import TO_DO, Event, Progress, Verb, minutes_left
from curate.model import Resource, Status

if TYPE_CHECKING:
    from datetime import date

EVENTS = {
    Verb.START: "begun",
    Verb.DONE: "done",
    Verb.SKIP: "skipped",
    Verb.RESET: "to do again",
}
"""What each verb is called where events are told."""
STATUS_WORDS = {
    Status.TODO: "to do",
    Status.STARTED: "begun",
    Status.DONE: "done",
    Status.SKIPPED: "skipped",
}
"""What each status is called where people read it."""
STATUS_MARKS = {Status.TODO: "", Status.STARTED: "●", Status.DONE: "✓", Status.SKIPPED: "–"}
"""What stands before a resource in a list."""


def time_of(resource: Resource, progress: Progress = TO_DO) -> tuple[str, str]:
    """Return the time of a resource in two pieces, for `aligned`: `45 min` and ` × 2`.

    Of what is begun it says how much is left: `25 of 50 min`.
    """
    left, total = minutes_left(resource, progress), resource.total_minutes
    if progress.status is Status.STARTED and None not in (left, total) and left != total:
        return format_left(left or 0, total or 0, estimated=resource.estimated), ""
    if progress.left is not None and total is None and progress.status is Status.STARTED:
        return format_sum(progress.left, estimated=resource.estimated), " left"
    shown = format_time(resource.minutes, resource.parts, estimated=resource.estimated)
    main, times, parts = shown.partition(" × ")
    return main, times + parts


def status_in_words(resource: Resource, progress: Progress) -> str:
    """Return how far a reader is: `to do`, `begun, 25 of 50 min left`, `done`, `skipped`."""
    said = STATUS_WORDS[progress.status]
    if progress.status is not Status.STARTED:
        return said
    left, total = minutes_left(resource, progress), resource.total_minutes
    if progress.done_parts:
        done = ", ".join(map(str, sorted(progress.done_parts)))
        said += f", part{'s' if len(progress.done_parts) > 1 else ''} {done} done"
    if left is not None and total is not None and left != total:
        said += f", {format_left(left, total, estimated=resource.estimated)} left"
    return said


def all_finished(count: int) -> str:
    """Say that nothing is left of `count` resources: `all 11 are done or skipped`."""
    return f"{'it is' if count == 1 else f'all {count:,} are'} done or skipped"


def events_in_words(events: Iterable[tuple["date", Event]]) -> list[str]:
    """Return a line for each event of one resource: `22 November 2026: done, took 12 min`.

    Each event comes with the local day of it.
    """
    return [
        f"{day.day} {day:%B %Y}: {', '.join([EVENTS[event.verb], *event_facts(event)])}"
        for day, event in events
    ]


def event_facts(event: Event) -> list[str]:
    """Say the part, the time and the remark that were noted with an event, as far as they were."""
    facts = [] if event.part is None else [f"part {event.part}"]
    if event.minutes is not None:
        time = format_minutes(event.minutes)
        facts.append(f"{time} left" if event.verb is Verb.START else f"took {time}")
    return [*facts, *([event.note] if event.note else [])]

"""The words and marks for times, counts and facts, the same on every screen."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from curate.durations import format_left, format_minutes, format_sum, format_time
from curate.history.progress import TO_DO, Event, Progress, Verb, minutes_left
from curate.model import Format, Importance, Resource, Status, Tally

if TYPE_CHECKING:
    from datetime import date

    from curate.planner.path import Path
    from curate.planner.request import PathRequest
    from curate.planner.steps import Step

PLAIN_MARKS = str.maketrans(
    {
        "·": "-",
        "×": "x",
        "─": "-",
        "█": "#",
        "└": "`",
        "…": "...",
        "✓": "x",
        "●": ">",
        "–": "-",
        "—": "-",
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
    }
)
"""What stands for a mark where the terminal's encoding has none."""

EVENTS = {
    Verb.START: "begun",
    Verb.DONE: "done",
    Verb.SKIP: "skipped",
    Verb.RESET: "to do again",
}
STATUS_MARKS = {Status.TODO: "", Status.STARTED: "●", Status.DONE: "✓", Status.SKIPPED: "–"}
VERBS = {Format.READ: "to read", Format.WATCH: "to watch", Format.LISTEN: "to listen to"}
NAMES_SHOWN = 5
"""A remark names at most so many ids."""


def plural(count: int, one: str, many: str) -> str:
    """Return `1 resource`, `1,000 resources`."""
    return f"{count:,} {one if count == 1 else many}"


def time_of(resource: Resource, progress: Progress = TO_DO) -> tuple[str, str]:
    """Return the time of a resource in two pieces that align: `45 min` and ` × 2`.

    Of what is begun it says how much is left: `25 of 50 min`.
    """
    left, total = minutes_left(resource, progress), resource.total_minutes
    if progress.status is Status.STARTED and None not in (left, total) and left != total:
        return left_of(left or 0, total or 0, resource), ""
    if progress.left is not None and total is None and progress.status is Status.STARTED:
        return format_sum(progress.left, estimated=resource.estimated), " left"
    shown = format_time(resource.minutes, resource.parts, estimated=resource.estimated)
    main, times, parts = shown.partition(" × ")
    return main, times + parts


def sum_of(tally: Tally) -> tuple[str, str]:
    """Return a sum in two pieces that align: `~1 h 20`, and `+` where an unknown is missing."""
    shown = format_sum(
        tally.minutes, estimated=tally.estimated, incomplete=0 < tally.unknown == tally.resources
    )
    return shown, "+" if tally.unknown and shown != "?" else ""


def sum_in_words(tally: Tally) -> str:
    """Return a sum as a sentence has it: `1 h 01`, `at least ~2 h 50`, `time not known`."""
    shown, plus = sum_of(tally)
    if shown == "?":
        return "time not known"
    return f"at least {shown}" if plus else shown


def resources_in_words(tally: Tally, matched: int | None = None) -> str:
    """Return the footer of a list: `6 resources · ~1 h 01`; `matched` where some are not shown."""
    count = plural(tally.resources, "resource", "resources")
    if matched is not None and matched != tally.resources:
        count = f"{tally.resources:,} of {plural(matched, 'resource', 'resources')}"
    return f"{count} · {sum_in_words(tally)}" if tally.resources else count


def step_time(step: "Step") -> tuple[str, str]:
    """Return the time of a step in two pieces that align; where some is done, what is left."""
    resource = step.resource
    if step.minutes is None or step.minutes == resource.total_minutes:
        return time_of(resource)
    total = resource.minutes if step.part is not None else resource.total_minutes
    if total is None or step.minutes == total:
        return format_sum(step.minutes, estimated=resource.estimated), ""
    return left_of(step.minutes, total, resource), ""


def left_of(left: int, total: int, resource: Resource) -> str:
    """Return what is left of the time of a resource: `25 of 50 min`, `~45 min of 1 h 30`."""
    return format_left(left, total, estimated=resource.estimated)


def sitting_in_words(path: "Path", request: "PathRequest", number: int) -> str:
    """Return the heading of a sitting: `Sitting 1 · ~27 of 30 min`."""
    tally = path.sittings[number - 1]
    return f"Sitting {number} · {_of_limit(sum_in_words(tally), tally.minutes, request.sitting)}"


def path_footer(path: "Path", request: "PathRequest") -> str:
    """Return the last line of a path: `4 of 7 resources · ~1 h 20 of 1 h 30 · 3 sittings`."""
    asked = path.matched + len(path.left_out)
    count = plural(asked, "resource", "resources")
    if path.left_out:
        count = f"{path.matched:,} of {count}"
    brought_in = path.total.resources - path.matched
    if brought_in:
        count += f", and {brought_in:,} that {'they need' if path.matched != 1 else 'it needs'}"
    said = [count, _of_limit(sum_in_words(path.total), path.total.minutes, request.budget)]
    if path.sittings and request.sittings is None:
        said.append(plural(len(path.sittings), "sitting", "sittings"))
    elif path.sittings:
        of = plural(request.sittings or 0, "sitting", "sittings")
        said.append(f"{len(path.sittings)} of {of}")
    return " · ".join(said)


def _of_limit(said: str, minutes: int, limit: int | None) -> str:
    """Return `27 of 30 min`, `~1 h 20 of 1 h 30`; a time over its limit stands alone."""
    if limit is None or minutes > limit or not minutes:
        return said
    of = format_minutes(limit)
    return f"{said.removesuffix(' min') if of.endswith(' min') else said} of {of}"


def facts(resource: Resource, *more: str) -> list[str]:
    """Return what stands behind the id in a list: importance if marked, themes, and `more`."""
    marked = [] if resource.importance is Importance.RECOMMENDED else [str(resource.importance)]
    themes = [", ".join(resource.themes)] if resource.themes else []
    return marked + themes + list(more)


def how_long(resource: Resource) -> str:
    """Return the time of a resource as a sentence has it, with where it comes from."""
    verb = VERBS[resource.format]
    if resource.minutes is None:
        several = f", {resource.parts} parts" if (resource.parts or 1) > 1 else ""
        return f"not known, {verb}{several}"
    one = ("~" if resource.estimated else "") + format_minutes(resource.minutes)
    source = "as stated"
    if resource.estimated:
        source = f"estimated from {resource.words:,} words"
    if resource.parts == 1:
        return f"{one} {verb}, {source}"
    if resource.parts is None:
        return f"{one} {verb} each part, {source}; how many parts is not known"
    total = format_minutes(resource.minutes * resource.parts)
    return f"{one} × {resource.parts} {verb} ({total} in all), {source}"


def status_in_words(resource: Resource, progress: Progress) -> str:
    """Return how far a reader is: `not begun`, `begun, 25 of 50 min left`, `done`, `skipped`."""
    if progress.status is Status.TODO:
        return "not begun"
    if progress.status is not Status.STARTED:
        return str(progress.status)
    left, total = minutes_left(resource, progress), resource.total_minutes
    said = "begun"
    if progress.done_parts:
        done = ", ".join(map(str, sorted(progress.done_parts)))
        said += f", part{'s' if len(progress.done_parts) > 1 else ''} {done} done"
    if left is not None and total is not None and left != total:
        said += f", {left_of(left, total, resource)} left"
    return said


def events_in_words(events: Iterable[tuple["date", Event]]) -> list[str]:
    """Return a line for each event of one resource: `22 November 2026: done, took 12 min`."""
    return [
        f"{day.day} {day:%B %Y}: {', '.join([EVENTS[event.verb], *event_facts(event)])}"
        for day, event in events
    ]


def event_facts(event: Event) -> list[str]:
    """Return what was noted with an event: which part, what time, what remark."""
    facts = [] if event.part is None else [f"part {event.part}"]
    if event.minutes is not None:
        time = format_minutes(event.minutes)
        facts.append(f"{time} left" if event.verb is Verb.START else f"took {time}")
    return [*facts, *([event.note] if event.note else [])]


def named(ids: Sequence[str], count: int) -> str:
    """Return some ids of `count`: `a, b, c`, or `a, b, c and 9 more`."""
    shown = list(ids[:NAMES_SHOWN])
    more = count - len(shown)
    return ", ".join(shown) + (f" and {more:,} more" if more > 0 else "")


def aligned(pieces: Iterable[tuple[str, str]]) -> list[str]:
    """Return two-piece texts with the first pieces flush right, the second hanging behind."""
    rows = list(pieces)
    width = max((len(main) for main, _ in rows), default=0)
    return [main.rjust(width) + behind for main, behind in rows]

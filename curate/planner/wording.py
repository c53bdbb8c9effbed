"""What is said of paths: how long steps and sittings take, and the last line."""

from curate.durations import format_left, format_minutes, format_sum
from curate.history.wording import time_of
from curate.planner.causes import Cause
from curate.planner.path import Path, Shortest
from curate.planner.request import PathRequest
from curate.planner.steps import Step
from curate.resource_wording import VERBS, plural, sum_in_words

CAUSES = {
    Cause.DONE: "done",
    Cause.SKIPPED: "skipped",
    Cause.NO_ROOM: "no room left",
    Cause.OVER_BUDGET: "too long for the time",
    Cause.LONGER_THAN_A_SITTING: "longer than a sitting",
    Cause.UNKNOWN_TIME: "no known time",
    Cause.ADDS_NOTHING_NEW: "adds no new theme",
    Cause.UNKNOWN_PREREQUISITE: "requires what is not listed",
    Cause.PREREQUISITE_CYCLE: "required in a circle",
    Cause.PREREQUISITE_BLOCKED: "after one that is left out",
}
"""Why something is left out of a path, in a few words."""


def step_time(step: Step) -> tuple[str, str]:
    """Return the time of a step in two pieces, for `aligned`; where some is done, what is left."""
    resource = step.resource
    if step.minutes is None or step.minutes == resource.total_minutes:
        return time_of(resource)
    total = resource.minutes if step.part is not None else resource.total_minutes
    if total is None or step.minutes == total:
        return format_sum(step.minutes, estimated=resource.estimated), ""
    return format_left(step.minutes, total, estimated=resource.estimated), ""


def sitting_in_words(path: Path, request: PathRequest, number: int) -> str:
    """Return the heading of a sitting: `Sitting 1 · ~27 of 30 min`."""
    tally = path.sittings[number - 1]
    return f"Sitting {number} · {_of_limit(sum_in_words(tally), tally.minutes, request.sitting)}"


def path_footer(path: Path, request: PathRequest) -> str:
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


def shortest_in_words(least: Shortest) -> str:
    """Return "The shortest takes ~7 min to read", and whether something comes before it."""
    time = format_sum(least.minutes, estimated=least.resource.estimated)
    before = ", with what it requires" if least.has_prerequisites else ""
    return f"The shortest takes {time} {VERBS[least.resource.format]}{before}"

"""What is left out of a path: a line a cause, or a sentence each."""

from collections.abc import Sequence

from curate.display.printing import say, say_folded
from curate.history.wording import time_of
from curate.planner.causes import FOR_WANT_OF_TIME, Cause
from curate.planner.left_out import LeftOut
from curate.resource_wording import NAMES_SHOWN
from curate.streams import Stream

_LABELS = {
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


def show_left_out(stream: Stream, left_out: Sequence[LeftOut], *, explain: bool) -> None:
    """Print what is left out: a line a cause, or with `explain` a sentence each."""
    if not left_out:
        return
    by_cause = {
        cause: some for cause in Cause if (some := [one for one in left_out if one.cause is cause])
    }
    say(stream, "Left out")
    if explain:
        for one in (one for some in by_cause.values() for one in some):
            say_folded(stream, f"  {one.resource.title}")
            id_ = one.resource.id
            say_folded(stream, f"    {id_} · {one.message}", id_)
    else:
        width = max(len(_LABELS[cause]) for cause in by_cause)
        for cause, some in by_cause.items():
            say_folded(stream, f"  {_LABELS[cause].ljust(width)}   {ids_of(some, timed=True)}")
    say(stream)


def ids_of(left_out: Sequence[LeftOut], *, timed: bool = False) -> str:
    """Return the ids of what is left out; `timed`, each with its time where that is the cause."""
    few = len(left_out) <= NAMES_SHOWN + 1  # one more takes no more room than "and 1 more"
    shown = left_out[: None if few else NAMES_SHOWN]
    names = [_with_time(one) if timed else one.resource.id for one in shown]
    more = len(left_out) - len(shown)
    return ", ".join(names) + (f" and {more:,} more" if more else "")


def _with_time(one: LeftOut) -> str:
    if one.cause not in FOR_WANT_OF_TIME:
        return one.resource.id
    time = "".join(time_of(one.resource, one.progress))
    after = f", after {one.missing[0].id}" if one.cause is Cause.OVER_BUDGET and one.missing else ""
    return f"{one.resource.id} ({time}{after})"

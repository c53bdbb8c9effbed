"""What is left out of a path: a line a cause, or a sentence each."""

from collections.abc import Sequence

from curate.display.printing import say, say_folded
from curate.history.wording import time_of
from curate.planner.causes import FOR_WANT_OF_TIME, Cause
from curate.planner.left_out import LeftOut, by_cause
from curate.planner.wording import CAUSES
from curate.resource_wording import NAMES_SHOWN
from curate.streams import Stream


def show_left_out(stream: Stream, left_out: Sequence[LeftOut], *, explain: bool) -> None:
    """Print what is left out: a line a cause, or with `explain` a sentence each."""
    if not left_out:
        return
    causes = by_cause(left_out)
    say(stream, "Left out")
    if explain:
        for one in (one for some in causes.values() for one in some):
            say_folded(stream, f"  {one.resource.title}")
            id_ = one.resource.id
            say_folded(stream, f"    {id_} · {one.message}", id_)
    else:
        width = max(len(CAUSES[cause]) for cause in causes)
        for cause, some in causes.items():
            say_folded(stream, f"  {CAUSES[cause].ljust(width)}   {ids_of(some, timed=True)}")


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
    after = f", after {one.before[0].id}" if one.cause is Cause.OVER_BUDGET and one.before else ""
    return f"{one.resource.id} ({time}{after})"

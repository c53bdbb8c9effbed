"""What is said beside a path: why it is empty, what is missing, and what would make room."""

from curate.display.left_out import ids_of, show_left_out
from curate.display.printing import remark, say, say_folded
from curate.durations import format_minutes, format_sum
from curate.environment import Environment
from curate.history.wording import all_finished
from curate.model import Importance
from curate.planner.causes import FAULTS_OF_THE_LIST, FOR_WANT_OF_TIME, NOTHING_TO_DO, Cause
from curate.planner.choosing import Suggestion
from curate.planner.path import Path, Shortest
from curate.planner.request import PathRequest
from curate.planner.wording import shortest_in_words
from curate.resource_wording import NAMES_SHOWN, plural
from curate.streams import Stream

MANY_SITTINGS = 12
"""A path of more is no plan for the next weeks; how to ask for a shorter one is said."""


def show_nothing(
    env: Environment,
    path: Path,
    request: PathRequest,
    least: Shortest | None,
    *,
    explain: bool,
) -> None:
    """Say why a path of what matches is empty, and what would change that.

    `least` is what takes least time, where there is anything to take.
    """
    if explain and path.left_out:
        show_left_out(env.output, path.left_out, explain=True)
        say(env.output)
    if all(one.cause in NOTHING_TO_DO for one in path.left_out):
        fact = f"Nothing is left to do here: {all_finished(len(path.left_out))}."
        remark(env.remarks, fact, ("See them again", "--include-done"))
        return
    left = [one for one in path.left_out if one.cause not in NOTHING_TO_DO]
    causes = {one.cause for one in left}.intersection(FOR_WANT_OF_TIME)
    if causes:
        limit = request.sitting if causes == {Cause.LONGER_THAN_A_SITTING} else request.budget
        said = f"Nothing fits in {plural(limit or 0, 'minute', 'minutes')}."
        if least is not None:
            said += f" {shortest_in_words(least)}:\n  {least.resource.title} ({least.resource.id})"
        say_folded(env.remarks, said)
    elif all(one.cause is Cause.UNKNOWN_TIME for one in left):
        names = ids_of(left)
        fact = f"Nothing can be fitted in: no time is known of {names}."
        subject = "it is" if len(left) == 1 else "they are"
        say_folded(env.remarks, f"{fact} Without a limit {subject} in the path.")
    else:
        fact = "Nothing of what matches can be in a path."
        remark(env.remarks, fact, ("See why", "--explain"))


def show_remarks(remarks: Stream, path: Path, request: PathRequest) -> None:
    """Say what is wrong in the list, which essentials are missing, and what would make room."""
    faults = [one for one in path.left_out if one.cause in FAULTS_OF_THE_LIST]
    for one in faults[:NAMES_SHOWN]:
        say_folded(remarks, f"{one.resource.title} is left out. {one.message}")
    if len(faults) > NAMES_SHOWN:
        more = f"{len(faults) - NAMES_SHOWN:,} more are left out like this."
        remark(remarks, more, ("See all", "curate check"))
    if path.steps:
        _show_missed(remarks, path, request)
        if path.suggestion is not None:
            _show_suggestion(remarks, path.suggestion)
    if not path.proof.choice and any(one.cause is Cause.NO_ROOM for one in path.left_out):
        fact = "This is a good choice. A better one may exist: there are too many to try them all."
        say_folded(remarks, fact)
    elif not path.proof.sittings and request.sittings is None:
        say_folded(remarks, "Fewer sittings may do: there are too many ways to try them all.")
    if request.sittings is None and len(path.sittings) > MANY_SITTINGS:
        fact = f"{len(path.sittings):,} sittings are many."
        remark(remarks, fact, ("What is best for three", "--sittings 3"))


def _show_suggestion(remarks: Stream, suggestion: Suggestion) -> None:
    """Say what would fill room that is left, and how it is asked for."""
    time = format_sum(suggestion.minutes, estimated=suggestion.resource.estimated)
    part = "one part of " if suggestion.one_part else ""
    fact = f"There is room for {part}{suggestion.resource.id} ({time})."
    option = "--allow-parts" if suggestion.one_part else "--include-optional"
    remark(remarks, fact, ("Add it", option))


def _show_missed(remarks: Stream, path: Path, request: PathRequest) -> None:
    """Say which essentials are left out for want of time, and how much would do."""
    left_out = [
        one
        for one in path.left_out
        if one.cause in FOR_WANT_OF_TIME and one.resource.importance is Importance.ESSENTIAL
    ]
    if not left_out:
        return
    too_long = all(one.cause is Cause.LONGER_THAN_A_SITTING for one in left_out)
    limit = f"longer than a sitting of {format_minutes(request.sitting or 0)}" if too_long else ""
    fact = f"{left_out[0].resource.title} is essential, but {limit or 'there is no room'}."
    if len(left_out) > 1:
        some = f"{len(left_out):,} essentials"
        fact = f"{some} are {limit}" if too_long else f"There is no room for {some}"
        fact += f": {ids_of(left_out)}."
    remark(
        remarks, fact, *([("Make room", _options(path.roomier, request))] if path.roomier else [])
    )


def _options(roomier: PathRequest, request: PathRequest) -> str:
    """Return the options of a request that another does not have."""
    times = {
        "--max-minutes": (roomier.max_minutes, request.max_minutes),
        "--sitting": (roomier.sitting, request.sitting),
        "--sittings": (roomier.sittings, request.sittings),
    }
    return " ".join(f"{option} {new}" for option, (new, old) in times.items() if new != old)

"""What was asked for and is not in a path: each resource with its cause, and a sentence."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from curate.durations import format_minutes
from curate.history.progress import Progress
from curate.model import Importance, Resource, Status
from curate.planner.candidates import Candidates
from curate.planner.causes import Cause
from curate.planner.request import PathRequest


class LeftOut(NamedTuple):
    """A resource that was asked for and is not in the path."""

    resource: Resource
    cause: Cause
    message: str
    """The cause as a sentence."""
    progress: Progress
    """How far the reader is with it."""
    missing: tuple[Resource, ...]
    """What it requires itself, is still to do, and is not in the path either."""


def by_cause(some: Sequence[LeftOut]) -> dict[Cause, list[LeftOut]]:
    """Group what is left out by its cause, in the order of the causes."""
    grouped = {cause: [one for one in some if one.cause is cause] for cause in Cause}
    return {cause: found for cause, found in grouped.items() if found}


def left_out(
    candidates: Candidates, chosen: Collection[int], request: PathRequest
) -> list[LeftOut]:
    """List all that was asked for and is not among `chosen`, in list order, with the causes.

    `chosen` are ranks.
    """
    room = 0 if request.budget is None else request.budget - candidates.cost(chosen)
    touched = {
        theme
        for rank in candidates.wanted_set.intersection(chosen)
        for theme in candidates.resources[rank].themes
    }
    found = []
    for rank in candidates.wanted:
        if rank in chosen:
            continue
        resource = candidates.resources[rank]
        optional = resource.importance is Importance.OPTIONAL and not request.include_optional
        begun = candidates.progress[rank].status is Status.STARTED
        themes = filter(request.counts, resource.themes)
        if rank in candidates.impossible:
            cause, message = candidates.impossible[rank]
        elif optional and not begun and touched.issuperset(themes):
            cause = Cause.ADDS_NOTHING_NEW
            message = "It is optional, and opens no theme that the path does not touch."
        else:
            cause = Cause.NO_ROOM
            missing = candidates.brings(rank).difference(chosen)
            cost = candidates.cost(missing)
            left = f"{format_minutes(room)} is left" if room else "no time is left"
            message = f"It needs {candidates.time_in_words(missing)}, and {left}."
            if cost <= room:
                message = "What is left of the sittings is too short for it."
        found.append(
            LeftOut(
                resource,
                cause,
                message,
                candidates.progress[rank],
                _missing(candidates, rank, chosen),
            )
        )
    return found


def _missing(candidates: Candidates, rank: int, chosen: Collection[int]) -> tuple[Resource, ...]:
    """List the resources that one requires itself, still to do and not chosen."""
    requires = candidates.requires.get(rank, ())
    return tuple(candidates.resources[one] for one in requires if one not in chosen)

"""What was asked for and is not in a path: each resource with its cause, and a sentence."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
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
    progress: Progress
    """How far the reader is with it."""
    before: tuple[Resource, ...]
    """What it requires itself, and is still to do."""
    sentence: Callable[[], str]
    """Gives `message`: of thousands that are left out, few are told one by one."""

    @property
    def message(self) -> str:
        """The cause as a sentence."""
        return self.sentence()


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

    def old(theme: str) -> bool:
        return theme in touched or not request.counts(theme)

    no_room = partial(_no_room, candidates, chosen, room, request.keep_order)
    found = []
    for rank in candidates.wanted:
        if rank in chosen:
            continue
        resource, progress = candidates.resources[rank], candidates.progress[rank]
        optional = resource.importance is Importance.OPTIONAL and not request.include_optional
        begun = progress.status is Status.STARTED
        if rank in candidates.impossible:
            cause, said = candidates.impossible[rank]
        elif optional and not begun and all(map(old, resource.themes)):
            cause = Cause.ADDS_NOTHING_NEW
            said = "It is optional, and opens no theme that the path does not touch."
        else:
            cause, said = Cause.NO_ROOM, ""
        before = [candidates.resources[one] for one in candidates.requires.get(rank, ())]
        sentence = said.__str__ if said else partial(no_room, rank)
        found.append(LeftOut(resource, cause, progress, tuple(before), sentence))
    return found


def _no_room(
    candidates: Candidates, chosen: Collection[int], room: int, keep_order: bool, rank: int
) -> str:
    in_part = sorted(candidates.brings(rank).intersection(candidates.only))
    if in_part:
        title = candidates.resources[in_part[0]].title
        return f"It requires {title}, of which the path has only one part."
    missing = candidates.brings(rank).difference(chosen)
    if candidates.cost(missing) <= room:
        if keep_order:
            return "In the order of the path it does not fit in the sittings."
        return "What is left of the sittings is too short for it."
    left = f"{format_minutes(room)} is left" if room else "no time is left"
    return f"It needs {candidates.time_in_words(missing)}, and {left}."

"""A learning path: the best one for what is asked, with what is left out of it."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from curate.durations import MOST_MINUTES
from curate.history.progress import Progress
from curate.model import Resource, Tally
from curate.planner.candidates import Candidates
from curate.planner.choosing import Choice, Suggestion, choose
from curate.planner.left_out import LeftOut, left_out
from curate.planner.limits import SEARCH_STEPS, Work
from curate.planner.ordering import ordered
from curate.planner.packer import Packer, Part
from curate.planner.reasons import reasons
from curate.planner.request import PathRequest
from curate.planner.roomier import roomier
from curate.planner.sittings import Packing
from curate.planner.steps import Step, packed_steps


class Proof(NamedTuple):
    """What it is sure of a path that nothing is better than."""

    choice: bool
    """What is in it."""
    sittings: bool
    """How many sittings it takes."""
    order: bool
    """The order in these sittings: none is closer to that which it would have without them."""


class Path(NamedTuple):
    """A learning path."""

    steps: tuple[Step, ...]
    left_out: tuple[LeftOut, ...]
    sittings: tuple[Tally, ...]
    """The time of each sitting."""
    matched: int
    """How many of its resources were asked for."""
    proof: Proof
    suggestion: Suggestion | None = None
    """What would fill room that is left."""
    roomier: PathRequest | None = None
    """Where essentials are left out for want of time, a request that has room for all of them."""

    @property
    def total(self) -> Tally:
        """The time of the whole path."""
        return self.steps[-1].so_far if self.steps else Tally()


class Shortest(NamedTuple):
    """What takes least time."""

    resource: Resource
    minutes: int
    """What is left of it, and of what it requires."""
    has_prerequisites: bool
    """Whether something it requires is among that time."""


def plan(
    everything: Sequence[Resource],
    wanted: Collection[str],
    request: PathRequest | None = None,
    progress: Mapping[str, Progress] | None = None,
    titles: Mapping[str, str] | None = None,
) -> Path:
    """Plan the best path through `wanted`, with what has to come before.

    `everything` is the whole list in its own order, `wanted` are the ids that were asked
    for. Without a budget all of them are in it. `progress` says by id how far the reader is:
    what is done or skipped is not in the path, and counts as met where something requires it.
    `titles` of themes, by their ids, are for the reasons.
    """
    request, progress = request or PathRequest(), progress or {}
    candidates = Candidates(everything, wanted, progress, request.budget, request.longest_part)
    choice, packed, why = chosen(candidates, request, titles or {})
    steps, sittings = packed_steps(candidates, request.sitting, packed.sittings, why, choice.stages)
    return Path(
        steps=steps,
        left_out=tuple(left_out(candidates, choice.stages, request)),
        sittings=sittings,
        matched=len(candidates.wanted_set.intersection(choice.stages)),
        proof=Proof(choice.proved, packed.fewest, packed.nearest),
        suggestion=choice.suggestion,
        roomier=roomier(candidates, choice.stages, request),
    )


def chosen(
    candidates: Candidates, request: PathRequest, titles: Mapping[str, str], *, suggest: bool = True
) -> tuple[Choice, Packing[Part], dict[int, str]]:
    """Choose the best of what can be in a path, pack it, and say by rank why each is in it.

    `suggest` says whether to look for what would fill room that is left.
    """
    touched = {theme for rank in candidates.wanted for theme in candidates.resources[rank].themes}
    themes = sorted(filter(request.counts, touched))
    work = Work(SEARCH_STEPS)
    packer = Packer(candidates, request, work)
    if request.budget is None:
        asked = [rank for rank in candidates.wanted if rank not in candidates.impossible]
        choice = Choice(dict.fromkeys(candidates.with_prerequisites(asked)), {}, proved=True)
    else:
        choice = choose(candidates, themes, request, packer, work, suggest=suggest)
    packed = packer.pack(ordered(candidates, choice.stages))
    order = list(dict.fromkeys(part.rank for parts in packed.sittings for part in parts))
    return choice, packed, reasons(candidates, choice, order, themes, titles)


def shortest(
    everything: Sequence[Resource], wanted: Collection[str], progress: Mapping[str, Progress]
) -> Shortest | None:
    """Find the resource of `wanted` that takes least time, with what it requires.

    None where no time is known, or nothing is left to do.
    """
    candidates = Candidates(everything, wanted, progress, MOST_MINUTES)
    possible = (rank for rank in candidates.wanted if rank not in candidates.impossible)
    return least(candidates, {rank: candidates.cost(candidates.brings(rank)) for rank in possible})


def least(candidates: Candidates, times: Mapping[int, int | None]) -> Shortest | None:
    """Give what takes least of some times, in minutes by rank; None where none is known."""
    known = [(time, rank) for rank, time in times.items() if time is not None]
    if not known:
        return None
    time, rank = min(known)
    return Shortest(candidates.resources[rank], time, len(candidates.brings(rank)) > 1)

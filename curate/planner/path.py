"""A learning path: the best one for what is asked, with what is left out of it."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from curate.durations import MOST_MINUTES
from curate.history.progress import Progress
from curate.model import Importance, Resource, Tally
from curate.planner.candidates import Candidates, Limits
from curate.planner.causes import FOR_WANT_OF_TIME
from curate.planner.choosing import Choice, choose
from curate.planner.left_out import LeftOut, left_out
from curate.planner.limits import SEARCH_STEPS, Work
from curate.planner.packer import Packer
from curate.planner.reasons import reasons
from curate.planner.request import PathRequest
from curate.planner.steps import Step, packed_steps


class Path(NamedTuple):
    """A learning path."""

    steps: tuple[Step, ...]
    left_out: tuple[LeftOut, ...]
    sittings: tuple[Tally, ...]
    """The time of each sitting."""
    matched: int
    """How many of its resources were asked for."""
    proved: bool
    """Whether it is sure that there is no better one."""
    essential_minutes: int | None = None
    """What all essentials would take that were asked for, with what they require; None where
    that is not known."""

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
    budget = request.budget
    longest = request.sitting if request.sittings is not None else None
    candidates = Candidates(everything, wanted, progress, Limits(budget, longest))
    themes = sorted(
        {theme for rank in candidates.wanted for theme in candidates.resources[rank].themes}
    )
    work = Work(SEARCH_STEPS)
    packer = Packer(candidates, request, work)
    if budget is None:
        asked = [rank for rank in candidates.wanted if rank not in candidates.impossible]
        choice = Choice(dict.fromkeys(_with_prerequisites(candidates, asked)), {}, proved=True)
    else:
        choice = choose(
            candidates,
            themes,
            budget,
            work,
            include_optional=request.include_optional,
            packer=packer if request.sittings is not None else None,
        )
    order = packer.ordered(choice.stages)
    packed = packer.pack(order)
    said = reasons(candidates, choice, order, themes, titles or {})
    why = dict(zip(order, said, strict=True))
    steps, sittings = packed_steps(candidates, request.sitting, packed.sittings, why, choice.stages)
    return Path(
        steps=steps,
        left_out=tuple(
            left_out(candidates, choice.stages, budget, include_optional=request.include_optional)
        ),
        sittings=sittings,
        matched=len(candidates.wanted_set.intersection(choice.stages)),
        proved=choice.proved and packer.sure and packed.fewest and packed.nearest,
        essential_minutes=_essential_minutes(candidates),
    )


def shortest(
    everything: Sequence[Resource], wanted: Collection[str], progress: Mapping[str, Progress]
) -> Shortest | None:
    """Find the resource of `wanted` that takes least time, with what it requires.

    None where no time is known, or nothing is left to do.
    """
    candidates = Candidates(everything, wanted, progress, Limits(MOST_MINUTES))
    costs = {
        rank: candidates.cost(candidates.brings(rank))
        for rank in candidates.wanted
        if rank not in candidates.impossible
    }
    if not costs:
        return None
    rank = min(costs, key=lambda one: (costs[one], one))
    return Shortest(
        candidates.resources[rank],
        costs[rank],
        has_prerequisites=len(candidates.brings(rank)) > 1,
    )


def _with_prerequisites(candidates: Candidates, ranks: Collection[int]) -> list[int]:
    """Return some resources and all that they require."""
    chosen: dict[int, None] = {}
    waiting = list(ranks)
    while waiting:
        rank = waiting.pop()
        if rank not in chosen:
            chosen[rank] = None
            waiting += candidates.requires.get(rank, ())
    return list(chosen)


def _essential_minutes(candidates: Candidates) -> int | None:
    """Return `Path.essential_minutes`; what more time would not bring in does not count."""

    def may_come(rank: int) -> bool:
        exclusion = candidates.impossible.get(rank)
        return exclusion is None or exclusion.cause in FOR_WANT_OF_TIME

    essential = [
        rank
        for rank in candidates.wanted
        if candidates.resources[rank].importance is Importance.ESSENTIAL and may_come(rank)
    ]
    minutes = [candidates.minutes[rank] for rank in _with_prerequisites(candidates, essential)]
    return None if None in minutes else sum(one or 0 for one in minutes)

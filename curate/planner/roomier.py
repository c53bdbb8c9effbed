"""What would make room for the essentials that are left out: tried before it is told."""

from collections.abc import Collection, Iterator

from curate.durations import MOST_MINUTES
from curate.model import Importance
from curate.planner.candidates import Candidates
from curate.planner.causes import FOR_WANT_OF_TIME, Cause
from curate.planner.limits import MOST_SITTINGS, MOST_TRIED, PACKING_STEPS, Work
from curate.planner.packer import Packer
from curate.planner.request import PathRequest


def roomier(
    candidates: Candidates, chosen: Collection[int], request: PathRequest
) -> PathRequest | None:
    """Return the request with more time, so that all essentials are in the path.

    None where none of these is left out for want of time, or where no such request is found.
    `chosen` are the ranks of what is in the path.
    """
    too_long = {*FOR_WANT_OF_TIME, Cause.PREREQUISITE_BLOCKED}
    never = {rank for rank, one in candidates.impossible.items() if one.cause not in too_long}
    for rank in candidates.prerequisites_first(candidates.requires):
        if not never.isdisjoint(candidates.requires[rank]):
            never.add(rank)
    essential = [
        rank
        for rank in candidates.wanted
        if candidates.resources[rank].importance is Importance.ESSENTIAL
    ]
    if any(rank in never and candidates.is_excluded(rank, FOR_WANT_OF_TIME) for rank in essential):
        return None
    essential = [rank for rank in essential if rank not in never]
    if request.budget is None or all(rank in chosen for rank in essential):
        return None
    candidates = candidates.with_all_parts()
    everything = frozenset(candidates.with_prerequisites(essential))
    times = [minutes for rank in everything for _, minutes in candidates.parts(rank)]
    known = [minutes for minutes in times if minutes is not None]
    if len(known) < len(times) or sum(known) > MOST_MINUTES:
        return None
    work = Work(PACKING_STEPS)
    for longer in _longer(request, sum(known), max(known)):
        if longer.sittings is None or Packer(candidates, longer, work).fits(everything):
            return longer
        if work.left < 0:
            break
    return None


def _longer(request: PathRequest, minutes: int, longest: int) -> Iterator[PathRequest]:
    """Yield requests with room for so many minutes in parts of the `longest` at most.

    First those that change least: more sittings of the same length, else longer ones.
    """
    limit = request.max_minutes
    enough = limit if limit is None else max(limit, minutes)
    if request.sitting is None or request.sittings is None:
        sitting = request.sitting and max(request.sitting, longest)
        yield request._replace(max_minutes=enough, sitting=sitting)
        return
    if request.sitting >= longest:
        first = max(request.sittings, -(-minutes // request.sitting))
        for sittings in range(first, min(first + MOST_TRIED, MOST_SITTINGS + 1)):
            yield request._replace(max_minutes=enough, sittings=sittings)
    shortest = max(request.sitting, longest, -(-minutes // request.sittings))
    for sitting in range(shortest, shortest + MOST_TRIED):
        yield request._replace(max_minutes=enough, sitting=sitting)

"""What would make room for the essentials that are left out: tried before it is told."""

from collections.abc import Collection, Iterator

from curate.durations import MOST_MINUTES
from curate.model import Importance
from curate.planner.candidates import Candidates
from curate.planner.causes import FOR_WANT_OF_TIME
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
    essential = [
        rank
        for rank in candidates.wanted
        if candidates.resources[rank].importance is Importance.ESSENTIAL
        and (
            rank not in candidates.impossible
            or candidates.impossible[rank].cause in FOR_WANT_OF_TIME
        )
    ]
    if request.budget is None or all(rank in chosen for rank in essential):
        return None
    candidates.only.clear()
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

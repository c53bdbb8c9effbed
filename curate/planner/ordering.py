"""In what order a path is taken: easy and essential first, formats varied, short before long."""

from collections.abc import Iterable
from heapq import heappop, heappush

from curate.model import Format, Importance
from curate.planner.candidates import Candidates

_ENDLESS = 10**12
"""An unknown time sorts behind every known one."""


def ordered(candidates: Candidates, chosen: Iterable[int]) -> list[int]:
    """Return what is chosen, given by rank, in path order.

    Among those whose prerequisites are placed, next is the least of: level carried down (a
    prerequisite is as easy as the easiest that needs it), own level, essential before others
    (as what an essential one needs is, too), same format as the one before, minutes, list
    position. What is required and not among `chosen` counts as placed.
    """
    level = {rank: candidates.level(rank) for rank in chosen}
    essential = Importance.ESSENTIAL
    inessential = {rank: candidates.resources[rank].importance is not essential for rank in level}
    carried = level.copy()
    dependents: dict[int, list[int]] = {}
    missing = dict.fromkeys(level, 0)
    for rank in reversed(candidates.prerequisites_first(level)):
        for required in filter(level.__contains__, candidates.requires[rank]):
            carried[required] = min(carried[required], carried[rank])
            inessential[required] &= inessential[rank]
            dependents.setdefault(required, []).append(rank)
            missing[rank] += 1
    # For each of these a heap for each format: the format before decides between heaps alone, so
    # that each resource is pushed and popped once.
    groups: dict[tuple[int, int, bool], dict[Format, list[tuple[int, int, int]]]] = {}

    def push(rank: int) -> None:
        minutes = candidates.minutes[rank]
        heaps = groups.setdefault((carried[rank], level[rank], inessential[rank]), {})
        heappush(
            heaps.setdefault(candidates.resources[rank].format, []),
            (_ENDLESS if minutes is None else minutes, candidates.positions[rank], rank),
        )

    for rank, count in missing.items():
        if not count:
            push(rank)
    order: list[int] = []
    before: Format | None = None
    while groups:
        first = min(groups)
        heaps = groups[first]
        others = [one for one in heaps if one != before] or [*heaps]
        before = min(others, key=lambda one: heaps[one][0])
        *_, rank = heappop(heaps[before])
        if not heaps[before]:
            del heaps[before]
            if not heaps:
                del groups[first]
        order.append(rank)
        for dependent in dependents.get(rank, ()):
            missing[dependent] -= 1
            if not missing[dependent]:
                push(dependent)
    return order

"""In what order a path is taken: easy and essential first, formats varied, short before long."""

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush

from curate.model import Format, Importance, Resource
from curate.planner.candidates import LEVELS, UNMARKED

_ENDLESS = 10**12
"""An unknown time sorts behind every known one."""


def ordered(
    chosen: Sequence[Resource],
    position: Mapping[str, int],
    minutes_left: Mapping[str, int | None] | None = None,
) -> list[Resource]:
    """Return `chosen` in path order; `position` gives the place of each id in the list.

    `minutes_left` says what is left of each; where it is not given, all of it is.

    Among those whose prerequisites are placed, next is the least of: level carried down (a
    prerequisite is as easy as the easiest that needs it), own level, essential before others
    (as what an essential one needs is, too), same format as the one before, minutes, list
    position. What is required and not among `chosen` counts as placed.
    """
    known = {resource.id: resource for resource in chosen}
    requires = {
        resource.id: [required for required in resource.requires if required in known]
        for resource in chosen
    }
    dependents: dict[str, list[str]] = {id_: [] for id_ in known}
    for id_, required in requires.items():
        for one in required:
            dependents[one].append(id_)
    level = {id_: _rank(resource) for id_, resource in known.items()}
    carried = _carried_down(level, requires, dependents)
    importance = {id_: one.importance is not Importance.ESSENTIAL for id_, one in known.items()}
    inessential = _carried_down(importance, requires, dependents)
    # For each of these a heap for each format: the format before decides between heaps alone, so
    # that each resource is pushed and popped once.
    groups: dict[tuple[int, int, int], dict[Format, list[tuple[int, int, str]]]] = {}

    def push(id_: str) -> None:
        resource = known[id_]
        left = minutes_left[id_] if minutes_left else resource.total_minutes
        minutes = _ENDLESS if left is None else left
        heaps = groups.setdefault((carried[id_], level[id_], inessential[id_]), {})
        heappush(heaps.setdefault(resource.format, []), (minutes, position[id_], id_))

    missing = {id_: len(required) for id_, required in requires.items()}
    for id_, count in missing.items():
        if count == 0:
            push(id_)
    order: list[Resource] = []
    before: Format | None = None
    while groups:
        first = min(groups)
        heaps = groups[first]
        others = [one for one in heaps if one != before] or [*heaps]
        before = min(others, key=lambda one: heaps[one][0])
        *_, id_ = heappop(heaps[before])
        if not heaps[before]:
            del heaps[before]
            if not heaps:
                del groups[first]
        order.append(known[id_])
        for dependent in dependents[id_]:
            missing[dependent] -= 1
            if missing[dependent] == 0:
                push(dependent)
    return order


def _rank(resource: Resource) -> int:
    return UNMARKED if resource.level is None else LEVELS[resource.level]


def _carried_down(
    own: Mapping[str, int],
    requires: Mapping[str, Sequence[str]],
    dependents: Mapping[str, Sequence[str]],
) -> dict[str, int]:
    """Return the number of each id, or the least of all that need it where that is less."""
    carried = dict(own)
    waiting = {id_: len(needing) for id_, needing in dependents.items()}
    ready = [id_ for id_, count in waiting.items() if count == 0]
    while ready:
        id_ = ready.pop()
        for required in requires[id_]:
            carried[required] = min(carried[required], carried[id_])
            waiting[required] -= 1
            if waiting[required] == 0:
                ready.append(required)
    return carried

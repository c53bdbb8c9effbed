"""What "requires" makes of a list: what comes before what, and its cycles."""

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def cycles(requires: Mapping[Key, Sequence[Key]]) -> list[tuple[Key, ...]]:
    """Return the groups of keys that require one another, each sorted as `requires` has them.

    `requires` gives the keys that each key requires; what is not a key is passed over.
    What requires itself is a group of one.
    """
    order = {id_: position for position, id_ in enumerate(requires)}
    found = [
        tuple(sorted(group, key=order.__getitem__))
        for group in prerequisites_first(requires)
        if len(group) > 1 or group[0] in requires[group[0]]
    ]
    return sorted(found, key=lambda group: order[group[0]])


def prerequisites_first(requires: Mapping[Key, Sequence[Key]]) -> list[list[Key]]:
    """Return all keys, each after those it requires; those that require one another as a group.

    What is not a key is passed over. R. Tarjan, "Depth-first search and linear graph
    algorithms", SIAM Journal on Computing 1(2), 1972; without recursion, since a chain may be
    as long as the list.
    """
    index: dict[Key, int] = {}
    low: dict[Key, int] = {}
    on_stack: set[Key] = set()
    stack: list[Key] = []
    found: list[list[Key]] = []
    for root in requires:
        if root in index:
            continue
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        work = [(root, iter(requires[root]))]
        while work:
            id_, rest = work[-1]
            for required in rest:
                if required not in requires:
                    continue
                if required not in index:
                    index[required] = low[required] = len(index)
                    stack.append(required)
                    on_stack.add(required)
                    work.append((required, iter(requires[required])))
                    break
                if required in on_stack:
                    low[id_] = min(low[id_], index[required])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[id_])
                if low[id_] == index[id_]:
                    group = [stack.pop()]
                    while group[-1] != id_:
                        group.append(stack.pop())
                    on_stack.difference_update(group)
                    found.append(group)
    return found

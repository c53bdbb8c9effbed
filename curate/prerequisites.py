"""What "requires" makes of a list: its cycles."""

from collections.abc import Mapping, Sequence


def cycles(requires: Mapping[str, Sequence[str]]) -> list[tuple[str, ...]]:
    """Return the groups of ids that require one another, each sorted as `requires` has them.

    `requires` gives the ids that each id requires; ids that are not keys are passed over.
    An id that requires itself is a group of one. R. Tarjan, "Depth-first search and linear
    graph algorithms", SIAM Journal on Computing 1(2), 1972; without recursion, since a
    chain may be as long as the list.
    """
    order = {id_: position for position, id_ in enumerate(requires)}
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    on_stack: set[str] = set()
    stack: list[str] = []
    found: list[tuple[str, ...]] = []
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
                    if len(group) > 1 or id_ in requires[id_]:
                        found.append(tuple(sorted(group, key=order.__getitem__)))
    return sorted(found, key=lambda group: order[group[0]])

"""One walk over what can be taken, for goals that one resource alone reaches: the essentials."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from curate.planner.bundles import Bundles, numbers
from curate.planner.limits import CARRIED, Work

_Ways = dict[int, dict[int, int]]
"""By the open bundles, as bits: the best key for each number of goals."""


class Walked(NamedTuple):
    """What a walk has found."""

    least: dict[int, int]
    """The key of the best set for each number of goals."""
    complete: bool
    """Whether no set was passed over: then each is surely the best for its number."""


def least_by_count(bundles: Bundles, budget: int, least: int, work: Work, until: int) -> Walked:
    """Return for numbers of goals the best set that reaches so many in `budget` minutes.

    Sets are keys of `bundles`, of which no two reach the same goal. Numbers under `least` may
    be missing, and any that cannot be reached.

    Each bundle with a goal is taken or left, after those it needs; what has none comes with the
    first that needs it. Of all ways to the same point only the best is kept for each number of
    goals and each set of open bundles: those that are taken and that others may still need. In
    chains and trees few are open at a time. Where so many are that `work` would come down to
    `until`, only the best ways for each number of goals are gone on with.
    """
    goals = sum(1 << at for at, bundle in enumerate(bundles.all) if bundle.goals)
    sums = list(accumulate(sorted(one.minutes for one in bundles.all if one.goals)))
    free = [at for at, needs in enumerate(bundles.needs) if not needs and not bundles.users[at]]
    near, loose = _tied(bundles)
    order = [at for at in _in_turn(bundles, set(free)) if goals >> at & 1]
    needed = [0]
    for at in reversed(order):
        needed.append(needed[-1] | near[at] | loose[at])
    complete = True
    ways: _Ways = {0: {0: 0}}
    for ahead, at in zip(range(len(order), 0, -1), order, strict=True):
        later: _Ways = {}
        for taken, some in ways.items():
            work.left -= 2 + len(some) // CARRIED
            _merge(later.setdefault(taken & needed[ahead - 1], {}), some)
            if near[at] & ~taken:
                continue
            added = bundles.keys[at] + sum(bundles.keys[one] for one in numbers(loose[at] & ~taken))
            longer = {}
            for number, key in some.items():
                room = budget - bundles.minutes(key + added)
                if room >= 0 and number + 1 + bisect_right(sums, room) >= least:
                    longer[number + 1] = key + added
            if longer:
                open_ = (taken | loose[at] | 1 << at) & needed[ahead - 1]
                _merge(later.setdefault(open_, {}), longer)
        most = max(1, (work.left - until) // ahead)
        ways = later
        if sum(2 + len(some) // CARRIED for some in ways.values()) > most:
            complete = False
            ways = _best_of(ways, most // 2)
    return Walked(_with_free(bundles, ways.get(0, {}), free, budget, least), complete)


def _with_free(
    bundles: Bundles, ways: dict[int, int], free: Sequence[int], budget: int, least: int
) -> dict[int, int]:
    """Return the best sets for numbers of goals, those that nothing hangs on added.

    Of these any number is best taken from the best on.
    """
    alone = sorted(bundles.keys[at] for at in free)
    found: dict[int, int] = {}
    for number, key in ways.items():
        for more, longer in enumerate(accumulate(alone, initial=key)):
            if bundles.minutes(longer) > budget:
                break
            if number + more >= least:
                _merge(found, {number + more: longer})
    return found


def _best_of(ways: _Ways, most: int) -> _Ways:
    """Return so many ways: for each number of goals the best of them."""
    by_number: dict[int, list[tuple[int, int]]] = {}
    for taken, some in ways.items():
        for number, key in some.items():
            by_number.setdefault(number, []).append((key, taken))
    each = max(1, most // len(by_number))
    kept: _Ways = {}
    for number, keys in by_number.items():
        for key, taken in sorted(keys)[:each]:
            kept.setdefault(taken, {})[number] = key
    return kept


def _tied(bundles: Bundles) -> tuple[list[int], list[int]]:
    """Return what each bundle needs, as bits: the nearest with goals, and those without.

    What a nearest one needs in its turn is there with it.
    """
    near: list[int] = []
    loose: list[int] = []
    for needs in bundles.needs:
        own_near = own_loose = behind = 0
        for one in needs:
            if bundles.all[one].goals:
                own_near |= 1 << one
            else:
                own_near |= near[one]
                own_loose |= loose[one] | 1 << one
        for one in numbers(own_near):
            behind |= bundles.whole[one] & ~(1 << one)
        near.append(own_near & ~behind)
        loose.append(own_loose & ~behind)
    return near, loose


def _merge(into: dict[int, int], some: dict[int, int]) -> None:
    for goals, key in some.items():
        if goals not in into or key < into[goals]:
            into[goals] = key


def _in_turn(bundles: Bundles, free: set[int]) -> Iterator[int]:
    """Yield all but the free bundles, each after what it needs and near it.

    Of what hangs on one bundle the smaller comes first, so that the bundle is open no longer
    than it has to be.
    """
    size = [1.0] * len(bundles.all)
    for at in range(len(size) - 1, -1, -1):
        for need in bundles.needs[at]:
            size[need] += size[at] / len(bundles.needs[at])
    placed = set(free)
    for first in range(len(size)):
        waiting = [first]
        while waiting:
            at = waiting[-1]
            missing = [one for one in bundles.needs[at] if one not in placed]
            if at in placed or not missing:
                waiting.pop()
                if at not in placed:
                    placed.add(at)
                    yield at
                    users = [one for one in bundles.users[at] if one not in placed]
                    waiting += sorted(users, key=size.__getitem__, reverse=True)
            else:
                waiting += sorted(missing, key=size.__getitem__)

"""One walk over what can be taken, for goals that one resource alone reaches: the essentials."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from curate.planner.bundles import Bundles
from curate.planner.limits import Work


def least_by_count(
    bundles: Bundles, budget: int, least: int, work: Work, until: int
) -> dict[int, int] | None:
    """Return for numbers of goals the best set that reaches so many in `budget` minutes.

    Sets are keys of `bundles`, of which no two reach the same goal. Numbers under `least` may
    be missing, and any that cannot be reached. None where `work` has come down to `until`
    before all is seen.

    Each bundle is taken or left, after what it needs. Of all ways to the same point only the
    best is kept for each number of goals and each set of open bundles: those that are taken
    and that others may still need. In chains and trees few are open at a time.
    """
    count = [bundle.goals.bit_count() for bundle in bundles.all]
    cheapest = sorted(one.minutes for one in bundles.all for _ in range(one.goals.bit_count()))
    sums = list(accumulate(cheapest))
    free = [at for at, needs in enumerate(bundles.needs) if not needs and not bundles.users[at]]
    order = list(_in_turn(bundles, set(free)))
    turn = {at: number for number, at in enumerate(order)}
    # Those whose turn comes last first: there it is soon seen that one is still to come.
    users = [sorted(some, key=turn.__getitem__, reverse=True) for some in bundles.users]
    needs = [sum(1 << need for need in some) for some in bundles.needs]
    placed = 0

    def still_open(taken: int, touched: int) -> int:
        """Return what is taken without those of `touched` that nothing to come can need."""
        here = taken & touched
        while here:
            bit = here & -here
            here ^= bit
            missing = placed & ~taken
            work.left -= 1
            if not any(
                not placed >> user & 1 and not needs[user] & missing
                for user in users[bit.bit_length() - 1]
            ):
                taken ^= bit
        return taken

    ways: dict[int, dict[int, int]] = {0: {0: 0}}
    for at in order:
        placed |= 1 << at
        # A bundle that is left takes with it all that needs it, and so what only these needed.
        touched = needs[at]
        for user in users[at]:
            touched |= needs[user]
        later: dict[int, dict[int, int]] = {}
        for taken, some in ways.items():
            work.left -= 4 + 2 * len(some)
            _merge(later.setdefault(still_open(taken, touched), {}), some)
            if needs[at] & ~taken:
                continue
            longer = {}
            for goals, key in some.items():
                more = key + bundles.keys[at]
                room = budget - bundles.minutes(more)
                if room >= 0 and goals + count[at] + bisect_right(sums, room) >= least:
                    longer[goals + count[at]] = more
            if longer:
                open_ = still_open(taken | 1 << at, needs[at] | 1 << at)
                _merge(later.setdefault(open_, {}), longer)
        ways = later
        if work.left < until:
            return None
    # Of bundles that nothing else hangs on, any number is best taken from the best on.
    alone = sorted(bundles.keys[at] for at in free)
    found: dict[int, int] = {}
    for goals, key in ways[0].items():
        for number, more in enumerate(accumulate(alone, initial=key)):
            if bundles.minutes(more) > budget:
                break
            if goals + number >= least:
                _merge(found, {goals + number: more})
            work.spend(1)
    return found


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

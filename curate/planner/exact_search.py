"""The exact search behind a path: the most goals for the fewest minutes, ties by list order.

A goal is what a stage wants as many of as it can: an essential resource, or a theme.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import accumulate
from math import inf
from typing import NamedTuple

from curate.planner.bundles import Bundle, bits, bundled, numbers, trimmed
from curate.planner.candidates import Candidates

MOST_WORK = 150_000
"""Prices looked at before the search gives the best it has: about a third of a second."""

Fits = Callable[[Collection[int]], bool]
"""Whether what is to be taken fits into the sittings there are."""


class BestSet(NamedTuple):
    """The best set of resources that a search has found."""

    ranks: frozenset[int]
    proved: bool
    """Whether it is sure that no better set exists."""


def most_goals(
    candidates: Candidates,
    targets: Collection[int],
    goals: Mapping[int, int],
    taken: Collection[int],
    budget: int,
    fits: Fits | None = None,
) -> BestSet:
    """Find the best set to take, with all it requires, beside what is `taken` already.

    Best is what reaches the most goals within `budget` minutes; among such sets the one of
    the fewest minutes; among those the one that holds the earliest resource, in list order,
    in which two differ. All resources are given by rank. Only `targets` are chosen for their
    own sake; `goals` has a bit for each goal that a resource reaches. With `fits`, it is the
    best of what fits.
    """
    bundles = bundled(candidates, targets, goals, taken)
    best = _Search(trimmed(bundles, budget), budget, None).best()
    if fits is None or fits(best.ranks):
        return best
    return _Search(bundles, budget, fits).best()


class _State(NamedTuple):
    """Some decisions made."""

    left: int
    """The goals still to be decided on."""
    reached: int
    heads: int
    """A bit for each bundle that is taken."""
    key: int


class _Search:
    """Branch and bound over goals, dearest decision first: each is reached somehow or given up.

    What the goals that are left must cost at least is bounded by prices that no bundle can
    beat (dual ascent for set covering: D. Erlenkotter, Operations Research 26(6), 1978;
    J. Beasley, European Journal of Operational Research 31(1), 1987); a shared prerequisite
    is split between all that may need it. Two ways to the same decisions are compared once.

    A set of resources is one integer, minutes · 2ⁿ less a bit for each of its n resources,
    the earliest in list order highest: such keys add, and the least key is the best set.
    """

    def __init__(self, bundles: list[Bundle], budget: int, fits: Fits | None) -> None:
        self._budget = budget
        self._fits = fits
        self._bundles = bundles
        self._ranks = sorted(rank for bundle in bundles for rank in bundle.ranks)
        self._size = len(self._ranks)
        bit = {rank: 1 << (self._size - 1 - at) for at, rank in enumerate(self._ranks)}
        self._keys = [
            (one.minutes << self._size) - sum(bit[rank] for rank in one.ranks) for one in bundles
        ]
        needed = {head for bundle in bundles for head in bundle.needs}
        number = {bundle.head: at for at, bundle in enumerate(bundles)}
        self._whole: list[int] = []
        """For each bundle, the bits of itself and of all it needs."""
        self._gains: list[int] = []
        """For each bundle, the goals that are reached with it and all it needs."""
        users: Counter[int] = Counter()
        self._reaching: dict[int, list[int]] = {}
        for at, bundle in enumerate(bundles):
            whole, gains = 1 << at, bundle.goals
            for head in bundle.needs:
                whole |= self._whole[number[head]]
                gains |= self._gains[number[head]]
            self._whole.append(whole)
            self._gains.append(gains)
            if bundle.goals:
                users.update(one for one in numbers(whole) if not bundles[one].goals)
            for goal in bits(bundle.goals):
                self._reaching.setdefault(goal, []).append(at)
        self._shares = [
            # What has goals of its own is paid by them alone.
            0.0 if bundle.goals else bundle.minutes / max(1, users[at])
            for at, bundle in enumerate(bundles)
        ]
        self._goals = sum(self._reaching)
        self._offers = {
            goal: [self._offer(at) for at in some] for goal, some in self._reaching.items()
        }
        self._shared = sum(1 << at for at, bundle in enumerate(bundles) if bundle.head in needed)
        self._dearer = self._in_groups(needed) if fits is None else {}

    def _offer(self, at: int) -> tuple[int, int, int, float]:
        """Return goals, gains, all that is taken, and the least that this costs, in minutes.

        It costs least where each other bundle that may need the same pays its share.
        """
        bundle, whole = self._bundles[at], self._whole[at]
        shares = sum(self._shares[one] for one in numbers(whole))
        return bundle.goals, self._gains[at], whole, bundle.minutes + shares

    def _in_groups(self, needed: Collection[int]) -> dict[int, int]:
        """Return for each goal that one bundle alone reaches those to give up with it.

        Of bundles that need the same and that nothing needs, the dearer is never taken
        without the cheaper. `needed` are the heads that some bundle needs.
        """
        groups: dict[frozenset[int], int] = {}
        dearer = {}
        for bundle in sorted(self._bundles, key=Bundle.dearness, reverse=True):
            alone = bundle.goals.bit_count() == 1 and len(self._reaching[bundle.goals]) == 1
            if alone and bundle.head not in needed:
                dearer[bundle.goals] = groups.get(bundle.needs, 0)
                groups[bundle.needs] = dearer[bundle.goals] | bundle.goals
        return dearer

    def best(self) -> BestSet:
        """Return the best set of all."""
        best = (0, 0)
        work = 0
        seen: dict[tuple[int, int, int], int] = {}
        waiting = [_State(self._goals, 0, 0, 0)]
        while waiting and work < MOST_WORK:
            state = waiting.pop()
            known = state.left, state.reached, state.heads & self._shared
            if self._fits is None:
                if seen.get(known, state.key + 1) <= state.key:
                    continue
                seen[known] = state.key
            count = state.reached.bit_count()
            if (-count, state.key) < best and (
                self._fits is None or self._fits(self._set_of(state.key))
            ):
                best = (-count, state.key)
            prices = self._prices(state)
            work += len(prices)
            if prices and self._may_beat(best, count, state.key, prices):
                waiting += self._branches(state, prices)
        return BestSet(self._set_of(best[1]), not waiting)

    def _prices(self, state: _State) -> dict[int, float]:
        """Give the least minutes that each goal must cost that is left and can be reached."""
        left, heads = state.left, state.heads
        given_up = self._goals & ~left & ~state.reached
        prices = {}
        for goal in bits(left):
            least = inf
            for goals, gains, whole, share in self._offers[goal]:
                if gains & given_up:
                    continue
                if there := whole & heads:
                    share -= sum(self._shares[one] for one in numbers(there))
                price = share / (goals & left).bit_count()
                if price < least:
                    least = price
            if least < inf:
                prices[goal] = least
        return prices

    def _may_beat(
        self, best: tuple[int, int], count: int, key: int, prices: Mapping[int, float]
    ) -> bool:
        """Return whether anything that follows may be better than the best so far."""
        wanting = -best[0] - count
        if wanting > len(prices):
            return False
        if wanting < 0:
            return True
        costs = [0.0, *accumulate(sorted(prices.values()))]
        minutes = self._minutes(key)
        limit = self._minutes(best[1])
        if wanting < len(prices) and minutes + costs[wanting + 1] <= self._budget + 0.001:
            return True
        return minutes + costs[wanting] <= limit + 0.001

    def _branches(self, state: _State, prices: Mapping[int, float]) -> Iterator[_State]:
        """Yield what can follow, the most promising last: a goal given up, or reached somehow."""
        goal = min(prices, key=lambda one: (len(self._reaching[one]), prices[one], one))
        left = sum(prices)
        given_up = self._goals & ~left & ~state.reached
        yield state._replace(left=left & ~goal & ~self._dearer.get(goal, 0))
        followers = []
        for at in self._reaching[goal]:
            goals = self._gains[at]
            if not goals & given_up:
                new = self._whole[at] & ~state.heads
                key = state.key + sum(self._keys[one] for one in numbers(new))
                if self._minutes(key) <= self._budget:
                    minutes = self._minutes(key) - self._minutes(state.key)
                    worth = minutes / (goals & left).bit_count()
                    state_then = _State(
                        left & ~goals, state.reached | goals, state.heads | new, key
                    )
                    followers.append((worth, at, state_then))
        for _, _, follower in sorted(followers, reverse=True):
            yield follower

    def _minutes(self, key: int) -> int:
        return -(-key >> self._size)

    def _set_of(self, key: int) -> frozenset[int]:
        mask = (self._minutes(key) << self._size) - key
        return frozenset(
            rank for at, rank in enumerate(self._ranks) if mask >> (self._size - 1 - at) & 1
        )

"""The exact search behind a path: the most goals for the fewest minutes, ties by list order.

A goal is what a stage wants as many of as it can: an essential resource, or a theme.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from itertools import accumulate
from math import inf
from typing import NamedTuple

from curate.planner.bundles import Bundle, Bundles, bits, bundled, numbers, trimmed
from curate.planner.candidates import Candidates
from curate.planner.first_answer import FirstAnswer
from curate.planner.limits import Work
from curate.planner.packer import Packer


class BestSet(NamedTuple):
    """The best set of resources that a search has found."""

    ranks: frozenset[int]
    proved: bool
    """Whether it is sure that no better set exists."""


def most_goals(
    candidates: Candidates,
    targets: Collection[int],
    goals: Mapping[int, int],
    taken: frozenset[int],
    budget: int,
    work: Work,
    packer: Packer | None = None,
) -> BestSet:
    """Find the best set to take, with all it requires, beside what is `taken` already.

    Best is what reaches the most goals within `budget` minutes; among such sets the one of
    the fewest minutes; among those the one that holds the earliest resource, in list order,
    in which two differ. All resources are given by rank. Only `targets` are chosen for their
    own sake; `goals` has a bit for each goal that a resource reaches. With `packer`, it is
    the best of what packs into its sittings. Half of the `work` is taken at most.
    """
    walk = True
    if packer is not None:
        best = most_goals(candidates, targets, goals, taken, budget, work)
        if best.proved and packer.fits(taken | best.ranks):
            return best
        walk = best.proved  # where it led nowhere without sittings, it would not with them
    in_order = packer is not None and packer.request.keep_order
    some = bundled(candidates, targets, goals, taken, packed=packer is not None)
    bundles = Bundles(some if in_order else trimmed(some, budget))
    search = _Search(bundles, candidates, budget, work, packer, taken)
    # Where sittings keep the order, more may fit where less does not: nothing is ruled out.
    found = search.by_rules(walk=walk)
    if found is None:
        found = search.best()
    return BestSet(bundles.ranks(found), search.proved)


class _State(NamedTuple):
    """Some decisions made."""

    left: int
    """The goals still to be decided on."""
    reached: int
    heads: int
    """A bit for each bundle that is taken."""
    key: int


class _Search(FirstAnswer):
    """Branch and bound over goals, dearest decision first: each is reached somehow or given up.

    What the goals that are left must cost at least is bounded by prices that no bundle can
    beat (dual ascent for set covering: D. Erlenkotter, Operations Research 26(6), 1978;
    J. Beasley, European Journal of Operational Research 31(1), 1987); a shared prerequisite
    is split between all that may need it. Two ways to the same decisions are compared once.
    """

    def _prepare(self) -> None:
        """Work out what `_prices` and `_branches` look up."""
        bundles = self._bundles
        needed = {head for bundle in bundles.all for head in bundle.needs}
        users: Counter[int] = Counter()
        for at, bundle in enumerate(bundles.all):
            if bundle.goals:
                users.update(
                    one for one in numbers(bundles.whole[at]) if not bundles.all[one].goals
                )
        self._shares = [
            # What has goals of its own is paid by them alone.
            0.0 if bundle.goals else bundle.minutes / max(1, users[at])
            for at, bundle in enumerate(bundles.all)
        ]
        self._goals = sum(bundles.reaching)
        self._offers = {
            goal: [self._offer(at) for at in some] for goal, some in bundles.reaching.items()
        }
        self._shared = sum(
            1 << at for at, bundle in enumerate(bundles.all) if bundle.head in needed
        )
        self._dearer = {} if self._in_order else self._in_groups(needed)

    def _offer(self, at: int) -> tuple[int, int, int, float]:
        """Return goals, gains, all that is taken, and the least that this costs, in minutes.

        It costs least where each other bundle that may need the same pays its share.
        """
        bundle, whole = self._bundles.all[at], self._bundles.whole[at]
        shares = sum(self._shares[one] for one in numbers(whole))
        return bundle.goals, self._bundles.gains[at], whole, bundle.minutes + shares

    def _in_groups(self, needed: Collection[int]) -> dict[int, int]:
        """Return for each goal that one bundle alone reaches those to give up with it.

        Of bundles of one shape that need the same and that nothing needs, the dearer is never
        taken without the cheaper. `needed` are the heads that some bundle needs.
        """
        groups: dict[tuple[frozenset[int], int], int] = {}
        dearer = {}
        for bundle in sorted(self._bundles.all, key=Bundle.dearness, reverse=True):
            alone = bundle.goals.bit_count() == 1 and len(self._bundles.reaching[bundle.goals]) == 1
            if alone and bundle.head not in needed:
                kind = bundle.needs, bundle.shape
                dearer[bundle.goals] = groups.get(kind, 0)
                groups[kind] = dearer[bundle.goals] | bundle.goals
        return dearer

    def best(self) -> int:
        """Return the best set of all, as a key."""
        self._prepare()
        seen: dict[tuple[int, int, int], int] = {}
        waiting = [_State(self._goals, 0, 0, 0)]
        while waiting and self._work.left > self._until:
            state = waiting.pop()
            known = state.left, state.reached, state.heads & self._shared
            if self._packer is None:
                if seen.get(known, state.key + 1) <= state.key:
                    continue
                seen[known] = state.key
            count = state.reached.bit_count()
            if (-count, state.key) < self._best:
                if self._packs(state.key):
                    self._best = (-count, state.key)
                elif not self._in_order:
                    continue  # what does not pack does not pack with more
            prices = self._prices(state)
            if prices and self._may_beat(count, state.key, prices):
                waiting += self._branches(state, prices)
        self.proved = not waiting
        return self._best[1]

    def _prices(self, state: _State) -> dict[int, float]:
        """Give the least minutes that each goal must cost that is left and can be reached."""
        left, heads = state.left, state.heads
        given_up = self._goals & ~left & ~state.reached
        prices = {}
        for goal in bits(left):
            least = inf
            self._work.left -= 3 + len(self._offers[goal]) // 4  # a quarter as long as others
            for goals, gains, whole, share in self._offers[goal]:
                if gains & given_up:
                    continue
                if there := whole & heads:
                    self._work.left -= there.bit_count()
                    share -= sum(self._shares[one] for one in numbers(there))
                price = share / (goals & left).bit_count()
                if price < least:
                    least = price
            if least < inf:
                prices[goal] = least
        return prices

    def _may_beat(self, count: int, key: int, prices: Mapping[int, float]) -> bool:
        """Return whether anything that follows may be better than the best so far."""
        wanting = -self._best[0] - count
        if wanting > len(prices):
            return False
        if wanting < 0:
            return True
        costs = [0.0, *accumulate(sorted(prices.values()))]
        minutes = self._bundles.minutes(key)
        limit = self._bundles.minutes(self._best[1])
        if wanting < len(prices) and minutes + costs[wanting + 1] <= self._budget + 0.001:
            return True
        return minutes + costs[wanting] <= limit + 0.001

    def _branches(self, state: _State, prices: Mapping[int, float]) -> Iterator[_State]:
        """Yield what can follow, the most promising last: a goal given up, or reached somehow."""
        bundles = self._bundles
        goal = min(prices, key=lambda one: (len(bundles.reaching[one]), prices[one], one))
        left = sum(prices)
        given_up = self._goals & ~left & ~state.reached
        yield state._replace(left=left & ~goal & ~self._dearer.get(goal, 0))
        followers = []
        for at in bundles.reaching[goal]:
            goals = bundles.gains[at]
            if not goals & given_up:
                new = bundles.whole[at] & ~state.heads
                key = state.key + sum(bundles.keys[one] for one in numbers(new))
                minutes = bundles.minutes(key)
                if minutes <= self._budget:
                    worth = (minutes - bundles.minutes(state.key)) / (goals & left).bit_count()
                    state_then = _State(
                        left & ~goals, state.reached | goals, state.heads | new, key
                    )
                    followers.append((worth, at, state_then))
        self._work.spend(2 * len(bundles.reaching[goal]) + 2 * len(prices))
        for _, _, follower in sorted(followers, reverse=True):
            yield follower

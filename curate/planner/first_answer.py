"""The first answer to a search: what simple rules reach, and one walk where that is enough."""

from collections.abc import Iterator, Sequence

from curate.planner.bundles import Bundles, numbers
from curate.planner.candidates import Candidates
from curate.planner.limits import Work, in_turn
from curate.planner.packer import Packer
from curate.planner.walk import least_by_count


class FirstAnswer:
    """The best set so far, so that no search gives less than simple rules do."""

    def __init__(
        self,
        bundles: Bundles,
        candidates: Candidates,
        budget: int,
        work: Work,
        packer: Packer | None,
        taken: frozenset[int],
    ) -> None:
        self._bundles = bundles
        self._positions = candidates.positions
        self._budget = budget
        self._work = work
        self._until = work.left // 2
        self._packer = packer
        self._in_order = packer is not None and packer.request.keep_order
        self._taken = taken
        self._best = (0, 0)
        self.proved = True

    def by_rules(self, *, walk: bool) -> int | None:
        """Return the best set where each goal is reached by one bundle alone; None elsewhere.

        Also None where that is not sure, or does not pack into the sittings. `walk` says whether
        the walk is tried too.
        """
        for order in self._naive_orders():
            self._take_in_turn(order)
        if any(len(some) > 1 for some in self._bundles.reaching.values()):
            return None
        if -self._best[0] == len(self._bundles.reaching):
            return self._best[1]
        if not walk:
            return None
        least = 0 if self._packer else -self._best[0]
        until = self._until + (self._work.left - self._until) // 3
        found = least_by_count(self._bundles, self._budget, least, self._work, until) or {}
        for count in sorted(found, reverse=True):
            if (-count, found[count]) <= self._best and self._packs(found[count]):
                self._best = (-count, found[count])
                if count == max(found):
                    return found[count]
            if -count >= self._best[0]:
                break
        return None

    def _naive_orders(self) -> Iterator[list[int]]:
        """Yield the orders in which simple rules would take the bundles that reach anything."""
        bundles = self._bundles
        some = [at for at, bundle in enumerate(bundles.all) if bundle.goals]
        cost = {
            at: bundles.minutes(sum(bundles.keys[one] for one in numbers(bundles.whole[at])))
            for at in some
        }
        yield sorted(some, key=lambda at: bundles.all[at].head)
        yield sorted(some, key=lambda at: self._positions[bundles.all[at].head])
        yield sorted(some, key=cost.__getitem__)
        yield sorted(some, key=lambda at: cost[at] / bundles.gains[at].bit_count())

    def _take_in_turn(self, order: list[int]) -> None:
        """Take each in its turn that reaches more and still fits; keep the set if it is better."""
        bundles = self._bundles
        heads = reached = key = 0

        def take(some: Sequence[int]) -> bool:
            nonlocal heads, reached, key
            whole, gains = heads, reached
            for at in some:
                if bundles.gains[at] & ~gains:
                    whole, gains = whole | bundles.whole[at], gains | bundles.gains[at]
            new = whole & ~heads
            more = key + sum(bundles.keys[one] for one in numbers(new))
            self._work.spend(len(some) + new.bit_count())
            if new and (bundles.minutes(more) > self._budget or not self._packs(more)):
                return False
            heads, reached, key = whole, gains, more
            return True

        in_turn(order, take)
        self._best = min(self._best, (-reached.bit_count(), key))

    def _packs(self, key: int) -> bool:
        return self._packer is None or self._packer.fits(self._taken | self._bundles.ranks(key))

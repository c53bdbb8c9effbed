"""What goals must cost at least: the bound by which a search leaves out what cannot be best."""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import inf

from curate.planner.bundles import Bundles, bits, numbers
from curate.planner.limits import PRICE_ROUNDS, Work


class Prices:
    """Prices of goals, in minutes, that no set of bundles can beat.

    What a bundle costs is shared with those that need it, so that all cost about the same: the
    sum of the cheapest is highest then (a dual ascent, as for set covering: D. Erlenkotter,
    Operations Research 26(6), 1978; J. Beasley, European Journal of Operational Research 31(1),
    1987). What was asked of others for a bundle that is taken already has to be given back.
    """

    def __init__(self, bundles: Bundles, work: Work) -> None:
        self._bundles = bundles
        self._work = work
        self._price = [float(bundle.minutes) for bundle in bundles.all]
        self._passed_on = [dict.fromkeys(users, 0.0) for users in bundles.users]
        for _ in range(PRICE_ROUNDS):
            for at in reversed(range(len(self._price))):
                self._share(at)
        self._shared = sum(1 << at for at, some in enumerate(self._passed_on) if any(some.values()))
        self.offer(bundles.reaching)

    def _share(self, at: int) -> None:
        """Pass on what a bundle costs to those that need it and cost less, the least first."""
        price = self._price
        total, count = price[at], 1 if self._bundles.all[at].goals else 0
        sharing = []
        for user in sorted(self._bundles.users[at], key=price.__getitem__):
            if count and price[user] * count >= total:
                break
            total, count = total + price[user], count + 1
            sharing.append(user)
        for user in sharing:
            self._passed_on[at][user] += total / count - price[user]
            price[user] = total / count
        if sharing:
            price[at] = total / count if self._bundles.all[at].goals else 0.0

    def offer(self, reaching: Mapping[int, Sequence[int]]) -> None:
        """Begin anew, with the bundles that may be taken for each goal."""
        self._asked = [sum(some.values()) for some in self._passed_on]
        self._reaching = reaching
        self._offers = {}
        for goal, some in reaching.items():
            goals = [self._bundles.all[at].goals for at in some]
            prices = zip((self._price[at] for at in some), goals, strict=True)
            # For each the price of a goal where all are left, of all, and which these are.
            self._offers[goal] = sorted((one / its.bit_count(), one, its) for one, its in prices)
        self._undecided = sorted(offers[0][0] for offers in self._offers.values())

    def decide(self, goal: int, undecided: int) -> None:
        """Ask nothing for a goal from now on; the others `undecided` are still to come."""
        self._undecided.remove(self._offers[goal][0][0])
        for at in self._reaching[goal]:
            if not self._bundles.serves[at] & undecided:
                for need in self._bundles.needs[at]:
                    self._asked[need] -= self._passed_on[need][at]

    def sums(self) -> list[float]:
        """Return what none, one, two … of the goals that are not decided must cost at least."""
        self._work.left -= len(self._undecided) // 32
        return list(accumulate(self._undecided, initial=0.0))

    def given_back(self, taken: int) -> float:
        """Return the minutes among all prices that are paid with the bundles that are taken."""
        return sum(self._asked[one] for one in numbers(taken & self._shared))

    def of(self, left: int) -> list[tuple[float, int]]:
        """Return the price of each goal that is left, the cheapest first, where no others are."""
        prices = []
        for goal in bits(left):
            least = inf
            for lowest, price, goals in self._offers[goal]:
                if lowest >= least:
                    break
                self._work.left -= 1
                least = min(least, price / (goals & left).bit_count())
            prices.append((least, goal))
        self._work.left -= len(prices)
        return sorted(prices)

    def sums_of(self, prices: Sequence[tuple[float, int]], left: int) -> list[float]:
        """Return what none, one, two … of the goals that are left must cost at least."""
        self._work.left -= len(prices) // 8
        return list(accumulate([price for price, goal in prices if goal & left], initial=0.0))

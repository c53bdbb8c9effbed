"""The search for the best choice: the most goals for the fewest minutes, ties by list order.

A goal is what a stage wants as many of as it can: an essential resource, or a theme.
"""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from curate.planner.bundles import Bundles, bundled, numbers, trimmed
from curate.planner.candidates import Candidates
from curate.planner.limits import FIRST_WAYS, MORE_WAYS, NEARLY, Work
from curate.planner.packer import Packer
from curate.planner.prices import Prices

Ranks = frozenset[int]
T = TypeVar("T")


def most_goals(
    candidates: Candidates,
    targets: Collection[int],
    goals: Mapping[int, int],
    taken: Ranks,
    budget: int,
    work: Work,
    packer: Packer | None = None,
) -> tuple[Ranks, bool]:
    """Find the best set to take, with all it requires, beside what is `taken` already.

    Best is what reaches the most goals within `budget` minutes; among such sets the one of
    the fewest minutes; among those the one that holds the earliest resource, in list order,
    in which two differ. All resources are given by rank. Only `targets` are chosen for their
    own sake; `goals` has a bit for each goal that a resource reaches. With `packer`, it is
    the best of what packs into its sittings. Half of the `work` is taken at most. With the
    set comes whether it is sure that none is better.
    """
    if packer is not None:
        found, proved = most_goals(candidates, targets, goals, taken, budget, work)
        if proved and packer.fits(found):
            return found, True
    some = bundled(candidates, targets, goals, taken, packed=packer is not None)
    if packer is None or not packer.request.keep_order:
        some = trimmed(some, budget)  # else a dearer one may pack where the cheaper does not
    bundles = Bundles(some)
    search = _Search(bundles, budget, work, packer)
    search.run(candidates.positions)
    return bundles.ranks(search.best[1]), search.proved


def in_turn(items: Sequence[T], take: Callable[[Sequence[T]], bool]) -> None:
    """Take each item in its turn that can be taken: several at a time while all of them can.

    `take` takes all of some items, or says that it cannot.
    """
    at, many = 0, 1
    while at < len(items):
        some = items[at : at + many]
        taken = take(some)
        at += len(some) if taken or many == 1 else 0
        many = 2 * many if taken else 1


class _Situation(NamedTuple):
    """Some decisions made: all that can follow depends on these alone."""

    left: int
    """The goals still to be decided on."""
    heads: int
    """A bit for each bundle that is taken and still matters."""


class _Way(NamedTuple):
    """The best way into a situation with so many goals; of two, the less promises more."""

    reach: int
    """How many goals may be reached, below zero."""
    minutes: float
    """What these must take at least."""
    key: int


class _Search:
    """Each goal is decided on in turn, for all ways at once: it is reached somehow or given up.

    Of ways into one situation only the best goes on; none that cannot be better than the best
    so far; and where there are too many, those that promise most: few at first, then more (a
    beam search, widened until nothing is passed over).
    """

    def __init__(self, bundles: Bundles, budget: int, work: Work, packer: Packer | None) -> None:
        self._bundles = bundles
        self._budget = budget
        self._work = work
        self._until = work.left // 2
        self._packer = packer
        self._in_order = packer is not None and packer.request.keep_order
        self._reaching: Mapping[int, Sequence[int]] = bundles.reaching
        self._several = any(len(some) > 1 for some in bundles.reaching.values())
        self.best = (0, 0)
        self.proved = True

    def run(self, positions: Sequence[int]) -> None:
        """Search, ever wider, until nothing is passed over or half of the work is done."""
        bundles = self._bundles
        some = [at for at, bundle in enumerate(bundles.all) if bundle.goals]
        cost = {at: bundles.minutes(bundles.key(bundles.whole[at])) for at in some}
        rules: list[Callable[[int], float]] = [
            cost.__getitem__,
            lambda at: cost[at] / bundles.gains[at].bit_count(),
            lambda at: bundles.all[at].head,
            lambda at: positions[bundles.all[at].head],
        ]
        for rule in rules:
            self._take_in_turn(sorted(some, key=rule))
        if not self._several and -self.best[0] == len(self._reaching):
            return
        self._prices = Prices(bundles, self._work)
        self._rule_out()
        width = FIRST_WAYS
        while self.proved and not self._decide_all(width):
            width *= MORE_WAYS
            self.proved = self._work.left > self._until

    def _take_in_turn(self, order: list[int]) -> None:
        """Take each in its turn that reaches more and still fits; keep the set if it is better."""
        bundles = self._bundles
        heads = reached = key = 0
        ranks: Ranks = frozenset()

        def take(some: Sequence[int]) -> bool:
            nonlocal heads, reached, key, ranks
            whole, gains = heads, reached
            for at in some:
                if bundles.gains[at] & ~gains:
                    whole, gains = whole | bundles.whole[at], gains | bundles.gains[at]
            new = whole & ~heads
            more = key + bundles.key(new)
            self._work.left -= len(some) + new.bit_count()
            if bundles.minutes(more) > self._budget:
                return False
            with_new = ranks.union(*(bundles.all[at].ranks for at in numbers(new)))
            if new and self._packer is not None and not self._packer.fits(with_new):
                return False
            heads, reached, key, ranks = whole, gains, more, with_new
            return True

        in_turn(order, take)
        self.best = min(self.best, (-reached.bit_count(), key))

    def _packs(self, key: int) -> bool:
        return self._packer is None or self._packer.fits(self._bundles.ranks(key))

    def _rule_out(self) -> None:
        """Leave out the bundles that are in no better set than the best so far."""
        bundles, sums = self._bundles, self._prices.sums()

        def may_be(at: int) -> bool:
            whole = bundles.whole[at]
            key, refund = bundles.key(whole), self._prices.given_back(whole)
            self._work.left -= whole.bit_count()
            return self._way(bundles.gains[at].bit_count(), key, refund, sums) is not None

        kept = {goal: list(filter(may_be, some)) for goal, some in self._reaching.items()}
        self._reaching = {goal: some for goal, some in kept.items() if some}

    def _decide_all(self, width: int) -> bool:
        """Decide on one goal after another; return whether no way was passed over."""
        complete = True
        prices = self._prices
        prices.offer(self._reaching)
        undecided = sum(self._reaching)
        ways = {_Situation(undecided, 0): {0: _Way(0, 0, 0)}}
        # What needs most comes before what it needs, and near it: few bundles matter at a time.
        whole = {goal: self._bundles.whole[some[0]] for goal, some in self._reaching.items()}
        for goal in sorted(whole, key=lambda one: (len(self._reaching[one]), -whole[one])):
            undecided ^= goal
            prices.decide(goal, undecided)
            sums = prices.sums()
            then: dict[_Situation, dict[int, _Way]] = {}  # by how many goals are reached
            for before, some in ways.items():
                self._work.left -= 1 + len(some)
                if self._work.left <= self._until:
                    return False
                priced = prices.of(before.left & ~goal) if self._several else []
                for after, gained, new in self._decided(before, goal):
                    if self._several:
                        sums = prices.sums_of(priced, after.left)
                    self._go_on(some, gained, new, after, sums, then.setdefault(after, {}))
            if sum(map(len, then.values())) > width:
                complete = False
                every = (
                    (way, *it, count) for it, some in then.items() for count, way in some.items()
                )
                then = {}
                for way, left, heads, count in sorted(every)[:width]:
                    then.setdefault(_Situation(left, heads), {})[count] = way
            ways = {situation: some for situation, some in then.items() if some and situation.left}
        return complete

    def _decided(self, before: _Situation, goal: int) -> Iterator[tuple[_Situation, int, int]]:
        """Yield what can follow when one goal is decided on.

        With each, how many goals are reached thereby, and the bundles that are taken.
        """
        bundles, (left, heads) = self._bundles, before
        if not left & goal:
            yield before, 0, 0
            return
        yield self._without_past(left & ~goal, heads), 0, 0
        for at in self._reaching[goal]:
            new = bundles.whole[at] & ~heads
            gains = bundles.gains[at] & left
            after = self._without_past(left & ~gains, heads | new)
            yield after, gains.bit_count(), new

    def _without_past(self, left: int, heads: int) -> _Situation:
        """Return a situation without the bundles that matter no longer."""
        if self._packer is None:
            self._work.left -= heads.bit_count()
            for at in numbers(heads):
                if not self._bundles.serves[at] & left:
                    heads ^= 1 << at
        return _Situation(left, heads)

    def _go_on(
        self,
        some: Mapping[int, _Way],
        gained: int,
        new: int,
        after: _Situation,
        sums: Sequence[float],
        into: dict[int, _Way],
    ) -> None:
        """Go `some` ways on, with the goals that are gained by what is new, where that may lead."""
        added, refund = self._bundles.key(new), self._prices.given_back(after.heads)
        self._work.left -= 2 + new.bit_count() + after.heads.bit_count() + len(some)
        for before, way in some.items():
            count, key = before + gained, way.key + added
            if self._bundles.minutes(key) > self._budget:
                continue
            if (-count, key) < self.best:
                if self._packs(key):
                    self.best = (-count, key)
                elif not self._in_order:
                    continue  # nor does it pack with more
            if count not in into or key < into[count].key:
                longer = self._way(count, key, refund, sums)
                if longer is not None:
                    into[count] = longer

    def _way(self, count: int, key: int, refund: float, sums: Sequence[float]) -> _Way | None:
        """Return what may follow where so many goals are reached; None where nothing better may.

        `sums` are what more goals cost at least, of which `refund` is paid already.
        """
        most, minutes = -self.best[0], self._bundles.minutes(key) - refund
        more = bisect_right(sums, self._budget + NEARLY - minutes) - 1
        if count + more < most:
            return None
        limit = self._bundles.minutes(self.best[1]) + NEARLY
        if count + more == most and minutes + sums[most - count] > limit:
            return None
        return _Way(-count - more, minutes + sums[more], key)

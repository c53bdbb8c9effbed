"""What the search decides on at once: resources together with what only they require."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from itertools import accumulate
from math import inf
from typing import NamedTuple

from curate.planner.candidates import Candidates
from curate.planner.limits import NEARLY


class Bundle(NamedTuple):
    """Resources that only come together, so that one decision is made on all of them."""

    head: int
    """The rank of the resource that the others come with."""
    ranks: tuple[int, ...]
    """All of them, the head included."""
    minutes: int
    """What is left of all of them."""
    goals: int
    """A bit for each goal that it reaches, and that no bundle with goals among its needs does."""
    needs: frozenset[int]
    """The heads of bundles that this one requires."""
    shape: int
    """Of two bundles of one shape, the one of more minutes is no easier to pack."""

    def dearness(self) -> tuple[float, ...]:
        """Give a key that sorts the better bundle first: fewer minutes, then list order."""
        return (self.minutes, *sorted(self.ranks), inf)


def bundled(
    candidates: Candidates,
    targets: Collection[int],
    goals: Mapping[int, int],
    taken: Collection[int],
    *,
    packed: bool = False,
) -> list[Bundle]:
    """Return all that `targets` bring as bundles, each before those it needs.

    Resources are given by rank. `goals` has a bit for each goal that a resource reaches;
    what is `taken` already is in no bundle. `packed` says that shapes matter.
    """
    involved = {rank for target in targets for rank in candidates.brings(target)}.difference(taken)
    reached = dict.fromkeys(involved, 0)
    for target in targets:
        for rank in candidates.brings(target).difference(taken):
            reached[target] |= goals.get(rank, 0)
    requires = {
        rank: [one for one in candidates.requires.get(rank, ()) if one in involved]
        for rank in involved
    }
    users: dict[int, list[int]] = {rank: [] for rank in involved}
    home: dict[int, int] = {}
    members: dict[int, list[int]] = {}

    def most_brought(rank: int) -> tuple[int, int, int]:
        return -len(candidates.brings(rank)), -(candidates.minutes[rank] or 0), -rank

    for rank in sorted(involved, key=most_brought):
        homes = {home[user] for user in users[rank]}
        home[rank] = homes.pop() if not reached[rank] and len(homes) == 1 else rank
        members.setdefault(home[rank], []).append(rank)
        for required in requires[rank]:
            users[required].append(rank)
    bundles = []
    for head, ranks in members.items():
        needs = frozenset(home[one] for rank in ranks for one in requires[rank]) - {head}
        own = reached[head]
        for need in needs:
            own &= ~reached[need]
        parts = candidates.parts(head)
        # What comes after something that is taken may not come into each sitting.
        free = not any(one in taken for one in candidates.requires.get(head, ()))
        alike = free and len(ranks) == len({minutes for _, minutes in parts}) == 1
        shape = (len(parts) if alike else -1 - head) if packed else 0
        bundles.append(Bundle(head, tuple(ranks), candidates.cost(ranks), own, needs, shape))
    return bundles


def trimmed(bundles: list[Bundle], budget: int) -> list[Bundle]:
    """Return the bundles without those that can be in no best set of `budget` minutes.

    That is what reaches no more than a better one does, unless another needs it; and what has
    a goal to itself where there are better ones, as many as can fit, for other goals.
    """
    needed = {head for bundle in bundles for head in bundle.needs}
    offered = Counter(goal for bundle in bundles for goal in bits(bundle.goals))
    costs = sorted(
        bundle.minutes / bundle.goals.bit_count() for bundle in bundles for _ in bits(bundle.goals)
    )
    most = sum(total <= budget + NEARLY for total in accumulate(costs))
    better: dict[tuple[frozenset[int], int, int], list[Bundle]] = {}  # of each kind and goal
    alone: Counter[tuple[frozenset[int], int]] = Counter()
    kept: set[int] = set()
    for bundle in sorted(bundles, key=Bundle.dearness):
        kind, of_none = (bundle.needs, bundle.shape), (frozenset[int](), bundle.shape)
        kinds = {kind, of_none}
        if bundle.head not in needed and offered.get(bundle.goals) == 1:
            if sum(alone[one] for one in kinds) >= most:
                continue
            alone[kind] += 1
        else:
            goals = list(bits(bundle.goals))
            rarest = (
                min((better.get((*one, goal), ()) for goal in goals), key=len, default=())
                for one in kinds
            )
            if not goals or any(not bundle.goals & ~one.goals for few in rarest for one in few):
                continue
            for goal in goals:
                better.setdefault((*kind, goal), []).append(bundle)
        kept.add(bundle.head)
    for bundle in bundles:
        if bundle.head in kept:
            kept |= bundle.needs
    return [bundle for bundle in bundles if bundle.head in kept]


class Bundles:
    """Bundles and what each takes and reaches in all; sets of resources as numbers that add.

    A set of resources is one integer, minutes · 2ⁿ less a bit for each of its n resources,
    the earliest in list order highest: such keys add, and the least key is the best set.
    """

    def __init__(self, bundles: list[Bundle]) -> None:
        self.all = bundles
        self._ranks = sorted(rank for bundle in bundles for rank in bundle.ranks)
        self._size = len(self._ranks)
        bit = {rank: 1 << (self._size - 1 - at) for at, rank in enumerate(self._ranks)}
        self._keys = [
            (one.minutes << self._size) - sum(bit[rank] for rank in one.ranks) for one in bundles
        ]
        number = {bundle.head: at for at, bundle in enumerate(bundles)}
        self.needs = [[number[head] for head in bundle.needs] for bundle in bundles]
        self.users: list[list[int]] = [[] for _ in bundles]
        self.whole = [1 << at for at in range(len(bundles))]
        """For each bundle, the bits of itself and of all it needs."""
        self.gains = [bundle.goals for bundle in bundles]
        """For each bundle, the goals that are reached with it and all it needs."""
        self.serves = self.gains.copy()
        """For each bundle, the goals of itself and of all that need it."""
        self.reaching: dict[int, list[int]] = {}
        """The bundles that reach each goal themselves."""
        for at in reversed(range(len(bundles))):
            for need in self.needs[at]:
                self.whole[at] |= self.whole[need]
                self.gains[at] |= self.gains[need]
                self.users[need].append(at)
            for goal in bits(bundles[at].goals):
                self.reaching.setdefault(goal, []).append(at)
        for at, needs in enumerate(self.needs):
            for need in needs:
                self.serves[need] |= self.serves[at]

    def key(self, some: int) -> int:
        """Return the key of some bundles, given as bits."""
        return sum(self._keys[at] for at in numbers(some))

    def minutes(self, key: int) -> int:
        """Return the minutes of a set."""
        return -(-key >> self._size)

    def ranks(self, key: int) -> frozenset[int]:
        """Return the ranks of a set."""
        mask = (self.minutes(key) << self._size) - key
        return frozenset(self._ranks[-1 - at] for at in numbers(mask))


def bits(goals: int) -> Iterator[int]:
    """Yield each goal of several, as a number with one bit."""
    while goals:
        yield goals & -goals
        goals &= goals - 1


def numbers(mask: int) -> list[int]:
    """List the number of each bit that is set."""
    digits = f"{mask:b}"[::-1]  # far quicker than bit by bit, where they are hundreds
    at, found = digits.find("1"), []
    while at >= 0:
        found.append(at)
        at = digits.find("1", at + 1)
    return found

"""What the search decides on at once: resources together with what only they require."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from itertools import accumulate
from math import inf
from typing import NamedTuple

from curate.planner.candidates import Candidates


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

    def dearness(self) -> tuple[float, ...]:
        """Give a key that sorts the better bundle first: fewer minutes, then list order."""
        return (self.minutes, *sorted(self.ranks), inf)


def bundled(
    candidates: Candidates,
    targets: Collection[int],
    goals: Mapping[int, int],
    taken: Collection[int],
) -> list[Bundle]:
    """Return all that `targets` bring as bundles, each after those it needs.

    Resources are given by rank. `goals` has a bit for each goal that a resource reaches;
    what is `taken` already is in no bundle.
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
    for rank in sorted(involved, key=lambda one: (-len(candidates.brings(one)), one)):
        homes = {home[user] for user in users[rank]}
        home[rank] = homes.pop() if not reached[rank] and len(homes) == 1 else rank
        members.setdefault(home[rank], []).append(rank)
        for required in requires[rank]:
            users[required].append(rank)
    bundles = []
    for head, ranks in reversed(members.items()):
        needs = frozenset(home[one] for rank in ranks for one in requires[rank]) - {head}
        own = reached[head]
        for need in needs:
            own &= ~reached[need]
        bundles.append(Bundle(head, tuple(ranks), candidates.cost(ranks), own, needs))
    return bundles


def trimmed(bundles: list[Bundle], budget: int) -> list[Bundle]:
    """Return the bundles without those that can be in no best set of `budget` minutes.

    That is what reaches no more than a better one does, unless another needs it; and what has
    a goal to itself where there are better ones, as many as can fit, for other goals.
    """
    by_head = {bundle.head: bundle for bundle in bundles}
    needed = {head for bundle in bundles for head in bundle.needs}
    offered = Counter(goal for bundle in bundles for goal in bits(bundle.goals))
    costs = sorted(
        bundle.minutes / bundle.goals.bit_count() for bundle in bundles for _ in bits(bundle.goals)
    )
    most = sum(total <= budget + 0.001 for total in accumulate(costs))
    better: dict[frozenset[int], dict[int, list[Bundle]]] = {}  # by what they need, and each goal
    alone: dict[frozenset[int], int] = {}
    kept: list[int] = []
    for bundle in sorted(bundles, key=Bundle.dearness):
        if not bundle.goals:
            continue
        if bundle.head not in needed and offered.get(bundle.goals) == 1:
            if sum(n for needs, n in alone.items() if needs <= bundle.needs) >= most:
                continue
            alone[bundle.needs] = alone.get(bundle.needs, 0) + 1
        else:
            groups = [group for needs, group in better.items() if needs <= bundle.needs]
            goals = list(numbers(bundle.goals))
            rarest = (min((group.get(goal, []) for goal in goals), key=len) for group in groups)
            if any(not bundle.goals & ~one.goals for few in rarest for one in few):
                continue
            group = better.setdefault(bundle.needs, {})
            for goal in goals:
                group.setdefault(goal, []).append(bundle)
        kept.append(bundle.head)
    heads: set[int] = set()
    while kept:
        head = kept.pop()
        if head not in heads:
            heads.add(head)
            kept += by_head[head].needs
    return [bundle for bundle in bundles if bundle.head in heads]


def bits(goals: int) -> Iterator[int]:
    """Yield each goal of several, as a number with one bit."""
    while goals:
        yield goals & -goals
        goals &= goals - 1


def numbers(mask: int) -> Iterator[int]:
    """Yield the number of each bit that is set."""
    return (one.bit_length() - 1 for one in bits(mask))

"""A path packed into sittings: the fewest, then as close to the path's order as can be."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush
from typing import Generic, NamedTuple, TypeVar

from curate.planner.limits import MOST_COMPARED, MOST_WEIGHED, TRIAL_STEPS, WINDOW, Work
from curate.planner.set_by_set import Piece, cheapest, first_fit

T = TypeVar("T")


class Packing(NamedTuple, Generic[T]):
    """The pieces of a path in sittings, in the order they are taken; without these, in one."""

    sittings: list[list[T]]
    fewest: bool = True
    """Whether it is sure that no fewer would do."""
    nearest: bool = True
    """Whether it is sure that no other packing into so many is closer to the path's order."""


def pack(
    pieces: Sequence[Piece],
    sitting: int,
    work: Work,
    *,
    keep_order: bool = False,
    known: Sequence[list[list[int]]] = (),
) -> Packing[int]:
    """Return `pieces`, by their places in the path, in sittings of `sitting` minutes.

    What comes before a piece comes in the same sitting or an earlier one. The fewest
    sittings; among such packings the fewest pairs of pieces that change places, and among
    those the one in which the earliest piece comes first. With `keep_order` none change.

    While `work` lasts, the packing closest to the path's order is searched for, for one
    number of sittings after another. Else it is the best of those already `known`, and of some
    quick ways.
    """
    in_order = first_fit(pieces, sitting, range(len(pieces)), last_only=True)
    if keep_order:
        return Packing(in_order)
    quick = [in_order, *known, *_quick(pieces, sitting)]
    if len(pieces) <= MOST_WEIGHED:
        quick += [_in_turn(pieces, one) for one in quick]
    orders = [[place for places in one for place in places] for one in quick]
    quick = [first_fit(pieces, sitting, order, last_only=True) for order in orders]
    best = min(
        zip(quick, orders, strict=True), key=lambda it: (len(it[0]), _changes(it[0]), it[1])
    )[0]
    least = _bound(pieces, sitting)
    if len(pieces) > MOST_COMPARED and _changes(best):
        return Packing(_improved(pieces, sitting, best, work), len(best) == least, False)
    if len(pieces) > MOST_COMPARED or (len(best) == least and not _changes(best)):
        return Packing(best, len(best) == least, True)
    fewest = True
    for count in range(least, len(best) + 1):
        # Half of what work is left each time, so that some is left for the last.
        limit = _changes(best) if count == len(best) else None
        found, complete = cheapest(pieces, sitting, count, work, work.left // 2, limit=limit)
        if found is not None:
            return Packing(found, fewest, True)
        fewest = fewest and (complete or count == len(best))
    return Packing(_improved(pieces, sitting, best, work), fewest, False)


def _improved(
    pieces: Sequence[Piece], sitting: int, sittings: list[list[int]], work: Work
) -> list[list[int]]:
    """Return sittings with a few of them after another packed anew, as long as that helps."""
    before: list[list[int]] = []
    while work.left > 0 and sittings != before:
        before, sittings = sittings, [*sittings]
        for first in range(len(sittings)):
            last = first
            while last < len(sittings) and sum(map(len, sittings[first : last + 1])) <= WINDOW:
                last += 1
            if last - first < 2:
                continue
            places = sorted(place for one in sittings[first:last] for place in one)
            at = {place: number for number, place in enumerate(places)}
            few = [
                pieces[place]._replace(
                    after=frozenset(at[one] for one in pieces[place].after if one in at)
                )
                for place in places
            ]
            here = [[at[place] for place in one] for one in sittings[first:last]]
            found, _ = cheapest(few, sitting, last - first, work, limit=_changes(here))
            if found is not None and found != here:
                anew = [[places[number] for number in one] for one in found]
                sittings[first:last] = anew
            work.left -= 5 * len(places)
            if work.left <= 0:
                break
    return sittings


def _in_turn(pieces: Sequence[Piece], sittings: list[list[int]]) -> list[list[int]]:
    """Return sittings in another order: that next, of those that may come, which is early."""
    of = {place: number for number, one in enumerate(sittings) for place in one}
    missing = [
        {of[before] for place in one for before in pieces[place].after} - {number}
        for number, one in enumerate(sittings)
    ]
    needing: dict[int, list[int]] = {}
    for number, some in enumerate(missing):
        for one in some:
            needing.setdefault(one, []).append(number)
    ready = [
        (sum(one) / len(one), number) for number, one in enumerate(sittings) if not missing[number]
    ]
    heapify(ready)
    order = []
    while ready:
        _, number = heappop(ready)
        order.append(sittings[number])
        for other in needing.get(number, ()):
            missing[other].discard(number)
            if not missing[other]:
                heappush(ready, (sum(sittings[other]) / len(sittings[other]), other))
    return order


def fit(
    pieces: Sequence[Piece], sitting: int, sittings: int, work: Work, *, keep_order: bool = False
) -> list[list[int]] | bool | None:
    """Return a packing into so many sittings, False where there is none, None where none is found.

    With `keep_order` the pieces come in the order they have.
    """
    work.left -= 8 * len(pieces)
    if keep_order:
        packed = first_fit(pieces, sitting, range(len(pieces)), last_only=True)
        return packed if len(packed) <= sittings else False
    if _bound(pieces, sitting) > sittings:
        return False
    for packed in _quick(pieces, sitting):
        work.left -= 8 * len(pieces)
        if len(packed) <= sittings:
            return packed
    until = max(0, work.left - TRIAL_STEPS)
    found, complete = cheapest(pieces, sitting, sittings, work, until, by_changes=False)
    return False if found is None and complete else found


def _bound(pieces: Sequence[Piece], sitting: int) -> int:
    """Return how many sittings there must be at least.

    Each way to round minutes to shares of a sitting, so that no sitting holds shares of more
    than one in all, gives a bound (S. Fekete and J. Schepers, "New classes of fast lower
    bounds for bin packing problems", Mathematical Programming 91, 2001).
    """
    shared = [piece.minutes for piece in pieces if not piece.alone]
    least = max(bool(shared), -(-sum(shared) // sitting))
    for shares in range(2, 7):
        total = 0
        for minutes in shared:
            whole, rest = divmod(shares * minutes, sitting)
            total += whole * shares if rest else whole * (shares - 1)
        least = max(least, -(-total // (shares * (shares - 1))))
    return least + len(pieces) - len(shared)


def _quick(pieces: Sequence[Piece], sitting: int) -> Iterable[list[list[int]]]:
    """Yield packings that are found at once, the simplest first.

    First fit, in the path's order and the longest chain first; and one sitting after another
    as full as can be (T. Hoffmann, "Assembly line balancing with a precedence matrix",
    Management Science 9(4), 1963).
    """
    places = range(len(pieces))
    yield first_fit(pieces, sitting, places)
    if len(pieces) > MOST_WEIGHED:
        return
    weights = [piece.minutes + 1 for piece in pieces]
    for place in reversed(places):
        for before in pieces[place].after:
            alone = pieces[before].minutes + 1
            weights[before] = max(weights[before], alone + weights[place])
    yield first_fit(pieces, sitting, sorted(places, key=weights.__getitem__, reverse=True))
    if len(pieces) <= MOST_COMPARED:
        yield _fullest_first(pieces, sitting)


def _fullest_first(pieces: Sequence[Piece], sitting: int) -> list[list[int]]:
    sittings: list[list[int]] = []
    placed: set[int] = set()
    while len(placed) < len(pieces):
        waiting = [place for place in range(len(pieces)) if place not in placed]
        fullest: dict[int, tuple[int, ...]] = {0: ()}
        for place in waiting:
            piece = pieces[place]
            for filled, chosen in list(fullest.items()):
                now = filled + piece.minutes
                if piece.alone or now > sitting or now in fullest:
                    continue
                if piece.after <= placed.union(chosen):
                    fullest[now] = (*chosen, place)
        # The first piece that waits may always come: what it comes after stands before it.
        chosen = fullest[max(fullest)]
        if pieces[waiting[0]].alone or not chosen:
            chosen = (waiting[0],)
        sittings.append(sorted(chosen))
        placed.update(chosen)
    return sittings


def _changes(sittings: Iterable[Iterable[int]]) -> int:
    """Return how many pairs of pieces have changed places."""
    before: list[int] = []
    changes = 0
    for place in (place for one in sittings for place in one):
        changes += len(before) - bisect_left(before, place)
        insort(before, place)
    return changes

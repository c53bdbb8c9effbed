"""All ways to take the pieces of a path in a number of sittings, looked at set by set."""

from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from curate.planner.limits import LOOK_BACK, Work


class Piece(NamedTuple):
    """One part of a resource, on its place in the path."""

    minutes: int
    alone: bool
    """Whether it takes a sitting to itself: longer than one, or of unknown time."""
    after: frozenset[int]
    """The places in the path of what has to come before."""


def first_fit(
    pieces: Sequence[Piece], sitting: int, order: Iterable[int], *, last_only: bool = False
) -> list[list[int]]:
    """Put each piece, in `order`, in the first sitting that may have it and has room.

    With `last_only`, in the last sitting or a new one: next fit.
    """
    sittings: list[list[int]] = []
    room: list[int] = []
    placed: dict[int, int] = {}
    for place in order:
        piece = pieces[place]
        first = max((placed[one] for one in piece.after), default=0)
        first = max(first, len(sittings) - (1 if last_only else LOOK_BACK))
        at = len(sittings)
        if not piece.alone:
            at = next((n for n in range(first, at) if room[n] >= piece.minutes), at)
        if at == len(sittings):
            sittings.append([])
            room.append(0 if piece.alone else sitting)
        sittings[at].append(place)
        room[at] -= piece.minutes
        placed[place] = at
    return [sorted(one) for one in sittings]


def cheapest(
    pieces: Sequence[Piece],
    sitting: int,
    count: int,
    work: Work,
    until: int = 0,
    *,
    by_changes: bool = True,
    limit: int | None = None,
) -> tuple[list[list[int]] | None, bool]:
    """Return the cheapest way to take the pieces in at most `count` sittings, looking set by set.

    Cost is how many pieces change places, at most `limit`; else the time that is lost. Of two
    ways to take the same pieces only that goes on which is cheaper, or else fills fewer sittings
    less (M. Held and R. Karp, "A dynamic programming approach to sequencing problems", SIAM
    10(1), 1962). No way goes on that leaves too little room for what is left.

    Also returns whether nothing was left unseen when `work` had come down to `until`.
    """
    after = [sum(1 << one for one in piece.after) for piece in pieces]
    everything = (1 << len(pieces)) - 1
    room = count * sitting
    slack = room - sum(sitting if one.alone else one.minutes for one in pieces)
    # Cost, order, pieces taken, minutes of all sittings but for the room in the last.
    waiting: list[tuple[int, tuple[int, ...], int, int, int]] = [(0, (), 0, 0, 0)]
    least: dict[int, int] = {}
    while waiting:
        cost, order, taken, filled, lost = heappop(waiting)
        if least.get(taken, room + 1) <= filled:
            continue
        least[taken] = filled
        if taken == everything:
            return first_fit(pieces, sitting, order, last_only=True), True
        last = order[-1] if order else -1
        passed_over = 0
        left = ~taken & everything
        work.spend(1)
        while left:
            bit = left & -left
            left ^= bit
            place = bit.bit_length() - 1
            work.left -= 1
            piece = pieces[place]
            if limit is not None and cost + passed_over > limit:
                break
            if not after[place] & ~taken:
                here = -filled % sitting
                if piece.alone:
                    then, loss = filled + here + sitting, here
                elif piece.minutes <= here:
                    then, loss = filled + piece.minutes, 0
                    if place < last:  # in its turn it comes into the same sitting
                        then = room + 1
                else:
                    then, loss = filled + here + piece.minutes, here
                new = taken | bit
                if lost + loss <= slack and then < least.get(new, room + 1):
                    step = passed_over if by_changes else loss
                    work.left -= 3
                    entry = (cost + step, (*order, place), new, then, lost + loss)
                    heappush(waiting, entry)
            passed_over += 1
        if work.left < until:
            return None, False
    return None, True

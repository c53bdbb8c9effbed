"""All ways to take the pieces of a path in a number of sittings, looked at set by set."""

from collections.abc import Iterable, Sequence
from copy import copy
from heapq import heappop, heappush
from typing import NamedTuple

from curate.planner.limits import Work


class Piece(NamedTuple):
    """One part of a resource, on its place in the path."""

    minutes: int
    alone: bool
    """Whether it takes a sitting to itself: longer than one, or of unknown time."""
    after: frozenset[int]
    """The places in the path of what has to come before."""


class Filling:
    """Sittings that are filled with one piece after another, each put where there is room first.

    The most room in each half of them, and in each half of a half, says at once where that is.
    """

    def __init__(self, sitting: int, most: int, room: Sequence[int] = ()) -> None:
        """Begin with `most` sittings of so many minutes, the first of which have `room` left."""
        self.begun = len(room)
        self._size = size = 1 << most.bit_length()
        self._most, self._sitting = most, sitting
        whole, none = [sitting] * (most - len(room)), [0] * (size - most)
        self._room = [0] * size + [*room, *whole, *none]
        for at in reversed(range(1, size)):
            self._room[at] = max(self._room[2 * at : 2 * at + 2])

    def copy(self) -> "Filling":
        """Return the same, to be filled otherwise."""
        other = copy(self)
        other._room = self._room.copy()
        return other

    @property
    def most_room(self) -> int:
        """The minutes that are left in the sitting with most room."""
        return self._room[1]

    def put(self, minutes: int, first: int = 0, *, alone: bool = False) -> int:
        """Put a piece in the first sitting from `first` on that has room, and return which.

        What is to be `alone` comes into a new one, and leaves no room in it. Where none has room,
        it is put in none, and what is returned is how many there are.
        """
        room, size = self._room, self._size
        wanted, at = (self._sitting, size + self.begun) if alone else (minutes, size + first)
        while room[at] < wanted:
            at += 1  # the next sitting, and all of the half that begins with it
            at //= at & -at
            if at == 1:
                return self._most
        while at < size:
            at *= 2
            at += room[at] < wanted
        number = at - size
        self.begun = max(self.begun, number + 1)
        room[at] = 0 if alone else room[at] - minutes
        at //= 2
        while at and room[at] != (most := max(room[2 * at], room[2 * at + 1])):
            room[at] = most
            at //= 2
        return number


def first_fit(
    pieces: Sequence[Piece], sitting: int, order: Iterable[int], *, last_only: bool = False
) -> list[list[int]]:
    """Put each piece, in `order`, in the first sitting that may have it and has room.

    With `last_only`, in the last sitting or a new one: next fit.
    """
    filling = Filling(sitting, len(pieces))
    placed: dict[int, int] = {}
    sittings: list[list[int]] = []
    for place in order:
        minutes, alone, after = pieces[place]
        first = max((placed[one] for one in after), default=0)
        if last_only:
            first = max(first, len(sittings) - 1)
        at = placed[place] = filling.put(minutes, first, alone=alone)
        if at == len(sittings):
            sittings.append([])
        sittings[at].append(place)
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
        work.left -= 1
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

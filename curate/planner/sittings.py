"""A path packed into sittings: the fewest, then as close to the path's order as can be."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

EXACT_PARTS = 9
"""So many parts are packed best of all ways, whatever they require."""
MOST_STEPS = 60_000
"""Additions of one part to a set of parts that are tried: under 100 ms. It is enough to
look at all sets of nine parts, and of more where some have to come before others."""
MOST_COMPARED = 200
"""Of more parts only the path's order and first fit are tried."""
LOOK_BACK = 100
"""First fit looks for room in so many sittings, the last ones."""


class Piece(NamedTuple):
    """One part of a resource, on its place in the path."""

    minutes: int
    alone: bool
    """Whether it takes a sitting to itself: longer than one, or of unknown time."""
    after: frozenset[int]
    """The places in the path of what has to come before."""


class Packing(NamedTuple):
    """The sittings, each as places in the path, in the order they are taken."""

    sittings: list[list[int]]
    proved: bool
    """Whether it is sure that no fewer would do."""


def pack(pieces: Sequence[Piece], sitting: int, *, keep_order: bool = False) -> Packing:
    """Return `pieces`, which are in path order, in sittings of `sitting` minutes.

    What comes before a piece comes in the same sitting or an earlier one. The fewest
    sittings; among such packings the fewest pairs of pieces that change places. With
    `keep_order` none do.

    Up to nine pieces, and more where that is quick, all ways are compared, set by set (M.
    Held and R. Karp, "A dynamic programming approach to sequencing problems", SIAM 10(1),
    1962). Else it is the best of next fit; first fit; ranked positional weight (W. Helgeson
    and D. Birnie, "Assembly line balancing", 1961); filling one sitting after another as full
    as can be (T. Hoffmann, "Assembly line balancing with a precedence matrix", Management
    Science 9(4), 1963); and of the most promising sets alone.
    """
    places = range(len(pieces))
    in_order = _first_fit(pieces, sitting, places, last_only=True)
    if keep_order:
        return Packing(in_order, True)
    least = _bound(pieces, sitting)
    packings = [in_order, _first_fit(pieces, sitting, places)]
    if len(pieces) > MOST_COMPARED:
        best = min(packings, key=len)
        return Packing(best, len(best) == least)
    by_weight = sorted(places, key=_weights(pieces).__getitem__, reverse=True)
    packings += [_first_fit(pieces, sitting, by_weight), _hoffmann(pieces, sitting)]
    proved = min(map(len, packings)) == least
    if len(pieces) <= EXACT_PARTS or not proved:
        found, complete = _set_by_set(pieces, sitting)
        packings.append(found)
        proved = complete or len(found) == least
    best = min(packings, key=lambda one: (len(one), _changes(one), one))
    return Packing(best, proved)


def fit(
    pieces: Sequence[Piece], sitting: int, sittings: int, *, keep_order: bool = False
) -> bool | None:
    """Return whether `pieces` pack into so many sittings; None where only `pack` can tell."""
    if _bound(pieces, sitting) > sittings:
        return False
    quick = _first_fit(pieces, sitting, range(len(pieces)), last_only=keep_order)
    if len(quick) <= sittings or keep_order:
        return len(quick) <= sittings
    return None


def _bound(pieces: Sequence[Piece], sitting: int) -> int:
    """Return how many sittings there must be at least."""
    shared = [piece.minutes for piece in pieces if not piece.alone]
    whole = -(-sum(shared) // sitting)
    large = sum(2 * minutes > sitting for minutes in shared)
    return max(whole, large) + len(pieces) - len(shared)


def _first_fit(
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


def _weights(pieces: Sequence[Piece]) -> list[int]:
    """Return for each piece its minutes and those of all that come after it."""
    later: list[set[int]] = [{place} for place in range(len(pieces))]
    for place in range(len(pieces) - 1, -1, -1):
        for before in pieces[place].after:
            later[before] |= later[place]
    return [sum(pieces[one].minutes + 1 for one in after) for after in later]


def _hoffmann(pieces: Sequence[Piece], sitting: int) -> list[list[int]]:
    """Fill one sitting after another as full as can be."""
    sittings: list[list[int]] = []
    placed: set[int] = set()
    while len(placed) < len(pieces):
        waiting = [place for place in range(len(pieces)) if place not in placed]
        fullest: dict[int, tuple[int, ...]] = {0: ()}
        for place in waiting:
            piece = pieces[place]
            for filled, chosen in list(fullest.items()):
                now = filled + piece.minutes
                may = piece.after <= placed.union(chosen)
                if may and not piece.alone and now <= sitting and now not in fullest:
                    fullest[now] = (*chosen, place)
        # The first piece that waits may always come: what it comes after stands before it.
        chosen = fullest[max(fullest)]
        if pieces[waiting[0]].alone or not chosen:
            chosen = (waiting[0],)
        sittings.append(sorted(chosen))
        placed.update(chosen)
    return sittings


def _changes(sittings: Sequence[Sequence[int]]) -> int:
    """Return how many pairs of pieces have changed places."""
    order = [place for one in sittings for place in one]
    return sum(later < earlier for at, earlier in enumerate(order) for later in order[at + 1 :])


class _Way(NamedTuple):
    """A way to take some of the pieces; the lesser is the better."""

    sittings: int
    filled: int
    changes: int
    order: tuple[int, ...]


def _set_by_set(pieces: Sequence[Piece], sitting: int) -> tuple[list[list[int]], bool]:
    """Return the best packing, and whether all sets of pieces were looked at.

    Of all ways to take one set of pieces those are kept that no other beats both in
    sittings and minutes and in changes.
    """
    after = [sum(1 << one for one in piece.after) for piece in pieces]
    width = max(1, MOST_STEPS // len(pieces) ** 2) if pieces else 1
    ways: dict[int, list[_Way]] = {0: [_Way(0, sitting, 0, ())]}
    complete = True
    for _ in pieces:
        if len(ways) > width:
            complete = False
            ways = dict(sorted(ways.items(), key=lambda item: item[1][0])[:width])
        longer: dict[int, list[_Way]] = {}
        for taken, some in ways.items():
            passed_over = 0
            for place, piece in enumerate(pieces):
                if taken >> place & 1:
                    continue
                if after[place] & ~taken == 0:
                    new = longer.setdefault(taken | 1 << place, [])
                    new += [_with(way, place, piece, passed_over, sitting) for way in some]
                passed_over += 1
        ways = {taken: _unbeaten(some) for taken, some in longer.items()}
    best = min((way for some in ways.values() for way in some), key=lambda way: (way[0], *way[2:]))
    return _first_fit(pieces, sitting, best.order, last_only=True), complete


def _with(way: _Way, place: int, piece: Piece, passed_over: int, sitting: int) -> _Way:
    """Return a way with one more piece, in the last sitting or in a new one."""
    count, filled, changes, order = way
    if piece.alone or filled + piece.minutes > sitting:
        count, filled = count + 1, 0
    filled = sitting if piece.alone else filled + piece.minutes
    return _Way(count, filled, changes + passed_over, (*order, place))


def _unbeaten(ways: list[_Way]) -> list[_Way]:
    """Return the ways, best first, each with fewer changes than all before it."""
    kept: list[_Way] = []
    for way in sorted(ways):
        if not kept or way.changes < kept[-1].changes:
            kept.append(way)
    return kept

"""`curate.planner.sittings`: the fewest sittings, then the path's own order, nothing cut."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curate.planner import sittings as planner
from curate.planner.limits import MOST_COMPARED, PACKING_STEPS, Work
from curate.planner.set_by_set import Filling, Piece
from curate.planner.sittings import Packing
from tests.profiles import often

SITTING = 10


def pack(
    pieces: Sequence[Piece], sitting: int, *, keep_order: bool = False, steps: int = PACKING_STEPS
) -> Packing[int]:
    """Return what the planner packs, in so many steps."""
    return planner.pack(pieces, sitting, Work(steps), keep_order=keep_order)


def fit(
    pieces: Sequence[Piece], sitting: int, sittings: int, *, keep_order: bool = False
) -> bool | None:
    """Return whether pieces fit, where the planner can tell."""
    found = planner.fit(pieces, sitting, sittings, Work(PACKING_STEPS), keep_order=keep_order)
    if isinstance(found, list):
        assert len(found) <= sittings
        check(pieces, Packing(found, fewest=False, nearest=False), sitting)
        return True
    return found


def piece(minutes: int, *after: int, alone: bool | None = None) -> Piece:
    """Return a piece; one that is longer than a sitting is alone."""
    return Piece(minutes, minutes > SITTING if alone is None else alone, frozenset(after))


@st.composite
def paths(draw: st.DrawFn, most: int = 7) -> list[Piece]:
    """Draw the pieces of a path, each after some of those before it."""
    pieces = []
    for place in range(draw(st.integers(0, most))):
        before = st.lists(st.integers(0, place - 1), max_size=2) if place else st.just([])
        after = draw(before) if draw(st.integers(0, 2)) == 0 else []
        pieces.append(piece(draw(st.integers(1, SITTING + 2)), *after))
    return pieces


def changed(order: Sequence[int]) -> int:
    """Return how many pairs of places have changed places."""
    return sum(later < earlier for at, earlier in enumerate(order) for later in order[at + 1 :])


def allowed(pieces: Sequence[Piece], order: Sequence[int]) -> bool:
    """Return whether each comes after all that it has to come after."""
    return all(pieces[place].after <= set(order[:at]) for at, place in enumerate(order))


def filled(pieces: Sequence[Piece], order: Sequence[int]) -> int:
    """Return how many sittings an order takes, each piece in the last one while there is room."""
    count = room = 0
    for place in order:
        if pieces[place].alone or pieces[place].minutes > room:
            count, room = count + 1, SITTING
        room = 0 if pieces[place].alone else room - pieces[place].minutes
    return count


def all_ways(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Yield the sittings and the changed pairs of each order that is allowed."""
    for order in permutations(range(len(pieces))):
        if allowed(pieces, order):
            yield filled(pieces, order), changed(order)


def flat(packing: Packing[int]) -> list[int]:
    """Return the places in the order in which they are taken."""
    return [place for one in packing.sittings for place in one]


def check(pieces: Sequence[Piece], packing: Packing[int], sitting: int = SITTING) -> None:
    """Hold a packing to what every packing promises."""
    assert sorted(flat(packing)) == list(range(len(pieces))), "each piece comes once"
    assert allowed(pieces, flat(packing))
    for one in packing.sittings:
        assert one, "no sitting is empty"
        together = [pieces[place] for place in one]
        assert len(one) == 1 or not any(piece.alone for piece in together)
        assert together[0].alone or sum(piece.minutes for piece in together) <= sitting


@given(paths())
def test_the_fewest_sittings_and_then_the_fewest_changes(pieces: list[Piece]) -> None:
    """Of all ways to take the pieces: the fewest sittings, and of those the path's own order."""
    packing = pack(pieces, SITTING)
    check(pieces, packing)
    assert packing.fewest
    assert packing.nearest
    assert (len(packing.sittings), changed(flat(packing))) == min(all_ways(pieces))


@given(paths(), st.integers(0, 8))
def test_pieces_fit_where_some_way_does(pieces: list[Piece], sittings: int) -> None:
    """Pieces fit into so many sittings where any order of them does."""
    fewest = min(count for count, _ in all_ways(pieces))
    assert fit(pieces, SITTING, sittings) in (fewest <= sittings, None)
    assert (len(pack(pieces, SITTING).sittings) <= sittings) == (fewest <= sittings)
    in_order = filled(pieces, range(len(pieces)))
    assert fit(pieces, SITTING, sittings, keep_order=True) == (in_order <= sittings)


@given(paths(most=30))
def test_any_path_is_packed(pieces: list[Piece]) -> None:
    """However many pieces: none is lost or cut, no sitting too full, nothing before its turn."""
    packing = pack(pieces, SITTING)
    check(pieces, packing)
    count = len(packing.sittings)
    assert count <= filled(pieces, range(len(pieces)))
    assert fit(pieces, SITTING, count) is not False
    assert not packing.fewest or not fit(pieces, SITTING, count - 1)
    assert pack(pieces, SITTING) == packing


@given(paths(most=30))
def test_the_order_is_kept(pieces: list[Piece]) -> None:
    """With `keep_order` the pieces come as in the path, in as few sittings as that allows."""
    packing = pack(pieces, SITTING, keep_order=True)
    check(pieces, packing)
    assert flat(packing) == list(range(len(pieces)))
    assert len(packing.sittings) == filled(pieces, range(len(pieces)))
    assert packing.fewest
    assert packing.nearest


def test_nothing_takes_no_sitting() -> None:
    """Without pieces there are no sittings, and they fit into none."""
    assert pack([], SITTING) == Packing([], fewest=True, nearest=True)
    assert pack([], SITTING, keep_order=True) == Packing([], fewest=True, nearest=True)
    assert fit([], SITTING, 0)


def test_a_piece_fills_a_sitting_to_the_minute() -> None:
    """What is exactly as long as a sitting is not too long."""
    assert pack([piece(5), piece(5), piece(10)], SITTING).sittings == [[0, 1], [2]]


def test_a_small_piece_is_brought_forward_to_save_a_sitting() -> None:
    """The order changes where that saves a sitting, and then as little as it can."""
    pieces = [piece(6), piece(6), piece(4), piece(4)]
    assert pack(pieces, SITTING).sittings == [[0, 2], [1, 3]]
    assert pack(pieces, SITTING, keep_order=True).sittings == [[0], [1, 2], [3]]


def test_what_has_to_come_before_does() -> None:
    """A piece is not brought forward past what it requires, nor what requires it put before."""
    pieces = [piece(6), piece(6), piece(4, 1), piece(4)]
    assert pack(pieces, SITTING).sittings == [[0, 3], [1, 2]]
    pieces = [piece(6), piece(6, 0), piece(4, 1), piece(4, 1)]
    assert pack(pieces, SITTING).sittings == [[0], [1, 2], [3]]


def test_an_unknown_time_has_a_sitting_to_itself() -> None:
    """What takes nobody knows how long shares no sitting, however short the others are."""
    pieces = [piece(1), piece(0, alone=True), piece(1)]
    assert pack(pieces, SITTING).sittings == [[0, 2], [1]]
    assert pack(pieces, SITTING, keep_order=True).sittings == [[0], [1], [2]]


def test_nine_pieces_are_proved() -> None:
    """Up to nine pieces all ways are compared, where the bound is out of reach too."""
    pieces = [piece(minutes) for minutes in (4, 4, 4, 4, 4, 3, 3, 3, 7)]
    packing = pack(pieces, SITTING)
    check(pieces, packing)
    assert packing.fewest
    assert packing.nearest
    fours = [piece(4) for _ in range(9)]
    packing = pack(fours, SITTING)
    assert (len(packing.sittings), packing.fewest) == (5, True)


@settings(max_examples=often(40))
@given(st.lists(st.integers(1, SITTING + 2), min_size=9, max_size=9))
def test_nine_pieces_come_in_the_fewest_sittings(minutes: list[int]) -> None:
    """Nine pieces that require nothing are packed best, as by trying each in each sitting."""
    pieces = [piece(one) for one in minutes]
    packing = pack(pieces, SITTING)
    check(pieces, packing)
    assert packing.fewest
    assert packing.nearest
    assert len(packing.sittings) == fewest_sittings(minutes)


def fewest_sittings(minutes: Sequence[int]) -> int:
    """Return the fewest sittings for pieces that require nothing, trying all ways to share."""
    shared = [one for one in minutes if one <= SITTING]

    def tried(rest: Sequence[int], rooms: tuple[int, ...]) -> int:
        if not rest:
            return len(rooms)
        first, *others = rest
        ways = [tried(others, (*rooms, SITTING - first))]
        for room in {one for one in rooms if one >= first}:
            at = rooms.index(room)
            ways.append(tried(others, (*rooms[:at], room - first, *rooms[at + 1 :])))
        return min(ways)

    return tried(sorted(shared, reverse=True), ()) + len(minutes) - len(shared)


@settings(max_examples=often(30))
@given(paths(most=10))
def test_ten_pieces_are_as_near_to_their_order_as_can_be(pieces: list[Piece]) -> None:
    """Of all packings of up to ten pieces into the fewest sittings, the nearest is found."""
    packing = pack(pieces, SITTING)
    check(pieces, packing)
    assert packing.fewest
    assert packing.nearest
    assert (len(packing.sittings), changed(flat(packing))) == by_sets(pieces)


def by_sets(pieces: Sequence[Piece]) -> tuple[int, int]:
    """Return the fewest sittings and changed pairs, trying all sets of pieces in each sitting."""
    everything = frozenset(range(len(pieces)))

    @cache
    def best(left: frozenset[int]) -> tuple[int, int]:
        if not left:
            return 0, 0
        ways = []
        for size in range(1, len(left) + 1):
            for some in combinations(left, size):
                alone = size == 1 or not any(pieces[place].alone for place in some)
                short = size == 1 or sum(pieces[place].minutes for place in some) <= SITTING
                later = left.difference(some)
                if alone and short and not any(pieces[place].after & later for place in some):
                    count, changes = best(later)
                    passed = sum(other < place for place in some for other in later)
                    ways.append((count + 1, changes + passed))
        return min(ways)

    return best(everything)


def test_small_pieces_do_not_come_last_to_save_a_sitting() -> None:
    """Ten parts of a path: what is short and early stays early, in as few sittings."""
    minutes = [5, 5, 5, 20, 25, 10, 25, 15, 20, 20]
    pieces = [Piece(one, False, frozenset()) for one in minutes]
    packing = pack(pieces, 30)
    assert (len(packing.sittings), packing.fewest, packing.nearest) == (6, True, True)
    assert changed(flat(packing)) <= 9
    assert packing.sittings[0][0] == 0


@pytest.mark.parametrize("keep_order", [False, True])
def test_a_long_path_is_packed(keep_order: bool) -> None:
    """Hundreds of pieces are packed too: all of them, none too full, each in its turn."""
    pieces = [
        piece(1 + number * 7 % 12, *([number - 3] if number % 5 == 0 and number else []))
        for number in range(MOST_COMPARED * 3)
    ]
    packing = pack(pieces, SITTING, keep_order=keep_order)
    check(pieces, packing)
    assert fit(pieces, SITTING, len(packing.sittings), keep_order=keep_order)
    assert not fit(pieces, SITTING, sum(one.minutes for one in pieces) // 20)


def test_a_long_path_that_meets_the_bound_is_proved() -> None:
    """Where no fewer sittings could hold the minutes, nothing is left to prove."""
    packing = pack([piece(5) for _ in range(MOST_COMPARED + 2)], SITTING)
    assert (len(packing.sittings), packing.fewest) == (101, True)


def test_of_equal_packings_the_one_nearer_to_the_order_of_the_path_is_taken() -> None:
    """Where as many pieces change places, the earlier piece still comes first."""
    pieces = [Piece(minutes, False, frozenset()) for minutes in (20, 21, 9, 10)]
    assert pack(pieces, 30).sittings == [[0, 3], [1, 2]]


def test_what_was_not_searched_is_not_called_proved() -> None:
    """Without work to look further, a packing that changes places is not said to be the nearest."""
    minutes = [7, 21, 13, 25, 8, 17, 5, 22, 11, 19, 6, 24]
    pieces = [Piece(one, False, frozenset()) for one in minutes]
    packing = planner.pack(pieces, 30, Work(1))
    assert packing.sittings != [[at] for at in range(len(pieces))]
    assert not packing.nearest
    assert planner.pack(pieces, 30, Work(PACKING_STEPS)).nearest


@given(
    st.lists(st.integers(0, SITTING), max_size=12),
    st.lists(st.tuples(st.integers(1, SITTING), st.integers(0, 1000), st.booleans()), max_size=30),
    st.integers(0, 12),
)
def test_each_piece_comes_where_there_is_room_first(
    room: list[int], puts: list[tuple[int, int, bool]], new: int
) -> None:
    """Room is found as if one sitting after another were looked at, from the first that may be."""
    most = len(room) + new
    filling = Filling(SITTING, most, room)
    left = list(room)
    for minutes, place, alone in puts:
        first = place % (len(left) + 1)
        fitting = [at for at in range(first, len(left)) if left[at] >= minutes and not alone]
        if not fitting and len(left) == most:
            assert filling.put(minutes, first, alone=alone) == most
            continue
        before = filling.copy()
        at = filling.put(minutes, first, alone=alone)
        assert at == (fitting[0] if fitting else len(left))
        assert before.put(minutes, first, alone=alone) == at
        left += [SITTING] * (at == len(left))
        left[at] = 0 if alone else left[at] - minutes
        assert filling.begun == len(left)

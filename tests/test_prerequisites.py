"""What requires what: what comes first, and cycles."""

from hypothesis import given
from hypothesis import strategies as st

from curate.prerequisites import cycles, prerequisites_first
from tests.profiles import much


def test_cycles_are_named_in_the_order_of_the_list() -> None:
    """Each group that requires one another is named once, and ids that are not listed are not."""
    requires = {
        "d": ["c"],
        "a": ["b", "nowhere"],
        "b": ["a"],
        "c": ["d", "a"],
        "self": ["self"],
        "fine": ["a"],
    }
    assert cycles(requires) == [("d", "c"), ("a", "b"), ("self",)]


def test_no_requirements_have_no_cycles() -> None:
    """A list in which nothing comes back to itself has no cycles."""
    assert cycles({}) == []
    assert cycles({"a": ["b", "c"], "b": ["c"], "c": []}) == []


def test_a_long_chain_has_one_cycle_or_none() -> None:
    """A chain of very many is walked like any other, closed or not."""
    number = much(100_000)
    chain = {str(n): [str(n + 1)] for n in range(number)}
    assert cycles(chain) == []
    chain[str(number - 1)] = ["0"]
    assert cycles(chain) == [tuple(chain)]


def test_a_long_chain_of_pairs_is_walked_as_fast() -> None:
    """Where each of very many pairs requires the next pair, every pair is found."""
    number = much(100_000)
    pairs = {str(n): [str(n ^ 1), str((n | 1) + 1)] for n in range(number)}
    assert len(cycles(pairs)) == number // 2


@given(
    st.dictionaries(st.sampled_from("hgfedcba"), st.lists(st.sampled_from("abcdefghx"), max_size=3))
)
def test_cycles_are_what_reaches_itself(requires: dict[str, list[str]]) -> None:
    """Two ids are in one cycle where each is reached from the other, by the definition."""
    reached = {id_: {id_} & set(requires[id_]) for id_ in requires}
    for _ in requires:  # one step further, as often as there are ids
        for id_ in requires:
            direct = {one for one in requires[id_] if one in requires}
            reached[id_] |= direct.union(*(reached[one] for one in direct))
    groups = {
        tuple(other for other in requires if other in reached[id_] and id_ in reached[other])
        for id_ in requires
        if id_ in reached[id_]
    }
    place = list(requires)
    assert cycles(requires) == sorted(groups, key=lambda group: place.index(group[0]))


@given(st.dictionaries(st.integers(0, 7), st.lists(st.integers(0, 8), max_size=3)))
def test_each_comes_after_all_that_it_requires(requires: dict[int, list[int]]) -> None:
    """Whatever requires what: all are there once, and what is required stands before, or beside."""
    groups = prerequisites_first(requires)
    turn = {key: at for at, group in enumerate(groups) for key in group}
    assert sorted(turn) == sorted(requires)
    assert sum(map(len, groups)) == len(requires)
    together = {frozenset(group) for group in cycles(requires)}
    assert {frozenset(group) for group in groups if len(group) > 1} <= together
    for key, required in requires.items():
        for one in filter(requires.__contains__, required):
            assert turn[one] < turn[key] or {one, key} <= set(groups[turn[key]])

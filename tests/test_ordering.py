"""In what order a path is taken: easiest first, formats varied, short before long."""

from collections.abc import Iterable, Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from curate.history.progress import Progress, minutes_left
from curate.model import Resource, Status
from curate.planner.candidates import Candidates
from curate.planner.ordering import ordered
from curate.planner.path import plan
from tests.paths import (
    EASY,
    HARD,
    MIDDLE,
    WATCH,
    by_the_rule,
    graphs,
    ids,
    resource,
    steps,
)


def in_order(*chosen: Resource) -> list[str]:
    """Return the ids of these resources in path order; in the list they stand as given."""
    return among(chosen, ids(chosen))


def among(
    everything: Sequence[Resource],
    chosen: Iterable[str],
    progress: Mapping[str, Progress] | None = None,
) -> list[str]:
    """Return the ids of what is chosen of a list in path order."""
    candidates = Candidates(everything, (), progress or {})
    rank_of = {one.id: rank for rank, one in enumerate(candidates.resources)}
    order = ordered(candidates, [rank_of[id_] for id_ in chosen])
    return [candidates.resources[rank].id for rank in order]


# Rule by rule.


def test_the_easiest_comes_first() -> None:
    """Introductory before intermediate before advanced, whatever their times."""
    order = in_order(
        resource("hard", 1, HARD), resource("middle", 2, MIDDLE), resource("easy", 3, EASY)
    )
    assert order == ["easy", "middle", "hard"]


def test_no_level_is_intermediate() -> None:
    """A resource without a level comes among the intermediate ones."""
    order = in_order(
        resource("hard", 1, HARD),
        resource("unmarked", 3),
        resource("middle", 2, MIDDLE),
        resource("easy", 9, EASY),
    )
    assert order == ["easy", "middle", "unmarked", "hard"]


def test_formats_take_turns() -> None:
    """After something to read comes something else, where the level allows it."""
    order = in_order(
        resource("read-5", 5),
        resource("read-6", 6),
        resource("read-7", 7),
        resource("watch-30", 30, format_=WATCH),
        resource("watch-40", 40, format_=WATCH),
    )
    assert order == ["read-5", "watch-30", "read-6", "watch-40", "read-7"]


def test_short_comes_before_long_and_unknown_last() -> None:
    """Of one level and format the shortest comes first, all parts counted; unknown times last."""
    order = in_order(
        resource("unknown", None),
        resource("uncounted", 1, parts=None),
        resource("in-parts", 10, parts=3),
        resource("long", 20),
        resource("short", 5),
    )
    assert order == ["short", "long", "in-parts", "unknown", "uncounted"]


def test_equals_stay_in_the_order_of_the_list() -> None:
    """What nothing else decides, the list does."""
    everything = [resource("b"), resource("c"), resource("a")]
    assert among(everything, ["c", "a", "b"]) == ["b", "c", "a"]


def test_what_is_required_comes_first() -> None:
    """A prerequisite comes before what requires it, however long and hard it is."""
    assert in_order(resource("a", 1, EASY, requires=["b"]), resource("b", 99, HARD)) == ["b", "a"]


def test_an_advanced_prerequisite_waits_until_it_is_needed() -> None:
    """A prerequisite counts as easy as what needs it, and yet after what is easy itself."""
    order = in_order(
        resource("hard", 1, HARD),
        resource("easy", 20, EASY),
        resource("needs-hard", 5, EASY, requires=["hard"]),
        resource("middle", 2, MIDDLE),
    )
    assert order == ["easy", "hard", "needs-hard", "middle"]


def test_the_level_is_carried_down_a_chain() -> None:
    """What a prerequisite requires is as easy, too, as the easiest that needs it."""
    order = in_order(
        resource("first", 1, HARD),
        resource("second", 1, MIDDLE, requires=["first"]),
        resource("third", 1, EASY, requires=["second"]),
        resource("middle", 1, MIDDLE),
    )
    assert order == ["first", "second", "third", "middle"]


def test_what_is_not_chosen_counts_as_taken() -> None:
    """A prerequisite that is not part of the path holds nothing up."""
    assert in_order(resource("a", requires=["done-before"]), resource("b", 5)) == ["b", "a"]


def test_the_published_case_of_the_order() -> None:
    """Easiest first, formats in turn, short first; an advanced piece just before it is needed."""
    order = in_order(
        resource("i1", 15, EASY),
        resource("i2", 5, EASY),
        resource("i3", 10, EASY, WATCH),
        resource("adv", 8, HARD),
        resource("i4", 6, EASY, WATCH, ["adv"]),
        resource("m", 9, MIDDLE),
    )
    assert order == ["i2", "i3", "i1", "adv", "i4", "m"]


# As the rule says it.


@given(graphs(closed=True), st.data())
def test_the_order_is_what_the_rule_says(everything: list[Resource], data: st.DataObject) -> None:
    """Any choice from any list comes in the order that the rule gives, one step after another."""
    position = {one.id: number for number, one in enumerate(everything)}
    chosen = [one for one in everything if data.draw(st.integers(0, 3), one.id)]
    assert among(everything, ids(chosen)) == by_the_rule(chosen, position)
    assert among(everything, ids(chosen[::-1])) == by_the_rule(chosen, position)


@given(graphs(closed=True), st.data())
def test_the_order_goes_by_what_is_left(everything: list[Resource], data: st.DataObject) -> None:
    """What is begun comes where its minutes left put it; what is done does not come at all."""
    histories = [
        Progress(),
        Progress(Status.STARTED, left=0),
        Progress(Status.STARTED, left=1),
        Progress(Status.DONE),
        Progress(Status.SKIPPED),
        Progress(Status.STARTED, frozenset({1})),
    ]
    progress = {
        one.id: data.draw(st.sampled_from(histories[: 5 if one.parts == 1 else 6]), one.id)
        for one in everything
    }
    met = {id_ for id_, one in progress.items() if one.status in (Status.DONE, Status.SKIPPED)}
    left = {one.id: minutes_left(one, progress[one.id]) for one in everything}
    chosen = [one for one in everything if one.id not in met]
    position = {one.id: number for number, one in enumerate(everything)}
    expected = by_the_rule(chosen, position, left)
    assert among(everything, ids(chosen), progress) == expected
    assert steps(plan(everything, ids(everything), progress=progress)) == expected


def test_what_is_begun_comes_as_short_as_it_is_by_now() -> None:
    """Ten minutes left of an hour come before a piece of twenty."""
    everything = [resource("hour", 60), resource("twenty", 20)]
    begun = {"hour": Progress(Status.STARTED, left=10)}
    assert steps(plan(everything, ids(everything))) == ["twenty", "hour"]
    path = plan(everything, ids(everything), progress=begun)
    assert [(step.resource.id, step.minutes) for step in path.steps] == [
        ("hour", 10),
        ("twenty", 20),
    ]
    assert path.steps[0].reason == "begun: 10 min of 1 h left"


def test_a_long_chain_is_ordered() -> None:
    """Ten thousand resources, each requiring the one before it, come in their order."""
    chain = [resource(str(n), requires=[str(n - 1)] if n else []) for n in range(10_000)]
    assert in_order(*chain[::-1]) == ids(chain)

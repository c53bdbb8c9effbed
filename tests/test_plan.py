"""What a path without a budget holds and leaves out."""

from collections.abc import Sequence
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from curate.model import Resource, Tally
from curate.planner.causes import Cause
from curate.planner.path import plan
from curate.planner.request import PathRequest
from tests.best import list_order
from tests.paths import EASY, HARD, MIDDLE, WATCH, causes, graphs, ids, resource, steps


def test_a_path_is_all_that_was_asked_for() -> None:
    """Without a budget a path holds everything that matches, unknown times too."""
    everything = [resource("b"), resource("a", None), resource("other")]
    assert steps(plan(everything, ["b", "a"])) == ["b", "a"]


def test_a_path_of_nothing_is_empty() -> None:
    """Where nothing matches there is no step and no time."""
    path = plan([resource("a")], [])
    assert (path.steps, path.left_out, path.total) == ((), (), Tally())


def test_prerequisites_are_brought_in() -> None:
    """What a resource requires comes in with it, on or off the theme, and what that requires."""
    everything = [
        resource("wanted", requires=["off-theme"]),
        resource("off-theme", requires=["further"]),
        resource("further"),
        resource("other"),
    ]
    path = plan(everything, ["wanted"])
    assert steps(path) == ["further", "off-theme", "wanted"]
    assert path.left_out == ()


def test_the_time_so_far_is_told_at_each_step() -> None:
    """Each step has the sum up to it; estimates mark it, and unknown times are counted beside."""
    everything = [
        resource("a", 5, EASY),
        resource("b", 10, EASY, parts=2),
        resource("c", 7, MIDDLE, estimated=True),
        resource("d", None, HARD, estimated=True),
        resource("e", 5, HARD, WATCH, parts=None),
    ]
    path = plan(everything, ids(everything))
    assert [(step.resource.id, step.so_far) for step in path.steps] == [
        ("a", Tally(1, 5)),
        ("b", Tally(2, 25)),
        ("c", Tally(3, 32, estimated=True)),
        ("e", Tally(4, 32, estimated=True, unknown=1)),
        ("d", Tally(5, 32, estimated=True, unknown=2)),
    ]
    assert path.total == path.steps[-1].so_far


def test_an_unknown_prerequisite_leaves_out_what_it_touches() -> None:
    """What requires something that is not listed is left out, and so is what requires that."""
    everything = [
        resource("a", requires=["nowhere"]),
        resource("b", requires=["a"]),
        resource("c", requires=["b", "fine"]),
        resource("fine"),
    ]
    path = plan(everything, ids(everything))
    assert steps(path) == ["fine"]
    assert causes(path) == {
        "a": "unknown_prerequisite",
        "b": "prerequisite_blocked",
        "c": "prerequisite_blocked",
    }
    messages = {out.resource.id: out.message for out in path.left_out}
    assert '"nowhere"' in messages["a"]
    assert everything[0].title in messages["b"]
    assert everything[1].title in messages["c"]


def test_a_cycle_leaves_out_what_it_touches() -> None:
    """What requires itself, in however many steps, is left out; what it requires is not."""
    everything = [
        resource("a", requires=["b", "base"]),
        resource("b", requires=["c"]),
        resource("c", requires=["a"]),
        resource("alone", requires=["alone"]),
        resource("after", requires=["c"]),
        resource("base"),
    ]
    path = plan(everything, ids(everything))
    assert steps(path) == ["base"]
    assert causes(path) == {
        "a": "prerequisite_cycle",
        "b": "prerequisite_cycle",
        "c": "prerequisite_cycle",
        "alone": "prerequisite_cycle",
        "after": "prerequisite_blocked",
    }
    messages = {out.resource.id: out.message for out in path.left_out}
    assert all(other.title in messages["a"] for other in everything[1:3])
    assert "itself" in messages["alone"]


def test_only_what_was_asked_for_is_named_as_left_out() -> None:
    """A fault in a part of the list that the path does not touch is not spoken of."""
    everything = [
        resource("fine"),
        resource("loop", requires=["loop"]),
        resource("needs-loop", requires=["loop"]),
    ]
    assert causes(plan(everything, ["fine"])) == {}
    assert causes(plan(everything, ["needs-loop"])) == {"needs-loop": "prerequisite_blocked"}


def below(everything: Sequence[Resource], id_: str) -> set[str]:
    """Return the ids that one requires, in one step or more."""
    known = {one.id: one for one in everything}
    found: set[str] = set()
    while True:
        more = {required for at in {id_, *found} if at in known for required in known[at].requires}
        if more <= found:
            return found
        found |= more


@given(graphs(closed=False), st.data())
def test_a_path_is_whole(everything: list[Resource], data: st.DataObject) -> None:
    """A path holds what was asked for with all that it requires, and leaves out what cannot be."""
    wanted = [one for one in everything if data.draw(st.booleans(), one.id)]
    known = {one.id for one in everything}
    requires = {id_: below(everything, id_) for id_ in known}
    on_a_cycle = {id_ for id_ in known if id_ in requires[id_]}
    impossible = {
        id_ for id_ in known if not requires[id_] <= known or {id_, *requires[id_]} & on_a_cycle
    }
    path = plan(everything, ids(wanted))

    possible = [one.id for one in wanted if one.id not in impossible]
    assert set(steps(path)) == set(possible).union(*(requires[id_] for id_ in possible))
    assert len(steps(path)) == len(set(steps(path)))
    for number, step in enumerate(path.steps):
        assert set(step.resource.requires) <= set(steps(path)[:number])
    totals = [step.resource.total_minutes for step in path.steps]
    sums = list(accumulate(total or 0 for total in totals))
    for number, step in enumerate(path.steps, 1):
        assert step.so_far.resources == number
        assert step.so_far.minutes == sums[number - 1]
        assert step.so_far.unknown == totals[:number].count(None)
        assert step.minutes == step.resource.total_minutes
        assert (step.sitting, step.stage, step.too_long) == (None, None, False)

    in_list_order = list_order(everything, {})
    assert list(causes(path)) == [
        one.id for one in in_list_order if one in wanted and one.id in impossible
    ]
    assert path.matched == len(possible)
    assert all(path.proof)
    standing = [one for one in everything if set(one.requires) <= known]
    for out in path.left_out:
        id_, unlisted = out.resource.id, out.resource not in standing
        in_a_circle = not unlisted and id_ in below(standing, id_)
        assert (out.cause is Cause.UNKNOWN_PREREQUISITE) == unlisted
        assert (out.cause is Cause.PREREQUISITE_CYCLE) == in_a_circle
        assert out.message.endswith(".")


def test_a_circle_that_is_broken_by_what_is_not_listed_is_none() -> None:
    """Where one of a circle requires something that is not listed, the others wait for that."""
    one, other = resource("one", requires=["other"]), resource("other", requires=["one", "gone"])
    assert causes(plan([one, other], ["one", "other"])) == {
        "one": Cause.PREREQUISITE_BLOCKED,
        "other": Cause.UNKNOWN_PREREQUISITE,
    }


@given(st.permutations(["one", "two", "three"]))
def test_nothing_comes_before_what_it_requires_though_some_go_round(order: list[str]) -> None:
    """Of three in a circle, one of which requires what is not listed, none is in a path."""
    known = {
        "one": resource("one", requires=["two"]),
        "two": resource("two", requires=["three"]),
        "three": resource("three", requires=["one", "gone"]),
    }
    for request in (PathRequest(), PathRequest(60), PathRequest(sitting=20)):
        path = plan([known[id_] for id_ in order], order, request)
        assert steps(path) == []
        assert causes(path) == {
            "one": Cause.PREREQUISITE_BLOCKED,
            "two": Cause.PREREQUISITE_BLOCKED,
            "three": Cause.UNKNOWN_PREREQUISITE,
        }

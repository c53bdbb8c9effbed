"""`curate.planner`, `curate.requirements`: what a path holds, in what order, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curate.history.progress import Progress, minutes_left
from curate.model import Format, Importance, Level, Resource, Status, Tally
from curate.planner.candidates import Candidates, Limits
from curate.planner.causes import Cause
from curate.planner.choosing import Choice, Stage
from curate.planner.ordering import ordered
from curate.planner.path import plan
from curate.planner.reasons import reasons
from curate.prerequisites import cycles
from tests.best import list_order
from tests.paths import (
    EASY,
    HARD,
    LISTEN,
    MIDDLE,
    READ,
    WATCH,
    by_the_rule,
    causes,
    ids,
    resource,
    steps,
)


def in_order(*chosen: Resource) -> list[str]:
    """Return the ids of these resources in path order; in the list they stand as given."""
    return ids(ordered(chosen, {one.id: number for number, one in enumerate(chosen)}))


# The order, rule by rule.


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
    chosen = [resource("c"), resource("a"), resource("b")]
    assert ids(ordered(chosen, {"a": 2, "b": 0, "c": 1})) == ["b", "c", "a"]


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


# The order, as the rule says it.


_MINUTES = st.none() | st.integers(1, 3)


@st.composite
def graphs(draw: st.DrawFn, *, closed: bool) -> list[Resource]:
    """Draw a list whose resources require one another.

    A closed one has neither cycles nor unknown prerequisites.
    """
    names = [chr(ord("a") + number) for number in range(draw(st.integers(0, 9)))]
    drawn = []
    for number, name in enumerate(names):
        before = names[:number] if closed else [*names, "unknown"]
        sparse = (
            st.lists(st.sampled_from(before), unique=True, max_size=2) if before else st.just([])
        )
        drawn.append(
            resource(
                name,
                draw(_MINUTES),
                draw(st.sampled_from([*Level, None])),
                draw(st.sampled_from(Format)),
                draw(sparse if closed or draw(st.booleans()) else st.just([])),
                parts=draw(st.sampled_from([1, 1, 2, None])),
                importance=draw(st.sampled_from(Importance)),
                estimated=draw(st.booleans()),
            )
        )
    return draw(st.permutations(drawn))


@given(graphs(closed=True), st.data())
def test_the_order_is_what_the_rule_says(everything: list[Resource], data: st.DataObject) -> None:
    """Any choice from any list comes in the order that the rule gives, one step after another."""
    position = {one.id: number for number, one in enumerate(everything)}
    chosen = [one for one in everything if data.draw(st.integers(0, 3), one.id)]
    assert ids(ordered(chosen, position)) == by_the_rule(chosen, position)
    assert ids(ordered(chosen[::-1], position)) == by_the_rule(chosen, position)


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
    assert ids(ordered(chosen, position, left)) == expected
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
    position = {one.id: -number for number, one in enumerate(chain)}
    assert ids(ordered(chain[::-1], position)) == ids(chain)


# The path.


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
    assert path.proved
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


# The reasons.


def all_reasons(
    order: Sequence[Resource],
    wanted: Sequence[str] | None = None,
    stages: Mapping[str, Stage] | None = None,
    opens: Mapping[str, Sequence[str]] | None = None,
    progress: Mapping[str, Progress] | None = None,
) -> list[str]:
    """Return the reasons of a path of which these were asked for: else all.

    `stages` are those in which a budget chose, `opens` the themes that each opens.
    """
    candidates = Candidates(
        order, ids(order) if wanted is None else wanted, progress or {}, Limits()
    )
    rank = {one.id: at for at, one in enumerate(candidates.resources)}
    themes = sorted({theme for one in order for theme in one.themes})
    bits = {
        rank[id_]: sum(1 << themes.index(one) for one in names)
        for id_, names in (opens or {}).items()
    }
    chosen = {rank[one.id]: (stages or {}).get(one.id) for one in order}
    choice = Choice(chosen, bits, proved=True)
    return reasons(candidates, choice, [rank[one.id] for one in order], themes, {"t": "The Theme"})


def reason(order: Sequence[Resource], id_: str, wanted: Sequence[str] | None = None) -> str:
    """Return the reason of one resource in a path, where these were asked for: else all."""
    return all_reasons(order, wanted)[ids(order).index(id_)]


def test_a_reason_names_the_importance_or_the_level() -> None:
    """An essential resource says so; any other says its level, where it has one."""
    order = [
        resource("a", level=EASY, importance=Importance.ESSENTIAL),
        resource("b", level=EASY),
        resource("c", level=HARD, importance=Importance.OPTIONAL),
        resource("d"),
        resource("e", importance=Importance.OPTIONAL),
    ]
    assert all_reasons(order) == [
        "essential",
        "introductory",
        "advanced",
        "recommended",
        "optional",
    ]


def test_a_reason_names_what_needs_it() -> None:
    """A prerequisite names the first resource of the path that requires it."""
    order = [resource("a"), resource("b", requires=["a"]), resource("c", requires=["a"])]
    assert "before B" in reason(order, "a")
    assert "before" not in reason(order, "b")


def test_a_reason_says_that_a_resource_was_brought_in() -> None:
    """What was not asked for says that it is needed, and before what."""
    order = [resource("a"), resource("b", requires=["a"])]
    assert "needed" not in reason(order, "a")
    assert reason(order, "a", wanted=["b"]) == "needed before B"


@pytest.mark.parametrize(
    ("importance", "stage", "opens", "said"),
    [
        (Importance.ESSENTIAL, Stage.MOST_ESSENTIALS, [], "essential"),
        (Importance.ESSENTIAL, Stage.NEW_THEMES, ["t"], "essential"),
        (Importance.RECOMMENDED, Stage.NEW_THEMES, ["t"], "opens The Theme"),
        (Importance.RECOMMENDED, Stage.NEW_THEMES, ["t", "u"], "opens The Theme, u"),
        (Importance.RECOMMENDED, Stage.DOWN_THE_LIST, [], "next on the list that fits"),
        (Importance.OPTIONAL, Stage.OPTIONAL_NEW_THEMES, ["u"], "optional, opens u"),
        (Importance.OPTIONAL, Stage.OPTIONAL_DOWN_THE_LIST, [], "optional, and there is room"),
    ],
)
def test_under_a_budget_a_reason_says_how_it_was_chosen(
    importance: Importance, stage: Stage, opens: list[str], said: str
) -> None:
    """A reason names what was decisive: the importance, the themes it opens, its turn."""
    one = replace(resource("a", level=EASY, importance=importance), themes=("t", "u"))
    assert all_reasons([one], stages={"a": stage}, opens={"a": opens}) == [said]


def test_a_theme_is_opened_once() -> None:
    """Of two resources that open a theme, only the one that comes first says so."""
    order = [replace(resource(id_), themes=("t", "u")) for id_ in "ab"]
    stages = dict.fromkeys("ab", Stage.NEW_THEMES)
    said = all_reasons(order, stages=stages, opens={"a": ["t"], "b": ["t", "u"]})
    assert said == ["opens The Theme", "opens u"]


@pytest.mark.parametrize(
    ("progress", "said"),
    [
        (Progress(), "recommended"),
        (Progress(Status.STARTED), "begun"),
        (Progress(Status.STARTED, left=10), "begun: 10 of 40 min left"),
        (Progress(Status.STARTED, frozenset({1})), "begun: 20 of 40 min left"),
        (Progress(Status.STARTED, frozenset({1}), left=5), "begun: 5 of 40 min left"),
    ],
)
def test_a_reason_says_what_is_left_of_what_is_begun(progress: Progress, said: str) -> None:
    """What is begun says so, and how much is left of it."""
    one = resource("a", 20, parts=2)
    if progress == Progress(Status.STARTED, left=10):
        one = resource("a", 40)
    assert all_reasons([one], progress={"a": progress}) == [said]


@pytest.mark.parametrize(
    ("format_", "said"), [(READ, "to read"), (WATCH, "to watch"), (LISTEN, "to listen to")]
)
def test_a_reason_names_the_only_one_of_its_format(format_: Format, said: str) -> None:
    """The only resource of its format says so, unless it is alone or the path has no other."""
    others = [one for one in Format if one is not format_]
    order = [
        resource("a", format_=format_),
        *(resource(str(one), format_=one) for one in others * 2),
    ]
    assert reason(order, "a") == f"the only one {said}"
    assert "only" not in reason(order[:1], "a")
    assert "only" not in reason(order, str(others[0]))


# Cycles.


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
    """A chain of a hundred thousand is walked like any other, closed or not."""
    number = 100_000
    chain = {str(n): [str(n + 1)] for n in range(number)}
    assert cycles(chain) == []
    chain[str(number - 1)] = ["0"]
    assert cycles(chain) == [tuple(chain)]


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

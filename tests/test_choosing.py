"""What a path under a budget holds is the best there is."""

import json
import subprocess
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curate.history.progress import TO_DO, Progress, minutes_left, parts_left
from curate.model import Format, Importance, Level, Resource, Status
from curate.planner.causes import FOR_WANT_OF_TIME, Cause
from curate.planner.choosing import Stage
from curate.planner.path import Path, plan
from curate.planner.request import PathRequest
from tests.best import Best
from tests.conftest import Curate
from tests.paths import by_the_rule, causes, ids, resource, steps
from tests.profiles import often

THEMES = ["a", "a/x", "a/y", "b", "c", "c/x"]
ESSENTIAL, RECOMMENDED, OPTIONAL = Importance
NOTHING_STOPS = {Cause.NO_ROOM, Cause.ADDS_NOTHING_NEW}
"""Causes of what could be in a path of its own."""
OPTIONAL_STAGES = (Stage.OPTIONAL_NEW_THEMES, Stage.OPTIONAL_DOWN_THE_LIST)


@dataclass(frozen=True)
class Question:
    """A list, a reader, and what is asked for."""

    everything: list[Resource]
    wanted: frozenset[str]
    progress: dict[str, Progress]
    request: PathRequest

    @property
    def budget(self) -> int:
        """The minutes there are."""
        assert self.request.budget is not None
        return self.request.budget

    def path(self) -> Path:
        """Return what the planner answers."""
        return plan(self.everything, self.wanted, self.request, self.progress)

    def best(self, packs: Callable[[Collection[str]], bool] = lambda _: True) -> Best:
        """Return the answer that looking at every set of resources gives."""
        optional = self.request.include_optional
        return Best(
            self.everything,
            self.wanted,
            self.budget,
            self.progress,
            include_optional=optional,
            packs=packs,
            themes=self.request.themes,
        )


@st.composite
def histories(draw: st.DrawFn, one: Resource) -> Progress:
    """Draw how far a reader is with a resource."""
    status = draw(st.sampled_from([*[Status.TODO] * 4, *Status]))
    if status is not Status.STARTED:
        return Progress(status)
    done = frozenset({1}) if one.parts != 1 and draw(st.booleans()) else frozenset[int]()
    left = None if one.minutes is None else draw(st.none() | st.integers(1, one.minutes))
    return Progress(status, done, left)


@st.composite
def questions(draw: st.DrawFn, *, most: int = 14, shortest: int = 1, longest: int = 12) -> Question:
    """Draw a list in which many require the same few, a reader of it, and a budget."""
    count = draw(st.integers(0, most) | st.integers(most // 2, most))
    names = [chr(ord("a") + number) for number in range(count)]
    broken = draw(st.integers(0, 3)) == 3
    shared = draw(st.integers(0, 3))
    marks = draw(st.sampled_from([[*Importance], [RECOMMENDED], [ESSENTIAL, RECOMMENDED]]))
    everything = []
    for number, name in enumerate(names):
        before = names[: min(number, shared)] * 3 + names[:number]
        if broken and draw(st.booleans()):
            before = [*names, "unknown"]
        many = st.lists(st.sampled_from(before), unique=True, max_size=2) if before else st.just([])
        one = resource(
            name,
            draw(st.integers(shortest, longest) if draw(st.integers(0, 19)) < 19 else st.none()),
            draw(st.sampled_from([None, *Level])),
            draw(st.sampled_from(Format)),
            draw(many) if draw(st.booleans()) else [],
            parts=draw(st.sampled_from([*[1] * 12, *[2] * 4, None])),
            importance=draw(st.sampled_from(marks)),
        )
        themes = draw(st.lists(st.sampled_from(THEMES), unique=True, max_size=3))
        everything.append(one._replace(themes=tuple(themes)))
    everything = draw(st.permutations(everything))
    wanted = frozenset(id_ for id_ in names if draw(st.integers(0, 9)) < 9)
    progress = {}
    if draw(st.booleans()):
        progress = {one.id: draw(histories(one)) for one in everything}
    request = PathRequest(
        draw(st.integers(longest // 2, 6 * longest)),
        include_optional=draw(st.booleans()),
        themes=draw(st.just(()) | st.sampled_from([("a",), ("c/x", "b"), ("a/x",)])),
    )
    return Question(everything, wanted, progress, request)


def check(question: Question, path: Path, packs: Callable[[Collection[str]], bool]) -> None:
    """Hold a path to what every path under a budget promises."""
    best = question.best(packs)
    chosen = set(steps(path))
    assert path.proof.choice or question.request.keep_order
    assert path.total.minutes == best.cost(chosen) <= question.budget
    assert best.closure(chosen) == chosen, "all that is required is in the path"
    for number, step in enumerate(path.steps):
        before = [step.resource.id for step in path.steps[:number]]
        assert set(best.requires[step.resource.id]) <= set(before)
    assert path.matched == len(chosen & question.wanted)
    assert question.wanted - chosen == set(causes(path)), "nothing is left out without a cause"
    assert set(causes(path).values()) <= set(Cause)
    without_optional = {
        step.resource.id for step in path.steps if step.stage not in OPTIONAL_STAGES
    }
    for id_, cause in causes(path).items():
        # Where the order is kept, fewer resources may take more sittings: their order changes.
        may_come = cause in NOTHING_STOPS and not question.request.keep_order
        if may_come and best.known[id_].importance is not OPTIONAL:
            with_it = without_optional | best.closure([id_])
            assert best.cost(with_it) > question.budget or not packs(with_it), "the promise"
    if path.proof.choice:  # where the order is kept, more can fit where less does not
        assert {step.resource.id: step.stage for step in path.steps} == best.stages
    check_told(question, path, best)


def check_told(question: Question, path: Path, best: Best) -> None:
    """Hold what is said of a path to what is so: reasons, causes, and what would fill it."""
    to_come = {theme for one in question.everything for theme in one.themes if best.counts(theme)}
    seen: set[str] = set()
    for number, step in enumerate(path.steps):
        new = step.resource.id in best.wanted and step.resource.id not in seen
        seen.add(step.resource.id)
        first = [one for one in step.resource.themes if new and one in to_come]
        if new:
            to_come -= {
                one
                for one in to_come
                if any(f"{theme}/".startswith(f"{one}/") for theme in step.resource.themes)
            }
        said = f"the first about {', '.join(first)}" if first else "the first about"
        assert (said in step.reason) == ("the first about" in step.reason and bool(first))
        assert number or "next on the list" not in step.reason
    for id_, cause in causes(path).items():
        begun = question.progress.get(id_, TO_DO).status is Status.STARTED
        assert cause is not Cause.ADDS_NOTHING_NEW or not begun
    if path.suggestion is not None:
        asked = question.request._replace(
            allow_parts=path.suggestion.one_part,
            include_optional=question.request.include_optional or not path.suggestion.one_part,
        )
        added = replace(question, request=asked).path()
        assert {*steps(path), path.suggestion.resource.id} <= set(steps(added))
    if path.roomier is not None:
        roomier = replace(question, request=path.roomier).path()
        for id_, cause in causes(roomier).items():
            essential = best.known[id_].importance is ESSENTIAL
            assert not essential or cause not in FOR_WANT_OF_TIME


@settings(max_examples=often(150))
@given(questions())
def test_a_path_is_the_best_there_is(question: Question) -> None:
    """Of all sets of resources a path is the best, stage by stage, and keeps its promises."""
    check(question, question.path(), lambda _: True)


def test_what_requires_something_on_another_theme_touches_both() -> None:
    """One piece with what it requires is on two themes, and comes before a shorter one on one."""
    everything = [
        resource("essential", 23, importance=ESSENTIAL),
        resource("first", 28, importance=OPTIONAL)._replace(themes=("a",)),
        resource("short", 15)._replace(themes=("b",)),
        resource("long", 36, requires=["first"])._replace(themes=("c",)),
    ]
    path = plan(everything, ids(everything), PathRequest(90))
    assert set(steps(path)) == {"essential", "first", "long"}
    assert path.proof.choice


# With sittings.


def packer(question: Question) -> Callable[[Collection[str]], bool]:
    """Return what tells whether resources pack into the sittings, by trying all orders.

    Where the order is to be kept, only that one is tried.
    """
    sitting, sittings = question.request.sitting or 0, question.request.sittings or 0
    progress = question.progress
    known = {one.id: one for one in question.everything}

    def packs(chosen: Collection[str]) -> bool:
        minutes: dict[tuple[str, int], int] = {}
        after: dict[tuple[str, int], set[tuple[str, int]]] = {}
        for id_ in chosen:
            before: set[tuple[str, int]] = set()
            for part, time in parts_left(known[id_], progress.get(id_, TO_DO)):
                minutes[id_, part], after[id_, part] = time or 0, before.copy()
                before.add((id_, part))
        for id_, part in minutes:
            after[id_, part] |= {one for one in minutes if one[0] in known[id_].requires}
        return shortest_way(sitting, minutes, after) <= sittings

    def packs_in_order(chosen: Collection[str]) -> bool:
        left = {id_: minutes_left(one, progress.get(id_, TO_DO)) for id_, one in known.items()}
        position = {one.id: number for number, one in enumerate(question.everything)}
        some = [known[id_] for id_ in chosen]
        count, room = 0, 0
        for id_ in by_the_rule(some, position, left):
            for _, time in parts_left(known[id_], progress.get(id_, TO_DO)):
                count, room = (count, room) if (time or 0) <= room else (count + 1, sitting)
                room -= time or 0
                if room < 0:
                    return False
        return count <= sittings

    return packs_in_order if question.request.keep_order else packs


def shortest_way(
    sitting: int,
    minutes: Mapping[tuple[str, int], int],
    after: Mapping[tuple[str, int], Collection[tuple[str, int]]],
) -> float:
    """Return how many sittings the best order takes, whichever piece comes last."""
    if any(time > sitting for time in minutes.values()):
        return float("inf")

    @cache
    def way(pieces: frozenset[tuple[str, int]]) -> tuple[float, int]:
        if not pieces:
            return 0, sitting
        ways = []
        for last in pieces:
            if not any(last in after[one] for one in pieces):
                count, filled = way(pieces - {last})
                fits = filled + minutes[last] <= sitting
                ways.append((count, filled + minutes[last]) if fits else (count + 1, minutes[last]))
        return min(ways)

    return way(frozenset(minutes))[0]


@settings(max_examples=often(100))
@given(
    questions(most=8, shortest=2, longest=8),
    st.integers(8, 13),
    st.integers(1, 3),
    st.booleans(),
    st.booleans(),
)
def test_a_path_in_sittings_is_the_best_there_is(
    question: Question, sitting: int, sittings: int, limited: bool, keep_order: bool
) -> None:
    """What is chosen for some sittings is the best of all that packs into them."""
    most = question.request.max_minutes if limited else None
    request = PathRequest(
        most,
        sitting,
        sittings,
        include_optional=question.request.include_optional,
        keep_order=keep_order,
        themes=question.request.themes,
    )
    question = replace(question, request=request)
    path = question.path()
    assert len(path.sittings) <= sittings
    assert all(one.minutes <= sitting for one in path.sittings)
    assert not any(step.too_long for step in path.steps)
    check(question, path, packer(question))
    by_part = [(step.resource.id, step.part) for step in path.steps]
    assert len(by_part) == len(set(by_part))
    sitting_of = {step.resource.id: step.sitting or 0 for step in path.steps}
    for step in path.steps:
        before = [sitting_of[id_] for id_ in step.resource.requires if id_ in sitting_of]
        assert max(before, default=0) <= (step.sitting or 0)


# What is too much to look at every set of.


@settings(max_examples=often(50))
@given(st.lists(st.integers(1, 40), max_size=150), st.integers(1, 600))
def test_of_essentials_that_require_nothing_the_shortest_are_taken(
    minutes: list[int], budget: int
) -> None:
    """Of essentials that require nothing the shortest are taken, and the first of equals."""
    everything = [
        resource(f"id-{number}", one, importance=ESSENTIAL) for number, one in enumerate(minutes)
    ]
    left = budget
    expected = []
    for one in sorted(everything, key=lambda one: one.minutes or 0):
        left -= one.minutes or 0
        if left < 0:
            break
        expected.append(one.id)
    path = plan(everything, ids(everything), PathRequest(budget))
    assert all(path.proof)
    assert set(steps(path)) == set(expected)


def many(number: int) -> list[Resource]:
    """Return a list of many like resources that share what they require."""
    everything = [resource(f"base-{n}", 7 + n % 3) for n in range(number // 10)]
    for n in range(number):
        one = resource(
            f"id-{n}",
            5 + n * 7 % 23,
            requires=[f"base-{n * step % (number // 10)}" for step in (1, 7)][: n % 3],
            importance=list(Importance)[(n + 1) % 3],
        )
        themes = sorted({THEMES[n * step % len(THEMES)] for step in (1, 5, 7)})
        everything.append(one._replace(themes=tuple(themes)))
    return everything


@pytest.mark.parametrize("limits", [PathRequest(200), PathRequest(sitting=30, sittings=6)])
def test_a_good_path_is_given_where_the_best_takes_too_long(
    monkeypatch: pytest.MonkeyPatch, limits: PathRequest
) -> None:
    """Without time to look further, the path is within its limits, whole, and not called proved."""
    everything = many(60)
    best = plan(everything, ids(everything), limits)
    monkeypatch.setattr("curate.planner.path.SEARCH_STEPS", 1)
    path = plan(everything, ids(everything), limits)
    assert not path.proof.choice
    for one in (path, best):
        assert one.total.minutes <= (limits.budget or 0)
        for number, step in enumerate(one.steps):
            assert set(step.resource.requires) <= set(steps(one)[:number])
        assert set(ids(everything)) == {*steps(one), *causes(one)}


def simple_rules(everything: Sequence[Resource], budget: int) -> list[int]:
    """Return how many essentials simple rules reach, each with all that is required before it."""
    known = {one.id: one for one in everything}

    def closure(id_: str) -> set[str]:
        return {id_}.union(*map(closure, known[id_].requires))

    def cost(taken: Collection[str]) -> int:
        return sum(known[id_].minutes or 0 for id_ in taken)

    essential = [one.id for one in everything if one.importance is ESSENTIAL]
    reached = []
    for order in (essential, sorted(essential, key=lambda id_: cost(closure(id_)))):
        taken: set[str] = set()
        for id_ in order:
            with_it = taken | closure(id_)
            taken = with_it if cost(with_it) <= budget else taken
        reached.append(len(taken.intersection(essential)))
    return reached


@pytest.mark.parametrize("budget", [40, 120, 300])
def test_where_work_is_short_a_path_is_as_good_as_simple_rules(
    monkeypatch: pytest.MonkeyPatch, budget: int
) -> None:
    """Without time to search, a path holds as many essentials as the shortest first would."""
    monkeypatch.setattr("curate.planner.path.SEARCH_STEPS", 1)
    everything = many(100)
    path = plan(everything, ids(everything), PathRequest(budget))
    found = sum(step.resource.importance is ESSENTIAL for step in path.steps)
    assert found >= max(simple_rules(everything, budget))
    packed = plan(everything, ids(everything), PathRequest(sitting=budget, sittings=3))
    assert sum(step.resource.importance is ESSENTIAL for step in packed.steps) >= found


@st.composite
def forests(draw: st.DrawFn) -> list[Resource]:
    """Draw essentials in chains and trees, upwards or downwards."""
    count = draw(st.integers(1, 13))
    up = draw(st.booleans())
    links = {number: draw(st.none() | st.integers(0, number - 1)) for number in range(1, count)}
    everything = []
    for number in range(count):
        below = (
            [other for other, at in links.items() if at == number] if up else [links.get(number)]
        )
        everything.append(
            resource(
                f"id-{number}",
                draw(st.integers(1, 9)),
                requires=[f"id-{one}" for one in below if one is not None],
                importance=draw(st.sampled_from([ESSENTIAL, ESSENTIAL, RECOMMENDED])),
            )
        )
    return everything


@settings(max_examples=often(100))
@given(forests(), st.integers(1, 60))
def test_no_essential_is_lost_in_chains_and_trees(everything: list[Resource], budget: int) -> None:
    """However essentials hang together, as many are taken as can be, in the fewest minutes."""
    question = Question(everything, frozenset(ids(everything)), {}, PathRequest(budget))
    check(question, question.path(), lambda _: True)


@pytest.mark.parametrize(
    ("count", "length", "minutes", "most"), [(700, 700, 700, 700), (700, 700, 350, 350)]
)
def test_a_long_chain_of_essentials_is_taken_as_far_as_it_goes(
    count: int, length: int, minutes: int, most: int
) -> None:
    """Of hundreds of one minute, each after the one before, as many are taken as there is time."""
    everything = [
        resource(str(n), 1, requires=[str(n - 1)] if n % length else [], importance=ESSENTIAL)
        for n in range(count)
    ]
    path = plan(everything, ids(everything), PathRequest(minutes))
    assert (len(path.steps), path.proof.choice) == (most, True)


def test_essentials_that_are_nearly_alike_pack_at_once() -> None:
    """Twelve of 22 to 24 minutes in four sittings of an hour: two in each, and surely no more."""
    everything = [resource(str(n), 22 + n % 3, importance=ESSENTIAL) for n in range(12)]
    path = plan(everything, ids(everything), PathRequest(sitting=60, sittings=4))
    assert (len(path.steps), path.total.minutes) == (8, 180)
    assert all(path.proof)


# Always the same.


@pytest.mark.parametrize(
    "options",
    [
        ["--max-minutes", "3h", "--include-optional"],
        ["--max-minutes", "3h", "--sitting", "25"],
        ["--sitting", "25", "--sittings", "5"],
    ],
)
def test_a_path_is_the_same_on_every_run(
    empty_folder: Curate, process_variables: dict[str, str], options: Sequence[str]
) -> None:
    """Where many are equally good, each run of each process gives the same bytes."""
    entries = [
        f"- {{id: id-{n}, title: Title, format: {list(Format)[n % 2]}, minutes: {5 * (1 + n % 2)}, "
        f"themes: [t{n % 5}, t{n % 7}], importance: {list(Importance)[n % 3]}"
        + (f", requires: [id-{n % 4}, id-{4 + n % 3}]" if n > 6 and n % 2 else "")
        + "}\n"
        for n in range(60)
    ]
    empty_folder.write("resources:\n" + "".join(entries))
    found = set()
    for seed in ("0", "1", "2"):
        process = subprocess.run(
            [sys.executable, "-m", "curate", "path", "--json", *options],
            cwd=empty_folder.folder,
            env=process_variables | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        found.add(process.stdout)
    assert len(found) == 1
    assert json.loads(found.pop())["steps"]


# Advice and proof, case by case.


def pieces(*minutes: int, **fields: Any) -> list[Resource]:
    return [resource(f"id-{n}", one, **fields) for n, one in enumerate(minutes)]


def test_advice_on_room_is_tried() -> None:
    """Three pieces of 20 minutes are an hour, and yet need three sittings of 30, not two."""
    everything = pieces(20, 20, 20, importance=ESSENTIAL)
    path = plan(everything, ids(everything), PathRequest(sitting=30, sittings=1))
    assert path.roomier == PathRequest(sitting=30, sittings=3)


def test_advice_counts_what_waits_for_something_too_long() -> None:
    """An essential that waits for a piece longer than a sitting gets room with it."""
    everything = [
        *pieces(20, 10, importance=ESSENTIAL),
        resource("long", 35),
        resource("after", 5, requires=["long"], importance=ESSENTIAL),
    ]
    path = plan(everything, ids(everything), PathRequest(sitting=15, sittings=2))
    assert path.roomier is not None
    assert ids(everything) == [
        id_
        for id_ in ids(everything)
        if id_ in steps(plan(everything, ids(everything), path.roomier))
    ]


def test_advice_counts_all_parts_of_what_has_one_in_the_path() -> None:
    """In the order of the path a resource stands by all its parts, once there is room for these."""
    intermediate: dict[str, Any] = {"level": Level.INTERMEDIATE, "importance": ESSENTIAL}
    everything = [
        resource("first", 25, parts=2, importance=ESSENTIAL),
        resource("second", 18, requires=["first"], importance=ESSENTIAL),
        resource("third", 15, requires=["second"], level=Level.INTRODUCTORY, importance=ESSENTIAL),
        resource("in-parts", 10, parts=2, requires=["first"], **intermediate),
        resource("alone", 15, **intermediate),
        resource("last", 24, level=Level.ADVANCED, importance=ESSENTIAL),
    ]
    request = PathRequest(sitting=25, sittings=5, keep_order=True, allow_parts=True)
    path = plan(everything, ids(everything), request)
    assert ("in-parts", 1) in [(step.resource.id, step.part) for step in path.steps]
    assert path.roomier == request._replace(sittings=7)
    assert not plan(everything, ids(everything), path.roomier).left_out


def test_a_kept_order_is_not_called_proved() -> None:
    """Where the order is kept, more may fit where less does not: that is not all tried."""
    everything = pieces(20, 20, 20, importance=ESSENTIAL)
    request = PathRequest(sitting=30, sittings=2, keep_order=True)
    path = plan(everything, ids(everything), request)
    assert len(path.steps) == 2
    assert not path.proof.choice


@pytest.mark.parametrize(
    ("keep_order", "said"),
    [
        (True, "In the order of the path it does not fit in the sittings."),
        (False, "What is left of the sittings is too short for it."),
    ],
)
def test_what_does_not_fit_for_its_order_says_so(keep_order: bool, said: str) -> None:
    """There is no word of too little time where a sitting has room, but the order does not."""
    everything = pieces(20, 20, 20, importance=ESSENTIAL)
    path = plan(everything, ids(everything), PathRequest(None, 30, 2, keep_order=keep_order))
    assert [out.message for out in path.left_out] == [said]


@pytest.mark.parametrize("count", [200, 400])
def test_a_kept_order_loses_no_essentials(count: int) -> None:
    """On a long list, as many essentials are in a path as the shortest first would be."""
    everything = pieces(*(3 + n * 37 % 38 for n in range(count)), importance=ESSENTIAL)
    request = PathRequest(sitting=45, sittings=60, keep_order=True)
    path = plan(everything, ids(everything), request)
    shortest: list[Resource] = []
    for one in sorted(everything, key=lambda one: one.minutes or 0):
        laid = plan(
            [*shortest, one], ids([*shortest, one]), PathRequest(sitting=45, keep_order=True)
        )
        if len(laid.sittings) > 60:
            break
        shortest.append(one)
    assert len(path.steps) >= len(shortest)


# One part of what is too long.


def parted(*some: Resource, **request: Any) -> list[tuple[str, int | None, int | None]]:
    """Return the steps of a path with single parts: id, part and minutes."""
    path = plan(some, ids(some), PathRequest(allow_parts=True, **request))
    return [(step.resource.id, step.part, step.minutes) for step in path.steps]


def test_nothing_follows_one_part_of_what_it_requires() -> None:
    """What requires something of which there is only one part waits for the rest."""
    long, after = resource("long", 20, parts=3), resource("after", 5, parts=4, requires=["long"])
    assert parted(long, after, max_minutes=30) == [("long", 1, 20)]
    path = plan([long, after], ["long", "after"], PathRequest(50, allow_parts=True))
    assert steps(path) == ["long"]


def test_what_waits_for_the_rest_says_so() -> None:
    """The reason is not that there is too little time."""
    long, after = resource("long", 20, parts=2), resource("after", 5, requires=["long"])
    first = resource("first", 25, importance=ESSENTIAL)
    some = [first, long, after]
    path = plan(some, ids(some), PathRequest(50, allow_parts=True))
    assert steps(path) == ["first", "long"]
    said = {out.resource.id: out.message for out in path.left_out}
    assert said == {"after": "It requires Long, of which the path has only one part."}


def test_no_part_is_taken_of_what_fits_whole() -> None:
    """An optional piece that opens no theme stays out, though one part of it would fit, too."""
    some = [resource("a", 10), resource("b", 10, parts=2, importance=OPTIONAL)]
    assert parted(*some, max_minutes=60) == [("a", None, 10)]
    assert parted(*some, max_minutes=25) == [("a", None, 10), ("b", 1, 10)]


def test_a_part_fits_though_the_whole_does_not() -> None:
    """Two sittings of 30 hold one part of 25, though not two beside what is there."""
    some = [resource("a", 25, importance=ESSENTIAL), resource("b", 25, parts=2)]
    assert parted(*some, sitting=30, sittings=2) == [("a", None, 25), ("b", 1, 25)]


@pytest.mark.parametrize("first", [[2, 2, 2, 3], [4, 2, 3], [3, 3, 3]])
def test_one_part_of_many_comes_into_the_sittings_there_are(first: list[int]) -> None:
    """Where the order is kept, a part has the place when it is tried that it has in the path."""
    begin = [resource(f"id-{n}", minutes) for n, minutes in enumerate(first)]
    hard: dict[str, Any] = {"level": Level.ADVANCED, "importance": ESSENTIAL}
    after = [resource(f"hard-{n}", 3, **hard) for n in range(2)]
    endless = resource("endless", 2, parts=None, **hard)
    last = resource("last", 1, level=Level.ADVANCED)
    some = [*begin, *after, endless, last]
    request = PathRequest(sitting=6, sittings=3, keep_order=True, allow_parts=True)
    path = plan(some, ids(some), request)
    assert len(path.sittings) == 3


@given(
    st.lists(st.tuples(st.integers(1, 9), st.sampled_from([None, 1, 2, 3])), max_size=9),
    st.integers(3, 12),
    st.integers(1, 4),
    st.booleans(),
)
def test_there_are_never_more_sittings_than_asked_for(
    shapes: list[tuple[int, int | None]], sitting: int, sittings: int, keep_order: bool
) -> None:
    """Whole or in parts, what is chosen comes into the sittings there are, and none is over."""
    some = [resource(f"id-{n}", minutes, parts=parts) for n, (minutes, parts) in enumerate(shapes)]
    request = PathRequest(
        sitting=sitting, sittings=sittings, keep_order=keep_order, allow_parts=True
    )
    path = plan(some, ids(some), request)
    assert len(path.sittings) <= sittings
    assert all(tally.minutes <= sitting for tally in path.sittings)


def test_a_hint_at_one_part_changes_nothing_else() -> None:
    """What is left out is told of the path as it is, not as the hint would have it."""
    some = [resource("a", 15), resource("b", 45, parts=2)]
    path = plan(some, ids(some), PathRequest(100))
    assert path.suggestion is not None
    assert path.suggestion.one_part
    assert [out.message for out in path.left_out] == ["It needs 1 h 30, and 1 h 25 is left."]


@pytest.mark.parametrize(("first", "short"), [(7, 12), (8, 11), (7, 10)])
def test_what_comes_after_something_taken_is_no_reason_to_leave_out_a_longer_one(
    first: int, short: int
) -> None:
    """The shorter of two optional ones would come after a full sitting; the longer has room."""
    some = [
        resource("first", first, importance=ESSENTIAL),
        resource("full", 26, importance=ESSENTIAL, requires=["first"]),
        resource("short", short, importance=OPTIONAL, requires=["full"])._replace(themes=("b",)),
        resource("longer", 23, importance=OPTIONAL)._replace(themes=("a",)),
    ]
    path = plan(some, ids(some), PathRequest(sitting=31, sittings=2))
    assert set(steps(path)) == {"first", "full", "longer"}

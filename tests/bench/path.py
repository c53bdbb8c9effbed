"""How fast a path is planned, and how good it is: beside simpler rules, and beside a solver.

    python -m tests.bench.path [--large] [--lists 100]

The lists are made from seeds, so that one named here can be made again: `resources(seed, ...)`.
What is over its target is measured once more, and the lesser time counts. The comparison with
CP-SAT needs OR-tools: `pip install -e '.[bench]'`.
"""

import argparse
import importlib
import math
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.util import find_spec
from random import Random
from typing import Any, NamedTuple

from curate.model import Format, Importance, Level, Resource, TimeSource
from curate.planner.path import Path, plan
from curate.planner.request import PathRequest
from tests.best import list_order

THEMES = [f"theme-{number:02}" for number in range(1, 13)]
BUDGETS = (60, 90, 240)
TARGETS = {200: 20, 10_000: 350, 100_000: 5_000}
"""Milliseconds by the number of resources, 95 times of 100."""
TARGET_UNMARKED = {10_000: 1_200}
TARGET_PACKING = 100
MOST_OF_A_SHAPE = 1_000
SOLVE_SECONDS = 10.0
CHUNK = 30
"""Ties are broken for so many resources in one solve."""
POINTS = dict(zip(Importance, (3, 2, 1), strict=True))


class Kind(NamedTuple):
    """What a list is like."""

    size: int
    marked: bool = True
    """Whether 20 % are essential and 20 % optional; else all are recommended."""
    shared: bool = False
    """Whether 40 % require one or two of a few; else 10 % require one other."""

    def __str__(self) -> str:
        return f"{self.size:>9,} {'marked' if self.marked else 'unmarked':<8}"


class Run(NamedTuple):
    """One path that was planned."""

    seed: int
    budget: int
    milliseconds: float
    path: Path


def main() -> None:
    """Print a table for each question."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.path")
    parser.add_argument("--large", action="store_true", help="also lists of 100,000")
    parser.add_argument("--lists", type=int, default=100, metavar="N")
    given = parser.parse_args()
    _speed(given.lists, large=given.large)
    _shapes(given.lists)
    _packing(given.lists)
    _rules(given.lists)
    if find_spec("ortools"):
        _solver(given.lists)
    else:
        print("\nNo comparison with CP-SAT: pip install -e '.[bench]' brings what it needs.")


def resources(seed: int, kind: Kind, longest: int = 60) -> list[Resource]:
    """Return a list, the same for the same seed; parts take 3 minutes to `longest`."""
    random = Random(f"{seed} {kind.size} {kind.marked} {kind.shared} {longest}")
    places = list(range(kind.size))
    random.shuffle(places)
    requires: dict[int, list[int]] = {}
    few = places[: max(2, kind.size // 15)]
    for at, place in enumerate(places):
        if kind.shared and at >= len(few) and random.random() < 0.4:
            requires[place] = random.sample(few, random.choice((1, 1, 2)))
        elif at and random.random() < 0.1:
            requires[place] = [places[random.randrange(at)]]
    return [
        _resource(random, place, requires.get(place, ()), kind, longest)
        for place in range(kind.size)
    ]


def _resource(
    random: Random, place: int, requires: Iterable[int], kind: Kind, longest: int
) -> Resource:
    importance = Importance.RECOMMENDED
    if kind.marked:
        importance = random.choices(list(Importance), (20, 60, 20))[0]
    return Resource(
        id=f"r{place:06}",
        title=f"Resource {place}",
        format=random.choice(list(Format)),
        minutes=round(random.triangular(3, longest, 0.3 * longest)),
        time_source=TimeSource.STATED,
        parts=2 if random.random() < 0.1 else 1,
        words=None,
        themes=tuple(random.sample(THEMES, random.choice((1, 1, 2, 3)))),
        level=random.choice([None, *Level]),
        importance=importance,
        requires=tuple(f"r{one:06}" for one in requires),
        authors=(),
        publisher=None,
        published=None,
        added=None,
        url=None,
        summary=None,
        line=place + 1,
    )


def _run(everything: Sequence[Resource], seed: int, request: PathRequest, target: float) -> Run:
    wanted = {one.id for one in everything}
    times: list[float] = []
    while not times or (len(times) < 2 and times[0] > target):
        started = time.perf_counter()
        path = plan(everything, wanted, request)
        times.append((time.perf_counter() - started) * 1000)
    return Run(seed, request.budget or 0, min(times), path)


def _most(times: Iterable[float], share: float = 0.95) -> float:
    """Return what `share` of the times do not exceed."""
    inorder = sorted(times)
    return inorder[math.ceil(share * len(inorder)) - 1]


def _share(those: Iterable[bool]) -> float:
    return statistics.fmean(map(float, those))


# How fast


def _speed(lists: int, *, large: bool) -> None:
    head = f"{'resources':>9} {'':8} {'budget':>6} {'lists':>5} {'median':>8} {'95 %':>8}"
    print(f"Planning, ms\n{head} {'most':>8} {'target':>7} {'proved':>7}")
    slow: list[str] = []
    for size in [200, 10_000] + ([100_000] if large else []):
        for kind in (Kind(size), Kind(size, marked=False)):
            target = TARGETS[size]
            if not kind.marked:
                target = TARGET_UNMARKED.get(size, target)
            count = lists if size == 200 else 5 if size == 10_000 else 2
            runs: list[Run] = []
            for seed in range(count):
                everything = resources(seed, kind)
                runs += [
                    _run(everything, seed, PathRequest(max_minutes=one), target) for one in BUDGETS
                ]
            for budget in BUDGETS:
                _print_speed(kind, [run for run in runs if run.budget == budget], target)
            slow += [
                f"{kind} {run.budget:6} seed {run.seed:4} {run.milliseconds:8.1f} ms"
                f" {'' if all(run.path.proof) else 'not proved'}".rstrip()
                for run in runs
                if run.milliseconds > target or not all(run.path.proof)
            ]
    if slow:
        print("\n".join(["Over the target, or not proved:", *slow]))


def _print_speed(kind: Kind, runs: Sequence[Run], target: float) -> None:
    times = [run.milliseconds for run in runs]
    print(
        f"{kind} {runs[0].budget:6} {len(runs):5} {statistics.median(times):8.1f}"
        f" {_most(times):8.1f} {max(times):8.1f} {target:7,}"
        f" {_share(all(run.path.proof) for run in runs):7.1%}"
        f"{'  over' if _most(times) > target else ''}"
    )


class Shape(NamedTuple):
    """A kind of list that is hard for some way of planning, and what is asked of it."""

    said: str
    everything: list[Resource]
    request: PathRequest


def _shapes(lists: int) -> None:
    """Print the processor time of each shape, and of ordinary lists in counted sittings."""
    print(f"\nHard shapes, ms of the processor; at most {MOST_OF_A_SHAPE:,}")
    for shape in shapes():
        _print_shape(shape.said, [shape])
    for size in (200, 1_000):
        for sitting, sittings in ((30, 3), (60, 4), (45, 10), (25, 40)):
            for keep_order in (False, True):
                request = PathRequest(
                    sitting=sitting, sittings=sittings, include_optional=True, keep_order=keep_order
                )
                kinds = [Kind(size, n % 4 != 0, n % 2 == 0) for n in range(lists)]
                some = [
                    Shape("", resources(seed, kind), request) for seed, kind in enumerate(kinds)
                ]
                kept = ", order kept" if keep_order else ""
                _print_shape(f"{lists} of {size:,}, {sittings} × {sitting} min{kept}", some)
    everything = resources(1, Kind(10_000))
    for sitting, sittings in ((45, 20), (45, 200), (60, 1_000)):
        for keep_order in (False, True):
            request = PathRequest(sitting=sitting, sittings=sittings, keep_order=keep_order)
            kept = ", order kept" if keep_order else ""
            said = f"10,000, {sittings} × {sitting} min{kept}"
            _print_shape(said, [Shape("", everything, request)])


def _print_shape(said: str, some: Sequence[Shape]) -> None:
    times, proved, chosen = [], [], 0
    for shape in some:
        started = time.process_time()
        path = plan(shape.everything, {one.id for one in shape.everything}, shape.request)
        times.append((time.process_time() - started) * 1000)
        proved.append(all(path.proof))
        chosen += path.matched
    over = "  over" if max(times) > MOST_OF_A_SHAPE else ""
    print(
        f"{said:52} median {statistics.median(times):7.1f} most {max(times):7.1f}"
        f" chosen {chosen / len(some):6.1f} proved {_share(proved):7.1%}{over}",
        flush=True,
    )


def shapes() -> Iterator[Shape]:
    """Yield one list of each shape that has once taken too long, or lost essentials."""
    random = Random(7)

    def some(
        count: int, minutes: Callable[[int], int], requires: Callable[[int], Iterable[int]]
    ) -> list[Resource]:
        plain = _resource(Random(1), 0, (), Kind(count, marked=False), 60)
        return [
            plain._replace(
                id=f"r{n:06}",
                minutes=minutes(n),
                parts=1,
                themes=(),
                level=None,
                importance=Importance.ESSENTIAL,
                requires=tuple(f"r{one:06}" for one in requires(n)),
                line=n + 1,
            )
            for n in range(count)
        ]

    def after(few: int, each: int) -> Callable[[int], Iterable[int]]:
        return lambda n: random.sample(range(few), each) if n >= few else ()

    def varied(_: int) -> int:
        return random.randint(3, 40)

    def with_themes(everything: list[Resource], themes: int, each: int) -> list[Resource]:
        return [
            one._replace(
                themes=tuple(f"t{n}" for n in random.sample(range(themes), each)),
                importance=Importance.RECOMMENDED,
            )
            for one in everything
        ]

    def free(_: int) -> tuple[int, ...]:
        return ()

    def chain(length: int) -> Callable[[int], Iterable[int]]:
        return lambda n: (n - 1,) if n % length else ()

    four_hours, packed = PathRequest(240), PathRequest(sitting=60, sittings=4)
    twelve = some(12, lambda n: 22 + n % 3, free)
    yield Shape("12 essentials of 22 to 24 in 4 × 1 h", twelve, packed)
    yield Shape(
        "40 essentials of 21 to 29 in 9 × 1 h",
        some(40, lambda n: 21 + n % 9, free),
        PathRequest(sitting=60, sittings=9),
    )
    yield Shape(
        "300 essentials of 11 to 19 in 30 × 50",
        some(300, lambda n: 11 + n % 9, free),
        PathRequest(sitting=50, sittings=30),
    )
    for request in (four_hours, packed):
        how = "4 h" if request is four_hours else "4 × 1 h"
        yield Shape(f"80 that need 3 of 12, {how}", some(92, varied, after(12, 3)), request)
        yield Shape(f"1,000 that need 2 of 50, {how}", some(1_000, varied, after(50, 2)), request)
        yield Shape(f"1,000 in chains of ten, {how}", some(1_000, varied, chain(10)), request)
        yield Shape(
            f"1,000 in one tree, {how}",
            some(1_000, varied, lambda n: (random.randrange(n),) if n else ()),
            request,
        )
        yield Shape(
            f"1,000 that each need 3 before, {how}",
            some(1_000, varied, lambda n: random.sample(range(n), min(n, 3))),
            request,
        )
        for count, each in ((40, 3), (200, 1), (60, 6), (200, 12)):
            yield Shape(
                f"1,000 on {each} of {count} themes, {how}",
                with_themes(some(1_000, varied, free), count, each),
                request,
            )
        yield Shape(
            f"1,000 on 3 of 40 themes, need 2 of 50, {how}",
            with_themes(some(1_000, varied, after(50, 2)), 40, 3),
            request,
        )
    for request in (PathRequest(700), PathRequest(sitting=60, sittings=12), PathRequest(350)):
        how = f"{request.budget} min" + (" in sittings" if request.sitting else "")
        yield Shape(
            f"700 of a minute in a chain, {how}", some(700, lambda n: 1, chain(700)), request
        )
    half = PathRequest(10_000)
    yield Shape("1,000 essentials, half of them fit", some(1_000, varied, free), half)
    yield Shape("1,000 that need 2 of 50, half fit", some(1_000, varied, after(50, 2)), half)
    yield Shape(
        "1,000 in one tree, half fit",
        some(1_000, varied, lambda n: (random.randrange(n),) if n else ()),
        half,
    )
    for sitting in (25, 60):
        for keep_order in (False, True):
            request = PathRequest(sitting=sitting, sittings=1_000, keep_order=keep_order)
            kept = ", order kept" if keep_order else ""
            yield Shape(
                f"1,000 in 1,000 × {sitting}{kept}",
                some(1_000, lambda n: random.randint(3, 24), after(50, 2)),
                request,
            )
    for count in (10, 12, 15, 40, 199, 1_000):
        request = PathRequest(sitting=30)
        yield Shape(
            f"{count:,} parts in sittings of 30",
            some(count, lambda n: random.randint(5, 25), free),
            request,
        )
    yield Shape(
        "999 of many parts in sittings of 30",
        [one._replace(parts=30) for one in some(999, lambda n: 1 + n % 29, free)],
        PathRequest(sitting=30),
    )


def _packing(lists: int) -> None:
    head = f"{'parts':>5} {'sitting':>7} {'lists':>5} {'median':>8} {'95 %':>8} {'most':>8}"
    print(f"\nPacking into sittings, ms; no part is longer than one\n{head} {'proved':>7}")
    for parts in (9, 15):
        for sitting in (30, 45):
            request = PathRequest(sitting=sitting)
            runs = [
                _run(_of_parts(seed, parts, sitting), seed, request, TARGET_PACKING)
                for seed in range(lists)
            ]
            times = [run.milliseconds for run in runs]
            print(
                f"{parts:5} {sitting:7} {lists:5} {statistics.median(times):8.1f}"
                f" {_most(times):8.1f} {max(times):8.1f}"
                f" {_share(all(run.path.proof) for run in runs):7.1%}"
                f"{'  over ' + str(TARGET_PACKING) if max(times) > TARGET_PACKING else ''}"
            )


def _of_parts(seed: int, parts: int, longest: int) -> list[Resource]:
    """Return a list of so many parts."""
    some: list[Resource] = []
    for one in resources(seed, Kind(parts), longest):
        if parts:
            some.append(one._replace(parts=min(parts, one.parts or 1)))
            parts -= some[-1].parts or 1
    ids = {one.id for one in some}
    return [one._replace(requires=tuple(ids.intersection(one.requires))) for one in some]


# What simpler rules reach

Rank = Callable[["_Needs", Resource], tuple[float, ...]]


class _Needs:
    """What each resource of a list brings, and what that takes."""

    def __init__(self, everything: Sequence[Resource]) -> None:
        self.known = {one.id: one for one in everything}
        self.order = list_order(everything, {})
        self.brings = {one.id: self._brought(one) for one in everything}

    def _brought(self, resource: Resource) -> frozenset[str]:
        found = {resource.id}
        waiting = [resource.id]
        while waiting:
            for id_ in self.known[waiting.pop()].requires:
                if id_ not in found:
                    found.add(id_)
                    waiting.append(id_)
        return frozenset(found)

    def minutes(self, ids: Iterable[str]) -> int:
        return sum(self.known[id_].total_minutes or 0 for id_ in ids)

    def of(self, ids: Iterable[str], *importances: Importance) -> set[str]:
        return {id_ for id_ in ids if self.known[id_].importance in importances}

    def themes(self, ids: Iterable[str]) -> set[str]:
        return {theme for id_ in ids for theme in self.known[id_].themes}

    def displaced(self, chosen: set[str], budget: int) -> bool:
        """Return whether a recommended one would fit if the optional ones went."""
        wanted = self.of(chosen, Importance.ESSENTIAL, Importance.RECOMMENDED)
        kept = {id_ for one in wanted for id_ in self.brings[one]}
        others = self.of(self.known.keys() - chosen, Importance.RECOMMENDED)
        return any(self.minutes(kept | self.brings[one]) <= budget for one in others)


def _greedy(needs: _Needs, rank: Rank, budget: int) -> set[str]:
    """Return what fits, one resource after another with all it requires, the least rank first."""
    chosen: set[str] = set()
    for one in sorted(needs.order, key=lambda one: rank(needs, one)):
        with_it = chosen | needs.brings[one.id]
        if needs.minutes(with_it) <= budget:
            chosen = with_it
    return chosen


def _worth(needs: _Needs, one: Resource) -> tuple[float, ...]:
    """Return points per minute, of all that a resource brings."""
    brought = needs.brings[one.id]
    points = sum(POINTS[needs.known[id_].importance] for id_ in brought)
    return (-points / needs.minutes(brought),)


RULES: dict[str, Rank] = {
    "shortest first": lambda needs, one: (needs.minutes(needs.brings[one.id]),),
    "list order": lambda needs, one: (),
    "order of the file": lambda needs, one: (one.line,),
    "points a minute, 3/2/1": _worth,
    "at random": lambda needs, one: (Random(one.title).random(),),
}


def _rules(lists: int, size: int = 60, budget: int = 90) -> None:
    reached: dict[str, list[float]] = {rule: [] for rule in [*RULES, "ours"]}
    themes: dict[str, list[int]] = {rule: [] for rule in reached}
    displaced: dict[str, list[bool]] = {rule: [] for rule in reached}
    for seed in range(lists):
        everything = resources(seed, Kind(size))
        needs = _Needs(everything)
        wanted = set(needs.known)
        path = plan(everything, wanted, PathRequest(max_minutes=budget))
        sets = {rule: _greedy(needs, rank, budget) for rule, rank in RULES.items()}
        sets["ours"] = {step.resource.id for step in path.steps}
        most = len(needs.of(sets["ours"], Importance.ESSENTIAL))
        for rule, chosen in sets.items():
            if most:
                reached[rule].append(len(needs.of(chosen, Importance.ESSENTIAL)) / most)
            themes[rule].append(len(needs.themes(chosen)))
            displaced[rule].append(needs.displaced(chosen, budget))
    print(
        f"\nWhat rules reach on {lists} lists of {size} with {budget} minutes; all bring what is"
        f" required\n{'rule':22} {'essentials':>10} {'themes':>7} {'displaced':>9}"
    )
    for rule in reached:
        print(
            f"{rule:22} {statistics.fmean(reached[rule]):10.0%}"
            f" {statistics.fmean(themes[rule]):7.1f} {_share(displaced[rule]):9.0%}"
        )


# Beside a solver


class _UndecidedError(Exception):
    """The solver had not enough time to be sure."""


class _Oracle:
    """The best set, stage by stage, each by CP-SAT under the objective that docs/paths.md names.

    Of sets that reach as much in as few minutes, the one is found that list order prefers:
    to hold a resource is worth more than to hold all later ones, `CHUNK` of them in a solve.
    """

    def __init__(self, everything: Sequence[Resource], budget: int) -> None:
        self._cp: Any = importlib.import_module("ortools.sat.python.cp_model")
        self._needs = _Needs(everything)
        self._order = [one.id for one in self._needs.order]
        self._budget = budget
        self.stages: dict[str, str] = {}
        essential, recommended, optional = (
            [id_ for id_ in self._order if self._needs.known[id_].importance is importance]
            for importance in Importance
        )
        self._add("A", essential, {id_: {id_} for id_ in essential})
        self._widen("B", recommended)
        for id_ in recommended:
            if self._fits(id_):
                self._take("C", self._needs.brings[id_])
        self._widen("D", optional)

    def _take(self, stage: str, ids: Iterable[str]) -> None:
        self.stages |= {id_: stage for id_ in ids if id_ not in self.stages}

    def _fits(self, id_: str) -> bool:
        return self._needs.minutes(self.stages.keys() | self._needs.brings[id_]) <= self._budget

    def _widen(self, stage: str, targets: Sequence[str]) -> None:
        touched = self._needs.themes(self.stages)
        goals = {id_: set(self._needs.known[id_].themes) - touched for id_ in self._order}
        self._add(stage, targets, goals)

    def _add(self, stage: str, targets: Sequence[str], goals: dict[str, set[str]]) -> None:
        """Take the most goals for the fewest minutes; ties by list order."""
        targets = [id_ for id_ in targets if id_ not in self.stages and self._fits(id_)]
        involved = {id_ for one in targets for id_ in self._needs.brings[one]} - set(self.stages)
        model: Any = self._cp.CpModel()
        takes = {id_: model.new_bool_var(id_) for id_ in self._order if id_ in involved}
        for id_ in takes:
            for required in involved.intersection(self._needs.known[id_].requires):
                model.add_implication(takes[id_], takes[required])
            if id_ not in targets:  # only what one of the targets needs comes in
                users = [one for one in involved if id_ in self._needs.known[one].requires]
                model.add_bool_or([takes[id_].negated(), *(takes[one] for one in users)])
        reached = []
        for goal in sorted({goal for id_ in takes for goal in goals.get(id_, ())}):
            reached.append(model.new_bool_var(goal))
            by = [takes[id_] for id_ in takes if goal in goals.get(id_, ())]
            model.add_bool_or([reached[-1].negated(), *by])
        minutes = sum(self._needs.minutes([id_]) * take for id_, take in takes.items())
        room = self._budget - self._needs.minutes(self.stages)
        model.add(minutes <= room)
        if not takes:
            return
        solver = self._most(model, (room + 1) * sum(reached) - minutes)
        variables = list(takes.values())
        for at in range(0, len(variables), CHUNK):
            some = variables[at : at + CHUNK]
            solver = self._most(model, sum((1 << CHUNK - n) * one for n, one in enumerate(some)))
        self._take(stage, [id_ for id_, take in takes.items() if solver.boolean_value(take)])

    def _most(self, model: Any, expression: Any) -> Any:
        """Return a solver that has found the most, and hold the model to it."""
        model.maximize(expression)
        solver: Any = self._cp.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        solver.parameters.max_time_in_seconds = SOLVE_SECONDS
        if solver.solve(model) != self._cp.OPTIMAL:
            raise _UndecidedError
        model.add(expression >= round(solver.objective_value))
        return solver


def _solver(lists: int) -> None:
    print(
        f"\nThe same set as CP-SAT, stage by stage, ties by list order too; seeds 0 to"
        f" {lists - 1}, minutes in turn {', '.join(map(str, BUDGETS))}\n"
        f"{'resources':>9} {'':8} {'requires':8} {'same':>7} {'other':>5} {'undecided':>9}"
        f" {'proved':>7} {'ms':>6} {'95 %':>6} {'most':>6} {'CP-SAT ms':>9}"
    )
    remarks: list[str] = []
    for size in (60, 200):
        for marked in (True, False):
            for shared in (False, True):
                remarks += _beside_solver(Kind(size, marked, shared), lists)
    print("\n".join(remarks or ["No list on which they differ, or that is slow or not proved."]))


def _beside_solver(kind: Kind, lists: int) -> list[str]:
    """Print a line, and return remarks on single lists."""
    remarks: list[str] = []
    runs: list[Run] = []
    same: list[bool] = []
    times: list[float] = []
    for seed in range(lists):
        everything = resources(seed, kind)
        run = _run(everything, seed, PathRequest(max_minutes=BUDGETS[seed % 3]), TARGETS[200])
        runs.append(run)
        ours = {step.resource.id: step.stage or "" for step in run.path.steps}
        words = [] if all(run.path.proof) else ["not proved"]
        if run.milliseconds > TARGETS[200]:
            words.append(f"{run.milliseconds:.1f} ms")
        started = time.perf_counter()
        try:
            best = _Oracle(everything, run.budget).stages
        except _UndecidedError:
            words.append("undecided")
        else:
            times.append((time.perf_counter() - started) * 1000)
            same.append(ours == best)
            if ours != best:
                words.append(_difference(_Needs(everything), ours, best))
        if words:
            where = f"{kind} {_requires(kind)} {run.budget:4} seed {seed:4}"
            remarks.append(f"{where}: {', '.join(words)}")
    ms = [run.milliseconds for run in runs]
    print(
        f"{kind} {_requires(kind)} {_share(same):7.1%} {same.count(False):5}"
        f" {lists - len(same):9} {_share(all(run.path.proof) for run in runs):7.1%}"
        f" {statistics.median(ms):6.1f} {_most(ms):6.1f} {max(ms):6.1f}"
        f" {statistics.median(times):9.0f}",
        flush=True,
    )
    return remarks


def _requires(kind: Kind) -> str:
    return "shared  " if kind.shared else "one     "


def _difference(needs: _Needs, ours: dict[str, str], best: dict[str, str]) -> str:
    """Return in which stage two sets differ first, and what each takes in it."""
    said = []
    stage = min({stage for id_, stage in {*ours.items()} ^ {*best.items()}})
    for name, stages in (("ours", ours), ("CP-SAT", best)):
        ids = [id_ for id_ in stages if stages[id_] == stage]
        before = needs.themes(id_ for id_ in stages if stages[id_] < stage)
        essential = len(needs.of(ids, Importance.ESSENTIAL))
        themes = len(needs.themes(ids) - before)
        said.append(
            f"{name} {essential} essentials {themes} new themes {needs.minutes(ids)} min"
            f" {' '.join(sorted(ids))}"
        )
    return f"stage {stage}: {'; '.join(said)}"


if __name__ == "__main__":
    main()

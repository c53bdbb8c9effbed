"""Lists of which only what a planner sees matters, and what to read off a path."""

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

from curate.model import Format, Importance, Level, Resource, TimeSource
from curate.planner.causes import Cause
from curate.planner.path import Path
from tests import builders

READ, WATCH, LISTEN = Format
EASY, MIDDLE, HARD = Level


def resource(
    id_: str,
    minutes: int | None = 10,
    level: Level | None = None,
    format_: Format = READ,
    requires: Sequence[str] = (),
    *,
    parts: int | None = 1,
    importance: Importance = Importance.RECOMMENDED,
    estimated: bool = False,
) -> Resource:
    """Return a resource of which only this matters."""
    known = TimeSource.ESTIMATED if estimated else TimeSource.STATED
    return builders.resource(
        id_,
        title=id_.title(),
        format=format_,
        minutes=minutes,
        time_source=TimeSource.UNKNOWN if minutes is None else known,
        parts=parts,
        level=level,
        importance=importance,
        requires=tuple(requires),
    )


def ids(path: Sequence[Resource]) -> list[str]:
    """Return the ids of resources, in their order."""
    return [one.id for one in path]


def steps(path: Path) -> list[str]:
    """Return the ids of the steps of a path."""
    return [step.resource.id for step in path.steps]


def causes(path: Path) -> dict[str, Cause]:
    """Return why resources are left out of a path, by id."""
    return {out.resource.id: out.cause for out in path.left_out}


def by_the_rule(
    chosen: Sequence[Resource],
    position: Mapping[str, int],
    left: Mapping[str, int | None] | None = None,
) -> list[str]:
    """Return ids in path order, step by step as the rule is written, however slowly."""
    here = {one.id: one for one in chosen}
    ease = {EASY: 1, MIDDLE: 2, None: 2, HARD: 3}

    def needed_for(id_: str) -> set[str]:
        direct = {other.id for other in chosen if id_ in other.requires}
        return {id_}.union(*map(needed_for, direct))

    urgent = {
        id_: any(here[other].importance is Importance.ESSENTIAL for other in needed_for(id_))
        for id_ in here
    }
    carried_down = {id_: min(ease[here[other].level] for other in needed_for(id_)) for id_ in here}

    def rank(one: Resource, before: Format | None) -> tuple[float, ...]:
        total = one.total_minutes if left is None else left[one.id]
        return (
            carried_down[one.id],
            ease[one.level],
            not urgent[one.id],
            one.format == before,
            float("inf") if total is None else total,
            position[one.id],
        )

    placed: list[Resource] = []
    while len(placed) < len(chosen):
        before = placed[-1].format if placed else None
        ready = [
            one
            for one in chosen
            if one not in placed
            and all(required in ids(placed) for required in one.requires if required in here)
        ]
        placed.append(min(ready, key=lambda one: rank(one, before)))
    return ids(placed)


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
                draw(st.none() | st.integers(1, 3)),
                draw(st.sampled_from([*Level, None])),
                draw(st.sampled_from(Format)),
                draw(sparse if closed or draw(st.booleans()) else st.just([])),
                parts=draw(st.sampled_from([1, 1, 2, None])),
                importance=draw(st.sampled_from(Importance)),
                estimated=draw(st.booleans()),
            )
        )
    return draw(st.permutations(drawn))

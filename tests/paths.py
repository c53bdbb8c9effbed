"""Resources of which only what a planner sees matters, and what to read off a path."""

from collections.abc import Mapping, Sequence

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

    carried_down = {id_: min(ease[here[other].level] for other in needed_for(id_)) for id_ in here}

    def rank(one: Resource, before: Format | None) -> tuple[float, ...]:
        total = one.total_minutes if left is None else left[one.id]
        return (
            carried_down[one.id],
            ease[one.level],
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

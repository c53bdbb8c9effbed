"""A learning path: which resources come in, in what order, for what reasons."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from curate.model import Resource, Tally
from curate.planner.ordering import ordered
from curate.planner.reasons import reasons
from curate.requirements import cycles


class Step(NamedTuple):
    """One resource of a path."""

    resource: Resource
    reason: str
    so_far: Tally
    """The time of the path up to here, this step included."""


class LeftOut(NamedTuple):
    """A resource that belongs in a path and cannot be in it."""

    resource: Resource
    cause: str
    """`unknown_prerequisite`, `prerequisite_cycle` or `prerequisite_blocked`."""
    message: str


class Path(NamedTuple):
    """A learning path."""

    steps: tuple[Step, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def total(self) -> Tally:
        """The time of the whole path."""
        return self.steps[-1].so_far if self.steps else Tally()


def plan(wanted: Sequence[Resource], everything: Sequence[Resource]) -> Path:
    """Return the path through all of `wanted`, with the resources that they require.

    `everything` is the whole list in its own order, from which prerequisites are brought
    in. A resource that requires itself, in however many steps, or one that is not listed, is
    left out, and so is what requires it.
    """
    known = {resource.id: resource for resource in everything}
    blocked = _blocked(known)
    chosen: dict[str, Resource] = {}
    left_out = []
    for resource in wanted:
        if resource.id in blocked:
            left_out.append(LeftOut(resource, *blocked[resource.id]))
        else:
            _bring_in(resource, known, chosen)
    position = {resource.id: number for number, resource in enumerate(everything)}
    steps = []
    so_far = Tally()
    order = ordered(list(chosen.values()), position)
    why = reasons(order, {resource.id for resource in wanted})
    for resource, reason in zip(order, why, strict=True):
        so_far = so_far.plus(resource)
        steps.append(Step(resource, reason, so_far))
    return Path(tuple(steps), tuple(left_out))


def _bring_in(
    resource: Resource, known: Mapping[str, Resource], chosen: dict[str, Resource]
) -> None:
    """Add a resource and all it requires, none of them blocked."""
    waiting = [resource]
    while waiting:
        next_one = waiting.pop()
        if next_one.id not in chosen:
            chosen[next_one.id] = next_one
            waiting += [known[required] for required in next_one.requires]


def _blocked(known: Mapping[str, Resource]) -> dict[str, tuple[str, str]]:
    """Return the resources that no path can reach, each with its cause and a sentence."""
    blocked: dict[str, tuple[str, str]] = {}
    for resource in known.values():
        for required in resource.requires:
            if required not in known:
                message = f'It requires "{required}", which is not in the list, or cannot be read.'
                blocked.setdefault(resource.id, ("unknown_prerequisite", message))
    for group in cycles({id_: resource.requires for id_, resource in known.items()}):
        for id_ in group:
            others = " and ".join(known[other].title for other in group if other != id_)
            message = f"It and {others} require one another." if others else "It requires itself."
            blocked.setdefault(id_, ("prerequisite_cycle", message))
    dependents: dict[str, list[Resource]] = {}
    for resource in known.values():
        for required in resource.requires:
            dependents.setdefault(required, []).append(resource)
    waiting = list(blocked)
    while waiting:
        id_ = waiting.pop()
        for dependent in dependents.get(id_, ()):
            if dependent.id not in blocked:
                message = f"It requires {known[id_].title}, which cannot be in the path."
                blocked[dependent.id] = ("prerequisite_blocked", message)
                waiting.append(dependent.id)
    return blocked

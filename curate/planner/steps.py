"""The steps of a path: what is chosen, in order, cut into parts and packed into sittings."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from curate.model import Resource, Tally
from curate.planner.candidates import Candidates
from curate.planner.choosing import Stage
from curate.planner.packer import Part


class Step(NamedTuple):
    """One resource of a path, or one part of it."""

    resource: Resource
    part: int | None
    """The number of the part, where it is one of several; None: all that is left."""
    minutes: int | None
    """What is left of it; None where that is not known."""
    reason: str
    so_far: Tally
    """The time of the path up to here, this step included."""
    sitting: int | None
    """From 1; None where there are no sittings."""
    stage: Stage | None
    """Where a budget decides, the stage in which it was chosen."""
    too_long: bool
    """Whether it is longer than a sitting."""


def packed_steps(
    candidates: Candidates,
    sitting: int | None,
    packed: Sequence[Sequence[Part]],
    reasons: Mapping[int, str],
    stages: Mapping[int, Stage | None],
) -> tuple[tuple[Step, ...], tuple[Tally, ...]]:
    """Return the steps of packed parts in the order they are taken, and the time of each sitting.

    All that is left of a resource is one step where it comes at one go. `reasons` and `stages`
    are by rank. Without a `sitting`, in minutes, there are no times of sittings.
    """
    count = Counter(part.rank for parts in packed for part in parts)
    steps: list[Step] = []
    tallies: list[Tally] = []
    so_far = Tally()
    begun: set[int] = set()
    for number, of_sitting in enumerate(packed, 1):
        tally = Tally()
        for parts in _at_one_go(of_sitting, count):
            rank = parts[0].rank
            resource = candidates.resources[rank]
            times = [part.minutes for part in parts]
            minutes = None if None in times else sum(time or 0 for time in times)
            whole = len(parts) == count[rank] and resource.parts in (None, len(parts))
            so_far = so_far.plus_time(minutes, resource.estimated, counted=rank not in begun)
            tally = tally.plus_time(minutes, resource.estimated)
            step = Step(
                resource=resource,
                part=None if whole or len(parts) > 1 else parts[0].number,
                minutes=minutes,
                reason="goes on" if rank in begun else reasons[rank],
                so_far=so_far,
                sitting=None if sitting is None else number,
                stage=stages[rank],
                too_long=sitting is not None and minutes is not None and minutes > sitting,
            )
            begun.add(rank)
            steps.append(step)
        tallies.append(tally)
    return tuple(steps), () if sitting is None else tuple(tallies)


def _at_one_go(of_sitting: Sequence[Part], count: Mapping[int, int]) -> list[list[Part]]:
    """Return the parts of a sitting: those of one resource together where they are all of it."""
    together: list[list[Part]] = []
    for rank, some in groupby(of_sitting, key=lambda part: part.rank):
        parts = list(some)
        together += [parts] if len(parts) == count[rank] else [[part] for part in parts]
    return together

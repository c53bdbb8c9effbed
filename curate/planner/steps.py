"""The steps of a path: what is chosen, in order, cut into parts and packed into sittings."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from curate.history.progress import parts_left
from curate.model import Resource, Tally
from curate.planner.candidates import Candidates
from curate.planner.choosing import Stage
from curate.planner.ordering import ordered
from curate.planner.request import PathRequest
from curate.planner.sittings import Packing, Piece, fit, pack

MOST_WORK = 200_000
"""So many resources are put in order to see whether they fit into sittings, about a second; a
packing of n parts counts for n³."""


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


class Part(NamedTuple):
    """One part that is left of a resource."""

    rank: int
    """The place of the resource in list order."""
    number: int
    """From 1."""
    minutes: int | None
    """None where the time of the resource is not known."""


class Packer:
    """Puts what is chosen in order, and its parts into sittings."""

    def __init__(self, candidates: Candidates, request: PathRequest) -> None:
        self.candidates = candidates
        self.request = request
        self.parts: list[Part] = []
        """The parts of what was put in order last."""
        self.pieces: list[Piece] = []
        """The same parts, each as what `sittings` packs."""
        self._work = 0
        self.sure = True
        """Whether each answer of `fits` was certain."""
        self.count: Counter[int] = Counter()
        """How many parts are left of each resource, by rank."""

    def ordered(self, ranks: Collection[int]) -> list[int]:
        """Return ranks in path order."""
        candidates = self.candidates
        rank_of = {candidates.resources[rank].id: rank for rank in ranks}
        chosen = [candidates.resources[rank] for rank in ranks]
        position = {id_: candidates.positions[rank] for id_, rank in rank_of.items()}
        minutes = {id_: candidates.minutes[rank] for id_, rank in rank_of.items()}
        return [rank_of[one.id] for one in ordered(chosen, position, minutes)]

    def fits(self, ranks: Collection[int]) -> bool:
        """Return whether what is chosen packs into the sittings there are.

        Past a limit of work the answer is no, and `sure` is not.
        """
        sitting, sittings = self.request.sitting or 1, self.request.sittings or 1
        self._work += len(ranks) + 1
        if self._work > MOST_WORK:
            self.sure = False
            return False
        self._cut(self.ordered(ranks))
        answer = fit(self.pieces, sitting, sittings, keep_order=self.request.keep_order)
        if answer is None:
            self._work += len(self.pieces) ** 3
            packing = pack(self.pieces, sitting)
            answer = len(packing.sittings) <= sittings
            self.sure = self.sure and (answer or packing.proved)
        # Where the order is kept, more can fit where less does not: not all of that is tried.
        self.sure = self.sure and (answer or not self.request.keep_order)
        return answer

    def pack(self, order: Sequence[int]) -> Packing:
        """Cut a path into its parts, and pack them; without sittings all is one."""
        self._cut(order)
        if self.request.sitting is None:
            return Packing([list(range(len(self.pieces)))], proved=True)
        return pack(self.pieces, self.request.sitting, keep_order=self.request.keep_order)

    def _cut(self, order: Sequence[int]) -> None:
        """Cut resources, given by rank in path order, into the parts that are left of them."""
        candidates = self.candidates
        last: dict[int, int] = {}
        self.pieces, self.parts = [], []
        for rank in order:
            after = {last[one] for one in candidates.requires.get(rank, ()) if one in last}
            for number, minutes in parts_left(
                candidates.resources[rank], candidates.progress[rank]
            ):
                unknown = minutes is None or candidates.minutes[rank] is None
                alone = unknown or (minutes or 0) > (self.request.sitting or 0)
                self.pieces.append(Piece(minutes or 0, alone, frozenset(after)))
                after = {len(self.parts)}
                self.parts.append(Part(rank, number, None if unknown else minutes))
            last[rank] = len(self.parts) - 1
        self.count = Counter(part.rank for part in self.parts)


def packed_steps(
    packer: Packer,
    packing: Packing,
    reasons: Mapping[int, str],
    stages: Mapping[int, Stage | None],
) -> tuple[tuple[Step, ...], tuple[Tally, ...]]:
    """Return the steps of a packing in the order they are taken, and the time of each sitting.

    All that is left of a resource is one step where it comes at one go. `reasons` and `stages`
    are by rank. Without sittings there are no times of them.
    """
    sitting = packer.request.sitting
    steps: list[Step] = []
    tallies: list[Tally] = []
    so_far = Tally()
    begun: set[int] = set()
    for number, places in enumerate(packing.sittings, 1):
        tally = Tally()
        for parts in _at_one_go(packer, places):
            rank = parts[0].rank
            resource = packer.candidates.resources[rank]
            times = [part.minutes for part in parts]
            minutes = None if None in times else sum(time or 0 for time in times)
            all_of_it = len(parts) == packer.count[rank]
            whole = all_of_it and (resource.parts is None or len(parts) == resource.parts)
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


def _at_one_go(packer: Packer, places: Sequence[int]) -> list[list[Part]]:
    """Return the parts of a sitting: those of one resource together where they are all of it."""
    together: list[list[Part]] = []
    of_sitting = (packer.parts[place] for place in places)
    for rank, some in groupby(of_sitting, key=lambda part: part.rank):
        parts = list(some)
        together += [parts] if len(parts) == packer.count[rank] else [[part] for part in parts]
    return together

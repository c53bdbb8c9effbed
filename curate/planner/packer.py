"""What is chosen, cut into its parts and packed into sittings."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from curate.planner.candidates import Candidates
from curate.planner.limits import PACKING_STEPS, Work
from curate.planner.ordering import ordered
from curate.planner.request import PathRequest
from curate.planner.set_by_set import Filling, Piece
from curate.planner.sittings import Packing, fit, pack


class Part(NamedTuple):
    """One part that is left of a resource."""

    rank: int
    """The place of the resource in list order."""
    number: int
    """From 1."""
    minutes: int | None
    """None where the time of the resource is not known."""


_Chosen = tuple[frozenset[int], frozenset[int]]
"""Ranks that are chosen, and those of which only one part is taken."""


class Packer:
    """Puts what is chosen in order, and its parts into sittings."""

    def __init__(self, candidates: Candidates, request: PathRequest, work: Work) -> None:
        self.request = request
        self.sure = True
        """Whether each answer of `fits` was certain."""
        self._candidates = candidates
        self._work = work
        self._sitting, self._sittings = request.sitting or 1, request.sittings or 1
        self._parts_of: dict[tuple[int, int | None], list[Part]] = {}
        self._taken: frozenset[int] = frozenset()
        self._known: dict[_Chosen, list[list[Part]] | None] = {self._chosen(()): []}
        """How more was packed with what is taken; None where no packing was found."""
        self._last: frozenset[int] = frozenset()
        self._packing: list[list[Part]] = []
        """How this was packed, with what is taken."""
        self._filling = Filling(self._sitting, self._sittings)
        """The room in that packing."""
        self._ends: dict[int, int] = {}
        """The sitting in which each resource ends there."""

    def fits(self, more: Iterable[int]) -> bool:
        """Return whether more packs with what is taken, as far as is known.

        Where that cannot be found out in what work is left, the answer is no, and `sure` is not.
        """
        chosen = self._chosen(more)
        if chosen not in self._known:
            self._known[chosen] = self._with_more(chosen[0]) or self._packed(chosen[0])
        packing = self._known[chosen]
        if packing is not None:
            self._go_on_from(chosen[0], packing)
        return packing is not None

    def take(self, more: Iterable[int]) -> None:
        """Take more, of which it is known that it fits."""
        chosen = self._chosen(more)
        packing = self._known[chosen]
        assert packing is not None
        self._go_on_from(chosen[0], packing)
        self._taken |= self._last
        self._last = frozenset()
        self._known = {self._chosen(()): self._packing}

    def _chosen(self, more: Iterable[int]) -> _Chosen:
        return frozenset(more), frozenset(self._candidates.only)

    def _go_on_from(self, more: frozenset[int], packing: list[list[Part]]) -> None:
        if packing is not self._packing:
            room = [self._sitting - sum(part.minutes or 0 for part in one) for one in packing]
            self._filling = Filling(self._sitting, self._sittings, room)
            self._ends = {part.rank: at for at, one in enumerate(packing) for part in one}
        self._last, self._packing = more, packing

    def pack(self, order: Sequence[int]) -> Packing[Part]:
        """Cut a path into its parts, and pack them."""
        if self.request.sitting is None:
            return Packing([[part for rank in order for part in self._parts(rank)]])
        parts, pieces = self._cut(order)
        place = {part: at for at, part in enumerate(parts)}
        known = self._known.get(self._chosen(()))
        packing = pack(
            pieces,
            self.request.sitting,
            Work(PACKING_STEPS),
            keep_order=self.request.keep_order,
            known=[[sorted(place[part] for part in one) for one in known]] if known else [],
        )
        sittings = [[parts[at] for at in places] for places in packing.sittings]
        return Packing(sittings, packing.fewest, packing.nearest)

    def _packed(self, more: frozenset[int]) -> list[list[Part]] | None:
        """Return a packing into the sittings there are; None where none is found."""
        if self._work.left <= 0:
            self.sure = False
            return None
        ranks = self._taken | more
        self._work.left -= 20 * len(ranks)
        keep_order = self.request.keep_order
        parts, pieces = self._cut(ordered(self._candidates, ranks))
        found = fit(pieces, self._sitting, self._sittings, self._work, keep_order=keep_order)
        if isinstance(found, list):
            return [[parts[at] for at in places] for places in found]
        # Where the order is kept, more can fit where less does not: not all of that is tried.
        self.sure = self.sure and found is False and not keep_order
        return None

    def _with_more(self, more: frozenset[int]) -> list[list[Part]] | None:
        """Return the packing that was found last with more in it, where there is room for that."""
        if self.request.keep_order or not self._last < more:
            return None
        new = more - self._last
        self._work.left -= 1 + len(self._packing) // 8 + 8 * len(new)
        room = self._filling.most_room
        if any((self._parts(rank)[0].minutes or 0) > room for rank in new):
            return None
        filling = self._filling.copy()
        added: list[tuple[int, Part]] = []
        ends: dict[int, int] = {}
        for rank in ordered(self._candidates, new) if len(new) > 1 else new:
            needs = self._candidates.requires.get(rank, ())
            at = max((ends.get(one, self._ends.get(one, 0)) for one in needs), default=0)
            for part in self._parts(rank):
                at = filling.put(part.minutes or 0, at)
                if at == self._sittings:
                    return None
                added.append((at, part))
            ends[rank] = at
        sittings = [*self._packing, *([] for _ in range(filling.begun - len(self._packing)))]
        for at, part in added:
            sittings[at] = [*sittings[at], part]
        self._packing, self._filling = sittings, filling
        self._ends |= ends
        return sittings

    def _parts(self, rank: int) -> list[Part]:
        only = self._candidates.only.get(rank)
        if (rank, only) not in self._parts_of:
            unknown = self._candidates.minutes[rank] is None and only is None
            self._parts_of[rank, only] = [
                Part(rank, number, None if unknown else minutes)
                for number, minutes in self._candidates.parts(rank)
            ]
        return self._parts_of[rank, only]

    def _cut(self, order: Iterable[int]) -> tuple[list[Part], list[Piece]]:
        """Cut resources, given by rank in path order, into parts, and these as pieces to pack."""
        last: dict[int, int] = {}
        parts: list[Part] = []
        pieces: list[Piece] = []
        for rank in order:
            after = {last[one] for one in self._candidates.requires.get(rank, ()) if one in last}
            for part in self._parts(rank):
                minutes = part.minutes or 0
                alone = part.minutes is None or minutes > self._sitting
                pieces.append(Piece(minutes, alone, frozenset(after)))
                after = {len(parts)}
                parts.append(part)
            last[rank] = len(parts) - 1
        return parts, pieces

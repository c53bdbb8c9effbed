"""What a path under a budget holds: as many essentials as fit, then themes, then the list."""

from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from curate.model import Importance, Resource, Status
from curate.planner.candidates import Candidates
from curate.planner.limits import MOST_TRIED, Work
from curate.planner.packer import Packer
from curate.planner.request import PathRequest
from curate.planner.search import in_turn, most_goals


class Stage(StrEnum):
    """The stages in which a resource can be chosen, each fixed before the next.

    The values are those of `stage` in the JSON of a path.
    """

    MOST_ESSENTIALS = "A"
    """As many essential resources as fit."""
    NEW_THEMES = "B"
    """Recommended ones, so that the most themes are touched."""
    DOWN_THE_LIST = "C"
    """The other recommended ones in list order, and what is begun, each if it still fits."""
    OPTIONAL_NEW_THEMES = "D"
    """Optional ones, only where they open a theme."""
    OPTIONAL_DOWN_THE_LIST = "F"
    """The other optional ones in list order, where they are asked for."""
    SINGLE_PARTS = "G"
    """One part each of what does not fit whole, where that is asked for."""


class Suggestion(NamedTuple):
    """Something that would fill room that is left, if it were asked for."""

    resource: Resource
    minutes: int
    one_part: bool
    """Whether only one of its parts would."""


class Choice(NamedTuple):
    """What is chosen, and how surely it is the best."""

    stages: dict[int, Stage | None]
    """The stage in which each chosen resource came in, by rank; None where no budget decides."""
    opens: dict[int, int]
    """The themes, as bits, that were not touched before a stage that widens: for what it chose."""
    proved: bool
    suggestion: Suggestion | None = None


def choose(
    candidates: Candidates,
    themes: list[str],
    request: PathRequest,
    packer: Packer,
    work: Work,
    *,
    suggest: bool = True,
) -> Choice:
    """Return the best use of the time there is, each stage fixed before the next.

    The stages are those of Stage, the last two only where they are asked for. Each resource
    brings what it requires. `themes` are the ids that a theme's bit stands for, in their
    order; `packer` tells whether what was chosen packs into the sittings, where they are
    counted. `suggest` says whether to look for what would fill room that is left.
    """
    counted = packer if request.sittings is not None else None
    chooser = _Chooser(candidates, themes, request.budget or 0, work, counted)
    by_importance: dict[Importance, list[int]] = {importance: [] for importance in Importance}
    for rank in candidates.wanted:
        if rank not in candidates.impossible:
            by_importance[candidates.resources[rank].importance].append(rank)
    essential, recommended, optional = by_importance.values()
    chooser.most(
        Stage.MOST_ESSENTIALS, essential, {rank: 1 << at for at, rank in enumerate(essential)}
    )
    chooser.widen(Stage.NEW_THEMES, recommended)
    begun = [rank for rank in optional if candidates.progress[rank].status is Status.STARTED]
    chooser.in_order(Stage.DOWN_THE_LIST, [*recommended, *begun])
    chooser.widen(Stage.OPTIONAL_NEW_THEMES, optional)
    if request.include_optional:
        chooser.in_order(Stage.OPTIONAL_DOWN_THE_LIST, optional)
    if request.allow_parts:
        for rank in candidates.wanted:
            chooser.take_parts(rank)
    proved = chooser.proved and packer.sure
    suggestion = chooser.suggestion(request) if suggest else None
    return Choice(chooser.stages, chooser.opens, proved, suggestion)


class _Chooser:
    def __init__(
        self,
        candidates: Candidates,
        themes: list[str],
        budget: int,
        work: Work,
        packer: Packer | None,
    ) -> None:
        self._candidates = candidates
        bit = {theme: 1 << at for at, theme in enumerate(themes)}
        self._all_themes = sum(bit.values())
        self._themes = {
            rank: sum({bit[theme] for theme in candidates.resources[rank].themes if theme in bit})
            for rank in candidates.wanted
        }
        self._room = budget
        self._work = work
        self._packer = packer
        self._touched = 0
        self.stages: dict[int, Stage | None] = {}
        self.opens: dict[int, int] = {}
        self.proved = True

    def most(self, stage: Stage, targets: list[int], goals: dict[int, int]) -> None:
        """Take what reaches the most of `goals` for the fewest minutes."""
        found, proved = most_goals(
            self._candidates,
            targets,
            goals,
            frozenset(self.stages),
            self._room,
            self._work,
            self._packer,
        )
        self.proved = self.proved and proved
        self._take(stage, found)

    def widen(self, stage: Stage, targets: list[int]) -> None:
        """Take what touches the most themes that are not touched yet."""
        if self._touched == self._all_themes:
            return
        goals = {
            rank: new
            for rank in self._candidates.wanted
            if rank not in self.stages and (new := self._themes[rank] & ~self._touched)
        }
        affordable = [rank for rank in self._short_enough(targets) if self._missing([rank])]
        before = set(self.stages)
        self.most(stage, affordable, goals)
        self.opens |= {
            rank: goals[rank] for rank in self.stages if rank in goals if rank not in before
        }

    def take_parts(self, rank: int) -> None:
        """Take the next part of a resource of several, where there is room for that alone."""
        if self._part_that_fits(rank):
            self._candidates.take_one_part(rank)
            self._take(Stage.SINGLE_PARTS, [rank])

    def _part_that_fits(self, rank: int) -> int:
        """Return the minutes of the next part, where that fits and the whole does not; else 0."""
        candidates = self._candidates
        whole = self.stages.keys() - candidates.only.keys()
        ready = whole >= {*candidates.requires.get(rank, ())}
        if rank in self.stages or not ready or not candidates.takes_parts(rank, self._room):
            return 0
        missing = self._missing([rank])
        if missing and self._packs(missing):
            return 0
        candidates.take_one_part(rank)
        minutes = (candidates.minutes[rank] or 0) if self._packs([rank]) else 0
        candidates.take_all_parts(rank)
        return minutes

    def suggestion(self, request: PathRequest) -> Suggestion | None:
        """Return the first in list order that fits in what room is left, but was not asked for."""
        candidates, tried = self._candidates, 0
        for rank in candidates.wanted if self._room else ():
            resource = candidates.resources[rank]
            if tried == MOST_TRIED:
                break
            if rank in self.stages:
                continue
            # What is asked for in parts comes after all that is asked for whole.
            optional = resource.importance is Importance.OPTIONAL and not request.include_optional
            whole = self._missing([rank]) if optional and not candidates.only else None
            parts = not request.allow_parts and candidates.takes_parts(rank, self._room)
            tried += bool(whole or parts)
            if whole and self._packs(whole):
                return Suggestion(resource, candidates.minutes[rank] or 0, one_part=False)
            if parts and (minutes := self._part_that_fits(rank)):
                return Suggestion(resource, minutes, one_part=True)
        return None

    def in_order(self, stage: Stage, targets: Sequence[int]) -> None:
        """Take each, in list order, that still fits with what it requires."""
        in_turn(self._short_enough(targets), lambda some: self._take_all(stage, some))

    def _take_all(self, stage: Stage, some: Sequence[int]) -> bool:
        missing = self._missing(some)
        if missing is None or not self._packs(missing):
            return False
        self._take(stage, missing)
        return True

    def _short_enough(self, targets: Sequence[int]) -> list[int]:
        """List those for which alone there is room: of thousands that is soon told."""
        minutes, room = self._candidates.minutes, self._room
        return [rank for rank in targets if (minutes[rank] or 0) <= room]

    def _missing(self, some: Sequence[int]) -> Collection[int] | None:
        """List what is to be taken for some, themselves too; None where there is no room for it."""
        if not self._candidates.impossible.keys().isdisjoint(some):
            return None
        brought = (one for rank in some for one in self._candidates.brings(rank))
        missing = {one for one in brought if one not in self.stages}
        return missing if self._candidates.cost(missing) <= self._room else None

    def _take(self, stage: Stage, ranks: Collection[int]) -> None:
        self.stages |= dict.fromkeys(ranks, stage)
        self._room -= self._candidates.cost(ranks)
        if self._packer is not None:
            self._packer.take(ranks)
        for rank in self._candidates.wanted_set.intersection(ranks):
            self._touched |= self._themes[rank]

    def _packs(self, more: Iterable[int]) -> bool:
        return self._packer is None or self._packer.fits(more)

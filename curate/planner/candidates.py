"""What a path can be made of: minutes left, prerequisites, list order, and what is out."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from curate.durations import format_minutes, format_sum
from curate.history.progress import TO_DO, Progress, minutes_left, parts_left
from curate.model import Importance, Level, Resource, Status
from curate.planner.causes import Cause
from curate.prerequisites import cycles

LEVELS = {level: rank for rank, level in enumerate(Level)}
UNMARKED = LEVELS[Level.INTERMEDIATE]
MOST_NAMED = 4
"""A sentence about a cycle names at most so many of it."""
_IMPORTANCES = {importance: rank for rank, importance in enumerate(Importance)}


class Limits(NamedTuple):
    """What time there is, in minutes; None where it does not matter."""

    minutes: int | None = None
    """For the whole path."""
    part: int | None = None
    """For one part, where no longer one can be in the path."""


class Stock:
    """All resources of a list, by their ranks in list order.

    List order is importance, then begun first, then easiest level (none counts as
    intermediate), then position in the file.
    """

    def __init__(
        self,
        everything: Sequence[Resource],
        wanted: Collection[str],
        progress: Mapping[str, Progress],
        limits: Limits,
    ) -> None:
        """Take stock of `everything`, of which `wanted` are the ids that were asked for."""

        def rank(place: int) -> tuple[int, bool, int, int]:
            one = everything[place]
            begun = progress.get(one.id, TO_DO).status is Status.STARTED
            level = UNMARKED if one.level is None else LEVELS[one.level]
            return _IMPORTANCES[one.importance], not begun, level, place

        self.positions = sorted(range(len(everything)), key=rank)
        """The place in the file of each."""
        self.resources = [everything[place] for place in self.positions]
        self.progress = [progress.get(one.id, TO_DO) for one in self.resources]
        self.minutes = list(map(minutes_left, self.resources, self.progress))
        """What is left of each; None where it is not known."""
        self.wanted = [rank for rank, one in enumerate(self.resources) if one.id in wanted]
        """The ranks of what was asked for."""
        self.is_wanted = set(self.wanted)
        self._rank_of = {one.id: rank for rank, one in enumerate(self.resources)}
        self._met = {
            id_ for id_, one in progress.items() if one.status in (Status.DONE, Status.SKIPPED)
        }
        self.requires: dict[int, list[int]] = {}
        """What each requires and is still to do, where it requires anything."""
        self.out: dict[int, tuple[Cause, str]] = {}
        """What no path can hold, each with its cause and a sentence."""
        self._leave_out(limits)
        self.needs: dict[int, frozenset[int]] = {}
        """What has to be taken for each, itself included, where it requires anything and
        there is a budget."""
        self._bring_in(limits.minutes)

    def needed(self, rank: int) -> frozenset[int]:
        """Return what has to be taken for a resource, itself included."""
        return self.needs.get(rank) or frozenset((rank,))

    def cost(self, ranks: Collection[int]) -> int:
        """Return the minutes of some resources; one of unknown time adds nothing."""
        return sum(self.minutes[rank] or 0 for rank in ranks)

    def spoken(self, ranks: Collection[int]) -> str:
        """Return the time of some resources in words, marked where it is estimated."""
        estimated = any(self.resources[rank].estimated for rank in ranks)
        return format_sum(self.cost(ranks), estimated=estimated)

    def _leave_out(self, limits: Limits) -> None:
        for rank, one in enumerate(self.resources):
            status = self.progress[rank].status
            if status is Status.DONE:
                self.out[rank] = Cause.DONE, "You have done it."
            elif status is Status.SKIPPED:
                self.out[rank] = Cause.SKIPPED, "You skipped it."
            elif one.requires:
                self._take_requirements(rank, one)
            if rank not in self.out:
                self._hold_to(limits, rank)
        requires = {rank: needed for rank, needed in self.requires.items() if rank not in self.out}
        by_id = {self.resources[rank].id: rank for rank in requires}
        for group in cycles(
            {id_: [self.resources[one].id for one in requires[by_id[id_]]] for id_ in by_id}
        ):
            for id_ in group:
                near = [other for other in group[:MOST_NAMED] if other != id_]
                titles = [self.resources[by_id[other]].title for other in near]
                more = len(group) - 1 - len(near)
                others = " and ".join([*titles, *([f"{more:,} more"] if more else [])])
                said = f"It and {others} require one another." if others else "It requires itself."
                self.out[by_id[id_]] = Cause.PREREQUISITE_CYCLE, said

    def _take_requirements(self, rank: int, one: Resource) -> None:
        needed = [required for required in one.requires if required not in self._met]
        self.requires[rank] = [self._rank_of[id_] for id_ in needed if id_ in self._rank_of]
        for id_ in needed:
            if id_ not in self._rank_of:
                said = f'It requires "{id_}", which is not in the list, or cannot be read.'
                self.out[rank] = Cause.UNKNOWN_PREREQUISITE, said

    def _hold_to(self, limits: Limits, rank: int) -> None:
        if limits.minutes is not None and self.minutes[rank] is None:
            self.out[rank] = Cause.UNKNOWN_TIME, "How long it takes is not known."
        elif limits.part is not None:
            longest = max(
                (time or 0 for _, time in parts_left(self.resources[rank], self.progress[rank])),
                default=0,
            )
            if longest > limits.part:
                said = format_minutes(longest), format_minutes(limits.part)
                self.out[rank] = (
                    Cause.LONGER_THAN_A_SITTING,
                    f"It takes {said[0]} at one go, and a sitting is {said[1]}.",
                )

    def _bring_in(self, budget: int | None) -> None:
        """Find all that each needs, as far as a budget goes: no chain is followed further."""
        for rank in self._prerequisites_first():
            requires = self.requires.get(rank)
            if requires:
                missing = [one for one in requires if one in self.out]
                if missing:
                    self.out[rank] = self._blocked(rank, missing, budget)
                    continue
            if budget is None:
                continue
            needs = self.needed(rank)
            if requires:
                needs = needs.union(*map(self.needed, requires))
            cost = self.cost(needs)
            if cost > budget:
                with_them = "With what it requires it" if len(needs) > 1 else "It"
                there = format_minutes(budget)
                said = f"{with_them} takes {self.spoken(needs)}, and there is {there}."
                self.out[rank] = Cause.OVER_BUDGET, said
            elif requires:
                self.needs[rank] = needs

    def _blocked(self, rank: int, missing: Sequence[int], budget: int | None) -> tuple[Cause, str]:
        if budget is not None and all(self.out[one][0] is Cause.OVER_BUDGET for one in missing):
            said = f"With what it requires it takes more than {format_minutes(budget)}."
            return Cause.OVER_BUDGET, said
        first = next(
            one for one in missing if budget is None or self.out[one][0] is not Cause.OVER_BUDGET
        )
        said = f"It requires {self.resources[first].title}, which cannot be in the path."
        return Cause.PREREQUISITE_BLOCKED, said

    def _prerequisites_first(self) -> list[int]:
        """Return all ranks that are not out, each after what it requires."""
        order: list[int] = []
        seen: set[int] = set(self.out)
        for first in range(len(self.resources)):
            waiting = [first]
            while waiting:
                rank = waiting[-1]
                missing = [one for one in self.requires.get(rank, ()) if one not in seen]
                if rank in seen or not missing:
                    waiting.pop()
                    if rank not in seen:
                        seen.add(rank)
                        order.append(rank)
                else:
                    waiting += missing
        return order

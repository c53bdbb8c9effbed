"""The resources that a path can be made of: their list order, minutes left and prerequisites."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import copy
from typing import NamedTuple

from curate.durations import MOST_MINUTES, format_minutes, format_sum
from curate.history.progress import FINISHED, TO_DO, Progress, minutes_left, parts_left
from curate.model import Importance, Level, Resource, Status
from curate.planner.causes import ONLY_IN_PARTS, Cause
from curate.prerequisites import prerequisites_first
from curate.wording import quoted

_LEVELS: dict[Level | None, int] = {level: rank for rank, level in enumerate(Level)}
_LEVELS[None] = _LEVELS[Level.INTERMEDIATE]
MOST_NAMED = 4
"""A sentence about a cycle names at most so many of it."""
_IMPORTANCES = {importance: rank for rank, importance in enumerate(Importance)}


class Exclusion(NamedTuple):
    """Why a resource can be in no path."""

    cause: Cause
    message: str
    """The cause as a sentence."""


class Candidates:
    """All resources of a list, known by their ranks: their places in list order, from 0.

    List order is importance, then begun first, then easiest level (none counts as
    intermediate), then position in the file.
    """

    def __init__(
        self,
        everything: Sequence[Resource],
        wanted: Collection[str],
        progress: Mapping[str, Progress],
        budget: int | None = None,
        longest_part: int | None = None,
    ) -> None:
        """Put `everything` in list order, and find what cannot be in any path.

        `everything` is the whole list in the order of the file, `wanted` are the ids that were
        asked for, and `progress` says by id how far the reader is, where anything was done.
        `budget` is the time of a whole path, in minutes, and `longest_part` that of one part,
        where these matter.
        """
        begun = {id_ for id_, one in progress.items() if one.status is Status.STARTED}

        def in_list_order(place: int) -> tuple[int, bool, int, int]:
            one = everything[place]
            return _IMPORTANCES[one.importance], one.id not in begun, _LEVELS[one.level], place

        self.positions = sorted(range(len(everything)), key=in_list_order)
        """The place of each in the file, from 0."""
        self.resources = [everything[place] for place in self.positions]
        self.progress = [progress.get(one.id, TO_DO) for one in self.resources]
        self.minutes = list(map(minutes_left, self.resources, self.progress))
        """What is left of each; None where it is not known."""
        self.wanted = [rank for rank, one in enumerate(self.resources) if one.id in wanted]
        """The ranks of what was asked for, in list order."""
        self.wanted_set = set(self.wanted)
        self._budget = budget
        self._longest_part = longest_part
        self.only: dict[int, int] = {}
        """How many of its parts are taken of a resource of which not all are."""
        self._rank_of = {one.id: rank for rank, one in enumerate(self.resources)}
        self._met = {id_ for id_, one in progress.items() if one.status in FINISHED}
        self.requires: dict[int, list[int]] = {}
        """What each requires and is still to do, where it requires anything."""
        self.impossible: dict[int, Exclusion] = {}
        """What can be in no path."""
        for rank, one in enumerate(self.resources):
            self._look_at(rank, one)
        self._turn: dict[int, int] = {}
        """The turn of each that requires anything, after all that it requires."""
        self._put_prerequisites_first()
        self._brings: dict[int, frozenset[int]] = {}
        """What `brings` gives, where there is a budget and a resource requires anything."""
        self._follow_prerequisites(budget)

    def brings(self, rank: int) -> frozenset[int]:
        """Return a resource with all it requires that is still to do, as far as a budget goes."""
        return self._brings.get(rank) or frozenset((rank,))

    def level(self, rank: int) -> int:
        """Return how hard a resource is, from 0; what has no level is intermediate."""
        return _LEVELS[self.resources[rank].level]

    def prerequisites_first(self, ranks: Iterable[int]) -> list[int]:
        """Return those of some ranks that require anything, each after all that it requires."""
        return sorted(self._turn.keys() & ranks, key=self._turn.__getitem__)

    def parts(self, rank: int) -> list[tuple[int, int | None]]:
        """List the parts of a resource that a path has: number and minutes of each."""
        return parts_left(self.resources[rank], self.progress[rank])[: self.only.get(rank)]

    def takes_parts(self, rank: int, room: int) -> bool:
        """Whether the next part of several fits in `room` minutes, where not all of them can be."""
        count = self.resources[rank].parts
        if count == 1 or (rank in self.impossible and not self.is_excluded(rank, ONLY_IN_PARTS)):
            return False
        parts = self.parts(rank)
        longest = room if self._longest_part is None else min(room, self._longest_part)
        fits = bool(parts) and (parts[0][1] or MOST_MINUTES + 1) <= longest
        return fits and (len(parts) > 1 or count is None)

    def take_one_part(self, rank: int) -> None:
        """Count only the next part of a resource from now on."""
        self.only[rank] = 1
        self.minutes[rank] = self.parts(rank)[0][1]

    def take_all_parts(self, rank: int) -> None:
        """Count all parts of a resource again."""
        del self.only[rank]
        self.minutes[rank] = minutes_left(self.resources[rank], self.progress[rank])

    def with_all_parts(self) -> "Candidates":
        """Return the same, where all parts of each count."""
        other = copy(self)
        other.only, other.minutes = self.only.copy(), self.minutes.copy()
        for rank in self.only:
            other.take_all_parts(rank)
        return other

    def with_prerequisites(self, ranks: Iterable[int]) -> list[int]:
        """Return some resources and all that they require and is still to do."""
        chosen: dict[int, None] = {}
        waiting = list(ranks)
        while waiting:
            rank = waiting.pop()
            if rank not in chosen:
                chosen[rank] = None
                waiting += self.requires.get(rank, ())
        return list(chosen)

    def cost(self, ranks: Collection[int]) -> int:
        """Return the minutes of some resources; one of unknown time adds nothing."""
        return sum(self.minutes[rank] or 0 for rank in ranks)

    def time_in_words(self, ranks: Collection[int]) -> str:
        """Return the time of some resources in words, marked where it is estimated."""
        estimated = any(self.resources[rank].estimated for rank in ranks)
        return format_sum(self.cost(ranks), estimated=estimated)

    def is_excluded(self, rank: int, causes: Collection[Cause]) -> bool:
        """Whether a resource can be in no path for one of these causes."""
        return rank in self.impossible and self.impossible[rank].cause in causes

    def _exclude(self, rank: int, cause: Cause, message: str) -> None:
        self.impossible[rank] = Exclusion(cause, message)

    def _look_at(self, rank: int, one: Resource) -> None:
        """Note what a resource requires, and exclude it where it alone is reason enough."""
        status = self.progress[rank].status
        if status is Status.DONE:
            self._exclude(rank, Cause.DONE, "You have done it.")
        elif status is Status.SKIPPED:
            self._exclude(rank, Cause.SKIPPED, "You skipped it.")
        else:
            if one.requires:
                self._note_requirements(rank, one)
            if rank not in self.impossible:
                self._hold_to_limits(rank, one)

    def _note_requirements(self, rank: int, one: Resource) -> None:
        to_do = [required for required in one.requires if required not in self._met]
        self.requires[rank] = [self._rank_of[id_] for id_ in to_do if id_ in self._rank_of]
        for id_ in to_do:
            if id_ not in self._rank_of:
                said = f"It requires {quoted(id_)}, which is not in the list, or cannot be read."
                self._exclude(rank, Cause.UNKNOWN_PREREQUISITE, said)

    def _hold_to_limits(self, rank: int, one: Resource) -> None:
        minutes, budget = self.minutes[rank], self._budget
        if budget is not None and minutes is None:
            self._exclude(rank, Cause.UNKNOWN_TIME, "How long it takes is not known.")
        elif self._longest_part is not None:
            times = (time or 0 for _, time in parts_left(one, self.progress[rank]))
            longest = max(times, default=0)
            if longest > self._longest_part:
                time, sitting = format_minutes(longest), format_minutes(self._longest_part)
                said = f"It takes {time} at one go, and a sitting is {sitting}."
                self._exclude(rank, Cause.LONGER_THAN_A_SITTING, said)
                return
        if budget is not None and rank not in self.requires and (minutes or 0) > budget:
            self._exclude_longer((rank,), rank, budget)

    def _exclude_longer(self, brings: Collection[int], rank: int, budget: int) -> None:
        """Exclude what takes more than there is with all it `brings`."""
        subject = "With what it requires it" if len(brings) > 1 else "It"
        there = format_minutes(budget)
        said = f"{subject} takes {self.time_in_words(brings)}, and there is {there}."
        self._exclude(rank, Cause.OVER_BUDGET, said)

    def _put_prerequisites_first(self) -> None:
        """Give each its turn, and exclude what requires itself, directly or through others.

        A circle that is broken by what is not in the list is none.
        """
        requires = {
            rank: some
            for rank, some in self.requires.items()
            if not self.is_excluded(rank, (Cause.UNKNOWN_PREREQUISITE,))
        }
        for group in map(sorted, prerequisites_first(requires)):
            self._turn |= dict.fromkeys(group, len(self._turn))
            if len(group) == 1 and group[0] not in requires[group[0]]:
                continue
            for rank in group:
                near = [other for other in group[:MOST_NAMED] if other != rank]
                titles = [self.resources[other].title for other in near]
                more = len(group) - 1 - len(near)
                others = " and ".join([*titles, *([f"{more:,} more"] if more else [])])
                said = f"It and {others} require one another." if others else "It requires itself."
                self._exclude(rank, Cause.PREREQUISITE_CYCLE, said)

    def _follow_prerequisites(self, budget: int | None) -> None:
        """Find all that each requires, and exclude what that makes impossible.

        No chain is followed further than the budget goes, and none where there is no budget.
        """
        for rank in self.prerequisites_first(self.requires):
            if rank in self.impossible:
                continue
            missing = [one for one in self.requires[rank] if one in self.impossible]
            if missing:
                self._exclude_with(rank, missing, budget)
            elif budget is not None:
                brings = frozenset((rank,)).union(*map(self.brings, self.requires[rank]))
                if self.cost(brings) > budget:
                    self._exclude_longer(brings, rank, budget)
                else:
                    self._brings[rank] = brings

    def _exclude_with(self, rank: int, missing: Sequence[int], budget: int | None) -> None:
        """Exclude a resource that requires what is excluded: `missing`."""
        if budget is not None:
            too_long = Cause.OVER_BUDGET
            missing = [one for one in missing if self.impossible[one].cause is not too_long]
            if not missing:
                said = f"With what it requires it takes more than {format_minutes(budget)}."
                self._exclude(rank, Cause.OVER_BUDGET, said)
                return
        said = f"It requires {self.resources[missing[0]].title}, which cannot be in the path."
        self._exclude(rank, Cause.PREREQUISITE_BLOCKED, said)

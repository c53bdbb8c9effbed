"""What `docs/paths.md` promises, computed the slow way: every set of resources is looked at."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import combinations
from math import inf

from curate.history.progress import Progress, minutes_left
from curate.model import Importance, Level, Resource, Status

LEVELS = [None, *Level]
Packs = Callable[[Collection[str]], bool]


def list_order(resources: Sequence[Resource], progress: Mapping[str, Progress]) -> list[Resource]:
    """Return what comes first: more important, begun, easier, earlier in the file."""
    importances = list(Importance)
    levels = list(Level)

    def key(one: Resource) -> tuple[int, bool, int]:
        begun = one.id in progress and progress[one.id].status is Status.STARTED
        level = one.level or Level.INTERMEDIATE
        return importances.index(one.importance), not begun, levels.index(level)

    return sorted(resources, key=key)


class Best:
    """The best set for a list, with the stage in which each came in."""

    def __init__(
        self,
        resources: Sequence[Resource],
        wanted: Collection[str],
        budget: int,
        progress: Mapping[str, Progress],
        *,
        include_optional: bool = False,
        packs: Packs = lambda ids: True,
        longest: float = inf,
        themes: Collection[str] = (),
    ) -> None:
        self.order = [one.id for one in list_order(resources, progress)]
        self.known = {one.id: one for one in resources}
        met = {id_ for id_, one in progress.items() if one.status in (Status.DONE, Status.SKIPPED)}
        self.minutes = {
            id_: minutes_left(one, progress.get(id_, Progress())) for id_, one in self.known.items()
        }
        self.requires = {
            id_: [required for required in one.requires if required not in met]
            for id_, one in self.known.items()
        }
        self.budget = budget
        self.packs = packs
        usable = {
            id_
            for id_, one in self.known.items()
            if id_ not in met and self.minutes[id_] is not None and (one.minutes or 0) <= longest
        }
        possible: set[str] = set()  # grows from what requires nothing: a cycle never gets in
        while more := {id_ for id_ in usable - possible if possible.issuperset(self.requires[id_])}:
            possible |= more
        self.wanted = set(wanted)
        self._counted = tuple(themes)
        candidates = [id_ for id_ in self.order if id_ in self.wanted and id_ in possible]
        self.stages: dict[str, str] = {}
        by = {
            importance: [id_ for id_ in candidates if self.known[id_].importance is importance]
            for importance in Importance
        }
        essential = by[Importance.ESSENTIAL]
        self._take("A", self._best(essential, lambda ids: len(ids & set(essential))))
        self._widen("B", by[Importance.RECOMMENDED])
        begun = [
            id_
            for id_ in by[Importance.OPTIONAL]
            if id_ in progress and progress[id_].status is Status.STARTED
        ]
        self._in_order("C", by[Importance.RECOMMENDED] + begun)
        self._widen("D", by[Importance.OPTIONAL])
        if include_optional:
            self._in_order("F", by[Importance.OPTIONAL])

    def counts(self, theme: str) -> bool:
        """Return whether a theme was asked for, or is nested in one that was; else all count."""
        within = [one for one in self._counted if f"{theme}/".startswith(f"{one}/")]
        return not self._counted or bool(within)

    def _themes(self, ids: Iterable[str]) -> list[str]:
        return [theme for id_ in ids for theme in self.known[id_].themes]

    def closure(self, ids: Iterable[str]) -> set[str]:
        """Return `ids` with all that they require."""
        found = set(ids)
        while more := {one for id_ in found for one in self.requires[id_]} - found:
            found |= more
        return found

    def cost(self, ids: Iterable[str]) -> int:
        """Return the minutes of some resources."""
        return sum(self.minutes[id_] or 0 for id_ in ids)

    def _fits(self, ids: Collection[str]) -> bool:
        return self.cost(ids) <= self.budget and self.packs(ids)

    def _best(self, targets: list[str], goals: Callable[[set[str]], int]) -> set[str]:
        def key(ids: set[str]) -> tuple[float, ...]:
            ranks = sorted(self.order.index(id_) for id_ in ids)
            return (-goals(ids), self.cost(ids), *ranks, inf)

        taken = set(self.stages)
        sets = {
            frozenset(self.closure(some) | taken)
            for count in range(len(targets) + 1)
            for some in combinations(targets, count)
        }
        return min((set(ids) for ids in sets if self._fits(ids)), key=key) - taken

    def _widen(self, stage: str, targets: list[str]) -> None:
        def touched(ids: set[str]) -> int:
            return len(set(filter(self.counts, self._themes(ids & self.wanted))))

        self._take(stage, self._best([id_ for id_ in targets if id_ not in self.stages], touched))

    def _in_order(self, stage: str, targets: list[str]) -> None:
        for id_ in targets:
            if id_ not in self.stages and self._fits(self.closure([id_]) | set(self.stages)):
                self._take(stage, self.closure([id_]))

    def _take(self, stage: str, ids: Iterable[str]) -> None:
        self.stages |= {id_: stage for id_ in ids if id_ not in self.stages}

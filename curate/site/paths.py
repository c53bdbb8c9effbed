"""Every path that a page offers, planned while it is made: for each theme, at each time."""

from collections.abc import Sequence
from typing import Any

from curate.exports.sections import numbers_of
from curate.model import Resource
from curate.planner.causes import NOTHING_TO_DO, Cause
from curate.planner.path import Path, plan
from curate.planner.request import PathRequest
from curate.planner.wording import CAUSES
from curate.yaml_reading.reading_list import ReadingList

TIMES = (10, 15, 20, 30, 45, 60, 90, 120, 180, 240)
"""The minutes that a reader of the page may have."""
DAILY = (10, 15, 20, 30, 45, 60)
"""The minutes that one may have each day."""
DAYS = 7
"""For so many days."""

IN_THE_PATH = "."
_LETTERS = {cause: chr(ord("a") + at) for at, cause in enumerate(Cause)}
"""What stands for each cause where all that is left out is written down, a letter each."""


def requests(themes: tuple[str, ...] = ()) -> tuple[list[PathRequest], list[PathRequest]]:
    """Give what is asked of the planner for some themes: at one go, and day by day."""
    once = [PathRequest(max_minutes=minutes, themes=themes) for minutes in TIMES]
    daily = [PathRequest(sitting=minutes, sittings=DAYS, themes=themes) for minutes in DAILY]
    return once, daily


def all_paths(
    reading_list: ReadingList, order: Sequence[Resource], numbers: dict[str, int]
) -> dict[str, Any]:
    """Plan all paths of a page whose resources come in `order`; `numbers` are of its themes.

    The result goes into the page as JSON. `once` and `daily` have a row for all resources and one
    for each theme, each with the place in `plans` of the path for each time. A plan is its
    sittings, and a letter for each resource of the theme, which tells whether it is in the path or
    why not. A step is the number of its resource and the place in `why` of its reason; where it
    is not the whole of it, the minutes and the number of the part, 0 for several.
    """
    book = _Book(order)
    titles = {theme.id: theme.title for theme in reading_list.themes if theme.title}
    within = {one.id: numbers_of(one, numbers) for one in order}
    once: list[list[int]] = []
    daily: list[list[int]] = []
    for theme, number in ((None, 0), *numbers.items()):
        members = [one for one in order if theme is None or number in within[one.id]]
        wanted = {one.id for one in members}
        enough = _with_required(reading_list.resources, wanted)
        for asked, row in zip(requests((theme,) if theme else ()), (once, daily), strict=True):
            paths = [plan(enough, wanted, one, {}, titles) for one in asked]
            row.append([book.place(path, members) for path in paths])
    causes = {_LETTERS[cause]: CAUSES[cause] for cause in Cause if cause not in NOTHING_TO_DO}
    return {
        "times": TIMES,
        "dailyTimes": DAILY,
        "days": DAYS,
        "causes": causes,
        "once": once,
        "daily": daily,
        "why": list(book.reasons),
        "plans": list(book.plans.values()),
    }


def _with_required(everything: Sequence[Resource], wanted: set[str]) -> list[Resource]:
    """Keep what a path through `wanted` can be made of: these, and all that they require."""
    by_id = {one.id: one for one in everything}
    needed, waiting = set(wanted), list(wanted)
    while waiting:
        fresh = {id_ for id_ in by_id[waiting.pop()].requires if id_ in by_id} - needed
        needed |= fresh
        waiting += fresh
    return [one for one in everything if one.id in needed]


class _Book:
    """The plans of a page, each once, with what they share."""

    def __init__(self, order: Sequence[Resource]) -> None:
        self._numbers = {one.id: number for number, one in enumerate(order)}
        self._places: dict[str, int] = {}
        self.reasons: dict[str, int] = {}
        self.plans: dict[str, list[Any]] = {}

    def place(self, path: Path, members: Sequence[Resource]) -> int:
        """Write a path down, if it is a new one; return its place among the plans."""
        sittings: list[list[list[int]]] = [[] for _ in path.sittings or (None,)]
        for step in path.steps:
            number = self._numbers[step.resource.id]
            written = [number, self.reasons.setdefault(step.reason, len(self.reasons))]
            if step.part is not None or step.minutes != step.resource.total_minutes:
                written += [step.minutes or 0, step.part or 0]
            sittings[(step.sitting or 1) - 1].append(written)
        causes = {one.resource.id: _LETTERS[one.cause] for one in path.left_out}
        plan_ = [sittings, "".join(causes.get(one.id, IN_THE_PATH) for one in members)]
        key = repr(plan_)
        self.plans.setdefault(key, plan_)
        return self._places.setdefault(key, len(self._places))

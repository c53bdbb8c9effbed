"""Every path that a page offers, planned while it is made: for each theme, at each time."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from curate.exports.sections import numbers_of, sections, theme_numbers
from curate.model import Resource
from curate.planner.causes import FOR_WANT_OF_TIME, NOTHING_TO_DO, Cause
from curate.planner.path import Path, plan
from curate.planner.request import PathRequest
from curate.planner.wording import CAUSES
from curate.yaml_reading.reading_list import ReadingList

TIMES = (10, 15, 20, 30, 45, 60, 90, 120, 180, 240)
"""The minutes that a reader of the page may have."""
DAILY = (10, 15, 20, 30, 45, 60)
"""The minutes that one may have each day."""
DAYS = 5
"""For so many days: a week, from Monday to Friday."""

IN_THE_PATH = "."
_LETTERS = {cause: chr(ord("a") + at) for at, cause in enumerate(Cause)}
"""What stands for each cause where all that is left out is written down, a letter each."""

Steps = list[list[list[int]]]
"""The steps of a path, by sitting; see `all_paths`."""


def requests(themes: tuple[str, ...] = ()) -> tuple[list[PathRequest], list[PathRequest]]:
    """Give what is asked of the planner for some themes: at one go, and day by day."""
    once = [PathRequest(max_minutes=minutes, themes=themes) for minutes in TIMES]
    daily = [PathRequest(sitting=minutes, sittings=DAYS, themes=themes) for minutes in DAILY]
    return once, daily


def number_of_paths(reading_list: ReadingList) -> int:
    """Return how many paths a page of this list offers."""
    rows = 1 + len(theme_numbers(sections(reading_list)))
    return rows * (len(TIMES) + len(DAILY))


def all_paths(
    reading_list: ReadingList,
    order: Sequence[Resource],
    numbers: dict[str, int],
    tell: Callable[[int], None],
) -> dict[str, Any]:
    """Plan all paths of a page whose resources come in `order`; `numbers` are of its themes.

    The result goes into the page as JSON, as short as it can be. `once` and `daily` have a row for
    all resources and one for each theme, each with a path for each time: its steps between blanks,
    its sittings between bars, as in `3 17.5|8.2.45.1`. A step is the number of its resource, where
    the reason is the `usual` one of that; else, between dots, this number and the place in `why` of
    its reason, and where it is not the whole of it, the minutes and the number of the part, 0 for
    several. `left` has a row likewise, with the place in `courses` for each resource of the theme:
    a letter for each time, those of `daily` behind those of `once`, which tells whether it is in
    the path or why not; `4d.c` is short for `dddd.c`.

    `tell` is told how many paths are planned.
    """
    book = _Book(order)
    titles = {theme.id: theme.title for theme in reading_list.themes if theme.title}
    listed = {one.id: (place, one) for place, one in enumerate(reading_list.resources)}
    about: dict[int, list[Resource]] = {0: list(order)}
    for one in order:
        for number in numbers_of(one, numbers):
            about.setdefault(number, []).append(one)
    once: list[list[Steps]] = []
    daily: list[list[Steps]] = []
    left: list[list[int]] = []
    room: list[list[int]] = []
    planned = 0
    for theme, number in ((None, 0), *numbers.items()):
        members = about.get(number, [])
        wanted = {one.id for one in members}
        enough = _with_required(listed, wanted)
        told: list[list[str]] = []
        room.append([])
        for asked, row in zip(requests((theme,) if theme else ()), (once, daily), strict=True):
            paths = []
            for request in asked:
                tell(planned)
                paths.append(plan(enough, wanted, request, {}, titles))
                planned += 1
            row.append([book.steps(path) for path in paths])
            told += [_letters(path, members) for path in paths]
            room[-1] += map(_room, paths)
        left.append([book.course("".join(letters)) for letters in zip(*told, strict=True)])
    usual = book.usual()
    return {
        "times": TIMES,
        "dailyTimes": DAILY,
        "days": DAYS,
        "causes": {_LETTERS[one]: CAUSES[one] for one in Cause if one not in NOTHING_TO_DO},
        "short": "".join(_LETTERS[one] for one in FOR_WANT_OF_TIME),
        "why": list(book.reasons),
        "usual": usual,
        "once": _shortened(once, usual),
        "daily": _shortened(daily, usual),
        "courses": [_run_lengths(course) for course in book.courses],
        "left": left,
        "room": room,
    }


def _with_required(listed: Mapping[str, tuple[int, Resource]], wanted: set[str]) -> list[Resource]:
    """Give what a path through `wanted` can be made of: these, and all that they require.

    `listed` has each resource by id, with its place in the list.
    """
    needed, waiting = set(wanted), list(wanted)
    while waiting:
        fresh = {id_ for id_ in listed[waiting.pop()][1].requires if id_ in listed} - needed
        needed |= fresh
        waiting += fresh
    return [one for _, one in sorted((listed[id_] for id_ in needed), key=itemgetter(0))]


def _letters(path: Path, members: Sequence[Resource]) -> list[str]:
    """Tell of each of `members` by a letter whether it is in a path, or why not."""
    causes = {one.resource.id: _LETTERS[one.cause] for one in path.left_out}
    return [causes.get(one.id, IN_THE_PATH) for one in members]


def _room(path: Path) -> int:
    """Tell how much would do for all essentials: minutes, or days below zero; 0 for no answer."""
    more = path.roomier
    if more is None:
        return 0
    if more.sitting is None:
        return more.max_minutes or 0
    return -(more.sittings or 0) if more.sittings != DAYS else more.sitting


def _shortened(rows: list[list[Steps]], usual: list[int]) -> list[list[str]]:
    """Write paths as text; steps that are whole, for the usual reason, as a bare number."""

    def short(step: list[int]) -> str:
        return ".".join(map(str, step[:1] if step[1:] == [usual[step[0]]] else step))

    return [["|".join(" ".join(map(short, one)) for one in path) for path in row] for row in rows]


def _run_lengths(course: str) -> str:
    """Write signs that stand several times in a row once, behind their number."""
    runs = ((sign, len(list(same))) for sign, same in groupby(course))
    return "".join(f"{number if number > 1 else ''}{sign}" for sign, number in runs)


class _Book:
    """What the paths of a page share, each once."""

    def __init__(self, order: Sequence[Resource]) -> None:
        self._numbers = {one.id: number for number, one in enumerate(order)}
        self._given: list[dict[int, int]] = [{} for _ in order]
        self.reasons: dict[str, int] = {}
        self.courses: dict[str, int] = {}

    def steps(self, path: Path) -> Steps:
        """Write the steps of a path down, by sitting; there is one where none was asked for."""
        sittings: Steps = [[] for _ in path.sittings or (None,)]
        for step in path.steps:
            number = self._numbers[step.resource.id]
            reason = self.reasons.setdefault(step.reason, len(self.reasons))
            given = self._given[number]
            given[reason] = given.get(reason, 0) + 1
            written = [number, reason]
            if step.part is not None or step.minutes != step.resource.total_minutes:
                written += [step.minutes or 0, step.part or 0]
            sittings[(step.sitting or 1) - 1].append(written)
        return sittings

    def course(self, letters: str) -> int:
        """Return the place of what becomes of a resource from time to time."""
        return self.courses.setdefault(letters, len(self.courses))

    def usual(self) -> list[int]:
        """Return for each resource the reason that it is in a path for most often; else 0."""
        return [max(given, key=lambda one: given[one], default=0) for given in self._given]

"""Columns of times in a table: what their bare numbers are, and whether `1:20` has hours."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from curate.durations import MOST_MINUTES
from curate.field_names import Says, clock_in
from curate.importers.tables.values import number
from curate.wording import quoted

_SHORT_CLOCK = re.compile(r"([0-9]{1,3}):([0-5][0-9])")
_LONG_CLOCK = re.compile(r"[0-9]{1,3}:[0-5][0-9]:([0-5][0-9])")
_IN_MINUTES = re.compile(r"[0-9]{1,4}\s*(?:m|mins?|minut(?:es?|en|os|i))\.?", re.IGNORECASE)
_OF_MEDIA = re.compile(r"video|audio|itunes|podcast|clip|track", re.IGNORECASE)
_OF_THE_DAY = re.compile(r"\b(?:time|zeit|temps|tiempo|tempo|tijd)\b|時間", re.IGNORECASE)
"""What a column may be called that says when something is, and not how long it takes."""
_LONG = 5
"""Hours that hardly anything takes at one go."""


class TimeColumn(NamedTuple):
    """How the numbers in a column of times are meant."""

    name: str
    cells: Collection[str]
    bare: Says | None
    """What a number alone is: minutes; None where nobody can tell."""
    clock: Says | None
    """What the first number of `1:20` is: hours, or minutes; None where nobody can tell."""

    def written(self, cell: str, *, is_media: bool) -> str:
        """Write a cell as it is meant; "" where nobody can tell.

        Of a recording `1:20` is minutes and seconds, where nothing else says what it is.
        """
        if _SHORT_CLOCK.fullmatch(cell):
            clock = self.clock or (Says.MINUTES if is_media else None)
            return f"{cell}:00" if clock is Says.HOURS else cell if clock else ""
        return f"{cell} min" if self.bare and number(cell) else cell

    def remarks(self) -> Iterator[str]:
        """Say, once, what in it nobody can tell, and how to say it."""
        name = quoted(self.name)
        clocks = (one for one in self.cells if _SHORT_CLOCK.fullmatch(one) and one.strip("0:"))
        clock = None if self.clock else next(clocks, None)
        if clock is not None:
            yield (
                f"In the column {name}, {clock} may be hours and minutes, or minutes and seconds, "
                f"and so it is left out. Say --map hours={name} for the first, --map "
                f"minutes={name} for the second."
            )
        elif not self.bare and any(0 < (number(one) or 0) <= MOST_MINUTES for one in self.cells):
            yield (
                f"The numbers in the column {name} have no unit, and are left out. If they are "
                f"minutes, say --map minutes={name}; it takes seconds and hours, too."
            )


def time_column(name: str, cells: Collection[str]) -> TimeColumn:
    """Tell how the numbers in a column are meant: by its name, else by all of its cells."""
    bare = sum(number(cell) is not None for cell in cells)
    in_minutes = sum(_IN_MINUTES.fullmatch(cell) is not None for cell in cells)
    clock = clock_in(name) or (Says.MINUTES if _OF_MEDIA.search(name) else None)
    unit = Says.MINUTES if in_minutes > bare else None
    return TimeColumn(name, cells, unit, clock or _clock_of(name, cells))


def _clock_of(name: str, cells: Collection[str]) -> Says | None:
    """Tell what the first number of `1:20` is, where all of a column can only be meant so.

    Nothing takes a day, and not all of a column takes five hours, though it may be at that time
    of day. What takes five hours and odd minutes is rare, and so is what takes 30 seconds.
    """
    clocks = {
        (int(found[1]), int(found[2])) for one in cells if (found := _SHORT_CLOCK.fullmatch(one))
    }
    firsts = [first for first, _ in clocks] or [0]
    is_round = all(second % 5 == 0 for _, second in clocks)
    has_seconds = any(found[1] != "00" for one in cells if (found := _LONG_CLOCK.fullmatch(one)))
    if has_seconds or max(firsts) >= 24:
        return Says.MINUTES
    is_long = min(firsts) >= _LONG or (max(firsts) >= _LONG and not is_round)
    if is_long and not _OF_THE_DAY.search(name):
        return Says.MINUTES
    if is_round and len(clocks) > 2 and min(firsts) == 0 and max(firsts) < _LONG:
        return Says.HOURS
    return None

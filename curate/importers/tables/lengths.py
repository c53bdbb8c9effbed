"""How long something takes, as tables and records say it: `45`, `12:34`, `5 min read`, `PT15M`."""

import math
import re
from functools import lru_cache

from curate.durations import MOST_MINUTES, Length, is_number, parse_length
from curate.field_names import Says
from curate.importers.tables.values import number
from curate.times_in_text import time_of_cell

IN_SECONDS = {
    Says.MINUTES: 60.0,
    Says.WATCHING: 60.0,
    Says.LISTENING: 60.0,
    Says.HOURS: 3_600.0,
    Says.SECONDS: 1.0,
    Says.MILLISECONDS: 0.001,
}
"""How long each unit is, in seconds."""
_SHORT_CLOCK = re.compile(
    r"([0-9]{1,4}):([0-5][0-9])(?:\.[0-9]+)?(?:\s*(?:(h|hrs?|hours?|std|stunden)|mins?|minut\w+)\.?)?",
    re.IGNORECASE,
)
_PRIMES = re.compile(r"([0-9]{1,3})\s*[′'’](?:\s*([0-5]?[0-9])\s*(?:[″\"”]|''))?")
"""Minutes, and maybe seconds, as `90'` and `12′ 30″`."""


def length_of(value: object, unit: Says | None) -> Length | None:
    """Give the minutes of one part, rounded up, and the parts; None where a value says none.

    A bare number is of `unit`, and says nothing where that is None. `12:34` is 12 minutes and
    34 seconds, as media have it, unless the unit is hours. 0 is no time.
    """
    bare = number(value)
    if bare is not None:
        return _in_minutes(bare * IN_SECONDS[unit]) if unit in IN_SECONDS else None
    return _spelt(value, unit is Says.HOURS) if isinstance(value, str) else None


@lru_cache(maxsize=4_096)
def _spelt(said: str, in_hours: bool) -> Length | None:
    if len(said) > 100:
        return None
    said = said.strip().strip("[]()`")
    clock = _SHORT_CLOCK.fullmatch(said)
    if clock:
        first, second = int(clock[1]), int(clock[2])
        return _in_minutes((first * 60 + second) * (60 if in_hours or clock[3] else 1))
    primes = _PRIMES.fullmatch(said)
    if primes:
        return _in_minutes(int(primes[1]) * 60 + int(primes[2] or 0))
    try:
        return None if is_number(said) else parse_length(said)
    except ValueError:
        found = time_of_cell(said)
    return Length(found.minutes, found.parts) if found else None


def _in_minutes(seconds: float) -> Length | None:
    minutes = math.ceil(round(seconds, 3) / 60)
    return Length(minutes, 1) if 1 <= minutes <= MOST_MINUTES else None

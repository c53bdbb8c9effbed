"""A length as it is written, in seconds; none of it says what it is the length of."""

from functools import cache
from re import IGNORECASE, Pattern
from re import compile as pattern

from curate.durations import parse_minutes
from curate.time_patterns import (
    HOURS,
    ISO,
    MINUTES,
    NUMBER,
    SECONDS,
    SPELT,
    SPOKEN,
    TO,
)


@cache
def compiled(expression: str) -> Pattern[str]:
    """Compile a pattern once, for any case."""
    return pattern(expression, IGNORECASE)


def clock_seconds(text: str) -> int:
    """Read `1:13:57` and `47:26`: in media, the latter are minutes and seconds."""
    seconds = 0
    for part in text.split(":"):
        seconds = seconds * 60 + int(part)
    return seconds


def seconds_of(length: str) -> int | None:
    """Read a length with its units, of a range the upper end, in seconds; None where it is none."""
    iso = compiled(ISO).fullmatch(length)
    if iso is not None:
        return sum(
            int(float(number) * unit)
            for mark, unit in (("H", 3600), ("M", 60), ("S", 1))
            for number in compiled(rf"([\d.]+){mark}").findall(length)
        )
    for spoken, minutes in SPOKEN.items():
        if compiled(spoken).fullmatch(length):
            return minutes * 60
    spelt = compiled(SPELT).fullmatch(length)
    if spelt is None:
        try:
            return parse_minutes(length.replace("-", " ")) * 60
        except ValueError:
            return None
    upper = compiled(rf"^{NUMBER}{TO}(?=\d)").sub("", length, count=1)
    parts = compiled(rf"({NUMBER})(?:\s|-|&nbsp;)*({HOURS}|{MINUTES}|{SECONDS}|$)").findall(upper)
    seconds = 0.0
    for number, unit in parts:
        each = 60 if not unit or compiled(MINUTES).fullmatch(unit) else 1
        if unit and compiled(HOURS).fullmatch(unit):
            each = 3600
        seconds += float(number.replace(",", ".")) * each
    return -(-int(seconds * 1000) // 1000)

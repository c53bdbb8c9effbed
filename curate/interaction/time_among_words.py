"""A time that stands at the beginning or at the end of words: `20 culture`, `equity in an hour`."""

from collections.abc import Iterator
from re import fullmatch, sub
from typing import NamedTuple

from curate.durations import is_number, parse_minutes, parse_range

MOST_WORDS = 12
"""No time that people type has more of them."""
LONGEST_NUMBER = 3
"""Digits of a number that is a time beside other words: one that is longer may be a year."""

# Text until they are used, as in `durations`.
_OVER = "over|above|more than|longer than"
_UNDER = "under|below|less than|shorter than"
_NOT = (
    "(?:no|not|nothing|none|never|without|except|excluding|cannot|[a-z]+n['’]t)"
    r"(?:\s+(?:anything|things|resources|that|that['’]s|which|is|are|be|takes?|lasts?"
    "|do|have|got|want|need|spend))*"
)
_MOST = rf"{_UNDER}|within|up to|at most|{_NOT}\s+(?:{_OVER})|max|maximum"
_AT_MOST = rf"in|for|about|around|with|{_MOST}"
_AT_LEAST = rf"{_OVER}|at least|{_NOT}\s+(?:{_UNDER})|min|minimum"
_AND_NOT = r"(?:(?:and|but)\s+)?(?:no|not)\s+"
_AT_MOST_BEHIND = rf"or less|or under|or shorter|at most|max|maximum|tops|{_AND_NOT}(?:more|longer)"
_AT_LEAST_BEHIND = rf"or more|or over|or longer|at least|minimum|{_AND_NOT}(?:less|shorter)"
_MARKS = {"~": "about", "≈": "about", "<": "under", "≤": "at most", ">": "over", "≥": "at least"}
"""Marks before a number, as words."""
_ABOUT_IT = "of|for|on|about"


class Time(NamedTuple):
    """A time that words say, and the words beside it."""

    least: int | None
    """In minutes; None: no least time is said."""
    most: int | None
    """In minutes; None: no longest time is said."""
    rest: str
    """The other words; empty where all of them are the time."""
    bare: bool
    """Whether it is a number without a unit, in digits or in a word."""


def time_among(text: str) -> Time | None:
    """Find the time at the beginning of a text, else at its end; the most words that are one.

    With it go the words around it that say what it is: "in", "under", "at least". None where
    there is no such time.
    """
    words = text.split()
    for said, rest in _divided(words):
        time = _time(said.strip(" ,").casefold(), alone=not rest)
        if time is not None:
            return time._replace(rest=rest.strip(" ,"))
    return None


def _divided(words: list[str]) -> Iterator[tuple[str, str]]:
    """Give each way to divide words into a time and the rest, the longest times first."""
    most = min(len(words), MOST_WORDS)
    for count in range(most, 0, -1):
        rest = " ".join(words[count:])
        yield " ".join(words[:count]), sub(rf"(?i)^(?:{_ABOUT_IT})\s+(?=\S)", "", rest)
    for count in range(min(most, len(words) - 1), 0, -1):
        yield " ".join(words[-count:]), " ".join(words[:-count])


def _time(said: str, *, alone: bool) -> Time | None:
    """Read words as a time, with what says that it is the least or the most there is."""
    if said[:1] in _MARKS:
        said = f"{_MARKS[said[0]]} {said[1:].lstrip(' =')}"
    said = sub(r"(?<=[0-9])-?ish$", "", said)
    said = sub(r"(?<=[a-z])\s+(?:long|in length)$", "", said)
    between = _between(said)
    if between is not None:
        return Time(*between, "", bare=False)
    around = fullmatch(
        rf"(?:(?:{_AT_MOST})\s+)*?(?:({_AT_LEAST})\s+)?(?:(?:{_AT_MOST})\s+)*"
        rf"(\S.*?)(?:,?\s+(?:({_AT_LEAST_BEHIND})|{_AT_MOST_BEHIND}))?",
        said,
    )
    if around is None:
        return None
    at_least, time, at_least_behind = around.groups()
    ends = _ends(time)
    if ends is None:
        return None
    bare = is_number(time)
    if bare and not time.isdigit() and (time == "one" or (time == said and not alone)):
        return None  # "the next one", "seven habits"
    if bare and len(time) > LONGEST_NUMBER and time.isdigit() and not (alone and time == said):
        return None
    low, high = ends
    if at_least or at_least_behind:
        return Time(low or high, None, "", bare)
    return Time(low, high, "", bare)


def _between(said: str) -> tuple[int, int] | None:
    """Read a least and a longest time as a range: `more than 5 but less than 15 minutes`."""
    for first, second in ((_AT_LEAST, _MOST), (_MOST, _AT_LEAST)):
        both = fullmatch(
            rf"(?:{first})\s+(\S.*?),?\s+(?:(?:but|and)\s+)?(?:{second})\s+(\S.*)", said
        )
        if both is None:
            continue
        unit = sub(r"^[0-9\s]+", "", both[2]) if both[1].isdigit() else ""
        try:
            times = parse_minutes(f"{both[1]} {unit}".strip()), parse_minutes(both[2])
        except ValueError:
            continue
        low, high = times if first == _AT_LEAST else times[::-1]
        return (low, high) if low <= high else None
    return None


def _ends(time: str) -> tuple[int | None, int] | None:
    """Read a text as a time or as a range of times; None where it is neither."""
    try:
        return None, parse_minutes(time)
    except ValueError:
        pass
    between = sub(r"^(?:between ([0-9]+) and|from ([0-9]+) to) (?=[0-9])", r"\1\2-", time)
    if fullmatch(r"[0-9-]+", between) and not fullmatch("[1-9][0-9]{0,2}-[1-9][0-9]{0,2}", between):
        return None  # a date, or years
    try:
        return parse_range(between)
    except ValueError:
        return None

"""Sittings that words say: `30 minutes a day for 5 days`, `3 sittings of half an hour`."""

from re import finditer, match, search, sub
from typing import NamedTuple

from curate.durations import is_number, parse_minutes
from curate.interaction.time_among_words import LONGEST_NUMBER, MOST_WORDS, time_among

# Text until they are used, as in `durations`.
_SITTING = "day|weekday|workday|sitting|session|evening|morning|night|go"
_EACH = rf"(?i)(?<!\S)(?:(?:a|an|per|each|every|/)\s+(?:{_SITTING})|daily|each)(?![^\s,.])"
_HOW_MANY = rf"(?:(?:in|for|over|on|across|during)\s+)?([\w-]+)\s+(?:{_SITTING}|goe)s(?![^\s,.])"
_WEEKS = r"(?i)[\s,]*(?:for|over|during)\s+(?:a\s+week|([\w-]+)\s+weeks?)(?![^\s,.])"
_MANY = rf"(?i)(?<!\S)(?:(?:in\s+)?(?:{_SITTING}|goe)s(?=\s+of\b)|{_HOW_MANY})"
_JOINING = r"(?i)^[\s,]*(?:(?:of|at|with|for|about)\s+)?"


class Sittings(NamedTuple):
    """Sittings that words say, and the words beside them."""

    minutes: int
    """How long one is."""
    number: int | None
    """How many there are; None where that is not said."""
    rest: str
    """The other words; empty where all of them say the sittings."""


def sittings_among(text: str) -> Sittings | None:
    """Find the sittings that are said in a text; None where there are none.

    That is a time with "a day" or the like behind it, and how many days may follow or come
    before; or a number of days or sittings, and the time of one right behind it.
    """
    if len(text.split()) > 3 * MOST_WORDS:
        return None
    return _each(text) or _several_of(text)


def _each(text: str) -> Sittings | None:
    """Find a time that is said for each day: `30 min a day`."""
    for each in finditer(_EACH, text):
        words = text[: each.start()].split()
        for count in range(min(len(words), MOST_WORDS), 0, -1):
            minutes = _minutes(" ".join(words[-count:]))
            if minutes is None:
                continue
            before, behind = " ".join(words[:-count]), text[each.end() :]
            weeks = match(_WEEKS, behind)
            if weeks and (number := _number(weeks[1] or "1")) is not None and _is_a_day(each[0]):
                return Sittings(minutes, 7 * number, _joined(before, behind[weeks.end() :]))
            many = match(rf"(?i)[\s,]*{_HOW_MANY}", behind)
            if many and (number := _number(many[1])) is not None:
                return Sittings(minutes, number, _joined(before, behind[many.end() :]))
            many = search(rf"(?i)(?<!\S){_HOW_MANY}[\s,]*(?:of|at|with)?$", before)
            if many and (number := _number(many[1])) is not None:
                return Sittings(minutes, number, _joined(before[: many.start()], behind))
            return Sittings(minutes, None, _joined(before, behind))
    return None


def _several_of(text: str) -> Sittings | None:
    """Find a number of sittings, and how long one is: `3 sittings of 30 minutes`."""
    for many in finditer(_MANY, text):
        number = _number(many[1]) if many[1] else None
        if many[1] and number is None:
            continue
        words = sub(_JOINING, "", text[many.end() :]).split()
        for count in range(min(len(words), MOST_WORDS), 0, -1):
            minutes = _minutes(" ".join(words[:count]))
            if minutes is not None:
                rest = _joined(text[: many.start()], " ".join(words[count:]))
                return Sittings(minutes, number, rest)
    return None


def _is_a_day(each: str) -> bool:
    """Whether what is said is of each day of the week, so that a week has seven."""
    return each.casefold().endswith((" day", "daily", " evening", " morning", " night"))


def _minutes(said: str) -> int | None:
    """Read words as the time of one sitting; None where they are none, or say a least one."""
    time = time_among(said)
    return time.most if time and not time.rest and time.least is None else None


def _number(said: str) -> int | None:
    if not is_number(said) or (len(said) > LONGEST_NUMBER and said.isdigit()):
        return None
    try:
        return parse_minutes(said)
    except ValueError:
        return None


def _joined(before: str, behind: str) -> str:
    """Put together what is left of a text before and behind what was taken out."""
    behind = sub(_JOINING, "", behind.strip(" ,."))
    before = sub(r"(?i)[\s,]*(?<!\S)(?:in|for|with|of)?[\s,]*$", "", before)
    return f"{before} {behind}".strip(" ,")

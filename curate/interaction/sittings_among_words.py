"""Sittings that words say: `30 minutes a day for 5 days`, `90 minutes over 3 days`."""

from collections.abc import Mapping
from re import finditer, match, search, sub
from typing import NamedTuple

from curate.durations import is_number, parse_minutes
from curate.interaction.meant import Meant
from curate.interaction.time_among_words import LONGEST_NUMBER, MOST_WORDS, Time, time_among

# Text until they are used, as in `durations`.
_SITTING = "day|weekday|workday|sitting|session|evening|morning|afternoon|night|commute|go"
_TIMES = r"(?:(?:once|twice|(?:a\s+)?[\w-]+(?:\s+of)?\s+times)\s+)?"
_EACH = (
    rf"(?i)(?<!\S)(?:(?:a|an|per|each|every|/)\s+(?:{_SITTING})|every\s+(?:other|second)\s+day"
    r"|on\s+(?:weekdays|workdays)"
    rf"|{_TIMES}(?:a|per|each|every)\s+week|daily|weekly|each)(?![^\s,.])"
)
_WITHIN = (
    r"(?:(in|for|over|on|across|during)\s+)?(?:the\s+(?:next|coming)\s+|a\s+(?=few\b|couple\b))?"
)
_UNITS = rf"(?:{_SITTING}|goe)s"
_MANY = rf"(?i)(?<!\S)(?:(?:in\s+)?{_UNITS}(?=\s+of\b)|{_WITHIN}([\w-]+)\s+{_UNITS}(?![^\s,.]))"
_A_WEEK_OF_THEM = r"(?i)\s+(?:a|per|each|every)\s+week(?![^\s,.])"
_HOW_MANY = rf"{_WITHIN}([\w-]+)\s+({_UNITS}|(?:week|weekend|fortnight|month)s?)(?![^\s,.])"
_JOINING = r"(?i)^[\s,]*(?:(?:of|at|with|for|about)\s+)?"
_A_WEEK = {"weekday": 5, "workday": 5, "week": 1, "weekly": 1} | dict.fromkeys(
    ("day", "daily", "evening", "morning", "afternoon", "night"), 7
)
"""How many there are in a week of what is said of each."""
_VAGUE = ("several", "some", "few", "many", "couple")
_UNKNOWN = 0
"""A number of sittings that is said, and not known."""
_AT_LEAST = 0
"""Stands for a time that is only a least one: a sitting has none."""
_LONG_SITTING = 180
"""Minutes; a time that is longer, and for weeks, is of all sittings together."""


class Sittings(NamedTuple):
    """Sittings that words say, and the words beside them."""

    minutes: int
    """How long one is."""
    number: int | None
    """How many there are; None where that is not said."""
    rest: str
    """The other words; empty where all of them say the sittings."""
    in_all: int | None = None
    """Minutes of all of them together; None where that is not said."""


def sittings_among(text: str) -> Sittings | None:
    """Find the sittings that are said in a text; None where there are none.

    That is a time with "a day" or the like behind it, and how many days may follow or come
    before; or a number of days or sittings, and the time of one right behind it; or a time, and
    over how many days or sittings it is divided.
    """
    if len(text.split()) > 3 * MOST_WORDS:
        return None
    return _each(text) or _several_of(text) or _divided(text)


def said_by_options(sittings: Sittings, options: Mapping[str, object]) -> bool:
    """Whether options say all that the words for sittings do."""
    number = sittings.number is None or options.get("sittings")
    return bool(options.get("sitting") and number and sittings.in_all is None)


def says_a_time(sittings: Sittings, options: Mapping[str, object]) -> bool:
    """Whether sittings say what an option for a time would: of all of them, or of one."""
    return sittings.in_all is not None or "sitting" not in options


def in_sittings(
    sittings: Sittings, time: Time | None, rest: Meant, options: Mapping[str, object]
) -> tuple[Time | None, Meant]:
    """Add sittings to what else words mean, but for what an option says.

    Where the command has no sittings, one is the time.
    """
    if "sitting" not in options:
        return Time(None, sittings.minutes, "", bare=False), rest
    minutes, many = sittings.minutes, options.get("sittings")
    if sittings.in_all is not None:
        time = Time(None, sittings.in_all, "", bare=False)
        if many and str(many).isdecimal() and int(str(many)):
            minutes = -(-sittings.in_all // int(str(many)))
    return time, rest._replace(
        sitting=None if options.get("sitting") else minutes,
        sittings=None if many else sittings.number,
    )


def _each(text: str) -> Sittings | None:
    """Find a time that is said for each day: `30 min a day`."""
    for each in finditer(_EACH, text):
        words = text[: each.start()].split()
        for count in range(min(len(words), MOST_WORDS), 0, -1):
            minutes = _minutes(" ".join(words[-count:]))
            if minutes is None:
                continue
            if minutes == _AT_LEAST:
                return None
            before, behind = " ".join(words[:-count]), text[each.end() :]
            a_week = _a_week(each[0])
            many = match(rf"(?i)[\s,]*{_HOW_MANY}", behind)
            if many and (number := _how_many(many[2], many[3], a_week)) is not None:
                return Sittings(minutes, number or None, _joined(before, behind[many.end() :]))
            many = search(rf"(?i)(?<!\S){_HOW_MANY}[\s,]*(?:of|at|with)?$", before)
            if many and (number := _how_many(many[2], many[3], a_week)) is not None:
                return Sittings(minutes, number or None, _joined(before[: many.start()], behind))
            return Sittings(minutes, None, _joined(before, behind))
    return None


def _several_of(text: str) -> Sittings | None:
    """Find a number of sittings, and how long one is: `3 sittings of 30 minutes`."""
    for many in finditer(_MANY, text):
        number = _number(many[2]) if many[2] else None
        if many[2] and number is None:
            continue
        behind = text[many.end() :]
        a_week = match(_A_WEEK_OF_THEM, behind)
        words = sub(_JOINING, "", behind[a_week.end() if a_week else 0 :]).split()
        for count in range(min(len(words), MOST_WORDS), 0, -1):
            minutes = _minutes(" ".join(words[:count]))
            if minutes is None:
                continue
            if minutes == _AT_LEAST:
                return None
            behind = " ".join(words[count:])
            if a_week:
                weeks = match(rf"(?i){_HOW_MANY}", behind)
                number = (_how_many(weeks[2], weeks[3], number) or None) if weeks else None
                behind = behind[weeks.end() :] if weeks else behind
            return Sittings(minutes, number, _joined(text[: many.start()], behind))
    return None


def _divided(text: str) -> Sittings | None:
    """Find a time and how many days it is for: `90 minutes over 3 days`, `30 min for 5 days`.

    "For" is said of the time of each, but of many hours for weeks; anything else of that of all.
    """
    for many in finditer(rf"(?i)(?<!\S){_HOW_MANY}", text):
        number = _how_many(many[2], many[3], 7) if many[1] else None
        before = _joined(text[: many.start()], "")
        time = time_among(before)
        if not number or time is None or time.most is None or time.least is not None:
            continue
        if many[1].casefold() in ("in", "on") and not before.startswith(time.rest):
            continue  # "20 minutes of a year in 5 days"
        rest = _joined(time.rest, text[many.end() :])
        weeks = many[3].casefold().startswith(("week", "fortnight", "month"))
        if many[1].casefold() == "for" and not (weeks and time.most > _LONG_SITTING):
            return Sittings(time.most, number, rest)
        return Sittings(-(-time.most // number), number, rest, time.most)
    return None


def _a_week(each: str) -> int | None:
    """Tell how many there are in a week of what is said of each; None where that is not known."""
    words = each.casefold().removesuffix("s").split()
    if words[-2:-1] in (["other"], ["second"]):
        return None
    if "times" in words:
        return _number(words[words.index("times") - 1])
    return {"once": 1, "twice": 2}.get(words[0]) or _A_WEEK.get(words[-1])


def _how_many(said: str, unit: str, a_week: int | None) -> int | None:
    """Tell how many sittings a number of them is, or of weeks or months; None where it is none."""
    said, unit = said.casefold(), unit.casefold().removesuffix("s")
    weeks = unit in ("week", "weekend", "fortnight", "month")
    one = said in ("a", "the", "one") or (weeks and said in ("this", "next", "coming"))
    number = 1 if one else _number(said)
    if number is None:
        return _UNKNOWN if said in _VAGUE else None
    if not weeks or unit == "weekend":
        return number * 2 if weeks else number
    if a_week is None:
        return _UNKNOWN
    return number * {"week": a_week, "fortnight": 2 * a_week, "month": a_week * 30 // 7}[unit]


def _minutes(said: str) -> int | None:
    """Read words as the most time of one sitting; None where they are none."""
    time = time_among(said)
    if time is None or time.rest:
        return None
    return _AT_LEAST if time.most is None else time.most


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
    before = sub(r"(?i)[\s,]*(?<!\S)(?:in|for|with|of|spread|split|divided)?[\s,]*$", "", before)
    return f"{before} {behind}".strip(" ,")

"""When the sittings of a path are, as options say it: the day, the hour, the weekdays."""

from collections.abc import Collection
from datetime import date
from re import fullmatch, sub
from typing import Annotated, Any, NamedTuple

import typer

from curate.errors import CurateError, Kind
from curate.interaction import understanding
from curate.interaction.meant import Meant
from curate.planner.limits import MOST_SITTINGS
from curate.planner.request import PathRequest
from curate.wording import quoted

_DAYS_TOGETHER = {
    "weekday": range(5),
    "workday": range(5),
    "weekend": range(5, 7),
    "day": range(7),
    "daily": range(7),
    "everyday": range(7),
}
_TIME_OF_DAY = r"([0-9]{1,2})(?:[:.h]?([0-5][0-9])|h)? ?(a\.?m\.?|p\.?m\.?)?(?: ?o['’]clock)?"
_NAMED_TIMES = {"noon": "12", "midday": "12", "midnight": "0"}

CALENDAR: dict[str, Any] = {
    "sitting": Annotated[
        str | None,
        typer.Option("--sitting", metavar="TIME", help="ics: how long one sitting is."),
    ],
    "sittings": Annotated[
        str | None,
        typer.Option("--sittings", metavar="N", help="ics: how many sittings there are."),
    ],
    "start": Annotated[
        str | None,
        typer.Option("--start", metavar="DAY", help="ics: the first day; else tomorrow."),
    ],
    "at": Annotated[
        str | None, typer.Option("--at", metavar="HH:MM", help="ics: the time of day; else 09:00.")
    ],
    "days": Annotated[
        str | None,
        typer.Option("--days", metavar="mon,wed", help="ics: the weekdays; else Monday to Friday."),
    ],
}
"""Options that only a calendar has, in the order of the help."""


class When(NamedTuple):
    """On which days the sittings of a path are, and when."""

    start: date
    at: tuple[int, int]
    """Hour and minute."""
    weekdays: frozenset[int]
    """Monday is 0."""


def when(given: dict[str, str | None], today: date) -> When:
    """Read the options on the days. Raises CurateError for a text that means nothing."""
    from curate.days import parse_start

    try:
        start = parse_start(given["start"] or "tomorrow", today)
    except ValueError as error:
        raise CurateError(f"--start: {error}", Kind.USAGE) from None
    return When(start, _time_of_day(given["at"]), _weekdays(given["days"]))


def request_of(given: dict[str, str | None], most: int | None) -> PathRequest:
    """Make what is asked of a path in sittings; `most` is all the time there is, in minutes.

    Raises CurateError where it is not said how long a sitting is.
    """
    sitting = understanding.minutes(given["sitting"], "--sitting")
    if sitting is None:
        said = "a calendar is of a path in sittings. Say how long one is."
        raise CurateError(said, Kind.USAGE, hint="As in: curate export ics 30 minutes a day")
    number = understanding.whole_number(given["sittings"], "--sittings", MOST_SITTINGS)
    return PathRequest(most, sitting, number)


def said_by(given: dict[str, str | None], meant: Meant) -> dict[str, str | None]:
    """Add the sittings that words say to what is given as options."""
    said = {"sitting": meant.sitting, "sittings": meant.sittings}
    return given | {name: str(number) for name, number in said.items() if number is not None}


def refuse_without_calendar(given: dict[str, str | None]) -> None:
    """Raise CurateError where one of the options is given, and there is no calendar."""
    named = next((name for name, text in given.items() if text is not None), None)
    if named is not None:
        raise CurateError(f"--{named} is for a calendar: curate export ics", Kind.USAGE)


def _time_of_day(text: str | None) -> tuple[int, int]:
    """Read `08:30`, `8`, `8.30`, `0830`, `8 am`, `8:30pm` or `noon`."""
    said = " ".join((text or "9").casefold().split())
    found = fullmatch(_TIME_OF_DAY, _NAMED_TIMES.get(said, said))
    hour = int(found[1]) if found else 24
    half = found[3][0] if found and found[3] else ""
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif half:
        hour = 24
    if found is None or hour > 23:
        wrong = f"--at: {quoted(text or '')} is not a time of day. Write it as 08:30."
        raise CurateError(wrong, Kind.USAGE)
    return hour, int(found[2] or 0)


def _weekdays(text: str | None) -> frozenset[int]:
    """Read `mon,wed`, `mon-fri`, `Monday to Friday and Sunday`, `weekdays` or `every day`."""
    if text is None:
        return frozenset(_DAYS_TOGETHER["weekday"])
    said = sub(r"\s*(?:[-–—]|\b(?:to|until|till|through)\b)\s*", "-", text.casefold())
    said = sub(r"\b(?:every|each|all|on|and|working)\b|[,;&+/.]", " ", said)
    found: set[int] = set()
    for word in said.split() or [text]:
        days = _days_of(word)
        if not days:
            wrong = f"--days: {quoted(word)} is not a weekday. Write them as mon,wed or mon-fri."
            raise CurateError(wrong, Kind.USAGE)
        found.update(days)
    return frozenset(found)


def _days_of(word: str) -> Collection[int]:
    """Give the days that a word is: one, several, or those from one to another; else none."""
    from curate.days import weekday_of

    together = _DAYS_TOGETHER.get(word.removesuffix("s")) or _DAYS_TOGETHER.get(word)
    if together:
        return together
    first, *more = (weekday_of(one.removesuffix("s"), least=2) for one in word.split("-"))
    last = more[0] if more else first
    if first is None or last is None or len(more) > 1:
        return ()
    return [(first + after) % 7 for after in range((last - first) % 7 + 1)]

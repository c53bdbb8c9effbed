"""When the sittings of a path are, as options say it: the day, the hour, the weekdays."""

from datetime import date
from re import fullmatch
from typing import Annotated, Any, NamedTuple

import typer

from curate.errors import CurateError, Kind
from curate.interaction import understanding
from curate.planner.limits import MOST_SITTINGS
from curate.planner.request import PathRequest
from curate.wording import quoted

_WORKING_DAYS = range(5)

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
        said = "a calendar is of a path in sittings. Say how long one is, as in --sitting 30"
        raise CurateError(said, Kind.USAGE)
    number = understanding.whole_number(given["sittings"], "--sittings", MOST_SITTINGS)
    return PathRequest(most, sitting, number)


def refuse_without_calendar(given: dict[str, str | None]) -> None:
    """Raise CurateError where one of the options is given, and there is no calendar."""
    named = next((name for name, text in given.items() if text is not None), None)
    if named is not None:
        raise CurateError(f"--{named} is for a calendar: curate export ics", Kind.USAGE)


def _time_of_day(text: str | None) -> tuple[int, int]:
    found = fullmatch(r"\s*([01]?[0-9]|2[0-3])[:.]([0-5][0-9])\s*", text or "9:00")
    if found is None:
        said = f"--at: {quoted(text or '')} is not a time of day. Write it as 08:30."
        raise CurateError(said, Kind.USAGE)
    return int(found[1]), int(found[2])


def _weekdays(text: str | None) -> frozenset[int]:
    from curate.days import weekday_of

    if text is None:
        return frozenset(_WORKING_DAYS)
    words = [word for word in text.casefold().replace(",", " ").split() if word]
    numbers = [weekday_of(word) for word in words]
    if None in numbers or not numbers:
        wrong = next((w for w, n in zip(words, numbers, strict=True) if n is None), text)
        said = f"--days: {quoted(wrong)} is not a weekday. Write them as mon,wed."
        raise CurateError(said, Kind.USAGE)
    return frozenset(number for number in numbers if number is not None)

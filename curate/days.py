"""Text to a day: how a person says when something was done, or when it begins."""

from datetime import date, timedelta

from curate.dates import numbers_of
from curate.wording import quoted

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""As `date.weekday` numbers them."""
_LEAST_LETTERS = 3
HOW_TO_WRITE = "Write it as yesterday, monday or 2026-11-20."


def parse_day(text: str, today: date) -> date:
    """Return the day that `text` says, which is not after `today`.

    Takes `today`, `yesterday`, a date (`2026-11-20`), and a weekday or its beginning
    (`monday`, `mon`), which is the last one before today: on a Monday, that of a week ago.
    Raises ValueError, with a sentence for the person who typed it, where the text says no day,
    one that is in no calendar, or one that is still to come.
    """
    spoken = " ".join(text.casefold().split())
    near = {"today": today, "yesterday": today - timedelta(days=1)}.get(spoken)
    if near is not None:
        return near
    weekday = weekday_of(spoken)
    if weekday is not None:
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    numbers = numbers_of(spoken)
    if numbers is None or len(numbers) < 3:  # a month, or a year
        raise ValueError(f"{quoted(text)} is not a day. {HOW_TO_WRITE}")
    try:
        day = date(*numbers)
    except ValueError:
        raise ValueError(f"{quoted(text)} is in no calendar.") from None
    if day > today:
        raise ValueError(f"{day.isoformat()} is still to come. Today is {today.isoformat()}.")
    return day


def parse_start(text: str, today: date) -> date:
    """Return the day that `text` says, which is not before `today`.

    Takes `today`, `tomorrow`, a date (`2026-12-01`), and a weekday or its beginning, which is
    the next one after today. Raises ValueError, with a sentence for the person who typed it.
    """
    spoken = " ".join(text.casefold().split())
    near = {"today": today, "tomorrow": today + timedelta(days=1)}.get(spoken)
    if near is not None:
        return near
    weekday = weekday_of(spoken)
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    numbers = numbers_of(spoken)
    if numbers is None or len(numbers) < 3:  # a month, or a year
        said = "Write it as tomorrow, monday or 2026-12-01."
        raise ValueError(f"{quoted(text)} is not a day. {said}")
    try:
        day = date(*numbers)
    except ValueError:
        raise ValueError(f"{quoted(text)} is in no calendar.") from None
    if day < today:
        raise ValueError(f"{day.isoformat()} is past. Today is {today.isoformat()}.")
    return day


def weekday_of(spoken: str, least: int = _LEAST_LETTERS) -> int | None:
    """Give the number of the weekday that a text in lower case is, or the beginning of one.

    Monday is 0, as for `date.weekday`; None where it is none, or has fewer than `least` letters,
    two of which tell all weekdays apart.
    """
    if len(spoken) < least:
        return None
    return next((at for at, name in enumerate(WEEKDAYS) if name.startswith(spoken)), None)

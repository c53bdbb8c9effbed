"""Text to a day that is past or today: how a person says when something was done."""

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
    for number, name in enumerate(WEEKDAYS):
        if len(spoken) >= _LEAST_LETTERS and name.startswith(spoken):
            return today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)
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

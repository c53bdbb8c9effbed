"""Days as other formats have them; no clock is asked."""

from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, timedelta

from curate.dates import is_in_calendar, numbers_of

_WHOLE = 3
"""Numbers of a date that is a day."""


def midday(day: str | None) -> datetime | None:
    """Give the midday in UTC of `2021-03-01`, which is that day nearly everywhere on earth.

    None for a month or a year, and for what no calendar has.
    """
    numbers = numbers_of(day or "")
    if numbers is None or len(numbers) < _WHOLE or not is_in_calendar(day or ""):
        return None
    year, month, number = numbers
    return datetime(year, month, number, 12, tzinfo=UTC)


def seconds(day: str | None) -> int | None:
    """Give the midday of a day in seconds since 1970; None where it is no day, or before that."""
    moment = midday(day)
    return int(moment.timestamp()) if moment and moment.year >= 1970 else None


def in_mail(day: str | None) -> str | None:
    """Give the midday of a day as RFC 822 has it: `Mon, 01 Mar 2021 12:00:00 GMT`."""
    from email.utils import format_datetime

    moment = midday(day)
    return None if moment is None else format_datetime(moment, usegmt=True)


def days_from(start: date, weekdays: Collection[int]) -> Iterator[date]:
    """Yield the days from `start` on that are one of these weekdays, Monday being 0."""
    day = start
    while True:
        if day.weekday() in weekdays:
            yield day
        if day == date.max:
            return
        day += timedelta(days=1)

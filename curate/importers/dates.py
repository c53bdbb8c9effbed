"""Moments and dates as sources write them, to days and dates as a list file has them."""

from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from re import fullmatch, match

from curate.dates import is_in_calendar

_UNITS = ((10**11, 1), (10**14, 1_000), (10**17, 1_000_000))
"""A number below each is of this many to the second: seconds, milli- and microseconds since 1970.

10 ** 11 seconds are in the year 5138, 10 ** 11 milliseconds in 1973."""
_ISO = r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?(?:[T ].*)?"
_SLASHED = r"([0-9]{4})[/.]([0-9]{1,2})(?:[/.]([0-9]{1,2}))?(?:[/ ].*)?"
_YEAR_LAST = r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4})(?:,? .*)?"
_COMPACT = r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T?[0-9]{6}Z?)?"


def day_of(text: str | int | float | None) -> str | None:
    """Give the day, in UTC where it has no zone of its own, that a text or number says.

    Takes seconds, milliseconds or microseconds since 1970, ISO 8601, and RFC 2822; None where
    it says none, or one before 1970 (0 stands for none in many files).
    """
    if text is None:
        return None
    spoken = str(text).strip()
    if fullmatch(r"[0-9]{9,18}(\.[0-9]*)?", spoken) and not fullmatch(_COMPACT, spoken):
        number = int(spoken.partition(".")[0])
        unit = next((per for most, per in _UNITS if number < most), 1_000_000_000)
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=number // unit)
        return moment.date().isoformat() if number else None
    whole = published_of(spoken)
    return whole if whole and len(whole) == len("2021-03-01") and whole >= "1970" else None


def published_of(text: str | int | None) -> str | None:
    """Give a date as a list file has it, of what a text says: 2021-03-01, 2021-03 or 2021.

    Takes ISO 8601, `2021/03/01`, `20210301`, `25.3.2021`, and RFC 2822; None where it says no
    date, or one that is in no calendar or before the year 1000, or `3/4/2021`: nobody knows
    which of the two is the month.
    """
    if text is None:
        return None
    spoken = str(text).strip().strip("/")
    for pattern in (_COMPACT, _ISO, _SLASHED):
        found = fullmatch(pattern, spoken)
        if found:
            return _date(*found.groups())
    found = fullmatch(_YEAR_LAST, spoken)
    if found:
        return _year_last(*found.groups())
    if match(r"[A-Za-z]{3,9},? |[0-9]{1,2} [A-Za-z]{3}", spoken):
        return _in_words(spoken)
    return None


def _date(year: str, month: str | None, day: str | None) -> str | None:
    """Write a date; without what is 0 in it, as some files have it."""
    said = [year]
    for part in (month, day):
        if not part or not int(part):
            break
        said.append(part.zfill(2))
    whole = "-".join(said)
    return whole if int(year) >= 1000 and is_in_calendar(whole) else None


def _year_last(one: str, between: str, other: str, year: str) -> str | None:
    """Read `25.3.2021`, `25/3/2021` and `3/25/2021`: between dots the day comes first."""
    day, month = int(one), int(other)
    if between != "." and month > 12:
        day, month = month, day
    elif between != "." and day <= 12 and day != month:
        return None
    return _date(year, str(month), str(day)) if day and month else None


def _in_words(text: str) -> str | None:
    """Read `Fri, 18 Oct 2024 14:17:02 +0000`, `18 October 2024` and `October 18, 2024`."""
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    for pattern in ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%B %Y", "%b %Y"):
        try:
            moment = datetime.strptime(text, pattern)
        except ValueError:
            continue
        day = date(moment.year, moment.month, moment.day).isoformat()
        return day if "%d" in pattern else day[:7]
    return None

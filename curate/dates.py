"""Dates as a list file has them, 2021, 2021-03 or 2021-03-01, and whether a calendar has one."""

from re import fullmatch

DATE_PATTERN = r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
"""Of a date in a list file, in the dialect that Python and JSON Schema (ECMA 262) share."""
_LIKE_A_DATE = r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?"

_YEAR_FIRST = r"([0-9]{4})([-/.])([0-9]{1,2})(?:\2([0-9]{1,2}))?"


def numbers_of(text: str) -> tuple[int, ...] | None:
    """Give year, month and day, as many as there are, of a text that looks like a date.

    None where it does not; no calendar need have them.
    """
    found = fullmatch(_LIKE_A_DATE, text)
    return tuple(int(part) for part in found.groups() if part) if found else None


def date_meant(text: str) -> str | None:
    """Give the date that a text means which has its year first: `2024-3-5`, `2024/03`.

    What stands the other way round has two readings: it is None, as what no calendar has.
    """
    found = fullmatch(_YEAR_FIRST, text.strip())
    if found is None:
        return None
    year, _, month, day = found.groups()
    date = f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
    return date if is_in_calendar(date) else None


def is_in_calendar(date: str) -> bool:
    """Whether a calendar has the date that a text looks like: not 2024-02-30, nor 2024-13."""
    from calendar import monthrange

    year, month, day = (*(numbers_of(date) or (0,)), 1, 1)[:3]
    return 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]

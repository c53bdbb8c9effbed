"""Dates as a list file has them: 2021, 2021-03 or 2021-03-01."""


def is_in_calendar(date: str) -> bool:
    """Whether a calendar has a date that is written as a list file has it: not 2024-02-30."""
    from calendar import monthrange

    year, month, day = ([int(part) for part in date.split("-")] + [1, 1])[:3]
    return 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]

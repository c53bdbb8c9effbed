"""A day as people say it: yesterday, monday, 2026-11-20; never one that is still to come."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curate.days import WEEKDAYS, parse_day, parse_start

FRIDAY = date(2026, 11, 20)
past = st.dates(max_value=FRIDAY)


@pytest.mark.parametrize(
    ("text", "day"),
    {
        "today": FRIDAY,
        "yesterday": date(2026, 11, 19),
        " Yesterday ": date(2026, 11, 19),
        "monday": date(2026, 11, 16),
        "Mon": date(2026, 11, 16),
        "THURS": date(2026, 11, 19),
        "friday": date(2026, 11, 13),
        "sat": date(2026, 11, 14),
        "2026-11-20": FRIDAY,
        "2026-3-1": date(2026, 3, 1),
        "2024-02-29": date(2024, 2, 29),
    }.items(),
)
def test_a_day(text: str, day: date) -> None:
    """A day is a word, a weekday or a date."""
    assert parse_day(text, FRIDAY) == day


@pytest.mark.parametrize(
    "text",
    (
        *("", "m", "tu", "tomorrow", "mondays", "20/11/2026", "20.11.2026", "2026-11", "20261120"),
        *("5", "2026-W01-1", "\uff12026-11-20", "2026-11-20T10:00", "-1", "\x1b[31m"),
    ),
)
def test_what_is_no_day(text: str) -> None:
    """What is no day is refused, with how one is written."""
    with pytest.raises(ValueError, match=r"is not a day\. Write it as yesterday, monday or 20"):
        parse_day(text, FRIDAY)


@pytest.mark.parametrize(
    "text", ["2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "0000-01-01"]
)
def test_a_day_in_no_calendar(text: str) -> None:
    """A date that there never was is refused."""
    with pytest.raises(ValueError, match="is in no calendar"):
        parse_day(text, FRIDAY)


@pytest.mark.parametrize("text", ["2026-11-21", "2027-01-01", "9999-12-31"])
def test_a_day_still_to_come(text: str) -> None:
    """Nobody did anything tomorrow, and which day it is today is said."""
    with pytest.raises(ValueError, match=rf"^{text} is still to come\. Today is 2026-11-20\.$"):
        parse_day(text, FRIDAY)


@given(past)
def test_every_date_there_was(day: date) -> None:
    """Every date up to today is that day."""
    assert parse_day(day.isoformat(), FRIDAY) == day


@given(st.sampled_from(WEEKDAYS), st.dates(min_value=date(1, 1, 8)))
def test_a_weekday_is_the_last_one_before_today(name: str, today: date) -> None:
    """A weekday is within the seven days before today, and never today."""
    day = parse_day(name, today)
    assert WEEKDAYS[day.weekday()] == name
    assert timedelta(days=1) <= today - day <= timedelta(days=7)


@pytest.mark.parametrize(
    ("text", "day"),
    {
        "today": FRIDAY,
        "tomorrow": date(2026, 11, 21),
        "Mon": date(2026, 11, 23),
        "friday": date(2026, 11, 27),
        "2026-11-20": FRIDAY,
        "2027-1-5": date(2027, 1, 5),
    }.items(),
)
def test_a_day_on_which_something_begins(text: str, day: date) -> None:
    """Of what begins, a weekday is the next one, and a day may not be past."""
    assert parse_start(text, FRIDAY) == day


@pytest.mark.parametrize("text", ["yesterday", "2026-11", "2026-02-30", "2026-11-19", "", "mo"])
def test_a_day_on_which_nothing_begins(text: str) -> None:
    """A day that is past, none, or in no calendar, is refused."""
    with pytest.raises(ValueError):
        parse_start(text, FRIDAY)

"""The figures of `curate stats`: weeks, and sums by theme and format."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from curate.history.progress import (
    progress_of,
)
from curate.history.stats import WEEKS, ResourceHistory, SpentAndLeft, by_week, monday, stats_of
from curate.model import Format, Status
from tests.events import (
    SKIP,
    left,
    resource,
)

TODAY = date(2026, 11, 22)
"""A Sunday."""


def test_twelve_weeks_from_their_mondays() -> None:
    """There are twelve weeks, each named by its Monday, the last one the one that is now."""
    weeks = by_week([], TODAY)
    assert len(weeks) == WEEKS == 12
    assert weeks[-1] == (date(2026, 11, 16), 0)
    assert weeks[0] == (date(2026, 8, 31), 0)
    assert all(start.weekday() == 0 for start, _ in weeks)


def test_a_day_counts_in_its_week() -> None:
    """Monday to Sunday are one week; what is older or still to come is in none."""
    days = [
        (date(2026, 11, 16), 1),
        (date(2026, 11, 22), 2),
        (date(2026, 11, 15), 4),
        (date(2026, 8, 31), 8),
        (date(2026, 8, 30), 16),
        (date(2026, 11, 23), 32),
        (date(2031, 1, 1), 64),
        (date(1970, 1, 1), 128),
    ]
    weeks = dict(by_week(days, TODAY))
    assert weeks[date(2026, 11, 16)] == 3
    assert weeks[date(2026, 11, 9)] == 4
    assert weeks[date(2026, 8, 31)] == 8
    assert sum(weeks.values()) == 15


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(-400, 400))
def test_each_of_the_last_days_is_in_one_week(today: date, back: int) -> None:
    """Whatever day it is, a day is counted once where its week is one of the twelve."""
    day = today - timedelta(days=back)
    counted = [start for start, minutes in by_week([(day, 5)], today) if minutes]
    first = monday(today) - timedelta(weeks=WEEKS - 1)
    assert counted == ([monday(day)] if first <= day < monday(today) + timedelta(7) else [])


def histories() -> list[ResourceHistory]:
    """Return what was done with three resources: one begun, one untouched, one given up."""
    done = {
        resource("one")._replace(themes=("a", "b")): [left(20)],
        resource("two", None)._replace(themes=("a",), format=Format.WATCH): [],
        resource("three", 30)._replace(themes=("b/inner",)): [left(25), SKIP],
    }
    return [
        ResourceHistory(one, progress_of(one, events), [(TODAY, event) for event in events])
        for one, events in done.items()
    ]


def test_sums_count_each_resource_under_each_of_its_themes() -> None:
    """What belongs to two themes counts under both; a theme with nothing has a sum of nothing."""
    themes = stats_of(histories(), [], ["a", "b", "c"], TODAY).themes
    assert themes == {
        "a": SpentAndLeft(30, 20, 1),
        "b": SpentAndLeft(35, 20, 0),
        "c": SpentAndLeft(0, 0, 0),
    }
    assert list(stats_of(histories(), [], ["c", "a"], TODAY).themes) == ["c", "a"]


def test_sums_count_each_resource_once_under_its_format_and_status() -> None:
    """Formats come in their own order, those that the list has; every status has its count."""
    stats = stats_of(histories(), [], [], TODAY)
    assert list(stats.formats.items()) == [
        (Format.READ, SpentAndLeft(35, 20, 0)),
        (Format.WATCH, SpentAndLeft(0, 0, 1)),
    ]
    assert stats.statuses == {
        Status.TODO: 1,
        Status.STARTED: 1,
        Status.DONE: 0,
        Status.SKIPPED: 1,
    }
    assert stats.weeks[-1].minutes == 35

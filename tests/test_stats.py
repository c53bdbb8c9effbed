"""`curate stats`: where the time went, by week, theme and format."""

import json
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import pytest

from curate.environment import Environment
from tests.answers import answer, ok
from tests.conftest import Curate


def set_times(curate: Curate, *times: str) -> None:
    """Say when the events of the history were, in their order."""
    path = curate.folder.parent / "user-data" / "journal.db"
    with closing(sqlite3.connect(path)) as db:
        for row, at in enumerate(times, 1):
            db.execute("UPDATE entries SET at = ? WHERE row = ?", (at, row))
        db.commit()


def at(day: date, hour: int = 12) -> str:
    """Return an hour of a day, in UTC, as the journal has it."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC).isoformat()


def weeks(curate: Curate) -> list[int]:
    """Return the minutes of each week."""
    return [week["minutes"] for week in answer(curate, "stats")["weeks"]]


def test_stats_json_has_its_keys(curate: Curate) -> None:
    """`stats --json` has weeks, themes, formats, and how many are in each state."""
    ok(curate, "done", "leadership-imbalance", "--took", "12m")
    ok(curate, "start", "cultural-competence", "--left", "25")
    ok(curate, "skip", "sled-dogs")
    stats = answer(curate, "stats")
    assert set(stats) == {"weeks", "themes", "formats", "done", "started", "todo", "skipped"}
    assert [stats[key] for key in ("done", "started", "todo", "skipped")] == [1, 1, 8, 1]
    assert all(list(week) == ["start", "minutes"] for week in stats["weeks"])
    assert len(stats["weeks"]) == 12
    assert stats["weeks"][-1]["minutes"] == 32
    assert stats["themes"]["equity/race"] == {
        "done_minutes": 12,
        "left_minutes": 97,
        "unknown": 1,
    }
    assert stats["themes"]["equity"]["done_minutes"] == 32
    assert stats["formats"]["watch"] == {"done_minutes": 0, "left_minutes": 13, "unknown": 0}
    assert list(stats["formats"]) == ["read", "watch"]


def test_stats_without_a_history(curate: Curate) -> None:
    """Before anything is done, there is what is left, and how to begin."""
    result = ok(curate, "stats")
    assert "0 of 11 done" in result.out
    assert "Nothing was done in the last 12 weeks." in result.err
    stats = answer(curate, "stats")
    assert sum(week["minutes"] for week in stats["weeks"]) == 0
    assert (stats["done"], stats["todo"]) == (0, 11)


def test_stats_of_an_empty_list(empty_folder: Curate) -> None:
    """A list with nothing in it has nothing to count, and that is no error."""
    empty_folder.write("resources: []\n")
    assert "0 of 0 done" in ok(empty_folder, "stats").out
    stats = answer(empty_folder, "stats")
    assert (stats["themes"], stats["formats"]) == ({}, {})


def test_stats_for_people(curate: Curate) -> None:
    """The weeks, themes and formats are tables with bars, and the last line counts."""
    ok(curate, "done", "leadership-imbalance", "--took", "12m")
    result = ok(curate, "stats")
    assert "Week of" in result.out
    assert "█" in result.out
    assert "Race equity" in result.out
    assert result.out.endswith("1 of 11 done · 10 not begun\n")
    assert all(len(line) <= 40 for line in curate("stats", columns=40).out.splitlines())
    curate.unicode = False
    assert ok(curate, "stats").out.replace("’", "'").isascii()


def test_an_event_counts_in_the_week_it_was(curate: Curate) -> None:
    """What was done weeks ago counts then; what is older than twelve weeks in none."""
    ok(curate, "done", "leadership-imbalance")
    ok(curate, "done", "troublemaker")
    ok(curate, "done", "workforce-for-all")
    today = datetime.now(UTC).astimezone().date()
    monday = today - timedelta(days=today.weekday())
    days = [monday - timedelta(days=4), monday - timedelta(days=74), monday - timedelta(days=90)]
    set_times(curate, *map(at, days))
    found = weeks(curate)
    assert (found[-2], found[0], sum(found)) == (15, 13, 28)
    assert answer(curate, "stats")["themes"]["workforce"]["done_minutes"] == 20


def test_a_clock_set_back_breaks_no_week(curate: Curate, monkeypatch: pytest.MonkeyPatch) -> None:
    """Events that are in the future count in no week until it comes, and keep their order."""
    ok(curate, "done", "sacred-activism")
    ok(curate, "reset", "sacred-activism")
    ok(curate, "start", "sacred-activism", "--left", "40")
    now = time.time_ns()
    set_times(curate, "2999-01-01T00:00:00+00:00")
    assert weeks(curate)[-1] == 5
    back = now - 400 * 24 * 3600 * 1_000_000_000
    monkeypatch.setattr(Environment, "now_ns", lambda _: back)
    ok(curate, "done", "sacred-activism", "--part", "1")
    assert weeks(curate)[-1] == 40
    assert answer(curate, "show", "sacred-activism")["minutes_left"] == 45
    verbs = [event["verb"] for event in answer(curate, "history")]
    assert verbs == ["done", "reset", "start", "done"]
    assert "Taken back: done sacred-activism, part 1." in ok(curate, "undo", "--yes").out


ZONES = """\
import os, sys, time
os.environ["TZ"] = sys.argv[1]
time.tzset()
from curate.cli import main
from curate.environment import Environment
Environment.now_ns = lambda self: int(sys.argv[2]) * 1_000_000_000
sys.exit(main(sys.argv[3:]))
"""
"""Runs curate in a time zone, at a moment in seconds since 1970."""


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="time zones cannot be set here")
def test_weeks_are_those_of_where_the_reader_is(
    curate: Curate, process_variables: dict[str, str]
) -> None:
    """An event of Sunday night in London is of Monday in Tokyo; the history is the same."""
    ok(curate, "done", "leadership-imbalance")
    sunday = datetime(2026, 11, 15, 23, 30, tzinfo=UTC)
    set_times(curate, sunday.isoformat())
    moment = str(int((sunday + timedelta(days=2)).timestamp()))
    found = {}
    for zone in ("UTC0", "JST-9", "HST10"):
        said = []
        for command in ("stats", "history"):
            line = [sys.executable, "-c", ZONES, zone, moment, command, "--json"]
            said.append(
                subprocess.run(
                    line,
                    env=process_variables,
                    cwd=curate.folder,
                    check=True,
                    stdout=subprocess.PIPE,
                ).stdout
            )
        stats, history = map(json.loads, said)
        assert history[0]["at"] == sunday.isoformat()
        found[zone] = [week["start"] for week in stats["weeks"] if week["minutes"]]
    assert found == {"UTC0": ["2026-11-09"], "JST-9": ["2026-11-16"], "HST10": ["2026-11-09"]}

"""`curate stats`: where the time went, by week, theme and format."""

import json
import re
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


def weeks(curate: Curate, *arguments: str) -> list[int]:
    """Return the minutes of each week."""
    return [week["minutes"] for week in answer(curate, "stats", *arguments)["weeks"]]


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


@pytest.mark.parametrize(
    "then", [(), ("reset", "unknown"), ("remove", "unknown", "--yes"), ("skip", "fifty")]
)
def test_what_was_done_without_a_time_was_done(small: Curate, then: tuple[str, ...]) -> None:
    """Where something was done and no time of it is known, that is what is said."""
    ok(small, "done", "unknown")
    if then:
        ok(small, *then)
    assert "No time was noted in the last 12 weeks." in ok(small, "stats").err


@pytest.mark.parametrize("noted", [("skip", "unknown"), ("done", "unknown", "--on", "2001-01-01")])
def test_what_is_skipped_or_long_done_was_not_done_lately(
    small: Curate, noted: tuple[str, ...]
) -> None:
    """What was skipped, or done before these weeks, was not done in them."""
    ok(small, *noted)
    assert "Nothing was done in the last 12 weeks." in ok(small, "stats").err


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
    assert result.out.endswith("1 of 11 done · 10 to do\n")
    assert all(len(line) <= 40 for line in curate("stats", columns=40).out.splitlines())
    curate.unicode = False
    assert ok(curate, "stats").out.replace("’", "'").isascii()


def test_a_share_of_what_is_not_known_is_not_known(curate: Curate) -> None:
    """Where time is spent, and time that is left is unknown, a `?` stands for the share."""
    curate.write(
        "themes: {x: X, y: Y}\n"
        "resources:\n"
        "- {id: a, title: A, format: read, minutes: 20, themes: [x, y]}\n"
        "- {id: b, title: B, format: read, themes: [y]}\n"
        "- {id: c, title: C, format: watch, minutes: 5}\n"
    )
    ok(curate, "done", "a")
    out = ok(curate, "stats").out
    assert re.search(r"Share\n─+\nX +20 min +- +█+\nY +20 min +\? +\?\n", out)
    assert out.count("Share") == 1  # of the formats, nothing is known


def test_no_share_is_named_where_no_bar_has_room(curate: Curate) -> None:
    """On a narrow screen there are no bars."""
    ok(curate, "done", "troublemaker")
    assert "Share" in curate("stats", columns=80).out
    assert "Share" not in curate("stats", columns=38).out


def test_the_narrowest_screen_still_says_what_the_rows_are(curate: Curate) -> None:
    """Where a table has no room, its rows are under the heading that they had in it."""
    for columns in (20, 30, 40, 60):
        out = curate("stats", columns=columns).out
        assert all(re.search(f"^{head}", out, re.MULTILINE) for head in ("Week of", "Theme"))
        assert re.search("^Theme", curate("themes", columns=columns).out)


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


# What was spent stays spent.

SMALL = """\
themes: {a: Alpha, b: Beta}
resources:
- id: fifty
  title: Fifty
  format: read
  minutes: 50
  themes: [a]
- id: short
  title: Short
  format: watch
  minutes: 10
  themes: [a, b/inner]
- id: pair
  title: Pair
  format: read
  minutes: 45
  parts: 2
  themes: [b]
- id: unknown
  title: Unknown
  format: read
"""


@pytest.fixture
def small(empty_folder: Curate) -> Curate:
    """Run commands on a small list."""
    empty_folder.write(SMALL)
    return empty_folder


def spent(curate: Curate) -> tuple[int, dict[str, int], dict[str, int]]:
    """Return the minutes of this week, and those by theme and by format, where there are any."""
    stats = answer(curate, "stats")
    themes, formats = (
        {key: one["done_minutes"] for key, one in stats[sums].items() if one["done_minutes"]}
        for sums in ("themes", "formats")
    )
    return stats["weeks"][-1]["minutes"], themes, formats


@pytest.mark.parametrize(
    "change",
    [
        ("remove", "fifty", "short", "pair", "unknown", "--yes"),
        ("edit", "fifty", "--minutes", "5"),
        ("edit", "fifty", "--words", "99999"),
        ("edit", "pair", "--parts", "9"),
        ("reset", "fifty", "short", "pair", "unknown"),
        ("skip", "fifty", "pair"),
        ("start", "fifty", "pair", "short"),
        ("edit", "unknown", "--title", "Known"),
    ],
    ids=" ".join,
)
def test_what_was_spent_stays_spent(small: Curate, change: tuple[str, ...]) -> None:
    """Whatever becomes of the list and of the reader, what was spent in a week stays spent."""
    ok(small, "done", "fifty")
    ok(small, "start", "short", "--left", "4")
    ok(small, "done", "pair", "--part", "2", "--took", "1h")
    ok(small, "done", "unknown", "--took", "7")
    before = spent(small)
    assert before == (
        123,
        {"a": 56, "b": 66, "b/inner": 6},
        {"read": 117, "watch": 6},
    )
    ok(small, *change)
    assert spent(small) == before


def test_time_counts_under_what_the_list_says_or_last_said(small: Curate) -> None:
    """A renamed theme keeps its time; one that went with its last resource does, too."""
    ok(small, "done", "fifty", "short")
    ok(small, "themes", "rename", "a", "c")
    assert spent(small)[1] == {"c": 60, "b": 10, "b/inner": 10}
    ok(small, "remove", "short", "--yes")
    assert spent(small) == (
        60,
        {"c": 50, "b": 10, "a": 10, "b/inner": 10},
        {"read": 50, "watch": 10},
    )
    out = ok(small, "stats").out
    assert [line.split()[0] for line in out.splitlines() if "10 min" in line] == [
        "Beta",
        "a",
        "b/inner",
        "watch",
    ]
    assert "0 of 3 done" not in out
    assert "1 of 3 done · 2 to do" in out


def test_what_comes_back_counts_by_its_id(small: Curate) -> None:
    """A resource that is listed again under its id has its time again, once."""
    ok(small, "done", "fifty")
    ok(small, "remove", "fifty", "--yes")
    ok(small, "add", "Fifty", "--id", "fifty", "--format", "listen", "--minutes", "5", "-t", "b")
    assert spent(small) == (50, {"b": 50}, {"listen": 50})


def test_another_resource_under_an_id_takes_no_time_away(empty_folder: Curate) -> None:
    """Time spent on what had the id before, with another address, stays where it was."""
    one = "resources: [{{id: one, title: One, format: read, minutes: {}, url: 'https://{}.org'}}]\n"
    empty_folder.write(one.format(20, "a"))
    ok(empty_folder, "done", "one")
    empty_folder.write(one.format(30, "b"))
    assert answer(empty_folder, "stats")["done"] == 0
    assert spent(empty_folder) == (20, {}, {"read": 20})
    ok(empty_folder, "done", "one")
    assert spent(empty_folder) == (50, {}, {"read": 50})


def test_time_is_of_the_list_that_has_or_had_the_resource(small: Curate) -> None:
    """What was done in another list counts here where the id is here, and nowhere twice."""
    (small.folder / "other.yaml").write_text(SMALL.replace("id: pair", "id: twins"), "utf-8")
    ok(small, "done", "fifty", "twins", "--file", "other.yaml")
    assert spent(small)[0] == 50
    ok(small, "remove", "fifty", "twins", "--yes", "--file", "other.yaml")
    assert spent(small)[0] == 50
    assert weeks(small, "--file", "other.yaml")[-1] == 140


def test_one_reading_counts_once_in_two_lists(small: Curate) -> None:
    """What is noted as done with two lists that have it was read once, unless it is said."""
    (small.folder / "other.yaml").write_text(SMALL, "utf-8")
    ok(small, "done", "fifty", "pair")
    result = ok(small, "done", "fifty", "pair", "--file", "other.yaml")
    assert result.out.startswith(
        "✓ Done already: Fifty\n  fifty · in data/resources.yaml · 2 of 4 done\n"
        "✓ Done already, both parts: "
    )
    assert "If you did it again: curate done fifty pair --file other.yaml\n" in result.err
    assert "counts once more" not in result.err
    assert spent(small)[0] == 140
    assert "Done again: Fifty" in ok(small, "done", "fifty", "--file", "other.yaml").out
    assert "Done again: Fifty" in ok(small, "done", "fifty").out
    assert spent(small)[0] == 240


@pytest.mark.parametrize(
    ("before", "noted", "minutes"),
    [
        ([], ["--took", "30"], 80),
        (["reset"], [], 100),
        (["start"], [], 100),
    ],
)
def test_another_reading_counts_in_another_list(
    small: Curate, before: list[str], noted: list[str], minutes: int
) -> None:
    """A reading that took its own time, or was begun anew, counts in whatever list it is noted."""
    (small.folder / "other.yaml").write_text(SMALL, "utf-8")
    ok(small, "done", "fifty")
    for command in before:
        ok(small, command, "fifty", "--file", "other.yaml")
    ok(small, "done", "fifty", *noted, "--file", "other.yaml")
    assert spent(small)[0] == minutes


def test_the_history_says_what_another_list_has(small: Curate) -> None:
    """What was done with another list has its name; `undo` leads to that list, and tells it."""
    (small.folder / "other list.yaml").write_text(SMALL, "utf-8")
    ok(small, "done", "fifty")
    ok(small, "undo")
    ok(small, "done", "short", "--file", "other list.yaml")
    assert ok(small, "history").out.endswith("  short · Short · with other list.yaml\n")
    assert " · with" not in ok(small, "history", "--file", "other list.yaml").out
    path = str((small.folder / "other list.yaml").resolve())
    assert answer(small, "history")[-1]["list"] == path
    nothing = small("undo", columns=None)
    assert nothing.err == (
        "There is nothing to take back in data/resources.yaml."
        f" What you did last was elsewhere: curate undo --file '{path}'\n"
    )
    ok(small, "undo", "--file", path)
    assert ok(small, "history").out == ""
    assert small("undo").err == "There is nothing to take back in data/resources.yaml.\n"


def test_a_list_that_was_moved_keeps_its_time(small: Curate) -> None:
    """What was done with a resource that is gone counts after the list was moved, too."""
    ok(small, "done", "fifty")
    ok(small, "remove", "fifty", "--yes")
    small.folder = small.folder.rename(small.folder.with_name("elsewhere"))
    assert spent(small)[0] == 50
    ok(small, "done", "short")
    assert spent(small)[0] == 60


def test_reading_again_is_a_new_reading(small: Curate) -> None:
    """What is done again counts again, at once or after a reset; it says so, and the way back."""
    assert "once more" not in ok(small, "done", "fifty").err
    result = ok(small, "done", "fifty", "--took", "12")
    assert result.out.startswith("✓ Done again: Fifty\n  fifty · took 12 min, stated 50 min · 1 of")
    assert result.err.splitlines()[0] == (
        "What was done before counts once more. If that was a slip: curate undo"
    )
    assert spent(small)[0] == 62
    assert "Taken back: done fifty." in ok(small, "undo", "--yes").out
    assert spent(small)[0] == 50
    ok(small, "reset", "fifty")
    assert "Done: Fifty" in ok(small, "done", "fifty").out
    assert spent(small)[0] == 100
    ok(small, "undo", "--yes")
    ok(small, "undo", "--yes")
    assert (spent(small)[0], answer(small, "stats")["done"]) == (50, 1)


def test_several_parts_are_read_again_after_a_reset(small: Curate) -> None:
    """A part that is done is not done twice by a slip; after a reset it is read again."""
    ok(small, "done", "pair", "--part", "1")
    slip = small("done", "pair", "--part", "1")
    assert (slip.code, slip.out) == (1, "")
    assert "part 1 of pair is done already" in slip.err
    assert "first: curate reset pair" in " ".join(slip.err.split())
    assert spent(small)[0] == 45
    ok(small, "reset", "pair")
    ok(small, "done", "pair", "--part", "1")
    assert spent(small)[0] == 90
    ok(small, "done", "pair")
    assert "Done again, both parts: Pair" in ok(small, "done", "pair").out
    assert spent(small)[0] == 45 * 5


def test_no_time_counts_twice_in_one_reading(small: Curate) -> None:
    """Begun, with more and less left, then done: that is all of it in all, and no more."""
    for left, so_far in (("40", 10), ("20", 30), ("30", 30), ("10", 40)):
        ok(small, "start", "fifty", "--left", left)
        assert spent(small)[0] == so_far
    ok(small, "done", "fifty")
    assert spent(small)[0] == 50
    ok(small, "start", "fifty", "--left", "45")
    assert spent(small)[0] == 55


def test_a_time_that_becomes_known_counts_then(small: Curate) -> None:
    """What was done when nobody knew its time counts as soon as the list knows it."""
    ok(small, "done", "unknown")
    assert spent(small)[0] == 0
    ok(small, "edit", "unknown", "--minutes", "25")
    assert spent(small)[0] == 25

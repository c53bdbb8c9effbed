"""What to do now, where the time went, and a resource in the browser."""

import json
import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from curate.environment import Environment
from tests.conftest import Curate, Result

posix_only = pytest.mark.skipif(os.name != "posix", reason="the browser is a shell script")

LONG = """\
resources:
- {id: long, title: Long, format: read, minutes: 45, parts: 4, importance: essential}
- {id: talk, title: Talk, format: watch, minutes: 50}
"""


def ok(curate: Curate, *arguments: str) -> Result:
    """Run a command that must succeed."""
    result = curate(*arguments)
    assert result.code == 0, result.err
    return result


def answer(curate: Curate, *arguments: str) -> Any:
    """Return what a command answers with `--json`."""
    return json.loads(ok(curate, *arguments, "--json").out)


# What to do now.


def test_what_to_do_now(curate: Curate) -> None:
    """`next 20` names one thing with its time, why this one, what else, and how to open it."""
    ok(curate, "done", "leadership-imbalance", "--took", "12m")
    result = curate("next", "20")
    assert result == Result(
        0,
        "ADCS Building a workforce that works for all children  read  20 min\n"
        "  workforce-for-all · essential, fits in 20 min\n"
        "\n"
        "Nearly: troublemaker (watch, 13 min), breaking-barriers (read, ~7 min),\n"
        "  sled-dogs (read, 3 min)\n",
        "Open it: curate open workforce-for-all\n",
    )


def test_what_is_begun_comes_first(curate: Curate) -> None:
    """What is begun and can be finished comes before anything else, with what is left of it."""
    assert answer(curate, "next", "30")["id"] != "cultural-competence"
    ok(curate, "done", "leadership-imbalance")
    ok(curate, "start", "cultural-competence", "--left", "25")
    found = answer(curate, "next", "30")
    assert (found["id"], found["minutes_left"]) == ("cultural-competence", 25)
    assert found["reason"] == "begun, and can be finished, fits in 30 min"
    assert answer(curate, "next")["id"] == "cultural-competence"
    assert answer(curate, "next", "20")["id"] != "cultural-competence"


def test_what_can_be_finished_comes_before_what_is_only_begun(empty_folder: Curate) -> None:
    """Of two things begun, the one that can be finished now comes first."""
    empty_folder.write(LONG)
    ok(empty_folder, "start", "long", "--left", "10")
    assert answer(empty_folder, "next", "30")["reason"] == "begun, and one part fits"
    ok(empty_folder, "start", "talk", "--left", "20")
    found = answer(empty_folder, "next", "30")
    assert (found["id"], found["nearly"]) == ("talk", ["long"])


def test_one_part_of_something_long(empty_folder: Curate) -> None:
    """Where nothing fits as a whole, one part of something may, and which one is said."""
    empty_folder.write(LONG)
    ok(empty_folder, "done", "long", "--part", "1")
    ok(empty_folder, "reset", "long")
    found = answer(empty_folder, "next", "45")
    assert (found["id"], found["part"], found["minutes_left"]) == ("long", 1, 45)
    ok(empty_folder, "done", "long", "--part", "1")
    found = answer(empty_folder, "next", "45")
    assert (found["id"], found["part"], found["minutes_left"]) == ("long", 2, 45)
    out = ok(empty_folder, "next", "45").out
    assert out.startswith("Long  read  45 min\n  long · part 2 of 4 · begun, and one part fits")


def test_what_has_to_come_before_comes_first(curate: Curate) -> None:
    """What requires something that is not done is not named before it."""
    found = answer(curate, "next", "60", "--theme", "culture")
    assert "cultural-competence" not in [found["id"], *found["nearly"]]
    ok(curate, "done", "leadership-imbalance")
    found = answer(curate, "next", "60", "--theme", "culture")
    assert "cultural-competence" in [found["id"], *found["nearly"]]


def test_next_of_a_theme_and_a_format(curate: Curate) -> None:
    """`next` keeps to the theme and the format that were asked for."""
    assert answer(curate, "next", "--format", "watch")["id"] == "troublemaker"
    found = answer(curate, "next", "30", "-t", "workforce", "-f", "read")
    assert {found["id"], *found["nearly"]} <= {
        "workforce-for-all",
        "dcs-turnover",
        "breaking-barriers",
    }
    assert curate("next", "-t", "nowhere").code == 3


def test_next_json_has_its_keys(curate: Curate) -> None:
    """`next --json` is one object with these keys."""
    found = answer(curate, "next", "20")
    assert list(found) == ["id", "title", "format", "minutes_left", "part", "reason", "nearly"]
    assert found["part"] is None
    assert all(isinstance(id_, str) for id_ in found["nearly"])


def test_nothing_fits(curate: Curate) -> None:
    """Where nothing fits, the shortest is named, with exit code 1; in JSON there is null."""
    result = curate("next", "2")
    assert (result.code, result.out) == (1, "")
    said = " ".join(result.err.split())
    assert "nothing fits in 2 minutes. The shortest takes 3 min" in said
    result = curate("next", "2", "--json")
    assert (result.code, result.out) == (1, "null\n")


def test_nothing_is_left(empty_folder: Curate) -> None:
    """Where all is done, or nothing matches, one line says so, with exit code 1."""
    empty_folder.write(LONG)
    ok(empty_folder, "done", "long", "talk")
    for arguments in (("next",), ("next", "20"), ("next", "-f", "listen")):
        result = empty_folder(*arguments)
        assert (result.code, result.out) == (1, "")
        assert result.err.startswith("Error: ")
    assert empty_folder("next", "--json").out == "null\n"
    empty_folder.write("resources: []\n")
    assert empty_folder("next").code == 1


@pytest.mark.parametrize("time_", ["0", "soon", "-1", ""])
def test_a_time_that_is_none_is_refused(curate: Curate, time_: str) -> None:
    """`next` says how a time is written where it was given none."""
    result = curate("next", "--", time_)
    assert (result.code, result.out) == (2, "")


# Where the time went.


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
    assert result.out.endswith("1 of 11 done · 10 to do\n")
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


# In the browser.


class Browser:
    """A browser that writes down what it was asked to open."""

    def __init__(self, folder: Path, curate: Curate, variables: dict[str, str]) -> None:
        """Put it into `folder`."""
        self._curate = curate
        self._opened = folder / "opened"
        script = folder / "browser.sh"
        script.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$@\" >> '{self._opened}'\n")
        script.chmod(0o755)
        self._variables = variables | {"BROWSER": f"{script} %s"}

    def run(self, *arguments: str) -> Result:
        """Run curate in a process with this browser."""
        done = subprocess.run(
            [sys.executable, "-m", "curate", *arguments],
            env=self._variables,
            cwd=self._curate.folder,
            capture_output=True,
            check=False,
        )
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    @property
    def opened(self) -> list[str]:
        """What it was asked to open."""
        return self._opened.read_text().splitlines() if self._opened.exists() else []


@pytest.fixture
def browser(tmp_path: Path, curate: Curate, process_variables: dict[str, str]) -> Browser:
    """Return a browser that only writes down addresses."""
    return Browser(tmp_path, curate, process_variables)


TALK = "https://www.ted.com/talks/luvvie_ajayi_jones_how_to_be_a_professional_troublemaker"


@posix_only
def test_open_opens_and_begins(curate: Curate, browser: Browser) -> None:
    """`open` hands the address to $BROWSER, says so, and notes that it is begun."""
    result = browser.run("open", "trouble")
    assert result == Result(
        0,
        f"Opened: How to be a professional troublemaker\n  {TALK}\n",
        "Begun. Take it back: curate undo\n",
    )
    assert browser.opened == [TALK]
    assert answer(curate, "show", "troublemaker")["status"] == "started"
    assert "Taken back" in ok(curate, "undo", "--yes").out
    assert answer(curate, "show", "troublemaker")["status"] == "todo"


@posix_only
@pytest.mark.parametrize("verb", ["start", "done", "skip"])
def test_open_again_notes_nothing(curate: Curate, browser: Browser, verb: str) -> None:
    """What is begun, done or skipped is opened, and stays what it is."""
    ok(curate, verb, "troublemaker")
    before = answer(curate, "history")
    result = browser.run("open", "troublemaker")
    assert (result.code, result.err) == (0, "")
    assert browser.opened == [TALK]
    assert answer(curate, "history") == before


@posix_only
def test_what_has_no_address_is_not_opened(curate: Curate, browser: Browser) -> None:
    """Without an address, it is said where the resource was published, and nothing is begun."""
    result = browser.run("open", "sled-dogs")
    assert (result.code, result.out) == (1, "")
    assert result.err == (
        "Error: sled-dogs has no address in the list. What is known: Blair Braverman, "
        "The New York Times, 2020-09-23.\n"
    )
    assert "coaching has no address in the list.\n" in browser.run("open", "coaching").err
    assert browser.opened == []
    assert answer(curate, "history") == []


@posix_only
@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ftp://example.org/a",
        "mailto:a@example.org",
        "--help",
        "/etc/passwd",
        "data:text/html,x",
        "httpx://example.org",
    ],
)
def test_only_http_and_https_are_opened(curate: Curate, browser: Browser, address: str) -> None:
    """Any other address is named in one line, and never handed to the browser."""
    curate.write(f"resources:\n- {{id: odd, title: O, format: read, url: '{address}'}}\n")
    result = browser.run("open", "odd")
    assert (result.code, result.out) == (1, "")
    assert len(result.err.splitlines()) == 1
    assert browser.opened == []
    assert answer(curate, "history") == []


@posix_only
@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/a",
        "HTTPS://example.org/A",
        "https://example.org/$(touch pwned);`id`&x=1|2",
        "https://example.org/ü?q=a%20b#c",
    ],
)
def test_an_address_is_handed_on_as_it_is(curate: Curate, browser: Browser, address: str) -> None:
    """The browser is given the address as one word, which no shell reads."""
    curate.write(f"resources:\n- {{id: odd, title: O, format: read, url: '{address}'}}\n")
    assert browser.run("open", "odd").code == 0
    assert browser.opened == [address]
    assert not (curate.folder / "pwned").exists()


@posix_only
def test_without_a_browser_the_address_is_said(
    curate: Curate, process_variables: dict[str, str]
) -> None:
    """Where no browser can be opened, the address is said, and nothing is begun."""
    code = (
        "import sys, webbrowser\n"
        "webbrowser.open = lambda address: False\n"
        "from curate.cli import main\n"
        "sys.exit(main(['open', 'troublemaker']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=process_variables,
        cwd=curate.folder,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert TALK in done.stderr.decode()
    assert answer(curate, "history") == []

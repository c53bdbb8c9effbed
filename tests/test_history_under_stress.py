"""The history under stress: many writers at once, and writers killed at any moment."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import Curate
from tests.profiles import THOROUGH

WRITERS = 8 if THOROUGH else 4
EVENTS_EACH = 4
KILLS = 20 if THOROUGH else 3
"""How many processes of the storm are killed; by hand it was 500."""
posix_only = pytest.mark.skipif(os.name != "posix", reason="there is no SIGKILL")

LIST = "resources:\n" + "".join(
    f"- {{id: r{number}, title: R{number}, format: read, minutes: 20, parts: 9}}\n"
    for number in range(WRITERS)
)


def command(*arguments: str) -> list[str]:
    """Return the command line of a real process."""
    return [sys.executable, "-u", "-m", "curate", *arguments]


def noted(curate: Curate) -> list[str]:
    """Return the notes of the history, in its order; it must be readable."""
    result = curate("history", "--json")
    assert (result.code, result.err) == (0, "")
    return [event["note"] for event in json.loads(result.out)]


def assert_sound(curate: Curate) -> None:
    """Hold the journal to be whole, and none to have been set aside."""
    folder = curate.folder.parent / "user-data"
    with closing(sqlite3.connect(folder / "journal.db")) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert {path.name for path in folder.iterdir()} <= {"journal.db", "journal.db-journal"}


NOTE_ALL = """\
import sys
from curate.cli import main
for note in sys.argv[2:]:
    if code := main(["done", sys.argv[1], "--note", note]):
        sys.exit(code)
"""
"""Notes one event after another, until one is refused."""


def test_many_that_note_at_once_lose_nothing(
    empty_folder: Curate, process_variables: dict[str, str]
) -> None:
    """Processes that begin the history together, four events each: all are in it."""
    empty_folder.write(LIST)
    notes = [
        [f"writer {writer} event {n}" for n in range(EVENTS_EACH)] for writer in range(WRITERS)
    ]
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", NOTE_ALL, f"r{writer}", *some],
            env=process_variables,
            cwd=empty_folder.folder,
            stdout=subprocess.DEVNULL,
        )
        for writer, some in enumerate(notes)
    ]
    assert [process.wait() for process in processes] == [0] * WRITERS
    now = noted(empty_folder)
    assert Counter(now) == Counter(note for some in notes for note in some)
    for some in notes:
        assert [note for note in now if note in some] == some
    assert_sound(empty_folder)


@posix_only
@pytest.mark.parametrize("verb", ["start", "done", "skip", "reset"])
def test_what_was_confirmed_survives_a_kill(
    empty_folder: Curate, process_variables: dict[str, str], verb: str
) -> None:
    """A process that is killed as soon as its confirmation is read has noted the event."""
    empty_folder.write(LIST)
    before = [("r3", "start")] if verb == "reset" else []
    assert not before or empty_folder("start", "r3").code == 0
    with subprocess.Popen(
        command(verb, "r3"),
        env=process_variables,
        cwd=empty_folder.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdout is not None
        assert b": R3" in process.stdout.readline()
        process.kill()
    events = json.loads(empty_folder("history", "--json").out)
    assert [(event["id"], event["verb"]) for event in events] == [*before, ("r3", verb)]
    assert_sound(empty_folder)


def storm(curate: Curate, variables: dict[str, str], kills: int, seed: int) -> tuple[int, int, int]:
    """Kill writers of events at random moments, while another writes undisturbed.

    Hold that no event is lost whose confirmation came out, that none is there twice, and that
    the journal is whole. Return how many were killed, how many of these had confirmed their
    event, and how many had noted it unconfirmed.
    """
    moments = random.Random(seed)
    must: set[str] = set()
    may: set[str] = set()
    killed = confirmed_and_killed = run = 0
    one_run = 0.0
    while killed < kills:
        run += 1
        notes = [f"run {run} writer {writer}" for writer in range(2)]
        started = time.monotonic()
        processes = [
            subprocess.Popen(
                command("done", f"r{writer}", "--note", note),
                env=variables,
                cwd=curate.folder,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            for writer, note in enumerate(notes)
        ]
        if one_run:
            time.sleep(one_run * moments.uniform(0.5, 1.0))
            processes[0].send_signal(signal.SIGKILL)
        outs = [process.communicate()[0] for process in processes]
        codes = [process.returncode for process in processes]
        assert codes[1] == 0
        if codes[0] == 0:  # the first shows how long one takes; the others were not in time
            one_run = time.monotonic() - started
        else:
            killed += 1
            confirmed_and_killed += b": R" in outs[0]
        may.update(notes)
        must.update(note for note, out in zip(notes, outs, strict=True) if b": R" in out)
        assert all(code or b": R" in out for out, code in zip(outs, codes, strict=True))
        now = noted(curate)
        assert must <= set(now) <= may, f"after run {run}"
        assert len(now) == len(set(now))
    assert_sound(curate)
    return killed, confirmed_and_killed, len(set(noted(curate)) - must)


@posix_only
def test_a_storm_of_killed_events(empty_folder: Curate, process_variables: dict[str, str]) -> None:
    """Events whose writers are killed at any moment are there or not; the confirmed ones are."""
    empty_folder.write(LIST)
    killed, _, _ = storm(empty_folder, process_variables, KILLS, seed=1)
    assert killed == KILLS
    assert not list(Path(empty_folder.list_file.parent).glob("*tmp*"))

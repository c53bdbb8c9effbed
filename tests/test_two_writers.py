"""Several writers at once, and writers that are killed: nothing is lost, nothing half done."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from curate.yaml_reading.parse import parse
from curate.yaml_reading.reading_list import ReadingList
from tests.conftest import Curate
from tests.profiles import THOROUGH

WRITERS = 4
ADDS = 8
ROUNDS = 15 if THOROUGH else 3
KILLS_A_ROUND = 2
posix_only = pytest.mark.skipif(os.name != "posix", reason="there is no SIGKILL")


def adding(title: str) -> list[str]:
    """Return the command that adds a resource with this title."""
    return [sys.executable, "-m", "curate", "add", title, "--format", "read", "--minutes", "25"]


def start(curate: Curate, variables: dict[str, str], title: str) -> subprocess.Popen[bytes]:
    """Start a real process that adds a resource with this title."""
    quiet = subprocess.DEVNULL
    command = adding(title)
    return subprocess.Popen(command, env=variables, cwd=curate.folder, stdout=quiet, stderr=quiet)


def read(curate: Curate) -> ReadingList:
    """Return the list as it stands, which must be in order from beginning to end."""
    reading_list = parse(curate.text())
    assert (reading_list.left_out, reading_list.problems) == (0, ())
    return reading_list


def titles(curate: Curate) -> list[str]:
    """Return the titles in the list as it stands."""
    return [resource.title for resource in read(curate).resources]


def names(folder: Path) -> set[str]:
    """Return the names of all files in a folder."""
    return {path.name for path in folder.iterdir()}


ADD_ALL = """\
import sys
from curate.cli import main
for title in sys.argv[1:]:
    if code := main(["add", title, "--format", "read", "--minutes", "25"]):
        sys.exit(code)
"""
"""Adds one resource after another, until one is refused."""


def test_what_several_add_at_once_all_lands(
    curate: Curate, process_variables: dict[str, str]
) -> None:
    """Four processes that add eight resources each, at once, lose none of them."""
    before, text = titles(curate), curate.text()

    added = [[f"Writer {writer} number {n}" for n in range(ADDS)] for writer in range(WRITERS)]
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", ADD_ALL, *some],
            env=process_variables,
            cwd=curate.folder,
            stdout=subprocess.DEVNULL,
        )
        for some in added
    ]
    assert [process.wait() for process in processes] == [0] * WRITERS
    now = titles(curate)
    assert now[: len(before)] == before
    assert sorted(now[len(before) :]) == sorted(title for some in added for title in some)
    for some in added:
        assert [title for title in now if title in some] == some
    assert curate.text().startswith(text)
    assert names(curate.list_file.parent) == {"resources.yaml"}


def test_two_that_add_the_same_add_it_once(
    curate: Curate, process_variables: dict[str, str]
) -> None:
    """Of processes that add one title at once, one does, and the others are told it is there."""
    processes = [start(curate, process_variables, "Just once") for _ in range(WRITERS)]
    codes = sorted(process.wait() for process in processes)
    assert codes == [0, 1, 1, 1]
    assert titles(curate).count("Just once") == 1


def test_readers_see_the_old_list_or_the_new(
    curate: Curate, process_variables: dict[str, str]
) -> None:
    """Who reads while others add is given a whole list, each time at least as long."""
    before = len(titles(curate))
    processes = [start(curate, process_variables, f"Added {number}") for number in range(WRITERS)]
    counts = [before]
    while any(process.poll() is None for process in processes):
        result = curate("list", "--ids")
        assert (result.code, result.err) == (0, "")
        counts.append(len(result.out.split()))
    assert counts == sorted(counts)
    assert [process.returncode for process in processes] == [0] * WRITERS
    assert len(curate("list", "--ids").out.split()) == before + WRITERS


@posix_only
def test_killed_writers_leave_the_old_list_or_the_new(
    curate: Curate, process_variables: dict[str, str]
) -> None:
    """However many writers are killed, at any moment: each entry is whole or not there."""
    text = curate.text()
    before = titles(curate)
    started = time.monotonic()
    start(curate, process_variables, "To see how long it takes").wait()
    one_add = time.monotonic() - started
    must = [*before, "To see how long it takes"]
    may = set(must)
    moments = random.Random(1)
    for number in range(ROUNDS):
        chosen = [f"Round {number} writer {writer}" for writer in range(KILLS_A_ROUND + 1)]
        processes = [start(curate, process_variables, title) for title in chosen]
        for process in processes[1:]:
            time.sleep(one_add * moments.uniform(0.3, 1.2))
            process.send_signal(signal.SIGKILL)
        may.update(chosen)
        codes = [process.wait() for process in processes]
        assert codes[0] == 0
        must += [title for title, code in zip(chosen, codes, strict=True) if code == 0]
        now = titles(curate)
        assert set(must) <= set(now) <= may, f"after round {number}"
        assert len(now) == len(set(now))
        assert curate.text().startswith(text)
        must = now
    assert curate("add", "The last", "--format", "read").code == 0
    assert titles(curate) == [*must, "The last"]
    assert names(curate.list_file.parent) == {"resources.yaml"}


STEPS = 10
KILLED_AT = """\
import os, signal, sys
from curate.cli import main
steps = int(sys.argv[1])
def step(event, args):
    global steps
    if event.startswith(("open", "os.")) and "resources" in str(args):
        steps -= 1
        if steps < 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(step)
sys.exit(main(["add", "Interrupted", "--format", "read"]))
"""
"""Adds a resource, and is killed before it takes so many steps with the list or its lock."""


@posix_only
@pytest.mark.parametrize("step", range(STEPS))
def test_an_add_killed_at_any_step_leaves_old_or_new(
    curate: Curate, process_variables: dict[str, str], step: int
) -> None:
    """An `add` killed before any one of its steps leaves the old list, or the new one whole."""
    before = titles(curate)
    command = [sys.executable, "-c", KILLED_AT, str(step)]
    quiet = subprocess.DEVNULL
    subprocess.run(command, env=process_variables, cwd=curate.folder, stdout=quiet, check=False)
    now = titles(curate)
    assert now in (before, [*before, "Interrupted"])
    assert curate("add", "The next", "--format", "read").code == 0
    assert titles(curate) == [*now, "The next"]
    assert names(curate.list_file.parent) == {"resources.yaml"}

"""`curate undo` and the journal: the last change taken back, to the last byte."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

from curate.storage.journal import Journal
from curate.storage.journal_rows import ListChange, ListName
from curate.storage.list_source import digest
from curate.yaml_reading.parse import parse
from tests.conftest import Curate
from tests.profiles import often

KILLS = often(30)
"""How many processes of the storm are killed; by hand it was 200."""
posix_only = pytest.mark.skipif(os.name != "posix", reason="there is no SIGKILL")

LIST = """\
# A list.
title: A list
themes:
  a: A # why
  b: B
resources:
# about one
- id: one
  title: One 😀
  format: read
  minutes: 20 # a guess
  themes: [a, b]

- id: two
  title: 'Two'
  format: watch
  requires: [one]
"""
CHANGES = {
    "add": ("add", "New", "--format", "read"),
    "edit": ("edit", "one", "--minutes", "25", "--summary", "word " * 40),
    "remove": ("remove", "one", "--force", "--yes"),
    "rename": ("themes", "rename", "a", "c"),
    "merge": ("themes", "rename", "a", "b", "--yes"),
    "declare": ("themes", "add", "c", "C"),
}


def journal(curate: Curate) -> Journal:
    """Return the journal that the commands of this test write to."""
    return Journal(curate.folder.parent / "user-data" / "journal.db")


def rows(curate: Curate) -> list[tuple[str, str]]:
    """Return the kind and the words of each row of the journal."""
    with closing(sqlite3.connect(journal(curate).path)) as db:
        return db.execute("SELECT kind, what FROM entries ORDER BY row").fetchall()


def done(curate: Curate, *arguments: str) -> None:
    """Run a command that must succeed."""
    result = curate(*arguments)
    assert result.code == 0, result.err


@pytest.mark.parametrize("bom", ["", "\ufeff"], ids=["plain", "BOM"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_and_undo_give_the_same_bytes(
    empty_folder: Curate, change: tuple[str, ...], newline: str, bom: str
) -> None:
    """Whatever was changed, `undo` gives back the file to the last byte."""
    empty_folder.write(bom + LIST.replace("\n", newline))
    before = empty_folder.list_file.read_bytes()
    done(empty_folder, *change)
    assert empty_folder.list_file.read_bytes() != before
    done(empty_folder, "undo", "--yes")
    assert empty_folder.list_file.read_bytes() == before


def test_undo_goes_back_fifty_steps(empty_folder: Curate) -> None:
    """Fifty changes are taken back one by one, each to the bytes before it."""
    empty_folder.write(LIST)
    versions = []
    for number in range(1, 51):
        versions.append(empty_folder.list_file.read_bytes())
        done(empty_folder, "edit", "one", "--words", str(number))
    for version in reversed(versions):
        done(empty_folder, "undo", "--yes")
        assert empty_folder.list_file.read_bytes() == version
    assert "nothing to take back" in empty_folder("undo").err


def test_undo_after_undo_and_a_new_change(empty_folder: Curate) -> None:
    """After one step back and another change, `undo` takes back that, then what was before."""
    empty_folder.write(LIST)
    done(empty_folder, "edit", "one", "--words", "1")
    first = empty_folder.text()
    done(empty_folder, "edit", "one", "--words", "2")
    done(empty_folder, "undo", "--yes")
    done(empty_folder, "edit", "one", "--words", "3")
    done(empty_folder, "undo", "--yes")
    assert empty_folder.text() == first
    done(empty_folder, "undo", "--yes")
    assert empty_folder.text() == LIST


def test_undo_says_what_it_takes_back(empty_folder: Curate) -> None:
    """The lines that go and come are shown, and then in words what was taken back."""
    empty_folder.write(LIST)
    done(empty_folder, "edit", "one", "--minutes", "25")
    result = empty_folder("undo", "--yes")
    assert "11 -   minutes: 25 # a guess\n   11 +   minutes: 20 # a guess" in result.out
    assert "Taken back: changed minutes of one." in result.out


def test_undo_with_dry_run_writes_nothing(empty_folder: Curate) -> None:
    """`undo --dry-run` shows the change, and leaves the file and the journal as they are."""
    empty_folder.write(LIST)
    done(empty_folder, "edit", "one", "--minutes", "25")
    now, noted = empty_folder.text(), rows(empty_folder)
    result = empty_folder("undo", "--dry-run")
    assert "minutes: 20" in result.out
    assert "Nothing was written" in result.err
    assert (empty_folder.text(), rows(empty_folder)) == (now, noted)


def test_undo_with_nothing_to_take_back_says_so(empty_folder: Curate) -> None:
    """Where nothing was changed with curate, `undo` says so, and makes no journal."""
    empty_folder.write(LIST)
    result = empty_folder("undo")
    assert (result.code, result.out) == (0, "")
    assert result.err == "There is nothing to take back in data/resources.yaml.\n"
    assert not journal(empty_folder).path.exists()


def test_undo_leaves_the_changes_of_other_hands(empty_folder: Curate) -> None:
    """Where the file was changed in an editor since, `undo` refuses, and says so."""
    empty_folder.write(LIST)
    done(empty_folder, "edit", "one", "--minutes", "25")
    changed = empty_folder.text() + "# by hand\n"
    empty_folder.write(changed)
    result = empty_folder("undo", "--yes")
    assert result.code == 1
    said = " ".join(result.err.split())
    assert "changed by other hands since curate changed minutes of one" in said
    assert "changed back by hand" in said
    assert "git" not in said
    assert empty_folder.text() == changed


def test_undo_works_again_when_the_other_change_is_gone(empty_folder: Curate) -> None:
    """Once the change by another hand is taken back, `undo` goes on where it was."""
    empty_folder.write(LIST)
    done(empty_folder, "edit", "one", "--minutes", "25")
    now = empty_folder.text()
    empty_folder.write(now + "# by hand\n")
    assert empty_folder("undo", "--yes").code == 1
    empty_folder.write(now)
    done(empty_folder, "undo", "--yes")
    assert empty_folder.text() == LIST


def note_unwritten(curate: Curate) -> None:
    """Note a change of the list that never comes to the file, as a killed writer would."""
    before = digest(curate.list_file.read_bytes())
    change = ListChange("changed title of one", 0, "# A", "# B", before, "never")
    name = ListName(str(curate.list_file.resolve()), 0)
    journal(curate).record(name, "2026-01-01T00:00:00+00:00", change)


def test_a_change_that_was_never_written_is_dropped(empty_folder: Curate) -> None:
    """A change that was noted but never came to the file is passed over, and its row goes."""
    empty_folder.write(LIST)
    done(empty_folder, "edit", "one", "--minutes", "25")
    note_unwritten(empty_folder)
    result = empty_folder("undo", "--yes")
    assert "Taken back: changed minutes of one." in result.out
    assert empty_folder.text() == LIST
    assert "changed title of one" not in [what for _, what in rows(empty_folder)]


def test_two_lists_do_not_mix(empty_folder: Curate) -> None:
    """`undo` takes back the last change of the list it is asked about, not of another."""
    empty_folder.write(LIST)
    other = empty_folder.folder / "other.yaml"
    other.write_bytes(LIST.encode("utf-8"))
    done(empty_folder, "edit", "one", "--minutes", "25")
    done(empty_folder, "edit", "one", "--minutes", "30", "--file", "other.yaml")
    changed = other.read_bytes()
    done(empty_folder, "undo", "--yes")
    assert empty_folder.text() == LIST
    assert other.read_bytes() == changed
    assert "nothing to take back" in empty_folder("undo").err


def test_a_journal_that_cannot_be_written_stops_a_change(empty_folder: Curate) -> None:
    """Where the journal cannot be written, the list is not either, and one line says why."""
    empty_folder.write(LIST)
    (empty_folder.folder.parent / "user-data").write_text("in the way", encoding="utf-8")
    result = empty_folder("edit", "one", "--minutes", "25")
    assert result.code == 1
    assert "the journal cannot be used" in result.err
    assert "Nothing was written" in " ".join(result.err.split())
    assert "Changed" not in result.out
    assert empty_folder.text() == LIST


@pytest.mark.parametrize("command", [("edit", "one", "--minutes", "25"), ("undo", "--yes")])
def test_a_damaged_journal_stops_a_change(empty_folder: Curate, command: tuple[str, ...]) -> None:
    """A journal that is no database is kept beside a new one, and nothing else is done."""
    empty_folder.write(LIST)
    path = journal(empty_folder).path
    path.parent.mkdir()
    path.write_bytes(b"not a database" * 99)
    result = empty_folder(*command)
    assert result.code == 1
    said = "the journal was damaged. It is kept beside it, as journal-damaged-1.db."
    assert said in " ".join(result.err.split())
    assert empty_folder.text() == LIST
    kept = path.with_name("journal-damaged-1.db")
    assert kept.read_bytes() == b"not a database" * 99
    assert not path.exists()
    assert empty_folder(*command).code == 0


@pytest.mark.parametrize("command", [("edit", "one", "--minutes", "30"), ("undo", "--yes")])
def test_a_newer_journal_is_refused(empty_folder: Curate, command: tuple[str, ...]) -> None:
    """A journal of a newer curate is not touched, nor the list; the way out is an update."""
    empty_folder.write(LIST)
    done(empty_folder, "edit", "one", "--minutes", "25")
    now = empty_folder.text()
    with closing(sqlite3.connect(journal(empty_folder).path)) as db:
        db.execute("PRAGMA user_version = 99")
    result = empty_folder(*command)
    assert result.code == 1
    assert "newer curate" in result.err
    assert empty_folder.text() == now


PAUSED = """\
import sys
from curate.cli import main
def step(event, args):
    if event == "os.rename" and "resources" in str(args):
        print("about to replace the file", flush=True)
        sys.stdin.readline()
sys.addaudithook(step)
sys.exit(main(["edit", "one", "--minutes", "25"]))
"""
"""Changes the list, and waits for a line just before the new file takes the old one's place."""


def test_undo_asked_during_a_change_does_not_forget_it(
    empty_folder: Curate, process_variables: dict[str, str]
) -> None:
    """A change that another process is about to write can be taken back, whoever asks meanwhile."""
    empty_folder.write(LIST)
    with subprocess.Popen(
        [sys.executable, "-c", PAUSED],
        env=process_variables,
        cwd=empty_folder.folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        while "about to replace" not in (line := process.stdout.readline()):
            assert line, "it ended before"
        empty_folder("undo", "--dry-run")
        process.stdin.write("\n")
        process.stdin.close()
        process.stdout.read()
    assert process.returncode == 0
    assert "minutes: 25" in empty_folder.text()
    done(empty_folder, "undo", "--yes")
    assert empty_folder.text() == LIST


def storm(curate: Curate, variables: dict[str, str], kills: int, seed: int) -> int:
    """Kill so many edits and undos at random moments, and at least one of them in time.

    Returns how many were killed in time.
    """
    quiet = subprocess.DEVNULL
    moments = random.Random(seed)
    known = [curate.text()]
    killed, longest = 0, 0.4
    for number in range(20 * kills):
        if killed and number >= kills:
            break
        old = curate.text()
        undoing = moments.random() < 0.4
        command = ["undo", "--yes"] if undoing else ["edit", "one", "--words", str(number + 1)]
        start = time.monotonic()
        process = subprocess.Popen(
            [sys.executable, "-m", "curate", *command],
            env=variables,
            cwd=curate.folder,
            stdout=quiet,
            stderr=quiet,
        )
        time.sleep(longest * moments.uniform(0.2, 1.0))
        process.send_signal(signal.SIGKILL)
        killed += process.wait() != 0
        longest = max(0.1, 0.9 * longest + 0.1 * 1.2 * (time.monotonic() - start))
        now = curate.text()
        reading_list = parse(now)
        assert (reading_list.left_out, reading_list.problems) == (0, ())
        if undoing:
            assert now == old or now in known
        else:
            assert now == old or f"words: {number + 1}\n" in now
        known.append(now)
        assert curate("list", "--ids").out.split() == ["one", "two"]
        result = curate("undo", "--dry-run")
        assert result.code == 0, f"after number {number}: {result.err}"
    while "nothing to take back" not in (result := curate("undo", "--yes")).err:
        assert result.code == 0, result.err
        assert curate.text() in known
    assert curate.text() == known[0]
    return killed


@posix_only
def test_a_storm_of_killed_edits_and_undos(
    empty_folder: Curate, process_variables: dict[str, str]
) -> None:
    """Edits and undos killed at any moment leave the old file or the new, and a way back."""
    empty_folder.write(LIST)
    assert storm(empty_folder, process_variables, KILLS, seed=1)
    assert empty_folder("edit", "one", "--words", "777").code == 0  # clears what was left
    names = [path.name for path in empty_folder.list_file.parent.iterdir()]
    assert names == ["resources.yaml"]


# What the file shows decides.


def test_a_list_that_was_put_back_keeps_its_older_changes(empty_folder: Curate) -> None:
    """Where an older file was put back, `undo` refuses: it never takes back an older change."""
    empty_folder.write(LIST)
    done(empty_folder, "edit", "one", "--words", "1")
    first = empty_folder.text()
    done(empty_folder, "edit", "one", "--words", "2")
    empty_folder.write(first)
    result = empty_folder("undo", "--yes")
    assert result.code == 1
    assert "put back as it was before curate changed words of one" in " ".join(result.err.split())
    assert empty_folder.text() == first


def test_the_oldest_list_put_back_is_no_reason_to_undo(empty_folder: Curate) -> None:
    """A checkout of the file as it was in the beginning leaves nothing to take back by halves."""
    empty_folder.write(LIST)
    done(empty_folder, "edit", "one", "--words", "1")
    done(empty_folder, "edit", "one", "--words", "2")
    empty_folder.write(LIST)
    assert empty_folder("undo", "--yes").code == 1
    assert empty_folder.text() == LIST


def test_a_change_after_a_list_was_put_back_can_be_taken_back(empty_folder: Curate) -> None:
    """What is changed after a file was put back is taken back to what was put back."""
    empty_folder.write(LIST)
    done(empty_folder, "edit", "one", "--words", "1")
    empty_folder.write(LIST)
    done(empty_folder, "edit", "one", "--words", "2")
    done(empty_folder, "undo", "--yes")
    assert empty_folder.text() == LIST


@pytest.mark.parametrize("move", ["folder", "file"])
def test_a_list_that_was_moved_keeps_its_undo(empty_folder: Curate, move: str) -> None:
    """A list is known by more than its path: its folder may be renamed, and so may it."""
    empty_folder.write(LIST)
    done(empty_folder, "edit", "one", "--words", "1")
    done(empty_folder, "done", "two")
    if move == "folder":
        moved = empty_folder.folder.with_name("elsewhere")
        empty_folder.folder.rename(moved)
        empty_folder.folder = moved
        arguments: tuple[str, ...] = ()
    else:
        empty_folder.list_file.rename(empty_folder.folder / "list.yaml")
        arguments = ("--file", "list.yaml")
    assert "Taken back: done two." in empty_folder("undo", "--yes", *arguments).out
    assert "Taken back: changed words of one." in empty_folder("undo", "--yes", *arguments).out


def test_a_copy_does_not_take_the_undo_of_the_list(empty_folder: Curate) -> None:
    """A copy of a list is another list: what was changed in the one is not taken back in it."""
    empty_folder.write(LIST)
    done(empty_folder, "edit", "one", "--words", "1")
    copy = empty_folder.folder / "copy.yaml"
    copy.write_bytes(empty_folder.list_file.read_bytes())
    assert "nothing to take back" in empty_folder("undo", "--file", "copy.yaml").err
    done(empty_folder, "undo", "--yes")
    assert empty_folder.text() == LIST


def test_a_list_that_was_moved_and_changed_keeps_its_undo(empty_folder: Curate) -> None:
    """What is done after a move is taken back first, and then what was done before it."""
    empty_folder.write(LIST)
    done(empty_folder, "edit", "one", "--words", "1")
    done(empty_folder, "done", "two")
    for moved in ("elsewhere", "farther"):
        empty_folder.folder = empty_folder.folder.rename(empty_folder.folder.with_name(moved))
        done(empty_folder, "start", "one")
        empty_folder.folder = empty_folder.folder.rename(empty_folder.folder.with_name(moved * 2))
        done(empty_folder, "edit", "one", "--words", "2", "--minutes", str(len(moved)))
    taken_back = [empty_folder("undo", "--yes").out.splitlines()[-1] for _ in range(6)]
    assert [line.split(": ")[1] for line in taken_back] == [
        "changed minutes, words of one.",
        "started one.",
        "changed minutes, words of one.",
        "started one.",
        "done two.",
        "changed words of one.",
    ]
    assert empty_folder.text() == LIST


def test_one_command_is_taken_back_in_its_own_list_only(empty_folder: Curate) -> None:
    """What was done with several resources of two lists is taken back list by list, at once."""
    empty_folder.write(LIST)
    (empty_folder.folder / "other.yaml").write_bytes(LIST.encode("utf-8"))
    done(empty_folder, "done", "one", "two")
    done(empty_folder, "done", "one", "two", "--file", "other.yaml")
    done(empty_folder, "reset", "two")
    for said in ("reset two", "done one, done two"):
        assert f"Taken back: {said}." in empty_folder("undo", "--yes").out
    assert "nothing to take back" in empty_folder("undo").err
    other = empty_folder("undo", "--yes", "--file", "other.yaml").out
    assert "Taken back: done one, done two." in other


def test_undo_shows_only_the_lines_that_change(curate: Curate) -> None:
    """Taking back a change in many places shows these, and nothing between them."""
    before = curate.text()
    curate("themes", "rename", "workforce", "people")
    shown = [line for line in curate("undo").out.splitlines() if line[6:7] in ("+", "-")]
    assert curate.text() == before
    assert all("people" in line or "workforce" in line for line in shown)
    assert len(shown) == 2 * before.count("workforce]") + 2

"""The journal through time: one of before, one of later, a damaged one; and its own sums."""

import errno
import json
import os
import random
import sqlite3
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curate.history.progress import Event, Progress, Verb, progress_of
from curate.history.time_spent import minutes_spent
from curate.model import Resource
from curate.storage.journal import Journal
from curate.storage.journal_faults import is_damage, why_unusable
from curate.storage.journal_rows import ListName
from curate.storage.journal_schema import SCHEMA_VERSION
from curate.storage.list_source import digest
from tests.builders import stated
from tests.conftest import Curate
from tests.profiles import often

VERSION_1 = """
CREATE TABLE entries (
  row INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  list TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('change', 'undo')),
  what TEXT NOT NULL,
  "offset" INTEGER,
  old TEXT,
  new TEXT,
  digest_before TEXT,
  digest_after TEXT,
  undoes INTEGER REFERENCES entries (row)
);
CREATE INDEX entries_by_list ON entries (list, row);
PRAGMA user_version = 1;
"""
"""What the first curate with a journal wrote."""
AT = "2026-01-01T00:00:00+00:00"
LIST = """\
resources:
- id: one
  title: One
  format: read
  minutes: 20
  url: https://example.org/one
- {id: two, title: Two, format: watch, minutes: 45, parts: 2}
"""
EDITED = LIST.replace("minutes: 20", "minutes: 25")
READING = (
    ("list", "--json"),
    ("list", "--status", "todo"),
    ("list", "--max-minutes", "30"),
    ("show", "one"),
    ("themes",),
    ("path",),
    ("next",),
    ("stats", "--json"),
)
WRITING = (
    ("done", "one"),
    ("start", "one"),
    ("skip", "one"),
    ("reset", "one"),
    ("edit", "one", "--minutes", "30"),
    ("undo", "--yes"),
)


def path_of(curate: Curate) -> Path:
    """Return where the journal of this test is."""
    return curate.folder.parent / "user-data" / "journal.db"


def ask(path: Path, sql: str) -> list[tuple[object, ...]]:
    """Return what a journal answers."""
    with closing(sqlite3.connect(path)) as db:
        return db.execute(sql).fetchall()


def write_version_1(curate: Curate) -> list[tuple[object, ...]]:
    """Make a journal of version 1, and the list that it tells of; return its rows.

    It has one change, another that was taken back, and numbers up to 5 that were given out.
    """
    curate.write(EDITED)
    path = path_of(curate)
    path.parent.mkdir()
    name = str(curate.list_file.resolve())
    offset = LIST.index("20")
    before, after = digest(LIST.encode()), digest(EDITED.encode())
    change = (AT, name, "change", "changed minutes of one", offset, "20", "25", before, after, None)
    gone = (AT, name, "change", "added three", 0, "", "#", after, "gone", None)
    undo = (AT, name, "undo", "added three", None, None, None, None, None, 2)
    with closing(sqlite3.connect(path)) as db:
        db.executescript(VERSION_1)
        insert = "INSERT INTO entries VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        for row in (change, gone, undo, gone, gone):
            db.execute(insert, row)
        db.execute("DELETE FROM entries WHERE row > 3")
        db.commit()
    return ask(path, "SELECT * FROM entries ORDER BY row")


# One of before.


def test_a_journal_of_before_is_upgraded_when_it_is_written_to(empty_folder: Curate) -> None:
    """The first event makes a journal of before one of now: no row of it changes."""
    rows = write_version_1(empty_folder)
    assert empty_folder("done", "one").code == 0
    path = path_of(empty_folder)
    assert ask(path, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
    now = ask(path, "SELECT * FROM entries ORDER BY row")
    assert [row[:11] for row in now[:3]] == rows
    assert {value for row in now[:3] for value in row[11:]} == {None}
    assert ask(path, "PRAGMA integrity_check") == [("ok",)]
    assert ask(path, "PRAGMA foreign_key_check") == []
    assert ask(path, "SELECT name FROM sqlite_master WHERE name LIKE '%entries_1%'") == []


def test_an_upgraded_journal_gives_no_number_twice(empty_folder: Curate) -> None:
    """A number that was given out before the upgrade, to a row that is gone, is not given again."""
    write_version_1(empty_folder)
    assert empty_folder("done", "one").code == 0
    assert ask(path_of(empty_folder), "SELECT max(row) FROM entries") == [(6,)]


def test_an_old_change_is_taken_back_from_an_upgraded_journal(empty_folder: Curate) -> None:
    """After the upgrade `undo` goes on where it was, to the last byte."""
    write_version_1(empty_folder)
    assert empty_folder("done", "one").code == 0
    assert "Taken back: done one." in empty_folder("undo", "--yes").out
    assert "Taken back: changed minutes of one." in empty_folder("undo", "--yes").out
    assert empty_folder.text() == LIST
    assert "nothing to take back" in empty_folder("undo", "--yes").err


def test_undo_itself_upgrades_a_journal(empty_folder: Curate) -> None:
    """An old change can be taken back with a new curate that noted nothing yet."""
    write_version_1(empty_folder)
    assert empty_folder("undo", "--yes").code == 0
    assert empty_folder.text() == LIST


@pytest.mark.parametrize("command", [*READING, ("history",), ("undo", "--dry-run")], ids=" ".join)
def test_reading_does_not_upgrade_a_journal(empty_folder: Curate, command: tuple[str, ...]) -> None:
    """What only reads answers with a journal of before, and leaves it as it is."""
    write_version_1(empty_folder)
    before = path_of(empty_folder).read_bytes()
    result = empty_folder(*command)
    assert result.code == 0
    assert "Without your history" not in result.err
    assert path_of(empty_folder).read_bytes() == before


def test_an_empty_file_is_a_new_journal(empty_folder: Curate) -> None:
    """A journal of no bytes, as a killed curate may leave one, is begun anew."""
    empty_folder.write(LIST)
    path_of(empty_folder).parent.mkdir()
    path_of(empty_folder).touch()
    assert empty_folder("list").err == ""
    assert empty_folder("done", "one").code == 0
    assert json.loads(empty_folder("show", "one", "--json").out)["status"] == "done"


# One of later.


def make_newer(curate: Curate) -> bytes:
    """Make the journal one that a later curate wrote, and return its bytes."""
    curate.write(LIST)
    assert curate("done", "one").code == 0
    with closing(sqlite3.connect(path_of(curate))) as db:
        db.execute("PRAGMA user_version = 99")
    return path_of(curate).read_bytes()


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_reading_goes_on_beside_a_newer_journal(
    empty_folder: Curate, command: tuple[str, ...]
) -> None:
    """A journal of a later curate is left as it is; answers come without it, and one line."""
    newer = make_newer(empty_folder)
    result = empty_folder(*command)
    assert result.code == 0
    told = [line for line in result.err.splitlines() if "Without your history" in line]
    assert len(told) == 1
    assert "newer curate" in told[0]
    assert path_of(empty_folder).read_bytes() == newer


@pytest.mark.parametrize("command", WRITING, ids=" ".join)
def test_a_newer_journal_is_not_written_to(empty_folder: Curate, command: tuple[str, ...]) -> None:
    """What would write to a journal of a later curate is refused, and changes nothing."""
    newer = make_newer(empty_folder)
    result = empty_folder(*command)
    assert (result.code, "✓" in result.out) == (1, False)
    assert "newer curate" in result.err
    assert path_of(empty_folder).read_bytes() == newer
    assert empty_folder.text() == LIST


# A damaged one.


def no_database(whole: bytes) -> bytes:
    """Return bytes that are no database."""
    return b"not a database" * 99


def cut_short(whole: bytes) -> bytes:
    """Return the first half of a database."""
    return whole[: len(whole) // 2]


def without_tables(whole: bytes) -> bytes:
    """Return a database of this version that has no tables."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        with closing(sqlite3.connect(path)) as db:
            db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        return path.read_bytes()


def changed(whole: bytes, script: str) -> bytes:
    """Return a database in which a script was run."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "changed.db"
        path.write_bytes(whole)
        with closing(sqlite3.connect(path)) as db:
            db.executescript(script)
        return path.read_bytes()


def without_a_table(whole: bytes) -> bytes:
    """Return a journal that lacks one of its tables."""
    return changed(whole, "DROP TABLE since")


def without_a_column(whole: bytes) -> bytes:
    """Return a journal that lacks one of its columns."""
    return changed(whole, "ALTER TABLE entries DROP COLUMN note")


def with_bytes_for_a_text(whole: bytes) -> bytes:
    """Return a journal with a text that is not UTF-8."""
    return changed(whole, "UPDATE entries SET note = CAST(x'ff' AS TEXT)")


def with_another_verb(whole: bytes) -> bytes:
    """Return a journal in which somebody did what nobody can do."""
    script = "PRAGMA ignore_check_constraints = ON; UPDATE entries SET verb = 'fly'"
    return changed(whole, script)


DAMAGES = (no_database, cut_short, without_tables)
"""Those that everything meets that reads or writes."""
INNER = (without_a_table, without_a_column, with_bytes_for_a_text, with_another_verb)
"""Those that are met where the history is read."""


@pytest.mark.parametrize("damage", [*DAMAGES, *INNER])
@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_reading_goes_on_without_a_damaged_journal(
    empty_folder: Curate, command: tuple[str, ...], damage: Callable[[bytes], bytes]
) -> None:
    """A damaged journal is kept beside its place, byte for byte; the answers come all the same."""
    empty_folder.write(LIST)
    without = empty_folder(*command)
    assert empty_folder("skip", "one").code == 0
    damaged = damage(path_of(empty_folder).read_bytes())
    path_of(empty_folder).write_bytes(damaged)
    result = empty_folder(*command)
    assert (result.code, result.out) == (without.code, without.out)
    told = [line for line in result.err.splitlines() if "Without your history" in line]
    assert len(told) == 1
    assert "It is kept beside it, as journal-damaged-1.db." in told[0]
    assert "Nothing was written" not in told[0]
    assert path_of(empty_folder).with_name("journal-damaged-1.db").read_bytes() == damaged
    assert not path_of(empty_folder).exists()
    assert "Without your history" not in empty_folder(*command).err


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("command", WRITING, ids=" ".join)
def test_nothing_is_built_on_a_damaged_journal(
    empty_folder: Curate, command: tuple[str, ...], damage: Callable[[bytes], bytes]
) -> None:
    """The command that meets a damaged journal changes nothing; the next one has a new one."""
    empty_folder.write(LIST)
    assert empty_folder("skip", "one").code == 0
    damaged = damage(path_of(empty_folder).read_bytes())
    path_of(empty_folder).write_bytes(damaged)
    result = empty_folder(*command)
    assert (result.code, "✓" in result.out) == (1, False)
    assert "It is kept beside it, as journal-damaged-1.db." in " ".join(result.err.split())
    assert path_of(empty_folder).with_name("journal-damaged-1.db").read_bytes() == damaged
    assert empty_folder.text() == LIST
    assert empty_folder("skip", "one").code == 0
    assert empty_folder(*command).code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="a folder may always be written to there")
def test_a_damaged_journal_that_cannot_be_put_aside_is_told(empty_folder: Curate) -> None:
    """Where a damaged journal cannot be moved, that is said, and the answer comes all the same."""
    empty_folder.write(LIST)
    path_of(empty_folder).parent.mkdir()
    path_of(empty_folder).write_bytes(b"damage" * 99)
    path_of(empty_folder).with_name(".journal.db.lock").mkdir()  # where the lock would be
    result = empty_folder("list")
    assert result.code == 0
    said = "Without your history: the journal is damaged, and cannot be put aside."
    assert said in result.err.splitlines()


# One that is sound, and cannot be used.


@pytest.mark.parametrize("command", [*READING, ("history",), ()], ids=" ".join)
def test_what_only_reads_does_not_wait_as_writers_do(
    empty_folder: Curate, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    """While something else holds the journal, a read answers without it, and says so once."""
    monkeypatch.setattr("curate.storage.journal_file.LOCK_SECONDS", 3600)
    monkeypatch.setattr("curate.storage.reader_history.A_MOMENT", 0.05)
    empty_folder.write(LIST)
    without = empty_folder(*command)
    assert empty_folder("skip", "one").code == 0
    with closing(sqlite3.connect(path_of(empty_folder), isolation_level=None)) as db:
        db.execute("BEGIN EXCLUSIVE")
        result = empty_folder(*command)
    assert (result.code, result.out) == (without.code, without.out)
    assert result.err.count("Without your history: ") == 1


def test_a_journal_that_another_program_holds_is_waited_for_and_told(
    empty_folder: Curate, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While something else holds the journal nothing is written; the reason is said."""
    monkeypatch.setattr("curate.storage.journal_file.LOCK_SECONDS", 0.05)
    empty_folder.write(LIST)
    assert empty_folder("skip", "one").code == 0
    with closing(sqlite3.connect(path_of(empty_folder), isolation_level=None)) as db:
        db.execute("BEGIN EXCLUSIVE")
        reading = empty_folder("list")
        writing = empty_folder("edit", "one", "--minutes", "25", columns=None)
        noting = empty_folder("done", "one", columns=None)
    said = "the journal cannot be used: another program holds it."
    assert (reading.code, reading.err.splitlines()[0]) == (0, f"Without your history: {said}")
    for result in (writing, noting):
        assert result.code == 1
        assert result.err.splitlines()[0].endswith(f": {said} Nothing was written.")
    assert empty_folder.text() == LIST


@pytest.mark.skipif(os.name != "posix", reason="Windows locks every file")
@pytest.mark.parametrize("name", ["ENOLCK", "ENOSYS"])
def test_a_journal_on_a_disk_that_refuses_locks_is_told(
    empty_folder: Curate, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Where a disk locks nothing, that is said, and what helps; not that another program writes."""
    import fcntl

    def flock(*_: object) -> None:
        raise OSError(getattr(errno, name), "")

    monkeypatch.setattr("curate.storage.journal_file.LOCK_SECONDS", 0.05)
    monkeypatch.setattr(fcntl, "flock", flock)
    empty_folder.write(LIST)
    assert empty_folder("skip", "one").code == 0
    with closing(sqlite3.connect(path_of(empty_folder), isolation_level=None)) as db:
        db.execute("BEGIN EXCLUSIVE")  # to SQLite, it is the same
        results = [empty_folder(*command) for command in (["done", "one"], ["list"])]
    assert [result.code for result in results] == [1, 0]
    assert all("refuses locks" in result.err for result in results)
    assert "CURATE_DATA_DIR" in results[0].err


def test_a_journal_that_may_only_be_read_is_told(empty_folder: Curate) -> None:
    """A journal that is write-protected still tells how far the reader is; a change is refused."""
    if os.name != "posix" or os.geteuid() == 0:
        pytest.skip("this user may write everything")
    empty_folder.write(LIST)
    assert empty_folder("skip", "one").code == 0
    path_of(empty_folder).chmod(0o444)
    assert json.loads(empty_folder("show", "one", "--json").out)["status"] == "skipped"
    result = empty_folder("done", "two", columns=None)
    assert result.code == 1
    said = "the journal cannot be used: it may not be written to. Nothing was written."
    assert result.err.splitlines()[0].endswith(said)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "another program holds it"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "it may not be written to"),
        (sqlite3.SQLITE_FULL, "the disk is full"),
        (sqlite3.SQLITE_CANTOPEN_ISDIR, "it cannot be opened"),
        (sqlite3.SQLITE_IOERR_WRITE, "the disk it is on does not work"),
        (sqlite3.SQLITE_NOMEM, "there is not enough memory"),
        (sqlite3.SQLITE_CONSTRAINT_CHECK, "SQLite says 19 of it"),
        (None, "SQLite says nothing of it"),
    ],
)
def test_the_reason_is_told_by_its_code(code: int | None, said: str) -> None:
    """Why a journal cannot be used follows from SQLite's code, whatever its sentence is."""
    error = sqlite3.DatabaseError("no such decode")
    if code is not None:
        error.sqlite_errorcode = code
    assert why_unusable(error) == said
    assert not is_damage(error, Path("nowhere.db"))


def test_damaged_journals_are_all_kept(empty_folder: Curate) -> None:
    """A second damaged journal does not take the place of the first."""
    empty_folder.write(LIST)
    path_of(empty_folder).parent.mkdir()
    for number in (1, 2, 3):
        path_of(empty_folder).write_bytes(f"damage {number}".encode() * 99)
        assert f"journal-damaged-{number}.db" in empty_folder("list").err
    kept = sorted(path_of(empty_folder).parent.glob("journal-damaged-*.db"))
    assert [path.read_bytes()[:8] for path in kept] == [b"damage 1", b"damage 2", b"damage 3"]


# What it sums up.

NAME = ListName("list", 1)


def one(address: str | None) -> Resource:
    """Return a resource in three parts, as the list has it now."""
    return stated("one", 20, 3, url=address)


ADDRESSES = (None, "https://example.org/a", "https://example.org/b")
NOTED = st.lists(
    st.lists(
        st.builds(
            Event,
            st.just("one"),
            st.sampled_from(ADDRESSES),
            st.sampled_from(Verb),
            st.none() | st.integers(1, 3),
            st.none() | st.integers(1, 20),
            note=st.none(),
            spent=st.none() | st.integers(0, 60),
            format=st.none(),
            themes=st.just(()),
            day=st.none(),
        ),
        min_size=1,
        max_size=3,
    )
    | st.just("undo")
    | st.integers(0, 5),
    max_size=25,
)
"""Events, several at once; the last one taken back; or any one, by another list's undo."""


def replayed(events: Sequence[Event]) -> list[tuple[Progress, int | None]]:
    """Return how far a reader is by these events, for a resource of each address.

    With the minutes that it would take to do it now.
    """
    told = []
    for address in ADDRESSES:
        about = [event for event in events if address is None or event.address in (None, address)]
        done = Event("one", address, Verb.DONE)
        spent = minutes_spent(one(address), [*about, done])[-1]
        told.append((progress_of(one(address), about), spent))
    return told


@settings(max_examples=often(60))
@given(NOTED)
def test_what_is_read_says_what_all_of_it_says(steps: list[list[Event] | str | int]) -> None:
    """Only the events since the last whole one are read; they say what the whole history says."""
    with TemporaryDirectory() as folder:
        journal = Journal(Path(folder) / "journal.db")
        for step in steps:
            if isinstance(step, list):
                journal.record_events(NAME, AT, [("did", event) for event in step])
                continue
            standing = journal.history()
            if not standing:
                continue
            row = standing[-1 if step == "undo" else int(step) % len(standing)].row
            journal.record_undo(NAME, AT, row, "did")
        everything = [noted.event for noted in journal.history()]
        read = journal.standing().get("one", [])
        assert replayed(read) == replayed(everything)
        assert len(read) <= len(everything)


def test_what_came_before_the_last_whole_event_is_not_read(tmp_path: Path) -> None:
    """Of a long history only what follows the last `done`, `skip` or `reset` is read."""
    journal = Journal(tmp_path / "journal.db")
    moments = random.Random(1)
    for _ in range(20):
        verb = moments.choice([Verb.DONE, Verb.SKIP, Verb.RESET])
        journal.record_events(NAME, AT, [("did", Event("one", None, verb))])
    assert len(journal.standing()["one"]) == 1
    assert len(journal.history()) == 20


# What is noted of the time spent.


def as_version(curate: Curate, version: int) -> None:
    """Make the journal one that a curate of before wrote, with all that it had then."""
    gone = {5: ("day",), 4: ("spent", "format", "themes"), 3: ("command", "settled", "inode")}
    script = "DROP INDEX entries_unsettled; DROP INDEX entries_by_digest;" if version < 3 else ""
    for number in range(SCHEMA_VERSION, version, -1):
        script += "".join(f"ALTER TABLE entries DROP COLUMN {name};" for name in gone[number])
    with closing(sqlite3.connect(path_of(curate))) as db:
        db.executescript(f"{script} PRAGMA user_version = {version}")


@pytest.mark.parametrize("version", [2, 3, 4])
@pytest.mark.parametrize("command", [*READING, ("history",), ("undo", "--dry-run")], ids=" ".join)
def test_a_journal_of_before_is_read_as_it_is(
    empty_folder: Curate, command: tuple[str, ...], version: int
) -> None:
    """A journal that does not know the time spent answers as before, and stays as it is."""
    empty_folder.write(LIST)
    assert empty_folder("done", "one", "--took", "12").code == 0
    assert empty_folder("start", "two", "--left", "30").code == 0
    now = empty_folder(*command)
    as_version(empty_folder, version)
    before = path_of(empty_folder).read_bytes()
    assert empty_folder(*command) == now
    assert path_of(empty_folder).read_bytes() == before


@pytest.mark.parametrize("version", [2, 3])
def test_time_of_a_journal_of_before_is_worked_out_from_the_list(
    empty_folder: Curate, version: int
) -> None:
    """What was noted before counts as the list has it now; what is noted since, as it was then."""
    empty_folder.write(LIST)
    assert empty_folder("done", "one").code == 0
    as_version(empty_folder, version)
    assert empty_folder("done", "two", "--part", "1").code == 0
    assert ask(path_of(empty_folder), "SELECT spent FROM entries") == [(None,), (45,)]
    empty_folder.write(LIST.replace("minutes: 20", "minutes: 90").replace("45", "80"))
    stats = json.loads(empty_folder("stats", "--json").out)
    assert stats["weeks"][-1]["minutes"] == 90 + 45
    assert ask(path_of(empty_folder), "PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert ask(path_of(empty_folder), "PRAGMA integrity_check") == [("ok",)]

"""The index is disposable: whatever happens to it, the answers are those of the file."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from curate.index import freshness
from curate.index.build import STALE_SECONDS
from curate.library import Library
from curate.query import Query
from tests.bench import data
from tests.conftest import Curate, closed_later
from tests.profiles import THOROUGH, often

SECOND = 1_000_000_000
KILLS = often(24)
ENTRIES = 3_000 if THOROUGH else 1_000
posix_only = pytest.mark.skipif(os.name != "posix", reason="there is no SIGKILL")


def answers(curate: Curate) -> list[str]:
    """Return what several commands answer: whole rows, a search, sums, one resource."""
    questions = (
        ("list", "--json"),
        ("list", "leadership", "--max-minutes", "60", "--ids"),
        ("themes", "--json"),
        ("show", "sled-dogs", "--json"),
    )
    results = [curate(*question) for question in questions]
    assert [result.code for result in results] == [0] * len(questions)
    return [result.out for result in results]


def index_of(curate: Curate) -> Path:
    """Return where the index is, after making sure that there is one."""
    return Path(curate("index").out.strip())


def sealed(index: Path) -> None:
    """Make an index look untouched, so that only its content can give it away."""
    freshness.seal(index, time.time_ns())


def library(path: Path, cache: Path, now_ns: Callable[[], int] = time.time_ns) -> Library:
    """Return the library of a list, as a command that starts at `now_ns` has it."""
    return closed_later(Library(path, path.name, cache, cache.parent / "user-data", now_ns))


# Damage.


def test_an_index_that_is_deleted_changes_no_answer(curate: Curate) -> None:
    """Deleting the index loses nothing: the next command makes it anew."""
    before = answers(curate)
    index = index_of(curate)
    index.unlink()
    assert answers(curate) == before
    assert index.is_file()


@pytest.mark.parametrize("as_if_ours", [False, True], ids=["touched", "untouched"])
def test_an_index_cut_short_changes_no_answer(curate: Curate, as_if_ours: bool) -> None:
    """An index of which any part is missing at its end is made anew."""
    before = answers(curate)
    index = index_of(curate)
    whole = index.read_bytes()
    lengths = [*range(0, len(whole), 4096), 1, 15, 16, 99, 100, 101, 4095, 4097, len(whole) - 1]
    for length in lengths:
        index.write_bytes(whole[:length])
        if as_if_ours:
            sealed(index)
        assert answers(curate) == before, f"cut to {length} bytes"


@pytest.mark.parametrize("junk", [b"\0", b"\xff", b"X"], ids=["zero", "ff", "letter"])
def test_an_overwritten_index_changes_no_answer(curate: Curate, junk: bytes) -> None:
    """An index that another program has written into, anywhere, is made anew."""
    before = answers(curate)
    index = index_of(curate)
    whole = index.read_bytes()
    places = random.Random(1).sample(range(len(whole)), 20)
    for place in (0, 18, 27, 60, 100, *places):
        broken = bytearray(whole)
        broken[place : place + 8] = junk * 8
        index.write_bytes(broken)
        assert answers(curate) == before, f"overwritten at {place}"


def test_a_title_changed_in_the_index_changes_no_answer(curate: Curate) -> None:
    """Who edits the index instead of the file finds it made anew from the file."""
    before = answers(curate)
    with closing(sqlite3.connect(index_of(curate))) as connection, connection:
        connection.execute("UPDATE resources SET title = 'Another', minutes = 1")
    assert answers(curate) == before


CUT_OFF = """\
import os, signal, sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute(f"PRAGMA journal_mode = {sys.argv[2]}")
db.execute("PRAGMA cache_size = 1")
if sys.argv[2] != "wal":
    db.execute("BEGIN IMMEDIATE")
db.execute("UPDATE resources SET title = 'WRONG ' || hex(zeroblob(4000))")
os.kill(os.getpid(), signal.SIGKILL)
"""
"""Writes to a database, and is killed before SQLite has cleared up after it."""


@posix_only
@pytest.mark.parametrize("mode", ["wal", "delete"])
def test_a_write_of_another_program_cut_off_changes_no_answer(curate: Curate, mode: str) -> None:
    """What a killed program left beside the index never finds its way into a new one."""
    before = answers(curate)
    subprocess.run([sys.executable, "-c", CUT_OFF, index_of(curate), mode], check=False)
    for _ in range(3):
        assert answers(curate) == before


@posix_only
@pytest.mark.parametrize("mode", ["wal", "delete"])
def test_what_another_program_left_is_cleared_once(curate: Curate, mode: str) -> None:
    """After a write of another program was cut off, the index is made anew once, not for ever."""
    index = index_of(curate)
    subprocess.run([sys.executable, "-c", CUT_OFF, index, mode], check=False)
    curate("list", "--ids")
    anew = index.stat().st_ino
    curate("list", "--ids")
    assert index.stat().st_ino == anew
    assert [path.name for path in index.parent.iterdir()] == [index.name]


@pytest.mark.parametrize("as_if_ours", [False, True], ids=["touched", "untouched"])
@pytest.mark.parametrize(
    "content",
    [b"", b"\n", b"This is no database. " * 500, b"SQLite format 3\0" + b"\0" * 8192],
    ids=["empty", "line", "text", "header"],
)
def test_garbage_for_an_index_changes_no_answer(
    curate: Curate, content: bytes, as_if_ours: bool
) -> None:
    """A file that is no database, where the index should be, is replaced."""
    before = answers(curate)
    index = index_of(curate)
    index.write_bytes(content)
    if as_if_ours:
        sealed(index)
    assert answers(curate) == before
    assert index.read_bytes().startswith(b"SQLite format 3\0")


@pytest.mark.parametrize(
    "statements",
    [
        "PRAGMA user_version = 999",
        "DROP TABLE source",
        "DELETE FROM source",
        "DROP TABLE resources",
        "DROP TABLE resources_fts",
        "ALTER TABLE resources RENAME COLUMN minutes TO duration",
    ],
)
def test_an_index_of_another_version_changes_no_answer(curate: Curate, statements: str) -> None:
    """An index that has other tables than this version makes is replaced."""
    before = answers(curate)
    index = index_of(curate)
    with closing(sqlite3.connect(index)) as connection, connection:
        connection.execute(statements)
    sealed(index)
    assert answers(curate) == before


def test_the_index_of_another_list_changes_no_answer(curate: Curate) -> None:
    """An index copied from another list is not taken for this one's."""
    before = answers(curate)
    other = curate.folder / "other.yaml"
    other.write_text("resources:\n- {id: one, title: One, format: read}\n", encoding="utf-8")
    shutil.copy2(curate("index", "--file", "other.yaml").out.strip(), index_of(curate))
    assert answers(curate) == before


def test_a_folder_for_an_index_changes_no_answer(curate: Curate) -> None:
    """A folder where the index should be keeps nobody from an answer."""
    before = answers(curate)
    index = index_of(curate)
    index.unlink()
    index.mkdir()
    assert answers(curate) == before
    assert list(index.parent.glob("*.tmp")) == []


@pytest.mark.parametrize("question", [Library.resources, Library.ids])
def test_an_index_damaged_further_down_gives_each_resource_once(
    tmp_path: Path, question: Callable[[Library, Query], Iterator[Any]]
) -> None:
    """Damage found in the middle of an answer neither loses a resource nor repeats one."""
    path = data.write(tmp_path / "list.yaml", 400)
    lib = library(path, tmp_path / "cache")
    before = list(question(lib, Query()))
    index = lib.index_path
    whole = index.read_bytes()
    damaged = 0
    for place in range(4096 * 4, len(whole), 4096 * 7):
        broken = bytearray(whole)
        broken[place : place + 4096] = b"\xff" * 4096
        index.write_bytes(broken)
        sealed(index)
        lib = library(path, tmp_path / "cache")
        given = list(question(lib, Query()))
        damaged += index.read_bytes() != bytes(broken)
        assert given == before, f"overwritten at {place}"
    assert damaged, "no damage was where the answer is read from"


def test_a_cache_that_cannot_be_written_changes_no_answer(tmp_path: Path) -> None:
    """Where the cache folder cannot be made, the file is answered all the same, each time."""
    path = data.write(tmp_path / "list.yaml", 20)
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    for _ in range(2):
        lib = library(path, tmp_path / "file" / "cache")
        assert [id_ for id_, _ in lib.names()] == [data.resource_id(number) for number in range(20)]
        assert lib.count(Query()) == 20
    assert (tmp_path / "file").read_text(encoding="utf-8") == "in the way"


# Builds that are killed.


def killed_build(path: Path, variables: dict[str, str], seconds: float, half: Path | None) -> None:
    """Start a build and kill it after so long; where `half` is given, after it is there."""
    command = [sys.executable, "-m", "curate", "index", "--rebuild", "--file", str(path)]
    with subprocess.Popen(command, env=variables, stdout=subprocess.DEVNULL) as process:
        if half is not None:
            temporary = f".{half.name}.{process.pid}-*.tmp"
            while process.poll() is None and not any(half.parent.glob(temporary)):
                pass
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)


@posix_only
@pytest.mark.parametrize("saving", [False, True], ids=["anywhere", "while saving"])
def test_a_killed_build_changes_no_answer(
    tmp_path: Path, process_variables: dict[str, str], saving: bool
) -> None:
    """A build killed at any moment leaves the old index, a new one or none: never half of one."""
    path = tmp_path / "list.yaml"
    cache = Path(process_variables["CURATE_CACHE_DIR"])
    lists = []
    for seed in (1, 2):
        data.write(path, ENTRIES, seed)
        lib = library(path, cache)
        lists.append((path.read_bytes(), lib.parse(lib.source().text).resources))
    started = time.monotonic()
    lib.rebuild()
    whole = time.monotonic() - started + 0.2  # to start a process
    moments = random.Random(1)
    for number in range(KILLS // 2):
        raw, expected = lists[number % 2]
        path.write_bytes(raw)
        seconds = moments.uniform(0, 0.008) if saving else moments.uniform(0.1, whole * 1.1)
        killed_build(path, process_variables, seconds, lib.index_path if saving else None)
        lib = library(path, cache)
        assert tuple(lib.resources(Query())) == expected, f"after kill {number}"


def test_what_a_killed_build_left_is_swept(curate: Curate) -> None:
    """A half-built index is deleted by a later build, once its process must be long gone."""
    index = index_of(curate)
    leftover = index.with_name(f".{index.name}.4711-0a1b2c3d.tmp")
    leftover.write_bytes(b"half an index")
    at = time.time_ns() - (STALE_SECONDS + 5) * SECOND
    os.utime(leftover, ns=(at, at))
    curate("index", "--rebuild")
    assert not leftover.exists()


def test_a_build_in_progress_is_not_swept(curate: Curate) -> None:
    """A half-built index of just now may be another process at work, and is left to it."""
    index = index_of(curate)
    leftover = index.with_name(f".{index.name}.4711-0a1b2c3d.tmp")
    leftover.write_bytes(b"half an index")
    curate("index", "--rebuild")
    assert leftover.exists()


def test_a_list_with_brackets_in_its_name_is_swept_too(curate: Curate) -> None:
    """A file name that looks like a pattern does not keep what is left from being swept."""
    curate.list_file.rename(curate.folder / "list[1].yaml")
    index = Path(curate("index", "--file", "list[1].yaml").out.strip())
    leftover = index.with_name(f".{index.name}.4711-0a1b2c3d.tmp")
    leftover.write_bytes(b"half an index")
    at = time.time_ns() - (STALE_SECONDS + 5) * SECOND
    os.utime(leftover, ns=(at, at))
    curate("index", "--rebuild", "--file", "list[1].yaml")
    assert not leftover.exists()


def test_a_build_leaves_nothing_beside_the_index(curate: Curate) -> None:
    """After a build, the cache folder holds the index and nothing else."""
    index = index_of(curate)
    assert [path.name for path in index.parent.iterdir()] == [index.name]


# Changes of the file.

TEXT = "resources:\n- {id: one, title: Apples, format: read}\n"
CHANGED = TEXT.replace("Apples", "Quince")
assert len(CHANGED) == len(TEXT)


class Clocked:
    """A list whose file time and wall clock are set by hand."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "list.yaml"
        self.cache = folder / "cache"
        self.path.write_text(TEXT, encoding="utf-8")
        self.changed_ns = self.path.stat().st_mtime_ns

    def write(self, text: str, changed_ns: int) -> None:
        """Write the file in place, as if it had been changed at that time."""
        self.path.write_text(text, encoding="utf-8")
        os.utime(self.path, ns=(changed_ns, changed_ns))

    def titles(self, now_ns: int) -> list[str]:
        """Return the titles that a command started at that time answers."""
        lib = library(self.path, self.cache, lambda: now_ns)
        return [title for _, title in lib.names()]

    @property
    def index(self) -> Path:
        """Where the index is."""
        return freshness.index_path(self.cache, self.path.resolve())

    def checked_ns(self) -> int:
        """Return when the index last had the file's content compared."""
        with closing(sqlite3.connect(f"{self.index.as_uri()}?mode=ro", uri=True)) as connection:
            (checked_ns,) = connection.execute("SELECT checked_ns FROM source").fetchone()
        return int(checked_ns)


@pytest.fixture
def clocked(tmp_path: Path) -> Clocked:
    """Return a list of one resource, just written."""
    return Clocked(tmp_path)


@pytest.mark.parametrize("later", [0, 1, SECOND, 2 * SECOND])
def test_an_edit_within_the_same_tick_is_noticed(clocked: Clocked, later: int) -> None:
    """An edit that leaves size and time as they were, right after a command, is not missed."""
    now = clocked.changed_ns + later
    assert clocked.titles(now) == ["Apples"]
    clocked.write(CHANGED, clocked.changed_ns)
    assert clocked.titles(now + 3600 * SECOND) == ["Quince"]


def test_an_edit_within_the_same_tick_as_a_second_command_is_noticed(clocked: Clocked) -> None:
    """A command that comes too early to trust the file's time does not begin to trust it."""
    for later in (0, 1, SECOND):
        assert clocked.titles(clocked.changed_ns + later) == ["Apples"]
    clocked.write(CHANGED, clocked.changed_ns)
    assert clocked.titles(clocked.changed_ns + SECOND) == ["Quince"]


def test_a_file_from_the_future_is_always_compared(clocked: Clocked) -> None:
    """A file whose time lies ahead of the clock is never trusted by its time."""
    ahead = clocked.changed_ns + 3600 * SECOND
    clocked.write(TEXT, ahead)
    for later in (0, 10 * SECOND):
        assert clocked.titles(clocked.changed_ns + later) == ["Apples"]
    clocked.write(CHANGED, ahead)
    assert clocked.titles(clocked.changed_ns + 20 * SECOND) == ["Quince"]


def test_a_changed_size_is_noticed(clocked: Clocked) -> None:
    """A longer file is noticed even where its time was put back."""
    old = clocked.changed_ns - 3600 * SECOND
    clocked.write(TEXT, old)
    assert clocked.titles(clocked.changed_ns) == ["Apples"]
    clocked.write(TEXT.replace("Apples", "Pomegranates"), old)
    assert clocked.titles(clocked.changed_ns) == ["Pomegranates"]


def test_another_file_in_its_place_is_noticed(clocked: Clocked) -> None:
    """A file of the same size and time that was moved here is noticed."""
    old = clocked.changed_ns - 3600 * SECOND
    clocked.write(TEXT, old)
    assert clocked.titles(clocked.changed_ns) == ["Apples"]
    other = clocked.path.with_name("other.yaml")
    other.write_text(CHANGED, encoding="utf-8")
    os.utime(other, ns=(old, old))
    other.replace(clocked.path)
    assert clocked.titles(clocked.changed_ns) == ["Quince"]


def test_once_two_seconds_are_past_the_index_is_restamped(clocked: Clocked) -> None:
    """The first command after 2 s compares the content, and notes that it need not again."""
    soon, later = clocked.changed_ns + SECOND, clocked.changed_ns + 3 * SECOND
    clocked.titles(soon)
    built = clocked.index.stat().st_ino
    clocked.titles(soon)
    assert clocked.checked_ns() == soon
    clocked.titles(later)
    assert clocked.checked_ns() == later
    clocked.titles(later + 60 * SECOND)
    assert clocked.checked_ns() == later
    assert clocked.index.stat().st_ino == built


def remade(path: Path, text: str) -> None:
    """Remove a file, and make another one, which mostly gets the same inode."""
    path.unlink()
    path.write_text(text, encoding="utf-8")


def copied_over(path: Path, text: str) -> None:
    """Move another file into the place of one."""
    other = path.with_name("other.yaml")
    other.write_text(text, encoding="utf-8")
    other.replace(path)


def in_place(path: Path, text: str) -> None:
    """Write into a file."""
    with path.open("r+", encoding="utf-8") as file:
        file.write(text)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(
            in_place, marks=pytest.mark.skipif(os.name == "nt", reason="no time tells of it there")
        ),
        remade,
        copied_over,
    ],
)
def test_a_time_put_back_hides_nothing(
    clocked: Clocked, change: Callable[[Path, str], None]
) -> None:
    """Other content of the same size is noticed, though the file's time was put back."""
    old = clocked.path.stat().st_mtime_ns
    later = old + 60 * SECOND
    assert clocked.titles(later) == ["Apples"]
    assert clocked.checked_ns() == later
    change(clocked.path, CHANGED)
    os.utime(clocked.path, ns=(old, old))
    assert clocked.titles(later) == ["Quince"]


def test_an_old_time_on_a_young_file_proves_nothing(clocked: Clocked) -> None:
    """A file with an old time that was put there just now is compared for 2 s, as a new one is."""
    old = clocked.changed_ns - 3600 * SECOND
    clocked.write(TEXT, old)
    put_there = clocked.path.stat().st_ctime_ns
    for later in (0, SECOND, 2 * SECOND):
        assert clocked.titles(put_there + later) == ["Apples"]
    clocked.write(CHANGED, old)
    assert clocked.titles(put_there + 2 * SECOND) == ["Quince"]


def more_rights(path: Path) -> None:
    """Change the mode of a file."""
    path.chmod(0o640)


def one_more_name(path: Path) -> None:
    """Give a file another name, and take it away."""
    other = path.with_name("other.yaml")
    other.hardlink_to(path)
    other.unlink()


def moved_and_back(path: Path) -> None:
    """Move a file away and back."""
    other = path.with_name("other.yaml")
    path.rename(other)
    other.rename(path)


@pytest.mark.parametrize("touch", [more_rights, one_more_name, moved_and_back])
def test_what_leaves_the_content_costs_one_look(
    clocked: Clocked, touch: Callable[[Path], None]
) -> None:
    """New rights, names or places of a file keep its index, which learns of them."""
    later = clocked.changed_ns + 60 * SECOND
    assert clocked.titles(later) == ["Apples"]
    built = clocked.index.stat().st_ino
    before = clocked.path.stat().st_ctime_ns
    touch(clocked.path)
    noticed = clocked.path.stat().st_ctime_ns != before
    assert clocked.titles(later + SECOND) == ["Apples"]
    assert clocked.titles(later + 2 * SECOND) == ["Apples"]
    assert clocked.index.stat().st_ino == built
    assert clocked.checked_ns() == (later + SECOND if noticed else later)


def test_a_touched_file_is_restamped_and_not_read_anew(clocked: Clocked) -> None:
    """A new time on the same content keeps the index, which learns the new time."""
    clocked.titles(clocked.changed_ns + 3 * SECOND)
    built = clocked.index.stat().st_ino
    clocked.write(TEXT, clocked.changed_ns + 60 * SECOND)
    later = clocked.changed_ns + 120 * SECOND
    assert clocked.titles(later) == ["Apples"]
    assert clocked.index.stat().st_ino == built
    assert clocked.checked_ns() == later


def test_a_restamped_index_is_whole(curate: Curate) -> None:
    """A file touched over and over is answered the same, from an index that is in order."""
    before = answers(curate)
    index = index_of(curate)
    for hours in range(5, 0, -1):
        at = time.time_ns() - hours * 3600 * SECOND
        os.utime(curate.list_file, ns=(at, at))
        assert answers(curate) == before
    with closing(sqlite3.connect(index)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_file_put_back_is_noticed(clocked: Clocked) -> None:
    """A file that is changed and then put back, with its old time, is answered each time."""
    old = clocked.changed_ns - 3600 * SECOND
    for text, at in ((TEXT, old), (CHANGED, old + SECOND), (TEXT, old), (CHANGED, old + SECOND)):
        clocked.write(text, at)
        expected = ["Quince"] if text == CHANGED else ["Apples"]
        assert clocked.titles(clocked.changed_ns) == expected


def test_an_unreadable_change_is_not_hidden_by_the_index(curate: Curate) -> None:
    """A file that can no longer be read is an error, and not answered from the old index."""
    answers(curate)
    curate.write("resources: [\n")
    result = curate("list", "--ids")
    assert (result.code, result.out) == (1, "")


def test_an_up_to_date_index_is_all_that_is_opened(
    curate: Curate, process_variables: dict[str, str]
) -> None:
    """A command on an unchanged list opens the index, and never the list."""
    script = (
        "import sys\n"
        "from curate.cli import main\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: event == 'open' and opened.append(str(args[0])))\n"
        "main(['list', '--ids'])\n"
        "print(any(name.endswith('resources.yaml') for name in opened), file=sys.stderr)\n"
    )

    def opened() -> str:
        return subprocess.run(
            [sys.executable, "-c", script],
            env=process_variables,
            cwd=curate.folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        ).stderr

    assert opened() == "True\n"
    curate.settle()
    assert opened() == "False\n"

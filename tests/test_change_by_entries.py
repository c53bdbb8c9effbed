"""Commands that change a long list read no more of it than changes, and say the same."""

import os
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from shutil import rmtree
from types import FrameType
from typing import Any

import pytest

from curate.index import freshness
from curate.yaml_reading.entry import read_entry
from tests.conftest import Curate, Result
from tests.profiles import THOROUGH

ENTRIES = 60

SLIPS = {
    41: "  publishr: Us\n  requires: r-01, r-02\n",
    42: "  url: https ://example.org\n",
}
"""What `check --fix` puts right, in these entries."""


def entry(number: int) -> str:
    """Write an entry with a theme, and some that require the one before."""
    requires = f"  requires: [r-{number - 1:02}]\n" if number % 7 == 3 else ""
    theme = ("culture", "equity/race", "equity")[number % 3]
    return (
        f"# number {number}\n- id: r-{number:02}\n  title: Title {number}\n  format: read\n"
        f"  minutes: {number + 1}\n  themes: [{theme}]\n{requires}{SLIPS.get(number, '')}\n"
    )


LIST = (
    "title: A list\nthemes:\n  culture: Culture\n  equity: Equity\n  equity/race: Race\n"
    "resources:\n" + "".join(map(entry, range(ENTRIES))).rstrip("\n") + "\n"
)
IN_BRACES = LIST.replace(
    "- id: r-30\n  title: Title 30\n  format: read\n  minutes: 31\n  themes: [culture]\n",
    "- {id: r-30, title: Title 30, format: read, minutes: 31, themes: [culture]}\n",
)
WRITTEN = [(LIST, "\n"), (IN_BRACES, "\r\n")]
if THOROUGH:
    WRITTEN += [(LIST, "\r\n"), (IN_BRACES, "\n")]
NEW = ("add", "Something new", "--format", "read")
COMMANDS: dict[str, tuple[str, ...]] = {
    "add": (*NEW, "--theme", "culture", "--requires", "r-03"),
    "add with an address": (*NEW, "--url", "https://example.org/new"),
    "add what is there": ("add", "Title 5", "--format", "read"),
    "add an id that is taken": (*NEW, "--id", "r-07"),
    "add with an unknown theme": (*NEW, "--theme", "cultur"),
    "edit": ("edit", "r-20", "--minutes", "99"),
    "edit two that are far apart": ("edit", "r-05", "r-50", "--theme", "+culture"),
    "edit what is like that": ("edit", "r-20", "--minutes", "21"),
    "edit an unclear one": ("edit", "r-2", "--minutes", "5"),
    "edit one in braces": ("edit", "r-30", "--minutes", "5"),
    "edit what does not fit": ("edit", "r-20", "--published", "soon"),
    "edit none": ("edit", "nobody", "--minutes", "5"),
    "remove": ("remove", "r-11", "--yes"),
    "remove the first and the last": ("remove", "r-00", "r-59", "--yes"),
    "remove what is required": ("remove", "r-02", "--yes"),
    "remove by a part": ("remove", "r-1", "--yes"),
    "import": ("import", "more.md", "--theme", "culture", "--yes"),
    "import what is there": ("import", "there.md", "--yes"),
    "fix": ("check", "--fix", "--yes"),
    "fix by a rule": ("check", "--fix", "--yes", "--rule", "unknown-requirement"),
    "fix nothing": ("check", "--fix", "--yes", "--rule", "bad-minutes"),
    "rename a theme": ("themes", "rename", "equity", "fairness"),
    "rename into another": ("themes", "rename", "equity/race", "culture"),
    "declare a theme": ("themes", "add", "health", "Health"),
    "retitle a theme": ("themes", "title", "culture", "Cultures"),
    "remove a theme": ("themes", "remove", "culture", "--yes"),
}


@pytest.fixture(autouse=True)
def _sources(curate: Curate) -> None:
    """Have something to import."""
    for name, title in (("more.md", "More"), ("there.md", "Title 5")):
        text = f"- [{title}](https://example.org/more)\n- [Two](https://example.org/two)\n"
        (curate.folder / name).write_text(text, encoding="utf-8")


def outcomes(curate: Curate, text: str, *commands: tuple[str, ...]) -> list[Any]:
    """Return what commands say of a list, one after another, and what it is then."""
    curate.write(text)
    found: list[Any] = [curate(*command) for command in commands]
    return [*found, curate.text()]


def with_index(curate: Curate, text: str, *commands: tuple[str, ...]) -> list[Any]:
    """Return the same where the list has an index before each command."""
    curate.write(text)
    found: list[Any] = []
    for command in commands:
        assert curate("list", "--limit", "1").code == 0
        found.append(curate(*command))
    return [*found, curate.text()]


@pytest.mark.parametrize(("text", "newline"), WRITTEN)
@pytest.mark.parametrize("command", COMMANDS)
def test_an_index_changes_nothing_of_what_is_written_and_said(
    curate: Curate, command: str, text: str, newline: str
) -> None:
    """With an index and without, a change is the same, taken back too, and so is an error."""
    text = text.replace("\n", newline)
    commands = COMMANDS[command], ("undo", "--yes")
    without = outcomes(curate, text, *commands)
    rmtree(curate.folder.parent / "user-data", ignore_errors=True)
    assert with_index(curate, text, *commands) == without
    assert without[-1] == text


def entries_read(run: Callable[[], Result]) -> int:
    """Count how often an entry is read while a command runs."""
    count = 0

    def watch(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event == "call" and frame.f_code is read_entry.__code__

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        assert run().code == 0
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "command",
    [
        "add",
        "edit",
        "edit two that are far apart",
        "remove",
        "declare a theme",
        "retitle a theme",
        "import",
    ],
)
def test_no_more_is_read_than_changes(curate: Curate, command: str, newline: str) -> None:
    """A change in a list with an index reads some entries, however many there are."""
    curate.write(LIST.replace("\n", newline))
    assert curate("list", "--limit", "1").code == 0
    assert 0 < entries_read(lambda: curate(*COMMANDS[command])) < ENTRIES // 2
    # What that changed is brought into the index first.
    assert 0 < entries_read(lambda: curate("edit", "r-40", "--minutes", "7")) < ENTRIES // 2


@pytest.mark.parametrize(
    ("command", "changed"),
    [("retitle a theme", 0), ("rename into another", 20), ("remove a theme", 20), ("edit", 1)],
)
def test_the_look_after_a_change_reads_what_changed(
    curate: Curate, command: str, changed: int
) -> None:
    """Of a list with an index only those entries are read that a change of the themes altered."""
    curate.write(LIST)
    assert curate("list", "--limit", "1").code == 0
    assert curate(*COMMANDS[command]).code == 0
    assert entries_read(lambda: curate("list", "--limit", "1")) == changed


def test_what_is_mended_is_read_with_what_is_beside_it(curate: Curate) -> None:
    """`check --fix` reads all of a list before and after, but little of it to mend it."""
    curate.write(LIST)
    assert curate("list", "--limit", "1").code == 0
    number = entries_read(lambda: curate(*COMMANDS["fix by a rule"]))
    assert 2 * ENTRIES < number < 3 * ENTRIES
    assert "  requires: [r-01, r-02]\n" in curate.text()


def test_an_editor_is_given_one_entry_and_no_other_is_read(curate: Curate) -> None:
    """Nor does an entry that comes back from an editor have the whole list read."""
    curate.write(LIST)
    assert curate("list", "--limit", "1").code == 0
    script = curate.folder / "editor.py"
    saves = "path.write_text(path.read_text().replace('minutes: 21', 'minutes: 99'))"
    script.write_text(f"import pathlib, sys\npath = pathlib.Path(sys.argv[1])\n{saves}\n")
    curate.variables["EDITOR"] = f'"{sys.executable}" "{script}"'
    assert 0 < entries_read(lambda: curate("edit", "r-20")) < ENTRIES // 2
    assert curate.text() == LIST.replace("minutes: 21\n", "minutes: 99\n")


def test_an_index_of_an_earlier_list_is_not_believed(curate: Curate) -> None:
    """What other hands wrote since the index was built counts: ids, titles and lines."""
    curate.write(LIST)
    curate("list", "--limit", "1")
    curate.write("# above\n" + LIST.replace("r-20\n", "other\n").replace("Title 9\n", "Nine\n"))
    assert curate("edit", "r-20", "--minutes", "5").code == 3
    assert curate("edit", "other", "--minutes", "5").code == 0
    assert curate("add", "Nine", "--format", "read").code == 1
    assert "- id: other\n  title: Title 20\n  format: read\n  minutes: 5\n" in curate.text()


def test_two_that_write_at_once_see_what_the_other_wrote(curate: Curate) -> None:
    """A command that waited for the lock is made for the list as it then is."""
    curate.write(LIST)
    curate("list", "--limit", "1")
    for number in range(3):
        assert curate("add", f"New {number}", "--format", "read").code == 0
        assert curate("edit", f"new-{number}", "--minutes", "5").code == 0
    assert curate.text().count("  minutes: 5\n") == LIST.count("  minutes: 5\n") + 3
    assert curate("add", "New 1", "--format", "read").code == 1


@pytest.mark.parametrize("table", ["resources", "marks", "themes"])
def test_a_damaged_index_is_no_hindrance(curate: Curate, table: str) -> None:
    """Where the index cannot answer, the file is read, and the change is made."""
    curate.write(LIST)
    index = Path(curate("index").out.strip())
    with closing(sqlite3.connect(index)) as connection:
        connection.execute(f"ALTER TABLE {table} RENAME TO gone")
        connection.commit()
    freshness.seal(index, time.time_ns())
    assert curate("edit", "r-20", "--minutes", "99").code == 0
    assert "  minutes: 99\n" in curate.text()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_cache_that_cannot_be_written_is_no_hindrance(curate: Curate) -> None:
    """Where the index cannot be brought up to date, the file is read."""
    curate.write(LIST)
    folder = Path(curate("index").out.strip()).parent
    curate.write(LIST.replace("Title 9\n", "Nine\n"))
    folder.chmod(0o500)
    try:
        assert curate("edit", "r-20", "--minutes", "99").code == 0
    finally:
        folder.chmod(0o700)
    assert "  minutes: 99\n" in curate.text()

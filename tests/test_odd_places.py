"""Odd places: closed folders, circles of links, no home, a file in the way: one clear line."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from io import StringIO
from pathlib import Path
from typing import Any

import platformdirs
import pytest

from curate.environment import from_process
from curate.index.freshness import index_path
from tests.conftest import Curate

posix_only = pytest.mark.skipif(os.name != "posix", reason="links, modes and pipes of POSIX")
unprivileged = pytest.mark.skipif(
    os.name != "posix" or os.geteuid() == 0, reason="the administrator may look everywhere"
)


def error_of(curate: Curate, *arguments: str) -> tuple[int, str]:
    """Return the exit code of a command without an answer, and its one line that says why."""
    result = curate(*arguments, columns=None)
    assert result.out == ""
    said = result.err.splitlines()
    assert said[0].startswith("Error: ")
    assert "curate itself" not in result.err
    return result.code, said[0]


@contextmanager
def closed(folder: Path) -> Iterator[None]:
    """Let nobody look into a folder."""
    folder.chmod(0)
    try:
        yield
    finally:
        folder.chmod(0o700)


def below(curate: Curate, *names: str) -> Curate:
    """Run commands in a folder below the project's."""
    folder = curate.folder.joinpath(*names)
    folder.mkdir(parents=True, exist_ok=True)
    return Curate(folder)


# The list.


@posix_only
@pytest.mark.parametrize("command", [["list"], [], ["done", "one"], ["add", "A", "-f", "read"]])
def test_a_circle_where_the_folder_of_the_list_should_be(
    empty_folder: Curate, command: list[str]
) -> None:
    """A `data` that is a link to itself is named where there is no list: exit 3."""
    (empty_folder.folder / "data").symlink_to("data")
    code, said = error_of(empty_folder, *command)
    assert (code, "data/resources.yaml" in said) == (3, True)


@posix_only
@pytest.mark.parametrize(
    ("names", "way"),
    [((), "curate init mine.yaml"), (("a",), "curate init"), (("a", "b"), "curate init")],
)
def test_what_is_advised_where_a_folder_is_closed_can_be_done(
    empty_folder: Curate, names: tuple[str, ...], way: str
) -> None:
    """Where the list's folder cannot be looked into, the command that is advised makes a list."""
    inner = below(empty_folder, *names)
    (empty_folder.folder / "data").symlink_to("data")
    said = inner("list").err.replace(" ·", "\n")
    assert f": {way}\n" in said
    assert inner(*way.split()[1:]).code == 0


@posix_only
def test_a_circle_below_hides_no_list_above(curate: Curate) -> None:
    """Where a nearer `data` cannot be looked into, the list of a folder above is the answer."""
    inner = below(curate, "inner")
    (inner.folder / "data").symlink_to("data")
    assert len(inner("list", "--ids").out.split()) == 11


@posix_only
@pytest.mark.parametrize("target", ["resources.yaml", "nowhere.yaml"])
def test_a_link_that_leads_to_no_list(curate: Curate, target: str) -> None:
    """A list that is a link to itself, or to nothing, is an error: no other list is taken."""
    inner = below(curate, "inner", "data")
    (inner.folder / "resources.yaml").symlink_to(target)
    assert error_of(Curate(inner.folder.parent), "list")[0] == 1
    assert error_of(Curate(inner.folder.parent), "--file", "data/resources.yaml", "list")[0] == 1
    assert error_of(inner, "init", "resources.yaml")[0] == 1


@unprivileged
@pytest.mark.parametrize("command", [["list"], [], ["check"], ["done", "sled-dogs"]])
@pytest.mark.parametrize("names", [(), ("a",), ("a", "b")])
def test_a_closed_folder_of_the_list_is_named(
    curate: Curate, names: tuple[str, ...], command: list[str]
) -> None:
    """A `data` that may not be looked into, here or in a folder above: exit 3, and its name."""
    inner = below(curate, *names)
    with closed(curate.list_file.parent):
        code, said = error_of(inner, *command)
    assert (code, "data/resources.yaml: " in said) == (3, True)


@unprivileged
def test_a_closed_folder_hides_no_list_above(curate: Curate) -> None:
    """A nearer `data` that is somebody else's and closed does not hide the list above it."""
    inner = below(curate, "inner")
    (inner.folder / "data").mkdir()
    with closed(inner.folder / "data"):
        assert len(inner("list", "--ids").out.split()) == 11


@unprivileged
def test_a_named_list_in_a_closed_folder_is_not_to_be_made(curate: Curate) -> None:
    """A named list that cannot be looked at is not said to be missing: exit 1."""
    with closed(curate.list_file.parent):
        code, said = error_of(curate, "list", "--file", "data/resources.yaml")
    assert (code, "init" in said) == (1, False)


@unprivileged
def test_a_folder_that_may_not_be_listed_is_passed(curate: Curate) -> None:
    """From below a folder that may be passed and not be listed, its list is found."""
    inner = below(curate, "inner")
    curate.folder.chmod(0o111)
    try:
        assert inner("list", "--ids").code == 0
    finally:
        curate.folder.chmod(0o700)


@unprivileged
def test_a_list_whose_folder_may_not_be_written_to(curate: Curate) -> None:
    """What needs the list alone to be read goes on; a change says what is in its way."""
    curate.list_file.parent.chmod(0o500)
    try:
        assert curate("done", "sled-dogs").code == 0
        code, said = error_of(curate, "add", "A", "--format", "read")
    finally:
        curate.list_file.parent.chmod(0o700)
    assert (code, said.endswith("Nothing was written.")) == (1, True)


@pytest.mark.parametrize("name", ["a\0b", "a" * 5_000, "a/" * 2_500, "a" * 256 + ".yaml"])
@pytest.mark.parametrize("command", [("list",), (), ("init",), ("done", "one")])
def test_a_name_that_no_file_can_have(
    empty_folder: Curate, name: str, command: tuple[str, ...]
) -> None:
    """A name with NUL, or longer than names may be: one line that a person can read."""
    code, said = error_of(empty_folder, "--file", name, *command)
    assert code in (1, 3)
    assert len(said) < 700


@pytest.mark.parametrize(
    "command", [["--file", "-", "list"], ["list", "--file", "-"], ["init", "-"]]
)
def test_a_dash_is_no_pipe(curate: Curate, command: list[str]) -> None:
    """A list is not read from stdin, and no file called `-` is made unasked: exit 2."""
    assert error_of(curate, *command)[0] == 2
    assert not (curate.folder / "-").exists()
    curate.list_file.rename(curate.folder / "-")
    assert curate("list", "--ids", "--file", "./-").code == 0


@pytest.mark.parametrize("letter", ["a", "学"])
def test_a_list_with_a_long_name_has_an_index(curate: Curate, letter: str) -> None:
    """A list whose name is nearly as long as names may be is indexed like any other."""
    name = letter * (245 // len(letter.encode())) + ".yaml"
    curate.list_file.rename(curate.folder / name)
    result = curate("index", "--file", name, columns=None)
    assert (result.code, Path(result.out.strip()).exists()) == (0, True)
    code, said = error_of(curate, "add", "A", "--format", "read", "--file", name)
    assert (code, said.endswith("Nothing was written.")) == (1, True)


def test_an_id_of_300_characters_is_an_id(curate: Curate) -> None:
    """However long an id in somebody's list is, each command takes it; none so long is made."""
    long = "a" * 300
    curate.write(curate.text() + f"- id: {long}\n  title: Long\n  format: read\n")
    for command in ("show", "done", "start", "reset", "skip"):
        assert curate(command, long).code == 0
    for options in (["edit", long, "--minutes", "5"], ["remove", long, "--yes"], ["undo", "--yes"]):
        assert curate(*options).code == 0
    assert f"id: {long}\n" in curate.text()
    assert error_of(curate, "add", "Longer", "--format", "read", "--id", long + "b")[0] == 2


# The user's folders.


def in_a_process(monkeypatch: pytest.MonkeyPatch, **variables: str | None) -> tuple[Path, Path]:
    """Return the folders for cache and data of a process with these variables; None unsets one."""
    for name in ("CURATE_CACHE_DIR", "CURATE_DATA_DIR", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    monkeypatch.setattr("curate.environment.take_over", lambda: (StringIO(), StringIO()))
    environment = from_process()
    return environment.cache, environment.data


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs is asked")
@pytest.mark.parametrize("value", [None, "", " ", "/elsewhere"])
def test_folders_are_those_of_the_platform(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, value: str | None
) -> None:
    """Cache and data are where other programs of this platform keep theirs."""
    given = {name: value for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME") if value is not None}
    found = in_a_process(monkeypatch, HOME=str(tmp_path), **given)
    expected = (platformdirs.user_cache_dir("curate"), platformdirs.user_data_dir("curate"))
    assert tuple(map(str, found)) == expected


@posix_only
@pytest.mark.parametrize("value", ["", "relative", "./here", "~"])
@pytest.mark.parametrize("name", ["XDG_CACHE_HOME", "XDG_DATA_HOME", "HOME"])
def test_a_relative_folder_is_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, value: str
) -> None:
    """HOME or XDG_* that is empty or relative never makes a folder where one happens to be."""
    monkeypatch.chdir(tmp_path)
    variables = {"HOME": str(tmp_path)} | {name: value}
    for folder in in_a_process(monkeypatch, **variables):
        assert folder.is_absolute()
        assert tmp_path / value not in folder.parents or name != "HOME"


@posix_only
def test_a_user_without_a_home(monkeypatch: pytest.MonkeyPatch, curate: Curate) -> None:
    """Who has no home, nor an entry among the users, reads; a change names the remedy."""
    pwd = pytest.importorskip("pwd")
    taken = {entry.pw_uid for entry in pwd.getpwall()}
    nobody = next(uid for uid in range(12345, 65000) if uid not in taken)
    monkeypatch.setattr(os, "getuid", lambda: nobody)
    cache, data = in_a_process(monkeypatch, HOME=None)
    homeless = _At(curate.folder, cache, data)
    assert len(homeless("list", "--ids").out.split()) == 11
    assert homeless("history").code == homeless("stats").code == homeless().code == 0
    for command in (["done", "sled-dogs"], ["add", "A", "--format", "read"]):
        result = homeless(*command, columns=None)
        assert (result.code, "CURATE_DATA_DIR" in result.err) == (1, True)
    assert "title: A\n" not in curate.text()
    result = homeless("index", columns=None)
    assert (result.code, result.out, "CURATE_CACHE_DIR" in result.err) == (1, "", True)


class _At(Curate):
    """Runs `curate` with other folders for cache and data."""

    def __init__(self, folder: Path, cache: Path, data: Path) -> None:
        super().__init__(folder)
        self._folders = cache, data

    def environment(self, columns: int | None = 80):  # type: ignore[no-untyped-def]
        """Return an environment with these folders."""
        environment, out, err = super().environment(columns)
        cache, data = self._folders
        return environment._replace(cache=cache, data=data), out, err


@pytest.mark.parametrize("where", ["file", "file/below"])
def test_folders_that_cannot_be_made(curate: Curate, where: str) -> None:
    """Cache and data folders that are a file, or below one: reads work, a change says why not."""
    (curate.folder / "file").touch()
    place = curate.folder / where
    odd = _At(curate.folder, place, place)
    result = odd("list", "--ids")
    assert (result.code, len(result.out.split())) == (0, 11)
    assert result.err.count("Without an index") == 1
    code, said = error_of(odd, "done", "sled-dogs")
    assert (code, said.endswith("Nothing was written.")) == (1, True)


@unprivileged
def test_a_cache_that_may_not_be_written_to(curate: Curate) -> None:
    """A cache folder that may only be read, or not even that: reads and writes work."""
    cache = curate.folder.parent / "cache"
    cache.mkdir()
    for mode, title in ((0o500, "A"), (0, "B")):
        cache.chmod(mode)
        try:
            assert curate("add", title, "--format", "read").code == 0
            assert f"{title.lower()}\n" in curate("list", "--ids").out
        finally:
            cache.chmod(0o700)


@unprivileged
@pytest.mark.parametrize("what", ["journal.db", ""])
@pytest.mark.parametrize("mode", [0, 0o400, 0o500])
def test_a_journal_that_is_closed(curate: Curate, what: str, mode: int) -> None:
    """A journal, or its folder, that may not be written or read: reads work; a change says why."""
    assert curate("skip", "sled-dogs").code == 0
    path = curate.folder.parent / "user-data" / what
    path.chmod(mode)
    try:
        result = curate("list", "--ids", "--all")
        code, said = error_of(curate, "done", "coaching")
    finally:
        path.chmod(0o700)
    assert (result.code, len(result.out.split())) == (0, 11)
    assert (code, said.endswith("Nothing was written.")) == (1, True)


# The journal and the index.


def journal(curate: Curate) -> Path:
    """Return where the journal is, its folder made."""
    path = curate.folder.parent / "user-data" / "journal.db"
    path.parent.mkdir(exist_ok=True)
    return path


def put(path: Path, kind: str) -> None:
    """Put what is no file in the place of a file."""
    with suppress(FileNotFoundError):
        path.unlink()
    if kind == "folder":
        path.mkdir()
    elif kind == "circle":
        path.symlink_to(path.name)
    else:
        os.mkfifo(path)


@posix_only
@pytest.mark.parametrize("kind", ["folder", "circle", "pipe"])
def test_a_journal_that_is_no_file(curate: Curate, kind: str) -> None:
    """In the place of the journal there may be anything: reads answer, and writes say why not."""
    put(journal(curate), kind)
    for command in (["list", "--ids"], ["stats"], ["show", "sled-dogs"], ["history"], []):
        result = curate(*command, columns=None)
        told = [line for line in result.err.splitlines() if "Without your history" in line]
        assert (result.code, len(told)) == (0, 1)
    before = curate.text()
    for command in (["done", "sled-dogs"], ["add", "A", "--format", "read"], ["undo", "--yes"]):
        code, said = error_of(curate, *command)
        assert (code, str(journal(curate)) in said) == (1, True)
    assert curate.text() == before


@posix_only
def test_a_journal_behind_a_link_is_the_users_alone(curate: Curate) -> None:
    """A journal that is a link to a file which is not there yet is made there, for nobody else."""
    target = journal(curate).with_name("elsewhere.db")
    journal(curate).symlink_to(target)
    assert curate("done", "sled-dogs").code == 0
    assert target.stat().st_mode & 0o077 == 0


@posix_only
@pytest.mark.parametrize("kind", ["folder", "circle", "pipe"])
def test_an_index_that_is_no_file(curate: Curate, kind: str) -> None:
    """In the place of the index there may be anything: every command answers without it."""
    path = index_path(curate.folder.parent / "cache", curate.list_file.resolve())
    path.parent.mkdir()
    put(path, kind)
    assert len(curate("list", "--ids").out.split()) == 11
    assert curate("add", "A", "--format", "read").code == 0


def test_an_index_that_another_program_holds_is_not_waited_for(curate: Curate) -> None:
    """While something else holds the index, there is an answer all the same, and a right one."""
    path = Path(curate("index").out.strip())
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("BEGIN EXCLUSIVE")
        assert len(curate("list", "--ids").out.split()) == 11
        assert curate("add", "A", "--format", "read").code == 0
        assert len(curate("list", "--ids").out.split()) == 12


@posix_only
@pytest.mark.parametrize("zone", ["XXX+99", "XXX-167", "", "Nosuch/Zone", ":/etc/passwd"])
def test_an_odd_time_zone(curate: Curate, monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    """Whatever TZ says, there are days and times, if need be those of UTC."""
    import time

    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        for command in (["done", "sled-dogs"], ["history"], ["stats"], ["show", "sled-dogs"]):
            assert curate(*command).code == 0
    finally:
        monkeypatch.undo()
        time.tzset()


def test_an_index_of_an_older_list_is_not_named(curate: Curate) -> None:
    """Where the index cannot follow the list any more, `index` does not name what is left of it."""
    index = Path(curate("index").out.strip())
    index.unlink()
    index.mkdir()  # nothing can be put in its place
    (index / "kept").touch()
    result = curate("index", columns=None)
    assert (result.code, result.out) == (1, "")
    assert "CURATE_CACHE_DIR" in result.err


def test_no_place_for_an_edit(curate: Curate) -> None:
    """Where no text can be put for the editor, the remedy is said before it opens."""
    (curate.folder.parent / "user-data").touch()
    curate.variables["EDITOR"] = "true"
    result = curate("edit", "troublemaker", columns=None)
    assert (result.code, result.out) == (1, "")
    assert "CURATE_DATA_DIR" in result.err


@pytest.mark.parametrize(
    "command", ["list", "show troublemaker", "path", "next", "stats", "history"]
)
def test_a_held_journal_is_waited_for_once(
    curate: Curate, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """An answer waits once for a journal that another program holds, and has one remark of it."""
    monkeypatch.setattr("curate.storage.reader_history.A_MOMENT", 0.01)
    assert curate("done", "troublemaker").code == 0
    opened = []
    connect = sqlite3.connect

    def counted(name: str, *rest: Any, **options: Any) -> Any:
        if "journal.db" in str(name):
            opened.append(name)
        return connect(name, *rest, **options)

    with closing(connect(curate.folder.parent / "user-data" / "journal.db")) as db:
        db.execute("BEGIN EXCLUSIVE")
        monkeypatch.setattr(sqlite3, "connect", counted)
        result = curate(*command.split(), columns=None)
    assert result.code == 0
    assert len(opened) == result.err.count("another program holds it") == 1


@pytest.mark.skipif(os.name != "posix", reason="links are made otherwise here")
def test_ones_own_list_does_not_stand_in_for_one_that_cannot_be_seen(empty_folder: Curate) -> None:
    """Where `data` here leads nowhere, nothing is written to the user's own list unasked."""
    own = empty_folder.environment()[0].data / "resources.yaml"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text("resources: []\n", encoding="utf-8")
    data = empty_folder.folder / "data"
    if data.exists():
        data.rmdir()
    data.symlink_to(data)
    result = empty_folder("add", "New", "--format", "read", columns=None)
    assert (result.code, result.out) == (1, "")
    assert "Your own list: curate add New --format read --file " in result.err
    assert own.read_text(encoding="utf-8") == "resources: []\n"
    data.unlink()
    assert empty_folder("list").code == 0


@pytest.mark.parametrize(
    "typed",
    [
        ["export", "csv", "-o", "~/list.csv"],
        ["publish", "~/site"],
        ["init", "~/list.yaml"],
        ["init", "--file", "~/list.yaml"],
        ["list", "--file", "~/there.yaml"],
        ["--file", "~/there.yaml", "list"],
        ["import", "~/there.yaml", "--dry-run"],
    ],
)
def test_a_quoted_home_folder_is_the_home_folder(
    curate: Curate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: list[str]
) -> None:
    """What no shell made a path of is one all the same, everywhere alike, and is said in full."""
    home = tmp_path / "home"
    home.mkdir()
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(home))
    (home / "there.yaml").write_text(curate.text(), encoding="utf-8")
    result = curate(*typed, columns=None)
    assert result.code == 0, result.err
    assert not (curate.folder / "~").exists()
    if typed[0] in ("export", "publish", "init"):
        assert str(home) in result.out


@pytest.mark.parametrize("typed", ["export csv -o", "publish", "import", "list --file", "init"])
def test_a_home_folder_of_nobody_is_said(curate: Curate, typed: str) -> None:
    """A name behind `~` that no user has is no fault of ours, and no folder of that name."""
    result = curate(*typed.split(), "~nosuchuser-at-all/x", columns=None)
    assert (result.code, result.out) == (3, "")
    assert '"~nosuchuser-at-all/x" is in the home folder of somebody who is not here.' in result.err
    assert not list(curate.folder.glob("~*"))


def test_a_home_folder_in_a_variable_is_the_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A variable that is set in quotes makes no folder whose name is `~`."""
    home = str(tmp_path)
    given = {"HOME": home, "USERPROFILE": home}
    given |= {"CURATE_CACHE_DIR": "~/cache", "CURATE_DATA_DIR": "~/data"}
    assert in_a_process(monkeypatch, **given) == (tmp_path / "cache", tmp_path / "data")

"""Real processes: pipes, locales, colours, signals, and which list is taken."""

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PATIENCE, PROJECT, Curate, OpenTerminal

CURATE = [sys.executable, "-m", "curate"]
POSIX = pytest.mark.skipif(os.name != "posix", reason="pipes and signals of POSIX")
Variables = dict[str, str]


def run(
    folder: Path,
    variables: Variables,
    *arguments: str,
    stdin: int | None = subprocess.DEVNULL,
    stdout: int = subprocess.PIPE,
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*CURATE, *arguments],
        cwd=folder,
        env=variables,
        stdin=stdin,
        stdout=stdout,
        stderr=subprocess.PIPE,
        timeout=PATIENCE,
        check=False,
    )


@pytest.fixture
def curate(curate: Curate) -> Curate:
    """Run commands on a copy of the real list whose index is there: half of a process's time."""
    curate("index")
    return curate


def failures(done: subprocess.CompletedProcess[bytes]) -> list[bytes]:
    """Return what a process said that no user should ever see."""
    return re.findall(rb"Traceback|curate itself|Exception ignored|Broken pipe", done.stderr)


def a_list(path: Path, title: str) -> Path:
    """Write a list with one resource, whose id is its title."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"title: {title}\nresources:\n- {{id: {title}, title: {title}, format: read}}\n", "utf-8"
    )
    return path


# Pipes.


@POSIX
@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["list", "--json"],
        ["list", "--tsv"],
        ["list", "--csv"],
        ["list", "--ids"],
        ["path"],
        ["path", "--json"],
        ["themes"],
        ["show", "sled"],
        ["show", "sled", "--json"],
        ["check"],
        ["index"],
        ["index", "--schema"],
        [],
        ["--help"],
        ["list", "--help"],
        ["--version"],
    ],
    ids=" ".join,
)
def test_a_reader_who_has_seen_enough(
    curate: Curate, process_variables: Variables, arguments: list[str]
) -> None:
    """Who closes the pipe has seen enough, as `head` does: exit 0, and silence."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = run(curate.folder, process_variables, *arguments, stdout=writing)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@POSIX
@pytest.mark.parametrize("shape", ["", "--json", "--tsv", "--ids"])
def test_head_of_a_long_list(
    empty_folder: Curate, process_variables: Variables, shape: str
) -> None:
    """The first line of a list far longer than a pipe holds: exit 0, and silence."""
    empty_folder.write(
        "resources:\n"
        + "".join(f"- {{id: id-{n}, title: T{n}, format: read}}\n" for n in range(4_000))
    )
    script = f'{{ "{sys.executable}" -m curate list {shape}; echo "exit $?" >&2; }} | head -1'
    done = subprocess.run(
        ["sh", "-c", script],
        cwd=empty_folder.folder,
        env=process_variables,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.stdout.count(b"\n") == 1
    assert done.stderr.splitlines()[-1] == b"exit 0"
    assert failures(done) == []


@POSIX
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    "arguments", [["list"], ["list", "--json"], ["themes"], ["check"], []], ids=" ".join
)
def test_a_disk_that_is_full(
    curate: Curate, process_variables: Variables, arguments: list[str]
) -> None:
    """Output that cannot be written: exit 1, one line, no traceback."""
    with Path("/dev/full").open("wb") as full:
        done = run(curate.folder, process_variables, *arguments, stdout=full.fileno())
    assert (done.returncode, failures(done)) == (1, [])
    assert done.stderr.startswith(b"Error: ")


@POSIX
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize(
    ("arguments", "code"), [("list", 0), ("list --json", 0), ("list --theme nosuch", 3), ("", 0)]
)
def test_a_closed_stream(
    curate: Curate, process_variables: Variables, closed: str, arguments: str, code: int
) -> None:
    """With stdin, stdout or stderr closed a command does what it can: no traceback."""
    done = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m curate {arguments} {closed}'],
        cwd=curate.folder,
        env=process_variables,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert failures(done) == []
    assert done.returncode in (
        (code, 1) if ">&- " in f" {closed} ".replace("2>&-", "") else (code,)
    )
    if closed in ("<&-", "2>&-"):
        assert (done.stdout != b"") == (code == 0)


@POSIX
def test_add_with_a_closed_stdin_asks_nothing(curate: Curate, process_variables: Variables) -> None:
    """`add` with a closed stdin names what is missing: exit 2."""
    done = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m curate add "A title" <&-'],
        cwd=curate.folder,
        env=process_variables,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"Error: add needs --format")


def test_in_a_pipe_the_table_is_plain_and_whole(
    curate: Curate, process_variables: Variables
) -> None:
    """In a pipe there is the table that people see, without colour and as wide as it needs."""
    out = run(curate.folder, process_variables | {"TERM": "xterm-256color"}, "list").stdout
    assert b"\x1b" not in out
    assert out.decode("utf-8").replace("\r\n", "\n") == curate("list", columns=None).out


def test_columns_set_the_width_of_a_pipe(curate: Curate, process_variables: Variables) -> None:
    """COLUMNS, where it is set, is the width also in a pipe."""
    out = run(curate.folder, process_variables | {"COLUMNS": "60"}, "list").stdout
    assert out.decode("utf-8").replace("\r\n", "\n") == curate("list", columns=60).out


@pytest.mark.parametrize(
    ("columns", "width"),
    [("0", None), ("-5", None), ("wide", None), ("²", None), ("1", 1), ("9999999999999", 10_000)],
)
def test_columns_that_are_no_width(
    curate: Curate, process_variables: Variables, columns: str, width: int | None
) -> None:
    """COLUMNS of nonsense does no harm: it is none, or the widest that is believed."""
    done = run(curate.folder, process_variables | {"COLUMNS": columns}, "list")
    assert (done.returncode, failures(done)) == (0, [])
    assert done.stdout.decode("utf-8").replace("\r\n", "\n") == curate("list", columns=width).out
    assert curate("show", "sled", columns=width).code == 0


# Locales.


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "latin-1"},
        {"LC_ALL": "no_such_locale"},
    ],
)
@pytest.mark.parametrize("arguments", [["themes"], ["list", "--json"]])
def test_output_is_utf_8_whatever_the_locale(
    curate: Curate, process_variables: Variables, locale: Variables, arguments: list[str]
) -> None:
    """In a pipe the output is UTF-8, whatever the locale says."""
    done = run(curate.folder, process_variables | locale, *arguments)
    assert done.returncode == 0
    expected = curate(*arguments, columns=None)
    assert done.stdout.decode("utf-8").replace("\r\n", "\n") == expected.out
    assert done.stderr.decode("utf-8").replace("\r\n", "\n") == expected.err


def test_the_file_is_utf_8_whatever_the_locale(
    curate: Curate, process_variables: Variables
) -> None:
    """A list is read and written as UTF-8, whatever the locale says."""
    before = curate.list_file.read_bytes()
    variables = process_variables | {"LC_ALL": "C", "PYTHONUTF8": "0"}
    done = run(curate.folder, variables, "add", "Plain", "--format", "read", "-t", "culture")
    assert done.returncode == 0, done.stderr
    assert curate.list_file.read_bytes().startswith(before)


# Terminals.

ESCAPES = re.compile(r"\x1b(?:\[[0-9;?]*[A-Za-z]|\][^\x1b\x07]*(?:\x07|\x1b\\))")


def test_a_terminal_gets_colours_and_links(curate: Curate, open_terminal: OpenTerminal) -> None:
    """On a terminal the table has colours, and titles lead to their addresses."""
    code, shown = open_terminal("list").end()
    assert code == 0
    assert "\x1b[36msled-dogs\x1b[0m" in shown
    assert "\x1b]8;" in shown
    assert ESCAPES.sub("", shown) == curate("list", columns=80).out


def test_a_terminal_has_its_own_width(curate: Curate, open_terminal: OpenTerminal) -> None:
    """The table is as wide as the terminal says, unless COLUMNS says otherwise."""
    code, shown = open_terminal("list", columns=61, variables={"NO_COLOR": "1"}).end()
    assert (code, shown) == (0, curate("list", columns=61).out)
    variables = {"NO_COLOR": "1", "COLUMNS": "90"}
    assert open_terminal("list", columns=61, variables=variables).end()[1] == (
        curate("list", columns=90).out
    )


@pytest.mark.parametrize(
    ("arguments", "variables"),
    [
        (["list", "-m", "30"], {"TERM": "dumb"}),
        (["list", "-m", "30"], {"NO_COLOR": "1"}),
        (["path"], {"TERM": "dumb"}),
        (["themes"], {"NO_COLOR": "1"}),
        (["show", "sled"], {"TERM": "dumb"}),
        (["check"], {"NO_COLOR": "1"}),
        ([], {"TERM": "dumb"}),
        (["show", "x?"], {"TERM": "dumb"}),
        (["show", "x?"], {"NO_COLOR": "1"}),
    ],
)
def test_no_colour_where_none_is_wanted(
    curate: Curate, open_terminal: OpenTerminal, arguments: list[str], variables: Variables
) -> None:
    """NO_COLOR and TERM=dumb: a terminal gets the plain screen, without any escape."""
    _, shown = open_terminal(*arguments, variables=variables).end()
    assert shown
    assert "\x1b" not in shown
    plain = curate(*arguments, columns=80)
    assert sorted(shown.splitlines()) == sorted((plain.out + plain.err).splitlines())


def test_an_empty_no_color_is_none(curate: Curate, open_terminal: OpenTerminal) -> None:
    """NO_COLOR set to nothing asks for nothing (no-color.org)."""
    assert "\x1b[" in open_terminal("list", variables={"NO_COLOR": ""}).end()[1]
    assert curate.list_file.exists()


def test_a_terminal_without_unicode(curate: Curate, open_terminal: OpenTerminal) -> None:
    """A terminal whose encoding is ASCII gets ASCII marks, and no failure."""
    variables = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "NO_COLOR": "1"}
    for arguments in (["list"], ["themes"], ["path"], ["check"], ["show", "dcs"], []):
        code, shown = open_terminal(*arguments, variables=variables).end()
        assert code == 0, shown
        assert shown.isascii()
    _, shown = open_terminal("list", variables=variables).end()
    assert "-" * 80 in shown
    assert "  sled-dogs - optional - leadership" in shown
    assert curate.list_file.exists()


def test_a_terminal_without_unicode_reads_titles(
    curate: Curate, open_terminal: OpenTerminal
) -> None:
    """What has an ASCII mark has it in titles too: `'` for `’`, and never a `?` for it."""
    variables = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "NO_COLOR": "1"}
    _, shown = open_terminal("list", "dcs", variables=variables).end()
    assert "New directors' training programme" in shown
    assert curate.list_file.exists()


def test_stderr_on_a_terminal_does_not_colour_a_pipe(
    curate: Curate, open_terminal: OpenTerminal
) -> None:
    """What goes to a file is plain, though remarks on the terminal are in colour."""
    script = f'"{sys.executable}" -m curate list -m 30 > out.txt'
    code, shown = open_terminal(command=("sh", "-c", script)).end()
    assert code == 0
    assert "\x1b[36mcurate list --max-minutes 30 --include-unknown\x1b[0m" in shown
    assert (curate.folder / "out.txt").read_text("utf-8") == (
        curate("list", "-m", "30", columns=None).out
    )


def test_add_in_a_pipe_asks_nothing(curate: Curate, open_terminal: OpenTerminal) -> None:
    """Where stdout is a pipe nothing is asked, though stdin is a terminal: exit 2."""
    script = f'"{sys.executable}" -m curate add > out.txt'
    code, shown = open_terminal(command=("sh", "-c", script)).end()
    assert code == 2
    assert "Error: add needs a title and --format" in ESCAPES.sub("", shown)
    assert (curate.folder / "out.txt").read_bytes() == b""


# Signals.

SLOW_READING = """\
import sys, time
from curate.__main__ import run
def wait(event, args):
    if event == "open" and str(args[0]).endswith("resources.yaml"):
        print("reading", flush=True)
        time.sleep(60)
sys.addaudithook(wait)
run()
"""
"""Runs a command that takes a minute to read the list."""


@POSIX
@pytest.mark.parametrize("arguments", [["list"], ["check"], ["add", "A", "--format", "read"]])
def test_ctrl_c_ends_a_command(
    empty_folder: Curate, process_variables: Variables, arguments: list[str]
) -> None:
    """Ctrl-C while a list is read: exit 130, and no traceback."""
    empty_folder.write("title: A list\nresources:\n")
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW_READING, *arguments],
        cwd=empty_folder.folder,
        env=process_variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"reading\n"
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out, err.strip()) == (130, b"", b"")


@POSIX
def test_ctrl_c_leaves_no_half_written_file(curate: Curate, open_terminal: OpenTerminal) -> None:
    """Ctrl-C at the last question leaves the list, and nothing beside it."""
    before = curate.list_file.read_bytes()
    terminal = open_terminal("add", "Short")
    for question in ("Address", "Format", "Time", "with commas"):
        terminal.expect(question)
        terminal.type("\n")
    terminal.expect("Add it?")
    terminal.type("\x03")
    code, shown = terminal.end()
    assert (code, "Traceback" in shown) == (130, False)
    assert curate.list_file.read_bytes() == before
    assert [path.name for path in curate.list_file.parent.iterdir()] == ["resources.yaml"]


# Which list.


@pytest.fixture
def four_lists(empty_folder: Curate, process_variables: Variables) -> Curate:
    """Make a list for the flag, the variable, the project, and the user's own."""
    a_list(empty_folder.folder / "flag.yaml", "flag")
    a_list(empty_folder.folder / "variable.yaml", "variable")
    a_list(empty_folder.list_file, "project")
    a_list(Path(process_variables["CURATE_DATA_DIR"]) / "resources.yaml", "own")
    return empty_folder


def listed(folder: Path, variables: Variables, *arguments: str) -> str:
    done = run(folder, variables, *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout.decode("utf-8").strip()


def test_the_flag_comes_first(four_lists: Curate, process_variables: Variables) -> None:
    """`--file` overrules everything, before the command's name or after it."""
    variables = process_variables | {"CURATE_FILE": "variable.yaml"}
    folder = four_lists.folder
    assert listed(folder, variables, "list", "--ids", "--file", "flag.yaml") == "flag"
    assert listed(folder, variables, "--file", "flag.yaml", "list", "--ids") == "flag"
    assert listed(folder, variables, "--file", "flag.yaml").startswith("flag\n")


def test_the_nearer_flag_comes_first(four_lists: Curate, process_variables: Variables) -> None:
    """Of two `--file`, the one behind the command's name counts."""
    arguments = ["--file", "variable.yaml", "list", "--ids", "--file", "flag.yaml"]
    assert listed(four_lists.folder, process_variables, *arguments) == "flag"


def test_the_variable_comes_second(four_lists: Curate, process_variables: Variables) -> None:
    """CURATE_FILE overrules the project's list, unless it is empty."""
    folder = four_lists.folder
    variables = process_variables | {"CURATE_FILE": "variable.yaml"}
    assert listed(folder, variables, "list", "--ids") == "variable"
    assert listed(folder, process_variables | {"CURATE_FILE": ""}, "list", "--ids") == "project"


def test_a_variable_that_leads_nowhere(four_lists: Curate, process_variables: Variables) -> None:
    """CURATE_FILE that names nothing is an error, not another list: exit 3."""
    done = run(four_lists.folder, process_variables | {"CURATE_FILE": "gone.yaml"}, "list")
    assert (done.returncode, done.stdout) == (3, b"")
    assert b"gone.yaml" in done.stderr


def test_the_project_comes_third(four_lists: Curate, process_variables: Variables) -> None:
    """The project's list overrules the user's own, from any folder below."""
    below = four_lists.folder / "a" / "b"
    below.mkdir(parents=True)
    assert listed(four_lists.folder, process_variables, "list", "--ids") == "project"
    assert listed(below, process_variables, "list", "--ids") == "project"


def test_the_nearest_project_is_taken(four_lists: Curate, process_variables: Variables) -> None:
    """Of two projects around a folder, the inner one's list is taken."""
    inner = four_lists.folder / "inner"
    a_list(inner / "data" / "resources.yaml", "inner")
    (inner / "deep").mkdir()
    assert listed(inner / "deep", process_variables, "list", "--ids") == "inner"


def test_a_list_above_is_named_by_its_place(
    four_lists: Curate, process_variables: Variables
) -> None:
    """From a folder below, errors and screens name the list so that it can be found."""
    below = four_lists.folder / "below"
    below.mkdir()
    shown = listed(below, process_variables).splitlines()[1].split(" · ")[-1]
    assert (below / shown).resolve() == four_lists.list_file.resolve()


def test_the_users_own_list_comes_last(
    four_lists: Curate, process_variables: Variables, tmp_path: Path
) -> None:
    """Where there is no project, the user's own list is taken."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert listed(elsewhere, process_variables, "list", "--ids") == "own"
    assert four_lists.list_file.exists()


def test_a_home_is_a_home(four_lists: Curate, process_variables: Variables, tmp_path: Path) -> None:
    """`~` in CURATE_FILE and in `--file` is the user's home."""
    home = tmp_path / "home"
    a_list(home / "mine.yaml", "mine")
    variables = process_variables | {"HOME": str(home), "USERPROFILE": str(home)}
    folder = four_lists.folder
    assert listed(folder, variables, "list", "--ids", "--file", "~/mine.yaml") == "mine"
    variables |= {"CURATE_FILE": "~/mine.yaml"}
    assert listed(folder, variables, "list", "--ids") == "mine"


@POSIX
@pytest.mark.parametrize("arguments", [["list"], [], ["init"], ["--version"], ["--help"]])
def test_a_folder_that_is_gone(
    tmp_path: Path, process_variables: Variables, arguments: list[str]
) -> None:
    """In a folder that somebody has deleted: no traceback."""
    gone = tmp_path / "gone"
    gone.mkdir()
    script = f'rmdir "{gone}"; exec "{sys.executable}" -P -m curate {" ".join(arguments)}'
    done = subprocess.run(
        ["sh", "-c", script],
        cwd=gone,
        env=process_variables,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert failures(done) == []


def test_a_cache_that_cannot_be_written(curate: Curate, process_variables: Variables) -> None:
    """Where the cache folder cannot be made, a list is answered all the same; that is said once."""
    (curate.folder / "file").write_text("in the way", "utf-8")
    variables = process_variables | {"CURATE_CACHE_DIR": str(curate.folder / "file" / "cache")}
    done = run(curate.folder, variables, "list", "--ids")
    assert (done.returncode, len(done.stdout.split())) == (0, 11)
    assert done.stderr.decode().splitlines() == [
        "Without an index: none can be kept in file/cache. Set CURATE_CACHE_DIR to another folder."
    ]


def test_add_where_the_cache_cannot_be_written(
    curate: Curate, process_variables: Variables
) -> None:
    """The lock belongs to the list: where no cache can be kept, writing works all the same."""
    (curate.folder / "file").write_text("in the way", "utf-8")
    variables = process_variables | {"CURATE_CACHE_DIR": str(curate.folder / "file" / "cache")}
    done = run(curate.folder, variables, "add", "A title", "--format", "read")
    assert (done.returncode, failures(done)) == (0, [])
    assert "title: A title\n" in curate.text()


def test_both_names_of_the_command(process_variables: Variables) -> None:
    """`curate` and `curate-reading-list` are the same command."""
    beside = Path(sys.executable).parent
    found = [shutil.which(name, path=str(beside)) for name in ("curate", "curate-reading-list")]
    said = set()
    for command in found:
        if command is None:
            pytest.skip("the commands are not installed beside this Python")
        done = subprocess.run(
            [command, "--version"],
            cwd=PROJECT,
            env=process_variables,
            capture_output=True,
            timeout=PATIENCE,
            check=True,
        )
        said.add(done.stdout)
    assert len(said) == 1

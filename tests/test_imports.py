"""A command that reads loads only what it uses: that is most of what it costs."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Curate

SCRIPT = """\
import sys
before = {*sys.modules}  # that which measures coverage, too
from curate.cli import main
try:
    code = main(sys.argv[1:])
finally:  # what answers a shell at TAB exits
    sys.stdout.flush()
    print(*sorted({*sys.modules} - before), file=sys.stderr)
sys.exit(code)
"""
WEB = {"requests", "urllib3", "truststore", "trafilatura", "lxml", "pypdf", "charset_normalizer"}
HEAVY = {"yaml", "jinja2", "rich", "sqlite_utils", "pydantic", "filelock"} | WEB


@pytest.fixture
def modules(curate: Curate, process_variables: dict[str, str]) -> "Modules":
    """Run commands in processes of their own, on a list whose index is up to date."""
    curate.settle()
    return Modules(curate.folder, process_variables)


class Modules:
    """Tells which modules a command has loaded by the time it is done."""

    def __init__(self, folder: Path, variables: dict[str, str]) -> None:
        self._folder = folder
        self._variables = variables

    def __call__(self, *arguments: str, **variables: str) -> set[str]:
        """Run `curate` with these arguments, and return the names of all modules."""
        result = subprocess.run(
            [sys.executable, "-c", SCRIPT, *arguments],
            env=self._variables | variables,
            cwd=self._folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
        return set(result.stderr.splitlines()[-1].split())


@pytest.mark.parametrize(
    "arguments",
    [
        ("list", "--json"),
        ("list", "--tsv"),
        ("list", "--csv"),
        ("list", "--ids"),
        ("list", "leadership", "--tsv"),
        ("list", "?", "--json"),
        ("list", "--theme", "equity", "--max-minutes", "30", "--sort", "time", "--json"),
        ("list", "--max-minutes", "2", "--json"),
        ("show", "sled-dogs", "--json"),
        ("themes", "--json"),
        ("index",),
    ],
    ids=" ".join,
)
def test_an_answer_for_a_script_loads_nothing_heavy(
    modules: Modules, arguments: tuple[str, ...]
) -> None:
    """Rows, JSON and ids come without parser, tables, index builder and lock."""
    assert modules(*arguments) & HEAVY == set()


def test_a_calendar_comes_without_the_parser(modules: Modules) -> None:
    """What tells its list from others is in the index, too."""
    assert "yaml" not in modules("export", "ics", "--sitting", "30")


@pytest.mark.parametrize(
    "arguments",
    [("list", "--tsv"), ("list", "--ids"), ("list", "--theme", "equity", "--csv"), ("--help",)],
    ids=" ".join,
)
def test_rows_need_nothing_that_is_dear_to_load(
    modules: Modules, arguments: tuple[str, ...]
) -> None:
    """What is no JSON comes without what reads it; no value is of a class that is dear to make."""
    assert modules(*arguments) & {"json", "dataclasses"} == set()


@pytest.mark.parametrize(
    "arguments", [("list",), ("list", "leadership"), ("themes",)], ids=" ".join
)
def test_a_table_loads_rich_and_nothing_else_heavy(
    modules: Modules, arguments: tuple[str, ...]
) -> None:
    """A table needs Rich; it does not need the parser or what builds the index."""
    assert modules(*arguments) & HEAVY == {"rich"}


@pytest.mark.parametrize(
    "arguments", [("list", "--json"), ("show", "sled-dogs", "--json"), ("list",)], ids=" ".join
)
def test_no_other_command_is_loaded(modules: Modules, arguments: tuple[str, ...]) -> None:
    """A command loads its own module, and none of the other commands'."""
    from curate.cli import COMMANDS

    commands = {f"curate.commands.{name}" for name in COMMANDS}
    assert modules(*arguments) & commands == {f"curate.commands.{arguments[0]}"}


@pytest.mark.parametrize("arguments", [("--help",), ("--version",)], ids=" ".join)
def test_the_help_loads_nothing_heavy(modules: Modules, arguments: tuple[str, ...]) -> None:
    """The help and the version come without parser, tables, index builder and lock."""
    assert modules(*arguments) & HEAVY == set()


@pytest.mark.parametrize("line", ["l", "list --th", "list --theme eq", "show sled"])
def test_what_answers_at_tab_loads_nothing_heavy(modules: Modules, line: str) -> None:
    """Commands, options, themes and ids are offered while somebody waits with a finger on TAB."""
    words = ["curate", *line.split()]
    loaded = modules(
        _CURATE_COMPLETE="complete_bash",
        COMP_WORDS="\n".join(words),
        COMP_CWORD=str(len(words) - 1),
    )
    assert loaded & (HEAVY | {"json", "dataclasses"}) == set()


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "Dogs", "--format", "read", "--url", "https://example.org/dogs"),
        ("edit", "coaching", "--url", "https://example.org/dogs"),
        ("check",),
        ("done", "coaching"),
    ],
    ids=" ".join,
)
def test_who_asks_nobody_loads_nothing_of_the_web(
    modules: Modules, arguments: tuple[str, ...]
) -> None:
    """What asks pages is loaded where a page is asked, and nowhere else."""
    assert modules(*arguments) & WEB == set()


@pytest.mark.skipif(sys.platform == "win32", reason="filelock knows best there")
@pytest.mark.parametrize("arguments", [("add", "Dogs", "--format", "read"), ("done", "coaching")])
def test_who_need_not_wait_loads_nothing_to_wait_with(
    modules: Modules, arguments: tuple[str, ...]
) -> None:
    """A lock that nobody holds is taken without filelock, which is as dear as the parser."""
    assert "filelock" not in modules(*arguments)


def test_a_touched_file_is_answered_without_a_parser(modules: Modules, curate: Curate) -> None:
    """A file with a new time and the old content is compared, not parsed."""
    curate.list_file.touch()
    assert modules("list", "--json") & HEAVY == set()


def test_a_changed_file_is_parsed(modules: Modules, curate: Curate) -> None:
    """A changed file is what the parser is there for; a new one, what the index builder is."""
    with curate.list_file.open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert modules("list", "--json") & HEAVY == {"yaml"}
    assert modules("index", "--rebuild") & HEAVY == {"yaml", "sqlite_utils"}


@pytest.mark.parametrize("words", [("index", "--rebuild"), ("export", "sqlite", "-o", "x.db")])
def test_no_plugins_are_looked_for(modules: Modules, words: tuple[str, ...]) -> None:
    """What else is installed for sqlite-utils has no hand in our tables, and costs no time."""
    assert "importlib.metadata" not in modules(*words)


def test_what_a_process_holds_is_not_looked_through_at_its_end(
    curate: Curate, process_variables: dict[str, str]
) -> None:
    """All of it goes with the process: to look for cycles in it takes as long as to list."""
    script = (
        "import atexit, gc\n"
        "from curate.__main__ import run\n"
        "atexit.register(lambda: print(gc.get_freeze_count() > 10_000 > len(gc.get_objects())))\n"
        "run()"
    )
    for words in (["list", "--ids"], ["--help"], ["no-such-command"]):
        done = subprocess.run(
            [sys.executable, "-c", script, *words],
            env=process_variables,
            cwd=curate.folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.stdout.splitlines()[-1] == "True"

"""Help: every command explains itself, with an example."""

import re
from collections.abc import Iterator
from importlib import import_module

import pytest

from curate.cli import COMMANDS, PURPOSES, module_of
from curate.interaction.field_options import FIELD_OPTIONS
from curate.yaml_reading.fields import RESOURCE_KEYS
from tests.conftest import Curate


def help_of(
    curate: Curate, capsys: pytest.CaptureFixture[str], *command: str, option: str = "--help"
) -> str:
    """Return the help of a command, which ends with exit 0 and nothing on stderr."""
    result = curate(*command, option)
    written = capsys.readouterr()
    assert (result.code, result.err + written.err) == (0, "")
    return result.out + written.out


def options_in(help_text: str) -> Iterator[tuple[str, str]]:
    """Yield each option of a help text with what is said of it."""
    _, _, text = help_text.partition("\nOptions:\n")
    text = text.split("\n\n")[0]
    for entry in re.split(r"\n(?=  -)", text):
        names, _, said = entry.strip().partition("  ")
        yield names.strip(), " ".join(said.split())


@pytest.mark.parametrize("columns", [24, 40, 50])
@pytest.mark.parametrize("name", COMMANDS)
def test_help_fits_a_narrow_terminal(
    empty_folder: Curate, capsys: pytest.CaptureFixture[str], name: str, columns: int
) -> None:
    """But for examples, and words that are wider alone, no line is wider than the terminal."""
    wide = help_of(empty_folder, capsys, name)
    assert empty_folder(name, "--help", columns=columns).code == 0
    narrow = capsys.readouterr().out
    examples = re.search(r"Examples?:\n(    .*\n)+", narrow)
    assert examples is not None
    for line in narrow.replace(examples[0], "").splitlines():
        assert len(line) <= columns or len(line.split()) == 1, line
    assert re.sub(r"\s", "", narrow) == re.sub(r"\s", "", wide)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_help_with_an_example(
    empty_folder: Curate, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """The help of a command says what it does, and shows it in an example."""
    text = help_of(empty_folder, capsys, name)
    assert re.match(rf"Usage: curate {name}\b", text)
    _, said, *_ = text.split("\n\n")
    assert re.fullmatch(r"  [A-Z][^\n]*[.:](\n.*)*", said)
    assert re.search(rf"\n\n  Examples?:\n    curate {name}\b", text)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_explained(
    empty_folder: Curate, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """Every option of a command has a sentence that explains it."""
    found = dict(options_in(help_of(empty_folder, capsys, name)))
    assert "-h, --help" in found
    assert [names for names, said in found.items() if not said] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_takes_a_file(
    empty_folder: Curate, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """`--file` works on every command."""
    assert "--file PATH" in help_of(empty_folder, capsys, name)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_keeps_within_its_width(
    empty_folder: Curate, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """No line of a help text is wider than a terminal, or ends in blanks."""
    lines = help_of(empty_folder, capsys, name).splitlines()
    assert [line for line in lines if len(line) > 80 or line != line.rstrip()] == []


@pytest.mark.parametrize("command", [[], ["list"], ["path"]])
def test_help_has_a_short_name(
    empty_folder: Curate, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    """`-h` is `--help`, where there is no list too."""
    long = help_of(empty_folder, capsys, *command)
    assert help_of(empty_folder, capsys, *command, option="-h") == long


def test_the_help_of_all_names_every_command(
    empty_folder: Curate, capsys: pytest.CaptureFixture[str]
) -> None:
    """`curate --help` names every command by what it is for, with what it does."""
    _, _, listed = help_of(empty_folder, capsys).partition("\nFind:\n")
    lines = [line for line in listed.splitlines() if line.startswith("  ")]
    assert dict(line.split(maxsplit=1) for line in lines) == COMMANDS
    assert [line.split()[0] for line in lines] == [*COMMANDS]
    assert all(f"\n{purpose}:\n" in f"\nFind:\n{listed}" for purpose in PURPOSES)


@pytest.mark.parametrize(
    ("command", "short", "long"),
    [
        ("list", "-t", "--theme"),
        ("list", "-m", "--max-minutes"),
        ("list", "-f", "--format"),
        ("path", "-t", "--theme"),
        ("path", "-f", "--format"),
        ("add", "-t", "--theme"),
        ("add", "-f", "--format"),
    ],
)
def test_frequent_options_have_short_names(
    empty_folder: Curate,
    capsys: pytest.CaptureFixture[str],
    command: str,
    short: str,
    long: str,
) -> None:
    """`-t`, `-m` and `-f` stand for `--theme`, `--max-minutes` and `--format`."""
    assert f"  {short}, {long} " in help_of(empty_folder, capsys, command)


@pytest.mark.parametrize(
    ("command", "without"), [("add", {"--title"}), ("edit", set())], ids=["add", "edit"]
)
def test_every_field_of_a_resource_can_be_set(
    empty_folder: Curate,
    capsys: pytest.CaptureFixture[str],
    command: str,
    without: set[str],
) -> None:
    """`add` and `edit` take an option for each field that a resource has in the list file."""
    assert {option.key for option in FIELD_OPTIONS} == set(RESOURCE_KEYS) - {"id"}
    found = {
        name
        for names, _ in options_in(help_of(empty_folder, capsys, command))
        for name in names.replace(",", "").split()
    }
    assert {option.name for option in FIELD_OPTIONS} - without <= found


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_each_says_of_itself(name: str) -> None:
    """What `curate --help` tells of a command is how its own help begins."""
    text = import_module(module_of(name)).run.__doc__
    assert " ".join(text.split("\n\n")[0].split()) == COMMANDS[name]

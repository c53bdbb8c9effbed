"""Empty values: none is ever taken for an answer, wherever a value can be given."""

from collections.abc import Iterator
from typing import Any

import pytest
import typer

from curate.cli import COMMANDS, app
from curate.safe_text import clean_line, clean_text, is_blank
from tests.conftest import Curate

BLANK = [
    "",
    " ",
    "\t\n",
    "\u00a0",
    "\u200b",
    "\ufeff",
    "\x07\x08",
    "\x1b[31m\x1b[0m",
    "\u3164\u2800",
]
"""Texts of which nothing can be seen: spaces, characters of no width, controls, escapes."""
EXCEPTIONS: set[str] = set()
"""Options and arguments that take an empty value, as `edit --clear`. There is none: what is to be
taken out of an entry is named after `--clear`, and what is not wanted is left out."""


def walked(command: Any, path: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Yield each parameter that takes a value, of a command and of those in it."""
    for param in command.params:
        if not getattr(param, "is_flag", False) and f"{path} {named(param)}" not in EXCEPTIONS:
            yield path, command, param
    inner = COMMANDS if not path else getattr(command, "commands", {})
    for name in inner:
        yield from walked(command.get_command(None, name), f"{path} {name}".strip())


def named(param: Any) -> str:
    """Give the name of a parameter as people read it: an option's own, an argument's capitals."""
    return str(param.opts[0] if param.param_type_name == "option" else param.metavar.strip("[]."))


PARAMETERS = {
    f"{path} {named(param)}".strip(): (path, command, param)
    for path, command, param in walked(typer.main.get_command(app))
}


@pytest.mark.parametrize("value", ["", " ", "\u200b"], ids=["nothing", "a space", "no width"])
@pytest.mark.parametrize("parameter", PARAMETERS)
def test_nothing_takes_an_empty_value(curate: Curate, parameter: str, value: str) -> None:
    """Whatever is asked for: exit 2, one line that names it and what to write, nothing done."""
    path, command, param = PARAMETERS[parameter]
    option = param.param_type_name == "option"
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    last = arguments.index(param) if param in arguments else -1
    words = [
        value if one is param else "x"
        for at, one in enumerate(arguments)
        if one.required or at <= last
    ]
    before = curate.text()
    result = curate(
        *path.split(), *([param.opts[0], value] if option else []), *words, columns=None
    )
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"Error: {named(param)}: this is empty. ")
    assert len(result.err.splitlines()) == 1
    assert curate.text() == before
    assert not list((curate.folder.parent / "user-data").glob("**/*"))


def test_the_walk_comes_by_all_kinds() -> None:
    """Options and arguments of the app, of commands and of commands within them are all tried."""
    known = {"--file", "list WORDS", "list --theme", "add TITLE", "add --id", "edit --clear"}
    assert known | {"themes rename NEW", "done --note", "init PATH", "show ID"} <= set(PARAMETERS)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["list", ""], "WORDS: this is empty. Say what you mean, or leave it out."),
        (["show", ""], "ID: this is empty. Say what you mean."),
        (["done", "coaching", " "], "ID: this is empty. Say what you mean."),
        (["add", ""], "TITLE: this is empty. Say what you mean, or leave it out."),
        (["list", "--theme="], "--theme: this is empty. Write --theme ID, or leave it out."),
        (["list", "-t", "equity", "-t", ""], "--theme: this is empty. Write --theme ID, or"),
        (["add", "A", "-f", ""], "--format: this is empty. Write --format read|watch|listen,"),
        (["--file", "", "list"], "--file: this is empty. Write --file PATH, or leave it out."),
    ],
)
def test_what_is_empty_is_named(curate: Curate, typed: list[str], said: str) -> None:
    """The line says which value is empty, and what to write; one among others is no different."""
    result = curate(*typed, columns=None)
    assert result.code == 2
    assert result.err.startswith(f"Error: {said}")


@pytest.mark.parametrize("option", ["--author", "--theme", "--requires"])
@pytest.mark.parametrize("value", ["+", "-", "+ ", "-\u200b"])
def test_a_sign_alone_is_no_name(curate: Curate, option: str, value: str) -> None:
    """`edit --author +` adds nobody: exit 2, nothing written."""
    before = curate.text()
    result = curate("edit", "sled-dogs", option, value, columns=None)
    assert (result.code, result.out) == (2, "")
    assert "needs a name behind it" in result.err
    assert curate.text() == before


# Texts of which nothing can be seen, in the file.


@pytest.mark.parametrize("text", BLANK, ids=ascii)
def test_what_cannot_be_seen_is_nothing(text: str) -> None:
    """A text of which nothing can be seen is an empty one, wherever texts are read."""
    assert is_blank(text)
    assert clean_line(text) == clean_text(text) == clean_text(f"{text}\n{text}") == ""


@pytest.mark.parametrize(
    "text", ["x", "-", "\u200bx", "😀", "👩\u200d👧", "می\u200cخواهم", "\udcff"]
)
def test_what_can_be_seen_is_something(text: str) -> None:
    """One sign is enough, and what joins letters stays where it is; a bad byte is no emptiness."""
    assert not is_blank(text)
    assert clean_line(text) == clean_text(text) == ("" if text == "\udcff" else text)


@pytest.mark.parametrize("written", [r'"\u200b"', '"  "', r'"\ufeff"', r'"\a\b"', r'"\u3164"'])
def test_a_title_that_cannot_be_seen_is_missing(empty_folder: Curate, written: str) -> None:
    """In the file, such a title is none: `check` says so, and the others are still answered."""
    empty_folder.write(
        f"resources:\n- {{id: a, title: {written}, format: read}}\n"
        "- {id: b, title: B, format: read}\n"
    )
    assert "a · missing-title · add one" in empty_folder("check").out
    assert empty_folder("list", "--ids").out == "b\n"

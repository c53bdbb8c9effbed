"""Nothing where something is needed: refused, for every option and argument of every command."""

from typing import Any

import pytest
import typer

from curate.cli import app
from curate.safe_text import clean_line, is_blank
from tests.conftest import Curate

NOTHING = ("", " ", "\u200b", "\ufeff\u00a0", "\u3164")


HERE = "HERE"


def values() -> list[tuple[str, ...]]:
    """Return a command line for each option and argument that takes a value, with its place."""
    root: Any = typer.main.get_command(app)
    lines: list[tuple[str, ...]] = []

    def walk(command: Any, path: tuple[str, ...]) -> None:
        arguments = [param for param in command.params if param.param_type_name == "argument"]
        needed = ["culture" for param in arguments if param.required]
        for at in range(len(arguments)):
            lines.append((*path, "--", *["culture"] * at, HERE, *needed[at + 1 :]))
        for param in command.params:
            if param.param_type_name == "option" and not getattr(param, "is_flag", False):
                lines.append((*path, *needed, max(param.opts, key=len), HERE))
        for name in command.list_commands(None) if hasattr(command, "list_commands") else []:
            walk(command.get_command(None, name), (*path, name))

    walk(root, ())
    return [line for line in lines if line != ("--show-completion", HERE)]


@pytest.mark.parametrize("line", values(), ids=" ".join)
def test_nothing_is_no_value(curate: Curate, line: tuple[str, ...]) -> None:
    """An empty text, blanks, and signs that nobody sees: exit 2, one line, nothing written."""
    before = curate.text()
    for nothing in NOTHING:
        result = curate(*(nothing if word == HERE else word for word in line), columns=None)
        assert (result.code, result.out) == (2, ""), (line, nothing)
        assert " is empty. Say what it is, or leave it out." in result.err.splitlines()[0]
    assert curate.text() == before


def test_there_are_many_values() -> None:
    """What is walked over are the options of all commands."""
    assert len(values()) > 60
    assert ("themes", "rename", "--", "culture", HERE) in values()


@pytest.mark.parametrize("title", ["''", "'  '", '"\\u200B"', '"\\uFEFF"', '"\\0"'])
def test_a_title_that_nobody_sees_is_missing(curate: Curate, title: str) -> None:
    """A title of nothing that can be seen is a fault of the list."""
    curate.write(f"resources:\n- id: one\n  title: {title}\n  format: read\n")
    assert "missing-title" in curate("check").out


@pytest.mark.parametrize("text", ["a", "\u3164a", "!", "\u0301", "🐕", "\udcff", "½"])
def test_what_can_be_seen_is_not_blank(text: str) -> None:
    """A letter, a sign or an accent is something."""
    assert not is_blank(text)
    assert clean_line("\u200b " + text) != "" or text == "\udcff"

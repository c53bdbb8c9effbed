"""Findings as the workflow commands by which GitHub shows them beside the lines of a file."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from curate.checks.explained import Severity, severity_of
from curate.model import Problem
from curate.safe_text import spelt


class CheckFormat(StrEnum):
    """What a service that runs `check` can ask for; the shape of each never changes."""

    GITHUB = "github"


_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def annotations(problems: Iterable[Problem], file: str) -> Iterator[str]:
    """Write each finding as a line; `file` is the path of the list from where it is checked."""
    for problem in problems:
        about = f"{problem.id}: " if problem.id else ""
        remedy = problem.remedy[:1].upper() + problem.remedy[1:]
        said = f"{about}{problem.message} {remedy} ({problem.rule})"
        at = f"file={_escaped(file, ':,')},line={problem.line}"
        yield f"::{_COMMANDS[severity_of(problem.rule)]} {at}::{_escaped(said)}\n"


def _escaped(text: str, more: str = "") -> str:
    """Write a text as GitHub's runner reads it back; in a property, `more` is escaped too."""
    for sign in f"%\r\n{more}":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return spelt(text)

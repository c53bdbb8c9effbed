"""A list with one slip of the hand: the line that must be mended is the one that is named."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curate.checks.check import check
from curate.errors import CurateError
from curate.yaml_reading import events
from tests.conftest import PROJECT, Curate
from tests.profiles import often

TEXT = (PROJECT / "data" / "resources.yaml").read_text(encoding="utf-8")
LINES = TEXT.split("\n")
IDS = re.findall(r"^- id: (\S+)\n  title: [^\'\"]", TEXT, re.MULTILINE)
"""Of the entries whose titles are not in quotes."""

Damage = Callable[[str], str]


def begun_with(sign: str, line: str) -> str:
    """Return the line of a title that begins with a sign."""
    return f"  title: {sign}A"


DAMAGES: dict[str, tuple[str, Any, str]] = {
    "a dash lost": ("- id", lambda line: "  " + line[2:], "without its dash"),
    "a dash and its space lost": ("- id", lambda line: line[2:], "without its dash"),
    "no space after the dash": ("- id", lambda line: "-" + line[2:], "no space after the dash"),
    "an entry moved": ("- id", lambda line: " " + line, "indented 1 space more"),
    "a key moved right": ("format", lambda line: " " + line, "indented 1 space more"),
    "a key moved left": ("format", lambda line: line[1:], "indented 1 space less"),
    "a key at the left edge": ("format", lambda line: line.strip(), "indented 2 spaces less"),
    "a title at the left edge": ("title", lambda line: line.strip(), "indented 2 spaces less"),
    "no colon after title": ("title", lambda line: line.replace(":", "", 1), "Write title: "),
    "no colon after format": (
        "format",
        lambda line: line.replace(":", ""),
        "no colon after format",
    ),
    "no space after the colon": (
        "title",
        lambda line: line.replace(": ", ":", 1),
        "no space after",
    ),
    "an equals sign": ("format", lambda line: line.replace(":", " ="), "Write format: "),
    "a bracket lost": ("themes", lambda line: line.replace("]", ""), 'a "[" is opened'),
    "a quote not closed": ("title", lambda line: line.replace(": ", ': "', 1), 'a " is opened'),
    "a ' not closed": ("title", lambda line: line.replace(": ", ": '", 1), "a ' is opened"),
    "half quoted": ("title", lambda line: '  title: "A" b', "text follows the closing"),
    "a colon in a title": (
        "title",
        lambda line: "  title: A: b",
        "Put it in quotes: title: 'A: b'",
    ),
    "a colon at the end": ("title", lambda line: "  title: A:", "Put it in quotes"),
    **{
        f"a title with {sign}": (
            "title",
            lambda line, sign=sign: f"  title: {sign}A",
            "quoted here",
        )
        for sign in ("@", "`", "%", "*x ", ",", "? ", "- ", "}", "]")
    },
    "a no-break space to indent": ("format", lambda line: "\u00a0 " + line[2:], "not an ordinary"),
    "a wide space to indent": ("level", lambda line: "\u3000" + line[2:], "not an ordinary"),
    "a no-break space behind the colon": (
        "format",
        lambda line: line.replace(": ", ":\u00a0"),
        "not an ordinary",
    ),
    "a tab to indent": ("format", lambda line: "\t" + line[2:], "a tab is used"),
    "curly quotes": ("title", lambda line: "  title: “A: b”", "no quotation mark"),
    "a bullet": ("- id", lambda line: "• " + line[2:], "Write a dash: - id:"),
    "a star": ("- id", lambda line: "* " + line[2:], "Write a dash: - id:"),
    "a long dash": ("- id", lambda line: "– " + line[2:], "Write a dash: - id:"),
    "a conflict": (
        "format",
        lambda line: f"<<<<<<< HEAD\n{line}\n=======\n{line}\n>>>>>>> other",
        "conflict markers",
    ),
    "a title that is a mark": ("title", lambda line: "  title: &A b", "takes for a mark"),
    "a title that is a tag": ("title", lambda line: "  title: !A b", "takes for a mark"),
    "themes without brackets": (
        "themes",
        lambda line: "  themes: equity, culture",
        "[equity, culture]",
    ),
}


def damaged(id_: str, key: str, damage: Damage) -> tuple[str, int] | None:
    """Return the list with one line changed, and its number; None where there is no such line."""
    start = LINES.index(f"- id: {id_}")
    for at in range(start, len(LINES)):
        if at > start and LINES[at].startswith("- "):
            return None
        if LINES[at].strip().startswith(f"{key}:") or (key == "- id" and at == start):
            return "\n".join([*LINES[:at], damage(LINES[at]), *LINES[at + 1 :]]), at + 1
    return None


def told(text: str) -> list[tuple[int | None, str]]:
    """Return the lines that are named, each with what is said of it."""
    try:
        _, problems = check(text)
    except CurateError as error:
        return [(error.line, error.message)]
    return [(one.line, f"{one.message} {one.remedy}") for one in problems]


@pytest.mark.parametrize("loader", events.LOADERS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("name", DAMAGES)
def test_the_line_at_fault_is_named(
    name: str, loader: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever slip it is, in the first entry, in one between and in the last."""
    monkeypatch.setattr(events, "LOADERS", (loader,))
    key, damage, said = DAMAGES[name]
    tried = 0
    for id_ in (IDS[1], "cultural-competence", "troublemaker", IDS[-1]):
        found = damaged(id_, key, damage)
        if found is None:
            continue
        text, line = found
        tried += 1
        assert [one for one in told(text) if one[0] == line and said in one[1]], told(text)
    assert tried


CERTAIN = [name for name in DAMAGES if name not in ("a bracket lost", "themes without brackets")]


@settings(max_examples=often(150))
@given(st.sampled_from(IDS), st.sampled_from(CERTAIN))
def test_the_first_line_that_is_named_is_the_one_to_mend(id_: str, name: str) -> None:
    """Nobody is sent to an innocent line first."""
    key, damage, _ = DAMAGES[name]
    found = damaged(id_, key, damage)
    if found is not None and not (id_ == IDS[0] and key == "- id"):
        text, line = found
        assert told(text)[0][0] == line


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("\nresources:", "\nresources", "no colon after resources"),
        ("\nresources:", "\nresource:", "Is it resource: here that is meant?"),
        ("\nthemes:", "\nthemes", "no colon after themes"),
    ],
)
def test_a_slip_at_the_left_edge(old: str, new: str, said: str) -> None:
    """The keys of the list itself are looked at, too."""
    line = TEXT[: TEXT.index(old) + 1].count("\n") + 1
    assert told(TEXT.replace(old, new))[0][0] == line
    assert said in told(TEXT.replace(old, new))[0][1]


def test_a_list_that_cannot_be_read_is_not_empty(curate: Curate) -> None:
    """Where no entry can be read, that is what is said, everywhere."""
    curate.write("resources:\n- id: one\n  title: One\n  format: smell\n")
    for command in (["list"], ["path"], ["next"], []):
        result = curate(*command, columns=None)
        assert "empty" not in result.err + result.out, command
        assert "1 entry cannot be read" in result.err, command

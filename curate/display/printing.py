"""Text to a stream: painted by role, remarks folded, errors in one shape."""

import re
from collections.abc import Iterable
from io import TextIOWrapper
from itertools import islice
from shlex import quote

import typer

from curate.errors import CurateError
from curate.safe_text import one_line, visible
from curate.streams import Stream
from curate.wording import TO_WRITE

ROLES = {
    "title": "1",
    "id": "36",
    "command": "36",
    "doubt": "33",
    "error": "31",
    "removed": "31",
    "added": "32",
    "done": "32",
    "dim": "2",
}
"""The colour of each role, as ANSI codes (ECMA-48, Select Graphic Rendition)."""

_BEGIN = {role: chr(0xD800 + number) for number, role in enumerate(ROLES)}
_END = chr(0xD800 + len(ROLES))
_CODES = {_BEGIN[role]: f"\x1b[{code}m" for role, code in ROLES.items()} | {_END: "\x1b[0m"}
"""Until it is written, a colour is one half of a surrogate pair, which no text from outside can
be: so all else that is an order to the terminal can be taken out of a line at the end."""
_PAINTED = re.compile(f"([{''.join(_CODES)}])")

PLAIN_MARKS = str.maketrans(
    {
        "·": "-",
        "×": "x",
        "─": "-",
        "█": "#",
        "└": "`",
        "…": "...",
        "✓": "x",
        "●": ">",
        "–": "-",
        "—": "-",
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
    }
)
"""What stands for a mark where the terminal's encoding has none."""

_UNBROKEN = (
    r'(?<=[0-9h]) (?=h |min|[0-9]{2}(?![0-9]))|(?<=min) (?=× )|(?<=×) (?=[0-9])|(?<="-) (?=")'
)
"""The spaces in `3 h 16`, in `45 min × 2`, and in the dash of an entry, `"- "`."""
_AT_ONCE = 50
"""Pieces of text that are written together: each time of writing takes as long as to make one."""
_GLUE = "\x1f"
"""Stands for a space at which no line may be broken."""
_ONLY_OPTIONS = re.compile(r"(?: ?--[a-z-]+(?: (?!--)(?:'[^']*'|[^\s']+))?)+")
_COMMAND = re.compile(r"(?<=: )(?<!^Error: )(?:curate |--)[^·\n]+(?= ·|\n|$)")
"""A command that is advised; not the option or command that an error begins with."""


def paint(stream: Stream, text: str, role: str) -> str:
    """Put `text` in the colour of `role`, a key of ROLES, where the stream shows colours."""
    return f"{_BEGIN[role]}{text}{_END}" if stream.colour and text else text


def marked(stream: Stream, text: str) -> str:
    """Return `text` as it may be shown, marks like `·` as ASCII ones where the stream needs it."""
    text = visible(text)
    return text if stream.unicode else text.translate(PLAIN_MARKS)


def say(stream: Stream, text: str = "") -> None:
    """Write a line; of what `text` holds, only `paint` gives orders to a terminal."""
    codes = _CODES if stream.colour else dict.fromkeys(_CODES, "")
    pieces = (codes.get(piece) or marked(stream, piece) for piece in _PAINTED.split(text))
    typer.echo("".join(pieces), file=stream.file, color=stream.colour)


def say_folded(
    stream: Stream, text: str, part: str = "", role: str = "id", *, rest: str | None = None
) -> None:
    """Write a line, on a terminal folded between words; `part` of it in the colour of `role`.

    What is behind `part` is in the colour of the role `rest`.
    """
    folded = _folded(stream, text)
    if part and part not in folded:  # it was folded, too
        found = re.search(r"\s+".join(map(re.escape, part.split())), folded)
        part = found[0] if found else ""
    before, shown, after = folded.partition(part) if part else ("", "", folded)
    say(
        stream,
        before + paint(stream, shown, role) + (paint(stream, after, rest) if rest else after),
    )


def done(stream: Stream, text: str) -> None:
    """Write `text` as done, with a tick, after an empty line."""
    say(stream)
    tick(stream, text)


def tick(stream: Stream, text: str) -> None:
    """Write `text` with a green tick before it."""
    say(stream, f"{paint(stream, '✓', 'done')} {text}")


def pour(stream: Stream, pieces: Iterable[str], *, exactly: bool = False) -> None:
    """Write pieces of text as they come, a few at once, without holding them all.

    They are written as they are: JSON, rows, or what was `marked`. On Windows lines end as they
    do there, unless it is to be done `exactly`.
    """
    if exactly and isinstance(stream.file, TextIOWrapper):
        stream.file.reconfigure(newline="")
    rest = iter(pieces)
    while some := list(islice(rest, _AT_ONCE)):
        stream.file.write("".join(some))
    stream.file.flush()


def remark(stream: Stream, fact: str, *ways: tuple[str, str]) -> None:
    """Write "Fact. Label: command · Label: command", folded before the labels where too wide.

    `fact` may have further lines; the ways then stand on a line of their own.
    """
    fact = _folded(stream, fact)
    plain = " · ".join(f"{label}: {in_full(stream, command)}" for label, command in ways)
    painted = _way_a_line(stream, plain)
    if not ways or not fact:
        say(stream, fact + painted)
        return
    too_wide = stream.width is not None and len(f"{fact} {plain}") > stream.width
    apart = "\n  " if too_wide or "\n" in fact else " "
    say(stream, f"{fact}{apart}{painted}")


def in_full(stream: Stream, command: str) -> str:
    """Give a command that is advised as it may be typed: whole, and about this list.

    What is only options comes with the command that runs; and with it the `--file PATH` that it
    needs. The one place that adds these: what makes the advice need not know how it was asked.
    """
    if _ONLY_OPTIONS.fullmatch(command):
        command = stream.advice.again(command)
    list_file = stream.advice.list_file
    ready = command.endswith(" --help") or " --file " in command
    if list_file is None or ready or not command.startswith("curate "):
        return command
    words, dashes, taken_as_typed = command.partition(" -- ")
    return f"{words} --file {quote(one_line(list_file))}{dashes}{taken_as_typed}"


def _with_ways(stream: Stream, text: str) -> str:
    """Give `text` folded, the commands that follow "Label: " in it in full, whole and painted."""
    text = _COMMAND.sub(lambda found: in_full(stream, found[0]).replace(" ", _GLUE), text)
    folded = _folded(stream, text).replace(_GLUE, " ")
    return _COMMAND.sub(lambda found: paint(stream, found[0], "command"), folded)


def _way_a_line(stream: Stream, text: str) -> str:
    """Put the commands of "Label: command · Label: command" in colour; a way a line if too wide."""
    if stream.width is not None and max(map(len, text.split("\n"))) + 2 > stream.width:
        text = text.replace(" · ", "\n  ")
    return _COMMAND.sub(lambda found: paint(stream, found[0], "command"), text)


def _folded(stream: Stream, text: str) -> str:
    """Break lines that are wider than the stream between words; where it has no width, none."""
    if stream.width is None or all(len(line) <= stream.width for line in text.split("\n")):
        return text
    from textwrap import fill

    def folded(line: str) -> str:
        width = stream.width or len(line)
        line = re.sub(_UNBROKEN, _GLUE, line)
        indent = len(line) - len(line.lstrip()) + 2
        room = width - max(map(len, line.split(" ")))
        return fill(
            line,
            width,
            subsequent_indent=" " * (min(indent, room) if room >= 0 else indent),
            break_long_words=False,
            break_on_hyphens=False,
        ).replace(_GLUE, " ")

    return "\n".join(map(folded, text.split("\n")))


def _with_line_whole(stream: Stream, message: str) -> str:
    """Fold a message; a line that is to be written stays whole, so that it can be copied."""
    fact, mark, line = message.partition(f" {TO_WRITE}")
    if not mark or stream.width is None or len(message) <= stream.width:
        return _with_ways(stream, message)
    return f"{_with_ways(stream, fact + mark.rstrip())}\n    {line}"


def report(stream: Stream, error: CurateError) -> None:
    """Write an error: "Error: file:line: what is wrong", and under it what helps."""
    said = _with_line_whole(stream, f"Error: {error}").removeprefix("Error:")
    say(stream, paint(stream, "Error:", "error") + said)
    if error.hint:
        hint = _COMMAND.sub(lambda found: in_full(stream, found[0]), error.hint)
        say(stream, f"  {_way_a_line(stream, hint)}")

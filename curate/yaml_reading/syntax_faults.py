"""What likely made a text unreadable as YAML, said so that somebody can mend it.

The cause is found by looking at the text where the parser stopped. What the parser says of
it is never read and never shown: its words change from release to release.
"""

import re
from typing import Any

import yaml

from curate.errors import CurateError

MOST_NESTED = 64
"""Deeper nesting is refused: a reading list needs five levels, and PyYAML's own
composer crashes the interpreter on 100,000."""

_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?: |$)", re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n?|\n")
_SEPARATOR = re.compile(r"^(?:---|\.\.\.)(?=\s|\Z)", re.MULTILINE)
_DASHES = re.compile(r" *(?:[-?] +)*")
"""What stands before the first value of a line."""
_QUOTED = r"""'(?:[^']|'')*+(?P<single>')?|"(?:[^"\\]|\\(?s:.)?)*+(?P<double>")?"""
_PARTS = re.compile(rf"(?:^|(?<=[\s\[{{,:]))(?:{_QUOTED})|(?:^|(?<=\s))\#.*|[\[\]{{}}]")
"""Quoted texts, comments and brackets."""

_TAB = "a tab is used to indent. Use spaces."
_NEVER_CLOSED = "a quotation mark is opened and never closed."
_ESCAPE = "a backslash in a quoted value begins no known escape. Write two, or use single quotes."
_COLON = 'a ": " in an unquoted value. Quote the value.'
_NO_COLON = 'a key without a ":" after it.'
_INDENTATION = "the indentation goes wrong here."
_INDENTATION_OR_QUOTES = "the indentation or the quoting goes wrong here."
_BRACKETS = "inside brackets, put a comma between two values, and quotes around one that has one."
_NEVER_FIRST = ("@", "`", "%")
_SPECIAL = ("!", "&", "*", "|", ">")
_FROM_HERE_ON = (
    "this is not YAML from here on. Look at the quotes, the colons and the indentation."
)


def nested(line: int) -> CurateError:
    """Make the error for values that are nested deeper than a list needs, from `line` on."""
    return CurateError(f"the values here are nested more than {MOST_NESTED} deep.", line=line)


def unreadable(text: str, error: Exception, reached: int | None = None) -> CurateError:
    """Make the error that says where `text` stops being YAML, and what likely did it.

    `error` is what the parser raised; its class and its marks are looked at. `reached` is how
    far the parser had come, in characters: for an error without marks.
    """
    conflict = _CONFLICT.search(text)
    if conflict:
        return CurateError(
            "git left conflict markers here. Keep the lines you want, delete the markers.",
            line=text.count("\n", 0, conflict.start()) + 1,
        )
    began = _offset(getattr(error, "context_mark", None))
    stopped = _offset(getattr(error, "problem_mark", None))
    stopped = next((at for at in (stopped, began, reached) if at is not None), None)
    if stopped is None:
        return _invisible_character(text)
    deepest = _too_deep(text, stopped)
    if deepest is not None:
        return nested(_line_and_column(text, deepest)[0])
    if isinstance(error, yaml.parser.ParserError):
        said, at = _between_values(text, stopped if began is None else began, stopped)
    else:
        said, at = _within_a_value(text, began, stopped)
    line, column = _line_and_column(text, at)
    return CurateError(said, line=line, column=column)


def _offset(mark: Any) -> int | None:
    """Return where a mark of the parser is, in characters."""
    return None if mark is None else int(mark.index)


def _within_a_value(text: str, began: int | None, stopped: int) -> tuple[str, int]:
    """Say what is wrong, and where, when the parser stopped within something it was reading.

    `began` is where that begins, if the parser told. Places are offsets in characters.
    """
    quote = _open_quote(text, began, stopped)
    if quote is not None:
        return _in_quotes(text, quote, stopped)
    tab = _indenting_tab(text, stopped)
    if tab is not None:
        return _TAB, tab
    at = text[stopped : stopped + 1]
    if at == ":":
        return _open_bracket(text, _open_brackets(text, stopped)) or (_COLON, stopped)
    start = "" if began is None else text[began : began + 1]
    for first in (at if at in _NEVER_FIRST else "", start if start in _SPECIAL else ""):
        if first:
            return f'a value that begins with "{first}" must be quoted here.', stopped
    if began is None or began == stopped:
        return _FROM_HERE_ON, stopped
    return _NO_COLON, stopped


def _between_values(text: str, began: int, stopped: int) -> tuple[str, int]:
    """Say what is wrong, and where, when a value came where none may be.

    `began` is where the list or map begins in which it came, in characters.
    """
    tab = _indenting_tab(text, stopped)
    if tab is not None:
        return _TAB, tab
    start = text[began : began + 1]
    if start and start in "[{":
        unclosed = _open_bracket(text, [began])
        return unclosed or (_COLON if text[stopped : stopped + 1] == ":" else _BRACKETS, stopped)
    if began == stopped:
        return _FROM_HERE_ON, stopped
    in_list = start == "-" and text[began + 1 : began + 2].isspace()
    return (_INDENTATION if in_list else _INDENTATION_OR_QUOTES), stopped


def _in_quotes(text: str, quote: int, stopped: int) -> tuple[str, int]:
    """Say what is wrong between the quotation mark at `quote` and where the parser stopped."""
    if stopped >= len(text) or _SEPARATOR.match(text, stopped):
        return _NEVER_CLOSED, quote
    backslash = text.rfind("\\", quote, stopped + 1)
    if text[quote] == '"' and backslash > 0:
        return _ESCAPE, backslash
    return _FROM_HERE_ON, stopped


def _open_quote(text: str, began: int | None, stopped: int) -> int | None:
    """Return where the quotation mark is that is open at `stopped`, if one is.

    Where the parser told in what it stopped, only that is looked at.
    """
    if began is None:
        found = _PARTS.finditer(text, _entry_start(text, stopped), stopped)
        parts = [part for part in found if part.end() == stopped]
    else:
        parts = [part for part in [_PARTS.match(text, began, stopped)] if part]
    for part in parts:
        if part[0][0] in "'\"" and not part["single"] and not part["double"]:
            return part.start()
    return None


def _open_brackets(text: str, stopped: int, start: int | None = None) -> list[int]:
    """Return where the brackets and braces are that are open at `stopped`, the outermost first."""
    opened: list[int] = []
    begin = _entry_start(text, stopped) if start is None else start
    for part in _PARTS.finditer(text, begin, stopped):
        if part[0] in "]}":
            opened = opened[:-1]
        elif part[0] in "[{" and (opened or _begins_a_value(text, part.start())):
            opened.append(part.start())
    return opened


def _open_bracket(text: str, opened: list[int]) -> tuple[str, int] | None:
    """Say so where the last of the `opened` brackets is closed nowhere in the text."""
    if opened and opened[-1] in _open_brackets(text, len(text), opened[-1]):
        return f'a "{text[opened[-1]]}" is opened and never closed.', opened[-1]
    return None


def _begins_a_value(text: str, offset: int) -> bool:
    """Whether what stands at `offset` is the first of a value, and not in the middle of a text."""
    before = text[_line_start(text, offset) : offset].rstrip(" ")
    return not before or before[-1] in "-?:" or before.split(" ")[-1][0] in "&!"


def _too_deep(text: str, stopped: int) -> int | None:
    """Return where nesting goes deeper than it may, if it does so before `stopped`."""
    opened = _open_brackets(text, stopped)
    start = _line_start(text, opened[0] if opened else stopped)
    dashes = _DASHES.match(text, start, stopped)
    levels = [start + at for at, one in enumerate(dashes[0] if dashes else "") if one != " "]
    levels += opened
    return levels[MOST_NESTED] if len(levels) > MOST_NESTED else None


def _indenting_tab(text: str, stopped: int) -> int | None:
    """Return where a tab stands in for the indentation in front of `stopped`, if one does."""
    start = _line_start(text, stopped)
    before = text[start:stopped].rstrip(" \t")
    end = stopped
    while text[end : end + 1] in (" ", "\t"):
        end += 1
    tab = text.find("\t", start + len(before), end)
    if tab < 0:
        return None
    in_front_of_a_block = before[-1:] in ("-", "?", ":") and (
        tab == stopped or text[end : end + 1] in ("-", "?")
    )
    return tab if not before or in_front_of_a_block else None


def _entry_start(text: str, offset: int) -> int:
    """Return the start of the last line up to `offset` that begins with a dash.

    No bracket and no quotation mark that is open at `offset` begins before that.
    """
    start = _line_start(text, offset)
    while start and not text.startswith("- ", start + _spaces(text, start)):
        start = _line_start(text, start - 1)
    return start


def _spaces(text: str, start: int) -> int:
    """Return how many spaces there are from `start` on."""
    end = start
    while text.startswith(" ", end):
        end += 1
    return end - start


def _line_start(text: str, offset: int) -> int:
    """Return where the line begins that `offset` is on."""
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Return the line and the column of a place, counted from 1."""
    ends = [0, *(found.end() for found in _LINE_END.finditer(text, 0, offset))]
    return len(ends), offset - ends[-1] + 1


def _invisible_character(text: str) -> CurateError:
    """Make the error for a character that YAML does not allow, wherever it is."""
    found = _CONTROL.search(text)
    if found is None:
        return CurateError("this is not YAML. Look at the quotes, colons and indentation.")
    line, column = _line_and_column(text, found.start())
    return CurateError(
        f"there is a control character (U+{ord(found[0]):04X}), which YAML does not allow. "
        "Delete it.",
        line=line,
        column=column,
    )

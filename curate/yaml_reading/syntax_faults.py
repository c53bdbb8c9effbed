"""What likely made a text unreadable as YAML, said so that somebody can mend it.

The cause is found by looking at the text where the parser stopped. What the parser says of
it is never read and never shown: its words change from release to release.
"""

import re
from typing import TYPE_CHECKING, Any

import yaml

from curate.errors import CurateError
from curate.yaml_reading.line_ends import LINE_END, line_start
from curate.yaml_reading.open_marks import (
    MOST_NESTED,
    entry_start,
    open_brackets,
    open_quote,
    too_deep,
)

if TYPE_CHECKING:
    from curate.yaml_reading.line_repairs import Repair

_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?: |$)", re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
_SEPARATOR = re.compile(r"^(?:---|\.\.\.)(?=\s|\Z)", re.MULTILINE)
_TAB = "a tab is used to indent. Use spaces."
_NEVER_CLOSED = "a quotation mark is opened and never closed."
_ESCAPE = "a backslash in a quoted value begins no known escape. Write two, or use single quotes."
_COLON = 'a ": " in a value without quotes. Quote the value.'
_NO_COLON = 'a key without a ":" after it.'
_INDENTATION = "the indentation goes wrong here."
_INDENTATION_OR_QUOTES = "the indentation or the quoting goes wrong here."
_BRACKETS = "inside brackets, put a comma between two values, and quotes around one that has one."
_TO_BE_QUOTED = 'a value that begins with "{}" must be quoted here.'
_NEVER_FIRST = ("@", "`", "%")
_SPECIAL = ("!", "&", "*", "|", ">")
_MORE = "There may be more below: check again after this."
_FROM_HERE_ON = "this is not YAML from here on. Look at the quotes, the colons and the indentation."


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
    deepest = too_deep(text, stopped)
    if deepest is not None:
        return nested(_line_and_column(text, deepest)[0])
    from curate.yaml_reading.repairs import best_repair

    repair = best_repair(text, _line_and_column(text, stopped)[0] - 1)
    if repair is not None:
        hint = None if _is_readable(text, repair) else _MORE
        return CurateError(repair.message, line=repair.at + 1, column=repair.column, hint=hint)
    if isinstance(error, yaml.parser.ParserError):
        said, at = _between_values(text, stopped if began is None else began, stopped)
    else:
        said, at = _within_a_value(text, began, stopped)
    line, column = _line_and_column(text, at)
    hint = _MORE if LINE_END.search(text.rstrip(), at) else None
    return CurateError(said, line=line, column=column, hint=hint)


def _is_readable(text: str, repair: "Repair") -> bool:
    """Whether a text can be read with the line of it that a repair writes otherwise."""
    from curate.yaml_reading.repairs import LOADER

    lines = LINE_END.split(text)
    lines[repair.at] = repair.line
    try:
        for _ in yaml.parse("\n".join(lines), Loader=LOADER):
            pass
    except (yaml.YAMLError, ValueError, OverflowError):
        return False
    return True


def _offset(mark: Any) -> int | None:
    """Return where a mark of the parser is, in characters."""
    return None if mark is None else int(mark.index)


def _within_a_value(text: str, began: int | None, stopped: int) -> tuple[str, int]:
    """Say what is wrong, and where, when the parser stopped within something it was reading.

    `began` is where that begins, if the parser told. Places are offsets in characters.
    """
    quote = open_quote(text, began, stopped)
    if quote is not None:
        return _in_quotes(text, quote, stopped)
    tab = _indenting_tab(text, stopped)
    if tab is not None:
        return _TAB, tab
    at = text[stopped : stopped + 1]
    if at == ":":
        return _bracket_here(text, stopped) or (_COLON, stopped)
    start = "" if began is None else text[began : began + 1]
    for first in (at if at in _NEVER_FIRST else "", start if start in _SPECIAL else ""):
        if first:
            return _TO_BE_QUOTED.format(first), stopped
    if began is None or began == stopped or start == "%":
        return _FROM_HERE_ON, stopped
    return _NO_COLON, stopped


def _between_values(text: str, began: int, stopped: int) -> tuple[str, int]:
    """Say what is wrong, and where, when a value came where none may be.

    `began` is where the list or map begins in which it came, in characters.
    """
    tab = _indenting_tab(text, stopped)
    if tab is not None:
        return _TAB, tab
    if text[stopped : stopped + 1] == "!":  # a tag that nothing declares
        return _TO_BE_QUOTED.format("!"), stopped
    start = text[began : began + 1]
    if start and start in "[{":
        unclosed = _never_closed(text, began)
        return unclosed or (_COLON if text[stopped : stopped + 1] == ":" else _BRACKETS, stopped)
    if began == stopped:
        return _bracket_here(text, stopped) or (_FROM_HERE_ON, stopped)
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


def _bracket_here(text: str, stopped: int) -> tuple[str, int] | None:
    """Say so where `stopped` is in a bracket or brace that is closed nowhere in the text."""
    opened = open_brackets(text, entry_start(text, stopped), stopped)
    return _never_closed(text, opened[-1]) if opened else None


def _never_closed(text: str, bracket: int) -> tuple[str, int] | None:
    """Say so where the bracket or brace at the offset `bracket` is closed nowhere in the text."""
    if bracket in open_brackets(text, bracket + 1, len(text), (bracket,))[:1]:
        return f'a "{text[bracket]}" is opened and never closed.', bracket
    return None


def _indenting_tab(text: str, stopped: int) -> int | None:
    """Return where a tab stands in for the indentation in front of `stopped`, if one does."""
    start = line_start(text, stopped)
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


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Return the line and the column of a place, counted from 1."""
    ends = [0, *(found.end() for found in LINE_END.finditer(text, 0, offset))]
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

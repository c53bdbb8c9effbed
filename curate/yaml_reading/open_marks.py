"""What is open at a place in a text that is no YAML: quotation marks, brackets, levels.

Places are offsets in characters.
"""

import re
from collections.abc import Iterator

from curate.yaml_reading.line_ends import line_start

MOST_NESTED = 64
"""Deeper nesting is refused: a reading list needs five levels, and PyYAML's own
composer crashes the interpreter on 100,000."""

_DASHES = re.compile(r" *(?:[-?] +)*")
"""What stands before the first value of a line."""
_QUOTED = r"""(?P<quoted>'(?:[^']|'')*+(?P<single>')?|"(?:[^"\\]|\\(?s:.)?)*+(?P<double>")?)"""
_COMMENT = r"(?:^|(?<=\s))\#.*"
_QUOTED_TEXT = re.compile(_QUOTED)
_IN_BRACKETS = re.compile(
    rf"(?<=[\s\[{{,:]){_QUOTED}|{_COMMENT}|(?P<bracket>[\[\]{{}}])", re.MULTILINE
)
_OUTSIDE = re.compile(
    r"(?:^ *+(?:[-?] ++)*+|: ++)(?:[&!]\S*+ ++)*+"
    rf"(?:{_QUOTED}|(?P<bracket>[\[{{]))|{_COMMENT}",
    re.MULTILINE,
)
"""Outside brackets, a bracket or a quotation mark means something only where a value begins."""

_DEEPER = {"[": 1, "{": 1, "]": -1, "}": -1}


def open_quote(text: str, began: int | None, stopped: int) -> int | None:
    """Return where the quotation mark is that is open at `stopped`, if one is.

    Where the parser told in what it stopped, only that is looked at.
    """
    if began is None:
        parts = [*_parts(text, entry_start(text, stopped), stopped)][-1:]
    else:
        parts = [part for part in [_QUOTED_TEXT.match(text, began, stopped)] if part]
    for part in parts:
        if part["quoted"] and part.end() == stopped and not part["single"] and not part["double"]:
            return part.start("quoted")
    return None


def _parts(text: str, begin: int, stopped: int, depth: int = 0) -> Iterator[re.Match[str]]:
    """Give the quoted texts, comments and brackets from `begin` to `stopped`.

    `depth` is in how many brackets `begin` stands.
    """
    while part := (_IN_BRACKETS if depth else _OUTSIDE).search(text, begin, stopped):
        yield part
        begin = part.end()
        depth += _DEEPER.get(part["bracket"], 0)


def open_brackets(text: str, begin: int, stopped: int, opened: tuple[int, ...] = ()) -> list[int]:
    """Return where the brackets and braces are that are open at `stopped`, the outermost first.

    `opened` are those that are open at `begin`.
    """
    still_open = list(opened)
    for part in _parts(text, begin, stopped, len(opened)):
        deeper = _DEEPER.get(part["bracket"], 0)
        if deeper > 0:
            still_open.append(part.start("bracket"))
        elif deeper < 0:
            still_open.pop()
    return still_open


def too_deep(text: str, stopped: int) -> int | None:
    """Return where nesting goes deeper than it may, if it does so before `stopped`.

    A quotation mark that stands open in some text before must not hide it: the line alone
    is looked at too.
    """
    for begin in (entry_start(text, stopped), line_start(text, stopped)):
        opened = open_brackets(text, begin, stopped)
        start = line_start(text, opened[0] if opened else stopped)
        dashes = _DASHES.match(text, start, stopped)
        levels = [start + at for at, one in enumerate(dashes[0] if dashes else "") if one != " "]
        levels += opened
        if len(levels) > MOST_NESTED:
            return levels[MOST_NESTED]
    return None


def entry_start(text: str, offset: int) -> int:
    """Return the start of the last line up to `offset` that begins with a dash.

    No bracket and no quotation mark that is open at `offset` begins before that.
    """
    start = line_start(text, offset)
    while start and not text.startswith("- ", start + _spaces(text, start)):
        start = line_start(text, start - 1)
    return start


def _spaces(text: str, start: int) -> int:
    """Return how many spaces there are from `start` on."""
    end = start
    while text.startswith(" ", end):
        end += 1
    return end - start

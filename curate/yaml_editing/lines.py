"""The lines of a text, by offsets in characters."""

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from curate.yaml_reading.line_ends import PARSED_LINE_END

_RARE_BREAKS = ("\r", "\x85", "\u2028", "\u2029")


def line_start(text: str, offset: int) -> int:
    """Return where the line that `offset` is on begins."""
    return text.rfind("\n", 0, offset) + 1


def line_end(text: str, offset: int) -> int:
    """Return where the line that `offset` is on ends, its line end included."""
    end = text.find("\n", offset)
    return len(text) if end < 0 else end + 1


def line_number(text: str, offset: int) -> int:
    """Return the number of the line that `offset` is on, from 1."""
    return text.count("\n", 0, offset) + 1


def line_numbers(text: str, offsets: Iterable[int]) -> Iterator[int]:
    """Yield the numbers of the lines that `offsets` are on, from 1; these are in order."""
    number, before = 1, 0
    for offset in offsets:
        number += text.count("\n", before, offset)
        before = offset
        yield number


def parsed_line(text: str, line: int) -> int:
    """Return the offset at which the line begins that has this number for the parser."""
    ends = _line_ends(text)
    at = min(line - 1, len(ends))
    return ends[at - 1] if at > 0 else 0


@lru_cache(maxsize=1)
def _line_ends(text: str) -> Sequence[int]:
    """Tell where each line ends for the parser: kept, as many lines of one text are asked for."""
    rare = any(break_ in text for break_ in _RARE_BREAKS)
    ends = PARSED_LINE_END.finditer(text) if rare else re.finditer("\n", text)
    return array("q", (found.end() for found in ends))


def newline(text: str, offset: int) -> str:
    """Return the line end to write at a place: that of its line, else of the line above."""
    end = text.find("\n", offset)
    end = text.rfind("\n", 0, offset) if end < 0 else end
    return "\r\n" if end > 0 and text[end - 1] == "\r" else "\n"


def missing_line_end(text: str, offset: int) -> str:
    """Return the line end that the last line of a file may lack in front of `offset`."""
    return "" if text[max(0, offset - 1) : offset] in ("", "\n") else newline(text, offset)


def past_blank_lines(text: str, offset: int) -> int:
    """Return where the blank lines end that begin at `offset`."""
    while offset < len(text) and not text[offset : line_end(text, offset)].strip():
        offset = line_end(text, offset)
    return offset

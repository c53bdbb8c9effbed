"""Text of tables to rows: what stands between cells, quotes, lines, and quotes left open."""

import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import StringIO
from itertools import islice
from typing import NamedTuple

DELIMITERS = (",", ";", "\t", "|")
_LINES_LOOKED_AT = 200
"""To see whether blanks stand before quotes, which else would be part of the cells."""
_MOST_OPEN = 1_000
"""How many quotes that are left open are mended; what is behind each is read once more."""


class Row(NamedTuple):
    """A row of a table."""

    line: int
    """Where it begins, counted from 1."""
    cells: list[str]


def lines_of(text: str) -> list[str]:
    """Give the lines of a text with their ends, whichever these are."""
    return list(StringIO(text, newline=""))


def rows_of(lines: Sequence[str], delimiter: str, most: int | None = None) -> list[Row]:
    """Read rows, without those that are blank; at most so many, where `most` says so.

    A quote that is never closed, or swallows the rows behind it, is part of its cell. Where
    tabs stand between cells, quotes count only where all rows would not be of one width.
    """
    if delimiter == "\t":
        plain = [
            Row(row.line, [_bare(cell) for cell in row.cells])
            for row in islice(unquoted_rows(lines), most)
        ]
        if len({len(row.cells) for row in plain}) == 1:
            return plain
    with _cells_of_any_size(lines):
        return list(islice(_quoted_rows(lines, delimiter), most))


def unquoted_rows(lines: Sequence[str], delimiter: str = "\t") -> Iterator[Row]:
    """Read rows in which quotes are letters like others, without those that are blank."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield Row(number, line.rstrip("\r\n").split(delimiter))


def _bare(cell: str) -> str:
    """Take the quotes off a cell that is quoted as a whole, and has those within it doubled."""
    if len(cell) < 2 or cell[0] != '"' or cell[-1] != '"':
        return cell
    inner = cell[1:-1]
    return cell if '"' in inner.replace('""', "") else inner.replace('""', '"')


@contextmanager
def _cells_of_any_size(lines: Sequence[str]) -> Iterator[None]:
    """Let the module read cells as long as the whole; its limit is one for all who use it."""
    before = csv.field_size_limit(max(csv.field_size_limit(), sum(map(len, lines)) + 1))
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _quoted_rows(lines: Sequence[str], delimiter: str) -> Iterator[Row]:
    at, width, mended = 0, 0, 0
    apart = re.compile(rf'" *{re.escape(delimiter)} +"')
    blanks = any(map(apart.search, lines[:_LINES_LOOKED_AT]))
    while at < len(lines):
        begin = at
        rest = (lines[number] for number in range(begin, len(lines)))
        reader = csv.reader(rest, delimiter=delimiter, skipinitialspace=blanks)
        for cells in reader:
            end = begin + reader.line_num
            row = Row(at + 1, cells)
            if end - at > 1 and mended < _MOST_OPEN:
                swallowing = len(cells) != width or (end == len(lines) and _open(lines[at:end]))
                first = next(unquoted_rows(lines[at : at + 1], delimiter), row)
                if swallowing and len(first.cells) == width == lines[at + 1].count(delimiter) + 1:
                    yield Row(at + 1, first.cells)
                    at, mended = at + 1, mended + 1
                    break
            at = end
            if any(cells):
                width = width or len(cells)
                yield row
        else:
            return


def _open(lines: Sequence[str]) -> bool:
    """Whether a quote in these lines is never closed."""
    return sum(line.count('"') for line in lines) % 2 == 1

"""What an index keeps of the text it was built from, to tell what changed in a later one."""

import sqlite3
from array import array
from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple

from curate.yaml_reading.entry_texts import EntryTexts, taken_apart_as
from curate.yaml_reading.reading_list import ReadingList

STEP = 1024
"""From one position to the next in a new index: so many entries find room between two."""
_BYTES = 16
"""Of a digest: no two entries of a list ever have the same by chance."""
_WHOLE = "q"
"""Of the arrays: whole numbers of eight bytes."""


class Marks(NamedTuple):
    """The entries of a text, in its order."""

    head: bytes
    """The digest of what is before them."""
    indentation: int
    """Of their dashes, in characters."""
    digests: list[bytes]
    positions: Sequence[int]
    """In the index."""
    lines: Sequence[int]
    """Where they begin, from 1."""


def first_positions(number: int) -> range:
    """Give the positions of so many entries in a new index."""
    return range(STEP, STEP * (number + 1), STEP)


def marks_of(texts: EntryTexts) -> Marks:
    """Mark the entries of a text, at positions as in a new index."""
    return Marks(
        _digest(texts.head),
        texts.indentation,
        [_digest(texts.entry(at)) for at in range(texts.number)],
        first_positions(texts.number),
        texts.lines(),
    )


def marks_of_list(text: str, read: ReadingList) -> Marks | None:
    """Mark a text that was read as a whole; None where its entries cannot be told apart."""
    texts = taken_apart_as(text, read)
    return None if texts is None else marks_of(texts)


def keep(connection: sqlite3.Connection, marks: Marks | None) -> None:
    """Keep marks in the index, in the place of others; None: a later text is read as a whole."""
    connection.execute("DELETE FROM marks")
    if marks is None:
        return
    positions, lines = (array(_WHOLE, some).tobytes() for some in (marks.positions, marks.lines))
    row = (marks.head, marks.indentation, b"".join(marks.digests), positions, lines)
    connection.execute("INSERT INTO marks VALUES (?, ?, ?, ?, ?)", row)


def read(connection: sqlite3.Connection) -> Marks | None:
    """Read the marks that an index keeps; None where it has none."""
    row = connection.execute(f"SELECT {', '.join(Marks._fields)} FROM marks").fetchone()
    if row is None:
        return None
    head, indentation, digests, *numbers = row
    each = [digests[at : at + _BYTES] for at in range(0, len(digests), _BYTES)]
    positions, lines = (array(_WHOLE, some) for some in numbers)
    return Marks(head, indentation, each, positions, lines)


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_BYTES).digest()

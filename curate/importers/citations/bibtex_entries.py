"""BibTeX to entries as they are written: abbreviations put in, twins kept, faults named."""

import logging
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from curate.importers.candidates import LeftOut, UnreadableError

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""Abbreviations that everybody has."""
_WITHOUT_KEY = re.compile(
    r"^([ \t]*@(?!string\b)[a-z]+[ \t]*[{(])(?=\s*[a-z][\w-]*\s*=)", re.IGNORECASE | re.MULTILINE
)
"""The beginning of an entry as EndNote writes it."""
_TITLE = re.compile(r"\btitle\s*=\s*[{\"]([^{}\"\n]{1,200})", re.IGNORECASE)


class Entry(NamedTuple):
    """An entry."""

    type: str
    """In lower case, without `@`."""
    key: str
    fields: dict[str, str]
    """LaTeX, by names in lower case; of a field that comes twice, the first."""
    line: int


def entries_of(text: str, left_out: list[LeftOut]) -> Iterator[Entry]:
    """Yield the entries of a text; add those that cannot be read to `left_out`.

    Raises UnreadableError where nothing can be read.
    """
    from bibtexparser import model
    from bibtexparser.splitter import Splitter

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # we tell of faults
    text = _WITHOUT_KEY.sub(r"\1,", re.sub(r"\r\n?", "\n", text))
    try:
        blocks = Splitter(text).split().blocks
    except Exception:  # of any kind, for what it takes for faults of its own
        raise UnreadableError("It is BibTeX with faults that nothing can be read of.") from None
    abbreviations = {month: month for month in MONTHS}
    for block in blocks:
        one = block.ignore_error_block if isinstance(block, model.ParsingFailedBlock) else block
        if one is None:
            left_out.append(_failed(block))
        elif isinstance(one, model.String):
            abbreviations[one.key.lower()] = _value(str(one.value), abbreviations)
        elif isinstance(one, model.Entry):
            fields: dict[str, str] = {}
            for field in one.fields:
                fields.setdefault(field.key.lower(), _value(str(field.value), abbreviations))
            yield Entry(one.entry_type.lower(), one.key, fields, (one.start_line or 0) + 1)


def _failed(block: Any) -> LeftOut:
    """Name an entry that cannot be read by its title, else by how it begins."""
    raw = str(block.raw or "").strip()
    title = _TITLE.search(raw)
    what = title[1] if title else raw.split("\n")[0][:80]
    where = f"line {(block.start_line or 0) + 1}"
    return LeftOut(what, "an entry with a fault in its braces or commas", where)


def _value(raw: str, abbreviations: dict[str, str]) -> str:
    """Give the text of a value: without its braces or quotes, what is abbreviated in full."""
    said = []
    for part in _parts(raw) if "#" in raw else [raw]:
        part = part.strip()
        is_enclosed = len(part) > 1 and part[0] in '{"'
        said.append(part[1:-1] if is_enclosed else abbreviations.get(part.lower(), part))
    return "".join(said).strip()


def _parts(raw: str) -> Iterator[str]:
    """Split a value at each `#` outside braces and quotes."""
    depth, begin, quoted = 0, 0, False
    for place, char in enumerate(raw):
        if char in "{}":
            depth += 1 if char == "{" else -1
        elif char == '"' and depth == 0:
            quoted = not quoted
        elif char == "#" and depth == 0 and not quoted:
            yield raw[begin:place]
            begin = place + 1
    yield raw[begin:]

"""Resources for scripts and other pages: JSON, TSV, CSV, bare ids, a list in Markdown."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from itertools import starmap
from operator import attrgetter
from typing import Any

from curate.exports.json_text import json_array
from curate.history.progress import TO_DO, Progress, minutes_left
from curate.model import Resource


class RowFormat(StrEnum):
    """What a script can ask for; the shape of each never changes."""

    JSON = "json"
    TSV = "tsv"
    CSV = "csv"
    IDS = "ids"
    MARKDOWN = "markdown"


OF_RESOURCE = (
    "id",
    "title",
    "format",
    "minutes",
    "parts",
    "total_minutes",
    "time_source",
    "words",
    "themes",
    "level",
    "importance",
    "requires",
    "authors",
    "publisher",
    "published",
    "url",
    "summary",
    "line",
)
"""What is written of a resource: attributes of it, in the order of the keys and the columns."""
OF_READER = ("status", "minutes_left")
"""What is written of the reader, behind it."""
KEYS = (*OF_RESOURCE, *OF_READER, "added")
"""What came later stands at the end, so that who counts columns counts as before."""
FOR_OTHERS = tuple(key for key in KEYS if key not in (*OF_READER, "line"))
"""What other people and programs are told: only whoever has the file asks for a line."""
_FORMULA = frozenset("=+-@")
_of_resource = attrgetter(*OF_RESOURCE)


def as_dict(resource: Resource, progress: Progress = TO_DO) -> dict[str, Any]:
    """Make the JSON object of a resource, and of how far the reader is with it.

    `minutes` holds the estimate where there is one.
    """
    return dict(zip(KEYS, _values(resource, progress), strict=True))


def _values(resource: Resource, progress: Progress = TO_DO) -> tuple[Any, ...]:
    """Give what is written of both, in the order of KEYS."""
    of_reader = progress.status, minutes_left(resource, progress)
    return (*_of_resource(resource), *of_reader, resource.added)


Told = tuple[Resource, Progress]
"""A resource, and how far the reader is with it."""


def as_json(told: Iterable[Told]) -> Iterator[str]:
    """Yield a JSON array of resources, in pieces."""
    return json_array(as_dict(resource, progress) for resource, progress in told)


def as_short_json(resources: Iterable[Resource]) -> Iterator[str]:
    """Yield the JSON array of `exported_json` without what is not known, as short as can be."""
    rows = map(_for_others, resources)
    known = ({key: value for key, value in row.items() if value not in (None, ())} for row in rows)
    return json_array(known, spaced=False)


def exported_json(resources: Iterable[Resource]) -> Iterator[str]:
    """Yield the JSON array of `as_json` for others, in pieces: nothing of a reader is in it."""
    return json_array(map(_for_others, resources))


def exported_csv(resources: Iterable[Resource]) -> Iterator[str]:
    """Yield the lines of `as_csv` for others: nothing of a reader is in them."""
    return _csv(FOR_OTHERS, (_for_others(one).values() for one in resources))


def as_tsv(told: Iterable[Told]) -> Iterator[str]:
    """Yield a header and a line a resource, cells between tabs."""
    yield "\t".join(KEYS) + "\n"
    for values in starmap(_values, told):
        yield "\t".join(_cells(values)) + "\n"


def as_csv(told: Iterable[Told]) -> Iterator[str]:
    """Yield a header and a line a resource, quoted as RFC 4180 has it.

    A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP,
    "CSV Injection").
    """
    return _csv(KEYS, starmap(_values, told))


def _csv(keys: Iterable[str], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    import csv

    line = csv.writer(_Returned(), lineterminator="\n").writerow
    yield line(keys)
    for row in rows:
        yield line([f"'{cell}" if cell[:1] in _FORMULA else cell for cell in _cells(row)])


class _Returned:
    """A file for `csv`, whose `writerow` then returns the line."""

    def write(self, text: str) -> str:
        """Return what was written."""
        return text


def as_ids(ids: Iterable[str]) -> Iterator[str]:
    """Yield an id a line."""
    return (f"{id_}\n" for id_ in ids)


def as_markdown(told: Iterable[Told]) -> Iterator[str]:
    """Yield an item of a Markdown list for each resource, with what it is and how long it takes."""
    from curate.exports.markdown import linked
    from curate.history.wording import time_of

    for resource, progress in told:
        yield f"- {linked(resource)} ({resource.format}, {''.join(time_of(resource, progress))})\n"


def _for_others(resource: Resource) -> dict[str, Any]:
    row = as_dict(resource)
    return {key: row[key] for key in FOR_OTHERS}


def _cells(values: Iterable[Any]) -> list[str]:
    """Write each value as a cell, on one line.

    Texts of a list are read with one space between words: only a summary has line breaks.
    """
    cells = [
        value if isinstance(value, str) else "" if value is None else _cell(value)
        for value in values
    ]
    if "\n" in "".join(cells):
        return [" ".join(cell.split()) for cell in cells]
    return cells


def _cell(value: int | tuple[str, ...]) -> str:
    return ";".join(value) if isinstance(value, tuple) else str(value)


WRITERS: dict[RowFormat, Callable[[Iterable[Any]], Iterator[str]]] = {
    RowFormat.JSON: as_json,
    RowFormat.TSV: as_tsv,
    RowFormat.CSV: as_csv,
    RowFormat.IDS: as_ids,
    RowFormat.MARKDOWN: as_markdown,
}
"""The row formats, each with its function: of ids for bare ids, else of what is told."""

"""Resources for scripts and other pages: JSON, TSV, CSV, bare ids, a list in Markdown."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
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
_FORMULA = ("=", "+", "-", "@")
_values = attrgetter(*OF_RESOURCE)


def as_dict(resource: Resource, progress: Progress = TO_DO) -> dict[str, Any]:
    """Make the JSON object of a resource, and of how far the reader is with it.

    `minutes` holds the estimate where there is one.
    """
    row = dict(zip(OF_RESOURCE, _values(resource), strict=True))
    row["status"] = progress.status
    row["minutes_left"] = minutes_left(resource, progress)
    row["added"] = resource.added
    return row


Told = tuple[Resource, Progress]
"""A resource, and how far the reader is with it."""


def as_json(told: Iterable[Told]) -> Iterator[str]:
    """Yield a JSON array of resources, in pieces."""
    return json_array(as_dict(resource, progress) for resource, progress in told)


def as_short_json(resources: Iterable[Resource]) -> Iterator[str]:
    """Yield the JSON array of `as_json` for other people: what is known, and nothing of a reader.

    Also without the line, which only whoever has the file asks for.
    """
    for_others = [key for key in KEYS if key not in (*OF_READER, "line")]
    rows = map(as_dict, resources)
    known = ({key: row[key] for key in for_others if row[key] not in (None, ())} for row in rows)
    return json_array(known, spaced=False)


def as_tsv(told: Iterable[Told]) -> Iterator[str]:
    """Yield a header and a line a resource, cells between tabs."""
    yield "\t".join(KEYS) + "\n"
    for one in told:
        yield "\t".join(_cells(*one)) + "\n"


def as_csv(told: Iterable[Told]) -> Iterator[str]:
    """Yield a header and a line a resource, quoted as RFC 4180 has it.

    A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP,
    "CSV Injection").
    """
    import csv
    from io import StringIO

    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\n")

    def line(cells: Iterable[str]) -> str:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow(cells)
        return buffer.getvalue()

    yield line(KEYS)
    for one in told:
        yield line(f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in _cells(*one))


def as_ids(told: Iterable[Told]) -> Iterator[str]:
    """Yield an id a line."""
    return (f"{resource.id}\n" for resource, _ in told)


def as_markdown(told: Iterable[Told]) -> Iterator[str]:
    """Yield an item of a Markdown list for each resource, with what it is and how long it takes."""
    from curate.exports.markdown import linked
    from curate.history.wording import time_of

    for resource, progress in told:
        yield f"- {linked(resource)} ({resource.format}, {''.join(time_of(resource, progress))})\n"


def _cells(resource: Resource, progress: Progress) -> list[str]:
    cells = []
    for value in as_dict(resource, progress).values():
        if value is None:
            cells.append("")
        elif isinstance(value, str):
            cells.append(" ".join(value.split()))
        elif isinstance(value, tuple):
            cells.append(";".join(value))
        else:
            cells.append(str(value))
    return cells


WRITERS: dict[RowFormat, Callable[[Iterable[Told]], Iterator[str]]] = {
    RowFormat.JSON: as_json,
    RowFormat.TSV: as_tsv,
    RowFormat.CSV: as_csv,
    RowFormat.IDS: as_ids,
    RowFormat.MARKDOWN: as_markdown,
}
"""The row formats, each with its function."""

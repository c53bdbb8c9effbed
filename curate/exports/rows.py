"""Resources for scripts: JSON, tab-separated, comma-separated, and bare ids."""

import json
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import Any

from curate.history.progress import TO_DO, Progress, minutes_left
from curate.model import Resource


class RowFormat(StrEnum):
    """What a script can ask for; the shape of each never changes."""

    JSON = "json"
    TSV = "tsv"
    CSV = "csv"
    IDS = "ids"


KEYS = (
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
    "status",
    "minutes_left",
)
_FORMULA = ("=", "+", "-", "@")


def as_dict(resource: Resource, progress: Progress = TO_DO) -> dict[str, Any]:
    """Return a resource as its JSON object; `minutes` holds the estimate where there is one."""
    return {
        "id": resource.id,
        "title": resource.title,
        "format": resource.format,
        "minutes": resource.minutes,
        "parts": resource.parts,
        "total_minutes": resource.total_minutes,
        "time_source": resource.time_source,
        "words": resource.words,
        "themes": resource.themes,
        "level": resource.level,
        "importance": resource.importance,
        "requires": resource.requires,
        "authors": resource.authors,
        "publisher": resource.publisher,
        "published": resource.published,
        "url": resource.url,
        "summary": resource.summary,
        "line": resource.line,
        "status": progress.status,
        "minutes_left": minutes_left(resource, progress),
    }


def json_text(value: Any) -> str:
    """Return one JSON value, a top-level key a line."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def json_array(objects: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield a JSON array in pieces, one object a line; `[]` where there are none."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    lead = "[\n"
    for value in objects:
        yield f"{lead}{encode(value)}"
        lead = ",\n"
    yield "[]\n" if lead == "[\n" else "\n]\n"


Told = tuple[Resource, Progress]
"""A resource, and how far the reader is with it."""


def as_json(told: Iterable[Told]) -> Iterator[str]:
    """Yield a JSON array of resources, in pieces."""
    return json_array(as_dict(resource, progress) for resource, progress in told)


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
}
"""The row formats, each with its function."""

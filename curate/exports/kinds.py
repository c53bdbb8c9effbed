"""The kinds in which a list, or some of it, leaves, each with what writes it."""

from enum import StrEnum
from importlib import import_module
from typing import Protocol, cast

from curate.exports.rows import exported_csv, exported_json
from curate.yaml_reading.reading_list import ReadingList


class ExportKind(StrEnum):
    """What a list can be exported as, in the order of the help."""

    MARKDOWN = "markdown"
    HTML = "html"
    CSV = "csv"
    JSON = "json"
    YAML = "yaml"
    BOOKMARKS = "bookmarks"
    RSS = "rss"
    RIS = "ris"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"
    ICS = "ics"
    SQLITE = "sqlite"


_ROWS = {ExportKind.CSV: exported_csv, ExportKind.JSON: exported_json}
"""What `list` writes, too, with what is of its reader."""
_MODULES = {
    ExportKind.MARKDOWN: "markdown_list",
    ExportKind.HTML: "html_table",
    ExportKind.YAML: "list_file",
    ExportKind.BOOKMARKS: "bookmarks",
    ExportKind.RSS: "rss",
    ExportKind.RIS: "ris",
    ExportKind.BIBTEX: "bibtex",
    ExportKind.CSL_JSON: "csl_json",
}
"""But for a calendar, which is of a path, and a database, which is no text."""
ONLY_WITH_ADDRESS = frozenset((ExportKind.BOOKMARKS,))
"""Kinds in which nothing can be that has no address."""


class Exporter(Protocol):
    """The module of a kind."""

    def exported(self, reading_list: ReadingList) -> str:
        """Write a list in this kind."""


def written(kind: ExportKind, reading_list: ReadingList) -> str:
    """Write a list in any kind that is a text; nothing of its reader's history is in it."""
    if kind in _ROWS:
        return "".join(_ROWS[kind](reading_list.resources))
    exporter = cast("Exporter", import_module(f"curate.exports.{_MODULES[kind]}"))
    return exporter.exported(reading_list)


OTHER_NAMES = {
    "md": ExportKind.MARKDOWN,
    "yml": ExportKind.YAML,
    "feed": ExportKind.RSS,
    "bib": ExportKind.BIBTEX,
    "csl": ExportKind.CSL_JSON,
    "ical": ExportKind.ICS,
    "calendar": ExportKind.ICS,
    "db": ExportKind.SQLITE,
}
"""What a kind is called by the names of its files, and by others; the help has them, too."""
ENDINGS = {
    **{str(kind): kind for kind in ExportKind},
    **{name: kind for name, kind in OTHER_NAMES.items() if len(name) < 4},
    "htm": ExportKind.HTML,
    "sqlite3": ExportKind.SQLITE,
}
"""Of which kind a file is, by the ending of its name."""

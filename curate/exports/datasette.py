"""What Datasette is told of a database that was exported: titles, facets, what columns mean."""

from typing import Any

from curate.exports.chosen import NO_TITLE
from curate.exports.json_text import json_text
from curate.yaml_reading.reading_list import ReadingList

_FACETS = [{"array": "themes"}, "format", "level", "importance", "publisher"]
_COLUMNS = {
    "minutes": "Minutes of one part; an estimate where time_source says so; empty: not known",
    "parts": "How many parts it has; empty: not known",
    "total_minutes": "Minutes of all parts",
    "importance": "essential, recommended (where nothing is said) or optional",
    "published": "A day, a month or a year",
    "position": "Its place in the list",
}
_OF_THE_TABLE = {
    "time_source": "stated in the list, estimated from the number of words, or unknown",
    "themes": "Ids of its themes",
    "requires": "Ids of what comes first",
    "added": "When it came to the list",
}
_UNITS = {"minutes": "min", "total_minutes": "min"}
"""Shown by Datasette until 1.0, which passes them over."""
_TABLES: dict[str, dict[str, Any]] = {
    "resources_with_themes": {
        "description": "What there is to read, watch and hear, with all themes it is within.",
        "sort": "position",
        "facets": _FACETS,
        "columns": {"themes": "Titles of its themes, and of those around them", **_COLUMNS},
        "units": _UNITS,
        "fts_table": "resources_fts",
        "fts_pk": "position",
    },
    "resources": {
        "description": "What there is to read, watch and hear.",
        "label_column": "title",
        "sort": "position",
        "facets": _FACETS,
        "columns": _COLUMNS | _OF_THE_TABLE,
        "units": _UNITS,
    },
    "themes": {
        "description": "What resources are about.",
        "label_column": "title",
        "sort": "position",
        "columns": {"parent": "The theme it is part of", "position": "Its place in the list"},
    },
    "resource_themes": {"description": "Which resource is about which theme."},
    "requirements": {
        "description": "Which resource comes after which other one.",
        "columns": {"requires": "What comes first"},
    },
}


def metadata(reading_list: ReadingList, name: str) -> str:
    """Write the metadata file for the database of a list; `name` is that of its file, no ending."""
    title = reading_list.title or NO_TITLE
    said = {
        "title": title,
        "description": reading_list.description,
        "source": title if reading_list.url else None,
        "source_url": reading_list.url,
    }
    known = {key: value for key, value in said.items() if value}
    return json_text(known | {"databases": {name: {**known, "tables": _TABLES}}})

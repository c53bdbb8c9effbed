"""What Datasette is told of a database that was exported: titles, facets, the order of rows."""

from curate.exports.chosen import NO_TITLE
from curate.exports.json_text import json_text
from curate.yaml_reading.reading_list import ReadingList


def metadata(reading_list: ReadingList, name: str) -> str:
    """Write the metadata file for the database of a list; `name` is that of its file, no ending."""
    facets = ["format", "level", "importance", "publisher", {"array": "themes"}]
    resources = {
        "label_column": "title",
        "sort": "position",
        "facets": facets,
        "columns": {
            "minutes": "Minutes of one part, with estimates",
            "total_minutes": "Minutes of all parts",
        },
    }
    tables = {"resources": resources, "themes": {"label_column": "title"}}
    said = {
        "title": reading_list.title or NO_TITLE,
        "description": reading_list.description,
        "source_url": reading_list.url,
        "databases": {name: {"tables": tables}},
    }
    return json_text({key: value for key, value in said.items() if value})

"""Kind: CSL-JSON, in which Zotero, Pandoc and other programs hand references on."""

from typing import Any

from curate.durations import format_minutes
from curate.exports.chosen import theme_titles
from curate.exports.json_text import json_text
from curate.exports.references import keywords, noted, one_line
from curate.model import Format, Resource
from curate.yaml_reading.reading_list import ReadingList

_TYPES: dict[Format, dict[str, str]] = {
    Format.WATCH: {"type": "motion_picture"},
    Format.LISTEN: {"type": "broadcast", "medium": "audio"},
}


def exported(reading_list: ReadingList) -> str:
    """Write an array of references; themes are keywords.

    The note has format, time, level and importance; of recordings the time is in its field, too.
    """
    titles = theme_titles(reading_list)
    return json_text([_reference(one, titles) for one in reading_list.resources])


def _reference(one: Resource, titles: dict[str, str]) -> dict[str, Any]:
    is_page = {"type": "webpage" if one.link else "document"}
    minutes = None if one.estimated or one.format is Format.READ else one.total_minutes
    fields = {
        "id": one.id,
        "citation-key": one.id,
        **_TYPES.get(one.format, is_page),
        "title": one_line(one.title),
        "author": [{"literal": name} for name in one.authors],
        "issued": _date(one.published),
        "accessed": _date(one.added),
        "publisher": one.publisher,
        "URL": one.link,
        "dimensions": minutes and format_minutes(minutes),
        "note": noted(one),
        "abstract": one.summary and one_line(one.summary),
        "keyword": ", ".join(keywords(one, titles)),
    }
    return {key: value for key, value in fields.items() if value}


def _date(date: str | None) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[int(part) for part in date.split("-")]]} if date else None

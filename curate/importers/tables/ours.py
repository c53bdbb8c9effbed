"""What `list --json`, `--csv` and `--tsv` write, and a published page, back to candidates."""

from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from curate.importers.candidates import Candidate
from curate.model import Format, Importance, Level, Status, TimeSource

_Word = TypeVar("_Word", Format, Level, Importance, Status)
_ONLY_OURS = frozenset(("id", "title", "time_source"))


def is_ours(keys: Collection[str]) -> bool:
    """Whether the keys of a record, or the columns of a table, are those that `list` writes."""
    return _ONLY_OURS.issubset(keys)


def own_candidate(row: Mapping[str, Any], where: str) -> Candidate | None:
    """Give the candidate of one resource; None where it has no title.

    In a table all values are texts, and lists are joined by `;`. Minutes that were estimated
    are left to be estimated again.
    """
    title = _text(row, "title")
    if not title:
        return None
    estimated = row.get("time_source") == TimeSource.ESTIMATED
    return Candidate(
        id=_text(row, "id"),
        title=title,
        url=_text(row, "url"),
        format=_one_of(Format, row.get("format")),
        minutes=None if estimated else _number(row, "minutes"),
        parts=_number(row, "parts"),
        words=_number(row, "words"),
        theme_ids=_texts(row, "themes"),
        level=_one_of(Level, row.get("level")),
        importance=_one_of(Importance, row.get("importance")),
        requires=_texts(row, "requires"),
        authors=_texts(row, "authors"),
        publisher=_text(row, "publisher"),
        published=_text(row, "published"),
        added=_text(row, "added"),
        summary=_text(row, "summary"),
        status=_one_of(Status, row.get("status")),
        where=where,
    )


def _text(row: Mapping[str, Any], key: str) -> str | None:
    value = row.get(key)
    return value or None if isinstance(value, str) else None


def _texts(row: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = row.get(key) or ()
    if isinstance(value, str):
        return tuple(filter(None, value.split(";")))
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def _number(row: Mapping[str, Any], key: str) -> int | None:
    value = row.get(key)
    if isinstance(value, str) and value.isdecimal() and len(value) < 7:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _one_of(words: type[_Word], value: Any) -> _Word | None:
    return next((word for word in words if word == value), None)

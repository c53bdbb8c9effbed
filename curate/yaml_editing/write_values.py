"""Values and entries as YAML, their scalars written by PyYAML."""

import math
from collections.abc import Sequence

import yaml

from curate.model import Importance, Resource, TimeSource
from curate.yaml_reading.fields import RESOURCE_KEYS, UNKNOWN_PARTS

FOLD_FROM = 70
"""A summary longer than this, in characters, is folded over several lines."""
FOLD_AT = 88
"""The longest line of such a text, in characters, without the indentation of the entry."""
_AS_IT_IS = ("format", "minutes", "parts", "words", "level", "importance", "published")
"""Fields whose values need no quotes: the parser takes them as text in any case."""


def fields_of(resource: Resource) -> dict[str, str | tuple[str, ...] | None]:
    """Return the fields of an entry that reads back as `resource`.

    What says nothing (one part, recommended, an estimate) is not among them.
    """
    stated = resource.time_source is TimeSource.STATED
    parts = UNKNOWN_PARTS if resource.parts is None else str(resource.parts)
    unmarked = resource.importance is Importance.RECOMMENDED
    return {
        "id": resource.id,
        "title": resource.title,
        "format": resource.format,
        "minutes": str(resource.minutes) if stated else None,
        "parts": None if parts == "1" else parts,
        "words": None if resource.words is None else str(resource.words),
        "themes": resource.themes,
        "level": resource.level,
        "importance": None if unmarked else resource.importance,
        "requires": resource.requires,
        "authors": resource.authors,
        "publisher": resource.publisher,
        "published": resource.published,
        "url": resource.url,
        "summary": resource.summary,
    }


def entry(resource: Resource) -> list[str]:
    """Return the lines of an entry that reads back as `resource`, without dash or indentation."""
    fields = fields_of(resource)
    lines: list[str] = []
    for key in RESOURCE_KEYS:
        given = fields[key]
        if given:
            lines += f"{key}: {value(key, given)}".split("\n")
    return lines


def value(key: str, given: str | Sequence[str]) -> str:
    """Return the value of a field as YAML; further lines are indented by two from the key."""
    if not isinstance(given, str):
        return flow(given)
    if key in _AS_IT_IS:
        return str(given)
    return paragraphs(given) if key == "summary" else scalar(given)


def scalar(text: str) -> str:
    """Return `text` as a YAML value on one line, quoted where it must be."""
    written: str = yaml.safe_dump(str(text), allow_unicode=True, width=math.inf)
    return written.removesuffix("\n").removesuffix("\n...")


def flow(texts: Sequence[str]) -> str:
    """Return texts as a YAML list on one line: `[one, two]`."""
    written: str = yaml.safe_dump(
        list(texts), allow_unicode=True, width=math.inf, default_flow_style=True
    )
    return written.removesuffix("\n")


def flow_item(text: str) -> str:
    """Return `text` as it stands in a list on one line, quoted where it must be."""
    return flow([text])[1:-1]


def paragraphs(text: str) -> str:
    """Return a longer text as a YAML value: folded, or as it stands where it has line breaks."""
    if "\n" not in text and len(text) <= FOLD_FROM:
        return scalar(text)
    style = "|" if "\n" in text else ">"
    written: str = yaml.safe_dump(text, allow_unicode=True, width=FOLD_AT, default_style=style)
    return written.removesuffix("\n")

"""Values and entries as YAML, their scalars written by PyYAML."""

import math
import re
from collections.abc import Callable, Sequence

import yaml

from curate.model import Resource, Theme, TimeSource
from curate.yaml_reading.fields import FIELDS
from curate.yaml_reading.shapes import FieldText, Written

FOLD_FROM = 70
"""A summary longer than this, in characters, is folded over several lines."""
FOLD_AT = 88
"""The longest line of such a text, in characters, without the indentation of the entry."""
_PLAIN = re.compile(
    r"(?:[A-Za-z][\w ,.()/'’‘“”–—+&-]*|https?://[A-Za-z0-9._~/?&=+%-]+)(?<=[A-Za-z0-9)])", re.ASCII
)
"""Texts that no reader of YAML takes for anything else."""
_WORDS_OF_YAML = frozenset(("yes", "no", "true", "false", "on", "off", "null"))
"""But for these, which are no text there."""


def fields_of(resource: Resource) -> dict[str, FieldText]:
    """Say a resource as the fields of an entry that reads back as it.

    A field that says nothing (one part, recommended, an estimate) is None.
    """
    fields = {key: shape.text(getattr(resource, key)) for key, shape in FIELDS.items()}
    if resource.time_source is not TimeSource.STATED:
        fields["minutes"] = None
    return fields


def entry(resource: Resource) -> list[str]:
    """Write a resource as the lines of an entry, without dash or indentation."""
    lines: list[str] = []
    for key, given in fields_of(resource).items():
        if given:
            lines += f"{key}: {value(key, given)}".split("\n")
    return lines


def value(key: str, given: str | Sequence[str]) -> str:
    """Write the value of a field as YAML; further lines are indented by two from the key."""
    if not isinstance(given, str):
        return flow(given)
    return _WRITERS[FIELDS[key].written](given)


def scalar(text: str) -> str:
    """Write `text` as a YAML value on one line, quoted where it must be.

    What is surely plain is written as it is: PyYAML gives the same, a hundred times slower.
    """
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS_OF_YAML:
        return text
    written: str = yaml.safe_dump(str(text), allow_unicode=True, width=math.inf)
    return written.removesuffix("\n").removesuffix("\n...")


def flow(texts: Sequence[str]) -> str:
    """Write texts as a YAML list on one line: `[one, two]`."""
    written: str = yaml.safe_dump(
        list(texts),
        allow_unicode=True,
        width=math.inf,
        default_flow_style=True,
        default_style='"' if any("\n" in text for text in texts) else None,
    )
    return written.removesuffix("\n")


def flow_item(text: str) -> str:
    """Write `text` as it stands in a list on one line, quoted where it must be."""
    return flow([text])[1:-1]


def theme(one: Theme) -> list[str]:
    """Write a theme as the lines that declare it, without indentation."""
    id_, title = scalar(one.id), scalar(one.title) if one.title else ""
    if one.description is None:
        return [f"{id_}: {title}".rstrip()]
    lines = [f"description: {paragraphs(one.description)}"]
    if title:
        lines.insert(0, f"title: {title}")
    return [f"{id_}:", *(f"  {line}" for said in lines for line in said.split("\n"))]


def flow_theme(one: Theme) -> str:
    """Write a theme as it is declared in {braces}, all on one line."""
    id_, title = flow_item(one.id), flow_item(one.title or "")
    if one.description is None:
        return f"{id_}: {title}"
    titled = f"title: {title}, " if one.title else ""
    return f"{id_}: {{{titled}description: {flow_item(one.description)}}}"


def paragraphs(text: str) -> str:
    """Write a longer text as a YAML value: folded, or as it stands where it has line breaks."""
    if "\n" not in text and len(text) <= FOLD_FROM:
        return scalar(text)
    style = "|" if "\n" in text else ">"
    written: str = yaml.safe_dump(text, allow_unicode=True, width=FOLD_AT, default_style=style)
    return written.removesuffix("\n")


_WRITERS: dict[Written, Callable[[str], str]] = {
    Written.AS_IT_IS: str,
    Written.QUOTED: scalar,
    Written.PARAGRAPHS: paragraphs,
}

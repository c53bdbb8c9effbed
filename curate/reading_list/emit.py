"""One resource as the lines of an entry, its scalars written by PyYAML."""

import math

import yaml

from curate.model import Importance, Resource, TimeSource
from curate.reading_list.fields import UNKNOWN_PARTS

FOLD_FROM = 70
"""A summary longer than this, in characters, is folded over several lines."""
FOLD_AT = 88
"""The longest line of such a text, in characters, without the indentation of the entry."""


def entry(resource: Resource) -> list[str]:
    """Return the lines of an entry that reads back as `resource`, without dash or indentation.

    What says nothing (one part, recommended, an estimate) is not written.
    """
    stated = resource.minutes if resource.time_source is TimeSource.STATED else None
    parts = UNKNOWN_PARTS if resource.parts is None else resource.parts
    marked = None if resource.importance is Importance.RECOMMENDED else resource.importance
    lines = [
        f"id: {scalar(resource.id)}",
        f"title: {scalar(resource.title)}",
        f"format: {resource.format}",
    ]
    for key, plain in (
        ("minutes", stated),
        ("parts", None if parts == 1 else parts),
        ("words", resource.words),
    ):
        if plain is not None:
            lines.append(f"{key}: {plain}")
    if resource.themes:
        lines.append(f"themes: {flow(resource.themes)}")
    if resource.level is not None:
        lines.append(f"level: {resource.level}")
    if marked is not None:
        lines.append(f"importance: {marked}")
    for key, texts in (("requires", resource.requires), ("authors", resource.authors)):
        if texts:
            lines.append(f"{key}: {flow(texts)}")
    if resource.publisher is not None:
        lines.append(f"publisher: {scalar(resource.publisher)}")
    if resource.published is not None:
        lines.append(f"published: {resource.published}")
    if resource.url is not None:
        lines.append(f"url: {scalar(resource.url)}")
    if resource.summary is not None:
        lines += f"summary: {paragraphs(resource.summary)}".split("\n")
    return lines


def scalar(text: str) -> str:
    """Return `text` as a YAML value on one line, quoted where it must be."""
    written: str = yaml.safe_dump(text, allow_unicode=True, width=math.inf)
    return written.removesuffix("\n").removesuffix("\n...")


def flow(texts: tuple[str, ...]) -> str:
    """Return texts as a YAML list on one line: `[one, two]`."""
    written: str = yaml.safe_dump(
        list(texts), allow_unicode=True, width=math.inf, default_flow_style=True
    )
    return written.removesuffix("\n")


def paragraphs(text: str) -> str:
    """Return a longer text as a YAML value: folded, or as it stands where it has line breaks."""
    if "\n" not in text and len(text) <= FOLD_FROM:
        return scalar(text)
    style = "|" if "\n" in text else ">"
    written: str = yaml.safe_dump(text, allow_unicode=True, width=FOLD_AT, default_style=style)
    return written.removesuffix("\n")

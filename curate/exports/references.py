"""What references have in common, in whatever format they leave: plain text, and one note."""

import re

from curate.durations import format_time
from curate.importers.our_words import BY, MADE, NAMES
from curate.model import Resource

_BETWEEN = re.compile("[,;]")
"""What programs take for the end of a keyword."""


def one_line(text: str) -> str:
    """Give a text on one line; it stays plain, and nothing in it is spelt as HTML is."""
    return " ".join(text.split())


def keywords(one: Resource, titles: dict[str, str]) -> list[str]:
    """Give the themes of a resource as words that stand in one text, between commas.

    Of a theme whose title has a comma or a semicolon that is its id, which no program cuts up.
    """
    said = [(theme, titles.get(theme, theme)) for theme in one.themes]
    return [
        " ".join(_BETWEEN.split(id_)) if _BETWEEN.search(title) else title for id_, title in said
    ]


def noted(one: Resource, *, importance: bool = True) -> str:
    """Say what no field is for, as `import` reads it again: `read, 20 min × 2, introductory`."""
    said = [one.format, time_noted(one), one.level, one.importance if importance else None]
    return ", ".join(filter(None, said))


def time_noted(one: Resource) -> str:
    """Say how long it takes, as `import` reads it again: `20 min × 2`; also of parts alone."""
    if one.minutes is None and one.parts != 1:
        return f"? × {one.parts or '?'}"
    return format_time(one.minutes, one.parts, estimated=one.estimated)


def made_by(one: Resource) -> str:
    """Say who made it, who published it, and when, as `import` reads it again; "" for nobody."""
    authors = BY + NAMES.join(one.authors) if one.authors else None
    return MADE.join(filter(None, (authors, one.publisher, one.published)))

"""Kind: a list in Markdown, by theme, with times."""

from collections.abc import Iterator

from curate.exports.chosen import NO_TITLE
from curate.exports.markdown import escaped, linked
from curate.exports.references import made_by, noted
from curate.exports.sections import Section, sections
from curate.model import Importance, Resource
from curate.yaml_reading.reading_list import ReadingList

_DEEPEST = 6
"""Headings of Markdown are no deeper."""


def exported(reading_list: ReadingList) -> str:
    """Write a list: a heading a theme, an item a resource, with what is said of it below.

    Its importance is said where it is another than what no mark means.
    What is about several themes is said in full under the first, and named under the others.
    What has no theme comes first, under the title of the list.
    """
    themed = sections(reading_list)
    title = escaped(reading_list.title or NO_TITLE)
    lines = [f"# {title}" if any(one.theme for one in themed) else f"**{title}**", ""]
    if reading_list.description:
        lines += [*map(escaped, reading_list.description.split("\n")), ""]
    for section in sorted(themed, key=lambda one: one.theme is not None):
        lines += _section(section)
    return "\n".join(lines)


def _section(section: Section) -> Iterator[str]:
    if section.theme is not None:
        yield f"{'#' * min(section.depth + 2, _DEEPEST)} {escaped(section.title)}"
        yield ""
    for resource in section.resources:
        yield _item(resource) + _made_by(resource)
        for line in (resource.summary or "").split("\n"):
            yield from ("", f"  {escaped(line.strip())}") if line.strip() else ()
    yield from map(_item, section.also)
    yield from [""] * bool(section.resources or section.also)


def _item(resource: Resource) -> str:
    is_marked = resource.importance is not Importance.RECOMMENDED
    return f"- {linked(resource)} ({noted(resource, importance=is_marked)})"


def _made_by(resource: Resource) -> str:
    made = made_by(resource)
    return f" – {escaped(made)}" if made else ""

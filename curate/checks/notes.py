"""The rules for what could be better, and is no fault: what is not known, said or used."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from curate.checks.checked import Checked
from curate.checks.lost_marks import bare_items
from curate.durations import format_minutes
from curate.model import Problem, Resource
from curate.theme_names import all_with_parents
from curate.wording import quoted

LONGEST_SITTING = 240
"""Minutes: what takes more in one part fits into nobody's evening."""
TIMES_AS_LONG = 10
"""What has to come first and takes more than so many times as long is out of all proportion."""


class _Layout(NamedTuple):
    """How an entry stands in the file."""

    in_braces: bool
    behind_dash: bool
    """Whether its first field is on the line of its dash."""
    indent: int
    """So many spaces stand before its fields; of one in braces, none count."""


def unknown_times(checked: Checked) -> Iterator[Problem]:
    """Each resource should have a time, stated or estimated."""
    remedy = "write the minutes where they are stated, or count the words"
    for one in _without(checked, "minutes"):
        yield Problem("unknown-time", one.line, one.id, "Its time is not known.", remedy)


def unknown_parts(checked: Checked) -> Iterator[Problem]:
    """Each resource should say how many parts it has."""
    for resource in checked.reading_list.resources:
        if resource.parts is None:
            message = "How many parts it has is not known."
            line = checked.line_of(resource, "parts")
            yield Problem("unknown-parts", line, resource.id, message, "write how many there are")


def missing_summaries(checked: Checked) -> Iterator[Problem]:
    """Each resource should say what it is about."""
    remedy = "say in a sentence what it is about"
    for one in _without(checked, "summary"):
        yield Problem("missing-summary", one.line, one.id, "There is no summary.", remedy)


def missing_addresses(checked: Checked) -> Iterator[Problem]:
    """Each resource should say where it is."""
    remedy = "write where it can be found, as url: https://…"
    for one in _without(checked, "url"):
        yield Problem("missing-address", one.line, one.id, "There is no address.", remedy)


def _without(checked: Checked, field: str) -> Iterator[Resource]:
    """Give the resources that do not have a field."""
    return (one for one in checked.reading_list.resources if not getattr(one, field))


def long_requirements(checked: Checked) -> Iterator[Problem]:
    """Each requirement should fit into a sitting, and not be out of proportion."""
    for resource in checked.reading_list.resources:
        for id_ in resource.requires:
            required = checked.by_id.get(id_)
            takes = _too_long(required, resource) if required and required is not resource else None
            if takes:
                line = checked.line_of(resource, "requires", id_)
                message = f"Requires {id_}, which takes {takes}."
                remedy = "say what its parts are, or require less where that is enough"
                yield Problem("long-requirement", line, resource.id, message, remedy)


def _too_long(required: Resource, resource: Resource) -> str | None:
    """Say how long a resource takes, where that is too long to come first; None: it is not."""
    about = "~" if required.estimated else ""
    if required.minutes is not None and required.minutes > LONGEST_SITTING:
        return f"{about}{format_minutes(required.minutes)} in one part"
    before, total = required.total_minutes, resource.total_minutes
    if before is None or total is None or before <= TIMES_AS_LONG * total:
        return None
    return f"{about}{format_minutes(before)}, {before // total:,} times as long"


def odd_layouts(checked: Checked) -> Iterator[Problem]:
    """Each entry should be laid out as most are."""
    if checked.reading_list.entries.bracket_line is not None:  # no dashes, nor lines of their own
        return
    resources = checked.reading_list.resources
    layouts = [_layout(checked.lines[resource.line - 1]) for resource in resources]
    for usual, _ in Counter(layouts).most_common(1):
        for resource, layout in zip(resources, layouts, strict=True):
            if layout != usual:
                remedy = _as_usual(layout, usual)
                message = "It is laid out otherwise than most entries."
                yield Problem("odd-layout", resource.line, resource.id, message, remedy)


def _layout(line: str) -> _Layout:
    """Tell the layout of an entry from the line on which its first field, or its brace, is."""
    found = re.match(r"([ \t]*(-[ \t]+)?)(\{)?", line)
    before, dash, brace = found.groups() if found else ("", None, None)
    return _Layout(brace is not None, dash is not None, 0 if brace else len(before))


def _as_usual(layout: _Layout, usual: _Layout) -> str:
    if layout.in_braces != usual.in_braces:
        how = "in braces" if usual.in_braces else "with a line for each field"
        return f"write it as they are, {how}"
    if layout.behind_dash != usual.behind_dash:
        where = "on the line of its dash" if usual.behind_dash else "below its dash"
        return f"begin it {where}, as they do"
    return f"indent its fields by {usual.indent} spaces, as theirs are"


def unused_themes(checked: Checked) -> Iterator[Problem]:
    """Each theme that is declared should be that of a resource, or have one within it that is."""
    resources = checked.reading_list.resources
    used = all_with_parents(theme for resource in resources for theme in resource.themes)
    unused = [theme for theme in checked.declared.values() if theme.id not in used]
    meant = all_with_parents(_themes_meant(checked)) if unused else ()
    for theme in unused:
        if theme.line is not None and theme.id not in meant:
            message = f"No resource has theme {quoted(theme.id)}."
            remedy = "give it to one, or take it out"
            yield Problem("unused-theme", theme.line, None, message, remedy)


def _themes_meant(checked: Checked) -> Iterator[str]:
    """Give the themes that an entry means, where it cannot be read or names them with a slip."""
    for text in checked.texts_under("themes"):
        for theme in bare_items(text) or [one.strip() for one in text.split(",")]:
            near = None if theme in checked.declared else checked.meant(theme, checked.declared)
            yield near or theme

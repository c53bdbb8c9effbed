"""The rules for a list beyond what its reader must leave out: one function each."""

from collections.abc import Callable, Iterator

from curate.checks.checked import Checked
from curate.model import Problem
from curate.prerequisites import cycles
from curate.theme_names import is_plain
from curate.wording import quoted

Rule = Callable[[Checked], Iterator[Problem]]
"""Yields what it finds wrong with a list."""


def undeclared_themes(checked: Checked) -> Iterator[Problem]:
    """Each theme that a resource names must be declared under `themes`."""
    for resource in checked.reading_list.resources:
        for theme in resource.themes:
            if theme in checked.declared:
                continue
            meant = checked.meant(theme, checked.declared)
            remedy = "add it under themes" + (f", or use {meant}" if meant else "")
            message = f"Theme {quoted(theme)} is not declared."
            line = checked.line_of(resource, "themes", theme)
            yield Problem("unknown-theme", line, resource.id, message, remedy)


def unknown_requirements(checked: Checked) -> Iterator[Problem]:
    """Each id that a resource requires must be that of a resource that can be read."""
    for resource in checked.reading_list.resources:
        for required in resource.requires:
            if required in checked.by_id:
                continue
            meant = checked.meant(required, checked.by_id)
            remedy = f"did you mean {meant}?" if meant else "take it out, or add that resource"
            unreadable = required in checked.reading_list.ids
            listed = "cannot be read" if unreadable else "is not listed"
            message = f"Requires {quoted(required)}, which {listed}."
            line = checked.line_of(resource, "requires", required)
            yield Problem("unknown-requirement", line, resource.id, message, remedy)


def requirement_cycles(checked: Checked) -> Iterator[Problem]:
    """No resource may require itself, by way of others or not; each circle is one problem."""
    for group in cycles({id_: resource.requires for id_, resource in checked.by_id.items()}):
        first = checked.by_id[group[0]]
        message = f"{first.id} requires itself."
        if len(group) > 1:
            message = f"{', '.join(group[:-1])} and {group[-1]} require one another."
        line = checked.line_of(first, "requires")
        remedy = "take one of these requirements out"
        yield Problem("requirement-cycle", line, first.id, message, remedy)


def odd_theme_ids(checked: Checked) -> Iterator[Problem]:
    """Each theme must be declared under an id that a shell may be offered."""
    for theme in checked.reading_list.themes:
        if theme.line is not None and not is_plain(theme.id):
            message = f"The id of theme {quoted(theme.id)} has signs that a shell may run."
            remedy = "rename it, to words joined by - or /, as in equity/race"
            yield Problem("odd-theme-id", theme.line, None, message, remedy)


RULES: tuple[Rule, ...] = (
    odd_theme_ids,
    undeclared_themes,
    unknown_requirements,
    requirement_cycles,
)
"""All of them, in the order in which problems on one line are reported. A new rule is a
function above and a line here."""

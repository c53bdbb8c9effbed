"""The rules for what could be better, and is no fault: what is not known, said or used."""

from collections.abc import Iterator

from curate.checks.checked import Checked
from curate.checks.lost_marks import bare_items
from curate.model import Problem
from curate.theme_names import all_with_parents
from curate.wording import quoted


def unknown_times(checked: Checked) -> Iterator[Problem]:
    """Each resource should have a time, stated or estimated."""
    for resource in checked.reading_list.resources:
        if resource.minutes is None:
            remedy = "write the minutes where they are stated, or count the words"
            yield Problem(
                "unknown-time", resource.line, resource.id, "Its time is not known.", remedy
            )


def unknown_parts(checked: Checked) -> Iterator[Problem]:
    """Each resource should say how many parts it has."""
    for resource in checked.reading_list.resources:
        if resource.parts is None:
            message = "How many parts it has is not known."
            line = checked.line_of(resource, "parts")
            yield Problem("unknown-parts", line, resource.id, message, "write how many there are")


def missing_summaries(checked: Checked) -> Iterator[Problem]:
    """Each resource should say what it is about."""
    for resource in checked.reading_list.resources:
        if not resource.summary:
            remedy = "say in a sentence what it is about"
            message = "There is no summary."
            yield Problem("missing-summary", resource.line, resource.id, message, remedy)


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

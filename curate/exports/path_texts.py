"""A learning path to paste elsewhere: as a checklist in Markdown, or as plain text."""

from collections.abc import Mapping, Sequence

from curate.exports.markdown import escaped, linked
from curate.planner.left_out import LeftOut, by_cause
from curate.planner.path import Path
from curate.planner.request import PathRequest
from curate.planner.steps import Step
from curate.planner.wording import CAUSES, path_footer, sitting_in_words, step_time
from curate.resource_wording import NAMES_SHOWN


def heading_of(themes: Sequence[str], titles: Mapping[str, str], title: str | None) -> str:
    """Make the heading of a path: the titles of its themes, else that of the list."""
    if themes:
        return " · ".join(titles.get(theme, theme) for theme in themes)
    return title or "Learning path"


def checklist(path: Path, request: PathRequest, heading: str, *, explain: bool = False) -> str:
    """Return a path as Markdown: a box to tick for each step, a heading for each sitting.

    With `explain`, what is left out follows, with its reasons.
    """
    lines = [f"# {escaped(heading)}", *([""] if path.steps else [])]
    sitting = None
    for step in path.steps:
        if step.sitting is not None and step.sitting != sitting:
            sitting = step.sitting
            before = [] if sitting == 1 else [""]
            lines += [*before, f"## {sitting_in_words(path, request, sitting)}", ""]
        lines.append(f"- [ ] {linked(step.resource)} ({_facts(step)}): {escaped(_why(step))}")
    if explain and path.left_out:
        lines += ["", "## Left out", ""]
        lines += [
            f"- {escaped(one.resource.title)}: {escaped(one.message)}" for one in path.left_out
        ]
    return "\n".join([*lines, "", path_footer(path, request), ""])


def plain_text(
    path: Path, request: PathRequest, heading: str, *, explain: bool = False, note: str = ""
) -> str:
    """Return a path as text for an email: numbered steps, each with its address below.

    What is left out follows, a line a cause; with `explain`, a sentence each. `note` is what is
    to be said at the end of how the times were found.
    """
    lines = [heading]
    sitting = None
    for number, step in enumerate(path.steps, 1):
        if step.sitting is not None and step.sitting != sitting:
            sitting = step.sitting
            lines += ["", sitting_in_words(path, request, sitting)]
        indent = " " * len(f"{number}. ")
        lines += ["", f"{number}. {step.resource.title}", f"{indent}{_facts(step)}: {_why(step)}"]
        lines += [f"{indent}{step.resource.link}"] if step.resource.link else []
    if path.left_out:
        lines += ["", "Left out", ""]
        if explain:
            lines += [f"- {one.resource.title}: {one.message}" for one in path.left_out]
        else:
            causes = by_cause(path.left_out).items()
            lines += [f"- {CAUSES[cause]}: {_titles(some)}" for cause, some in causes]
    return "\n".join([*lines, "", path_footer(path, request), *([note] if note else []), ""])


def _titles(some: Sequence[LeftOut]) -> str:
    more = len(some) - NAMES_SHOWN
    titles = "; ".join(one.resource.title for one in some[:NAMES_SHOWN])
    return titles + (f"; and {more:,} more" if more > 0 else "")


def _facts(step: Step) -> str:
    part = f", part {step.part}" if step.part is not None else ""
    return f"{step.resource.format}, {''.join(step_time(step))}{part}"


def _why(step: Step) -> str:
    return step.reason + (", longer than a sitting" if step.too_long else "")

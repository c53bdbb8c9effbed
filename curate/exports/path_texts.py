"""A learning path to paste elsewhere: as a checklist in Markdown, or as plain text."""

from collections.abc import Mapping, Sequence

from curate.exports.markdown import escaped, linked
from curate.model import Importance
from curate.planner.causes import NOTHING_TO_DO
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

    The essentials that are left out follow; with `explain`, all that is, a sentence each.
    """
    lines = [f"# {escaped(heading)}", *([""] if path.steps else [])]
    sitting = None
    for step in path.steps:
        if step.sitting is not None and step.sitting != sitting:
            sitting = step.sitting
            before = [] if sitting == 1 else [""]
            lines += [*before, f"## {sitting_in_words(path, request, sitting)}", ""]
        lines.append(f"- [ ] {linked(step.resource)} ({facts(step)}): {escaped(why(step))}")
    told = [one for one in path.left_out if explain or _is_missed(one)]
    if told:
        lines += ["", "## Left out", ""]
        lines += [f"- {escaped(line)}" for line in _left_out(told, explain=explain)]
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
        lines += ["", f"{number}. {step.resource.title}", f"{indent}{facts(step)}: {why(step)}"]
        lines += [f"{indent}{step.resource.link}"] if step.resource.link else []
    if path.left_out:
        lines += ["", "Left out", ""]
        lines += [f"- {line}" for line in _left_out(path.left_out, explain=explain)]
    return "\n".join([*lines, "", path_footer(path, request), *([note] if note else []), ""])


def _left_out(some: Sequence[LeftOut], *, explain: bool) -> list[str]:
    """Say what is left out, a line a cause; with `explain`, a sentence each."""
    if explain:
        return [f"{_titled(one)}: {one.message}" for one in some]
    return [f"{CAUSES[cause]}: {_titles(of_it)}" for cause, of_it in by_cause(some).items()]


def _titles(some: Sequence[LeftOut]) -> str:
    more = len(some) - NAMES_SHOWN
    titles = "; ".join(map(_titled, some[:NAMES_SHOWN]))
    return titles + (f"; and {more:,} more" if more > 0 else "")


def _is_missed(one: LeftOut) -> bool:
    """Whether something that is left out is essential, and still to do."""
    return one.resource.importance is Importance.ESSENTIAL and one.cause not in NOTHING_TO_DO


def _titled(one: LeftOut) -> str:
    """Name what is left out, with a mark where it is missed."""
    return one.resource.title + (" (essential)" if _is_missed(one) else "")


def facts(step: Step) -> str:
    """Say of a step what it is and how long it takes: `read, 45 min, part 2`."""
    part = f", part {step.part}" if step.part is not None else ""
    return f"{step.resource.format}, {''.join(step_time(step))}{part}"


def why(step: Step) -> str:
    """Say of a step why it is there, and whether no sitting is as long."""
    return step.reason + (", longer than a sitting" if step.too_long else "")

"""A learning path to paste elsewhere: as a checklist in Markdown, or as plain text."""

from curate.exports.markdown import escaped, linked
from curate.planner.path import Path
from curate.planner.request import PathRequest
from curate.planner.steps import Step
from curate.planner.wording import path_footer, sitting_in_words, step_time


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


def plain_text(path: Path, request: PathRequest, heading: str, *, explain: bool = False) -> str:
    """Return a path as text for an email: numbered steps, each with its address below.

    With `explain`, what is left out follows, with its reasons.
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
    if explain and path.left_out:
        lines += ["", "Left out", ""]
        lines += [f"- {one.resource.title}: {one.message}" for one in path.left_out]
    return "\n".join([*lines, "", path_footer(path, request), ""])


def _facts(step: Step) -> str:
    part = f", part {step.part}" if step.part is not None else ""
    return f"{step.resource.format}, {''.join(step_time(step))}{part}"


def _why(step: Step) -> str:
    return step.reason + (", longer than a sitting" if step.too_long else "")

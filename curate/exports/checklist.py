"""A learning path as a Markdown checklist, to paste into an email or a wiki."""

import re

from curate.planner.path import Path
from curate.planner.request import PathRequest
from curate.planner.wording import path_footer, sitting_in_words, step_time

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_UNSAFE_IN_ADDRESS = str.maketrans({"(": "%28", ")": "%29", "<": "%3C", ">": "%3E", " ": "%20"})


def checklist(path: Path, request: PathRequest, heading: str, *, explain: bool = False) -> str:
    """Return a path as Markdown: a box to tick for each step, a heading for each sitting.

    With `explain`, what is left out follows, with its reasons.
    """
    lines = [f"# {_escaped(heading)}", *([""] if path.steps else [])]
    sitting = None
    for step in path.steps:
        if step.sitting is not None and step.sitting != sitting:
            sitting = step.sitting
            before = [] if sitting == 1 else [""]
            lines += [*before, f"## {sitting_in_words(path, request, sitting)}", ""]
        title = _escaped(step.resource.title)
        if step.resource.link:
            title = f"[{title}]({step.resource.link.translate(_UNSAFE_IN_ADDRESS)})"
        part = f", part {step.part}" if step.part is not None else ""
        facts = f"{step.resource.format}, {''.join(step_time(step))}{part}"
        too_long = ", longer than a sitting" if step.too_long else ""
        lines.append(f"- [ ] {title} ({facts}): {_escaped(step.reason)}{too_long}")
    if explain and path.left_out:
        lines += ["", "## Left out", ""]
        lines += [
            f"- {_escaped(one.resource.title)}: {_escaped(one.message)}" for one in path.left_out
        ]
    return "\n".join([*lines, "", path_footer(path, request), ""])


def _escaped(text: str) -> str:
    """Return text in which Markdown sees nothing to format."""
    return _SPECIAL.sub(r"\\\1", text)

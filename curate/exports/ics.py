"""Kind: a calendar (RFC 5545) of a path in sittings.

Its times have no zone: 08:30 is 08:30 wherever it is opened, in summer and in winter.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from curate.exports.dates import days_from
from curate.exports.path_texts import facts, why
from curate.planner.path import Path
from curate.planner.request import PathRequest
from curate.planner.steps import Step

_MOST_BYTES = 75
"""Of a line, without its end."""


def calendar(
    path: Path,
    request: PathRequest,
    heading: str,
    start: date,
    at: tuple[int, int],
    weekdays: Collection[int],
    made: str,
    mark: str,
) -> str:
    """Write a path as a calendar: a sitting is an event, on the first days that are to be had.

    From `start` on, on the weekdays that are given (Monday is 0), at this hour and minute.
    `made` is the moment it is written, in UTC, as in `20261129T080000Z`; `mark` is of the list: no
    event takes the place of one of another list. The path has sittings.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//curate//path//EN"]
    sittings: dict[int, list[Step]] = {}
    for step in path.steps:
        sittings.setdefault(step.sitting or 1, []).append(step)
    for (number, steps), day in zip(sittings.items(), days_from(start, weekdays), strict=False):
        minutes = max(request.sitting or 1, path.sittings[number - 1].minutes)
        begins = f"{day:%Y%m%d}T{at[0]:02}{at[1]:02}00"
        first = f"{steps[0].resource.id}-{steps[0].part or 0}"
        lines += [
            "BEGIN:VEVENT",
            f"UID:{begins}-{number}-{first}@{mark}.curate.invalid",
            f"DTSTAMP:{made}",
            f"DTSTART:{begins}",
            f"DURATION:PT{minutes}M",
            f"SUMMARY:{_escaped(f'{heading}: {_titles(steps)}')}",
            f"DESCRIPTION:{_escaped(_told(steps))}",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{piece}\r\n" for line in lines for piece in _folded(line))


def _titles(steps: Sequence[Step]) -> str:
    """Name what is taken, each once, with the parts of it: `Sampling (parts 2 and 3), Maps`."""
    parts: dict[str, list[str]] = {}
    for step in steps:
        parts.setdefault(step.resource.id, []).extend([str(step.part)] if step.part else [])
    titles = {step.resource.id: step.resource.title for step in steps}
    return ", ".join(title + _parts(parts[id_]) for id_, title in titles.items())


def _parts(numbers: Sequence[str]) -> str:
    if len(numbers) < 2:
        return f" (part {numbers[0]})" if numbers else ""
    return f" (parts {', '.join(numbers[:-1])} and {numbers[-1]})"


def _told(steps: Sequence[Step]) -> str:
    """Say of each step what it is, how long it takes, why it is there, and where it is."""
    lines = []
    for step in steps:
        lines += [f"{step.resource.title} ({facts(step)}): {why(step)}"]
        lines += [step.resource.link] if step.resource.link else []
    return "\n".join(lines)


def _escaped(text: str) -> str:
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Yield the lines of a long one; no letter is cut in two."""
    piece, size = "", 0
    for sign in line:
        width = len(sign.encode("utf-8", "replace"))
        if size + width > _MOST_BYTES:
            yield piece
            piece, size = " ", 1
        piece, size = piece + sign, size + width
    yield piece

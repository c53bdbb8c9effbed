"""Long answers as plain aligned lines, one a resource, written as they come."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from curate.display.printing import marked, pour
from curate.display.wording import STATUS_MARKS, step_time, time_of
from curate.environment import Stream
from curate.history.progress import Progress, counted_minutes
from curate.model import Resource, Tally

if TYPE_CHECKING:
    from curate.planner.steps import Step

TABLE_ROWS = 500
"""A longer answer is lines: a table costs about 1 ms a row and shows nothing until its end."""


def show_step_lines(stream: Stream, steps: "Iterable[Step]") -> None:
    """Write sitting, time, format, id and title of each step of a long path."""

    def lines() -> Iterator[str]:
        for step in steps:
            main, behind = step_time(step)
            sitting = "" if step.sitting is None else f"{step.sitting:>5}  "
            resource = step.resource
            line = f"{sitting}{main:>8}{behind:<5} {resource.format:<6}  {resource.id:<24}"
            yield marked(stream, f"{line}  {resource.title}\n")

    pour(stream, lines())


def show_lines(
    stream: Stream, resources: Iterable[Resource], progress_of: Callable[[Resource], Progress]
) -> Tally:
    """Write status, time, format, id and title of each resource, and return their tally."""
    tally = Tally()

    def lines() -> Iterator[str]:
        nonlocal tally
        for resource in resources:
            progress = progress_of(resource)
            tally = tally.plus_time(counted_minutes(resource, progress), resource.estimated)
            main, behind = time_of(resource, progress)
            mark = STATUS_MARKS[progress.status]
            time = f"{mark}{main:>{8 - len(mark)}}{behind:<5}"
            line = f"{time} {resource.format:<6}  {resource.id:<24}  {resource.title}\n"
            yield marked(stream, line)

    pour(stream, lines())
    return tally

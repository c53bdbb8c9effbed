"""Resources as plain aligned lines, written as they come: for answers too long for a table."""

from collections.abc import Callable, Iterable, Iterator

from curate.display.printing import marked, pour
from curate.history.progress import Progress, counted_minutes
from curate.history.wording import STATUS_MARKS, time_of
from curate.model import Resource, Tally
from curate.streams import Stream

TABLE_ROWS = 500
"""A longer answer is lines: a table costs about 1 ms a row and shows nothing until its end."""


def show_lines(
    stream: Stream, resources: Iterable[Resource], progress_of: Callable[[Resource], Progress]
) -> Tally:
    """Write status, time, format, id and title of each resource, and return their tally.

    `progress_of` says how far the reader is with a resource.
    """
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

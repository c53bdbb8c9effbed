"""Long answers as plain aligned lines, one a resource, written as they come."""

from collections.abc import Iterable, Iterator

from curate.display.words import time_of
from curate.display.write import marked, pour
from curate.environment import Stream
from curate.model import Resource, Tally

TABLE_ROWS = 500
"""A longer answer is lines: a table costs about 1 ms a row and shows nothing until its end."""


def show_lines(stream: Stream, resources: Iterable[Resource]) -> Tally:
    """Write time, format, id and title of each resource, and return their tally."""
    tally = Tally()

    def lines() -> Iterator[str]:
        nonlocal tally
        for resource in resources:
            tally = tally.plus(resource)
            main, behind = time_of(resource)
            line = f"{main:>8}{behind:<5} {resource.format:<6}  {resource.id:<24}  {resource.title}"
            yield marked(stream, f"{line}\n")

    pour(stream, lines())
    return tally

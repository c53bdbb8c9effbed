"""The themes as a tree, with counts, times and bars."""

from collections.abc import Iterator, Mapping, Sequence

from rich.text import Text

from curate.display.long_lists import TABLE_ROWS
from curate.display.printing import marked, pour
from curate.display.tables import bar, doubtful, show, table
from curate.model import Tally, Theme
from curate.resource_wording import aligned, plural, sum_of
from curate.streams import Stream

WITH_BARS = 70
"""On a narrower stream the themes have no bars."""


def show_themes(
    stream: Stream, rows: Sequence[tuple[Theme, int, Tally]], done: Mapping[str, int]
) -> None:
    """Print themes as a tree with counts, times and bars; each row has its depth.

    `done` says how many of each theme are done; where none is, nothing is said of it. Where
    there are too many for a table, each is a line.
    """
    if len(rows) > TABLE_ROWS:
        pour(stream, (marked(stream, line) for line in _lines(rows, done)))
        return
    narrow = stream.width is not None and stream.width < WITH_BARS
    grid = table(
        stream,
        ("Theme", "wrap"),
        ("Id", "left"),
        ("Resources", "right"),
        *([("Done", "right")] if any(done.values()) else []),
        ("Time", "left"),
        ("", "left"),
    )
    times = aligned(sum_of(tally) for _, _, tally in rows)
    longest = max((tally.minutes for _, _, tally in rows), default=0)
    for (theme, depth, tally), time in zip(rows, times, strict=True):
        branch = "  " * (depth - 1) + marked(stream, "└ ") if depth else ""
        line = "" if narrow else marked(stream, "█") * bar(tally.minutes, longest)
        name = Text(branch + marked(stream, theme.title or theme.id), style="bold")
        id_ = Text(theme.id, style="cyan" if stream.colour else "")
        count = [f"{done.get(theme.id, 0):,}"] if any(done.values()) else []
        grid.add_row(name, id_, f"{tally.resources:,}", *count, doubtful(stream, time), line)
    show(stream, grid)


def _lines(rows: Sequence[tuple[Theme, int, Tally]], done: Mapping[str, int]) -> Iterator[str]:
    """Give time, count, id and title of each theme, an id further in for each theme around it."""
    for theme, depth, tally in rows:
        main, behind = sum_of(tally)
        count = plural(tally.resources, "resource", "resources")
        if done.get(theme.id):
            count += f", {done[theme.id]:,} done"
        id_ = "  " * depth + theme.id
        yield f"{main:>8}{behind:<2} {count:<16}  {id_:<24}  {theme.title or ''}".rstrip() + "\n"

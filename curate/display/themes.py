"""The themes as a tree, with counts, times and bars."""

from collections.abc import Iterator, Mapping, Sequence

from rich.table import Table
from rich.text import Text

from curate.display.long_lists import TABLE_ROWS
from curate.display.printing import marked, pour
from curate.display.tables import bar, doubtful, room_for_bars, show, table
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
    counted = any(done.values())
    columns = [("Theme", "wrap"), ("Id", "left"), ("Resources", "right")]
    columns += [("Done", "right")] if counted else []
    columns += [("Time", "left")]
    cells: list[list[str | Text]] = []
    times = aligned(sum_of(tally) for _, _, tally in rows)
    for (theme, depth, tally), time in zip(rows, times, strict=True):
        branch = "  " * (depth - 1) + marked(stream, "└ ") if depth else ""
        name = Text(branch + marked(stream, theme.title or theme.id), style="bold")
        id_ = Text(theme.id, style="cyan" if stream.colour else "")
        count = [f"{done.get(theme.id, 0):,}"] if counted else []
        cells.append([name, id_, f"{tally.resources:,}", *count, doubtful(stream, time)])
    grid = _grid(stream, columns, cells)
    if stream.width is None or stream.width >= WITH_BARS:
        room = room_for_bars(stream, grid)
        longest = max((tally.minutes for _, _, tally in rows), default=0)
        for row, (_, _, tally) in zip(cells, rows, strict=True):
            row.append(marked(stream, "█") * bar(tally.minutes, longest, room))
        grid = _grid(stream, [*columns, ("", "left")], cells)
    show(stream, grid, named=True)


def _grid(
    stream: Stream, columns: Sequence[tuple[str, str]], rows: Sequence[Sequence[str | Text]]
) -> Table:
    grid = table(stream, *columns)
    for row in rows:
        grid.add_row(*row)
    return grid


def _lines(rows: Sequence[tuple[Theme, int, Tally]], done: Mapping[str, int]) -> Iterator[str]:
    """Give time, count, id and title of each theme, an id further in for each theme around it."""
    for theme, depth, tally in rows:
        main, behind = sum_of(tally)
        count = plural(tally.resources, "resource", "resources")
        if done.get(theme.id):
            count += f", {done[theme.id]:,} done"
        id_ = "  " * depth + theme.id
        yield f"{main:>8}{behind:<2} {count:<16}  {id_:<24}  {theme.title or ''}".rstrip() + "\n"

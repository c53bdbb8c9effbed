"""Rich tables in the house style, and resources in one: two lines a resource, nothing cut."""

from collections.abc import Sequence

from rich.box import Box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.measure import Measurement
from rich.segment import Segment
from rich.style import Style
from rich.table import Column, Table
from rich.text import Text

from curate.display.printing import marked
from curate.history.progress import Progress
from curate.history.wording import STATUS_MARKS, time_of
from curate.model import Importance, Resource
from curate.resource_wording import aligned
from curate.safe_text import one_line
from curate.streams import Stream

UNLIMITED = 1_000_000
"""Columns, where nothing limits the width: more than any title needs."""
LONGEST_WORD = 26
"""A longer word of a title, or id, may be broken in a table; for a shorter one there is room."""
HEIGHT = 25
"""Any: nothing here fills a screen."""
BAR_COLUMNS = 20
LEAST_BAR_COLUMNS = 8
INDENT = 2
_GAP = 2
_RULE = Box("    \n    \n ── \n    \n    \n    \n    \n    \n")
_PLAIN_RULE = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)


def put(stream: Stream, renderable: RenderableType, width: int | None = None) -> None:
    """Write tables and texts, in lines of `width` columns, else as wide as the stream.

    Of the text in them, nothing is highlighted, taken for markup, or an order to a terminal.
    """
    console_of(stream).print(_Shown(renderable), width=width, end="")


def console_of(stream: Stream, *, live: bool = False) -> Console:
    """Give what writes to a stream as it is; `live` where a line may be written over."""
    return Console(
        file=stream.file,
        width=stream.width or UNLIMITED,
        force_terminal=stream.colour or live,
        color_system="standard" if stream.colour else None,
        height=HEIGHT,
        _environ={},  # what the environment says is decided already, in the stream
        no_color=not stream.colour,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
    )


class _Shown:
    """A renderable as it may be shown, without the blanks at the ends of its lines."""

    def __init__(self, renderable: RenderableType) -> None:
        self.renderable = renderable

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the lines, each cut after its last visible character."""
        for line in Segment.split_lines(console.render(self.renderable, options)):
            kept = [piece._replace(text=one_line(piece.text)) for piece in line]
            while kept and not kept[-1].text.strip() and not kept[-1].control:
                kept.pop()
            if kept:
                last = kept.pop()
                kept.append(last._replace(text=last.text.rstrip()))
            yield from kept
            yield Segment.line()


def table(stream: Stream, *columns: tuple[str, str]) -> Table:
    """Return an empty table of columns, each a header and how it is laid out.

    The layouts: `wrap` for the one column that gives way, `left`, `right`.
    """
    grid = Table(
        box=_RULE if stream.unicode else _PLAIN_RULE,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        header_style="",
        border_style="dim",
    )
    for header, layout in columns:
        grid.add_column(
            header,
            justify="right" if layout == "right" else "left",
            no_wrap=layout != "wrap",
            overflow="fold",
        )
    return grid


def show(stream: Stream, grid: Table, *, named: bool = False) -> None:
    """Print a table; one fact a line where the stream is too narrow for it.

    There, with `named`, it is said once what the rows are; resources need not be called that.
    """
    if stream.width is not None and not _fits(stream, stream.width, grid):
        if named:
            put(stream, table(stream, (str(grid.columns[_title_at(grid)].header), "wrap")))
        for row in zip(*(column.cells for column in grid.columns), strict=True):
            put(stream, _stacked(grid, row))
        return
    put(stream, grid)


def _fits(stream: Stream, width: int, grid: Table) -> bool:
    """Say whether there is room for the facts of a table, and for the words of its titles.

    If so, columns are told their widths: Rich would measure each cell twice more to find them.
    """
    out = console_of(stream)
    sizes = [(column, *_widths(out, column)) for column in grid.columns]
    gaps = _GAP * (len(sizes) - 1)
    facts = gaps + sum(most for column, _, most in sizes if column.no_wrap)
    titles = sum(min(least, LONGEST_WORD) for column, least, _ in sizes if not column.no_wrap)
    if facts + titles + 1 > width:  # to some versions of Rich an empty column is one wide
        return False
    *others, (_, _, last) = sizes
    for column, _, most in others if last else ():
        column.width = most if column.no_wrap else min(most, width - facts)
    return True


def _widths(out: Console, column: Column) -> tuple[int, int]:
    """Return the columns that the longest word, and the longest text, of a column take."""
    sizes = [Measurement.get(out, out.options, cell) for cell in (column.header, *column.cells)]
    return max(size.minimum for size in sizes), max(size.maximum for size in sizes)


def room_for_bars(stream: Stream, grid: Table) -> int:
    """Return how many columns a bar may take beside a table, so that few titles are folded."""
    if stream.width is None:
        return BAR_COLUMNS
    taken = sum(_widths(console_of(stream), column)[1] + _GAP for column in grid.columns)
    return min(BAR_COLUMNS, max(LEAST_BAR_COLUMNS, stream.width - taken))


def _title_at(grid: Table) -> int:
    """Tell which column has the titles: the one that gives way, else the first."""
    return next((at for at, one in enumerate(grid.columns) if not one.no_wrap), 0)


def _stacked(grid: Table, row: Sequence[RenderableType]) -> RenderableType:
    """Return a row with one fact a line under its title, and what stands before that."""
    title_at = _title_at(grid)
    cell = row[title_at]
    title, *below = cell.renderables if isinstance(cell, Group) else [cell]
    ahead = [one for one in row[:title_at] if str(one)]
    before = Table.grid(padding=(0, 1, 0, 0))
    for _ in (*ahead, title):
        before.add_column(overflow="fold")
    before.add_row(*ahead, title)
    facts = [
        Text.assemble(f"{column.header}: ", (str(cell).strip(), getattr(cell, "style", "")))
        for column, cell in zip(grid.columns[title_at + 1 :], row[title_at + 1 :], strict=True)
        if column.header and str(cell).strip()
    ]
    return Group(before, *below, *map(Indented, facts))


class Indented:
    """A text a little to the right; less so, where a word of it would be broken for that."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Measure it with its whole indentation."""
        least, most = Measurement.get(console, options, self.text)
        return Measurement(least + INDENT, most + INDENT).with_maximum(options.max_width)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield it, folded between words."""
        longest = max(map(cell_len, self.text.plain.split()), default=0)
        room = options.max_width - longest
        indent = min(INDENT, room) if room >= 0 else INDENT
        inner = options.update_width(options.max_width - indent)
        for line in console.render_lines(self.text, inner, pad=False):
            yield from (Segment(" " * indent), *line, Segment.line())


def entry(stream: Stream, resource: Resource, behind: Sequence[str]) -> RenderableType:
    """Return the two lines of a resource: its title, and its id with what is told of it."""
    style = Style(bold=True, link=resource.link if stream.colour else None)
    second = Text(style="dim")
    second.append(resource.id, style="not dim cyan" if stream.colour else "")
    for fact in behind:
        second.append(f" {marked(stream, '·')} {marked(stream, fact)}")
    title = Text.assemble(
        (marked(stream, resource.title), style)
    )  # the style ends where the title ends
    return Group(title, Indented(second))


def _facts(resource: Resource, *more: str) -> list[str]:
    """List what stands behind the id in the second line: importance if marked, themes, `more`."""
    marked = [] if resource.importance is Importance.RECOMMENDED else [str(resource.importance)]
    themes = [", ".join(resource.themes)] if resource.themes else []
    return marked + themes + list(more)


def show_resources(
    stream: Stream,
    resources: Sequence[Resource],
    progress: Sequence[Progress],
    max_minutes: int | None = None,
) -> None:
    """Print resources as a table; `max_minutes` is the sitting that was asked for.

    A mark stands before what is begun, done or skipped, where anything is.
    """
    marks = [STATUS_MARKS[one.status] for one in progress]
    columns = [("Title", "wrap"), ("Format", "left"), ("Time", "left")]
    grid = table(stream, *([("", "left")] if any(marks) else []), *columns)
    times = aligned(map(time_of, resources, progress))
    for resource, time, mark in zip(resources, times, marks, strict=True):
        row = entry(stream, resource, _facts(resource, *_one_part(resource, max_minutes)))
        status = [marked(stream, mark)] if any(marks) else []
        grid.add_row(*status, row, resource.format, doubtful(stream, time))
    show(stream, grid)


def bar(minutes: int, longest: int, columns: int = BAR_COLUMNS) -> int:
    """Return how many of `columns` stand for `minutes`: at least one for any time at all."""
    return max(1, round(columns * minutes / longest)) if minutes else 0


def doubtful(stream: Stream, time: str) -> Text:
    """Return a time, in the colour of doubt where it is estimated or unknown."""
    return Text(marked(stream, time), style="yellow" if "~" in time or "?" in time else "")


def _one_part(resource: Resource, max_minutes: int | None) -> list[str]:
    """Say that only one part of several fits a sitting, where that is so."""
    if max_minutes is None or resource.minutes is None or resource.parts == 1:
        return []
    total = resource.total_minutes
    return ["one part fits"] if total is None or total > max_minutes else []

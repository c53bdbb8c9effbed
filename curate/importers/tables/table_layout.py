"""How a table is laid out: what stands between its cells, where its header is, what columns say."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from curate.addresses import is_of_web
from curate.field_names import Says, says_of
from curate.folding import folded
from curate.importers.tables.separated import DELIMITERS, Row, rows_of

_LINES_LOOKED_AT = 200
_ROWS_LOOKED_AT = 60
_LEAST_ROWS = 4
_LEAST_CELLS = 4
"""Of a table without a known header, for it to be one."""
_FEW_ROWS = 2
_FEW_CELLS = 3
"""Of one where single words or numbers tell it."""
_LAST_HEADER = 15
"""A header is in one of so many rows: there may be some lines above it."""
_NO_TABLE = ("<", "{", "[", "# ", "## ", "---", "|", "* ", "- ", "%", "@")
"""How a page, JSON, Markdown or a reference begins."""


class Layout(NamedTuple):
    """How a table is laid out."""

    delimiter: str
    header: int
    """The number of the row that names the columns, from 0; -1 where none does."""
    columns: tuple[str, ...]
    plan: tuple[tuple[int, Says], ...]
    """Which column says what, the plainest names first."""

    def column(self, says: Says) -> int | None:
        """Give the first column that says this; None where none does."""
        return next((number for number, said in self.plan if said is says), None)

    def columns_that(self, says: Says) -> Iterator[int]:
        """Give all columns that say this."""
        return (number for number, said in self.plan if said is says)


def looks_like_table(lines: Sequence[str]) -> bool:
    """Whether lines are a table by their beginning: a header with known names, or addresses."""
    first = next((line.lstrip(" \ufeff") for line in lines if line.strip()), "")
    if first.startswith(_NO_TABLE):
        return False
    found = _by_header(lines, {})
    if found is not None:
        return True
    layout = layout_of(lines, {})
    rows = rows_of(lines[:_LINES_LOOKED_AT], layout.delimiter, _ROWS_LOOKED_AT)
    widths = {len(row.cells) for row in rows}
    if layout.column(Says.URL) is not None:
        return len(rows) >= 2 and widths == {max(widths)} != {1}
    return _is_wide(rows[:-1]) or _has_cells_only(rows)  # the last may be cut off


def _is_wide(rows: Sequence[Row]) -> bool:
    """Whether rows all have as many cells, and so many as no line of text has by chance.

    In a text a blank follows a comma.
    """
    widths = {len(row.cells) for row in rows}
    if len(rows) < _LEAST_ROWS or len(widths) != 1 or min(widths) < _LEAST_CELLS:
        return False
    return not any(cell[:1] == " " for row in rows for cell in row.cells)


def _has_cells_only(rows: Sequence[Row]) -> bool:
    """Whether rows are hardly lines of a text, be they few: a header, and cells of its width.

    There are numbers in a column with a name, or single words in all cells.
    """
    widths = {len(row.cells) for row in rows}
    if len(rows) < _FEW_ROWS or len(widths) != 1 or min(widths) < _FEW_CELLS:
        return False
    columns = list(zip(*(row.cells for row in rows), strict=True))
    numbered = any(
        not any(map(str.isdigit, header)) and all(cell.strip().isdecimal() for cell in cells)
        for header, *cells in columns
    )
    spaced = any(" " in cell.strip() for cells in columns for cell in cells)
    blanks_follow = any(cell[:1] == " " for row in rows for cell in row.cells[1:])
    return (numbered or not spaced) and not blanks_follow


def layout_of(lines: Sequence[str], mapped: Mapping[str, Says]) -> Layout:
    """Find how a table is laid out; `mapped` has what columns say that the user named, folded.

    Where no row has names that are known, the first is the header, unless it has an address.
    """
    found = _by_header(lines, mapped)
    if found is None:
        found = _by_width(lines, mapped)
    rows = rows_of(lines[:_LINES_LOOKED_AT], found.delimiter, _ROWS_LOOKED_AT)
    below = rows[found.header + 1 :]
    found = found._replace(plan=tuple(_held(found.plan, below)))
    return found._replace(plan=found.plan + tuple(_by_content(found, below)))


def _held(plan: Sequence[tuple[int, Says]], rows: Sequence[Row]) -> Iterator[tuple[int, Says]]:
    """Yield what columns say, without those of addresses that have none where others have some."""

    def has_addresses(column: int) -> bool:
        return any(is_of_web(row.cells[column]) for row in rows if column < len(row.cells))

    some = any(has_addresses(column) for column, says in plan if says is Says.URL)
    for column, says in plan:
        if says is not Says.URL or not some or has_addresses(column):
            yield column, says


def _by_header(lines: Sequence[str], mapped: Mapping[str, Says]) -> Layout | None:
    """Find the row with most names that are known, and what stands between them."""
    best: tuple[int, Layout] | None = None
    for delimiter in DELIMITERS:
        rows = rows_of(lines[:_LINES_LOOKED_AT], delimiter, _LAST_HEADER + 1)
        for number, row in enumerate(rows[:_LAST_HEADER]):
            layout = _headed(row, number, delimiter, mapped)
            known = len({says for _, says in layout.plan})
            if not {Says.TITLE, Says.URL} & {says for _, says in layout.plan}:
                continue
            if len(row.cells) == 1 and not _is_column_of_addresses(layout, rows):
                continue
            named_title = any(
                folded(name) in ("title", "titel", "titre") for name in layout.columns
            )
            enough = known > 1 or layout.column(Says.URL) is not None or named_title
            if not _is_followed(row, rows[number + 1 :]) or not enough or (number and known < 2):
                continue
            if best is None or known > best[0]:
                best = known, layout
    return best[1] if best else None


def _is_followed(header: Row, below: Sequence[Row]) -> bool:
    """Whether half of what is below a header has as many cells, or there is nothing."""
    alike = sum(abs(len(row.cells) - len(header.cells)) <= len(header.cells) // 4 for row in below)
    return alike * 2 >= len(below)


def _is_column_of_addresses(layout: Layout, rows: Sequence[Row]) -> bool:
    """Whether the only column has a header that says so, and addresses under it."""
    below = rows[layout.header + 1 :]
    return layout.plan[0][1] is Says.URL and all(is_of_web(row.cells[0]) for row in below)


def _headed(row: Row, number: int, delimiter: str, mapped: Mapping[str, Says]) -> Layout:
    """Read a row as a header; of one with an address in it, no column is known."""
    names = tuple(cell.strip().strip("\ufeff\"'").strip() for cell in row.cells)
    known = []
    if not any(len(name) > 80 or is_of_web(name) for name in names):
        for column, name in enumerate(names):
            if mapped and folded(name) in mapped:
                known.append((-1, column, mapped[folded(name)]))
            elif (said := says_of(name)) and said[0] not in mapped.values():
                known.append((said[1], column, said[0]))
    return Layout(
        delimiter, number, names, tuple((column, says) for _, column, says in sorted(known))
    )


def _by_width(lines: Sequence[str], mapped: Mapping[str, Says]) -> Layout:
    """Take the delimiter that gives most rows of one width, and the first row as the header."""
    best: tuple[int, str, list[Row]] = (-1, ",", [])
    for delimiter in DELIMITERS:
        rows = rows_of(lines[:_LINES_LOOKED_AT], delimiter, _ROWS_LOOKED_AT)
        width = len(rows[0].cells) if rows else 1
        alike = sum(len(row.cells) == width for row in rows) if width > 1 else 0
        if alike > best[0]:
            best = alike, delimiter, rows
    _, delimiter, rows = best
    if not rows or any(is_of_web(cell) for cell in rows[0].cells):
        return Layout(delimiter, -1, (), ())
    return _headed(rows[0], 0, delimiter, mapped)


def _by_content(layout: Layout, rows: Sequence[Row]) -> Iterator[tuple[int, Says]]:
    """Find columns of addresses and of titles by what is in them, where no header says so."""
    taken = {column for column, _ in layout.plan}
    cells: dict[int, list[str]] = {}
    for row in rows:
        for column, cell in enumerate(row.cells):
            if column not in taken and cell.strip():
                cells.setdefault(column, []).append(cell.strip())
    address = layout.column(Says.URL)
    if address is None:
        for column in sorted(cells):
            if sum(map(is_of_web, cells[column])) * 2 > len(cells[column]):
                yield column, Says.URL
                address = column
                break
    if layout.column(Says.TITLE) is not None or address is None:
        return
    for column in sorted(cells):
        names = sum(not is_of_web(cell) and _has_words(cell) for cell in cells[column])
        if column == address or names * 2 <= len(rows):
            continue
        if len(set(cells[column])) * 2 <= len(rows) >= _LEAST_ROWS:  # what many share is a folder
            yield column, Says.FOLDER
            continue
        yield column, Says.TITLE
        return


def _has_words(cell: str) -> bool:
    """Whether a cell says more than a number, a date or yes or no."""
    return re.search(r"[^\W\d_]{2,}", cell) is not None and cell.lower() not in ("true", "false")

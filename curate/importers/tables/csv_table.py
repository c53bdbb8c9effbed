"""Tables with a header, as spreadsheets and services write them: CSV, TSV and the like."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from urllib.parse import unquote, unquote_plus

from curate import vocabulary
from curate.addresses import is_of_web
from curate.field_names import Says, said_by
from curate.folding import folded
from curate.importers.candidates import Candidate, LeftOut, Reading, Source, UnreadableError
from curate.importers.formats import format_of
from curate.importers.names import shortened
from curate.importers.tables import ours
from curate.importers.tables.records import Manner, candidate_of
from curate.importers.tables.separated import Row, lines_of, rows_of, unquoted_rows
from curate.importers.tables.table_layout import Layout, layout_of, looks_like_table
from curate.importers.tables.time_columns import TimeColumn, time_column
from curate.importers.tables.values import joined
from curate.model import Format
from curate.wording import quoted

_OF_ONE_MARK = frozenset(("highlight", "highlighted text", "highlight text", "quote", "clipping"))
"""What a column is called where each row is something that was marked, and not what it is in."""
_TAGS_OF_ALL = "document tags"
"""What the column of tags is called, where what was marked has tags of its own."""
_FORMULA = ("=", "+", "-", "@")
_ENCODED = re.compile(r"%[0-9A-Fa-f]{2}")
_TEXTS = frozenset((Says.TITLE, Says.SUMMARY, Says.AUTHORS, Says.PUBLISHER, Says.TAGS, Says.FOLDER))
_MOST_SHOWN = 80
_MOST_NAMED = 300
"""Characters of names of columns in a message."""


def looks_like(source: Source) -> bool:
    """Whether a source begins as a table: with names of columns, or rows with addresses.

    Where the first row has a cell that is longer than what is looked at, the header tells.
    """
    lines = lines_of(source.beginning)
    open_cell = source.beginning.count('"') % 2 == 1
    return looks_like_table(lines) or (open_cell and looks_like_table(lines[:1]))


def read(source: Source, mapping: Mapping[str, str] | None = None) -> Reading:
    """Read a table.

    `mapping` has names of columns by what they say: `{"title": "Name"}`. Raises UnreadableError
    where there is no such column, or no column has titles or addresses.
    """
    lines = lines_of(source.text.lstrip("\ufeff"))
    mapped = _mapped(mapping or {})
    layout = layout_of(lines, mapped)
    _check(layout, mapping or {})
    own = ours.is_ours(layout.columns)
    all_rows = (
        list(unquoted_rows(lines))
        if own and layout.delimiter == "\t"
        else rows_of(lines, layout.delimiter)
    )
    rows = all_rows[layout.header + 1 :]
    if own:
        return _own(layout, rows)
    header = all_rows[layout.header].cells if layout.header >= 0 else []
    return _read(layout, [row for row in rows if row.cells != header])


def _mapped(mapping: Mapping[str, str]) -> dict[str, Says]:
    """Give what the columns say that the user named."""
    mapped = {}
    for key, column in mapping.items():
        says = said_by(key)
        if says is None:
            known = ", ".join(sorted(one.value for one in Says))
            raise UnreadableError(f"A column cannot say {quoted(key)}. It can say {known}.")
        mapped[folded(column.strip())] = says
    return mapped


def _check(layout: Layout, mapping: Mapping[str, str]) -> None:
    """Raise UnreadableError where a named column is missing, or those that are needed are."""
    names = shortened(", ".join(filter(None, layout.columns)), _MOST_NAMED)
    there = set(map(folded, layout.columns))
    for column in mapping.values():
        if folded(column.strip()) not in there:
            raise UnreadableError(f"It has no column {quoted(column)}. Its columns are {names}.")
    if layout.column(Says.TITLE) is None and layout.column(Says.URL) is None:
        raise UnreadableError(
            f"No column is known to have titles or addresses. Its columns are {names}. "
            f"Say which does, as in --map title=Name{_no_header(layout)}."
            if names
            else "It is no table: there are no columns with titles or addresses."
        )


def _no_header(layout: Layout) -> str:
    """Say what to do where the first row has numbers, and so is hardly a header."""
    numbers = any(name.isdecimal() for name in layout.columns)
    return "; or, if its first line names no columns, write one above it that does" * numbers


def _own(layout: Layout, rows: Iterable[Row]) -> Reading:
    """Read what `list --csv` or `list --tsv` wrote."""
    reading = Reading(columns=layout.columns)
    guarded = layout.delimiter != "\t"
    for row in rows:
        cells = map(_unguarded, row.cells) if guarded else row.cells
        said = dict(zip(layout.columns, cells, strict=False))
        _take(reading, row, ours.own_candidate(said, f"line {row.line}"))
    return reading


def _read(layout: Layout, rows: Sequence[Row]) -> Reading:
    reading = Reading(columns=layout.columns)
    names = set(map(folded, layout.columns))
    marks = not _OF_ONE_MARK.isdisjoint(names)
    if marks and _TAGS_OF_ALL in names:
        layout = layout._replace(plan=tuple(_without_tags_of_marks(layout)))
    books = any("isbn" in name for name in names) and layout.column(Says.URL) is None
    manner = Manner(" " if {"href", "extended"} <= names else None, books)
    encoded = {
        column
        for column, says in layout.plan
        if says in _TEXTS and _is_encoded(_cells(rows, column))
    }
    times = {
        column: time_column(layout.columns[column], _cells(rows, column))
        for column in layout.columns_that(Says.TIME)
        if layout.columns
    }
    for row in rows:
        cells = _aligned(layout, row.cells)
        timed: list[tuple[TimeColumn, str]] = []
        said: dict[Says, list[str]] = {}
        for column, says in layout.plan:
            cell = cells[column].strip() if column < len(cells) else ""
            if cell[:1] in ("'", "="):
                cell = _unguarded(cell)
            if column in encoded or (
                says is Says.URL and cell[:7].lower() in ("http%3a", "https%3")
            ):
                cell = _unencoded(cell)
            if cell and column in times:
                timed.append((times[column], cell))
            elif cell:
                said.setdefault(says, []).append(cell)
        if timed:
            is_media = _is_media(said)
            said[Says.TIME] = [one.written(cell, is_media=is_media) for one, cell in timed]
        _take(reading, row, candidate_of(said, f"line {row.line}", manner))
    reading.remarks.extend(remark for one in times.values() for remark in one.remarks())
    if marks:
        reading.candidates[:] = _put_together(reading.candidates)
    return reading


def _without_tags_of_marks(layout: Layout) -> Iterator[tuple[int, Says]]:
    for column, says in layout.plan:
        if says is not Says.TAGS or folded(layout.columns[column]) == _TAGS_OF_ALL:
            yield column, says


def _put_together(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield one candidate for each book or page, with all that was marked in it."""
    found: dict[object, list[Candidate]] = {}
    for one in candidates:
        found.setdefault(one.url or (folded(one.title), one.authors), []).append(one)
    for marked in found.values():
        yield replace(
            marked[0],
            summary=joined(one.summary or "" for one in marked),
            is_timed=False,
            themes=tuple(dict.fromkeys(theme for one in marked for theme in one.themes)),
            added=min((one.added for one in marked if one.added), default=None),
        )


def _cells(rows: Sequence[Row], column: int) -> list[str]:
    return [row.cells[column].strip() for row in rows if column < len(row.cells)]


def _is_media(said: Mapping[Says, Sequence[str]]) -> bool:
    """Whether a row is of something to watch or to listen to: it says so, or its address does."""
    formats = (
        *map(vocabulary.format_, said.get(Says.FORMAT, ())),
        *map(format_of, said.get(Says.URL, ())),
    )
    return Format.WATCH in formats or Format.LISTEN in formats


def _take(reading: Reading, row: Row, candidate: Candidate | None) -> None:
    """Take a candidate; a row without title and address is left out, one without cells is none."""
    if candidate is not None:
        reading.candidates.append(candidate)
    elif text := " ".join(" ".join(filter(str.strip, row.cells)).split()):
        why = "it has neither title nor address"
        reading.left_out.append(LeftOut(text[:_MOST_SHOWN], why, f"line {row.line}"))


def _unguarded(cell: str) -> str:
    """Give a cell without what keeps spreadsheets from changing it: `'=1`, `="0123"`."""
    if cell[:1] == "'" and cell[1:].startswith(_FORMULA):
        return cell[1:]
    return cell[2:-1] if cell[:2] == '="' and cell[-1:] == '"' else cell


def _aligned(layout: Layout, cells: list[str]) -> list[str]:
    """Put a title together again that an unquoted delimiter cut, by where the address is."""
    extra = len(cells) - len(layout.columns)
    title, url = layout.column(Says.TITLE), layout.column(Says.URL)
    if extra < 1 or title is None or url is None or not title <= url < len(layout.columns):
        return cells
    if is_of_web(cells[url]) or not is_of_web(cells[url + extra]):
        return cells
    whole = layout.delimiter.join(cells[title : title + extra + 1])
    return [*cells[:title], whole, *cells[title + extra + 1 :]]


def _is_encoded(cells: Iterable[str]) -> bool:
    """Whether the cells of a column are percent-encoded: none has a blank, many have codes."""
    filled = [cell for cell in cells if cell]
    if any(" " in cell for cell in filled):
        return False
    return sum(bool(_ENCODED.search(cell)) for cell in filled) * 3 > len(filled)


def _unencoded(cell: str) -> str:
    return unquote(cell) if "%20" in cell else unquote_plus(cell)

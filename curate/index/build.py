"""Build the index of a list: tables by sqlite-utils, rows by executemany, the file by a rename."""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from functools import cache
from glob import escape
from itertools import starmap
from pathlib import Path
from typing import Any

from curate.index import columns, marks
from curate.index.freshness import SCHEMA_VERSION, companions, seal
from curate.index.full_text import TOKENIZER
from curate.index.marks import Marks
from curate.model import Resource, Theme
from curate.storage.list_source import Source
from curate.storage.private import make_folder, open_new, own_name
from curate.yaml_reading.reading_list import ReadingList

Placed = Sequence[tuple[int, Resource]]
"""Resources, each with its position."""
_SEARCHED = ", ".join(column.name for column in columns.SEARCHED)
STALE_SECONDS = 600
"""After this long a half-built file belongs to a process that was killed."""


def build(
    reading_list: ReadingList,
    noted: Marks | None,
    list_path: str,
    source: Source,
    checked_ns: int,
) -> Any:
    """Build an index of `reading_list` in memory, and give the connection to it.

    `noted` are the marks of its text, None where that cannot be taken apart. `source` is the file
    it was read from, `checked_ns` the wall clock in nanoseconds at a moment before that.
    """
    import sqlite_utils

    connection = sqlite3.connect(":memory:")
    # Without plugins: to look for them takes as long as to build a short list.
    db = sqlite_utils.Database(connection, execute_plugins=False)
    for statement in _tables():
        connection.execute(statement)
    with connection:
        _insert(connection, "source", [_source_row(reading_list, list_path, source, checked_ns)])
        insert_themes(connection, reading_list.themes)
        resources = reading_list.resources
        placed = list(zip(marks.first_positions(len(resources)), resources, strict=True))
        insert_resources(connection, placed)
        _insert(connection, "requires", _requires_rows(reading_list))
        marks.keep(connection, noted)
    table = db.table("resources")
    table.create_index(["id"], unique=True)
    table.create_index(["minutes"])
    for name, terms in (("list", columns.LIST_ORDER), ("time", columns.TIME_ORDER)):
        order = ", ".join(terms)
        connection.execute(f"CREATE INDEX idx_resources_{name}_order ON resources ({order})")
    db.table("resource_themes").create_index(["theme", "resource"])
    db.table("requires").create_index(["required"])
    with connection:
        insert_searched(connection, placed, columns.theme_texts(reading_list.themes))
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.commit()
    return connection


def save(connection: sqlite3.Connection, path: Path, now_ns: int) -> bool:
    """Put a copy of the index at `path`, as `put` does; return whether it is there."""

    def copy_to(temporary: Path) -> None:
        with closing(sqlite3.connect(temporary)) as copy:
            without_journal(copy)
            connection.backup(copy)

    with suppress(sqlite3.Error):
        return put(path, copy_to, now_ns)
    return False


def put(path: Path, write: Callable[[Path], None], now_ns: int) -> bool:
    """Put an index at `path`, whole or not at all; return whether it is there.

    `write` writes it into an empty file. A folder that cannot be written to is no error: the
    index then lives as long as its connection. `now_ns` is the wall clock in nanoseconds.
    """
    temporary = own_name(path, ".tmp")
    with suppress(OSError):
        make_folder(path.parent)
        _sweep(path, now_ns)
        os.close(open_new(temporary))
        try:
            write(temporary)
            seal(temporary, now_ns)
            for companion in companions(path):
                companion.unlink(missing_ok=True)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
        return True
    return False


def without_journal(connection: sqlite3.Connection) -> None:
    """Write as fast as can be to a file that is of no worth before it is whole."""
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")


def _sweep(path: Path, now_ns: int) -> None:
    """Delete what builds that were killed half-way have left."""
    for leftover in path.parent.glob(f".{escape(path.name)}.*.tmp"):
        with suppress(OSError):
            if now_ns - leftover.stat().st_mtime_ns > STALE_SECONDS * 1_000_000_000:
                leftover.unlink()


@cache  # for who builds many in one process, as the tests do
def _tables() -> tuple[str, ...]:
    """Return the statements that create the tables, in their order."""
    import sqlite_utils

    with closing(sqlite3.connect(":memory:")) as connection:
        _create_tables(sqlite_utils.Database(connection, execute_plugins=False))
        made = "SELECT sql FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL"
        of_themselves = " AND name NOT LIKE 'resources\\_fts\\_%' ESCAPE '\\' ORDER BY rowid"
        return tuple(sql for (sql,) in connection.execute(made + of_themselves))


def _create_tables(db: Any) -> None:
    db.table("source").create(
        {
            "path": str,
            "size": int,
            "mtime_ns": int,
            "ctime_ns": int,
            "inode": int,
            "digest": str,
            "checked_ns": int,
            "title": str,
            "description": str,
            "url": str,
            "left_out": int,
        }
    )
    themes = {"position": int} | dict.fromkeys(Theme._fields, str) | {"line": int}
    db.table("themes").create(themes, pk="id", not_null=["position"])
    resources = db.table("resources")
    resources.create(columns.types(), pk="position", not_null=columns.REQUIRED)
    tokenizer = TOKENIZER.replace("'", "''")  # which older sqlite-utils would not double
    db.execute(
        "CREATE VIRTUAL TABLE [resources_fts] USING FTS5"
        f" ({_SEARCHED}, tokenize='{tokenizer}', content=[resources])"
    )
    db.table("resource_themes").create(
        {"resource": str, "theme": str},
        pk=("resource", "theme"),
        foreign_keys=[("resource", "resources", "id"), ("theme", "themes", "id")],
    )
    holds = {"head": bytes, "indentation": int, "digests": bytes, "positions": bytes}
    db.table("marks").create(holds | {"lines": bytes})
    db.table("requires").create(
        {"resource": str, "required": str},
        pk=("resource", "required"),
        foreign_keys=[("resource", "resources", "id"), ("required", "resources", "id")],
    )


def insert_themes(connection: sqlite3.Connection, themes: Iterable[Theme]) -> None:
    """Put themes into the index, in their order."""
    rows = ((position, *theme) for position, theme in enumerate(themes, 1))
    _insert(connection, "themes", rows)


def insert_resources(connection: sqlite3.Connection, placed: Placed) -> None:
    """Put resources into the index, each at its position, with their themes."""
    _insert(connection, "resources", starmap(columns.row_of, placed))
    rows = ((resource.id, theme) for _, resource in placed for theme in resource.themes)
    _insert(connection, "resource_themes", rows)


def insert_searched(connection: sqlite3.Connection, placed: Placed, themes: dict[str, str]) -> None:
    """Put resources into full-text search; `themes` has what `columns.theme_texts` gives."""
    rows = (columns.searched_row_of(position, one, themes) for position, one in placed)
    _insert(connection, f"resources_fts (rowid, {_SEARCHED})", rows)


def forget_searched(connection: sqlite3.Connection, row: tuple[Any, ...]) -> None:
    """Take a row of `columns.searched_row_of` out of full-text search, which has to be as it is."""
    values = ", ".join("?" * len(row))
    sql = (
        f"INSERT INTO resources_fts (resources_fts, rowid, {_SEARCHED}) VALUES ('delete', {values})"
    )
    connection.execute(sql, row)


def _insert(connection: sqlite3.Connection, table: str, rows: Any) -> None:
    iterator = iter(rows)
    first = next(iterator, None)
    if first is None:
        return
    sql = f"INSERT INTO {table} VALUES ({', '.join('?' * len(first))})"
    connection.execute(sql, first)
    connection.executemany(sql, iterator)


def _source_row(
    reading_list: ReadingList, list_path: str, source: Source, checked_ns: int
) -> tuple[Any, ...]:
    return (
        list_path,
        *source.stamp,
        source.digest,
        checked_ns,
        reading_list.title,
        reading_list.description,
        reading_list.url,
        reading_list.left_out,
    )


def _requires_rows(reading_list: ReadingList) -> Iterator[tuple[str, str]]:
    """Give the requirements that are listed; the others are in the resource's own column."""
    known = {resource.id for resource in reading_list.resources}
    return (
        (resource.id, required)
        for resource in reading_list.resources
        for required in resource.requires
        if required in known
    )

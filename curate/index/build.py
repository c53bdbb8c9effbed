"""Build the index of a list: tables by sqlite-utils, rows by executemany, the file by a rename."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from glob import escape
from itertools import repeat
from pathlib import Path
from typing import Any

from curate.index import columns
from curate.index.freshness import SCHEMA_VERSION, companions, seal
from curate.index.full_text import TOKENIZER
from curate.model import Theme
from curate.storage.atomic_file import Source
from curate.storage.private import make_folder, open_new, own_name
from curate.yaml_reading.reading_list import ReadingList

STALE_SECONDS = 600
"""After this long a half-built file belongs to a process that was killed."""


def build(reading_list: ReadingList, list_path: str, source: Source, checked_ns: int) -> Any:
    """Build an index of `reading_list` in memory, and give the connection to it.

    `source` is the file it was read from, `checked_ns` the wall clock in nanoseconds at a
    moment before it was read.
    """
    import sqlite_utils

    connection = sqlite3.connect(":memory:")
    db = sqlite_utils.Database(connection)
    _create_tables(db)
    with connection:
        _insert(connection, "source", [_source_row(reading_list, list_path, source, checked_ns)])
        _insert(connection, "themes", _theme_rows(reading_list))
        resources = reading_list.resources
        positions = range(1, len(resources) + 1)
        _insert(connection, "resources", map(columns.row_of, positions, resources))
        _insert(connection, "resource_themes", _resource_theme_rows(reading_list))
        _insert(connection, "requires", _requires_rows(reading_list))
    table = db.table("resources")
    table.create_index(["id"], unique=True)
    table.create_index(["minutes"])
    db.table("resource_themes").create_index(["theme", "resource"])
    themes = columns.theme_texts(reading_list.themes)
    with connection:
        searched = map(columns.searched_row_of, positions, resources, repeat(themes))
        names = ", ".join(column.name for column in columns.SEARCHED)
        _insert(connection, f"resources_fts (rowid, {names})", searched)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.commit()
    return connection


def save(connection: sqlite3.Connection, path: Path, now_ns: int) -> bool:
    """Put a copy of the index at `path`, whole or not at all; return whether it is there.

    A folder that cannot be written to is no error: the index then lives as long as
    `connection`. `now_ns` is the wall clock in nanoseconds.
    """
    temporary = own_name(path, ".tmp")
    with suppress(OSError, sqlite3.Error):
        make_folder(path.parent)
        _sweep(path, now_ns)
        os.close(open_new(temporary))
        try:
            with closing(sqlite3.connect(temporary)) as copy:
                copy.execute("PRAGMA journal_mode = OFF")
                copy.execute("PRAGMA synchronous = OFF")
                connection.backup(copy)
            seal(temporary, now_ns)
            for companion in companions(path):
                companion.unlink(missing_ok=True)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
        return True
    return False


def _sweep(path: Path, now_ns: int) -> None:
    """Delete what builds that were killed half-way have left."""
    for leftover in path.parent.glob(f".{escape(path.name)}.*.tmp"):
        with suppress(OSError):
            if now_ns - leftover.stat().st_mtime_ns > STALE_SECONDS * 1_000_000_000:
                leftover.unlink()


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
            "left_out": int,
        }
    )
    themes = {"position": int} | dict.fromkeys(Theme._fields, str) | {"line": int}
    db.table("themes").create(themes, pk="id", not_null=["position"])
    resources = db.table("resources")
    resources.create(columns.types(), pk="position", not_null=columns.REQUIRED)
    searched = ", ".join(f"[{column.name}]" for column in columns.SEARCHED)
    tokenizer = TOKENIZER.replace("'", "''")  # which older sqlite-utils would not double
    db.execute(
        "CREATE VIRTUAL TABLE [resources_fts] USING FTS5"
        f" ({searched}, tokenize='{tokenizer}', content=[resources])"
    )
    db.table("resource_themes").create(
        {"resource": str, "theme": str},
        pk=("resource", "theme"),
        foreign_keys=[("resource", "resources", "id"), ("theme", "themes", "id")],
    )
    db.table("requires").create(
        {"resource": str, "required": str},
        pk=("resource", "required"),
        foreign_keys=[("resource", "resources", "id"), ("required", "resources", "id")],
    )


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
        reading_list.left_out,
    )


def _theme_rows(reading_list: ReadingList) -> Iterator[tuple[Any, ...]]:
    for position, theme in enumerate(reading_list.themes, 1):
        yield position, *theme


def _resource_theme_rows(reading_list: ReadingList) -> Iterator[tuple[str, str]]:
    return (
        (resource.id, theme) for resource in reading_list.resources for theme in resource.themes
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

"""What this user did, in one SQLite file that only grows: changes of lists, for `undo`."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from curate.errors import CurateError

SCHEMA_VERSION = 1
_WAIT_SECONDS = 10.0
"""How long to wait for another `curate` that is writing."""
_SCHEMA = """
CREATE TABLE entries (
  row INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  list TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('change', 'undo')),
  what TEXT NOT NULL,
  "offset" INTEGER,
  old TEXT,
  new TEXT,
  digest_before TEXT,
  digest_after TEXT,
  undoes INTEGER REFERENCES entries (row)
);
CREATE INDEX entries_by_list ON entries (list, row);
"""


class ListChange(NamedTuple):
    """One change of a list file."""

    what: str
    """In words: "added sled-dogs"."""
    offset: int
    """In characters, without the byte order mark."""
    old: str
    """The text that stood there."""
    new: str
    """The text that stands there now."""
    digest_before: str
    """Of the file's bytes."""
    digest_after: str


class Journal:
    """The journal of this user, made when it is first written to."""

    def __init__(self, path: Path) -> None:
        """Take the SQLite file at `path`, which need not be there yet."""
        self.path = path

    def record(self, list_path: str, at: str, change: ListChange) -> int:
        """Append a change of the list at `list_path`, flushed to disk; return its row.

        `at` is the time in UTC, as ISO 8601 has it.
        """
        with self._writing() as db:
            cursor = db.execute(
                'INSERT INTO entries (at, list, kind, what, "offset", old, new,'
                " digest_before, digest_after) VALUES (?, ?, 'change', ?, ?, ?, ?, ?, ?)",
                (at, list_path, *change),
            )
            return int(cursor.lastrowid or 0)

    def drop(self, row: int) -> None:
        """Take back the row of a change that never came to the file."""
        with self._writing() as db:
            db.execute("DELETE FROM entries WHERE row = ?", (row,))

    def record_undo(self, list_path: str, at: str, row: int, what: str) -> None:
        """Append that the change in `row` was taken back."""
        with self._writing() as db:
            db.execute(
                "INSERT INTO entries (at, list, kind, what, undoes) VALUES (?, ?, 'undo', ?, ?)",
                (at, list_path, what, row),
            )

    def last(self, list_path: str, below: int | None = None) -> tuple[int, str, ListChange] | None:
        """Return the row, time and content of the last change that still stands, or None.

        With `below`, of the rows before that one.
        """
        if not self.path.exists():
            return None
        with self._writing() as db:
            found = db.execute(
                'SELECT row, at, what, "offset", old, new, digest_before, digest_after FROM entries'
                " WHERE list = ? AND kind = 'change' AND row < coalesce(?, row + 1) AND row NOT IN"
                " (SELECT undoes FROM entries WHERE list = ? AND kind = 'undo')"
                " ORDER BY row DESC LIMIT 1",
                (list_path, below, list_path),
            ).fetchall()
        return (found[0][0], found[0][1], ListChange(*found[0][2:])) if found else None

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection in a transaction that is on disk when it ends."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=_WAIT_SECONDS)) as db:
                db.isolation_level = None
                db.execute("PRAGMA synchronous = FULL")
                db.execute("BEGIN IMMEDIATE")
                self._prepare(db)
                yield db
                db.execute("COMMIT")
        except (OSError, sqlite3.Error) as error:
            said = f"the journal cannot be used: {error}. Nothing was written."
            raise CurateError(said, path=str(self.path)) from None

    def _prepare(self, db: sqlite3.Connection) -> None:
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version > SCHEMA_VERSION:
            said = "the journal was written by a newer curate. Update curate; nothing was written."
            raise CurateError(said, path=str(self.path))
        if version == 0:
            for statement in _SCHEMA.split(";"):
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

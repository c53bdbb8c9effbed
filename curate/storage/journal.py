"""What this user did, in one SQLite file that only grows: the history, and changes of lists."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from curate.errors import CurateError
from curate.history.progress import Event, Verb
from curate.storage.journal_schema import SCHEMA_VERSION, upgrade, version_of
from curate.storage.lock import LOCK_SECONDS, locked

_Made = TypeVar("_Made")

_STANDING = (
    "kind = 'event' AND NOT EXISTS"
    " (SELECT 1 FROM entries u WHERE u.kind = 'undo' AND u.undoes = e.row)"
)


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


class Entry(NamedTuple):
    """One row of the journal that still stands."""

    row: int
    at: str
    """The time in UTC, as ISO 8601 has it."""
    what: str
    """In words."""
    done: ListChange | Event


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

    def record_events(self, list_path: str, at: str, events: Sequence[tuple[str, Event]]) -> None:
        """Append events, each with what it is in words, all of them or none, flushed to disk."""
        with self._writing() as db:
            for what, event in events:
                db.execute(
                    "INSERT INTO entries (at, list, kind, what, resource, address, verb,"
                    " part, minutes, note) VALUES (?, ?, 'event', ?, ?, ?, ?, ?, ?, ?)",
                    (at, list_path, what, *event),
                )
                self._settle(db, event.resource, event.address)

    def drop(self, row: int) -> None:
        """Take back the row of a change that never came to the file."""
        with self._writing() as db:
            db.execute("DELETE FROM entries WHERE row = ?", (row,))

    def record_undo(self, list_path: str, at: str, row: int, what: str) -> None:
        """Append that what is in `row` was taken back."""
        with self._writing() as db:
            db.execute(
                "INSERT INTO entries (at, list, kind, what, undoes) VALUES (?, ?, 'undo', ?, ?)",
                (at, list_path, what, row),
            )
            undone = "SELECT resource, address FROM entries WHERE row = ? AND kind = 'event'"
            for resource, address in db.execute(undone, (row,)).fetchall():
                self._settle(db, resource, address)

    def _settle(self, db: sqlite3.Connection, resource: str, address: str | None) -> None:
        db.execute(
            "INSERT OR REPLACE INTO since SELECT ?, coalesce(?, ''), coalesce(max(row), 0)"
            f" FROM entries e WHERE {_STANDING} AND resource = ? AND address IS ?"
            " AND part IS NULL AND verb <> 'start'",
            (resource, address, resource, address),
        )

    def last(self, list_path: str, below: int | None = None) -> Entry | None:
        """Find the newest row about a list that was not taken back; None where there is none.

        `below` looks only at rows with a smaller number.
        """
        with self._told():
            if not self.path.exists():
                return None
        with self._writing() as db:
            found = db.execute(
                'SELECT row, at, what, "offset", old, new, digest_before, digest_after,'
                " kind, resource, address, verb, part, minutes, note FROM entries e"
                " WHERE list = ? AND kind <> 'undo' AND row < coalesce(?, row + 1) AND NOT EXISTS"
                " (SELECT 1 FROM entries u WHERE u.kind = 'undo' AND u.undoes = e.row)"
                " ORDER BY row DESC LIMIT 1",
                (list_path, below),
            ).fetchall()
        if not found:
            return None
        row, at, what, *change = found[0][:8]
        kind, *event = found[0][8:]
        return Entry(row, at, what, _event(event) if kind == "event" else ListChange(what, *change))

    def standing(self) -> dict[str, list[Event]]:
        """Read, by the id of each resource, the events that its progress follows from, in order."""
        sql = (
            "SELECT e.resource, e.address, verb, part, minutes, note"
            " FROM since s CROSS JOIN entries e"
            " ON e.resource = s.resource AND e.row >= s.row AND e.address IS nullif(s.address, '')"
            f" WHERE {_STANDING} ORDER BY e.row"
        )
        by_id: dict[str, list[Event]] = {}
        for event in self._read(sql, _event):
            by_id.setdefault(event.resource, []).append(event)
        return by_id

    def history(self) -> list[tuple[int, str, Event]]:
        """Read all events that were not taken back, in order: row, time in UTC, event."""
        sql = (
            "SELECT row, at, resource, address, verb, part, minutes, note"
            f" FROM entries e WHERE {_STANDING} ORDER BY row"
        )
        return self._read(sql, _dated)

    def _read(self, sql: str, make: Callable[[Any], _Made]) -> list[_Made]:
        """Ask the journal, and make a value of each row; none where there is no history yet."""
        with self._told():
            if not self.path.exists():
                return []
            with closing(self._open_to_read()) as db:
                if self._version(db) < SCHEMA_VERSION:
                    return []  # of a time when there was no history
                return list(map(make, db.execute(sql)))

    def _open_to_read(self) -> sqlite3.Connection:
        address = self.path.absolute().as_uri()
        try:
            return sqlite3.connect(f"{address}?mode=rw", timeout=LOCK_SECONDS, uri=True)
        except sqlite3.OperationalError:
            return sqlite3.connect(f"{address}?mode=ro", timeout=LOCK_SECONDS, uri=True)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn every fault of the file into a CurateError; set the file aside if damaged."""
        file = None
        try:
            with suppress(FileNotFoundError):
                file = self.path.stat().st_ino
            yield
        except (OSError, sqlite3.Error, ValueError) as error:
            from curate.storage.journal_faults import is_damage, why_unusable

            said = f"the journal cannot be used: {why_unusable(error)}."
            if is_damage(error, self.path):
                said = "the journal is damaged, and cannot be put aside."
                with suppress(OSError, CurateError):
                    aside = self._set_aside(file)
                    said = f"the journal was damaged. It is kept beside it, as {aside}."
            raise CurateError(f"{said} Nothing was written.", path=str(self.path)) from None

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection in a transaction that is on disk when it ends."""
        with self._told():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=LOCK_SECONDS)) as db:
                db.isolation_level = None
                db.execute("PRAGMA synchronous = FULL")
                db.execute("BEGIN IMMEDIATE")
                self._version(db)
                upgrade(db)
                yield db
                db.execute("COMMIT")

    def _set_aside(self, file: int | None) -> str:
        """Move the file with this inode out of the way of a new one; return its name now.

        Where another process was quicker, a new one is in its place, and stays there.
        """
        with locked(self.path.with_suffix(".lock")):
            number = 1
            while (aside := self.path.with_name(f"journal-damaged-{number}.db")).exists():
                number += 1
            if self.path.exists() and self.path.stat().st_ino == file:
                self.path.replace(aside)
                return aside.name
        return f"journal-damaged-{max(1, number - 1)}.db"

    def _version(self, db: sqlite3.Connection) -> int:
        """Read the version of the tables. Raises CurateError where a newer curate made them."""
        version = version_of(db)
        if version > SCHEMA_VERSION:
            said = "the journal was written by a newer curate. Update curate. Nothing was written."
            raise CurateError(said, path=str(self.path))
        return version


def _dated(row: Sequence[Any]) -> tuple[int, str, Event]:
    """Take a row apart: number, time, event. Raises ValueError where one cannot be read."""
    from datetime import datetime

    datetime.fromisoformat(row[1])
    return row[0], row[1], _event(row[2:])


def _event(row: Sequence[Any]) -> Event:
    resource, address, verb, *rest = row
    return Event(resource, address, Verb(verb), *rest)

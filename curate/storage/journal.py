"""What this user did, in one SQLite file that only grows: the history, and changes of lists."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from curate.errors import CurateError
from curate.history.progress import Event, Verb
from curate.storage.journal_schema import SCHEMA_VERSION, WITH_HISTORY, upgrade, version_of
from curate.storage.lock import LOCK_SECONDS, locked
from curate.storage.private import keep_private, make_folder, open_new

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
    """The last command in the journal that still stands."""

    row: int
    """Its last row."""
    at: str
    """The time in UTC, as ISO 8601 has it."""
    what: str
    """In words."""
    done: ListChange | Event
    """What it did; of a command with several events, the last."""
    settled: bool
    """Of a change: whether the file is known to have been written."""


class Unsettled(NamedTuple):
    """A row of a writer that may have been killed before it wrote the file, or after."""

    row: int
    digest: str
    """Of the file's bytes, if it was written."""


class ListName(NamedTuple):
    """What a list is known by, in the journal."""

    path: str
    inode: int
    """Of its file: it stays where a folder is moved or renamed."""


class Journal:
    """The journal of this user, made when it is first written to."""

    def __init__(self, path: Path) -> None:
        """Take the SQLite file at `path`, which need not be there yet."""
        self.path = path

    def record(self, name: ListName, at: str, change: ListChange) -> int:
        """Append a change of a list that is about to be written, flushed to disk; return its row.

        `at` is the time in UTC, as ISO 8601 has it.
        """
        with self._writing() as db:
            cursor = db.execute(
                'INSERT INTO entries (at, list, kind, what, "offset", old, new,'
                " digest_before, digest_after, settled)"
                " VALUES (?, ?, 'change', ?, ?, ?, ?, ?, ?, 0)",
                (at, name.path, *change),
            )
            return int(cursor.lastrowid or 0)

    def record_events(self, name: ListName, at: str, events: Sequence[tuple[str, Event]]) -> None:
        """Append the events of one command, all of them or none, flushed to disk.

        Each comes with what it is in words.
        """
        with self._writing() as db:
            command = None
            for what, event in events:
                cursor = db.execute(
                    "INSERT INTO entries (at, list, kind, what, resource, address, verb,"
                    " part, minutes, note, command, inode)"
                    " VALUES (?, ?, 'event', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (at, name.path, what, *event, command, name.inode),
                )
                command = command or cursor.lastrowid
                self._take_as_last(db, event.resource, event.address)

    def settle(self, row: int, inode: int) -> None:
        """Note that the file of a change, or of one taken back, was written.

        Where this is lost, the file still tells, until another hand changes it.
        """
        with self._writing(flushed=False) as db:
            db.execute("UPDATE entries SET settled = 1, inode = ? WHERE row = ?", (inode, row))

    def drop(self, row: int) -> None:
        """Take back the row of a change that never came to the file."""
        with self._writing() as db:
            db.execute("DELETE FROM entries WHERE row = ?", (row,))

    def record_undo(self, name: ListName, at: str, row: int, what: str) -> int:
        """Append that the command with `row` as its last one is taken back; return the row of that.

        Of a change of a file it stays unsettled until the file is written.
        """
        with self._writing() as db:
            rows = db.execute(
                "SELECT row, kind, resource, address FROM entries WHERE row = :row OR"
                " coalesce(command, row) = (SELECT coalesce(command, row) FROM entries"
                "  WHERE row = :row) AND kind <> 'undo'",
                {"row": row},
            ).fetchall()
            for undone, kind, resource, address in rows:
                cursor = db.execute(
                    "INSERT INTO entries (at, list, kind, what, undoes, settled)"
                    " VALUES (?, ?, 'undo', ?, ?, ?)",
                    (at, name.path, what, undone, 0 if kind == "change" else None),
                )
                if kind == "event":
                    self._take_as_last(db, resource, address)
            return int(cursor.lastrowid or 0)

    def _take_as_last(self, db: sqlite3.Connection, resource: str, address: str | None) -> None:
        """Keep in `since` what follows from the events of one resource."""
        db.execute(
            "INSERT OR REPLACE INTO since SELECT ?, coalesce(?, ''), coalesce(max(row), 0)"
            f" FROM entries e WHERE {_STANDING} AND resource = ? AND address IS ?"
            " AND part IS NULL AND verb <> 'start'",
            (resource, address, resource, address),
        )

    def unsettled(self, name: ListName) -> Unsettled | None:
        """Return the row of a writer that was killed, where there is one."""
        with self._writing_if_there() as db:
            found = (
                db
                and db.execute(
                    "SELECT e.row, coalesce(u.digest_before, e.digest_after) FROM entries e"
                    " LEFT JOIN entries u ON u.row = e.undoes WHERE e.list = ? AND e.settled = 0"
                    " ORDER BY e.row DESC LIMIT 1",
                    (name.path,),
                ).fetchone()
            )
        return Unsettled(*found) if found else None

    def last(
        self, name: ListName, below: int | None = None, ignored: int | None = None
    ) -> Entry | None:
        """Return the last command on a list that still stands, or None.

        With `below`, of the rows before that one; as if the row `ignored` were not there.
        """
        with self._writing_if_there() as db:
            if db is None:
                return None
            found = db.execute(
                'SELECT row, at, what, "offset", old, new, digest_before, digest_after,'
                " kind, coalesce(command, row), settled, resource, address, verb, part, minutes,"
                " note FROM entries e"
                " WHERE list = :list AND kind <> 'undo' AND row < coalesce(:below, row + 1)"
                " AND row IS NOT :ignored AND NOT EXISTS (SELECT 1 FROM entries u"
                "  WHERE u.kind = 'undo' AND u.undoes = e.row AND u.row IS NOT :ignored)"
                " ORDER BY row DESC LIMIT 1",
                {"list": name.path, "below": below, "ignored": ignored},
            ).fetchall()
            if not found:
                return None
            row, at, what, *change = found[0][:8]
            kind, command, settled, *event = found[0][8:]
            if kind != "event":
                return Entry(row, at, what, ListChange(what, *change), bool(settled))
            said = db.execute(
                "SELECT what FROM entries WHERE coalesce(command, row) = ? AND kind = 'event'"
                " ORDER BY row",
                (command,),
            ).fetchall()
        return Entry(row, at, ", ".join(what for (what,) in said), _event(event), settled=True)

    def follow(self, name: ListName, digest: str) -> None:
        """Take over what was noted of a list that was moved, or whose folder was renamed, to here.

        It is known by its content or by its file, and is no longer where it was.
        """
        with self._writing_if_there() as db:
            known = "SELECT 1 FROM entries WHERE list = ? LIMIT 1"
            if db is None or db.execute(known, (name.path,)).fetchone():
                return
            earlier = db.execute(
                "SELECT list FROM entries WHERE (kind = 'change' AND digest_after = ?)"
                " OR inode = ? ORDER BY row DESC LIMIT 1",
                (digest, name.inode),
            ).fetchone()
            if earlier and not Path(earlier[0]).exists():
                db.execute("UPDATE entries SET list = ? WHERE list = ?", (name.path, *earlier))

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
                if self._version(db) < WITH_HISTORY:
                    return []
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
    def _writing(self, *, flushed: bool = True) -> Iterator[sqlite3.Connection]:
        """Give a connection in a transaction that is on disk when it ends, if it must be."""
        with self._told():
            make_folder(self.path.parent)
            with suppress(FileExistsError):
                os.close(open_new(self.path))
            keep_private(self.path)
            with closing(sqlite3.connect(self.path, timeout=LOCK_SECONDS)) as db:
                db.isolation_level = None
                db.execute(f"PRAGMA synchronous = {'FULL' if flushed else 'OFF'}")
                db.execute("BEGIN IMMEDIATE")
                self._version(db)
                upgrade(db)
                yield db
                db.execute("COMMIT")

    @contextmanager
    def _writing_if_there(self) -> Iterator[sqlite3.Connection | None]:
        """Give a connection as `_writing` does; None where there is no journal yet."""
        with self._told():
            there = self.path.exists()
        if not there:
            yield None
            return
        with self._writing() as db:
            yield db

    def _set_aside(self, file: int | None) -> str:
        """Move the file with this inode out of the way of a new one; return its name now.

        Where another process was quicker, a new one is in its place, and stays there.
        """
        with locked(self.path):
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

"""What this user did, in one SQLite file that only grows: the history, and changes of lists."""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from curate.history.progress import Event
from curate.storage.journal_file import JournalFile
from curate.storage.journal_rows import (
    AS_IT_WAS,
    EVENT,
    Entry,
    ListChange,
    ListName,
    Noted,
    Unsettled,
    columns_of,
    event_of,
    noted_of,
)

_Made = TypeVar("_Made")

_STANDING = (
    "kind = 'event' AND NOT EXISTS"
    " (SELECT 1 FROM entries u WHERE u.kind = 'undo' AND u.undoes = e.row)"
)


class Journal:
    """The journal of this user, made when it is first written to."""

    def __init__(self, path: Path) -> None:
        """Take the SQLite file at `path`, which need not be there yet."""
        self.path = path
        self._file = JournalFile(path)

    def record(
        self,
        name: ListName,
        at: str,
        change: ListChange,
        events: Sequence[tuple[str, Event]] = (),
    ) -> int:
        """Append a change of a list that is about to be written, flushed to disk; return its row.

        `at` is the time in UTC, as ISO 8601 has it; `events` are of the same command.
        """
        with self._file.to_write() as db:
            command = self._append(db, name, at, events)
            cursor = db.execute(
                'INSERT INTO entries (at, list, kind, command, what, "offset", old, new,'
                " digest_before, digest_after, settled)"
                " VALUES (?, ?, 'change', ?, ?, ?, ?, ?, ?, ?, 0)",
                (at, name.path, command, *change),
            )
            return int(cursor.lastrowid or 0)

    def record_events(self, name: ListName, at: str, events: Sequence[tuple[str, Event]]) -> None:
        """Append the events of one command, all of them or none, flushed to disk.

        Each comes with what it is in words.
        """
        with self._file.to_write() as db:
            self._append(db, name, at, events)

    def _append(
        self, db: sqlite3.Connection, name: ListName, at: str, events: Sequence[tuple[str, Event]]
    ) -> int | None:
        """Append events, and return the number of their command; None where there are none."""
        command = None
        for what, event in events:
            cursor = db.execute(
                "INSERT INTO entries (at, list, kind, what, command, inode, resource, address,"
                " verb, part, minutes, note, spent, format, themes, day)"
                " VALUES (?, ?, 'event', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (at, name.path, what, command, name.inode, *columns_of(event)),
            )
            command = command or cursor.lastrowid
            self._take_as_last(db, event.resource, event.address)
        return command

    def settle(self, row: int, inode: int) -> None:
        """Note that the file of a change, or of one taken back, was written.

        Where this is lost, the file still tells, until another hand changes it.
        """
        with self._file.to_write(flushed=False) as db:
            db.execute("UPDATE entries SET settled = 1, inode = ? WHERE row = ?", (inode, row))

    def drop(self, row: int) -> None:
        """Take back the row of a change that never came to the file, and all of its command."""
        its = "row = :row OR command = (SELECT command FROM entries WHERE row = :row)"
        with self._file.to_write() as db:
            events = db.execute(
                "SELECT DISTINCT e.resource, e.address FROM entries e WHERE e.kind = 'event' AND"
                " e.row IN (SELECT coalesce(undoes, row) FROM entries"
                f" WHERE {its})",
                {"row": row},
            ).fetchall()
            db.execute(f"DELETE FROM entries WHERE {its}", {"row": row})
            for resource, address in events:
                self._take_as_last(db, resource, address)

    def record_undo(self, name: ListName, at: str, row: int, what: str) -> int:
        """Append that the command with `row` as its last one is taken back; return the row of that.

        Of a change of a file it stays unsettled until the file is written.
        """
        with self._file.to_write() as db:
            rows = db.execute(
                "SELECT row, kind, resource, address FROM entries WHERE row = :row OR"
                " coalesce(command, row) = (SELECT coalesce(command, row) FROM entries"
                "  WHERE row = :row) AND kind <> 'undo' ORDER BY row",
                {"row": row},
            ).fetchall()
            command = None
            for undone, kind, resource, address in rows:
                cursor = db.execute(
                    "INSERT INTO entries (at, list, kind, what, command, undoes, settled)"
                    " VALUES (?, ?, 'undo', ?, ?, ?, ?)",
                    (at, name.path, what, command, undone, 0 if kind == "change" else None),
                )
                command = command or cursor.lastrowid
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
        with self._file.to_read() as db:
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
        with self._file.to_read() as db:
            if db is None:
                return None
            found = db.execute(
                'SELECT row, at, what, "offset", old, new, digest_before, digest_after,'
                f" kind, coalesce(command, row), settled, {EVENT} FROM entries e"
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
        return Entry(row, at, ", ".join(what for (what,) in said), event_of(event), settled=True)

    def name_of(self, name: ListName, digest: str) -> ListName:
        """Give the name under which a list with this content is noted.

        That is its own, unless it was moved, or its folder renamed, since: then it is known by
        its content or by its file, and is no longer where it was.
        """
        with self._file.to_read() as db:
            known = "SELECT 1 FROM entries WHERE list = ? LIMIT 1"
            if db is None or db.execute(known, (name.path,)).fetchone():
                return name
            earlier = db.execute(
                "SELECT list FROM entries WHERE (kind = 'change' AND digest_after = ?)"
                " OR inode = ? ORDER BY row DESC LIMIT 1",
                (digest, name.inode),
            ).fetchone()
        moved = earlier is not None and not Path(earlier[0]).exists()
        return name._replace(path=earlier[0]) if moved else name

    def follow(self, name: ListName, digest: str) -> None:
        """Take over to where a list is now what was noted of it where it was."""
        earlier = self.name_of(name, digest)
        if earlier != name:
            with self._file.to_write() as db:
                sql = "UPDATE entries SET list = ? WHERE list = ?"
                db.execute(sql, (name.path, earlier.path))

    def standing(self, patience: float | None = None) -> dict[str, list[Event]]:
        """Read, by the id of each resource, the events that its progress follows from, in order.

        They come without format, themes and day. A program that holds the journal is waited for
        `patience` seconds; None for as long as a writer waits.
        """
        sql = (
            f"SELECT {EVENT} FROM since s CROSS JOIN entries e"
            " ON e.resource = s.resource AND e.row >= s.row AND e.address IS nullif(s.address, '')"
            f" WHERE {_STANDING} ORDER BY e.row"
        )
        by_id: dict[str, list[Event]] = {}
        for event in self._read(sql, event_of, patience):
            by_id.setdefault(event.resource, []).append(event)
        return by_id

    def history(self, patience: float | None = None) -> list[Noted]:
        """Read all events that were not taken back, in order.

        A program that holds the journal is waited for as `standing` does.
        """
        sql = (
            f"SELECT row, at, list, {EVENT}, {AS_IT_WAS}"
            f" FROM entries e WHERE {_STANDING} ORDER BY row"
        )
        return self._read(sql, noted_of, patience)

    def _read(self, sql: str, make: Callable[[Any], _Made], patience: float | None) -> list[_Made]:
        """Ask the journal, and make a value of each row; none where there is no journal yet."""
        with self._file.to_read(patience) as db:
            return [] if db is None else list(map(make, db.execute(sql)))

"""The file of the journal: opened to read or to write, upgraded, put aside where damaged."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from curate.errors import CurateError
from curate.storage.journal_schema import SCHEMA_VERSION, upgrade, version_of
from curate.storage.lock import LOCK_SECONDS, locked, refuses_locks
from curate.storage.private import ANOTHER_FOLDER, keep_private, make_folder, open_new


class JournalFile:
    """One SQLite file, made when it is first written to."""

    def __init__(self, path: Path) -> None:
        """Take the file at `path`, which need not be there yet."""
        self.path = path

    @contextmanager
    def to_read(self, patience: float | None = None) -> Iterator[sqlite3.Connection | None]:
        """Give a connection to tables of this version; None where there is no journal yet.

        The file stays as it is: one of an older version is read in a copy that is upgraded.
        Another program that holds it is waited for `patience` seconds, None being as long as a
        writer waits. Raises CurateError where it cannot be read.
        """
        with self._told() as there:
            if not there:
                yield None
                return
            with closing(self._open_to_read(patience)) as db:
                db.execute("BEGIN")  # all that is read is of one moment
                if _version(db, self.path) == SCHEMA_VERSION:
                    yield db
                    return
                with closing(sqlite3.connect(":memory:")) as copy:
                    db.backup(copy)
                    upgrade(copy)
                    yield copy

    @contextmanager
    def to_write(self, *, flushed: bool = True) -> Iterator[sqlite3.Connection]:
        """Give a connection in a transaction that is on disk when it ends, if it must be.

        The file is made where it is not there, and upgraded where it is of an older version.
        Raises CurateError where it cannot be written.
        """
        with self._told():
            make_folder(self.path.parent)
            with suppress(FileExistsError):
                os.close(open_new(Path(os.path.realpath(self.path))))
            keep_private(self.path)
            with closing(sqlite3.connect(self.path, timeout=LOCK_SECONDS)) as db:
                db.isolation_level = None
                db.execute(f"PRAGMA synchronous = {'FULL' if flushed else 'OFF'}")
                db.execute("BEGIN IMMEDIATE")
                _version(db, self.path)
                upgrade(db)
                yield db
                db.execute("COMMIT")

    def _open_to_read(self, patience: float | None) -> sqlite3.Connection:
        seconds = LOCK_SECONDS if patience is None else patience
        address = self.path.absolute().as_uri()
        try:
            return sqlite3.connect(f"{address}?mode=rw", timeout=seconds, uri=True)
        except sqlite3.OperationalError:
            return sqlite3.connect(f"{address}?mode=ro", timeout=seconds, uri=True)

    @contextmanager
    def _told(self) -> Iterator[bool]:
        """Turn every fault of the file into a CurateError; set the file aside if damaged.

        Give whether there is such a file.
        """
        file = None
        try:
            with suppress(FileNotFoundError, NotADirectoryError):
                found = self.path.stat()
                if not S_ISREG(found.st_mode):  # SQLite would wait at a pipe without end
                    kind = "a folder" if S_ISDIR(found.st_mode) else "no regular file"
                    raise self._unusable(f"it is {kind}", ANOTHER_FOLDER)
                file = found.st_ino
            yield file is not None
        except (OSError, sqlite3.Error, ValueError) as error:
            from curate.storage.journal_faults import is_damage, is_held, why_unusable

            if isinstance(error, sqlite3.OperationalError) and refuses_locks(self.path):
                # of which SQLite makes one held, or one on a disk that does not work
                why = "the disk it is on refuses locks"
                raise self._unusable(why, ANOTHER_FOLDER) from None
            if not is_damage(error, self.path):
                remedy = "Try again once that is done." if is_held(error) else ANOTHER_FOLDER
                raise self._unusable(why_unusable(error), remedy) from None
            said = "the journal is damaged, and cannot be put aside."
            with suppress(OSError, CurateError):
                aside = self._set_aside(file)
                said = f"the journal was damaged. It is kept beside it, as {aside}."
            raise CurateError(f"{said} Nothing was written.", path=str(self.path)) from None

    def _unusable(self, why: str, remedy: str) -> CurateError:
        """Make the error for a journal that is not damaged, as far as is known."""
        said = f"the journal cannot be used: {why}. Nothing was written."
        return CurateError(said, path=str(self.path), hint=remedy)

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


def _version(db: sqlite3.Connection, path: Path) -> int:
    """Read the version of the tables. Raises CurateError where a newer curate made them."""
    version = version_of(db)
    if version > SCHEMA_VERSION:
        said = "the journal was written by a newer curate. Update curate. Nothing was written."
        raise CurateError(said, path=str(path))
    return version

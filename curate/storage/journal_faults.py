"""What is wrong with a journal: told by SQLite's codes and by its tables, in our words."""

import sqlite3
from contextlib import closing
from pathlib import Path

from curate.errors import reason
from curate.storage.journal_schema import has_its_tables

_REASONS = {
    sqlite3.SQLITE_BUSY: "another program holds it",
    sqlite3.SQLITE_LOCKED: "another program holds it",
    sqlite3.SQLITE_READONLY: "it may not be written to",
    sqlite3.SQLITE_PERM: "it may not be written to",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened",
    sqlite3.SQLITE_IOERR: "the disk it is on does not work",
    sqlite3.SQLITE_NOMEM: "there is not enough memory",
}
"""Why a journal that may be sound cannot be used, by SQLite's primary result codes
(https://www.sqlite.org/rescode.html)."""
_HELD = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def is_damage(error: OSError | sqlite3.Error | ValueError, path: Path) -> bool:
    """Whether an error shows that the file is no journal, or holds what no journal does.

    A ValueError is of a value that no journal has. Python's own error of SQLite, which has no
    code, is of a text that is not UTF-8. A question that SQLite does not understand is of
    tables or columns that are not there: the file at `path` is looked into for them.
    """
    if isinstance(error, ValueError):
        return True
    code = _code(error)
    if code == sqlite3.SQLITE_ERROR:
        return _lacks_tables(path)
    return code in _DAMAGED or (code is None and isinstance(error, sqlite3.OperationalError))


def why_unusable(error: OSError | sqlite3.Error | ValueError) -> str:
    """Say why a journal that may be sound cannot be used: `the disk is full`."""
    if isinstance(error, OSError):
        return reason(error)
    code = _code(error)
    return _REASONS.get(code or 0, f"SQLite says {code or 'nothing'} of it")


def is_held(error: Exception) -> bool:
    """Whether another program holds the journal, for as long as it was waited for."""
    return _code(error) in _HELD


def _code(error: Exception) -> int | None:
    """Read the primary result code of an error of SQLite's; None where it has none."""
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def _lacks_tables(path: Path) -> bool:
    try:
        address = f"{path.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True)) as db:
            return not has_its_tables(db)
    except sqlite3.Error:
        return False

"""The index as a file: whether it is still right, and opened for reading."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from curate.durations import WORDS_PER_MINUTE
from curate.storage.list_source import Stamp

SCHEMA_VERSION = 9
RACY_NS = 2_000_000_000
"""A file changed this shortly before it was read may change again unseen: clocks tick
coarsely, 2 s on FAT (as git's "racy" entries, Documentation/technical/racy-git.txt)."""
_LONGEST_NAME = 40
"""What the index has of a list's name, in characters: its own is longer, and could be too long."""
_PATIENCE = 0.5
"""How long to wait for another program that holds the index, in seconds, before a new one is
built."""


class Seen(NamedTuple):
    """The state of the list file that an index was built from."""

    path: str
    stamp: Stamp
    digest: str
    checked_ns: int
    """The wall clock, in nanoseconds, before the file was read."""
    left_out: int

    @property
    def racy(self) -> bool:
        """Whether the file was so new when it was read that its stamp proves nothing."""
        latest = max(self.stamp.mtime_ns, self.stamp.ctime_ns)
        return latest >= self.checked_ns - RACY_NS


def index_path(cache: Path, list_path: Path, words_per_minute: int = WORDS_PER_MINUTE) -> Path:
    """Name the file for the index of a list: the list's own name, and a checksum of its path.

    The index with estimates at another speed than the usual one is another file.
    """
    checksum = crc32(str(list_path).encode("utf-8", "surrogateescape"))
    speed = "" if words_per_minute == WORDS_PER_MINUTE else f"-{words_per_minute}wpm"
    return cache / f"{list_path.stem[:_LONGEST_NAME]}-{checksum:08x}{speed}.db"


def open_index(path: Path) -> sqlite3.Connection | None:
    """Open the index at `path` for reading; None where there is no good one.

    An index that another hand has written to since it was sealed is no good one.
    """
    try:
        if any(companion.exists() for companion in companions(path)):
            return None
        if path.stat().st_mtime_ns % (2 * RACY_NS) != RACY_NS:
            return None
        connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", timeout=_PATIENCE, uri=True)
    except (OSError, sqlite3.Error):
        return None
    return connection


def companions(path: Path) -> list[Path]:
    """Name the files in which SQLite keeps what is not yet in the index itself.

    We never leave any: where one is there, another program has written to the index.
    """
    return [path.with_name(path.name + suffix) for suffix in ("-wal", "-shm", "-journal")]


def seen(connection: sqlite3.Connection) -> Seen | None:
    """Read from which file the index was built; None where it is of another version or broken."""
    try:
        if connection.execute("PRAGMA user_version").fetchall() != [(SCHEMA_VERSION,)]:
            return None
        rows = connection.execute(
            "SELECT path, size, mtime_ns, ctime_ns, inode, digest, checked_ns, left_out FROM source"
        ).fetchall()
    except sqlite3.Error:
        return None
    return Seen(rows[0][0], Stamp(*rows[0][1:5]), *rows[0][5:]) if rows else None


def restamp(path: Path, stamp: Stamp, checked_ns: int) -> None:
    """Record that the file with `stamp` still has the content that the index was built from.

    Where the index cannot be written, it is left as it is: the next reader looks again.
    """
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=0)) as db:
            # No journal file: one left by a crash would be rolled into the next index here.
            db.execute("PRAGMA journal_mode = MEMORY")
            db.execute(
                "UPDATE source SET size = ?, mtime_ns = ?, ctime_ns = ?, inode = ?, checked_ns = ?",
                (*stamp, checked_ns),
            )
            db.commit()
        seal(path, checked_ns)
    except (OSError, sqlite3.Error):
        return


def seal(path: Path, now_ns: int) -> None:
    """Mark the index as ours: whoever writes to it afterwards breaks the mark.

    The mark is a time of last change that no clock gives by itself, exact on every file
    system: an odd multiple of RACY_NS.
    """
    mark = now_ns - now_ns % (2 * RACY_NS) + RACY_NS
    os.utime(path, ns=(mark, mark))

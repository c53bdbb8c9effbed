"""A list file with its index, which is brought up to date as soon as it is asked."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from curate.durations import WORDS_PER_MINUTE
from curate.errors import CurateError
from curate.index import freshness
from curate.storage import list_source
from curate.storage.list_file import ListFile

if TYPE_CHECKING:
    from curate.lookup import Listed
    from curate.storage.list_file import Maker
    from curate.yaml_editing.splices import Change

_Answer = TypeVar("_Answer")


class IndexedList(ListFile):
    """A list file with its index, which is built anew whenever it is not surely right."""

    def __init__(
        self,
        path: Path,
        shown: str,
        cache: Path,
        data: Path,
        now_ns: Callable[[], int],
        on_written: Callable[[], None] = lambda: None,
        words_per_minute: int = WORDS_PER_MINUTE,
    ) -> None:
        """Take a list as ListFile does; its index is kept in the folder `cache`.

        `words_per_minute` is the speed at which times are estimated.
        """
        self.words_per_minute = words_per_minute
        self.index_path = freshness.index_path(cache, path.resolve(), words_per_minute)
        super().__init__(path, shown, data, now_ns, on_written)
        self._connection: sqlite3.Connection | None = None
        self.index_kept = True
        """Whether the index that answers is the one in its file, as far as anything was asked."""
        self._left_out = 0

    def left_out(self) -> int:
        """Count the entries of the file that cannot be read."""
        self._index()
        return self._left_out

    def close(self) -> None:
        """Let go of the index."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def rebuild(self) -> sqlite3.Connection:
        """Build the index anew from the file, and return a connection to it."""
        from curate.index import build
        from curate.index.marks import marks_of_list

        checked_ns = self._now_ns()
        source = self.source()
        text, source = source.text, source._replace(text="")
        reading_list = self.parse(text, self.words_per_minute)
        noted = marks_of_list(text, reading_list)
        del text  # long, and the index is long too
        connection: sqlite3.Connection = build.build(
            reading_list, noted, self._real_path, source, checked_ns
        )
        self.close()  # Windows does not replace a file that is open
        self.index_kept = build.save(connection, self.index_path, self._now_ns())
        self._connection, self._left_out = connection, reading_list.left_out
        return connection

    def _index(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = self._fresh_index() or self._renewed_index() or self.rebuild()
        return self._connection

    def _fresh_index(self) -> sqlite3.Connection | None:
        """Open the saved index; None where it may be of another state of the file than now."""
        return self._saved_index(self._unchanged)

    def _renewed_index(
        self, source: list_source.Source | None = None, checked_ns: int = 0
    ) -> sqlite3.Connection | None:
        """Open the saved index once what changed in the file is in it; None where it is not.

        `source` is what is in the file, where that is known, and `checked_ns` the wall clock at a
        moment before it was read.
        """
        old = self._saved_index(lambda seen: not seen.left_out)
        if old is None:
            return None
        old.close()
        from curate.index.renewal import renew

        if source is None:
            checked_ns, source = self._now_ns(), self.source()
        if not renew(self.index_path, source, checked_ns, self._now_ns(), self.words_per_minute):
            return None
        return self._index_of(source)

    def _index_of(self, source: list_source.Source) -> sqlite3.Connection | None:
        """Open the saved index of a text; None where it may be of another."""
        return self._saved_index(lambda seen: seen.digest == source.digest)

    def _made(self, make: "Maker", source: list_source.Source, checked_ns: int) -> "Change":
        """Make a change as a list file does; where the index knows this text, with its help.

        What of an error has a line is told of the whole text.
        """
        index = self._index_of(source) or self._renewed_index(source, checked_ns)
        if index is None:
            return super()._made(make, source, checked_ns)
        from curate.index.listed import ListedInIndex
        from curate.yaml_editing.original import OriginalByEntries

        with closing(index), suppress(sqlite3.DatabaseError):
            listed = ListedInIndex(partial(_asked, index))
            lines = listed.lines()
            try:
                if lines is not None:
                    return make(OriginalByEntries(source.text, listed, lines))
            except CurateError as error:
                if error.line is None:
                    raise
        return super()._made(make, source, checked_ns)

    def listed(self) -> "Listed":
        """Give the list as it stands, to be asked before it is changed."""
        if self.left_out():  # the index does not know their ids
            return self.parse(self.source().text)
        from curate.index.listed import ListedInIndex

        return ListedInIndex(self._ask)

    def _saved_index(self, wanted: Callable[[freshness.Seen], bool]) -> sqlite3.Connection | None:
        """Open the saved index of this list, where what it was built from is as `wanted`."""
        connection = freshness.open_index(self.index_path)
        if connection is None:
            return None
        seen = freshness.seen(connection)
        if seen is not None and seen.path == self._real_path and wanted(seen):
            self._left_out = seen.left_out
            return connection
        connection.close()
        return None

    def _unchanged(self, seen: freshness.Seen) -> bool:
        with self._located():
            stamp = list_source.stamp(self.path)
        if stamp == seen.stamp and not seen.racy:
            return True
        if stamp.size != seen.stamp.size:
            return False
        checked_ns = self._now_ns()
        source = self.source()
        if source.digest != seen.digest:
            return False
        again = seen._replace(stamp=source.stamp, checked_ns=checked_ns)
        if not again.racy:
            freshness.restamp(self.index_path, source.stamp, checked_ns)
        return True

    def _ask(self, question: Callable[..., _Answer], *details: Any) -> _Answer:
        try:
            return question(self._index(), *details)
        except sqlite3.DatabaseError:
            return question(self.rebuild(), *details)


def _asked(
    connection: sqlite3.Connection, question: Callable[..., _Answer], *details: Any
) -> _Answer:
    return question(connection, *details)

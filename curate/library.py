"""One reading list, as the commands see it: the file is the truth, the index answers."""

import gc
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from curate import files
from curate.errors import CurateError, Kind
from curate.index import select, store
from curate.journal import Journal, ListChange
from curate.model import Resource, Tally, Theme
from curate.query import Query

if TYPE_CHECKING:
    from curate.reading_list.splice import Change
    from curate.reading_list.values import Problem, ReadingList

    Maker = Callable[[str, ReadingList], Change]
    """Makes a change of a list, given its text and what that text holds."""

_Answer = TypeVar("_Answer")


class Library:
    """A list file with its index, which is built anew whenever it is not surely right."""

    def __init__(
        self, path: Path, shown: str, cache: Path, data: Path, now_ns: Callable[[], int]
    ) -> None:
        """Take the list at `path`, which messages call `shown`.

        Indexes and locks are kept in the folder `cache`, the user's journal in `data`;
        `now_ns` tells the wall clock.
        """
        self.path = path
        self.shown = shown
        self.index_path = store.index_path(cache, path.resolve())
        self._real_path = str(path.resolve()).encode("utf-8", "backslashreplace").decode("utf-8")
        self._lock_path = self.index_path.with_suffix(".lock")
        self._journal = Journal(data / "journal.db")
        self._now_ns = now_ns
        self._connection: sqlite3.Connection | None = None
        self._left_out = 0

    # Asking: through the index.

    def resources(self, query: Query) -> Iterator[Resource]:
        """Yield what matches, in the query's order."""
        given = 0
        try:
            for resource in select.resources(self._index(), query):
                given += 1
                yield resource
        except sqlite3.DatabaseError:
            # The index is damaged where it was not yet read: go on in a new one.
            again = select.resources(self.rebuild(), query)
            yield from islice(again, given, None)

    def count(self, query: Query) -> int:
        """Return how many match, whatever the query's limit."""
        return self._ask(select.count, query)

    def tally(self) -> Tally:
        """Return the count and the sum of times of the whole list."""
        return self._ask(select.tally)

    def heading(self) -> tuple[str | None, str | None]:
        """Return the title and the description of the list."""
        return self._ask(select.heading)

    def themes(self) -> list[Theme]:
        """Return the themes in the file's order, those that are only named last."""
        return self._ask(select.themes)

    def theme_tallies(self) -> dict[str, Tally]:
        """Return what each theme holds, the themes nested in it included."""
        return self._ask(select.theme_tallies)

    def ids(self) -> list[tuple[str, str]]:
        """Return all ids and titles."""
        return self._ask(select.ids)

    def left_out(self) -> int:
        """Return how many resources of the file cannot be read."""
        self._index()
        return self._left_out

    def find(self, text: str) -> Resource:
        """Return the resource that `text` names: an id, its beginning, or part of id or title.

        Raises CurateError where there is none, or more than one.
        """
        from curate.reading_list.find import ambiguous, no_such

        text = _readable(text)
        found = self._ask(select.named, text)
        if len(found) == 1:
            resource = self.resource(found[0][0])
            if resource is not None:
                return resource
        if not found:
            raise no_such("resource", text, [id_ for id_, _ in self.ids()], "curate list")
        raise ambiguous(text, found)

    def resource(self, id_: str) -> Resource | None:
        """Return the resource with exactly this id, where there is one."""
        return self._ask(select.by_id, id_)

    def theme(self, text: str) -> str:
        """Return the id of the theme that `text` names: its id, or its title.

        A theme that only has themes nested in it counts. Raises CurateError where there is
        none, with the nearest.
        """
        themes = self.themes()
        ids = {theme.id for theme in themes}
        wanted = _readable(text).strip().rstrip("/")
        if wanted in ids or any(id_.startswith(f"{wanted}/") for id_ in ids):
            return wanted
        folded = wanted.casefold()
        for theme in themes:
            if folded in (theme.id.casefold(), (theme.title or "").casefold()):
                return theme.id
        from curate.reading_list.find import no_such

        raise no_such("theme", text, [theme.id for theme in themes], "curate themes")

    # The index.

    def close(self) -> None:
        """Let go of the index."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def rebuild(self) -> sqlite3.Connection:
        """Build the index anew from the file, and return a connection to it."""
        from curate.index import build

        checked_ns = self._now_ns()
        source = self.source()
        text, source = source.text, source._replace(text="")
        reading_list = self.parse(text)
        del text  # long, and the index is long too
        connection: sqlite3.Connection = build.build(
            reading_list, self._real_path, source, checked_ns
        )
        build.save(connection, self.index_path, self._now_ns())
        self.close()
        self._connection, self._left_out = connection, reading_list.left_out
        return connection

    def _index(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = self._fresh_index() or self.rebuild()
        return self._connection

    def _fresh_index(self) -> sqlite3.Connection | None:
        """Return the index as it is kept, where it surely is of the file as it stands."""
        connection = store.open_index(self.index_path)
        if connection is None:
            return None
        seen = store.seen(connection)
        if seen is not None and seen.path == self._real_path and self._unchanged(seen):
            self._left_out = seen.left_out
            return connection
        connection.close()
        return None

    def _unchanged(self, seen: store.Seen) -> bool:
        with self._located():
            stamp = files.stamp(self.path)
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
            store.restamp(self.index_path, source.stamp, checked_ns)
        return True

    def _ask(self, question: Callable[..., _Answer], *details: Any) -> _Answer:
        try:
            return question(self._index(), *details)
        except sqlite3.DatabaseError:
            return question(self.rebuild(), *details)

    # The file.

    def source(self) -> files.Source:
        """Return the file as it stands. Raises CurateError where it cannot be read."""
        with self._located():
            return files.read(self.path)

    def parse(self, text: str) -> "ReadingList":
        """Return what the text of the file holds. Raises CurateError, with the line."""
        from curate.reading_list.parse import parse

        with self._located(), _collector_off():
            return parse(text)

    def check(self) -> tuple["ReadingList", "list[Problem]"]:
        """Return the list and all that is wrong with it."""
        from curate.checks import check

        source = self.source()
        with self._located(), _collector_off():
            return check(source.text)

    def change(
        self,
        make: "Maker",
        describe: Callable[[], str],
        show: "Callable[[Change], None]" = lambda change: None,
    ) -> "ReadingList":
        """Change the file under the lock, and note it in the journal; return the old list.

        `make` is given the text and the list as they then stand, and returns the change;
        `describe` then says it in words ("added sled-dogs"); `show` is given the change before
        it is written. What any of them raises leaves the file as it was.
        """
        with self._located(), files.locked(self._lock_path):
            source = self.source()
            reading_list = self.parse(source.text)
            with _collector_off():
                change = make(source.text, reading_list)
            show(change)
            digest_after = files.digest(files.encoded(source, change.text))
            span = change.offset, change.old, change.new
            noted = ListChange(describe(), *span, source.digest, digest_after)
            row = self._journal.record(self._real_path, self._now(), noted)
            try:
                files.replace(self.path, source, change.text)
            except CurateError:
                self._journal.drop(row)
                raise
            return reading_list

    def preview(self, make: "Maker") -> "Change":
        """Return the change that `make` gives for the file as it stands."""
        text = self.source().text
        with self._located(), _collector_off():
            return make(text, self.parse(text))

    def last_change(self) -> tuple[int, str, "Change"] | None:
        """Return what `undo` would take back: its row, what it was, and the change back.

        None where there is nothing. Raises CurateError where other hands have changed the
        file since.
        """
        from curate.reading_list.splice import Splice, spliced

        source = self.source()
        while (last := self._journal.last(self._real_path)) is not None:
            row, at, noted = last
            if source.digest == noted.digest_after:
                end = noted.offset + len(noted.new)
                back = spliced(source.text, [Splice(noted.offset, end, noted.old)])
                return row, noted.what, back
            if source.digest != noted.digest_before:
                said = (
                    f"the file was changed by other hands since curate {noted.what} ({at}). "
                    "Nothing was written; git can show and take back what changed."
                )
                raise CurateError(said, path=self.shown)
            self._journal.drop(row)  # it was noted, and then never came to the file
        return None

    def undo(self, row: int) -> None:
        """Take back the change in `row`, the last one. Raises CurateError where it is not."""
        with self._located(), files.locked(self._lock_path):
            last = self.last_change()
            if last is None or last[0] != row:
                raise CurateError("the list was changed meanwhile. Nothing was written.")
            files.replace(self.path, self.source(), last[2].text)
            self._journal.record_undo(self._real_path, self._now(), row, last[1])

    def _now(self) -> str:
        """Return the time in UTC, as ISO 8601 has it."""
        from datetime import UTC, datetime

        return datetime.fromtimestamp(self._now_ns() // 1_000_000_000, UTC).isoformat()

    @contextmanager
    def _located(self) -> Iterator[None]:
        """Say in an error which file it is about, as the user calls it."""
        try:
            yield
        except CurateError as error:
            if error.kind is Kind.REFUSED and error.path in (None, str(self.path)):
                error.path = self.shown
            raise


@contextmanager
def _collector_off() -> Iterator[None]:
    """Keep the garbage collector from walking a growing list: it doubles the time of a parse."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _readable(text: str) -> str:
    """Return text from a command line, with a mark for bytes that are no text."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")

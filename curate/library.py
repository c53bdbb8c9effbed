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
from curate.model import Resource, Tally, Theme
from curate.query import Query

if TYPE_CHECKING:
    from curate.reading_list.rewrite import Change
    from curate.reading_list.values import Problem, ReadingList

_Answer = TypeVar("_Answer")


class Library:
    """A list file with its index, which is built anew whenever it is not surely right."""

    def __init__(self, path: Path, shown: str, cache: Path, now_ns: Callable[[], int]) -> None:
        """Take the list at `path`, which messages call `shown`.

        Indexes and locks are kept in the folder `cache`; `now_ns` tells the wall clock.
        """
        self.path = path
        self.shown = shown
        self.index_path = store.index_path(cache, path.resolve())
        self._real_path = str(path.resolve())
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
        found = self._ask(select.named, text)
        if len(found) == 1:
            resource = self.resource(found[0][0])
            if resource is not None:
                return resource
        if not found:
            raise _no_such("resource", text, [id_ for id_, _ in self.ids()], "curate list")
        shown = "".join(f"\n  {title} ({id_})" for id_, title in found[:10])
        more = f"\n  and {len(found) - 10} more" if len(found) > 10 else ""
        raise CurateError(f'"{text}" may mean:{shown}{more}\nGive more of it.', Kind.USAGE)

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
        wanted = text.strip().rstrip("/")
        if wanted in ids or any(id_.startswith(f"{wanted}/") for id_ in ids):
            return wanted
        folded = wanted.casefold()
        for theme in themes:
            if folded in (theme.id.casefold(), (theme.title or "").casefold()):
                return theme.id
        raise _no_such("theme", text, [theme.id for theme in themes], "curate themes")

    # The index.

    def rebuild(self) -> sqlite3.Connection:
        """Build the index anew from the file, and return a connection to it."""
        from curate.index import build

        checked_ns = self._now_ns()
        source = self.source()
        reading_list = self.parse(source.text)
        connection: sqlite3.Connection = build.build(
            reading_list, self._real_path, source, checked_ns
        )
        build.save(connection, self.index_path, self._now_ns())
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

    def add(
        self, make: "Callable[[ReadingList], Resource]", show: "Callable[[Change], None]"
    ) -> int:
        """Add a resource as the last of the list, under the lock; return how many there are now.

        `make` is given the list as it then stands and returns what to add; `show` is given
        the change before it is written. What either raises leaves the file as it was.
        """
        with self._located(), files.locked(self.index_path.with_suffix(".lock")):
            source = self.source()
            change, count = self._addition(source.text, make)
            show(change)
            files.replace(self.path, source, change.text)
            return count

    def preview(self, make: "Callable[[ReadingList], Resource]") -> "Change":
        """Return the change that `add` would make to the file as it stands."""
        return self._addition(self.source().text, make)[0]

    def _addition(
        self, text: str, make: "Callable[[ReadingList], Resource]"
    ) -> tuple["Change", int]:
        from curate.reading_list.rewrite import append

        with self._located(), _collector_off():
            reading_list = self.parse(text)
            change = append(text, make(reading_list), reading_list)
        return change, len(reading_list.resources) + 1

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


def _no_such(what: str, text: str, known: list[str], where: str) -> CurateError:
    from curate.reading_list.suggest import nearest

    meant = nearest(text, known)
    said = f'no {what} "{text}".' + (f" Did you mean {meant}?" if meant else "")
    return CurateError(f"{said} All {what}s: {where}", Kind.MISSING)

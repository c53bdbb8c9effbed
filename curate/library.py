"""One reading list, as the commands see it: the file is the truth, the index answers."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from curate.durations import WORDS_PER_MINUTE
from curate.errors import CurateError
from curate.history.progress import Event, Progress, part_minutes_left
from curate.index import freshness, queries
from curate.model import Problem, Resource, Tally, Theme
from curate.query import Query, Sort
from curate.storage import atomic_file
from curate.storage.list_file import ListFile
from curate.storage.reader_history import ReaderHistory

if TYPE_CHECKING:
    from curate.lookup import Listed
    from curate.storage.list_file import Maker
    from curate.yaml_editing.splices import Change

_Answer = TypeVar("_Answer")


class PlanInputs(NamedTuple):
    """What the planner needs: what is wanted, what that requires, and how far the reader is."""

    everything: list[Resource]
    """What is wanted, and all that it requires, in the order of the list."""
    wanted: set[str]
    """The ids of what was asked for."""
    progress: dict[str, Progress]
    """How far the reader is, by id, where anything was done."""
    titles: dict[str, str]
    """Of the themes, by id."""


class Library(ListFile):
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
        self.reader = ReaderHistory(self._journal)
        self._reader_in: sqlite3.Connection | None = None

    def resources(self, query: Query) -> Iterator[Resource]:
        """Yield what matches, in the query's order."""
        given = 0
        try:
            for resource in queries.resources(*self._with_reader(query)):
                given += 1
                yield resource
        except sqlite3.DatabaseError:
            # The index is damaged where it was not yet read: go on in a new one.
            self.rebuild()
            again = queries.resources(*self._with_reader(query))
            yield from islice(again, given, None)

    def count(self, query: Query) -> int:
        """Count the resources that match, whatever the query's limit."""
        return self._ask(lambda _: queries.count(*self._with_reader(query)))

    def progress(self) -> dict[str, Progress]:
        """Give the reader's progress by id, for what is in their history; all else is to do."""
        return {one.id: progress for one, progress in self.touched()}

    def touched(self) -> list[tuple[Resource, Progress]]:
        """Give the listed resources in the reader's history, each with the reader's progress."""
        found = self.with_ids(list(self.reader.events()))
        return [(one, self.reader.progress_of(one)) for one in found]

    def with_ids(self, ids: list[str]) -> list[Resource]:
        """Give the resources with these ids that are listed, in the file's order."""
        return self._ask(queries.by_ids, ids) if ids else []

    def requiring(self, ids: list[str]) -> list[Resource]:
        """Give the resources that require one of these ids, in the file's order."""
        return self._ask(queries.requiring, ids) if ids else []

    def note(self, done: Sequence[tuple[Resource, str, Event]]) -> None:
        """Add to the history what was done with resources, in words and as an event each.

        The minutes that it spent are noted with it. On disk when this returns.
        """
        self.note_events([(what, self.reader.with_time(one, event)) for one, what, event in done])
        self.reader = ReaderHistory(self._journal)

    def path_in_history(self) -> str:
        """Give the path under which what was done with this list is noted."""
        source = self.source()
        return self.reader.path_of(self._name(source.stamp), source.digest)

    def unlisted(self, resources: Sequence[Resource]) -> list[tuple[str, Event]]:
        """Give what was done with resources of this list that are none of `resources` any more.

        Those are all that it has now. In order, each event with its time in UTC.
        """
        source = self.source()
        return self.reader.unlisted(resources, self._name(source.stamp), source.digest)

    def plan_inputs(self, query: Query) -> PlanInputs:
        """Give what the planner needs to plan what matches `query`."""
        from curate.index.for_plans import for_path

        return self._with_progress(self._ask(lambda _: for_path(*self._with_reader(query))))

    def next_inputs(self, query: Query, minutes: int | None, nearly: int) -> PlanInputs:
        """Give what of `plan_inputs` decides what is next, and which `nearly` others come after.

        In `minutes`, where they are limited. All of it where no less is sure to decide it.
        """
        from curate.index.for_plans import for_next

        def question(connection: sqlite3.Connection) -> tuple[list[Resource], set[str]] | None:
            self._attach_reader(connection)
            return for_next(connection, query, minutes, nearly)

        found = self._ask(question)
        return self.plan_inputs(query) if found is None else self._with_progress(found)

    def _with_progress(self, found: tuple[list[Resource], set[str]]) -> PlanInputs:
        titles = {theme.id: theme.title for theme in self.themes() if theme.title}
        return PlanInputs(*found, self.progress(), titles)

    def _with_reader(self, query: Query) -> tuple[sqlite3.Connection, Query]:
        """Give the index and the query to ask it.

        Where the reader's progress decides what matches or in what order, both have it.
        """
        connection = self._index()
        by_time = query.timed or query.sort is Sort.TIME
        if not query.statuses and not (by_time and self.reader.events()):
            return connection, query
        self._attach_reader(connection)
        return connection, query._replace(personal=True)

    def _attach_reader(self, connection: sqlite3.Connection) -> None:
        if self._reader_in is not connection:
            left = [(one.id, far.status, _part_left(one, far)) for one, far in self.touched()]
            queries.attach_reader(connection, left)
            self._reader_in = connection

    def tally(self) -> Tally:
        """Count the whole list, and sum its times in minutes."""
        return self._ask(queries.tally)

    def heading(self) -> queries.Heading:
        """Give the title, the description and the address of the list."""
        return self._ask(queries.heading)

    def themes(self) -> list[Theme]:
        """Give the declared themes in the file's order, then those that resources only name."""
        return self._ask(queries.themes)

    def theme_tallies(self) -> dict[str, Tally]:
        """Count and sum the resources of each theme by its id, those of nested themes included."""
        return self._ask(queries.theme_tallies)

    def names(self) -> list[tuple[str, str]]:
        """Give id and title of all resources, in the file's order."""
        return self._ask(queries.names)

    def left_out(self) -> int:
        """Count the entries of the file that cannot be read."""
        self._index()
        return self._left_out

    def names_with(self, part: str) -> list[tuple[str, str]]:
        """Give id and title of the resources with `part` in their id or folded title, in order."""
        return self._ask(queries.names_with, part)

    def unreadable(self, id_: str) -> Problem | None:
        """Give what is wrong with the entry of this id, where it is there and cannot be read."""
        if not self.left_out():
            return None
        return self.parse(self.source().text).unreadable(id_)

    def find(self, text: str) -> Resource:
        """Look up the resource that `text` means: an id, its beginning, or part of id or title.

        Raises CurateError where there is none, or more than one.
        """
        from curate.lookup import find_resource

        return find_resource(text, self)

    def find_all(self, texts: Sequence[str]) -> list[Resource]:
        """Look up the resources that several texts mean, each once, as `find` does.

        Raises CurateError as it does. Words of one title may be apart: `sled dogs`.
        """
        from curate.lookup import find_resources

        return find_resources(texts, self)

    def resource(self, id_: str) -> Resource | None:
        """Give the resource with exactly this id; None where there is none."""
        return self._ask(queries.by_id, id_)

    def theme(self, text: str) -> str:
        """Look up the id of the theme that `text` means: its id, or its title.

        Raises CurateError where there is none, with the nearest.
        """
        from curate.lookup import find_theme

        return find_theme(text, self.themes())

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
        self, source: atomic_file.Source | None = None, checked_ns: int = 0
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

    def _index_of(self, source: atomic_file.Source) -> sqlite3.Connection | None:
        """Open the saved index of a text; None where it may be of another."""
        return self._saved_index(lambda seen: seen.digest == source.digest)

    def _made(self, make: "Maker", source: atomic_file.Source, checked_ns: int) -> "Change":
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
            stamp = atomic_file.stamp(self.path)
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


def _part_left(resource: Resource, progress: Progress) -> int | None:
    return None if progress.left is None else part_minutes_left(resource, progress)

"""One reading list as commands see it: what its index answers, and the history of its reader."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple, TypeVar

from curate.history.progress import Event, Progress, part_minutes_left
from curate.index import queries
from curate.index.indexed_list import IndexedList
from curate.model import Problem, Resource, Tally, Theme
from curate.query import Query, Sort
from curate.storage.reader_history import ReaderHistory

_Each = TypeVar("_Each")


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


class Library(IndexedList):
    """A list file with its index and the history of its reader, as commands ask it."""

    _reader_in: sqlite3.Connection | None = None

    @cached_property
    def reader(self) -> ReaderHistory:
        """What is in the journal of this reader."""
        return ReaderHistory(self._journal)

    def resources(self, query: Query) -> Iterator[Resource]:
        """Yield what matches, in the query's order."""
        return self._each(queries.resources, query)

    def ids(self, query: Query) -> Iterator[str]:
        """Yield the ids alone of what matches, in the query's order."""
        return self._each(queries.ids, query)

    def _each(
        self, question: Callable[[sqlite3.Connection, Query], Iterator[_Each]], query: Query
    ) -> Iterator[_Each]:
        given = 0
        try:
            for one in question(*self._with_reader(query)):
                given += 1
                yield one
        except sqlite3.DatabaseError:
            # The index is damaged where it was not yet read: go on in a new one.
            self.rebuild()
            again = question(*self._with_reader(query))
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

    def find_all(self, texts: Sequence[str], *, beside_a_text: bool = False) -> list[Resource]:
        """Look up the resources that several texts mean, each once, as `find` does.

        Raises CurateError as it does. Words of one title may be apart: `sled dogs`; but
        `beside_a_text`, which may lack its quotes, only where none is an id.
        """
        from curate.lookup import find_resources

        return find_resources(texts, self, beside_a_text=beside_a_text)

    def resource(self, id_: str) -> Resource | None:
        """Give the resource with exactly this id; None where there is none."""
        return self._ask(queries.by_id, id_)

    def theme(self, text: str) -> str:
        """Look up the id of the theme that `text` means: its id, or its title.

        Raises CurateError where there is none, with the nearest.
        """
        from curate.lookup import find_theme

        return find_theme(text, self.themes())


def _part_left(resource: Resource, progress: Progress) -> int | None:
    return None if progress.left is None else part_minutes_left(resource, progress)

"""A list as its index has it, to be asked before it is changed: every entry can be read."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any, Protocol, TypeVar

from curate.index import marks, queries
from curate.model import Resource, Theme
from curate.query import Query

_Answer = TypeVar("_Answer")


class Ask(Protocol):
    """Puts a question to an index."""

    def __call__(self, question: Callable[..., _Answer], *details: Any) -> _Answer:
        """Call `question` with a connection and the details; give what it gives."""


class ListedInIndex:
    """What `lookup.Listed` has."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def lines(self) -> Sequence[int] | None:
        """Give where each entry begins, from 1; None where the text cannot be taken apart."""
        noted = self._ask(marks.read)
        return None if noted is None else noted.lines

    @cached_property
    def themes(self) -> Sequence[Theme]:
        """As `lookup.Listed` has it, and so is all that follows."""
        return self._ask(queries.themes)

    @cached_property
    def ids(self) -> frozenset[str]:
        """Those of all that can be read."""
        return frozenset(id_ for id_, _ in self._names)

    @cached_property
    def resources(self) -> Sequence[Resource]:
        """All of them: nothing that is asked of long lists needs these."""
        return self._ask(_resources, Query())

    @cached_property
    def _names(self) -> Sequence[tuple[str, str]]:
        return self._ask(queries.names)

    def resource(self, id_: str) -> Resource | None:
        """Give the resource with exactly this id."""
        return self._ask(queries.by_id, id_)

    def names_with(self, part: str) -> Sequence[tuple[str, str]]:
        """Give id and title of those with `part` in them."""
        return self._ask(queries.names_with, part)

    def names(self) -> Sequence[tuple[str, str]]:
        """Give id and title of all."""
        return self._names

    def unreadable(self, id_: str) -> None:
        """Give nothing: there is no such entry."""

    def requiring(self, ids: Sequence[str]) -> Sequence[Resource]:
        """Give the resources that require one of these ids."""
        return self._ask(queries.requiring, list(ids))

    def within(self, theme: str) -> Sequence[Resource]:
        """Give the resources that have a theme, or one that is nested in it."""
        return self._ask(_resources, Query(themes=(theme,)))

    def titles_and_addresses(self) -> Iterable[tuple[str, str, str | None]]:
        """Give id, title and address of all."""
        return self._ask(queries.titles_and_addresses)


def _resources(connection: sqlite3.Connection, query: Query) -> list[Resource]:
    return list(queries.resources(connection, query))

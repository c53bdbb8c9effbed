"""What the planner needs of a list: what is wanted, what can come next, and all they require."""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from curate.history.progress import FINISHED
from curate.index.columns import LIST_ORDER, SELECTED, as_array, resource_of
from curate.index.conditions import MINUTES_LEFT, prepare, table_of, where_of
from curate.index.queries import resources
from curate.model import Resource, Status
from curate.query import Query

_FINISHED = (
    "(SELECT id FROM temp.reader WHERE status IN ("
    + ", ".join(f"'{status}'" for status in sorted(FINISHED))
    + "))"
)
_BEGUN = f"id IN (SELECT id FROM temp.reader WHERE status = '{Status.STARTED}')"
_UNFINISHED = f"id NOT IN {_FINISHED}"
_NOTHING_BEFORE = (
    "(requires = '[]' OR NOT EXISTS"
    f" (SELECT 1 FROM json_each(requires) WHERE value NOT IN {_FINISHED}))"
)


class Needed(NamedTuple):
    """What a plan needs of a list."""

    everything: list[Resource]
    """What is wanted, and all that it requires, in the file's order."""
    wanted: set[str]
    """The ids of what is wanted."""


def for_path(connection: sqlite3.Connection, query: Query) -> Needed:
    """Give what matches a query, and all that it requires.

    Where the query has a limit, the first in the file match, whatever its order.
    """
    if query == Query():
        everything = list(resources(connection, query))
        return Needed(everything, {one.id for one in everything})
    rows = _matching(connection, query, "position, id").fetchall()
    if query.limit is not None:
        rows = sorted(rows)[: query.limit]
    wanted = {id_ for _, id_ in rows}
    return Needed(_with_required(connection, wanted), wanted)


def for_next(
    connection: sqlite3.Connection, query: Query, minutes: int | None, nearly: int
) -> Needed | None:
    """Give what of `for_path` decides what is next; None where no less is sure to decide it.

    That is: which it is, in `minutes` where they are limited; why; which `nearly` others come
    after it; and what is begun. The connection has to have the reader's progress.
    """
    found = _deciding(connection, query, minutes, nearly)
    if found is None:
        return None
    everything = _with_required(connection, found)
    if query == Query():
        return Needed(everything, {one.id for one in everything})
    among = as_array([one.id for one in everything])
    rows = _matching(connection, query, "id", "id IN (SELECT value FROM json_each(?))", among)
    return Needed(everything, {row[0] for row in rows})


def _deciding(
    connection: sqlite3.Connection, query: Query, minutes: int | None, nearly: int
) -> set[str] | None:
    """Give the ids of what decides what is next, but for what they require."""
    begun = {row[0] for row in _matching(connection, query, "id", _BEGUN)}
    if minutes is not None:
        fits = f"{_UNFINISHED} AND {MINUTES_LEFT} <= ?"
        return begun.union(row[0] for row in _matching(connection, query, "id", fits, minutes))
    first: list[tuple[str, str]] = []
    ready = f"{_UNFINISHED} AND {_NOTHING_BEFORE} ORDER BY {', '.join(LIST_ORDER)}, position"
    for row in _matching(connection, query, "id, format", ready):
        first.append(row)
        # Of what is the only one of its format in a path, the path says so.
        if len(first) > nearly and _of_one_format(first) > 1:
            break
    if _of_one_format(first) == 1:
        return None
    return begun | {id_ for id_, _ in first} | _what_waits(connection, query, first[:1])


def _of_one_format(found: list[tuple[str, str]]) -> int:
    """Count those of the format of the first."""
    return sum(one[1] == found[0][1] for one in found)


def _with_required(connection: sqlite3.Connection, ids: Iterable[str]) -> list[Resource]:
    """Give the resources with these ids and all that they require, in the file's order."""
    sql = (
        "WITH RECURSIVE needed (id) AS (SELECT value FROM json_each(?)"
        " UNION SELECT required FROM needed JOIN requires ON resource = needed.id)"
        f" SELECT {SELECTED} FROM resources WHERE id IN needed ORDER BY position"
    )
    return [resource_of(row) for row in connection.execute(sql, (as_array([*ids]),))]


def _what_waits(
    connection: sqlite3.Connection, query: Query, first: list[tuple[str, str]]
) -> set[str]:
    """Give the ids of what matches and waits for something: of all the list, for the `first`."""
    if query == Query():
        sql = "SELECT resource FROM requires WHERE required = ?"
        return {row[0] for id_, _ in first for row in connection.execute(sql, (id_,))}
    waits = f"{_UNFINISHED} AND requires <> '[]'"
    return {row[0] for row in _matching(connection, query, "id", waits)}


def _matching(
    connection: sqlite3.Connection, query: Query, columns: str, also: str = "", *values: object
) -> sqlite3.Cursor:
    """Ask for columns of what matches a query and one more condition."""
    where, parameters = where_of(query)
    table, searched = table_of(connection, query)
    if also:
        where = f"{where} AND {also}" if where else f" WHERE {also}"
    prepare(connection, query)
    return connection.execute(
        f"SELECT {columns} FROM {table}{where}", [*searched, *parameters, *values]
    )

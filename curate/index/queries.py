"""Questions to the index: what matches a Query, what is there under a name, sums and themes."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from curate.index.columns import LIST_ORDER, SELECTED, as_array, resource_of
from curate.index.conditions import MINUTES_LEFT, prepare, table_of, where_of, within
from curate.index.full_text import searchable
from curate.model import Resource, Tally, Theme
from curate.query import Query, Sort

_IMPORTANCE, _LEVEL = LIST_ORDER
_ORDERS: dict[Sort, tuple[str, ...]] = {
    Sort.POSITION: (),
    Sort.TIME: ("minutes", "total_minutes IS NULL", "total_minutes"),
    Sort.TITLE: ("title_order",),
    Sort.PUBLISHED: ("published",),
    Sort.LEVEL: (_LEVEL,),
    Sort.IMPORTANCE: (_IMPORTANCE,),
    Sort.RANDOM: ("random()",),
}


class Heading(NamedTuple):
    """What a list says of itself, each None where it does not."""

    title: str | None
    description: str | None
    url: str | None


_MAY_BE_UNKNOWN = {Sort.TIME: "minutes", Sort.PUBLISHED: "published"}
"""What sorts last, in either direction, where it is not known."""


def resources(connection: sqlite3.Connection, query: Query) -> Iterator[Resource]:
    """Yield what matches, in the query's order, one by one."""
    return map(resource_of, _rows(connection, query, SELECTED))


def ids(connection: sqlite3.Connection, query: Query) -> Iterator[str]:
    """Yield the ids alone of what `resources` yields."""
    return (id_ for (id_,) in _rows(connection, query, "id"))


def _rows(connection: sqlite3.Connection, query: Query, columns: str) -> sqlite3.Cursor:
    """Select columns of what matches, in the query's order."""
    where, parameters = where_of(query)
    order, reverse = _order(query), " DESC" if query.reverse else ""
    unknown = _MAY_BE_UNKNOWN.get(query.sort or Sort.POSITION)
    if query.personal and query.sort is Sort.TIME:
        order, unknown = (MINUTES_LEFT, *order[1:]), MINUTES_LEFT
    terms = [f"{term}{reverse}" for term in order]
    if unknown:
        terms.insert(0, f"{unknown} IS NULL")
    terms.append("position" + (reverse if not order else ""))
    limit = "" if query.limit is None else f" LIMIT {int(query.limit)}"
    table, searched = table_of(connection, query, best=None if where or query.sort else query)
    sql = f"SELECT {columns} FROM {table}{where} ORDER BY {', '.join(terms)}{limit}"
    prepare(connection, query)
    return connection.execute(sql, searched + parameters)


def count(connection: sqlite3.Connection, query: Query) -> int:
    """Count the resources that match, whatever the query's limit."""
    where, parameters = where_of(query)
    table, searched = table_of(connection, query)
    sql = f"SELECT count(*) FROM {table}{where}"
    prepare(connection, query)
    return int(connection.execute(sql, searched + parameters).fetchone()[0])


def tally(connection: sqlite3.Connection) -> Tally:
    """Count the whole list, and sum its times in minutes."""
    row = connection.execute(
        "SELECT count(*), coalesce(sum(total_minutes), 0),"
        " coalesce(max(time_source = 'estimated' AND total_minutes IS NOT NULL), 0),"
        " coalesce(sum(total_minutes IS NULL), 0) FROM resources"
    ).fetchone()
    return Tally(row[0], row[1], bool(row[2]), row[3])


def heading(connection: sqlite3.Connection) -> Heading:
    """Give what the list says of itself."""
    return Heading(*connection.execute("SELECT title, description, url FROM source").fetchone())


def themes(connection: sqlite3.Connection) -> list[Theme]:
    """Give the declared themes in the file's order, then those that resources only name."""
    rows = connection.execute(f"SELECT {', '.join(Theme._fields)} FROM themes ORDER BY position")
    return [Theme(*row) for row in rows]


def theme_tallies(connection: sqlite3.Connection) -> dict[str, Tally]:
    """Count and sum the resources of each theme by its id, each resource once.

    Those of the themes nested in it are its own, too.
    """
    rows = connection.execute(
        "SELECT t.id, count(*), coalesce(sum(r.total_minutes), 0),"
        " max(r.time_source = 'estimated' AND r.total_minutes IS NOT NULL),"
        " sum(r.total_minutes IS NULL)"
        " FROM themes t JOIN resources r ON r.id IN ("
        "  SELECT resource FROM resource_themes"
        f"  WHERE {within('t.id')})"
        " GROUP BY t.id"
    )
    return {row[0]: Tally(row[1], row[2], bool(row[3]), row[4]) for row in rows}


def names_with(connection: sqlite3.Connection, part: str) -> list[tuple[str, str]]:
    """Give id and title of each resource with `part`, which is folded, in its id or folded title.

    In the file's order.
    """
    sql = (
        "SELECT id, title FROM resources WHERE instr(id, ?) OR instr(folded_title, ?)"
        " ORDER BY position"
    )
    return connection.execute(sql, (part, part)).fetchall()


def by_id(connection: sqlite3.Connection, id_: str) -> Resource | None:
    """Give the resource with exactly this id; None where there is none."""
    if not id_.isprintable():  # bytes that are no text, which SQLite does not take
        return None
    sql = f"SELECT {SELECTED} FROM resources WHERE id = ?"
    row = connection.execute(sql, (id_,)).fetchone()
    return resource_of(row) if row else None


def by_ids(connection: sqlite3.Connection, ids: list[str]) -> list[Resource]:
    """Give the resources with these ids that are listed, in the file's order."""
    sql = (
        f"SELECT {SELECTED} FROM resources WHERE id IN (SELECT value FROM json_each(?))"
        " ORDER BY position"
    )
    return [resource_of(row) for row in connection.execute(sql, (as_array(ids),))]


def requiring(connection: sqlite3.Connection, ids: list[str]) -> list[Resource]:
    """Give the resources that require one of these ids, in the file's order."""
    sql = (
        f"SELECT {SELECTED} FROM resources WHERE id IN (SELECT resource FROM requires"
        " WHERE required IN (SELECT value FROM json_each(?))) ORDER BY position"
    )
    return [resource_of(row) for row in connection.execute(sql, (as_array(ids),))]


def attach_reader(
    connection: sqlite3.Connection, rows: Iterable[tuple[str, str, int | None]]
) -> None:
    """Put a reader's progress into a temporary table, there until the connection is closed.

    Each row has an id, a status, and the minutes left of the part that comes next, None
    where all of it is left.
    """
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute(
        "CREATE TEMP TABLE reader (id TEXT PRIMARY KEY, status TEXT, minutes INTEGER)"
    )
    connection.executemany("INSERT INTO temp.reader VALUES (?, ?, ?)", rows)
    connection.commit()


def names(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Give id and title of all resources, in the file's order."""
    return connection.execute("SELECT id, title FROM resources ORDER BY position").fetchall()


def titles_and_addresses(connection: sqlite3.Connection) -> list[tuple[str, str, str | None]]:
    """Give id, title and address of all resources, in the file's order."""
    return connection.execute("SELECT id, title, url FROM resources ORDER BY position").fetchall()


def _order(query: Query) -> tuple[str, ...]:
    if query.sort is not None:
        return _ORDERS[query.sort]
    return ("relevance",) if any(map(searchable, query.words)) else ()

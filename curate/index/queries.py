"""Questions to the index: a Query to SQL, rows to resources."""

import sqlite3
from collections.abc import Iterable, Iterator
from json import dumps, loads
from typing import Any

from curate.model import Format, Importance, Level, Resource, Status, Tally, Theme, TimeSource
from curate.query import Query, Sort

_COLUMNS = (
    "id, title, format, minutes, time_source, parts, words, themes, level, importance,"
    " requires, authors, publisher, published, url, summary, line"
)
_WEIGHTS = "10.0, 4.0, 2.0, 1.0"
"""Of title, summary, authors and publisher in bm25."""

_NO_LEVEL = "CASE level WHEN 'introductory' THEN 0 WHEN 'advanced' THEN 2 ELSE 1 END"
_IMPORTANCE = "CASE importance WHEN 'essential' THEN 0 WHEN 'optional' THEN 2 ELSE 1 END"
_ORDERS: dict[Sort, tuple[str, ...]] = {
    Sort.POSITION: (),
    Sort.TIME: ("minutes", "total_minutes IS NULL", "total_minutes"),
    Sort.TITLE: ("title COLLATE NOCASE",),
    Sort.PUBLISHED: ("published",),
    Sort.LEVEL: (_NO_LEVEL,),
    Sort.IMPORTANCE: (_IMPORTANCE,),
}
_LEFT = "coalesce((SELECT minutes FROM temp.reader WHERE reader.id = resources.id), minutes)"
"""What is left to this reader of the part that comes next."""
_MAY_BE_UNKNOWN = {Sort.TIME: "minutes", Sort.PUBLISHED: "published"}
"""What sorts last, in either direction, where it is not known."""

_FORMATS = {str(member): member for member in Format}
_LEVELS: dict[str | None, Level | None] = {str(member): member for member in Level}
_LEVELS[None] = None
_IMPORTANCES = {str(member): member for member in Importance}
_TIME_SOURCES = {str(member): member for member in TimeSource}


def resources(connection: sqlite3.Connection, query: Query) -> Iterator[Resource]:
    """Yield what matches, in the query's order, one by one."""
    where, parameters = _where(query)
    order, reverse = _order(query), " DESC" if query.reverse else ""
    unknown = _MAY_BE_UNKNOWN.get(query.sort or Sort.POSITION)
    if query.personal and query.sort is Sort.TIME:
        order, unknown = (_LEFT, *order[1:]), _LEFT
    terms = [f"{term}{reverse}" for term in order]
    if unknown:
        terms.insert(0, f"{unknown} IS NULL")
    terms.append("position" + (reverse if not order else ""))
    limit = "" if query.limit is None else f" LIMIT {int(query.limit)}"
    table, searched = _from(query, best=None if where or query.sort else query)
    sql = f"SELECT {_COLUMNS} FROM {table}{where} ORDER BY {', '.join(terms)}{limit}"
    _prepare(connection, query)
    for row in connection.execute(sql, searched + parameters):
        yield _resource(row)


def count(connection: sqlite3.Connection, query: Query) -> int:
    """Return how many match, without the limit."""
    where, parameters = _where(query)
    table, searched = _from(query)
    sql = f"SELECT count(*) FROM {table}{where}"
    _prepare(connection, query)
    return int(connection.execute(sql, searched + parameters).fetchone()[0])


def tally(connection: sqlite3.Connection) -> Tally:
    """Return the count and the sum of times of the whole list."""
    row = connection.execute(
        "SELECT count(*), coalesce(sum(total_minutes), 0),"
        " coalesce(max(time_source = 'estimated' AND total_minutes IS NOT NULL), 0),"
        " coalesce(sum(total_minutes IS NULL), 0) FROM resources"
    ).fetchone()
    return Tally(row[0], row[1], bool(row[2]), row[3])


def heading(connection: sqlite3.Connection) -> tuple[str | None, str | None]:
    """Return the title and the description of the list."""
    title, description = connection.execute("SELECT title, description FROM source").fetchone()
    return title, description


def themes(connection: sqlite3.Connection) -> list[Theme]:
    """Return the themes: the declared ones in the file's order, then those only named."""
    rows = connection.execute("SELECT id, title, description, line FROM themes ORDER BY position")
    return [Theme(*row) for row in rows]


def theme_tallies(connection: sqlite3.Connection) -> dict[str, Tally]:
    """Return what each theme holds, with the themes nested in it, each resource counted once."""
    rows = connection.execute(
        "SELECT t.id, count(*), coalesce(sum(r.total_minutes), 0),"
        " max(r.time_source = 'estimated' AND r.total_minutes IS NOT NULL),"
        " sum(r.total_minutes IS NULL)"
        " FROM themes t JOIN resources r ON r.id IN ("
        "  SELECT resource FROM resource_themes"
        "  WHERE theme = t.id OR (theme >= t.id || '/' AND theme < t.id || '0'))"
        " GROUP BY t.id"
    )
    return {row[0]: Tally(row[1], row[2], bool(row[3]), row[4]) for row in rows}


def named(connection: sqlite3.Connection, text: str) -> list[tuple[str, str]]:
    """Return the ids and titles that `text` may mean, by the first rule that finds any.

    The rules: the exact id; the beginning of an id; a part of an id or a title. Upper and
    lower case are the same.
    """
    for condition in (
        "id = lower(?)",
        "substr(id, 1, length(?)) = lower(?)",
        "instr(id, lower(?)) OR instr(lower(title), lower(?))",
    ):
        sql = f"SELECT id, title FROM resources WHERE {condition} ORDER BY position"
        found = connection.execute(sql, [text] * condition.count("?")).fetchall()
        if found:
            return found
    return []


def by_id(connection: sqlite3.Connection, id_: str) -> Resource | None:
    """Return the resource with exactly this id."""
    sql = f"SELECT {_COLUMNS} FROM resources WHERE id = ?"
    row = connection.execute(sql, (id_,)).fetchone()
    return _resource(row) if row else None


def by_ids(connection: sqlite3.Connection, ids: list[str]) -> list[Resource]:
    """Return the resources with these ids, those that are there, in the file's order."""
    sql = (
        f"SELECT {_COLUMNS} FROM resources WHERE id IN (SELECT value FROM json_each(?))"
        " ORDER BY position"
    )
    return [_resource(row) for row in connection.execute(sql, (dumps(ids),))]


def take_in(connection: sqlite3.Connection, rows: Iterable[tuple[str, str, int | None]]) -> None:
    """Give the connection what a reader's history says, for as long as it is open.

    Each row has an id, a status, and the minutes left of the part that comes next, None
    where all of it is left.
    """
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute(
        "CREATE TEMP TABLE reader (id TEXT PRIMARY KEY, status TEXT, minutes INTEGER)"
    )
    connection.executemany("INSERT INTO temp.reader VALUES (?, ?, ?)", rows)
    connection.commit()


def ids(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return all ids and titles, in the file's order."""
    return connection.execute("SELECT id, title FROM resources ORDER BY position").fetchall()


def _resource(row: Any) -> Resource:
    return Resource(
        row[0],
        row[1],
        _FORMATS[row[2]],
        row[3],
        _TIME_SOURCES[row[4]],
        row[5],
        row[6],
        _texts(row[7]),
        _LEVELS[row[8]],
        _IMPORTANCES[row[9]],
        _texts(row[10]),
        _texts(row[11]),
        *row[12:],
    )


def _texts(array: str) -> tuple[str, ...]:
    return () if array == "[]" else tuple(loads(array))


def _from(query: Query, best: Query | None = None) -> tuple[str, list[Any]]:
    """Return what to select from: all, or what a full-text search finds, with its relevance.

    With `best`, the search alone decides, and only what its limit lets through is found.
    """
    terms = " AND ".join(_prefix(word) for word in query.words if _searchable(word))
    if not terms:
        return "resources", []
    found = (
        f"SELECT rowid AS found, bm25(resources_fts, {_WEIGHTS}) AS relevance"
        " FROM resources_fts WHERE resources_fts MATCH ?"
    )
    if best is not None and best.limit is not None:
        reverse = " DESC" if best.reverse else ""
        found += f" ORDER BY relevance{reverse}, rowid LIMIT {int(best.limit)}"
    return f"({found}) JOIN resources ON position = found", [terms]


def _order(query: Query) -> tuple[str, ...]:
    if query.sort is not None:
        return _ORDERS[query.sort]
    return ("relevance",) if any(map(_searchable, query.words)) else ()


def _where(query: Query) -> tuple[str, list[Any]]:
    """Return the conditions of `query` as SQL, and the values in them."""
    conditions: list[str] = []
    values: list[Any] = []

    def add(condition: str, *parameters: Any) -> None:
        conditions.append(condition)
        values.extend(parameters)

    _signs(query, add)
    for column, members in (
        ("format", query.formats),
        ("level", query.levels),
        ("importance", query.importances),
    ):
        if members:
            add(f"{column} IN ({', '.join('?' * len(members))})", *map(str, members))
    if query.themes:
        one = "theme = ? OR (theme >= ? AND theme < ?)"  # "0" comes right after "/"
        bounds = [text for id_ in query.themes for text in (id_, f"{id_}/", f"{id_}0")]
        alternatives = " OR ".join([one] * len(query.themes))
        add(f"id IN (SELECT resource FROM resource_themes WHERE {alternatives})", *bounds)
    if query.authors:
        matches = " OR ".join(f"authors : {_prefix(author)}" for author in query.authors)
        add("position IN (SELECT rowid FROM resources_fts WHERE resources_fts MATCH ?)", matches)
        add("is_by(authors, ?)", dumps(query.authors, ensure_ascii=False))
    if query.statuses:
        known = (
            f"SELECT id FROM temp.reader WHERE status IN ({', '.join('?' * len(query.statuses))})"
        )
        untouched = " OR id NOT IN (SELECT id FROM temp.reader)"
        todo = untouched if Status.TODO in query.statuses else ""
        add(f"(id IN ({known}){todo})", *map(str, query.statuses))
    minutes = _LEFT if query.personal else "minutes"
    for limit, operator in ((query.max_minutes, "<="), (query.min_minutes, ">=")):
        if limit is not None:
            unknown = f"OR {minutes} IS NULL" if query.include_unknown else ""
            add(f"({minutes} {operator} ? {unknown})", limit)
    return (f" WHERE {' AND '.join(conditions)}" if conditions else ""), values


def _signs(query: Query, add: Any) -> None:
    """Add a condition for the words that the full-text index cannot know: letter by letter."""
    signs = [word for word in query.words if not _searchable(word)]
    if signs:
        texts = ("title", "summary", "publisher", "author.value")
        found = " OR ".join(f"instr(lower({text}), lower(sign.value))" for text in texts)
        rows = f"SELECT 1 FROM (SELECT 1) LEFT JOIN json_each(authors) AS author WHERE {found}"
        add(
            f"NOT EXISTS (SELECT 1 FROM json_each(?) AS sign WHERE NOT EXISTS ({rows}))",
            dumps(signs, ensure_ascii=False),
        )


def _searchable(word: str) -> bool:
    """Whether the full-text tokenizer makes words of it: not of signs, nor of unspaced script."""
    return any(char.isalnum() for char in word) and not any(char >= "\u2e80" for char in word)


def _prefix(word: str) -> str:
    """Return a full-text phrase for what begins like `word`, whatever `word` looks like."""
    phrase = '"' + word.replace('"', '""').replace("\0", "") + '"'
    return f"{phrase}*" if word[-1:].isalnum() else phrase


def _prepare(connection: sqlite3.Connection, query: Query) -> None:
    """Give the connection what SQL alone cannot answer of the query."""
    if query.authors:
        connection.create_function("is_by", 2, _is_by, deterministic=True)


def _is_by(authors: str, wanted: str) -> bool:
    """Whether one of `authors` has one of the `wanted` names in it; both are JSON arrays.

    The full-text index finds words; this sees that they are of one person.
    """
    people = [f" {_folded(person)}" for person in loads(authors)]
    return any(f" {_folded(name)}" in person for name in loads(wanted) for person in people)


def _folded(name: str) -> str:
    """Return a name as its words, without accents and upper case."""
    from unicodedata import combining, normalize

    bare = "".join(char for char in normalize("NFKD", name) if not combining(char))
    return " ".join("".join(c if c.isalnum() else " " for c in bare.casefold()).split())

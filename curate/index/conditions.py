"""A Query as the conditions of an SQL question about resources."""

import sqlite3
from typing import Any

from curate.folding import folded
from curate.index.columns import SEARCHED, WEIGHTS, as_array, texts_in
from curate.index.full_text import beginning, matching, searchable
from curate.model import Status
from curate.query import Query
from curate.theme_names import AFTER_SEPARATOR, SEPARATOR

MINUTES_LEFT = "coalesce((SELECT minutes FROM temp.reader WHERE reader.id = resources.id), minutes)"
"""What is left to this reader of the part that comes next, in minutes."""


def within(theme: str) -> str:
    """Give the condition that the column `theme` is within a theme, given as SQL.

    Where that is `?`, it is asked for three times.
    """
    above, below = f"{theme} || '{SEPARATOR}'", f"{theme} || '{AFTER_SEPARATOR}'"
    return f"(theme = {theme} OR (theme >= {above} AND theme < {below}))"


def table_of(
    connection: sqlite3.Connection, query: Query, best: Query | None = None
) -> tuple[str, list[Any]]:
    """Give what to select from: all, or what a full-text search finds, with its relevance.

    With it come the values for its question marks. With `best`, the search alone decides, and
    only what its limit lets through is found.
    """
    terms = matching(connection, query.words)
    if not terms:
        return "resources", []
    found = (
        f"SELECT rowid AS found, bm25(resources_fts, {WEIGHTS}) AS relevance"
        " FROM resources_fts WHERE resources_fts MATCH ?"
    )
    if best is not None and best.limit is not None:
        reverse = " DESC" if best.reverse else ""
        found += f" ORDER BY relevance{reverse}, rowid LIMIT {int(best.limit)}"
    return f"({found}) JOIN resources ON position = found", [terms]


def where_of(query: Query) -> tuple[str, list[Any]]:
    """Give the WHERE of a query, empty where it has no conditions, and the values in it."""
    conditions: list[str] = []
    values: list[Any] = []

    def add(condition: str, *parameters: Any) -> None:
        conditions.append(condition)
        values.extend(parameters)

    signs = [word for word in query.words if not searchable(word)]
    if signs:
        add(_HAS_SIGNS, as_array(signs))
    for column, members in (
        ("format", query.formats),
        ("level", query.levels),
        ("importance", query.importances),
    ):
        if members:
            add(f"{column} IN ({_marks(members)})", *map(str, members))
    if query.not_levels:
        add(f"coalesce(level, '') NOT IN ({_marks(query.not_levels)})", *map(str, query.not_levels))
    groups = [(theme,) for theme in query.themes] if query.all_themes else [query.themes]
    for themes in filter(None, groups):
        add(f"id IN ({_about(themes)})", *_about_values(themes))
    if query.not_themes:
        add(f"id NOT IN ({_about(query.not_themes)})", *_about_values(query.not_themes))
    if query.no_theme:
        add("themes = '[]'")
    for column, who, names in (
        ("authors", "authors", query.authors),
        ("publisher", "json_array(publisher)", query.publishers),
    ):
        if names:
            matches = " OR ".join(f"{column} : {beginning(name)}" for name in names)
            found = "SELECT rowid FROM resources_fts WHERE resources_fts MATCH ?"
            add(f"position IN ({found})", matches)
            add(f"is_by({who}, ?)", as_array(names))
    if query.statuses:
        known = f"SELECT id FROM temp.reader WHERE status IN ({_marks(query.statuses)})"
        untouched = " OR id NOT IN (SELECT id FROM temp.reader)"
        todo = untouched if Status.TODO in query.statuses else ""
        add(f"(id IN ({known}){todo})", *map(str, query.statuses))
    if query.no_time:
        add("minutes IS NULL")
    minutes = MINUTES_LEFT if query.personal else "minutes"
    for limit, operator in ((query.max_minutes, "<="), (query.min_minutes, ">=")):
        if limit is not None:
            unknown = f"OR {minutes} IS NULL" if query.include_unknown else ""
            add(f"({minutes} {operator} ? {unknown})", limit)
    return (f" WHERE {' AND '.join(conditions)}" if conditions else ""), values


def _about(themes: tuple[str, ...]) -> str:
    """Give what selects the ids of the resources about any of the themes."""
    any_of_them = " OR ".join([within("?")] * len(themes))
    return f"SELECT resource FROM resource_themes WHERE {any_of_them}"


def _about_values(themes: tuple[str, ...]) -> list[str]:
    return [id_ for id_ in themes for _ in range(within("?").count("?"))]


def _marks(values: tuple[Any, ...]) -> str:
    return ", ".join("?" * len(values))


def _letters_in(column: str, *, array: bool) -> str:
    """Give the condition that a sign is in a column, letter by letter."""
    if array:
        inner = _letters_in("item.value", array=False)
        return f"EXISTS (SELECT 1 FROM json_each({column}) AS item WHERE {inner})"
    return f"instr(lower({column}), lower(sign.value))"


_IN_SOME_COLUMN = " OR ".join(
    _letters_in(column.name, array=column.holds is tuple) for column in SEARCHED
)
_HAS_SIGNS = (
    "NOT EXISTS (SELECT 1 FROM json_each(?) AS sign"
    f" WHERE ({_IN_SOME_COLUMN}) IS NOT TRUE)"  # nothing is in a column that is NULL
)
"""For the signs that the full-text index cannot know: each is somewhere in the resource."""


def prepare(connection: sqlite3.Connection, query: Query) -> None:
    """Give the connection the function that the conditions of the query call."""
    if query.authors or query.publishers:
        connection.create_function("is_by", 2, _is_by, deterministic=True)


def _is_by(named: str, wanted: str) -> bool:
    """Whether one of the `named` has one of the `wanted` names in it; both are JSON arrays.

    The full-text index finds words; this sees that they are of one person.
    """
    people = [f" {_words(person)}" for person in texts_in(named)]
    return any(f" {_words(name)}" in person for name in texts_in(wanted) for person in people)


def _words(name: str) -> str:
    """Give the words of a name, folded, with one space between them."""
    return " ".join("".join(c if c.isalnum() else " " for c in folded(name)).split())

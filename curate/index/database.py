"""A list as a SQLite database to browse: tidy tables, searched and linked, as in Datasette."""

from typing import Any

from curate.exports.rows import OF_RESOURCE
from curate.index.columns import SEARCHED
from curate.theme_names import nearest_parent
from curate.yaml_reading.reading_list import ReadingList

_COLUMNS = tuple(key for key in OF_RESOURCE if key != "line")
_VIEW = """
    SELECT position, id, title, format, minutes, parts, total_minutes,
      (WITH RECURSIVE around(theme) AS (
          SELECT theme FROM resource_themes WHERE resource = resources.id
          UNION SELECT parent FROM themes JOIN around ON themes.id = around.theme
        )
        SELECT json_group_array(title) FROM (
          SELECT title FROM themes WHERE id IN (SELECT theme FROM around) ORDER BY position
        )) AS themes,
      level, importance, authors, publisher, published, url, summary
    FROM resources ORDER BY position
"""
"""With the titles of all themes that a resource is within, by which it is found in them."""


def database(reading_list: ReadingList) -> bytes:
    """Give the bytes of a database: resources, themes, and what connects them.

    What a resource has several of is JSON in its row, for facets, and rows of a table of its own.
    The view `resources_with_themes` has its themes by their titles.
    """
    import sqlite_utils

    db = sqlite_utils.Database(memory=True, execute_plugins=False)
    resources = reading_list.resources
    _fill_themes(db, reading_list)
    numbers = {"minutes", "parts", "total_minutes", "words"}
    types: dict[str, type] = {key: int if key in numbers else str for key in _COLUMNS}
    rows = [
        (*(_cell(getattr(one, key)) for key in _COLUMNS), one.added, position)
        for position, one in enumerate(resources, 1)
    ]
    _fill(db, "resources", types | {"added": str, "position": int}, rows)
    ids = {one.id for one in resources}
    for name, column, other, pairs in (
        ("resource_themes", "theme", "themes", [(o.id, t) for o in resources for t in o.themes]),
        (
            "requirements",
            "requires",
            "resources",
            [(one.id, need) for one in resources for need in one.requires if need in ids],
        ),
    ):
        _fill(
            db,
            name,
            {"resource": str, column: str},
            pairs,
            pk=("resource", column),
            foreign_keys=[("resource", "resources", "id"), (column, other, "id")],
        )
    searched = [column.name for column in SEARCHED]
    db.table("resources").enable_fts(searched, tokenize="unicode61 remove_diacritics 2")
    db.create_view("resources_with_themes", _VIEW)
    db.conn.commit()
    raw: bytes = db.conn.serialize()
    db.close()
    return raw


def _fill_themes(db: Any, reading_list: ReadingList) -> None:
    """Write the themes, each with the nearest one that it is nested in."""
    ids = {theme.id for theme in reading_list.themes}
    _fill(
        db,
        "themes",
        {"id": str, "title": str, "description": str, "parent": str, "position": int},
        [
            (one.id, one.title or one.id, one.description, nearest_parent(one.id, ids), position)
            for position, one in enumerate(reading_list.themes, 1)
        ],
        foreign_keys=[("parent", "themes", "id")],
    )


def _fill(
    db: Any, name: str, columns: dict[str, type], rows: list[tuple[Any, ...]], **more: Any
) -> None:
    db.table(name).create(columns, **{"pk": "id"} | more)
    marks = ", ".join("?" * len(columns))
    with db.conn:
        db.conn.executemany(f"INSERT INTO [{name}] VALUES ({marks})", rows)


def _cell(value: Any) -> Any:
    from json import dumps

    return dumps(list(value), ensure_ascii=False) if isinstance(value, tuple) else value

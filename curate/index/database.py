"""A list as a SQLite database to browse: tidy tables, searched and linked, as in Datasette."""

from typing import Any

from curate.exports.rows import OF_RESOURCE
from curate.yaml_reading.reading_list import ReadingList

_COLUMNS = tuple(key for key in OF_RESOURCE if key != "line")
_SEARCHED = ("title", "authors", "publisher", "summary")


def database(reading_list: ReadingList) -> bytes:
    """Give the bytes of a database: resources, themes, and what connects them.

    What a resource has several of is JSON in its row, for facets, and rows of a table of its own.
    """
    import sqlite_utils

    db = sqlite_utils.Database(memory=True)
    resources = reading_list.resources
    _fill(
        db,
        "themes",
        {"id": str, "title": str, "description": str},
        [(theme.id, theme.title or theme.id, theme.description) for theme in reading_list.themes],
    )
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
    db.table("resources").enable_fts(_SEARCHED, tokenize="unicode61 remove_diacritics 2")
    db.conn.commit()
    raw: bytes = db.conn.serialize()
    db.close()
    return raw


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

"""The columns of the index's table of resources: name, type and weight in search, each once."""

from collections.abc import Callable, Collection, Iterable
from enum import StrEnum
from operator import attrgetter
from typing import Any, NamedTuple

from curate.folding import folded, title_order
from curate.index.full_text import indexed
from curate.model import Format, Importance, Level, Resource, Theme, TimeSource
from curate.theme_names import with_parents


class Column(NamedTuple):
    """Where the index keeps one field of a resource."""

    name: str
    """Of the column, and of the field."""
    holds: type[Any]
    """Text, a whole number, an enum (kept as its word), or a tuple of texts (as JSON)."""
    weight: float | None = None
    """What a word found here counts in full-text search (bm25); None: it is not searched."""
    required: bool = False
    """Whether every resource has it."""


FIELDS = (
    Column("id", str, required=True),
    Column("title", str, required=True, weight=10.0),
    Column("format", Format, required=True),
    Column("minutes", int),
    Column("time_source", TimeSource, required=True),
    Column("parts", int),
    Column("words", int),
    Column("themes", tuple, weight=1.5),
    Column("level", Level),
    Column("importance", Importance, required=True),
    Column("requires", tuple),
    Column("authors", tuple, weight=2.0),
    Column("publisher", str, weight=1.0),
    Column("published", str),
    Column("url", str),
    Column("summary", str, weight=4.0),
    Column("added", str),
    Column("line", int),
)
"""A column for each field of a Resource, in their order."""

_DERIVED: dict[str, tuple[type[Any], Callable[[Resource], Any]]] = {
    "total_minutes": (int, attrgetter("total_minutes")),
    "folded_title": (str, lambda resource: folded(resource.title)),
    "title_order": (str, lambda resource: title_order(resource.title)),
}
"""What follows from the fields and is kept beside them, for SQL to ask: its type, and how."""

SEARCHED = tuple(
    sorted(
        (column for column in FIELDS if column.weight is not None),
        key=lambda column: -(column.weight or 0),
    )
)
"""The columns of full-text search, in the order in which its table has them."""
WEIGHTS = ", ".join(str(column.weight) for column in SEARCHED)
"""Of the searched columns, as bm25 takes them."""
REQUIRED = tuple(column.name for column in FIELDS if column.required)

LIST_ORDER = (
    "CASE importance WHEN 'essential' THEN 0 WHEN 'optional' THEN 2 ELSE 1 END",
    "CASE level WHEN 'introductory' THEN 0 WHEN 'advanced' THEN 2 ELSE 1 END",
)
"""What the planner goes down a list by, in SQL, before the position; an index has it so."""
TIME_ORDER = ("minutes IS NULL", "minutes", "total_minutes IS NULL", "total_minutes")
"""Shortest first, as `queries` asks for it: an index has it so."""


def types() -> dict[str, type[Any]]:
    """Give the columns of the table in order, with the types that sqlite-utils knows."""
    fields = {column.name: int if column.holds is int else str for column in FIELDS}
    return {"position": int} | fields | {name: type_ for name, (type_, _) in _DERIVED.items()}


def row_of(position: int, resource: Resource) -> list[Any]:
    """Give the row of a resource, in the order of `types`; `position` counts from 1."""
    fields = [as_array(value) if type(value) is tuple else value for value in _fields_of(resource)]
    return [position, *fields, *(derive(resource) for _, derive in _DERIVED.values())]


def theme_texts(themes: Iterable[Theme]) -> dict[str, str]:
    """Give by id what full-text search has of each theme: its id, its title, and wider titles."""
    titles = {theme.id: theme.title for theme in themes if theme.title}
    return {
        theme.id: indexed(" ; ".join((theme.id, *(titles.get(id_, "") for id_ in wider))))
        for theme in themes
        for wider in [with_parents(theme.id)]
    }


def searched_row_of(
    position: int, resource: Resource, themes: dict[str, str]
) -> tuple[int | str, ...]:
    """Give the row of a resource in full-text search: its position, and the SEARCHED texts.

    `themes` has what `theme_texts` gives.
    """
    texts: list[str] = []
    for name, value in zip(_SEARCHED_NAMES, _searched_of(resource), strict=True):
        if name == "themes":
            texts.append(" ; ".join([themes[id_] for id_ in value]))
        else:
            texts.append(indexed(" ; ".join(value) if type(value) is tuple else value or ""))
    return position, *texts


_SEARCHED_NAMES = [column.name for column in SEARCHED]
_searched_of = attrgetter(*_SEARCHED_NAMES)
_fields_of = attrgetter(*(column.name for column in FIELDS))


def as_array(texts: Collection[str]) -> str:
    """Write texts as a JSON array, as the index keeps and is asked for several."""
    if not texts:
        return "[]"
    from json import dumps

    return dumps([*texts], ensure_ascii=False)


# From a row to a resource: up to 100,000 times in one answer, so without a test of each value.

_ARRAYS = [at for at, column in enumerate(FIELDS) if column.holds is tuple]
_ENUMS = [
    (at, {None: None, **{str(member): member for member in column.holds}})
    for at, column in enumerate(FIELDS)
    if issubclass(column.holds, StrEnum)
]
"""Where the members of an enum are, each with its members by their words."""
SELECTED = ", ".join(column.name for column in FIELDS)
"""What to select of `resources`, for `resource_of`."""


def resource_of(row: tuple[Any, ...]) -> Resource:
    """Give the resource that a row of the SELECTED columns is of."""
    values = list(row)
    for at, member_of in _ENUMS:
        values[at] = member_of[values[at]]
    for at in _ARRAYS:
        values[at] = () if values[at] == "[]" else texts_in(values[at])
    return Resource._make(values)


def texts_in(array: str) -> tuple[str, ...]:
    """Read what `as_array` wrote."""
    if array == "[]":
        return ()
    if "\\" in array:
        from json import loads

        return tuple(loads(array))
    return tuple(array[2:-2].split('", "'))  # five times as fast as loads

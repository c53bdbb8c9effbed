"""The index of a list that has changed, made from the one of before: only what changed is read."""

import sqlite3
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from itertools import groupby
from json import dumps, loads
from operator import itemgetter
from pathlib import Path
from shutil import copyfile
from typing import NamedTuple

from curate.errors import CurateError
from curate.index import build, columns, queries
from curate.index.marks import STEP, Marks, keep, marks_of, read
from curate.model import Resource, Theme
from curate.storage.list_source import Source, Stamp
from curate.yaml_reading.entry_texts import EntryTexts, read_alone, taken_apart
from curate.yaml_reading.parse import parse

_FEW, _MOST = 20, 0.8
"""Where more goes and comes than so many entries, and this share of all, building is as fast."""


class _NotSureError(Exception):
    """The index of before does not surely lead to the new one, which has to be built."""


class _Changes(NamedTuple):
    """What is to change in an index."""

    gone: list[int]
    """The positions of entries that are not there any more."""
    moved: list[tuple[int, int, int]]
    """So many lines further down: the entries from one position to another."""
    fresh: list[tuple[int, Resource]]
    """Entries that are not in it yet, each with its position."""
    marks: Marks


def renew(path: Path, source: Source, checked_ns: int, now_ns: int, words_per_minute: int) -> bool:
    """Bring the index at `path` from an earlier state of its list to what `source` holds.

    `checked_ns` is the wall clock in nanoseconds at a moment before the file was read, `now_ns`
    what it is. Return whether that was done; where it cannot be, the index stays as it was.
    """
    texts = taken_apart(source.text)
    if texts is None:
        return False

    def bring(copy: Path) -> None:
        copyfile(path, copy)
        with closing(sqlite3.connect(copy)) as connection:
            build.without_journal(connection)
            _bring(connection, texts, words_per_minute)
            names = ", ".join(f"{name} = ?" for name in ("digest", "checked_ns", *Stamp._fields))
            values = (source.digest, checked_ns, *source.stamp)
            connection.execute(f"UPDATE source SET {names}", values)
            connection.commit()

    try:
        return build.put(path, bring, now_ns)
    except (_NotSureError, CurateError, sqlite3.Error):
        return False


def _bring(connection: sqlite3.Connection, texts: EntryTexts, words_per_minute: int) -> None:
    """Change all that tells of the list, but not of its file."""
    old = read(connection)
    if old is None or old.indentation != texts.indentation:
        raise _NotSureError
    changes = _changes(old, texts, words_per_minute)
    themes = queries.themes(connection)
    texts_before = columns.theme_texts(themes)
    _take_out(connection, changes, texts_before)
    for moved in changes.moved:
        sql = "UPDATE resources SET line = line + ? WHERE position BETWEEN ? AND ?"
        connection.execute(sql, moved)
    build.insert_resources(connection, changes.fresh)
    _require(connection, [resource.id for _, resource in changes.fresh])
    declared = [theme for theme in themes if theme.declared]
    if changes.marks.head != old.head:
        head = parse(texts.head)
        declared = list(head.themes)
        heading = (head.title, head.description, head.url)
        connection.execute("UPDATE source SET title = ?, description = ?, url = ?", heading)
    named = [*declared, *_undeclared(connection, {theme.id for theme in declared})]
    texts_now = columns.theme_texts(named)
    fresh = {resource.id for _, resource in changes.fresh}
    if named != themes:
        connection.execute("DELETE FROM themes")
        build.insert_themes(connection, named)
        _find_by_other_words(connection, fresh, texts_before, texts_now)
    build.insert_searched(connection, changes.fresh, texts_now)
    keep(connection, changes.marks)


def _changes(old: Marks, texts: EntryTexts, words_per_minute: int) -> _Changes:
    marks = marks_of(texts)
    kept = _kept(old.digests, marks.digests)
    gone = set(range(len(old.digests))).difference(kept)
    if len(gone) + kept.count(None) > _FEW + _MOST * len(kept):
        raise _NotSureError
    positions = _positions([None if at is None else old.positions[at] for at in kept])
    stay = [(at, number) for number, at in enumerate(kept) if at is not None]
    moved = [(marks.lines[number] - old.lines[at], positions[number]) for at, number in stay]
    fresh = []
    for at, before in enumerate(kept):
        if before is None:
            resource = read_alone(texts, at, words_per_minute)
            if resource is None:
                raise _NotSureError
            line = resource.line + marks.lines[at] - 1
            fresh.append((positions[at], resource._replace(line=line)))
    return _Changes(
        [old.positions[at] for at in sorted(gone)],
        list(_runs(moved)),
        fresh,
        marks._replace(positions=positions),
    )


def _kept(old: Sequence[bytes], new: Sequence[bytes]) -> list[int | None]:
    """Give for each new entry where it was among the old; None where it is new or has moved.

    As many as can be stay: those in a longest increasing subsequence of the old places, by
    patience sorting (C. Schensted, Canadian Journal of Mathematics 13, 1961).
    """
    place = {digest: at for at, digest in enumerate(old)}
    found = [place.get(digest) for digest in new]
    lowest: list[int] = []
    """The least old place that so many in a row can end with."""
    ends: list[int] = []
    """Which new entry that is."""
    before: dict[int, int | None] = {}
    for number, at in enumerate(found):
        if at is None:
            continue
        length = bisect_left(lowest, at)
        before[number] = ends[length - 1] if length else None
        lowest[length : length + 1] = [at]
        ends[length : length + 1] = [number]
    last, stay = ends[-1] if ends else None, set()
    while last is not None:
        stay.add(last)
        last = before[last]
    return [at if number in stay else None for number, at in enumerate(found)]


def _positions(kept: Sequence[int | None]) -> list[int]:
    """Give a position to each entry that has none, between those around it.

    Raises _NotSureError where there is no room.
    """
    positions: list[int] = []
    for position, entries in groupby(kept):
        if position is not None:
            positions.append(position)
            continue
        number, last = len(list(entries)), positions[-1] if positions else 0
        following = kept[len(positions) + number : len(positions) + number + 1]
        step = (following[0] - last) // (number + 1) if following and following[0] else STEP
        if not step:
            raise _NotSureError
        positions += range(last + step, last + step * number + 1, step)
    return positions


def _runs(moved: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Join entries that moved as far, each with how far and its position."""
    for lines, entries in groupby(moved, key=itemgetter(0)):
        if lines:
            positions = [position for _, position in entries]
            yield lines, positions[0], positions[-1]


def _take_out(connection: sqlite3.Connection, changes: _Changes, texts: dict[str, str]) -> None:
    """Take out what is gone; `texts` are those of the themes in full-text search."""
    stay = {resource.id for _, resource in changes.fresh}
    for position in changes.gone:
        sql = f"SELECT {columns.SELECTED} FROM resources WHERE position = ?"
        resource = columns.resource_of(connection.execute(sql, (position,)).fetchone())
        build.forget_searched(connection, columns.searched_row_of(position, resource, texts))
        connection.execute("DELETE FROM resources WHERE position = ?", (position,))
        connection.execute("DELETE FROM resource_themes WHERE resource = ?", (resource.id,))
        connection.execute("DELETE FROM requires WHERE resource = ?", (resource.id,))
        if resource.id not in stay:
            connection.execute("DELETE FROM requires WHERE required = ?", (resource.id,))


def _require(connection: sqlite3.Connection, ids: Sequence[str]) -> None:
    """Note what new entries require, and what requires them."""
    fresh = "(SELECT value FROM json_each(?))"
    connection.execute(
        "INSERT OR IGNORE INTO requires SELECT r.id, needed.value"
        " FROM resources r, json_each(r.requires) needed WHERE r.requires <> '[]'"
        f" AND (r.id IN {fresh} OR needed.value IN {fresh})"
        " AND needed.value IN (SELECT id FROM resources)",
        [dumps(ids)] * 2,
    )


def _undeclared(connection: sqlite3.Connection, declared: set[str]) -> list[Theme]:
    """Give the themes that resources only name, in the order in which they come."""
    rows = connection.execute("SELECT DISTINCT theme FROM resource_themes")
    missing = {theme for (theme,) in rows} - declared
    if not missing:
        return []
    rows = connection.execute(
        "SELECT themes FROM resources WHERE id IN (SELECT resource FROM resource_themes"
        " WHERE theme IN (SELECT value FROM json_each(?))) ORDER BY position",
        [dumps(list(missing))],
    )
    named = dict.fromkeys(theme for (themes,) in rows for theme in loads(themes))
    return [Theme(theme, None, None, None) for theme in named if theme in missing]


def _find_by_other_words(
    connection: sqlite3.Connection,
    fresh: Collection[str],
    before: dict[str, str],
    now: dict[str, str],
) -> None:
    """Put what stays, but has themes of other words than before, into full-text search anew.

    `before` and `now` are the texts of the themes in it; `fresh` has the ids that are not in it.
    """
    altered = [id_ for id_, text in now.items() if before.get(id_, text) != text]
    if not altered:
        return
    sql = (
        f"SELECT position, {columns.SELECTED} FROM resources WHERE id IN (SELECT resource"
        " FROM resource_themes WHERE theme IN (SELECT value FROM json_each(?)))"
    )
    rows = connection.execute(sql, [dumps(altered)])
    placed = [(row[0], columns.resource_of(row[1:])) for row in rows]
    placed = [(position, one) for position, one in placed if one.id not in fresh]
    for position, one in placed:
        build.forget_searched(connection, columns.searched_row_of(position, one, before))
    build.insert_searched(connection, placed, now)

"""What stands in the rows of the journal: values, and how a row becomes one."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from curate.history.progress import Event, Verb
from curate.model import Format

EVENT = "e.resource, e.address, verb, part, minutes, note, spent"
"""The columns of an event."""
AS_IT_WAS = "format, themes, day"
"""The columns of what its resource was then, and of the day."""


class ListChange(NamedTuple):
    """One change of a list file."""

    what: str
    """In words: "added sled-dogs"."""
    offset: int
    """In characters, without the byte order mark."""
    old: str
    """The text that stood there."""
    new: str
    """The text that stands there now."""
    digest_before: str
    """Of the file's bytes."""
    digest_after: str


class Entry(NamedTuple):
    """The last command in the journal that still stands."""

    row: int
    """Its last row."""
    at: str
    """The time in UTC, as ISO 8601 has it."""
    what: str
    """In words."""
    done: ListChange | Event
    """What it did; of a command with several events, the last."""
    settled: bool
    """Of a change: whether the file is known to have been written."""


class Unsettled(NamedTuple):
    """A row of a writer that may have been killed before it wrote the file, or after."""

    row: int
    digest: str
    """Of the file's bytes, if it was written."""


class ListName(NamedTuple):
    """What a list is known by, in the journal."""

    path: str
    inode: int
    """Of its file: it stays where a folder is moved or renamed."""


class Noted(NamedTuple):
    """An event as it stands in the history."""

    row: int
    """A number that only grows."""
    at: str
    """The time in UTC, as ISO 8601 has it."""
    list: str
    """The path of the list that it was noted with."""
    event: Event


def noted_of(row: Sequence[Any]) -> Noted:
    """Take a row apart: number, time, list, EVENT, AS_IT_WAS.

    Raises ValueError where one cannot be read.
    """
    from datetime import date, datetime

    number, at, path, *event, format_, themes, day = row
    datetime.fromisoformat(at)
    noted = event_of(event)
    if format_ is not None:
        themes = tuple(filter(None, (themes or "").split("\n")))
        noted = noted._replace(format=Format(format_), themes=themes)
    if day is not None:
        date.fromisoformat(day)
    return Noted(number, at, path, noted._replace(day=day))


def event_of(row: Sequence[Any]) -> Event:
    """Make an event of the columns EVENT. Raises ValueError where one cannot be read."""
    resource, address, verb, *rest = row
    return Event(resource, address, Verb(verb), *rest)


def columns_of(event: Event) -> list[Any]:
    """Give what stands in the columns EVENT and AS_IT_WAS of an event."""
    *facts, themes, day = event
    return [*facts, "\n".join(themes), day]

"""What stands in the rows of the journal: values, and how a row becomes one."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from curate.history.progress import Event, Verb


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
    """Take a row apart: number, time, list, event. Raises ValueError where one cannot be read."""
    from datetime import datetime

    datetime.fromisoformat(row[1])
    return Noted(row[0], row[1], row[2], event_of(row[3:]))


def event_of(row: Sequence[Any]) -> Event:
    """Make an event of its columns. Raises ValueError where one cannot be read."""
    resource, address, verb, *rest = row
    return Event(resource, address, Verb(verb), *rest)

"""The one law of all changes: a new text says exactly the old list with the change, else nothing.

What is to stay is written as before, too: quotes and tags of values are part of their
fingerprints. Between values there are only splices.
"""

from collections.abc import Sequence
from typing import NamedTuple

from curate.errors import CurateError
from curate.model import Problem, Resource
from curate.yaml_editing.aliases import refuse_other_meanings
from curate.yaml_editing.fingerprints import (
    NO_KEYS,
    Fingerprint,
    Themes,
    fingerprint_of,
    own_keys,
    themes_of,
    with_themes,
)
from curate.yaml_editing.splices import UNSAFE, Change, Splice, spliced
from curate.yaml_reading.entry import read_entry
from curate.yaml_reading.events import Events, walk
from curate.yaml_reading.parse import parse
from curate.yaml_reading.reading_list import ReadingList


class Entry(NamedTuple):
    """An entry of the list as it stands in the file."""

    line: int
    """Where it begins, counted from 1."""
    fingerprint: Fingerprint
    own_keys: Fingerprint = NO_KEYS
    """Of the keys that are no fields, but the curator's own, with their values."""
    left_out: Events | None = None
    """What it says, where it is no resource of the list: it cannot be read, or its id is taken."""


class Around(NamedTuple):
    """What a file says around its entries."""

    head: tuple[Fingerprint, ...]
    """Of all keys at the left edge but `themes` and `resources`, the curator's own too."""
    themes: Themes | None
    """None: there is no such key."""


class Original(NamedTuple):
    """A text that is to be changed, with all that its change is held against."""

    text: str
    reading_list: ReadingList
    entries: tuple[Entry, ...]
    """All of them, in the file's order."""
    around: Around

    @property
    def fingerprints(self) -> "list[Expected]":
        """What is expected of the entries where none of them changes."""
        return [entry.fingerprint for entry in self.entries]


class Edited(NamedTuple):
    """Expected of an entry: that it describes a resource, and has these own keys."""

    resource: Resource
    """On whatever line."""
    own_keys: Fingerprint = NO_KEYS


class Rethemed(NamedTuple):
    """Expected of an entry that is left out of the list: `with_themes` gives this fingerprint."""

    fingerprint: Fingerprint


Expected = Fingerprint | Edited | Rethemed
"""What an entry of the new text must be; a fingerprint: it says exactly that."""


def read_original(text: str) -> Original:
    """Read a text that is to be changed. Raises CurateError where it is no reading list."""
    if text.startswith("\ufeff"):  # the parsers disagree on where everything is then
        said = "the file begins with two byte order marks. Save it as UTF-8 without one first."
        raise CurateError(said, line=1)
    watch = _Watch()
    reading_list = parse(_ended(text), watch=watch)
    return Original(text, reading_list, tuple(watch.entries), watch.around)


def held(
    original: Original,
    splices: Sequence[Splice],
    entries: Sequence[Expected],
    themes: Themes | None = None,
) -> Change:
    """Make `splices` in the text, and give the change where the new text obeys the law.

    `entries` is what is expected of each entry of the new text; `themes` what it declares,
    where that changes. All else must be as it was. Raises CurateError where it is not, with
    the first line that would have changed; or the line that uses a value of another.
    """
    change = spliced(original.text, splices)
    watch = _Watch()
    found: list[Fingerprint] = []
    kept: list[tuple[Events, Edited | Rethemed]] = []

    def take(events: Events) -> None:
        wanted = entries[len(found)] if len(found) < len(entries) else None
        if isinstance(wanted, Edited | Rethemed):
            kept.append((events, wanted))
        found.append(fingerprint_of(events))

    try:
        walk(_ended(change.text), on_entry=take, on_pair=watch.pair)
    except CurateError:
        raise CurateError(UNSAFE, line=change.line) from None
    refuse_other_meanings(original.text, change)
    around = original.around if themes is None else original.around._replace(themes=themes)
    if (
        watch.around == around
        and len(found) == len(entries)
        and all(
            one == wanted or not isinstance(wanted, Fingerprint)
            for one, wanted in zip(found, entries, strict=True)
        )
        and all(_obeys(events, wanted) for events, wanted in kept)
    ):
        return change
    raise CurateError(UNSAFE, line=change.line)


def _ended(text: str) -> str:
    """Give a text its last line end: whether it is there must not count, in `|` it would."""
    return text if text.endswith("\n") else f"{text}\n"


def _obeys(events: Events, expected: Edited | Rethemed) -> bool:
    if isinstance(expected, Rethemed):
        return with_themes(events, lambda theme: theme) == expected.fingerprint
    resource, _, _ = read_entry(events)
    return (
        resource is not None
        and expected.resource._replace(line=resource.line) == resource
        and own_keys(events) == expected.own_keys
    )


class _Watch:
    """Takes the fingerprints of a list while it is parsed."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.around = Around((), None)

    def entry(self, events: Events, problems: Sequence[Problem]) -> None:
        line, fingerprint = events[0].start_mark.line + 1, fingerprint_of(events)
        if not problems:
            self.entries.append(Entry(line, fingerprint))
            return
        readable = all(problem.rule == "unknown-key" for problem in problems)
        left_out = None if readable else events
        self.entries.append(Entry(line, fingerprint, own_keys(events), left_out))

    def pair(self, events: Events) -> None:
        head, themes = self.around
        if themes is None and getattr(events[0], "value", None) == "themes":
            self.around = Around(head, themes_of(events[1:]))
        else:
            self.around = Around((*head, fingerprint_of(events)), themes)

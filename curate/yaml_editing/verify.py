"""The one law of all changes: a new text says exactly the old list with the change, else nothing.

What is to stay is written as before, too: quotes and tags of values are part of their
fingerprints. Between values there are only splices.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from curate.errors import CurateError
from curate.model import Problem, Resource
from curate.yaml_editing.aliases import refuse_other_meanings
from curate.yaml_editing.cuts import Whole
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
from curate.yaml_reading.events import Events
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


class Excerpt(NamedTuple):
    """A text, or its head and some of its entries, with all that a change is held against."""

    text: str
    reading_list: ReadingList
    entries: tuple[Entry, ...]
    """All of them, in the file's order."""
    around: Around
    whole: Whole | None = None
    """What this is an excerpt of; None: the text is all there is."""

    @property
    def listed(self) -> ReadingList:
        """What it holds, to be asked."""
        return self.reading_list

    def excerpt(self, ids: Collection[str] = ()) -> "Excerpt":
        """Give all of it: it is read already."""
        return self

    def in_whole(self, splices: Sequence[Splice], change: Change, new: "Excerpt") -> Change:
        """Make in all of the text a change that the splices made here, with `new` as its result.

        Raises CurateError where what is left out might say something else then.
        """
        if self.whole is None:
            return change
        return self.whole.changed(splices, change.text, new.reading_list)

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


def read_original(text: str) -> Excerpt:
    """Read a text that is to be changed. Raises CurateError where it is no reading list."""
    if text.startswith("\ufeff"):  # the parsers disagree on where everything is then
        said = "the file begins with two byte order marks. Save it as UTF-8 without one first."
        raise CurateError(said, line=1)
    watch = _Watch()
    reading_list = parse(_ended(text), watch=watch)
    return Excerpt(text, reading_list, tuple(watch.entries), watch.around)


def held(
    original: Excerpt,
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
    try:
        new = read_original(change.text)
    except CurateError:
        raise CurateError(UNSAFE, line=change.line) from None
    refuse_other_meanings(original.text, change)
    around = original.around if themes is None else original.around._replace(themes=themes)
    resources = {resource.line: resource for resource in new.reading_list.resources}
    if (
        new.around != around
        or len(new.entries) != len(entries)
        or not all(
            _obeys(found, resources.get(found.line), wanted)
            for found, wanted in zip(new.entries, entries, strict=True)
        )
    ):
        raise CurateError(UNSAFE, line=change.line)
    return original.in_whole(splices, change, new)


def _ended(text: str) -> str:
    """Give a text its last line end: whether it is there must not count, in `|` it would."""
    return text if text.endswith("\n") else f"{text}\n"


def _obeys(entry: Entry, resource: Resource | None, expected: Expected) -> bool:
    """Whether an entry is what it should be; `resource` is what it describes, if it is listed."""
    if isinstance(expected, Edited):
        same = resource and expected.resource._replace(line=resource.line) == resource
        return bool(same) and entry.own_keys == expected.own_keys
    if isinstance(expected, Rethemed):
        events = entry.left_out
        return events is not None and with_themes(events, str) == expected.fingerprint
    return entry.fingerprint == expected


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

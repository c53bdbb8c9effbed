"""The one law of all changes: a new text says exactly the old list with the change, else nothing.

What a text says is told by fingerprints: Python's keyed 64-bit hashes of values, the same for
all ways to write the same ones. They are good within one process.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import yaml

from curate.errors import CurateError
from curate.model import Problem, Resource
from curate.safe_text import clean_line
from curate.yaml_editing.splices import UNSAFE, Change, Splice, spliced
from curate.yaml_reading.entry import read_entry
from curate.yaml_reading.events import Alias, Events, Mapping, Node, walk
from curate.yaml_reading.fields import RESOURCE_KEYS
from curate.yaml_reading.parse import parse
from curate.yaml_reading.reading_list import ReadingList

Fingerprint = int
"""Stands for a value: other values have other fingerprints."""

NO_KEYS: Fingerprint = hash(())
"""The fingerprint of the own keys of an entry that has none."""


class Entry(NamedTuple):
    """An entry of the list as it stands in the file."""

    line: int
    """Where it begins, counted from 1."""
    fingerprint: Fingerprint
    own_keys: Fingerprint = NO_KEYS
    """Of the keys that are no fields, but the curator's own, with their values."""
    left_out: Events | None = None
    """What it says, where it is no resource of the list: it cannot be read, or its id is taken."""


Themes = tuple[tuple[str, Fingerprint], ...]
"""The keys of `themes`, as written, each with the fingerprint of its value."""


class Around(NamedTuple):
    """What a file says around its entries."""

    head: Fingerprint
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
    watch = _Watch()
    reading_list = parse(text, watch=watch)
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
    the first line that would have changed.
    """
    change = spliced(original.text, splices)
    found: list[Fingerprint] = []
    kept: list[tuple[Events, Edited | Rethemed]] = []

    def take(events: Events) -> None:
        wanted = entries[len(found)] if len(found) < len(entries) else None
        if isinstance(wanted, Edited | Rethemed):
            kept.append((events, wanted))
        found.append(fingerprint_of(events))

    try:
        root = walk(change.text, on_entry=take)
    except CurateError:
        raise CurateError(UNSAFE, line=change.line) from None
    around = original.around if themes is None else original.around._replace(themes=themes)
    if (
        _around(root) == around
        and len(found) == len(entries)
        and all(
            one == wanted or not isinstance(wanted, Fingerprint)
            for one, wanted in zip(found, entries, strict=True)
        )
        and all(_obeys(events, wanted) for events, wanted in kept)
    ):
        return change
    raise CurateError(UNSAFE, line=change.line)


def _obeys(events: Events, expected: Edited | Rethemed) -> bool:
    if isinstance(expected, Rethemed):
        return with_themes(events, lambda theme: theme) == expected.fingerprint
    resource, _, _ = read_entry(events)
    return (
        resource is not None
        and replace(expected.resource, line=resource.line) == resource
        and _own_keys(events) == expected.own_keys
    )


class _Watch:
    """Takes the fingerprints of a list while it is parsed."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.around = Around(NO_KEYS, None)

    def entry(self, events: Events, problems: Sequence[Problem]) -> None:
        line, fingerprint = events[0].start_mark.line + 1, fingerprint_of(events)
        if not problems:
            self.entries.append(Entry(line, fingerprint))
            return
        readable = all(problem.rule == "unknown-key" for problem in problems)
        left_out = None if readable else events
        self.entries.append(Entry(line, fingerprint, _own_keys(events), left_out))

    def root(self, root: Node) -> None:
        self.around = _around(root)


_SCALAR: Any = yaml.ScalarEvent
_SEQUENCE: Any = yaml.SequenceStartEvent
_UNTOLD = frozenset({"", "<<"})
"""Texts that mean something else where they are quoted."""


def fingerprint_of(events: Events) -> Fingerprint:
    """Take the fingerprint of a value, from its values and how they nest.

    Line ends at the end of a text count for nothing: whether the last one of a file is
    there must not.
    """
    return hash(
        tuple(
            [
                event.value.rstrip("\n")
                if type(event) is _SCALAR and event.value not in _UNTOLD
                else _said(event)
                for event in events
            ]
        )
    )


def _said(event: Any) -> object:
    """Tell what an event adds to a value."""
    if type(event) is _SCALAR:
        return event.value, event.implicit[0]
    return (yaml.AliasEvent, event.anchor) if type(event) is yaml.AliasEvent else type(event)


def _own_keys(events: Events) -> Fingerprint:
    """Take the fingerprint of the keys of an entry that are no fields, with their values."""
    pairs = _pairs(events)
    return hash(tuple([fingerprint_of(said) for key, said in pairs if key not in RESOURCE_KEYS]))


def with_themes(events: Events, name: Callable[[str], str]) -> Fingerprint:
    """Take the fingerprint of an entry whose themes have other names, each named once.

    `name` gives what a theme is called then. Themes that are no texts stay as they are.
    """
    said: list[object] = []
    for key, pair in _pairs(events):
        values = pair[2:-1] if type(pair[1]) is _SEQUENCE else pair[1:]
        if key == "themes" and all(type(event) is _SCALAR for event in values):
            said.append(tuple(dict.fromkeys(name(clean_line(event.value)) for event in values)))
        else:
            said.append(fingerprint_of(pair))
    return hash(tuple(said))


def _pairs(events: Events) -> list[tuple[str | None, Events]]:
    """Take a mapping apart: each key, None where it is no text, with the events of the pair."""
    if type(events[0]) is not yaml.MappingStartEvent:
        return []
    values: list[Events] = []
    depth, start = 0, 1
    for at, event in enumerate(events[1:-1], start=1):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if not depth:
            values.append(events[start : at + 1])
            start = at + 1
    return [
        (key[0].value if type(key[0]) is _SCALAR else None, key + value)
        for key, value in zip(values[::2], values[1::2], strict=True)
    ]


def _around(root: Node) -> Around:
    """Tell what a document says whose entries were handed out."""
    top = root.value
    if not isinstance(top, Mapping):
        return Around(hash(_without_lines(root)), None)
    around = {key: node for key, node in top.entries.items() if key != "themes"}
    resources = around.get("resources")
    if resources is not None and (resources.value is None or isinstance(resources.value, list)):
        around["resources"] = Node([], 1)
    head = hash(_without_lines(Node(top._replace(entries=around), 1)))
    themes = top.entries.get("themes")
    return Around(head, None if themes is None else _themes(themes))


def _themes(node: Node) -> Themes:
    if node.value is None:
        return ()
    if not isinstance(node.value, Mapping):
        return (("", hash(_without_lines(node))),)
    said = [(key, hash(_without_lines(value))) for key, value in node.value.entries.items()]
    return (*said, *[(key, NO_KEYS) for key, _, _ in node.value.duplicates])


def theme_fingerprint(title: str) -> Fingerprint:
    """Take the fingerprint of a theme that is declared with a title alone."""
    return hash(_without_lines(Node(title, 1)))


def _without_lines(node: Node) -> object:
    value = node.value
    if isinstance(value, Mapping):
        pairs = [(key, _without_lines(child)) for key, child in value.entries.items()]
        twice = [key for key, _, _ in value.duplicates]
        return Mapping, tuple(pairs), tuple(twice)
    if isinstance(value, list):
        return list, tuple([_without_lines(child) for child in value])
    return (Alias, value.name) if isinstance(value, Alias) else value

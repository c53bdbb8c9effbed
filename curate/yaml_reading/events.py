"""YAML text to values with their lines, from the parser's events: scalars stay text."""

from collections.abc import Callable
from typing import Any, NamedTuple

import yaml

from curate.errors import CurateError
from curate.yaml_reading.open_marks import MOST_NESTED
from curate.yaml_reading.syntax_faults import nested, unreadable

LOADERS: tuple[type[Any], ...] = tuple(
    loader for loader in (getattr(yaml, "CBaseLoader", None), yaml.BaseLoader) if loader is not None
)
"""Where events can come from, the fastest first; libyaml is missing on some platforms."""


class Alias(NamedTuple):
    """Stands where the file has `*name`, or the merge key `<<`."""

    name: str


class Again(NamedTuple):
    """A key that stands in a mapping already, with its value."""

    key: str
    first: int
    """The line where it stands first."""
    line: int
    value: "Node"


class Mapping(NamedTuple):
    """A mapping as written."""

    entries: dict[str, "Node"]
    """By key; the first, where a key is given twice."""
    lines: dict[str, int]
    """The line of each key."""
    duplicates: list[Again]
    """In their order."""


class Node(NamedTuple):
    """A value, and the line it begins on, counted from 1."""

    value: "str | list[Node] | Mapping | Alias | None"
    """None: nothing is written after the colon."""
    line: int


def walk(
    text: str,
    loader: type[Any] | None = None,
    on_entry: Callable[["Events"], None] | None = None,
    on_pair: Callable[["Events"], None] | None = None,
) -> Node:
    """Return the one document of `text` (without a byte order mark).

    `loader` is one of LOADERS, the first if none is named. `on_entry` is given each
    entry of the top mapping's `resources` as soon as it is read, and the document then
    has none: a long list is never held as a whole. `on_pair` is given the other keys of
    that mapping, each with its value. Raises CurateError, with line and
    column, where the text is not YAML, is nested too deep or holds a second document. A
    file without content gives a Node with the value None.
    """
    parser = None
    try:
        parser = (loader or LOADERS[0])(text)
        return _Walker(parser.get_event, on_entry, on_pair).document()
    except yaml.YAMLError as error:
        raise unreadable(text, error) from None
    except (ValueError, OverflowError) as error:  # from PyYAML, on an escape like "\\UFFFFFFFF"
        raise unreadable(text, error, getattr(parser, "index", None)) from None


IN_BRACKETS = "[...]"
"""Stands for the entries of `resources` that were handed out, where they are in brackets."""
_TOP = 2
"""The depth of what stands in the document's top mapping."""


Events = list[Any]
"""What the parser says of one value, from its first event to its last."""


class _Walker:
    def __init__(
        self,
        get: Callable[[], Any],
        on_entry: Callable[[Events], None] | None = None,
        on_pair: Callable[[Events], None] | None = None,
    ) -> None:
        self._get = get
        self._on_entry = on_entry
        self._on_pair = on_pair

    def document(self) -> Node:
        get = self._get
        get()  # the start of the stream
        if type(get()) is yaml.StreamEndEvent:
            return Node(None, 1)
        root = self.node(get(), 1)
        get()  # the end of the document
        event: Any = get()
        if type(event) is not yaml.StreamEndEvent:
            raise CurateError(
                "a second document begins here (---). Keep one list in a file.",
                line=event.start_mark.line + 1,
            )
        return root

    def node(self, event: Any, depth: int) -> Node:
        kind = type(event)
        line = event.start_mark.line + 1
        if kind is yaml.ScalarEvent:
            value = event.value
            return Node(value if value or not event.implicit[0] else None, line)
        if kind is yaml.AliasEvent:
            return Node(Alias(f"*{event.anchor}"), line)
        if depth > MOST_NESTED:
            raise nested(line)
        if kind is yaml.SequenceStartEvent:
            return Node(self._sequence(depth + 1), line)
        return Node(self._mapping(depth + 1), line)

    def _sequence(self, depth: int) -> list[Node]:
        get = self._get
        scalar: Any = yaml.ScalarEvent
        end: Any = yaml.SequenceEndEvent
        nodes = []
        while type(event := get()) is not end:
            if type(event) is scalar and event.value:
                nodes.append(Node(event.value, event.start_mark.line + 1))
            else:
                nodes.append(self.node(event, depth))
        return nodes

    def _events(self, event: Any) -> Events:
        """Return `event` and those that follow, to the end of the value it begins."""
        get = self._get
        scalar: Any = yaml.ScalarEvent
        events = [event]
        depth = _DEEPER.get(type(event), 0)
        while depth:
            event = get()
            events.append(event)
            if type(event) is not scalar:
                depth += _DEEPER.get(type(event), 0)
                if depth > MOST_NESTED:
                    raise nested(event.start_mark.line + 1)
        return events

    def _resources(self, event: Any, on_entry: Callable[[Events], None]) -> Node:
        line = event.start_mark.line + 1
        get = self._get
        if type(event) is not yaml.SequenceStartEvent:
            return self.node(event, _TOP)
        in_brackets = event.flow_style
        while type(event := get()) is not yaml.SequenceEndEvent:
            on_entry(self._events(event))
        return Node([Node(IN_BRACKETS, line)] if in_brackets else [], line)

    def _handed_out(self, key: Any, on_pair: Callable[[Events], None]) -> "_Walker":
        """Hand out a pair; return what has to walk it then, from behind its first event."""
        if type(key) is yaml.ScalarEvent and key.value == "resources":
            return self
        pair = [*self._events(key), *self._events(self._get())]
        on_pair(pair)
        return _Walker(iter(pair[1:]).__next__)

    def _mapping(self, depth: int) -> Mapping:
        get, node = self._get, self.node
        next_key = get
        scalar: Any = yaml.ScalarEvent
        end: Any = yaml.MappingEndEvent
        on_entry, on_pair = (self._on_entry, self._on_pair) if depth == _TOP else (None, None)
        entries: dict[str, Node] = {}
        lines: dict[str, int] = {}
        duplicates: list[Again] = []
        while type(event := next_key()) is not end:
            if on_pair:
                again = self._handed_out(event, on_pair)
                get, node = again._get, again.node
            line = event.start_mark.line + 1
            if type(event) is scalar:
                key = event.value
                given = get()
                if type(given) is scalar and given.value:  # nearly always
                    value = Node(given.value, given.start_mark.line + 1)
                elif on_entry and key == "resources":
                    value = self._resources(given, on_entry)
                else:
                    value = node(given, depth)
                if key == "<<" and event.implicit[0]:
                    value = Node(Alias("<<"), line)
            else:
                key = f"{_complex_key(node(event, depth))} on line {line}"
                value = node(get(), depth)
            if key in entries:
                duplicates.append(Again(key, lines[key], line, value))
            else:
                entries[key] = value
                lines[key] = line
        return Mapping(entries, lines, duplicates)


_DEEPER: dict[type[Any], int] = {
    yaml.MappingStartEvent: 1,
    yaml.SequenceStartEvent: 1,
    yaml.MappingEndEvent: -1,
    yaml.SequenceEndEvent: -1,
}


Plain = dict[str, "str | list[str | None] | None"]
"""An entry whose values are texts and lists of texts, by its keys."""


def plain(events: Events) -> Plain | None:
    """Return a plain entry, as nearly all are; None where it is anything else."""
    get = iter(events).__next__
    if type(get()) is not yaml.MappingStartEvent:
        return None
    scalar: Any = yaml.ScalarEvent
    entry: Plain = {}
    value: str | list[str | None] | None
    while type(event := get()) is scalar:
        key = event.value
        given = get()
        if type(given) is scalar:
            value = given.value if given.value or not given.implicit[0] else None
        elif type(given) is yaml.SequenceStartEvent:
            value = []
            while type(item := get()) is scalar:
                value.append(item.value if item.value or not item.implicit[0] else None)
            if type(item) is not yaml.SequenceEndEvent:
                return None
        else:
            return None
        if key in entry or key == "<<":
            return None
        entry[key] = value
    return entry if type(event) is yaml.MappingEndEvent else None


def node_of(events: Events) -> Node:
    """Return any entry, with its lines.

    Raises CurateError where it is nested too deep.
    """
    get = iter(events).__next__
    return _Walker(get).node(get(), _TOP + 1)


def _complex_key(node: Node) -> str:
    """Name a key that is not text, so that it is reported as an unknown one."""
    if isinstance(node.value, Alias):
        return node.value.name
    return "? [...]" if isinstance(node.value, list) else "? {...}"

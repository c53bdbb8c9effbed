"""What a list file says, as prints that tell in one walk where two texts differ."""

from collections.abc import Collection
from typing import Any

import yaml

from curate.yaml_reading.events import Alias, Events, Mapping, Node, walk
from curate.yaml_reading.reading_list import Print


def print_of(events: Events) -> Print:
    """Return the print of an entry: the same for all ways to write the same values.

    Line ends at the end of a value count for nothing: whether the last one of a file is
    there must not. Python's keyed 64-bit hash of the values and of how they nest, good
    within one process.
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


def print_around(root: Node) -> Print:
    """Return the print of a document whose entries were handed out."""
    top = root.value
    if isinstance(top, Mapping):
        around = {key: node for key, node in top.entries.items() if key != "resources"}
        root = Node(top._replace(entries=around), root.line)
    return hash(_without_lines(root))


def prints(
    text: str, wanted: Collection[int], loader: type[Any] | None = None
) -> tuple[Print, list[Print], dict[int, Events]]:
    """Return the print of what is around the entries, those of the entries, and some of them.

    `wanted` are positions, from 0, of the entries to be returned too. Raises CurateError
    where the text cannot be read.
    """
    found: list[Print] = []
    kept: dict[int, Events] = {}

    def take(events: Events) -> None:
        if len(found) in wanted:
            kept[len(found)] = events
        found.append(print_of(events))

    root = walk(text, loader, on_entry=take)
    return print_around(root), found, kept


_SCALAR: Any = yaml.ScalarEvent


_UNTOLD = frozenset({"", "<<"})
"""Texts that mean something else where they are quoted."""


def _said(event: Any) -> object:
    """Return what an event adds to a value."""
    if type(event) is _SCALAR:
        return event.value, event.implicit[0]
    return (yaml.AliasEvent, event.anchor) if type(event) is yaml.AliasEvent else type(event)


def _without_lines(node: Node) -> object:
    value = node.value
    if isinstance(value, Mapping):
        pairs = [(key, _without_lines(child)) for key, child in value.entries.items()]
        twice = [key for key, _, _ in value.duplicates]
        return Mapping, tuple(pairs), tuple(twice)
    if isinstance(value, list):
        return list, tuple([_without_lines(child) for child in value])
    return (Alias, value.name) if isinstance(value, Alias) else value

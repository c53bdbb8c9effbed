"""Fingerprints of values, as they are written: whether two texts say the same in the same way.

They are Python's keyed 64-bit hashes, good within one process. Quotation marks, tags and
anchors count; comments, indentation and line breaks between values do not.
"""

from collections.abc import Callable
from typing import Any

import yaml

from curate.safe_text import clean_line
from curate.yaml_reading.events import Events
from curate.yaml_reading.fields import RESOURCE_KEYS

Fingerprint = int
"""Stands for a value: other values have other fingerprints."""

NO_KEYS: Fingerprint = hash(())
"""The fingerprint of the own keys of an entry that has none."""

Themes = tuple[tuple[str, Fingerprint], ...]
"""The keys of `themes`, each with the fingerprint of its value."""

_SCALAR: Any = yaml.ScalarEvent
_FLAT = (_SCALAR, yaml.AliasEvent)


def fingerprint_of(events: Events) -> Fingerprint:
    """Take the fingerprint of a value, from its values and how they nest."""
    return hash(
        tuple(
            [
                (event.value, event.style, event.tag, event.anchor)
                if type(event) is _SCALAR
                else (type(event), getattr(event, "tag", None), getattr(event, "anchor", None))
                for event in events
            ]
        )
    )


def own_keys(events: Events) -> Fingerprint:
    """Take the fingerprint of the keys of an entry that are no fields, with their values."""
    pairs = _pairs(events)
    own = [
        fingerprint_of(key) + fingerprint_of(value)
        for key, value in pairs
        if _name(key) not in RESOURCE_KEYS
    ]
    return hash(tuple(own))


def _name(key: Events) -> str:
    """Give what a key is as a text; "" where it is none."""
    return str(getattr(key[0], "value", ""))


def with_themes(events: Events, name: Callable[[str], str]) -> Fingerprint:
    """Take the fingerprint of an entry whose themes have other names, each named once.

    `name` gives what a theme is called then. Themes that are no texts stay as they are.
    """
    said: list[object] = []
    for key, value in _pairs(events):
        themes = value[1:-1] if isinstance(value[0], yaml.SequenceStartEvent) else value
        if _name(key) == "themes" and all(type(event) in _FLAT for event in themes):
            named = [
                name(clean_line(event.value)) if type(event) is _SCALAR else (event.anchor,)
                for event in themes
            ]
            said.append(tuple(dict.fromkeys(named)))
        else:
            said.append((fingerprint_of(key), fingerprint_of(value)))
    return hash(tuple(said))


def themes_of(value: Events) -> Themes:
    """Take the fingerprints of the themes that are declared, each with its id as written."""
    if type(value[0]) is _SCALAR and not value[0].value:
        return ()
    pairs = _pairs(value)
    if not pairs and not isinstance(value[0], yaml.MappingStartEvent):
        return (("", fingerprint_of(value)),)
    return tuple([(_name(key), _theme(said)) for key, said in pairs])


def _theme(value: Events) -> Fingerprint:
    one = value[0]
    return theme_fingerprint(one.value) if type(one) is _SCALAR else fingerprint_of(value)


def theme_fingerprint(title: str) -> Fingerprint:
    """Take the fingerprint of a theme that is declared with a title alone, however written."""
    return hash(title)


def _pairs(events: Events) -> list[tuple[Events, Events]]:
    """Take a mapping apart: each key with its value. What is no mapping has none."""
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
    return list(zip(values[::2], values[1::2], strict=True))

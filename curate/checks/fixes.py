"""What has one right answer: the splices that put it right, each within its line."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from typing import NamedTuple

from curate.addresses import address_meant, fault_of
from curate.checks.answers import Known
from curate.checks.links import key_of, new_address
from curate.checks.lost_marks import bare_items
from curate.safe_text import clean_line
from curate.yaml_editing import write_values
from curate.yaml_editing.places import Part, document
from curate.yaml_editing.splices import Splice
from curate.yaml_reading.fields import FIELDS, LIST_KEYS, RESOURCE_KEYS, THEME_KEYS
from curate.yaml_reading.odd_spaces import ODD_SPACE
from curate.yaml_reading.reading_list import ReadingList
from curate.yaml_reading.shapes import FieldError, OneOf, Pattern

_ALIKE = 0.8
"""How much alike a key and the one that is meant are, from 0 to 1: more than for advice."""
_LONGEST = 20
"""So many letters of a key are compared: more than any known one has."""
_OTHER_THINGS = frozenset({"part"})
"""Keys that mean something of their own: which part of a series it is, not how many it has."""


class Fix(NamedTuple):
    """How one finding is put right."""

    rule: str
    splice: Splice


def fixes(
    text: str, reading_list: ReadingList, known: Mapping[str, Known] | None = None
) -> list[Fix]:
    """Find what has one right answer in `text`, which holds `reading_list`; in order.

    `known` is what came of asking addresses, by `key_of`.
    """
    top = document(text)
    found = [Fix("unknown-key", one) for one in _keys(top, LIST_KEYS)]
    themes, resources = top.get("themes"), top.get("resources")
    for _, theme in themes[1].pairs() if themes and themes[1].is_mapping else []:
        if theme.is_mapping:
            found += [Fix("unknown-key", one) for one in _keys(theme, THEME_KEYS)]
    declared = {theme.id for theme in reading_list.themes if theme.declared}
    places = [(top, top.get("url"))]
    for entry in resources[1].items if resources and resources[1].is_sequence else ():
        if entry.is_mapping:
            found += [Fix("unknown-key", one) for one in _keys(entry, RESOURCE_KEYS)]
            places.append((entry, entry.get("url")))
            for key, value in entry.pairs():
                found += _values(entry, key.value, value, declared, reading_list.ids)
    moved = [one for within, url in places if url and (one := _moved(within, url[1], known or {}))]
    at = {one.splice.start for one in moved}
    found = moved + [one for one in found if one.splice.start not in at]
    whole = [one for one in found if "\n" not in text[one.splice.start : one.splice.end]]
    return sorted(whole, key=lambda fix: fix.splice.start)


def _keys(mapping: Part, known: Sequence[str]) -> Iterator[Splice]:
    """Give the splices for keys that are misspelt, where one key alone can be meant."""
    there = {key.value for key, _ in mapping.pairs()}
    free = [key for key in known if key not in there and key != "resources"]
    meant: dict[Part, str] = {}
    for key, value in mapping.pairs():
        if key.value in known or not key.is_scalar:
            continue
        word = ODD_SPACE.sub("", key.value).lower()
        if word in _OTHER_THINGS:
            continue
        close = (word,) if word in free else _alike(word, tuple(free))
        if len(close) == 1 and word.isalpha() and _fits(close[0], value, known):
            meant[key] = close[0]
    times = Counter(meant.values())
    yield from (Splice(key.start, key.end, to) for key, to in meant.items() if times[to] == 1)


@lru_cache(maxsize=1_000)
def _alike(word: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Find the names that are like a word, two at most; a slip is mostly made more than once."""
    return tuple(get_close_matches(word[:_LONGEST], names, n=2, cutoff=_ALIKE))


def _fits(key: str, value: Part, known: Sequence[str]) -> bool:
    """Whether a value can be read under a key; of a list's own keys it must be a text."""
    if known is not RESOURCE_KEYS:
        return value.is_scalar
    given = [item.value for item in value.items] if value.is_sequence else value.value
    try:
        return (value.is_scalar or value.is_sequence) and FIELDS[key].read(key, given) is not None
    except FieldError:
        return False


def _values(
    entry: Part, key: str, value: Part, themes: Collection[str], ids: Collection[str]
) -> Iterator[Fix]:
    """Give the fixes of a value that can only be meant as another one."""
    if not value.is_scalar or value.is_block_text or not value.value:
        return
    rule, new = f"bad-{key}", None
    if key in ("published", "added", "minutes", "words"):
        new = _meant(key, value.value)
    elif key == "url":
        rule, new = "odd-address", _address(value.value)
    elif isinstance(FIELDS.get(key), OneOf):
        word = value.value.strip().lower()
        rule, new = f"unknown-{key}", word if word != value.value and _is_one(key, word) else None
    elif key in ("themes", "requires") and not value.style:
        known, rule = (themes, "unknown-theme") if key == "themes" else (ids, "unknown-requirement")
        items = bare_items(value.value)
        rule = "lost-mark" if items else rule
        items = items or [item.strip() for item in value.value.split(",")]
        if len(items) > 1 and value.value not in known and all(one in known for one in items):
            yield Fix(rule, Splice(value.start, value.end, write_values.flow(items)))
    if new is not None and new != value.value:
        yield Fix(rule, _written(entry, key, value, new))


def _written(within: Part, key: str, value: Part, new: str) -> Splice:
    """Give the splice that writes another value in the place of one."""
    in_braces = within.flow and key == "url"
    written = write_values.flow_item(new) if in_braces else write_values.value(key, new)
    return Splice(value.start, value.end, written)


def _moved(within: Part, value: Part, known: Mapping[str, Known]) -> Fix | None:
    """Give the fix of an address that has moved for good, to another one that is known."""
    if not value.is_scalar or value.is_block_text:
        return None
    url = clean_line(value.value)
    answer = known.get(key_of(url) or "")
    new = new_address(url, answer) if answer else None
    return Fix("moved-address", _written(within, "url", value, new)) if new else None


def _meant(key: str, given: str) -> str | None:
    """Give a number in digits, or a date, where it can be read as one alone."""
    shape = FIELDS[key]
    if not isinstance(shape, Pattern) or shape.matches(given):
        return None
    meant = shape.meant(given) or ""
    return meant if shape.matches(meant) else None


def _is_one(key: str, word: str) -> bool:
    try:
        return FIELDS[key].read(key, word) is not None
    except FieldError:
        return False


def _address(text: str) -> str | None:
    """Give the address that a text means, without spaces where none can be; None: it is none."""
    text = clean_line(text)  # as it is read
    fault = fault_of(text)
    if fault is None:
        return None
    meant = address_meant(text)
    if meant is None:
        scheme, slashes, rest = re.sub(r"\s+(?=:?//)|(?<=:)\s+|(?<=//)\s+", "", text).partition(
            "//"
        )
        host, slash, path = rest.partition("/")
        squeezed = f"{scheme}{slashes}{host.rstrip()}{slash}{path}"
        return address_meant(squeezed) if squeezed != text else None
    return meant if fault[1] == f"write {meant}" else None

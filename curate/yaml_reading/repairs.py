"""The one line of a broken list that, written otherwise, makes the list readable again.

What the parser stops at is often not what is wrong: a quotation mark that is never closed
swallows the entries below it. So each part of the list is read by itself, in the first that
cannot be read each line is tried as it may have been meant, and what makes it readable is said.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import yaml

from curate.yaml_reading.fields import FIELDS, LIST_KEYS, REQUIRED_KEYS, RESOURCE_KEYS, THEME_KEYS
from curate.yaml_reading.line_ends import LINE_END
from curate.yaml_reading.line_repairs import Layout, Repair, repairs
from curate.yaml_reading.odd_spaces import indent_of
from curate.yaml_reading.open_marks import MOST_NESTED
from curate.yaml_reading.problems import NO_DASH
from curate.yaml_reading.shapes import FieldError

_MOST_PARTS = 2_000
_MOST_TRIED = 200_000
"""Lines, in all that is tried."""
_LONGEST = 2_000
"""Beyond these a search would cost more time than somebody waits."""

_KEYS = "|".join(RESOURCE_KEYS)
_ENTRY = re.compile(rf"[ \t\xa0]*-[ \t\xa0]*(?:id(?![\w-])|(?:{_KEYS})\s*:)")
_DASH_AND_KEY = re.compile(rf"^( *)- +(?:{_KEYS}) *:", re.MULTILINE)
_KEY = re.compile(rf"^( +)(?:{_KEYS}) *:", re.MULTILINE)
_UNDASHED = re.compile(rf"( *)({_KEYS}) *:(?:\s|\Z)")
_ANY_KEY = re.compile(r"( *(?:- +)?)([\w-]+) *:(?:\s|\Z)")
_THEME = re.compile(rf"^( +)(?!(?:{'|'.join(THEME_KEYS)})\b)[\w/-]+:(?:\s|\Z)", re.MULTILINE)
_THEME_KEY = re.compile(rf"^( +)(?:{'|'.join(THEME_KEYS)}):", re.MULTILINE)
_VERY = 9
"""How odd a value is that is of another kind than the whole part should be."""
LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""The fastest that there is."""


class _Tried(NamedTuple):
    """How far a part of a list can be read."""

    stopped: int | None
    """The line where the parser stops, from 0; None where it reads all."""
    odd: int
    """How much of what was read is not as a list has it."""


def best_repair(text: str, stopped: int) -> Repair | None:
    """Find the line of `text` that a person must change; None where no one line will do.

    `stopped` is the line at which the parser gave up, from 0.
    """
    lines = LINE_END.split(text)
    dash = _usual(_DASH_AND_KEY, text, 0)
    starts = _starts(lines, dash)
    layout = Layout(
        dash,
        _usual(_KEY, text, dash + 2),
        _usual(_THEME, "\n".join(lines[: starts[0]]), 2),
        _usual(_THEME_KEY, "\n".join(lines[: starts[0]]), 4),
    )
    starts = sorted({0, *starts})
    parts = [part for part in pairwise([*starts, len(lines)]) if part[0] <= stopped]
    readable = []
    for begin, end in parts[: -_MOST_PARTS - 1 : -1]:
        part = lines[begin:end]
        tried = _read(part)
        if tried.stopped is not None:
            found = _undashed(lines[begin : end + 1], dash) or _in_part(part, tried, layout)
            return _moved(found, begin)
        if _ENTRY.match(part[0]) and indent_of(part[0]) != dash:
            return _shifted(begin, part[0], dash)
        if tried.odd >= _VERY:
            readable.append((begin, part, tried))
    for begin, part, tried in readable:
        found = _in_part(part, tried, layout)
        if found is not None:
            return _moved(found, begin)
    return None


def _undashed(lines: Sequence[str], dash: int) -> Repair | None:
    """Find an entry without its dash whose lines are all as far left as a dash would be."""
    for at, two in enumerate(pairwise(lines)):
        first, second = map(_UNDASHED.match, two)
        if not (first and second and first[1] == second[1] and len(first[1]) <= dash):
            continue
        if {first[2], second[2]} & {"id", "format"}:  # never keys of the list itself
            return Repair(at, two[0], len(first[1]) + 1, NO_DASH, None)
    return None


def _shifted(at: int, line: str, dash: int) -> Repair:
    """Say that an entry stands elsewhere than the others, with all its lines."""
    found = indent_of(line)
    spaces = "1 space" if found == 1 else f"{found or 'no'} spaces"
    said = f"the others have {dash or 'none'}. Move it, with the lines that belong to it."
    return Repair(at, line, found + 1, f"this entry has {spaces} before its dash, {said}", None)


def _moved(repair: Repair | None, by: int) -> Repair | None:
    return repair and repair._replace(at=repair.at + by)


def _usual(pattern: re.Pattern[str], text: str, otherwise: int) -> int:
    """Give how many spaces mostly stand before what `pattern` finds."""
    columns = Counter(len(found[1]) for found in pattern.finditer(text))
    return columns.most_common(1)[0][0] if columns else otherwise


def _starts(lines: Sequence[str], dash: int) -> list[int]:
    """Find the lines at which the parts of a list begin: its head, its entries, what follows."""
    starts: list[int] = []
    seen: set[str] | None = None  # the keys of the entry that a line belongs to
    dashed = " " * dash + "- "
    for at, line in enumerate(lines):
        if _ENTRY.match(line) or (seen is not None and line.startswith(dashed)):
            starts.append(at)
            seen = set()
        key = _ANY_KEY.match(line)
        if seen is None or key is None:
            continue
        top = not key[1] and (
            key[2] not in RESOURCE_KEYS or (key[2] in LIST_KEYS and (dash or key[2] in seen))
        )
        if top:
            starts.append(at)
            seen = None
        else:
            seen.add(key[2])
    return starts or [len(lines)]


def _in_part(part: list[str], before: _Tried, layout: Layout) -> Repair | None:
    """Find the line of a part that a person must change, from 0 in the part.

    `before` says how far the part can be read as it is.
    """
    stopped = len(part) if before.stopped is None else before.stopped
    head = not _ENTRY.match(part[0])
    whole: list[tuple[int, int, int, Repair]] = []
    further: list[tuple[int, int, int, Repair]] = []
    left = _MOST_TRIED
    for at in range(min(len(part), stopped + 2) - 1, -1, -1):
        if len(part[at]) > _LONGEST:
            continue
        if left < 0:
            break
        for rank, repair in repairs(part, at, layout, head=head):
            left -= len(part)
            if left < 0:
                break
            tried = _read([*part[:at], repair.line, *part[at + 1 :]])
            if tried.stopped is None:
                whole.append((tried.odd, rank, at, repair))
            elif tried.stopped > stopped + 1:
                further.append((rank, -at, -tried.stopped, repair))
    whole = [one for one in whole if one[0] < (before.odd or _VERY)]
    found = min(whole or further, key=lambda one: one[:-1], default=None)
    return found and found[-1]


def _read(part: Sequence[str]) -> _Tried:
    """Read a part of a list by itself."""
    parser = None
    try:
        parser = LOADER("\n".join(part) + "\n")
        parser.get_event()
        if isinstance(parser.get_event(), yaml.StreamEndEvent):
            return _Tried(None, 0)
        root = _value(parser.get_event, parser.get_event(), 0)
        parser.get_event()
        parser.get_event()
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        return _Tried(0 if mark is None else mark.line, 0)
    return _Tried(None, _odd(root))


def _value(get: Callable[[], Any], event: Any, depth: int) -> Any:
    """Give a value as a text, a list, or a tuple of keys with their values."""
    if depth > MOST_NESTED:
        raise ValueError
    if isinstance(event, yaml.ScalarEvent):
        return event.value if event.value or not event.implicit[0] else None
    if isinstance(event, yaml.AliasEvent):
        return event
    items: list[Any] = []
    while not isinstance(item := get(), yaml.CollectionEndEvent):
        items.append(_value(get, item, depth + 1))
    if isinstance(event, yaml.SequenceStartEvent):
        return items
    return tuple(zip(items[::2], items[1::2], strict=True))


def _odd(root: Any) -> int:
    """Count what is not as a list has it: in its entries, or in what stands around them."""
    if isinstance(root, list):
        return sum(map(_odd_entry, root))
    if not isinstance(root, tuple):
        return _VERY
    odd = _odd_keys(root, LIST_KEYS)
    at_the_top = any(key == "resources" for key, _ in root)
    for key, value in root:
        if key == "resources":
            odd += 0 if value is None else _odd(value) if isinstance(value, list) else _VERY
        elif key == "themes":
            odd += _odd_themes(value, strange=() if at_the_top else ("resources",))
        elif value is not None and not isinstance(value, str):
            odd += 1
    return odd


def _odd_themes(themes: Any, strange: Collection[str]) -> int:
    """Count what is odd in the themes; it is very odd that one is called as those in `strange`."""
    if not isinstance(themes, tuple):
        return themes is not None
    return sum(_VERY if theme[0] in strange else _odd_theme(theme) for theme in themes)


def _odd_theme(theme: tuple[Any, Any]) -> int:
    id_, value = theme
    if isinstance(value, tuple):
        return _odd_keys(value, THEME_KEYS)
    return not isinstance(id_, str) or not (value is None or isinstance(value, str))


def _odd_entry(entry: Any) -> int:
    if not isinstance(entry, tuple):
        return _VERY
    odd = _odd_keys(entry, RESOURCE_KEYS)
    given = {key: value for key, value in entry if isinstance(key, str)}
    odd += sum(given.get(key) is None for key in REQUIRED_KEYS)
    for key, shape in FIELDS.items():
        try:
            shape.read(key, given.get(key))
        except FieldError:
            odd += 1
    return odd


def _odd_keys(pairs: tuple[tuple[Any, Any], ...], known: Sequence[str]) -> int:
    """Count the keys that are not known, and those that stand twice."""
    keys = [key for key, _ in pairs]
    return sum(key not in known for key in keys) + len(keys) - len({*map(str, keys)})

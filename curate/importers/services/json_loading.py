"""JSON to values: whole, a value a line, or what is complete in a file that breaks off."""

import json
from typing import Any, NamedTuple

from curate.importers.candidates import LeftOut, UnreadableError

_MOST_DIGITS = 20
_MOST_BROKEN = 12
"""How many values that are not complete are looked into; each is read to where it breaks off."""
_DECODER = json.JSONDecoder(
    parse_int=lambda digits: int(digits) if len(digits) <= _MOST_DIGITS else None,
    parse_constant=lambda _: None,
)
"""NaN, and a number that nobody meant, are nothing; of a key that comes twice, the last counts."""


class Loaded(NamedTuple):
    """What is in a text of JSON."""

    value: Any
    left_out: list[LeftOut]
    remarks: list[str]


def load(text: str) -> Loaded:
    """Read a text of JSON. Raises UnreadableError where nothing of it can be read."""
    try:
        try:
            return Loaded(_DECODER.decode(text), [], [])
        except ValueError as error:
            broken_at = getattr(error, "pos", len(text))
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) > 1 and isinstance(_value(lines[0]), dict):
            return _a_value_a_line(text)
        complete = _complete_values(text)
    except RecursionError:
        raise UnreadableError("It is nested deeper than any list of resources.") from None
    line = text.count("\n", 0, broken_at) + 1
    if not complete:
        raise UnreadableError(
            f"It is no valid JSON: it breaks off, or has a fault, in line {line}."
        )
    remark = f"It breaks off, or has a fault, in line {line}: what is complete in it is read."
    return Loaded(complete, [], [remark])


def _value(text: str) -> Any:
    """Give the value that a text is; None where it is none."""
    try:
        return _DECODER.decode(text)
    except ValueError:
        return None


def _a_value_a_line(text: str) -> Loaded:
    """Read JSON Lines; a line that is no value is left out."""
    loaded = Loaded([], [], [])
    for number, line in enumerate(text.split("\n"), start=1):
        value = _value(line) if line.strip() else None
        if value is not None:
            loaded.value.append(value)
        elif line.strip():
            left = LeftOut(line.strip()[:80], "a line that is no valid JSON", f"line {number}")
            loaded.left_out.append(left)
    return loaded


def _complete_values(text: str) -> list[Any]:
    """Give the objects that are complete in a text that breaks off, or has a fault, somewhere."""
    found: list[Any] = []
    at, broken = text.find("{"), 0
    while at >= 0 and broken < _MOST_BROKEN:
        try:
            value, end = _DECODER.raw_decode(text, at)
        except ValueError:
            broken, end = broken + 1, at + 1
        else:
            found.append(value)
        at = text.find("{", end)
    return found

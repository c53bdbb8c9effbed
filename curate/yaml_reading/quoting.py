"""Values of one line that need quotes, or other ones, with what is wrong with them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_CURLY = {"“": ("”", '"'), "„": ("“", '"'), "‘": ("’", "'"), "«": ("»", '"')}
_SPECIAL = tuple("@`%!&*|>?-,]}#")
_WHOLE = "Put the whole value in quotes."
_COLON = re.compile(r":(?:\s|\Z)")
_SIGN = re.compile(r":(?:\s|\Z)|\s#")
_NEVER_CLOSED = "a quotation mark is opened and never closed."
_ESCAPED = {"'": "''", '"': '\\"'}
"""How a mark is written within a value between such marks."""
_UP_TO_CLOSED = {"'": re.compile(r"'(?:[^']|'')*+'"), '"': re.compile(r'"(?:[^"\\]|\\.)*+"')}


class Slip(NamedTuple):
    """What is wrong with a value, and how it should be."""

    value: str
    """As it should be."""
    at: int
    """Where the slip is, from 0."""
    said: str
    """What is wrong, as a sentence."""
    remedy: str
    """What to do."""


def in_quotes(value: str) -> str:
    """Put a text of one line in the quotes that change it least."""
    if "'" in value and '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def quote_slips(value: str) -> Iterator[Slip]:
    """Give what may be wrong with the quotes of a value, the likeliest first."""
    first = value[0]
    if first in _CURLY:
        yield from _curly(value)
    if first in "'\"":
        yield from _in_marks(value, first)
    elif value[-1] in "'\"" and value.count(value[-1]) == 1:
        said = "a quotation mark is closed and never opened."
        remedy = f"Put a {value[-1]} before the value."
        yield Slip(in_quotes(value[:-1]), len(value) - 1, said, remedy)
    if first == "[" and value[-1] == "]":
        yield from _in_brackets(value)
    if first == "[":
        said = 'a value that begins with "[" is a list to YAML.'
        yield Slip(in_quotes(value), 0, said, _WHOLE)
    elif first == "{":
        said = 'a value that begins with "{" is a group of keys to YAML.'
        yield Slip(in_quotes(value), 0, said, _WHOLE)
    elif first in _SPECIAL:
        said = f'a value that begins with "{first}" must be quoted.'
        yield Slip(in_quotes(value), 0, said, _WHOLE)
    colon = _COLON.search(value)
    if colon and first not in "'\"[{":
        said = 'a ": " in a value without quotes.'
        yield Slip(in_quotes(value), colon.start(), said, _WHOLE)


def _curly(value: str) -> Iterator[Slip]:
    """Mend quotes as books have them, which YAML takes for letters."""
    closed, straight = _CURLY[value[0]]
    if value.endswith((closed, straight, value[0])) and len(value) > 1:
        said = f"{value[0]} and {closed} are letters to YAML, not quotation marks."
        yield Slip(in_quotes(value[1:-1]), 0, said, "Use straight ones.")


def _in_marks(value: str, mark: str) -> Iterator[Slip]:
    """Mend a value that begins with a quotation mark, and ends elsewhere than it should."""
    closed = _UP_TO_CLOSED[mark].match(value)
    if closed is None:
        yield Slip(value + mark, 0, _NEVER_CLOSED, f"Put a {mark} at the end.")
        yield Slip(in_quotes(value[1:]), 0, _NEVER_CLOSED, _WHOLE)
        return
    if value[-1] != mark:
        end = closed.end()
        if mark == "'" and value[end - 2].isalpha() and value[end : end + 1].isalpha():
            text = value[1:].replace("''", "'")  # what closes it is an apostrophe
            yield Slip(in_quotes(text), 0, _NEVER_CLOSED, _WHOLE)
        said = "something follows a closed quotation mark."
        yield Slip(in_quotes(value), end - 1, said, _WHOLE)
        return
    inner = value[1:-1].replace(_ESCAPED[mark], mark)
    said = f"there is a {mark} in a value between such marks."
    at = 1 + max(inner.find(mark), 0)
    if mark == '"' and "\\" in inner:
        said = "a backslash in a quoted value begins no known escape."
        at = 1 + inner.find("\\")
    yield Slip(in_quotes(inner), at, said, "Use the other kind of mark.")


def _in_brackets(value: str) -> Iterator[Slip]:
    """Mend a list whose values have the wrong quotes, or none."""
    odd = [mark for mark in "'\"" if value.count(mark) % 2]
    if len(odd) > 1:
        said = "a value is opened with one kind of quotation mark and closed with another."
        yield Slip(value.replace("'", '"'), value.find("'"), said, "Use the same.")
    for mark in odd:
        for end in (len(value) - 1, *(found.start() for found in re.finditer(",", value))):
            mended = value[:end] + mark + value[end:]
            yield Slip(mended, value.rfind(mark), _NEVER_CLOSED, f"Put a {mark} at its end.")
    items = [item.strip() for item in value[1:-1].split(",")]
    mended = ", ".join(
        in_quotes(item) if item.startswith(_SPECIAL) or _SIGN.search(item) else item
        for item in items
    )
    said = "inside brackets, a value that has a sign of YAML in it needs quotes."
    yield Slip(f"[{mended}]", 0, said, "Put them around it.")
    said = "inside brackets, a comma stands between two values."
    mended = re.sub(r"(['\"])\s+(?=\S)", r"\1, ", value)
    yield Slip(mended, 0, said, "Put one there.")

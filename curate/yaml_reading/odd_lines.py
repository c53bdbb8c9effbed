"""The first line that departs from how a list is written, where YAML itself stumbles later.

A missing dash, a key moved by a space, a lost colon: YAML reads on, and stops at an innocent
line below. A list has a known shape, so the line at fault can be told. Looked at only where
a text cannot be read.
"""

import re
from typing import NamedTuple

from curate.wording import quoted
from curate.yaml_reading.fields import LIST_KEYS, RESOURCE_KEYS

_KEYS = "|".join(RESOURCE_KEYS)
_ODD_SPACE = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff"
_BULLETS = "•*–—·▪‣◦−+"
_LINE = re.compile(
    rf"(?P<indent>[ {_ODD_SPACE}]*)(?P<dash>-[ ]*)?(?P<key>{_KEYS})"
    rf"(?P<colon>[ ]*:)(?P<gap>[ {_ODD_SPACE}\t]*)(?P<value>.*)"
)


class OddLine(NamedTuple):
    """A line that is not written as a list is, and what to do."""

    line: int
    """Counted from 1."""
    said: str
    """What is there, and what to write."""


class _Entry(NamedTuple):
    """How the entry is written that a line belongs to."""

    dash: int
    """The column of its dash, from 0."""
    keys: int
    """That of its keys."""
    seen: frozenset[str]
    """The keys that it has so far."""


def odd_line(text: str, stopped: int) -> OddLine | None:
    """Find the first line that is not written as those of a list are; None where all are.

    `stopped` is the line on which the parser gave up: none below it is at fault. Texts over
    several lines, comments and what is nested below a key are passed over.
    """
    entry: _Entry | None = None
    in_resources = False
    longer: int | None = None
    quote: OddLine | None = None
    for number, line in enumerate(re.split(r"\r\n?|\n", text)[:stopped], 1):
        indentation = len(line) - len(line.lstrip(" "))
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if longer is not None and indentation > longer:
            continue  # of a value that goes on below its key
        if quote is not None and _LINE.match(line):
            return quote
        longer = quote = None
        if not in_resources or _leaves(line, entry):
            in_resources, entry, longer = bool(re.match(r"resources\s*:", line)), None, 0
            if line.strip() in LIST_KEYS:
                name = line.strip()
                return OddLine(number, f"there is no colon after {name}. Write {name}:")
            longer = None if in_resources else 0
            continue
        said = _odd(line, entry, last=number == stopped)
        if said:
            return OddLine(number, said)
        found = _LINE.match(line)
        if found is None:
            longer = indentation if re.match(r"\s*[\w-]+:", line) else None
            continue
        if found["dash"]:
            entry = _Entry(found.start("dash"), found.start("key"), frozenset())
        if entry is not None:
            entry = entry._replace(seen=entry.seen | {found["key"]})
        if _opens_a_quote(found["value"]):
            said = f"a {found['value'][0]} is opened and not closed. Close it behind the value."
            quote, longer = OddLine(number, said), found.start("key")
        elif found["value"][:1] in ("", "|", ">", "[", "{", "#"):
            longer = found.start("key")
    return None


def _leaves(line: str, entry: _Entry | None) -> bool:
    """Whether a line is a key of the list file itself, at the left edge again."""
    found = re.match(r"(\w[\w-]*)\s*:", line)
    if found is None:
        return False
    if found[1] not in RESOURCE_KEYS:
        return True
    return found[1] in LIST_KEYS and entry is not None and found[1] in entry.seen


def _opens_a_quote(value: str) -> bool:
    """Whether a value begins with a quotation mark that is not closed on its line."""
    if value[:1] not in ("'", '"'):
        return False
    rest = value[1:].replace("''", "") if value[0] == "'" else re.sub(r"\\.", "", value[1:])
    return value[0] not in rest


def _odd(line: str, entry: _Entry | None, *, last: bool) -> str | None:
    """Say what is wrong with a line of the entries; None where it is as it should be.

    `last` tells that the parser gave up on this line.
    """
    return _odd_letters(line) or _odd_dash(line, entry) or _odd_key(line, entry, last=last)


def _odd_letters(line: str) -> str | None:
    """Say which letter stands where an ordinary space, dash or colon should."""
    if re.match(rf"[ ]*[{_ODD_SPACE}]", line):
        return "this line begins with a space that is not an ordinary one. Type it anew."
    bullet = re.match(rf"\s*([{_BULLETS}])\s*({_KEYS})\s*:", line)
    if bullet:
        return f'"{bullet[1]}" begins no entry. Write a dash: - {bullet[2]}:'
    found = _LINE.match(line)
    if found and re.search(f"[{_ODD_SPACE}]", found["gap"]):
        return "the space after the colon is not an ordinary one. Type it anew."
    curly = found and re.match(r"[“”„‘]", found["value"])
    if found and curly and ": " in found["value"]:
        return f"{curly[0]} is no quotation mark here. Write ' or \" around the value."
    return None


def _odd_dash(line: str, entry: _Entry | None) -> str | None:
    """Say what is wrong with the dash of an entry, or that there is none."""
    found = _LINE.match(line)
    if found is None:
        return None
    key = found["key"]
    if found["dash"] == "-":
        return f"there is no space after the dash. Write - {key}:"
    if found["dash"]:
        if entry is not None and found.start("dash") != entry.dash:
            return _moved(found.start("dash"), entry.dash, "entry", "other entries")
        return None
    if key == "id" and (entry is None or "id" in entry.seen):
        return f"a new entry begins here without its dash. Write - id: {found['value'].strip()}"
    return None


def _odd_key(line: str, entry: _Entry | None, *, last: bool) -> str | None:
    """Say what is wrong with a key of an entry: where it stands, its colon, its value."""
    found = _LINE.match(line)
    if found is None:
        lost = re.match(rf"[ ]*(?:-[ ]+)?({_KEYS})(?:\s*=\s*|\s+)(\S.*)$", line)
        if lost and entry is not None and lost.start(1) == entry.keys:
            return f"there is no colon after {lost[1]}. Write {lost[1]}: {lost[2]}"
        return None
    value = found["value"]
    if not found["gap"] and value:
        return f"there is no space after the colon. Write {found['key']}: {value}"
    if not found["dash"] and entry is not None and found.start("key") != entry.keys:
        return _moved(found.start("key"), entry.keys, "key", "other keys of its entry")
    return _odd_value(found["key"], value, last=last)


def _odd_value(key: str, value: str, *, last: bool) -> str | None:
    """Say what is wrong with a value that must be quoted, or is quoted half."""
    mark = value[:1]
    if mark in ("'", '"'):
        if _opens_a_quote(value):
            return None
        rest = value[1:].replace("''", "") if mark == "'" else re.sub(r"\\.", "", value[1:])
        behind = rest.partition(mark)[2].strip()
        if behind and not behind.startswith("#"):
            return f"text follows the closing {mark}. Put all in quotes: {key}: {_in_quotes(value)}"
        return None
    if mark in ("[", "{", "#", "|", ">"):
        return None
    plain = re.sub(r"\s#.*", "", value).rstrip()
    if re.search(r":(?: |$)", plain):
        return f'a ": " in an unquoted value. Put it in quotes: {key}: {_in_quotes(plain)}'
    first = re.match(r"[@`%,\]}]|[?-](?= )", value) or (last and re.match("[*&!]", value))
    if first:
        said = f'a value that begins with "{first[0]}" must be quoted here'
        return f"{said}: {key}: {_in_quotes(plain)}"
    return None


def _in_quotes(value: str) -> str:
    plain = value.strip()
    if plain[:1] in ("'", '"'):
        whole = len(plain) > 1 and plain[-1] == plain[0]
        plain = plain[1:-1].replace("''", "'") if whole else plain.replace(plain[0], "")
    return "'" + quoted(plain)[1:-1].replace("'", "''") + "'"


def _moved(column: int, usual: int, what: str, others: str) -> str:
    far = "more" if column > usual else "less"
    count = abs(column - usual)
    spaces = f"{count} space{'s' if count > 1 else ''}"
    return f"this {what} is indented {spaces} {far} than the {others}. Indent it by {usual}."

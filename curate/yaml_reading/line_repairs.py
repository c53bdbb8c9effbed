"""The slips of the pen that one line of a list may have, each with the line as it should be."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from curate.safe_text import clean_line
from curate.wording import TO_WRITE
from curate.yaml_reading.fields import LIST_KEYS, RESOURCE_KEYS, THEME_KEYS
from curate.yaml_reading.odd_spaces import ODD_SPACE, indent_of, named
from curate.yaml_reading.quoting import quote_slips

MOST_SHOWN = 72
"""A line that is longer is not written out in a message."""

_KEYS = "|".join(sorted({*RESOURCE_KEYS, *LIST_KEYS, *THEME_KEYS}))
_KNOWN = re.compile(rf"(?:- +)?({_KEYS})(?![\w-])")
_SOME_KEY = re.compile(r"[\w-]+:\s")
_DASHED = re.compile(rf"- +(?:{_KEYS})\s*:")
_PASSED_OVER = re.compile(r"\s*(?:#|\Z)|(?:---|\.\.\.)(?:\s|\Z)")
"""A line without content, or between documents."""
_BULLET = re.compile(rf"\s*([•*–—·▪‣◦−+])\s*((?:{_KEYS})\s*:.*)")
_BEFORE_VALUE = re.compile(r"\s*(?:-\s*)?(?:\w+:\s+)?")
_NO_DASH = re.compile(rf" *(?:{'|'.join(RESOURCE_KEYS)})\s*:.*")
_NO_SPACE_AFTER_DASH = re.compile(r"( *)-([^\s-].*)")
_NO_COLON = re.compile(rf"( *(?:- +)?)({_KEYS}|[\w/-]+)(?:\s*[=;\uff1a]\s*|\s+|\Z)(.*)")
_NO_SPACE = re.compile(rf"( *(?:- +)?)({_KEYS}|[\w/-]+):(?=\S)(.*)")
_NO_STRAY = re.compile(rf"\s*(?:-|[\[{{]|[\w/-]+\s*:|(?:{_KEYS})\s+\S)")
_VALUE = re.compile(r"( *(?:- +)?(?:[\w/-]+:|-) +)(\S.*)")
_TEXT = re.compile(r"( *(?:- +)?(title|publisher|summary|description):) *(.*)")
_COMMENT = re.compile(r"\s+#(?:\s.*)?\Z")
_CLOSING = {"[": "]", "{": "}"}


class Layout(NamedTuple):
    """How many spaces stand before what, in a list."""

    dash: int
    """Before the dash of an entry."""
    key: int
    """Before a key of an entry."""
    theme: int
    """Before the id of a theme."""
    theme_key: int
    """Before a key of a theme."""


class Repair(NamedTuple):
    """One line, changed so that a list may be readable again."""

    at: int
    """Which of the lines, from 0."""
    line: str
    """As it should be, without its end."""
    column: int
    """Where the slip is, from 1."""
    said: str
    """What is wrong, as a sentence."""
    remedy: str | None
    """What to do, where the line is too long to be written out; None: it is said already."""

    @property
    def message(self) -> str:
        """Say what is wrong, and what to write."""
        if self.remedy is None:
            return self.said
        for line in (self.line, _COMMENT.sub("", self.line)):
            if "\n" not in line and len(line.strip()) <= MOST_SHOWN:
                return f"{self.said} {TO_WRITE}{clean_line(line)}"
        return f"{self.said} {self.remedy}"


def repairs(
    lines: Sequence[str], at: int, layout: Layout, *, head: bool
) -> Iterator[tuple[int, Repair]]:
    """Give what the line `at` may have been meant to be, each with its rank: 0 is the likeliest.

    `head` says that the lines are not those of an entry.
    """
    line = lines[at]
    if _PASSED_OVER.match(line):
        return
    makers = (
        _odd_space(line, at, layout),
        _dash(line, at, layout.dash),
        _colon(line, at),
        _ends(line, at),
        _quotes(line, at),
        _ends_below(line, at),
        _indentation(line, at, layout, head=head),
        _folded(lines, at),
        _as_neighbours(lines, at),
        _stray(line, at),
    )
    for rank, made in enumerate(makers):
        for repair in made:
            yield rank, repair


def _odd_space(line: str, at: int, layout: Layout) -> Iterator[Repair]:
    """Mend a tab, or a space that only looks like one, where YAML looks for spaces."""
    before = _BEFORE_VALUE.match(line)
    odd = ODD_SPACE.search(line, 0, before.end()) if before else None
    if before is None or odd is None:
        return
    indent = indent_of(line)
    indents = odd.start() < indent
    said = f"{named(odd[0])} {'is used to indent' if indents else 'stands where a space must'}."
    rest = line[before.end() :]
    column = odd.start() + 1
    dashed = line.startswith("-", indent)
    columns = [layout.dash] if dashed else [layout.key, layout.theme, layout.theme_key]
    for indentation in columns if indents else ():
        yield Repair(at, " " * indentation + line[indent:], column, f"{said} Use spaces.", None)
    for space in (" ", ""):
        mended = ODD_SPACE.sub(space, before[0]) + rest
        yield Repair(at, mended, column, f"{said} Use spaces.", None)


def _dash(line: str, at: int, dash: int) -> Iterator[Repair]:
    """Mend an entry without its dash, or a dash without its space."""
    column = indent_of(line) + 1
    if _NO_DASH.fullmatch(line):
        said = 'an entry begins here without its "- ".'
        mended = " " * dash + "- " + line.lstrip(" ")
        yield Repair(at, mended, column, said, 'Put "- " before it.')
    found = _BULLET.fullmatch(line)
    if found:
        said = f'"{found[1]}" begins no entry.'
        mended = f"{' ' * dash}- {found[2]}"
        yield Repair(at, mended, column, said, "Put a dash in its place.")
    found = _NO_SPACE_AFTER_DASH.fullmatch(line)
    if found:
        said = 'a space is missing after the "-".'
        yield Repair(at, f"{found[1]}- {found[2]}", column, said, "Put one there.")


def _colon(line: str, at: int) -> Iterator[Repair]:
    """Mend a key without its colon, or a colon without its space."""
    for pattern, what in ((_NO_SPACE, 'a space is missing after "{}:".'),
                          (_NO_COLON, 'a ":" is missing after "{}".')):  # fmt: skip
        found = pattern.fullmatch(line)
        if found:
            said = what.format(clean_line(found[2]))
            mended = f"{found[1]}{found[2]}: {found[3]}".rstrip()
            yield Repair(at, mended, found.end(2) + 1, said, "Put one there.")


def _ends(line: str, at: int) -> Iterator[Repair]:
    """Mend a bracket or a comma that is missing, or too much."""
    comment = _COMMENT.search(line)
    body, rest = (line[: comment.start()], comment[0]) if comment else (line.rstrip(), "")
    found = _VALUE.fullmatch(body)
    value, start = (found[2], found.start(2)) if found else (body.lstrip(), indent_of(body))
    first, last = value[:1], body[-1:]
    column = len(body)
    if last in (",", ";"):
        said = f'there is a "{last}" too many at the end.'
        yield Repair(at, body[:-1] + rest, column, said, "Delete it.")
    for opened, closing in _CLOSING.items():
        if first == opened and last in ("]", "}", ")") and last != closing:
            said = f'a "{first}" is closed with "{last}".'
            yield Repair(at, body[:-1] + closing + rest, column, said, f'Write "{closing}".')
        if body.count(opened) > body.count(closing):
            said = f'a "{opened}" is opened and never closed.'
            for mark in ("", "'", '"'):
                mended = body.removesuffix(",") + mark + closing + rest
                where = body.find(opened) + 1
                yield Repair(at, mended, where, said, f'Put a "{closing}" where it ends.')
        if last == closing and body.count(closing) > body.count(opened):
            said = f'there is a "{closing}" too many.'
            yield Repair(at, body[:-1] + rest, column, said, "Delete it.")
            said = f'a "{opened}" is missing before a "{closing}".'
            mended = f"{body[:start]}{opened}{value}{rest}"
            yield Repair(at, mended, start + 1, said, f'Put a "{opened}" where it begins.')
    if first in _CLOSING and re.search(r",\s*,|[\[{]\s*,", value):
        mended = re.sub(r"([\[{])\s*,\s*", r"\1", re.sub(r",(?:\s*,)+", ",", value))
        said = "there is a comma too many."
        yield Repair(at, body[:start] + mended + rest, start + 1, said, "Delete it.")


def _ends_below(line: str, at: int) -> Iterator[Repair]:
    """Mend a bracket that is opened on a line above, and never closed."""
    if _VALUE.fullmatch(line):
        return
    for body, rest in _with_and_without_comment(line.rstrip()):
        for opened, closing in _CLOSING.items():
            said = f'a "{opened}" is opened above and never closed.'
            mended = body.removesuffix(",") + closing + rest
            yield Repair(at, mended, len(body), said, f'Put a "{closing}" where it ends.')


def _quotes(line: str, at: int) -> Iterator[Repair]:
    """Mend a value that is not in quotes and should be, or is in wrong ones."""
    for body, rest in _with_and_without_comment(line.rstrip()):
        found = _VALUE.fullmatch(body)
        for slip in quote_slips(found[2]) if found else ():
            column = found.start(2) + slip.at + 1 if found else 1
            mended = (found[1] if found else "") + slip.value + rest
            yield Repair(at, mended, column, slip.said, slip.remedy)


def _with_and_without_comment(line: str) -> Iterator[tuple[str, str]]:
    """Give a line as what may be a comment and what comes before it, then as a whole."""
    comment = _COMMENT.search(line)
    if comment:
        yield line[: comment.start()], comment[0]
    yield line, ""


def _indentation(line: str, at: int, layout: Layout, *, head: bool) -> Iterator[Repair]:
    """Mend the indentation of a line, by what usually stands before such a line."""
    bare = line.lstrip(" ")
    known = _KNOWN.match(bare)
    if _DASHED.match(bare):
        columns = [layout.dash]
    elif not head:
        columns = [layout.key] if known or _SOME_KEY.match(bare) else [layout.key + 2]
    elif known and known[1] in THEME_KEYS:
        columns = [layout.theme_key, 0]
    else:
        columns = [0] if known else [layout.theme, 2]
    yield from _indented(line, at, columns)


def _as_neighbours(lines: Sequence[str], at: int) -> Iterator[Repair]:
    """Mend the indentation of a line, by that of the lines around it."""
    if not _KNOWN.match(lines[at].lstrip(" ")):
        around = (range(at - 1, -1, -1), range(at + 1, len(lines)))
        near = (next((one for one in some if lines[one].strip()), None) for some in around)
        columns = [indent_of(lines[one]) for one in near if one is not None]
        yield from _indented(lines[at], at, columns)


def _indented(line: str, at: int, columns: Sequence[int]) -> Iterator[Repair]:
    indent, bare = indent_of(line), line.lstrip(" ")
    known = _KNOWN.match(bare)
    what = f'"{known[0]}"' if known else "this line"
    for column in dict.fromkeys(columns):
        if column != indent:
            spaces = "1 space" if indent == 1 else f"{indent or 'no'} spaces"
            said = f"there {'is' if indent == 1 else 'are'} {spaces} before {what}. "
            said += f"Write {column or 'none'}."
            yield Repair(at, " " * column + bare, indent + 1, said, None)


def _folded(lines: Sequence[str], at: int) -> Iterator[Repair]:
    """Mend a text of several lines that looks like keys, or like anything else, to YAML."""
    line = lines[at]
    below = indent_of(lines[at + 1]) if at + 1 < len(lines) else 0
    if below <= indent_of(line):
        return
    found = _TEXT.fullmatch(line)
    if found:
        said = f'the text of "{found[2]}" has a sign of YAML in it.'
        folded = f"{found[1]} >-" + (f"\n{' ' * below}{found[3]}" if found[3] else "")
        remedy = f"Write {found[2]}: >- and the text below it."
        yield Repair(at, folded, found.end(1) + 1, said, remedy)


def _stray(line: str, at: int) -> Iterator[Repair]:
    """Mend a line that belongs to nothing."""
    if not _NO_STRAY.match(line):
        said = "this line is no key with a value, and no part of a text."
        remedy = "Put a # before it, or delete it."
        yield Repair(at, f"# {line}", indent_of(line) + 1, f"{said} {remedy}", None)

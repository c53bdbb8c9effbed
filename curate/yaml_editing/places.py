"""Where the parts of a list file stand: each value with its place in the text."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import yaml

from curate.errors import CurateError
from curate.yaml_editing.lines import line_end, line_number, line_start, parsed_line
from curate.yaml_reading.events import LOADERS
from curate.yaml_reading.open_marks import MOST_NESTED
from curate.yaml_reading.syntax_faults import nested, unreadable

_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*")
_KEEP_HEADER = re.compile(r"[:-]\s+(?:[!&]\S+\s+)*[|>]\d?\+\d?(?:\s+#.*)?$")
_PROPERTIES = re.compile(r"(?:[&!]\S*(?:\s+#.*|\s+)*)*")
"""An anchor and a tag, with what stands between them and their value."""
_MARK = re.compile(r"(?<!\S)#.*|[:,]|(?<!\S)-(?!\S)")
"""What stands between values: comments, and the marks that tell values apart."""
_NO_DASH = (
    "no line begins with the dash of this entry. Nothing was written; write it after a dash, "
    "and end the lines with LF or CRLF."
)
_DIRECTIVES = re.compile(r"(?:[ \t]*(?:#.*)?\r?\n|%.*\n)*?(?=---)")


class Part(NamedTuple):
    """A value in the text, with all that stands in it."""

    kind: type[Any]
    """The class of the event it begins with."""
    value: str
    """Of a scalar; else empty."""
    start: int
    """Offset of its first character, behind its anchor and its tag."""
    end: int
    """Offset after its last character, before the line end; comments behind it are outside."""
    column: int
    """Of its first character, from 0; of a list under dashes that of the dashes."""
    flow: bool
    """Whether it is a collection in brackets or braces."""
    style: str
    """Of a scalar: `'`, `"`, `|`, `>`, or empty where it is plain."""
    items: "tuple[Part, ...]" = ()
    """Of a sequence: its items. Of a mapping: key, value, key, value, and so on."""

    @property
    def is_scalar(self) -> bool:
        """Whether it is a single text."""
        return self.kind is yaml.ScalarEvent

    @property
    def is_block_text(self) -> bool:
        """Whether it is a text in `|` or `>`."""
        return self.style in ("|", ">")

    @property
    def is_mapping(self) -> bool:
        """Whether it is a mapping."""
        return self.kind is yaml.MappingStartEvent

    @property
    def is_sequence(self) -> bool:
        """Whether it is a sequence."""
        return self.kind is yaml.SequenceStartEvent

    def pairs(self) -> "list[tuple[Part, Part]]":
        """Return the keys of a mapping, each with its value."""
        return list(zip(self.items[::2], self.items[1::2], strict=True))

    def get(self, key: str) -> "tuple[Part, Part] | None":
        """Return a key of a mapping and its value, by the text of the key."""
        return next((pair for pair in self.pairs() if pair[0].value == key), None)


def document(text: str) -> Part:
    """Return the one document of `text`, which has been parsed before."""
    get = _events(text, text, 0)
    return _part(text, get, get(), 0, 0)


def entry(text: str, line: int) -> tuple[Part, int]:
    """Return the entry of `resources` that begins on `line`, and the offset of its dash.

    Raises CurateError where the entry is written in braces: its parts cannot be told apart
    line by line.
    """
    part, dash = item(text, line)
    if part.flow or not part.is_mapping:
        raise CurateError(
            "this entry is written in {braces}. Write its keys on lines of their own first.",
            line=line,
        )
    return part, dash


def item(text: str, line: int) -> tuple[Part, int]:
    """Return the item of a list, however written, that begins on `line`; the offset of its dash."""
    start = _dash_line(text, parsed_line(text, line), line)
    known = directives(text)
    shift = start - len(known)
    get = _events(text, _Rest(text, start, known), shift)
    sequence = get()
    return _part(text, get, get(), shift, 0), shift + sequence.start_mark.index


def _dash_line(text: str, offset: int, number: int) -> int:
    """Return where the line begins that has the dash of the item at `offset`.

    That is the line of the item, or one above it, with no more than comments between.
    """
    start = line_start(text, offset)
    while True:
        line = text[start : line_end(text, start)].lstrip(" ")
        if line[:1] == "-" and not line[1:2].strip():
            return start
        if not start or (start + len(line) < offset and line.strip() and line[:1] != "#"):
            raise CurateError(_NO_DASH, line=number)
        start = line_start(text, start - 1)


def directives(text: str) -> str:
    """Return what a document says of its tags (%TAG) before it begins, that included."""
    found = _DIRECTIVES.match(text)
    return f"{found[0]}---\n" if found and "%" in found[0] else ""


def mark(text: str, start: int, end: int, wanted: str) -> int | None:
    """Return where the `:`, `,` or `-` is that stands between two values; None: there is none."""
    found = (one.start() for one in _MARK.finditer(text, start, end) if one[0] == wanted)
    return next(found, None)


def keeps_blank_lines_above(text: str, offset: int) -> bool:
    """Whether a `|+` or `>+` text stands above a line, with the blank lines between as its own."""
    content = None
    while offset:
        offset = line_start(text, offset - 1)
        line = text[offset : line_end(text, offset)].rstrip()
        indentation = len(line) - len(line.lstrip(" "))
        if line and (content is None or indentation < content):
            if _KEEP_HEADER.search(line):
                return True
            if content is not None:
                return False
            content = indentation
    return False


def block_header(text: str, part: Part) -> int:
    """Return where the `|` or `>` of a text ends, with what belongs to it (`|2+`)."""
    found = _BLOCK_HEADER.match(text, part.start)
    return found.end() if found else part.start


def keeps_line_ends(text: str, part: Part) -> bool:
    """Whether a value is a text in `|+` or `>+`: blank lines at its end belong to it."""
    return part.is_block_text and "+" in text[part.start : block_header(text, part)]


class _Rest:
    """What stands from an offset of a text on, handed to a parser as far as it reads.

    An entry is a small part of a long list, and many may be looked at.
    """

    def __init__(self, text: str, start: int, before: str) -> None:
        self._text, self._at, self._before = text, start, before
        self._parts = before, start

    def whole(self) -> str:
        """Give all of it."""
        before, start = self._parts
        return before + self._text[start:]

    def read(self, size: int) -> str:
        """Give so many characters more, after those that come `before` the text."""
        piece, self._before = self._before, ""
        end = self._at + max(0, size - len(piece))
        piece += self._text[self._at : end]
        self._at = end
        return piece


def _events(text: str, source: str | _Rest, shift: int) -> Callable[[], Any]:
    """Return what gives the events of the document in `source` in turn.

    It begins at the offset `shift` of the file's `text`. What is returned raises CurateError,
    with line and column, where the text from there on is not YAML.
    """

    def get() -> Any:
        try:
            return parser.get_event()
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            rest = source if isinstance(source, str) else source.whole()
            fault = unreadable(rest, error, getattr(parser, "index", None))
            above = text.count("\n") - rest.count("\n")
            raise CurateError(
                fault.message, line=(fault.line or 1) + above, column=fault.column
            ) from None

    parser = LOADERS[0](source)
    get()  # the start of the stream
    get()  # the start of the document
    return get


def _part(text: str, get: Callable[[], Any], event: Any, shift: int, depth: int) -> Part:
    """Return the value that begins with `event`; its marks count from the offset `shift`."""
    if depth > MOST_NESTED:
        raise nested(line_number(text, event.start_mark.index + shift))
    kind = type(event)
    start, end = event.start_mark.index + shift, event.end_mark.index + shift
    named = (getattr(event, "tag", None) or event.anchor) and kind is not yaml.AliasEvent
    if named:
        found = _PROPERTIES.match(text, start)
        start = found.end() if found else start
    if not isinstance(event, yaml.CollectionStartEvent):
        value, style = getattr(event, "value", ""), getattr(event, "style", None) or ""
        start = end if not value and not style and named else start
        end = _end_of_block_text(text, start, end) if style in ("|", ">") else end
        return Part(kind, value, start, end, start - line_start(text, start), False, style)
    items: list[Part] = []
    ends: Any = yaml.CollectionEndEvent
    while not isinstance(inner := get(), ends):
        if not items and kind is yaml.MappingStartEvent and not event.flow_style:
            start = inner.start_mark.index + shift
        items.append(_part(text, get, inner, shift, depth + 1))
    flow = bool(event.flow_style)
    # The end mark of a block collection runs past the comments behind it.
    end = inner.end_mark.index + shift if flow or not items else items[-1].end
    return Part(kind, "", start, end, start - line_start(text, start), flow, "", tuple(items))


def _end_of_block_text(text: str, start: int, end: int) -> int:
    """Return the end of a text in `|` or `>`, without blank lines that are not its text."""
    head = _BLOCK_HEADER.match(text, start)
    first = head.end() if head else start
    if head and "+" in head[0]:  # its blank lines are its text; only the last line end is not
        return end - text.endswith("\n", first, end) - text.endswith("\r\n", first, end)
    while end > first and text[end - 1] in " \t\r\n":
        end -= 1
    return end

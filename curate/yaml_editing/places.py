"""Where the parts of a list file stand: each value with its place in the text."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import yaml

from curate.errors import CurateError
from curate.yaml_reading.events import LOADERS
from curate.yaml_reading.open_marks import MOST_NESTED
from curate.yaml_reading.syntax_faults import nested, unreadable

_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*")

_KEEP_HEADER = re.compile(r"[:-]\s+(?:[!&]\S+\s+)*[|>]\d?\+\d?(?:\s+#.*)?$")


class Part(NamedTuple):
    """A value in the text, with all that stands in it."""

    kind: type[Any]
    """The class of the event it begins with."""
    value: str
    """Of a scalar; else empty."""
    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last character, before the line end; comments behind it are outside."""
    column: int
    """Of its first character, from 0."""
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
    get = _events(text, 0)
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
    start = _line_offset(text, line)
    if not text[start:].lstrip(" ").startswith("-"):  # the dash has a line of its own
        start = text.rfind("-", 0, start)
        start = line_start(text, start)
    get = _events(text, start)
    sequence = get()
    return _part(text, get, get(), start, 0), start + sequence.start_mark.index


def line_start(text: str, offset: int) -> int:
    """Return where the line that `offset` is on begins."""
    return text.rfind("\n", 0, offset) + 1


def line_end(text: str, offset: int) -> int:
    """Return where the line that `offset` is on ends, its line end included."""
    end = text.find("\n", offset)
    return len(text) if end < 0 else end + 1


def line_number(text: str, offset: int) -> int:
    """Return the number of the line that `offset` is on, from 1."""
    return text.count("\n", 0, offset) + 1


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


def newline(text: str) -> str:
    """Return the line end that the file uses."""
    return "\r\n" if "\r\n" in text else "\n"


def comment_after(text: str, offset: int) -> str:
    """Return the comment on the rest of the line, with the spaces before it; else nothing."""
    rest = text[offset : line_end(text, offset)].rstrip("\r\n")
    return rest if rest.lstrip().startswith("#") else ""


def header_comment(text: str, part: Part) -> str:
    """Return the comment behind the `|` or `>` of a block scalar, with the spaces before it."""
    head = text[part.start : line_end(text, part.start)].rstrip("\r\n")
    found = _BLOCK_HEADER.search(head)
    return comment_after(head, found.end()) if found else ""


def _line_offset(text: str, line: int) -> int:
    *before, rest = text.split("\n", line - 1)
    if len(before) < line - 1:  # lines that end in CR alone, or in the rarer line ends of YAML 1.1
        said = "the lines end in an unusual way. Nothing was written; save it with LF or CRLF."
        raise CurateError(said)
    return len(text) - len(rest)


def _events(text: str, start: int) -> Callable[[], Any]:
    """Return what gives the events of the document that begins at the offset `start`, in turn.

    It raises CurateError, with line and column, where the text from there on is not YAML.
    """
    rest = text[start:]

    def get() -> Any:
        try:
            return parser.get_event()
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            fault = unreadable(rest, error, getattr(parser, "index", None))
            line = (fault.line or 1) + line_number(text, start) - 1
            raise CurateError(fault.message, line=line, column=fault.column) from None

    parser = LOADERS[0](rest)
    get()  # the start of the stream
    get()  # the start of the document
    return get


def _part(text: str, get: Callable[[], Any], event: Any, shift: int, depth: int) -> Part:
    """Return the value that begins with `event`; its marks count from the offset `shift`."""
    if depth > MOST_NESTED:
        raise nested(line_number(text, event.start_mark.index + shift))
    kind = type(event)
    start, column = event.start_mark.index + shift, event.start_mark.column
    if not isinstance(event, yaml.CollectionStartEvent):
        style = getattr(event, "style", None) or ""
        end = _end_of_scalar(text, start, event.end_mark.index + shift, style)
        return Part(kind, getattr(event, "value", ""), start, end, column, False, style)
    items = []
    ends: Any = yaml.CollectionEndEvent
    while not isinstance(inner := get(), ends):
        items.append(_part(text, get, inner, shift, depth + 1))
    flow = bool(event.flow_style)
    # The end mark of a block collection runs past the comments behind it.
    end = inner.end_mark.index + shift if flow or not items else items[-1].end
    return Part(kind, "", start, end, column, flow, "", tuple(items))


def _end_of_scalar(text: str, start: int, end: int, style: str) -> int:
    """Return the end of a scalar; of a block scalar, without blank lines that are not its text."""
    if style not in ("|", ">"):
        return end
    head = _BLOCK_HEADER.search(text, start, line_end(text, start))
    first = head.end() if head else start
    if head and "+" in head[0]:  # its blank lines are its text; only the last line end is not
        return end - text.endswith("\n", first, end) - text.endswith("\r\n", first, end)
    while end > first and text[end - 1] in " \t\r\n":
        end -= 1
    return end

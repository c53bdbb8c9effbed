"""One change to the text of a list: a splice, checked before anybody writes it."""

from dataclasses import replace
from typing import Any, NamedTuple

import yaml

from curate.errors import CurateError
from curate.model import Resource
from curate.reading_list.emit import entry
from curate.reading_list.parse import parse
from curate.reading_list.values import ReadingList
from curate.reading_list.walk import LOADERS


class Change(NamedTuple):
    """A new text of the list, and where it differs from the old."""

    text: str
    line: int
    """The number of the first line that is new."""
    added: tuple[str, ...]
    """The new lines, without line ends."""


def append(text: str, resource: Resource, old: ReadingList | None = None) -> Change:
    """Return `text` with `resource` as its last entry, laid out as the entries before it.

    Every line that was there stays as it was; the new text reads back as the old list and
    the new resource. `old` is what `text` holds, where the caller has read it already.
    Raises CurateError where `resources` is written in flow style, or where the change cannot
    be made safely.
    """
    old = old or parse(text)
    place = _place(text)
    newline = "\r\n" if "\r\n" in text else "\n"
    indentation = " " * place.dash_column
    lines = entry(resource)
    dash = "-".ljust(place.gap)
    body = [
        indentation + (" " * place.gap if number else dash) + line if line else ""
        for number, line in enumerate(lines)
    ]
    added = ([""] if place.blank_line else []) + body
    before, after = text[: place.start], text[place.end :]
    if before and not before.endswith(("\n", "\r")):
        before += place.comment + newline
    new_text = before + "".join(line + newline for line in added) + after
    change = Change(new_text, before.count("\n") + 1, tuple(added))
    _hold_to_the_law(change, resource, old)
    return change


def _hold_to_the_law(change: Change, resource: Resource, old: ReadingList) -> None:
    """Raise CurateError unless the new text says exactly the old list and `resource`."""
    new = parse(change.text)
    if (
        new.resources[:-1] == old.resources
        and new.resources[-1:] == (replace(resource, line=new.resources[-1].line),)
        and (new.title, new.description) == (old.title, old.description)
        and _declared(new) == _declared(old)
        and new.left_out == old.left_out
    ):
        return
    raise CurateError(
        "the entry cannot be added without changing others. Nothing was written; "
        "add it by hand, at the end of resources:.",
        line=change.line,
    )


def _declared(reading_list: ReadingList) -> list[tuple[str | None, ...]]:
    return [
        (theme.id, theme.title, theme.description)
        for theme in reading_list.themes
        if theme.declared
    ]


class _Place(NamedTuple):
    """Where a new entry goes, and how it is laid out."""

    start: int
    """In characters; what stands from here to `end` is replaced."""
    end: int
    dash_column: int
    gap: int
    """From the dash to the first letter of a key, in columns."""
    blank_line: bool
    """Whether an empty line comes before it."""
    comment: str = ""
    """What stood behind the text that is replaced, and stays on its line."""


class _Sequence:
    """What the events tell of the value of `resources`."""

    def __init__(self, event: Any) -> None:
        self.start = event.start_mark
        self.end = event.end_mark
        self.block = isinstance(event, yaml.SequenceStartEvent) and not event.flow_style
        self.empty_scalar = isinstance(event, yaml.ScalarEvent)
        self.entries: list[Any] = []
        """The first event of each entry."""
        self.leaf = event
        """The last event that has text of its own."""


def _place(text: str) -> _Place:
    found = _find_resources(text)
    if found.block and found.entries:
        return _after_last(text, found)
    if found.entries:
        raise CurateError(
            "resources: is written in [brackets]. Write each entry after a dash, on its own line.",
            line=found.start.line + 1,
        )
    end = _line_end(text, found.end.index)
    if found.empty_scalar:  # resources:
        return _Place(end, end, 0, 2, blank_line=False)
    start = len(text[: found.start.index].rstrip(" \t"))  # resources: []
    comment = text[found.end.index : end].rstrip("\r\n")
    return _Place(start, end, 0, 2, blank_line=False, comment=comment)


def _find_resources(text: str) -> _Sequence:
    """Walk the events to the value of the top key `resources`."""
    get = LOADERS[0](text).get_event
    depth = 0
    is_key = True
    found: _Sequence | None = None
    waiting = False
    while not isinstance(event := get(), yaml.StreamEndEvent):
        opens = isinstance(event, yaml.CollectionStartEvent)
        closes = isinstance(event, yaml.CollectionEndEvent)
        if found is not None and depth >= 2:
            if depth == 2 and not closes:
                found.entries.append(event)
            if not closes or event.end_mark.index > event.start_mark.index:
                found.leaf = event
        depth -= closes
        if depth == 1 and isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent):
            if closes and found is not None:
                found.end = event.end_mark
                return found
            if waiting:
                found, waiting = _Sequence(event), False
                if not opens:
                    return found
            elif not opens and not closes and is_key:
                waiting = event.value == "resources" if hasattr(event, "value") else False
            if not opens:
                is_key = not is_key
        depth += opens
    raise CurateError("there is no resources: key.")


def _line_end(text: str, index: int) -> int:
    """Return where the line that `index` is on ends, its line end included."""
    end = text.find("\n", index)
    return len(text) if end < 0 else end + 1


def _after_last(text: str, found: _Sequence) -> _Place:
    dash_column = found.start.column
    first = found.entries[-1].start_mark
    own_line = text[text.rfind("\n", 0, first.index) + 1 : first.index]
    gap = first.column - dash_column if own_line.strip() == "-" else 2
    if _keeps_blank_lines(text, found.leaf):
        end = found.leaf.end_mark.index
        return _Place(end, end, dash_column, max(gap, 2), blank_line=False)
    end = _past_own_comments(text, _end_of_leaf(text, found.leaf), dash_column)
    return _Place(end, end, dash_column, max(gap, 2), _blank_before(text, found.entries))


def _keeps_blank_lines(text: str, leaf: Any) -> bool:
    """Whether the blank lines after a value are part of it: `|+` and `>+`."""
    if getattr(leaf, "style", None) not in ("|", ">"):
        return False
    header = text[leaf.start_mark.index : _line_end(text, leaf.start_mark.index)]
    return "+" in header.split("#")[0]


def _end_of_leaf(text: str, leaf: Any) -> int:
    """Return the end of the last line of the last value of the last entry."""
    index: int = leaf.end_mark.index
    if getattr(leaf, "style", None) not in ("|", ">") or leaf.end_mark.column:
        return _line_end(text, index)
    while (line := text.rfind("\n", 0, index - 1) + 1) < index and not text[line:index].strip():
        index = line
    return index


def _past_own_comments(text: str, end: int, dash_column: int) -> int:
    """Return the place after the comments that are indented as part of the entry."""
    place = end
    while place < len(text):
        line_end = _line_end(text, place)
        line = text[place:line_end]
        body = line.lstrip(" ")
        if body.startswith("#") and len(line) - len(body) > dash_column:
            end = line_end
        elif line.strip():
            break
        place = line_end
    return end


def _blank_before(text: str, entries: list[Any]) -> bool:
    """Whether entries are set apart by an empty line: as the last two are; where it is one, yes."""
    if len(entries) < 2:
        return True
    line_start = text.rfind("\n", 0, entries[-1].start_mark.index) + 1
    while line_start:
        above = text.rfind("\n", 0, line_start - 1) + 1
        line = text[above:line_start].strip()
        if not line:
            return True
        if not line.startswith("#"):
            return False
        line_start = above
    return False

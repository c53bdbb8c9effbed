"""More entries at the end of a list, laid out as the entries before it."""

from collections.abc import Sequence
from typing import NamedTuple

from curate.errors import CurateError
from curate.model import Resource
from curate.yaml_editing import places, write_values
from curate.yaml_editing.edit_list import without_brackets
from curate.yaml_editing.lines import line_end, line_start, missing_line_end, newline
from curate.yaml_editing.places import Part
from curate.yaml_editing.splices import Splice
from curate.yaml_reading.reading_list import Entries

_IN_BRACKETS = (
    "resources: is written in [brackets]. Write each entry after a dash, on its own line."
)


class _Layout(NamedTuple):
    """How the entries of a list are written."""

    dash_column: int
    gap: int
    """From the dash to the first letter of a key, in columns."""
    blank_line: bool
    """Whether an empty line stands between two of them."""


def appended(text: str, new: Sequence[Resource], entries: Entries) -> list[Splice]:
    """Return the splices that put new entries at the end of `resources`.

    `entries` is what the parser saw of those that are there. Raises CurateError where the
    list of resources is written in brackets.
    """
    if not entries.number:
        return _first(text, new)
    if entries.bracket_line is not None:
        raise CurateError(_IN_BRACKETS, line=entries.bracket_line)
    last, dash = places.item(text, entries.last_line)
    dash_column = dash - line_start(text, dash)
    end, kept = end_of_entry(text, last, dash_column)
    apart = entries.number < 2 or _set_apart(text, dash)
    layout = _Layout(dash_column, _gap(text, last, dash_column), apart)
    return [_splice(text, end, new, layout, behind_one=not kept)]


def end_of_entry(text: str, entry: Part, dash_column: int) -> tuple[int, bool]:
    """Return where the lines of an entry end, and whether blank lines there are its text.

    Comments below it that are indented further than its dash are part of it.
    """
    leaf = entry
    while leaf.items and not leaf.flow:
        leaf = leaf.items[-1]
    end = _past_comments(text, line_end(text, leaf.end), dash_column)
    return end, places.keeps_line_ends(text, leaf)


def _past_comments(text: str, end: int, dash_column: int) -> int:
    """Return the place after the comments that are indented further than a dash."""
    place = end
    while place < len(text):
        line = text[place : line_end(text, place)]
        place += len(line)
        body = line.lstrip(" ")
        if body.startswith("#") and len(line) - len(body) > dash_column:
            end = place
        elif line.strip():
            break
    return end


def _first(text: str, new: Sequence[Resource]) -> list[Splice]:
    """Return the splices for a list without entries: `resources:` or `resources: []`."""
    found = places.document(text).get("resources")
    if found is None:
        raise CurateError("there is no resources: key.")
    key, sequence = found
    splices = [without_brackets(text, sequence, "resources")] if sequence.flow else []
    end = _past_comments(text, line_end(text, max(key.end, sequence.end)), 0)
    layout = _Layout(0, 2, blank_line=True)
    return [*splices, _splice(text, end, new, layout, behind_one=False)]


def _splice(
    text: str, place: int, new: Sequence[Resource], layout: _Layout, *, behind_one: bool
) -> Splice:
    """Return the splice that puts entries in at a place.

    `behind_one` is whether the first is set apart, as the others are, from what stands above it.
    """
    indentation = " " * layout.dash_column
    lines = []
    for at, resource in enumerate(new):
        lines += [""] if layout.blank_line and (at or behind_one) else []
        for number, line in enumerate(write_values.entry(resource)):
            lead = " " * layout.gap if number else "-".ljust(layout.gap)
            lines.append(indentation + lead + line if line else "")
    end = newline(text, place)
    written = missing_line_end(text, place) + "".join(line + end for line in lines)
    return Splice(place, place, written)


def _gap(text: str, last: Part, dash_column: int) -> int:
    """Return how far keys stand from the dash, as in the last entry where it can be seen."""
    own_line = text[line_start(text, last.start) : last.start]
    return max(2, last.column - dash_column) if own_line.strip() == "-" else 2


def _set_apart(text: str, dash: int) -> bool:
    """Whether an empty line stands between an entry and the one before it."""
    start = line_start(text, dash)
    while start:
        above = line_start(text, start - 1)
        line = text[above:start].strip()
        if not line.startswith("#"):
            return not line
        start = above
    return False

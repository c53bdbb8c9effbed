"""Fields of one entry set, cleared or changed, as splices that leave the rest alone."""

from collections.abc import Sequence

from curate.errors import CurateError
from curate.yaml_editing import comments, edit_list, places, write_values
from curate.yaml_editing.append_entry import end_of_entry
from curate.yaml_editing.lines import (
    line_end,
    line_number,
    line_start,
    missing_line_end,
    newline,
    past_blank_lines,
)
from curate.yaml_editing.places import Part
from curate.yaml_editing.splices import Splice
from curate.yaml_reading.fields import RESOURCE_KEYS, FieldTexts


def edited(text: str, line: int, wanted: FieldTexts) -> list[Splice]:
    """Return the splices that give the entry on `line` the `wanted` values; none clears a field.

    Raises CurateError where that cannot be done without touching what else is there.
    """
    entry, dash = places.entry(text, line)
    splices = []
    added: dict[int, list[str]] = {}
    for key in RESOURCE_KEYS:
        if key not in wanted:
            continue
        given, found = wanted[key], entry.get(key)
        if given:
            if found is not None:
                splices += _set(text, entry, found[1], key, given)
            else:
                place = _place_for(text, entry, key)
                added.setdefault(place, []).append(_field(text, place, entry.column, key, given))
        elif found is not None:
            splices += _clear(text, entry, dash, *found)
    for place, fields in added.items():
        splices.append(Splice(place, place, missing_line_end(text, place) + "".join(fields)))
    return splices


def removed(text: str, line: int) -> Splice:
    """Return the splice that takes out the entry on `line`.

    With it go the comment lines directly above it, the comments below it that are indented
    as part of it, and the blank lines that set it apart.
    """
    entry, dash = places.entry(text, line)
    start = line_start(text, dash)
    column = dash - start
    end, _ = end_of_entry(text, entry, column)
    while start:
        above = line_start(text, start - 1)
        comment = text[above:start]
        body = comment.lstrip(" ")
        if not body.startswith("#") or len(comment) - len(body) > column:
            break
        start = above
    told = tuple(comments.comments(text, start, end, entry))
    blank_below = past_blank_lines(text, end)
    if places.keeps_blank_lines_above(text, start):
        return Splice(start, blank_below, "", told)
    below = text[blank_below : line_end(text, blank_below)]
    if below.lstrip(" ").startswith(("-", "#")):
        return Splice(start, blank_below, "", told)
    while start and not text[line_start(text, start - 1) : start].strip():
        start = line_start(text, start - 1)
    return Splice(start, end, "", told)


def _set(text: str, entry: Part, old: Part, name: str, given: str | Sequence[str]) -> list[Splice]:
    """Return the splices that give a field that is there another value."""
    if not isinstance(given, str) and old.items:
        return edit_list.changed(text, old, given)
    comments.refuse_inner(text, old, name)
    start, end = old.start, old.end
    new = _indented(text, start, write_values.value(name, given), entry.column)
    if start == end:  # nothing is written there
        new = f" {new}"
    head, break_, body = new.partition(newline(text, start))
    if old.is_block_text:
        comment = comments.comment_after(text, places.block_header(text, old))
        return [Splice(start, end, head + comment + break_ + body)]
    if break_:  # a comment behind the value stays behind its first line
        comment = comments.comment_after(text, end)
        return [Splice(start, end + len(comment), head + comment + break_ + body)]
    return [Splice(start, end, new)]


def _clear(text: str, entry: Part, dash: int, key: Part, old: Part) -> list[Splice]:
    """Return the splices that take out a field with its lines."""
    end = line_end(text, max(old.end, key.end))
    start = line_start(text, key.start)
    if start != line_start(text, dash):
        if places.keeps_blank_lines_above(text, start):  # those below would become its text
            end = past_blank_lines(text, end)
        return comments.taken_out(text, start, end, entry)
    # On the line of the dash: the next key comes up to it.
    following = [other.start for other, _ in entry.pairs() if other.start > key.start]
    inside = comments.comments(text, start, end, entry)
    if (
        not following
        or text[end : following[0]].strip()
        or any(not text[line_start(text, place) : place].strip() for place in inside)
    ):
        raise CurateError(
            f"{key.value} is the first key of its entry. Put another key first, then clear it.",
            line=line_number(text, key.start),
        )
    return [Splice(key.start, following[0], "", tuple(inside))]


def _place_for(text: str, entry: Part, key: str) -> int:
    """Return where a new field goes: below the last of those that usually come before it."""
    earlier = RESOURCE_KEYS[: RESOURCE_KEYS.index(key)]
    known = [(earlier.index(k.value), v, k) for k, v in entry.pairs() if k.value in earlier]
    _, old, found = max(known, key=lambda field: field[0])
    return line_end(text, max(old.end, found.end))


def _field(text: str, place: int, column: int, key: str, given: str | Sequence[str]) -> str:
    """Return a new field as a line of its own."""
    written = _indented(text, place, write_values.value(key, given), column)
    return f"{' ' * column}{key}: {written}{newline(text, place)}"


def _indented(text: str, place: int, written: str, column: int) -> str:
    """Return a value whose further lines are indented as part of the entry."""
    lines = written.split("\n")
    rest = [" " * column + line if line else "" for line in lines[1:]]
    return newline(text, place).join([lines[0], *rest])

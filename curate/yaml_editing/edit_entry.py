"""Fields of one entry set, cleared or changed, as splices that leave the rest alone."""

from collections.abc import Sequence

from curate.errors import CurateError
from curate.yaml_editing import places, write_values
from curate.yaml_editing.append_entry import end_of_entry
from curate.yaml_editing.places import Part
from curate.yaml_editing.splices import UNSAFE, Splice
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
                splices += _set(text, entry, *found, key, given)
            else:
                place = _place_for(text, entry, key)
                added.setdefault(place, []).append(_field(text, entry.column, key, given))
        elif found is not None:
            splices.append(_clear(text, entry, dash, *found))
    for place, fields in added.items():
        lead = "" if text[place - 1 : place] == "\n" else places.newline(text)
        splices.append(Splice(place, place, lead + "".join(fields)))
    return splices


def removed(text: str, line: int) -> Splice:
    """Return the splice that takes out the entry on `line`.

    With it go the comment lines directly above it, the comments below it that are indented
    as part of it, and the blank lines that set it apart.
    """
    entry, dash = places.entry(text, line)
    column = dash - places.line_start(text, dash)
    start = places.line_start(text, dash)
    end, _ = end_of_entry(text, entry, column)
    while start:
        above = places.line_start(text, start - 1)
        comment = text[above:start]
        body = comment.lstrip(" ")
        if not body.startswith("#") or len(comment) - len(body) > column:
            break
        start = above
    blank_below = _blank_lines(text, end)
    if places.keeps_blank_lines_above(text, start):
        return Splice(start, blank_below, "")
    if blank_below < len(text) and text[blank_below:].lstrip(" ").startswith(("-", "#")):
        return Splice(start, blank_below, "")
    while start and not text[places.line_start(text, start - 1) : start].strip():
        start = places.line_start(text, start - 1)
    return Splice(start, end, "")


def _blank_lines(text: str, place: int) -> int:
    """Return where the blank lines from `place` on end."""
    while place < len(text) and not text[place : places.line_end(text, place)].strip():
        place = places.line_end(text, place)
    return place


def _set(
    text: str, entry: Part, key: Part, old: Part, name: str, given: str | Sequence[str]
) -> list[Splice]:
    """Return the splices that give a field that is there another value."""
    if not isinstance(given, str) and old.is_sequence and old.items:
        return _set_list(text, entry, key, old, name, list(given))
    refuse_inner_comments(text, old, name)
    new = _indented(text, write_values.value(name, given), entry.column)
    start, end = old.start, old.end
    if old.is_scalar and not old.value and not old.style and start == end:
        start = end = text.index(":", key.end) + 1
        new = f" {new}"
    head, break_, body = new.partition(places.newline(text))
    if old.style in ("|", ">"):
        comment = places.header_comment(text, old)
        return [Splice(start, end, head + comment + break_ + body)]
    if break_:  # a comment behind the value stays behind its first line
        comment = places.comment_after(text, end)
        return [Splice(start, end + len(comment), head + comment + break_ + body)]
    if old.is_sequence and not old.flow and places.line_start(text, start) > key.end:
        # A list below its key: the value moves up behind the key.
        colon = text.index(":", key.end) + 1
        comment = places.comment_after(text, colon)
        return [Splice(colon, end, f" {new}{comment}")]
    return [Splice(start, end, new)]


def _set_list(
    text: str, entry: Part, key: Part, old: Part, name: str, given: list[str]
) -> list[Splice]:
    """Return the splices that make a list hold what is `given`: items taken out and put in."""
    gone = [item for item in old.items if item.value not in given]
    here = {item.value for item in old.items}
    new = [text_ for text_ in given if text_ not in here]
    if old.flow:
        if not gone:
            last = old.items[-1].end
            return [
                Splice(last, last, "".join(f", {write_values.flow_item(item)}" for item in new))
            ]
        refuse_inner_comments(text, old, name)
        return [Splice(old.start, old.end, write_values.flow(given))]
    splices = [
        Splice(places.line_start(text, item.start), places.line_end(text, item.end), "")
        for item in gone
    ]
    if len(gone) == len(old.items):  # none of the old ones stays: the list moves behind its key
        refuse_inner_comments(text, old, name)
        colon = text.index(":", key.end) + 1
        comment = places.comment_after(text, colon)
        return [Splice(colon, old.end, f" {write_values.flow(given)}{comment}")]
    if new:
        end = places.line_end(text, old.end)
        lead = "" if text[end - 1 : end] == "\n" else places.newline(text)
        dash = " " * old.column + "- "
        lines = "".join(dash + write_values.scalar(item) + places.newline(text) for item in new)
        splices.append(Splice(end, end, lead + lines))
    return splices


def refuse_inner_comments(text: str, part: Part, name: str) -> None:
    """Raise CurateError where a comment stands inside a value that is to be written anew."""
    if part.is_scalar:
        return
    inside = text[part.start : part.end]
    for item in reversed(part.items):  # a "#" in an item is no comment
        inside = inside[: item.start - part.start] + inside[item.end - part.start :]
    if "#" in inside:
        raise CurateError(
            f"there is a comment inside {name}, which would be lost. Change it by hand: "
            "curate edit ID",
            line=places.line_number(text, part.start),
        )


def _clear(text: str, entry: Part, dash: int, key: Part, old: Part) -> Splice:
    """Return the splice that takes out a field with its lines."""
    end = places.line_end(text, max(old.end, key.end))
    start = places.line_start(text, key.start)
    if _blank_lines(text, end) > end and places.keeps_blank_lines_above(text, start):
        raise CurateError(UNSAFE, line=places.line_number(text, key.start))
    if places.line_start(text, key.start) != places.line_start(text, dash):
        return Splice(places.line_start(text, key.start), end, "")
    # On the line of the dash: the next key comes up to it.
    following = [other for other, _ in entry.pairs() if other.start > key.start]
    if not following or text[end : following[0].start].strip():
        raise CurateError(
            f"{key.value} is the first key of its entry. Put another key first, then clear it.",
            line=places.line_number(text, key.start),
        )
    return Splice(key.start, following[0].start, "")


def _place_for(text: str, entry: Part, key: str) -> int:
    """Return where a new field goes: below the last of those that usually come before it."""
    earlier = RESOURCE_KEYS[: RESOURCE_KEYS.index(key)]
    known = [(earlier.index(k.value), v, k) for k, v in entry.pairs() if k.value in earlier]
    _, old, found = max(known, key=lambda field: field[0])
    return places.line_end(text, max(old.end, found.end))


def _field(text: str, column: int, key: str, given: str | Sequence[str]) -> str:
    """Return a new field as a line of its own."""
    written = _indented(text, write_values.value(key, given), column)
    return f"{' ' * column}{key}: {written}{places.newline(text)}"


def _indented(text: str, written: str, column: int) -> str:
    """Return a value whose further lines are indented as part of the entry."""
    lines = written.split("\n")
    rest = [" " * column + line if line else "" for line in lines[1:]]
    return places.newline(text).join([lines[0], *rest])

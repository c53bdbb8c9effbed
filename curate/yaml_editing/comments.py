"""Comments: where they are, and which of them go with lines that are taken out.

The one rule: a comment on a line of its own stays; one behind something stays while any of its
line does, and is told where the whole line goes.
"""

import re
from collections.abc import Iterator

from curate.errors import CurateError
from curate.yaml_editing.lines import line_end, line_number, line_start
from curate.yaml_editing.places import Part, block_header
from curate.yaml_editing.splices import Splice

_COMMENT = re.compile(r"(?<!\S)#.*")


def comments(text: str, start: int, end: int, part: Part) -> list[int]:
    """Return where comments begin between two places; `part` holds all values that stand there."""
    found: list[int] = []
    for first, last in _between(_texts(text, part), start, end):
        found += [comment.start() for comment in _COMMENT.finditer(text, first, last)]
    return found


def _texts(text: str, part: Part) -> Iterator[tuple[int, int]]:
    """Give what is text, from one offset to another, in order: no comment is in there."""
    for item in part.items:
        yield from _texts(text, item)
    if part.is_block_text:
        yield part.start, block_header(text, part)
        yield line_end(text, part.start), part.end
    elif part.is_scalar:
        yield part.start, part.end


def _between(taken: Iterator[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give what is left of the span from `start` to `end`."""
    for first, last in taken:
        if last <= start:
            continue
        if first >= end:
            break
        yield start, first
        start = last
    yield start, end


def taken_out(text: str, start: int, end: int, part: Part) -> list[Splice]:
    """Return the splices that take out whole lines of `part`, by the rule."""
    splices = []
    told: list[int] = []
    for place in comments(text, start, end, part):
        line = line_start(text, place)
        if text[line:place].strip():
            told.append(place)
            continue
        if start < line:
            splices.append(Splice(start, line, "", tuple(told)))
            told.clear()
        start = line_end(text, place)
    if start < end:
        splices.append(Splice(start, end, "", tuple(told)))
    return splices


def comment_after(text: str, offset: int) -> str:
    """Return the comment on the rest of the line, with the spaces before it; else nothing."""
    rest = text[offset : line_end(text, offset)].rstrip("\r\n")
    return rest if rest.lstrip().startswith("#") else ""


def refuse_inner(text: str, part: Part, name: str) -> None:
    """Raise CurateError where a comment stands in the brackets of a value that is to go."""
    inside = comments(text, part.start, part.end, part) if part.flow else []
    if inside:
        said = f"there is a comment inside the brackets of {name}. Change it by hand."
        raise CurateError(said, line=line_number(text, inside[0]))

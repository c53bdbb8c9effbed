"""The items of one list: taken out, put in and moved, each as it is written."""

from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher

from curate.errors import CurateError
from curate.safe_text import clean_line
from curate.yaml_editing import write_values
from curate.yaml_editing.comments import comments, refuse_inner, taken_out
from curate.yaml_editing.lines import line_end, line_number, line_start, missing_line_end, newline
from curate.yaml_editing.places import Part, mark
from curate.yaml_editing.splices import UNSAFE, Splice


def changed(text: str, part: Part, given: Sequence[str]) -> list[Splice]:
    """Return the splices that make a list with items hold what is `given`, in that order.

    Items that stay keep their place and their spelling; one that moves takes its spelling
    along, and from line to line the comment behind it.
    """
    values = [clean_line(item.value) for item in part.items]
    old: dict[str, int] = {}
    for number, value in enumerate(values):
        if value:
            old.setdefault(value, number)
    gone = {number for number, value in enumerate(values) if value and value not in given}
    splices: list[Splice] = []
    moved: set[int] = set()
    steps = SequenceMatcher(None, list(old), given, autojunk=False).get_opcodes()
    numbers = list(old.values())
    for kind, first, last, new_first, new_last in steps:
        if kind == "equal":
            continue
        cut, new = numbers[first:last], given[new_first:new_last]
        before = numbers[first - 1] if first else None
        gone.update(cut)
        moved.update(old[value] for value in new if value in old)
        if part.flow:
            splices += _put_in_brackets(
                text, part, [(one, old.get(one)) for one in new], before, cut
            )
            gone.difference_update(cut[: len(new)])
        elif new:
            splices.append(_put_in_lines(text, part, [(one, old.get(one)) for one in new], before))
    return splices + without(text, part, gone, moved)


_New = Sequence[tuple[str, int | None]]
"""Texts that are put in, each with the number of the item that says it already."""


def without(
    text: str, part: Part, gone: Collection[int], moved: Collection[int] = ()
) -> list[Splice]:
    """Return the splices that take out the items with these numbers, but not all there are.

    The comments behind those that are `moved` do not go with them.
    """
    splices: list[Splice] = []
    for number in sorted(gone):
        if part.flow:
            splices += _without_in_brackets(text, part, number, gone)
            continue
        cut = taken_out(text, *_lines(text, part, number), part)
        splices += [one._replace(told=()) for one in cut] if number in moved else cut
    return splices


def without_brackets(text: str, part: Part, name: str) -> Splice:
    """Return the splice that takes out empty brackets, so that lines can come below.

    Raises CurateError where a comment stands in them.
    """
    refuse_inner(text, part, name)
    start = part.start
    while text[start - 1] in " \t":
        start -= 1
    return Splice(start, part.end, "")


def _put_in_lines(text: str, part: Part, new: _New, before: int | None) -> Splice:
    """Return the splice that puts lines in below the item with the number `before`."""
    place = line_start(text, part.start) if before is None else _lines(text, part, before)[1]
    end = newline(text, place)
    lines = missing_line_end(text, place)
    for value, number in new:
        if number is None:
            lines += f"{' ' * part.column}- {write_values.scalar(value)}{end}"
        else:
            cut = taken_out(text, *_lines(text, part, number), part)
            line = "".join(text[one.start : one.end] for one in cut)
            lines += line if line.endswith("\n") else line + end
    return Splice(place, place, lines)


def _put_in_brackets(
    text: str, part: Part, new: _New, before: int | None, cut: Sequence[int]
) -> Iterator[Splice]:
    """Give the splices that put items in: in the place of those cut, the others behind."""
    texts = [
        write_values.flow_item(value) if number is None else _written(text, part.items[number])
        for value, number in new
    ]
    for number, written in zip(cut, texts, strict=False):
        yield Splice(part.items[number].start, part.items[number].end, written)
    more = texts[len(cut) :]
    behind = cut[-1] if cut else before
    if more and behind is None:
        start = part.items[0].start
        yield Splice(start, start, "".join(f"{one}, " for one in more))
    elif more and behind is not None:
        end = part.items[behind].end
        yield Splice(end, end, "".join(f", {one}" for one in more))


def _without_in_brackets(
    text: str, part: Part, number: int, gone: Collection[int]
) -> Iterator[Splice]:
    """Give the splices that take out an item with one comma; comments beside it stay."""
    item, later = part.items[number], part.items[number + 1 :]
    closing = part.end - 1
    before_closing = mark(text, part.items[-1].end, closing, ",") is not None
    if any(behind not in gone for behind in range(number + 1, len(part.items))) or (
        before_closing and comments(text, part.start, closing, part)
    ):
        start, end = item.start, later[0].start if later else closing
        gap = item.end, end
    else:
        start, end = part.items[number - 1].end, item.end
        gap = start, item.start
    comma = mark(text, *gap, ",")
    if comma is None:
        raise CurateError(UNSAFE, line=line_number(text, item.start))
    if comments(text, *gap, part):
        yield Splice(comma, comma + 1, "")
        yield Splice(item.start, item.end, "")
    else:
        yield Splice(start, end, "")


def _lines(text: str, part: Part, number: int) -> tuple[int, int]:
    """Return where the lines of an item under dashes begin and end."""
    item = part.items[number]
    above = part.items[number - 1].end if number else part.start
    dash = mark(text, above, item.start, "-")
    if dash is None:
        raise CurateError(UNSAFE, line=line_number(text, item.start))
    return line_start(text, dash), line_end(text, item.end)


def _written(text: str, item: Part) -> str:
    return text[item.start : item.end]

"""A change to a text: what is cut out, what is put in, and the lines that differ."""

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from curate.errors import CurateError
from curate.yaml_editing.lines import line_end, line_number, line_numbers, line_start, newline

UNSAFE = (
    "this cannot be changed without touching what else is there. Nothing was written; "
    "change it by hand."
)

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+\Z")
"""A line with its line end, whichever that is; the last may have none."""


class Splice(NamedTuple):
    """One place of a text, and what comes there instead."""

    start: int
    """In characters."""
    end: int
    text: str
    told: tuple[int, ...] = ()
    """Where the comments begin that go with it, and of which that is told."""


class Hunk(NamedTuple):
    """Neighbouring lines that differ, without line ends; with the CR where only some have one."""

    line: int
    """The number of the first of them, the same before and after but for earlier hunks."""
    new_line: int
    before: str | None
    """The line above, where there is one."""
    removed: tuple[str, ...]
    added: tuple[str, ...]
    after: str | None
    """The line below, where there is one."""


class Change(NamedTuple):
    """A new text, and how it differs from the old one."""

    text: str
    hunks: tuple[Hunk, ...]
    offset: int
    """Where the first difference begins, in characters."""
    old: str
    """What stood there, up to the end of the last difference."""
    new: str
    """What stands there now."""
    comments: tuple[tuple[int, str], ...] = ()
    """Those that go, each with the number of its line."""

    @property
    def line(self) -> int:
        """The number of the first line that differs, or 1 where none does."""
        return self.hunks[0].line if self.hunks else 1

    @property
    def added(self) -> tuple[str, ...]:
        """All lines that are new."""
        return tuple(line for hunk in self.hunks for line in hunk.added)


def spliced(text: str, splices: Sequence[Splice]) -> Change:
    """Return `text` with all `splices` made; there must be some, and none may overlap."""
    ordered = sorted(splices)
    if not ordered:
        raise CurateError("nothing would change. Nothing was written.")
    for one, next_one in pairwise(ordered):
        if next_one.start < one.end:
            raise CurateError(UNSAFE, line=line_number(text, next_one.start))
    pieces: list[str] = []
    hunks: list[Hunk] = []
    at, shift = 0, 0
    groups = _by_lines(text, ordered)
    firsts = [line_start(text, group[0].start) for group in groups]
    numbers = line_numbers(text, firsts)
    for group, first, number in zip(groups, firsts, numbers, strict=True):
        last = _end_of_lines(text, group[-1])
        pieces.append(text[at:first])
        inside, cut = first, []
        for splice in group:
            cut += [text[inside : splice.start], splice.text]
            inside = splice.end
        block = "".join([*cut, text[inside:last]])
        hunk = _hunk(text, first, number, text[first:last], block)
        hunk = hunk._replace(new_line=hunk.line + shift)
        shift += len(hunk.added) - len(hunk.removed)
        hunks.append(hunk)
        pieces.append(block)
        at = last
    pieces.append(text[at:])
    new_text = "".join(pieces)
    start, end = ordered[0].start, ordered[-1].end
    grown = len(new_text) - len(text)
    told = sorted({place for splice in ordered for place in splice.told})
    lines = [text[at : line_end(text, at)].rstrip() for at in told]
    comments = tuple(zip(line_numbers(text, told), lines, strict=True))
    new = new_text[start : end + grown]
    return Change(new_text, tuple(hunks), start, text[start:end], new, comments)


def line_splices(text: str, start: int, end: int, block: str) -> list[Splice]:
    """Return the splices that make the lines from `start` to `end` say what those of `block` do.

    A line that stays is not touched; one that comes ends as the lines of the file do, and the
    last line of a file that ends in none still does.
    """
    from difflib import SequenceMatcher

    old, new = _LINE.findall(text[start:end]), lines_of(block)
    at = list(accumulate(map(len, old), initial=start))
    unended = bool(old) and not old[-1].endswith(("\r", "\n"))
    break_ = newline(text, start)
    splices = []
    for kind, first, last, new_first, new_last in SequenceMatcher(
        None, lines_of(text[start:end]), new
    ).get_opcodes():
        if kind == "equal":
            continue
        lines = "".join(line + break_ for line in new[new_first:new_last])
        if lines and last == len(old) and unended:
            lines = lines.removesuffix(break_) if new[new_last - 1] else lines
            lines = lines if first < last else break_ + lines
        splices.append(Splice(at[first], at[last], lines))
    return splices


def differing(offset: int, old: str, new: str) -> list[Splice]:
    """Return the splices that make `old`, which stands at `offset`, into `new`, to the byte.

    They touch the lines that differ alone: where as many lines stand there as before, one by
    one; else as difflib finds them.
    """
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    at = list(accumulate(map(len, before), initial=offset))
    if len(before) == len(after):
        pairs = enumerate(zip(before, after, strict=True))
        return [Splice(at[n], at[n + 1], there) for n, (here, there) in pairs if here != there]
    from difflib import SequenceMatcher

    return [
        Splice(at[first], at[last], "".join(after[start:end]))
        for kind, first, last, start, end in SequenceMatcher(None, before, after).get_opcodes()
        if kind != "equal"
    ]


def lines_of(block: str) -> list[str]:
    """Return the lines of a block without their line ends, be these LF, CRLF or CR."""
    return [line.rstrip("\r\n") for line in _LINE.findall(block)]


def _by_lines(text: str, ordered: Sequence[Splice]) -> list[list[Splice]]:
    """Group the splices that touch the same lines, or lines next to one another."""
    groups: list[list[Splice]] = []
    end = -1
    for splice in ordered:
        if groups and line_start(text, splice.start) <= end:
            groups[-1].append(splice)
        else:
            groups.append([splice])
        end = max(end, _end_of_lines(text, splice))
    return groups


def _end_of_lines(text: str, splice: Splice) -> int:
    """Return where the last line that a splice touches ends.

    What is put in whole lines before a line leaves that line alone.
    """
    whole = splice.text.endswith("\n") or (
        not splice.text and line_start(text, splice.start) == splice.start < splice.end
    )
    if whole and line_start(text, splice.end) == splice.end:
        return splice.end
    return line_end(text, splice.end)


def _hunk(text: str, first: int, number: int, old: str, new: str) -> Hunk:
    """Return the lines that differ between two blocks, the old one at `first`, on line `number`.

    The new one begins on the same line.
    """
    removed, added = _lines(old), _lines(new)
    if len({line.endswith("\r\n") for line in removed + added if line.endswith("\n")}) < 2:
        removed, added = ([line.removesuffix("\r\n") for line in one] for one in (removed, added))
    removed, added = ([line.removesuffix("\n") for line in one] for one in (removed, added))
    same = 0
    while same < min(len(removed), len(added)) and removed[same] == added[same]:
        same += 1
    before = removed[same - 1] if same else _line_above(text, first)
    removed, added = removed[same:], added[same:]
    end = first + len(old)
    after = text[end : line_end(text, end)].rstrip("\r\n") if end < len(text) else None
    while removed and added and removed[-1] == added[-1]:
        after = removed.pop()
        added.pop()
    line = number + same
    return Hunk(line, line, before, tuple(removed), tuple(added), after)


def _lines(block: str) -> list[str]:
    """Return the lines of a block, with their line ends."""
    lines = [f"{line}\n" for line in block.split("\n")]
    return [*lines[:-1], *filter(None, [lines[-1].removesuffix("\n")])]


def _line_above(text: str, offset: int) -> str | None:
    if offset == 0:
        return None
    return text[line_start(text, offset - 1) : offset].rstrip("\r\n")

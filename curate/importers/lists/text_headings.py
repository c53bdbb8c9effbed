"""Headings in plain text: lines set apart above several resources, and none themselves."""

from dataclasses import replace
from typing import TYPE_CHECKING

from curate.importers.lists.said_beside import title_and_facts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curate.importers.lists.lines import Line

_MOST_WORDS = 6
_MOST_WITH_COLON = 3
"""Words of a heading; where it ends with a colon, more are a sentence on what follows."""


def under_headings(lines: "Sequence[Line]") -> "list[Line]":
    """Give the lines without headings, each with the theme that the heading above it names.

    A heading right above another, or the only one, is of the whole list, and no theme.
    """
    of_list = _headings(lines)
    alone = sum(of_list) == 1 and of_list[:1] == [True]
    found: list[Line] = []
    themes: tuple[str, ...] = ()
    for place, line in enumerate(lines):
        if of_list[place]:
            themes = (
                () if alone or any(of_list[place + 1 : place + 2]) else (line.text.rstrip(": "),)
            )
        else:
            found.append(replace(line, themes=themes))
    return found


def _headings(lines: "Sequence[Line]") -> list[bool]:
    """Tell which lines are headings: from the last on, since one may stand above another."""
    found = [False] * len(lines)
    for place in range(len(lines) - 2, -1, -1):
        line, below = lines[place], lines[place + 1]
        if not _may_be_heading(line):
            continue
        apart = below.apart and (line.apart or not place)
        if apart and (found[place + 1] or _is_item(lines, place + 1)):
            found[place] = True
        elif not below.apart and (line.text.endswith(":") or line.text.isupper()):
            found[place] = _is_item(lines, place + 1) and _is_several(lines, place + 1)
    if any(one and line.text.endswith(":") for one, line in zip(found, lines, strict=True)):
        for place, line in enumerate(lines[:-1]):
            like = line.text.endswith(":") and _may_be_heading(line)
            found[place] = found[place] or (like and _is_item(lines, place + 1))
    return found


def _may_be_heading(line: "Line") -> bool:
    words = len(line.text.split())
    most = _MOST_WITH_COLON if line.text.endswith(":") else _MOST_WORDS
    if line.title or line.address or not 0 < words <= most:
        return False
    return line.text[-1] not in ".,;!?…" and title_and_facts(line.text)[1].time is None


def _is_item(lines: "Sequence[Line]", place: int) -> bool:
    """Whether a line is a resource for itself: it has an address or a mark, or its time."""
    line = lines[place]
    below = lines[place + 1] if place + 1 < len(lines) else None
    if line.address or line.title:
        return bool(line.text) or not line.apart
    own = below is not None and bool(below.address) and not (below.text or below.apart)
    return own or title_and_facts(line.text)[1].time is not None


def _is_several(lines: "Sequence[Line]", place: int) -> bool:
    """Whether at least two lines that are resources follow each other there."""
    second = lines[place + 1] if place + 1 < len(lines) else None
    if second is None or second.apart:
        return False
    return bool(second.address or second.title) and (bool(second.text) or not lines[place].text)

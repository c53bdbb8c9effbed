"""Pages that say on lines of their own how long things take, as the lines of a list."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from curate.importers.lists.blocks import Block, Kind, lines_of
from curate.importers.lists.item_links import (
    is_bare,
    is_beside,
    outward,
    without,
    without_links_beside,
)
from curate.importers.lists.list_words import called_beside
from curate.importers.lists.text_list import Line, around, is_of_time, is_titled

Placed = tuple[Block, tuple[str, ...]]
"""A block, with the headings that it is below."""


def sections_of(blocks: Sequence[Placed]) -> list[list[Placed]]:
    """Part a page at its headings."""
    starts = [place for place, (block, _) in enumerate(blocks) if block.kind is Kind.HEADING]
    edges = pairwise([0, *starts, len(blocks)])
    return [list(blocks[start:end]) for start, end in edges if start < end]


def has_time_lines(blocks: Sequence[Placed], least: int = 2) -> bool:
    """Whether at least so many lines of a page are times."""
    return sum(_times_in(block) for block, _ in blocks) >= least


def is_in_lines(section: Sequence[Placed], *, timed: bool) -> bool:
    """Whether a section of a page, which has time lines or has not, is read line by line.

    Items with links say themselves how long they take, unless lines of their own do.
    """
    if has_time_lines(section, 1):
        return timed or _holds_titles([block for block, _ in section])
    return timed and not any(
        block.kind is Kind.ROW or _is_linked_item(block) for block, _ in section
    )


def as_lines(blocks: Sequence[Placed]) -> Iterator[Line]:
    """Give blocks as the lines of a list, of which headings and what is bold are titles.

    What headings hold several of these is a theme.
    """
    headed = sum(block.kind is Kind.HEADING and block.level > 1 for block, _ in blocks) > 1
    marked = sum(block.strong or _is_linked(block) for block, _ in blocks)
    headed = headed or marked > max(1, sum(_times_in(block) for block, _ in blocks) - 1)
    sections = sections_of(blocks)
    after = [one[0][0] for one in sections[1:]]
    for section, following in zip(sections, [*after, None], strict=True):
        yield from _lines_of(section, following, headed=headed)


def _lines_of(
    section: Sequence[Placed], following: Block | None, *, headed: bool
) -> Iterator[Line]:
    blocks = [block for block, _ in section]
    first = blocks[0]
    parts = first.kind is Kind.HEADING and following is not None and following.level > first.level
    is_theme = first.kind is Kind.HEADING and (
        first.level == 1 or (parts and len(blocks) == 1) or _holds_titles(blocks)
    )
    titled = first.kind is Kind.HEADING and not is_theme
    end = _end_of_what_is_said(blocks) if titled else len(blocks)
    for place, (block, themes) in enumerate(section[is_theme:], int(is_theme)):
        own = _is_linked(block) and place < end
        yield from _lines_in(block, themes, own=own, headed=headed)


def _lines_in(block: Block, themes: tuple[str, ...], *, own: bool, headed: bool) -> Iterator[Line]:
    """Give the lines of a block, whose link is its `own`, or of what is above."""
    lines = [line for line in lines_of(block) if line.text]
    for number, line in enumerate(lines):
        links = outward(line) or ([] if number else outward(block))
        beside = block.kind is Kind.ITEM and _is_mostly_link(block) and not _is_linked_item(block)
        marked = (block.kind is not Kind.PARAGRAPH and not beside) or block.strong or own
        title = (marked and not number) or (False if headed and not own else None)
        text, behind = line.text if title else without_links_beside(line), ""
        if title and links and is_bare(links[0]) and links[0] in line.links:
            text, behind = around(text, links[0])
        elif title and line.links and not any(map(str.isalnum, text[: line.links[0].start])):
            end = line.links[0].end
            text, behind = text[:end], text[end:].strip()
        if links and not title and not own and _is_mostly_link(line):
            rest = without(line.text, outward(line))
            text, title = rest.strip() if any(map(str.isalnum, rest)) else "", False
        yield Line(
            text, links[0].address if links else None, title, not number, themes, behind=behind
        )


def _times_in(block: Block) -> int:
    """Count the lines that are times, of a block that is no row and in no item, without a link.

    An item that is a title with a time is none.
    """
    nested = block.level > (block.kind is Kind.ITEM) and block.kind is not Kind.HEADING
    if block.kind is Kind.ROW or nested or outward(block):
        return 0
    if block.kind is Kind.ITEM and is_titled(block.text):
        return 0
    return sum(map(is_of_time, block.text.split("\n")))


def _is_mostly_link(block: Block) -> bool:
    links = outward(block)
    return bool(links) and len(links[0].text) * 2 > len(block.text.partition("\n")[0])


def _is_linked(block: Block) -> bool:
    """Whether a paragraph is a link with a title of its own, not one such as `Read more`."""
    if block.kind is not Kind.PARAGRAPH or not _is_mostly_link(block):
        return False
    link = outward(block)[0]
    if block.text[: link.start].rstrip().endswith((".", "!", "?", "…")):
        return False
    return not called_beside(link.text) and not is_bare(link)


def _is_linked_item(block: Block) -> bool:
    return block.kind is Kind.ITEM and any(not is_beside(link) for link in outward(block)[:1])


def _holds_titles(blocks: Sequence[Block]) -> bool:
    """Whether a section is on several things: its link is before any time, or all are bold."""
    below = blocks[blocks[0].kind is Kind.HEADING :]
    if len(below) < len(blocks) and outward(blocks[0]):
        return False
    times = [place for place, block in enumerate(below) if _times_in(block)]
    own = [place for place, one in enumerate(below) if _is_linked(one) or _is_linked_item(one)]
    if own and times and own[0] < times[0]:
        return True
    strong = sum(block.strong for block in below)
    return len(times) > 1 and strong >= len(times)


def _end_of_what_is_said(blocks: Sequence[Block]) -> int:
    """Give the place, behind the time of a section, from which all are links to what it is on."""
    place = len(blocks)
    while _is_mostly_link(blocks[place - 1]) and blocks[place - 1].kind is Kind.PARAGRAPH:
        place -= 1
    return place if any(map(_times_in, blocks[:place])) else len(blocks)

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
from curate.importers.lists.line_looks import is_of_time, is_titled, may_be_title
from curate.importers.lists.lines import Line
from curate.importers.lists.list_words import called_beside
from curate.importers.lists.text_list import around

Placed = tuple[Block, tuple[str, ...]]
"""A block, with the headings that it is below."""


def sections_of(blocks: Sequence[Placed]) -> list[list[Placed]]:
    """Part a page at its headings."""
    starts = [place for place, (block, _) in enumerate(blocks) if block.kind is Kind.HEADING]
    edges = pairwise([0, *starts, len(blocks)])
    return [list(blocks[start:end]) for start, end in edges if start < end]


def has_time_lines(blocks: Sequence[Placed], least: int = 2) -> bool:
    """Whether at least so many lines of a page are times.

    Where links have their times beside them, so do titles without a link.
    """
    beside = any(_is_linked_with_time(block) for block, _ in blocks)
    return sum(_times_in(block, titled=not beside) for block, _ in blocks) >= least


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
    sections = sections_of(blocks)
    themes = list(_are_themes([[block for block, _ in section] for section in sections]))
    titled = [
        section[0][0].kind is Kind.HEADING and not is_theme
        for section, is_theme in zip(sections, themes, strict=True)
    ]
    marked = sum(block.strong or _is_linked(block) for block, _ in blocks)
    headed = marked > max(1, sum(_times_in(block) for block, _ in blocks) // 2)
    for section, is_title in zip(sections, titled, strict=True):
        yield from _lines_of(section, titled=is_title, headed=headed or sum(titled) > 1)


def _are_themes(sections: Sequence[Sequence[Block]]) -> Iterator[bool]:
    """Tell which sections begin with a heading above several things, or above other headings.

    Beside such a heading one of its level is above a single thing, if that has a title of its own.
    """
    several = [one[0].kind is Kind.HEADING and _holds_titles(one) for one in sections]
    levels = {one[0].level for one, are in zip(sections, several, strict=True) if are}
    after = [one[0] for one in sections[1:]]
    for blocks, are, following in zip(sections, several, [*after, None], strict=True):
        first = blocks[0]
        parts = following is not None and following.level > first.level and len(blocks) == 1
        beside = first.level in levels and _titles_above_times(blocks[1:]) > 0
        yield first.kind is Kind.HEADING and (are or first.level == 1 or parts or beside)


def _lines_of(section: Sequence[Placed], *, titled: bool, headed: bool) -> Iterator[Line]:
    blocks = [block for block, _ in section]
    is_theme = blocks[0].kind is Kind.HEADING and not titled
    end = _end_of_what_is_said(blocks) if titled else len(blocks)
    for place, (block, themes) in enumerate(section[is_theme:], int(is_theme)):
        own = _is_linked(block) and place < end
        yield from _lines_in(block, themes, own=own, headed=headed)


def _lines_in(block: Block, themes: tuple[str, ...], *, own: bool, headed: bool) -> Iterator[Line]:
    """Give the lines of a block, whose link is its `own`, or of what is above.

    Below what is marked as a title no line of its block is one, but for a link behind a time.
    """
    lines = [line for line in lines_of(block) if line.text]
    beside = block.kind is Kind.ITEM and _is_mostly_link(block) and not _is_linked_item(block)
    marked = (block.kind is not Kind.PARAGRAPH and not beside) or block.strong or own
    timed = False
    for number, line in enumerate(lines):
        links = outward(line) or ([] if number else outward(block))
        another = own and timed and _is_linked(line)
        timed = is_of_time(line.text) or (timed and not another)
        title = (marked and not number) or another or (False if headed or marked else None)
        text, behind = line.text if title else without_links_beside(line), ""
        if title and links and is_bare(links[0]) and links[0] in line.links:
            text, behind = around(text, links[0])
        elif title and line.links and not any(map(str.isalnum, text[: line.links[0].start])):
            end = line.links[0].end
            text, behind = text[:end], text[end:].strip()
        if links and not title and not own and _is_mostly_link(line):
            rest = without(line.text, outward(line))
            text, title = rest.strip() if any(map(str.isalnum, rest)) else "", False
        address = links[0].address if links else None
        item = block.kind is Kind.ITEM
        yield Line(text, address, title, not number, themes, behind=behind, item=item)


def _times_in(block: Block, *, titled: bool = True) -> int:
    """Count the lines that are times, without a link, of a block that is no row and in no item.

    What stands in an item with a link is said of that; an item that is a title with a time is none.
    """
    nested = block.level > (block.kind is Kind.ITEM) and block.kind is not Kind.HEADING
    linked = block.kind is not Kind.PARAGRAPH and outward(block)
    if block.kind is Kind.ROW or nested or linked:
        return 0
    if (block.kind is Kind.ITEM or not titled) and is_titled(block.text):
        return 0
    return sum(is_of_time(line.text) for line in lines_of(block) if not outward(line))


def _is_mostly_link(block: Block) -> bool:
    links = outward(block)
    return bool(links) and len(links[0].text) * 2 > len(block.text.partition("\n")[0])


def _is_mostly_bare(line: Block) -> bool:
    return _is_mostly_link(line) and is_bare(outward(line)[0])


def _is_linked(block: Block) -> bool:
    """Whether a paragraph is a link with a title of its own, not one such as `Read more`."""
    if block.kind is not Kind.PARAGRAPH or not _is_mostly_link(block):
        return False
    link = outward(block)[0]
    if block.text[: link.start].rstrip().endswith((".", "!", "?", "…")):
        return False
    return not called_beside(link.text) and not is_bare(link)


def _is_linked_with_time(block: Block) -> bool:
    """Whether a paragraph begins with a link that is a title, and has its time beside it."""
    links = outward(block) if block.kind is Kind.PARAGRAPH and not block.level else []
    if not links or is_bare(links[0]) or is_beside(links[0]):
        return False
    return not any(map(str.isalnum, block.text[: links[0].start])) and is_titled(block.text)


def _is_linked_item(block: Block) -> bool:
    return block.kind is Kind.ITEM and any(not is_beside(link) for link in outward(block)[:1])


def _holds_titles(blocks: Sequence[Block]) -> bool:
    """Whether a section is on several things: its link is before any time, or all are bold."""
    below = blocks[blocks[0].kind is Kind.HEADING :]
    if len(below) < len(blocks) and outward(blocks[0]):
        return False
    times = [place for place, block in enumerate(below) if _times_in(block)]
    own = [place for place, one in enumerate(below) if _is_linked(one) or _is_linked_item(one)]
    if own and times and own[0] <= times[0]:
        return True
    strong = sum(block.strong for block in below)
    return len(times) > 1 and (strong >= len(times) or _titles_above_times(below) > 1)


def _titles_above_times(blocks: Sequence[Block]) -> int:
    """Count the times that have a line of their own above them that may be a title."""
    count, titled = 0, False
    for line in (line for block in blocks for line in lines_of(block)):
        if is_of_time(line.text) and not outward(line):
            count += titled
            titled = False
        else:
            titled = titled or (may_be_title(line.text) and not _is_mostly_bare(line))
    return count


def _end_of_what_is_said(blocks: Sequence[Block]) -> int:
    """Give the place, behind the time of a section, from which all are links to what it is on."""
    place = len(blocks)
    while _is_mostly_link(blocks[place - 1]) and blocks[place - 1].kind is Kind.PARAGRAPH:
        place -= 1
    return place if any(map(_times_in, blocks[:place])) else len(blocks)

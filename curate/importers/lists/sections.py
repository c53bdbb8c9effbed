"""Headings of a page: what is below them, and whether that is on what they name."""

from collections.abc import Sequence
from re import IGNORECASE, fullmatch

from curate.importers.lists.blocks import Block, Kind
from curate.importers.lists.item_links import is_bare, is_beside, outward
from curate.importers.lists.link_paragraphs import below_its_title
from curate.importers.lists.list_words import NO_SECTION, OF_THE_PROJECT

_MOST_OF_THE_PROJECT = 2
"""Links below a heading that is of the list itself, at its end."""


def in_sections(blocks: Sequence[Block]) -> list[tuple[Block, tuple[str, ...]]]:
    """Give the blocks, each with the headings that it is below, without those of no resources.

    A heading of the first level is the title of the page where there is no other.
    """
    top = level_of_title(blocks)
    end = _end(blocks)
    path: list[tuple[int, str]] = []
    found = []
    for block in blocks[:end]:
        if block.kind is Kind.HEADING:
            while path and path[-1][0] >= block.level:
                path.pop()
        themes = tuple(
            title
            for level, title in path
            if level != top and not fullmatch(NO_SECTION, title, IGNORECASE)
        )
        if not path or not fullmatch(NO_SECTION, path[-1][1], IGNORECASE):
            found.append((block, themes))
        if block.kind is Kind.HEADING and block.text:
            path.append((block.level, block.text))
    return found


def _end(blocks: Sequence[Block]) -> int:
    """Give the place from which a page is on itself: on who may change it, and copy it."""
    end = len(blocks)
    for place in range(len(blocks) - 1, -1, -1):
        block = blocks[place]
        if block.kind is not Kind.HEADING:
            continue
        if fullmatch(OF_THE_PROJECT, block.text, IGNORECASE):
            links = sum(len(outward(one)) for one in blocks[place:end])
            if links > _MOST_OF_THE_PROJECT or place == 0:
                break
            end = place
        elif fullmatch(NO_SECTION, block.text, IGNORECASE):
            end = place
        else:
            break
    return end


def level_of_title(blocks: Sequence[Block]) -> int | None:
    """Give the level of the one heading that is above all others: of the title of the page."""
    levels = [block.level for block in blocks if block.kind is Kind.HEADING]
    top = min(levels, default=0)
    return top if levels.count(top) == 1 and len(levels) > 1 else None


def is_of_what_is_above(below: Sequence[Block]) -> bool:
    """Whether a section is on one thing: it has its address, or links such as `Link to Course`."""
    paragraphs = [one for one in below if one.kind is Kind.PARAGRAPH and not one.level]
    bare = sum(is_bare(link) for one in paragraphs for link in outward(one))
    others = any(
        one.kind is Kind.ROW or not all(map(is_beside, outward(one)))
        for one in below
        if one.kind is not Kind.PARAGRAPH
    )
    return bare < 2 and not others and any(map(below_its_title, paragraphs))

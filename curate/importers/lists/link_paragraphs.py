"""Paragraphs and cells that are links, or have them below a title: which of these are resources."""

from collections.abc import Sequence
from dataclasses import replace
from re import match

from curate.importers.lists.blocks import Block, Kind, Link, lines_of
from curate.importers.lists.item_links import ends_as_title, is_bare, main_link, outward, without
from curate.importers.lists.list_words import called_beside
from curate.importers.lists.said_beside import facts_in
from curate.times_in_text import time_in


def below_its_title(block: Block) -> Link | None:
    """Give the link of a paragraph that leads to what is named above: `Link to Course`, or bare."""
    links = outward(block)
    if not links or any(map(str.isalnum, block.text[: links[0].start])):
        return None
    first = links[0]
    return first if called_beside(first.text) or is_bare(first) else None


def resources_in(block: Block) -> list[tuple[Block, Link]]:
    """Give the links that a paragraph, or a cell, is a list of, each with what is said of it.

    That is a link with its title before it, or with what is said behind a mark; several, where
    there is nothing else, or where lines are parted.
    """
    links = outward(block)
    titled = [link for link in links if not called_beside(link.text)]
    between = without(block.text, links)
    if len(titled) > 1 and not any(char.isalnum() or char in ".!?;" for char in between.strip(".")):
        return [(_alone(block, link), link) for link in map(_moved_to_begin, titled)]
    lines = lines_of(block)
    linked = [line for line in lines if outward(line)]
    if len(linked) > 1 and all(_leads(line) or _begins_with_link(line) for line in linked):
        return [(line, main_link(line, outward(line))) for line in linked]
    return [(block, main_link(block, links))] if links and _leads(block) else []


def addresses_in(block: Block) -> list[Block]:
    """Give the lines of a block, if each of them begins with an address as it is."""
    lines = lines_of(block) if block.links and block.kind is not Kind.ROW else []
    if not all(outward(line) and is_bare(outward(line)[0]) for line in lines):
        return []
    return lines if all(map(_begins_with_link, lines)) else []


def each_address(blocks: Sequence[Block]) -> list[Block]:
    """Part items that are several lines of addresses: each is an item."""
    found: list[Block] = []
    for block in blocks:
        lines = addresses_in(block) if block.kind is Kind.ITEM else []
        several = [replace(line, ticked=block.ticked) for line in lines[1:] and lines]
        found += several or [block]
    return found


def _alone(block: Block, link: Link) -> Block:
    return Block(block.kind, block.level, link.text, [link])


def _moved_to_begin(link: Link) -> Link:
    return Link(0, len(link.text), link.address, link.text)


def _begins_with_link(block: Block) -> bool:
    return not any(map(str.isalnum, block.text[: outward(block)[0].start]))


def _leads(block: Block) -> bool:
    """Whether a text is a link, with its title before it or what is said of it behind a mark."""
    link = outward(block)[0]
    before, behind = block.text[: link.start], block.text[link.end :]
    if called_beside(link.text) and any(map(str.isalpha, before)):
        alone = without(block.text, outward(block)).strip() == before.strip()
        return alone or before.rstrip()[-1] in "[(" or link.text[0] in "[("
    titled = ends_as_title(before) or time_in(before) is not None
    if is_bare(link) and titled and not called_beside(before):
        return not any(map(str.isalnum, facts_in(behind)[1]))
    return _begins_with_link(block) and (
        not behind.strip() or match(r"\s*(?:[-–—:;|·•(\[\n`.,~]|by\s)", behind) is not None
    )

"""Paragraphs that are headings, though a page does not say so: bold, in capitals, above a list."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from curate.importers.lists.blocks import Block, Kind
from curate.importers.lists.item_links import is_bare, is_beside, outward
from curate.importers.lists.line_looks import is_of_time, may_be_title
from curate.importers.lists.link_paragraphs import resources_in
from curate.importers.lists.lone_lines import MOST_OF_HEADING, SEVERAL, is_remark
from curate.times_in_text import time_in


def with_headings(blocks: Sequence[Block]) -> list[Block]:
    """Give the blocks of a page with these paragraphs as headings, below all that it has.

    A paragraph that is bold is one where several resources, or a list or table, stand below it,
    one that is not, right above a list; beside one of these another may have a single resource.
    What is directly above the first is the title of the page, if that has no other.
    """
    levels = [block.level for block in blocks if block.kind is Kind.HEADING]
    edges = [
        place
        for place, block in enumerate(blocks)
        if block.kind is Kind.HEADING or _may_be(block, blocks[place + 1 : place + 2], levels)
    ]
    below = {start: blocks[start + 1 : end] for start, end in pairwise((*edges, len(blocks)))}
    lone = [start for start in edges if blocks[start].kind is Kind.PARAGRAPH]
    found = {start: _resources(below[start]) for start in lone}
    sure = [start for start in lone if found[start] >= _least(below[start])]
    for at, start in enumerate(lone):
        if not below[start]:  # what is bold below it may be titles
            titles = takewhile(lambda one: _has_facts(below[one]), lone[at + 1 :])
            found[start] = sum(not found[one] for one in titles)
            sure += [start] * (found[start] >= SEVERAL)
    if not sure:
        return list(blocks)
    level = max(levels, default=1) + 1
    headings = {start: level for start in lone if found[start]}
    if not levels and edges[0] not in headings and edges[1] == edges[0] + 1:
        headings[edges[0]] = 1
    return [
        replace(block, kind=Kind.HEADING, level=headings[place]) if place in headings else block
        for place, block in enumerate(blocks)
    ]


def _may_be(block: Block, below: Sequence[Block], levels: Sequence[int]) -> bool:
    """Whether a paragraph looks like a heading: a plain one does where a page has no others."""
    text = block.text
    if block.kind is not Kind.PARAGRAPH or block.level or block.links or "\n" in text:
        return False
    if not text or len(text) > MOST_OF_HEADING or not may_be_title(text) or is_of_time(text):
        return False
    if is_remark(text):
        return False
    above_items = bool(below) and below[0].kind is Kind.ITEM
    return block.strong or (above_items and (not levels or text.isupper()))


def _least(below: Sequence[Block]) -> int:
    """Give how many resources there are at least below what surely is a heading."""
    return 1 if any(one.kind is not Kind.PARAGRAPH for one in below) else SEVERAL


def _has_facts(below: Sequence[Block]) -> bool:
    """Whether there is a time or an address below something bold, as below a title."""
    return any(outward(one) or is_of_time(one.text) for one in below)


def _resources(below: Sequence[Block]) -> int:
    """Count what surely are resources: links with a title of their own, and times in a list."""
    return sum(map(_is_resource, below))


def _is_resource(block: Block) -> bool:
    if block.kind is Kind.ROW:
        return any(map(outward, block.cells))
    links = outward(block)
    if block.kind is Kind.ITEM:
        return not is_beside(links[0]) if links else time_in(block.text) is not None
    own = bool(links) and not (is_bare(links[0]) or is_beside(links[0]))
    return own and bool(resources_in(block))

"""The links of an item: which is the resource, and which only stand beside one."""

from collections.abc import Sequence
from re import IGNORECASE, fullmatch, match

from curate.importers.lists.blocks import Block, Link
from curate.importers.lists.list_words import (
    LABEL,
    NAMED_PART,
    NO_SECTION,
    OF_A_COURSE,
    OF_THE_PROJECT,
    PART,
    called_beside,
    has_a_word_beside,
)
from curate.importers.names import is_address
from curate.times_in_text import time_in

_MOST_BEFORE = 4
"""Words that may stand before the link of an item, if no mark follows them."""
_MARKS = ':–—-|.\n`])"”»'
_ENDS = r"\s*(?:$|[-–—:;|·•()\[\]\n`.,>])"
"""What an address is followed by that stands behind a title, and not within a sentence."""
_ABSOLUTE = r"https?:|www\."
_OTHER_SCHEME = r"(?!https?:)[a-zA-Z][a-zA-Z+.-]*:"
"""Of what is no page of the web: `mailto:`, `javascript:`."""


def outward(block: Block) -> list[Link]:
    """Give the links of a block that lead to another page, and are no pictures."""
    return [
        link for link in block.links if link.text and not match(f"#|{_OTHER_SCHEME}", link.address)
    ]


def leads_nowhere(block: Block) -> Link | None:
    """Give the first link of a block that leads to no page: to mail, or to a script."""
    return next((one for one in block.links if match(_OTHER_SCHEME, one.address)), None)


def is_relative(address: str | None) -> bool:
    """Whether an address is relative to one that nobody knows."""
    known = f"{_ABSOLUTE}|{_OTHER_SCHEME}"
    return address is not None and match(known, address, IGNORECASE) is None


def is_bare(link: Link) -> bool:
    """Whether a link shows nothing but an address."""
    return link.text == link.address or is_address(link.text)


def is_beside(link: Link, *, of_it: bool = False) -> bool:
    """Whether a link in an item below another is about that one: a part of it, or a mirror.

    Where other links below are surely `of_it`, a word such as `presentation` in its name is enough.
    """
    if called_beside(link.text) or (of_it and (has_a_word_beside(link.text) or is_part(link))):
        return True
    return any(fullmatch(one, link.text, IGNORECASE) for one in (PART, OF_A_COURSE))


def is_part(link: Link) -> bool:
    """Whether a link is to a part of something: `2`, `part 2`, `Part 2: Bells`."""
    return any(fullmatch(one, link.text, IGNORECASE) for one in (PART, NAMED_PART))


def is_labelled_beside(block: Block) -> bool:
    """Whether an item is a link beside a title, perhaps with a label: `Video: youtube`."""
    link = outward(block)[0]
    label = block.text[: link.start]
    beside = called_beside(link.text) or is_part(link)
    return beside and (not any(map(str.isalnum, label)) or called_beside(label))


def without_links_beside(block: Block) -> str:
    """Give the text of a block without bare addresses, and without links beside a title."""
    beside = [link for link in block.links if called_beside(link.text) or is_bare(link)]
    text = without(block.text, beside)
    return text.strip() if any(map(str.isalnum, text)) else ""


def without(text: str, links: Sequence[Link]) -> str:
    """Give the text of a block without some of its links."""
    pieces, start = [], 0
    for link in links:
        pieces.append(text[start : link.start])
        start = max(start, link.end)
    return "".join((*pieces, text[start:]))


def is_on_it(block: Block, link: Link) -> bool:
    """Whether an item below another says something of that one, with a link in what it says."""
    before = block.text[: link.start].strip()
    label = before.partition(":")[0] if ":" in before else ""
    return bool(before) and (bool(fullmatch(LABEL, label)) or before[-1].isalnum())


def is_beside_the_list(block: Block, link: Link) -> bool:
    """Whether an item is no resource: its link is in a sentence, or of the project itself."""
    own = match(_ABSOLUTE, link.address, IGNORECASE) is None
    if (
        fullmatch(f"{NO_SECTION}|{OF_THE_PROJECT}", link.text, IGNORECASE)
        if own
        else called_beside(link.text)
    ):
        return own  # a link to the paper stands behind its title
    before = block.text[: link.start].rstrip()
    if own:
        in_a_sentence = bool(before) and before[-1] not in _MARKS
    else:
        in_a_sentence = not (ends_as_title(block.text[: link.start]) or _is_at_an_end(block, link))
    return in_a_sentence and time_in(before) is None and time_in(block.text) is None


def ends_as_title(before: str) -> bool:
    """Whether what stands before a link may be its title or its label: few words, or a mark."""
    before = before.rstrip(" \t")
    return len(before.split()) <= _MOST_BEFORE or before[-1] in _MARKS


def _is_at_an_end(block: Block, link: Link) -> bool:
    """Whether an address as it is stands behind all that an item says, or before a mark."""
    behind = [one for one in block.links if one.start >= link.end and is_bare(one)]
    end = behind[-1].end if behind else link.end
    return is_bare(link) and match(_ENDS, block.text[end:]) is not None


def in_a_sentence(links: Sequence[Link]) -> list[Link]:
    """Give those that lead to something of its own: no mirror, no part, nothing of the project."""
    return [
        one
        for one in links
        if not (is_relative(one.address) or is_bare(one) or called_beside(one.text) or is_part(one))
    ]


def main_link(block: Block, links: Sequence[Link]) -> Link:
    """Give the link of an item that is the resource: the first that is no mirror of another."""
    return next(
        (one for one in links if not called_beside(one.text)),
        links[0],
    )

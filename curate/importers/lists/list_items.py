"""One resource of a list on a page: its link, its title, and what is said around it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from re import IGNORECASE, fullmatch, match, search, sub

from curate.importers.candidates import Candidate
from curate.importers.lists.blocks import Block, Link
from curate.importers.lists.cited import SEPARATORS, Cited, as_cited, by_year, names_of
from curate.importers.lists.list_words import (
    AUTHORS,
    LABEL,
    NAMED_PART,
    NO_SECTION,
    OF_A_COURSE,
    OF_THE_PROJECT,
    PART,
    PUBLISHERS,
    TIMES,
    YEARS,
    called_beside,
    has_a_word_beside,
    is_generic,
)
from curate.importers.lists.text_list import is_of_time
from curate.importers.names import is_address
from curate.importers.our_words import OurWords
from curate.model import Format, Status
from curate.times_in_text import StatedTime, time_behind, time_in, time_of_cell

_INITIAL = r"(?<=\b\w)\."
_BY = (
    rf"(?:^|\s)(?:by|von|par|por)\s+((?:[^()\[\]`|;–—.,]|{_INITIAL}|,\s(?=(?:and\s)?[A-Z])){{2,80}}?)"
    rf"(?=\s*(?:[()\[\]`|;–—]|(?<!\b\w)\.|,\s(?!(?:and\s)?[A-Z])|\s-\s|$))"
)
_YEAR = r"\((?:[^()]*[ ,])?(?P<year>(?:19|20)[0-9]{2})\)"
_MOST_BEFORE = 4
"""Words that may stand before the link of an item, if no mark follows them."""
_ABSOLUTE = r"https?:|www\."
_MOST_SAID = 20
"""Blocks below a resource that are taken as said of it."""


@dataclass(slots=True)
class Entry:
    """A resource on its way."""

    title: str
    address: str | None
    themes: tuple[str, ...]
    level: int = 0
    time: StatedTime | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None
    said: list[str] = field(default_factory=list)
    parts: list[StatedTime | None] = field(default_factory=list)
    """Of those that are named one by one, the times."""
    done: bool = False
    """Whether a box before it is ticked."""
    format: Format | None = None
    """Where that is said without a time."""
    more_themes: list[tuple[str, ...]] = field(default_factory=list)
    """Of the headings that it stands below too."""
    ours: OurWords | None = None
    """What it says where it is written as we write it: what is not said is not known then."""
    links_below: bool = False
    """Whether its link is in an item below it, as others to its slides and the like are."""

    @property
    def is_ours(self) -> bool:
        """Whether it is written as we write it."""
        return self.ours is not None

    @property
    def relative(self) -> str | None:
        """Its address, where that is relative to one that nobody knows."""
        return self.address if is_relative(self.address) else None

    def candidate(self) -> Candidate:
        """Give it as it is."""
        time, parts = self.time, self.time.parts if self.time else 1
        minutes = time.minutes if time else None
        if len(self.parts) > 1:
            each = [one.minutes for one in self.parts if one is not None]
            total = minutes or (sum(each) if len(each) == len(self.parts) else None)
            parts = len(self.parts)
            minutes = None if total is None else -(-total // parts)
        elif self.ours is not None:
            parts = self.ours.parts
        return Candidate(
            title=self.title,
            url=None if self.relative else self.address,
            format=time.format if time else self.format,
            minutes=minutes,
            parts=parts,
            themes=tuple(filter(None, (self.themes, *self.more_themes))),
            authors=self.authors,
            publisher=self.publisher,
            published=self.published,
            summary="\n".join(filter(None, self.said)) or None,
            level=self.ours.level if self.ours else None,
            importance=self.ours.importance if self.ours else None,
            is_timed=not self.is_ours,
            status=Status.DONE if self.done else None,
        )

    def say(self, block: Block) -> None:
        """Take what a block below it says of it."""
        text = without_links_beside(block)
        if self.time is None:
            self.time, text = without_time(text)
        if len(self.said) < _MOST_SAID and any(map(str.isalnum, text)):
            self.said.append(text)


def take_cell(entry: Entry, column: str, cell: Block) -> None:
    """Take what a cell of a row, or what stands behind a label, says of a resource."""
    if fullmatch(TIMES, column):
        entry.time = entry.time or time_of_cell(cell.text)
        return
    if fullmatch(AUTHORS, column):
        entry.authors = names_of(cell.text)
    elif fullmatch(YEARS, column):
        found = search(r"(?:19|20)[0-9]{2}(?:-[0-9]{2}){0,2}", cell.text)
        entry.published = found[0] if found else None
    elif fullmatch(PUBLISHERS, column):
        entry.publisher = cell.text
    elif entry.time is None and is_of_time(cell.text):
        entry.time = time_in(cell.text)
    elif fullmatch(r"\W*|none|n/a", cell.text, IGNORECASE):
        pass
    elif not cell.links or len(cell.text) > 2 * sum(len(link.text) for link in cell.links):
        entry.said.append(cell.text)


def outward(block: Block) -> list[Link]:
    """Give the links of a block that lead to another page, and are no pictures."""
    return [
        link
        for link in block.links
        if link.text and not match(r"#|(?!https?:)[a-zA-Z][a-zA-Z+.-]*:", link.address)
    ]


def is_relative(address: str | None) -> bool:
    """Whether an address is relative to one that nobody knows."""
    return address is not None and match(_ABSOLUTE, address, IGNORECASE) is None


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


def named_by(block: Block, link: Link, themes: tuple[str, ...]) -> Entry:
    """Make a resource of an item that names what a link below it leads to."""
    time, text = without_time(block.text)
    title, people, year, rest = as_cited(text, block.bold if text == block.text else [])
    entry = Entry(title, link.address, themes, block.level, time, people, None, year, [rest])
    entry.links_below, entry.done = True, block.ticked
    return entry


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
    most = 0 if own else _MOST_BEFORE
    in_a_sentence = len(before.split()) > most and before[-1] not in ":–—-|.\n`])"
    return in_a_sentence and time_in(block.text) is None


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


def entry_of(block: Block, link: Link, themes: tuple[str, ...]) -> Entry:
    """Make a resource of a block and the link in it that is the resource."""
    behind, parts = _without_others(block, link)
    cited, before, behind = _titled(block, link, behind)
    people, rest = cited.people, cited.rest
    time, title = time_behind(cited.title)
    if parts and fullmatch(r".*\bpart\s*\d+\W*", title, IGNORECASE):
        parts.append(None)
    found, behind = without_time(behind)
    if found is None:
        found, before = without_time(before)
    by = search(_BY, behind, IGNORECASE)
    if by and by.start() < 3:
        people = names_of(by[1])
        behind = behind[by.end() :]
    year = None if cited.year else search(_YEAR, behind)
    if year and len(year[0]) == len("(2013)"):
        behind = behind[: year.start()] + behind[year.end() :]
    said = [sub(r"^\(([^()]*)\)$", r"\1", one.strip(SEPARATORS)) for one in (before, rest, behind)]
    said = [one for one in said if sum(map(str.isalnum, one)) > 1]
    return Entry(
        title,
        link.address,
        themes,
        block.level,
        found or time,
        people,
        None,
        year["year"] if year else cited.year,
        said,
        parts,
        done=block.ticked,
    )


def _titled(block: Block, link: Link, behind: str) -> tuple[Cited, str, str]:
    """Find the title: what is linked, or before it, or behind; and what is left of these."""
    before = block.text[: link.start]
    if called_beside(link.text) and any(map(str.isalpha, before)):
        bold = [place for place in block.bold if place[1] <= link.start]
        return as_cited(before, bold), "", behind
    if is_generic(link.text):
        title, _, behind = behind.lstrip(f"{SEPARATORS})]").partition("\n")
        return Cited(title), before, behind
    if is_bare(link):
        title = before.strip(SEPARATORS + "([<").split("\n")[0]
        return Cited(title), "" if title else before, behind
    return by_year(link.text) or Cited(link.text), before, behind


def _without_others(block: Block, link: Link) -> tuple[str, list[StatedTime | None]]:
    """Give what is behind a link without links to the same thing, and the parts among these."""
    behind = block.text[link.end :]
    parts: list[StatedTime | None] = []
    for one in reversed([one for one in block.links if one.start >= link.end]):
        name = one.text or ""
        is_number = name.strip("[]").isdigit()
        part = fullmatch(PART, name, IGNORECASE) is not None and not is_number
        start, end = one.start - link.end, one.end - link.end
        if part or not name or called_beside(name):
            behind = f"{behind[:start].rstrip('[( ')} {behind[end:].lstrip('])')}"
            parts += [None] * part
    return behind, parts


def without_time(text: str) -> tuple[StatedTime | None, str]:
    """Find the time that a text says, and give it without that."""
    found = time_in(text)
    if found is None:
        return None, text
    before, behind = text[: found.start].rstrip("[(`*_ "), text[found.end :].lstrip("])`*_ ")
    return found, f"{before} {behind}".strip()

"""One resource of a list on a page: its link, its title, and what is said around it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from re import DOTALL, IGNORECASE, fullmatch, match, search, split, sub

from curate.importers.blocks import Block, Link
from curate.importers.candidates import Candidate
from curate.importers.list_words import (
    AUTHORS,
    LABEL,
    NO_SECTION,
    OF_A_COURSE,
    PART,
    PUBLISHERS,
    TIMES,
    YEARS,
    called_beside,
)
from curate.importers.text_list import is_of_time
from curate.times_in_text import StatedTime, time_behind, time_in, time_of_cell

_INITIAL = r"(?<=\b\w)\."
_BY = (
    rf"(?:^|\s)(?:by|von|par|por)\s+((?:[^()\[\]`|;–—.,]|{_INITIAL}|,\s(?=(?:and\s)?[A-Z])){{2,80}}?)"
    rf"(?=\s*(?:[()\[\]`|;–—]|(?<!\b\w)\.|,\s(?!(?:and\s)?[A-Z])|\s-\s|$))"
)
_YEAR = r"\((?:[^()]*[ ,])?(?P<year>(?:19|20)[0-9]{2})\)"
_CITED = r"(?P<title>.+?)\s*\((?P<year>(?:19|20)[0-9]{2})\)[,.]?\s*(?P<authors>[^()]{0,120})"
_MOST_BEFORE = 4
"""Words that may stand before the link of an item, if no mark follows them."""
_MOST_SAID = 20
"""Blocks below a resource that are taken as said of it."""
_SEPARATORS = " \t\n-–—:|•·,;."


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

    def candidate(self) -> Candidate:
        """Give it as it is."""
        time, parts = self.time, self.time.parts if self.time else 1
        minutes = time.minutes if time else None
        if len(self.parts) > 1:
            each = [one.minutes for one in self.parts if one is not None]
            total = minutes or (sum(each) if len(each) == len(self.parts) else None)
            parts = len(self.parts)
            minutes = None if total is None else -(-total // parts)
        return Candidate(
            title=self.title,
            url=self.address,
            format=time.format if time else None,
            minutes=minutes,
            parts=parts,
            themes=(self.themes,) if self.themes else (),
            authors=self.authors,
            publisher=self.publisher,
            published=self.published,
            summary="\n".join(filter(None, self.said)) or None,
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
        entry.authors = _names(cell.text)
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


def is_beside(link: Link) -> bool:
    """Whether a link in an item below another is about that one: a part of it, or a mirror."""
    kinds = (PART, OF_A_COURSE)
    return called_beside(link.text) or any(fullmatch(one, link.text, IGNORECASE) for one in kinds)


def below_its_title(block: Block) -> Link | None:
    """Give the link of a paragraph that leads to what is named above: `Link to Course`, or bare."""
    links = outward(block)
    if not links or any(map(str.isalnum, block.text[: links[0].start])):
        return None
    first = links[0]
    return first if called_beside(first.text) or first.text == first.address else None


def without_links_beside(block: Block) -> str:
    """Give the text of a block without bare addresses, and without links beside a title."""
    text = block.text
    for link in reversed(block.links):
        if called_beside(link.text) or link.text == link.address:
            text = text[: link.start] + text[link.end :]
    return text.strip() if any(map(str.isalnum, text)) else ""


def is_on_it(block: Block, link: Link) -> bool:
    """Whether an item below another says something of that one, with a link in what it says."""
    before = block.text[: link.start].strip()
    label = before.partition(":")[0] if ":" in before else ""
    return bool(before) and (bool(fullmatch(LABEL, label)) or before[-1].isalnum())


def is_beside_the_list(block: Block, link: Link) -> bool:
    """Whether an item is no resource: its link is in a sentence, or of the project itself."""
    own = match("https?:", link.address) is None
    if fullmatch(NO_SECTION, link.text, IGNORECASE) if own else called_beside(link.text):
        return own  # a link to the paper stands behind its title
    before = block.text[: link.start].rstrip()
    most = 0 if own else _MOST_BEFORE
    in_a_sentence = len(before.split()) > most and before[-1] not in ":–—-|.\n`])"
    return in_a_sentence and time_in(block.text) is None


def main_link(block: Block, links: Sequence[Link]) -> Link:
    """Give the link of an item that is the resource: the first that is no mirror of another."""
    return next(
        (one for one in links if not called_beside(one.text)),
        links[0],
    )


def leads(block: Block, link: Link) -> bool:
    """Whether a paragraph is a link, with what is said of it behind a mark."""
    before, behind = block.text[: link.start], block.text[link.end :]
    return not any(map(str.isalnum, before)) and (
        not behind.strip() or match(r"\s*(?:[-–—:|(\[\n`]|by\s)", behind) is not None
    )


def entry_of(block: Block, link: Link, themes: tuple[str, ...]) -> Entry:
    """Make a resource of a block and the link in it that is the resource."""
    before, behind = block.text[: link.start], block.text[link.end :]
    title = link.text
    if called_beside(title) and any(map(str.isalpha, before)):
        title, before = before.strip(_SEPARATORS + "(["), ""
    elif title == link.address:
        beside = before.strip(_SEPARATORS + "([<") or behind.strip(_SEPARATORS + ")]>")
        title, before = (
            (beside.split("\n")[0], "") if before.strip(_SEPARATORS + "([<") else ("", before)
        )
    time, title = time_behind(title)
    cited = fullmatch(_CITED, title, DOTALL)
    authors = _names(sub(r"\bet al\b\.?", "", cited["authors"])) if cited else ()
    if cited:
        title = cited["title"]
    others = [one for one in block.links if one.start >= link.end]
    parts: list[StatedTime | None] = []
    for one in reversed(others):
        name = one.text or ""
        is_part = fullmatch(PART, name, IGNORECASE) is not None and not name.strip("[]").isdigit()
        if is_part or not name or called_beside(name):
            start, end = one.start - link.end, one.end - link.end
            behind = f"{behind[:start].rstrip('[( ')} {behind[end:].lstrip('])')}"
            parts += [None] * is_part
    if parts and fullmatch(r".*\bpart\s*\d+\W*", title, IGNORECASE):
        parts.append(None)
    found, behind = without_time(behind)
    if found is None:
        found, before = without_time(before)
    by = search(_BY, behind, IGNORECASE)
    if by and by.start() < 3:
        authors = _names(by[1])
        behind = behind[by.end() :]
    year = cited or search(_YEAR, behind)
    if year and not cited and len(year[0]) == len("(2013)"):
        behind = behind[: year.start()] + behind[year.end() :]
    said = [sub(r"^\(([^()]*)\)$", r"\1", one.strip(_SEPARATORS)) for one in (before, behind)]
    said = [one for one in said if sum(map(str.isalnum, one)) > 1]
    return Entry(
        title,
        link.address if match("https?:", link.address) else None,
        themes,
        block.level,
        found or time,
        authors,
        None,
        year["year"] if year else None,
        said,
        parts,
    )


def _names(text: str) -> tuple[str, ...]:
    """Split the names of people."""
    names = (one.strip(_SEPARATORS) for one in split(r",\s|\s(?:and|und|et|y|&)\s|/|;", text))
    return tuple(name for name in names if name)


def without_time(text: str) -> tuple[StatedTime | None, str]:
    """Find the time that a text says, and give it without that."""
    found = time_in(text)
    if found is None:
        return None, text
    before, behind = text[: found.start].rstrip("[(`*_ "), text[found.end :].lstrip("])`*_ ")
    return found, f"{before} {behind}".strip()

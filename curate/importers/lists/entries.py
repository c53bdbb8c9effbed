"""A resource of a list on its way: what is known of it, and what cells and lines below it add."""

from dataclasses import dataclass, field
from re import IGNORECASE, fullmatch, search

from curate import vocabulary
from curate.field_names import Says, says_of
from curate.importers.candidates import Candidate
from curate.importers.lists.blocks import Block, Kind
from curate.importers.lists.cited import names_of
from curate.importers.lists.few_words import NOTHING, Facts, facts_of, first_of, of_headings
from curate.importers.lists.item_links import is_relative, without_links_beside
from curate.importers.lists.line_looks import is_of_time
from curate.importers.lists.list_words import (
    AUTHORS,
    FORMATS,
    IMPORTANCES,
    LABEL,
    LEVELS,
    NUMBERS,
    PUBLISHERS,
    TIMES,
    YEARS,
    called_beside,
)
from curate.importers.lists.said_beside import facts_in
from curate.importers.our_words import OurWords
from curate.importers.tables.values import parts_of
from curate.model import Format, Importance, Level, Status
from curate.times_in_text import StatedTime, time_in, time_of_cell

_LABELS = (FORMATS, LEVELS, IMPORTANCES, AUTHORS, YEARS, PUBLISHERS)
_AROUND_A_LABEL = " \t*_"
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
    """Where that is said in a word of its own."""
    importance: Importance | None = None
    hardness: Level | None = None
    more_themes: list[tuple[str, ...]] = field(default_factory=list)
    """Of the headings that it stands below too."""
    ours: OurWords | None = None
    """What it says where it is written as we write it: what is not said is not known then."""
    of_all: Facts = NOTHING
    """What a line above its list says of all in it."""
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
        summary = self.summary()
        time, parts = self.time, self.time.parts if self.time else 1
        minutes = time.minutes if time else None
        if len(self.parts) > 1:
            each = [one.minutes for one in self.parts if one is not None]
            total = minutes or (sum(each) if len(each) == len(self.parts) else None)
            parts = len(self.parts)
            minutes = None if total is None else -(-total // parts)
        elif self.ours is not None:
            parts = self.ours.parts
        themes, of_all = (self.themes, NOTHING) if self.is_ours else of_headings(self.themes)
        of_all = first_of(self.of_all, of_all)
        return Candidate(
            title=self.title,
            url=None if self.relative else self.address,
            format=self.format or (time.format if time else None) or of_all.format,
            minutes=minutes,
            parts=parts,
            themes=tuple(filter(None, (themes, *self.more_themes))),
            authors=self.authors,
            publisher=self.publisher,
            published=self.published,
            summary=summary or None,
            level=self.ours.level if self.ours else self.hardness or of_all.level,
            importance=(
                self.ours.importance if self.ours else self.importance or of_all.importance
            ),
            is_timed=not self.is_ours,
            status=Status.DONE if self.done else None,
        )

    def summary(self) -> str:
        """Take what is said by labels, and give all else that is said."""
        lines = [line for said in self.said for line in said.split("\n") if line]
        if self.is_ours:
            return "\n".join(lines)
        self.said = []
        for line in lines:
            label = label_of(line)
            if label is not None:
                take_cell(self, label[0], Block(Kind.PARAGRAPH, text=label[1]))
            elif self.time is None and is_of_time(line):
                self.time = time_in(line)
            else:
                self.said.append(line)
        return "\n".join(self.said)

    def take(self, *said: Facts) -> bool:
        """Take what is not known yet, of the first that says it; tell whether there was any."""
        known = self.time, self.format, self.importance, self.hardness, self.published
        for facts in said:
            self.time = self.time or facts.time
            self.format = self.format or facts.format
            self.importance = self.importance or facts.importance
            self.hardness = self.hardness or facts.level
            self.published = self.published or facts.year
        return known != (self.time, self.format, self.importance, self.hardness, self.published)

    def say(self, block: Block) -> None:
        """Take what a block below it says of it."""
        text = without_links_beside(block)
        facts, rest = facts_in(text)
        if self.take(facts):
            text = rest
        if len(self.said) < _MOST_SAID and any(map(str.isalnum, text)):
            self.said.append(text)


def _of_column(column: str, text: str) -> Facts:
    """Give what a cell says by a word of a vocabulary, which its column names, or in few words."""
    if fullmatch(FORMATS, column):
        return Facts(format=vocabulary.format_(text))
    if fullmatch(LEVELS, column):
        return Facts(level=vocabulary.level(text))
    if fullmatch(IMPORTANCES, column):
        wanted = Importance.ESSENTIAL if vocabulary.yes(text) else None
        return Facts(importance=vocabulary.importance(text) or wanted)
    return facts_of(text) or NOTHING


def label_of(text: str) -> tuple[str, str] | None:
    """Divide a line into a label that is known, in small letters, and what it says.

    None where it is no such line. A time has its unit with it: that needs no label to be known.
    """
    label, mark, said = (part.strip(_AROUND_A_LABEL) for part in text.partition(":"))
    name = label.lower()
    if not mark or not said or not fullmatch(LABEL, label):
        return None
    known = any(fullmatch(one, name) for one in _LABELS) or _is_of_themes(name)
    return (name, said) if known or _leads(name, said) else None


def _leads(column: str, text: str) -> bool:
    """Whether a cell, or what stands behind a label, is the address of a resource."""
    return text.startswith(("https://", "http://")) and called_beside(column)


def _is_of_themes(column: str) -> bool:
    return (says_of(column) or ("",))[0] is Says.TAGS


def take_cell(entry: Entry, column: str, cell: Block) -> None:
    """Take what a cell of a row, or what stands behind a label, says of a resource."""
    if fullmatch(TIMES, column):
        entry.time = entry.time or time_of_cell(cell.text)
        return
    if _leads(column, cell.text):
        entry.address = entry.address or cell.text
        return
    if _is_of_themes(column):
        entry.more_themes += [(theme,) for theme in parts_of(cell.text)]
        return
    if facts := _of_column(column, cell.text):
        entry.take(facts)
        return
    if fullmatch(IMPORTANCES, column) and vocabulary.yes(cell.text) is False:
        return
    if fullmatch(NUMBERS, column) and fullmatch(r"\W*[0-9]*\W*", cell.text):
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

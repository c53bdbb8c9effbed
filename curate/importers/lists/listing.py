"""Lists on pages: items, headings, paragraphs and rows that each are a resource, as candidates."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, takewhile
from re import fullmatch

from curate.importers.candidates import Candidate, LeftOut, Reading
from curate.importers.lists.blocks import Block, Kind, Link, Page
from curate.importers.lists.cited import Cited, reference
from curate.importers.lists.entries import Entry, take_cell
from curate.importers.lists.few_words import NOTHING, of_headings
from curate.importers.lists.item_links import (
    in_a_sentence,
    is_bare,
    is_beside,
    is_beside_the_list,
    is_labelled_beside,
    is_on_it,
    is_part,
    is_relative,
    leads_nowhere,
    main_link,
    outward,
)
from curate.importers.lists.line_looks import is_of_time, is_titled
from curate.importers.lists.link_paragraphs import (
    addresses_in,
    below_its_title,
    each_address,
    resources_in,
)
from curate.importers.lists.list_items import entry_of, named_by
from curate.importers.lists.list_words import LABEL, called_beside
from curate.importers.lists.lone_lines import REMARK, is_remark
from curate.importers.lists.our_items import is_our_last_line, our_entry, put_together
from curate.importers.lists.page_lines import (
    Placed,
    as_lines,
    has_time_lines,
    is_in_lines,
    sections_of,
)
from curate.importers.lists.paragraph_headings import with_headings
from curate.importers.lists.rows import entries_of_row, title_of_row
from curate.importers.lists.said_beside import title_and_facts, without_time
from curate.importers.lists.sections import in_sections, is_of_what_is_above, level_of_title
from curate.importers.lists.text_list import by_lines
from curate.resource_wording import NAMES_SHOWN, named
from curate.times_in_text import time_in
from curate.wording import quoted

MOST_OF_CATEGORY = 60
"""Characters of an item without a link that is what those in it are about."""
MOST_OF_TITLE = 80
"""Characters shown of an item that is left out."""
_BULLETS = "·•▪◦‣ \t\n"
"""Before items that a page writes as paragraphs."""
NEITHER = "an item without link and time"
_FEW = 0.2
"""Of all items: where fewer have links, those without are resources too."""


def listed(page: Page) -> Reading:
    """Read the list that a page is."""
    blocks = in_sections(with_headings(each_address(page.blocks)))
    is_ours = any(our_entry(block, ()) for block in page.blocks if block.kind is Kind.ITEM)
    timed = has_time_lines(blocks)
    title = level_of_title([block for block, _ in blocks])
    candidates: list[Candidate] = []
    relative: list[str] = []
    passed_over: list[Link] = []
    left_out: list[LeftOut] = []
    remarks: list[str] = []
    for in_lines, sections in groupby(
        sections_of(blocks),
        lambda section: not is_ours and is_in_lines(section, timed=timed),
    ):
        some = [block for section in sections for block in section]
        if in_lines:
            reading = by_lines(list(as_lines(some)))
            left_out += reading.left_out
            remarks += reading.remarks
            for one in reading.candidates:
                known = not is_relative(one.url)
                candidates.append(one if known else replace(one, url=None))
                relative += [] if known or one.url is None else [one.url]
        else:
            walk = _Walk(some, title)
            entries = walk.entries()
            passed_over += walk.passed_over
            left_out += walk.left_out()
            candidates += [entry.candidate() for entry in entries]
            relative += [entry.relative for entry in entries if entry.relative]
    taken = {one.url for one in candidates}
    others = [link.text for link in passed_over if link.address not in taken]
    return Reading(candidates, left_out, [*remarks, *_on_relative(relative), *_on_links(others)])


def _on_relative(relative: Sequence[str]) -> Iterator[str]:
    """Say which addresses cannot be known, since they are relative to an unknown one."""
    many = len(relative)
    if many:
        which = "an address is" if many == 1 else f"the addresses of {many} resources are"
        yield (
            f"{which} relative, as {quoted(relative[0])}, and left out:"
            " import the list from its own address to have them"
        )


def _on_links(others: Sequence[str]) -> Iterator[str]:
    """Say which links are within what is said, and are no resources of their own."""
    if others:
        which = "a link within a sentence is" if len(others) == 1 else "links within sentences are"
        yield f"{which} left out: {named([*map(quoted, others[:NAMES_SHOWN])], len(others))}"


def _is_below(block: Block, level: int) -> bool:
    """Whether a block belongs to the item of that level before it."""
    least = level + (block.kind is Kind.ITEM)
    return block.kind in (Kind.ITEM, Kind.PARAGRAPH) and block.level >= least


def _is_time_above(block: Block) -> bool:
    """Whether a block says how long what is above it takes: it is no title or link of its own."""
    own = is_titled(block.text) or resources_in(block)
    beside = all(called_beside(one.text) for one in outward(block))
    return is_of_time(block.text) and beside and not own


def _is_known(text: str) -> bool:
    """Whether a text without a link is a resource: it says its time, or is a reference."""
    return is_titled(text) or time_in(text) is not None or reference(text) is not None


def _timed(block: Block, themes: tuple[str, ...]) -> Entry:
    """Make a resource of a block without a link: a title, with what is said behind it."""
    cited = reference(block.text) or Cited(block.text)
    title, facts, said = title_and_facts(cited.title)
    time = facts.time
    if time is None:
        time, title = without_time(title)
    title = title.lstrip(_BULLETS)
    entry = Entry(title, None, themes, block.level, time, cited.people)
    entry.published, entry.said, entry.done = cited.year, [said, cited.rest], block.ticked
    entry.take(facts)
    return entry


class _Walk:
    """Goes over the blocks of a page, and makes resources of them."""

    def __init__(self, blocks: Sequence[Placed], title: int | None) -> None:
        self._blocks = blocks
        self.passed_over: list[Link] = []
        """Links within what is said of resources, or of the list."""
        self._unlinked: list[tuple[tuple[str, ...], str]] = []
        """Items that are no resource and hold none, with their themes."""
        self._remarks: list[LeftOut] = []
        """What is on the list itself."""
        self._entries: list[Entry] = []
        self._around: list[tuple[int, Entry | str]] = []
        """What the item at hand is in: resources, or what those in it are about."""
        self._headed: Entry | None = None
        """The resource that the last heading is."""
        self._named_below = False
        """Whether its link is in a paragraph below it."""
        self._columns: list[str] = []
        self._of_all = NOTHING
        """What the last line above a list says of all in it: `Required:`."""
        self._title = title
        """The level of the heading that is the title of the page."""
        items = [block for block, _ in blocks if block.kind is Kind.ITEM]
        linked = sum(bool(outward(block)) for block in items)
        self._plain_too = linked < _FEW * len(items)
        rows = [block for block, _ in blocks if block.kind is Kind.ROW]
        linked += sum(any(map(outward, row.cells)) for row in rows)
        paragraphs = sum(
            bool(resources_in(block))
            for block, _ in blocks
            if block.kind is Kind.PARAGRAPH and not block.level
        )
        self._plain_too = self._plain_too and paragraphs < len(items)
        self._paragraphs_too = linked < max(2, paragraphs)
        """Whether most links are in paragraphs of their own."""

    def entries(self) -> list[Entry]:
        """Give all resources, in order."""
        for place, (block, themes) in enumerate(self._blocks):
            before = len(self._entries)
            if block.kind is Kind.HEADING:
                self._of_all = NOTHING
                self._heading(block, themes, place)
            elif block.kind is Kind.ITEM:
                self._item(block, themes, place)
            elif block.kind is Kind.ROW:
                self._row(block, themes)
            else:
                self._paragraph(block, themes)
                if not block.level and len(self._entries) == before:
                    _, self._of_all = of_headings(() if block.links else (block.text,))
            for entry in self._entries[before:]:
                entry.of_all = self._of_all
        return put_together(self._entries)

    def left_out(self) -> list[LeftOut]:
        """Give the items among resources that are none; a list without resources is no list."""
        with_resources = {entry.themes for entry in self._entries}
        unlinked = [
            LeftOut(text.split("\n")[0][:MOST_OF_TITLE], NEITHER)
            for themes, text in self._unlinked
            if themes in with_resources
        ]
        return unlinked + self._remarks

    def _heading(self, block: Block, themes: tuple[str, ...], place: int) -> None:
        self._around, self._columns = [], []
        self._headed, self._named_below = None, False
        links = outward(block)
        section = (after for after, _ in self._blocks[place + 1 :])
        below = list(takewhile(lambda one: one.kind is not Kind.HEADING, section))
        others = [one for one in below if one.kind is not Kind.PARAGRAPH]
        lists = sum(bool(outward(one)) or one.kind is Kind.ROW for one in others)
        if links and lists < 2 and len(links[0].text) * 2 > len(block.text):
            self._headed = entry_of(block, links[0], themes)
        elif not links and block.level != self._title and is_of_what_is_above(below):
            self._headed, self._named_below = Entry(block.text, None, themes), True
        elif not links and not lists and any(map(_is_time_above, below[:10])):
            self._headed = Entry(block.text, None, themes)
        if self._headed is not None:
            self._entries.append(self._headed)

    def _paragraph(self, block: Block, themes: tuple[str, ...]) -> None:
        inside = self._around[-1][1] if block.level and self._around else None
        entry = inside if isinstance(inside, Entry) else self._headed
        links = outward(block)
        if not (block.level or links) and self._entries and is_remark(block.text):
            self._remarks.append(LeftOut(block.text[:MOST_OF_TITLE], REMARK))
        elif entry is not None and entry.is_ours:
            entry.said.append(block.text)
        elif entry is not None:
            own = links[0] if links else None
            if entry is self._headed and self._named_below:
                own = below_its_title(block)
            if entry.relative and own:
                entry.address = None
            entry.address = entry.address or (own.address if own else None)
            entry.say(block)
        elif not block.level:
            taken = self._paragraphs_too or addresses_in(block)
            some = resources_in(block) if taken else []
            self._entries += [entry_of(one, link, themes) for one, link in some]
            if taken and not links and is_titled(block.text) and not is_our_last_line(block.text):
                self._entries.append(_timed(block, themes))
            if not some:
                self._pass_over(links)

    def _pass_over(self, links: Sequence[Link]) -> None:
        """Note that the links of a block that is no resource are left out."""
        known = [one for one in links[:1] if not is_relative(one.address)]
        self.passed_over += known + in_a_sentence(links[1:])

    def _item(self, block: Block, themes: tuple[str, ...], place: int) -> None:
        while self._around and self._around[-1][0] >= block.level:
            self._around.pop()
        inside = [one for _, one in self._around]
        ours = our_entry(block, themes) if not inside else None
        if ours is not None:
            self._entries.append(ours)
            self._around.append((block.level, ours))
            return
        entry_in = inside[-1] if inside and isinstance(inside[-1], Entry) else None
        links = outward(block)
        same = links and is_bare(links[0]) and entry_in and links[0].address == entry_in.address
        if entry_in is not None and same:
            entry_in.say(block)
            return
        if entry_in is not None and links and is_beside(links[0], of_it=entry_in.links_below):
            if is_part(links[0]):
                entry_in.parts.append(time_in(block.text))
            elif entry_in.time is None:
                entry_in.time = time_in(block.text)
            return
        if entry_in is not None and (not links or is_on_it(block, links[0])):
            self._more(entry_in, block)
            return
        if block.links and not links:  # to elsewhere on the page, or nowhere: it is said why
            nowhere = leads_nowhere(block)
            if nowhere:
                entry = entry_of(block, nowhere, themes)
                entry.title = entry.title or nowhere.text or nowhere.address
                self._entries.append(entry)
            return
        if not inside and not links and self._headed is not None and self._named_below:
            self._more(self._headed, block)
            return
        themes += tuple(one for one in inside if isinstance(one, str))
        if links and is_beside_the_list(block, links[0]):
            self._pass_over(links)
            return
        below = None if links else self._link_below(place)
        if links:
            main = main_link(block, links)
            entry = entry_of(block, main, themes)
            self.passed_over += in_a_sentence([one for one in links if one is not main])
            self._entries.append(entry)
            self._around.append((block.level, entry))
        elif below is not None:
            entry = named_by(block, below, themes)
            self._entries.append(entry)
            self._around.append((block.level, entry))
        elif (
            self._plain_too or is_titled(block.text) or time_in(block.text) or reference(block.text)
        ):
            entry = _timed(block, themes)
            self._entries.append(entry)
            self._around.append((block.level, entry))
        elif not any(_is_below(one, block.level) for one, _ in self._blocks[place + 1 : place + 2]):
            if any(map(str.isalnum, block.text)):
                self._unlinked.append((themes, block.text))
        elif len(block.text) <= MOST_OF_CATEGORY:
            self._around.append((block.level, block.text.rstrip(":")))

    def _link_below(self, place: int) -> Link | None:
        """Give the link to what an item names, if those below are to it: its address, its film."""
        level = self._blocks[place][0].level
        after = (block for block, _ in self._blocks[place + 1 :])
        below = [
            block
            for block in takewhile(lambda one: _is_below(one, level), after)
            if outward(block) and block.level <= level + 1
        ]
        alone = below_its_title(below[0]) if len(below) == 1 else None
        if alone is not None and is_bare(alone):
            return alone
        beside = [one for one in below if is_labelled_beside(one)]
        of_it = sum(is_beside(outward(one)[0], of_it=True) for one in below)
        if not beside or of_it * 2 < len(below):
            return None
        best = next((one for one in beside if time_in(one.text) is not None), beside[0])
        return outward(best)[0]

    def _more(self, entry: Entry, block: Block) -> None:
        """Take an item below a resource as more on it: `Host: Ada Example` says who made it."""
        label, mark, said = block.text.partition(":")
        if mark and fullmatch(LABEL, label):
            take_cell(entry, label.lower(), Block(Kind.PARAGRAPH, text=said.strip()))
            return
        entry.say(block)

    def _row(self, block: Block, themes: tuple[str, ...]) -> None:
        cells = block.cells
        if block.header or (not self._columns and not any(map(outward, cells))):
            self._columns = [cell.text.strip().lower() for cell in cells]
            return
        entries = entries_of_row(cells, self._columns, themes)
        text = "" if entries else title_of_row(cells, self._columns)
        self._entries += entries
        self._unlinked += [(themes, text)] if text else []

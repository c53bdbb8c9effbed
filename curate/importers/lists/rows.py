"""One row of a table on a page: the resource that it is, or those that it holds."""

from collections.abc import Sequence
from re import fullmatch

from curate.importers.lists.blocks import Block
from curate.importers.lists.entries import Entry, take_cell
from curate.importers.lists.item_links import outward
from curate.importers.lists.link_paragraphs import resources_in
from curate.importers.lists.list_items import entry_of
from curate.importers.lists.list_words import TIMES, TITLES
from curate.importers.lists.our_items import our_row
from curate.times_in_text import time_of_cell

_MOST_OF_ABOUT = 60
"""Characters of a cell that is what the links in another are about."""


def entries_of_row(
    cells: Sequence[Block], names: Sequence[str], themes: tuple[str, ...]
) -> list[Entry]:
    """Make resources of the cells of a row; none where it has neither link nor time.

    `names` are those of the columns, in lower case.
    """
    ours = our_row(names, cells)
    if ours is not None:
        return [ours]
    columns = [*names, *[""] * (len(cells) - len(names))]
    linked = [cell for cell in cells if outward(cell)]
    titled = next((cell for cell in _named(cells, names) if cell.text), None)
    titled = titled or next(iter(linked), None)
    times = [
        cell.text
        for cell, name in zip(cells, columns, strict=False)
        if fullmatch(TIMES, name) and cell is not titled
    ]
    if titled is None or not (linked or times) or not titled.text:
        return []
    several = resources_in(titled)
    if len(several) > 1:
        about = cells[0].text if cells[0] is not titled and not outward(cells[0]) else ""
        themes += (about,) if 0 < len(about) <= _MOST_OF_ABOUT else ()
        return [entry_of(one, link, themes) for one, link in several]
    entry = _entry_of(titled, linked, themes)
    for cell, name in zip(cells, columns, strict=False):
        if cell is not titled and cell.text and not fullmatch(TIMES, name):
            take_cell(entry, name, cell)
    if times:
        entry.time = time_of_cell(", ".join(times)) or entry.time
    return [entry]


def title_of_row(cells: Sequence[Block], names: Sequence[str]) -> str:
    """Give what a row that is no resource is called, to name it; "" where it says nothing."""
    texts = (cell.text for cell in _named(cells, names) or cells)
    return next((text for text in texts if any(map(str.isalnum, text))), "")


def _named(cells: Sequence[Block], names: Sequence[str]) -> list[Block]:
    """Give the cells of columns that have titles by their names."""
    return [cell for cell, name in zip(cells, names, strict=False) if fullmatch(TITLES, name)]


def _entry_of(titled: Block, linked: Sequence[Block], themes: tuple[str, ...]) -> Entry:
    links = outward(titled) or [link for cell in linked for link in outward(cell)]
    if links and links[0] in titled.links:
        return entry_of(titled, links[0], themes)
    title, _, said = titled.text.partition("\n")
    return Entry(title, links[0].address if links else None, themes, said=[said])

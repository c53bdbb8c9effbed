"""Items and rows that we wrote ourselves: each says all of itself; items may stand there twice."""

from collections.abc import Iterable, Sequence
from re import fullmatch

from curate.importers.lists.blocks import Block
from curate.importers.lists.entries import Entry
from curate.importers.lists.item_links import is_bare
from curate.importers.our_words import (
    BETWEEN_THEMES,
    COLUMNS,
    OurWords,
    made_by,
    our_item,
    our_words,
)
from curate.times_in_text import StatedTime

_Made = tuple[tuple[str, ...], str | None, str | None]
"""Authors, publisher, and when."""


def is_our_last_line(text: str) -> bool:
    """Whether a text is the last line of a list that we wrote: `11 resources · ~3 h 16`."""
    return fullmatch(r"[0-9,]+ resources?( · .*)?", text) is not None


def our_entry(block: Block, themes: tuple[str, ...]) -> Entry | None:
    """Make a resource of an item as `export markdown` writes it; None where it is another."""
    item = our_item(block.text)
    if item is None:
        return None
    links = [link for link in block.links if not is_bare(link)]
    address = None
    if links:
        if (links[0].start, links[0].end) != (0, len(item.title)):
            return None
        address = links[0].address
    elif block.links and block.links[0].start < len(item.title):
        return None  # an address alone, whose title is elsewhere
    made = (item.authors, item.publisher, item.published)
    entry = _entry(block, item.title, address, item.words, made)
    entry.themes, entry.level, entry.done = themes, block.level, block.ticked
    return entry


def our_row(columns: Sequence[str], cells: Sequence[Block]) -> Entry | None:
    """Make a resource of a row as `export html` writes it; None where it is another.

    `columns` are the names of all columns, in lower case.
    """
    if list(columns) != [name.lower() for name in COLUMNS] or len(cells) != len(columns):
        return None
    first, source, *said, themes = cells
    words = our_words(", ".join(one.text for one in said if one.text))
    if words is None or not first.text:
        return None
    title, _, summary = first.text.partition("\n")
    own = [one for one in first.links if not is_bare(one) and one.start == 0]
    address = own[0].address if own and own[0].end == len(title) else None
    entry = _entry(first, title, address, words, made_by(source.text))
    entry.said = [summary]
    entry.more_themes = [(one,) for one in themes.text.split(BETWEEN_THEMES) if one]
    return entry


def _entry(block: Block, title: str, address: str | None, words: OurWords, made: _Made) -> Entry:
    """Make a resource of what was read of a block."""
    end = len(block.text)
    time = words.minutes and StatedTime(words.minutes, words.parts, words.format, end, end)
    return Entry(
        title,
        address,
        (),
        time=time or None,
        authors=made[0],
        publisher=made[1],
        published=made[2],
        format=words.format,
        ours=words,
    )


def put_together(entries: Iterable[Entry]) -> list[Entry]:
    """Put together what we wrote under each of its themes: in full once, else with its time.

    Two of a title that are not the same have different addresses or words, or each says more.
    """
    found: list[Entry] = []
    ours: dict[tuple[object, ...], list[Entry]] = {}
    for entry in entries:
        key = (entry.title, entry.address, entry.ours)
        same = ours.setdefault(key, []) if entry.is_ours else []
        twin = next((one for one in same if _is_twin(one, entry)), None)
        if twin is None:
            found.append(entry)
            same.append(entry)
        else:
            _take(twin, entry)
    return found


def _is_twin(one: Entry, other: Entry) -> bool:
    apart = other.themes not in (one.themes, *one.more_themes)
    return apart and (_is_bare(one) or _is_bare(other))


def _is_bare(entry: Entry) -> bool:
    return not (entry.authors or entry.publisher or entry.published or entry.said)


def _take(entry: Entry, twin: Entry) -> None:
    entry.more_themes.append(twin.themes)
    entry.authors = entry.authors or twin.authors
    entry.publisher = entry.publisher or twin.publisher
    entry.published = entry.published or twin.published
    entry.said = entry.said or twin.said

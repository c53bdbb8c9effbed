"""Items of a list that we wrote ourselves: each says all of itself, and may stand there twice."""

from collections.abc import Iterable

from curate.importers.lists.blocks import Block
from curate.importers.lists.list_items import Entry, is_bare
from curate.importers.our_words import our_item
from curate.times_in_text import StatedTime


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
    words = item.words
    end = len(block.text)
    time = words.minutes and StatedTime(words.minutes, words.parts, words.format, end, end)
    return Entry(
        item.title,
        address,
        themes,
        block.level,
        time or None,
        item.authors,
        item.publisher,
        item.published,
        done=block.ticked,
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

"""Lines that stand alone among resources: headings, the title of the list, remarks on it."""

from collections.abc import Sequence
from itertools import pairwise
from re import IGNORECASE, search

from curate.importers.candidates import LeftOut
from curate.importers.lists.lines import Line, Titled
from curate.resource_wording import NAMES_SHOWN, named
from curate.times_in_text import time_in
from curate.wording import quoted

MOST_OF_HEADING = 60
"""Characters."""
_ON_THE_LIST = (
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?![\w/])|©|\bcopyright\b|\ball rights reserved\b"
    r"|^\W*(?:last )?(?:updated|revised)\b|\b(?:please|to) (?:e-?mail|contact|get in touch)\b"
)
"""What a line says that is of the list itself: whom to write to, since when it is as it is."""
SEVERAL = 2
"""Resources below a line, for it to be a heading whatever others are."""
REMARK = "a remark on the list"
_TITLE = "the title of the list"


def is_remark(text: str) -> bool:
    """Whether a line is on the list itself: it has an address for mail, or a notice of rights."""
    return search(_ON_THE_LIST, text, IGNORECASE) is not None


def has_time(entry: Titled) -> bool:
    """Whether a time is known, in a line of its own or in that of the title."""
    return entry.time is not None or time_in(entry.title.whole) is not None


def told_apart(entries: Sequence[Titled]) -> tuple[list[Titled], list[LeftOut], list[str]]:
    """Tell resources from the lines alone that are none; say which are left out, or headings.

    A line alone is a heading where several resources stand below it, or right below it those
    with bullets; beside such a heading another may have a single one. Where resources stand above
    the first of these, it is one of them, as nobody can tell.
    """
    out = [_remark(one) for one in entries if _is_on_the_list(one)]
    rest = [one for one in entries if not _is_on_the_list(one)]
    headings = _headings(rest)
    if not headings:
        return rest, out, []
    if headings[0] == 1:
        out.insert(0, LeftOut(rest[0].title.whole, _TITLE, _where(rest[0].title)))
    resources: list[Titled] = []
    under: tuple[str, ...] = ()
    for place, one in enumerate(rest):
        if place in headings:
            under = (one.title.whole.rstrip(":"),)
        elif place >= headings[0]:
            one.themes = () if one.title.themes else under
            resources.append(one)
    return resources, out, [_on_headings([rest[place].title.whole for place in headings])]


def _headings(entries: Sequence[Titled]) -> list[int]:
    """Give the places of headings; the first is the first of all, or below the title."""
    if not any(map(_has_facts, entries)):
        return []
    lone = [place for place, one in enumerate(entries) if _is_lone(one)]
    edges = pairwise((*lone, len(entries)))
    below = {place: entries[place + 1 : end] for place, end in edges}
    sure = [place for place, some in below.items() if len(some) >= SEVERAL or _are_items(some)]
    headings = [place for place, some in below.items() if some] if sure else []
    first = headings[0] if headings else 0
    is_titled = first == 1 and not _has_facts(entries[0]) and not entries[0].title.item
    return headings if first == 0 or is_titled else []


def _are_items(entries: Sequence[Titled]) -> bool:
    return any(one.title.item for one in entries[:1])


def _is_on_the_list(entry: Titled) -> bool:
    return not _has_facts(entry) and is_remark(entry.title.whole)


def _has_facts(entry: Titled) -> bool:
    return bool(entry.address) or has_time(entry)


def _is_lone(entry: Titled) -> bool:
    """Whether a line alone may be a heading: in plain text, where nothing else says so."""
    title = entry.title
    may_be = title.title is None and title.number > 0
    short = len(title.whole) <= MOST_OF_HEADING
    return may_be and short and not (title.item or entry.lines or _has_facts(entry))


def _remark(entry: Titled) -> LeftOut:
    return LeftOut(entry.title.whole, REMARK, _where(entry.title))


def _where(line: Line) -> str:
    return f"line {line.number}" if line.number else ""


def _on_headings(names: Sequence[str]) -> str:
    """Say which lines are taken as headings: nobody said so."""
    which = "a line alone is taken as a heading" if len(names) == 1 else "lines alone are headings"
    return f"{which}: {named([*map(quoted, names[:NAMES_SHOWN])], len(names))}"

"""One resource of a list on a page: its link, its title, and what is said around it."""

from re import IGNORECASE, fullmatch, search, sub

from curate.importers.lists.blocks import Block, Link
from curate.importers.lists.cited import SEPARATORS, Cited, as_cited, by_year, names_of
from curate.importers.lists.entries import Entry, without_time
from curate.importers.lists.item_links import is_bare
from curate.importers.lists.list_words import PART, called_beside, is_generic
from curate.times_in_text import StatedTime, time_behind

_INITIAL = r"(?<=\b\w)\."
_BY = (
    rf"(?:^|\s)(?:by|von|par|por)\s+((?:[^()\[\]`|;–—.,]|{_INITIAL}|,\s(?=(?:and\s)?[A-Z])){{2,80}}?)"
    rf"(?=\s*(?:[()\[\]`|;–—]|(?<!\b\w)\.|,\s(?!(?:and\s)?[A-Z])|\s-\s|$))"
)
_YEAR = r"\((?:[^()]*[ ,])?(?P<year>(?:19|20)[0-9]{2})\)"


def named_by(block: Block, link: Link, themes: tuple[str, ...]) -> Entry:
    """Make a resource of an item that names what a link below it leads to."""
    time, text = without_time(block.text)
    title, people, year, rest = as_cited(text, block.bold if text == block.text else [])
    entry = Entry(title, link.address, themes, block.level, time, people, None, year, [rest])
    entry.links_below, entry.done = True, block.ticked
    return entry


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

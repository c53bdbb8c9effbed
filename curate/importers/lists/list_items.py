"""One resource of a list on a page: its link, its title, and what is said around it."""

from re import IGNORECASE, fullmatch, search

from curate.importers.lists.blocks import Block, Link
from curate.importers.lists.cited import SEPARATORS, Cited, as_cited, by_year, names_of, reference
from curate.importers.lists.entries import Entry
from curate.importers.lists.few_words import Facts, first_of
from curate.importers.lists.item_links import is_bare
from curate.importers.lists.list_words import PART, called_beside, is_generic
from curate.importers.lists.said_beside import (
    facts_in,
    kind_before,
    title_and_facts,
    title_linked,
    without_brackets,
    without_time,
)
from curate.times_in_text import StatedTime

_INITIAL = r"(?<=\b\w)\."
_BY = (
    rf"(?:^|\s)(?:by|von|par|por)\s++((?:[^()\[\]`|;–—.,]|{_INITIAL}|,\s(?=(?:and\s)?[A-Z])){{2,80}}?)"
    rf"(?=\s*(?:[()\[\]`|;–—]|(?<!\b\w)\.|,\s(?!(?:and\s)?[A-Z])|\s-\s|$))"
)
_YEAR = r"\((?:[^()]*[ ,])?(?P<year>(?:19|20)[0-9]{2})\)"


def named_by(block: Block, link: Link, themes: tuple[str, ...]) -> Entry:
    """Make a resource of an item that names what a link below it leads to."""
    time, text = without_time(block.text)
    cited = as_cited(text, block.bold if text == block.text else [])
    title, facts, more = title_and_facts(cited.title, linked=True)
    entry = Entry(title or text, link.address, themes, block.level, time, cited.people)
    entry.published, entry.said = cited.year, [cited.rest, more]
    entry.take(facts)
    entry.links_below, entry.done = True, block.ticked
    return entry


def entry_of(block: Block, link: Link, themes: tuple[str, ...]) -> Entry:
    """Make a resource of a block and the link in it that is the resource."""
    behind, parts = _without_others(block, link)
    cited, of_title, before, behind = _titled(block, link, behind)
    people = cited.people
    if parts and fullmatch(r".*\bpart\s*\d+\W*", cited.title, IGNORECASE):
        parts.append(None)
    of_behind, behind = facts_in(behind)
    of_before, before = kind_before(before)
    by = search(_BY, behind, IGNORECASE)
    if by and by.start() < 3:
        people = names_of(by[1])
        behind = behind[by.end() :]
    year = None if cited.year else search(_YEAR, behind)
    if year and len(year[0]) == len("(2013)"):
        behind = behind[: year.start()] + behind[year.end() :]
    said = (one.strip(SEPARATORS) for one in (before, cited.rest, behind))
    said = (without_brackets(one) for one in said)
    entry = Entry(
        cited.title,
        link.address,
        themes,
        block.level,
        authors=people,
        published=year["year"] if year else cited.year,
        said=[one for one in said if sum(map(str.isalnum, one)) > 1],
        parts=parts,
        done=block.ticked,
    )
    entry.take(of_behind, of_before, of_title)
    return entry


def _titled(block: Block, link: Link, behind: str) -> tuple[Cited, Facts, str, str]:
    """Find the title: what is linked, or before it, or behind; and what is left of these."""
    before = block.text[: link.start]
    if called_beside(link.text) and any(map(str.isalpha, before)):
        bold = [place for place in block.bold if place[1] <= link.start]
        cited = as_cited(before, bold)
        title, facts, more = title_and_facts(cited.title, linked=True)
        of_rest, left = facts_in(cited.rest)
        rest = "\n".join(filter(None, (left.strip(SEPARATORS), more)))
        return cited._replace(title=title, rest=rest), first_of(facts, of_rest), "", behind
    if is_generic(link.text):
        title, facts, rest = title_and_facts(behind.lstrip(f"{SEPARATORS})]"), linked=True)
        return Cited(title, rest=rest), facts, before, ""
    if is_bare(link):
        said = reference(before)
        if said is not None:
            title, facts, more = title_linked(said.title)
            rest = "\n".join(filter(None, (more, said.rest)))
            return said._replace(title=title, rest=rest), facts, "", behind
        title, facts, rest = title_and_facts(
            before.lstrip(SEPARATORS).rstrip(SEPARATORS + "([<"), linked=True
        )
        return Cited(title, rest=rest), facts, "", behind
    cited = reference(link.text) or by_year(link.text) or Cited(link.text)
    title, facts, more = title_linked(cited.title)
    rest = "\n".join(filter(None, (more, cited.rest)))
    return cited._replace(title=title, rest=rest), facts, before, behind


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

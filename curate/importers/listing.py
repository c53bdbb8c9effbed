"""Lists on pages: items, headings, paragraphs and rows that each are a resource, as candidates."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from re import IGNORECASE, fullmatch, match, search, split

from curate.importers.blocks import Block, Kind, Link, Page
from curate.importers.candidates import Candidate, Reading
from curate.importers.text_list import Line, by_lines, is_of_time
from curate.times_in_text import StatedTime, time_behind, time_in, time_of_cell

_BESIDE = (
    r"\W*(?:mirrors?|slides?|videos?|audio|pdf|html|epub|mobi|code|src|source(?: code)?|github|repo"
    r"|transcripts?|notes|archived?|wayback(?: machine)?|backup|alt(?:ernative)?|discussion|hn|reddit"
    r"|link|here|website|web|homepage|site|download|watch|read|listen|youtube|vimeo|blog|more"
    r"|read more|buy|amazon|doi|arxiv|\^|\d{1,3})\W*"
)
"""What a link is called that stands beside another, and leads to the same thing elsewhere."""
_PART = r"\W*(?:part|pt\.?|teil|partie|parte|deel|del|часть|lecture|episode)?\s*\d{1,3}\W*"
_NO_SECTION = (
    r"\W*(?:table of )?contents?\W*|toc|(?:how to )?contribut\w+.*|licen[cs]e.*|credits|sponsors?"
    r"|acknowledge?ments?|inhalt(?:sverzeichnis)?|sommaire|目录|目次"
)
"""Headings below which nothing is a resource."""
_TITLES = r"title|name|talk|course|courses|resource|book|paper|article|video|lesson|titel|titre|título|标题|名称"
_TIMES = r".*\b(?:time|duration|effort|length|runtime|minutes|mins?|hours?|dauer|durée|duración)\b.*|时长|時間"
_AUTHORS = r"authors?|by|speakers?|presenters?|instructors?|autor|auteur"
_YEARS = r"year|date|published|jahr|année|año"
_PUBLISHERS = r"publisher|provider|source|site|venue|event|conference|school|university"
_INITIAL = r"(?<=\b\w)\."
_BY = (
    rf"(?:^|\s)(?:by|von|par|por)\s+((?:[^()\[\]`|;–—.,]|{_INITIAL}|,\s(?=(?:and\s)?[A-Z])){{2,80}}?)"
    rf"(?=\s*(?:[()\[\]`|;–—]|(?<!\b\w)\.|,\s(?!(?:and\s)?[A-Z])|\s-\s|$))"
)
_YEAR = r"\((?:[^()]*[ ,])?((?:19|20)[0-9]{2})\)"
_MOST_BEFORE = 4
"""Words that may stand before the link of an item, if no mark follows them."""
_SEPARATORS = " \t\n-–—:|•·,;."
MOST_OF_CATEGORY = 60
"""Characters of an item without a link that is what those in it are about."""
_FEW = 0.2
"""Of all items: where fewer have links, those without are resources too."""


def listed(page: Page) -> Reading:
    """Read the list that a page is."""
    blocks = _in_sections(page.blocks)
    alone = [block for block, _ in blocks if block.kind is not Kind.ROW and not _outward(block)]
    if sum(is_of_time(block.text) for block in alone) > 1:
        return by_lines(list(_lines(blocks)))
    return Reading(_Walk(blocks).candidates())


def _in_sections(blocks: Sequence[Block]) -> list[tuple[Block, tuple[str, ...]]]:
    """Give the blocks, each with the headings that it is below, without those of no resources.

    A heading of the first level is the title of the page where there is no other.
    """
    tops = [block for block in blocks if block.kind is Kind.HEADING]
    top = min((block.level for block in tops), default=0)
    only = sum(block.level == top for block in tops) == 1 and len(tops) > 1
    path: list[tuple[int, str]] = []
    found = []
    for block in blocks:
        if block.kind is Kind.HEADING:
            while path and path[-1][0] >= block.level:
                path.pop()
        themes = tuple(title for level, title in path if not (only and level == top))
        if not any(fullmatch(_NO_SECTION, title, IGNORECASE) for _, title in path):
            found.append((block, themes))
        if block.kind is Kind.HEADING and block.text:
            path.append((block.level, block.text))
    return found


def _lines(blocks: Sequence[tuple[Block, tuple[str, ...]]]) -> Iterator[Line]:
    """Give blocks as the lines of a list, of which headings and what is bold are titles.

    What headings hold several of these is a theme.
    """
    headed = any(block.kind is Kind.HEADING for block, _ in blocks)
    followed = [
        block.kind is Kind.HEADING and after.kind is Kind.HEADING and after.level > block.level
        for (block, _), (after, _) in zip(blocks, [*blocks[1:], blocks[-1]], strict=True)
    ]
    for (block, themes), is_theme in zip(blocks, followed, strict=True):
        if is_theme or (block.kind is Kind.HEADING and block.level == 1):
            continue
        for number, text in enumerate(filter(None, block.text.split("\n"))):
            links = _outward(block) if not number else []
            linked = bool(links) and len(links[0].text) * 2 > len(text)
            is_title = (
                block.kind is Kind.HEADING or block.strong or linked or block.kind is Kind.ITEM
            )
            title = (is_title and not number) or (False if headed and not linked else None)
            yield Line(text, links[0].address if links else None, title, not number, themes)


@dataclass(slots=True)
class _Entry:
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


class _Walk:
    """Goes over the blocks of a page, and makes resources of them."""

    def __init__(self, blocks: Sequence[tuple[Block, tuple[str, ...]]]) -> None:
        self._blocks = blocks
        self._entries: list[_Entry] = []
        self._around: list[tuple[int, _Entry | str]] = []
        """What the item at hand is in: resources, or what those in it are about."""
        self._headed: _Entry | None = None
        """The resource that the last heading is."""
        self._columns: list[str] = []
        items = [block for block, _ in blocks if block.kind is Kind.ITEM]
        linked = sum(bool(_outward(block)) for block in items)
        self._plain_too = linked < _FEW * len(items)
        rows = [block for block, _ in blocks if block.kind is Kind.ROW]
        self._few_links = linked + sum(any(map(_outward, row.cells)) for row in rows) < 2

    def candidates(self) -> list[Candidate]:
        """Give all resources, in order."""
        for place, (block, themes) in enumerate(self._blocks):
            if block.kind is Kind.HEADING:
                self._heading(block, themes, place)
            elif block.kind is Kind.ITEM:
                self._item(block, themes)
            elif block.kind is Kind.ROW:
                self._row(block, themes)
            else:
                self._paragraph(block, themes)
        return [entry.candidate() for entry in self._entries]

    def _heading(self, block: Block, themes: tuple[str, ...], place: int) -> None:
        self._around, self._columns, self._headed = [], [], None
        links = _outward(block)
        below = []
        for after, _ in self._blocks[place + 1 :]:
            if after.kind is Kind.HEADING:
                break
            below.append(after)
            if len(below) > 9:
                break
        lists = sum(
            bool(_outward(one)) or one.kind is Kind.ROW
            for one in below
            if one.kind is not Kind.PARAGRAPH
        )
        if links and lists < 2 and len(links[0].text) * 2 > len(block.text):
            self._headed = _entry(block, links[0], themes)
        elif not links and not lists and any(is_of_time(one.text) for one in below):
            self._headed = _Entry(block.text, None, themes)
        if self._headed is not None:
            self._entries.append(self._headed)

    def _paragraph(self, block: Block, themes: tuple[str, ...]) -> None:
        inside = self._around[-1][1] if block.level and self._around else None
        entry = inside if isinstance(inside, _Entry) else self._headed
        links = _outward(block)
        if entry is not None:
            if entry.time is None:
                entry.time, text = _time_of(block.text)
            else:
                text = block.text
            entry.address = entry.address or (links[0].address if links else None)
            if len(entry.said) < 20:
                entry.said.append(text)
        elif not block.level and links and self._few_links and _leads(block, links[0]):
            self._entries.append(_entry(block, links[0], themes))

    def _item(self, block: Block, themes: tuple[str, ...]) -> None:
        while self._around and self._around[-1][0] >= block.level:
            self._around.pop()
        inside = [one for _, one in self._around]
        entry_in = inside[-1] if inside and isinstance(inside[-1], _Entry) else None
        links = _outward(block)
        if entry_in is not None and links and _is_beside(links[0], block):
            if fullmatch(_PART, links[0].text, IGNORECASE):
                entry_in.parts.append(time_in(block.text))
            return
        if entry_in is not None and not links:
            self._more(entry_in, block)
            return
        if block.links and not links:  # to elsewhere on the page
            return
        themes += tuple(one for one in inside if isinstance(one, str))
        if links and _is_prose(block, links[0]):
            return
        if links:
            entry = _entry(block, _main(block, links), themes)
            self._entries.append(entry)
            self._around.append((block.level, entry))
        elif self._plain_too or time_in(block.text) is not None:
            time, text = _time_of(block.text)
            title, _, said = text.partition("\n")
            entry = _Entry(title, None, themes, block.level, time, said=[said])
            self._entries.append(entry)
            self._around.append((block.level, entry))
        elif len(block.text) <= MOST_OF_CATEGORY:
            self._around.append((block.level, block.text.rstrip(":")))

    def _more(self, entry: _Entry, block: Block) -> None:
        """Take an item below a resource as more on it."""
        if entry.time is None:
            entry.time, text = _time_of(block.text)
        else:
            text = block.text
        if len(entry.said) < 20:
            entry.said.append(text)

    def _row(self, block: Block, themes: tuple[str, ...]) -> None:
        cells = block.cells
        linked = [cell for cell in cells if _outward(cell)]
        if block.header or (not self._columns and not linked):
            self._columns = [cell.text.strip().lower() for cell in cells]
            return
        columns = [*self._columns, *[""] * (len(cells) - len(self._columns))]
        named = [
            cell for cell, name in zip(cells, columns, strict=False) if fullmatch(_TITLES, name)
        ]
        titled = next((cell for cell in named if cell.text), None) or next(iter(linked), None)
        times = [
            cell.text
            for cell, name in zip(cells, columns, strict=False)
            if fullmatch(_TIMES, name) and cell is not titled
        ]
        if titled is None or not (linked or times) or not titled.text:
            return
        links = _outward(titled) or [link for cell in linked for link in _outward(cell)]
        entry = _entry(titled, links[0], themes) if links and links[0] in titled.links else None
        if entry is None:
            entry = _Entry(titled.text, links[0].address if links else None, themes)
        for cell, name in zip(cells, columns, strict=False):
            if cell is not titled and cell.text and not fullmatch(_TIMES, name):
                _take_cell(entry, name, cell)
        if times:
            entry.time = time_of_cell(", ".join(times)) or entry.time
        self._entries.append(entry)


def _take_cell(entry: _Entry, column: str, cell: Block) -> None:
    """Take what a cell of a row says of a resource."""
    if fullmatch(_AUTHORS, column):
        entry.authors = _names(cell.text)
    elif fullmatch(_YEARS, column):
        found = search(r"(?:19|20)[0-9]{2}(?:-[0-9]{2}){0,2}", cell.text)
        entry.published = found[0] if found else None
    elif fullmatch(_PUBLISHERS, column):
        entry.publisher = cell.text
    elif entry.time is None and is_of_time(cell.text):
        entry.time = time_in(cell.text)
    elif fullmatch(r"\W*|none|n/a", cell.text, IGNORECASE):
        pass
    elif not cell.links or len(cell.text) > 2 * sum(len(link.text) for link in cell.links):
        entry.said.append(cell.text)


def _outward(block: Block) -> list[Link]:
    """Give the links of a block that lead to another page, and are no pictures."""
    return [
        link
        for link in block.links
        if link.text and not match(r"#|(?!https?:)[a-zA-Z][a-zA-Z+.-]*:", link.address)
    ]


def _is_beside(link: Link, block: Block) -> bool:
    """Whether a link in an item below another is about that one: a part of it, or a mirror."""
    return fullmatch(_BESIDE, link.text, IGNORECASE) is not None or (
        fullmatch(_PART, link.text, IGNORECASE) is not None
    )


def _is_prose(block: Block, link: Link) -> bool:
    """Whether a link stands in the middle of a sentence, and so is no resource of a list."""
    before = block.text[: link.start].rstrip()
    return (
        len(before.split()) > _MOST_BEFORE
        and before[-1] not in ":–—-|.\n`])"
        and (time_in(block.text) is None)
    )


def _main(block: Block, links: Sequence[Link]) -> Link:
    """Give the link of an item that is the resource: the first that is no mirror of another."""
    return next(
        (one for one in links if not fullmatch(_BESIDE, one.text, IGNORECASE)),
        links[0],
    )


def _leads(block: Block, link: Link) -> bool:
    """Whether a paragraph is a link, with what is said of it behind a mark."""
    before, behind = block.text[: link.start], block.text[link.end :]
    return not any(map(str.isalnum, before)) and (
        not behind.strip() or match(r"\s*(?:[-–—:|(\[\n`]|by\s)", behind) is not None
    )


def _entry(block: Block, link: Link, themes: tuple[str, ...]) -> _Entry:
    """Make a resource of a block and the link in it that is the resource."""
    before, behind = block.text[: link.start], block.text[link.end :]
    title = link.text
    if fullmatch(_BESIDE, title, IGNORECASE) and any(map(str.isalpha, before)):
        title, before = before.strip(_SEPARATORS + "(["), ""
    elif title == link.address:
        beside = before.strip(_SEPARATORS + "([<") or behind.strip(_SEPARATORS + ")]>")
        title, before = (
            (beside.split("\n")[0], "") if before.strip(_SEPARATORS + "([<") else ("", before)
        )
    time, title = time_behind(title)
    others = [one for one in block.links if one.start >= link.end]
    parts: list[StatedTime | None] = []
    for one in reversed(others):
        name = one.text or ""
        is_part = fullmatch(_PART, name, IGNORECASE) is not None and not name.strip("[]").isdigit()
        if is_part or not name or fullmatch(_BESIDE, name, IGNORECASE):
            start, end = one.start - link.end, one.end - link.end
            behind = f"{behind[:start].rstrip('[( ')} {behind[end:].lstrip('])')}"
            parts += [None] * is_part
    if parts and fullmatch(r".*\bpart\s*\d+\W*", title, IGNORECASE):
        parts.append(None)
    found, behind = _time_of(behind)
    if found is None:
        found, before = _time_of(before)
    by = search(_BY, behind, IGNORECASE)
    authors = _names(by[1]) if by and by.start() < 3 else ()
    if authors and by:
        behind = behind[by.end() :]
    year = search(_YEAR, behind)
    if year and len(year[0]) == len("(2013)"):
        behind = behind[: year.start()] + behind[year.end() :]
    said = [one.strip(_SEPARATORS) for one in (before, behind)]
    said = [one for one in said if sum(map(str.isalnum, one)) > 1]
    return _Entry(
        title,
        link.address if match("https?:", link.address) else None,
        themes,
        block.level,
        found or time,
        authors,
        None,
        year[1] if year else None,
        said,
        parts,
    )


def _names(text: str) -> tuple[str, ...]:
    """Split the names of people."""
    names = (one.strip(_SEPARATORS) for one in split(r",\s|\s(?:and|und|et|y|&)\s|/|;", text))
    return tuple(name for name in names if name)


def _time_of(text: str) -> tuple[StatedTime | None, str]:
    """Find the time that a text says, and give it without that."""
    found = time_in(text)
    if found is None:
        return None, text
    before, behind = text[: found.start].rstrip("[(`*_ "), text[found.end :].lstrip("])`*_ ")
    return found, f"{before} {behind}".strip()

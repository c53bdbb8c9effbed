"""A web page as blocks, whatever is wrong with it.

What nobody reads as content is passed over: scripts, comments, navigation, footers, what is struck
out. Where a page says which is its main part, that alone counts.
"""

from html.parser import HTMLParser
from re import compile as pattern
from re import match, split
from urllib.parse import urljoin

from curate.importers.lists.blocks import Block, Kind, Link, Page, bare_links
from curate.importers.lists.running_text import RunningText
from curate.importers.markup import tamed


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PASSED_OVER = _words(
    "script style template noscript svg nav footer aside form button select del s strike iframe"
    " object title textarea"
)
_PASSED_OVER_ROLES = _words("navigation contentinfo search banner")
_PASSED_OVER_CLASSES = _words(
    "toc nav navbar menu breadcrumb breadcrumbs sidebar footer pagination site-footer"
    " table-of-contents share social cookie related comments"
)
_PARTS = _words("article section main li td")
"""What may have a header of its own."""
_MAY_BE_PASSED_OVER = _words("div ul ol section header table")
_VOID = _words("area base br col embed hr img input link meta source wbr")
_BLOCKS = _words(
    "address article blockquote body caption center dd details div dl dt fieldset figcaption figure"
    " header hr html li main ol p pre section summary table tbody td tfoot th thead tr ul"
)
_IN_ITEMS = _words("p div article section figure")
"""What an item may begin with, and is still that item."""
_HEADING = pattern("h[1-6]")
_MOST_IN_LINK = 1_000
"""Characters in a link around several blocks: behind these, one that is never closed is."""
MOST_DEPTH = 200
"""Elements that are remembered as open; a page that nests deeper is read without the rest."""


def page_of(markup: str, address: str | None = None) -> Page:
    """Read a page, or a piece of one, whatever is wrong with it."""
    reader = _Reader(address)
    reader.feed(tamed(markup))
    reader.close()
    reader.flush()
    rest = [one for one in reader.blocks if id(one[0]) not in reader.elsewhere]
    is_header = len(rest) > len(reader.elsewhere) or any(one.links or one.cells for one, _ in rest)
    if reader.headers == 1 and is_header:
        reader.blocks = rest  # of cards there are more headers, and one never closed has all
    main = [block for block, of_main in reader.blocks if of_main]
    return Page(" ".join(reader.title.split()), main or [block for block, _ in reader.blocks])


class _Reader(HTMLParser):
    """Collects blocks from the tags and texts of a page."""

    def __init__(self, address: str | None) -> None:
        super().__init__(convert_charrefs=True)
        self.title = ""
        self.blocks: list[tuple[Block, bool]] = []
        self.headers = 0
        """Those that are of the page, for all that is known."""
        self.elsewhere: dict[int, Block] = {}
        """By their ids, the blocks that are links in these: to other pages of the site."""
        self._base = address
        self._open: list[str] = []
        """The elements that are open and matter, the outermost first."""
        self._passed_over: list[str] = []
        self._in_title = False
        self._main = 0
        self._lists = 0
        self._items = 0
        self._kind, self._level = Kind.PARAGRAPH, 0
        self._text = RunningText()
        self._anchor: int | None = None
        """How many elements were open when the link began that is open, perhaps round blocks."""
        self._linked: Block | None = None
        """The block that has that link, if others are in the link too."""
        self._cell: Block | None = None
        self._box = ""
        """The box of a task that the next text belongs to."""
        self._row: Block | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        said = dict(attrs)
        if tag == "base" and said.get("href"):
            self._base = _joined(self._base, said["href"] or "")
        if tag == "title" and not self.title:
            self._in_title = True
        if self._passed_over or (tag not in _VOID and _is_passed_over(tag, said)):
            if tag not in _VOID and (not self._passed_over or tag == self._passed_over[0]):
                self._passed_over.append(tag)
            return
        classes = (said.get("class") or "").split()
        if "checkbox" in classes:
            self._box = "[x] " if "checkbox-on" in classes else "[ ] "
        if tag == "br":
            self._text.say("\n")
        elif tag == "input" and said.get("type") == "checkbox":
            self._box = "[x] " if "checked" in said else "[ ] "
        elif tag == "a":
            self._text.end_link()
            self._anchor, self._linked = None, None
            if said.get("href"):
                self._text.begin_link(_joined(self._base, said["href"] or ""))
                self._anchor = len(self._open)
        elif tag in ("b", "strong"):
            self._text.begin_bold()
        elif tag == "code":
            self._text.say("`")
        elif tag in _BLOCKS or _HEADING.fullmatch(tag):
            self._begin(tag)

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if tag == "title":
            self._in_title = False
        if self._passed_over:
            if tag == self._passed_over[0]:
                self._passed_over.pop()
            return
        if tag == "a":
            self._text.end_link()
            self._anchor = None
        elif tag in ("b", "strong"):
            self._text.end_bold()
        elif tag == "code":
            self._text.say("`")
        elif tag in _BLOCKS or _HEADING.fullmatch(tag):
            self._end(tag)

    def handle_data(self, data: str) -> None:
        """Take text."""
        if self._in_title:
            self.title += data
        if self._passed_over:
            return
        if self._box and data.strip():
            self._text.say(self._box)
            self._box = ""
        self._text.say(data if "pre" in self._open else " ".join(split(r"\s", data)))
        self._text.count_letters(data)

    def _begin(self, tag: str) -> None:
        self.flush()
        self._text.end_bold(wholly=True)
        if tag == "li" and "li" in self._open and self._closes_item():
            self._end("li")
        if tag in ("td", "th") and {"td", "th"} & set(self._open[-1:]):
            self._open.pop()
        if tag == "tr":
            self._end_row()
            self._row = Block(Kind.ROW)
        if len(self._open) < MOST_DEPTH:
            self.headers += tag == "header" and _PARTS.isdisjoint(self._open)
            self._open.append(tag)
            self._main += tag == "main"
            self._lists += tag in ("ul", "ol")
            self._items += tag == "li"
        if tag in ("td", "th"):
            self._cell = None
        if self._row is not None and tag == "th":
            self._row.header = self._row.header or not self._row.cells
        if self._row is not None and tag == "td":
            self._row.header = False
        if _HEADING.fullmatch(tag):
            self._kind, self._level = Kind.HEADING, int(tag[1])
        elif tag in ("li", "dt"):
            self._kind, self._level = Kind.ITEM, max(1, self._lists)
        else:
            more = tag not in _IN_ITEMS or not self._fresh_item
            if more:
                self._kind, self._level = Kind.PARAGRAPH, self._items

    @property
    def _fresh_item(self) -> bool:
        """Whether an item was begun of which nothing is there yet."""
        return self._kind is Kind.ITEM and self._text.is_empty

    def _closes_item(self) -> bool:
        """Whether the innermost list or item that is open is an item, which another then ends."""
        inner = next(tag for tag in reversed(self._open) if tag in ("li", "ul", "ol"))
        return inner == "li"

    def _end(self, tag: str) -> None:
        self.flush()
        if tag in ("tr", "table"):
            self._end_row()
        if tag in self._open:
            while self._open:
                last = self._open.pop()
                self._main -= last == "main"
                self._lists -= last in ("ul", "ol")
                self._items -= last == "li"
                if last == tag:
                    break
        if self._anchor is not None and len(self._open) < self._anchor:
            self._anchor = None
        if self._kind is not Kind.ITEM or tag not in _IN_ITEMS:
            self._kind, self._level = Kind.PARAGRAPH, self._items

    def _end_row(self) -> None:
        if self._row is not None and self._row.cells:
            self._row.text = " | ".join(cell.text for cell in self._row.cells)
            self.blocks.append((self._row, self._main > 0))
        self._row = None

    def flush(self) -> None:
        """End the block that is being read."""
        in_link = self._text.is_linked and self._anchor is not None
        block, self._text = self._text.ended(self._kind, self._level)
        in_cell = self._row is not None and bool({"td", "th"} & set(self._open))
        if block.text or block.links or in_cell:
            self._take(block, in_cell=in_cell)
            if self._leads_elsewhere(block):
                self.elsewhere[id(block)] = block
            if in_link:
                self._linked = block
            if self._kind is Kind.ITEM:
                self._kind, self._level = Kind.PARAGRAPH, self._items

    def _leads_elsewhere(self, block: Block) -> bool:
        """Whether a block is of links in what seems to be the header of the page."""
        if "header" not in self._open or block.kind is Kind.HEADING:
            return False
        of_page = _PARTS.isdisjoint(self._open[: self._open.index("header")])
        return of_page and sum(len(link.text) for link in block.links) * 2 > len(block.text)

    def _take(self, block: Block, *, in_cell: bool) -> None:
        """Take a block: as one of its own, or as more of a cell, or of a link around several."""
        around = self._linked if self._anchor is not None else None
        if around is None:
            block.links = block.links or bare_links(block.text)
        if in_cell and self._row is not None:
            if self._cell is None:
                self._cell = block
                self._row.cells.append(block)
            else:
                self._cell.add(block.text, block.links, block.bold)
        elif around is not None and around.kind is not Kind.HEADING and block.kind is Kind.HEADING:
            link = around.links.pop()
            block.links = [Link(0, len(block.text), link.address, block.text)]
            self._linked = block
            last = bool(self.blocks) and self.blocks[-1][0] is around
            self.blocks.insert(len(self.blocks) - last, (block, self._main > 0))
        elif around is not None and around.kind is not Kind.HEADING:
            if not match(r"https?://\S+$", block.text):
                around.add(block.text)
            if len(around.text) > _MOST_IN_LINK:
                self._anchor = None
        else:
            self.blocks.append((block, self._main > 0))


def _is_passed_over(tag: str, said: dict[str, str | None]) -> bool:
    if tag in _PASSED_OVER or "hidden" in said or said.get("role") in _PASSED_OVER_ROLES:
        return True
    if tag not in _MAY_BE_PASSED_OVER:
        return False
    names = set(f"{said.get('class') or ''} {said.get('id') or ''}".lower().split())
    return bool(names & _PASSED_OVER_CLASSES)


def _joined(base: str | None, address: str) -> str:
    """Make an address absolute, where it can be."""
    address = address.strip()
    if address.startswith("//") and not base:
        return f"https:{address}"
    try:
        return urljoin(base, address) if base else address
    except ValueError:
        return address

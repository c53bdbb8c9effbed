"""A web page as blocks, whatever is wrong with it.

What nobody reads as content is passed over: scripts, comments, navigation, footers, what is struck
out. Where a page says which is its main part, that alone counts.
"""

from html.parser import HTMLParser
from re import compile as pattern
from re import match, split
from urllib.parse import urljoin

from curate.importers.lists.blocks import BOX, Block, Kind, Link, Page, bare_links, is_ticked
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
        self._pieces: list[str] = []
        self._length = 0
        """Of the pieces together."""
        self._links: list[tuple[int, int, str]] = []
        self._link: tuple[int, str] | None = None
        self._anchor: int | None = None
        """How many elements were open when the link began that is open, perhaps round blocks."""
        self._linked: Block | None = None
        """The block that has that link, if others are in the link too."""
        self._cell: Block | None = None
        self._box = ""
        """The box of a task that the next text belongs to."""
        self._bold, self._plain, self._bold_open = 0, 0, 0
        self._bold_from = 0
        self._bolds: list[tuple[int, int]] = []
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
            self._say("\n")
        elif tag == "input" and said.get("type") == "checkbox":
            self._box = "[x] " if "checked" in said else "[ ] "
        elif tag == "a":
            self._end_link()
            self._anchor, self._linked = None, None
            if said.get("href"):
                self._link = (self._length, _joined(self._base, said["href"] or ""))
                self._anchor = len(self._open)
        elif tag in ("b", "strong"):
            self._bold_from = self._bold_from if self._bold_open else self._length
            self._bold_open += 1
        elif tag == "code":
            self._say("`")
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
            self._end_link()
            self._anchor = None
        elif tag in ("b", "strong"):
            if self._bold_open == 1:
                self._bolds.append((self._bold_from, self._length))
            self._bold_open = max(0, self._bold_open - 1)
        elif tag == "code":
            self._say("`")
        elif tag in _BLOCKS or _HEADING.fullmatch(tag):
            self._end(tag)

    def handle_data(self, data: str) -> None:
        """Take text."""
        if self._in_title:
            self.title += data
        if self._passed_over:
            return
        if self._box and data.strip():
            self._say(self._box)
            self._box = ""
        self._say(data if "pre" in self._open else " ".join(split(r"\s", data)))
        letters = sum(map(str.isalnum, data))
        self._bold += letters if self._bold_open else 0
        self._plain += 0 if self._bold_open else letters

    def _begin(self, tag: str) -> None:
        self.flush()
        self._bold_open = 0
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
        return self._kind is Kind.ITEM and not self._pieces

    def _closes_item(self) -> bool:
        """Whether the innermost list or item that is open is an item, which another then ends."""
        inner = next(tag for tag in reversed(self._open) if tag in ("li", "ul", "ol"))
        return inner == "li"

    def _end(self, tag: str) -> None:
        self.flush()
        if tag == "tr":
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

    def _say(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def _end_link(self) -> None:
        if self._link is not None:
            start, address = self._link
            self._links.append((start, self._length, address))
            self._link = None

    def flush(self) -> None:
        """End the block that is being read."""
        whole = "".join(self._pieces)
        open_link = self._link
        waits = open_link is not None and not whole[open_link[0] :].strip()
        if not waits:
            self._end_link()
        text, places = _tidied(whole)
        box = match(BOX, text) if self._kind is Kind.ITEM else None
        if box:
            text = text[box.end() :]
            places = [max(0, place - box.end()) for place in places]
        links = [
            Link(places[start], places[end], address, text[places[start] : places[end]].strip())
            for start, end, address in self._links
        ]
        in_cell = self._row is not None and bool({"td", "th"} & set(self._open))
        if text or links or in_cell:
            strong = self._bold > 0 and not self._plain
            bold = [(places[start], places[end]) for start, end in self._bolds]
            block = Block(self._kind, self._level, text, links, strong, bold, is_ticked(box))
            self._take(block, in_cell=in_cell)
            if self._leads_elsewhere(block):
                self.elsewhere[id(block)] = block
            if open_link is not None and not waits and self._anchor is not None:
                self._linked = block
            if self._kind is Kind.ITEM:
                self._kind, self._level = Kind.PARAGRAPH, self._items
        self._pieces, self._links, self._bolds, self._length = [], [], [], 0
        self._bold = self._plain = 0
        if waits and open_link is not None:
            self._link = (0, open_link[1])

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


def _tidied(text: str) -> tuple[str, list[int]]:
    """Take superfluous blanks out of a text, and tell where each of its places is then."""
    out: list[str] = []
    places: list[int] = []
    for char in text:
        places.append(len(out))
        if char == "\n":
            while out and out[-1] == " ":
                out.pop()
            if out and out[-1] != "\n":
                out.append("\n")
        elif char.isspace():
            if out and out[-1] not in " \n":
                out.append(" ")
        else:
            out.append(char)
    places.append(len(out))
    tidied = "".join(out).rstrip()
    return tidied, [min(place, len(tidied)) for place in places]

"""What a page is made of: headings, list items, paragraphs and rows of tables, with their links."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from re import Match, finditer

_BARE = r"https?://[^\s<>\"']*[^\s<>\"'.,;:!?)\]}]"
_ENDINGS_OF_FILES = r"(?:js|ts|md|py|rs|rb|pl|sh|go|cs|hs|vb|db|ps|gz|so|cc|ml|tf)/"
"""Ends of hosts that names of files and programs have, too: `node.js/deno`."""
_TOP = rf"(?:com|org|net|edu|gov|mil|int|info|(?!{_ENDINGS_OF_FILES})[a-z]{{2}})"
_NAMES = r"(?:[a-z0-9][a-z0-9-]*\.)+"
_WITHOUT_SCHEME = (
    rf"(?<![\w@/.:%=&?#~-])(?:www\.{_NAMES}[a-z]{{2,}}(?![\w@-])|{_NAMES}{_TOP}(?=/))"
    r"(?:/(?:[^\s<>\"']*[^\s<>\"'.,;:!?)\]}])?)?"
)
"""What is surely a page, in small letters as addresses are typed: with `www.`, or with a path."""
BOX = r"(?:\[(?P<tick>[ xX✓✔]?)\]|☐|(?P<ticked>☑))\s+"
"""Before what is to be done: `[ ]`; before what is: `[x]`."""


class Kind(Enum):
    """What a block is."""

    HEADING = auto()
    ITEM = auto()
    PARAGRAPH = auto()
    ROW = auto()


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a block."""

    start: int
    end: int
    """Where its text is in that of the block."""
    address: str
    """Absolute, where the address of the page is known."""
    text: str
    """"" where only a picture is linked."""


@dataclass(slots=True)
class Block:
    """One block of a page."""

    kind: Kind
    level: int = 0
    """Of a heading, from 1; of an item, how many lists it is in; of a paragraph, how many items."""
    text: str = ""
    """Its lines, each without blanks around it."""
    links: list[Link] = field(default_factory=list)
    strong: bool = False
    """Whether all of it is bold."""
    bold: list[tuple[int, int]] = field(default_factory=list)
    """Where in its text what is bold begins and ends."""
    ticked: bool = False
    """Of an item: whether a box before it is ticked."""
    cells: list["Block"] = field(default_factory=list)
    """Of a row."""
    header: bool = False
    """Whether a row has the names of columns."""

    def add(
        self, text: str, links: Sequence[Link] = (), bold: Sequence[tuple[int, int]] = ()
    ) -> None:
        """Take more lines, with the links in them."""
        if not text:
            return
        start = len(self.text) + 1 if self.text else 0
        self.text = f"{self.text}\n{text}" if self.text else text
        self.links += [replace(one, start=start + one.start, end=start + one.end) for one in links]
        self.bold += [(start + one, start + to) for one, to in bold]


@dataclass(frozen=True)
class Page:
    """What a page says, in order."""

    title: str
    blocks: list[Block]


def lines_of(block: Block) -> list[Block]:
    """Give the lines of a block, as blocks; of a link over several, none has it."""
    lines, start = [], 0
    links, bold = deque(block.links), deque(block.bold)
    for text in block.text.split("\n"):
        end = start + len(text)
        line = Block(block.kind, block.level, text)
        while links and links[0].start <= end:
            one = links.popleft()
            if one.end <= end:
                line.links.append(replace(one, start=one.start - start, end=one.end - start))
        while bold and bold[0][0] <= end:
            begin, to = bold.popleft()
            if to <= end:
                line.bold.append((begin - start, to - start))
        lines.append(line)
        start = end + 1
    return lines


def is_ticked(box: Match[str] | None) -> bool:
    """Whether what was found of BOX is ticked."""
    return box is not None and bool((box["tick"] or box["ticked"] or "").strip())


def bare_links(text: str) -> list[Link]:
    """Find the addresses that stand in a text as they are, with a scheme or surely without one."""
    return [
        Link(one.start(), one.end(), one[0] if one["web"] else f"https://{one[0]}", one[0])
        for one in finditer(rf"(?P<web>{_BARE})|{_WITHOUT_SCHEME}", text)
    ]

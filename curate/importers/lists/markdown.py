"""Lists in Markdown: read as the page that they are shown as."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from re import MULTILINE, Match
from re import compile as pattern
from typing import TYPE_CHECKING

from curate.importers.candidates import LeftOut, Reading, Source
from curate.importers.lists.entries import label_of
from curate.importers.lists.line_looks import is_of_time
from curate.importers.lists.listing import listed
from curate.importers.lists.page_blocks import page_of
from curate.importers.markup import without_front_matter

if TYPE_CHECKING:
    from markdown_it.token import Token

_MARKDOWN = pattern(
    r"\]\((?:https?:|/|\.|\w)[^)\s]*\)|^ {0,3}#{1,6} \S|^\s*[-*+] +\S|^\s*\d+[.)] +\S|<https?://|^\|.*\|\s*$",
    MULTILINE,
)
_MOST_NESTING = 100
"""Lists, their items and quotations in each other: in more, the parser leaves out what follows."""
_DEEP = pattern(r"^[ \t]{15,}", MULTILINE)
_MOST_DEPTH = 60
"""Columns: what is further in is no deeper, so that lists in lists stay within what is read."""
_TOO_DEEP = f"in more than {_MOST_NESTING // 2} lists in each other"
_MARKS = " \t-*+>0123456789.)"
"""What stands before the text of an item, or of a quotation."""
_MARKS_AROUND = " \t*_"
_MOST_SHOWN = 80
"""Characters of a line that is left out."""
_ADDRESS = pattern(r"[ \t]*<?https?://")
_LINK_ALONE = pattern(
    r"[ \t]*(?:[-*+] |\d+[.)] )?\W*\[[^\[\]\n]+\]\([^\s()]+\)[*_]*|[ \t]*(\*\*|__)[^*_\n]+\1"
)
"""A line that is a link, or bold, and nothing else."""
_SHORT_CODE = pattern(r"(?<![\w:/])(?::[a-z][a-z0-9_+-]{1,40}:)+(?![\w:/])")
"""Of pictures: `:star::star:`."""


def looks_like(source: Source) -> bool:
    """Whether a source has anything that Markdown has and plain text has not."""
    begins_as_page = source.beginning.startswith("<")
    return _MARKDOWN.search(source.text if begins_as_page else source.beginning) is not None


def read(source: Source) -> Reading:
    """Read a list in Markdown."""
    from markdown_it import MarkdownIt

    whole = source.text.replace("\0", "")
    text = without_front_matter(whole)
    before = whole.count("\n") - text.count("\n")
    text = _DEEP.sub(_less_deep, _SHORT_CODE.sub("", text))
    text = "\n".join(_with_breaks(text.split("\n")))
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _MOST_NESTING})
    parser.enable(["table", "strikethrough"])
    parser.validateLink = _is_link  # type: ignore[assignment]
    environment: dict[str, object] = {}
    tokens = parser.parse(text, environment)
    page = page_of(parser.renderer.render(tokens, parser.options, environment), source.address)
    reading = listed(page)
    reading.left_out.extend(_too_deep(tokens, text.splitlines(), before))
    return reading


def _is_link(address: str) -> bool:
    """Take all addresses as links, so that it can be said which of them lead nowhere."""
    return bool(address)


def _with_breaks(lines: Sequence[str]) -> Iterator[str]:
    """End lines with a break where the next is no more of them, as people see who wrote them.

    A line is one of its own that begins with an address, says a time, or is a link and no more.
    """
    for line, after in pairwise((*lines, "")):
        whole = line.rstrip()
        apart = whole and after.strip() and not line.endswith("  ")
        if apart and (_LINK_ALONE.fullmatch(whole) or _is_of_its_own(after) or is_of_time(whole)):
            yield f"{whole}  "
        else:
            yield line


def _is_of_its_own(line: str) -> bool:
    own = line.strip(_MARKS_AROUND)
    return _ADDRESS.match(line) is not None or is_of_time(own) or label_of(own) is not None


def _less_deep(found: Match[str]) -> str:
    return " " * min(_MOST_DEPTH, len(found[0].expandtabs(4)))


def _too_deep(tokens: "Sequence[Token]", lines: Sequence[str], before: int) -> Iterator[LeftOut]:
    """Name the lines that the parser leaves out, since they are in too many lists or quotes."""
    for token in tokens:
        if token.level < _MOST_NESTING - 1 or token.nesting < 1 or token.map is None:
            continue
        for number in range(*token.map):
            what = lines[number].lstrip(_MARKS)[:_MOST_SHOWN]
            if what:
                yield LeftOut(what, _TOO_DEEP, f"line {before + number + 1}")

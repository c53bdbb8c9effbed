"""Lists in Markdown: read as the page that they are shown as."""

from collections.abc import Iterator, Sequence
from re import MULTILINE, Match
from re import compile as pattern
from typing import TYPE_CHECKING

from curate.importers.candidates import LeftOut, Reading, Source
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
_MOST_SHOWN = 80
"""Characters of a line that is left out."""
_BEFORE_ADDRESS = pattern(r"(?<=\S)[ \t]*\n(?=[ \t]*<?https?://)")
"""Before a line that begins with an address: that is no more of the line above."""
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
    text = _BEFORE_ADDRESS.sub("  \n", text)
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

"""A web page that is a list."""

from re import DOTALL, IGNORECASE, MULTILINE
from re import compile as pattern

from curate.importers.candidates import Reading, Source, UnreadableError
from curate.importers.lists.listing import listed
from curate.importers.lists.page_blocks import page_of
from curate.importers.markup import without_front_matter

_BEFORE = r"(?:<!--.*?-->|<\?xml.*?\?>|\s)*"
_WHOLE = pattern(rf"{_BEFORE}<(?:!doctype\s+html|html|head|body|title|meta)\b", IGNORECASE | DOTALL)
_PIECE = pattern(
    rf"{_BEFORE}<(?:main|article|section|div|h[1-6]|ul|ol|table|p|a)\b", IGNORECASE | DOTALL
)
_OURS = '<meta name="generator" content="curate '
_MARKDOWN = pattern(r"^ {0,3}#{1,6} \S|\[[^\]\n]{1,200}\]\((?:https?:|#|\.?/)", MULTILINE)


def looks_like(source: Source) -> bool:
    """Whether a source begins as a page, or a piece of one, does.

    Markdown often begins with a piece of HTML: a picture, or a heading in the middle.
    """
    beginning = without_front_matter(source.beginning)
    if _WHOLE.match(beginning):
        return True
    return _PIECE.match(beginning) is not None and not _MARKDOWN.search(source.text)


def read(source: Source) -> Reading:
    """Read the list that a page is. Raises UnreadableError for a page of ours.

    Such a page has beside it what says all of it: read as any page, times would be of others.
    """
    if _OURS in source.beginning:
        raise UnreadableError("It is a page that `publish` made: import resources.yaml, beside it.")
    return listed(page_of(without_front_matter(source.text), source.address))

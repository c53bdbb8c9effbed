"""A web page that is a list."""

from re import DOTALL, IGNORECASE
from re import compile as pattern

from curate.importers.blocks import page_of
from curate.importers.candidates import Reading, Source
from curate.importers.listing import listed

_HTML = pattern(
    r"(?:<!--.*?-->|<\?xml.*?\?>|\s)*<(?:!doctype\s+html|html|head|body|main|article|section|div|h[1-6]"
    r"|ul|ol|table|p|title|meta|a)\b",
    IGNORECASE | DOTALL,
)


def looks_like(source: Source) -> bool:
    """Whether a source begins as a page, or a piece of one, does."""
    return _HTML.match(source.beginning) is not None


def read(source: Source) -> Reading:
    """Read the list that a page is."""
    return listed(page_of(source.text, source.address))

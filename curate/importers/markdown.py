"""Lists in Markdown: read as the page that they are shown as."""

from re import MULTILINE
from re import compile as pattern

from curate.importers.candidates import Reading, Source
from curate.importers.listing import listed
from curate.importers.markup import without_front_matter
from curate.importers.page_blocks import page_of

_MARKDOWN = pattern(
    r"\]\((?:https?:|/|\.|\w)[^)\s]*\)|^ {0,3}#{1,6} \S|^\s*[-*+] +\S|^\s*\d+[.)] +\S|<https?://|^\|.*\|\s*$",
    MULTILINE,
)
_SHORT_CODE = pattern(r"(?<![\w:/])(?::[a-z][a-z0-9_+-]{1,40}:)+(?![\w:/])")
"""Of pictures: `:star::star:`."""


def looks_like(source: Source) -> bool:
    """Whether a source has anything that Markdown has and plain text has not."""
    begins_as_page = source.beginning.startswith("<")
    return _MARKDOWN.search(source.text if begins_as_page else source.beginning) is not None


def read(source: Source) -> Reading:
    """Read a list in Markdown."""
    from markdown_it import MarkdownIt

    text = without_front_matter(source.text.replace("\0", ""))
    text = _SHORT_CODE.sub("", text)
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 100})
    parser.enable(["table", "strikethrough"])
    return listed(page_of(parser.render(text), source.address))

"""The words of the main text of a page, by trafilatura where that is installed."""

from logging import CRITICAL, getLogger

from curate.importers.pages.page_reading import LEAST_WORDS, Page
from curate.importers.texts import word_count

WHAT_WOULD_HELP = "pip install 'curate-reading-list[web]'"
"""What brings trafilatura, and the reader of PDFs."""
_MOST = 500_000
"""Characters, without scripts, that trafilatura is given: it would take seconds for more."""


def is_told_apart() -> bool:
    """Whether what tells the main text of a page from the rest is installed."""
    from importlib.util import find_spec

    return find_spec("trafilatura") is not None


def words_of(page: Page) -> int | None:
    """Count the words of the main text of a page; None where it shows none, or hardly any.

    Where trafilatura is missing or finds nothing, and where there is too much for it, the words
    of paragraphs are counted.
    """
    taken = is_told_apart() and len(page.elements) <= _MOST
    text = _main_text(page.elements) if taken else None
    words = word_count(text) if text else None
    return words if words and words >= LEAST_WORDS else page.words


def _main_text(html: str) -> str | None:
    import trafilatura

    getLogger("trafilatura").setLevel(CRITICAL)  # it remarks on stderr what it cannot use
    try:
        return trafilatura.extract(html, include_comments=False)
    except Exception:  # whatever a page makes it do, there is the plain count
        return None

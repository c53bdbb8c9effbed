"""What a PDF says of itself, as a candidate: title, author, and its words, by pypdf."""

from io import BytesIO
from logging import CRITICAL, getLogger
from re import fullmatch, sub
from typing import TYPE_CHECKING

from curate.importers.candidates import Candidate, Source, UnreadableError
from curate.importers.pages.main_text import WHAT_WOULD_HELP
from curate.importers.texts import word_count
from curate.model import Format
from curate.safe_text import clean_line

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_PAGES = 400
"""The words of a longer one are not counted."""
_LEAST_WORDS = 50
"""A PDF with fewer is made of pictures."""
_NO_TITLE = r"(?i)(?:untitled|document|title|slide|presentation)?[\s0-9-]*|.*\.[a-z]{3,5}"
"""What programs write where nobody has given a title: `Untitled-1`, the name of a file."""


def looks_like(raw: bytes) -> bool:
    """Whether bytes are a PDF: it says so near its beginning."""
    return b"%PDF-" in raw[:1_024]


def facts_of(source: Source) -> tuple[Candidate, int]:
    """Give what a PDF says of itself, and how many pages it has.

    Raises UnreadableError, with a sentence, where it is broken or locked, or nothing that reads
    a PDF is installed. What it takes grows with what is in it: give it a limit of time.
    """
    try:
        from pypdf import PdfReader
    except ImportError:
        said = f"What reads a PDF is missing: {WHAT_WOULD_HELP}"
        raise UnreadableError(said) from None
    getLogger("pypdf").setLevel(CRITICAL)  # it remarks on stderr what it has to mend
    try:
        reader = PdfReader(BytesIO(source.raw))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = 0 if locked else len(reader.pages)
        title, author = ("", "") if locked else _said(reader)
        words = _words(reader) if 0 < pages <= MOST_PAGES else None
    except Exception:  # a broken file makes it raise almost anything
        raise UnreadableError("The PDF is broken, or locked in a way that is not known.") from None
    if locked:
        raise UnreadableError("The PDF is locked with a password.")
    authors = (author,) if author else ()
    return Candidate(title=title, authors=authors, words=words, format=Format.READ), pages


def _said(reader: "PdfReader") -> tuple[str, str]:
    """Give title and author, each "" where it says none."""
    said = reader.metadata
    title = sub(r"^Microsoft \w+ - ", "", clean_line(said.title or "" if said else ""))
    author = clean_line(said.author or "" if said else "")
    return "" if fullmatch(_NO_TITLE, title) else title, author


def _words(reader: "PdfReader") -> int | None:
    words = sum(word_count(page.extract_text()) or 0 for page in reader.pages)
    return words if words >= _LEAST_WORDS else None

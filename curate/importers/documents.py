"""Files of other programs that are no lists: what they are, and what helps."""

from io import BytesIO
from json import loads
from typing import NamedTuple
from zipfile import BadZipFile, LargeZipFile, ZipFile

_OF_A_ZIP = b"PK"
_AS_TEXT = (
    "Save it as a web page (filtered) there, or copy its text into a text file, and import that"
)
_AS_TABLE = "Save it as CSV there, and import that"
_AS_LIST = "Import the list it was made of, or what `export yaml` or `export json` makes"


class Document(NamedTuple):
    """What a file is that cannot be imported."""

    what: str
    """As in: it is a Word file."""
    remedy: str
    """How to come to what can be; a sentence without its end."""


_WORD = Document("a Word file", _AS_TEXT)
_EXCEL = Document("an Excel file", _AS_TABLE)
_SLIDES = "Copy the titles and links on them into a text file, and import that"
_APPLE = Document("a file of Pages, Numbers or Keynote", f"{_AS_TEXT}; of a table, save it as CSV")
_BEGINNINGS = {
    b"SQLite format 3\0": Document("a database", _AS_LIST),
    b"BEGIN:VCALENDAR": Document("a calendar", _AS_LIST),
    b"%PDF-": Document(
        "a PDF",
        "Copy the list in it into a text file, and import that; the PDF itself: curate add ADDRESS",
    ),
    b"{\\rtf": Document("a document in rich text", _AS_TEXT),
    bytes.fromhex("d0cf11e0a1b11ae1"): Document(
        "a file of an older Word, Excel or PowerPoint", f"{_AS_TEXT}; of a table, save it as CSV"
    ),
}
"""By the first bytes."""
_INNER_FILES = {
    "word/document.xml": _WORD,
    "xl/workbook.xml": _EXCEL,
    "xl/workbook.bin": _EXCEL,
    "ppt/presentation.xml": Document("a PowerPoint file", _SLIDES),
    "Index/Document.iwa": _APPLE,
    "index.apxl": _APPLE,
}
"""By a file in the archive that it is."""
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_OPEN_DOCUMENTS = {
    b"spreadsheet": Document("a spreadsheet (OpenDocument)", _AS_TABLE),
    b"presentation": Document("a presentation (OpenDocument)", _SLIDES),
}
"""By the type that it says it has; any other is a text."""
_OF_DRIVE = Document(
    "only a link to a file in Google Drive",
    "Download that there as a web page, or a table as CSV, and import it",
)
_OF_A_LINK = ("url", "email")
"""Keys that a link has beside `doc_id`: the first in older ones, the second in all."""
_MOST_OF_A_LINK = 2_000
"""Bytes."""


def document(raw: bytes) -> Document | None:
    """Tell what bytes are that are no list, by what is in them; None where they may be one."""
    if raw.startswith(_OF_A_ZIP):
        return _in_archive(raw)
    head = raw[:200].lstrip(b"\xef\xbb\xbf \r\n")
    found = next((one for mark, one in _BEGINNINGS.items() if head.startswith(mark)), None)
    is_link = head.startswith(b"{") and len(raw) < _MOST_OF_A_LINK and _is_of_drive(raw)
    return found or (_OF_DRIVE if is_link else None)


def _is_of_drive(raw: bytes) -> bool:
    """Whether JSON is a link of Google Drive by its own keys: what is in it may be in any list."""
    if b'"doc_id"' not in raw:
        return False
    try:
        top = loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return isinstance(top, dict) and "doc_id" in top and not top.keys().isdisjoint(_OF_A_LINK)


def _in_archive(raw: bytes) -> Document | None:
    """Tell what an archive is; None where it is a folder of files, or cannot be opened."""
    try:
        with ZipFile(BytesIO(raw)) as archive:
            names = frozenset(archive.namelist())
            type_ = b""
            if {"mimetype", "content.xml"} <= names:
                with archive.open("mimetype") as file:
                    type_ = file.read(len(_OPEN_DOCUMENT) + 20)
    except (BadZipFile, LargeZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        return None
    if type_.startswith(_OPEN_DOCUMENT):
        of = type_.removeprefix(_OPEN_DOCUMENT)
        known = (one for kind, one in _OPEN_DOCUMENTS.items() if of.startswith(kind))
        return next(known, Document("a text (OpenDocument)", _AS_TEXT))
    return next((one for name, one in _INNER_FILES.items() if name in names), None)

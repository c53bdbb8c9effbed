"""The kinds of sources that can be imported, each with its module, in the order they are told by.

A module of a kind has two functions: `looks_like(source)`, whether a source is of the kind by
what is in it, never by its name; and `read(source)`, what is in it. `read` raises UnreadableError
where it is no such source at all.
"""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from enum import StrEnum
from importlib import import_module
from typing import Protocol, cast

from curate.importers.candidates import Reading, Source


class SourceKind(StrEnum):
    """What a source can be. The first that a source looks like is what it is."""

    JSON = "json"
    CSL_JSON = "csl-json"
    OPML = "opml"
    FEED = "feed"
    BOOKMARKS = "bookmarks"
    POCKET_HTML = "pocket-html"
    PAGE = "page"
    XML = "xml"
    LIST = "list"
    FEED_TEXT = "feed-text"
    RIS = "ris"
    BIBTEX = "bibtex"
    CSV = "csv"
    MARKDOWN = "markdown"
    TEXT = "text"


_MODULES = {
    SourceKind.JSON: "services.json_exports",
    SourceKind.CSL_JSON: "citations.csl_json",
    SourceKind.OPML: "feeds.opml",
    SourceKind.FEED: "feeds.feed",
    SourceKind.BOOKMARKS: "services.bookmarks",
    SourceKind.POCKET_HTML: "services.pocket_html",
    SourceKind.PAGE: "lists.page",
    SourceKind.XML: "services.xml_exports",
    SourceKind.LIST: "services.list_file",
    SourceKind.FEED_TEXT: "feeds.feed_text",
    SourceKind.RIS: "citations.ris",
    SourceKind.BIBTEX: "citations.bibtex",
    SourceKind.CSV: "tables.csv_table",
    SourceKind.MARKDOWN: "lists.markdown",
    SourceKind.TEXT: "lists.text_list",
}


_MOST_CONTROLS = 0.1
"""Of all bytes of a text."""


class Importer(Protocol):
    """The module of a kind."""

    def looks_like(self, source: Source) -> bool:
        """Whether a source is of this kind, by its beginning."""

    def read(self, source: Source) -> Reading:
        """Read a source of this kind. Raises UnreadableError."""


def importer(kind: SourceKind) -> Importer:
    """Give the module of a kind."""
    return cast("Importer", import_module(f"curate.importers.{_MODULES[kind]}"))


def kind_of(source: Source) -> SourceKind | None:
    """Tell the kind of a source from its content; None where it is no text at all."""
    if not source.raw.strip() or _is_binary(source.raw):
        return None
    return next((kind for kind in SourceKind if importer(kind).looks_like(source)), None)


def _is_binary(raw: bytes) -> bool:
    """Whether bytes are no text in any encoding: they have zeros, not as UTF-16 has them.

    A stray zero in what is else UTF-8 is cleaned away like any control character.
    """
    head = raw[:4_096]
    if b"\0" not in head or head[:2] in (BOM_UTF16_LE, BOM_UTF16_BE):
        return False
    if not head[::2].strip(b"\0") or not head[1::2].strip(b"\0"):
        return False
    controls = sum(byte < 32 and byte not in b"\t\n\r\f" for byte in head)
    text = head.decode("utf-8", "ignore")
    return controls > _MOST_CONTROLS * len(head) or len(text.encode()) < len(head) - 3

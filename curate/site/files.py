"""The files of a page, by name: the page, the feed, the list for programs and as it is written."""

from collections.abc import Callable, Mapping
from hashlib import sha256

from curate.exports.rows import as_short_json
from curate.site.feed import feed
from curate.site.page import page
from curate.yaml_reading.reading_list import ReadingList

PAGE = "index.html"
_MARK = b'<meta name="generator" content="curate '
"""What stands in a page that curate made."""
_RECORD = b'<meta name="curate-files" content="'
"""Behind this it has the digests of the files that were made with it."""


def files(
    reading_list: ReadingList,
    text: str,
    version: str,
    tell: Callable[[int], None] = lambda done: None,
) -> Mapping[str, bytes]:
    """Make all files of a page; `text` is that of the list file, `version` that of curate.

    The same list and version give the same bytes. `tell` is told how many of all paths are
    planned, which is what takes long.
    """
    made = {
        "feed.xml": feed(reading_list, version),
        "resources.json": "".join(as_short_json(reading_list.resources)),
        "resources.yaml": text,
    }
    others = {name: content.encode("utf-8") for name, content in made.items()}
    record = " ".join(f"{name}={_digest(raw)}" for name, raw in others.items())
    return {PAGE: page(reading_list, version, record, tell).encode("utf-8"), **others}


def ours(there: Mapping[str, bytes]) -> set[str]:
    """Name those of some files of one folder that are as curate published them there.

    A page is known by its mark, whatever was changed in it since; the others by its record.
    """
    made = there.get(PAGE, b"")
    if _MARK not in made:
        return set()
    record = made.partition(_RECORD)[2].partition(b'"')[0].decode("utf-8", "replace").split()
    return {PAGE, *(name for name, raw in there.items() if f"{name}={_digest(raw)}" in record)}


def _digest(raw: bytes) -> str:
    """Give what tells a file from others, with whatever line ends it was copied."""
    return sha256(raw.replace(b"\r\n", b"\n")).hexdigest()[:16]

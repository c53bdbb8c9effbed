"""The files of a page, by name: the page, the feed, the list for programs and as it is written."""

from collections.abc import Mapping

from curate.exports.rows import as_short_json
from curate.site.feed import feed
from curate.site.page import page
from curate.yaml_reading.reading_list import ReadingList

PAGE = "index.html"
MARK = b'<meta name="generator" content="curate '
"""What stands in a page that curate made."""


def files(reading_list: ReadingList, text: str, version: str) -> Mapping[str, bytes]:
    """Make all files of a page; `text` is that of the list file, `version` that of curate.

    The same list and version give the same bytes.
    """
    made = {
        PAGE: page(reading_list, version),
        "feed.xml": feed(reading_list, version),
        "resources.json": "".join(as_short_json(reading_list.resources)),
        "resources.yaml": text,
    }
    return {name: content.encode("utf-8") for name, content in made.items()}

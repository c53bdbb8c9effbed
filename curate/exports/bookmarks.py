"""Kind: bookmarks in the format of Netscape, as every browser reads them; themes are folders."""

from collections.abc import Iterator
from html import escape

from curate.exports.chosen import NO_TITLE
from curate.exports.dates import seconds
from curate.exports.sections import Section, sections
from curate.model import Resource
from curate.yaml_reading.reading_list import ReadingList

_HEAD = """\
<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
"""


def exported(reading_list: ReadingList) -> str:
    """Write what has an address; what is about several themes is in the folder of each."""
    title = escape(reading_list.title or NO_TITLE)
    lines = [f"<TITLE>{title}</TITLE>", f"<H1>{title}</H1>", "<DL><p>"]
    depth = 0
    for section in sections(reading_list):
        lines += _closed(depth, section.depth)
        depth = section.depth
        if section.theme is not None:
            lines += [f"<DT><H3>{escape(section.title)}</H3>", "<DL><p>"]
            depth += 1
        lines += _bookmarks(section)
    lines += _closed(depth, -1)
    return _HEAD + "\n".join([*lines, ""])


def _closed(depth: int, to: int) -> list[str]:
    """Close the folders that are open until only `to` are."""
    return ["</DL><p>"] * (depth - to)


def _bookmarks(section: Section) -> Iterator[str]:
    for resource in section.resources:
        if resource.link:
            yield _link(resource)
            if resource.summary:
                yield f"<DD>{escape(resource.summary)}"
    yield from (_link(resource) for resource in section.also if resource.link)


def _link(resource: Resource) -> str:
    added = seconds(resource.added)
    day = "" if added is None else f' ADD_DATE="{added}"'
    return f'<DT><A HREF="{escape(resource.link or "")}"{day}>{escape(resource.title)}</A>'

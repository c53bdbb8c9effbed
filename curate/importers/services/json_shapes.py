"""The objects of services whose keys do not say themselves what they hold, each made plain.

A shape is told by the keys of an object, and gives the object with keys that `columns` knows.
"""

from collections.abc import Callable

from curate import vocabulary
from curate.field_names import Says, says_of
from curate.importers.services import json_folders
from curate.importers.tables import values
from curate.importers.tables.records import was_had
from curate.model import Format

Record = json_folders.Record
LEFT_OUT = "\0left out"
"""A key that says why an object is no resource."""
_DELETED = ("deleted", "is_deleted", "isDeleted", "removed", "trashed", "is_trashed", "isTrashed")
"""Keys that say whether somebody has thrown an object away,"""
_DELETED_AT = ("deleted_at", "deletedAt", "date_deleted", "dateDeleted")
"""since when,"""
_STATES = ("state", "status")
"""and in which state it is."""
_TRASH_OF_RAINDROP = -99


def plainly(node: Record) -> Record | None:
    """Give an object with keys that say what they hold; None where it is nothing of interest."""
    if _is_deleted(node):
        return _left_out(node, "deleted there")
    for tells, plain in _SHAPES:
        if tells(node):
            return plain(node)
    return node


def _is_deleted(node: Record) -> bool:
    """Whether somebody has thrown away what an object says, and it only waits to be cleared."""
    collection = node.get("collection")
    in_ = collection.get("$id") if isinstance(collection, dict) else node.get("collectionId")
    return (
        any(vocabulary.yes(node.get(key)) is True for key in _DELETED)
        or any(isinstance(node.get(key), (str, int)) and node[key] for key in _DELETED_AT)
        or any(str(node.get(key)).lower() in ("deleted", "trash", "trashed") for key in _STATES)
        or str(in_) == str(_TRASH_OF_RAINDROP)
    ) and _names_something(node)


def _names_something(node: Record) -> bool:
    return any((says := says_of(key)) and says[0] in (Says.TITLE, Says.URL) for key in node)


def _left_out(node: Record, why: str) -> Record:
    """Give an object that is no resource, called by its title or its address."""
    said: dict[Says, str] = {}
    for key, value in node.items():
        says = says_of(key)
        if says and says[0] in (Says.TITLE, Says.URL) and isinstance(value, str) and value:
            said.setdefault(says[0], value)
    return {"title": said.get(Says.TITLE) or said.get(Says.URL) or "", LEFT_OUT: why}


def _karakeep(node: Record) -> Record:
    """Read a bookmark of Karakeep: what it leads to is an object of its own."""
    content = node["content"]
    url = content.get("url") or content.get("sourceUrl")
    title = node.get("title") or content.get("title")
    plain = {**node, "content": None, "title": title, "url": url}
    if not url and content.get("type") in ("text", "asset"):
        text = values.text(content.get("text")) or values.text(content.get("fileName"))
        kind = "a note, not a link" if content["type"] == "text" else "a file that was uploaded"
        return {"title": title or text[:80], LEFT_OUT: kind}
    for key in ("description", "author", "publisher", "datePublished", "htmlContent"):
        plain[key] = content.get(key)
    return plain


def _karakeep_gone(node: Record) -> Record:
    """Read a bookmark of Karakeep of which nothing is left but its title."""
    return {"title": node.get("title"), LEFT_OUT: "a bookmark without an address"}


def _pinboard(node: Record) -> Record:
    """Read a bookmark of Pinboard, which calls a title a description; blanks part its tags."""
    tags = node.get("tags")
    return {
        **node,
        "title": node["description"],
        "description": node.get("extended"),
        "extended": None,
        "tags": tags.split() if isinstance(tags, str) else tags,
    }


def _pocket(node: Record) -> Record:
    """Read an item of the Pocket API."""
    status = {"0": "unread", "1": "archive"}.get(str(node.get("status")))
    if str(node.get("status")) == "2":
        return _left_out(node, "deleted there")
    authors = node.get("authors")
    return {
        **node,
        "status": status,
        "format": "video" if str(node.get("has_video")) == "2" else None,
        "authors": list(authors.values()) if isinstance(authors, dict) else authors,
    }


def _readwise(node: Record) -> Record | None:
    """Read a document of Readwise Reader, whose own address is `source_url`; no highlights."""
    if node.get("parent_id"):
        return None
    plain = {**node, "url": node["source_url"], "source_url": None, "source": None}
    return {**plain, "format": node.get("category"), "category": None}


def _wallabag(node: Record) -> Record:
    """Read an entry of wallabag; of one that could not be fetched there is no time."""
    plain = dict(node)
    content = node.get("content")
    if isinstance(content, str) and not was_had(content):
        plain["content"] = plain["reading_time"] = None
    return plain


def _omnivore(node: Record) -> Record:
    """Read a page of Omnivore, which counts progress in percent."""
    percent = values.number(node.get("readingProgress"))
    return {**node, "readingProgress": None if percent is None else min(percent / 100, 1.0)}


def _readeck(node: Record) -> Record:
    """Read an entry of Readeck: the time to read what is said of a video is not its length."""
    if vocabulary.format_(node["type"]) not in (Format.WATCH, Format.LISTEN):
        return node
    return {
        **node,
        "reading_time": None,
        "word_count": None,
        "duration": None,
        "seconds": node.get("duration"),
    }


def _reader_item(node: Record) -> Record:
    """Read an item as Google Reader had it, and many readers of feeds still have."""
    whole = node.get("content") or node.get("summary")
    categories = [one for one in node.get("categories") or () if isinstance(one, str)]
    return {
        "title": node.get("title"),
        "url": values.address(node.get("canonical")) or values.address(node.get("alternate")),
        "author": node.get("author"),
        "publisher": values.text(node["origin"]) if node.get("origin") else None,
        "published": node.get("published"),
        "tags": [one for one in categories if not one.startswith("user/")],
        "content": values.text(whole),
    }


def _youtube(node: Record) -> Record:
    """Read a video of the API of YouTube."""
    snippet, details = node["snippet"], node.get("contentDetails")
    details = details if isinstance(details, dict) else {}
    named = (details, snippet.get("resourceId"), node.get("id"))
    ids = [one.get("videoId") if isinstance(one, dict) else one for one in named]
    id_ = next((one for one in ids if isinstance(one, str) and one), None)
    return {
        "title": snippet.get("title"),
        "description": snippet.get("description"),
        "url": f"https://www.youtube.com/watch?v={id_}" if id_ else None,
        "publisher": snippet.get("videoOwnerChannelTitle") or snippet.get("channelTitle"),
        "published": details.get("videoPublishedAt") or snippet.get("publishedAt"),
        "duration": details.get("duration"),
        "tags": snippet.get("tags"),
        "media_type": "video/*",
    }


def _video_download(node: Record) -> Record:
    """Read what yt-dlp says of a video or a recording, in seconds."""
    return {**node, "url": node["webpage_url"], "seconds": node.get("duration"), "duration": None}


def _zotero(node: Record) -> Record | None:
    """Read an item of Zotero, whose attachments and notes are none themselves."""
    plain = node["data"] if isinstance(node.get("data"), dict) else node
    return None if plain.get("itemType") in ("attachment", "note", "annotation") else plain


def _hypothesis(node: Record) -> Record:
    """Read an annotation of Hypothes.is: of its page, with what was marked and said."""
    marked = [
        selector.get("exact")
        for target in node["target"]
        if isinstance(target, dict) and isinstance(target.get("selector"), list)
        for selector in target["selector"]
        if isinstance(selector, dict)
    ]
    permissions = node.get("permissions")
    readers = permissions.get("read") if isinstance(permissions, dict) else None
    return {
        "title": values.text(node["document"].get("title")) if node.get("document") else None,
        "url": node["uri"],
        "tags": node.get("tags"),
        "added": node.get("created"),
        "highlights": [one for one in marked if one],
        "notes": node.get("text"),
        "private": isinstance(readers, list) and any(str(one)[:5] == "acct:" for one in readers),
    }


def _has(*keys: str) -> Callable[[Record], bool]:
    wanted = frozenset(keys)
    return lambda node: wanted <= node.keys()


def _lists(*keys: str) -> Callable[[Record], bool]:
    return lambda node: all(isinstance(node.get(key), list) for key in keys)


def _holds(key: str, inner: str) -> Callable[[Record], bool]:
    return lambda node: isinstance(node.get(key), dict) and inner in node[key]


_SHAPES: tuple[tuple[Callable[[Record], bool], Callable[[Record], Record | None]], ...] = (
    (lambda node: str(node.get("type", "")).startswith("text/x-moz-place"), json_folders.firefox),
    (lambda node: isinstance(node.get("roots"), dict), json_folders.chrome),
    (_has("date_added", "url", "guid"), json_folders.chrome_bookmark),
    (_lists("bookmarks", "lists"), json_folders.karakeep_root),
    (_holds("content", "type"), _karakeep),
    (_has("content", "createdAt", "archived", "note"), _karakeep_gone),
    (json_folders.is_linkwarden, json_folders.linkwarden),
    (_has("href", "description", "extended"), _pinboard),
    (lambda node: "uri" in node and isinstance(node.get("target"), list)
     and isinstance(node.get("document", {}), dict), _hypothesis),
    (_has("item_id", "given_url"), _pocket),
    (_has("source_url", "category"), _readwise),
    (_has("is_archived", "content"), _wallabag),
    (_has("slug", "readingProgress"), _omnivore),
    (_has("reading_time", "word_count", "type"), _readeck),
    (_lists("alternate"), _reader_item),
    (_holds("snippet", "title"), _youtube),
    (_has("webpage_url", "extractor"), _video_download),
    (_has("itemType"), _zotero),
    (_holds("data", "itemType"), _zotero),
)  # fmt: skip
"""How each shape is told, and how it is read; the first that fits counts."""

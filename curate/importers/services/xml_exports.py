"""XML of services and programs: Pinboard and Delicious, XBEL, Zotero RDF, EndNote."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from curate.field_names import Says
from curate.importers.candidates import Candidate, LeftOut, Reading, Source, UnreadableError
from curate.importers.references import address_of, first_name_first, told_apart
from curate.importers.tables.records import Manner, Said, candidate_of
from curate.importers.xml_text import root_of, with_entities, xml_text

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DEEPEST = 100
_MANNER = Manner()
_NO_REFERENCES = frozenset(("", "attachment", "note", "annotation"))
_PEOPLE = ("authors", "directors", "podcasters", "presenters", "creators", "editors")
"""Who made something, as Zotero calls them, the first that it names."""


def looks_like(source: Source) -> bool:
    """Whether a source is XML, and no page, whether or not we know its kind."""
    root = root_of(source.beginning)
    if not source.beginning.startswith("<") or root is None:
        return False
    return root in _READERS or (source.beginning.startswith("<?xml") and root != "html")


def read(source: Source) -> Reading:
    """Read bookmarks or references. Raises UnreadableError."""
    from xml.etree.ElementTree import ParseError, fromstring

    xml = xml_text(source, "|".join(_READERS))
    root_name = root_of(xml.text)
    if not xml.text or root_name is None:
        raise UnreadableError("It is XML, but of no kind that is known here.")
    try:
        root = fromstring(with_entities(xml.text))
    except ParseError:
        raise UnreadableError("It is XML, and so damaged that nothing can be read of it.") from None
    reading = Reading(remarks=list(xml.remarks))
    found: list[Candidate] = []
    for number, said in enumerate(_READERS[root_name.lower()](root), start=1):
        where = f"entry {number}"
        told = {key: some for key, values in said.items() if (some := list(filter(None, values)))}
        candidate = candidate_of(told, where, _MANNER)
        if candidate is not None:
            found.append(candidate)
        else:
            why = "it has neither title nor address"
            reading.left_out.append(LeftOut("an entry", why, where))
    if not found and not reading.left_out and len(root):
        raise UnreadableError("It is XML, but nothing in it has a title and an address.")
    reading.candidates.extend(found if root_name in ("posts", "xbel") else told_apart(found))
    return reading


def _posts(root: "Element") -> Iterator[Said]:
    """Yield bookmarks of Pinboard and Delicious: all that they say is in attributes."""
    for post in root.iter("post"):
        yield {
            Says.TITLE: [post.get("description", "")],
            Says.URL: [post.get("href", "")],
            Says.SUMMARY: [post.get("extended", "")],
            Says.TAGS: [post.get("tag", "").split()],
            Says.ADDED: [post.get("time", "")],
            Says.UNREAD: [post.get("toread", "")],
            Says.SHARED: [post.get("shared", "")],
            Says.PRIVATE: [post.get("private", "")],
        }


def _xbel(root: "Element") -> Iterator[Said]:
    """Yield bookmarks of XBEL, each with its folders."""
    around: list[tuple[Element, tuple[str, ...]]] = [(root, ())]
    while around:
        folder, path = around.pop()
        inner = [one for one in folder if one.tag == "folder"]
        around += [(one, (*path, _text(one, "title"))[:_DEEPEST]) for one in reversed(inner)]
        for one in folder:
            if one.tag == "bookmark":
                yield {
                    Says.TITLE: [_text(one, "title")],
                    Says.URL: [one.get("href", "")],
                    Says.SUMMARY: [_text(one, "desc")],
                    Says.FOLDER: [path],
                    Says.ADDED: [one.get("added", "")],
                }


def _zotero(root: "Element") -> Iterator[Said]:
    """Yield references of Zotero; what they are in, and their collections, stand beside them."""
    beside = {about: one for one in root if (about := _attribute(one, "about"))}
    folders = _collections(root)
    for one in root:
        if _text(one, "itemType") in _NO_REFERENCES:
            continue
        within = [
            beside.get(_attribute(part, "resource"), part) for part in _children(one, "isPartOf")
        ]
        identifiers = [_whole(part) for part in _children(one, "identifier")]
        about = _attribute(one, "about")
        people = (_named(part, "Person") for name in _PEOPLE for part in _children(one, name))
        yield {
            Says.TITLE: [_text(one, "title")],
            Says.URL: [address_of(*identifiers, about) or ""],
            Says.FORMAT: [_text(one, "itemType")],
            Says.AUTHORS: [list(next(filter(None, people), ()))],
            Says.PUBLISHER: [*(_text(part, "title") for part in within), *_publishers(one)],
            Says.PUBLISHED: [_text(one, "date")],
            Says.ADDED: [_text(one, "dateSubmitted")],
            Says.SUMMARY: [_text(one, "abstract")],
            Says.TAGS: [[_whole(part) for part in _children(one, "subject")]],
            Says.FOLDER: folders.get(about, []),
        }


def _collections(root: "Element") -> dict[str, list[tuple[str, ...]]]:
    """Give the paths of collections by what is in them."""
    collections = {_attribute(one, "about"): one for one in root if _name(one) == "Collection"}
    parts = {
        key: [_attribute(part, "resource") for part in _children(one, "hasPart")]
        for key, one in collections.items()
    }
    above = {part: key for key, inner in parts.items() for part in inner if part in collections}
    found: dict[str, list[tuple[str, ...]]] = {}
    for key, inner in parts.items():
        path: list[str] = []
        at: str | None = key
        while at is not None and len(path) < _DEEPEST:
            path.insert(0, _text(collections[at], "title"))
            at = above.get(at)
        for part in inner:
            found.setdefault(part, []).append(tuple(path))
    return found


def _publishers(one: "Element") -> Iterator[str]:
    for publisher in _children(one, "publisher"):
        yield _whole(publisher)


def _named(people: "Element", tag: str) -> list[str]:
    """Give the names of people, the first name first."""
    found = []
    for person in people.iter():
        if _name(person) == tag:
            first = _text(person, "givenName") or _text(person, "givenname")
            found.append(" ".join(filter(None, (first, _text(person, "surname")))))
    return found


def _endnote(root: "Element") -> Iterator[Said]:
    """Yield references of EndNote."""
    for one in root.iter("record"):
        numbers = ("urls/related-urls/url", "electronic-resource-num", "urls/web-urls/url")
        authors = _all(one, "contributors/authors/author")
        yield {
            Says.TITLE: _all(one, "titles/title"),
            Says.URL: [address_of(*(text for path in numbers for text in _all(one, path))) or ""],
            Says.AUTHORS: [list(map(first_name_first, authors))],
            Says.PUBLISHER: [
                *_all(one, "titles/secondary-title"),
                *_all(one, "periodical/full-title"),
                *_all(one, "publisher"),
            ],
            Says.PUBLISHED: _all(one, "dates/year"),
            Says.SUMMARY: [*_all(one, "abstract"), *_all(one, "research-notes")],
            Says.TAGS: [_all(one, "keywords/keyword")],
        }


def _all(one: "Element", path: str) -> list[str]:
    return list(map(_whole, one.findall(path)))


def _name(one: "Element") -> str:
    """Give the name of an element without its namespace."""
    return one.tag.rpartition("}")[2]


def _attribute(one: "Element", name: str) -> str:
    """Give an attribute, whichever namespace it is in."""
    return next((value for key, value in one.items() if key.rpartition("}")[2] == name), "")


def _children(one: "Element", name: str) -> "Sequence[Element]":
    return [child for child in one if _name(child) == name]


def _text(one: "Element", name: str) -> str:
    """Give the text of the first element of a name in another, at whatever depth there is one.

    What stands right in it goes before what stands deeper.
    """
    child = next(iter(_children(one, name)), None)
    if child is None:
        child = next((deep for deep in _children_of_children(one) if _name(deep) == name), None)
    return "" if child is None else _whole(child)


def _children_of_children(one: "Element") -> "Iterator[Element]":
    for child in one:
        yield from child


def _whole(one: "Element") -> str:
    """Give all text in an element, on one line."""
    return " ".join("".join(one.itertext()).split())


_READERS: dict[str, Callable[[Any], Iterator[Said]]] = {
    "posts": _posts,
    "xbel": _xbel,
    "rdf:rdf": _zotero,
    "xml": _endnote,
}
"""By the name of the first element."""

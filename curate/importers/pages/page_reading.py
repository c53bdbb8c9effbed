"""A page read once: what its head says, its data in attributes, and its paragraphs."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from html.parser import HTMLParser
from re import findall
from typing import Any

from curate.importers.markup import without_scripts
from curate.importers.texts import word_count

_MOST = 2_000
"""So many pieces of data of one kind are taken, and characters of one."""
_MOST_WITHIN = 8
"""So many pieces of data are read at once, each within the one before."""
_MOST_DEPTH = 500
"""So many elements are open at once; what is deeper is read as if it were beside them."""
LEAST_WORDS = 50
"""A page with fewer shows its text by a script, or has none."""


def _tags(text: str) -> frozenset[str]:
    return frozenset(findall(r"\w+", text))


_VOID = _tags("area base br col embed hr img input link meta param source track wbr")
_BLOCKS = _tags(
    "address article aside blockquote body dd details div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td th thead tr ul"
)
_PARAGRAPHS = _tags("p li dd dt blockquote pre td th h1 h2 h3 h4 h5 h6")
_BESIDE = _tags("nav footer aside header form button select dialog svg iframe object noscript")
_ADDRESSES = {"link": "href", "img": "src", "time": "datetime", "data": "value", "meter": "value"}

_OEMBED = "application/json+oembed"

Item = dict[str, Any]
"""A thing as microdata say it, in the shape that JSON-LD has: types at `@type`, lists of values."""


@dataclass
class Page:
    """What a page says, as it stands there."""

    elements: str = ""
    """Its tags and texts, without comments and scripts."""
    title: str = ""
    """Its title; "" where it has none."""
    heading: str = ""
    """Its first heading of the first order."""
    metas: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """What its `meta` elements say, by name or property in small letters, in their order."""
    canonical: str | None = None
    """The address that it says it has."""
    oembed: str | None = None
    """Where it says that more is said of it, as JSON."""
    linked_data: tuple[str, ...] = ()
    items: list[Item] = field(default_factory=list)
    articles: list[list[str]] = field(default_factory=list)
    """The text of each `article` that is in no other, in pieces."""
    main: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    """What is in a paragraph anywhere."""

    @property
    def words(self) -> int | None:
        """Count the words of the paragraphs of its main part; None where there are too few."""
        articles = ["".join(pieces) for pieces in self.articles]
        longest = max(articles, key=len, default="")
        if 2 * len(longest) < sum(map(len, articles)):  # they are beginnings of many
            longest = ""
        for text in (longest, "".join(self.main), "".join(self.paragraphs)):
            found = word_count(text)
            if found is not None and found >= LEAST_WORDS:
                return found
        return None

    def first(self, *names: str) -> str | None:
        """Give what the first of these `meta` elements says that says anything."""
        return next((one for name in names for one in self.metas.get(name, ()) if one), None)


def page_of(html: str) -> Page:
    """Read a page; whatever it is, nothing is raised, and time grows as its length does."""
    markup = without_scripts(html)
    reader = _Reader()
    reader.feed(markup.elements)
    reader.close()
    page = reader.page
    page.elements, page.title, page.linked_data = markup.elements, markup.title, markup.linked_data
    return page


@dataclass(slots=True)
class _Open:
    """An element that is open."""

    tag: str
    item: Item | None = None
    """What it is, where it is a thing with properties."""
    said: list[str] | None = None
    """Its text so far, where that is data."""
    owner: Item | None = None
    names: tuple[str, ...] = ()
    """Of which thing, and of which of its properties, the text is the value."""


class _Reader(HTMLParser):
    """Fills a page as its elements come."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._open: list[_Open] = []
        self._count: Counter[str] = Counter()
        self._block = ""
        self._items: list[Item] = []
        self._said: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what an element says by its attributes, and keep it open until it ends."""
        said = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self._take_meta(said)
        elif tag == "link":
            self._take_link(said)
        if tag in _BLOCKS:
            self._block = tag
            if self._open and self._open[-1].tag == "p":  # these are rarely closed
                self.handle_endtag("p")
                self._block = tag
            if tag == "article" and not self._count["article"]:
                self.page.articles.append([])
        if len(self._open) >= _MOST_DEPTH:
            return
        element = self._data(tag, said)
        if tag not in _VOID:
            self._open.append(element)
            self._count[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        """Close an element, with all that is still open in it."""
        if tag in _BLOCKS:
            self._block = ""
        if not self._count[tag]:
            return
        while True:
            element = self._open.pop()
            self._count[element.tag] -= 1
            self._close(element)
            if element.tag == tag:
                return

    def close(self) -> None:
        """Close all that is open."""
        super().close()
        while self._open:
            self._close(self._open.pop())

    def set_cdata_mode(self, elem: str, **_: Any) -> None:
        """Read on as ever: what is no markup inside an element is gone already."""

    def handle_data(self, data: str) -> None:
        """Take a piece of text, for all that it is part of."""
        for said in self._said:
            if len(said) < _MOST:
                said.append(data[:_MOST])
        if self._block == "h1" and len(self.page.heading) < _MOST:
            self.page.heading += data[:_MOST]
        if self._block not in _PARAGRAPHS or any(self._count[tag] for tag in _BESIDE):
            return
        text = f"{data} " if data[-1:].isspace() else data
        if self._count["article"] == 1:
            self.page.articles[-1].append(text)
        if self._count["main"]:
            self.page.main.append(text)
        if self._block == "p":
            self.page.paragraphs.append(text)

    def _take_meta(self, said: dict[str, str]) -> None:
        content = said.get("content", "").strip()[: 2 * _MOST]
        for attribute in ("name", "property"):
            name = said.get(attribute, "").strip().lower()
            if name and content and len(self.page.metas) < _MOST:
                self.page.metas[name].append(content)

    def _take_link(self, said: dict[str, str]) -> None:
        rel, href = said.get("rel", "").lower().split(), said.get("href", "").strip()
        if "canonical" in rel and href and self.page.canonical is None:
            self.page.canonical = href
        if "alternate" in rel and said.get("type", "").strip().lower() == _OEMBED:
            self.page.oembed = self.page.oembed or href or None

    def _data(self, tag: str, said: dict[str, str]) -> _Open:
        """Take what an element says as microdata, as far as it is known when it begins."""
        element = _Open(tag)
        names = tuple(said.get("itemprop", "").split())
        owner = self._items[-1] if self._items else None
        if "itemscope" in said and len(self.page.items) < _MOST and tag not in _VOID:
            element.item = {"@type": said.get("itemtype", "").split()}
            _add(owner, names, element.item)
            if not names:
                self.page.items.append(element.item)
            self._items.append(element.item)
        elif names and owner is not None:
            value = said.get("content", said.get(_ADDRESSES.get(tag, "content")))
            if value is not None or tag in _VOID:
                _add(owner, names, value or "")
            elif len(self._said) < _MOST_WITHIN and names != ("articleBody",):
                element.said, element.owner, element.names = [], owner, names
                self._said.append(element.said)
        return element

    def _close(self, element: _Open) -> None:
        if element.item is not None:
            self._items.pop()
        if element.said is not None:
            self._said = [said for said in self._said if said is not element.said]
            _add(element.owner, element.names, " ".join("".join(element.said).split()))


def _add(owner: Item | None, names: tuple[str, ...], value: object) -> None:
    for name in names if owner is not None else ():
        values = owner.setdefault(name, [])  # type: ignore[union-attr]
        if isinstance(values, list) and len(values) < _MOST:
            values.append(value)

"""Bookmarks in the format of Netscape, as browsers and most bookmark services write them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from re import IGNORECASE
from re import compile as pattern

from curate.folding import folded
from curate.importers.candidates import Candidate, Reading, Source, UnreadableError
from curate.importers.dates import day_of
from curate.importers.markup import tamed
from curate.importers.services import pocket_html
from curate.model import Status

_MOST_DEPTH = 100
"""Folders in folders that are remembered; what is deeper is in the last of them."""
_DOCTYPE = pattern(r"<!doctype\s+netscape-bookmark", IGNORECASE)
_PAGE = pattern(r"<!doctype\s+html|<(?:html|body)\b", IGNORECASE)
_ENTRY = pattern(
    r"<dt>\s*<(?:a\s[^>]*?\bhref|h3\b[^>]*?(?:>|\badd_date))|<a\s[^>]*?\badd_date\s*=", IGNORECASE
)
_ROOT_MARK = pattern("personal_toolbar_folder|[a-z]+_bookmarks_folder")
"""The attribute of a folder that is there from the start, in whatever language."""
_ROOTS = frozenset(
    (
        *("bookmarks", "bookmarks menu", "bookmarks bar", "bookmarks toolbar", "unsorted"),
        *("other bookmarks", "mobile bookmarks", "synced bookmarks", "unsorted bookmarks"),
        *("favorites bar", "favourites bar", "other favorites", "other favourites", "unfiled"),
    )
)
"""The same on top, where no attribute says so."""
_ARCHIVED = frozenset(("linkding:bookmarks.archived", "linkding:archived"))
"""Tags that stand for a state."""
_NOTES = pattern(r"\s*\[/?linkding-notes\]\s*")
_BREAKS = frozenset(("br", "p", "blockquote", "li", "pre", "dd", "div"))


def looks_like(source: Source) -> bool:
    """Whether a source says that it is a file of bookmarks, or is a list of some."""
    beginning = source.beginning
    if pocket_html.looks_like(source):
        return False
    if _DOCTYPE.search(beginning):
        return True
    return _PAGE.search(beginning) is None and _ENTRY.search(beginning) is not None


def read(source: Source) -> Reading:
    """Read bookmarks: titles, addresses, folders, tags, days, descriptions, whether private."""
    reader = _Reader()
    reader.feed(tamed(source.text))
    reader.close()
    reader.finish()
    if not reader.candidates and not looks_like(source):
        raise UnreadableError("There are no bookmarks in it.")
    return Reading(reader.candidates)


@dataclass
class _Read:
    """A bookmark or the title of a folder, while it is read."""

    attributes: dict[str, str]
    line: int
    is_folder: bool = False
    title: list[str] = field(default_factory=list)
    note: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Collects bookmarks from tags, of which few are closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.candidates: list[Candidate] = []
        self._folders: list[tuple[int, str]] = []
        """Those that are open, each with its number; "" for one that nobody named."""
        self._opened = 0
        self._names: dict[tuple[tuple[str, ...], int], str] = {}
        """What folders are called, by what they are in and their numbers."""
        self._times: dict[tuple[tuple[str, ...], str], int] = {}
        """How many have a name, by what they are in."""
        self._too_deep = 0
        self._next_folder = ""
        """What the next list of bookmarks is called."""
        self._read: _Read | None = None
        self._pieces: list[str] | None = None
        """Of it, what takes the text that comes; None: nothing."""

    def set_cdata_mode(self, elem: str, *, escapable: bool = False) -> None:
        """Take a tag in a title that nobody escaped, as `<script>`, for what any other is."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a bookmark, the title of a folder, a folder or a description."""
        said = {name: value or "" for name, value in reversed(attrs)}
        if tag in ("a", "h3") and not (tag == "a" and self._is_in_note(said)):
            self.finish()
            self._read = _Read(said, self.getpos()[0], is_folder=tag == "h3")
            self._pieces = self._read.title
        elif tag in ("dt", "dl", "hr", "h1"):
            self.finish()
            if tag == "dl":
                self._open_folder()
        elif tag == "dd":
            self._pieces = None if self._read is None else self._read.note
        if tag in _BREAKS and self._pieces is not None:
            self._pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a title, or a folder."""
        if tag == "h3" or tag == "dl":
            self.finish()
        elif tag == "a" and self._read is not None and self._pieces is self._read.title:
            self._pieces = None
        if tag == "dl":
            self._next_folder = ""
            if self._too_deep:
                self._too_deep -= 1
            elif self._folders:
                self._folders.pop()

    def handle_data(self, data: str) -> None:
        """Take text for what is being read."""
        if self._pieces is not None:
            self._pieces.append(data)

    def finish(self) -> None:
        """End what is being read."""
        read, self._read, self._pieces = self._read, None, None
        if read is None:
            return
        if read.is_folder:
            self._next_folder = _folder(read, top=not any(title for _, title in self._folders))
            return
        one = _candidate(read, self._path())
        if one.title or one.url or one.summary:
            self.candidates.append(one)

    def _path(self) -> tuple[str, ...]:
        """Give the folders that are open; of two of one name in one, the second has a 2 behind."""
        path: tuple[str, ...] = ()
        for number, title in self._folders:
            if title:
                name = self._names.get((path, number))
                if name is None:
                    name = self._names[path, number] = self._free(path, title)
                path = (*path, name)
        return path

    def _free(self, path: tuple[str, ...], title: str) -> str:
        """Give a folder a name that no other has in the one that it is in."""
        name = title
        while (path, folded(name)) in self._times:
            self._times[path, folded(title)] += 1
            name = f"{title} {self._times[path, folded(title)]}"
        self._times[path, folded(name)] = 1
        return name

    def _is_in_note(self, said: dict[str, str]) -> bool:
        """Whether a link stands in a description: it has not the day that its bookmark has."""
        read = self._read
        if read is None or self._pieces is not read.note:
            return False
        return "add_date" in read.attributes and "add_date" not in said

    def _open_folder(self) -> None:
        if len(self._folders) < _MOST_DEPTH:
            self._opened += 1
            self._folders.append((self._opened, self._next_folder))
        else:
            self._too_deep += 1
        self._next_folder = ""


def _folder(read: _Read, *, top: bool) -> str:
    """Give the title of a folder; "" where it is one that nobody named."""
    title = " ".join("".join(read.title).split())
    said = read.attributes
    if any(_ROOT_MARK.fullmatch(name) and said[name].lower() == "true" for name in said):
        return ""
    if said.get("id") == "com.apple.ReadingList" or (top and title.casefold() in _ROOTS):
        return ""
    return title


def _candidate(read: _Read, folders: tuple[str, ...]) -> Candidate:
    """Make a candidate of a bookmark."""
    said = read.attributes
    tags = [tag.strip() for tag in said.get("tags", "").split(",")]
    themes = [folders] if folders else []
    themes += [(tag,) for tag in tags if tag and tag not in _ARCHIVED]
    status = Status.DONE if _ARCHIVED.intersection(tags) else None
    if status is None and "1" in (said.get("toread"), said.get("unread")):
        status = Status.TODO
    feed = said.get("feedurl", "").strip()
    return Candidate(
        title="".join(read.title).strip(),
        url=feed or said.get("href", "").strip() or None,
        themes=tuple(themes),
        added=day_of(said.get("add_date")),
        summary=_NOTES.sub("\n", "".join(read.note)).strip() or None,
        status=status,
        private=said.get("private") == "1",
        feed=bool(feed),
        where=f"line {read.line}",
    )

"""The page of links that Pocket gave as an export, and Instapaper gives: a section a state."""

from html.parser import HTMLParser
from re import IGNORECASE
from re import compile as pattern

from curate.importers.candidates import Candidate, Reading, Source, UnreadableError
from curate.importers.dates import day_of
from curate.importers.markup import tamed
from curate.model import Status

_TITLED = pattern(r"<title>\s*(?:pocket|instapaper:?)\s+export", IGNORECASE)
_ENTRY = pattern(r"<a\s[^>]*\btime_added\s*=", IGNORECASE)
_STATES = {
    "unread": Status.TODO,
    "read archive": Status.DONE,
    "read": Status.DONE,
    "archive": Status.DONE,
}
"""What the sections are called that stand for a state. Any other is a folder."""
_NO_FOLDERS = frozenset(("", "pocket export", "starred", "liked"))


def looks_like(source: Source) -> bool:
    """Whether a source says that it is such an export, or has a link with its time of saving."""
    return any(mark.search(source.beginning) for mark in (_TITLED, _ENTRY))


def read(source: Source) -> Reading:
    """Read the links of all sections: titles, addresses, tags, days, states."""
    reader = _Reader()
    reader.feed(tamed(source.text))
    reader.close()
    reader.finish()
    if not reader.candidates and not looks_like(source):
        raise UnreadableError("There are no links of Pocket in it.")
    return Reading(reader.candidates)


class _Reader(HTMLParser):
    """Collects links, and the headings that they stand under."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.candidates: list[Candidate] = []
        self._section = ""
        self._pieces: list[str] | None = None
        """Of the heading or title that is being read."""
        self._link: dict[str, str] | None = None
        self._line = 0

    def set_cdata_mode(self, elem: str, *, escapable: bool = False) -> None:
        """Take a tag in a title that nobody escaped, as `<script>`, for what any other is."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a link or a heading."""
        if tag in ("a", "h1", "li", "ul", "ol", "dt", "dl"):
            self.finish()
        if tag == "a":
            self._link = {name: value or "" for name, value in reversed(attrs)}
            self._line = self.getpos()[0]
        if tag in ("a", "h1"):
            self._pieces = []

    def handle_endtag(self, tag: str) -> None:
        """End a link or a heading."""
        if tag in ("a", "h1"):
            self.finish()

    def handle_data(self, data: str) -> None:
        """Take the text of a link or a heading."""
        if self._pieces is not None:
            self._pieces.append(data)

    def finish(self) -> None:
        """End what is being read."""
        if self._pieces is None:
            return
        text = " ".join("".join(self._pieces).split())
        if self._link is None:
            self._section = text
        elif self._link.get("href"):
            self.candidates.append(self._candidate(text, self._link))
        self._pieces, self._link = None, None

    def _candidate(self, title: str, said: dict[str, str]) -> Candidate:
        """Make a candidate of a link."""
        section = self._section.casefold()
        folder = () if section in _STATES or section in _NO_FOLDERS else (self._section,)
        tags = (tag.strip() for tag in said.get("tags", "").split(","))
        return Candidate(
            title=title,
            url=said["href"].strip(),
            themes=(*((folder,) if folder else ()), *((tag,) for tag in tags if tag)),
            added=day_of(said.get("time_added") or said.get("add_date")),
            status=_STATES.get(section),
            where=f"line {self._line}",
        )

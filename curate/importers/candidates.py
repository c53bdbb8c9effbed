"""What importers take and give: a source, and candidates for resources as it says them.

Nothing is judged here, nor cleaned: a candidate has the texts of its source, and `judgement`
makes resources of them.
"""

from dataclasses import dataclass, field, fields, replace
from functools import cached_property

from curate.importers.decoding import decoded
from curate.model import Format, Importance, Level, Status, Theme


@dataclass(frozen=True)
class Source:
    """One file, page or stream that is imported."""

    name: str
    """As messages call it: a path, an address, a member of an archive."""
    raw: bytes
    address: str | None = None
    """Where it came from, where that is the web: relative links are relative to it."""
    charset: str | None = None
    """The encoding that its server says it has."""

    @cached_property
    def text(self) -> str:
        """The bytes as text: without byte order mark, line ends as they are."""
        return decoded(self.raw, self.charset)

    @cached_property
    def beginning(self) -> str:
        """The first 4,096 characters, without blanks before them, to tell the kind by."""
        return decoded(self.raw[:16_384], self.charset).lstrip()[:4_096]


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """One resource as a source says it. What the source does not say is None, or empty."""

    title: str = ""
    url: str | None = None
    """As it is there, but made absolute."""
    id: str | None = None
    """Where the source has ids as ours are."""
    format: Format | None = None
    media_type: str | None = None
    """Of what the address leads to, as in `audio/mpeg` or `video`: the format follows from it."""
    minutes: int | None = None
    """Of ONE part, as stated, rounded up."""
    parts: int | None = 1
    """None: several, but how many is not said."""
    words: int | None = None
    """Of one part: as stated, or counted where the source has the whole text."""
    themes: tuple[tuple[str, ...], ...] = ()
    """Each a path of titles, the outermost first: a folder in its folders, a tag alone."""
    theme_ids: tuple[str, ...] = ()
    """Where the source has ids of themes as ours are."""
    level: Level | None = None
    importance: Importance | None = None
    requires: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None
    """2021-03-01, 2021-03 or 2021."""
    added: str | None = None
    """The day on which it was saved there: 2021-03-01."""
    summary: str | None = None
    """What is said of it, and what its reader noted or marked."""
    is_timed: bool = True
    """Whether its summary may say how long it takes. An abstract, and what was marked in it, do
    not: the times in them are of other things."""
    status: Status | None = None
    """How far its reader is with it."""
    on: str | None = None
    """The day on which that was so."""
    private: bool = False
    """Whether the source says that it is nobody else's business."""
    feed: bool = False
    """Whether it is a feed, and so no resource but a source of some."""
    where: str = ""
    """Its place in the source, for messages: `line 12`, `row 3`."""

    def with_twin(self, twin: "Candidate") -> "Candidate":
        """Give it with the themes of another of the same address too, and what only that says."""
        missing = {
            one.name: getattr(twin, one.name)
            for one in fields(self)
            if getattr(self, one.name) in (None, "", ()) and one.name != "parts"
        }
        themes = tuple(dict.fromkeys((*self.themes, *twin.themes)))
        return replace(self, **{**missing, "themes": themes})


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something in a source that is no candidate, and why."""

    what: str
    """Its title or address, or its text, as the source has it."""
    why: str
    """In words, as the end of a sentence: `a link that runs a script`."""
    where: str = ""


@dataclass(frozen=True)
class Reading:
    """All that was found in a source."""

    candidates: list[Candidate] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    """Sentences on the source as a whole: that it is cut off, or in another encoding."""
    themes: tuple[Theme, ...] = ()
    """Those that it declares, where it is a list of ours."""
    columns: tuple[str, ...] = ()
    """The names of its columns, where it is a table."""


class UnreadableError(ValueError):
    """A source is not what it is taken for; the text is a sentence for people."""

"""What becomes of what comes in: each candidate with its verdict, and what the user chose."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from curate.importers.drafts import NAMED
from curate.model import Format, Resource, Status, Theme


class Verdict(StrEnum):
    """What becomes of one candidate."""

    NEW = "new"
    LISTED = "listed"
    SUSPECT = "suspect"
    LEFT_OUT = "left out"


class Judged(NamedTuple):
    """One candidate, judged."""

    verdict: Verdict
    title: str
    """As it would be listed; of what is left out, what the source calls it."""
    why: str = ""
    """Why it is not new, as the end of a sentence; "" where it is."""
    resource: Resource | None = None
    """As it is listed, or would be."""
    remarks: tuple[str, ...] = ()
    """What was done to it: shortened, named from its address."""
    source: str = ""
    where: str = ""
    status: Status | None = None
    on: str | None = None
    """How far its reader is, and since which day."""


class Judgement(NamedTuple):
    """All that comes of an import."""

    judged: tuple[Judged, ...]
    themes: tuple[Theme, ...]
    """Those to declare."""
    remarks: tuple[str, ...]
    """On the sources as a whole."""

    def of(self, verdict: Verdict) -> list[Judged]:
        """Give those that are judged so."""
        return [one for one in self.judged if one.verdict is verdict]

    @property
    def untitled(self) -> list[str]:
        """Give the addresses of what comes in without a title of its own."""
        named = (one.resource for one in self.of(Verdict.NEW) if NAMED in one.remarks)
        return [one.url for one in named if one is not None and one.url]

    @property
    def taken(self) -> list[Resource]:
        """What comes into the list."""
        return [one.resource for one in self.of(Verdict.NEW) if one.resource is not None]


@dataclass(frozen=True)
class Choices:
    """What the user said about what comes in."""

    themes: tuple[str, ...] = ()
    """Ids of themes that all of it is given."""
    format: Format | None = None
    """Of what does not say it itself."""
    limit: int | None = None
    """How many come in at most."""
    private: bool = False
    """Whether what is marked as private comes in too."""
    feeds: bool = False
    """Whether feeds are resources."""
    suspect: bool = False
    """Whether suspect titles come in, cleaned."""
    as_they_are: bool = False
    """Whether titles that would be suspect come in as they are."""

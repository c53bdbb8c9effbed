"""The values that everything else speaks of: a resource, a theme, a sum of times."""

from enum import StrEnum
from typing import NamedTuple

ID_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"
"""Of the id of a resource, in the dialect that Python and JSON Schema (ECMA 262) share."""


class Format(StrEnum):
    """How a resource is taken in."""

    READ = "read"
    WATCH = "watch"
    LISTEN = "listen"


class Level(StrEnum):
    """How much a resource asks of its reader (LRMI's educationalLevel), easiest first."""

    INTRODUCTORY = "introductory"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


class Importance(StrEnum):
    """What a curator thinks of a resource, most wanted first (university reading lists)."""

    ESSENTIAL = "essential"
    RECOMMENDED = "recommended"
    OPTIONAL = "optional"


class TimeSource(StrEnum):
    """Where the minutes of a resource come from."""

    STATED = "stated"
    ESTIMATED = "estimated"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """What a reader's history says of a resource."""

    TODO = "todo"
    STARTED = "started"
    DONE = "done"
    SKIPPED = "skipped"


class Resource(NamedTuple):
    """One thing to read, watch or listen to."""

    id: str
    title: str
    format: Format
    minutes: int | None
    """Of ONE part: as stated, else estimated from `words`; None where unknown."""
    time_source: TimeSource
    parts: int | None
    """How many parts; None where the list says there are several, but not how many."""
    words: int | None
    """Of one part."""
    themes: tuple[str, ...]
    level: Level | None
    importance: Importance
    requires: tuple[str, ...]
    """Ids of the resources to take first."""
    authors: tuple[str, ...]
    publisher: str | None
    published: str | None
    """A date, a month or a year, as the curator wrote it: 2021-03-01, 2021-03, 2021."""
    url: str | None
    summary: str | None
    added: str | None
    """When it came to a list, in the same way: what is imported often knows."""
    line: int
    """Where the list file has it, counted from 1."""

    @property
    def total_minutes(self) -> int | None:
        """Minutes of all parts together; None where the time or the count is unknown."""
        if self.minutes is None or self.parts is None:
            return None
        return self.minutes * self.parts

    @property
    def estimated(self) -> bool:
        """Whether the minutes are an estimate."""
        return self.time_source is TimeSource.ESTIMATED

    @property
    def link(self) -> str | None:
        """The address that is meant, where it may be opened: http or https only."""
        from curate.addresses import address_meant

        return None if self.url is None else address_meant(self.url)


class Theme(NamedTuple):
    """What resources are about. Ids nest with `/`: `equity` includes `equity/race`."""

    id: str
    title: str | None
    """None where resources name the theme but the list does not declare it."""
    description: str | None = None
    line: int | None = None

    @property
    def declared(self) -> bool:
        """Whether the list declares it under `themes`."""
        return self.line is not None


class Tally(NamedTuple):
    """A count of resources, and the sum of their times."""

    resources: int = 0
    minutes: int = 0
    """What is known of the total, in minutes; with estimates."""
    estimated: bool = False
    """Whether an estimate is part of the sum."""
    unknown: int = 0
    """How many resources have no known total, and are missing from the sum."""

    def plus(self, resource: Resource) -> "Tally":
        """Return the tally with one more resource in it."""
        return self.plus_time(resource.total_minutes, resource.estimated)

    def plus_time(
        self, minutes: int | None, estimated: bool = False, *, counted: bool = True
    ) -> "Tally":
        """Return the tally with more minutes in it, those of one more resource if `counted`."""
        resources = self.resources + counted
        if minutes is None:
            return self._replace(resources=resources, unknown=self.unknown + counted)
        return Tally(resources, self.minutes + minutes, self.estimated or estimated, self.unknown)


class Problem(NamedTuple):
    """One thing wrong with a list file, and what to do about it."""

    rule: str
    """A stable name, as in `unknown-theme`."""
    line: int
    """Counted from 1."""
    id: str | None
    """The resource it is about, where there is one."""
    message: str
    remedy: str
    above: str | None = None
    """The resource above that one which cannot be read because of it either, where there is one."""
    stands_for: int = 1
    """How many of its kind it tells of."""

"""What a reader asks for: every filter, order and limit of one question."""

from enum import StrEnum
from typing import NamedTuple

from curate.model import Format, Importance, Level, Status


class Sort(StrEnum):
    """The orders a list can be shown in."""

    POSITION = "position"
    TIME = "time"
    TITLE = "title"
    PUBLISHED = "published"
    LEVEL = "level"
    IMPORTANCE = "importance"
    RANDOM = "random"


class Query(NamedTuple):
    """Facets all hold; the values of one facet are alternatives. Empty: no condition."""

    words: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    """Theme ids; each includes the themes nested in it."""
    all_themes: bool = False
    """Whether all of `themes` must hold, instead of any."""
    not_themes: tuple[str, ...] = ()
    """Theme ids of what is not wanted; each includes the themes nested in it."""
    no_theme: bool = False
    """Only what has no theme."""
    formats: tuple[Format, ...] = ()
    levels: tuple[Level, ...] = ()
    not_levels: tuple[Level, ...] = ()
    """Levels that are not wanted; what has none may be any."""
    importances: tuple[Importance, ...] = ()
    authors: tuple[str, ...] = ()
    """Words of a name, or the beginning of one."""
    publishers: tuple[str, ...] = ()
    """Words of a name, or the beginning of one."""
    max_minutes: int | None = None
    """What one part may take at most, in minutes."""
    min_minutes: int | None = None
    """What one part must take at least, in minutes."""
    no_time: bool = False
    """Only what has no known time."""
    statuses: tuple[Status, ...] = ()
    """What the reader's history says."""
    personal: bool = False
    """Whether what is left to this reader counts, where a time does: the index has it then."""
    include_unknown: bool = False
    """Let resources of unknown time pass the two time filters."""
    sort: Sort | None = None
    """None: by relevance where there are words, else as the list has it."""
    reverse: bool = False
    limit: int | None = None

    @property
    def timed(self) -> bool:
        """Whether time decides what is in the answer."""
        return self.max_minutes is not None or self.min_minutes is not None

    def unknown_only(self) -> "Query":
        """Return the question that asks for exactly what `include_unknown` would add."""
        return self._replace(max_minutes=0, min_minutes=None, include_unknown=True, limit=None)

    def any_time(self) -> "Query":
        """Return the same question without its time filters, shortest first."""
        return self._replace(
            max_minutes=None, min_minutes=None, sort=Sort.TIME, reverse=False, limit=None
        )

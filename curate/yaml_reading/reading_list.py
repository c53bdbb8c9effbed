"""What reading a list file gives: the list itself, and what is wrong with it."""

from collections.abc import Collection
from typing import NamedTuple

from curate.folding import folded
from curate.model import Problem, Resource, Theme
from curate.theme_names import is_within


class Entries(NamedTuple):
    """Where the entries of a list file are, readable or not."""

    number: int = 0
    last_line: int = 1
    """Where the last one begins, counted from 1."""
    bracket_line: int | None = None
    """Where the list of them begins, where it is written as `[...]`."""


NO_ENTRIES = Entries()


class SwitchedOff(NamedTuple):
    """A rule of `check` that the list switches off; perhaps there is no such rule."""

    rule: str
    reason: str
    line: int


class ReadingList(NamedTuple):
    """A list file, read."""

    title: str | None
    description: str | None
    themes: tuple[Theme, ...]
    """The declared ones in the file's order, then those that resources only name."""
    resources: tuple[Resource, ...]
    """In the file's order; those that cannot be read are left out."""
    problems: tuple[Problem, ...]
    """By line."""
    left_out: int
    """How many resources could not be read."""
    ids: frozenset[str]
    """Every id in the file, those of resources left out too: none may be given again."""
    entries: Entries = NO_ENTRIES
    language: str | None = None
    """A tag of BCP 47, as en-GB."""
    colour: str | None = None
    """Of its page: three or six hexadecimal digits of red, green, blue, perhaps after a `#`."""
    url: str | None = None
    """Where its page is published: an address of http or https."""
    checks: tuple[SwitchedOff, ...] = ()
    """In the file's order; those without a reason are left out."""

    def resource(self, id_: str) -> Resource | None:
        """Give the resource with exactly this id, as `lookup.Names` has it."""
        return next((one for one in self.resources if one.id == id_), None)

    def names_with(self, part: str) -> list[tuple[str, str]]:
        """Give id and title of those with `part` in them, as `lookup.Names` has it."""
        return [(id_, title) for id_, title in self.names() if part in id_ or part in folded(title)]

    def names(self) -> list[tuple[str, str]]:
        """Give id and title of all, as `lookup.Names` has it."""
        return [(one.id, one.title) for one in self.resources]

    def titles_and_addresses(self) -> list[tuple[str, str, str | None]]:
        """Give id, title and address of all, as `lookup.Listed` has it."""
        return [(one.id, one.title, one.url) for one in self.resources]

    def requiring(self, ids: Collection[str]) -> list[Resource]:
        """Give the resources that require one of these ids, as `lookup.Listed` has it."""
        return [one for one in self.resources if not set(ids).isdisjoint(one.requires)]

    def within(self, theme: str) -> list[Resource]:
        """Give the resources that have a theme, or one within, as `lookup.Listed` has it."""
        return [one for one in self.resources if any(is_within(had, theme) for had in one.themes)]

    def unreadable(self, id_: str) -> Problem | None:
        """Give what is wrong with an entry that cannot be read; the first of several things.

        Any other counts before a key that is not known, which alone leaves an entry readable.
        """
        found = [one for one in self.problems if id_ in (one.id, one.above)]
        return min(found, key=lambda one: one.rule == "unknown-key", default=None)

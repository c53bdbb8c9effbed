"""What reading a list file gives: the list itself, and what is wrong with it."""

from typing import NamedTuple

from curate.model import Problem, Resource, Theme


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

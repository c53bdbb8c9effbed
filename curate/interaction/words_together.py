"""Words each of which is understood: a time, a theme and words for options, wanted or not."""

from collections.abc import Callable, Collection
from enum import StrEnum
from typing import NamedTuple

from curate.interaction.joining_words import (
    ABOUT,
    ALL,
    EVERYTHING,
    MARKS,
    ON,
    WHEN,
    Turn,
    beginnings,
)
from curate.interaction.time_among_words import LONGEST_NUMBER, Time, time_among
from curate.model import Format, Importance, Level
from curate.query import Sort

MOST_TOGETHER = 30
"""Words that somebody types who means several options by them; with more, each takes its time."""


class Order(StrEnum):
    """An order that words ask for."""

    SHORTEST = "shortest first"
    LONGEST = "longest first"
    NEWEST = "newest first"

    @property
    def sort(self) -> Sort:
        """By what it is."""
        return Sort.PUBLISHED if self is Order.NEWEST else Sort.TIME

    @property
    def reverse(self) -> bool:
        """Whether it is the opposite of the usual one."""
        return self is not Order.SHORTEST

    @property
    def option(self) -> str:
        """As options of `list`."""
        return f"--sort {self.sort}{' --reverse' if self.reverse else ''}"


class Together(NamedTuple):
    """What some words mean together; what they do not say is empty."""

    time: Time | None
    themes: tuple[str, ...]
    """The ids of themes, as they came."""
    not_themes: tuple[str, ...]
    """The ids of themes that are not wanted."""
    members: tuple[StrEnum, ...]
    """Formats, levels, importances, statuses and orders, as they came."""
    not_levels: tuple[Level, ...]
    """The levels that are not wanted."""
    when: bool
    """Whether it is said when."""


def together(
    text: str,
    theme_of: Callable[[str, bool], str | None],
    members_of: Callable[[str], list[StrEnum]],
) -> Together | None:
    """Tell what the words of a text mean together, where each of them is understood.

    `theme_of` gives the id of the theme that a text is, and is told whether it is wanted;
    `members_of` gives all words for options that it may be. What is not wanted comes after
    "without" or the like: of what every resource has, as a format, the others are meant. None
    where a word is not understood, where nothing is said but words that join, or an order, for
    two times or orders, where what is not wanted is not said, or is wanted, too, and where nothing
    of its kind is left.
    """
    said, words = _Said(), text.split()
    if len(words) > MOST_TOGETHER:
        return None
    while words:
        found = _first(words, said, theme_of, members_of)
        if found is None:
            return None
        one, count = found
        if one is Turn.BUT:
            after = _first(words[count:], said, theme_of, members_of)
            one = said.but(None if after is None else after[0])
        taken = " ".join(words[:count]).casefold()
        words = words[count:]
        if not said.take(one, taken, words[0].casefold() if words else ""):
            return None
    return said.together() if said.wanted else None


class _Said:
    """What is said so far, and whether what follows is wanted."""

    def __init__(self) -> None:
        self.time: Time | None = None
        self.wanted = True
        self.waits = False
        """Whether what is not wanted is still to come."""
        self.everything = False
        self.when = False
        self.adjective = False
        """Whether the words just before say how something is, and so what it is follows."""
        self.themes: dict[bool, dict[str, None]] = {True: {}, False: {}}
        self.members: dict[bool, dict[StrEnum, None]] = {True: {}, False: {}}

    def take(self, one: "_One", taken: str, after: str) -> bool:
        """Take in what was understood of the words `taken`; False where it makes no sense here."""
        self.adjective = isinstance(one, Importance | Level | Order) and not taken.endswith(",")
        if isinstance(one, Turn):
            return self._turn(one, taken, after)
        if isinstance(one, Time):
            if self.time is not None or self.waits:
                return False
            self.time, self.wanted = one, True
            return True
        if isinstance(one, StrEnum):
            self.members[self.wanted][one] = None
        else:
            self.themes[self.wanted][one] = None
        self.waits, self.wanted = False, self.wanted or after not in ON
        return True

    def _turn(self, turn: Turn, taken: str, after: str) -> bool:
        taken = taken.strip(MARKS)
        self.everything = self.everything or taken in EVERYTHING
        self.when = self.when or taken in WHEN
        if self.waits and (turn is not Turn.JOIN or taken in ALL):
            return False  # "not only", "not all", "not without"
        if not self.wanted and not self.waits and taken in ABOUT:
            return False  # "without videos and on equity"
        if turn is Turn.NOT:
            self.wanted, self.waits = False, True
            return after not in ("", "to")  # "what not to do"
        self.wanted = self.wanted or turn is Turn.ONLY
        return turn is not Turn.BUT

    def but(self, after: "_One | None") -> "_One":
        """Tell what "but" means before what comes `after`: "not", or nothing; itself: unknown."""
        nothing = isinstance(after, Time | Order) or after in (Turn.NOT, Turn.ONLY)
        if nothing or self.themes[False] or self.members[False]:
            return Turn.ONLY
        return Turn.NOT if self.everything else Turn.BUT

    def together(self) -> Together | None:
        """Give all that is said; None where that is nothing, or makes no sense together."""
        wanted, not_wanted = self.members[True], self.members[False]
        others = _others(not_wanted, wanted)
        twice = {*wanted} & {*not_wanted} or {*self.themes[True]} & {*self.themes[False]}
        orders = [one for one in wanted if isinstance(one, Order)]
        if others is None or twice or len(orders) > 1:
            return None
        levels = tuple(one for one in not_wanted if isinstance(one, Level))
        says = len(wanted) > len(orders) or others or levels or any(self.themes.values())
        if self.time is None and not says:
            return None
        themes, not_themes = (tuple(self.themes[one]) for one in (True, False))
        return Together(self.time, themes, not_themes, (*wanted, *others), levels, self.when)


_One = Time | StrEnum | str | Turn


def _first(
    words: list[str],
    so_far: _Said,
    theme_of: Callable[[str, bool], str | None],
    members_of: Callable[[str], list[StrEnum]],
) -> tuple[_One, int] | None:
    """Tell what the first of some words mean, and how many they are; None where that is nothing.

    That is a time, a theme, an option, or what they say of those that follow.
    """
    for said, count in beginnings(words):
        time = time_among(said)
        year = said.isdigit() and len(said) > LONGEST_NUMBER
        if time is not None and not time.rest and not year:
            return time, count
        theme = theme_of(said, so_far.wanted)
        if theme is not None:
            return theme, count
        options = members_of(said)
        if len(options) > 1 and so_far.adjective:
            options = [one for one in options if isinstance(one, Format)]  # "essential reading"
        if len(options) == 1 and (so_far.wanted or not isinstance(options[0], Order)):
            return options[0], count
        if options and count > 1:
            return None
        for turn in Turn:
            if said.casefold() in turn.value:
                return turn, count
    return None


def _others(not_wanted: Collection[StrEnum], wanted: Collection[StrEnum]) -> list[StrEnum] | None:
    """Give what is left of a format, importance or status where some are not wanted.

    Every resource has one of each, but not a level. None are given where one is wanted anyway;
    None, where none is left.
    """
    found: list[StrEnum] = []
    for kind in dict.fromkeys(type(one) for one in not_wanted if not isinstance(one, Level)):
        left = [one for one in kind if one not in not_wanted]
        if not left:
            return None
        found += [] if any(isinstance(one, kind) for one in wanted) else left
    return found

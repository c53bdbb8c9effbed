"""Words each of which is understood: a time, a theme and words for options, and what joins them."""

from collections.abc import Callable, Collection, Iterator
from enum import StrEnum
from typing import NamedTuple

from curate.interaction.time_among_words import LONGEST_NUMBER, MOST_WORDS, Time, time_among
from curate.model import Level
from curate.query import Sort

MOST_TOGETHER = 30
"""Words that somebody types who means several options by them; with more, each takes its time."""
ALL = ("all", "everything")
"""Words for no choice."""
JOINING = (
    *ALL,
    *("a", "an", "the", "some", "any", "one", "anything", "something"),
    *("of", "on", "about", "to", "for", "in", "with", "and", "or", "me", "my", "only", "just"),
    *("i", "we", "you", "have", "got", "want", "need", "can", "could", "should", "would", "do"),
    *("what", "what's", "which", "that", "is", "are", "there", "fits", "fit", "takes", "take"),
    *("show", "give", "find", "get", "please", "thing", "things", "resources", "like", "by"),
    *("so", "now", "today", "tonight", "left", "free", "spare", "before", "until"),
)
"""Words that ask for nothing by themselves. They are left out only where all else is understood."""


_NOT = ("without", "not", "no", "nothing", "except", "excluding", "but")
"""Words before what is not wanted."""
_WANTED_NOT = " "
"""Stands for such a word; no theme has this id."""
_ON = ("and", "or", "nor")
"""Words by which more follows of what is not wanted."""


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


def together(
    text: str,
    theme_of: Callable[[str, bool], str | None],
    members_of: Callable[[str], list[StrEnum]],
) -> Together | None:
    """Tell what the words of a text mean together, where each of them is understood.

    `theme_of` gives the id of the theme that a text is, and is told whether it is wanted;
    `members_of` gives all words for options that it may be. What is not wanted comes after
    "without" or the like: of what every resource has, as a format, the others are meant. None
    where a word is not understood, where nothing is said but words that join, for two times, and
    where what is wanted is not wanted, or nothing of its kind is, and for an order alone.
    """
    time, wanted = None, True
    themes: dict[bool, dict[str, None]] = {True: {}, False: {}}
    members: dict[bool, dict[StrEnum, None]] = {True: {}, False: {}}
    words = text.split()
    if len(words) > MOST_TOGETHER:
        return None
    while words:
        found = _first(words, wanted, theme_of, members_of)
        if found is None or (isinstance(found[0], Time) and time is not None):
            return None
        one, count = found
        words = words[count:]
        if isinstance(one, Time):
            time = one
        elif one in (_WANTED_NOT, None):
            wanted = wanted and one is None
        else:
            if isinstance(one, StrEnum):
                members[wanted][one] = None
            else:
                themes[wanted][str(one)] = None
            wanted = wanted or not (words and words[0].casefold() in _ON)
    others = _others(members[False], members[True])
    if others is None or any(one in members[True] for one in members[False]):
        return None
    options, levels = (*members[True], *others), _levels(members[False])
    says = [one for one in options if not isinstance(one, Order)]
    if time is None and not any(themes.values()) and not says and not levels:
        return None
    return Together(time, tuple(themes[True]), tuple(themes[False]), options, levels)


def _first(
    words: list[str],
    wanted: bool,
    theme_of: Callable[[str, bool], str | None],
    members_of: Callable[[str], list[StrEnum]],
) -> tuple[Time | StrEnum | str | None, int] | None:
    """Tell what the first of some words mean, and how many they are; None where that is nothing.

    That is a time, a theme, an option, that what follows is not wanted, or None: they only join.
    """
    for said, count in _beginnings(words):
        time = time_among(said)
        year = said.isdigit() and len(said) > LONGEST_NUMBER
        if time is not None and not time.rest and not year:
            return time, count
        theme = theme_of(said, wanted)
        if theme is not None:
            return theme, count
        options = members_of(said)
        if len(options) == 1 and (wanted or not isinstance(options[0], Order)):
            return options[0], count
        if said.casefold() in _NOT and len(words) > count:
            return _WANTED_NOT, count
        if said.casefold() in JOINING:
            return None, count
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


def _levels(not_wanted: Collection[StrEnum]) -> tuple[Level, ...]:
    return tuple(one for one in not_wanted if isinstance(one, Level))


def _beginnings(words: list[str]) -> Iterator[tuple[str, int]]:
    """Give the beginnings of some words, the longest first, each with its number of words."""
    for count in range(min(len(words), MOST_WORDS), 0, -1):
        yield " ".join(words[:count]).strip(" ,.?!"), count

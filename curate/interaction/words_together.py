"""Words each of which is understood: a time, a theme and words for options, and what joins them."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import NamedTuple

from curate.interaction.time_among_words import LONGEST_NUMBER, MOST_WORDS, Time, time_among

MOST_TOGETHER = 30
"""Words that somebody types who means several options by them; with more, each takes its time."""
JOINING = (
    *("a", "an", "the", "some", "any", "one", "anything", "something"),
    *("of", "on", "about", "to", "for", "in", "with", "and", "or", "me", "my"),
)
"""Words that ask for nothing by themselves. They are left out only where all else is understood."""


class Together(NamedTuple):
    """What some words mean together; what they do not say is empty."""

    time: Time | None
    theme: str | None
    """The id of a theme."""
    members: tuple[StrEnum, ...]
    """Formats, levels, importances and statuses, as they came."""


def together(
    text: str,
    theme_of: Callable[[str], str | None],
    members_of: Callable[[str], list[StrEnum]],
) -> Together | None:
    """Tell what the words of a text mean together, where each of them is understood.

    `theme_of` gives the id of the theme that a text is, `members_of` all words for options that
    it may be. None where a word is not understood, where nothing is said but words that join, and
    for two times or two themes: whoever says them may want either, or both.
    """
    time, theme, members = None, None, dict[StrEnum, None]()
    words = text.split()
    if len(words) > MOST_TOGETHER:
        return None
    while words:
        for said, count in _beginnings(words):
            one = time_among(said)
            year = said.isdigit() and len(said) > LONGEST_NUMBER
            if one is not None and not one.rest and not year and time is None:
                time = one
            elif (found := theme_of(said)) is not None and theme in (None, found):
                theme = found
            elif len(options := members_of(said)) == 1:
                members[options[0]] = None
            elif said.casefold() not in JOINING:
                continue
            words = words[count:]
            break
        else:
            return None
    if time is None and theme is None and not members:
        return None
    return Together(time, theme, tuple(members))


def _beginnings(words: list[str]) -> Iterator[tuple[str, int]]:
    """Give the beginnings of some words, the longest first, each with its number of words."""
    for count in range(min(len(words), MOST_WORDS), 0, -1):
        yield " ".join(words[:count]).strip(" ,.?!"), count

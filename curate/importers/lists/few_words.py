"""Words that are nothing but facts: how long, as what, how much wanted, how hard."""

from collections.abc import Sequence
from functools import lru_cache
from re import IGNORECASE, fullmatch, sub
from typing import NamedTuple

from curate import vocabulary
from curate.importers.lists.cited import SEPARATORS
from curate.model import Format, Importance, Level
from curate.times_in_text import StatedTime, time_in

_MOST_WORDS = 8
_MOST_LETTERS = 60
"""Of words that are nothing but such: what is longer says something of its own."""
_OF_A_SCALE = (
    r"high(?:est)?|low(?:est)?|normal|medium|mid|moderate|mittel|hoch|niedrig|hard|difficult|easy"
    r"|could|should|101|urgent|background|bonus|basics?|intro(?:duction)?|foundations?"
    r"|fundamentals?|starter|core|critical|graduate|professional|entry|elementary"
)
"""Words that say how much or how hard in a column, and alone may be others: `Medium` is a site."""
_OF_A_TIME_TOO = r"easy|hard|difficult|basics?|intro(?:duction)?"
"""Of these, what is surely such where a time is beside it."""
_OF_READERS = r"read(?:ing)?|print|digital|news|email|docs|documentation"
"""Words that alone may say something else: that it has been read."""
_BEFORE_A_TIME = r"\s*(?:an?|is|takes)?\s*"
_TAKEN_IN = r"\s+(?:reading|viewing|watching|listening)"
_YEAR = r"(?:19|20)\d\d"


class Facts(NamedTuple):
    """What is said; what is None is not."""

    time: StatedTime | None = None
    format: Format | None = None
    importance: Importance | None = None
    level: Level | None = None
    year: str | None = None

    def agrees(self, other: "Facts") -> bool:
        """Whether these and others do not say two things of one kind."""
        pairs = zip(self, other, strict=True)
        return all(None in pair or pair[0] == pair[1] for pair in pairs)

    def __bool__(self) -> bool:
        """Whether anything is said."""
        return any(one is not None for one in self)


NOTHING = Facts()


def first_of(*said: Facts) -> Facts:
    """Put facts together: of what several say, the first counts."""
    time, format_, importance, level, year = (
        next((one for one in values if one is not None), None) for values in zip(*said, strict=True)
    )
    return Facts(time, format_, importance, level, year)


def of_headings(themes: Sequence[str]) -> tuple[tuple[str, ...], Facts]:
    """Tell headings that are themes from what they say of all below them.

    `Optional` and `Advanced` are no themes; `Podcasts` is one, and says what is below it.
    """
    said = [facts_of(theme) or NOTHING for theme in themes]
    kept = (one for one, facts in zip(themes, said, strict=True) if not _is_of_all(facts))
    format_ = next((one.format for one in reversed(said) if one.format), None)
    format_ = None if format_ is Format.READ else format_  # an address tells better
    facts = first_of(*(one for one in reversed(said) if _is_of_all(one)), NOTHING)
    return tuple(kept), Facts(None, format_, facts.importance, facts.level)


def _is_of_all(facts: Facts) -> bool:
    return bool(facts.importance or facts.level) and facts.time is None and facts.format is None


def facts_of(text: str, *, year: bool = False, timed: bool = False) -> Facts | None:
    """Give the facts that a text is, if it is nothing else; `timed`: a time is beside it."""
    words = text.strip(f"{SEPARATORS}*_!\"'“”")
    if not words or len(words) > _MOST_LETTERS or fullmatch(_OF_READERS, words, IGNORECASE):
        return None
    if not year and fullmatch(r"\d+:\d\d", words):  # a time of day, for all that is known
        return None
    if timed and fullmatch(_OF_A_TIME_TOO, words, IGNORECASE):
        return Facts(level=vocabulary.level(words))
    cut = words.split()
    found = _facts_of_words(cut, year=year) if len(cut) <= _MOST_WORDS else None
    return None if found is None or found == Facts(year=found.year) else found


def _facts_of_words(words: list[str], *, year: bool) -> Facts | None:
    """Give the facts that some words are: one, or one after the other."""
    found = _fact(" ".join(words), year=year)
    for at in range(1, len(words)):
        if found is not None:
            break
        first = _fact(" ".join(words[:at]).rstrip(",:"), year=False)
        rest = _facts_of_words(words[at:], year=year) if first else None
        if first and rest and first.agrees(rest):
            found = first_of(first, rest)
    return found


@lru_cache(maxsize=4_096)
def _fact(text: str, *, year: bool) -> Facts | None:
    """Give the fact that a text is as a whole; the same few words are in many items of a list."""
    time = None if fullmatch(r"\d+\s?M", text) else time_in(text)  # `10M` are millions
    if time is not None:
        before, behind = text[: time.start], text[time.end :]
        alone = fullmatch(_BEFORE_A_TIME, before, IGNORECASE) and not any(map(str.isalnum, behind))
        return Facts(time, time.format) if alone else None
    plain = sub(_TAKEN_IN + "$", "", text, flags=IGNORECASE).lower()
    importance = vocabulary.importance(plain) or vocabulary.importance(text)
    level, format_ = vocabulary.level(text), vocabulary.format_(text)
    if (importance or level or format_) and not fullmatch(_OF_A_SCALE, plain.strip("!")):
        return Facts(None, format_, importance, level)
    return Facts(year=text) if year and fullmatch(_YEAR, text) else None

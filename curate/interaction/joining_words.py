"""Small words beside others: what joins them, and what says that something is not wanted."""

from collections.abc import Iterator
from enum import Enum

from curate.interaction.time_among_words import MOST_WORDS

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

WHEN = (
    *(f"this {part}" for part in ("week", "weekend", "month", "morning", "afternoon", "evening")),
    *(f"next {part}" for part in ("week", "weekend", "month")),
    *("tomorrow", "this lunchtime", "at the weekend"),
)
"""Words for when there is a time. Beside one they ask for nothing."""
EVERYTHING = (*ALL, "any", "anything")
_EXCEPT = ("but", "except", "other than")
MARKS = " ,.?!"
ON = ("and", "or", "nor")
"""Words by which more follows of what is not wanted."""
ABOUT = ("on", "about", "with", "for", "of")
"""Words after which it is not clear whether it does."""


class Turn(Enum):
    """What some words say of those that follow, by such words."""

    NOT = (
        *("without", "not", "no", "nothing", "except", "excluding", "neither"),
        *(f"{word} {but}" for word in EVERYTHING for but in _EXCEPT),
    )
    ONLY = ("only", "just", *(f"nothing {but}" for but in _EXCEPT))
    BUT = ("but",)
    """Either of them: what stands around it tells."""
    JOIN = (*JOINING, *ON, *WHEN)


def only_joins(text: str) -> bool:
    """Whether a text is nothing but words that ask for nothing beside a time."""
    words = text.casefold().split()
    while words:
        count = next((count for one, count in beginnings(words) if one in Turn.JOIN.value), None)
        if count is None:
            return False
        words = words[count:]
    return True


def ends_in_not(text: str) -> bool:
    """Whether what a text says is not wanted would have to follow: `nothing that fits`."""
    words = text.casefold().replace(",", "").split()
    while words and words[-1] in JOINING:
        last = words.pop()
        if last == "to":
            return False  # "what not to do"
    last = words[-1] if words else ""
    return last in (*Turn.NOT.value, *Turn.BUT.value, "cannot") or last.endswith(("n't", "n’t"))


def beginnings(words: list[str]) -> Iterator[tuple[str, int]]:
    """Give the beginnings of some words, the longest first, each with its number of words."""
    for count in range(min(len(words), MOST_WORDS), 0, -1):
        yield " ".join(words[:count]).strip(MARKS), count

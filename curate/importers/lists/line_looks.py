"""What a line is by its look: a title, or how long what is above it takes."""

from re import fullmatch

from curate.importers.lists.said_beside import title_and_facts
from curate.importers.our_words import our_item
from curate.times_in_text import time_in

MOST_OF_TITLE = 140
"""Characters of a line that may be a title."""
ENDS_A_SENTENCE = r".*[.!;…](?:[\"'”’)]*)"
_BESIDE_A_TIME = 24
"""Letters that a line may have beside a time, for it to be a line on that time."""


def is_of_time(text: str) -> bool:
    """Whether a line says how long something takes, and little else.

    A title with a time behind it, as we write that, is a title.
    """
    found = time_in(text) if len(text) <= MOST_OF_TITLE else None
    if found is None or our_item(text) is not None:
        return False
    beside = text[: found.start] + text[found.end :]
    return sum(map(str.isalpha, beside)) <= _BESIDE_A_TIME


def is_titled(text: str) -> bool:
    """Whether a time in a text may stand behind a title: `Bells (20 min)`, not `Video: 20 min`."""
    title, facts, _ = title_and_facts(text, linked=True)
    found = time_in(text)
    label = found is not None and not any(map(str.isalpha, text[: found.start]))
    return bool(title) and facts.time is not None and not label


def may_be_title(text: str) -> bool:
    """Whether a line may be a title by its look: it is short, and no sentence."""
    return 0 < len(text) <= MOST_OF_TITLE and not fullmatch(ENDS_A_SENTENCE, text)

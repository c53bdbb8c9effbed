"""Words for what is wrong: a safe quotation, and the name that was probably meant."""

from collections.abc import Collection

from curate.safe_text import one_line

TO_WRITE = "Write: "
"""What stands in a message before a line as it should be, which ends the message."""
MOST_NAMES = 2_000
"""Comparing a word with more names than this costs more time than a suggestion is worth."""


def nearest(word: str, known: Collection[str]) -> str | None:
    """Find the name in `known` that is most like `word`; None where none is like it.

    Also None where there are too many names, or the word is too long, to compare in no time.
    """
    if len(known) > MOST_NAMES or len(word) > 100:
        return None
    from difflib import get_close_matches

    close = get_close_matches(word, known, n=1, cutoff=0.7)
    return close[0] if close else None


def did_you_mean(word: str, known: Collection[str]) -> str:
    """Ask " Did you mean NAME?" with the nearest of `known`, a space before it; "" without one."""
    meant = nearest(word, known)
    return f" Did you mean {meant}?" if meant else ""


def quoted(text: str) -> str:
    """Quote `text` for a message: on one line, of at most 60 characters, safe to show.

    So is every text quoted that comes from a file, a variable or a command line.
    """
    line = one_line(text)
    return f'"{line if len(line) <= 60 else line[:57] + "..."}"'

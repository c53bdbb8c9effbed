"""Words for what is wrong: a safe quotation, and the name that was probably meant."""

from collections.abc import Collection

from curate.safe_text import clean_line

MOST_COMPARED = 2_000
"""Comparing a word with more names than this costs more time than a suggestion is worth."""


def nearest(word: str, known: Collection[str]) -> str | None:
    """Return the one of `known` that `word` was probably meant to be, if there is one."""
    if len(known) > MOST_COMPARED or len(word) > 100:
        return None
    from difflib import get_close_matches

    close = get_close_matches(word, known, n=1, cutoff=0.7)
    return close[0] if close else None


def did_you_mean(word: str, known: Collection[str]) -> str:
    """Return " Did you mean …?" with the nearest of `known`, or nothing."""
    meant = nearest(word, known)
    return f" Did you mean {meant}?" if meant else ""


def quoted(text: str) -> str:
    """Return `text` in quotation marks as a message may show it: one line, not too long."""
    line = clean_line(text)
    return f'"{line if len(line) <= 60 else line[:57] + "..."}"'


def twice(what: str, first: int, second: int) -> str:
    """Say that `what` stands on two lines of the file."""
    return f"{what} stands twice, on lines {first} and {second}."

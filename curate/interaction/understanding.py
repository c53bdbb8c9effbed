"""What the texts of options and arguments mean, as values.

Where a text means nothing, each function raises CurateError, with the name of the option, the
text and what would be understood.
"""

from enum import StrEnum
from typing import TypeVar

from curate.durations import parse_minutes
from curate.errors import CurateError, Kind
from curate.library import Library
from curate.model import Format, Level
from curate.query import Query

MOST_NUMBER = 10**9
"""No list is as long, and SQLite's integers hold it."""

_Member = TypeVar("_Member", bound=StrEnum)


def members(vocabulary: type[_Member], given: list[str] | None, option: str) -> tuple[_Member, ...]:
    """Read the texts of a repeatable option as words of `vocabulary`, each once, as they came."""
    return tuple(dict.fromkeys(member(vocabulary, text, option) for text in given or []))


def member(vocabulary: type[_Member], text: str, option: str) -> _Member:
    """Read `text` as a word of `vocabulary`; capitals and spaces around it do not count."""
    for known in vocabulary:
        if text.strip().lower() == known:
            return known
    *others, last = vocabulary
    names = f"{', '.join(others)} or {last}"
    if vocabulary is Format and _is_row_format(text.strip().lower()):
        said = f"Use --{text.strip().lower()}. Formats: {', '.join(vocabulary)}."
        raise CurateError(f'{option}: "{text}" is not a format. {said}', Kind.USAGE)
    raise CurateError(f'{option}: "{text}" is not known. Use {names}.', Kind.USAGE)


def maybe(vocabulary: type[_Member], text: str | None, option: str) -> _Member | None:
    """Read the text of an option as `member` does; None where the option was not given."""
    return None if text is None else member(vocabulary, text, option)


def minutes(text: str | None, option: str) -> int | None:
    """Read a time as whole minutes; None where the option was not given."""
    if text is None:
        return None
    try:
        return parse_minutes(text)
    except ValueError as error:
        raise CurateError(f"{option}: {error}", Kind.USAGE) from None


def _is_row_format(word: str) -> bool:
    from curate.exports.rows import RowFormat

    return word in tuple(RowFormat)


def whole_number(text: str | None, option: str, most: int | None = None) -> int | None:
    """Read a number from 1 to `most`, in digits; None where the option was not given.

    Without `most` there is no end, and all that is beyond MOST_NUMBER is MOST_NUMBER.
    """
    if text is None:
        return None
    digits = text.strip().lstrip("0")
    number = 0
    if digits.isascii() and digits.isdigit():
        number = int(digits) if len(digits) < len(str(MOST_NUMBER)) else MOST_NUMBER
    if number < 1 or (most is not None and number > most):
        end = "up" if most is None else f"to {most:,}"
        raise CurateError(f'{option}: "{text}" is not a number from 1 {end}.', Kind.USAGE)
    return number


def words(given: list[str] | None) -> tuple[str, ...]:
    """Split what was typed into words, each once; bytes that are no text are dropped."""
    joined = " ".join(given or []).encode("utf-8", "ignore").decode("utf-8")
    return tuple(dict.fromkeys(joined.split()))


def themes(lib: Library, given: list[str] | None) -> tuple[str, ...]:
    """Look up themes by id or title, and give their ids, each once."""
    return tuple(dict.fromkeys(lib.theme(text) for text in given or []))


def facets(
    lib: Library,
    given_words: list[str] | None,
    theme: list[str] | None,
    format_: list[str] | None,
    level: list[str] | None,
) -> Query:
    """Make the query that the options shared by `list`, `path` and `next` ask for."""
    return Query(
        words=words(given_words),
        formats=members(Format, format_, "--format"),
        levels=members(Level, level, "--level"),
        themes=themes(lib, theme),
    )

"""What the texts of options and arguments mean, as values.

Where a text means nothing, each function raises CurateError, with the name of the option, the
text and what would be understood.
"""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, NoReturn, TypeVar

from curate.durations import parse_minutes
from curate.errors import CurateError, Kind
from curate.interaction import synonyms
from curate.library import Library
from curate.lookup import theme_named
from curate.model import Format
from curate.wording import did_you_mean, quoted

if TYPE_CHECKING:
    from datetime import date

MOST_NUMBER = 10**9
"""No list is as long, and SQLite's integers hold it."""

_NOTHING = {"none", "no", "nothing", "n/a", "-", "unknown", "not known", "?", "??"} | {
    "no idea",
    "don't know",
    "i don't know",
    "do not know",
}
"""Answers by which people say that there is nothing to say."""

_Member = TypeVar("_Member", bound=StrEnum)


def members(vocabulary: type[_Member], given: list[str] | None, option: str) -> tuple[_Member, ...]:
    """Read the texts of a repeatable option as words of `vocabulary`, each once, as they came.

    A text may be several words with commas between them.
    """
    texts = _pieces(given, lambda text: synonyms.member(vocabulary, text) is not None)
    return tuple(dict.fromkeys(member(vocabulary, text, option) for text in texts))


def member(vocabulary: type[_Member], text: str, option: str) -> _Member:
    """Read `text` as a word of `vocabulary`, as `synonyms.member` does."""
    found = synonyms.member(vocabulary, text)
    if found is not None:
        return found
    *others, last = map(synonyms.spoken, vocabulary)
    names = f"{', '.join(others)} or {last}" if others else last
    if vocabulary is Format and _is_row_format(text.strip().lower()):
        name = text.strip().lower()
        said = f"{option}: {quoted(text)} is not a format. Formats: {', '.join(vocabulary)}."
        raise CurateError(said, Kind.USAGE, hint=f"A list as {name}: curate list --{name}")
    raise CurateError(f"{option}: {quoted(text)} is not known. Use {names}.", Kind.USAGE)


def maybe(vocabulary: type[_Member], text: str | None, option: str) -> _Member | None:
    """Read the text of an option as `member` does; None where the option was not given."""
    return None if text is None else member(vocabulary, text, option)


def is_nothing(text: str) -> bool:
    """Whether an answer says that there is none, or that it is not known."""
    return text.strip().rstrip(".!").lower().replace("’", "'") in _NOTHING


def minutes(text: str | None, option: str) -> int | None:
    """Read a time as whole minutes; None where the option was not given."""
    if text is None:
        return None
    try:
        return parse_minutes(text)
    except ValueError as error:
        raise CurateError(f"{option}: {error}", Kind.USAGE) from None


def day(text: str | None, option: str, today: "date") -> "date | None":
    """Read a day that is not after `today`; None where the option was not given."""
    if text is None:
        return None
    from curate.days import parse_day

    try:
        return parse_day(text, today)
    except ValueError as error:
        raise CurateError(f"{option}: {error}", Kind.USAGE) from None


def _is_row_format(word: str) -> bool:
    from curate.exports.rows import RowFormat

    return word in tuple(RowFormat)


def whole_number(
    text: str | None, option: str, most: int | None = None, least: int = 1
) -> int | None:
    """Read a number from `least` to `most`, in digits; None where the option was not given.

    Without `most` there is no end, and all that is beyond MOST_NUMBER is MOST_NUMBER.
    """
    if text is None:
        return None
    digits = text.strip().lstrip("0")
    number = 0
    if digits.isascii() and digits.isdigit():
        number = int(digits) if len(digits) < len(str(MOST_NUMBER)) else MOST_NUMBER
    if number < least or (most is not None and number > most):
        end = "up" if most is None else f"to {most:,}"
        raise CurateError(
            f"{option}: {quoted(text)} is not a number from {least} {end}.", Kind.USAGE
        )
    return number


def names(given: list[str] | None) -> tuple[str, ...]:
    """Read the names of people or publishers; bytes that are no text are dropped."""
    texts = (text.encode("utf-8", "ignore").decode("utf-8") for text in given or [])
    return tuple(dict.fromkeys(" ".join(text.split()) for text in texts))


def themes(lib: Library, given: list[str] | None) -> tuple[str, ...]:
    """Look up themes by id or title, and give their ids, each once.

    A text may name several with commas between them.
    """
    if not given:
        return ()
    known = lib.themes()
    texts = _pieces(given, lambda text: theme_named(text, known) is not None)
    return tuple(dict.fromkeys(lib.theme(text) for text in texts))


def _pieces(given: list[str] | None, is_one: Callable[[str], bool]) -> Iterator[str]:
    """Take texts apart at their commas, but for those that mean one thing as they are."""
    for text in given or []:
        pieces = [] if is_one(text) else [piece for piece in text.split(",") if piece.strip()]
        yield from pieces or [text]


def rules(given: list[str] | None, option: str) -> tuple[str, ...]:
    """Look up rules of `check` by name, each once; the error for an unknown one has the nearest."""
    from curate.checks.explained import RULE_NAMES

    found = [text.strip().lower() for text in given or []]
    for rule in found:
        if rule not in RULE_NAMES:
            said = f"{option}: there is no rule {quoted(rule)}.{did_you_mean(rule, RULE_NAMES)}"
            raise CurateError(said, Kind.USAGE, hint="All rules: curate check --explain")
    return tuple(dict.fromkeys(found))


def only_one(**asked: bool) -> str | None:
    """Give the name of the one option that was given, if any. Raises CurateError for two."""
    named = [name for name, wanted in asked.items() if wanted]
    if len(named) > 1:
        refuse_both(f"--{named[0]}", f"--{named[1]}")
    return named[0] if named else None


def refuse_both(one: str, other: str) -> NoReturn:
    """Raise CurateError for two options of which only one can be."""
    raise CurateError(f"{one} and {other} cannot both be. Choose one.", Kind.USAGE)

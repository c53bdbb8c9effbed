"""What words of a command line were taken as: held, and said in words and as options."""

from collections.abc import Iterator
from enum import StrEnum
from shlex import quote
from typing import NamedTuple, TypeVar

from curate.durations import format_minutes
from curate.interaction import synonyms
from curate.interaction.words_together import Order
from curate.model import Format, Importance, Level, Status
from curate.wording import quoted

_Member = TypeVar("_Member", bound=StrEnum)

VOCABULARIES: dict[str, type[StrEnum]] = {
    "format": Format,
    "level": Level,
    "importance": Importance,
    "status": Status,
    "sort": Order,
}
"""By the name of the option that takes their words."""


class Meant(NamedTuple):
    """What words on a command line mean; what they do not mean is empty."""

    words: tuple[str, ...] = ()
    """To search for."""
    themes: tuple[str, ...] = ()
    """The ids of the themes that they are the id or the title of."""
    not_themes: tuple[str, ...] = ()
    """The ids of themes that they say are not wanted."""
    options: tuple[StrEnum, ...] = ()
    """The formats, levels, importances and statuses that they are words for."""
    not_levels: tuple[Level, ...] = ()
    """The levels that they say are not wanted."""
    max_minutes: int | None = None
    """The most time that they say, in minutes."""
    min_minutes: int | None = None
    """The least time that they say, in minutes."""
    sitting: int | None = None
    """How long one sitting is that they say, in minutes."""
    sittings: int | None = None
    """How many sittings they say."""
    fact: str = ""
    """What is to be said of how they were understood, if anything."""
    ways: tuple[tuple[str, str], ...] = ()
    """How to say what else they may mean: labels and commands."""

    def members(self, vocabulary: type[_Member]) -> tuple[_Member, ...]:
        """Give the words of a vocabulary that are meant."""
        return tuple(one for one in self.options if isinstance(one, vocabulary))


def in_words(rest: Meant) -> str:
    """Name what words mean: `a time, 20 min, and the theme culture`."""
    said = []
    limits = rest.min_minutes, rest.max_minutes
    if limits != (None, None):
        ends = [format_minutes(end) for end in limits if end is not None]
        at_least = "at least " if rest.max_minutes is None else ""
        said.append(f"a time, {at_least}{' to '.join(ends)}")
    if rest.sitting is not None or rest.sittings is not None:
        several = "sittings" if rest.sittings is None else f"{rest.sittings} sittings"
        many = "1 sitting" if rest.sittings == 1 else several
        said.append(many if rest.sitting is None else f"{many} of {format_minutes(rest.sitting)}")
    if rest.themes:
        said.append(f"the theme {' or '.join(rest.themes)}")
    if rest.not_themes:
        said.append(f"not the theme {' or '.join(rest.not_themes)}")
    by_kind: dict[str, list[str]] = {}
    for one in (one for one in rest.options if not isinstance(one, Order)):
        by_kind.setdefault(_kind(one), []).append(synonyms.spoken(one))
    said += [f"the {kind} {' or '.join(words)}" for kind, words in by_kind.items()]
    if rest.not_levels:
        said.append(f"not the level {' or '.join(rest.not_levels)}")
    said += rest.members(Order)[:1]
    if rest.words:
        said.append(f"a search for {quoted(' '.join(rest.words))}")
    return ", and ".join(said)


def as_options(rest: Meant) -> Iterator[str]:
    """Write what words mean as options, and what is searched for as it is."""
    if rest.min_minutes is not None:
        yield f"--min-minutes {rest.min_minutes}"
    if rest.max_minutes is not None:
        yield f"--max-minutes {rest.max_minutes}"
    if rest.sitting is not None:
        yield f"--sitting {rest.sitting}"
    if rest.sittings is not None:
        yield f"--sittings {rest.sittings}"
    if rest.themes:
        yield f"--theme {quote(','.join(rest.themes))}"
    if rest.not_themes:
        yield f"--not-theme {quote(','.join(rest.not_themes))}"
    yield from map(as_option, rest.options)
    if rest.not_levels:
        yield f"--not-level {','.join(rest.not_levels)}"
    if rest.words:
        yield quote(" ".join(rest.words))


def _kind(member: StrEnum) -> str:
    """Give the name of the option that takes a word of a vocabulary."""
    return next(name for name, words in VOCABULARIES.items() if isinstance(member, words))


def as_option(member: StrEnum) -> str:
    """Write a word of a vocabulary as an option: `--format watch`."""
    if isinstance(member, Order):
        return member.option
    return f"--{_kind(member)} {synonyms.spoken(member)}"

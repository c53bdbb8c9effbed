"""What WORDS mean: a time, a theme, a word for an option, or what to search for."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from shlex import quote
from typing import NamedTuple, TypeVar

import typer

from curate.display import printing
from curate.durations import format_minutes
from curate.errors import CurateError, Kind
from curate.folding import folded
from curate.interaction import context, synonyms
from curate.interaction.time_among_words import Time, time_among
from curate.library import Library
from curate.lookup import theme_named
from curate.model import Format, Importance, Level, Status
from curate.query import Query
from curate.wording import quoted

_Member = TypeVar("_Member", bound=StrEnum)

_VOCABULARIES: dict[str, type[StrEnum]] = {
    "format": Format,
    "level": Level,
    "importance": Importance,
    "status": Status,
}
"""By the name of the option that takes their words."""
_TIMES = ("max_minutes", "min_minutes", "no_time")


class Meant(NamedTuple):
    """What words on a command line mean; what they do not mean is empty."""

    words: tuple[str, ...] = ()
    """To search for."""
    themes: tuple[str, ...] = ()
    """The id of the theme that they are the id or the title of."""
    member: StrEnum | None = None
    """The format, level, importance or status that they are a word for."""
    max_minutes: int | None = None
    """The most time that they say, in minutes."""
    min_minutes: int | None = None
    """The least time that they say, in minutes."""
    fact: str = ""
    """What is to be said of how they were understood, if anything."""
    ways: tuple[tuple[str, str], ...] = ()
    """How to say what else they may mean: labels and commands."""

    def members(self, vocabulary: type[_Member]) -> tuple[_Member, ...]:
        """Give the words of a vocabulary that are meant: one, or none."""
        return (self.member,) if isinstance(self.member, vocabulary) else ()


def meant_by(
    ctx: typer.Context,
    lib: Library,
    given: list[str] | None,
    options: Mapping[str, object],
    *,
    searches: bool = True,
) -> Meant:
    """Tell what the words of a command line mean.

    They mean what an option of the command would say, where it is not given: a time at their
    beginning or end; and the other words a theme, or a word for a format or the like. Else they
    are searched for, as they are after `--`, and where the list has them as they stand.
    `options` has what was given to the options, by name; where the command `searches` for
    nothing, its words are only what an option would say. Bytes that are no text are dropped.
    Raises CurateError for a least time where the command has no option for it.
    """
    typed = " ".join(given or []).encode("utf-8", "ignore").decode("utf-8").strip()
    if not typed or context.as_typed(ctx):
        return Meant(_apart(typed))
    command = f"curate {ctx.info_name}"
    time = time_among(typed)
    if time is not None and any(map(options.get, _TIMES)):
        fact = f"{quoted(typed)} is searched for, as an option gives the time."
        return Meant(_apart(typed), fact=fact)
    rest = _without_time(lib, command, typed if time is None else time.rest, options, searches)
    if time is None and rest.words:
        return rest
    if searches and not (time is None and rest.themes) and _stands_in_list(lib, typed, time, rest):
        return _as_it_stands(typed, time, rest, command)
    least, most = (None, None) if time is None else (time.least, time.most)
    if least is not None and "min_minutes" not in options:
        said = f"{quoted(typed)}: {ctx.info_name} takes the most time there is, and no least time."
        raise CurateError(said, Kind.USAGE, hint=f"What takes as long: curate list {quote(typed)}")
    return rest._replace(
        max_minutes=most,
        min_minutes=least,
        fact=f"{quoted(typed)} is taken as {_in_words(time, rest)}.",
        ways=(("Search for it", f"{command} -- {quote(typed)}"),),
    )


def say_what_was_understood(ctx: typer.Context, meant: Meant) -> None:
    """Say of words what they were taken as, and how to say the other thing."""
    if meant.fact:
        printing.remark(context.environment(ctx).remarks, meant.fact, *meant.ways)


def _without_time(
    lib: Library, command: str, text: str, options: Mapping[str, object], searches: bool
) -> Meant:
    """Tell what words in which no time is mean: a theme, a word for an option, or a search."""
    words = _apart(text)
    theme = None if options.get("theme") else theme_named(text, lib.themes())
    if theme is not None:
        empty = searches and not lib.count(Query(themes=(theme,)))
        if not empty or not lib.count(Query(words=words)):
            return Meant(themes=(theme,))
        fact = f"Nothing is of the theme {theme}, so {quoted(text)} is searched for."
        return Meant(words, fact=fact)
    free = [words for name, words in _VOCABULARIES.items() if not options.get(name, "none such")]
    found = synonyms.members(text, free)
    if len(found) == 1:
        return Meant(member=found[0])
    asked = [_option(one) for one in found]
    if "status" in options:
        asked += synonyms.questions(text)
    ways = tuple(
        ("Or" if at else "Did you mean", f"{command} {option}") for at, option in enumerate(asked)
    )
    return Meant(words, fact=f"{quoted(text)} is searched for." if ways else "", ways=ways)


def _as_it_stands(typed: str, time: Time | None, rest: Meant, command: str) -> Meant:
    """Make a search of words that an option could say, too, with how to say that."""
    fact = f"{quoted(typed)} stands in the list like this, and is searched for."
    way = (f"As {_in_words(time, rest)}", " ".join([command, *_as_options(time, rest)]))
    return Meant(_apart(typed), fact=fact, ways=(way,))


def _stands_in_list(lib: Library, typed: str, time: Time | None, rest: Meant) -> bool:
    """Whether the list has words as they stand that an option could say, too.

    That is a title that is just them; with a time and other words, a title with all of them in
    it, or anything that they find, where the time has no unit and the others are a search. So
    does a number in words.
    """
    wanted = folded(typed)
    titles = [folded(title) for _, title in lib.names_with(wanted)]
    number = time is not None and time.bare and typed.isalpha()
    if time is None or not (time.rest or number):
        return wanted in titles
    found = time.bare and (rest.words or number) and lib.count(Query(words=_apart(typed)))
    return bool(found) or any(wanted in title for title in titles)


def _in_words(time: Time | None, rest: Meant) -> str:
    """Name what words mean: `a time, 20 min, and the theme culture`."""
    said = []
    if time is not None:
        ends = [format_minutes(end) for end in (time.least, time.most) if end is not None]
        at_least = "at least " if time.most is None else ""
        said.append(f"a time, {at_least}{' to '.join(ends)}")
    said += [f"the theme {theme}" for theme in rest.themes]
    if rest.member is not None:
        said.append(f"the {_kind(rest.member)} {synonyms.spoken(rest.member)}")
    if rest.words:
        said.append(f"a search for {quoted(' '.join(rest.words))}")
    return ", and ".join(said)


def _as_options(time: Time | None, rest: Meant) -> Iterator[str]:
    """Write what words mean as options, and what is searched for as it is."""
    if time is not None and time.least is not None:
        yield f"--min-minutes {time.least}"
    if time is not None and time.most is not None:
        yield f"--max-minutes {time.most}"
    for theme in rest.themes:
        yield f"--theme {theme}"
    if rest.member is not None:
        yield _option(rest.member)
    if rest.words:
        yield quote(" ".join(rest.words))


def _kind(member: StrEnum) -> str:
    """Give the name of the option that takes a word of a vocabulary."""
    return next(name for name, words in _VOCABULARIES.items() if isinstance(member, words))


def _option(member: StrEnum) -> str:
    return f"--{_kind(member)} {synonyms.spoken(member)}"


def _apart(text: str) -> tuple[str, ...]:
    """Give the words of a text, each once."""
    return tuple(dict.fromkeys(text.split()))

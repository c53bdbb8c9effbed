"""What WORDS mean: a time, a theme, a word for an option, or what to search for."""

from collections.abc import Mapping
from enum import StrEnum
from functools import partial
from shlex import quote

import typer

from curate.display import printing
from curate.errors import CurateError, Kind
from curate.folding import folded
from curate.interaction import context, synonyms
from curate.interaction.joining_words import ALL, JOINING, ends_in_not, only_joins
from curate.interaction.meant import VOCABULARIES, Meant, as_option, as_options, in_words
from curate.interaction.sittings_among_words import (
    in_sittings,
    said_by_options,
    says_a_time,
    sittings_among,
)
from curate.interaction.time_among_words import Time, time_among
from curate.interaction.words_in_list import stands_in_list, themes_in
from curate.interaction.words_together import Order, together
from curate.library import Library
from curate.lookup import theme_named, theme_nested
from curate.model import Format, Status
from curate.planner.limits import MOST_SITTINGS
from curate.query import Query
from curate.wording import quoted

_TIMES = ("max_minutes", "min_minutes", "no_time")


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
    beginning or end, or sittings; and the other words a theme, or a word for a format or the
    like; or several of these, where each word is understood. Else they are searched for, as they
    are after `--`, and where the list has them as they stand.
    `options` has what was given to the options, by name; where the command `searches` for
    nothing, its words are only what an option would say. Bytes that are no text are dropped.
    Raises CurateError for a least time where the command has no option for it, and for more
    sittings than there may be.
    """
    typed = " ".join(given or []).encode("utf-8", "ignore").decode("utf-8").strip()
    as_typed = context.as_typed(ctx)
    meant = Meant(_apart(typed)) if as_typed else _meant(ctx, lib, typed, options, searches)
    words = " ".join(map(quote, meant.words))
    line = [*context.line_of(ctx), *as_options(meant._replace(words=()))]
    context.environment(ctx).advise_to_repeat(line, f"-- {words}" if as_typed and words else words)
    return meant


def _meant(
    ctx: typer.Context, lib: Library, typed: str, options: Mapping[str, object], searches: bool
) -> Meant:
    """Tell what words mean that do not come after `--`."""
    if not typed:
        return Meant()
    command = " ".join(context.line_of(ctx))
    everything = _everything(ctx, lib, typed, command, searches=searches)
    if everything is not None:
        return everything
    sittings = sittings_among(typed)
    if sittings is not None and said_by_options(sittings, options):
        fact = f"{quoted(typed)} is searched for, as options give the sittings."
        return Meant(_apart(typed), fact=fact)
    text = typed if sittings is None else sittings.rest
    time = time_among(text)
    timed = time is not None or (sittings is not None and says_a_time(sittings, options))
    if timed and any(map(options.get, _TIMES)):
        fact = f"{quoted(typed)} is searched for, as an option gives the time."
        return Meant(_apart(typed), fact=fact)
    rest = _without_time(lib, command, text if time is None else time.rest, options, searches)
    several = _several(lib, text, options) if rest.words else None
    if several is not None:
        time, rest = several
    elif rest.words and (time or sittings) and ends_in_not(text if time is None else time.rest):
        return Meant(_apart(typed))  # "not 20 minutes"
    elif rest.words and sittings and only_joins(" ".join(rest.words)):
        rest = Meant()
    if sittings is not None:
        time, rest = in_sittings(sittings, time, rest, options)
        if rest.sittings is not None and rest.sittings > MOST_SITTINGS:
            said = f"{quoted(typed)}: {rest.sittings:,} sittings are more than {MOST_SITTINGS:,}."
            raise CurateError(said, Kind.USAGE, hint="Say a shorter while, or none.")
    elif time is None and rest.words:
        return rest
    one_theme = several is None and time is None and sittings is None and rest.themes
    if time is not None:
        rest = rest._replace(max_minutes=time.most, min_minutes=time.least)
    if searches and not one_theme and stands_in_list(lib, typed, time, rest):
        return _as_it_stands(typed, rest, command)
    if rest.min_minutes is not None and "min_minutes" not in options:
        said = f"{quoted(typed)}: {ctx.info_name} takes the most time there is, and no least time."
        raise CurateError(said, Kind.USAGE, hint=f"What takes as long: curate list {quote(typed)}")
    calendar = rest.sitting is not None and ctx.info_name == "export"  # there is none without
    ways = [] if calendar else [("Search for it", f"{command} -- {quote(typed)}")]
    if calendar and "week" in typed.casefold() and "--days" not in command:
        once = " ".join([command, *as_options(rest), "--days mon"])
        ways.append(("It has one each weekday. For one a week", once))
    if rest.words and not lib.count(Query(words=rest.words)):
        known = rest.themes or (() if options.get("theme") else themes_in(lib, rest.words))
        alone = " ".join([command, *as_options(rest._replace(words=(), themes=known))])
        ways.insert(0, ("Without that search", alone))
    if sittings is not None and command == "curate list":
        ways.insert(0, ("In sittings", f"curate path {quote(typed)}"))
    if len(rest.themes) > 1 and not options.get("all_themes"):
        both = " ".join([command, "--all-themes", *as_options(rest)])
        ways.insert(0, ("What is about all of them", both))
    return rest._replace(fact=f"{quoted(typed)} is taken as {in_words(rest)}.", ways=tuple(ways))


def finds_something(lib: Library, word: str, query: Query) -> bool:
    """Whether a query with one word alone finds anything: as a search, or as an option.

    A word that only joins others is none to look for.
    """
    if word.casefold() in JOINING:
        return False
    theme = theme_named(word, lib.themes())
    options = synonyms.members(word, [Format]) if theme is None else ()
    query = query._replace(words=())
    asked = [query._replace(words=(word,))]
    asked += [query._replace(formats=(Format(one),)) for one in options]
    asked += [] if theme is None else [query._replace(themes=(theme,))]
    return any(map(lib.count, asked))


def say_what_was_understood(ctx: typer.Context, meant: Meant) -> None:
    """Say of words what they were taken as, and how to say the other thing."""
    if meant.fact:
        printing.remark(context.environment(ctx).remarks, meant.fact, *meant.ways)


def _everything(
    ctx: typer.Context, lib: Library, typed: str, command: str, *, searches: bool
) -> Meant | None:
    """Take words that say no more than `all` as no search; None where they say more, or a title.

    Where the command searches for nothing, `anything` says as little.
    """
    words = typed.casefold().split()
    if any(word not in JOINING for word in words):
        return None
    if searches and not any(word in ALL for word in words):
        return None
    titles = (folded(title) for _, title in lib.names_with(folded(typed)))  # of many, a while
    if searches and folded(typed) in titles:
        return None
    done = ("--all", "--include-done")
    free = [param for param in ctx.command.params if not ctx.params.get(param.name or "")]
    options = [name for param in free for name in param.opts if name in done]
    ways = [("What is done, too", f"{command} {option}") for option in options]
    ways.append(("Search for it", f"{command} -- {quote(typed)}"))
    return Meant(fact=f"{quoted(typed)} is taken as all there is.", ways=tuple(ways))


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
    free = [words for words in _free(options) if words is not Order]
    found = synonyms.members(text, free)
    if len(found) == 1:
        return Meant(options=(found[0],))
    found = found or synonyms.members(text, free, of_titles=True)
    asked = [as_option(one) for one in found]
    if "sort" in options:
        telling = (word for word in words if word.casefold() not in JOINING)
        asked += synonyms.questions(" ".join(telling))
    ways = tuple(
        ("Or" if at else "Did you mean", f"{command} {option}") for at, option in enumerate(asked)
    )
    return Meant(words, fact=f"{quoted(text)} is searched for." if ways else "", ways=ways)


def _several(
    lib: Library, text: str, options: Mapping[str, object]
) -> tuple[Time | None, Meant] | None:
    """Tell what a text means each word of which an option could say; None where one could not."""
    free, themes = _free(options), () if options.get("theme") else tuple(lib.themes())

    def theme_of(said: str, wanted: bool) -> str | None:
        if not wanted:
            return theme_named(said, lib.themes()) or theme_nested(said, lib.themes())
        theme = theme_named(said, themes) if themes else None
        return theme if theme and lib.count(Query(themes=(theme,))) else None

    def theme_like(said: str, wanted: bool) -> str | None:
        return theme_of(said, wanted) or (theme_nested(said, themes) if themes else None)

    def members_of(said: str, *, of_titles: bool = False) -> list[StrEnum]:
        done = [Status] if " " in said and Status not in free else []
        of_done = [one for one in synonyms.members(said, done) if one is Status.DONE]
        # "what have I read" is no question of what to read, where there is no status, too
        return [*of_done, *of_done] or synonyms.members(said, free, of_titles=of_titles)

    found = together(text, theme_of, members_of)
    if found is None and not lib.count(Query(words=_apart(text))):
        found = together(text, theme_like, partial(members_of, of_titles=True))
    if found is None or (found.time is not None and any(map(options.get, _TIMES))):
        return None
    if found.when and found.time is None and "min_minutes" in options:
        return None  # a list of "videos this week" may be of what is new
    meant = Meant(themes=found.themes, not_themes=found.not_themes, options=found.members)
    meant = meant._replace(not_levels=found.not_levels)
    return found.time, meant


def _free(options: Mapping[str, object]) -> list[type[StrEnum]]:
    """Give the vocabularies of the options that a command has, and that were not given."""
    return [words for name, words in VOCABULARIES.items() if not options.get(name, "none such")]


def _as_it_stands(typed: str, rest: Meant, command: str) -> Meant:
    """Make a search of words that an option could say, too, with how to say that."""
    fact = f"{quoted(typed)} stands in the list like this, and is searched for."
    way = (f"As {in_words(rest)}", " ".join([command, *as_options(rest)]))
    return Meant(_apart(typed), fact=fact, ways=(way,))


def _apart(text: str) -> tuple[str, ...]:
    """Give the words of a text, each once."""
    return tuple(dict.fromkeys(text.split()))

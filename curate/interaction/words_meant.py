"""What WORDS mean: a time, a theme, or what to search for."""

from shlex import quote
from typing import NamedTuple

import typer

from curate.display import printing
from curate.durations import format_minutes, parse_minutes
from curate.interaction import context
from curate.interaction.remarks import with_file
from curate.library import Library
from curate.lookup import theme_named
from curate.wording import quoted


class Meant(NamedTuple):
    """What words on a command line mean: one of these, or nothing."""

    words: tuple[str, ...] = ()
    """To search for."""
    themes: tuple[str, ...] = ()
    """The id of the theme that they are the id or the title of."""
    minutes: int | None = None
    """The time that they are, in minutes."""


def meant_by(
    ctx: typer.Context,
    lib: Library,
    given: list[str] | None,
    *,
    time_given: bool = False,
    theme_given: bool = False,
) -> Meant:
    """Tell what the words of a command line mean: a time, else a theme, else a search.

    After `--` they are what to search for. So they are where an option has given the time, or
    a theme, already. Bytes that are no text are dropped.
    """
    typed = _text(given)
    if typed and not context.as_typed(ctx):
        minutes = None if time_given else time_in(typed)
        if minutes is not None:
            return Meant(minutes=minutes)
        theme = None if theme_given else theme_named(typed, lib.themes())
        if theme is not None:
            return Meant(themes=(theme,))
    return Meant(tuple(dict.fromkeys(typed.split())))


def time_in(text: str) -> int | None:
    """Give the minutes that a text is, as `parse_minutes` does; None where it is no time."""
    try:
        return parse_minutes(text)
    except ValueError:
        return None


def say_what_was_understood(
    ctx: typer.Context, lib: Library, given: list[str] | None, meant: Meant
) -> None:
    """Say of words that are not searched for what they were taken as, and how to search."""
    typed = _text(given)
    if meant.minutes is not None:
        fact = f"{quoted(typed)} is taken as a time, {format_minutes(meant.minutes)}."
    elif meant.themes:
        fact = f"{quoted(typed)} is taken as the theme {meant.themes[0]}."
    else:
        return
    way = ("Search for it", f"curate {ctx.info_name}{with_file(lib)} -- {quote(typed)}")
    printing.remark(context.environment(ctx).remarks, fact, way)


def _text(given: list[str] | None) -> str:
    return " ".join(given or []).encode("utf-8", "ignore").decode("utf-8").strip()

"""Remarks that several commands make on stderr, beside their answer."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import typer

from curate.display import printing
from curate.durations import WORDS_PER_MINUTE, is_range
from curate.environment import Environment
from curate.interaction import context
from curate.library import Library
from curate.resource_wording import plural
from curate.wording import quoted

if TYPE_CHECKING:
    from curate.yaml_editing.splices import Change


def say_what_is_left_out(ctx: typer.Context, lib: Library) -> None:
    """Say how many entries of the file could not be read, and what was done without.

    Of a list of which nothing can be read, that is said: it is not empty.
    """
    say_notices(context.environment(ctx), lib)
    count = lib.left_out()
    if count:
        entries = plural(count, "entry", "entries")
        fact = f"{entries} cannot be read and {'is' if count == 1 else 'are'} left out."
        if not lib.tally().resources:
            fact = f"None of the {entries} in the list can be read."
            if count == 1:
                fact = "The only entry in the list cannot be read."
        way = ("See why", "curate check")
        printing.remark(context.environment(ctx).remarks, fact, way)


def say_notices(env: Environment, lib: Library) -> None:
    """Say that the history could not be read, and that no index can be kept, where that is so."""
    if lib.reader.trouble is not None:
        said = lib.reader.trouble.message.removesuffix(" Nothing was written.")
        printing.say(env.remarks, f"Without your history: {said}")
    if not lib.index_kept:
        said = f"Without an index: none can be kept in {env.shown(lib.index_path.parent)}."
        printing.say_folded(env.remarks, f"{said} Set CURATE_CACHE_DIR to another folder.")


def speed_of(lib: Library, *, estimated: bool) -> str:
    """Say at which speed times are estimated, where one is and it is not the usual one; else ""."""
    if not estimated or lib.words_per_minute == WORDS_PER_MINUTE:
        return ""
    return f"Estimates are at {lib.words_per_minute:,} words a minute."


def say_the_speed(env: Environment, lib: Library, *, estimated: bool) -> None:
    """Write at which speed times are estimated, where `speed_of` says it."""
    said = speed_of(lib, estimated=estimated)
    if said:
        printing.say(env.remarks, said)


def say_the_way_back(env: Environment) -> None:
    """Say how to take back the change that was just made."""
    printing.remark(env.remarks, "", ("Take it back", "curate undo"))


def say_what_is_kept(env: Environment, typed: Mapping[str, Any], kept: Mapping[str, Any]) -> None:
    """Say of an address without its beginning, and of a range of times, what is written of them.

    `typed` are the texts of options by key, `kept` the fields that they became.
    """
    say_the_address(env, typed["url"], kept.get("url"))
    minutes = typed["minutes"]
    if minutes is not None and is_range(minutes):
        said = f'"{minutes}" is a range: its upper end, {kept["minutes"]} min, is kept.'
        printing.say(env.remarks, said)


def say_the_address(env: Environment, typed: str | None, kept: str | None) -> None:
    """Say which address is written, where it is not the one that was typed."""
    if typed is not None and kept is not None and typed.strip() != kept:
        printing.say(env.remarks, f"{quoted(typed)} is taken as {kept}")


def say_which_comments_go(env: Environment, change: "Change") -> None:
    """Say which comments are lost with lines that go."""
    for line, comment in change.comments:
        printing.remark(env.remarks, f"The comment on line {line} goes too: {comment}")


def say_dry_run(env: Environment) -> None:
    """Say that what was shown was not written, because of --dry-run."""
    printing.say(env.remarks, "Nothing was written: --dry-run.")

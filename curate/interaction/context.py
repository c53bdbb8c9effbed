"""How a command comes to its environment, and to the list it is about."""

from shlex import quote

import typer

from curate.durations import (
    LEAST_WORDS_PER_MINUTE,
    MOST_WORDS_PER_MINUTE,
    WORDS_PER_MINUTE,
)
from curate.environment import Environment, from_process
from curate.interaction import understanding
from curate.library import Library

AFTER_DASHES = "curate: words come after --"
"""Where `cli` keeps whether `--` was typed: what comes after it is taken as it is."""


def environment(ctx: typer.Context) -> Environment:
    """Give the environment that `cli` handed down; that of the process in shell completion."""
    found = ctx.find_object(Environment)
    return found if found is not None else from_process()


def library(ctx: typer.Context, file: str | None, words_per_minute: str | None = None) -> Library:
    """Open the list of `--file`, given behind the command or before it, else the one found here.

    So it is with the speed of estimates. It is closed when the command ends. Raises CurateError
    where there is no list, and for a speed that nobody reads at.
    """
    env = environment(ctx)
    named = file or root_file(ctx)
    env.advise_about(named)
    env.advise_to_repeat(line_of(ctx))
    speed = _words_per_minute(ctx, env, words_per_minute)
    path = env.find_list(named)
    lib = Library(
        path,
        env.shown(path),
        env.cache,
        env.data,
        env.now_ns,
        env.speak_without_fail,
        speed,
    )
    ctx.call_on_close(lib.close)
    return lib


def named_list(ctx: typer.Context, env: Environment) -> str | None:
    """Give the path that `--file` before the command, or CURATE_FILE, names; None: neither."""
    return root_file(ctx) or env.variables.get("CURATE_FILE") or None


def root_file(ctx: typer.Context) -> str | None:
    """Give the value of a `--file` that stood before the name of the command, if any."""
    return _before_the_command(ctx, "file")


def _before_the_command(ctx: typer.Context, name: str) -> str | None:
    """Give the value of an option that stood before the name of the command, if any."""
    value = ctx.find_root().params.get(name)
    return value if isinstance(value, str) else None


def _words_per_minute(ctx: typer.Context, env: Environment, given: str | None) -> int:
    """Read the speed of `--words-per-minute`, behind the command or before it, or the variable."""
    option, variable = "--words-per-minute", "CURATE_WORDS_PER_MINUTE"
    text = given or _before_the_command(ctx, "words_per_minute")
    if text is None:
        option, text = variable, env.variables.get(variable) or None
    least, most = LEAST_WORDS_PER_MINUTE, MOST_WORDS_PER_MINUTE
    return understanding.whole_number(text, option, most, least) or WORDS_PER_MINUTE


def line_of(ctx: typer.Context) -> list[str]:
    """Write the command line that runs, but for its words: the command, then each option.

    The list that it is about is named where the command is advised. A file that it writes is
    there by then, and is to be written over.
    """
    command = ["curate"]
    if ctx.parent is not None and ctx.parent.parent is not None:  # a command within another
        command.append(quote(ctx.parent.info_name or ""))
    command.append(quote(ctx.info_name or ""))
    options: list[str] = []
    for param in ctx.command.params:
        given = ctx.params.get(param.name or "")
        if given in (None, False, [], ()) or param.name in ("words", "file", "force"):
            continue
        values = list(map(str, given)) if isinstance(given, list | tuple) else [str(given)]
        if param.param_type_name == "argument":
            command += map(quote, values)
        else:
            name = max(param.opts, key=len)
            options += [name] if given is True else [f"{name} {quote(one)}" for one in values]
    written = ctx.params.get("output") and ctx.info_name == "export"
    return [" ".join(command), *options, *(["--force"] if written else [])]


def as_typed(ctx: typer.Context) -> bool:
    """Whether the words of the command line came after `--`, and so are taken as they are."""
    return bool(ctx.meta.get(AFTER_DASHES))

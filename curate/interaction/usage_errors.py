"""What is wrong with a command line, in our words: never in those of Typer, which change.

Typer carries its Click along in some versions and not in others, so that the errors are told
apart by the names of their classes.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import takewhile
from shlex import quote
from typing import Any

import typer

from curate.durations import parse_length
from curate.errors import CurateError, Kind
from curate.interaction import synonyms
from curate.interaction.time_among_words import MOST_WORDS
from curate.wording import did_you_mean, quoted


def in_our_words(error: Any) -> CurateError:
    """Make our error of Typer's UsageError, or of one derived from it.

    It says where the help is of the command that `error.ctx` is of.
    """
    path = error.ctx.command_path if error.ctx else "curate"
    make = _SENTENCES.get(type(error).__name__, _cannot_be_understood)
    return CurateError(make(error, path), Kind.USAGE, hint=help_of(path))


def too_many_words(words: Iterable[str], ctx: typer.Context) -> CurateError:
    """Make the error for arguments that the command of `ctx` has no use for."""
    said = f"too many words for {ctx.command_path}: {quoted(' '.join(words))}."
    if any(getattr(param, "metavar", None) == "TEXT" for param in ctx.command.params):
        said += " Put words that belong together in quotes."
    return CurateError(said, Kind.USAGE, hint=help_of(ctx.command_path))


def refuse_unquoted_times(arguments: Sequence[str], params: Iterable[Any]) -> None:
    """Raise CurateError where the value of an option is only the first word of a time.

    `arguments` are those of a command with the parameters `params`: `--sitting half an hour`.
    """
    names = {name for one in params if one.metavar == "TIME" for name in one.opts}
    words = list(takewhile(lambda word: word != "--", arguments))
    for at, word in enumerate(words):
        name, equals, value = word.partition("=")
        if name not in names:
            continue
        behind = takewhile(lambda one: one[:1] != "-", words[at + 1 : at + MOST_WORDS])
        said = [*([value] if equals else []), *behind]
        for count in range(len(said), 1, -1):
            time = " ".join(said[:count])
            with suppress(ValueError):
                parse_length(time)
                write = f'{name}: several words need quotes, to be one time: {name} "{time}"'
                raise CurateError(write, Kind.USAGE)


def no_such_command(words: Sequence[str], known: Iterable[str], path: str) -> CurateError:
    """Make the error for a command that `path` ("curate", "curate themes") does not have.

    It is the first of some words; those behind it may be more of what to look for.
    """
    word = words[0]
    name = " ".join([*path.split()[1:], word])
    ours = [f"{path} {command}" for command in synonyms.commands(word)] if path == "curate" else []
    meant = f" Here it is {' or '.join(ours)}." if ours else did_you_mean(word, list(known))
    if not meant and path == "curate" and word[:1].isalpha() and word.isprintable():
        behind = takewhile(lambda one: one[:1] != "-" and one.isprintable(), words[1:MOST_WORDS])
        meant = f" To look for it: curate list {' '.join(map(quote, [word, *behind]))}"
    said = f"no command {quoted(name)}.{meant}"
    return CurateError(said, Kind.USAGE, hint=f"All commands: {path} --help")


def empty_value(param: Any) -> CurateError:
    """Make the error for an option or argument whose value is blank."""
    name = _called(param)
    write = "Say what you mean"
    if param.param_type_name == "option":
        write = f"Write {name} {str(param.metavar or 'TEXT').strip('[]')}"
    without = "" if param.required else ", or leave it out"
    return CurateError(f"{name}: this is empty. {write}{without}.", Kind.USAGE)


def help_of(path: str) -> str:
    """Give the hint that names the help of a command: `Help: curate show --help`."""
    return f"Help: {path} --help"


def _no_such_option(error: Any, path: str) -> str:
    known = sorted({name for param in _parameters(error) for name in param.opts if name[1] == "-"})
    params = error.ctx.command.params if error.ctx else []
    arguments = [_called(param) for param in params if param.param_type_name == "argument"]
    ours = synonyms.option(error.option_name, {*known, *arguments})
    if ours:
        return f"no option {quoted(error.option_name)}. Here it is {ours}."
    other = _one_that_has(error)
    if other:
        return f"no option {quoted(error.option_name)}. Here it is {other} {error.option_name}."
    later = _after_a_command(error)
    if later:
        said = f"no option {quoted(error.option_name)} before a command"
        return f"{said}: it comes after it, as in: {later}"
    longer = [name for name in known if name.startswith(error.option_name)]
    if len(longer) == 1 and error.option_name.startswith("--"):
        meant = f" Did you mean {longer[0]}?"
    elif _is_elsewhere(error):
        meant = ""
    else:
        meant = did_you_mean(error.option_name, known)
    return f"no option {quoted(error.option_name)}.{meant}"


def _one_that_has(error: Any) -> str | None:
    """Name the command like the one an error is about that has the option which is not here."""
    if error.ctx is None or error.ctx.parent is None:
        return None
    here, group = error.ctx.info_name, error.ctx.parent.command
    for other in next((alike for alike in _ALIKE if here in alike), ()):
        command = group.get_command(error.ctx.parent, other)
        if other != here and any(error.option_name in param.opts for param in command.params):
            return f"curate {other}"
    return None


def _after_a_command(error: Any) -> str | None:
    """Write a command with the option which is not before it; None where no command has it."""
    for name, param in _commands_with(error.option_name, error.ctx):
        value = "" if param.is_flag else f" {str(param.metavar).strip('[]')}"
        return f"{error.ctx.command_path} {name} {error.option_name}{value}"
    return None


def _is_elsewhere(error: Any) -> bool:
    """Whether a command has the option that is not here, so that it is no slip of the pen."""
    return error.ctx is not None and any(_commands_with(error.option_name, error.ctx.parent))


def _commands_with(option: str, ctx: Any) -> Iterator[tuple[str, Any]]:
    """Yield the commands of a group that have an option, each with that; none of what is no group.

    `ctx` is the context of the group; None gives none.
    """
    group: Any = ctx.command if ctx else None
    for name in group.list_commands(ctx) if hasattr(group, "list_commands") else ():
        for param in group.get_command(ctx, name).params:
            if option in param.opts:
                yield name, param


def _option_and_value(error: Any, path: str) -> str:
    """Say that an option lacks its value, or has one that it does not take."""
    flags = [param for param in _parameters(error) if getattr(param, "is_flag", False)]
    if any(error.option_name in param.opts for param in flags):
        return f"{error.option_name} takes no value."
    return f"{error.option_name} needs a value."


def _missing(error: Any, path: str) -> str:
    command = path.removeprefix("curate ")
    return f"{command} needs {_called(error.param)}."


def _value(error: Any, path: str) -> str:
    return f"{_called(error.param)}: this value cannot be used."


def _cannot_be_understood(error: Any, path: str) -> str:
    return f"{path} cannot be understood like this."


def _parameters(error: Any) -> list[Any]:
    """Give the options of the command that an error is about; none where it does not say."""
    if error.ctx is None:
        return []
    return [one for one in error.ctx.command.get_params(error.ctx) if one.opts[0][:1] == "-"]


def _called(param: Any) -> str:
    """Name a parameter as the help does: an option by its name, an argument in capitals."""
    if param is None:
        return "it"
    if param.param_type_name == "option":
        return str(max(param.opts, key=len))
    return str(param.metavar or param.name.upper()).strip("[]{}.")


_ALIKE = (("list", "path", "next"), ("done", "start", "skip", "reset"))
"""Commands of which one may be asked for what another does."""
_SENTENCES = {
    "NoSuchOption": _no_such_option,
    "BadOptionUsage": _option_and_value,
    "MissingParameter": _missing,
    "BadParameter": _value,
}
"""What is said of each of Typer's errors, by the name of its class."""

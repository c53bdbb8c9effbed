"""Assemble the app: commands loaded when they are asked for, errors turned into exit codes."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from importlib import import_module
from keyword import iskeyword
from os import environ
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from curate import __version__
from curate.environment import Environment, from_process
from curate.errors import CurateError, Kind
from curate.safe_text import is_blank
from curate.streams import Stream

PURPOSES = {
    "Find": {
        "list": "Show what fits and is left to do: time, theme, format, words.",
        "show": "Show everything about one resource, or several.",
        "open": "Open something in your browser, and note that you have begun it.",
        "themes": "Show the themes, with how much each holds.",
    },
    "Plan": {
        "path": "Suggest what to take in the time you have, in what order, and why.",
        "next": "Say what to do now: one thing, and why.",
    },
    "Note what you did": {
        "start": "Note that you have begun something.",
        "done": "Note that you have done something.",
        "skip": "Note that something is not for you.",
        "reset": "Note that something is to be done, as if you had never begun it.",
        "history": "Show what you did, the last thing last.",
        "stats": "Show the time you spent, and what is left.",
    },
    "Keep the list": {
        "add": "Add a resource at the end of the list.",
        "import": "Bring resources in from elsewhere.",
        "edit": "Change resources: only the lines of the fields you name.",
        "refresh": "Ask the pages of resources again, and take what they say now.",
        "remove": "Take resources off the list.",
        "undo": "Take back the last thing you did: to the list, or in your history.",
        "check": "Find what is wrong in the list, with line and remedy.",
        "init": "Begin a new list: data/resources.yaml here, or PATH.",
        "index": "Print the path of the SQLite index.",
    },
    "Share the list": {
        "export": "Write the list, or what matches, for another program.",
        "publish": "Make a page of the list, with a path for the time people have.",
    },
}
"""What the commands are for, as `curate --help` groups them; how the help of each begins."""
COMMANDS = {name: said for commands in PURPOSES.values() for name, said in commands.items()}
"""Each is a module of `curate.commands`."""
INNER_COMMANDS = {"themes": ("rename", "title", "add", "remove")}
"""What a command can also do; each is a module, as `themes_rename`."""
EXIT_CODES = {Kind.REFUSED: 1, Kind.USAGE: 2, Kind.MISSING: 3}
INTERRUPTED = 130
ASKED_BY = "_CURATE_COMPLETE"
"""The variable by which Typer's completion scripts ask: it is `complete_` and the shell."""
_SETTINGS = {"help_option_names": ["-h", "--help"]}

# Typer 0.26 and later carry a Click of their own, which must not be imported by name:
# its error for wrong usage is what typer.BadParameter derives from.
UsageError: Any = typer.BadParameter.__bases__[0]


def _app(**settings: Any) -> typer.Typer:
    return typer.Typer(
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=_SETTINGS,
        **settings,
    )


def _parsed(parse: Callable[[Any, list[str]], list[str]], ctx: Any, args: list[str]) -> list[str]:
    """Parse a command line, and say of an error which command it is about.

    Raises CurateError where a value is empty: it is what a script gives whose variable is not set.
    """
    if "--help" in args or "-h" in args:
        from curate.interaction.narrow_help import fit

        fit(ctx, ctx.obj.output.width if ctx.obj else None)
    try:
        left = parse(ctx, args)
    except UsageError as error:
        error.ctx = error.ctx or ctx
        raise
    for param in () if ctx.resilient_parsing else ctx.command.params:
        given = ctx.params.get(param.name)
        texts = given if isinstance(given, list | tuple) else [given]
        if any(isinstance(text, str) and is_blank(text) for text in texts):
            from curate.interaction.usage_errors import empty_value

            raise empty_value(param)
    return left


class Command(TyperCommand):
    """A command that says in our words what is wrong with its command line."""

    allow_extra_args = True

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the command line. Raises CurateError for words that are left, or lack quotes."""
        from curate.interaction.context import AFTER_DASHES

        ctx.meta[AFTER_DASHES] = "--" in args
        if not ctx.resilient_parsing:
            from curate.interaction.options import alone_means_all

            args = alone_means_all(args, self.params)
        if len(args) > 2 and not ctx.resilient_parsing:
            from curate.interaction.usage_errors import refuse_unquoted_times

            refuse_unquoted_times(args, self.params)
        left = _parsed(super().parse_args, ctx, args)
        if left and not ctx.resilient_parsing:
            from curate.interaction.usage_errors import too_many_words

            raise too_many_words(left, ctx)
        return left


class Group(TyperGroup):
    """A command with commands of its own, which says in our words that there is no such one."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the command line up to the name of the inner command."""
        return _parsed(super().parse_args, ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that the first word names. Raises CurateError where there is none.

        While a shell completes a line, such a word leads to nothing, and is no error.
        """
        known = self.list_commands(ctx)
        if args[0] in known:
            return super().resolve_command(ctx, args)
        if ctx.resilient_parsing:
            return None, None, args[1:]
        from curate.interaction.usage_errors import no_such_command

        raise no_such_command(args, known, ctx.command_path)


class LazyGroup(Group):
    """The commands of `curate`, whose modules are imported when they are asked for."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the command line up to the name of the command, however others call it."""
        unknown = [word for word in args[:1] if word not in COMMANDS and word[:1] != "-"]
        if unknown and not ctx.resilient_parsing:
            from curate.interaction.synonyms import command_line

            args = command_line(args)
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: Any) -> list[str]:
        """Give the names of all commands, without importing any."""
        return list(COMMANDS)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands by what they are for, without importing any."""
        width = max(map(len, COMMANDS))
        for purpose, commands in PURPOSES.items():
            with formatter.section(purpose):
                formatter.write_dl([(name.ljust(width), said) for name, said in commands.items()])

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import and build the command of this name; None where there is no such command."""
        if cmd_name not in COMMANDS:
            return None
        return _built(cmd_name)


# What is built is kept for who runs many commands in one process, as the tests do.


@cache
def _all_commands() -> Any:
    return typer.main.get_command(app)


@cache
def _built(name: str) -> Any:
    module = import_module(module_of(name))
    inner = INNER_COMMANDS.get(name, ())
    built = _app(cls=Group, add_completion=False, name=name, invoke_without_command=bool(inner))
    if inner:
        built.callback()(module.run)
    else:
        built.command(name, cls=Command)(module.run)
    for other in inner:
        run_inner = import_module(f"curate.commands.{name}_{other}").run
        said = (run_inner.__doc__ or "").partition("\n")[0]
        built.command(other, cls=Command, short_help=said)(run_inner)
    return typer.main.get_command(built)


def module_of(command: str) -> str:
    """Give the name of the module of a command; `import` is a word of Python's own."""
    return f"curate.commands.{command}{'_' if iskeyword(command) else ''}"


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"curate {__version__}")
        raise typer.Exit


app = _app(cls=LazyGroup, invoke_without_command=True)


@app.callback()
def root(
    ctx: typer.Context,
    file: Annotated[
        str | None, typer.Option("--file", metavar="PATH", help="The list file to use.")
    ] = None,
    words_per_minute: Annotated[
        str | None,
        typer.Option("--words-per-minute", metavar="N", help="How fast you read, for estimates."),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="The version.")
    ] = False,
) -> None:
    """Keep a reading list that fits the time you have: what to read, in what order, and why."""
    if ctx.invoked_subcommand is None:
        from curate.commands import home

        home.run(ctx)


def main(arguments: list[str] | None = None, environment: Environment | None = None) -> int:
    """Run one command, and give its exit code. Every error becomes one clear message on stderr."""
    from curate.display.printing import report

    try:
        env = environment or from_process()
    except CurateError as error:
        typer.echo(f"Error: {error}", err=True)
        return EXIT_CODES[error.kind]
    try:
        with _answering_a_shell(env.output):
            result = _all_commands().main(arguments, "curate", standalone_mode=False, obj=env)
        env.output.file.flush()
    except CurateError as error:
        report(env.remarks, error)
        return EXIT_CODES[error.kind]
    except UsageError as error:
        from curate.interaction.usage_errors import in_our_words

        report(env.remarks, in_our_words(error))
        return EXIT_CODES[Kind.USAGE]
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except Exception as error:
        if env.variables.get("CURATE_DEBUG"):
            raise
        report(env.remarks, _surprise(error))
        return EXIT_CODES[Kind.REFUSED]
    return result if isinstance(result, int) else 0


def _answering_a_shell(output: Stream) -> AbstractContextManager[None]:
    """Let a shell that asks what may become of a line be answered after a `=`, too."""
    if not environ.get(ASKED_BY):
        return nullcontext()
    from curate.interaction.equals_sign import after_equals

    return after_equals(environ, output)


def _surprise(error: Exception) -> CurateError:
    """Make the error for a fault of ours; here alone Python's own words are shown."""
    said = f"there is a fault in curate itself: {type(error).__name__}: {error}"
    return CurateError(said, hint="Please report it, with what CURATE_DEBUG=1 shows.")

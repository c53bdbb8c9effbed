"""Options that several commands share: how they are declared, completed and understood."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from shlex import quote
from typing import Annotated, Any, TypeVar

import typer

from curate.display import printing
from curate.durations import parse_minutes
from curate.environment import Environment, from_process
from curate.errors import CurateError, Kind
from curate.library import Library
from curate.model import Format, Importance, Level
from curate.query import Query, Sort

_Member = TypeVar("_Member", bound=StrEnum)


def environment(ctx: typer.Context) -> Environment:
    """Return the environment that `cli` handed down."""
    found = ctx.find_object(Environment)
    return found if found is not None else from_process()


def library(ctx: typer.Context, file: str | None) -> Library:
    """Return the list to work on: `file`, or the one that belongs here."""
    env = environment(ctx)
    path = env.find_list(file or root_file(ctx))
    named = file or root_file(ctx)
    lib = Library(path, env.shown(path), env.cache, env.data, env.now_ns, named)
    ctx.call_on_close(lib.close)
    return lib


def named_list(ctx: typer.Context, env: Environment) -> str | None:
    """Return the list that an option before the command, or CURATE_FILE, names."""
    return root_file(ctx) or env.variables.get("CURATE_FILE") or None


def root_file(ctx: typer.Context) -> str | None:
    """Return what `--file` was given before the name of the command."""
    value = ctx.find_root().params.get("file")
    return value if isinstance(value, str) else None


def complete_themes(ctx: typer.Context, incomplete: str) -> Iterator[str]:
    """Yield the themes that begin like what is typed."""
    return _completed(ctx, incomplete, lambda lib: (theme.id for theme in lib.themes()))


def complete_ids(ctx: typer.Context, incomplete: str) -> Iterator[str]:
    """Yield the ids that begin like what is typed."""
    return _completed(ctx, incomplete, lambda lib: (id_ for id_, _ in lib.ids()))


def _completed(
    ctx: typer.Context, incomplete: str, names: Callable[[Library], Iterable[str]]
) -> Iterator[str]:
    """Yield the names that begin like what is typed; none where there is no list to ask."""
    try:
        known = names(library(ctx, ctx.params.get("file")))
        yield from (name for name in known if name.startswith(incomplete))
    except CurateError:
        return


def one_of(vocabulary: type[StrEnum]) -> dict[str, Any]:
    """Return how an option with a closed vocabulary is declared."""
    names = [str(member) for member in vocabulary]
    return {
        "metavar": f"[{'|'.join(names)}]",
        "autocompletion": lambda incomplete: [n for n in names if n.startswith(incomplete)],
    }


def field(name: str, help_: str, metavar: str = "TEXT", *also: str) -> Any:
    """Return how an option is declared that says a field of a resource."""
    return typer.Option(name, *also, metavar=metavar, help=help_, show_default=False)


FileOption = Annotated[
    str | None,
    typer.Option("--file", metavar="PATH", help="The list file to use.", show_default=False),
]
WordsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[WORDS]...", help="Words to search for.", show_default=False),
]
IdArgument = Annotated[
    str,
    typer.Argument(
        metavar="ID", help="An id, its beginning, or part of a title.", autocompletion=complete_ids
    ),
]
IdsArgument = Annotated[
    list[str],
    typer.Argument(metavar="ID...", help="Ids, or as for show.", autocompletion=complete_ids),
]
NoteOption = Annotated[
    str | None, typer.Option("--note", metavar="TEXT", help="A line for yourself.")
]
ThemeOption = Annotated[
    list[str] | None,
    typer.Option(
        "--theme",
        "-t",
        metavar="ID",
        help="About this theme or one within.",
        autocompletion=complete_themes,
    ),
]
FormatOption = Annotated[
    list[str] | None,
    typer.Option("--format", "-f", help="To read, watch or listen to.", **one_of(Format)),
]
LevelOption = Annotated[
    list[str] | None,
    typer.Option("--level", help="Of this level.", **one_of(Level)),
]
ImportanceOption = Annotated[
    list[str] | None,
    typer.Option("--importance", help="Of this importance.", **one_of(Importance)),
]
OneFormatOption = Annotated[
    str | None,
    typer.Option("--format", "-f", help="To read, watch or listen to.", **one_of(Format)),
]
OneLevelOption = Annotated[
    str | None,
    typer.Option("--level", help="How much it asks of its reader.", **one_of(Level)),
]
OneImportanceOption = Annotated[
    str | None,
    typer.Option("--importance", help="How much you want it read.", **one_of(Importance)),
]
RequiresOption = Annotated[
    list[str] | None,
    typer.Option(
        "--requires", metavar="ID", help="What to take first.", autocompletion=complete_ids
    ),
]
SortOption = Annotated[
    str | None,
    typer.Option("--sort", help="The order to show them in.", **one_of(Sort)),
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Show what would change, and write nothing.")
]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]
JsonOption = Annotated[bool, typer.Option("--json", help="As JSON, for scripts.")]


def members(vocabulary: type[_Member], given: list[str] | None, option: str) -> tuple[_Member, ...]:
    """Return the members that were named. Raises CurateError for what is none."""
    return tuple(dict.fromkeys(member(vocabulary, text, option) for text in given or []))


def member(vocabulary: type[_Member], text: str, option: str) -> _Member:
    """Return the member of a vocabulary that `text` names. Raises CurateError for another."""
    for known in vocabulary:
        if text.strip().lower() == known:
            return known
    *others, last = vocabulary
    names = f"{', '.join(others)} or {last}"
    if vocabulary is Format and text.strip().lower() in ("json", "tsv", "csv", "ids"):
        said = f"Use --{text.strip().lower()}. Formats: {', '.join(vocabulary)}."
        raise CurateError(f'{option}: "{text}" is not a format. {said}', Kind.USAGE)
    raise CurateError(f'{option}: "{text}" is not known. Use {names}.', Kind.USAGE)


def maybe(vocabulary: type[_Member], text: str | None, option: str) -> _Member | None:
    """Return the member that an option names, where it was given."""
    return None if text is None else member(vocabulary, text, option)


def minutes(text: str | None, option: str) -> int | None:
    """Return the minutes that an option says. Raises CurateError where it says none."""
    if text is None:
        return None
    try:
        return parse_minutes(text)
    except ValueError as error:
        raise CurateError(f"{option}: {error}", Kind.USAGE) from None


def words(given: list[str] | None) -> tuple[str, ...]:
    """Return the single words of what was typed, without what cannot be text."""
    joined = " ".join(given or []).encode("utf-8", "ignore").decode("utf-8")
    return tuple(dict.fromkeys(joined.split()))


def themes(lib: Library, given: list[str] | None) -> tuple[str, ...]:
    """Return the ids of the themes that were named. Raises CurateError for what is none."""
    return tuple(dict.fromkeys(lib.theme(text) for text in given or []))


def facets(
    lib: Library,
    given_words: list[str] | None,
    theme: list[str] | None,
    format_: list[str] | None,
    level: list[str] | None,
) -> Query:
    """Return the question that the facets of `list` and `path` ask."""
    return Query(
        words=words(given_words),
        formats=members(Format, format_, "--format"),
        levels=members(Level, level, "--level"),
        themes=themes(lib, theme),
    )


def say_what_is_left_out(ctx: typer.Context, lib: Library) -> None:
    """Say on stderr how many entries of the file could not be read, and of the history."""
    say_notices(environment(ctx), lib)
    count = lib.left_out()
    if count:
        entries = "entry cannot be read and is" if count == 1 else "entries cannot be read and are"
        fact = f"{count:,} {entries} left out."
        way = ("See why", f"curate check{with_file(lib)}")
        printing.remark(environment(ctx).remarks, fact, way)


def say_notices(env: Environment, lib: Library) -> None:
    """Say on stderr what no answer tells: that the history could not be read."""
    for notice in lib.reader.notices:
        printing.say(env.remarks, notice)


def with_file(lib: Library) -> str:
    """Return the `--file` that a command needs which is to be about the same list."""
    return f" --file {quote(lib.named)}" if lib.named else ""


def say_the_way_back(env: Environment, lib: Library) -> None:
    """Say on stderr how the change that was just made is taken back."""
    printing.remark(env.remarks, "", ("Take it back", f"curate undo{with_file(lib)}"))


def say_dry_run(env: Environment) -> None:
    """Say that what was shown has not been done."""
    printing.say(env.remarks, "Nothing was written: --dry-run.")


def agreed(env: Environment, question: str, *, yes: bool = False, default: bool = True) -> bool:
    """Ask a question where somebody can answer it; say so where the answer is no.

    `default` is what Enter alone means.
    """
    if yes or not env.interactive:
        return True
    printing.say(env.remarks)
    with may_leave(env):
        answer = typer.confirm(question, default=default, err=True, prompt_suffix=" ")
    if not answer:
        printing.say(env.remarks, "Nothing was written.")
    return answer


@contextmanager
def may_leave(env: Environment) -> Iterator[None]:
    """Say that nothing was written where somebody leaves in the middle of the questions."""
    try:
        yield
    except typer.Abort:
        printing.say(env.remarks, "\nNothing was written.")
        raise


def say_what_is_a_theme(env: Environment, lib: Library, query: Query) -> None:
    """Say which theme somebody may have meant with words that are looked for in the text."""
    if not query.words or query.themes:
        return
    said = " ".join(query.words).casefold()
    for theme in lib.themes():
        if said in (theme.id.casefold(), (theme.title or "").casefold()):
            way = ("All that is about it", f"--theme {theme.id}")
            printing.remark(env.remarks, f"{theme.id} is a theme, too.", way)

"""Options and arguments that several commands take: how they are declared."""

from enum import StrEnum
from typing import Annotated, Any

import typer

from curate.interaction import completion
from curate.model import Format, Importance, Level
from curate.query import Sort


def one_of(vocabulary: type[StrEnum]) -> dict[str, Any]:
    """Give the arguments of typer.Option for an option that takes a word of `vocabulary`."""
    return {
        "metavar": f"[{'|'.join(vocabulary)}]",
        "autocompletion": completion.words_of(vocabulary),
    }


def field(name: str, help_: str, metavar: str = "TEXT", *also: str) -> Any:
    """Declare the option `name`, with other names in `also`, for a value of a resource."""
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
        metavar="ID",
        help="An id, its beginning, or part of a title.",
        autocompletion=completion.ids,
    ),
]
IdsArgument = Annotated[
    list[str],
    typer.Argument(metavar="ID...", help="Ids, or as for show.", autocompletion=completion.ids),
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
        autocompletion=completion.themes,
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
SortOption = Annotated[
    str | None,
    typer.Option("--sort", help="The order to show them in.", **one_of(Sort)),
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Show what would change, and write nothing.")
]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]
JsonOption = Annotated[bool, typer.Option("--json", help="As JSON, for scripts.")]

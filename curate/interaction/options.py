"""Options and arguments that several commands take: how they are declared."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from functools import wraps
from inspect import Parameter, signature
from typing import Annotated, Any

import typer

from curate.durations import WORDS_PER_MINUTE
from curate.interaction import completion
from curate.interaction.synonyms import spoken
from curate.query import Sort


def one_of(vocabulary: type[StrEnum]) -> dict[str, Any]:
    """Give the arguments of typer.Option for an option that takes a word of `vocabulary`."""
    return {
        "metavar": f"[{'|'.join(map(spoken, vocabulary))}]",
        "autocompletion": completion.words_of(vocabulary),
    }


def field(name: str, help_: str, metavar: str = "TEXT", *also: str) -> Any:
    """Declare the option `name`, with other names in `also`, for a value of a resource."""
    return typer.Option(name, *also, metavar=metavar, help=help_, show_default=False)


def in_place_of(
    name: str, options: Mapping[str, Any]
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Decorate the function of a command, so that it takes a group of options too.

    They stand in the place of its parameter `name`, which is handed one dictionary. `options`
    has the type of each, as Typer reads it, by its key in that dictionary; what is not given
    is None.
    """

    def decorate(run: Callable[..., None]) -> Callable[..., None]:
        declared = signature(run)
        group = [
            Parameter(f"{name}_{key}", Parameter.KEYWORD_ONLY, default=None, annotation=type_)
            for key, type_ in options.items()
        ]
        parameters: list[Parameter] = []
        for one in declared.parameters.values():
            parameters += group if one.name == name else [one]

        @wraps(run)
        def taking_options(**given: Any) -> None:
            values = {key: given.pop(f"{name}_{key}") for key in options}
            run(**given, **{name: values})

        # Typer makes the options of these two, in every version that is allowed.
        vars(taking_options)["__signature__"] = declared.replace(parameters=parameters)
        taking_options.__annotations__ = {one.name: one.annotation for one in parameters}
        return taking_options

    return decorate


OR_ALL = "[RULE]"
"""What is shown for the value of an option that means `all` where no value follows it."""


def alone_means_all(arguments: Sequence[str], params: Iterable[Any]) -> list[str]:
    """Give the arguments of a command with `all` behind each OR_ALL option that has no value."""
    names = {name for one in params if one.metavar == OR_ALL for name in one.opts}
    given = []
    for word, after in zip(arguments, [*arguments, "-"][1:], strict=True):
        given.append(f"{word}=all" if word in names and after[:1] == "-" else word)
    return given


FileOption = Annotated[
    str | None,
    typer.Option("--file", metavar="PATH", help="The list file to use.", show_default=False),
]
WordsPerMinuteOption = Annotated[
    str | None,
    typer.Option(
        "--words-per-minute",
        metavar="N",
        help=f"How fast you read: estimates are at {WORDS_PER_MINUTE}.",
        show_default=False,
    ),
]
WordsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[WORDS]...", help="A time, a theme, or words to search for.", show_default=False
    ),
]
IdsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="ID...",
        help="Ids, their beginnings, or parts of titles.",
        autocompletion=completion.ids,
    ),
]
ThemeArgument = Annotated[
    str, typer.Argument(metavar="ID", autocompletion=completion.themes, help="Its id.")
]
ThemeTitleArgument = Annotated[
    list[str], typer.Argument(metavar="TITLE...", help="What people read.", show_default=False)
]
NoteOption = Annotated[
    str | None, typer.Option("--note", metavar="TEXT", help="A line for yourself.")
]
SortOption = Annotated[
    str | None,
    typer.Option("--sort", help="The order to show them in.", **one_of(Sort)),
]
OnOption = Annotated[
    str | None,
    typer.Option("--on", metavar="DAY", help="The day: yesterday, monday, 2026-11-20."),
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Show what would change, and write nothing.")
]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]
IdsOutputOption = Annotated[bool, typer.Option("--ids", help="As ids, one a line.")]
JsonOption = Annotated[bool, typer.Option("--json", help="As JSON, for scripts.")]

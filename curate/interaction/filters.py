"""The filters that `list`, `path` and `next` take as options: one table for all."""

from typing import Annotated, Any

import typer

from curate.errors import CurateError, Kind
from curate.interaction import completion, understanding
from curate.interaction.meant import Meant
from curate.interaction.options import in_place_of, one_of
from curate.library import Library
from curate.model import Format, Importance, Level, Status
from curate.query import Query

_Texts = list[str] | None


def _theme(name: str, help_: str, *also: str) -> Any:
    return typer.Option(name, *also, metavar="ID", help=help_, autocompletion=completion.themes)


FILTERS: dict[str, Any] = {
    "theme": Annotated[_Texts, _theme("--theme", "About this theme or one within.", "-t")],
    "not_theme": Annotated[_Texts, _theme("--not-theme", "Not about this theme.")],
    "all_themes": Annotated[
        bool, typer.Option("--all-themes", help="About all of the themes, not any.")
    ],
    "no_theme": Annotated[bool, typer.Option("--no-theme", help="About no theme at all.")],
    "format": Annotated[
        _Texts,
        typer.Option("--format", "-f", help="To read, watch or listen to.", **one_of(Format)),
    ],
    "level": Annotated[_Texts, typer.Option("--level", help="Of this level.", **one_of(Level))],
    "not_level": Annotated[
        _Texts, typer.Option("--not-level", help="Not of this level.", **one_of(Level))
    ],
    "importance": Annotated[
        _Texts, typer.Option("--importance", help="Of this importance.", **one_of(Importance))
    ],
    "author": Annotated[_Texts, typer.Option("--author", metavar="NAME", help="By this author.")],
    "publisher": Annotated[
        _Texts, typer.Option("--publisher", metavar="NAME", help="From this publisher.")
    ],
}
"""In the order of the help."""

MinMinutesOption = Annotated[
    str | None,
    typer.Option("--min-minutes", metavar="TIME", help="What takes at least this long at one go."),
]
IncludeUnknownOption = Annotated[
    bool, typer.Option("--include-unknown", help="Also what has no known time.")
]
NoTimeOption = Annotated[bool, typer.Option("--no-time", help="Only what has no known time.")]
StatusOption = Annotated[
    list[str] | None, typer.Option("--status", help="By what you did.", **one_of(Status))
]
with_filters = in_place_of("filters", FILTERS)
"""Decorates the function of a command that has a parameter `filters`."""


def query_of(lib: Library, filters: dict[str, Any], meant: Meant) -> Query:
    """Make the query that the filters and the words of a command line ask for.

    Raises CurateError for a text that means nothing, and for filters that exclude each other.
    """
    themes = (*meant.themes, *understanding.themes(lib, filters["theme"]))
    if filters["no_theme"] and themes:
        understanding.refuse_both("--theme", "--no-theme")
    return Query(
        words=meant.words,
        themes=tuple(dict.fromkeys(themes)),
        all_themes=bool(filters["all_themes"]),
        not_themes=meant.not_themes + understanding.themes(lib, filters["not_theme"]),
        no_theme=bool(filters["no_theme"]),
        formats=meant.members(Format)
        + understanding.members(Format, filters["format"], "--format"),
        levels=meant.members(Level) + understanding.members(Level, filters["level"], "--level"),
        not_levels=meant.not_levels
        + understanding.members(Level, filters["not_level"], "--not-level"),
        importances=meant.members(Importance)
        + understanding.members(Importance, filters["importance"], "--importance"),
        authors=understanding.names(filters["author"]),
        publishers=understanding.names(filters["publisher"]),
    )


def refuse_contradictions(query: Query) -> None:
    """Raise CurateError for times that no resource can have."""
    if (query.min_minutes or 0) > (query.max_minutes or query.min_minutes or 0):
        raise CurateError("--min-minutes is more than --max-minutes.", Kind.USAGE)
    if query.no_time and query.timed:
        understanding.refuse_both("--no-time", "a time")

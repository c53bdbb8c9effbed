"""`curate themes rename` and `curate themes add`: the themes of a list, changed everywhere."""

from re import fullmatch
from typing import TYPE_CHECKING, Annotated

import typer

from curate.display import printing
from curate.display.diff import show_change
from curate.environment import Environment
from curate.errors import CurateError, Kind
from curate.interaction import completion, context, questions, remarks
from curate.interaction.options import DryRunOption, FileOption, YesOption
from curate.library import Library
from curate.lookup import no_such
from curate.yaml_reading.fields import ID
from curate.yaml_reading.reading_list import ReadingList

if TYPE_CHECKING:
    from curate.storage.list_file import Maker
    from curate.yaml_editing.splices import Change


def rename(
    ctx: typer.Context,
    old: Annotated[
        str, typer.Argument(metavar="OLD", autocompletion=completion.themes, help="Its id.")
    ],
    new: Annotated[
        str, typer.Argument(metavar="NEW", autocompletion=completion.themes, help="A new id.")
    ],
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    file: FileOption = None,
) -> None:
    """Rename a theme wherever it is named, with the themes nested in it.

    Where NEW is a theme already, the two become one.

    \b
    Examples:
      curate themes rename workforce people
      curate themes rename equity/race equity --dry-run
    """
    env = context.environment(ctx)
    lib = context.library(ctx, file)
    _refuse_bad_id(new)
    if new == old or new.startswith(f"{old}/"):
        raise CurateError(f"{old} cannot become {new}.", Kind.USAGE)
    merged: list[str] = []

    def make(text: str, reading_list: ReadingList) -> "Change":
        from curate.yaml_editing.changes import rename_theme

        ids = [theme.id for theme in reading_list.themes]
        if not any(id_ == old or id_.startswith(f"{old}/") for id_ in ids):
            raise no_such("theme", old, ids, "curate themes")
        merged[:] = [new] if new in ids else []
        return rename_theme(text, old, new, reading_list)

    change = lib.preview(make)
    if merged:
        printing.say(env.remarks, f"There is a theme {new} already: the two become one.")
    question = f"Rename {old} to {new}?" if merged else None
    _change(env, lib, make, change, f"renamed theme {old} to {new}", question, yes, dry_run)


def add(
    ctx: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", help="What --theme is to take.")],
    title: Annotated[str, typer.Argument(metavar="TITLE", help="What people read.")],
    dry_run: DryRunOption = False,
    file: FileOption = None,
) -> None:
    """Declare one more theme, as the last of them.

    \b
    Example:
      curate themes add supervision "Supervision and support"
    """
    env = context.environment(ctx)
    lib = context.library(ctx, file)
    _refuse_bad_id(id_)

    def make(text: str, reading_list: ReadingList) -> "Change":
        from curate.yaml_editing.changes import declare_theme

        if any(theme.id == id_ and theme.declared for theme in reading_list.themes):
            raise CurateError(f'the theme "{id_}" is declared already. Nothing was written.')
        return declare_theme(text, id_, title, reading_list)

    _change(env, lib, make, lib.preview(make), f"declared theme {id_}", None, True, dry_run)


def _change(
    env: Environment,
    lib: Library,
    make: "Maker",
    change: "Change",
    what: str,
    question: str | None,
    yes: bool,
    dry_run: bool,
) -> None:
    """Show a change, ask where there is a question, and write it."""
    show_change(env.output, lib.shown, change)
    if dry_run:
        remarks.say_dry_run(env)
        return
    if question and not questions.agreed(env, question, yes=yes, default=False):
        return
    lib.change(make, lambda: what)
    printing.done(env.output, f"{what.capitalize()}.")
    remarks.say_the_way_back(env, lib)


def _refuse_bad_id(id_: str) -> None:
    if not fullmatch(rf"{ID}(/{ID})*", id_):
        said = f'"{id_}" cannot be the id of a theme: lower-case words joined by - or /.'
        raise CurateError(said, Kind.USAGE)

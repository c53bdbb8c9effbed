"""`curate themes rename`: a theme under another id, wherever it is named."""

from typing import TYPE_CHECKING, Annotated

import typer

from curate.display import printing
from curate.errors import CurateError, Kind
from curate.interaction import completion, context
from curate.interaction.changing_themes import change_themes, refuse_bad_id
from curate.interaction.options import DryRunOption, FileOption, YesOption
from curate.lookup import find_theme
from curate.theme_names import is_within

if TYPE_CHECKING:
    from curate.yaml_editing.original import Original
    from curate.yaml_editing.splices import Change


def run(
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
    refuse_bad_id(new)
    found: list[str] = []
    merged: list[str] = []

    def make(original: "Original") -> "Change":
        from curate.yaml_editing.changes import rename_theme

        themes = original.listed.themes
        found[:] = [find_theme(old, themes)]
        if is_within(new, found[0]):
            raise CurateError(f"{found[0]} cannot become {new}.", Kind.USAGE)
        merged[:] = [theme.id for theme in themes if theme.id == new]
        return rename_theme(original, found[0], new)

    def remark(change: "Change") -> None:
        if merged:
            printing.say(env.remarks, f"There is a theme {new} already: the two become one.")

    def what() -> str:
        return f"renamed theme {found[0]} to {new}"

    def question() -> str | None:
        return f"Rename {found[0]} to {new}?" if merged else None

    change_themes(env, lib, make, what, dry_run, question=question, yes=yes, remark=remark)

"""`curate themes add`: one more theme, declared."""

from typing import TYPE_CHECKING, Annotated

import typer

from curate.errors import CurateError
from curate.interaction import context
from curate.interaction.changing_themes import change_themes, refuse_bad_id
from curate.interaction.options import DryRunOption, FileOption, ThemeTitleArgument

if TYPE_CHECKING:
    from curate.yaml_editing.original import Original
    from curate.yaml_editing.splices import Change


def run(
    ctx: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", help="What --theme is to take.")],
    title: ThemeTitleArgument,
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
    refuse_bad_id(id_)

    def make(original: "Original") -> "Change":
        from curate.yaml_editing.changes import declare_theme

        themes = original.listed.themes
        if any(theme.id == id_ and theme.declared for theme in themes):
            raise CurateError(f'the theme "{id_}" is declared already. Nothing was written.')
        return declare_theme(original, id_, " ".join(title))

    change_themes(env, lib, make, lambda: f"declared theme {id_}", dry_run)

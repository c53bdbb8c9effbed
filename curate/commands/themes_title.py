"""`curate themes title`: another title for a theme."""

from typing import TYPE_CHECKING

import typer

from curate.errors import CurateError
from curate.interaction import context
from curate.interaction.changing_themes import change_themes
from curate.interaction.options import DryRunOption, FileOption, ThemeArgument, ThemeTitleArgument
from curate.lookup import find_theme
from curate.safe_text import clean_line

if TYPE_CHECKING:
    from curate.yaml_editing.original import Original
    from curate.yaml_editing.splices import Change


def run(
    ctx: typer.Context,
    id_: ThemeArgument,
    title_: ThemeTitleArgument,
    dry_run: DryRunOption = False,
    file: FileOption = None,
) -> None:
    """Give a theme another title; its id stays.

    \b
    Example:
      curate themes title workforce "People who work with children"
    """
    env = context.environment(ctx)
    lib = context.library(ctx, file)
    found: list[str] = []
    line = clean_line(" ".join(title_))

    def make(original: "Original") -> "Change":
        from curate.yaml_editing.changes import retitle_theme

        themes = original.listed.themes
        found[:] = [find_theme(id_, themes, declared=True)]
        if any(theme.id == found[0] and theme.title == line for theme in themes):
            raise CurateError(f"{found[0]} is called that already. Nothing was written.")
        return retitle_theme(original, found[0], line)

    change_themes(env, lib, make, lambda: f"retitled theme {found[0]}", dry_run)

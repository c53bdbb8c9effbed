"""`curate themes remove`: a theme taken off the list, and out of what has it."""

from typing import TYPE_CHECKING

import typer

from curate.errors import CurateError, Kind
from curate.interaction import context
from curate.interaction.changing_themes import change_themes
from curate.interaction.options import DryRunOption, FileOption, ThemeArgument, YesOption
from curate.lookup import find_theme
from curate.resource_wording import plural
from curate.theme_names import is_within

if TYPE_CHECKING:
    from curate.yaml_editing.original import Original
    from curate.yaml_editing.splices import Change


def run(
    ctx: typer.Context,
    id_: ThemeArgument,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    file: FileOption = None,
) -> None:
    """Take a theme off the list, and out of the resources that have it; these stay.

    \b
    Example:
      curate themes remove families
    """
    env = context.environment(ctx)
    lib = context.library(ctx, file)
    found: list[str] = []
    having: list[str] = []

    def make(original: "Original") -> "Change":
        from curate.yaml_editing.changes import remove_theme

        themes = original.listed.themes
        theme = find_theme(id_, themes)
        nested = [one.id for one in themes if one.id != theme and is_within(one.id, theme)]
        if nested:
            said = f"{theme} has themes in it: {', '.join(nested)}. Remove or rename these first."
            raise CurateError(said)
        having[:] = [one.id for one in original.listed.within(theme) if theme in one.themes]
        if having and not (yes or dry_run or env.interactive):
            count = plural(len(having), "resource has", "resources have")
            said = f"{count} this theme. To take it out of them too, say --yes."
            raise CurateError(said, Kind.USAGE)
        found[:] = [theme]
        return remove_theme(original, theme)

    def question() -> str | None:
        count = plural(len(having), "resource", "resources")
        return f"Take {found[0]} off the list, and out of {count}?" if having else None

    def what() -> str:
        return f"removed theme {found[0]}"

    change_themes(env, lib, make, what, dry_run, question=question, yes=yes)

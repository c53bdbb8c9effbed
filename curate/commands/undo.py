"""`curate undo`: the last change of the list, taken back."""

import typer

from curate.commands import options
from curate.commands.options import DryRunOption, FileOption, YesOption
from curate.display import write
from curate.display.change import show_change


def run(
    ctx: typer.Context,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    file: FileOption = None,
) -> None:
    """Take back the last change you made.

    The file is then again what it was, to the last byte. It may be repeated, further and
    further back; what other hands have changed since is never touched.

    \b
    Example:
      curate undo
    """
    env = options.environment(ctx)
    lib = options.library(ctx, file)
    last = lib.last_change()
    if last is None:
        write.say(env.remarks, f"There is nothing to take back in {lib.shown}.")
        return
    row, what, change = last
    show_change(env.output, lib.shown, change)
    if dry_run:
        options.say_dry_run(env)
        return
    if not options.agreed(env, f"Take back: {what}?", yes=yes):
        return
    lib.undo(row)
    write.done(env.output, f"Taken back: {what}.")

"""`curate undo`: what was last done, to the list or in the history, taken back."""

from shlex import quote

import typer

from curate.display import printing
from curate.display.diff import show_change
from curate.interaction import context, questions, remarks
from curate.interaction.options import DryRunOption, FileOption, YesOption
from curate.safe_text import one_line


def run(
    ctx: typer.Context,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    file: FileOption = None,
) -> None:
    """Take back the last thing you did: to the list, or in your history.

    A file is then again what it was, to the last byte. It may be repeated, further and
    further back; what other hands have changed since is never touched.

    \b
    Example:
      curate undo
    """
    env = context.environment(ctx)
    lib = context.library(ctx, file)
    last = lib.last_done()
    if last is None:
        fact = f"There is nothing to take back in {lib.shown}."
        others = [one.list for one in lib.reader.history()[-1:]]
        ways = [
            ("What you did last was elsewhere", f"curate undo --file {quote(one_line(path))}")
            for path in others
        ]
        printing.remark(env.remarks, fact, *ways)
        return
    row, what, change = last
    asked = env.interactive and not yes
    if asked or dry_run:
        if change is not None:
            show_change(env.output, lib.shown, change)
        else:
            printing.say(env.output, f"In your history: {what}")
    if dry_run:
        remarks.say_dry_run(env)
        return
    if asked and not questions.agreed(env, f"Take back: {what}?"):
        return
    lib.undo(row)
    if change is not None and not asked:
        show_change(env.output, lib.shown, change)
    (printing.done if change is not None else printing.tick)(env.output, f"Taken back: {what}.")

"""`curate skip`: resources that somebody does not want."""

import typer

from curate.display import printing
from curate.history.progress import Verb
from curate.interaction import noting_remarks
from curate.interaction.noting import event_of, note, tell, tidy
from curate.interaction.options import FileOption, IdsArgument, NoteOption, OnOption


def run(
    ctx: typer.Context,
    ids: IdsArgument,
    on: OnOption = None,
    note_: NoteOption = None,
    file: FileOption = None,
) -> None:
    """Note that something is not for you.

    It is then left out of `curate path` and `curate next`; what requires it may still come.

    \b
    Example:
      curate skip sled-dogs --note "Have read it elsewhere"
    """
    text = tidy(note_)
    env, lib, told = note(
        ctx,
        ids,
        file,
        lambda one, _: (f"skipped {one.id}", event_of(one, Verb.SKIP, note=text)),
        on,
    )
    for one in told:
        tell(env, "–", "Skipped", one, ["left out of paths"])
    noting_remarks.say_what_is_open(env, lib, told)
    noting_remarks.say_that_was_the_last(env, lib, told)
    names = " ".join(one.resource.id for one in told)
    printing.remark(env.remarks, "", ("Bring it back", f"curate reset {names}"))

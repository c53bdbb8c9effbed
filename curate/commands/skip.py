"""`curate skip`: resources that somebody does not want."""

import typer

from curate.display import printing
from curate.history.progress import Verb
from curate.interaction import remarks
from curate.interaction.noting import event_of, note, tell, tidy
from curate.interaction.options import FileOption, IdsArgument, NoteOption


def run(
    ctx: typer.Context, ids: IdsArgument, note_: NoteOption = None, file: FileOption = None
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
    )
    for resource, _, _ in told:
        tell(env, "–", "Skipped", resource, ["left out of paths"])
    names = " ".join(resource.id for resource, _, _ in told)
    printing.remark(
        env.remarks, "", ("Bring it back", f"curate reset {names}{remarks.with_file(lib)}")
    )

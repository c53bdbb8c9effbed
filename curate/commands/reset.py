"""`curate reset`: resources to be done, as if never begun."""

import typer

from curate.history.progress import Verb
from curate.history.wording import STATUS_WORDS
from curate.interaction import remarks
from curate.interaction.noting import event_of, note, tell
from curate.interaction.options import FileOption, IdsArgument


def run(ctx: typer.Context, ids: IdsArgument, file: FileOption = None) -> None:
    """Note that something is to be done, as if you had never begun it.

    The time that you spent on it stays in `curate stats`.

    \b
    Example:
      curate reset sled-dogs
    """
    env, _, told = note(
        ctx, ids, file, lambda one, _: (f"reset {one.id}", event_of(one, Verb.RESET))
    )
    for one in told:
        tell(env, "✓", "To do again", one, [f"it was {STATUS_WORDS[one.before.status]}"])
    remarks.say_the_way_back(env)

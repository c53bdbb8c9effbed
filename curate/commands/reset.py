"""`curate reset`: resources to be done, as if never begun."""

import typer

from curate.errors import CurateError
from curate.history.progress import TO_DO, Event, Progress, Verb
from curate.history.wording import STATUS_WORDS
from curate.interaction import remarks
from curate.interaction.noting import event_of, note, tell
from curate.interaction.options import FileOption, IdsArgument
from curate.model import Resource


def run(ctx: typer.Context, ids: IdsArgument, file: FileOption = None) -> None:
    """Note that something is to be done, as if you had never begun it.

    The time that you spent on it stays in `curate stats`.

    \b
    Example:
      curate reset sled-dogs
    """

    def event(resource: Resource, before: Progress) -> tuple[str, Event]:
        if before == TO_DO:
            raise CurateError(f"{resource.id} is not begun, so it is to do. Nothing was written.")
        return f"reset {resource.id}", event_of(resource, Verb.RESET)

    env, _, told = note(ctx, ids, file, event)
    for one in told:
        tell(env, "✓", "To do again", one, [f"it was {STATUS_WORDS[one.before.status]}"])
    remarks.say_the_way_back(env)

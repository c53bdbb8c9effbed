"""`curate history`: what this reader did, as it was noted."""

import typer

from curate.display import printing
from curate.history.progress import Event, is_about
from curate.history.wording import EVENTS, event_facts
from curate.interaction import options
from curate.interaction.options import FileOption, JsonOption
from curate.model import Resource


def run(ctx: typer.Context, as_json: JsonOption = False, file: FileOption = None) -> None:
    """Show what you did, the last thing last.

    It is yours alone: it is kept on this computer, not in the list.

    \b
    Example:
      curate history
    """
    env = options.environment(ctx)
    lib = options.library(ctx, file)
    events = lib.reader.history()
    known = {one.id: one for one in lib.some([event.resource for _, _, event in events])}
    if as_json:
        from curate.exports.rows import json_array

        printing.pour(env.output, json_array(_as_dict(*one, known) for one in events))
    options.say_notices(env, lib)
    if as_json:
        return
    if not events and not lib.reader.notices:
        way = ("When you have done something", "curate done ID")
        printing.remark(env.remarks, "Nothing is noted yet.", way)
    for _, at, event in events:
        when = env.local(at).strftime("%Y-%m-%d %H:%M")
        id_ = printing.paint(env.output, event.resource, "id")
        printing.say(
            env.output,
            f"{when}  {EVENTS[event.verb]:<11}  {' · '.join([id_, *event_facts(event)])}",
        )


def _as_dict(row: int, at: str, event: Event, known: dict[str, Resource]) -> dict[str, object]:
    resource = known.get(event.resource)
    of_this_list = resource is not None and is_about(event, resource)
    return {
        "row": row,
        "at": at,
        "id": event.resource,
        "title": resource.title if resource is not None and of_this_list else None,
        "verb": event.verb,
        "part": event.part,
        "minutes": event.minutes,
        "note": event.note,
    }

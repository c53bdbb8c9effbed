"""`curate history`: what this reader did, as it was noted."""

from pathlib import Path

import typer

from curate.display import printing
from curate.history.progress import Event, is_about
from curate.history.wording import EVENTS, event_facts
from curate.interaction import context, remarks
from curate.interaction.noting import day_of
from curate.interaction.options import FileOption, JsonOption
from curate.model import Resource


def run(ctx: typer.Context, as_json: JsonOption = False, file: FileOption = None) -> None:
    """Show what you did, the last thing last.

    It is yours alone: it is kept on this computer, not in the list. What you did with
    another list says so, as `undo` takes back what you did with this one.

    \b
    Example:
      curate history
    """
    env = context.environment(ctx)
    lib = context.library(ctx, file)
    events = lib.reader.history()
    known = {one.id: one for one in lib.with_ids([noted.event.resource for noted in events])}
    if as_json:
        from curate.exports.json_shapes import event_as_dict
        from curate.exports.json_text import json_array

        objects = (
            event_as_dict(
                noted.row,
                noted.at,
                day_of(env, noted.at, noted.event).isoformat(),
                noted.event,
                _title(noted.event, known),
                noted.list,
            )
            for noted in events
        )
        printing.pour(env.output, json_array(objects))
    remarks.say_notices(env, lib)
    if as_json:
        return
    if not events and lib.reader.trouble is None:
        way = ("When you have done something", "curate done ID")
        printing.remark(env.remarks, "Nothing is noted yet.", way)
    here = lib.path_in_history() if events else ""
    for _, at, path, event in events:
        elsewhere = [] if path == here else [f"with {env.shown(Path(path))}"]
        when = event.day or env.local(at).strftime("%Y-%m-%d %H:%M")
        title = _title(event, known)
        told = [event.resource, *([title] if title else []), *event_facts(event), *elsewhere]
        line = f"{when:<16}  {EVENTS[event.verb]:<11}  {' · '.join(told)}"
        printing.say_folded(env.output, line, event.resource)


def _title(event: Event, known: dict[str, Resource]) -> str | None:
    """Give the title of what an event is about; None where that is in another list."""
    resource = known.get(event.resource)
    return resource.title if resource is not None and is_about(event, resource) else None

"""`curate history`: what this reader did, as it was noted."""

from pathlib import Path

import typer

from curate.display import printing
from curate.history.progress import Event, is_about
from curate.history.wording import EVENTS, event_facts
from curate.importers.names import shortened
from curate.interaction import context, remarks
from curate.interaction.noting import day_of
from curate.interaction.options import FileOption, JsonOption
from curate.model import Resource

LEAST_TITLE = 16
"""Characters of a title by which it is known again."""


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
        begun = f"{when:<16}  {EVENTS[event.verb]:<11}  {event.resource}"
        facts = "".join(f" · {fact}" for fact in [*event_facts(event), *elsewhere])
        title = _beside(begun + facts, _title(event, known), env.output.width)
        printing.say_folded(env.output, begun + title + facts, event.resource)


def _beside(line: str, title: str | None, width: int | None) -> str:
    """Give what of a title has room in a line: nothing where that is too little to read."""
    between = " · "
    if title is None or width is None:
        return between + title if title else ""
    room = width - len(line) - len(between)
    return between + shortened(title, room) if room >= min(LEAST_TITLE, len(title)) else ""


def _title(event: Event, known: dict[str, Resource]) -> str | None:
    """Give the title of what an event is about; None where that is in another list."""
    resource = known.get(event.resource)
    return resource.title if resource is not None and is_about(event, resource) else None

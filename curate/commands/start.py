"""`curate start`: resources begun."""

from typing import Annotated

import typer

from curate.display import printing
from curate.durations import format_minutes, format_sum
from curate.errors import CurateError, Kind
from curate.history.progress import Event, Progress, Verb, part_minutes_left
from curate.interaction import noting_remarks, remarks, understanding
from curate.interaction.noting import event_of, note, tell
from curate.interaction.options import FileOption, IdsArgument, OnOption
from curate.model import Resource, Status


def run(
    ctx: typer.Context,
    ids: IdsArgument,
    left: Annotated[
        str | None, typer.Option("--left", metavar="TIME", help="What is left of it.")
    ] = None,
    on: OnOption = None,
    file: FileOption = None,
) -> None:
    """Note that you have begun something.

    With --left, `curate list` and `curate path` count only what is left. Of a resource in
    parts it is what is left of the part that comes next.

    \b
    Examples:
      curate start cultural-competence
      curate start cultural-competence --left 20
    """
    minutes = understanding.minutes(left, "--left")

    def event(resource: Resource, before: Progress) -> tuple[str, Event]:
        if minutes is not None and minutes > (resource.minutes or minutes):
            what = resource.id if resource.parts == 1 else f"a part of {resource.id}"
            said = f"{what} takes {format_minutes(resource.minutes or 0)} in all."
            raise CurateError(f"--left: {format_minutes(minutes)} is more: {said}", Kind.USAGE)
        said = f"started {resource.id}"
        if minutes is not None:
            said += f", {format_minutes(minutes)} left"
        return said, event_of(resource, Verb.START, minutes=minutes)

    env, lib, told = note(ctx, ids, file, event, on, {"--left": left})
    for one in told:
        resource = one.resource
        remaining = part_minutes_left(resource, one.now)
        time = format_sum(remaining or 0, estimated=resource.estimated)
        said = f"{time} left" if remaining is not None else "time not known"
        part = " of this part" if resource.parts != 1 and remaining is not None else ""
        tell(env, "●", "Begun", one, [said + part])
    anew = [one.resource for one in told if one.before.status is not Status.STARTED]
    noting_remarks.say_what_comes_before(env, lib, anew)
    remarks.say_the_speed(env, lib, estimated=any(one.resource.estimated for one in told))
    names = " ".join(one.resource.id for one in told)
    way = ("When you have done it", f"curate done {names}")
    printing.remark(env.remarks, "", way)

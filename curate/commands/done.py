"""`curate done`: resources, or parts of them, that are done."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from curate.display import printing
from curate.durations import format_minutes
from curate.environment import Environment
from curate.errors import CurateError, Kind
from curate.history.progress import TO_DO, Event, Progress, Verb, parts_left
from curate.interaction import noting_remarks, understanding
from curate.interaction.noting import Told, event_of, how_many_done, note, tell, tidy
from curate.interaction.options import FileOption, IdsArgument, NoteOption, OnOption
from curate.library import Library
from curate.model import Resource, Status
from curate.wording import quoted

MOST_PARTS = 9_999


def run(
    ctx: typer.Context,
    ids: IdsArgument,
    part: Annotated[
        str | None, typer.Option("--part", metavar="N", help="Only this part of it.")
    ] = None,
    took: Annotated[
        str | None, typer.Option("--took", metavar="TIME", help="How long it took you.")
    ] = None,
    on: OnOption = None,
    note_: NoteOption = None,
    file: FileOption = None,
) -> None:
    """Note that you have done something.

    It is then left out of `curate path` and `curate next`, and what requires it may come.
    What is done once more counts once more.

    \b
    Examples:
      curate done leadership-imbalance --took 12m
      curate done sled-dogs --on yesterday
      curate done sacred-activism --part 1
    """
    minutes = understanding.minutes(took, "--took")
    text = tidy(note_)

    def event(resource: Resource, before: Progress) -> tuple[str, Event]:
        number = _part(resource, part)
        of_it = "" if number is None else f", part {number}"
        if number in before.done_parts or (number and before.status is Status.DONE):
            said = f"part {number} of {resource.id} is done already. Nothing was written."
            raise CurateError(said, hint=f"To read it again, first: curate reset {resource.id}")
        said = f"done {resource.id}{of_it}"
        return said, event_of(resource, Verb.DONE, part=number, minutes=minutes, note=text)

    alone = {"--part": part, "--took": took, "--note": note_}
    env, lib, told = note(ctx, ids, file, event, on, alone)
    count = how_many_done(lib)
    for one in told:
        resource, before = one.resource, one.before
        word, left = _parts(resource, before, one.now, part)
        where = ""
        if one.done_with:
            word = word.replace("again", "already")
            where = f"in {env.shown(Path(one.done_with))}"
        facts = [where, _took(resource, before, minutes, part), left, count]
        tell(env, "✓", word, one, facts)
    _say_what_next(env, lib, told, part)


def _say_what_next(
    env: Environment,
    lib: Library,
    told: Sequence[Told],
    part: str | None,
) -> None:
    """Say what counts once more, how to say that only one part was meant, and what comes next."""
    elsewhere = [one.resource.id for one in told if one.done_with]
    if elsewhere:
        way = ("If you did it again", f"curate done {' '.join(elsewhere)}")
        printing.remark(env.remarks, "", way)
    if any(one.before.status is Status.DONE and not one.done_with for one in told):
        fact = "What was done before counts once more."
        printing.remark(env.remarks, fact, ("If that was a slip", "curate undo"))
    noting_remarks.say_what_is_open(env, lib, told)
    over = noting_remarks.say_that_was_the_last(env, lib, told)
    ways = [] if over else [("What next", "curate next")]
    alone, before = told[0].resource, told[0].before
    if len(told) == 1 and part is None and alone.parts != 1 and before == TO_DO:
        one_part = f"curate done {alone.id} --part 1"
        ways = [("Only one part", "curate undo"), ("then", one_part), *ways]
    if ways:
        printing.remark(env.remarks, "", *ways)


def _part(resource: Resource, text: str | None) -> int | None:
    """Read the text of --part as a number of a part of this resource.

    None where all of it is meant: no text, or the only part. Raises CurateError for a number
    that it does not have.
    """
    if text is None:
        return None
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else 0
    most = MOST_PARTS if resource.parts is None else resource.parts
    if not 1 <= number <= most:
        has = "one part" if most == 1 else f"{most:,} parts"
        said = f"--part: there is no part {quoted(text)} of {resource.id}, which has {has}."
        raise CurateError(said, Kind.USAGE)
    return None if resource.parts == 1 else number


def _took(resource: Resource, before: Progress, minutes: int | None, part: str | None) -> str:
    if minutes is None:
        return ""
    if before.status is Status.STARTED:
        return f"took {format_minutes(minutes)}"
    stated = resource.minutes if part else resource.total_minutes
    known = "" if stated is None else f", stated {format_minutes(stated)}"
    if resource.estimated:
        known = known.replace("stated", "estimated")
    return f"took {format_minutes(minutes)}{known}"


def _parts(
    resource: Resource, before: Progress, now: Progress, part: str | None
) -> tuple[str, str]:
    """Say what is done now, as in `Done, part 1`, and what is left: `1 of 2 parts left`."""
    again = before.status is Status.DONE
    done = "Done again" if again else "Done"
    if resource.parts == 1:
        return done, ""
    if now.status is Status.DONE:
        both = resource.parts == len(parts_left(resource, TO_DO if again else before)) == 2
        return f"{done}, {'both' if both else 'all'} parts", ""
    left = "?" if resource.parts is None else len(parts_left(resource, now))
    of = f" of {resource.parts}" if resource.parts is not None else ""
    return f"Done, part {part}", f"{left}{of} parts left"

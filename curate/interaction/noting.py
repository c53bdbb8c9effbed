"""What `start`, `done`, `skip` and `reset` share: events noted, and what is said of them."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from re import fullmatch
from shlex import quote
from typing import TYPE_CHECKING, NamedTuple

import typer

from curate.display import printing
from curate.environment import Environment
from curate.errors import CurateError, Kind
from curate.history.progress import FINISHED, Event, Progress, Verb, after
from curate.interaction import context, understanding
from curate.interaction.time_among_words import time_among
from curate.library import Library
from curate.model import Resource, Status
from curate.wording import quoted

if TYPE_CHECKING:
    from datetime import date

NOTE_CHARACTERS = 1_000
_BEFORE_A_TIME = ("took", "for", "in", "after", "spent")
"""Words that somebody types before a time or a day."""


class Told(NamedTuple):
    """What was noted of one resource."""

    resource: Resource
    before: Progress
    """How far the reader was."""
    now: Progress
    """How far the reader is."""
    day: "date | None" = None
    """The day that it is said to be of."""
    done_with: str | None = None
    """The path of the other list that it was done with already, where its time counts there."""

    @property
    def finished(self) -> bool:
        """Whether it is done or skipped now, and was not before."""
        return self.now.status in FINISHED and self.before.status not in FINISHED


def note(
    ctx: typer.Context,
    ids: Sequence[str],
    file: str | None,
    event: Callable[[Resource, Progress], tuple[str, Event]],
    on: str | None = None,
    alone: Mapping[str, str | None] | None = None,
) -> tuple[Environment, Library, list[Told]]:
    """Add an event to the history of each resource that is named, all of them or none.

    `event` gives it, with what it is in words; `on` is the text of --on, and `alone` are the
    options that are about one resource, with what was given to them. Return what is to be told
    of each.
    """
    env = context.environment(ctx)
    day = understanding.day(on, "--on", env.today())
    lib = context.library(ctx, file)
    _refuse_days_and_times(ctx, lib, ids)
    lib.reader.patience = None  # what is noted follows from it
    found = _found(lib, ids, alone or {})
    told = []
    noted = []
    for resource in found:
        before = lib.reader.progress_of(resource)
        if lib.reader.trouble is not None:  # nothing is built on a history that cannot be read
            raise lib.reader.trouble
        what, one = event(resource, before)
        done_with = _done_with(lib, resource, before, one)
        if done_with is not None:
            one = one._replace(spent=0)
        what += f" on {day.isoformat()}" if day else ""
        noted.append((resource, what, one._replace(day=day.isoformat() if day else None)))
        told.append(Told(resource, before, after(before, one, resource), day, done_with))
    lib.note(noted)
    return env, lib, told


def _found(lib: Library, ids: Sequence[str], alone: Mapping[str, str | None]) -> list[Resource]:
    """Look up what is named. Raises CurateError for several where an option is about one."""
    *others, last = alone or [""]
    names = f"{', '.join(others)} and {last} are" if others else f"{last} is"
    said = f"{names} about one resource. Name one."
    note_ = alone.get("--note")
    if note_:
        said += " A note of several words needs quotes."
    try:
        found = lib.find_all(ids, beside_a_text=bool(note_))
    except CurateError as none_such:  # the other words of the note, probably
        raise CurateError(said, Kind.USAGE) if note_ and len(ids) > 1 else none_such from None
    if len(found) > 1 and any(alone.values()):
        raise CurateError(said, Kind.USAGE)
    return found


def _refuse_days_and_times(ctx: typer.Context, lib: Library, ids: Sequence[str]) -> None:
    """Raise CurateError where the last words are no ids, but what an option takes.

    That is a day, or a time with a unit: `done sled-dogs yesterday`, `start coaching 10 min`.
    Without that, they could be a part of some title, which is noted as well.
    """
    options = {name for param in ctx.command.params for name in param.opts}
    today = context.environment(ctx).today()
    for at in range(1, len(ids)):
        said = " ".join(ids[at:])
        if lib.resource(said) is not None:
            continue
        day = said.casefold().removeprefix("on ").removeprefix("last ")
        time = time_among(said)
        what, option = "", ""
        with suppress(CurateError):
            understanding.day(day, "--on", today)
            what, option = "a day", f"--on {day}"
        if time is not None and not time.rest and not time.bare and time.most is not None:
            name = "--took" if "--took" in options else "--left"
            what, option = "a time", f'{name} "{time.most} min"'
        if fullmatch(r"parts? [0-9]+", said.casefold()):
            what, option = "a part", f"--part {ids[-1]}"
        if option and option.split()[0] in options:
            joined = at > 1 and ids[at - 1].casefold() in _BEFORE_A_TIME
            typed = " ".join(map(quote, ids[: at - joined]))
            way = f"curate {ctx.info_name} {typed} {option}"
            said = f"{quoted(said)} is {what}, and no resource. Nothing was written."
            raise CurateError(said, Kind.USAGE, hint=f"Say it with an option: {way}")


def _done_with(lib: Library, resource: Resource, before: Progress, event: Event) -> str | None:
    """Give the path of another list that this reading was noted with already.

    What is done in one list is done in all that have it: to note it here too is no other
    reading, unless the reader says how long that took.
    """
    if event.verb is not Verb.DONE or before.status is not Status.DONE or event.minutes is not None:
        return None
    return lib.reader.done_elsewhere(resource, lib.path_in_history())


def event_of(
    resource: Resource,
    verb: Verb,
    part: int | None = None,
    minutes: int | None = None,
    note: str | None = None,
) -> Event:
    """Make an event about a resource, with what the list says of it now."""
    return Event(
        resource.id,
        resource.url,
        verb,
        part,
        minutes,
        note,
        format=resource.format,
        themes=resource.themes,
    )


def day_of(env: Environment, at: str, event: Event) -> "date":
    """Give the local day of an event: the one that was said, else that of `at`, in UTC."""
    from datetime import date

    return date.fromisoformat(event.day) if event.day else env.local(at).date()


def tidy(text: str | None) -> str | None:
    """Put a note on one line; None where nothing is left of it.

    Raises CurateError where it has more than NOTE_CHARACTERS.
    """
    from curate.safe_text import clean_line

    line = clean_line(text or "")
    if len(line) > NOTE_CHARACTERS:
        said = f"--note: at most {NOTE_CHARACTERS:,} characters. This has {len(line):,}."
        raise CurateError(said, Kind.USAGE)
    return line or None


def how_many_done(lib: Library) -> str:
    """Say how many resources of the list are done: `1 of 11 done`."""
    done = sum(one.status is Status.DONE for one in lib.progress().values())
    return f"{done:,} of {lib.tally().resources:,} done"


def tell(env: Environment, mark: str, word: str, told: Told, facts: Sequence[str]) -> None:
    """Write what was noted: its title, and under it its id, its day if that was said, the facts."""
    resource, day = told.resource, told.day
    on = f"on {day:%A} {day.day} {day:%B %Y}" if day else ""
    role = "done" if mark == "✓" else "doubt"
    printing.say_folded(env.output, f"{mark} {word}: {resource.title}", mark, role)
    said = "  " + " · ".join([resource.id, *filter(None, [on, *facts])])
    printing.say_folded(env.output, said, resource.id)

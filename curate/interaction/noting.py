"""What `start`, `done`, `skip` and `reset` share: events noted, and what is said of them."""

from collections.abc import Callable, Sequence

import typer

from curate.display import printing
from curate.environment import Environment
from curate.errors import CurateError, Kind
from curate.history.progress import Event, Progress, Verb, after
from curate.interaction import context
from curate.library import Library
from curate.model import Resource, Status

NOTE_CHARACTERS = 1_000


def note(
    ctx: typer.Context,
    ids: Sequence[str],
    file: str | None,
    event: Callable[[Resource, Progress], tuple[str, Event]],
) -> tuple[Environment, Library, list[tuple[Resource, Progress, Progress]]]:
    """Add an event to the history of each resource that is named, all of them or none.

    `event` gives it, with what it is in words. Return each resource with how far the reader
    was before and is now.
    """
    env = context.environment(ctx)
    lib = context.library(ctx, file)
    found = {resource.id: resource for resource in map(lib.find, ids)}
    told = []
    noted = []
    for resource in found.values():
        before = lib.reader.progress_of(resource)
        what, one = event(resource, before)
        noted.append((resource, what, one))
        told.append((resource, before, after(before, one, resource)))
    if lib.reader.notices:  # nothing is built on a history that could not be read
        said = lib.reader.notices[0].removeprefix("Without your history: ")
        raise CurateError(f"{said} Nothing was written.")
    lib.note(noted)
    return env, lib, told


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


def tell(env: Environment, mark: str, word: str, resource: Resource, facts: Sequence[str]) -> None:
    """Write what was noted: its title, and under it its id and the facts."""
    role = "done" if mark == "✓" else "doubt"
    printing.say_folded(env.output, f"{mark} {word}: {resource.title}", mark, role)
    said = "  " + " · ".join([resource.id, *filter(None, facts)])
    printing.say_folded(env.output, said, resource.id)

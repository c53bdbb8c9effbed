"""`curate init`: a new list, empty or the one that comes with curate."""

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from curate.display import printing
from curate.environment import IN_PROJECT, Environment
from curate.errors import CurateError, Kind
from curate.interaction import context, options
from curate.model import Status
from curate.safe_text import one_line
from curate.storage.atomic_file import create

TITLE = "My reading list"
EMPTY = """\
# A reading list for `curate`. Edit it by hand or with `curate add`;
# comments, order and blank lines stay as you leave them.
title: {title}

# What resources are about: an id for --theme, and a title. Ids may nest with a slash, as in
#   equity: Equity and inclusion
#   equity/race: Race equity
themes:

# Each begins with a dash. Only id, title and format (read, watch or listen) must be there:
# - id: sled-dogs
#   title: What My Sled Dogs Taught Me About Planning for the Unknown
#   format: read
#   minutes: 3
#   themes: [leadership]
resources:
"""


def run(
    ctx: typer.Context,
    path: Annotated[
        str | None,
        typer.Argument(metavar="[PATH]", help="A file, or a folder.", show_default=False),
    ] = None,
    sample: Annotated[
        bool, typer.Option("--sample", help="Begin with the list that comes with curate.")
    ] = False,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="What the list is called.")
    ] = None,
    file: options.FileOption = None,
) -> None:
    """Begin a new list: data/resources.yaml here, or PATH.

    \b
    Examples:
      curate init
      curate init --sample
      curate init --title "For new colleagues"
      curate init ~/reading.yaml
    """
    env = context.environment(ctx)
    named = file or context.root_file(ctx)
    if path is not None and named is not None:
        raise CurateError("say either PATH or --file.", Kind.USAGE)
    if sample and title is not None:
        raise CurateError("say either --sample or --title.", Kind.USAGE)
    target = env.path_of(named) if named is not None else _target(env, path)
    shown = env.shown(target)
    try:
        create(target, _sample() if sample else _empty(title or TITLE))
    except CurateError as error:
        error.path = shown
        raise
    printing.tick(env.output, f"Made {shown}.")
    if sample:
        _say_what_is_done(ctx, env, target)
    env.advise_about(None if target == env.folder / IN_PROJECT else shown)
    if sample:
        way = ("See", "curate list --max-minutes 30")
        printing.remark(env.remarks, "What fits in half an hour?", way)
    else:
        printing.remark(env.remarks, "It is empty.", ("Add the first", "curate add"))


def _say_what_is_done(ctx: typer.Context, env: Environment, target: Path) -> None:
    """Say how many of a new list are in the reader's history; the list is made, whatever that is.

    Nothing is said where it cannot be told: the commands that come next say why.
    """
    with suppress(CurateError):
        lib = context.library(ctx, str(target))
        done = sum(one.status is Status.DONE for one in lib.progress().values())
        if done:
            said = f"You have done {done} of its {lib.tally().resources} resources already."
            printing.say(env.remarks, said)


def _target(env: Environment, path: str | None) -> Path:
    """Decide which file to make: `path`, or data/resources.yaml in it where it is a folder."""
    if path is None:
        return env.folder / IN_PROJECT
    target = env.path_of(path)
    try:
        folder = target.is_dir()
    except (OSError, ValueError):
        folder = False
    named = target.suffix.lower() in (".yaml", ".yml")
    return target if named and not folder else target / IN_PROJECT


def _empty(title: str) -> str:
    """Write a list called `title` that holds nothing yet."""
    from curate.yaml_editing.write_values import scalar

    return EMPTY.replace("{title}", scalar(one_line(title)), 1)


def _sample() -> str:
    """Read the list that comes with curate: packed with it, or in its own project."""
    package = Path(__file__).parent.parent
    packed = package / "sample.yaml"
    source = packed if packed.is_file() else package.parent / IN_PROJECT
    return source.read_text(encoding="utf-8")

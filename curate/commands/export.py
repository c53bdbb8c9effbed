"""`curate export`: the list, or what matches, for another program."""

from pathlib import Path
from shlex import quote
from typing import Annotated, Any

import typer

from curate.display import printing
from curate.environment import Environment
from curate.errors import CurateError
from curate.exports.kinds import ExportKind
from curate.interaction import context, exporting, options, remarks, understanding
from curate.interaction.calendar_options import (
    CALENDAR,
    refuse_without_calendar,
    said_by,
)
from curate.interaction.export_kinds import in_help, kind_meant, kind_of_file
from curate.interaction.exporting import Made
from curate.interaction.filters import (
    IncludeUnknownOption,
    MinMinutesOption,
    NoTimeOption,
    StatusOption,
    query_of,
    refuse_contradictions,
    with_filters,
)
from curate.interaction.options import FileOption, WordsArgument, WordsPerMinuteOption
from curate.interaction.words_meant import meant_by, say_what_was_understood
from curate.library import Library
from curate.model import Status
from curate.wording import quoted

KindArgument = Annotated[
    str | None,
    typer.Argument(
        help=f"As what: {in_help()}. Without it, as the ending of FILE says.",
        show_default=False,
        metavar="KIND",
        autocompletion=options.one_of(ExportKind)["autocompletion"],
    ),
]
_STANDARD_OUTPUT = (None, "-", "/dev/stdout", "/dev/fd/1")
_READING = "Reading the list …"
with_calendar = options.in_place_of("when_options", CALENDAR)


@with_calendar
@with_filters
def run(
    ctx: typer.Context,
    kind: KindArgument = None,
    words: WordsArgument = None,
    *,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write it there, whole or not at all."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Also over a file that is there.")] = False,
    max_minutes: Annotated[
        str | None,
        typer.Option("--max-minutes", "-m", metavar="TIME", help="What fits; ics: all the time."),
    ] = None,
    filters: dict[str, Any],
    status: StatusOption = None,
    min_minutes: MinMinutesOption = None,
    include_unknown: IncludeUnknownOption = False,
    no_time: NoTimeOption = False,
    when_options: dict[str, Any],
    words_per_minute: WordsPerMinuteOption = None,
    file: FileOption = None,
) -> None:
    """Write the list, or what matches, for another program.

    What is done is in it too, unless --status says otherwise, and nothing of your own history
    is. Without -o it goes to the standard output. A calendar (ics) is of a path in sittings.

    \b
    Examples:
      curate export markdown --theme equity
      curate export ris -o reading.ris
      curate export ics -t equity -m 90 --sitting 30 --at 08:30 --days mon,wed
    """
    env = context.environment(ctx)
    wanted = kind_meant(kind, output, filters["format"] or [])
    target = None if output in _STANDARD_OUTPUT else env.path_of(output or "")
    lib = context.library(ctx, file, words_per_minute)
    times = {"max_minutes": max_minutes, "min_minutes": min_minutes, "no_time": no_time}
    given = {**filters, **times, "status": status}
    if wanted is ExportKind.ICS:
        given |= {name: when_options[name] for name in ("sitting", "sittings")}
    meant = meant_by(ctx, lib, words, given)
    most = understanding.minutes(max_minutes, "--max-minutes") or meant.max_minutes
    query = query_of(lib, filters, meant)._replace(
        min_minutes=understanding.minutes(min_minutes, "--min-minutes") or meant.min_minutes,
        include_unknown=include_unknown,
        no_time=no_time,
        statuses=meant.members(Status) + understanding.members(Status, status, "--status"),
    )
    if wanted is ExportKind.ICS:
        exporting.refuse_of_lists(query)
        made = exporting.calendar(env, lib, query, said_by(when_options, meant), most, target)
    else:
        refuse_without_calendar(when_options)
        query = query._replace(max_minutes=most)
        refuse_contradictions(query)
        made = exporting.chosen(env, lib, query, wanted, target)
    if target is None:
        printing.pour(env.output, [made.files[None].decode("utf-8")], exactly=True)
    else:
        _write(env, lib, made, force=force)
    made.remark()
    if target is None and not made.found:
        _say_how_a_file_is_written(env, words or [], wanted)
    say_what_was_understood(ctx, meant)
    remarks.say_what_is_left_out(ctx, lib)


def _say_how_a_file_is_written(env: Environment, words: list[str], kind: ExportKind) -> None:
    """Say how to write a file, where a word that finds nothing is called as one of the kind."""
    name = next((word for word in words if kind_of_file(word) is kind), None)
    if name is not None:
        way = f"curate export {kind} -o {quote(name)}"
        printing.remark(env.remarks, f"{quoted(name)} is searched for.", ("To write a file", way))


def _write(env: Environment, lib: Library, made: Made, *, force: bool) -> None:
    """Write files, and name them. Raises CurateError where one may not be written over."""
    from curate.storage.published import write_files

    files = {path: raw for path, raw in made.files.items() if path}
    try:
        write_files(files, lib.path, force=force)
    except CurateError as error:
        error.path = env.shown(Path(error.path or ""))
        raise
    tell = printing.tick if made.found else printing.say
    tell(env.output, f"Wrote {' and '.join(map(env.shown, files))}: {made.said}.")

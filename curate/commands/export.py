"""`curate export`: the list, or what matches, for another program."""

from collections.abc import Sequence
from pathlib import Path
from shlex import quote
from typing import Annotated, Any

import typer

from curate.addresses import tells_a_password
from curate.display import printing
from curate.environment import Environment
from curate.errors import CurateError, Kind
from curate.exports.chosen import mark_of_list, only
from curate.exports.kinds import ONLY_WITH_ADDRESS, ExportKind, written
from curate.interaction import context, list_remarks, options, remarks, understanding
from curate.interaction.calendar_options import (
    CALENDAR,
    refuse_without_calendar,
    request_of,
    when,
)
from curate.interaction.export_kinds import in_help, kind_meant, kind_of_file
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
from curate.interaction.passwords import refuse_passwords
from curate.interaction.waiting import bar
from curate.interaction.words_meant import meant_by, say_what_was_understood
from curate.library import Library
from curate.model import Resource, Status
from curate.query import Query
from curate.resource_wording import plural
from curate.wording import quoted
from curate.yaml_reading.reading_list import ReadingList

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
    meant = meant_by(ctx, lib, words, {**filters, **times, "status": status})
    most = understanding.minutes(max_minutes, "--max-minutes") or meant.max_minutes
    query = query_of(lib, filters, meant)._replace(
        min_minutes=understanding.minutes(min_minutes, "--min-minutes") or meant.min_minutes,
        include_unknown=include_unknown,
        no_time=no_time,
        statuses=meant.members(Status) + understanding.members(Status, status, "--status"),
    )
    if wanted is ExportKind.ICS:
        _refuse_of_lists(query)
        text, said = _calendar(env, lib, query, when_options, most)
        files: dict[Path | None, bytes] = {target: text.encode("utf-8", "replace")}
        found = True
    else:
        refuse_without_calendar(when_options)
        query = query._replace(max_minutes=most)
        refuse_contradictions(query)
        chosen = _list(env, lib, query, wanted)
        found = bool(chosen.resources)
        said = plural(len(chosen.resources), "resource", "resources")
        with bar(env, f"Writing {said} …", None):
            files = _files(wanted, chosen, target)
    if target is None:
        printing.pour(env.output, [files[None].decode("utf-8")], exactly=True)
    else:
        _write(env, lib, {path: raw for path, raw in files.items() if path}, force=force)
        names = " and ".join(env.shown(path) for path in files if path)
        tell = printing.tick if found else printing.say
        tell(env.output, f"Wrote {names}: {said}.")
    if target is None and not found:
        _say_how_a_file_is_written(env, words or [], wanted)
    say_what_was_understood(ctx, meant)
    remarks.say_what_is_left_out(ctx, lib)


def _refuse_of_lists(query: Query) -> None:
    """Raise CurateError for a filter that no path has."""
    asked = {
        "--min-minutes": query.min_minutes is not None,
        "--include-unknown": query.include_unknown,
        "--no-time": query.no_time,
    }
    named = next((name for name, given in asked.items() if given), None)
    if named is not None:
        raise CurateError(f"{named} is for lists, and a calendar is of a path.", Kind.USAGE)


def _say_how_a_file_is_written(env: Environment, words: list[str], kind: ExportKind) -> None:
    """Say how to write a file, where a word that finds nothing is called as one of the kind."""
    name = next((word for word in words if kind_of_file(word) is kind), None)
    if name is not None:
        way = f"curate export {kind} -o {quote(name)}"
        printing.remark(env.remarks, f"{quoted(name)} is searched for.", ("To write a file", way))


def _list(env: Environment, lib: Library, query: Query, kind: ExportKind) -> ReadingList:
    """Find what matches; say what is not in it, and why."""
    with bar(env, _READING, None):
        found = list(lib.resources(query))
        text = lib.source().text
        reading_list = lib.parse(text, lib.words_per_minute)
    if not found:
        list_remarks.say_why_nothing(env, lib, query, 0)
    list_remarks.say_what_has_no_time(env, lib, query, some=bool(found))
    if kind in ONLY_WITH_ADDRESS:
        without = sum(one.link is None for one in found)
        found = [one for one in found if one.link is not None]
        if without:
            verb = "has" if without == 1 else "have"
            printing.say(env.remarks, f"{without:,} {verb} no address, and cannot be a bookmark.")
    if kind is ExportKind.RSS and reading_list.url is None:
        fact = "The feed names no page: the list has no address of its own."
        printing.remark(env.remarks, fact, ("At its top", "url: https://…"))
    refuse_passwords(lib, text, reading_list, {one.id for one in found})
    return only(reading_list, found, all_themes=query == Query())


def _files(kind: ExportKind, chosen: ReadingList, target: Path | None) -> dict[Path | None, bytes]:
    """Give what is to be written, by where; None is the standard output.

    Raises CurateError for a database without a file.
    """
    if kind is not ExportKind.SQLITE:
        return {target: written(kind, chosen).encode("utf-8", "replace")}
    if target is None:
        said = "a database goes to a file. Name it, as in -o reading.db"
        raise CurateError(said, Kind.USAGE)
    from curate.exports.datasette import metadata
    from curate.index.database import database

    beside = target.with_name(f"{target.stem}.metadata.json")
    return {
        target: database(chosen),
        beside: metadata(chosen, target.stem).encode("utf-8", "replace"),
    }


def _calendar(
    env: Environment, lib: Library, query: Query, given: dict[str, Any], most: int | None
) -> tuple[str, str]:
    """Write a path in sittings as a calendar, and sum it up; say what is left out of it, and why.

    Raises CurateError for one without any.
    """
    from curate.display.left_out import show_left_out
    from curate.display.path_remarks import show_remarks
    from curate.exports.ics import calendar
    from curate.exports.path_texts import heading_of
    from curate.planner.path import plan
    from curate.planner.wording import path_footer

    days = when(given, env.today())
    request = request_of(given, most)._replace(themes=query.themes)
    with bar(env, _READING, None):
        everything, matching, progress, titles = lib.plan_inputs(query)
    with bar(env, "Planning a path …", None):
        path = plan(everything, matching, request, progress, titles)
    if not path.steps:
        raise CurateError("there is nothing for a calendar: no resource fits, or none matches.")
    show_left_out(env.remarks, path.left_out, explain=False)
    show_remarks(env.remarks, path, request)
    _refuse_passwords_in(lib, [step.resource for step in path.steps])
    of_list = lib.heading()
    heading = heading_of(query.themes, titles, of_list.title)
    mark = mark_of_list(of_list.url, of_list.title, (id_ for id_, _ in lib.names()))
    return calendar(path, request, heading, *days, _now(env), mark), path_footer(path, request)


def _refuse_passwords_in(lib: Library, leaving: Sequence[Resource]) -> None:
    """Raise CurateError where a calendar would tell one; else the list is not read."""
    if any(tells_a_password(f"{one.title} {one.link}") for one in leaving):
        text = lib.source().text
        refuse_passwords(lib, text, lib.parse(text), {one.id for one in leaving})


def _now(env: Environment) -> str:
    """Give the moment in UTC as a calendar has it."""
    from datetime import UTC

    return f"{env.local(None).astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _write(env: Environment, lib: Library, files: dict[Path, bytes], *, force: bool) -> None:
    from curate.storage.published import write_files

    try:
        write_files(files, lib.path, force=force)
    except CurateError as error:
        error.path = env.shown(Path(error.path or ""))
        raise

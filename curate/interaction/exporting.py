"""What is to be exported, a list or a calendar, made with what is said beside it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from curate.addresses import tells_a_password
from curate.display import printing
from curate.environment import Environment
from curate.errors import CurateError, Kind
from curate.exports.chosen import mark_of_list, only
from curate.exports.kinds import ONLY_WITH_ADDRESS, ExportKind, written
from curate.interaction import list_remarks
from curate.interaction.calendar_options import request_of, when
from curate.interaction.passwords import refuse_passwords
from curate.interaction.waiting import bar
from curate.library import Library
from curate.model import Resource
from curate.query import Query
from curate.resource_wording import named, plural
from curate.yaml_reading.reading_list import ReadingList

if TYPE_CHECKING:
    from curate.planner.path import Path as PlannedPath
    from curate.planner.request import PathRequest

_READING = "Reading the list …"


class Made(NamedTuple):
    """What is to be written."""

    files: dict[Path | None, bytes]
    """By where; None is the standard output."""
    said: str
    """What it holds, in words."""
    found: bool
    """Whether it holds anything."""
    remark: Callable[[], None]
    """Says, once it is written, what is not in it, and why."""


def refuse_of_lists(query: Query) -> None:
    """Raise CurateError for a filter that no path has."""
    asked = {
        "--min-minutes": query.min_minutes is not None,
        "--include-unknown": query.include_unknown,
        "--no-time": query.no_time,
    }
    named = next((name for name, given in asked.items() if given), None)
    if named is not None:
        raise CurateError(f"{named} is for lists, and a calendar is of a path.", Kind.USAGE)


def chosen(
    env: Environment, lib: Library, query: Query, kind: ExportKind, target: Path | None
) -> Made:
    """Make a list of what matches. Raises CurateError where it would tell a password."""
    with bar(env, _READING, None):
        found = list(lib.resources(query))
        text = lib.source().text
        reading_list = lib.parse(text, lib.words_per_minute)
    leaving = [one for one in found if kind not in ONLY_WITH_ADDRESS or one.link is not None]
    refuse_passwords(lib, text, reading_list, {one.id for one in leaving})
    leaves = only(reading_list, leaving, all_themes=query == Query())
    said = plural(len(leaving), "resource", "resources")
    with bar(env, f"Writing {said} …", None):
        files = _files(kind, leaves, target)

    def remark() -> None:
        if not found:
            list_remarks.say_why_nothing(env, lib, query, 0)
        list_remarks.say_what_has_no_time(env, lib, query, some=bool(found))
        without = len(found) - len(leaving)
        if without:
            verb = "has" if without == 1 else "have"
            printing.say(env.remarks, f"{without:,} {verb} no address, and cannot be a bookmark.")
        if kind is ExportKind.RSS and reading_list.url is None:
            fact = "The feed names no page: the list has no address of its own."
            printing.remark(env.remarks, fact, ("At its top", "url: https://…"))

    return Made(files, said, bool(leaving), remark)


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


def calendar(
    env: Environment,
    lib: Library,
    query: Query,
    given: dict[str, Any],
    most: int | None,
    target: Path | None,
) -> Made:
    """Make a calendar of a path in sittings. Raises CurateError for one without any."""
    from curate.display.left_out import show_left_out
    from curate.display.path_remarks import show_remarks
    from curate.exports.ics import calendar as written_calendar
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
    _refuse_passwords_in(lib, [step.resource for step in path.steps])
    of_list = lib.heading()
    heading = heading_of(query.themes, titles, of_list.title)
    mark = mark_of_list(of_list.url, of_list.title, (id_ for id_, _ in lib.names()))
    text = written_calendar(path, request, heading, *days, _now(env), mark)

    def remark() -> None:
        show_left_out(env.remarks, path.left_out, explain=False)
        _say_what_is_too_long(env, path, request)
        show_remarks(env.remarks, path, request)

    files: dict[Path | None, bytes] = {target: text.encode("utf-8", "replace")}
    return Made(files, path_footer(path, request), True, remark)


def _say_what_is_too_long(env: Environment, path: "PlannedPath", request: "PathRequest") -> None:
    """Say which steps are longer than a sitting, so that their events are, too."""
    from curate.durations import format_minutes

    longer = {step.resource.id: step.minutes or 0 for step in path.steps if step.too_long}
    if longer:
        verb = "is" if len(longer) == 1 else "are"
        limit = format_minutes(request.sitting or 0)
        names = named(list(longer), len(longer))
        fact = f"{names} {verb} longer than a sitting of {limit}."
        way = ("Sittings with room for all", f"--sitting {max(longer.values())}")
        printing.remark(env.remarks, fact, way)


def _refuse_passwords_in(lib: Library, leaving: Sequence[Resource]) -> None:
    """Raise CurateError where a calendar would tell one; else the list is not read."""
    if any(tells_a_password(f"{one.title} {one.link}") for one in leaving):
        text = lib.source().text
        refuse_passwords(lib, text, lib.parse(text), {one.id for one in leaving})


def _now(env: Environment) -> str:
    """Give the moment in UTC as a calendar has it."""
    from datetime import UTC

    return f"{env.local(None).astimezone(UTC):%Y%m%dT%H%M%SZ}"

"""`curate list`: what matches, as a table or for a script."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain, islice
from typing import Annotated

import typer

from curate.display import printing
from curate.environment import Environment
from curate.errors import CurateError, Kind
from curate.exports.rows import WRITERS, RowFormat
from curate.history.progress import counted_minutes, part_minutes_left
from curate.interaction import context, options, remarks, understanding
from curate.interaction.options import (
    FileOption,
    FormatOption,
    ImportanceOption,
    JsonOption,
    LevelOption,
    SortOption,
    ThemeOption,
    WordsArgument,
)
from curate.library import Library
from curate.model import Importance, Resource, Status
from curate.query import Query, Sort


def run(
    ctx: typer.Context,
    words: WordsArgument = None,
    max_minutes: Annotated[
        str | None,
        typer.Option("--max-minutes", "-m", metavar="TIME", help="What fits in: 30, 45m or 1h20."),
    ] = None,
    min_minutes: Annotated[
        str | None,
        typer.Option("--min-minutes", metavar="TIME", help="What takes at least this long."),
    ] = None,
    include_unknown: Annotated[
        bool, typer.Option("--include-unknown", help="Also what has no known time.")
    ] = False,
    theme: ThemeOption = None,
    format_: FormatOption = None,
    level: LevelOption = None,
    importance: ImportanceOption = None,
    author: Annotated[
        list[str] | None, typer.Option("--author", metavar="NAME", help="By this author.")
    ] = None,
    status: Annotated[
        list[str] | None,
        typer.Option("--status", help="By what you did.", **options.one_of(Status)),
    ] = None,
    sort: SortOption = None,
    reverse: Annotated[bool, typer.Option("--reverse", help="In the opposite order.")] = False,
    limit: Annotated[
        str | None, typer.Option("--limit", metavar="N", help="At most N of them.")
    ] = None,
    as_json: JsonOption = False,
    as_tsv: Annotated[bool, typer.Option("--tsv", help="As tab-separated text.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="As comma-separated text.")] = False,
    as_ids: Annotated[bool, typer.Option("--ids", help="As ids, one a line.")] = False,
    file: FileOption = None,
) -> None:
    """Show what fits: your time, a theme, a format, words.

    A time is for one sitting: of a resource in several parts, one part must fit, and of what
    you have begun, what is left.
    Themes, formats, levels, importances and authors may be repeated to allow more;
    different options must all hold.

    \b
    Examples:
      curate list --max-minutes 30
      curate list --theme equity --format watch
      curate list leadership --sort time
    """
    env = context.environment(ctx)
    row_format = _row_format(json=as_json, tsv=as_tsv, csv=as_csv, ids=as_ids)
    lib = context.library(ctx, file)
    query = replace(
        understanding.facets(lib, words, theme, format_, level),
        importances=understanding.members(Importance, importance, "--importance"),
        authors=tuple(" ".join(understanding.words([name])) for name in author or []),
        max_minutes=understanding.minutes(max_minutes, "--max-minutes"),
        min_minutes=understanding.minutes(min_minutes, "--min-minutes"),
        include_unknown=include_unknown,
        statuses=understanding.members(Status, status, "--status"),
        sort=understanding.member(Sort, sort, "--sort") if sort is not None else None,
        reverse=reverse,
        limit=understanding.whole_number(limit, "--limit"),
    )
    if (query.min_minutes or 0) > (query.max_minutes or query.min_minutes or 0):
        raise CurateError("--min-minutes is more than --max-minutes.", Kind.USAGE)
    found = lib.resources(query)
    first = next(found, None)
    if row_format is not None:
        told = ((one, lib.reader.progress_of(one)) for one in _with(first, found))
        printing.pour(env.output, WRITERS[row_format](told))
    elif first is not None:
        _show(env, lib, query, _with(first, found))
    if first is None:
        _say_why_nothing(env, lib, query)
    _say_what_is_hidden(env, lib, query, some=first is not None)
    remarks.say_what_is_a_theme(env, lib, query)
    remarks.say_what_is_left_out(ctx, lib)


def _row_format(**asked: bool) -> RowFormat | None:
    """Find the one row format that was asked for, if any. Raises CurateError for two at once."""
    named = [name for name, wanted in asked.items() if wanted]
    if len(named) > 1:
        said = f"--{named[0]} and --{named[1]} cannot both be. Choose one."
        raise CurateError(said, Kind.USAGE)
    return RowFormat(named[0]) if named else None


def _with(first: Resource | None, rest: Iterable[Resource]) -> Iterable[Resource]:
    return chain([] if first is None else [first], rest)


def _show(env: Environment, lib: Library, query: Query, found: Iterable[Resource]) -> None:
    """Print a table and its footer, or lines where there are too many for a table."""
    from curate.display.long_lists import TABLE_ROWS, show_lines
    from curate.model import Tally
    from curate.resource_wording import resources_in_words

    rest = iter(found)
    shown = list(islice(rest, TABLE_ROWS + 1))
    if len(shown) <= TABLE_ROWS:
        from curate.display.tables import show_resources

        progress = [lib.reader.progress_of(resource) for resource in shown]
        show_resources(env.output, shown, progress, query.max_minutes)
        tally = Tally()
        for resource, far in zip(shown, progress, strict=True):
            tally = tally.plus_time(counted_minutes(resource, far), resource.estimated)
    else:
        tally = show_lines(env.output, chain(shown, rest), lib.reader.progress_of)
    matched = lib.count(query) if query.limit == tally.resources else None
    printing.say(env.output)
    printing.say(env.output, resources_in_words(tally, matched))
    if tally.resources > TABLE_ROWS:
        printing.remark(
            env.remarks, "A long list.", ("Narrow it down", "--theme, --max-minutes, --limit 20")
        )


def _say_why_nothing(env: Environment, lib: Library, query: Query) -> None:
    """Say why nothing matches, and what nearly does."""
    from curate.durations import format_minutes
    from curate.resource_wording import VERBS

    if not lib.tally().resources:
        printing.remark(env.remarks, "The list is empty.", ("Add the first", "curate add"))
        return
    without_time = next(lib.resources(replace(query.any_time(), limit=1)), None)
    if not query.timed or without_time is None:
        printing.remark(env.remarks, "Nothing matches.", ("See all", "curate list"))
        return
    least = part_minutes_left(without_time, lib.reader.progress_of(without_time))
    if least is None:
        return  # what is hidden is said next
    if query.max_minutes is None or query.min_minutes is not None:
        printing.remark(
            env.remarks, "Nothing takes that long.", ("See all", "curate list --sort time")
        )
        return
    shortest = format_minutes(least)
    estimate = "~" if without_time.estimated else ""
    part = " a part" if without_time.parts != 1 else ""
    printing.say(
        env.remarks,
        f"Nothing fits in {_spoken(query.max_minutes)}. "
        f"The shortest takes {estimate}{shortest}{part} {VERBS[without_time.format]}:\n"
        f"  {without_time.title} ({printing.paint(env.remarks, without_time.id, 'id')})",
    )


def _spoken(minutes: int) -> str:
    from curate.durations import format_minutes

    if minutes < 60:
        return f"{minutes} minute{'' if minutes == 1 else 's'}"
    return format_minutes(minutes)


def _say_what_is_hidden(env: Environment, lib: Library, query: Query, *, some: bool) -> None:
    """Say which resources were kept back because their time is not known."""
    if not query.timed or query.include_unknown:
        return
    from curate.resource_wording import NAMES_SHOWN, named

    hidden = query.unknown_only()
    ids = [resource.id for resource in lib.resources(replace(hidden, limit=NAMES_SHOWN))]
    if not ids:
        return
    count = len(ids) if len(ids) < NAMES_SHOWN else lib.count(hidden)
    more = "more " if some else ""
    verb = "has" if count == 1 else "have"
    fact = f"{count:,} {more}{verb} no known time: {named(ids, count)}."
    printing.remark(
        env.remarks, fact, ("Show them" if count > 1 else "Show it", "--include-unknown")
    )

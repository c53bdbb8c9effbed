"""`curate list`: what matches and is still to do, as a table or for a script."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Annotated, Any

import typer

from curate.display import printing
from curate.environment import Environment
from curate.exports.rows import WRITERS, RowFormat
from curate.history.progress import FINISHED, counted_minutes
from curate.interaction import context, list_remarks, remarks, understanding
from curate.interaction.filters import (
    IncludeUnknownOption,
    MinMinutesOption,
    NoTimeOption,
    StatusOption,
    query_of,
    refuse_contradictions,
    with_filters,
)
from curate.interaction.options import (
    FileOption,
    IdsOutputOption,
    JsonOption,
    SortOption,
    WordsArgument,
    WordsPerMinuteOption,
)
from curate.interaction.words_meant import meant_by, say_what_was_understood
from curate.interaction.words_together import Order
from curate.library import Library
from curate.model import Resource, Status
from curate.query import Query, Sort

_STILL_TO_DO = tuple(status for status in Status if status not in FINISHED)


@with_filters
def run(
    ctx: typer.Context,
    words: WordsArgument = None,
    *,
    max_minutes: Annotated[
        str | None,
        typer.Option("--max-minutes", "-m", metavar="TIME", help="What fits in: 30, 45m or 1h20."),
    ] = None,
    min_minutes: MinMinutesOption = None,
    include_unknown: IncludeUnknownOption = False,
    no_time: NoTimeOption = False,
    filters: dict[str, Any],
    show_all: Annotated[bool, typer.Option("--all", help="Also what is done or skipped.")] = False,
    status: StatusOption = None,
    sort: SortOption = None,
    random: Annotated[bool, typer.Option("--random", help="In any order.")] = False,
    reverse: Annotated[bool, typer.Option("--reverse", help="In the opposite order.")] = False,
    limit: Annotated[
        str | None, typer.Option("--limit", metavar="N", help="At most N of them.")
    ] = None,
    as_json: JsonOption = False,
    as_tsv: Annotated[bool, typer.Option("--tsv", help="As tab-separated text.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="As comma-separated text.")] = False,
    as_ids: IdsOutputOption = False,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="As a list to paste elsewhere.")
    ] = False,
    words_per_minute: WordsPerMinuteOption = None,
    file: FileOption = None,
) -> None:
    """Show what fits and is left to do: time, theme, format, words.

    A time is for one sitting: of a resource in several parts, one part must fit, and of what
    you have begun, what is left.
    Themes, formats, levels, importances, authors and publishers may be repeated to allow more;
    different options must all hold.
    WORDS may be a time, a theme, a format or a status; after -- they are always searched for.

    \b
    Examples:
      curate list --max-minutes 30
      curate list --theme equity --format watch
      curate list culture in half an hour
      curate list sled dogs
    """
    env = context.environment(ctx)
    row_format = _row_format(json=as_json, tsv=as_tsv, csv=as_csv, ids=as_ids, markdown=markdown)
    lib = context.library(ctx, file, words_per_minute)
    times = {"max_minutes": max_minutes, "min_minutes": min_minutes, "no_time": no_time}
    ordered = sort or random or reverse
    meant = meant_by(ctx, lib, words, {**filters, **times, "status": status, "sort": ordered})
    order = next(iter(meant.members(Order)), None)
    query = query_of(lib, filters, meant)._replace(
        max_minutes=understanding.minutes(max_minutes, "--max-minutes") or meant.max_minutes,
        min_minutes=understanding.minutes(min_minutes, "--min-minutes") or meant.min_minutes,
        include_unknown=include_unknown,
        no_time=no_time,
        statuses=meant.members(Status) + understanding.members(Status, status, "--status"),
        sort=Sort.RANDOM if random else understanding.maybe(Sort, sort, "--sort"),
        reverse=reverse,
        limit=understanding.whole_number(limit, "--limit"),
    )
    if order is not None:
        query = query._replace(sort=order.sort, reverse=order.reverse)
    if random and sort is not None:
        understanding.refuse_both("--sort", "--random")
    refuse_contradictions(query)
    hidden = 0
    if not query.statuses and not show_all:
        query, hidden = _still_to_do(lib, query)
    if row_format is not None:
        some = _pour(env, lib, query, row_format)
    else:
        found = lib.resources(query)
        first = list(islice(found, 1))
        some = bool(first)
        if some:
            _show(env, lib, query, chain(first, found), hidden)
    if not some:
        list_remarks.say_why_nothing(env, lib, query, hidden)
    elif row_format is not None:
        list_remarks.say_what_is_done(env.remarks, hidden)
    list_remarks.say_what_has_no_time(env, lib, query, some=some)
    say_what_was_understood(ctx, meant)
    remarks.say_what_is_left_out(ctx, lib)


def _still_to_do(lib: Library, query: Query) -> tuple[Query, int]:
    """Leave out what is done or skipped, and count it; where nothing is, the query stays."""
    if all(one.status in _STILL_TO_DO for one in lib.progress().values()):
        return query, 0
    finished = query._replace(statuses=FINISHED, limit=None)
    return query._replace(statuses=_STILL_TO_DO), lib.count(finished)


def _row_format(**asked: bool) -> RowFormat | None:
    """Find the one row format that was asked for, if any. Raises CurateError for two at once."""
    name = understanding.only_one(**asked)
    return RowFormat(name) if name else None


def _pour(env: Environment, lib: Library, query: Query, row_format: RowFormat) -> bool:
    """Print what matches for a script, and tell whether anything does."""
    found: Iterator[Any]
    if row_format is RowFormat.IDS:
        found = lib.ids(query)
    else:
        found = ((one, lib.reader.progress_of(one)) for one in lib.resources(query))
    first = list(islice(found, 1))
    printing.pour(env.output, WRITERS[row_format](chain(first, found)))
    return bool(first)


def _show(
    env: Environment, lib: Library, query: Query, found: Iterable[Resource], hidden: int
) -> None:
    """Print a table and its footer, or lines where there are too many for a table.

    `hidden` is how many more match and are done or skipped.
    """
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
    printing.say_folded(env.output, resources_in_words(tally, matched))
    list_remarks.say_what_is_done(env.output, hidden)
    remarks.say_the_speed(env, lib, estimated=tally.estimated)
    if tally.resources > TABLE_ROWS:
        printing.remark(
            env.remarks,
            "A long list: --theme and --max-minutes make it shorter.",
            ("The first 20", "--limit 20"),
        )

"""`curate path`: what to take in the time there is, in what order, and why."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any

import typer

from curate.display import printing
from curate.display.path_remarks import show_nothing, show_remarks
from curate.errors import CurateError, Kind
from curate.history.progress import Progress
from curate.interaction import context, remarks, understanding
from curate.interaction.filters import query_of, with_filters
from curate.interaction.list_remarks import say_nothing_matches
from curate.interaction.meant import Meant
from curate.interaction.options import (
    FileOption,
    IdsOutputOption,
    JsonOption,
    WordsArgument,
    WordsPerMinuteOption,
)
from curate.interaction.words_meant import meant_by, say_what_was_understood
from curate.library import Library
from curate.model import Status
from curate.planner.limits import MOST_SITTINGS
from curate.planner.path import Path, plan, shortest
from curate.planner.request import PathRequest
from curate.query import Query


@with_filters
def run(
    ctx: typer.Context,
    words: WordsArgument = None,
    *,
    filters: dict[str, Any],
    max_minutes: Annotated[
        str | None,
        typer.Option("--max-minutes", "-m", metavar="TIME", help="All the time there is."),
    ] = None,
    sitting: Annotated[
        str | None, typer.Option("--sitting", metavar="TIME", help="How long one sitting is.")
    ] = None,
    sittings: Annotated[
        str | None, typer.Option("--sittings", metavar="N", help="How many sittings there are.")
    ] = None,
    include_optional: Annotated[
        bool, typer.Option("--include-optional", help="Fill what room is left with optional ones.")
    ] = False,
    keep_order: Annotated[
        bool, typer.Option("--keep-order", help="Never change the order to save a sitting.")
    ] = False,
    include_done: Annotated[
        bool, typer.Option("--include-done", help="Also what you have done or skipped.")
    ] = False,
    allow_parts: Annotated[
        bool,
        typer.Option("--allow-parts", help="Fill it with one part each of what is too long."),
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say of each that is left out why it is.")
    ] = False,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="As a checklist to paste elsewhere.")
    ] = False,
    text: Annotated[
        bool, typer.Option("--text", help="As plain text, to paste into an email.")
    ] = False,
    as_ids: IdsOutputOption = False,
    as_json: JsonOption = False,
    words_per_minute: WordsPerMinuteOption = None,
    file: FileOption = None,
) -> None:
    """Suggest what to take in the time you have, in what order, and why.

    As many essentials as fit; then the recommended ones that touch the most themes; then
    down the list while there is time; optional ones only if they open a theme. What a
    resource requires comes before it, from other themes too. Without a time, all that matches.

    \b
    Examples:
      curate path --theme equity
      curate path --theme equity --max-minutes 90
      curate path --sitting 30 --sittings 3
      curate path --theme equity --max-minutes 1h30 --markdown
    """
    env = context.environment(ctx)
    lib = context.library(ctx, file, words_per_minute)
    given = {**filters, "max_minutes": max_minutes, "sitting": sitting, "sittings": sittings}
    meant = meant_by(ctx, lib, words, given)
    many = sittings if meant.sittings is None else str(meant.sittings)
    request = PathRequest(
        understanding.minutes(max_minutes, "--max-minutes") or meant.max_minutes,
        understanding.minutes(sitting, "--sitting") or meant.sitting,
        understanding.whole_number(many, "--sittings", MOST_SITTINGS),
        include_optional=include_optional,
        keep_order=keep_order,
        allow_parts=allow_parts,
    )
    _refuse_contradictions(request)
    shape = understanding.only_one(json=as_json, markdown=markdown, text=text, ids=as_ids)
    query = query_of(lib, filters, meant)
    request = request._replace(themes=query.themes)
    everything, wanted, progress, titles = lib.plan_inputs(query)
    if include_done:
        progress = {id_: one for id_, one in progress.items() if one.status is Status.STARTED}
    path = plan(everything, wanted, request, progress, titles)
    told = [step.resource for step in path.steps] + [one.resource for one in path.left_out]
    speed = remarks.speed_of(lib, estimated=any(one.estimated for one in told))
    whole = text and bool(path.steps)  # says all, and is copied from a terminal with what is below
    if whole:
        show_remarks(env.remarks, path, request)
        _say_what_was_taken(ctx, lib, meant)
    if shape is not None:
        written = _written(lib, path, request, shape, progress, titles, explain=explain, note=speed)
        printing.pour(env.output, written)
    elif path.steps:
        from curate.display.path import show_path

        show_path(env.output, path, request, explain=explain)
    if whole:
        return
    if not everything and not lib.count(Query()):
        if not lib.left_out():  # else that is said anyway
            printing.remark(env.remarks, "The list is empty.", ("Add the first", "curate add"))
    elif not path.steps and not path.left_out:
        say_nothing_matches(env, lib, query)
    elif not path.steps:
        least = shortest(everything, wanted, progress)
        show_nothing(env, path, request, least, explain=explain and shape is None)
    show_remarks(env.remarks, path, request)
    if speed and shape in (None, "markdown"):
        printing.say(env.remarks, speed)
    _say_what_was_taken(ctx, lib, meant)


def _written(
    lib: Library,
    path: Path,
    request: PathRequest,
    shape: str,
    progress: Mapping[str, Progress],
    titles: Mapping[str, str],
    *,
    explain: bool,
    note: str,
) -> Iterable[str]:
    """Give a path as it leaves: for a program, or to paste elsewhere."""
    if shape == "json":
        from curate.exports.json_shapes import path_as_dict
        from curate.exports.json_text import json_text

        return [json_text(path_as_dict(path, request.budget, progress))]
    if shape == "ids":
        return (f"{id_}\n" for id_ in dict.fromkeys(step.resource.id for step in path.steps))
    from curate.exports.path_texts import checklist, heading_of, plain_text

    heading = heading_of(request.themes, titles, lib.heading().title)
    if shape == "markdown":
        return [checklist(path, request, heading, explain=explain)]
    return [plain_text(path, request, heading, explain=explain, note=note)]


def _say_what_was_taken(ctx: typer.Context, lib: Library, meant: Meant) -> None:
    """Say how the words were understood, and which entries could not be read."""
    say_what_was_understood(ctx, meant)
    remarks.say_what_is_left_out(ctx, lib)


def _refuse_contradictions(request: PathRequest) -> None:
    if request.sittings is not None and request.sitting is None:
        said = (
            f"--sittings needs to know how long one is: --sitting 30 --sittings {request.sittings}"
        )
        raise CurateError(said, Kind.USAGE)
    if request.keep_order and request.sitting is None:
        said = "--keep-order is for sittings, as in: --sitting 30 --keep-order"
        raise CurateError(said, Kind.USAGE)

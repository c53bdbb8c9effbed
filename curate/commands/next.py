"""`curate next`: the one thing to do now, and why."""

from shlex import quote
from typing import Annotated, Any, NoReturn

import typer

from curate.display import printing
from curate.durations import format_minutes
from curate.environment import Environment
from curate.errors import CurateError, Kind
from curate.history.progress import FINISHED, TO_DO, Progress
from curate.history.wording import all_finished
from curate.interaction import context, remarks, synonyms, understanding
from curate.interaction.filters import query_of, with_filters
from curate.interaction.options import FileOption, JsonOption, WordsPerMinuteOption
from curate.interaction.words_meant import meant_by
from curate.library import Library
from curate.lookup import theme_like
from curate.model import Resource, Status
from curate.planner.next_choice import MOST_NEARLY, NextChoice, choose_next, shortest_now
from curate.planner.path import Shortest
from curate.planner.wording import shortest_in_words
from curate.query import Query
from curate.resource_wording import plural
from curate.streams import Stream
from curate.wording import quoted


@with_filters
def run(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TIME]", help="The time you have: 20, 1h.", show_default=False),
    ] = None,
    *,
    filters: dict[str, Any],
    max_minutes: Annotated[
        str | None,
        typer.Option("--max-minutes", "-m", metavar="TIME", help="The time you have, too."),
    ] = None,
    as_json: JsonOption = False,
    words_per_minute: WordsPerMinuteOption = None,
    file: FileOption = None,
) -> None:
    """Say what to do now: one thing, and why.

    First what you have begun, unless it does not fit the time or something comes before it,
    which is then said; then what `curate path` would choose.

    \b
    Examples:
      curate next 20
      curate next --theme equity
    """
    env = context.environment(ctx)
    lib = context.library(ctx, file, words_per_minute)
    given = {**filters, "max_minutes": max_minutes}
    meant = meant_by(ctx, lib, words, given, searches=False)
    time = " ".join(meant.words) or None
    if time is not None and max_minutes is not None:
        understanding.refuse_both("TIME", "--max-minutes")
    limit = understanding.minutes(max_minutes, "--max-minutes") or meant.max_minutes
    if time is not None:
        _refuse_what_is_no_theme(lib, time, beside_a_time=limit is not None)
    limit = limit or understanding.minutes(time, "TIME")  # this says what a time is
    if meant.themes or meant.not_themes or meant.options or meant.not_levels:
        printing.say(env.remarks, meant.fact)
    query = query_of(lib, filters, meant._replace(words=()))
    everything, wanted, progress, titles = lib.next_inputs(query, limit, MOST_NEARLY)
    found = choose_next(everything, wanted, limit, progress, titles, query.themes)
    if as_json:
        from curate.exports.json_shapes import choice_as_dict
        from curate.exports.json_text import json_text

        far = progress.get(found.resource.id, TO_DO) if found is not None else TO_DO
        printing.pour(env.output, [json_text(choice_as_dict(found, far.status))])
    elif found is not None:
        _show(env.output, found)
        label, verb = _way(found.resource, progress.get(found.resource.id, TO_DO))
        way = f"curate {verb} {found.resource.id}"
        printing.remark(env.remarks, "", (label, way))
        told = [found.resource, *(one.resource for one in found.nearly)]
        remarks.say_the_speed(env, lib, estimated=any(one.estimated for one in told))
    if found is not None and found.passed_over:
        ways = [("All that is begun", "curate list --status begun")]
        printing.remark(env.remarks, found.passed_over[0], *ways[: len(found.passed_over) - 1])
    remarks.say_what_is_left_out(ctx, lib)
    if found is None:
        _say_why_nothing(env, lib, query, limit)


def _refuse_what_is_no_theme(lib: Library, text: str, *, beside_a_time: bool) -> None:
    """Raise CurateError for words that are like a theme, or that no time can be: one is said."""
    meant = theme_like(text, lib.themes())
    if meant is not None:
        hint = f"Did you mean: curate next --theme {quote(meant)}"
    elif any(map(synonyms.questions, text.split())):
        ways = (way for word in text.split() for way in synonyms.questions(word))
        hint = f"Did you mean: curate list {next(ways)}"
    elif beside_a_time:
        hint = f"To look for it: curate list {quote(text)}"
    else:
        return
    said = f"{quoted(text)} is no time, no theme and no format."
    raise CurateError(said, Kind.USAGE, hint=hint)


def _say_why_nothing(env: Environment, lib: Library, query: Query, limit: int | None) -> NoReturn:
    """Say why there is nothing to do now, and what there is instead. Raises what ends the command.

    That is CurateError, or typer.Exit where all that there is to say was said.
    """
    listed = lib.count(Query())
    if not listed:
        if lib.left_out():  # that is said
            raise typer.Exit(1)
        raise CurateError("the list is empty.", hint="Add the first: curate add")
    everything, wanted, progress, titles = lib.plan_inputs(query)
    if wanted:
        if all(progress.get(id_, TO_DO).status in FINISHED for id_ in wanted):
            _say_all_is_done(env, lib, len(wanted), whole=len(wanted) == listed)
            raise typer.Exit(1)
        least = shortest_now(everything, wanted, progress)
    else:
        everything, every, progress, titles = lib.plan_inputs(Query())
        instead = choose_next(everything, every, limit, progress, titles)
        if instead is not None:
            raise _nothing_matches(limit, instead)
        least = shortest_now(everything, every, progress)
        if least is None:
            raise CurateError("nothing matches.", hint="See all: curate list")
    remarks.say_the_speed(env, lib, estimated=least is not None and least.resource.estimated)
    raise _nothing(limit, least)


def _say_all_is_done(env: Environment, lib: Library, count: int, *, whole: bool) -> None:
    """Say that nothing is left of `count` resources, which may be the whole list."""
    here, praise = ("", " Well done!") if whole else (" here", "")
    fact = f"Nothing is left to do{here}: {all_finished(count)}.{praise}"
    way = ("See again", "curate list --all")
    printing.remark(env.remarks, fact, way)


def _way(resource: Resource, progress: Progress) -> tuple[str, str]:
    """Choose the command to suggest for what was found: its label, and the verb."""
    if resource.link:
        return "Open it", "open"
    if progress.status is Status.STARTED:
        return "When you have done it", "done"
    return "Begin it", "start"


def _show(stream: Stream, found: NextChoice) -> None:
    resource = found.resource
    said = f"{resource.title}  {resource.format}  {_time(resource, found.minutes)}"
    printing.say_folded(stream, said, resource.title, "title")
    part = f" · part {found.part} of {resource.parts or '?'}" if found.part is not None else ""
    printing.say_folded(stream, f"  {resource.id}{part} · {found.reason}", resource.id)
    if found.nearly:
        others = ", ".join(
            f"{one.id} ({one.format}, {_time(one, minutes)}{', one part' if one_part else ''})"
            for one, minutes, one_part in found.nearly
        )
        printing.say(stream)
        printing.say_folded(stream, f"Or instead: {others}")


def _time(resource: Resource, minutes: int | None) -> str:
    if minutes is None:
        return "?"
    return ("~" if resource.estimated else "") + format_minutes(minutes)


def _nothing_matches(limit: int | None, instead: NextChoice) -> CurateError:
    """Make the error for when nothing is what was asked for, with what there is `instead`."""
    one = instead.resource
    part = f", part {instead.part}" if instead.part is not None else ""
    else_ = "there is" if limit is None else f"fits in {plural(limit, 'minute', 'minutes')}"
    said = f"nothing matches. What else {else_}: {one.title}"
    facts = f"{one.id}{part}, {one.format}, {_time(one, instead.minutes)}"
    return CurateError(f"{said} ({facts})", hint="See all: curate list")


def _nothing(limit: int | None, least: Shortest | None) -> CurateError:
    """Make the error for when there is nothing to do now, with the shortest if time is why."""
    if least is None and limit is None:
        said = "nothing of what is left can be taken now: something it requires is missing."
        return CurateError(said, hint="See what: curate check")
    within = "" if limit is None else f" in {plural(limit, 'minute', 'minutes')}"
    if least is None:
        return CurateError(f"nothing fits{within}: of what is left, no time is known.")
    said = f"nothing fits{within}. {shortest_in_words(least)}: {least.resource.title}"
    return CurateError(f"{said} ({least.resource.id})")

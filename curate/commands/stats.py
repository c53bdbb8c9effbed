"""`curate stats`: the time spent and left, by week, theme and format."""

import typer

from curate.display import printing
from curate.environment import Environment
from curate.history.stats import ResourceHistory, Stats, stats_of
from curate.interaction import context, remarks
from curate.interaction.noting import day_of
from curate.interaction.options import FileOption, JsonOption
from curate.library import Library
from curate.query import Query


def run(ctx: typer.Context, as_json: JsonOption = False, file: FileOption = None) -> None:
    """Show the time you spent, and what is left.

    By week, for the last twelve, by theme and by format. Where you did not say how long
    something took, its stated time counts.

    \b
    Example:
      curate stats
    """
    env = context.environment(ctx)
    lib = context.library(ctx, file)
    stats = _stats(env, lib)
    if as_json:
        from curate.exports.json_shapes import stats_as_dict
        from curate.exports.json_text import json_text

        printing.pour(env.output, [json_text(stats_as_dict(stats))])
    else:
        from curate.display.stats import show_stats

        show_stats(env.output, stats, {theme.id: theme.title for theme in lib.themes()})
        estimated = any(one.estimated for one in stats.formats.values())
        remarks.say_the_speed(env, lib, estimated=estimated)
        if not any(week.minutes for week in stats.weeks):
            what, way = "Nothing was done", ("When you have done something", "curate done ID")
            if stats.lately:
                what, way = (
                    "No time was noted",
                    ("Note it with the next", "curate done ID --took 20m"),
                )
            printing.remark(env.remarks, f"{what} in the last 12 weeks.", way)
    remarks.say_what_is_left_out(ctx, lib)


def _stats(env: Environment, lib: Library) -> Stats:
    resources = list(lib.resources(Query()))
    events = {one.id: noted for one, noted in lib.reader.events_of(resources)}
    histories = [
        ResourceHistory(
            resource,
            lib.reader.progress_of(resource),
            [(day_of(env, at, event), event) for at, event in events.get(resource.id, ())],
        )
        for resource in resources
    ]
    unlisted = [(day_of(env, at, event), event) for at, event in lib.unlisted(resources)]
    return stats_of(histories, unlisted, [theme.id for theme in lib.themes()], env.today())

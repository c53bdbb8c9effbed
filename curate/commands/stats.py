"""`curate stats`: the time spent and left, by week, theme and format."""

from collections import Counter
from typing import Any

import typer

from curate.display import printing
from curate.environment import Environment
from curate.history.time_spent import by_week, minutes_spent, sums
from curate.interaction import context, remarks
from curate.interaction.options import FileOption, JsonOption
from curate.library import Library
from curate.model import Format, Status
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
        from curate.exports.json_text import json_text

        for key in ("themes", "formats"):
            stats[key] = {id_: _without_doubt(one) for id_, one in stats[key].items()}
        printing.pour(env.output, [json_text(stats)])
    else:
        from curate.display.stats import show_stats

        show_stats(env.output, stats, {theme.id: theme.title for theme in lib.themes()})
        if not any(week["minutes"] for week in stats["weeks"]):
            way = ("When you have done something", "curate done ID")
            printing.remark(env.remarks, "Nothing was done in the last 12 weeks.", way)
    remarks.say_what_is_left_out(ctx, lib)


def _without_doubt(sums: dict[str, Any]) -> dict[str, Any]:
    """Return sums for scripts, which can ask `list` what is estimated."""
    return {key: value for key, value in sums.items() if key != "estimated"}


def _stats(env: Environment, lib: Library) -> dict[str, Any]:
    resources = list(lib.resources(Query()))
    spent: Counter[str] = Counter()
    days = []
    for resource, noted in lib.reader.events_of(resources):
        minutes = minutes_spent(resource, [event for _, event in noted])
        spent[resource.id] = sum(minutes)
        days += [(env.local(at).date(), one) for (at, _), one in zip(noted, minutes, strict=True)]
    progress = [lib.reader.progress_of(resource) for resource in resources]
    told = [(one, far, spent[one.id]) for one, far in zip(resources, progress, strict=True)]
    themes = [theme.id for theme in lib.themes()]
    of_theme = {
        id_: frozenset(
            one.id
            for one in resources
            if any(theme == id_ or theme.startswith(f"{id_}/") for theme in one.themes)
        )
        for id_ in themes
    }
    formats = [str(one) for one in Format if any(res.format is one for res in resources)]
    of_format = {
        name: frozenset(one.id for one in resources if one.format == name) for name in formats
    }
    statuses = Counter(one.status for one in progress)
    return {
        "weeks": [
            {"start": start.isoformat(), "minutes": minutes}
            for start, minutes in by_week(days, env.today())
        ],
        "themes": {key: one._asdict() for key, one in sums(themes, told, of_theme).items()},
        "formats": {key: one._asdict() for key, one in sums(formats, told, of_format).items()},
        **{str(status): statuses[status] for status in Status},
    }

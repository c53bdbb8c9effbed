"""`curate path`: an order to take a theme in, with reasons."""

import typer

from curate.commands import options
from curate.commands.options import (
    FileOption,
    FormatOption,
    JsonOption,
    LevelOption,
    ThemeOption,
    WordsArgument,
)
from curate.display import write
from curate.environment import Environment
from curate.planner.path import Path, plan
from curate.query import Query, Sort

_CAUSES = {
    "unknown_prerequisite": "requires what is not listed",
    "prerequisite_cycle": "required in a circle",
    "prerequisite_blocked": "after one that is left out",
}


def run(
    ctx: typer.Context,
    words: WordsArgument = None,
    theme: ThemeOption = None,
    format_: FormatOption = None,
    level: LevelOption = None,
    as_json: JsonOption = False,
    file: FileOption = None,
) -> None:
    """Suggest an order to take a theme in, and say why.

    Easy before advanced, what is required before what requires it, formats varied, short
    before long. What a resource requires is brought in, from other themes too.

    \b
    Examples:
      curate path --theme equity
      curate path --theme leadership --format read
    """
    env = options.environment(ctx)
    lib = options.library(ctx, file)
    query = options.facets(lib, words, theme, format_, level)
    everything = list(lib.resources(Query()))
    wanted = {resource.id for resource in lib.resources(_in_list_order(query))}
    path = plan([resource for resource in everything if resource.id in wanted], everything)
    if as_json:
        from curate.exporters.rows import json_text

        write.pour(env.output, [json_text(_as_dict(path))])
    elif path.steps:
        _show(ctx, path)
    if not wanted:
        write.remark(env.remarks, "Nothing matches.", ("See all", "curate list"))
    elif not path.steps:
        write.say(env.remarks, "No path leads through what matches.")
    for left_out in path.left_out:
        write.say(env.remarks, f"{left_out.resource.title} is left out. {left_out.message}")
    options.say_what_is_a_theme(env, lib, query)
    options.say_what_is_left_out(ctx, lib)


def _in_list_order(query: Query) -> Query:
    from dataclasses import replace

    return replace(query, sort=Sort.POSITION)


def _show(ctx: typer.Context, path: Path) -> None:
    from curate.display.tables import show_path
    from curate.display.words import resources_in_words

    env = options.environment(ctx)
    show_path(env.output, path)
    write.say(env.output)
    _show_left_out(env, path)
    write.say(env.output, resources_in_words(path.total))


def _show_left_out(env: Environment, path: Path) -> None:
    """Write what is left out: a line a cause, its ids behind it."""
    if not path.left_out:
        return
    ids: dict[str, list[str]] = {}
    for left_out in path.left_out:
        ids.setdefault(_CAUSES[left_out.cause], []).append(left_out.resource.id)
    width = max(map(len, ids))
    write.say(env.output, "Left out")
    for cause, names in ids.items():
        write.say(env.output, f"  {cause.ljust(width)}   {', '.join(names)}")
    write.say(env.output)


def _as_dict(path: Path) -> dict[str, object]:
    return {
        "steps": [
            {
                "position": position,
                "id": step.resource.id,
                "title": step.resource.title,
                "format": step.resource.format,
                "minutes": step.resource.total_minutes,
                "running_total": step.so_far.minutes,
                "reason": step.reason,
            }
            for position, step in enumerate(path.steps, 1)
        ],
        "total_minutes": path.total.minutes,
        "left_out": [
            {
                "id": left_out.resource.id,
                "title": left_out.resource.title,
                "cause": left_out.cause,
                "message": left_out.message,
            }
            for left_out in path.left_out
        ],
    }

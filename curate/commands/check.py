"""`curate check`: what is wrong with the list, where, and what to do."""

from typing import TYPE_CHECKING

import typer

from curate.commands import options
from curate.commands.options import FileOption, JsonOption
from curate.display import write

if TYPE_CHECKING:
    from curate.reading_list.values import Problem


def run(ctx: typer.Context, as_json: JsonOption = False, file: FileOption = None) -> None:
    """Find what is wrong in the list, with line and remedy.

    Exit status 1 where there is any, so that it can guard a shared list.

    \b
    Example:
      curate check
    """
    env = options.environment(ctx)
    lib = options.library(ctx, file)
    reading_list, problems = lib.check()
    if as_json:
        from curate.exporters.rows import json_array

        write.pour(env.output, json_array(map(_as_dict, problems)))
    else:
        from curate.display.words import plural

        for problem in problems:
            where = f"{lib.shown}:{problem.line}"
            write.say(env.output, f"{write.paint(env.output, where, 'title')}  {problem.message}")
            id_ = [write.paint(env.output, problem.id, "id")] if problem.id else []
            behind = " · ".join([*([""] if id_ else []), problem.rule, problem.remedy])
            write.say(env.output, "  " + "".join(id_) + write.paint(env.output, behind, "dim"))
        entries = len(reading_list.resources) + reading_list.left_out
        of = plural(entries, "resource", "resources")
        if problems:
            write.say(env.output)
            write.say(env.output, f"{plural(len(problems), 'finding', 'findings')} in {of}")
        else:
            write.tick(env.output, f"No faults in {of}.")
    if problems:
        raise typer.Exit(1)


def _as_dict(problem: "Problem") -> dict[str, object]:
    return {
        "rule": problem.rule,
        "line": problem.line,
        "id": problem.id,
        "message": problem.message,
        "remedy": problem.remedy,
    }

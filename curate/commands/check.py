"""`curate check`: what is wrong with the list, where, and what to do."""

import typer

from curate.display import printing
from curate.interaction import context
from curate.interaction.options import FileOption, JsonOption


def run(ctx: typer.Context, as_json: JsonOption = False, file: FileOption = None) -> None:
    """Find what is wrong in the list, with line and remedy.

    Exit status 1 where there is any, so that it can guard a shared list.

    \b
    Example:
      curate check
    """
    env = context.environment(ctx)
    lib = context.library(ctx, file)
    reading_list, problems = lib.check()
    if as_json:
        from curate.exports.json_shapes import problem_as_dict
        from curate.exports.json_text import json_array

        printing.pour(env.output, json_array(map(problem_as_dict, problems)))
    else:
        from curate.resource_wording import plural

        for problem in problems:
            where = f"{lib.shown}:{problem.line}"
            printing.say_folded(env.output, f"{where}  {problem.message}", where, "title")
            facts = filter(None, [problem.id, problem.rule, problem.remedy])
            second = "  " + " · ".join(facts)
            printing.say_folded(env.output, second, problem.id or "", rest="dim")
        entries = len(reading_list.resources) + reading_list.left_out
        of = plural(entries, "resource", "resources")
        if problems:
            printing.say(env.output)
            found = plural(len(problems), "fault", "faults")
            printing.say_folded(env.output, f"{found} in {of}")
        else:
            printing.tick(env.output, f"No faults in {of}.")
    if problems:
        raise typer.Exit(1)

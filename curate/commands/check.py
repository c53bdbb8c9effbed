"""`curate check`: what is wrong with the list, where, and what to do."""

from typing import Annotated

import typer

from curate.display import printing
from curate.interaction import context
from curate.interaction.options import FileOption, JsonOption

OnlineOption = Annotated[
    bool, typer.Option("--online", help="Ask every address whether it is there, too.")
]


def run(
    ctx: typer.Context,
    online: OnlineOption = False,
    as_json: JsonOption = False,
    file: FileOption = None,
) -> None:
    """Find what is wrong in the list, with line and remedy.

    Exit status 1 where there is any, so that it can guard a shared list.

    \b
    Examples:
      curate check
      curate check --online
    """
    env = context.environment(ctx)
    lib = context.library(ctx, file)
    reading_list, problems = lib.check()
    if online:
        from curate.interaction.links import faults_of_addresses

        asked = faults_of_addresses(env, lib)
        problems = sorted([*problems, *asked], key=lambda problem: problem.line)
    from curate.checks.links import UNCERTAIN

    faults = [problem for problem in problems if problem.rule not in UNCERTAIN]
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
        unsure = len(problems) - len(faults)
        more = f"; {plural(unsure, 'address is', 'addresses are')} not sure yet" if unsure else ""
        if faults:
            found = plural(len(faults), "fault", "faults")
            printing.say_folded(env.output, f"{found} in {of}{more}")
        else:
            printing.tick(env.output, f"No faults in {of}{more}.")
    if faults:
        raise typer.Exit(1)

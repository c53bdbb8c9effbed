"""Bare `curate`: what there is, and what to do with it."""

import typer

from curate.display import printing
from curate.environment import Environment
from curate.errors import CurateError, Kind
from curate.interaction import context, remarks
from curate.resource_wording import resources_in_words


def run(ctx: typer.Context) -> None:
    """Show the first screen."""
    env = context.environment(ctx)
    try:
        lib = context.library(ctx, None)
    except CurateError as error:
        if error.kind is not Kind.MISSING or context.named_list(ctx, env):
            raise
        printing.say(
            env.output, "A reading list that fits the time you have. There is none here yet."
        )
        _ways(
            env,
            ("curate init --sample", "look at a real one, on leading children’s services"),
            ("curate init", "begin your own"),
        )
        return
    title, _ = lib.heading()
    printing.say(env.output, printing.paint(env.output, title or lib.shown, "title"))
    printing.say(env.output, f"{resources_in_words(lib.tally())} · {lib.shown}")
    themes = [theme.id for theme in lib.themes()]
    in_order = "a theme in a good order, with reasons"
    theme_way = [(f"curate path --theme {id_}", in_order) for id_ in themes[:1]]
    _ways(
        env,
        ("curate list --max-minutes 30", "what fits in half an hour"),
        *theme_way,
        ("curate next 20", "one thing for the next 20 minutes"),
        ("curate add", "add a resource"),
    )
    remarks.say_what_is_left_out(ctx, lib)


def _ways(env: Environment, *ways: tuple[str, str]) -> None:
    width = max(len(command) for command, _ in ways)
    printing.say(env.output)
    for command, what in ways:
        painted = printing.paint(env.output, command, "command") + " " * (width - len(command))
        printing.say(env.output, f"  {painted}   {what}")
    printing.say(env.output)
    printing.say(env.output, printing.with_commands(env.output, "All commands: curate --help"))

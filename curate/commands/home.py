"""Bare `curate`: what there is, and what to do with it."""

import typer

from curate.display import printing
from curate.environment import Environment
from curate.errors import CurateError, Kind
from curate.history.progress import FINISHED
from curate.interaction import context, remarks
from curate.library import Library
from curate.model import Status
from curate.resource_wording import resources_in_words

MOST_BEGUN = 3
"""So many of what is begun are named."""
IN_ORDER = "a theme in a good order, with reasons"


def run(ctx: typer.Context) -> None:
    """Show the first screen."""
    env = context.environment(ctx)
    try:
        lib = context.library(ctx, None)
    except CurateError as error:
        if error.kind is not Kind.MISSING or error.path or context.named_list(ctx, env):
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
    title = lib.heading().title
    tally = lib.tally()
    title = title or lib.shown
    printing.say_folded(env.output, title, title, "title")
    printing.say_folded(env.output, f"{resources_in_words(tally)} · {lib.shown}")
    remarks.say_the_speed(env, lib, estimated=tally.estimated)
    if not tally.resources and lib.left_out():
        _ways(env, ("curate check", "see what is wrong in it"))
    elif not tally.resources:
        _ways(
            env,
            ("curate add", "add the first resource"),
            ('curate themes add leadership "Leading well"', "add a theme"),
        )
    else:
        _ways(env, *_ways_on(env, lib, tally.resources))
    remarks.say_what_is_left_out(ctx, lib)


def _ways_on(env: Environment, lib: Library, count: int) -> list[tuple[str, str]]:
    """Choose what to suggest for a list of `count` resources, by what the reader did with it."""
    touched = lib.touched()
    begun = [one for one, far in touched if far.status is Status.STARTED]
    finished = sum(far.status in FINISHED for _, far in touched)
    if finished == count:
        printing.say(env.output, "All is done or skipped. Well done!")
        return [
            ("curate stats", "the time you spent"),
            ("curate list --all", "see it all again"),
            ("curate add", "add a resource"),
        ]
    themes = [theme.id for theme in lib.themes()]
    return [
        *((f"curate show {one.id}", f"carry on: {one.title}") for one in begun[:MOST_BEGUN]),
        ("curate list --max-minutes 30", "what fits in half an hour"),
        *((f"curate path --theme {id_}", IN_ORDER) for id_ in themes[:1]),
        ("curate next 20", "one thing for the next 20 minutes"),
        ("curate add", "add a resource"),
    ]


def _ways(env: Environment, *ways: tuple[str, str]) -> None:
    """Print commands with what each is for, beside each other or below."""
    out = env.output
    ways = tuple((printing.in_full(out, command), what) for command, what in ways)
    width = max(len(command) for command, _ in ways)
    longest = max(len(what) for _, what in ways)
    narrow = out.width is not None and width + longest + 5 > out.width
    printing.say(out)
    for command, what in ways:
        painted = "  " + printing.paint(out, command, "command")
        if narrow:
            printing.say(out, painted)
            printing.say_folded(out, f"    {what}")
        else:
            printing.say(out, f"{painted}{' ' * (width - len(command))}   {what}")
    printing.say(out)
    printing.remark(out, "", ("All commands", "curate --help"))

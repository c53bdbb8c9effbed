"""`curate themes`: the themes as a tree, with counts and times."""

from collections import Counter

import typer

from curate.display import printing
from curate.interaction import context, remarks
from curate.interaction.options import (
    FileOption,
    JsonOption,
    WordsPerMinuteOption,
)
from curate.library import Library
from curate.model import Status, Tally, Theme
from curate.resource_wording import plural
from curate.theme_names import all_with_parents, as_tree


def run(
    ctx: typer.Context,
    as_json: JsonOption = False,
    words_per_minute: WordsPerMinuteOption = None,
    file: FileOption = None,
) -> None:
    """Show the themes, with how much each holds.

    \b
    Examples:
      curate themes
      curate themes rename workforce people
    """
    if ctx.invoked_subcommand is not None:
        return
    env = context.environment(ctx)
    lib = context.library(ctx, file, words_per_minute)
    tallies = lib.theme_tallies()
    done = _done(lib)
    rows = [
        (theme, depth, tallies.get(theme.id, Tally())) for theme, depth in as_tree(lib.themes())
    ]
    if as_json:
        from curate.exports.json_shapes import theme_as_dict
        from curate.exports.json_text import json_array

        objects = (theme_as_dict(theme, tally, done.get(theme.id, 0)) for theme, _, tally in rows)
        printing.pour(env.output, json_array(objects))
    elif rows:
        whole = lib.tally()
        _show(ctx, rows, whole, done)
        remarks.say_the_speed(env, lib, estimated=whole.estimated)
    elif lib.tally().resources or not lib.left_out():  # else that is said anyway
        way = ("Add the first", 'curate themes add leadership "Leading well"')
        printing.remark(env.remarks, "The list has no themes.", way)
    remarks.say_what_is_left_out(ctx, lib)


def _done(lib: Library) -> dict[str, int]:
    """Count, by the id of each theme, the resources of it or of one nested in it that are done."""
    done: Counter[str] = Counter()
    progress = lib.progress()
    for resource in lib.with_ids(list(progress)):
        if progress[resource.id].status is Status.DONE:
            done.update(all_with_parents(resource.themes))
    return done


def _show(
    ctx: typer.Context,
    rows: list[tuple[Theme, int, Tally]],
    whole: Tally,
    done: dict[str, int],
) -> None:
    from curate.display.themes import show_themes
    from curate.resource_wording import resources_in_words

    env = context.environment(ctx)
    show_themes(env.output, rows, done)
    printing.say(env.output)
    footer = f"{plural(len(rows), 'theme', 'themes')} · {resources_in_words(whole)}"
    printing.say_folded(env.output, footer)
    counted = sum(tally.resources for theme, depth, tally in rows if depth == 0)
    said = []
    if counted > whole.resources:
        said.append("A resource counts under each of its themes")
    if any(tally.unknown and tally.minutes for _, _, tally in rows):
        said.append("+ means some have no known time")
    if said:
        printing.remark(env.remarks, "; ".join(said) + ".")

"""`curate themes`: the themes as a tree, with counts and times."""

from collections import Counter

import typer

from curate.commands.themes_change import add, rename
from curate.display import printing
from curate.interaction import options
from curate.interaction.options import FileOption, JsonOption
from curate.library import Library
from curate.model import Status, Tally, Theme

COMMANDS = {"rename": rename, "add": add}
"""What `curate themes` can also do."""


def run(ctx: typer.Context, as_json: JsonOption = False, file: FileOption = None) -> None:
    """Show the themes, with how much each holds.

    \b
    Examples:
      curate themes
      curate themes rename workforce people
    """
    if ctx.invoked_subcommand is not None:
        return
    env = options.environment(ctx)
    lib = options.library(ctx, file)
    tallies = lib.theme_tallies()
    done = _done(lib)
    rows = [(theme, depth, tallies.get(theme.id, Tally())) for theme, depth in _tree(lib.themes())]
    if as_json:
        from curate.exports.rows import json_array

        printing.pour(
            env.output,
            json_array(_as_dict(theme, tally, done.get(theme.id, 0)) for theme, _, tally in rows),
        )
    elif rows:
        _show(ctx, rows, lib.tally(), done)
    else:
        printing.remark(
            env.remarks, "The list has no themes. Declare them under themes: in the file."
        )
    options.say_what_is_left_out(ctx, lib)


def _done(lib: Library) -> dict[str, int]:
    """Return how many resources of each theme, or of one nested in it, are done."""
    done: Counter[str] = Counter()
    progress = lib.progress()
    for resource in lib.some(list(progress)):
        if progress[resource.id].status is Status.DONE:
            parts = [theme.split("/") for theme in resource.themes]
            within = {"/".join(one[:end]) for one in parts for end in range(1, len(one) + 1)}
            done.update(within)
    return done


def _show(
    ctx: typer.Context,
    rows: list[tuple[Theme, int, Tally]],
    whole: Tally,
    done: dict[str, int],
) -> None:
    from curate.display.themes import show_themes
    from curate.resource_wording import plural, resources_in_words

    env = options.environment(ctx)
    show_themes(env.output, rows, done)
    printing.say(env.output)
    footer = f"{plural(len(rows), 'theme', 'themes')} · {resources_in_words(whole)}"
    printing.say(env.output, footer)
    counted = sum(tally.resources for theme, depth, tally in rows if depth == 0)
    said = []
    if counted > whole.resources:
        said.append("A resource counts under each of its themes")
    if any(tally.unknown and tally.minutes for _, _, tally in rows):
        said.append("+ means some have no known time")
    if said:
        printing.remark(env.remarks, "; ".join(said) + ".")


def _as_dict(theme: Theme, tally: Tally, done: int) -> dict[str, object]:
    return {
        "id": theme.id,
        "title": theme.title,
        "description": theme.description,
        "resources": tally.resources,
        "minutes": tally.minutes,
        "unknown": tally.unknown,
        "done": done,
    }


def _tree(themes: list[Theme]) -> list[tuple[Theme, int]]:
    """Return the themes with their depth, each followed by the themes nested in it."""
    ids = {theme.id for theme in themes}
    inside: dict[str | None, list[Theme]] = {}
    for theme in themes:
        parent: str | None = theme.id
        while parent is not None:
            parent = parent.rpartition("/")[0] or None
            if parent in ids:
                break
        inside.setdefault(parent, []).append(theme)
    rows: list[tuple[Theme, int]] = []
    waiting = [(theme, 0) for theme in reversed(inside.get(None, []))]
    while waiting:
        theme, depth = waiting.pop()
        rows.append((theme, depth))
        waiting += [(child, depth + 1) for child in reversed(inside.get(theme.id, []))]
    return rows

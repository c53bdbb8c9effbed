"""`curate themes`: the themes as a tree, with counts and times; one renamed, one more declared."""

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from curate.display import printing
from curate.environment import Environment
from curate.errors import CurateError, Kind
from curate.interaction import completion, context, remarks
from curate.interaction.options import (
    DryRunOption,
    FileOption,
    JsonOption,
    WordsPerMinuteOption,
    YesOption,
)
from curate.library import Library
from curate.lookup import find_theme
from curate.model import Status, Tally, Theme
from curate.resource_wording import plural
from curate.safe_text import clean_line
from curate.theme_names import all_with_parents, as_tree, is_theme_id, is_within
from curate.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from curate.storage.list_file import Maker
    from curate.yaml_editing.splices import Change
    from curate.yaml_editing.verify import Original


_IdArgument = Annotated[
    str, typer.Argument(metavar="ID", autocompletion=completion.themes, help="Its id.")
]
_TitleArgument = Annotated[
    list[str], typer.Argument(metavar="TITLE...", help="What people read.", show_default=False)
]


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
    else:
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
    from curate.resource_wording import plural, resources_in_words

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


def rename(
    ctx: typer.Context,
    old: Annotated[
        str, typer.Argument(metavar="OLD", autocompletion=completion.themes, help="Its id.")
    ],
    new: Annotated[
        str, typer.Argument(metavar="NEW", autocompletion=completion.themes, help="A new id.")
    ],
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    file: FileOption = None,
) -> None:
    """Rename a theme wherever it is named, with the themes nested in it.

    Where NEW is a theme already, the two become one.

    \b
    Examples:
      curate themes rename workforce people
      curate themes rename equity/race equity --dry-run
    """
    env = context.environment(ctx)
    lib = context.library(ctx, file)
    _refuse_bad_id(new)
    found: list[str] = []
    merged: list[str] = []

    def make(original: "Original") -> "Change":
        from curate.yaml_editing.changes import rename_theme

        themes = original.reading_list.themes
        found[:] = [find_theme(old, themes)]
        if is_within(new, found[0]):
            raise CurateError(f"{found[0]} cannot become {new}.", Kind.USAGE)
        merged[:] = [theme.id for theme in themes if theme.id == new]
        return rename_theme(original, found[0], new)

    def remark(change: "Change") -> None:
        if merged:
            printing.say(env.remarks, f"There is a theme {new} already: the two become one.")

    def what() -> str:
        return f"renamed theme {found[0]} to {new}"

    def question() -> str | None:
        return f"Rename {found[0]} to {new}?" if merged else None

    _change(env, lib, make, what, dry_run, question=question, yes=yes, remark=remark)


def add(
    ctx: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", help="What --theme is to take.")],
    title: _TitleArgument,
    dry_run: DryRunOption = False,
    file: FileOption = None,
) -> None:
    """Declare one more theme, as the last of them.

    \b
    Example:
      curate themes add supervision "Supervision and support"
    """
    env = context.environment(ctx)
    lib = context.library(ctx, file)
    _refuse_bad_id(id_)

    def make(original: "Original") -> "Change":
        from curate.yaml_editing.changes import declare_theme

        themes = original.reading_list.themes
        if any(theme.id == id_ and theme.declared for theme in themes):
            raise CurateError(f'the theme "{id_}" is declared already. Nothing was written.')
        return declare_theme(original, id_, " ".join(title))

    _change(env, lib, make, lambda: f"declared theme {id_}", dry_run)


def title(
    ctx: typer.Context,
    id_: _IdArgument,
    title_: _TitleArgument,
    dry_run: DryRunOption = False,
    file: FileOption = None,
) -> None:
    """Give a theme another title; its id stays.

    \b
    Example:
      curate themes title workforce "People who work with children"
    """
    env = context.environment(ctx)
    lib = context.library(ctx, file)
    found: list[str] = []
    line = clean_line(" ".join(title_))

    def make(original: "Original") -> "Change":
        from curate.yaml_editing.changes import retitle_theme

        themes = original.reading_list.themes
        found[:] = [find_theme(id_, themes, declared=True)]
        if any(theme.id == found[0] and theme.title == line for theme in themes):
            raise CurateError(f"{found[0]} is called that already. Nothing was written.")
        return retitle_theme(original, found[0], line)

    _change(env, lib, make, lambda: f"retitled theme {found[0]}", dry_run)


def remove(
    ctx: typer.Context,
    id_: _IdArgument,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    file: FileOption = None,
) -> None:
    """Take a theme off the list, and out of the resources that have it; these stay.

    \b
    Example:
      curate themes remove families
    """
    env = context.environment(ctx)
    lib = context.library(ctx, file)
    found: list[str] = []
    having: list[str] = []

    def make(original: "Original") -> "Change":
        from curate.yaml_editing.changes import remove_theme

        themes = original.reading_list.themes
        theme = find_theme(id_, themes)
        nested = [one.id for one in themes if one.id != theme and is_within(one.id, theme)]
        if nested:
            said = f"{theme} has themes in it: {', '.join(nested)}. Remove or rename these first."
            raise CurateError(said)
        having[:] = [one.id for one in original.reading_list.resources if theme in one.themes]
        if having and not (yes or dry_run or env.interactive):
            count = plural(len(having), "resource has", "resources have")
            said = f"{count} this theme. To take it out of them too, say --yes."
            raise CurateError(said, Kind.USAGE)
        found[:] = [theme]
        return remove_theme(original, theme)

    def question() -> str | None:
        count = plural(len(having), "resource", "resources")
        return f"Take {found[0]} off the list, and out of {count}?" if having else None

    def what() -> str:
        return f"removed theme {found[0]}"

    _change(env, lib, make, what, dry_run, question=question, yes=yes)


def _change(
    env: Environment,
    lib: Library,
    make: "Maker",
    what: "Callable[[], str]",
    dry_run: bool,
    *,
    question: "Callable[[], str | None] | None" = None,
    yes: bool = False,
    remark: "Callable[[Change], None]" = lambda change: None,
) -> None:
    """Make a change of themes, and say that it was made."""
    from curate.interaction.changing import change_list

    old = change_list(
        env,
        lib,
        make,
        what,
        question=question,
        yes=yes,
        default=False,
        dry_run=dry_run,
        remark=remark,
    )
    if old is not None:
        printing.done(env.output, f"{what().capitalize()}.")
        remarks.say_the_way_back(env, lib)


def _refuse_bad_id(id_: str) -> None:
    if not is_theme_id(id_):
        said = f"{quoted(id_)} cannot be the id of a theme: lower-case words joined by - or /."
        raise CurateError(said, Kind.USAGE)


COMMANDS = {"rename": rename, "title": title, "add": add, "remove": remove}
"""What `curate themes` can also do."""

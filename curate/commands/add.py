"""`curate add`: one more resource, by options or by questions."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from curate.display import printing
from curate.display.diff import show_change
from curate.duplicates import duplicate_of
from curate.environment import Environment
from curate.errors import CurateError, Kind
from curate.interaction import options
from curate.interaction.fields import from_answers, length_fields, named_themes
from curate.interaction.options import FileOption, field
from curate.interaction.questions import Answers, ask
from curate.library import Library
from curate.model import Importance, Level, Resource
from curate.new_ids import new_id
from curate.resource_wording import plural
from curate.wording import did_you_mean
from curate.yaml_reading.reading_list import ReadingList

_MANY = list[str] | None
_ONE = str | None

if TYPE_CHECKING:
    from curate.storage.list_file import Maker
    from curate.yaml_editing.splices import Change
    from curate.yaml_reading.fields import FieldTexts


def run(
    ctx: typer.Context,
    title: Annotated[_ONE, typer.Argument(metavar="[TITLE]", show_default=False)] = None,
    format_: options.OneFormatOption = None,
    url: Annotated[_ONE, field("--url", "Where it is.", "ADDRESS")] = None,
    minutes: Annotated[
        _ONE, field("--minutes", "How long it takes: 25, 1h20, 45 x 2.", "TIME", "-m")
    ] = None,
    parts: Annotated[_ONE, field("--parts", "How many parts.", "N")] = None,
    words: Annotated[_ONE, field("--words", "How many words, for an estimate.", "N")] = None,
    theme: Annotated[
        _MANY,
        typer.Option(
            "--theme",
            "-t",
            metavar="ID",
            help="What it is about.",
            autocompletion=options.complete_themes,
        ),
    ] = None,
    level: options.OneLevelOption = None,
    importance: options.OneImportanceOption = None,
    requires: options.RequiresOption = None,
    author: Annotated[_MANY, field("--author", "Who made it.", "NAME")] = None,
    publisher: Annotated[_ONE, field("--publisher", "Who published it.")] = None,
    published: Annotated[_ONE, field("--published", "When: 2021-03-01 or 2021.", "DATE")] = None,
    summary: Annotated[_ONE, field("--summary", "What it is about.")] = None,
    id_: Annotated[_ONE, field("--id", "An id, if not made from the title.", "ID")] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Even if it seems listed already.")
    ] = False,
    dry_run: options.DryRunOption = False,
    file: FileOption = None,
) -> None:
    """Add a resource at the end of the list.

    Nothing else in the file changes.

    On a terminal you are asked for what is missing.

    \b
    Examples:
      curate add
      curate add "Reflective supervision: our guide" --format read --minutes 25
    """
    env = options.environment(ctx)
    lib = options.library(ctx, file)
    asked = env.interactive and (title is None or format_ is None)
    if not asked and (title is None or format_ is None):
        missing = " and ".join(
            name for name, value in (("a title", title), ("--format", format_)) if value is None
        )
        said = f'add needs {missing}, as in: curate add "Its title" --format read'
        raise CurateError(said, Kind.USAGE)
    answers = Answers(title, url, format_, minutes, list(theme or []))
    stated = {
        "words": words,
        "level": options.maybe(Level, level, "--level"),
        "importance": options.maybe(Importance, importance, "--importance"),
        "authors": author,
        "publisher": publisher,
        "published": published,
        "summary": summary,
        "id": id_,
    }
    if asked:  # what is wrong already is said before any question
        from_answers({**stated, **length_fields(minutes, parts)}, format_)
        now = lib.parse(lib.source().text)
        if not force:
            _refuse_duplicate(now, answers.title, answers.url)
        with options.may_leave(env):
            ask(env, lib.shown, now, answers, None if force else _refuse_duplicate)
    fields = {**stated, **length_fields(answers.minutes, parts)}
    made: list[Resource] = []

    def make(text: str, reading_list: ReadingList) -> "Change":
        """Return the change, with an id that is free in the list as it stands."""
        from curate.yaml_editing.changes import append

        if not force:
            _refuse_duplicate(reading_list, answers.title, answers.url)
        named: FieldTexts = {
            "title": answers.title,
            "url": answers.url,
            "themes": named_themes(reading_list, answers.themes, force=force),
            "requires": _known_ids(reading_list, requires or [], force=force),
            "id": _free_id(reading_list, answers.title or "", answers.format or "", id_),
        }
        made.append(from_answers({**fields, **named}, answers.format))
        return append(text, made[-1], reading_list)

    _add(env, lib, make, made, asked=asked, dry_run=dry_run)


def _add(
    env: Environment,
    lib: Library,
    make: "Maker",
    made: list[Resource],
    *,
    asked: bool,
    dry_run: bool,
) -> None:
    """Show the entry, ask where there is somebody to ask, and write it.

    What `make` adds is the last of `made`.
    """

    def show(change: "Change") -> None:
        show_change(env.output, lib.shown, change)

    if asked or dry_run:
        show(lib.preview(make))
    if dry_run:
        options.say_dry_run(env)
        return
    if asked and not options.agreed(env, "Add it?"):
        return
    old = lib.change(make, lambda: f"added {made[-1].id}", _silent if asked else show)
    count = plural(len(old.resources) + 1, "resource", "resources")
    id_shown = printing.paint(env.output, made[-1].id, "id")
    printing.done(env.output, f"Added {id_shown}. {count} now.")
    options.say_the_way_back(env, lib)
    declared = {theme.id for theme in old.themes if theme.declared}
    for id_new in made[-1].themes:
        if id_new not in declared:
            way = ("Declare it", f'curate themes add {id_new} "Its title"')
            printing.remark(env.remarks, f"The theme {id_new} is not declared.", way)


def _silent(change: "Change") -> None:
    """Show nothing: the change has been seen."""


def _refuse_duplicate(reading_list: ReadingList, title: str | None, url: str | None) -> None:
    """Raise CurateError where the list has this address or title already."""
    found = duplicate_of(reading_list.resources, title, url)
    if found is not None:
        id_, same = found
        raise CurateError(
            f"already listed as {id_} (same {same}). Nothing was written.",
            hint=f"Change it: curate edit {id_} · Add it anyway: --force",
        )


def _known_ids(reading_list: ReadingList, given: Sequence[str], *, force: bool) -> list[str]:
    known = {resource.id for resource in reading_list.resources}
    for id_ in given:
        if id_ not in known and not force:
            meant = did_you_mean(id_, sorted(known))
            said = f'no resource "{id_}" to require.' + meant
            raise CurateError(said, Kind.MISSING, hint="Add it anyway: --force")
    return list(given)


def _free_id(reading_list: ReadingList, title: str, format_: str, wanted: str | None) -> str:
    """Return the wanted id, or a new one made from the title. Raises CurateError if taken."""
    if wanted is None:
        return new_id(title, reading_list.ids, format_)
    if wanted in reading_list.ids:
        raise CurateError(f'the id "{wanted}" is taken. Nothing was written.')
    return wanted

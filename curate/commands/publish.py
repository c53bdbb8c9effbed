"""`curate publish`: the list as a page that people browse, with a path for the time they have."""

from collections.abc import Mapping
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from curate import __version__
from curate.display import printing
from curate.durations import WORDS_PER_MINUTE
from curate.environment import Environment
from curate.errors import CurateError, Kind
from curate.importers.disclosures import remark_on
from curate.interaction import context, remarks
from curate.interaction.export_kinds import is_of_file
from curate.interaction.options import FileOption
from curate.interaction.passwords import refuse_passwords
from curate.interaction.usage_errors import help_of
from curate.interaction.waiting import bar
from curate.library import Library
from curate.resource_wording import plural
from curate.wording import quoted
from curate.yaml_reading.reading_list import ReadingList


def run(
    ctx: typer.Context,
    directory: Annotated[
        str | None,
        typer.Argument(metavar="DIR", help="The folder to write it to.", show_default=False),
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="DIR", help="The same, as an option.")
    ] = None,
    show: Annotated[bool, typer.Option("--open", help="Open it in your browser.")] = False,
    force: Annotated[
        bool,
        typer.Option("--force", help="Also beside other files, and over those of these names."),
    ] = False,
    file: FileOption = None,
) -> None:
    """Make a page of the list, with a path for the time people have.

    It needs no server: put the folder on any, on a shared drive, or open index.html. Written
    again, only what changed is. Nothing of your own history is in it.

    \b
    Examples:
      curate publish site
      curate publish site --open
    """
    from curate.site.files import PAGE, files
    from curate.site.paths import number_of_paths

    target = _named_once(directory, output)
    env = context.environment(ctx)
    folder = env.path_of(target)
    _refuse_file(folder, target, PAGE)
    lib = context.library(ctx, file, str(WORDS_PER_MINUTE))  # a page is for every reader
    text = lib.source().text
    with bar(env, "Reading the list …", None):
        reading_list = lib.parse(text)
    refuse_passwords(lib, text, reading_list)
    with bar(env, "Planning paths …", number_of_paths(reading_list)) as tell:
        made = files(reading_list, text, __version__, tell)
    _write(env, lib, folder, made, force=force)
    count = plural(len(reading_list.resources), "resource", "resources")
    page = f"{env.shown(folder)}/{PAGE}"
    ways = () if show else (("Look at it", "--open"), ("or open", page))
    printing.remark(env.remarks, f"{count}.", *ways)
    _say_what_the_page_goes_without(env, lib, reading_list)
    disclosed = remark_on(reading_list.resources)
    if disclosed is not None:
        printing.say_folded(env.remarks, f"{disclosed}: look whether all who see the page may.")
    remarks.say_what_is_left_out(ctx, lib)
    if show:
        _open(env, (folder / PAGE).absolute().as_uri())


def _write(
    env: Environment, lib: Library, folder: Path, made: Mapping[str, bytes], *, force: bool
) -> None:
    """Write the files of a page that changed, and name them.

    Raises CurateError where files are there that are not ours, or nothing can be written.
    """
    from curate.site.files import ours
    from curate.storage.published import publish

    shown = env.shown(folder)
    try:
        written = publish(
            folder,
            made,
            ours,
            lib.path,
            force=force,
            before_over=lambda names: _say_what_goes(env, names, shown),
        )
    except CurateError as error:
        error.path = shown
        raise
    if written:
        printing.tick(env.output, f"Wrote {', '.join(written)} in {shown}.")
    else:
        printing.tick(env.output, f"Nothing has changed in {shown}.")


def _named_once(directory: str | None, output: str | None) -> str:
    """Give the folder, as it is named: as other tools have it, with an option, too.

    Raises CurateError where it is named not at all, or twice.
    """
    named = [one for one in (directory, output) if one is not None]
    if len(named) == 1:
        return named[0]
    what = "one folder, and here are two" if named else "a folder to write to"
    said = f"publish needs {what}. Write: curate publish {quote(named[0] if named else 'site')}"
    raise CurateError(said, Kind.USAGE, hint=help_of("curate publish"))


def _refuse_file(folder: Path, typed: str, page: str) -> None:
    """Raise CurateError for a name that is of a file, as `page.html`, and of no folder there."""
    if folder.is_dir() or not is_of_file(typed):
        return
    named = Path(typed)
    meant = named.parent if named.name == page else named.with_suffix("")
    said = f"publish writes a folder, and {quoted(named.name)} is the name of a file."
    raise CurateError(
        said,
        Kind.USAGE,
        hint=f"Write: curate publish {quote(str(meant) if meant.name else 'site')}",
    )


def _say_what_the_page_goes_without(
    env: Environment, lib: Library, reading_list: ReadingList
) -> None:
    """Name what the list says of its page and means nothing."""
    for problem in reading_list.problems:
        if problem.id is None and problem.rule in ("bad-language", "bad-colour", "odd-address"):
            said = f"{lib.shown}:{problem.line}: {problem.message} The page goes without it"
            printing.say(env.remarks, f"{said}: {problem.remedy}.")


def _say_what_goes(env: Environment, names: list[str], shown: str) -> None:
    """Name the files that are written over, and are not known as ours."""
    said = f"Writing over what curate does not know as its own: {', '.join(names)} in {shown}."
    printing.say(env.remarks, said)


def _open(env: Environment, address: str) -> None:
    """Open the page. Raises CurateError where no browser can be opened."""
    if not env.browse(address):
        raise CurateError(f"no browser could be opened. The page is {address}")

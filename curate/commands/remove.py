"""`curate remove`: resources taken off the list, with the comments that belong to them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from curate.display import printing
from curate.errors import CurateError, Kind
from curate.interaction import completion, context, remarks
from curate.interaction.changing import change_list
from curate.interaction.options import DryRunOption, FileOption, YesOption
from curate.wording import did_you_mean
from curate.yaml_reading.reading_list import ReadingList

if TYPE_CHECKING:
    from curate.yaml_editing.splices import Change


def run(
    ctx: typer.Context,
    ids: Annotated[
        list[str],
        typer.Argument(metavar="ID...", help="Whole ids.", autocompletion=completion.ids),
    ],
    yes: YesOption = False,
    force: Annotated[
        bool, typer.Option("--force", help="Even if another resource requires it.")
    ] = False,
    dry_run: DryRunOption = False,
    file: FileOption = None,
) -> None:
    """Take resources off the list.

    The comment lines directly above an entry go with it.

    \b
    Examples:
      curate remove sled-dogs
      curate remove sled-dogs coaching --yes
    """
    env = context.environment(ctx)
    lib = context.library(ctx, file)
    ids = list(dict.fromkeys(ids))

    def make(text: str, reading_list: ReadingList) -> "Change":
        from curate.yaml_editing.changes import remove

        _refuse_unknown(reading_list, ids)
        if not force:
            _refuse_required(reading_list, ids)
        return remove(text, ids, reading_list)

    def remark(change: "Change") -> None:
        gone = [line for hunk in change.hunks for line in hunk.removed]
        if any(line.startswith("#") for line in gone):
            printing.say(env.remarks, "The comments above go too.")

    if not (yes or dry_run or env.interactive):
        said = "remove asks before it writes. Where nobody can answer, say --yes."
        raise CurateError(said, Kind.USAGE)
    names = ", ".join(ids)
    old = change_list(
        env,
        lib,
        make,
        lambda: f"removed {names}",
        question=f"Remove {names}?",
        yes=yes,
        default=False,
        dry_run=dry_run,
        remark=remark,
    )
    if old is not None:
        printing.done(env.output, f"Removed {names}.")
        remarks.say_the_way_back(env, lib)


def _refuse_unknown(reading_list: ReadingList, ids: Sequence[str]) -> None:
    known = [resource.id for resource in reading_list.resources]
    for id_ in ids:
        if id_ not in known:
            meant = did_you_mean(id_, known)
            said = f'no resource "{id_}".' + meant
            hint = "remove wants whole ids. All resources: curate list"
            raise CurateError(said, Kind.MISSING, hint=hint)


def _refuse_required(reading_list: ReadingList, ids: Sequence[str]) -> None:
    for resource in reading_list.resources:
        for required in resource.requires:
            if required in ids and resource.id not in ids:
                raise CurateError(
                    f"{resource.id} requires {required}. Nothing was written.",
                    hint=f"Change it first: curate edit {resource.id} --requires -{required}"
                    " · Remove it anyway: --force",
                )

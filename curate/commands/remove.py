"""`curate remove`: resources taken off the list, with the comments that belong to them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from curate.display import printing
from curate.errors import CurateError, Kind
from curate.interaction import completion, context, remarks
from curate.interaction.changing import change_list
from curate.interaction.options import DryRunOption, FileOption, YesOption
from curate.lookup import Listed, find_resource
from curate.wording import quoted

if TYPE_CHECKING:
    from curate.yaml_editing.original import Original
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

    The comments in an entry, and directly above it, go with it.

    \b
    Examples:
      curate remove sled-dogs
      curate remove sled-dogs coaching --yes
    """
    env = context.environment(ctx)
    lib = context.library(ctx, file)

    def make(original: "Original") -> "Change":
        from curate.yaml_editing.changes import remove

        ids[:] = _whole_ids(original.listed, ids)
        if not force:
            _refuse_required(original.listed, ids)
        if not (yes or dry_run or env.interactive):
            said = "remove asks before it writes. Where nobody can answer, say --yes."
            raise CurateError(said, Kind.USAGE)
        return remove(original, ids)

    change = change_list(
        env,
        lib,
        make,
        lambda: f"removed {', '.join(ids)}",
        question=lambda: f"Remove {', '.join(ids)}?",
        yes=yes,
        default=False,
        dry_run=dry_run,
    )
    if change is not None:
        printing.done(env.output, f"Removed {', '.join(ids)}.")
        remarks.say_the_way_back(env)


def _whole_ids(listed: Listed, given: Sequence[str]) -> list[str]:
    """Look up ids, given whole, each once.

    Raises CurateError where one is not, with the id that it may be a part of, and where no
    resource is there.
    """
    return list(dict.fromkeys(_whole_id(listed, text) for text in given))


def _whole_id(listed: Listed, text: str) -> str:
    hint = "remove wants whole ids. All resources: curate list"
    try:
        return find_resource(text, listed, exact=True, hint=hint).id
    except CurateError as missing:
        if missing.kind is not Kind.MISSING:
            raise
        try:
            meant = find_resource(text, listed).id
        except CurateError as unclear:
            raise (unclear if unclear.kind is Kind.USAGE else missing) from None
        said = f"remove wants whole ids, and {quoted(text)} is none. Nothing was written."
        hint = f"Say its whole id: curate remove {meant}"
        raise CurateError(said, missing.kind, hint=hint) from None


def _refuse_required(listed: Listed, ids: Sequence[str]) -> None:
    for resource in listed.requiring(ids):
        for required in resource.requires:
            if required in ids and resource.id not in ids:
                raise CurateError(
                    f"{resource.id} requires {required}. Nothing was written.",
                    hint=f"Change it first: curate edit {resource.id} --requires -{required}"
                    " · Remove it anyway: --force",
                )

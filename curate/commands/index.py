"""`curate index`: where the SQLite index is, built anew if asked; the schema of the list file."""

from typing import Annotated

import typer

from curate.display import printing
from curate.errors import CurateError
from curate.interaction import context
from curate.interaction.options import FileOption


def run(
    ctx: typer.Context,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Build it anew first.")] = False,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of a list file instead.")
    ] = False,
    file: FileOption = None,
) -> None:
    """Print the path of the SQLite index.

    It is made from the list, and safe to delete.

    \b
    Examples:
      curate index
      sqlite-utils tables "$(curate index)" --counts
      curate index --schema > resources.schema.json
    """
    env = context.environment(ctx)
    if schema:
        from curate.exports.json_text import json_text
        from curate.yaml_reading.schema import schema as list_schema

        printing.pour(env.output, [json_text(list_schema())])
        return
    lib = context.library(ctx, file)
    if rebuild:
        lib.rebuild()
    else:
        lib.tally()
    if not lib.index_kept:
        said = "no index can be kept in this folder, though every answer comes without one."
        hint = "Name another folder: set the variable CURATE_CACHE_DIR."
        raise CurateError(said, path=str(lib.index_path.parent), hint=hint)
    printing.say(env.output, str(lib.index_path))

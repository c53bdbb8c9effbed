"""`curate open`: a resource in the browser."""

import typer

from curate.display import printing
from curate.errors import CurateError
from curate.history.progress import Verb
from curate.interaction import context, remarks
from curate.interaction.noting import event_of
from curate.interaction.options import FileOption, IdArgument
from curate.model import Resource, Status


def run(ctx: typer.Context, id_: IdArgument, file: FileOption = None) -> None:
    """Open something in your browser, and note that you have begun it.

    $BROWSER says which browser, where it is set.

    \b
    Example:
      curate open troublemaker
    """
    env = context.environment(ctx)
    lib = context.library(ctx, file)
    resource = lib.find(id_)
    if resource.link is None:
        raise CurateError(_nowhere(resource))
    if not env.browse(resource.link):
        raise CurateError(f"no browser could be opened. The address is {resource.link}")
    printing.say(env.output, f"Opened: {resource.title}")
    printing.say(env.output, f"  {resource.link}")
    if lib.reader.progress_of(resource).status is Status.TODO and not lib.reader.notices:
        lib.note([(resource, f"opened {resource.id}", event_of(resource, Verb.START))])
        way = ("Take it back", f"curate undo{remarks.with_file(lib)}")
        printing.remark(env.remarks, "Begun.", way)
    remarks.say_notices(env, lib)


def _nowhere(resource: Resource) -> str:
    """Say why a resource cannot be opened, with what is known of where it was published."""
    where = ", ".join(filter(None, [*resource.authors, resource.publisher, resource.published]))
    if resource.url is not None:
        return f"only http and https are opened. {resource.id} has the address {resource.url}"
    by = f" What is known: {where}." if where else ""
    return f"{resource.id} has no address in the list.{by}"

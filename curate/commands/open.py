"""`curate open`: a resource in the browser."""

import typer

from curate.addresses import fault_of
from curate.display import printing
from curate.environment import Environment
from curate.errors import CurateError
from curate.history.progress import Verb
from curate.interaction import context, noting_remarks, remarks
from curate.interaction.noting import event_of
from curate.interaction.options import FileOption, IdsArgument
from curate.model import Resource, Status


def run(ctx: typer.Context, ids: IdsArgument, file: FileOption = None) -> None:
    """Open something in your browser, and note that you have begun it.

    $BROWSER says which browser, where it is set.

    \b
    Example:
      curate open troublemaker
    """
    env = context.environment(ctx)
    lib = context.library(ctx, file)
    found = lib.find_all(ids)
    for resource in found:
        if resource.link is None:
            raise CurateError(_nowhere(resource))
    begun = []
    try:
        for resource in found:
            _open(env, resource)
            if lib.reader.progress_of(resource).status is Status.TODO:
                begun.append(resource)
    finally:
        if begun and lib.reader.trouble is None:
            lib.note([(one, f"opened {one.id}", event_of(one, Verb.START)) for one in begun])
            way = ("Take it back", "curate undo")
            printing.remark(env.remarks, "Begun.", way)
            noting_remarks.say_what_comes_before(env, lib, begun)
    remarks.say_notices(env, lib)


def _open(env: Environment, resource: Resource) -> None:
    """Open the address of a resource. Raises CurateError where no browser can be opened."""
    address = resource.link or ""
    if not env.browse(address):
        raise CurateError(f"no browser could be opened. The address is {address}")
    printing.say(env.output, f"Opened: {resource.title}")
    printing.say(env.output, f"  {address}")


def _nowhere(resource: Resource) -> str:
    """Say why a resource cannot be opened, with what is known of where it was published."""
    where = ", ".join(filter(None, [*resource.authors, resource.publisher, resource.published]))
    fault = None if resource.url is None else fault_of(resource.url)
    if fault is not None:
        said, remedy = fault
        return f"{resource.id} cannot be opened: {said} In the list, {remedy}."
    by = f" What is known: {where}." if where else ""
    return f"{resource.id} has no address in the list.{by}"

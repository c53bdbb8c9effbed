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
from curate.library import Library
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
    opened = []
    try:
        for resource in found:
            _open(env, resource)
            opened.append(resource)
    finally:
        _note(env, lib, opened)
    remarks.say_notices(env, lib)


def _open(env: Environment, resource: Resource) -> None:
    """Open the address of a resource. Raises CurateError where no browser can be opened."""
    address = resource.link or ""
    if not env.browse(address):
        raise CurateError(f"no browser could be opened. The address is {address}")


def _note(env: Environment, lib: Library, opened: list[Resource]) -> None:
    """Note what was opened as begun, then say so: whoever reads along may be gone."""
    begun = [one for one in opened if lib.reader.progress_of(one).status is Status.TODO]
    if lib.reader.trouble is not None:
        begun = []
    try:
        if begun:
            lib.note([(one, f"opened {one.id}", event_of(one, Verb.START)) for one in begun])
    finally:
        for one in opened:
            printing.say(env.output, f"Opened: {one.title}")
            printing.say(env.output, f"  {one.link}")
    if begun:
        printing.remark(env.remarks, "Begun.", ("Take it back", "curate undo"))
        noting_remarks.say_what_comes_before(env, lib, begun)


def _nowhere(resource: Resource) -> str:
    """Say why a resource cannot be opened, with what is known of where it was published."""
    where = ", ".join(filter(None, [*resource.authors, resource.publisher, resource.published]))
    fault = None if resource.url is None else fault_of(resource.url)
    if fault is not None:
        said, remedy = fault
        return f"{resource.id} cannot be opened: {said} In the list, {remedy}."
    by = f" What is known: {where}." if where else ""
    return f"{resource.id} has no address in the list.{by}"

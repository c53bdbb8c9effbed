"""`curate edit`: fields of one resource, by options or in an editor."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from shlex import quote
from typing import TYPE_CHECKING, Annotated, Any

import typer

from curate.display import printing
from curate.environment import Environment
from curate.errors import CurateError, Kind
from curate.interaction import context, remarks, synonyms
from curate.interaction.changing import change_list
from curate.interaction.editor import edit_block
from curate.interaction.field_options import (
    KEYS_BY_OPTION,
    LISTS,
    understood,
    with_field_options,
)
from curate.interaction.fields import named_themes, required_ids
from curate.interaction.options import DryRunOption, FileOption, IdsArgument
from curate.library import Library
from curate.lookup import Listed, find_resource, find_resources, theme_named
from curate.model import Resource
from curate.safe_text import is_blank
from curate.wording import quoted
from curate.yaml_reading.fields import REQUIRED_KEYS, RESOURCE_KEYS

_CLEARABLE = tuple(key for key in RESOURCE_KEYS if key not in REQUIRED_KEYS)
_TEXTS = ("title", "url", "summary", "publisher", "authors")
"""Fields whose values may be several words."""
_CLEAR = typer.Option(
    "--clear",
    metavar="FIELD",
    help="Take this field out.",
    show_default=False,
    autocompletion=lambda incomplete: [key for key in _CLEARABLE if key.startswith(incomplete)],
)

if TYPE_CHECKING:
    from curate.yaml_editing.original import Original
    from curate.yaml_editing.splices import Change


@with_field_options(edit=True)
def run(
    ctx: typer.Context,
    ids: IdsArgument,
    *,
    fields: dict[str, Any],
    clear: Annotated[list[str] | None, _CLEAR] = None,
    force: Annotated[bool, typer.Option("--force", help="Even if it looks wrong.")] = False,
    dry_run: DryRunOption = False,
    file: FileOption = None,
) -> None:
    """Change resources: only the lines of the fields you name.

    Without options, its lines open in your editor ($VISUAL or $EDITOR).

    \b
    Examples:
      curate edit sled-dogs --importance recommended
      curate edit coaching --minutes 25 --theme +culture
      curate edit coaching sled-dogs --importance optional
      curate edit coaching --clear level
      curate edit coaching
    """
    env = context.environment(ctx)
    lib = context.library(ctx, file)
    given = {key: value for key, value in understood(fields).items() if value is not None}
    remarks.say_what_is_kept(env, fields, given)
    cleared = [_clearable(key) for key in clear or []]
    if not given and not cleared:
        edit_block(env, lib, _the_only_one(lib, ids), dry_run=dry_run)
        return
    _edit(env, lib, ids, given, cleared, force=force, dry_run=dry_run)


def _the_only_one(lib: Library, names: Sequence[str]) -> str:
    """Give what names the one resource for the editor.

    Raises CurateError where several are named, or a field and its value without an option.
    """
    if len(names) == 1:
        return names[0]
    with suppress(CurateError):
        found = lib.find_all(names)
        if len(found) == 1:
            return found[0].id
    known = {f"--{key}": f"--{name}" for name, key in KEYS_BY_OPTION.items()}
    word = f"--{names[1].casefold()}"
    option = known.get(word) or synonyms.option(word, known.values())
    if option is None:
        raise CurateError("your editor is about one resource. Name one.", Kind.USAGE)
    value = quote(" ".join(names[2:])) if names[2:] else "VALUE"
    way = f"curate edit {quote(names[0])} {option} {value}"
    said = f"{quoted(names[1])} is a field. Say it as an option: {way}"
    raise CurateError(said, Kind.USAGE)


def _found(names: Sequence[str], listed: Listed, given: Collection[str]) -> list[Resource]:
    """Look up what is named. Raises CurateError for several where a field is of one."""
    alone = next((f"--{name}" for name in ("title", "url") if name in given), None)
    quotes = "A value of several words needs quotes."
    said = f"{alone} is about one resource. Name one. {quotes}"
    text = any(name in given for name in _TEXTS)
    try:
        found = find_resources(names, listed, beside_a_text=text)
    except CurateError:  # the other words of the value, probably
        if text and len(names) > 1:
            typed = quoted(" ".join(names))
            said = said if alone else f"not each word of {typed} names a resource. {quotes}"
            raise CurateError(said, Kind.USAGE) from None
        raise
    if alone and len(found) > 1:
        raise CurateError(said, Kind.USAGE)
    return found


def _edit(
    env: Environment,
    lib: Library,
    names: Sequence[str],
    given: dict[str, Any],
    cleared: Sequence[str],
    *,
    force: bool,
    dry_run: bool,
) -> None:
    """Set and clear fields of resources, show what changes, and write it."""
    changed: dict[str, bool] = {}

    def make(original: "Original") -> "Change":
        from curate.yaml_editing.changes import set_fields_of, with_fields

        listed = original.listed
        wanted = {}
        changed.clear()
        for resource in _found(names, listed, given):
            values = _new_values(listed, resource, given, force=force)
            wanted[resource.id] = {**values, **dict.fromkeys(cleared)}
            changed[resource.id] = with_fields(resource, wanted[resource.id]) != resource
        return set_fields_of(original, wanted)

    def what() -> str:
        ids = [id_ for id_, is_changed in changed.items() if is_changed]
        return f"changed {', '.join([*given, *cleared])} of {', '.join(ids)}"

    change = change_list(env, lib, make, what, dry_run=dry_run)
    if change is not None:
        printing.done(env.output, f"{what().capitalize()}.")
        _say_what_was_like_that(env, [id_ for id_, is_changed in changed.items() if not is_changed])
        remarks.say_the_way_back(env)


def _say_what_was_like_that(env: Environment, ids: Sequence[str]) -> None:
    if ids:
        from curate.yaml_editing.changes import like_that_already

        printing.say(env.remarks, like_that_already(ids))


def _new_values(
    listed: Listed, resource: Resource, given: dict[str, Any], *, force: bool
) -> dict[str, Any]:
    """Work out the new values of the fields of one resource, themes and ids looked up."""
    wanted = {key: _new_value(listed, resource, key, value) for key, value in given.items()}
    if wanted.get("themes"):
        new = [theme for theme in wanted["themes"] if theme not in resource.themes]
        known = dict(zip(new, named_themes(listed, new, force=force), strict=True))
        wanted["themes"] = [known.get(theme, theme) for theme in wanted["themes"]]
    if wanted.get("requires"):
        wanted["requires"] = required_ids(
            listed, wanted["requires"], resource.id, resource.requires, force=force
        )
    return wanted


def _clearable(key: str) -> str:
    known = KEYS_BY_OPTION.get(key, key)
    if known not in _CLEARABLE:
        names = ", ".join(_CLEARABLE)
        said = f"--clear: {quoted(key)} is not a field that can be cleared. Use {names}."
        raise CurateError(said, Kind.USAGE)
    return known


def _new_value(listed: Listed, resource: Resource, key: str, value: Any) -> Any:
    """Work out the new value of a field: the text given, or for a list field the whole list.

    `+ID` and `-ID` change the list there is, bare values replace it, in the order
    given. Raises CurateError for a mixture of both, and for a `-ID` that is not there.
    """
    if key not in LISTS:
        return value
    old: tuple[str, ...] = getattr(resource, key)
    signs = {text[:1] in "+-" for text in value}
    if signs == {True}:
        bare = next((text for text in value if is_blank(text[1:])), None)
        if bare is not None:
            raise CurateError(f"{key}: {quoted(bare)} needs a name behind it.", Kind.USAGE)
        gone = {_named(listed, key, text[1:], old) for text in value if text[0] == "-"}
        missing = sorted(gone - set(old))
        if missing:
            said = f"{resource.id} has no {missing[0]} among its {key}. Nothing was written."
            raise CurateError(said)
        new = [text[1:] for text in value if text.startswith("+")]
        return [text for text in old if text not in gone] + new
    if signs == {True, False}:
        said = f"{key}: either name them all, or say with + and - what changes."
        raise CurateError(said, Kind.USAGE)
    return value


def _named(listed: Listed, key: str, text: str, old: Sequence[str]) -> str:
    """Look up which of the `old` values of a list field is meant; the text itself, if none."""
    if text not in old:
        with suppress(CurateError):
            if key == "requires":
                return find_resource(text, listed).id
        if key == "themes":
            return theme_named(text, listed.themes) or text
    return text

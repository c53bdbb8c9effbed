"""`curate refresh`: the pages of resources, asked again what they are."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import typer

from curate.display import printing
from curate.environment import Environment
from curate.errors import CurateError
from curate.interaction import context, pages, remarks
from curate.interaction.changing import change_list
from curate.interaction.options import DryRunOption, FileOption, IdsArgument, YesOption
from curate.library import Library
from curate.lookup import find_resource
from curate.model import Resource, TimeSource
from curate.resource_wording import named

if TYPE_CHECKING:
    from curate.web.asking import Asked
    from curate.yaml_editing.original import Original
    from curate.yaml_editing.splices import Change

_KEPT = ("format",)
"""What a page says is not asked for: nearly all say no more of it than that they are pages."""
_ALIKE = 0.1
"""Counts of words that differ by less than this part are the same: pages change around a text."""


def run(
    ctx: typer.Context,
    ids: IdsArgument,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    file: FileOption = None,
) -> None:
    """Ask the pages of resources again, and take what they say now.

    What the list says already is replaced only if you agree.

    \b
    Examples:
      curate refresh sled-dogs
      curate refresh sled-dogs coaching --dry-run
    """
    env = context.environment(ctx)
    lib = context.library(ctx, file)
    found = lib.find_all(ids)
    for resource in found:
        if resource.link is None:
            raise CurateError(f"{resource.id} has no address that can be asked.")
    answers = {one.id: pages.ask_page(env, one.link or "") for one in found}
    said = {id_: asked for id_, asked in answers.items() if asked is not None}
    if said:
        _change(env, lib, said, yes=yes, dry_run=dry_run)
    if len(said) < len(found):
        raise typer.Exit(1)


def _change(
    env: Environment, lib: Library, said: "Mapping[str, Asked]", *, yes: bool, dry_run: bool
) -> None:
    """Show what pages say and the list does not, ask where something is replaced, write it."""
    everything = yes or env.interactive
    now = {one.id: one for one in lib.with_ids(list(said))}
    news = {id_: _news(now[id_], said[id_]) for id_ in said}
    replaced = {id_: _replaced(now[id_], fields) for id_, fields in news.items()}
    if not everything:
        _say_what_is_not_replaced(env, replaced)
        news = {id_: _without(fields, replaced[id_]) for id_, fields in news.items()}
    wanted = {id_: fields for id_, fields in news.items() if fields}
    if not wanted:
        if everything or not any(replaced.values()):
            printing.say(env.output, "The pages say nothing that the list does not say.")
        return

    def make(original: "Original") -> "Change":
        from curate.yaml_editing.changes import set_fields_of

        for id_ in wanted:
            find_resource(id_, original.listed, exact=True)
        return set_fields_of(original, wanted)

    asks = any(replaced[id_] for id_ in wanted)
    change = change_list(
        env,
        lib,
        make,
        lambda: f"refreshed {', '.join(wanted)}",
        question=lambda: "Take what the pages say?",
        yes=yes,
        default=not asks,
        dry_run=dry_run,
    )
    if change is not None:
        printing.done(env.output, f"Refreshed {', '.join(wanted)}.")
        remarks.say_the_way_back(env)


def _news(resource: Resource, asked: "Asked") -> dict[str, Any]:
    """Give the fields of which a page says something else than the list."""
    said = pages.fields_said(asked.candidate)
    if resource.parts != 1:  # a page does not know which part it is
        said = _without(said, pages.TIME)
    elif asked.counted and _is_no_news(resource, asked.candidate.words):
        said.pop("words", None)
    return {
        key: value
        for key, value in said.items()
        if key not in _KEPT and _as_text(value) != _as_text(_listed(resource, key))
    }


def _is_no_news(resource: Resource, words: int | None) -> bool:
    """Whether words that were counted add nothing: a time is stated, or they are as many."""
    if resource.time_source is TimeSource.STATED:
        return True
    before = resource.words
    return bool(before and words and abs(words - before) <= _ALIKE * before)


def _listed(resource: Resource, key: str) -> Any:
    estimated = key == "minutes" and resource.time_source is not TimeSource.STATED
    return None if estimated else getattr(resource, key)


def _as_text(value: Any) -> Any:
    return list(value) if isinstance(value, tuple | list) else value and str(value)


def _replaced(resource: Resource, fields: Mapping[str, Any]) -> list[str]:
    """Give the fields that the list has, and would have otherwise."""
    return [key for key in fields if _listed(resource, key)]


def _without(fields: Mapping[str, Any], keys: "list[str] | tuple[str, ...]") -> dict[str, Any]:
    return {key: value for key, value in fields.items() if key not in keys}


def _say_what_is_not_replaced(env: Environment, replaced: Mapping[str, list[str]]) -> None:
    """Say in which fields the pages say otherwise than the list, which stays as it is."""
    for id_, keys in replaced.items():
        if keys:
            fact = f"The page of {id_} has another {named(keys, len(keys))}."
            printing.remark(env.remarks, fact, ("Take what it says", f"curate refresh {id_} --yes"))

"""`curate show`: everything about one resource."""

import typer

from curate.display import printing
from curate.environment import Environment
from curate.interaction import context, remarks
from curate.interaction.noting import day_of
from curate.interaction.options import FileOption, IdsArgument, JsonOption, WordsPerMinuteOption
from curate.library import Library
from curate.model import Resource


def run(
    ctx: typer.Context,
    ids: IdsArgument,
    as_json: JsonOption = False,
    words_per_minute: WordsPerMinuteOption = None,
    file: FileOption = None,
) -> None:
    """Show everything about one resource, or several.

    The id may be shortened, or a part of the title, as long as only one is meant.

    \b
    Examples:
      curate show cultural-competence
      curate show sled troublemaker
    """
    env = context.environment(ctx)
    lib = context.library(ctx, file, words_per_minute)
    found = lib.find_all(ids)
    if as_json:
        _pour_json(env, lib, found)
    else:
        from curate.display.resource_card import show_card

        for number, resource in enumerate(found):
            if number:
                printing.say(env.output)
            status = _status(env, lib, resource)
            requires, speed = _requires(lib, resource), lib.words_per_minute
            show_card(env.output, resource, requires, status, lib.shown, speed)
    remarks.say_notices(env, lib)


def _pour_json(env: Environment, lib: Library, found: list[Resource]) -> None:
    """Write the object of one resource, or an array of those of several."""
    from curate.exports.json_text import json_text
    from curate.exports.rows import as_dict, as_json

    told = [(one, lib.reader.progress_of(one)) for one in found]
    pieces = [json_text(as_dict(*told[0]))] if len(told) == 1 else as_json(told)
    printing.pour(env.output, pieces)


def _status(env: Environment, lib: Library, resource: Resource) -> str:
    """Say how far the reader is with a resource, and under it each event with its date."""
    from curate.history.wording import events_in_words, status_in_words

    said = status_in_words(resource, lib.reader.progress_of(resource))
    noted = next(iter(lib.reader.events_of([resource])), (resource, []))[1]
    dated = [(day_of(env, at, event), event) for at, event in noted]
    return "\n".join([said, *events_in_words(dated)])


def _requires(lib: Library, resource: Resource) -> list[tuple[str, str]]:
    """Give the ids of what to take first, each with its time or the word that it is not listed."""
    from curate.durations import format_time

    told = []
    for id_ in resource.requires:
        found = lib.resource(id_)
        if found is None:
            told.append((id_, "not in the list"))
        else:
            told.append((id_, format_time(found.minutes, found.parts, estimated=found.estimated)))
    return told

"""The fields of a resource that `add` and `edit` take as options: one table for both."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Annotated, Any, NamedTuple

import typer

from curate.interaction import completion
from curate.interaction.fields import address, date, length_fields
from curate.interaction.options import in_place_of, one_of
from curate.interaction.understanding import maybe
from curate.model import Format, Importance, Level
from curate.yaml_reading.fields import RESOURCE_KEYS

_Decorator = Callable[[Callable[..., None]], Callable[..., None]]


class FieldOption(NamedTuple):
    """An option that says a field of a resource."""

    key: str
    """The field's key in the list file."""
    name: str
    """The option: `--theme`."""
    help: str
    """What `add --help` says of it."""
    help_of_edit: str | None = None
    """What `edit --help` says of it, where that differs."""
    metavar: str = "TEXT"
    short: str | None = None
    many: bool = False
    """Whether it may be repeated: the field is a list."""
    vocabulary: type[StrEnum] | None = None
    """The words it takes, where no others are taken."""
    complete: Callable[..., Iterable[str]] | None = None
    """What is offered to a shell for its value."""


FIELD_OPTIONS = (
    FieldOption("title", "--title", "What it is called."),
    FieldOption(
        "format", "--format", "To read, watch or listen to.", short="-f", vocabulary=Format
    ),
    FieldOption("url", "--url", "Where it is.", metavar="ADDRESS"),
    FieldOption(
        "minutes",
        "--minutes",
        "How long it takes: 25, 1h20, 45 x 2.",
        "How long it takes.",
        metavar="TIME",
        short="-m",
    ),
    FieldOption("parts", "--parts", "How many parts.", metavar="N"),
    FieldOption(
        "words", "--words", "How many words, for an estimate.", "How many words.", metavar="N"
    ),
    FieldOption(
        "themes",
        "--theme",
        "What it is about.",
        "Themes, or +ID and -ID.",
        metavar="ID",
        short="-t",
        many=True,
        complete=completion.themes,
    ),
    FieldOption("level", "--level", "How much it asks of its reader.", vocabulary=Level),
    FieldOption("importance", "--importance", "How much you want it read.", vocabulary=Importance),
    FieldOption(
        "requires",
        "--requires",
        "What to take first.",
        "Ids, or +ID and -ID.",
        metavar="ID",
        many=True,
        complete=completion.ids,
    ),
    FieldOption(
        "authors",
        "--author",
        "Who made it.",
        "Names, or +NAME and -NAME.",
        metavar="NAME",
        many=True,
    ),
    FieldOption("publisher", "--publisher", "Who published it."),
    FieldOption("published", "--published", "When: 2021-03-01 or 2021.", metavar="DATE"),
    FieldOption("summary", "--summary", "What it is about."),
    FieldOption("added", "--added", "When it came to the list.", metavar="DATE"),
)
"""In the order of the help. A new field that people may set is a line here, and no other."""

LISTS = tuple(option.key for option in FIELD_OPTIONS if option.many)
"""The keys whose values are lists."""
KEYS_BY_OPTION = {option.name.removeprefix("--"): option.key for option in FIELD_OPTIONS}
"""The key of a field by the name of its option: `authors` by `author`."""


def with_field_options(*, edit: bool = False, without: tuple[str, ...] = ()) -> _Decorator:
    """Decorate the function of a command, so that it takes these options too.

    They stand in the place of its parameter `fields`, which is handed one dictionary: each key
    of the list file with its text, its texts, or None where the option was not given. `edit`
    chooses the help texts of `edit`; fields whose key is in `without` are left out.
    """
    declared = {
        option.key: _declared(option, edit=edit)
        for option in FIELD_OPTIONS
        if option.key not in without
    }
    return in_place_of("fields", declared)


def _declared(option: FieldOption, *, edit: bool) -> Any:
    """Declare an option as the type of a parameter, as Typer reads it."""
    how: dict[str, Any] = {"metavar": option.metavar, "autocompletion": option.complete}
    if option.vocabulary is not None:
        how = one_of(option.vocabulary)
    declared = typer.Option(
        option.name,
        *filter(None, [option.short]),
        help=option.help_of_edit if edit and option.help_of_edit else option.help,
        show_default=False,
        **how,
    )
    return Annotated[list[str] | None if option.many else str | None, declared]


def understood(fields: dict[str, Any]) -> dict[str, Any]:
    """Read the texts of options as values of fields, in the order of the list file's keys.

    Words of a vocabulary are looked up in it, `45 x 2` is taken apart into minutes and parts, an
    address is the one that is meant; other texts stay as they are, and what was not given is
    None. Raises CurateError for a text that means nothing.
    """
    read = dict(fields)
    for option in FIELD_OPTIONS:
        if option.vocabulary is not None and option.key in read:
            read[option.key] = maybe(option.vocabulary, read[option.key], option.name)
    read |= length_fields(read["minutes"], read["parts"])
    read["url"] = address(read["url"])
    for key in ("published", "added"):
        read[key] = date(read[key], f"--{key}")
    return {key: read[key] for key in RESOURCE_KEYS if key in read}

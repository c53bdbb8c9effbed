"""Fields as `add` and `edit` take them: times with parts, themes by name."""

from collections.abc import Iterable, Sequence

from curate.addresses import address_meant, fault_of
from curate.durations import parse_length
from curate.errors import CurateError, Kind
from curate.lookup import (
    WHERE_RESOURCES,
    WHERE_THEMES,
    Listed,
    find_resource,
    find_theme,
    theme_named,
)
from curate.model import Format, Resource, Theme
from curate.new_ids import MOST_OWN_CHARACTERS, new_id
from curate.theme_names import is_theme_id
from curate.yaml_reading.fields import UNKNOWN_PARTS, FieldTexts


def from_answers(fields: FieldTexts) -> Resource:
    """Make a resource of the values of options and answers.

    An id, a title and a format that are not known yet are made up, so that the others can be
    tried before anything is asked. Raises CurateError for a value that cannot be read.
    """
    from curate.yaml_reading.entry import from_fields

    made_up = {"id": "x", "title": "x", "format": Format.READ}
    known = {key: value for key, value in fields.items() if value is not None}
    try:
        return from_fields({**made_up, **known})
    except ValueError as error:
        raise CurateError(str(error), Kind.USAGE) from None


def address(text: str | None, option: str = "--url") -> str | None:
    """Read the address of a page, as `address_meant` does; None: none was given.

    Raises CurateError where the text means none.
    """
    if text is None:
        return None
    meant, fault = address_meant(text), fault_of(text)
    if meant is None and fault is not None:
        said, remedy = fault
        raise CurateError(f"{option}: {said} {remedy[:1].upper()}{remedy[1:]}.", Kind.USAGE)
    return meant


def date(text: str | None, option: str) -> str | None:
    """Read a date. Raises CurateError where it looks like one, and no calendar has it."""
    from curate.dates import is_in_calendar, numbers_of

    if text is None or numbers_of(text.strip()) is None:
        return text
    if not is_in_calendar(text.strip()):
        raise CurateError(f'{option}: no calendar has "{text}".', Kind.USAGE)
    return text.strip()


def length_fields(minutes: str | None, parts: str | None) -> dict[str, str | None]:
    """Read the texts of --minutes and --parts as the two fields; `45 x 2` says both.

    Minutes are those of one part. Where both say a number of parts, --parts holds. Raises
    CurateError where `minutes` is no time.
    """
    if minutes is None:
        return {"minutes": None, "parts": parts}
    try:
        length = parse_length(minutes)
    except ValueError as error:
        raise CurateError(f"--minutes: {error}", Kind.USAGE) from None
    said = UNKNOWN_PARTS if length.parts is None else str(length.parts)
    return {"minutes": str(length.minutes), "parts": parts or (None if said == "1" else said)}


def named_themes(listed: Listed, given: Sequence[str], *, force: bool) -> list[str]:
    """Look up themes by id or title, and give their ids. Raises CurateError for an unknown one.

    As for `check`, one that is not declared is unknown, even where themes nested in it are. A
    list that declares no themes, and `force`, take any.
    """
    themes = listed.themes
    if force or not any(theme.declared for theme in themes):
        return [theme_named(text, themes) or text.strip() for text in given]

    def hint(text: str) -> str:
        declare = f'curate themes add {theme_id(themes, text)} "Its title"'
        return f"{WHERE_THEMES} · Declare it: {declare} · Use it anyway: --force"

    return [find_theme(text, themes, declared=True, hint=hint(text)) for text in given]


def theme_id(themes: Iterable[Theme], text: str) -> str:
    """Give the id of a theme that is yet to be declared: the text, where it can be one."""
    return text if is_theme_id(text) else new_id(text, [theme.id for theme in themes], "theme")


def required_ids(
    listed: Listed,
    given: Sequence[str],
    own: str,
    kept: Sequence[str] = (),
    *,
    force: bool,
) -> list[str]:
    """Look up what the resource with the id `own` is to require, as any id is; give whole ids.

    Those in `kept` are required already; they and, with `force`, all are taken as they are.
    Raises CurateError where one is not in the list or could be several, is the resource, or
    requires it.
    """
    anyway = "Require it anyway: --force"
    hint = f"{WHERE_RESOURCES} · {anyway}"
    ids = []
    for text in given:
        as_it_is = force or text in kept or text == own
        id_ = text if as_it_is else find_resource(text, listed, hint=hint).id
        if id_ == own and text not in kept:
            raise CurateError(f"{own} cannot require itself.", Kind.USAGE)
        ids.append(id_)
    new = [] if force else [id_ for id_ in ids if id_ not in kept]
    after = _after(own, listed) if new else {}
    for id_ in new:
        if id_ in after:
            through = f" by way of {after[id_]}" if after[id_] != own else ""
            said = f"{own} cannot require {id_}, which requires it{through}."
            raise CurateError(said, hint=anyway)
    return list(dict.fromkeys(ids))


def _after(id_: str, listed: Listed) -> dict[str, str]:
    """Give all that requires a resource, by way of others too, each with what it requires then."""
    found: dict[str, str] = {}
    news = {id_: ""}
    while news:
        news = {
            one.id: required
            for one in listed.requiring(list(news))
            for required in one.requires
            if required in news and one.id not in found
        }
        found |= news
    return found


def own_id(listed: Listed, text: str) -> str:
    """Give an id that somebody chose for a new resource.

    Raises CurateError where the list could not hold it, it is longer than MOST_OWN_CHARACTERS,
    or it is taken.
    """
    from_answers({"id": text})
    if len(text) > MOST_OWN_CHARACTERS:
        said = f"an id has at most {MOST_OWN_CHARACTERS} characters. This has {len(text):,}."
        raise CurateError(said, Kind.USAGE)
    if text in listed.ids:
        raise CurateError(f'the id "{text}" is taken. Choose another.')
    return text

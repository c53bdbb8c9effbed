"""Fields as `add` and `edit` take them: times with parts, themes by name."""

from collections.abc import Sequence

from curate.durations import parse_length
from curate.errors import CurateError, Kind
from curate.lookup import WHERE_THEMES, find_in_list, find_theme, theme_named
from curate.model import Format, Resource
from curate.yaml_reading.fields import UNKNOWN_PARTS, FieldTexts
from curate.yaml_reading.reading_list import ReadingList


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
    """Read the address of a page. Raises CurateError where the text is none."""
    if text is None:
        return None
    from curate.addresses import typed_address

    try:
        return typed_address(text)
    except ValueError as error:
        raise CurateError(f"{option}: {error}", Kind.USAGE) from None


def published(text: str | None) -> str | None:
    """Read a date. Raises CurateError where it looks like one, and no calendar has it."""
    from re import fullmatch

    from curate.dates import is_in_calendar

    if text is None or not fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text.strip()):
        return text
    if not is_in_calendar(text.strip()):
        raise CurateError(f'--published: no calendar has "{text}".', Kind.USAGE)
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


def named_themes(reading_list: ReadingList, given: Sequence[str], *, force: bool) -> list[str]:
    """Look up themes by id or title, and give their ids. Raises CurateError for an unknown one.

    A list that declares no themes, and `force`, take any.
    """
    themes = reading_list.themes
    if force or not any(theme.declared for theme in themes):
        return [theme_named(text, themes) or text.strip() for text in given]
    hint = f"{WHERE_THEMES} · Declare it: curate themes add · Use it anyway: --force"
    found = [find_theme(text, themes, hint=hint) for text in given]
    known = {theme.id for theme in themes}
    for id_ in found:
        if id_ not in known:  # it only has themes nested in it
            raise CurateError(f"the theme {id_} is not declared.", Kind.MISSING, hint=hint)
    return found


def required_ids(
    reading_list: ReadingList,
    given: Sequence[str],
    *,
    force: bool,
    of: Resource | None = None,
) -> list[str]:
    """Look up what a resource is to require, and give the ids; with `force`, as they were typed.

    What `of`, the resource as it is, requires already is taken as it is. Raises CurateError for
    one that is not in the list, and for `of` itself.
    """
    if force:
        return list(given)
    ids = []
    for text in given:
        old = of is not None and text in of.requires
        id_ = text if old else find_in_list(reading_list, text, hint="Add it anyway: --force").id
        if of is not None and id_ == of.id and not old:
            raise CurateError(f"{id_} cannot require itself.", Kind.USAGE)
        ids.append(id_)
    return list(dict.fromkeys(ids))

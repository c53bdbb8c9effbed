"""Fields as `add` and `edit` take them: times with parts, themes by name."""

from collections.abc import Sequence

from curate.durations import parse_length
from curate.errors import CurateError, Kind
from curate.lookup import WHERE_THEMES, find_theme, theme_named
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
    return [find_theme(text, themes, hint=hint) for text in given]

"""What we write of a resource in a few words, read again: `read, 20 min × 2, introductory`."""

from re import Match, fullmatch
from typing import NamedTuple

from curate.durations import parse_minutes
from curate.model import ID_PATTERN, Format, Importance, Level
from curate.written_lengths import compiled

TIME = r"(?:\?|~?(?:\d+ min|\d+ h(?: \d\d)?))(?: × (?:\d{1,4}|\?))?"
"""A time as we write it; `~` is before an estimate, `?` stands for what nobody knows."""
FORMATS = "|".join(Format)
_WORDS = (
    rf"(?P<format>{FORMATS}), (?P<time>{TIME})"
    rf"(?:, (?P<level>{'|'.join(Level)}))?(?:, (?P<importance>{'|'.join(Importance)}))?"
)
_ITEM = rf"(?P<title>.*\S) \((?P<words>{_WORDS})\)(?: – (?P<made>.+))?"
_DAY = r"\d{4}(?:-\d\d){0,2}"
MADE = " · "
"""Between who made something, who published it, and when."""
NAMES = "; "
"""Between the names of people."""
BY = "by "
"""Before these."""
COLUMNS = ("Title", "From", "Format", "Time", "Level", "Importance", "Themes")
"""Of the table that `export html` writes; what is of no level has none."""
BETWEEN_THEMES = ",\n"
"""In that table; a comma may be in a title, and the end of a line not."""


class OurWords(NamedTuple):
    """What we say of a resource; what is None is not said."""

    format: Format
    minutes: int | None
    """Of one part, as stated: an estimate is none."""
    parts: int | None
    level: Level | None = None
    importance: Importance | None = None


class OurItem(NamedTuple):
    """An item of a list as `export markdown` writes it."""

    title: str
    words: OurWords
    authors: tuple[str, ...]
    publisher: str | None
    published: str | None


def own_id(text: str) -> str | None:
    """Give what stands where we write an id, if it may be one: other programs change it."""
    return text if fullmatch(ID_PATTERN, text) else None


def our_words(text: str) -> OurWords | None:
    """Read `watch, 1 h 05 × 2, advanced, essential`; None where a text is anything else."""
    found = compiled(_WORDS).fullmatch(text)
    return _read(found) if found else None


def our_item(text: str) -> OurItem | None:
    """Read `Title (read, 5 min) – by Ida Holm; Bo Ek · Publisher · 2021`; None: it is no such line.

    An item as `list --markdown` writes it has no more than a title, a format and a time.
    """
    found = compiled(_ITEM).fullmatch(text) if " (" in text else None
    if found is None:
        return None
    return OurItem(found["title"], _read(found), *made_by(found["made"] or ""))


def made_by(text: str) -> tuple[tuple[str, ...], str | None, str | None]:
    """Read `by Ida Holm; Bo Ek · Publisher · 2021`: authors, publisher, and when."""
    said = text.split(MADE)
    authors = said.pop(0).removeprefix(BY).split(NAMES) if said[0].startswith(BY) else []
    published = said.pop() if said and compiled(_DAY).fullmatch(said[-1]) else None
    return tuple(authors), MADE.join(said) or None, published


def _read(found: Match[str]) -> OurWords:
    one, _, count = found["time"].partition(" × ")
    level, importance = found["level"], found["importance"]
    return OurWords(
        Format(found["format"].lower()),
        parse_minutes(one) if one[0] not in "~?" else None,
        int(count) if count.isdecimal() else None if count else 1,
        Level(level.lower()) if level else None,
        Importance(importance.lower()) if importance else None,
    )

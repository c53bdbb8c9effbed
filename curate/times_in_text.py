"""The length that a running text states."""

from re import IGNORECASE, fullmatch, search
from typing import NamedTuple

from curate.durations import parse_length
from curate.model import Format


class StatedTime(NamedTuple):
    """A length that a text states."""

    minutes: int
    parts: int | None
    format: Format | None
    start: int
    end: int


_WATCH = r"watch|video|film|view|sehen"
_LABEL = r"(?:(read|reading|watch|watching|listen|listening|viewing|estimated|est\.?|total|lese|run)[ -]?)*(?:time|timing|duration|length|runtime|dauer|lesezeit|lesedauer)(?: to \w+)?\W{1,6}(?:about |approx\.? |ca\.? |~)?"
_UNIT = r"(?:hours?|hrs?|h|minutes?|minuten|mins?|min|m)"
_LENGTH = rf"\d+(?:[.,]\d+)?(?:\s*[-–]\s*\d+)?[\s-]*{_UNIT}\b\.?(?:\s*\d+\s*(?:minutes?|mins?|m)?\b)?(?:\s+each)?"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?|\d{1,3}\.\d{2}"


def time_in(text: str) -> StatedTime | None:
    """Find the length that a text states."""
    found = search(rf"[\[(`]({_CLOCK})[\])`]", text)
    if found:
        return _clock(found[1], found.start(), found.end())
    found = search(rf"({_LABEL})({_LENGTH})", text, IGNORECASE)
    if found is None:
        found = search(
            rf"()({_LENGTH})[ -](?:read|watch|video|talk|listen|podcast|film)\b", text, IGNORECASE
        )
    if found is None:
        found = search(rf"[\[(]()({_LENGTH})[\])]", text, IGNORECASE)
    if found is None:
        return None
    try:
        length = parse_length(found[len(found.groups())].replace("-minute", " minute").rstrip("."))
    except ValueError:
        return None
    said = found[0].lower()
    format_ = (
        Format.WATCH
        if search(_WATCH, said)
        else Format.LISTEN
        if "listen" in said
        else Format.READ
        if "read" in said or "lese" in said
        else None
    )
    return StatedTime(length.minutes, length.parts, format_, found.start(), found.end())


def _clock(text: str, start: int, end: int) -> StatedTime:
    numbers = [int(part) for part in text.replace(".", ":").split(":")]
    seconds = 0
    for number in numbers:
        seconds = seconds * 60 + number
    return StatedTime(max(1, -(-seconds // 60)), 1, None, start, end)


def time_behind(title: str) -> tuple[StatedTime | None, str]:
    """Find a length in brackets at the end of a title, and give the title without it."""
    found = fullmatch(r"(.*\S)\s*([\[(`][^\[\]()`]{1,40}[\])`])\s*", title)
    time = time_in(found[2]) if found else None
    return (time, found[1]) if found and time else (None, title)


def cell_time(text: str, column: str) -> StatedTime | None:
    """Read a cell of a column of lengths."""
    return time_in(f"Time: {text}")

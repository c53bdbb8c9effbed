"""The length that a running text states, where it surely is one of what the text is about.

A number with a unit is a length only where something says so: a label ("Read time: 20 minutes"),
what it is of ("a 5-minute read"), brackets of its own ("[47:26]"), or the end of a line behind a
mark ("Overview – 10 min"). Times in titles, clock times, places in a video and times of other
things are none: rather no time than a wrong one.
"""

from re import Match
from typing import NamedTuple

from curate.durations import MOST_MINUTES
from curate.model import Format
from curate.other_times import is_of_something_else
from curate.time_patterns import (
    ABOUT,
    BARE_LABELS,
    BETWEEN,
    CLOCK,
    EACH,
    FILLING,
    KINDS,
    LABELS,
    LASTING,
    LENGTH,
    NOUNS,
    NUMBER,
    OF_EACH,
    OURS,
    PARTS,
    TO,
    WATCHES,
)
from curate.written_lengths import clock_seconds, compiled, seconds_of

_ANY = rf"{LENGTH}|{CLOCK}|\[[^\]\d]{{0,20}}\d{{1,3}}\.[0-5]\d|{BARE_LABELS}"
"""What every length has in it, found in one look: most texts have none."""
_SEVERAL = rf"(?:(?P<times>\d{{1,3}})\s*(?:[x×]|{PARTS}\s*(?:[x×]|of|at))\s*)?"
_SO_OFTEN = r"(?:\s*[x×]\s*(?P<often>\d{1,3})(?!\w))?"
"""How many parts there are, before the length of one or behind it: `6 x 10 min`, `10 min × 6`."""
_SPELT_OUT = ("hour", "minute", "stunde", "heure", "hora")
"""What a time without any digit has in it."""


class StatedTime(NamedTuple):
    """A length that a text states."""

    minutes: int
    """Of one part, rounded up."""
    parts: int | None
    """None: of several, but how many is not said ("45 minutes each")."""
    format: Format | None
    """What its label speaks of: "Watch time"; None where that could be any."""
    start: int
    end: int
    """Where all that says it is in the text, with its label."""


def time_in(text: str) -> StatedTime | None:
    """Find the length that a text states; the first that is surely one. None: there is none.

    A text that is a title does not belong here: what stands in one is no length of it.
    """
    small = text.lower()
    if not any(map(str.isdigit, text)) and not any(unit in small for unit in _SPELT_OUT):
        return None
    if "week" not in small and compiled(_ANY).search(text) is None:
        return None
    for find in _FINDERS:
        found = find(text)
        if found is not None and not is_of_something_else(text, found.start, found.end):
            return found
    return None


def time_of_cell(text: str) -> StatedTime | None:
    """Read a text that stands where a length does, in a column or after a label, in minutes."""
    bare = compiled(r"\s*(\d{1,5})(?:[.,]\d+)?\s*").fullmatch(text)
    if bare is not None:
        return _stated(int(bare[1]) * 60, None, 0, len(text))
    return time_in(text) or time_in(f"Time: {text}")


def _as_ours(text: str) -> StatedTime | None:
    """Read a time as `list --markdown` and `export` write it: `(watch, 1 h 05 × 2)`."""
    found = compiled(OURS).search(text) if ", " in text else None
    return _of_match(found, Format(found["format"].lower())) if found else None


def _by_weeks(text: str) -> StatedTime | None:
    """Read the effort of a course, `4 weeks, 6-8 hours/week`: as many parts as there are weeks."""
    if "week" not in text.lower():
        return None
    weeks = compiled(rf"(?:(\d{{1,3}}){TO})?(\d{{1,3}})\s*weeks?\b").search(text)
    hours = compiled(
        rf"(?:{NUMBER}{TO})?({NUMBER})\s*(hours?|hrs?|h|minutes?|mins?)\s*(?:/|per|a|each)\s*w(?:ee)?k"
    ).search(text)
    if weeks is None or hours is None:
        return None
    unit = 3600 if hours[2].lower().startswith("h") else 60
    start, end = min(weeks.start(), hours.start()), max(weeks.end(), hours.end())
    found = _stated(int(float(hours[1].replace(",", ".")) * unit), None, start, end)
    return found and found._replace(parts=int(weeks[2]))


def _labelled(text: str) -> StatedTime | None:
    """Find a length behind a label: `Read time: 20 minutes`, `reading_time: 3`, `⏱ 10 min`."""
    for format_, label in LABELS.items():
        found = compiled(
            rf"(?<![A-Za-zÀ-ɏ])(?:{label})(?![A-Za-z]){FILLING}(?P<length>{LENGTH}|{CLOCK}){EACH}"
        ).search(text)
        if format_ is None and found and _says_when(found[0]):
            continue
        time = _of_match(found, format_)
        if time is not None:
            return time
    found = compiled(
        rf"\b(?:{BARE_LABELS})[\"']?\s*[:=]\s*[\"']?(?P<length>\d{{1,4}})(?!\s*[\w:.–-])"
    ).search(text)
    if found is not None:
        return _stated(int(found["length"]) * 60, Format.READ, *found.span())
    found = compiled(rf"[{WATCHES}]\ufe0f?\s*(?:{ABOUT}\s*)*(?P<length>{LENGTH}){EACH}").search(
        text
    )
    return _of_match(found, None)


def _says_when(text: str) -> bool:
    """Whether a label and a clock say at what time something is: `Time: 9:30`."""
    return (
        compiled(r"(?:(?!run).)*tim(?:e|ing)\W.*(?<![\d:])\d\d?:\d\d").fullmatch(text) is not None
    )


def _in_brackets(text: str) -> StatedTime | None:
    """Find a length in brackets of its own: `[47:26]`, `(00:22:47)`, `[26.25]`, `(15 mins)`."""
    found = compiled(
        rf"[\[(`]\s*(?:{ABOUT}\s*)*{_SEVERAL}(?P<length>{LENGTH}|{CLOCK}|(?<=\[)\d{{1,3}}\.[0-5]\d)(?:\s*(?:min(?:ute)?s?|h(?:ours?)?))?{_SO_OFTEN}{EACH}\s*(?:or\s+so\s*)?"
        r"(?:[\])`]|[,;]\s)"
    ).search(text)
    return _of_match(found, None)


def _alone(text: str) -> StatedTime | None:
    """Read a text that is a length, or several of one kind or added, and nothing else."""
    if "+" in text and compiled(rf"\s*{LENGTH}(?:\s*\+\s*{LENGTH})+\s*").fullmatch(text):
        seconds = sum(seconds_of(one.strip()) or 0 for one in text.split("+"))
        return _stated(seconds, None, 0, len(text))
    found = compiled(
        rf"[\s:–—|·•*_,-]*(?:{ABOUT}\s*)*{_SEVERAL}(?P<length>{LENGTH}|{CLOCK}){_SO_OFTEN}{EACH}[\s.*_|,]*"
    ).fullmatch(text)
    return _of_match(found, None)


def _of_a_kind(text: str) -> StatedTime | None:
    """Find a length of something: `a 5-minute read`, `35 minute video`, `an hour long`."""
    for format_, kind in KINDS.items():
        several = r"(?!(?<=\w)s\b)"  # `90-minute lessons` are what is spoken of, or many
        found = compiled(
            rf"(?<![\w.:])(?P<length>{LENGTH}){EACH}{BETWEEN}(?:{kind}){several}"
        ).search(text)
        time = _of_match(found, format_)
        if time is not None:
            return time
    found = compiled(rf"(?<![\w.:])(?P<length>{LENGTH}){OF_EACH}").search(text)
    return _of_match(found, None)


def _of_such_a_length(text: str) -> StatedTime | None:
    """Find what has a length: `a video of 20 minutes`, `das Video dauert 8 Minuten`."""
    for format_, noun in NOUNS.items():
        found = compiled(
            rf"(?<!\w)(?:{noun})\s+(?:(?:of|von|de|d['’])\s*|(?:\w+\s+)?{LASTING}\s+)"
            rf"(?:{ABOUT}\s+)*(?P<length>{LENGTH})(?!\s+(?:late|away|old|from)\b)"
        ).search(text) or compiled(
            rf"(?<!\w)(?:{noun})\s*[·•|]\s*(?P<length>{CLOCK})(?![\d:])"
        ).search(text)
        time = _of_match(found, format_)
        if time is not None:
            return time
    found = compiled(
        rf"(?:(?:^|[.!?]\s+)(?:it\s+)?(?:runs?(?:\s+for)?|lasts?)|(?:ist|sind|is|est)\s+lang\w*:?)\s+"
        rf"(?:{ABOUT}\s+)*(?P<length>{LENGTH})|\bist\s+(?:{ABOUT}\s+)*(?P<other>{LENGTH})\s+lang\b"
    ).search(text)
    if found is None or found["length"] is not None:
        return _of_match(found, None)
    return _stated(seconds_of(found["other"]), None, *found.span())


def _read_in(text: str) -> StatedTime | None:
    """Find in what time something is read: `read it in 5 minutes`, `se lee en 6 minutos`."""
    found = compiled(
        rf"(?:(?:^|\bread\s+(?:it|this|that)\s+)(?:read\s+)?in|\bse\s+lee\s+en|\bse\s+lit\s+en|\bin)\s+"
        rf"(?:{ABOUT}\s+)*(?P<length>{LENGTH})(?P<read>\s+gelesen\s*(?=[.,;)!]|$))?"
    ).search(text)
    if found is None or not (found["read"] or compiled(r"read|se\s+l").match(found[0])):
        return None
    return _of_match(found, Format.READ)


def _taking(text: str) -> StatedTime | None:
    """Find a length that something takes: `should only take an hour or so`."""
    found = compiled(
        rf"(?:(?:^|(?<=[.!?]\s))(?:it|this)\s+(?:(?:will|should|only|usually)\s+)*)?"
        rf"\b(?:takes?|taking)\s+(?:(?:you|me|us|{ABOUT})\s+)*(?P<length>{LENGTH})"
        r"(?!\s+(?:or\s+so\s+)?(?:to\s+(?!read|watch|listen|complete|finish)|by\s|on\s+foot))"
    ).search(text)
    return _of_match(found, None)


def _behind_a_mark(text: str) -> StatedTime | None:
    """Find a length at the end of a line, behind a dash, a comma, a sentence or the like."""
    found = compiled(
        rf"(?:[–—|·•,]|\s-|:\s|(?<=[^\W\d_][.!?])\s)\s*(?:{ABOUT}\s*)*{_SEVERAL}(?P<length>{LENGTH}){_SO_OFTEN}{EACH}[\s.)*_]*(?:$|\n)"
    ).search(text)
    return _of_match(found, None)


def _of_match(found: Match[str] | None, format_: Format | None) -> StatedTime | None:
    """Make the length of what was found; None where it is none."""
    if found is None:
        return None
    length = found["length"]
    clock = compiled(CLOCK).fullmatch(length) or compiled(r"\d{1,3}\.[0-5]\d").fullmatch(length)
    seconds = clock_seconds(length.replace(".", ":")) if clock else seconds_of(length)
    time = _stated(seconds, format_, found.start(), found.end())
    said = found.groupdict()
    count = said.get("count") or said.get("times") or said.get("often") or ""
    if time is None or not (count or said.get("each")):
        return time
    before = compiled(rf"(\d{{1,3}})\s*(?:{PARTS})\s*(?:[,:;–—-]|of)?\s*$")
    counted = None if count else before.search(found.string[: found.start()][-40:])
    if counted is not None:
        count, start = counted[1], found.start() - len(counted[0])
        return time._replace(parts=int(count) or None, start=start)
    return time._replace(parts=(int(count) or None) if count.isdecimal() else None)


def _stated(seconds: int | None, format_: Format | None, start: int, end: int) -> StatedTime | None:
    if not seconds or seconds > MOST_MINUTES * 60:
        return None
    return StatedTime(-(-seconds // 60), 1, format_, start, end)


_FINDERS = (
    _as_ours,
    _by_weeks,
    _labelled,
    _in_brackets,
    _alone,
    _of_a_kind,
    _of_such_a_length,
    _read_in,
    _taking,
    _behind_a_mark,
)
"""The surest first."""

"""Text to minutes and back: every way a person types a time, one way it is printed."""

from re import fullmatch, sub
from typing import NamedTuple

from curate.wording import quoted

MOST_MINUTES = 99_999
WORDS_PER_MINUTE = 238
"""Silent reading of English non-fiction, adults: M. Brysbaert, "How many words do we read
per minute?", Journal of Memory and Language 109, 2019. A reader may say another speed."""
LEAST_WORDS_PER_MINUTE = 50
MOST_WORDS_PER_MINUTE = 1_500

# Patterns stay text until they are used: most commands read no time, and start sooner.
_NUMBER = r"([0-9]{1,6}(?:\.[0-9]{1,3}|,[0-9]{1,2})?)"
_HOURS = r"(?:hours?|hrs?|h)"
_MINUTES = r"(?:minutes?|mins?|m)"
_SECONDS = r"(?:seconds?|secs?|s)"
_BARE = r"[0-9]{1,6}"
_SPELT = rf"(?:{_NUMBER}\s*{_HOURS})?\s*(?:{_NUMBER}\s*{_MINUTES})?\s*(?:{_NUMBER}\s*{_SECONDS})?"
_HOURS_THEN_BARE = rf"([0-9]{{1,6}})\s*{_HOURS}\s*([0-9]{{1,2}})"
_ISO_8601 = rf"pt(?:{_NUMBER}h)?(?:{_NUMBER}m)?(?:{_NUMBER}s)?"
_CLOCK = r"([0-9]{1,4}):([0-5][0-9]):([0-5][0-9])"
_SHORT_CLOCK = r"([0-9]{1,4}):([0-5][0-9])"
_RANGE = r"([0-9]{1,6})\s*(?:-|–|to)\s*([0-9]+)(.*)"
_TIMES = r"(.*\S)\s*[x×*]\s*([0-9]{1,4})"
_TIMES_FIRST = r"([0-9]{1,4})\s*[x×*]\s*(.*\S)"
_EACH = r"(.*\S)\s+each"
_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_PART = r"(?:\b(?:an?|1) )?\b(half|quarter|3[ -]quarters?)"
_UNIT = r"\b(hours?|hrs?|minutes?|mins?)"
_SIXTIETHS = {"h": 30, "q": 15, "3": 45}
"""What a half, a quarter and three quarters are, by what they begin with."""

HOW_TO_WRITE = "Write it as 30, 45 min, 1h20 or 1:20:00."


class Length(NamedTuple):
    """How long a resource is: the minutes of one part, and how many parts there are."""

    minutes: int
    parts: int | None
    """None: several, but how many is not said ("45 minutes each")."""


def parse_minutes(text: str) -> int:
    """Return the whole minutes that `text` says, a fraction rounded up.

    Takes `30`, `30m`, `1h20`, `1 h 20 min`, `1.5 hours`, `90 s`, `1:20:00` and `PT1H20M`, and
    what is said: `half an hour`, `twenty-five`, `an hour and three quarters`.
    Raises ValueError, with a sentence for the person who typed it, where the text
    says no time, two times (`1:20`), or one outside 1 to 99,999 minutes.
    """
    spoken = _normal(text)
    short = fullmatch(_SHORT_CLOCK, spoken)
    if short:
        hours, minutes = int(short[1]), int(short[2])
        rounded = hours + (minutes > 0)
        raise ValueError(
            f"{quoted(text)} could be {hours} h {minutes:02} min, or {hours} min {minutes:02} s. "
            f"Write {hours}h{minutes:02} or {max(rounded, 1)}m."
        )
    seconds = _seconds(spoken)
    if seconds is None and spoken not in ("a", "an"):
        seconds = _seconds(_in_digits(spoken))
    if seconds is None:
        raise ValueError(f"{quoted(text)} is not a time. {HOW_TO_WRITE}")
    whole = -(-seconds // 60)
    if not 1 <= whole <= MOST_MINUTES:
        raise ValueError(f"{quoted(text)} is not between 1 and {MOST_MINUTES:,} minutes.")
    return whole


def parse_length(text: str) -> Length:
    """Return the minutes of one part and the number of parts that `text` says.

    Takes all that `parse_minutes` takes, and `45 x 2`, `2 × 45 min`, `45 minutes each`,
    and a range (`10-15 min`), which counts as its upper end.
    Raises ValueError, with a sentence for the person who typed it.
    """
    spoken = _normal(text)
    for pattern, time, count in ((_TIMES, 1, 2), (_TIMES_FIRST, 2, 1)):
        several = fullmatch(pattern, spoken)
        in_words = several and not several[time][0].isdigit() and is_number(several[time])
        if several and not in_words and int(several[count]) >= 1:  # "45 x two": two what?
            return Length(parse_minutes(several[time]), int(several[count]))
    each = fullmatch(_EACH, spoken)
    one = each[1] if each else spoken
    ends = _ends(one)
    try:
        return Length(parse_minutes(ends[1] if ends else one), None if each else 1)
    except ValueError:
        return Length(parse_minutes(text), 1)  # which says what was typed


def parse_range(text: str) -> tuple[int, int]:
    """Return the least and the most minutes that a text says as a range: `10-15 min`.

    Raises ValueError where it says none, or where one of its ends is no time.
    """
    ends = _ends(_normal(text))
    if ends is None:
        raise ValueError(f"{quoted(text)} is not a range of times. Write it as 10-15 min.")
    return parse_minutes(ends[0]), parse_minutes(ends[1])


def is_range(text: str) -> bool:
    """Whether a text that says a length says it as a range: `10-15 min`."""
    return _ends(_normal(text)) is not None


def is_number(text: str) -> bool:
    """Whether a text that says a time says it as a number without a unit: `20`, `twenty`."""
    return _in_digits(_normal(text)).isdigit()


def estimate_minutes(words: int, words_per_minute: int = WORDS_PER_MINUTE) -> int:
    """Return the minutes that reading `words` words takes, rounded up."""
    return -(-words // words_per_minute)


def format_minutes(minutes: int) -> str:
    """Return whole minutes as people read them: `45 min`, `1 h`, `1 h 20`."""
    if minutes < 60:
        return f"{minutes} min"
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest:02}" if rest else f"{hours} h"


def format_time(minutes: int | None, parts: int | None = 1, *, estimated: bool = False) -> str:
    """Return the time of a resource: `45 min`, `~7 min`, `45 min × 2`, `45 min × ?`, `?`."""
    if minutes is None:
        return "?"
    one = ("~" if estimated else "") + format_minutes(minutes)
    if parts == 1:
        return one
    return f"{one} × {'?' if parts is None else parts}"


def format_left(left: int, total: int, *, estimated: bool = False) -> str:
    """Return what is left of a time: `25 of 50 min`, `~45 min of 1 h 30`."""
    shown, of = format_sum(left, estimated=estimated), format_minutes(total)
    return f"{shown.removesuffix(' min') if of.endswith(' min') else shown} of {of}"


def format_sum(minutes: int, *, estimated: bool = False, incomplete: bool = False) -> str:
    """Return a sum of times: `1 h 01`, `~1 h 01`; `?` where nothing of it is known.

    `incomplete` says that an unknown is missing from it, which the caller marks.
    """
    if minutes == 0 and incomplete:
        return "?"
    return ("~" if estimated else "") + format_minutes(minutes)


def _normal(text: str) -> str:
    """Fold case and the spaces that web pages use."""
    return " ".join(text.casefold().split())


def _ends(spoken: str) -> tuple[str, str] | None:
    """Give the two ends of a normalised text that is a range, the lower first."""
    span = fullmatch(_RANGE, spoken)
    if span is None:
        return None
    low, high = sorted((int(span[1]), int(span[2][:7])))
    return f"{low}{span[3]}", f"{high}{span[3]}"


def _in_digits(spoken: str) -> str:
    """Give a normalised text with what it says of hours and minutes in digits."""
    ones = {word: at for at, word in enumerate(_ONES.split(), 1)}
    tens = {word: 10 * at for at, word in enumerate(_TENS.split(), 2)}
    some = f"(?:{'|'.join(sorted(ones, key=len, reverse=True))})"
    ten = f"(?:{'|'.join(tens)})"
    numbers = rf"\b(?:({ten})(?:[ -]({some}))?|({some}))\b"
    spoken = sub(
        numbers,
        lambda said: str(tens.get(said[1], 0) + ones.get(said[2] or said[3], 0)),
        spoken,
    )
    spoken = sub(rf"\b([0-9]+|an?) and {_PART} {_UNIT}", r"\1 \3 and \2", spoken)
    spoken = sub(
        rf"{_PART}(?:[ -]| (?:of )?an? ){_UNIT}", lambda said: _part(said[1], said[2]), spoken
    )
    spoken = sub(
        rf"{_UNIT} and {_PART}\b", lambda said: f"{said[1]} {_part(said[2], said[1])}", spoken
    )
    return sub(r"\ban?\b", "1", spoken).replace(" and ", " ")


def _part(part: str, unit: str) -> str:
    """Give a half or some quarters of a unit in the next smaller one: `30 min` of an hour."""
    return f"{_SIXTIETHS[part[0]]} {'min' if unit[0] == 'h' else 's'}"


def _seconds(spoken: str) -> int | None:
    """Return the seconds that a normalised text says, a fraction rounded up, or None."""
    if not spoken.isascii():
        return None
    if fullmatch(_BARE, spoken):
        return int(spoken) * 60
    clock = fullmatch(_CLOCK, spoken)
    if clock:
        return int(clock[1]) * 3600 + int(clock[2]) * 60 + int(clock[3])
    mixed = fullmatch(_HOURS_THEN_BARE, spoken)
    if mixed:
        return int(mixed[1]) * 3600 + int(mixed[2]) * 60 if int(mixed[2]) < 60 else None
    units = fullmatch(_ISO_8601, spoken) or fullmatch(_SPELT, spoken)
    if units and any(units.groups()):
        return -(-sum(map(_thousandths, units.groups(), (3600, 60, 1))) // 1000)
    return None


def _thousandths(number: str | None, unit: int) -> int:
    """Return `number` × `unit` in thousandths, exactly; "1,5" and "1.5" are one and a half."""
    if not number:
        return 0
    whole, _, fraction = number.replace(",", ".").partition(".")
    return (int(whole) * 1000 + int(fraction.ljust(3, "0") if fraction else 0)) * unit

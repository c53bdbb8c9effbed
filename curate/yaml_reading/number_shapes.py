"""The shapes of numbers and dates, with what is meant by `1h30`, `1,000` or `2024-3-5`."""

from re import fullmatch, sub
from typing import Any

from curate.dates import DATE_PATTERN, date_meant
from curate.durations import is_range, parse_length, parse_minutes
from curate.yaml_reading.shapes import Pattern

UNKNOWN_PARTS = "unknown"

_ABOUT = r"(?:~|(?:about|around|approx\.?|approximately|circa|ca\.?)\s)\s*"
_GROUPED = r"([0-9]{1,3}(?:[,. '’_\u00a0\u202f][0-9]{3})+|[0-9]{1,6})(?:\s*words)?"
_NOT_KNOWN = r"[?-]+|unknown|not known|none|tb[acd]|n/?a"
_CLOCK = r"[0-9]{1,4}:[0-5][0-9]"


class Date(Pattern):
    """A date, a month or a year."""

    def __init__(self) -> None:
        how = "a date as 2021-03-01, 2021-03 or 2021"
        super().__init__(DATE_PATTERN, how, {"minimum": 1000, "maximum": 9999})

    def meant(self, text: str) -> str | None:
        """Give the date that is meant by one with its year first."""
        return date_meant(text)


class Number(Pattern):
    """A whole number from 1 on, of at most `digits` digits."""

    def __init__(self, how: str, *, digits: int, absent: int | None = None, or_: str = "") -> None:
        bounds = {"minimum": 1, "maximum": 10**digits - 1}
        super().__init__(
            rf"[1-9][0-9]{{0,{digits - 1}}}{or_ and f'|{or_}'}", how, bounds, absent=absent
        )

    def _value(self, text: str) -> int | None:
        return int(text)

    def _text(self, value: Any) -> str:
        return str(value)

    def _kinds(self) -> list[dict[str, Any]]:
        return [self._in_digits, self._in_text]


class Minutes(Number):
    """The minutes of one part."""

    def meant(self, text: str) -> str | None:
        """Give what to write for a time: digits alone where it has one meaning.

        Else what more is to be known follows.
        """
        text = sub(rf"(?i)^{_ABOUT}", "", text.strip())
        if fullmatch(_NOT_KNOWN, text.casefold()):
            return "nothing where it is not known"
        if fullmatch(_CLOCK, text):
            first, last = text.split(":")
            return _either(f"{first}h{last}", f"0:{int(first):02}:{last}")
        try:
            length = parse_length(text)
        except ValueError:
            return None
        if is_range(text):
            return f"{length.minutes}, the upper end"
        if length.parts != 1:
            return f"{length.minutes}, and parts: {length.parts or UNKNOWN_PARTS}"
        return str(length.minutes)


class Words(Number):
    """How many words."""

    def meant(self, text: str) -> str | None:
        """Give the digits of a number in groups, or of one with a word beside it."""
        text = sub(rf"(?i)^{_ABOUT}", "", text.strip())
        found = fullmatch(rf"(?i){_GROUPED}", text)
        digits = sub(r"[^0-9]", "", found[1]).lstrip("0") if found else ""
        return digits if self.matches(digits) else None


class Parts(Number):
    """How many parts: one where nothing is said, None where the file says `unknown`."""

    def __init__(self, how: str, *, digits: int) -> None:
        super().__init__(how, digits=digits, absent=1, or_=UNKNOWN_PARTS)

    def _value(self, text: str) -> int | None:
        return None if text == UNKNOWN_PARTS else int(text)

    def _text(self, value: Any) -> str:
        return UNKNOWN_PARTS if value is None else str(value)


def _either(hours: str, seconds: str) -> str | None:
    """Say what to write for each of two readings of a time, if both can be written."""
    try:
        return f"{parse_minutes(hours)} where it is hours, {parse_minutes(seconds)} if not"
    except ValueError:
        return None

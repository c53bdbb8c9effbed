"""A title that stands before its link, told apart from people, year and journal around it."""

from collections.abc import Sequence
from re import DOTALL, fullmatch, match, search, split, sub
from typing import NamedTuple

from curate.importers.references import first_name_first

SEPARATORS = " \t\n-–—:|•·,;."
"""What stands between a title and what is said beside it."""
_BY_YEAR = r"(?P<title>.+?)\s*\((?P<year>(?:19|20)[0-9]{2})\)[,.]?\s*(?P<people>[^()]{0,120})"
_YEAR = r"\((?:[^()]*[ ,])?((?:19|20)[0-9]{2})\)|\b((?:19|20)[0-9]{2})\.?\s*$"
_REFERENCE = (
    r"(?P<people>[^()]{3,300}?\.)\s*\((?P<year>(?:19|20)\d\d)[a-z]?(?:,[^()]{1,40})?\)\.?\s+"
    r"(?:['‘“\"](?P<quoted>[^\n]{4,300}?)['’”\"][,.]\s+(?P<within>.*)"
    r"|(?P<title>[^.?!]{4,300}[?!]?)\.?(?:\s+(?P<rest>.*))?)"
)
"""As many styles have it: `Example, A., & Person, B. (2018). On time. Journal, 4(2).`"""
_QUOTED = r"[\"“«„]([^\"“”«»„]{8,300})[\"”»“]"
_QUOTES = '"“”„«»'
_PAIRS = ('""', "“”", "„“", "„”", "«»", "»«", "‘’", "''", "「」", "『』")
_NUMBER = r"^[\W_]*\d{1,3}[\])}.:]+\s*"
_NAME = r"[^\W\d_a-z][^\W\d_]*\.?(?:[ '’-]*[^\W\d_]+\.?){0,5}"
_AND = r"(?:\W|\b)(?:and|und|et|y|&)(?=\W)"
_LEAST = 4
"""Letters of a title."""


class Cited(NamedTuple):
    """What is said before a link."""

    title: str
    people: tuple[str, ...] = ()
    year: str | None = None
    rest: str = ""
    """What is neither."""


def by_year(text: str) -> Cited | None:
    """Tell apart title, year in brackets and people; None where they do not stand so."""
    found = fullmatch(_BY_YEAR, text, DOTALL)
    if found is None:
        return None
    return Cited(found["title"], names_of(_without_others(found["people"])), found["year"])


def reference(text: str) -> Cited | None:
    """Tell apart people, year and title of a reference, and what it is in; None: it is none."""
    found = fullmatch(_REFERENCE, text.strip(), DOTALL)
    people = _people(found["people"]) if found else ()
    if found is None or not people:
        return None
    rest = (found["within"] or found["rest"] or "").strip(SEPARATORS)
    title = (found["quoted"] or found["title"]).strip(" ,")
    return Cited(title, people, found["year"], rest)


def as_cited(text: str, bold: Sequence[tuple[int, int]]) -> Cited:
    """Tell apart what is before a link; `bold` is where it is bold.

    The title is what is bold or in quotation marks among people and a journal, or what is before
    a year in brackets: `Ada Example: **On time** (A conference)`, `On time (2016), A. Example`.
    """
    span = _title_in(text, bold)
    lead = sub(_NUMBER, "", text[: span[0]]) if span else ""
    if span is None or not any(map(str.isalpha, lead)):
        plain = text.strip(SEPARATORS + "([")
        cited = reference(plain) or by_year(plain)
        if cited or span is None or not match(r"[\"”»“]?\s*[–—|·-]\s", text[span[1] :]):
            return cited or Cited(plain)
        said = text[span[1] :].lstrip(_QUOTES).strip(SEPARATORS)
        return Cited(text[slice(*span)].strip(SEPARATORS + _QUOTES), rest=said)
    people = _people(lead)
    lead = "" if people else lead
    tail = text[span[1] :]
    year = search(_YEAR, tail.strip(SEPARATORS + "[("))
    rest = (one.lstrip(f"{SEPARATORS}{_QUOTES}").rstrip(SEPARATORS + "[(") for one in (lead, tail))
    title = text[span[0] : span[1]].strip(SEPARATORS + _QUOTES)
    return Cited(title, people, year[1] or year[2] if year else None, "\n".join(filter(None, rest)))


def unquoted(title: str) -> str:
    """Give a title without the quotation marks around all of it; marks around a part of it stay."""
    title = title.strip()
    inner = title[1:-1].strip()
    around = title[:1] + title[-1:]
    if around not in _PAIRS or not any(map(str.isalpha, inner)):
        return title
    within = sub(r"(?<=\w)['’](?=\w)", "", inner)
    return title if any(mark in within for mark in around) else inner.rstrip(",")


def names_of(text: str) -> tuple[str, ...]:
    """Split the names of people."""
    names = (one.strip(SEPARATORS) for one in split(r",\s|\s(?:and|und|et|y|&)\s|/|;", text))
    return tuple(name for name in names if name)


def _title_in(text: str, bold: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Find what is bold, the longest, or in quotation marks, and so the title."""
    spans = [(start, end) for start, end in bold if end <= len(text)]
    start, end = max(spans, key=lambda one: one[1] - one[0], default=(0, 0))
    if sum(map(str.isalpha, text[start:end])) >= _LEAST:
        return start, end
    quoted = search(_QUOTED, text)
    return quoted.span(1) if quoted else None


def _without_others(people: str) -> str:
    return sub(r",?\s*\bet al\b\.?", "", people)


def _people(text: str) -> tuple[str, ...]:
    """Give the people that a text names, if it is nothing else: `Example, Ada, and B. Person`."""
    text = sub(r"(?<!\b\w)\.$", "", _without_others(text).strip(SEPARATORS[:-1] + _QUOTES + "[("))
    parts = [one.strip() for one in split(r",|;", sub(_AND, ",", text)) if one.strip()]
    if not parts or not all(fullmatch(_NAME, one) for one in parts):
        return ()
    names: list[str] = []
    while parts:
        name = parts.pop(0)
        if " " not in name and "." not in name and parts:
            name = first_name_first(f"{name}, {parts.pop(0)}")
        names.append(name)
    return tuple(names)

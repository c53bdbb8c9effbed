"""CSL-JSON, in which Zotero and other reference managers hand references on."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from curate.field_names import Says
from curate.importers.candidates import Candidate, LeftOut, Reading, Source, UnreadableError
from curate.importers.dates import published_of
from curate.importers.our_words import own_id
from curate.importers.references import (
    address_of,
    first_name_first,
    noted_by_us,
    told_apart,
    with_what_is_noted,
)
from curate.importers.services.json_loading import load
from curate.importers.tables.lengths import length_of
from curate.importers.texts import plain
from curate.model import Format

_TYPES = (
    "article article-journal article-magazine article-newspaper bill book broadcast chapter"
    " classic collection dataset document entry entry-dictionary entry-encyclopedia event figure"
    " graphic hearing interview legal_case legislation manuscript map motion_picture"
    " musical_score pamphlet paper-conference patent performance periodical"
    " personal_communication post post-weblog regulation report review review-book software song"
    " speech standard thesis treaty video webpage"
)
_TYPE = re.compile(rf'"type"\s*:\s*"(?:{_TYPES.replace(" ", "|")})"')
_SURELY = re.compile(
    r'"(?:date-parts|container-title|citation-key|family)"\s*:|"type"\s*:\s*"(?:article-journal'
    r'|article-magazine|article-newspaper|paper-conference|entry-encyclopedia|post-weblog)"'
)
"""What other JSON has not."""
_PERHAPS = re.compile(r'"(?:issued|given|literal|DOI|ISBN|ISSN)"\s*:')
"""What is of a reference beside a type that other things have too."""
_FORMATS = {
    "motion_picture": Format.WATCH,
    "video": Format.WATCH,
    "broadcast": Format.WATCH,
    "song": Format.LISTEN,
}
_OF_SOUND = re.compile(r"audio|podcast|radio", re.IGNORECASE)


def looks_like(source: Source) -> bool:
    """Whether a source begins as JSON that has a reference in it."""
    beginning = source.beginning.lstrip("\ufeff \t\r\n")
    if not beginning.startswith(("[", "{")):
        return False
    if _SURELY.search(beginning):
        return True
    return bool(_TYPE.search(beginning) and _PERHAPS.search(beginning))


def read(source: Source) -> Reading:
    """Read references: titles, addresses, authors, days, keywords, lengths."""
    loaded = load(source.text.strip("\ufeff \t\r\n\0"))
    reading = Reading(left_out=loaded.left_out, remarks=loaded.remarks)
    for number, item in enumerate(_items(loaded.value), start=1):
        candidate = _candidate(item, f"reference {number}")
        if candidate.title or candidate.url:
            reading.candidates.append(candidate)
        else:
            what = _text(item, "id") or _text(item, "citation-key")
            left = LeftOut(what, "a reference without title and address", candidate.where)
            reading.left_out.append(left)
    if not reading.candidates and not reading.left_out and not looks_like(source):
        raise UnreadableError("There are no references in it.")
    return replace(reading, candidates=told_apart(reading.candidates))


def _items(value: Any) -> list[dict[str, Any]]:
    """Give the references of a list, of an object that has one, or the one that an object is."""
    if isinstance(value, dict):
        lists = (value.get(key) for key in ("items", "references"))
        value = next((one for one in lists if isinstance(one, list)), [value])
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _candidate(item: dict[str, Any], where: str) -> Candidate:
    """Make a candidate of a reference."""
    type_ = _text(item, "type")
    format_ = _FORMATS.get(type_)
    if format_ and _OF_SOUND.search(f"{_text(item, 'genre')} {_text(item, 'medium')}"):
        format_ = Format.LISTEN
    length = length_of(item.get("dimensions"), Says.MINUTES) if format_ else None
    people = (item.get(key) for key in ("author", "director", "host", "speaker", "editor"))
    authors = next(filter(None, (tuple(_names(one)) for one in people)), ())
    keywords = _text(item, "keyword")
    ours, notes = noted_by_us(plain(_text(item, key)) for key in ("annote", "note"))
    as_text = plain if ours is None else str
    abstract = as_text(_text(item, "abstract"))
    candidate = Candidate(
        id=own_id(_text(item, "citation-key") or _text(item, "id")) if ours else None,
        title=" ".join(as_text(_text(item, "title")).split()),
        url=address_of(*(_text(item, key) for key in ("URL", "DOI", "note"))),
        format=format_,
        minutes=length.minutes if length else None,
        themes=tuple((one.strip(),) for one in re.split("[;,]", keywords) if one.strip()),
        authors=authors,
        publisher=_text(item, "container-title") or _text(item, "publisher") or None,
        published=_date(item.get("issued")),
        added=_date(item.get("accessed")),
        summary="\n".join(filter(None, (abstract, *notes))) or None,
        where=where,
    )
    return with_what_is_noted(candidate, notes, ours)


def _text(item: dict[str, Any], key: str) -> str:
    """Give a text; some write it as a list of one."""
    value = item.get(key)
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.strip() if isinstance(value, str) else ""


def _names(people: Any) -> Iterator[str]:
    """Yield the names of people, the first name first."""
    for one in people if isinstance(people, list) else ():
        if not isinstance(one, dict):
            continue
        order = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
        name = " ".join(filter(None, (_text(one, key) for key in order)))
        name = name or first_name_first(_text(one, "literal") or _text(one, "name"))
        if name:
            yield " ".join(name.split())


def _date(said: Any) -> str | None:
    """Give a date: from its parts, else as it is written."""
    if not isinstance(said, dict):
        return published_of(said) if isinstance(said, str) else None
    parts = said.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        digits = [str(part).zfill(2) for part in parts[0][:3] if str(part).isdigit()]
        found = published_of("-".join(digits))
        if found:
            return found
    return next(filter(None, (published_of(_text(said, key)) for key in ("raw", "literal"))), None)

"""BibTeX and BibLaTeX."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from curate.importers.candidates import Candidate, LeftOut, Reading, Source, UnreadableError
from curate.importers.citations.bibtex_entries import MONTHS, Entry, entries_of
from curate.importers.citations.latex import address_in_latex, from_latex
from curate.importers.dates import day_of, published_of
from curate.importers.our_words import own_id
from curate.importers.references import (
    address_of,
    arxiv_address,
    first_name_first,
    noted_by_us,
    told_apart,
    with_what_is_noted,
)
from curate.importers.tables.values import decoded_once
from curate.importers.texts import plain
from curate.model import Format
from curate.vocabulary import format_, status

_BEGINS = re.compile(
    r"^[ \t]*@[a-z]+[ \t]*[{(]"
    r"(?:\s*[^\s{}(),=\"#%~\\]*\s*,\s*[\w-]+\s*=|\s*[\w:.-]+\s*=\s*[{\"])",
    re.IGNORECASE | re.MULTILINE,
)
_FORMATS = {
    **dict.fromkeys(("video", "movie"), Format.WATCH),
    **dict.fromkeys(("audio", "music"), Format.LISTEN),
}
_NO_REFERENCES = frozenset(("xdata", "set", "control", "ieeetranbstctl"))
"""Types of entries that are of the program."""
_INHERITED = ("year", "date", "month", "publisher", "booktitle", "institution", "organization")
_PUBLISHERS = (
    *("journal", "journaltitle", "publisher", "institution", "school", "organization"),
    *("booktitle", "maintitle", "eventtitle"),
)
_NOTES = ("annote", "annotation", "note")
_TEXTS = frozenset((*_PUBLISHERS, "title", "subtitle", "type", "abstract", *_NOTES))
"""Fields that are read by people."""
_NUMBERS = {month: str(number) for number, month in enumerate(MONTHS, start=1)}
_NUMBERS |= {"mär": "3", "mai": "5", "okt": "10", "dez": "12"}
_IN_A_BOOK = frozenset(("inproceedings", "conference", "incollection", "inbook"))
_URL = re.compile(r"\\url\s*\{([^{}]*)\}|(https?://[^\s{}]+)", re.IGNORECASE)
_VISITED = re.compile(
    r"\W*(?:online\W+)?(?:last )?(?:accessed|visited|retrieved|checked|zugriff|abgerufen)\b.*"
    r"|\W*online\W*|\W*(?:pmid|pmcid|doi)\b.*|10\.[0-9]{4,9}/\S+",
    re.IGNORECASE | re.DOTALL,
)
"""What is noted for a style of citing, or by a catalogue, and not for a reader."""


def looks_like(source: Source) -> bool:
    """Whether a source has the beginning of an entry, or of an abbreviation."""
    return _BEGINS.search(source.beginning) is not None


def read(source: Source) -> Reading:
    """Read entries: titles, addresses, authors, days, keywords, notes, states."""
    reading = Reading()
    entries = list(entries_of(source.text, reading.left_out))
    parents = {entry.key: entry for entry in reversed(entries)}
    for entry in entries:
        if entry.type in _NO_REFERENCES:
            continue
        candidate = _candidate(entry, parents.get(entry.fields.get("crossref", "")))
        if candidate.title or candidate.url:
            reading.candidates.append(candidate)
        else:
            why = "an entry without title and address"
            reading.left_out.append(LeftOut(f"@{entry.type}", why, candidate.where))
    if not reading.candidates and not reading.left_out and not looks_like(source):
        raise UnreadableError("It is no BibTeX: there are no entries in it.")
    return replace(reading, candidates=told_apart(reading.candidates))


def _candidate(entry: Entry, parent: Entry | None) -> Candidate:
    """Make a candidate of an entry, which has some fields of the one that it refers to."""
    said = dict(entry.fields)
    if parent is not None:
        said = {name: parent.fields[name] for name in _INHERITED if name in parent.fields} | said
        if entry.type in _IN_A_BOOK:
            said.setdefault("booktitle", parent.fields.get("title", ""))
    text = {name: from_latex(value) for name, value in said.items() if name in _TEXTS}
    ours, _ = noted_by_us([text.get("note", "")])
    if ours is not None:
        del text["note"]
    title = text.get("title") or text.get("booktitle", "")
    if text.get("subtitle"):
        title = f"{title}: {text['subtitle']}"
    publishers = ("booktitle", *_PUBLISHERS) if entry.type in _IN_A_BOOK else _PUBLISHERS
    candidate = Candidate(
        id=own_id(entry.key) if ours else None,
        title=title,
        url=_address(said),
        format=_FORMATS.get(entry.type) or format_(text.get("type")),
        themes=tuple(_themes(said, is_plain=ours is not None)),
        authors=tuple(_names(said.get("author") or said.get("editor", ""))),
        publisher=next(filter(None, map(text.get, publishers)), None),
        published=_published(said),
        added=day_of(said.get("date-added") or said.get("timestamp")),
        summary=_summary(text, plain if ours is None else str) or None,
        status=status(said.get("readstatus") or said.get("read")),
        where=f"line {entry.line}",
    )
    return with_what_is_noted(candidate, (text.get(name, "") for name in _NOTES), ours)


def _address(said: dict[str, str]) -> str | None:
    """Give the address of an entry: its own, that of its DOI, of a preprint, or one noted."""
    eprint = said.get("eprint", "")
    is_arxiv = "arxiv" in (said.get("archiveprefix") or said.get("eprinttype", "arxiv")).lower()
    noted = (
        found[1] or found[2]
        for name in ("howpublished", "note", "annote")
        for found in _URL.finditer(said.get(name, ""))
    )
    return (
        address_of(*(address_in_latex(said.get(name, "")) for name in ("url", "doi")))
        or (arxiv_address(eprint) if is_arxiv else None)
        or address_of(
            address_in_latex(eprint),
            *(address_in_latex(one) for one in noted),
            *(address_in_latex(said.get(name, "")) for name in ("link", "bdsk-url-1")),
        )
    )


def _themes(said: dict[str, str], *, is_plain: bool) -> Iterator[tuple[str, ...]]:
    """Yield keywords and tags, and the folders of those who have some."""
    for name in ("keywords", "keyword", "mendeley-tags", "groups", "mendeley-groups"):
        value = from_latex(said.get(name, ""))
        value = value if is_plain else decoded_once(value)
        for one in re.split(";" if ";" in value else ",", value):
            path = (
                one.split("/") if name == "mendeley-groups" else [one if is_plain else plain(one)]
            )
            theme = tuple(filter(None, map(str.strip, path)))
            if theme:
                yield theme


def _names(people: str) -> Iterator[str]:
    """Yield the names of people, the first name first; what is in braces is one name."""
    depth, name = 0, ""
    for piece in [*re.split(r"(\s+and\s+|[{}])", people), " and "]:
        if depth == 0 and piece.strip() == "and" and piece != "and":
            name = name.strip()
            is_whole = name.startswith("{") and name.endswith("}") and name.count("{") == 1
            plainly = from_latex(name)
            if plainly and plainly != "others":
                yield plainly if is_whole else first_name_first(plainly)
            name = ""
            continue
        depth += {"{": 1, "}": -1}.get(piece, 0)
        name += piece


def _published(said: dict[str, str]) -> str | None:
    """Give the date of an entry: of a span, its beginning."""
    date = published_of(said.get("date", "").partition("/")[0])
    year = re.search(r"[0-9]{4}", said.get("year") or said.get("date", ""))
    if date or year is None:
        return date
    month = from_latex(said.get("month", ""))
    day = re.search(r"\b[0-9]{1,2}\b", month) if not month.isdigit() else None
    named = re.search(r"[a-z]{3}", month.lower())
    number = _NUMBERS.get(named[0]) if named else month if month.isdigit() else None
    parts = [year[0], number, (said.get("day") or (day[0] if day else None)) if number else None]
    exact = published_of("-".join(filter(None, parts)))
    return exact or published_of(year[0])


def _summary(text: dict[str, str], as_text: Callable[[str], str]) -> str:
    """Give what is said of an entry: its abstract, and what somebody noted."""
    said = [as_text(text.get("abstract", ""))]
    said += [plain(text.get(name, "")) for name in ("annote", "annotation")]
    note = text.get("note", "")
    if not (_URL.search(note) or _VISITED.fullmatch(note)):
        said.append(plain(note))
    return "\n".join(dict.fromkeys(one.strip() for one in said if one))

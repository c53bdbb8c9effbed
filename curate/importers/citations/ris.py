"""RIS, and what Web of Science and PubMed write: references line by line."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from curate.importers.candidates import Candidate, LeftOut, Reading, Source, UnreadableError
from curate.importers.citations.tagged import as_ris, begins_tagged
from curate.importers.dates import day_of, published_of
from curate.importers.our_words import own_id
from curate.importers.references import (
    address_of,
    first_name_first,
    noted_by_us,
    told_apart,
    with_what_is_noted,
)
from curate.importers.texts import plain
from curate.model import Format, Importance

_LINE = re.compile(r"\s{0,3}([A-Z][A-Z0-9])(?:  - ?|\s{0,3}-(?:\s|$))(.*)")
_TAGS = frozenset(
    re.findall(
        r"\w+",
        "TY ER A1 A2 A3 A4 AB AD AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CP CT CY DA DB DO"
        " DP ED EP ET ID IS J1 J2 JA JF JO KW L1 L2 L3 L4 LA LB LK M1 M2 M3 N1 N2 NV OP PB PP"
        " PY RI RN RP SE SN SP ST T1 T2 T3 TA TI TT U1 U2 U3 U4 U5 UR VL VO Y1 Y2",
    )
)
"""What a line may begin with; others, as in `UK - and the rest`, go on with the line before."""
_BEGINS = re.compile(r"^\s{0,3}TY\s{0,3}-\s{0,3}[A-Z]", re.MULTILINE)
_FORMATS = {
    **dict.fromkeys(("VIDEO", "MPCT", "ADVS", "TELE"), Format.WATCH),
    **dict.fromkeys(("SOUND", "AUDIO", "MUSIC", "PODCAST"), Format.LISTEN),
}
_IMPORTANCES = {importance.value: importance for importance in Importance}
_OF_A_PERIODICAL = frozenset(("JOUR", "EJOUR", "JFULL", "MGZN", "NEWS", "BLOG", "INPR", "ABST"))
_OF_A_CATALOGUE = re.compile(
    r"(?:export date|cited by|accession number|date revised|date of electronic|publication type"
    r"|correspondence address|cited references|references?|coden|id|doi|pmid|times cited|language"
    r"|publisher|source|document type|record number|call number)\b ?[:(].*",
    re.IGNORECASE,
)
"""Notes that are of a catalogue, and nobody's."""

Record = dict[str, list[str]]


def looks_like(source: Source) -> bool:
    """Whether a source has the line that a reference begins with."""
    beginning = source.beginning
    return _BEGINS.search(beginning) is not None or begins_tagged(beginning.lstrip("\ufeff"))


def read(source: Source) -> Reading:
    """Read references: titles, addresses, authors, days, keywords, notes."""
    reading = Reading()
    endless = 0
    for line, record, ended in _records(as_ris(source.text)):
        endless += not ended
        candidate = _candidate(record, f"line {line}")
        if candidate.title or candidate.url:
            reading.candidates.append(candidate)
        else:
            what = " ".join((*record["TY"][:1], *record["ID"][:1])) or "a reference"
            left = LeftOut(what, "a reference without title and address", candidate.where)
            reading.left_out.append(left)
    if not reading.candidates and not reading.left_out:
        raise UnreadableError("It is no RIS: no line in it begins a reference.")
    if endless:
        count = "1 reference is" if endless == 1 else f"{endless} references are"
        reading.remarks.append(f"{count} not ended (ER), and taken all the same.")
    return replace(reading, candidates=told_apart(reading.candidates))


def _records(text: str) -> Iterator[tuple[int, Record, bool]]:
    """Yield each reference: the line that it begins in, its tags, and whether it is ended.

    What stands before the first and between two belongs to none.
    """
    read: list[tuple[str, list[str]]] | None = None
    begun = 0
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        found = _LINE.match(line)
        tag = found[1] if found and found[1] in _TAGS else ""
        if tag == "TY":
            if read is not None:
                yield begun, _record(read), False
            read, begun = [], number
        elif tag == "ER" and read is not None:
            yield begun, _record(read), True
            read = None
        if read is None:
            continue
        if found and tag:
            read.append((tag, [found[2]]))
        elif read[-1][0] == "KW":
            read.append(("KW", [line]))
        else:
            read[-1][1].append(line)
    if read is not None:
        yield begun, _record(read), False


def _record(read: Iterable[tuple[str, list[str]]]) -> Record:
    """Gather the values of each tag; the lines of one that goes on are its lines."""
    record: Record = defaultdict(list)
    for tag, lines in read:
        value = "\n".join(line.strip() for line in lines).strip()
        if value:
            record[tag].append(value)
    return record


def _candidate(record: Record, where: str) -> Candidate:
    """Make a candidate of a reference."""
    type_ = "".join(record["TY"][:1]).upper()
    title = _first(record, "TI", "T1", "CT", "BT", "ST", "TT")
    containers = ("T2", "JO", "JF", "JA", "J2", "BT")
    is_of_periodical = type_ in _OF_A_PERIODICAL
    publishers = (*containers, "PB") if is_of_periodical else ("PB", *containers, "DP")
    names = next(filter(None, (_all(record, *tags) for tags in (("AU", "A1"), ("A2", "ED")))), [])
    importance = _first(record, "U1").lower()
    ours, notes = noted_by_us(_notes(record))
    as_text = plain if ours is None else str
    keywords = _keywords(record["KW"]) if ours is None else record["KW"]
    candidate = Candidate(
        id=own_id(_first(record, "ID")) if ours else None,
        title=" ".join(as_text(title or _first(record, "T2")).split()),
        url=address_of(*_all(record, "UR", "LK", "DO", "L2", "L1", "L3", "M3")),
        format=_FORMATS.get(type_),
        themes=tuple((keyword,) for keyword in keywords),
        importance=_IMPORTANCES.get(importance),
        authors=tuple(
            dict.fromkeys(first_name_first(one) for name in names for one in name.split(";") if one)
        ),
        publisher=_first(record, *publishers) or None,
        published=_published(record),
        added=day_of(_first(record, "Y2").strip("/")) if type_ in ("ELEC", "BLOG") else None,
        summary=_summary([*map(as_text, _all(record, "AB", "N2")), *map(plain, notes)], title),
        where=where,
    )
    return with_what_is_noted(candidate, notes, ours)


def _all(record: Record, *tags: str) -> list[str]:
    """Give the values of some tags."""
    return [value for tag in tags for value in record[tag]]


def _first(record: Record, *tags: str) -> str:
    """Give the first value of some tags, on one line."""
    return next((" ".join(value.split()) for value in _all(record, *tags)), "")


def _published(record: Record) -> str | None:
    """Give the most exact of the dates that a reference says, the earlier tag first."""
    dates = [found for one in _all(record, "PY", "Y1", "DA") if (found := published_of(one))]
    exact = (one for one in dates if one[:4] == dates[0][:4])
    return max(exact, key=len, default=None)


def _keywords(values: Iterable[str]) -> list[str]:
    """Give keywords: each line one, or several between semicolons or commas."""
    values = list(values)
    if len(values) == 1:
        values = re.split(";" if ";" in values[0] else ",", values[0])
    else:
        values = [one for value in values for one in value.split(";")]
    return [" ".join(one.split()) for one in values if one.strip()]


def _summary(texts: Iterable[str], title: str) -> str | None:
    """Give what is said of a reference: its abstract, and what somebody noted."""
    said = (one.strip() for one in texts)
    return "\n".join(dict.fromkeys(one for one in said if one != title)) or None


def _notes(record: Record) -> list[str]:
    """Give what somebody noted with a reference, but what a catalogue says."""
    notes = _all(record, "N1", "RN")
    return [one for one in notes if not _OF_A_CATALOGUE.fullmatch(one.replace("\n", " "))]

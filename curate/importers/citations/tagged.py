"""Web of Science and PubMed, which write references line by line as RIS does, to RIS."""

import re
from collections.abc import Iterator

_WEB_OF_SCIENCE = re.compile(r"(?:FN [^\n]*\r?\n)?(?:VR [^\n]*\r?\n)?PT [A-Z]\r?\n")
_PUBMED = re.compile(r"PMID- ?[0-9]+\s*\r?\n")
_ENDS = re.compile(r"\r\n|\r|\n")
_LINE = re.compile(r"([A-Z][A-Z0-9]{1,3})(?: *-(?: |$)| |$)(.*)", re.DOTALL)
_TAGS_OF_SCIENCE = {
    **{"AF": "AU", "TI": "TI", "SO": "T2", "PY": "PY", "DI": "DO", "DE": "KW", "AB": "AB"},
    **{"PU": "PB", "ER": "ER", "BE": "ED"},
}
_TAGS_OF_PUBMED = {
    **{"TI": "TI", "BTI": "BT", "AB": "AB", "FAU": "AU", "CN": "AU", "JT": "T2"},
    **{"OT": "KW", "PB": "PB"},
}
_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_IGNORED = "C8"
"""A tag of RIS that is read by nobody here."""
_DOI = re.compile(r"(10\.\S+) \[doi\]")


def begins_tagged(beginning: str) -> bool:
    """Whether a text begins as an export of Web of Science or PubMed does."""
    return bool(_WEB_OF_SCIENCE.match(beginning) or _PUBMED.match(beginning))


def as_ris(text: str) -> str:
    """Give references of Web of Science or PubMed as RIS, line by line; other text as it is."""
    beginning = text[:400].lstrip("\ufeff \r\n")
    if not begins_tagged(beginning):
        return text
    lines = _ENDS.split(text.lstrip("\ufeff"))
    return "\n".join((_of_science if _WEB_OF_SCIENCE.match(beginning) else _of_pubmed)(lines))


def _of_science(lines: list[str]) -> Iterator[str]:
    """Yield each line: names in full stand on a line each, without their tag from the second."""
    tag = ""
    for line in lines:
        found = _LINE.match(line)
        if found is None:
            yield f"AU  - {line.strip()}" if tag == "AF" else f"   {line.strip()}"
            continue
        tag, said = found[1], found[2]
        if tag == "PT":
            yield f"TY  - {'JOUR' if said.strip() == 'J' else 'BOOK'}"
        else:
            yield f"{_TAGS_OF_SCIENCE.get(tag, _IGNORED)}  - {said}"


def _of_pubmed(lines: list[str]) -> Iterator[str]:
    """Yield each line; an empty one ends a reference."""
    open_ = False
    for line in lines:
        found = _LINE.match(line)
        if found is None:
            yield f"   {line.strip()}" if line.strip() or not open_ else "ER  - "
            open_ = open_ and bool(line.strip())
            continue
        tag, said = found[1], found[2]
        doi = _DOI.search(said) if tag in ("LID", "AID") else None
        if tag == "PMID":
            yield "TY  - JOUR"
            open_ = True
        elif tag == "DP":
            yield f"PY  - {_day(said)}"
        elif doi:
            yield f"DO  - {doi[1]}"
        else:
            yield f"{_TAGS_OF_PUBMED.get(tag, _IGNORED)}  - {said}"
    if open_:
        yield "ER  - "


def _day(said: str) -> str:
    """Give a date of PubMed, `2020 Mar 5`, as RIS has it; of a span, its beginning."""
    year, month, day = (*said.split()[:3], "", "", "")[:3]
    number = _MONTHS.find(month[:3].lower()) // 3 + 1 if len(month) >= 3 else 0
    if not number:
        return year
    return (
        f"{year}/{number:02}/{int(day):02}"
        if day.isdecimal() and len(day) < 3
        else f"{year}/{number:02}"
    )

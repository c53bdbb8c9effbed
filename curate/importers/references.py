"""What the exports of reference managers have in common: names of people, DOIs, arXiv."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from curate.addresses import is_of_web, same_address
from curate.duplicates import same_title
from curate.importers.candidates import Candidate
from curate.importers.our_words import OurWords, our_words
from curate.importers.texts import plain
from curate.theme_names import SEPARATOR, is_theme_id
from curate.times_in_text import time_in

LONGEST_NOTE = 120
"""Characters of a note in which a time is looked for."""
_DOI = re.compile(
    r"(?:doi:?\s*|(?:https?://)?(?:dx\.)?doi\.org/)?(10\.[0-9]{4,9}/\S+)", re.IGNORECASE
)
_ARXIV = re.compile(
    r"(?:arxiv:?\s*)?([0-9]{4}\.[0-9]{4,5}(?:v[0-9]+)?|[a-z.-]+/[0-9]{7})", re.IGNORECASE
)


def first_name_first(name: str) -> str:
    """Turn `Last, First` and `Last, Jr, First` round; any other name stays."""
    parts = [" ".join(part.split()) for part in name.split(",")]
    if len(parts) == 2:
        parts = [parts[1], parts[0]]
    elif len(parts) == 3:
        jr_behind = re.fullmatch(r"(?:[JS]r\.?|[IVX]+|[0-9]\w*)", parts[2])
        last, jr, first = parts if not jr_behind else (parts[0], parts[2], parts[1])
        parts = [first, last, jr]
    else:
        parts = [" ".join(name.split())]
    return " ".join(filter(None, parts))


def address_of(*said: str | None) -> str | None:
    """Give the first address in what a reference says: one of the web, or a DOI as one."""
    for text in said:
        words = (text or "").split()
        if not words:
            continue
        if is_of_web(words[0]):
            return words[0].rstrip(";,")
        doi = _DOI.match(" ".join(words))
        if doi:
            return f"https://doi.org/{doi[1].rstrip(';,.')}"
        if words[0].lower().startswith("www."):
            return f"https://{words[0]}"
    return None


def arxiv_address(said: str) -> str | None:
    """Give the address of a paper on arXiv; None where a text is no number of one."""
    found = _ARXIV.fullmatch(said.strip())
    return f"https://arxiv.org/abs/{found[1]}" if found else None


def told_apart(references: Sequence[Candidate]) -> list[Candidate]:
    """Give references such that none has the address of another: of several, the first keeps it.

    Chapters of a book often have only that of the book; what has the same title is the same. What
    has an id of ours keeps its address: a curator has seen it. The
    times in abstracts are those of what was studied, so none is how long a reference takes.
    """
    owners: dict[str, str] = {}
    apart = []
    for one in references:
        title = same_title(one.title)
        if (
            one.id is None
            and one.url
            and owners.setdefault(same_address(one.url), title) != title
            and title
        ):
            one = replace(one, url=None)
        apart.append(replace(one, is_timed=False))
    return apart


def noted_by_us(notes: Iterable[str]) -> tuple[OurWords | None, list[str]]:
    """Read the note that `export` writes, and give the others.

    With it, title and abstract of a reference are plain text, and no HTML.
    """
    read = [(our_words(plain(note).strip()), note) for note in notes]
    ours = next((words for words, _ in read if words), None)
    return ours, [note for words, note in read if words is None]


def with_what_is_noted(one: Candidate, notes: Iterable[str], ours: OurWords | None) -> Candidate:
    """Give a reference the length that somebody noted with it: `Talk, 47 min`; or what is `ours`.

    A long note is an abstract by another name. In what is ours a theme without a title goes by
    its id, which says what it is nested in.
    """
    if ours is not None:
        one = replace(one, themes=tuple(map(_nested, one.themes)))
        said = {key: value for key, value in ours._asdict().items() if value is not None}
        return replace(one, **{**said, "minutes": ours.minutes, "parts": ours.parts})
    short = [note for note in notes if len(note) <= LONGEST_NOTE]
    time = next(filter(None, map(time_in, short)), None)
    if time is None or one.minutes is not None:
        return one
    format_ = one.format or time.format
    return replace(one, minutes=time.minutes, parts=time.parts, format=format_)


def _nested(theme: tuple[str, ...]) -> tuple[str, ...]:
    """Give the path of a theme that goes by its id, such as `equity/race`; else the theme."""
    return tuple(theme[0].split(SEPARATOR)) if is_theme_id(theme[0]) else theme

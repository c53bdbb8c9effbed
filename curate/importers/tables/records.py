"""What a row or a record says, by what each field of it says, to a candidate."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from curate import vocabulary
from curate.durations import Length
from curate.field_names import Says
from curate.importers.candidates import Candidate
from curate.importers.dates import day_of, published_of
from curate.importers.formats import format_of
from curate.importers.tables import values
from curate.importers.tables.lengths import IN_SECONDS, length_of
from curate.importers.texts import plain, word_count
from curate.model import Format, Status

Said = Mapping[Says, Sequence[Any]]
"""The values of a record that are not empty, by what they say, the plainest first."""
_A_DATE = re.compile("[1-9][./-][0-9]")
"""What is a date, though nobody may know of which day, as in `3/4/2021`."""
LEAST_OF_TEXT = 150
"""Words of a whole text; what is shorter may be a teaser, and is not counted."""

_NOT_HAD = ("can't retrieve contents for this article", "unable to retrieve full-text content")
"""What stands for a text that a program could not fetch."""


@dataclass(frozen=True)
class Manner:
    """How a source writes."""

    between_tags: str | None = None
    """What stands between tags, where they do not tell it themselves."""
    books: bool = False
    """Whether all of it are books."""


def candidate_of(said: Said, where: str, manner: Manner) -> Candidate | None:
    """Make a candidate of a record; None where it has neither title nor address."""
    title, url = _title_and_address(said)
    if not title and not url:
        return None
    length = _length(said)
    status, on = _status(said, manner)
    format_, media_type = _format(said, manner)
    added = _first(said, Says.ADDED, day_of) or _first(said, Says.TIME, day_of)
    return Candidate(
        title=title,
        url=url or None,
        format=format_,
        media_type=media_type,
        minutes=length.minutes if length else None,
        parts=_parts(said) if length is None or length.parts == 1 else length.parts,
        words=_words(said, counted=length is None),
        themes=_themes(said, manner, status),
        level=_first(said, Says.LEVEL, vocabulary.level),
        importance=_first(said, Says.IMPORTANCE, vocabulary.importance),
        authors=tuple(name for one in said.get(Says.AUTHORS, ()) for name in values.people(one)),
        publisher=_publisher(said),
        published=_first(said, Says.PUBLISHED, published_of_any),
        added=added,
        summary=_summary(said),
        status=status,
        on=on,
        private=_first(said, Says.PRIVATE, vocabulary.yes) is True
        or "no" in said.get(Says.SHARED, ()),
        where=where,
    )


def _first(said: Said, says: Says, read: Any) -> Any:
    """Give what is first read from the values that say something; None where nothing is."""
    for value in said.get(says, ()):
        found = read(value)
        if found is not None and found != "":
            return found
    return None


def _title_and_address(said: Said) -> tuple[str, str]:
    """Give the title, unless it is the address itself, and the address."""
    title = _first(said, Says.TITLE, values.text) or ""
    addresses = [one for one in map(values.address, said.get(Says.URL, ())) if one]
    url = next((one for one in addresses if ":" in one), addresses[0] if addresses else "")
    doi = _first(said, Says.DOI, values.text)
    if not url and doi:
        url = doi if "://" in doi else f"https://doi.org/{doi.removeprefix('doi:').strip()}"
    return "" if title == url else title, url


def published_of_any(value: Any) -> str | None:
    """Give the date on which something was published, however a source writes it."""
    if isinstance(value, float):
        value = int(value) if value < 10**15 else None
    if isinstance(value, (int, str)) and not isinstance(value, bool):
        return published_of(value) or day_of(value)
    return None


def _length(said: Said) -> Length | None:
    """Give the first length that a record states."""
    return next(filter(None, (_length_in(said, says) for says in (*IN_SECONDS, Says.TIME))), None)


def _length_in(said: Said, says: Says) -> Length | None:
    lengths = (length_of(value, says) for value in said.get(says, ()))
    return next(filter(None, lengths), None)


def _parts(said: Said) -> int | None:
    """Give the number of parts that a record says; 1 where it says nothing of parts."""
    count = _first(said, Says.PARTS, values.number)
    return int(count) if count and count >= 1 else 1


def _words(said: Said, *, counted: bool) -> int | None:
    """Give the words that a record says; else, if they are wanted, those of its whole text."""
    stated = _first(said, Says.WORDS, values.number)
    if stated:
        return int(stated)
    if not counted:
        return None
    whole = _first(said, Says.TEXT, values.text)
    if not whole or len(whole) <= LEAST_OF_TEXT or not was_had(whole):
        return None
    words = word_count(plain(whole))
    return words if words and words >= LEAST_OF_TEXT else None


def was_had(whole: str) -> bool:
    """Whether a whole text is one, and not what a program says that could not fetch it."""
    return not any(said in whole[:2_000] for said in _NOT_HAD)


def _status(said: Said, manner: Manner) -> tuple[Status | None, str | None]:
    """Give how far the reader is, and the day on which that was so."""
    on = _first(said, Says.FINISHED, day_of)
    done = _first(said, Says.DONE, vocabulary.yes)
    if done is None and on is None:
        on = _first(said, Says.DONE, day_of)
    finished = on or any(_A_DATE.search(str(one)) for one in said.get(Says.FINISHED, ()))
    found = _first(said, Says.STATUS, vocabulary.status) or _first(
        said, Says.DONE, vocabulary.status
    )
    if found is None:
        shelves = filter(vocabulary.is_everybodys, said.get(Says.FOLDER, ()))
        found = next(filter(None, map(vocabulary.status, shelves)), None)
    if found not in (Status.STARTED, Status.SKIPPED) and (done or (finished and not manner.books)):
        return Status.DONE, on
    if found in (None, Status.TODO):
        progress = _first(said, Says.PROGRESS, _fraction)
        if progress:
            return (Status.DONE if progress >= 1 else Status.STARTED), on
    if found is None and (done is False or _first(said, Says.UNREAD, vocabulary.yes)):
        found = Status.TODO
    return found, on


def _fraction(value: Any) -> float | None:
    """Read how far somebody is: `0.4`, `40`, `40%`; 1 is all of it."""
    if isinstance(value, str) and value.endswith("%"):
        percent = values.number(value[:-1])
        return None if percent is None else percent / 100
    found = values.number(value)
    return found if found is None or found <= 1 else found / 100


def _format(said: Said, manner: Manner) -> tuple[Format | None, str | None]:
    """Give the format, and the media type where a record has one."""
    format_, media_type = None, None
    for value in said.get(Says.FORMAT, ()):
        if isinstance(value, str) and value.count("/") == 1:
            media_type = media_type or value.strip()
        format_ = format_ or vocabulary.format_(value)
    taken = {Says.WATCHING: Format.WATCH, Says.LISTENING: Format.LISTEN}
    said_by_time = next((taken[says] for says in taken if _length_in(said, says)), None)
    if said_by_time and not format_ and not _length_in(said, Says.MINUTES):
        of_address = format_of(_title_and_address(said)[1], media_type)
        format_ = None if of_address else said_by_time
    return format_ or (Format.READ if manner.books else None), media_type


def _themes(said: Said, manner: Manner, status: Status | None) -> tuple[tuple[str, ...], ...]:
    """Give folders and tags; what says how far a book is, is no theme."""
    paths = [path for one in said.get(Says.FOLDER, ()) for path in values.folders(one)]
    for one in said.get(Says.TAGS, ()):
        paths += [(tag,) for tag in values.parts_of(one, manner.between_tags)]
    if manner.books and status is not None:
        paths = [path for path in paths if vocabulary.status(path[0]) is None]
    return tuple(dict.fromkeys(paths))


def _publisher(said: Said) -> str | None:
    """Give who published it; a mere host without its `www.`, and no address."""
    for value in said.get(Says.PUBLISHER, ()):
        name = values.text(value).removeprefix("www.")
        if name and "://" not in name:
            return name
    return None


def _summary(said: Said) -> str | None:
    """Give what is said of it, and what its reader noted."""
    found = [text for value in said.get(Says.SUMMARY, ()) for text in values.texts(value)]
    return values.joined(plain(one).strip() for one in found)

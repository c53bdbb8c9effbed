"""Lines that stand alone among resources: headings, the title of the list, remarks on it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from re import IGNORECASE, fullmatch, search

from curate.importers.candidates import LeftOut
from curate.importers.lists.cited import reference
from curate.importers.lists.lines import Line, Titled
from curate.resource_wording import NAMES_SHOWN, named
from curate.times_in_text import time_in
from curate.wording import quoted

MOST_OF_HEADING = 60
"""Characters."""
_ON_THE_LIST = (
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?![\w/])|©|\bcopyright\b|\ball rights reserved\b"
    r"|^\W*(?:last )?(?:updated|revised)\b|\b(?:please|to) (?:e-?mail|contact|get in touch)\b"
)
"""What a line says that is of the list itself: whom to write to, since when it is as it is."""
_GREETING = (
    r"(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|liebe[r]?|bonjour|hola)"
    r"(?:(?: [\w'’.-]+){0,4} ?[,!]|,? (?:all|both|everyone|everybody|team|folks|colleagues))"
)
_SIGN_OFF = (
    r"(?:(?:many|with|warm) )?thanks(?: (?:again|so much|in advance|all|everyone))*"
    r"(?: and \w+ regards)?|thank you|(?:with )?(?:(?:best|kind|kindest|warm|warmest) )*"
    r"(?:wishes|regards)|best(?=,)|cheers"
    r"|all (?:the )?best|(?:yours )?(?:sincerely|faithfully|truly)|viele grüße|liebe grüße|mfg"
    r"|mit freundlichen grüßen|cordialement|saludos"
)
_AFTER_IT = r"sent from my [\w ]+"
_TELEPHONE = r"[^\d+]{0,12}\+?\d[\d\s()/.|+-]{6,}(?:\D{0,12})"
_SIGNED = rf"(?:{_SIGN_OFF})[,.!]*"
_OF_A_LETTER = rf"{_GREETING}|{_SIGNED}|{_AFTER_IT}\.?|{_TELEPHONE}"
"""What a line of the letter around a list is."""
_HEADER = r"(?:from|to|cc|bcc|sent|date|subject|reply-to|von|an|gesendet|betreff|de|objet)\s*:.*"
_MOST_OF_INTRODUCTION = 3
"""Words of a line with a colon that may be a heading; more say what follows."""
SEVERAL = 2
"""Resources below a line, for it to be a heading whatever others are."""
_MOST_OF_LINE = 140
"""Characters of a line that is asked for a time: in longer ones it is said of something."""
REMARK = "a remark on the list"
_TITLE = "the title of the list"


def is_remark(text: str) -> bool:
    """Whether a line is on the list itself, or of the letter around it.

    It has an address for mail or a notice of rights, is a greeting, or a telephone number.
    """
    if search(_ON_THE_LIST, text, IGNORECASE) is not None:
        return True
    return fullmatch(_OF_A_LETTER, text.strip(), IGNORECASE) is not None


def without_letter(lines: Sequence[Line]) -> tuple[list[Line], list[LeftOut]]:
    """Take off the lines that are of a letter around a list: its head, greetings, the signature.

    Where no line has an address or a time, nobody can tell these from titles.
    """
    if all(map(_is_alone, lines)):
        return list(lines), []
    of_it = _head(lines)
    for place, line in enumerate(lines):
        if not _is_alone(line):
            continue
        if fullmatch(_SIGNED, line.whole, IGNORECASE):
            of_it |= {place, *_signature(lines, place + 1)}
        elif fullmatch(_OF_A_LETTER, line.whole, IGNORECASE):
            of_it.add(place)
    first = next((at for at, one in enumerate(lines) if not _is_alone(one)), 0)
    if any(place < first for place in of_it):  # what it says before the list
        of_it |= {place for place in range(first) if _introduces(lines[place])}
    kept = [
        replace(line, apart=line.apart or place - 1 in of_it)
        for place, line in enumerate(lines)
        if place not in of_it
    ]
    return kept, [
        LeftOut(lines[place].whole, REMARK, _where(lines[place])) for place in sorted(of_it)
    ]


def _head(lines: Sequence[Line]) -> set[int]:
    """Give the places of the lines that a letter begins with: `From: …`, `Subject: …`."""
    head = takewhile(
        lambda one: not one[1].address and fullmatch(_HEADER, one[1].whole, IGNORECASE),
        enumerate(lines),
    )
    return {place for place, _ in head}


def _signature(lines: Sequence[Line], start: int) -> range:
    """Give the places below a sign-off: all to the end, or to the first that is set apart."""
    end = next((at for at in range(start, len(lines)) if not _is_alone(lines[at])), len(lines))
    if end < len(lines):
        end = next((at for at in range(start + 1, end) if lines[at].apart), end)
    return range(start, end)


def _introduces(line: Line) -> bool:
    many = len(line.whole.split()) > _MOST_OF_INTRODUCTION
    return line.apart and many and line.whole.endswith((":", "."))


def _is_alone(line: Line) -> bool:
    timed = len(line.whole) <= _MOST_OF_LINE and time_in(line.whole) is not None
    return not (line.address or line.item or timed)


def has_time(entry: Titled) -> bool:
    """Whether a time is known, in a line of its own or in that of the title."""
    return entry.time is not None or time_in(entry.title.whole) is not None


def told_apart(entries: Sequence[Titled]) -> tuple[list[Titled], list[LeftOut], list[str]]:
    """Tell resources from the lines alone that are none; say which are left out, or headings.

    A line alone is a heading where several resources stand below it, or right below it those
    with bullets; beside such a heading another may have a single one. Where resources stand above
    the first of these, it is one of them, as nobody can tell.
    """
    surely = any(map(_has_facts, entries))
    of_list = [_is_on_the_list(one, surely=surely) for one in entries]
    out = [_remark(one) for one, is_out in zip(entries, of_list, strict=True) if is_out]
    rest = [one for one, is_out in zip(entries, of_list, strict=True) if not is_out]
    headings = _headings(rest)
    if not headings:
        return rest, out, []
    if headings[0] == 1:
        out.insert(0, LeftOut(rest[0].title.whole, _TITLE, _where(rest[0].title)))
    resources: list[Titled] = []
    under: tuple[str, ...] = ()
    for place, one in enumerate(rest):
        if place in headings:
            under = (one.title.whole.rstrip(":"),)
        elif place >= headings[0]:
            one.themes = () if one.title.themes else under
            resources.append(one)
    return resources, out, [_on_headings([rest[place].title.whole for place in headings])]


def _headings(entries: Sequence[Titled]) -> list[int]:
    """Give the places of headings; the first is the first of all, or below the title."""
    if not any(map(_has_facts, entries)):
        return []
    lone = [place for place, one in enumerate(entries) if _is_lone(one)]
    edges = pairwise((*lone, len(entries)))
    below = {place: entries[place + 1 : end] for place, end in edges}
    sure = [place for place, some in below.items() if len(some) >= SEVERAL or _are_items(some)]
    headings = [place for place, some in below.items() if some] if sure else []
    first = headings[0] if headings else 0
    is_titled = first == 1 and not _has_facts(entries[0]) and not entries[0].title.item
    return headings if first == 0 or is_titled else []


def _are_items(entries: Sequence[Titled]) -> bool:
    return any(one.title.item for one in entries[:1])


def _is_on_the_list(entry: Titled, *, surely: bool) -> bool:
    """Whether a line alone is a remark; a greeting may be a title where none has an address."""
    text = entry.title.whole
    is_one = is_remark(text) if surely else search(_ON_THE_LIST, text, IGNORECASE) is not None
    return not _has_facts(entry) and is_one


def _has_facts(entry: Titled) -> bool:
    return bool(entry.address) or has_time(entry) or reference(entry.title.text) is not None


def _is_lone(entry: Titled) -> bool:
    """Whether a line alone may be a heading: in plain text, where nothing else says so."""
    title = entry.title
    may_be = title.title is None and title.number > 0
    short = len(title.whole) <= MOST_OF_HEADING
    return may_be and short and not (title.item or entry.lines or _has_facts(entry))


def _remark(entry: Titled) -> LeftOut:
    return LeftOut(entry.title.whole, REMARK, _where(entry.title))


def _where(line: Line) -> str:
    return f"line {line.number}" if line.number else ""


def _on_headings(names: Sequence[str]) -> str:
    """Say which lines are taken as headings: nobody said so."""
    which = "a line alone is taken as a heading" if len(names) == 1 else "lines alone are headings"
    return f"{which}: {named([*map(quoted, names[:NAMES_SHOWN])], len(names))}"

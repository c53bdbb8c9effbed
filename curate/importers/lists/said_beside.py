"""What is said beside a title in a few words, told apart from it and from all else."""

from re import Match, finditer, fullmatch, match, split, sub

from curate import vocabulary
from curate.importers.lists.cited import SEPARATORS, unquoted
from curate.importers.lists.few_words import NOTHING, Facts, facts_of, first_of
from curate.model import Format
from curate.times_in_text import StatedTime, time_in

_SENTENCE = r"(?<!approx)(?<!\bca)(?<!\best)\.\s+(?=[^\Wa-z])"
_BLANKS = r"(?:(?<!\s)\s+)"
"""All that stand together: from each of many on, the rest would be read again."""
_BETWEEN = rf"({_BLANKS}[-–—]+(?=\s)|–(?=\s)|{_BLANKS}?[—|·•;\n]|{_SENTENCE})"
"""What surely stands between two things that are said."""
_WITHIN = rf"({_BLANKS}?[,/]\s*|{_BLANKS}[+&]\s+|:\s+|{_BLANKS}(?:and|und|et|y)\s+)"
"""What stands between words that may belong together."""
_BRACKETS = (
    rf"(?P<gap>{_BLANKS}?)(?P<open>`?[(\[]|`)(?P<inner>[^()\[\]`]{{1,80}})(?P<close>[)\]]`?|`)"
)
_PART = r"\s*\([^()]*[0-9][^()]*\)"
"""What a title has in brackets to tell it from others: `(part 2)`."""
_AROUND_A_TIME = "([`*_ )]"
_PICTURES = {
    Format.WATCH: "🎥🎬📹📺🎞📽",
    Format.LISTEN: "🎧🎙🎤📻🔊",
    Format.READ: "📖📚📄📰📕📗📘📙📝",
}


def facts_in(text: str) -> tuple[Facts, str]:
    """Take out of a text what it says in a few words between marks, in any order; give the rest.

    `15 min - essential` and `(book, approx 4 hours)` leave nothing, `On care; 5 min` leaves
    `On care`. Without such words, a time that the text states elsewhere is taken.
    """
    taker = _Taker()
    text = sub(_BRACKETS, taker.of_brackets, text)
    rest = taker.of_pieces(text)
    facts = taker.facts
    if facts.time is None:
        time, rest = without_time(rest)
        facts = facts._replace(time=time)
    return facts, rest.strip()


def title_and_facts(text: str, *, linked: bool = False) -> tuple[str, Facts, str]:
    """Tell a title from the few words behind it, and from what else is said behind these.

    `Bells - 15 min - essential` is `Bells`. What begins the text is of its title, unless an
    address is `linked` to it: then `Podcast: How to listen` is a podcast.
    """
    if linked:
        facts, rest = facts_in(text)
        if facts and not rest.strip(SEPARATORS):
            return "", facts, ""
    known, text = label_of(text, colon=linked)
    text, _, more = text.partition("\n")
    ahead, text = _time_ahead(text)
    text, behind = _before_a_time(text)
    pieces = split(_BETWEEN, text)
    title, said = pieces[0], pieces[1:]
    taker = _Taker(first_of(known, ahead))
    while said and not taker.would_take(said[1]):
        title += "".join(said[:2])
        said = said[2:]
    title = taker.of_end(title)
    facts, rest = facts_in("".join((*said, behind)))
    part = match(_PART, rest) if behind and not said else None
    if part:
        title, rest = f"{title} {part[0].strip()}", rest[part.end() :]
    return (
        unquoted(title.rstrip(": \t")),
        first_of(taker.facts, facts),
        "\n".join(filter(None, (*taker.said, without_brackets(rest.strip(SEPARATORS)), more))),
    )


def _time_ahead(text: str) -> tuple[Facts, str]:
    """Take a time off the beginning of a text: `15 min: Bells`, `(15 min) Bells`, `1 h – Bells`."""
    found = fullmatch(
        rf"(?:{_BRACKETS}|(?P<time>[^:–—|-]{{2,24}}?)(?::|\s[–—|-]))\s+(?P<rest>.+)", text
    )
    facts = facts_of(found["inner"] or found["time"]) if found else None
    if found is None or facts is None or facts.time is None:
        return NOTHING, text
    return facts, found["rest"]


def _before_a_time(text: str) -> tuple[str, str]:
    """Cut a text before brackets with a time, as behind a title; the rest begins so."""
    for found in finditer(_BRACKETS, text):
        facts = facts_of(found["inner"], year=True) if found.start() else None
        ends = match(r"\s*(?:$|\W)", text[found.end() :])
        if (facts and facts.time) or (found.start() and ends and _says_a_time(found["inner"])):
            open_ = text[: found.start()].count("(") > text[: found.start()].count(")")
            start = text.rindex("(", 0, found.start()) if open_ else found.start()
            return text[:start], text[start:]
    return text, ""


def _says_a_time(text: str) -> bool:
    """Whether a time is among what a text says between marks."""
    pieces = (part for piece in split(_BETWEEN, text)[::2] for part in split(_WITHIN, piece)[::2])
    return any((one := facts_of(piece)) is not None and one.time for piece in pieces)


def without_brackets(text: str) -> str:
    """Give what is said without brackets around all of it."""
    return sub(r"^\(([^()]*)\)$", r"\1", text)


def title_linked(text: str) -> tuple[str, Facts, str]:
    """Tell the title that a link shows from its kind before it, and what is in brackets behind.

    What is in these beside a time, and is no fact, is the last: `TED` of `Bells (TED, 8 min)`.
    """
    known, text = label_of(text, colon=True)
    taker = _Taker(known)
    title = taker.of_brackets_behind(text)
    return unquoted(title), taker.facts, "\n".join(taker.said)


def kind_before(text: str) -> tuple[Facts, str]:
    """Take out of what stands before a link what it says in a few words: `Read:`, `6 x 10 min:`."""
    format_ = vocabulary.format_(sub(rf"{_BLANKS}(?:to|this)\W*$", "", text))
    if format_ is not None:
        return Facts(format=format_), ""
    known, text = label_of(text.strip(), colon=False)
    facts, rest = facts_in(text)
    return first_of(known, facts), rest


def label_of(title: str, *, colon: bool) -> tuple[Facts, str]:
    """Take the kind of thing off the beginning of a title: `[Video] Bells`, `🎧 Bells`.

    With a `colon`, `Video: Bells` is one, too. Without an address beside it that may be the
    title of something (`Video: the new literacy`), and so it may be where it goes on in lower
    case: these stay as they are.
    """
    for format_, pictures in _PICTURES.items():
        if title and title[0] in pictures:
            return Facts(format=format_), title[1:].lstrip("\ufe0f ")
    found = fullmatch(
        r"[\[(【](?P<kind>[^\[\]()【】]{3,20})[\])】]\W?\s*(?P<title>\w.*|[\"'“‘«].*)", title
    )
    if found is None and colon:
        found = fullmatch(
            r"(?P<kind>[^\W\d][\w -]{2,18}):\s+(?P<title>[^\Wa-z].*|[\"'“‘«].*)", title
        )
    kind = vocabulary.format_(found["kind"]) if found else None
    if found is None or kind is None:
        return NOTHING, title
    return Facts(format=kind), found["title"]


def without_time(text: str) -> tuple[StatedTime | None, str]:
    """Find the time that a text says, and give it without that."""
    found = time_in(text)
    if found is None:
        return None, text
    span = text[found.start : found.end]
    before = text[: found.end - len(span.lstrip(_AROUND_A_TIME))]
    behind = text[found.start + len(span.rstrip(_AROUND_A_TIME)) :]
    outer, open_, first = before.rpartition("(")
    last, close, after = behind.partition(")")
    if open_ and close and not set("()") & set(first + last):
        kept = ", ".join(filter(None, (first.strip(" ,;"), last.strip(" ,;"))))
        return found, f"{outer}({kept}){after}".strip() if kept else _joined(outer, after)
    return found, _joined(before, behind)


def _joined(before: str, behind: str) -> str:
    return f"{before.rstrip('[(`*_ ')} {behind.lstrip('])`*_ ')}".strip()


class _Taker:
    """Takes facts out of pieces of a text, one after the other."""

    def __init__(self, facts: Facts = NOTHING) -> None:
        self.facts = facts
        self.said: list[str] = []
        """What is in brackets behind a title beside a time, and is none of these."""

    def would_take(self, piece: str) -> bool:
        """Whether a piece is nothing but facts."""
        found = facts_of(piece)
        return found is not None and self.facts.agrees(found)

    def of_brackets(self, found: Match[str]) -> str:
        """Take what is in brackets; give what stays of them."""
        inner = found["inner"]
        rest = self.of_pieces(inner, year=True)
        if rest == inner:
            return found[0]
        return f"{found['gap']}{found['open']}{rest}{found['close']}" if rest else ""

    def of_pieces(self, text: str, *, year: bool = False) -> str:
        """Take what is between marks; give what stays, with the marks in it."""
        pieces = split(_BETWEEN, text)
        timed = _says_a_time(text)
        rest = ""
        for mark, piece in zip(["", *pieces[1::2]], pieces[::2], strict=True):
            left = self.of_piece(piece, year=year, timed=timed)
            rest += (mark if rest else "") + left if left else ""
        return rest

    def of_piece(self, piece: str, *, year: bool = False, timed: bool = False) -> str:
        """Take a piece if it is nothing but facts, or what is beside a time in it."""
        if self._take(facts_of(piece, year=year, timed=timed)):
            return ""
        parts = split(_WITHIN, piece)
        if not any((one := facts_of(part)) and one.time for part in parts[::2]):
            return piece
        kept = ""
        for mark, part in zip(["", *parts[1::2]], parts[::2], strict=True):
            if not self._take(facts_of(part, year=year, timed=True)):
                kept += (mark if kept else "") + part
        return kept

    def of_brackets_behind(self, title: str) -> str:
        """Take what stands in brackets of its own behind a title; give the title."""
        while found := fullmatch(rf"(?P<title>.*\S){_BRACKETS}\W*", title):
            facts = facts_of(found["inner"], year=True)
            if facts is None and _says_a_time(found["inner"]):
                title, rest = found["title"], self.of_pieces(found["inner"], year=True)
                if fullmatch(_PART, f"({rest})"):
                    return f"{title} ({rest})"
                self.said += [rest] if rest else []
                continue
            part_of_a_name = facts is None or (facts.time is None and not found["gap"])
            if part_of_a_name or not self._take(facts):
                break
            title = found["title"]
        return title

    def of_end(self, title: str) -> str:
        """Take what stands behind a title in brackets, or behind commas; give the title."""
        title = self.of_brackets_behind(title)
        parts = title.split(", ")
        first = len(parts)
        while first > 1 and self.would_take(parts[first - 1]):
            first -= 1
        facts = facts_of(", ".join(parts[first:]))
        return ", ".join(parts[:first]) if facts and facts.time and self._take(facts) else title

    def _take(self, facts: Facts | None) -> bool:
        if facts is None or not self.facts.agrees(facts):
            return False
        self.facts = first_of(self.facts, facts)
        return True

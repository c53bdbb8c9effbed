"""Lists in plain text: a title, lines on it, perhaps an address and a time, and the next title."""

from collections.abc import Sequence
from dataclasses import replace
from re import fullmatch, match

from curate.importers.candidates import Candidate, Reading, Source
from curate.importers.lists.blocks import BOX, Block, Kind, Link, bare_links, is_ticked
from curate.importers.lists.cited import Cited, reference
from curate.importers.lists.entries import Entry, label_of, take_cell
from curate.importers.lists.few_words import NOTHING, Facts, facts_of, first_of, of_headings
from curate.importers.lists.line_looks import ENDS_A_SENTENCE, is_of_time, is_titled, may_be_title
from curate.importers.lists.lines import Line, Titled
from curate.importers.lists.list_words import called_beside
from curate.importers.lists.lone_lines import has_time, is_remark, told_apart, without_letter
from curate.importers.lists.said_beside import facts_in, title_and_facts, without_time
from curate.importers.lists.text_headings import under_headings
from curate.model import Status
from curate.times_in_text import time_in

_BULLET = r"\s*(?:[-*+•·–—]|\(?[0-9]{1,4}[.)])\s+"
_SEPARATORS = " \t-–—:|•·,;"
_OPENING, _CLOSING = f"{_SEPARATORS}([<", f"{_SEPARATORS})]>"


def looks_like(source: Source) -> bool:
    """Whether a source has letters: all that is nothing else is text."""
    return any(map(str.isalpha, source.beginning))


def read(source: Source) -> Reading:
    """Read a list in plain text."""
    lines: list[Line] = []
    apart = False
    for number, text in enumerate(source.text.splitlines(), 1):
        bullet = match(_BULLET, text)
        said = text[bullet.end() if bullet else 0 :].strip()
        if box := match(BOX, said):
            said = said[box.end() :]
        if not any(map(str.isalnum, said)):
            apart = True
            continue
        links = bare_links(said)
        address = links[0].address if links else None
        said, behind = around(said, links[0]) if links else (said, "")
        lines.append(
            Line(
                said,
                address,
                True if bullet or box else None,
                apart,
                number=number,
                done=is_ticked(box),
                behind=behind,
                item=bool(bullet or box),
            )
        )
        apart = False
    kept, of_letter = without_letter(lines)
    reading = by_lines(under_headings(kept))
    return (
        replace(reading, left_out=[*of_letter, *reading.left_out])
        if reading.candidates
        else reading
    )


def around(text: str, link: Link) -> tuple[str, str]:
    """Give what is before an address in a line, and what is behind it if there is any before."""
    before, behind = text[: link.start].rstrip(_OPENING), text[link.end :]
    behind = behind if any(map(str.isalnum, behind)) else ""
    if not before:
        return behind.lstrip(_CLOSING), ""
    return before, behind.lstrip(" \t)]>")


def by_lines(lines: Sequence[Line]) -> Reading:
    """Read lines as a list: which are titles is told from their look, and from what follows."""
    of_time = _of_time(lines)
    labels = [None if line.title or line.apart else _label_of(line) for line in lines]
    titles = [
        _may_be_title(line) and not (time or label)
        for line, time, label in zip(lines, of_time, labels, strict=True)
    ]
    only_titles = sum(titles) > 0.8 * len(lines)
    blocks = sum(line.apart for line in lines) * 2 > sum(titles)
    found = _Gathering()
    for line, time, title, label in zip(lines, of_time, titles, labels, strict=True):
        now = found.now
        if label and now is not None:
            found.take_label(line, label)
        elif time and now is not None and not (line.address and now.address):
            found.take_time(line)
        elif (time or not line.whole) and line.address:
            if now is None or (now.address is not None and line.title is not False):
                found.begin(line)
            else:
                now.address = now.address or line.address
        elif (title and _begins(line, now, only_titles=only_titles, blocks=blocks)) or (
            line.apart and is_remark(line.whole)
        ):
            found.begin(line)
        elif now is not None:
            found.say(line)
        elif time and is_titled(line.whole):
            found.begin(line)
    resources, left_out, remarks = told_apart(found.entries)
    return Reading([_candidate(entry) for entry in resources], left_out, remarks)


class _Gathering:
    """Titles with what is below them, line by line."""

    def __init__(self) -> None:
        self.entries: list[Titled] = []
        self._loose: list[Line] = []
        """Lines behind the title and time at hand."""

    @property
    def now(self) -> Titled | None:
        """The title at hand."""
        return self.entries[-1] if self.entries else None

    def begin(self, line: Line) -> None:
        """Begin with a title."""
        self.entries.append(Titled(line, address=line.address))
        self._loose = []

    def say(self, line: Line) -> None:
        """Take a line on the title at hand."""
        now = self.entries[-1]
        now.lines.append(line.whole)
        now.address = now.address or line.address
        self._loose.append(line)

    def take_label(self, line: Line, label: tuple[str, str]) -> None:
        """Take a line that says by a label what the title at hand has."""
        now = self.entries[-1]
        now.labelled += [label] if label[1] else []
        now.address = now.address or line.address

    def take_time(self, line: Line) -> None:
        """Take a line on a time: of the title at hand, or of one that nothing marked, below it."""
        if has_time(self.entries[-1]):
            if is_titled(line.whole):
                self.begin(line)
                return
            self._begin_unmarked()
        now = self.entries[-1]
        if now.time is None:
            now.time = line
            now.lines += _sentences_before_a_time(line.whole)
            self._loose = []
        now.address = now.address or line.address

    def _begin_unmarked(self) -> None:
        """Begin with the first of the loose lines that may be a title, if there is any."""
        alone = len(self._loose) == 1
        may_be = ((alone or one.apart) and may_be_title(one.whole) for one in self._loose)
        place = next((at for at, is_title in enumerate(may_be) if is_title), None)
        if place is None:
            return
        now, lost = self.entries[-1], self._loose[place:]
        del now.lines[-len(lost) :]
        if now.address in [one.address for one in lost]:
            now.address = None
        if now.title.whole in lost[0].themes:  # what was taken for a heading is a resource
            lost[0].themes = now.title.themes
        self.begin(lost[0])
        for one in lost[1:]:
            self.say(one)


def _of_time(lines: Sequence[Line]) -> list[bool]:
    """Tell which lines are of a time, of all: a title with its own is none."""
    of_time = [_is_of_time(line) for line in lines]
    titled = [time and is_titled(line.whole) for line, time in zip(lines, of_time, strict=True)]
    most = sum(titled) * 2 > sum(bool(line.whole) for line in lines)
    for place, line in enumerate(lines):
        below = lines[place + 1] if place + 1 < len(lines) else None
        on_address = below is not None and not (below.whole or below.apart or line.address)
        if titled[place] and (most or (on_address and (line.apart or not place))):
            of_time[place] = False
    return of_time


def _label_of(line: Line) -> tuple[str, str] | None:
    """Tell what a line says by a label: of one that only leads to its address, nothing more."""
    if line.address and called_beside(line.text.rstrip(": ")):
        return "link", ""
    return None if line.address else label_of(line.text)


def _is_of_time(line: Line) -> bool:
    """Whether a line is of a time: not if it is a title with an address of its own, and a time."""
    found = time_in(line.whole) if line.title and line.address else None
    own = found and any(map(str.isalpha, line.whole[: found.start]))
    return not own and is_of_time(line.whole) and not (line.title and is_titled(line.whole))


def _sentences_before_a_time(text: str) -> list[str]:
    """Give what a line on a time says before it, if those are sentences: `On bells. 5 min read`."""
    found = time_in(text)
    before = text[: found.start].strip() if found else ""
    return [before] if match(r"\w", before) and fullmatch(ENDS_A_SENTENCE, before) else []


def _may_be_title(line: Line) -> bool:
    if line.title is not None or reference(line.text):
        return line.title is not False
    if line.number and line.address and line.text and not line.behind:
        return True
    return may_be_title(line.whole)


def _begins(line: Line, now: Titled | None, *, only_titles: bool, blocks: bool) -> bool:
    """Whether a line that may be a title begins an entry: right below a title, it says more."""
    if now is None or line.title or only_titles or (line.address and now.address):
        return True
    if line.title is None and reference(line.text):
        return True
    if blocks:
        return line.apart
    return bool(now.lines or now.time or now.address) or line.apart


def _candidate(entry: Titled) -> Candidate:
    line = entry.title
    cited = reference(line.text) or Cited(line.text)
    title, facts, rest = title_and_facts(cited.title, linked=line.address is not None)
    behind, more = facts_in(line.behind)
    of_time, _ = facts_in(entry.time.whole) if entry.time else (NOTHING, "")
    themes, of_all = of_headings((*line.themes, *entry.themes))
    few = [facts_of(one) or NOTHING for one in entry.lines]
    lines = [one for one, facts in zip(entry.lines, few, strict=True) if facts == NOTHING]
    known = Entry(title, None, ())
    for label, text in entry.labelled:
        take_cell(known, label, Block(Kind.PARAGRAPH, text=text))
    of_labels = Facts(None, known.format, known.importance, known.hardness, known.published)
    facts = first_of(of_time, facts, behind, *few, of_labels, of_all)
    time = facts.time
    if time is None and line.address and is_of_time(title) and (time := time_in(title)):
        title = without_time(title)[1].strip(_SEPARATORS)
    said = (rest, cited.rest, more.strip(_SEPARATORS), *lines, *known.said)
    summary = "\n".join(one for one in said if any(map(str.isalnum, one)))
    address = entry.address
    return Candidate(
        title=title,
        url=address,
        minutes=time.minutes if time else None,
        parts=time.parts if time else 1,
        format=facts.format or (time.format if time else None),
        importance=facts.importance,
        level=facts.level,
        authors=cited.people or known.authors,
        publisher=known.publisher,
        published=cited.year or facts.year,
        summary=summary or None,
        themes=tuple(filter(None, (themes, *known.more_themes))),
        status=Status.DONE if line.done else None,
        where=f"line {line.number}" if line.number else "",
    )

"""What an excerpt of a text leaves out, and a change of the excerpt made in the whole text."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from typing import NamedTuple

from curate.errors import CurateError
from curate.yaml_editing.splices import UNSAFE, Change, Splice, spliced
from curate.yaml_reading.entry_texts import taken_apart, taken_apart_as
from curate.yaml_reading.reading_list import ReadingList


class Cut(NamedTuple):
    """A place where whole entries are left out."""

    at: int
    """Where that is in the excerpt: at the dash of an entry."""
    left_out: int
    """How many characters are left out, here and before."""


class Whole(NamedTuple):
    """The text that an excerpt is of."""

    text: str
    cuts: tuple[Cut, ...]
    """In their order."""

    def changed(self, splices: Sequence[Splice], excerpt: str, read: ReadingList) -> Change:
        """Make in the whole text the splices that gave this `excerpt`, of which `read` was read.

        What is left out says in the new text what it said in the old one, or CurateError is
        raised: the new excerpt can be taken apart, at the cuts too, and no splice touches these.
        """
        starts = set(starts_of(excerpt, read) or ())
        before = [cut.at for cut in self.cuts]
        grown = [0] * (len(before) + 1)
        moved = []
        for splice in splices:
            at = bisect_left(before, splice.start)
            if at != bisect_right(before, splice.end):
                raise CurateError(UNSAFE, line=1)
            left_out = self.cuts[at - 1].left_out if at else 0
            told = tuple(place + left_out for place in splice.told)
            start, end = splice.start + left_out, splice.end + left_out
            moved.append(Splice(start, end, splice.text, told))
            grown[at] += len(splice.text) - (splice.end - splice.start)
        shift = 0
        for place, more in zip(before, grown[:-1], strict=True):
            shift += more
            if place + shift not in starts:
                raise CurateError(UNSAFE, line=1)
        return spliced(self.text, moved)


def excerpted(text: str, starts: Sequence[int], wanted: Collection[int]) -> tuple[str, Whole]:
    """Leave out of a text all entries but those with the `wanted` numbers, from 0, and the last.

    `starts` is where each begins, as `starts_of` has it.
    """
    pieces, cuts = [text[: starts[0]]], list[Cut]()
    length, left_out = starts[0], 0
    for number in range(len(starts) - 1):
        size = starts[number + 1] - starts[number]
        if number not in wanted:
            left_out += size
            continue
        if left_out > (cuts[-1].left_out if cuts else 0):
            cuts.append(Cut(length, left_out))
        pieces.append(text[starts[number] : starts[number + 1]])
        length += size
    return "".join(pieces), Whole(text, tuple(cuts))


def ids_at(text: str, read: ReadingList, splices: Sequence[Splice]) -> Collection[str]:
    """Give the ids of the entries in which splices of a text are, of which `read` was read.

    All ids where the entries cannot be told apart; of what stands outside of them, none.
    """
    starts = starts_of(text, read)
    if starts is None:
        return read.ids
    numbers = {bisect_right(starts, splice.start) - 1 for splice in splices} - {-1}
    return {read.resources[min(number, len(starts) - 2)].id for number in numbers}


def starts_of(text: str, read: ReadingList | None = None) -> list[int] | None:
    """Tell where each entry of a text begins, with its dash; and, last, where the text ends.

    None where that cannot be told; or where the parts of a text, of which `read` was read, might
    say something else alone. Without it, they are known not to.
    """
    texts = taken_apart(text) if read is None else taken_apart_as(text, read)
    if texts is None or len(texts.text) == len(text):
        return None if texts is None else texts.starts
    if text.count("\r\n") != texts.text.count("\n"):
        return None  # some lines end in CRLF, and some do not
    each = zip(texts.starts[:-1], texts.lines(), strict=True)
    return [*(start + line - 1 for start, line in each), len(text)]

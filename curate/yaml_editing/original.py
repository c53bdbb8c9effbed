"""A list that is to be changed: all of it read, or no more than changes."""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from typing import NamedTuple, Protocol

from curate.lookup import Listed
from curate.yaml_editing.cuts import excerpted, starts_of
from curate.yaml_editing.verify import Excerpt, read_original


class Original(Protocol):
    """A list that is to be changed."""

    @property
    def text(self) -> str:
        """All of the file."""

    @property
    def listed(self) -> Listed:
        """What it holds, to be asked."""

    def excerpt(self, ids: Collection[str] = ()) -> Excerpt:
        """Read what a change of these entries, of the end or of the head is held against.

        Where an error of that change has a line, it is one of the excerpt.
        """


class OriginalByEntries(NamedTuple):
    """One whose entries each say alone what they say in it."""

    text: str
    listed: Listed
    lines: Sequence[int]
    """Where each entry begins, from 1."""

    def excerpt(self, ids: Collection[str] = ()) -> Excerpt:
        """Read these entries, those beside them, and the last two, with the head.

        What a change does to lines depends on no more than what stands next to them.
        """
        starts = starts_of(self.text)
        if starts is None or len(starts) != len(self.lines) + 1:
            return read_original(self.text)
        found = [one for one in map(self.listed.resource, ids) if one is not None]
        numbers = [bisect_left(self.lines, one.line) for one in found] + [len(self.lines) - 1]
        wanted = {number + step for number in numbers for step in (-1, 0, 1)}
        text, whole = excerpted(self.text, starts, wanted)
        return read_original(text)._replace(whole=whole if whole.cuts else None)

"""The text of a list file taken apart, into its head and the text of each entry.

An entry is then read without the others. That is right only where nothing in one part changes what
another says; wherever that is not sure, a text is not taken apart, and has to be read as a whole.
"""

import re
from typing import NamedTuple

from curate.errors import CurateError
from curate.model import Resource
from curate.yaml_reading.parse import parse
from curate.yaml_reading.reading_list import ReadingList

_RESOURCES = re.compile(r"^resources:[ ]*(?:#.*)?\n", re.MULTILINE)
_TO_FIRST = re.compile(r"(?:[ ]*(?:#.*)?\n)*( *)- ")
"""What stands between the key `resources` and its first entry: comments, and blank lines."""
_RARE_LINE_ENDS = ("\r", "\x85", "\u2028", "\u2029", "\ufeff")
"""Line ends for YAML and nobody else, and the byte order mark, which is none within a text."""
_LINK = re.compile(r"[&*!](?<![^\s\[{,].)(?=\S)")
"""An anchor, an alias or a tag, perhaps: the sign first, which is found ten times as fast."""
_DOCUMENT = re.compile(r"\n(?:%|---|\.\.\.)")
"""A directive, or the beginning or the end of a document, perhaps."""


class EntryTexts(NamedTuple):
    """A text, taken apart."""

    text: str
    starts: list[int]
    """Where each entry begins, with its dash; and, last, where the text ends."""
    indentation: int
    """Of the dashes, in characters."""

    @property
    def head(self) -> str:
        """All before the first entry, to the end of a line."""
        return self.text[: self.starts[0] - self.indentation]

    @property
    def number(self) -> int:
        """How many entries there are."""
        return len(self.starts) - 1

    def entry(self, at: int) -> str:
        """Give the lines of an entry from its dash on, and the comments up to the next one."""
        return self.text[self.starts[at] : self.starts[at + 1]].rstrip(" \n")

    def lines(self) -> list[int]:
        """Give the line on which each entry begins, from 1."""
        text, starts, found = self.text, self.starts, []
        line, before = 1, 0
        for start in starts[:-1]:
            line += text.count("\n", before, start)
            found.append(line)
            before = start
        return found


def taken_apart(text: str) -> EntryTexts | None:
    """Take a text apart at the dashes of its `resources`; None where it is not laid out like that.

    What stands between two dashes is not looked at.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if any(map(text.__contains__, _RARE_LINE_ENDS)):
        return None
    key = _RESOURCES.search(text)
    first = _TO_FIRST.match(text, key.end()) if key else None
    if first is None:
        return None
    separator = f"\n{first[1]}- "
    starts = [first.end() - len("- ")]
    while (end := text.find(separator, starts[-1])) >= 0:
        starts.append(end + len(separator) - len("- "))
    return EntryTexts(text, [*starts, len(text)], len(first[1]))


def taken_apart_as(text: str, read: ReadingList) -> EntryTexts | None:
    """Take apart a text that was read as a whole; None where its parts might say something else.

    So it is where an entry cannot be read.
    """
    texts = None if read.left_out else taken_apart(text)
    if texts is None or texts.number != len(read.resources):
        return None
    if any(line != one.line for line, one in zip(texts.lines(), read.resources, strict=True)):
        return None
    last = texts.entry(texts.number - 1)
    return None if _linked(text, texts.starts[0]) or _leaves(last, texts) else texts


def read_alone(texts: EntryTexts, at: int, words_per_minute: int) -> Resource | None:
    """Read one entry, its line counted from its own first one, which is 1.

    None where it is no resource, or may be one only together with the others.
    """
    entry = texts.entry(at)
    if _linked(entry) or _leaves(entry, texts):
        return None
    text = f"resources:\n{' ' * texts.indentation}{entry}\n"
    try:
        read = parse(text, words_per_minute=words_per_minute)
    except CurateError:
        return None
    if read.entries.number != 1 or len(read.resources) != 1:
        return None
    return read.resources[0]._replace(line=read.resources[0].line - 1)


def _linked(text: str, start: int = 0) -> bool:
    """Whether what begins with a dash may link to elsewhere, or have another document in it."""
    return bool(_LINK.search(text, start) or _DOCUMENT.search(text, start))


def _leaves(entry: str, texts: EntryTexts) -> bool:
    """Whether a line of an entry stands as far to the left as its dash, or further."""
    return re.search(rf"\n {{0,{texts.indentation}}}[^ #\n]", entry) is not None

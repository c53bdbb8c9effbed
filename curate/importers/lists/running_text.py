"""The text of a block while it is read: what of it is linked, and what is bold."""

from re import match

from curate.importers.lists.blocks import BOX, Block, Kind, Link, is_ticked


class RunningText:
    """What has been said since the last block."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        """Of the pieces together."""
        self._links: list[tuple[int, int, str]] = []
        self._link: tuple[int, str] | None = None
        """Where the link began that is open, and its address."""
        self._bolds: list[tuple[int, int]] = []
        self._bold_open = 0
        """How many elements are open that make bold."""
        self._bold_start = 0
        self._bold_letters = self._plain_letters = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said yet."""
        return not self._pieces

    @property
    def is_linked(self) -> bool:
        """Whether the link that is open has text already."""
        return self._link is not None and bool("".join(self._pieces)[self._link[0] :].strip())

    def say(self, text: str) -> None:
        """Take more text."""
        self._pieces.append(text)
        self._length += len(text)

    def count_letters(self, text: str) -> None:
        """Count the letters of a text, bold or plain."""
        letters = sum(map(str.isalnum, text))
        self._bold_letters += letters if self._bold_open else 0
        self._plain_letters += 0 if self._bold_open else letters

    def begin_link(self, address: str) -> None:
        """Begin a link, which ends the one that is open."""
        self.end_link()
        self._link = (self._length, address)

    def end_link(self) -> None:
        """End the link that is open."""
        if self._link is not None:
            start, address = self._link
            self._links.append((start, self._length, address))
            self._link = None

    def begin_bold(self) -> None:
        """Begin what is bold."""
        self._bold_start = self._bold_start if self._bold_open else self._length
        self._bold_open += 1

    def end_bold(self, *, wholly: bool = False) -> None:
        """End what is bold, or, where that is within other such text, only that."""
        still_open = 0 if wholly else max(0, self._bold_open - 1)
        if self._bold_open and not still_open and self._bold_start < self._length:
            self._bolds.append((self._bold_start, self._length))
        self._bold_open = still_open

    def ended(self, kind: Kind, level: int) -> tuple[Block, "RunningText"]:
        """Give the block of all that was said, and the text after it.

        A link of which nothing was said yet goes on there, and so does what is bold.
        """
        after = RunningText()
        after._bold_open = self._bold_open
        if self._link is not None and not self.is_linked:
            after.begin_link(self._link[1])
            self._link = None
        self.end_link()
        self.end_bold(wholly=True)
        text, places = _tidied("".join(self._pieces))
        box = match(BOX, text) if kind is Kind.ITEM else None
        if box:
            text = text[box.end() :]
            places = [max(0, place - box.end()) for place in places]
        links = [
            Link(places[start], places[end], address, text[places[start] : places[end]].strip())
            for start, end, address in self._links
        ]
        strong = self._bold_letters > 0 and not self._plain_letters
        bold = [(places[start], places[end]) for start, end in self._bolds]
        return Block(kind, level, text, links, strong, bold, is_ticked(box)), after


def _tidied(text: str) -> tuple[str, list[int]]:
    """Take superfluous blanks out of a text, and tell where each of its places is then."""
    out: list[str] = []
    places: list[int] = []
    for char in text:
        places.append(len(out))
        if char == "\n":
            while out and out[-1] == " ":
                out.pop()
            if out and out[-1] != "\n":
                out.append("\n")
        elif char.isspace():
            if out and out[-1] not in " \n":
                out.append(" ")
        else:
            out.append(char)
    places.append(len(out))
    tidied = "".join(out).rstrip()
    return tidied, [min(place, len(tidied)) for place in places]

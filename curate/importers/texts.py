"""Texts as sources have them, to plain text; and how many words a text has."""

from html import unescape
from html.parser import HTMLParser
from re import IGNORECASE, findall
from re import compile as pattern

from curate.durations import WORDS_PER_MINUTE
from curate.importers.markup import tamed

CHARACTERS_PER_MINUTE = 500
"""Of Chinese, Japanese and Korean, which have no spaces between words."""
_CHARACTERS = pattern(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)
_BLOCKS = frozenset(
    findall(
        r"\w+",
        "address article aside blockquote br dd div dl dt fieldset figcaption figure footer form"
        " h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section table td th tr ul",
    )
)
_LINES = pattern(r"<(?:p|br|div|li)\b", IGNORECASE)
_SILENT = frozenset(
    findall(r"\w+", "script style template noscript head title svg math iframe object")
)


def plain(markup: str) -> str:
    """Give the text of a piece of HTML, its blocks on lines of their own, entities decoded once.

    A text keeps its lines where no markup says what is one.
    """
    if "<" not in markup:
        return unescape(markup) if "&" in markup else markup
    if _LINES.search(markup):
        markup = markup.replace("\n", " ")
    reader = _Text()
    reader.feed(tamed(markup))
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def word_count(text: str) -> int | None:
    """Count the words of a plain text; None where there is none.

    Characters of scripts without spaces count as the words that are read in the same time.
    """
    characters = len(_CHARACTERS.findall(text))
    words = len(_CHARACTERS.sub(" ", text).split())
    return words + -(-characters * WORDS_PER_MINUTE // CHARACTERS_PER_MINUTE) or None


class _Text(HTMLParser):
    """Collects the text of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line where a block begins; be silent in what is not shown."""
        if tag in _SILENT:
            self._silent.append(tag)
        elif tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line where a block is."""
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Begin a line behind a block; end what is not shown."""
        if tag in self._silent:
            del self._silent[self._silent.index(tag) :]
        elif tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        """Take the text that is shown."""
        if not self._silent:
            self.pieces.append(data)

"""Text from outside, made safe to show: no escapes, no control characters, no bidi overrides."""

import re

_ESCAPES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor moves
    r"|\x1b[\]PX^_].*?(?:\x07|\x1b\\|\x9c)"  # OSC, DCS and the like, with their text
    r"|\x1b[ -/]*[0-~]?"  # any other escape
    r"|\x9b[0-?]*[ -/]*[@-~]",  # CSI in one character
    re.DOTALL,
)
_CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
_DIRTY = re.compile(rf"[{_CONTROLS}]")
_BREAKS = re.compile(r"[\r\x85\u2028\u2029]")
_JOINERS = "\u200c\u200d"
"""Not to be seen, but words of Persian and pictures of families are written with them."""
_SELECTORS = r"[\u034f\ufe00-\ufe0f\u115f\u1160\u3164\uffa0\U000e0100-\U000e01ef]"
"""Letters and marks by their category, of which nothing is seen."""


def clean_line(text: str) -> str:
    """Return `text` on one line, with only what a terminal may be shown."""
    if text.isprintable():  # what has no control characters; cheaper than looking for them
        return text if "  " not in text and text.strip() == text else " ".join(text.split())
    line = " ".join(visible(text).split())
    return "" if is_blank(line) else line


def clean_text(text: str) -> str:
    """Return `text` with its line breaks, and otherwise only what a terminal may be shown."""
    if text.isprintable():
        return clean_line(text)
    lines = (" ".join(line.split()) for line in visible(text).split("\n"))
    cleaned = "\n".join(lines).strip()
    return "" if is_blank(cleaned) else cleaned


def is_blank(text: str) -> bool:
    """Whether nobody can see anything of a text: it has only spaces, and signs without width."""
    if text[:1].isascii() and text[:1].isalnum():  # nearly all; cheaper
        return False
    from unicodedata import category

    unseen = ("Zs", "Zl", "Zp", "Cc", "Cf")
    return all(category(char) in unseen for char in re.sub(_SELECTORS, "", text))


def visible(text: str) -> str:
    """Return `text` as it is, without what a terminal would take for an order."""
    if text.isprintable():
        return text
    text = _BREAKS.sub("\n", text.replace("\r\n", "\n")).replace("\t", " ")
    if _DIRTY.search(text):
        text = _DIRTY.sub("", _ESCAPES.sub("", text))
    return text


def one_line(text: str) -> str:
    """Return `text` as `visible` does, on one line: the name of a file may have breaks in it."""
    return visible(text).replace("\n", " ")


def spelt(line: str) -> str:
    r"""Return a line with each character that nobody sees as its escape in JSON: `\u202e`, `\r`.

    Blanks stay, and the joiners that some scripts are written with.
    """
    if line.isprintable():
        return line
    return "".join(_escape(char) if _unseen(char) else char for char in line)


def spelt_in_full(line: str) -> str:
    """Return a line in ASCII that can be seen: two lines that differ are never the same in it."""
    kept = line.rstrip(" ")
    return _escape(kept).replace('\\"', '"') + "\\u0020" * (len(line) - len(kept))


def looks(line: str) -> str:
    """Return what is seen of a line: two that look the same are the same in it."""
    if line.isascii() and line.isprintable():
        return line.rstrip()
    from unicodedata import category, normalize

    seen = re.sub(_SELECTORS, "", normalize("NFC", line))
    return "".join(
        " " if char == "\t" or category(char) == "Zs" else char
        for char in seen
        if char.isprintable() or char == "\t" or category(char) == "Zs"
    ).rstrip()


def _unseen(char: str) -> bool:
    from unicodedata import category

    return category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") and char not in _JOINERS


def _escape(text: str) -> str:
    from json import dumps

    return dumps(text)[1:-1]

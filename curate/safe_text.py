"""Text from outside, made safe to show: no escapes, no control characters, no bidi overrides."""

import re

# Compiled when they are first used: most of what is shown needs none of them.
_ESCAPES = (
    r"(?s)\x1b\[[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor moves
    r"|\x1b[\]PX^_].*?(?:\x07|\x1b\\|\x9c)"  # OSC, DCS and the like, with their text
    r"|\x1b[ -/]*[0-~]?"  # any other escape
    r"|\x9b[0-?]*[ -/]*[@-~]"  # CSI in one character
)
_CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
_DIRTY = rf"[{_CONTROLS}]"
_BREAKS = r"[\r\x85\u2028\u2029]"
_JOINERS = "\u200c\u200d"
"""Not to be seen, but words of Persian and pictures of families are written with them."""
_SELECTORS = r"[\u034f\ufe00-\ufe0f\u115f\u1160\u3164\uffa0\U000e0100-\U000e01ef]"
"""Letters and marks by their category, of which nothing is seen."""
_RANGES = (
    *((0x00, 0x20), (0x7F, 0xA0), (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160)),
    *((0x1680, 0x1680), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2000, 0x200F), (0x2028, 0x202F)),
    *((0x205F, 0x206F), (0x2800, 0x2800), (0x3000, 0x3000), (0x3164, 0x3164), (0xFE00, 0xFE0F)),
    *((0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0)),
)
"""What leaves no mark on paper, of the first 65,536 characters: controls, and Unicode's White_Space
and Default_Ignorable_Code_Point; and the empty one of Braille."""
UNSEEN = "".join(rf"\u{first:04x}-\u{last:04x}" for first, last in _RANGES)
"""The same inside the brackets of a pattern, in the dialect that Python and ECMA 262 share."""
_BLANKS = "".join(chr(code) for first, last in _RANGES for code in range(first, last + 1))


def clean_line(text: str) -> str:
    """Return `text` on one line, with only what a terminal may be shown; "" where it is blank."""
    if not text.isprintable():  # what has no control characters; cheaper than looking for them
        line = " ".join(visible(text).split())
    else:
        line = text if "  " not in text and text.strip() == text else " ".join(text.split())
    return line if line.strip(_BLANKS) else ""


def clean_text(text: str) -> str:
    """Return `text` with its line breaks, else as `clean_line` does; "" where it is blank."""
    if text.isprintable():
        return clean_line(text)
    lines = (" ".join(line.split()) for line in visible(text).split("\n"))
    whole = "\n".join(lines).strip()
    return whole if whole.strip(_BLANKS) else ""


def is_blank(text: str) -> bool:
    """Whether nothing of `text` can be seen; bytes that are no text count as seen."""
    if not text.isprintable():
        text = re.sub(_ESCAPES, "", text)
    return not text.strip(_BLANKS)


def visible(text: str) -> str:
    """Return `text` as it is, without what a terminal would take for an order."""
    if text.isprintable():
        return text
    text = re.sub(_BREAKS, "\n", text.replace("\r\n", "\n")).replace("\t", " ")
    if re.search(_DIRTY, text):
        text = re.sub(_DIRTY, "", re.sub(_ESCAPES, "", text))
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

"""Text from outside, made safe to show: no escapes, no control characters, no bidi overrides."""

import re

_ESCAPES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor moves
    r"|\x1b[\]PX^_].*?(?:\x07|\x1b\\|\x9c|$)"  # OSC, DCS and the like, with their text
    r"|\x1b[ -/]*[0-~]?"  # any other escape
    r"|\x9b[0-?]*[ -/]*[@-~]",  # CSI in one character
    re.DOTALL,
)
_CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
_DIRTY = re.compile(rf"[{_CONTROLS}]")
_BREAKS = re.compile(r"[\r\x85\u2028\u2029]")


def clean_line(text: str) -> str:
    """Return `text` on one line, with only what a terminal may be shown."""
    if text.isprintable():  # what has no control characters; cheaper than looking for them
        return text if "  " not in text and text.strip() == text else " ".join(text.split())
    return " ".join(visible(text).split())


def clean_text(text: str) -> str:
    """Return `text` with its line breaks, and otherwise only what a terminal may be shown."""
    if text.isprintable():
        return clean_line(text)
    lines = (" ".join(line.split()) for line in visible(text).split("\n"))
    return "\n".join(lines).strip()


def visible(text: str) -> str:
    """Return `text` as it is, without what a terminal would take for an order."""
    text = _BREAKS.sub("\n", text.replace("\r\n", "\n"))
    if _DIRTY.search(text):
        text = _DIRTY.sub("", _ESCAPES.sub("", text))
    return text

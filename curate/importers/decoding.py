"""Bytes to text, in the encoding that they are in."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE, lookup

_MARKS = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
_ENOUGH = 200_000
"""Bytes by which an encoding is guessed."""
_ZEROS_OF_UTF_16 = 10
"""One byte in so many is zero at least, in UTF-16 of letters that are in Latin 1 mostly."""
_BESIDE_NO_LETTER = re.compile(r"[^\W\d_][¡-©¬¯±-¹¼-¿]|[¢-§©¬¯±-¹¼-¾][^\W\d_]")
"""Signs of Windows-1252 that no word has in it: where these are, they are letters of another."""


def decoded(raw: bytes, said: str | None = None) -> str:
    """Decode bytes, whatever they are: nothing is raised, what is no text is U+FFFD.

    A byte order mark says the encoding, and is taken off; else they are UTF-8 where they can
    be (but for the Japanese of mails, whose bytes are all ASCII, where `said` names it); else
    what `said` names; else what they look like. As browsers do, ISO 8859-1 is taken for
    Windows-1252.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace")
    head = raw[:_ENOUGH]
    seven_bits = (_known(said) or "").startswith("iso2022") and b"\x1b" in raw
    if head.count(0) * _ZEROS_OF_UTF_16 <= len(head) and not seven_bits:
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError as error:
            cut = error.start > len(raw) - 4 and len(raw) > 4  # in the middle of a character
            if cut:
                return raw.decode("utf-8", "replace")
        if _is_utf_8_with_slips(raw):
            return raw.decode("utf-8", "replace")
    known = _known(said)
    encoding = known if known and known != "utf-8" else _guessed(raw)
    return raw.decode(encoding, "replace").removeprefix("\ufeff")


def _known(said: str | None) -> str | None:
    """Give the name of an encoding as Python has it; None where there is no such one."""
    if said is None:
        return None
    try:
        name = lookup(said.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    if name in ("iso8859-1", "ascii"):
        return "cp1252"
    return name if isinstance("".encode(name), bytes) else None


def _is_utf_8_with_slips(raw: bytes) -> bool:
    """Whether bytes have more letters of UTF-8 in them than what is none."""
    text = raw.decode("utf-8", "replace")
    slips = text.count("\ufffd")
    return len(text) - len(text.encode("ascii", "ignore")) > 2 * slips


def _guessed(raw: bytes) -> str:
    """Guess an encoding; the library often takes Western letters for others, so they come first."""
    if _is_western(raw[:_ENOUGH]):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:_ENOUGH]).best()
    return best.encoding if best is not None else "cp1252"


def _is_western(raw: bytes) -> bool:
    """Whether bytes are words in Windows-1252: few letters of each are accented."""
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return False
    if "\0" in text or _BESIDE_NO_LETTER.search(text):
        return False
    accented = "".join(re.findall(r"[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*", text))
    return sum(not letter.isascii() for letter in accented) * 2 <= len(accented)

"""Makes the id of a new resource from its title."""

import re
from collections.abc import Collection
from unicodedata import category, name, normalize

MOST_WORDS = 3
MOST_CHARACTERS = 24
MOST_OWN_CHARACTERS = 64
"""Of an id that somebody chose; a file name of it must be possible."""
_SMALL_WORDS = frozenset(
    re.findall(
        r"\w+",
        "a about an and are as at be by can do for from how i in into is it its my of on or our"
        " that the their they this to us was we what when where which who why will with you your",
    )
)
_SUBTITLE = re.compile(r":\s|\s[-–—]\s|[–—]")
_APOSTROPHES = str.maketrans("", "", "’'ʼ")


def new_id(title: str, taken: Collection[str], fallback: str = "resource") -> str:
    """Make an id for a new resource: at most three telling words of its title.

    Words are taken before any `:` or dash, up to 24 characters; a number follows where the
    id is among `taken`. A title without Latin letters or digits is put into Latin letters, and
    one without any letters gives `fallback`.
    """
    id_ = base_id(title, fallback)
    if id_ not in taken:
        return id_
    number = 2
    while f"{id_}-{number}" in taken:
        number += 1
    return f"{id_}-{number}"


def base_id(title: str, fallback: str = "resource") -> str:
    """Make an id as `new_id` does, whatever is taken."""
    first = _SUBTITLE.split(title)[0]
    words = _words(first) or _words(title) or _words(first, any_script=True)
    words = words or _words(title, any_script=True)
    telling = [word for word in words if word not in _SMALL_WORDS] or words
    id_ = telling[0][:MOST_CHARACTERS] if telling else fallback
    for word in telling[1:MOST_WORDS]:
        if len(id_) + 1 + len(word) > MOST_CHARACTERS:
            break
        id_ = f"{id_}-{word}"
    return id_


def slug(text: str) -> str:
    """Join all words of a text, in Latin letters and digits, by `-`; "" where it has none."""
    return "-".join(_words(text) or _words(text, any_script=True))


def is_telling(title: str) -> bool:
    """Whether a title has Latin letters or digits, so that its id is what people would choose."""
    return bool(_words(title))


def _words(text: str, *, any_script: bool = False) -> list[str]:
    """Split a text into words of plain lower-case Latin letters and digits.

    Letters of other scripts are passed over, since how they are read depends on the language;
    but with `any_script` they count, as AnyAscii reads them.
    """
    plain = normalize("NFKC", text).translate(_APOSTROPHES)
    if not plain.isascii():
        from anyascii import anyascii

        def counts(char: str) -> bool:
            return category(char)[0] in "LNM" if any_script else "LATIN" in name(char, "")

        plain = "".join(
            anyascii(char) if counts(char) else char for char in normalize("NFC", plain)
        )
    return re.findall(r"[a-z0-9]+", plain.lower())

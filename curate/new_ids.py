"""Makes the id of a new resource from its title."""

import re
from collections.abc import Collection
from typing import NamedTuple
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
_HYPHENS = "-\N{HYPHEN}"
_WORD = re.compile(rf"((?<=[a-z0-9][{_HYPHENS}]))?([a-z0-9]+)((?=[{_HYPHENS}][a-z0-9]))?")


class _Word(NamedTuple):
    """A word of plain lower-case Latin letters and digits, and its place in a hyphenated one."""

    text: str
    follows: bool
    """Whether a hyphen joins it to the word before it."""
    goes_on: bool
    """Whether a hyphen joins it to the word behind it."""

    @property
    def is_small(self) -> bool:
        """Whether it tells nothing by itself."""
        return is_small(self.text)

    @property
    def is_joined(self) -> bool:
        """Whether it is a part of a hyphenated word."""
        return self.follows or self.goes_on


def new_id(title: str, taken: Collection[str], fallback: str = "resource") -> str:
    """Make an id for a new resource: at most three telling words of its title.

    Words are taken before any `:` or dash, up to 24 characters; small ones only within a hyphenated
    word. A number follows where the id is among `taken`. A title without Latin letters or digits
    is put into Latin letters, and one without any letters gives `fallback`.
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
    kept = [word for word in words if not word.is_small or word.is_joined] or words
    id_, telling, waiting = "", 0, ""
    for word in kept:
        telling += not word.is_small or kept is words
        waiting += word.text
        if word.is_small and word.goes_on:  # which alone would end in the middle of a word
            waiting += "-"
            continue
        longer = f"{id_}-{waiting}" if id_ else waiting[:MOST_CHARACTERS].rstrip("-")
        if telling > MOST_WORDS or len(longer) > MOST_CHARACTERS:
            break
        id_, waiting = longer, ""
    return id_ or fallback


def slug(text: str) -> str:
    """Join all words of a text, in Latin letters and digits, by `-`; "" where it has none."""
    return "-".join(word.text for word in _words(text) or _words(text, any_script=True))


def is_small(word: str) -> bool:
    """Whether a word of small letters tells nothing by itself."""
    return word in _SMALL_WORDS


def is_telling(title: str) -> bool:
    """Whether a title has Latin letters or digits, so that its id is what people would choose."""
    return bool(_words(title))


def _words(text: str, *, any_script: bool = False) -> list[_Word]:
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
    found = _WORD.finditer(plain.lower())
    return [_Word(one[2], one[1] is not None, one[3] is not None) for one in found]

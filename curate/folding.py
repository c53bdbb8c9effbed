"""Text folded for comparison: spellings of one word that differ in case or accents are the same."""

_PUNCTUATION = str.maketrans("‘’ʼ‛“”„‐‑‒–—−", "''''\"\"\"------")
"""What a keyboard has no key for, and a typesetter puts."""
_ACCENTS = (
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]"
)
"""The marks of Latin, Greek, Cyrillic, Hebrew, Arabic and Syriac letters, which can be left out."""


def folded(text: str) -> str:
    """Give a text without upper case, accents, ligatures and the width of its letters.

    `ÉCOLE` and `école` give `ecole`, `Straße` and `STRASSE` give `strasse`, `Łódź` gives `lodz`;
    a curly quotation mark and a long dash give the plain ones. The Turkish `İ`, `I`, `ı` and `i`
    all give `i`: whoever types has one keyboard, and a title may have another. Marks that make
    another letter, as in Thai, Hindi or Japanese, stay.
    What is folded folds to itself, and each letter folds alone: what was a part of a text is a
    part of the folded text too. Folding takes a text of accents alone to nothing.
    """
    if text.isascii():  # nearly all; cheaper
        return text.lower()
    from re import sub
    from unicodedata import normalize

    apart = normalize("NFKD", text.casefold())
    if apart != apart.casefold():  # a sign such as ℡ comes apart into capital letters
        apart = normalize("NFKD", apart.casefold())
    plain = sub(_ACCENTS, "", apart).translate(_PUNCTUATION)
    return sub("[\u00df-\u024f]", lambda found: _plain_letter(found[0]), plain)


def title_order(title: str) -> str:
    """Give what sorts titles as people do: folded, from the first letter on, numbers by value."""
    from re import sub

    text = folded(title)
    start = next((at for at, char in enumerate(text) if char.isalnum()), 0)
    return sub(r"[0-9]+", lambda number: number[0].lstrip("0").rjust(12, "0"), text[start:])


def _plain_letter(char: str) -> str:
    """Give a Latin letter that has no accent to lose (`ł`, `ø`, `æ`) as plain ones like it."""
    from anyascii import anyascii

    plain = anyascii(char).lower() if char.isalpha() else ""
    return plain if plain.isalpha() else char

"""Text folded for comparison: spellings of one word that differ in case or accents are the same."""

_PUNCTUATION = str.maketrans("‘’ʼ‛“”„‐‑‒–—−", "''''\"\"\"------")
"""What a keyboard has no key for, and a typesetter puts."""


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
    from unicodedata import normalize

    # Twice: a sign such as ℡ comes apart into capital letters.
    apart = normalize("NFKD", normalize("NFKD", text.casefold()).casefold())
    plain = "".join(char for char in apart if not _is_accent(char)).translate(_PUNCTUATION)
    if plain.isascii():
        return plain.lower()
    return "".join(_plain_letter(char) for char in plain)


def title_order(title: str) -> str:
    """Give what sorts titles as people do: folded, from the first letter on, numbers by value."""
    from re import sub

    text = folded(title)
    start = next((at for at, char in enumerate(text) if char.isalnum()), 0)
    return sub(r"[0-9]+", lambda number: number[0].lstrip("0").rjust(12, "0"), text[start:])


def _is_accent(char: str) -> bool:
    """Whether a mark can be left out: those of Latin, Greek, Cyrillic, Hebrew, Arabic letters."""
    from unicodedata import combining

    elsewhere = "\u0900" <= char < "\u1ab0" or "\u2100" <= char < "\ufe20" or char > "\ufe2f"
    return combining(char) > 0 and not elsewhere


def _plain_letter(char: str) -> str:
    """Give a Latin letter that has no accent to lose (`ł`, `ø`, `æ`) as plain ones."""
    if not ("\u00c0" <= char < "\u0250" and char.isalpha()):
        return char
    from anyascii import anyascii

    return anyascii(char).lower()

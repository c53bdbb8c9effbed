"""Text folded for comparison: spellings of one word that differ in case or accents are the same."""


def folded(text: str) -> str:
    """Give a text without upper case, accents, ligatures and the width of its letters.

    `ÉCOLE` and `école` give `ecole`, `Straße` and `STRASSE` give `strasse`. The Turkish `İ`,
    `I`, `ı` and `i` all give `i`: whoever types has one keyboard, and a title may have another.
    What is folded folds to itself, and each letter folds alone: what was a part of a text is a
    part of the folded text too. Folding takes a text of accents alone to nothing.
    """
    if text.isascii():  # nearly all; cheaper
        return text.lower()
    from unicodedata import combining, normalize

    # Twice: a sign such as ℡ comes apart into capital letters.
    apart = normalize("NFKD", normalize("NFKD", text.casefold()).casefold())
    return "".join(char for char in apart if not combining(char)).replace("ı", "i")

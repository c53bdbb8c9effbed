"""Whether a list has a resource already: the same address, or the same title."""

import re
from collections.abc import Iterable
from unicodedata import category, normalize

from curate.addresses import same_address, shared_part

_SIGNS = re.compile(r"(?<=\w)[+#]+")
"""What belongs to the word before it: `C#` and `C++` are two things."""


_PLAIN_WORD = re.compile(r"[a-z0-9]+(?:[+#]+[a-z0-9]*)*")
"""A word of a title in plain small letters, with its signs."""


def same_title(title: str) -> str:
    """Reduce a title to its words in small letters: two spellings of one title give the same.

    Marks that make another letter (in Hindi or Thai, say) count; spaces and punctuation do not.
    """
    folded = normalize("NFKC", title).casefold()
    if folded.isascii() and "_" not in folded:  # nearly always, and many times as fast
        return " ".join(_PLAIN_WORD.findall(folded)) or folded
    signs = {at for found in _SIGNS.finditer(folded) for at in range(*found.span())}
    kept = (
        char if at in signs or char.isalnum() or category(char)[0] == "M" else " "
        for at, char in enumerate(folded)
    )
    return " ".join("".join(kept).split()) or folded


def duplicate_of(
    listed: Iterable[tuple[str, str, str | None]], title: str | None, url: str | None
) -> tuple[str, str] | None:
    """Find a resource with the same address or title: its id, and "address" or "title".

    `listed` are id, title and address of each. None where there is none. An address is compared
    only with addresses, a title with titles.
    """
    address, shared = (same_address(url), shared_part(url)) if url else (None, "")
    name = same_title(title) if title else None
    for id_, other, link in listed:
        if address and link and shared in link and same_address(link) == address:
            return id_, "address"
        if name is not None and same_title(other) == name:
            return id_, "title"
    return None

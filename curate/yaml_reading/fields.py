"""The keys of a list file and the shape of their values: for the parser, the schema, the writer."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

LIST_KEYS: Final = ("title", "description", "themes", "resources")
THEME_KEYS: Final = ("title", "description")
RESOURCE_KEYS: Final = (
    "id",
    "title",
    "format",
    "minutes",
    "parts",
    "words",
    "themes",
    "level",
    "importance",
    "requires",
    "authors",
    "publisher",
    "published",
    "url",
    "summary",
)
REQUIRED_KEYS: Final = ("id", "title", "format")
UNKNOWN_PARTS: Final = "unknown"

FieldTexts = Mapping[str, str | Sequence[str] | None]
"""Fields by key, each as it is written in the file; None, or no texts: it is not there."""

# Patterns of whole values, in the dialect that Python and JSON Schema (ECMA 262) share.
ID: Final = r"[a-z0-9]+(-[a-z0-9]+)*"
MINUTES: Final = r"[1-9][0-9]{0,4}"
WORDS: Final = r"[1-9][0-9]{0,5}"
PARTS: Final = rf"[1-9][0-9]{{0,3}}|{UNKNOWN_PARTS}"
PUBLISHED: Final = r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"

MATCHES: Final = {
    name: re.compile(pattern).fullmatch
    for name, pattern in (
        ("id", ID),
        ("minutes", MINUTES),
        ("words", WORDS),
        ("parts", PARTS),
        ("published", PUBLISHED),
    )
}

SHAPES: Final = {
    "id": "lower-case words joined by '-', as in sled-dogs",
    "minutes": "the minutes of one part in digits, 1 to 99,999",
    "words": "the number of words in digits, 1 to 999,999",
    "parts": "the number of parts in digits, or unknown",
    "published": "a date as 2021-03-01, 2021-03 or 2021",
}
"""How to write a value that has a pattern, for remedies and help."""

"""The keys of a list file, and the shape of each field of a resource: one table for all."""

from collections.abc import Mapping
from typing import Final

from curate.model import ID_PATTERN, Format, Importance, Level
from curate.yaml_reading.number_shapes import UNKNOWN_PARTS, Date, Minutes, Parts, Words
from curate.yaml_reading.shapes import (
    Address,
    FieldText,
    Line,
    OneOf,
    Paragraphs,
    Pattern,
    Shape,
    Texts,
)

__all__ = [
    "FIELDS",
    "HEAD",
    "ID_SHAPE",
    "LIST_KEYS",
    "REASON",
    "REQUIRED_KEYS",
    "RESOURCE_KEYS",
    "THEME_KEYS",
    "UNKNOWN_PARTS",
    "FieldTexts",
]

THEME_KEYS: Final = ("title", "description")

HEAD: Final[Mapping[str, Shape]] = {
    "title": Line(),
    "description": Paragraphs(),
    "language": Pattern(
        "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*",
        "the language of the list as en, en-GB or cy",
        {"minimum": 1, "maximum": 0},  # no integer is one
    ),
    "colour": Pattern(
        "#?([0-9A-Fa-f]{3}){1,2}",
        "the colour of the page as six digits of red, green and blue, or three: 1d70b8",
        {"minimum": 100, "maximum": 999_999},
    ),
    "url": Address("Where the page of the list is published."),
}
"""What is said of the list as a whole, by key. Each is an attribute of `ReadingList` too."""
REASON: Final = Line("Why.", missing="say why, as in unknown-time: nobody states one")
"""Why a rule of `check` is switched off."""
LIST_KEYS: Final = (*HEAD, "themes", "checks", "resources")


_HOW_TO_WRITE_AN_ID = "lower-case words joined by '-', as in sled-dogs"
ID_SHAPE: Final = Pattern(
    ID_PATTERN, _HOW_TO_WRITE_AN_ID, {"minimum": 0}, missing=f"add one: {_HOW_TO_WRITE_AN_ID}"
)
_DATE: Final = Date()

FIELDS: Final[Mapping[str, Shape]] = {
    "id": ID_SHAPE,
    "title": Line("What it is called.", missing="add one"),
    "format": OneOf(Format, missing="add format: read, watch or listen"),
    "minutes": Minutes("the minutes of one part in digits, 1 to 99,999", digits=5),
    "parts": Parts("the number of parts in digits, or unknown", digits=4),
    "words": Words("the number of words in digits, 1 to 999,999", digits=6),
    "themes": Texts("Ids of themes."),
    "level": OneOf(Level),
    "importance": OneOf(Importance, absent=Importance.RECOMMENDED),
    "requires": Texts("Ids of what to take first."),
    "authors": Texts("Names."),
    "publisher": Line(),
    "published": _DATE,
    "url": Address("An address that begins with https:// or http://."),
    "summary": Paragraphs(),
    "added": _DATE,
}
"""The fields of a resource, by key, in the order in which a new entry has them.

Each key is an attribute of `Resource` too. Parser, schema and writer follow from this table: a
new field is a line here and an attribute there.
"""

RESOURCE_KEYS: Final = tuple(FIELDS)
REQUIRED_KEYS: Final = tuple(key for key, shape in FIELDS.items() if shape.missing is not None)

FieldTexts = Mapping[str, FieldText]
"""Fields by key, each as it is written in the file; None, or no texts: it is not there."""

"""The list file as a JSON Schema (draft-07), for editors and other programs."""

from enum import StrEnum
from typing import Any

from curate.model import Format, Importance, Level
from curate.yaml_reading.fields import ID, MINUTES, PARTS, PUBLISHED, REQUIRED_KEYS, SHAPES, WORDS

_NOTHING = {"type": "null"}
_TEXT: dict[str, Any] = {"type": ["string", "number", "boolean", "null"]}
"""Text that another YAML reader may take for a number or a truth value."""


def schema() -> dict[str, Any]:
    """Return the schema: the keys, vocabularies and patterns that the parser holds to."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A reading list for curate",
        "type": "object",
        "required": ["resources"],
        "properties": {
            "title": _TEXT,
            "description": _TEXT,
            "themes": {
                "description": "By id; ids nest with a slash.",
                "type": ["object", "null"],
                "additionalProperties": {"anyOf": [_TEXT, {"$ref": "#/definitions/theme"}]},
            },
            "resources": {
                "type": ["array", "null"],
                "items": {"$ref": "#/definitions/resource"},
            },
        },
        "definitions": {
            "theme": {
                "type": "object",
                "properties": {"title": _TEXT, "description": _TEXT},
            },
            "resource": {
                "type": "object",
                "required": list(REQUIRED_KEYS),
                "properties": _properties(),
            },
        },
    }


def _properties() -> dict[str, Any]:
    return {
        "id": {
            "anyOf": [
                {"type": "string", "pattern": _whole(ID)},
                {"type": "integer", "minimum": 0},
            ],
            "description": SHAPES["id"],
        },
        "title": {
            "type": ["string", "number", "boolean"],
            "pattern": r"\S",
            "description": "What it is called.",
        },
        "format": {"enum": _names(Format)},
        "minutes": _digits(MINUTES, 99_999, SHAPES["minutes"]),
        "parts": _digits(PARTS, 9_999, SHAPES["parts"]),
        "words": _digits(WORDS, 999_999, SHAPES["words"]),
        "themes": _list_of_texts("Ids of themes."),
        "level": {"enum": [*_names(Level), None]},
        "importance": {"enum": [*_names(Importance), None]},
        "requires": _list_of_texts("Ids of what to take first."),
        "authors": _list_of_texts("Names."),
        "publisher": _TEXT,
        "published": {
            "anyOf": [
                {"type": "string", "pattern": _whole(PUBLISHED)},
                {"type": "integer", "minimum": 1000, "maximum": 9999},
                _NOTHING,
            ],
            "description": SHAPES["published"],
        },
        "url": {**_TEXT, "description": "An address; http and https ones can be opened."},
        "summary": _TEXT,
    }


def _whole(pattern: str) -> str:
    return f"^({pattern})$"


def _names(vocabulary: type[StrEnum]) -> list[str]:
    return [str(member) for member in vocabulary]


def _digits(pattern: str, maximum: int, description: str) -> dict[str, Any]:
    return {
        "anyOf": [
            {"type": "integer", "minimum": 1, "maximum": maximum},
            {"type": "string", "pattern": _whole(pattern)},
            _NOTHING,
        ],
        "description": description,
    }


def _list_of_texts(description: str) -> dict[str, Any]:
    return {
        "anyOf": [_TEXT, {"type": "array", "items": _TEXT}],
        "description": description,
    }

"""The list file as a JSON Schema (draft-07), for editors and other programs."""

from typing import Any

from curate.yaml_reading.fields import FIELDS, HEAD, REASON, REQUIRED_KEYS
from curate.yaml_reading.shapes import TEXT


def schema() -> dict[str, Any]:
    """Describe a list file: the keys, vocabularies and patterns that the parser holds to."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A reading list for curate",
        "type": "object",
        "required": ["resources"],
        "properties": {
            **{key: shape.schema() for key, shape in HEAD.items()},
            "themes": {
                "description": "By id; ids nest with a slash.",
                "type": ["object", "null"],
                "additionalProperties": {"anyOf": [TEXT, {"$ref": "#/definitions/theme"}]},
            },
            "checks": {
                "description": "Rules of check that are switched off, each with the reason.",
                "type": ["object", "null"],
                "additionalProperties": REASON.schema(),
            },
            "resources": {
                "type": ["array", "null"],
                "items": {"$ref": "#/definitions/resource"},
            },
        },
        "definitions": {
            "theme": {
                "type": "object",
                "properties": {"title": TEXT, "description": TEXT},
            },
            "resource": {
                "type": "object",
                "required": list(REQUIRED_KEYS),
                "properties": {key: shape.schema() for key, shape in FIELDS.items()},
            },
        },
    }

"""How JSON is written: one value, or an array that need not be held whole."""

import json
from collections.abc import Iterable, Iterator
from typing import Any


def json_text(value: Any) -> str:
    """Write one JSON value, a top-level key a line."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def json_array(objects: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Write a JSON array in pieces, one object a line; `[]` where there are none."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    lead = "[\n"
    for value in objects:
        yield f"{lead}{encode(value)}"
        lead = ",\n"
    yield "[]\n" if lead == "[\n" else "\n]\n"

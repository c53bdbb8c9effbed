"""How JSON is written: one value, or an array that need not be held whole.

Letters of all scripts as they are; what nobody sees as its escape, which says the same.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from curate.safe_text import spelt


def json_text(value: Any) -> str:
    """Write one JSON value, a top-level key a line."""
    from json import dumps

    text = dumps(value, ensure_ascii=False, indent=2)
    return "".join(f"{spelt(line)}\n" for line in text.split("\n"))


def json_array(objects: Iterable[dict[str, Any]], *, spaced: bool = True) -> Iterator[str]:
    """Write a JSON array in pieces, one object a line; `[]` where there are none."""
    separators = None if spaced else (",", ":")
    from json import JSONEncoder

    encode = JSONEncoder(ensure_ascii=False, separators=separators).encode
    lead = "[\n"
    for value in objects:
        yield f"{lead}{spelt(encode(value))}"
        lead = ",\n"
    yield "[]\n" if lead == "[\n" else "\n]\n"

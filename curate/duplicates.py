"""Whether a list has a resource already: the same address, or the same title."""

import re
import unicodedata
from collections.abc import Iterable

from curate.addresses import same_address
from curate.model import Resource


def same_title(title: str) -> str:
    """Return what two spellings of one title have in common: its letters and digits."""
    folded = unicodedata.normalize("NFKC", title).casefold()
    return " ".join(re.findall(r"\w+", folded)) or folded


def duplicate_of(
    resources: Iterable[Resource], title: str | None, url: str | None
) -> tuple[str, str] | None:
    """Return the id of the resource that has this address or title, and which: or None."""
    address = same_address(url) if url else None
    name = same_title(title) if title else None
    for resource in resources:
        if address is not None and resource.url and same_address(resource.url) == address:
            return resource.id, "address"
        if name is not None and same_title(resource.title) == name:
            return resource.id, "title"
    return None

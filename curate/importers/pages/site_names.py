"""Titles without the name of their site: `Sled dogs | Example` is `Sled dogs`."""

from collections.abc import Iterable
from re import finditer
from urllib.parse import urlsplit

_BETWEEN = r"\s+(?:[|\-–—·•»«/:~]|::|\|\|)\s+|\s*\|\s*"
"""What stands between a title and the name of its site."""


def host_of(address: str) -> str:
    """Give the host of an address without `www.`; "" where it has none that can be."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def without_site(title: str, names: Iterable[str | None], address: str) -> str:
    """Take the name of its site off the end, or the beginning, of a title.

    `names` are those that the page says it has; at the end, its host and the longer parts of
    that count, too. A title that is nothing else stays.
    """
    title = " ".join(title.split())
    said = {_letters(name) for name in names if name} - {""}
    host = host_of(address)
    parts = {_letters(part) for part in (host, *host.split(".")[:-1]) if len(part) > 3}
    for found in [*finditer(_BETWEEN, title[-200:])][::-1]:
        start = max(0, len(title) - 200) + found.start()
        if title[:start].strip() and _letters(title[start:]) in said | parts:
            return title[:start].rstrip()
    for found in finditer(_BETWEEN, title[:200]):
        if title[found.end() :].strip() and _letters(title[: found.start()]) in said:
            return title[found.end() :].lstrip()
    return title


def is_site(title: str, names: Iterable[str | None]) -> bool:
    """Whether a title is one of these names, and so says nothing of a page."""
    return _letters(title) in {_letters(name) for name in names if name}


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))

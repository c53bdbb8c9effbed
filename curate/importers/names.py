"""Titles that are addresses, names made from addresses, and texts that are shortened."""

from posixpath import splitext
from re import fullmatch, sub
from urllib.parse import unquote, urlsplit

from curate.addresses import address_meant, is_of_web
from curate.safe_text import clean_line

_LEAST_OF_NAME = 3
"""Letters of a part of an address, for it to say anything."""


def is_address(title: str) -> bool:
    """Whether a title is only an address."""
    return " " not in title and (is_of_web(title) or address_meant(title) is not None)


def title_of(address: str) -> str:
    """Make a title from an address: the last part of its path that says something, else its host.

    `https://example.org/2024/sled-dogs.html` is `Sled dogs (example.org)`.
    """
    parts = urlsplit(address)
    host = (parts.hostname or parts.netloc).removeprefix("www.")
    for part in reversed(parts.path.split("/")):
        name = sub(r"[-_+\s]+", " ", splitext(unquote(part, errors="ignore"))[0])
        name = clean_line(name)
        letters = sum(map(str.isalpha, name))
        if letters >= _LEAST_OF_NAME and not fullmatch(r"index|[0-9a-fA-F]{8,}", name):
            return f"{shortened(name[0].upper() + name[1:], 80)} ({host})"
    return clean_line(host) or address


def name_in(title: str) -> str:
    """Give a title without the host that `title_of` puts behind it."""
    return sub(r"(?<=.) \([\w-]+(?:\.[\w-]+)+\)$", "", title)


def shortened(text: str, most: int) -> str:
    """Shorten a text to at most so many characters, at the end of a word, with `…`."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    at = max(cut.rfind(" "), cut.rfind("\n"))
    return f"{cut[:at] if at > most // 2 else cut}…".replace(" …", "…")

"""Titles that are addresses, names made from addresses, and texts that are shortened."""

from collections.abc import Container, Iterator, Sequence
from posixpath import splitext
from re import fullmatch, sub
from urllib.parse import parse_qsl, unquote, urlsplit

from curate.addresses import address_meant, is_of_web
from curate.duplicates import same_title
from curate.importers.disclosures import is_secret
from curate.safe_text import clean_line

_LEAST_OF_NAME = 3
"""Letters of a part of an address, for it to say anything."""
_MOST_TOLD = 3
"""Parts of an address beside a name made of it, to tell it from others,"""
_MOST_OF_TELLING = 40
"""and the characters of one."""


def is_address(title: str) -> bool:
    """Whether a title is only an address."""
    return " " not in title and (is_of_web(title) or address_meant(title) is not None)


def title_of(address: str) -> str:
    """Make a title from an address: the last part of its path that says something, else its host.

    `https://example.org/2024/sled-dogs.html` is `Sled dogs (example.org)`.
    """
    name, host = _name_and_host(address)
    return _with_host(name, host) or address


def titles_apart(addresses: Sequence[str], taken: Container[str]) -> list[str]:
    """Make titles from addresses that `title_of` gives one title, each of its own.

    Behind the name stands what tells an address from the others: of its path, its query or the
    route in its fragment, so much from the end as is needed, else a number. None is in `taken`,
    which has titles as `same_title` reduces them.
    """
    told = [_tellings(address) for address in addresses]
    shared = set.intersection(*map(set, told)) if len(told) > 1 else set()
    own = [[one for one in parts if one not in shared] for parts in told]
    titles = list(map(title_of, addresses))
    for most in range(1, _MOST_TOLD + 1):
        titles = [
            _more_telling(address, parts[-most:])
            for address, parts in zip(addresses, own, strict=True)
        ]
        reduced = set(map(same_title, titles))
        if len(reduced) == len(titles) and not any(one in taken for one in reduced):
            return titles
    return list(_numbered(titles, addresses, taken))


def _numbered(
    titles: Sequence[str], addresses: Sequence[str], taken: Container[str]
) -> Iterator[str]:
    """Yield titles with numbers behind the names of those that are there before."""
    given: set[str] = set()
    numbers: dict[str, int] = {}
    for title, address in zip(titles, addresses, strict=True):
        host = _name_and_host(address)[1]
        whole = title
        while same_title(whole) in given or same_title(whole) in taken:
            numbers[title] = numbers.get(title, 1) + 1
            name = "" if title == host else title.removesuffix(f" ({host})")
            number = str(numbers[title])
            whole = _with_host(f"{name} {number}", host) if name else f"{host} {number}"
        given.add(same_title(whole))
        yield whole


def _name_and_host(address: str) -> tuple[str, str]:
    """Give the part of a path that says something, "" where none does, and the host."""
    parts = urlsplit(address)
    host = clean_line((parts.hostname or parts.netloc).removeprefix("www."))
    for part in reversed([*parts.path.split("/"), *_route(parts.fragment)]):
        name = _words(part)
        letters = sum(map(str.isalpha, name))
        if letters >= _LEAST_OF_NAME and not fullmatch(r"index|[0-9a-fA-F]{8,}", name):
            return shortened(name, 80), host
    return "", host


def _route(fragment: str) -> list[str]:
    """Give the parts of a fragment that is a path, as `#/lesson/2`."""
    return fragment.lstrip("!").split("/") if "/" in fragment else []


def _words(part: str) -> str:
    """Give a part of an address as words, without its ending, as of a file."""
    name, ending = splitext(unquote(part, errors="ignore"))
    if ending[1:].isdecimal():  # of a number, as in 1706.03762
        name += ending
    return clean_line(sub(r"[-_+\s]+", " ", name))


def _with_host(name: str, host: str) -> str:
    return f"{name[0].upper() + name[1:]} ({host})" if name else host


def _more_telling(address: str, parts: Sequence[str]) -> str:
    """Make a title from an address, with these parts of it too."""
    name, host = _name_and_host(address)
    more = " ".join(part for part in parts if part != name)
    return _with_host(" ".join(filter(None, (name, more))), host) or address


def _tellings(address: str) -> list[str]:
    """Give what may tell an address from others, the most telling last."""
    parts = urlsplit(address)
    said = sorted(parse_qsl(parts.query), key=lambda one: one[0].lower().endswith(("id", "v")))
    values = [clean_line(value) for key, value in said if not is_secret(key, value)]
    route = _route(parts.fragment)
    found = [*map(_words, parts.path.split("/")), *values, *map(_words, route)]
    return [one for one in found if one and len(one) <= _MOST_OF_TELLING]


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

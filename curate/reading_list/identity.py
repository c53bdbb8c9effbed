"""What makes two entries the same resource, and what a new one is called."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from urllib.parse import parse_qsl, urlencode, urlsplit

from curate.model import Resource

MOST_WORDS = 3
MOST_CHARACTERS = 24
_SMALL_WORDS = frozenset(
    re.findall(
        r"\w+",
        "a about an and are as at be by can do for from how i in into is it its my of on or our"
        " that the their they this to us was we what when where which who why will with you your",
    )
)
_SUBTITLE = re.compile(r":\s|\s[-–—]\s|[–—]")
_SPELT_OUT = str.maketrans(
    {"’": "", "'": "", "ß": "ss", "ø": "o", "Ø": "o", "æ": "ae", "Æ": "ae", "œ": "oe", "ł": "l"}
)
"""Letters that do not come apart into a Latin one and a mark; and apostrophes."""
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|_hs(?:enc|mi)", re.I)


def new_id(title: str, taken: Collection[str], fallback: str = "resource") -> str:
    """Return an id for a new resource: at most three telling words of its title.

    Words are taken before any `:` or dash, up to 24 characters; a number follows where the
    id is among `taken`. A title without Latin letters gives `fallback`.
    """
    words = _words(_SUBTITLE.split(title)[0]) or _words(title)
    telling = [word for word in words if word not in _SMALL_WORDS] or words
    id_ = telling[0][:MOST_CHARACTERS] if telling else fallback
    for word in telling[1:MOST_WORDS]:
        if len(id_) + 1 + len(word) > MOST_CHARACTERS:
            break
        id_ = f"{id_}-{word}"
    if id_ not in taken:
        return id_
    number = 2
    while f"{id_}-{number}" in taken:
        number += 1
    return f"{id_}-{number}"


def same_address(url: str) -> str:
    """Return what two addresses of the same page have in common.

    Scheme, `www.`, default port, trailing slash, fragment and tracking parameters count for
    nothing; upper and lower case differ only in the path and the query.
    """
    url = url.encode("utf-8", "replace").decode("utf-8")
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return url.strip()
    if not parts.netloc:
        return url.strip().rstrip("/")
    host = (parts.hostname or "").removeprefix("www.")
    if port is not None and port not in (80, 443):
        host += f":{port}"
    query = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(name)
    ]
    scheme = "" if parts.scheme in ("http", "https") else f"{parts.scheme}:"
    return f"{scheme}{host}{parts.path.rstrip('/')}?{urlencode(query)}"


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


def _words(text: str) -> list[str]:
    """Return the words of a text in plain lower-case Latin letters and digits."""
    spelt = text.translate(_SPELT_OUT)
    without_marks = unicodedata.normalize("NFKD", spelt)
    return re.findall(r"[a-z0-9]+", without_marks.encode("ascii", "ignore").decode().lower())

"""Addresses of pages: whether two are the same, and one as a link that holds nothing else."""

import re
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|_hs(?:enc|mi)", re.I)
_YOUTUBE = frozenset({"youtube.com", "m.youtube.com", "youtube-nocookie.com", "youtu.be"})
_VIDEO_PATH = re.compile(r"/(?:embed/|shorts/|live/|v/)?([\w-]{6,})")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?![0-9])", re.I)
_BARE_HOST = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?::[0-9]{1,5})?(?:[/?#]|$)")
"""An address without its scheme: a name with dots, then perhaps a path."""
_SAFE_IN_LINKS = ":/?#[]@&=+,%~-._"


def same_address(url: str) -> str:
    """Reduce an address to what all addresses of the same page have in common.

    Scheme, `www.`, default port, trailing slash, the order of parameters, tracking ones and
    the fragment count for nothing, but for a fragment that is a path (`#/lesson/2`); upper and
    lower case differ only in path and query. All addresses of a video on YouTube are the same.
    """
    url = url.encode("utf-8", "replace").decode("utf-8")
    parts = _split(url)
    if parts is None:
        return url.strip()
    if not parts.netloc:
        return url.strip().rstrip("/")
    host = (parts.hostname or "").removeprefix("www.")
    query = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(name)
    ]
    video = _video(host, parts.path, dict(query))
    if video is not None:
        return f"youtube.com/watch?v={video}"
    if parts.port not in (None, 80, 443):
        host += f":{parts.port}"
    scheme = "" if parts.scheme in ("http", "https") else f"{parts.scheme}:"
    place = f"#{parts.fragment.rstrip('/')}" if parts.fragment.startswith(("/", "!")) else ""
    return f"{scheme}{host}{parts.path.rstrip('/')}?{urlencode(sorted(query))}{place}"


def typed_address(text: str) -> str:
    """Give the address of a page that a person typed: `www.example.org/voice` is one of https.

    Raises ValueError, with a sentence for whoever typed it, where it is none.
    """
    address = text.strip()
    if _BARE_HOST.match(address) and not _SCHEME.match(address):
        address = f"https://{address}"
    fault = fault_of_address(address)
    if fault:
        raise ValueError(f'"{text}" {fault} Write it as https://example.org/page')
    return address


def fault_of_address(url: str) -> str | None:
    """Say, in half a sentence, why an address leads to no page; None where it may lead to one."""
    if re.search(r"\s", url):
        return "has a space in it."
    parts = _split(url)
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        return "is not the address of a page."
    if parts.username is not None:
        return "has a name or a password in it, which everybody could read."
    return None


def as_link(url: str) -> str:
    """Percent-encode what a shell or a page might take for more than an address."""
    return quote(url, safe=_SAFE_IN_LINKS)


def _split(url: str) -> SplitResult | None:
    """Split an address into its parts; None where its host or port is impossible."""
    try:
        parts = urlsplit(url.strip())
        _ = parts.port
    except ValueError:
        return None
    return parts


def _video(host: str, path: str, query: dict[str, str]) -> str | None:
    """Give the id of the YouTube video that an address leads to; None where it leads to none."""
    if host not in _YOUTUBE:
        return None
    if path.rstrip("/") == "/watch":
        return query.get("v") or None
    found = _VIDEO_PATH.fullmatch(path.rstrip("/"))
    alone = found is not None and (host == "youtu.be" or path.count("/") > 1)
    return found[1] if found is not None and alone else None

"""Addresses of pages: whether two are the same."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|_hs(?:enc|mi)", re.I)


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

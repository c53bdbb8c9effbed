"""Addresses of pages: what is one, whether two are the same, and one as a safe link."""

import re
from typing import TYPE_CHECKING

from curate.safe_text import UNSEEN, clean_line
from curate.wording import quoted

if TYPE_CHECKING:  # what takes an address apart is loaded where one is
    from urllib.parse import SplitResult

# Patterns stay text until they are used: most commands read no address, and start sooner.
_LABEL = rf"[^{UNSEEN}!-,./:-@\[-\^`{{-~]+"
_HOST = rf"(?:{_LABEL}(?:\.{_LABEL})*\.?|\[[0-9A-Fa-f:.]{{2,45}}\])"
_NUMBER = r"(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])"
_PORT = rf"(?::{_NUMBER})?"
_GAPS = (
    r"\u0000-\u0020\u007f-\u00a0\u00ad\u1680\u2000-\u200b\u200e\u200f\u2028-\u202f"
    r"\u205f-\u206f\u3000\ufeff"
)
"""What no path has: spaces, controls, and what is of no width but for the joiners of letters."""
_PATH = rf"[/?#][^{_GAPS}]*"
_NO_PORT = rf"(?!{_NUMBER}[/?#])"
_NUMBER_IN_PASSWORD = (
    rf"(?!localhost:){_LABEL}:{_NUMBER}[/?#][^\s@=\"'<>]{{1,128}}@(?:[A-Za-z0-9-]+\.)+[A-Za-z]"
)
"""As in `ann:12/3@example.org`, where `ann` is no host: it has no dot, and one comes behind."""
ADDRESS_PATTERN = rf"[Hh][Tt][Tt][Pp][Ss]?://(?!{_NUMBER_IN_PASSWORD}){_HOST}{_PORT}(?:{_PATH})?"
"""Of an address, in the dialect that Python and JSON Schema (ECMA 262) share: http or https, a
host, perhaps a port, perhaps more; no name or password, which would be published with the list."""
_DOTTED = rf"(?:{_LABEL}\.)+(?:[^\W\d_]{{2,}}|[Xx][Nn]--[A-Za-z0-9-]+)"
_WITHOUT_SCHEME = rf"[Ww]{{3}}\.{_DOTTED}{_PORT}(?:{_PATH})?|{_DOTTED}{_PORT}{_PATH}"
"""What is surely a page: one host alone may be the name of a file."""
_WITH_A_NAME = (
    r"(?i:(?!mailto:)[^/?#@]*:(?://)?[^/?#]*@|//[^/?#]*@"
    rf"|(?:[^/?#@:]*:)?//(?:{_NUMBER_IN_PASSWORD}|[^/?#@:\[\]]*:{_NO_PORT}[^@]*@))"
)
"""A password may have `/`, `?` or `#` in it as they are: what is no port before them is one."""
_WITH_A_PASSWORD = (
    rf"[A-Za-z0-9+.-]://(?:{_NUMBER_IN_PASSWORD}"
    rf"|[^\s/?#@:\"'<>\[\]]*:{_NO_PORT}[^\s@\"'<>]{{1,128}}@)"
)
"""In a text: of a name alone nobody knows whether it is a secret."""
TAKE_IT_OUT = "take out all from // up to @, since lists are shared"
"""What to do with a name or a password in an address."""

_ANOTHER = r"(?i:\S\s+https?://)"
_MARKED = r"(?:\[[^\]]*\])?[(<\"'\[]+([Hh][Tt][Tt][Pp][Ss]?://[^\s<>\"']+?)[)>\"'\]]+"
"""As in `<https://example.org>`, or a link in Markdown."""
_BEFORE_A_HOST = rf"(?:([Hh][Tt][Tt][Pp][Ss]?)(?::?/{{1,3}}|:))?({_DOTTED}{_PORT}(?:{_PATH})?)"

_TRACKING = r"(?i:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|_hs(?:enc|mi))"
_YOUTUBE = frozenset({"youtube.com", "m.youtube.com", "youtube-nocookie.com", "youtu.be"})
_A_VIDEO = "youtube.com/watch?v="
"""How what `same_address` gives for a video on YouTube begins."""
_PLAIN = r"https?://([a-z0-9.-]+)((?:/[A-Za-z0-9._~%+-]*)*)"
"""An address of which nothing needs a closer look: long lists have thousands of them."""
_VIDEO_PATH = r"/(?:embed/|shorts/|live/|v/)?([\w-]{6,})"
_GO_BETWEEN = (
    r"(?i:https?://(?:www\.google\.[a-z.]+/url|lm?\.facebook\.com/l\.php"
    r"|www\.youtube\.com/redirect|duckduckgo\.com/l/)\?)"
)
_SAFE_IN_LINKS = ":/?#[]@&=+,%~-._"


def address_meant(text: str) -> str | None:
    """Give the http or https address that a text means; None where it means none.

    `www.example.org/voice` and `example.org/voice` mean https, and a space behind the host is
    `%20`. All else is an address only as it is; two are none.
    """
    text = clean_line(text)
    if re.search(_ANOTHER, text):
        return None
    spaced = text.replace(" ", "%20")
    if re.fullmatch(ADDRESS_PATTERN, spaced):
        return spaced
    return f"https://{text}" if re.fullmatch(_WITHOUT_SCHEME, text) else None


def address_behind(url: str) -> str:
    """Give the address that one of a go-between leads to, as links in Google Docs have it."""
    from urllib.parse import parse_qs, urlsplit

    if not re.match(_GO_BETWEEN, url):
        return url
    said = parse_qs(urlsplit(url).query)
    behind = next((said[key][0] for key in ("q", "url", "u", "uddg") if key in said), "")
    return behind if is_of_web(behind) else url


def is_of_web(text: str) -> bool:
    """Whether a text begins as an address of the web does, and so is no title."""
    return text.strip().lower().startswith(("http://", "https://"))


def fault_of(url: str) -> tuple[str, str] | None:
    """Say in a sentence what is wrong with an address, and what to do; None: nothing.

    A name or a password is not quoted.
    """
    meant = address_meant(url)
    if meant == url:
        return None
    if re.match(_WITH_A_NAME, url):
        said = "The address has a name or a password in it."
        return said, TAKE_IT_OUT
    if re.search(_ANOTHER, url):
        return f"{quoted(url)} is more than one address.", "write one of them"
    meant = meant or _address_in(url)
    remedy = f"write {meant}" if meant else "write one that begins with https:// or http://"
    return f"{quoted(url)} is not an address.", remedy


def _address_in(text: str) -> str | None:
    """Give the address that a text surely has: in brackets, or with slips before its host."""
    found = re.fullmatch(_MARKED, text)
    if found is not None:
        return address_meant(found[1])
    found = re.fullmatch(_BEFORE_A_HOST, text)
    return address_meant(f"{(found[1] or 'https').lower()}://{found[2]}") if found else None


def tells_a_password(text: str) -> bool:
    """Whether a text, such as a summary or a comment, has an address with a password in it."""
    return "@" in text and re.search(_WITH_A_PASSWORD, text) is not None


def same_address(url: str) -> str:
    """Reduce an address to what all addresses of the same page have in common.

    Scheme, `www.`, default port, trailing slash, the order of parameters, tracking ones and
    the fragment count for nothing, but for a fragment that is a path (`#/lesson/2`); upper and
    lower case differ only in path and query. All addresses of a video on YouTube are the same.
    """
    plain = re.fullmatch(_PLAIN, url)
    if plain is not None and (host := plain[1].removeprefix("www.")) not in _YOUTUBE:
        return f"{host}{plain[2].rstrip('/')}?"
    from urllib.parse import parse_qsl, urlencode

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
        if not re.fullmatch(_TRACKING, name)
    ]
    video = _video(host, parts.path, dict(query))
    if video is not None:
        return f"{_A_VIDEO}{video}"
    if parts.port not in (None, 80, 443):
        host += f":{parts.port}"
    scheme = "" if parts.scheme in ("http", "https") else f"{parts.scheme}:"
    place = f"#{parts.fragment.rstrip('/')}" if parts.fragment.startswith(("/", "!")) else ""
    return f"{scheme}{host}{parts.path.rstrip('/')}?{urlencode(sorted(query))}{place}"


def shared_part(url: str) -> str:
    """Give a text that is in each address of the same page, as it is; empty where none is sure."""
    parts = _split(url)
    if parts is None or same_address(url).startswith(_A_VIDEO):
        return ""
    return parts.path.rstrip("/")


def as_link(url: str) -> str:
    """Percent-encode what a shell or a page might take for more than an address."""
    from urllib.parse import quote

    return quote(url, safe=_SAFE_IN_LINKS)


def _split(url: str) -> "SplitResult | None":
    """Split an address into its parts; None where its host or port is impossible."""
    from urllib.parse import urlsplit

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
    found = re.fullmatch(_VIDEO_PATH, path.rstrip("/"))
    alone = found is not None and (host == "youtu.be" or path.count("/") > 1)
    return found[1] if found is not None and alone else None

"""Addresses that say more than a list that others see should: secrets, and one's own network."""

from collections.abc import Sequence
from ipaddress import ip_address
from re import IGNORECASE, fullmatch
from urllib.parse import parse_qsl, urlsplit

from curate.model import Resource
from curate.wording import quoted

_SECRETS = (
    r"(?:x-\w+-)?(?:sig|signature|credential|security-token)|(?:\w+[_-])?token|jwt|secret"
    r"|client_secret|password|passwd|pwd|api_?key|auth_?key|auth|session_?id"
)
_KEYS = r"key|code|share_?key|invite"
"""What may be a secret, where it is long and has a digit in it."""
_LEAST_OF_KEY = 12
_OWN_HOSTS = r"[^.]+|.*\.(?:local|localhost|lan|internal|intranet|home|home\.arpa)"
"""One name alone, as `nas`, or one that no public host has."""
_OWN_PAGES = r"readwise\.io/reader/document_raw_content(?:/.*)?"
"""Where only somebody who has signed in sees anything."""


def is_secret(key: str, value: str) -> bool:
    """Whether a parameter of an address lets in whoever has it."""
    if fullmatch(_SECRETS, key, IGNORECASE):
        return bool(value)
    is_long = len(value) >= _LEAST_OF_KEY and any(map(str.isdigit, value))
    return is_long and fullmatch(_KEYS, key, IGNORECASE) is not None


def discloses(address: str) -> bool:
    """Whether an address has a secret in it, or leads where only its owner gets."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return False
    said = parse_qsl(parts.query) + (parse_qsl(parts.fragment) if "=" in parts.fragment else [])
    if any(is_secret(key, value) for key, value in said):
        return True
    return _is_of_own_network(host) or fullmatch(_OWN_PAGES, host + parts.path) is not None


def _is_of_own_network(host: str) -> bool:
    try:
        number = ip_address(host)
    except ValueError:
        return fullmatch(_OWN_HOSTS, host) is not None
    return number.is_private or number.is_link_local


def remark_on(resources: Sequence[Resource]) -> str | None:
    """Say how many have such an address, with one of them, up to where one looks; None: none has.

    The address is not quoted: it may be a secret.
    """
    found = [one for one in resources if one.url and discloses(one.url)]
    if not found:
        return None
    said = f"as {quoted(found[0].title)} does ({found[0].id})"
    many = f"{len(found):,} addresses hold" if len(found) > 1 else "1 address holds"
    own = (
        "a secret, or is in a network of your own"
        if len(found) == 1
        else ("a secret, or are in a network of your own")
    )
    return f"{many} {own}, {said}"

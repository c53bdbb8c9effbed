"""Why a page cannot be had, in our words."""

import errno
import socket
import ssl
from collections.abc import Iterator

from curate.checks.answers import Trouble
from curate.errors import CurateError
from curate.safe_text import clean_line
from curate.wording import quoted

_UNREACHABLE = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN)
_STATUSES = {
    401: "it is only for those who log in",
    402: "it has to be paid for",
    403: "it is not given to programs, or only to those who log in",
    404: "there is no such page (404)",
    407: "the proxy here wants a name and a password",
    410: "the page is gone for good (410)",
    429: "too much was asked of it",
    451: "it is held back for legal reasons (451)",
}


class PageError(CurateError):
    """A page cannot be had: its address, and why."""

    def __init__(self, address: str, why: str, status: int | None = None) -> None:
        """Take the address that was asked for, why in words, and the status that was answered."""
        super().__init__(f"{quoted(address)} cannot be had: {why}.")
        self.status = status


def of_status(status: int, retry_after: str | None) -> str:
    """Say what a status above 399 means; `retry_after` is the header of that name."""
    said = meaning_of(status)
    passes = status == 429 or (status >= 500 and status not in _STATUSES)
    return f"{said}; {_later(retry_after)}" if passes else said


def meaning_of(status: int) -> str:
    """Say what a status above 399 means, and nothing of when to ask again."""
    if status in _STATUSES:
        return _STATUSES[status]
    return f"something is wrong there ({status})" if status >= 500 else f"it answered with {status}"


def of_error(error: Exception, host: str) -> str:
    """Say what an error of the client, or of what is below it, means for `host`."""
    from requests import exceptions
    from urllib3.exceptions import LocationParseError

    causes = list(_causes(error))
    if any(isinstance(one, exceptions.ProxyError) for one in causes):
        return "the proxy that is set here does not let us through"
    for one in causes:
        said = _of_system(one, host)
        if said is not None:
            return said
    if any(isinstance(one, exceptions.Timeout | TimeoutError) for one in causes):
        return "it took too long to answer"
    if isinstance(error, exceptions.InvalidSchema):
        return "the proxy that is set here cannot be used"
    unspeakable = (exceptions.InvalidURL, LocationParseError, UnicodeError)
    if any(isinstance(one, unspeakable) for one in causes):
        return f"no host can be called {quoted(host)}"
    return "the connection broke off"


def trouble_of(error: Exception) -> Trouble:
    """Tell what an error of the client, or of what is below it, says of the host."""
    from requests import exceptions

    causes = list(_causes(error))
    if any(isinstance(one, exceptions.ProxyError | exceptions.InvalidSchema) for one in causes):
        return Trouble.HERE
    for one in causes:
        if isinstance(one, ssl.SSLCertVerificationError):
            return Trouble.UNSAFE
        if isinstance(one, socket.gaierror):
            return Trouble.UNFOUND
        if isinstance(one, OSError) and one.errno in _UNREACHABLE:
            return Trouble.HERE
    cannot = (ConnectionRefusedError, ssl.SSLError, exceptions.ConnectTimeout, ValueError)
    silent = any(isinstance(one, cannot) for one in causes)
    return Trouble.SILENT if silent else Trouble.BROKEN


def _of_system(error: BaseException, host: str) -> str | None:
    """Say what an error of the system or of encryption means; None where it says too little."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return "its certificate is not one that this computer trusts"
    if isinstance(error, ssl.SSLError):
        return "no safe connection could be made"
    if isinstance(error, socket.gaierror):
        return f"no host {quoted(host)} is found; the name may be wrong, or there is no network"
    if isinstance(error, ConnectionRefusedError):
        return "nothing answers there"
    if isinstance(error, OSError) and error.errno in _UNREACHABLE:
        return "there is no network, or none that leads there"
    return None


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and all that it came from, each once."""
    left, seen = [error], set[int]()
    while left:
        one = left.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        said = (one.__cause__, one.__context__, getattr(one, "reason", None), *one.args)
        left += [other for other in said if isinstance(other, BaseException)]


def _later(retry_after: str | None) -> str:
    """Say when to ask again, by the header: seconds, or a date."""
    said = clean_line(retry_after or "")
    if said.isascii() and said.isdecimal() and len(said) < 9:
        seconds = int(said)
        return f"ask again in {seconds:,} s" if seconds < 120 else _in_minutes(seconds)
    return f"ask again after {quoted(said)}" if said else "ask again later"


def _in_minutes(seconds: int) -> str:
    from curate.durations import format_minutes

    return f"ask again in {format_minutes(-(-seconds // 60))}"

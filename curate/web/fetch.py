"""One address fetched, within limits of time and size, redirects followed by hand."""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import Message
from time import monotonic
from typing import TYPE_CHECKING

from curate.addresses import address_meant, fault_of
from curate.errors import CurateError, Kind
from curate.web.failures import PageError, of_error, of_status
from curate.web.limits import Limits, in_time
from curate.wording import quoted

if TYPE_CHECKING:
    from requests import Response, Session

_PIECE = 16_384
_USUAL = Limits()
_PLAIN = ("", "identity")
NOT_READ = ("audio/", "video/", "image/", "font/")
"""Of these the type says all that is asked for; they would be too large in any case."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave."""

    asked: str
    """The address that was asked for."""
    address: str
    """The address that answered, after redirects."""
    status: int
    media_type: str
    """In small letters, without parameters: `text/html`; "" where the host does not say."""
    charset: str | None
    """The encoding that the host says it is in."""
    raw: bytes
    """Decompressed; nothing where it is sound or a picture."""


def fetch(address: str, limits: Limits = _USUAL) -> Fetched:
    """Fetch an address.

    Raises PageError where it cannot be had, in one sentence; CurateError where it is no address
    of the web, or has a name or a password in it.
    """
    meant = address_meant(address)
    if meant is None:
        said, remedy = fault_of(address) or (f"{quoted(address)} is not an address.", "")
        raise CurateError(f"{said} {remedy[:1].upper()}{remedy[1:]}.", Kind.USAGE)
    end = monotonic() + limits.seconds
    try:
        return in_time(lambda: _Fetching(meant, limits, end).fetched(), limits.seconds)
    except TimeoutError:
        raise PageError(meant, f"it was not all there after {limits.seconds:g} s") from None


def led_to(address: str, target: str) -> str:
    """Give the address that a redirect from `address` leads to; `target` is as its header has it.

    Raises ValueError, with why in our words, where that may not be asked.
    """
    from urllib.parse import urljoin

    try:
        joined = urljoin(address, target)
    except ValueError:
        joined = target
    meant = address_meant(joined)
    if meant is None:
        said, _ = fault_of(joined) or (f"{quoted(joined)} is not an address.", "")
        raise ValueError(f"it leads on, but where? {said.removesuffix('.')}")
    return meant


class _Fetching:
    """One fetch under way."""

    def __init__(self, address: str, limits: Limits, end: float) -> None:
        """Take an address, and when the fetch has to end by the monotonic clock."""
        self._asked = address
        self._limits = limits
        self._end = end

    def fetched(self) -> Fetched:
        """Follow redirects to an answer, and read it. Raises PageError, TimeoutError."""
        from curate.web.client import new_session

        address, seen = self._asked, {self._asked}
        with new_session() as session:
            while True:
                with self._answer(session, address) as response:
                    target = session.get_redirect_target(response)
                    if target is None:
                        return self._read(response, address)
                address = self._next(address, target, seen)

    def _answer(self, session: "Session", address: str) -> "Response":
        left = self._end - monotonic()
        if left <= 0:
            raise TimeoutError
        waiting = min(self._limits.connecting, left), left
        return self._trying(
            address,
            lambda: session.get(address, stream=True, allow_redirects=False, timeout=waiting),
        )

    def _trying(self, address: str, work: "Callable[[], Response]") -> "Response":
        from urllib.parse import urlsplit

        from requests.exceptions import RequestException

        try:
            return work()
        except (RequestException, OSError, ValueError) as error:
            host = urlsplit(address).hostname or address
            raise PageError(self._asked, of_error(error, host)) from None

    def _next(self, address: str, target: str, seen: set[str]) -> str:
        """Give the address that a redirect leads to. Raises PageError where it may not be asked."""
        try:
            meant = led_to(address, target)
        except ValueError as error:
            raise PageError(self._asked, str(error)) from None
        if meant in seen:
            raise PageError(self._asked, "it leads round in a circle")
        if len(seen) > self._limits.redirects:
            most = self._limits.redirects
            raise PageError(self._asked, f"it leads on and on, more than {most} times")
        seen.add(meant)
        return meant

    def _read(self, response: "Response", address: str) -> Fetched:
        status = response.status_code
        if status >= 400:
            why = of_status(status, response.headers.get("Retry-After"))
            raise PageError(self._asked, why, status)
        if status >= 300 or status == 204:
            raise PageError(self._asked, f"it has nothing to show ({status})", status)
        media_type, charset = _kind(response.headers.get("Content-Type", ""))
        raw = b"" if media_type.startswith(NOT_READ) else self._body(response)
        return Fetched(self._asked, address, status, media_type, charset, raw)

    def _body(self, response: "Response") -> bytes:
        """Read an answer, decompressed piece by piece. Raises PageError, TimeoutError."""
        from urllib3.exceptions import HTTPError

        size, pieces = 0, []
        encoding = response.headers.get("Content-Encoding", "").strip().lower()
        try:
            for piece in _decompressed(self._pieces(response), encoding):
                size += len(piece)
                if size > self._limits.size:
                    most = f"{self._limits.size / 2**20:g} MiB"
                    raise PageError(self._asked, f"it is larger than {most}")
                pieces.append(piece)
        except (HTTPError, OSError) as error:
            if isinstance(error, TimeoutError):
                raise
            raise PageError(self._asked, of_error(error, "")) from None
        except (zlib.error, ValueError):
            why = "it is packed in a way that cannot be unpacked"
            raise PageError(self._asked, why) from None
        return b"".join(pieces)

    def _pieces(self, response: "Response") -> Iterator[bytes]:
        """Yield an answer as it comes, still packed. Raises TimeoutError where time is over."""
        for piece in response.raw.stream(_PIECE, decode_content=False):
            if monotonic() > self._end:
                raise TimeoutError
            yield piece


def _kind(header: str) -> tuple[str, str | None]:
    """Take a Content-Type apart into the media type and the charset."""
    message = Message()
    message["Content-Type"] = header.replace("\r", " ").replace("\n", " ")
    media_type = header.partition(";")[0].strip().lower()
    return media_type, message.get_content_charset()


def _decompressed(pieces: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    """Yield what is packed in pieces, never much more at once than a piece is long.

    Raises ValueError for a packing that is not known, zlib.error where it is none.
    """
    if encoding in _PLAIN:
        yield from pieces
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise ValueError
    unpacking = None
    for piece in pieces:
        if unpacking is None:
            unpacking = zlib.decompressobj(_window(encoding, piece))
        left = piece
        while left and not unpacking.eof:
            yield unpacking.decompress(left, _PIECE)
            left = unpacking.unconsumed_tail
    if unpacking is not None:
        yield unpacking.flush()


def _window(encoding: str, beginning: bytes) -> int:
    """Give what zlib is to expect: gzip; else a stream of its own, or, as some send, without it."""
    if encoding != "deflate":
        return 16 + zlib.MAX_WBITS
    wrapped = beginning[:1] and beginning[0] & 0x0F == 8
    return zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS

"""What is fetched from the web: within limits, safely, with one clear line for each failure."""

import errno
import socket
import zlib
from gzip import compress
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event

import pytest

from curate import __version__
from curate.errors import CurateError, Kind
from curate.web.failures import PageError, of_error
from curate.web.fetch import fetch
from curate.web.limits import Limits
from tests.web import CERTIFICATE, Answering, Host, host

QUICK = Limits(connecting=0.5, seconds=0.5, size=100_000)


def refused(address: str, limits: Limits = QUICK) -> str:
    """Return why an address cannot be had."""
    with pytest.raises(PageError) as caught:
        fetch(address, limits)
    said = str(caught.value)
    assert "\n" not in said
    assert said.endswith(".")
    return said.partition(" cannot be had: ")[2]


# What comes.


def test_a_page_is_fetched_with_what_its_host_says_of_it(page_host: Host) -> None:
    """The bytes, the media type, the charset and the address are given."""
    address = page_host.serve("/guide", b"caf\xe9", 'Text/HTML; charset="ISO-8859-1"')
    found = fetch(address)
    assert (found.address, found.status) == (address, 200)
    assert (found.media_type, found.charset) == ("text/html", "iso-8859-1")
    assert found.raw == b"caf\xe9"


def test_who_asks_says_its_name_and_nothing_of_its_user(
    page_host: Host, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Our name and version are sent; no passwords that lie about, and no cookies."""
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login ada password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    page_host.serve("/end", "here")
    address = page_host.serve(
        "/begin", status=302, headers={"Location": "/end", "Set-Cookie": "a=b; Path=/"}
    )
    assert fetch(address).raw == b"here"
    for asked in page_host.asked:
        assert asked.headers["User-Agent"] == f"curate/{__version__}"
        assert asked.headers["Accept-Encoding"] == "gzip, deflate"
        assert {"Cookie", "Authorization"}.isdisjoint(asked.headers)


def _raw_deflate(text: bytes) -> bytes:
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packing.compress(text) + packing.flush()


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", compress(b"words " * 9_000, mtime=0)),
        ("deflate", zlib.compress(b"words " * 9_000)),
        ("deflate", _raw_deflate(b"words " * 9_000)),
        ("identity", b"words " * 9_000),
    ],
    ids=["gzip", "deflate", "deflate as it is", "identity"],
)
def test_what_is_packed_is_unpacked(page_host: Host, encoding: str, packed: bytes) -> None:
    """Both packings that we ask for are understood, deflate in both of its shapes."""
    address = page_host.serve("/packed", packed, headers={"Content-Encoding": encoding})
    assert fetch(address, QUICK).raw == b"words " * 9_000


def test_sound_and_pictures_are_not_loaded(page_host: Host) -> None:
    """Of a film the media type says enough: its bytes are left where they are."""
    address = page_host.serve("/film", b"x" * 500_000, "video/mp4")
    found = fetch(address, QUICK)
    assert (found.media_type, found.raw) == ("video/mp4", b"")


# Redirects.


def test_redirects_are_followed(page_host: Host) -> None:
    """Five are, also to where it is only said relatively."""
    end = page_host.serve("/5", "here")
    page_host.lead("/4", "5", 307)
    for number in range(4):
        page_host.lead(f"/{number}", f"{page_host.origin}/{number + 1}", 301)
    found = fetch(page_host.origin + "/0")
    assert (found.raw, found.address, found.asked) == (b"here", end, page_host.origin + "/0")


def test_six_redirects_are_too_many(page_host: Host) -> None:
    """Who is led on more than five times is told so."""
    for number in range(7):
        page_host.lead(f"/{number}", f"/{number + 1}")
    assert refused(page_host.origin + "/0") == "it leads on and on, more than 5 times."


def test_a_circle_of_redirects_is_seen(page_host: Host) -> None:
    """A page that leads to itself, by way of another or not, is left at once."""
    page_host.lead("/a", "/b")
    assert refused(page_host.lead("/b", "/a")) == "it leads round in a circle."
    assert refused(page_host.lead("/self", "/self")) == "it leads round in a circle."
    assert len(page_host.asked) == 3


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "javascript:1"])
def test_a_redirect_leads_to_the_web_only(page_host: Host, target: str) -> None:
    """A page cannot have us read a file, or speak anything but http and https."""
    assert target in refused(page_host.lead("/a", target))


def test_a_redirect_with_a_password_is_refused_and_not_shown(page_host: Host) -> None:
    """What a page would have us log in with is neither sent nor said."""
    why = refused(page_host.lead("/a", "https://ada:secret@example.org/"))
    assert "a name or a password" in why
    assert "secret" not in why


# Limits.


def test_an_endless_page_is_too_large(page_host: Host) -> None:
    """A stream without an end is left when it has given too much."""

    def endless(handler: BaseHTTPRequestHandler, closing: Event) -> None:
        handler.send_response(200)
        handler.end_headers()
        while not closing.is_set():
            handler.wfile.write(b"x" * 10_000)

    address = page_host.answer("/endless", endless)
    assert refused(address, Limits(size=2**20)) == "it is larger than 1 MiB."


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_bomb_is_not_unpacked(page_host: Host, encoding: str) -> None:
    """A few bytes that would be 64 MB are left when they have given too much."""
    import tracemalloc

    packing = zlib.compressobj(9, wbits=31 if encoding == "gzip" else 15)
    packed = b"".join(packing.compress(bytes(2**20)) for _ in range(64)) + packing.flush()
    address = page_host.serve("/bomb", packed, headers={"Content-Encoding": encoding})
    tracemalloc.start()
    try:
        assert refused(address, Limits()) == "it is larger than 4 MiB."
        assert tracemalloc.get_traced_memory()[1] < 30 * 2**20
    finally:
        tracemalloc.stop()


def _dripping(handler: BaseHTTPRequestHandler, closing: Event) -> None:
    while not closing.wait(0.02):
        handler.wfile.write(b"x")
        handler.wfile.flush()


def _dripping_body(handler: BaseHTTPRequestHandler, closing: Event) -> None:
    handler.send_response(200)
    handler.end_headers()
    _dripping(handler, closing)


def _silent(handler: BaseHTTPRequestHandler, closing: Event) -> None:
    closing.wait()


@pytest.mark.parametrize("answering", [_dripping, _dripping_body, _silent])
def test_a_slow_host_is_left(page_host: Host, answering: Answering) -> None:
    """A host that says nothing, or drips, before its page or in it, is left when time is over."""
    why = refused(page_host.answer("/slow", answering))
    assert why in ("it was not all there after 0.5 s.", "it took too long to answer.")


# Failures.


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (404, "there is no such page (404)."),
        (410, "the page is gone for good (410)."),
        (403, "it is not given to programs, or only to those who log in."),
        (418, "it answered with 418."),
        (500, "something is wrong there (500); ask again later."),
        (204, "it has nothing to show (204)."),
    ],
)
def test_what_a_host_answers_is_said_in_words(page_host: Host, status: int, why: str) -> None:
    """Each answer that is no page is one line, with its number where that helps."""
    assert refused(page_host.serve("/x", status=status)) == why


@pytest.mark.parametrize(
    ("retry_after", "said"),
    [
        ("30", "ask again in 30 s."),
        ("3600", "ask again in 1 h."),
        ("Wed, 21 Oct 2026 07:28:00 GMT", 'ask again after "Wed, 21 Oct 2026 07:28:00 GMT".'),
        ("", "ask again later."),
    ],
)
def test_when_to_ask_again_is_said(page_host: Host, retry_after: str, said: str) -> None:
    """A host that has too much to do may say when it will answer: that is passed on."""
    address = page_host.serve("/x", status=429, headers={"Retry-After": retry_after})
    assert refused(address) == f"too much was asked of it; {said}"


def test_nobody_there() -> None:
    """A port at which nobody listens is named as what it is."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert refused(f"http://127.0.0.1:{port}/") == "nothing answers there."


def test_a_name_that_no_host_can_have(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is too long for a host is not looked for, and is quoted."""
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setenv("NO_PROXY", "*")
    said = refused(f"http://{'x' * 64}.example/", Limits())
    assert said.startswith('no host can be called "xxx')


def test_a_host_that_is_not_found() -> None:
    """A host that is not found is named, with both reasons that there can be."""
    not_found = ConnectionError(OSError(), socket.gaierror(socket.EAI_NONAME, "in any words"))
    said = of_error(not_found, "example.invalid")
    assert '"example.invalid"' in said
    assert "the name may be wrong, or there is no network" in said


def test_no_network() -> None:
    """Where no way leads out of this computer, that is said."""
    assert "there is no network" in of_error(OSError(errno.ENETUNREACH, "in any words"), "a.org")


def test_a_proxy_that_does_not_answer(page_host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the way leads through a proxy that is not there, the proxy is named."""
    address = page_host.serve("/x", "here")
    monkeypatch.setenv("no_proxy", "")
    monkeypatch.setenv("NO_PROXY", "")
    assert refused(address) == "the proxy that is set here does not let us through."


def test_a_proxy_is_asked(page_host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    """The way leads through the proxy that the environment names."""
    page_host.serve("http://far.example.org/x", "through it")
    for name in ("http_proxy", "HTTP_PROXY"):
        monkeypatch.setenv(name, page_host.origin)
    assert fetch("http://far.example.org/x").raw == b"through it"


def test_a_certificate_that_nobody_trusts() -> None:
    """A host with a certificate of its own making is not believed."""
    with host(safe=True) as unknown:
        why = refused(unknown.serve("/x", "here"), Limits())
    assert why == "its certificate is not one that this computer trusts."


@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"])
def test_a_certificate_that_the_system_trusts(
    variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the system, or a file that is named for it, trusts, we trust."""
    monkeypatch.setenv(variable, str(CERTIFICATE))
    with host(safe=True) as known:
        assert fetch(known.serve("/x", "here")).raw == b"here"


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhere",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"no answer at all\r\n\r\n",
        b"",
    ],
)
def test_an_answer_that_breaks_off(page_host: Host, answer: bytes) -> None:
    """Half an answer is none, and is called so."""

    def broken(handler: BaseHTTPRequestHandler, _: Event) -> None:
        handler.wfile.write(answer)

    assert refused(page_host.answer("/x", broken)) == "the connection broke off."


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br"])
def test_what_is_not_packed_as_it_says(page_host: Host, encoding: str) -> None:
    """What cannot be unpacked is called so, and what we never asked for, too."""
    address = page_host.serve("/x", b"not packed", headers={"Content-Encoding": encoding})
    assert refused(address) == "it is packed in a way that cannot be unpacked."


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "https://ada:secret@example.org/", "a title", ""]
)
def test_what_is_no_address_is_not_asked(address: str) -> None:
    """Only http and https are asked, and nobody's password is sent."""
    with pytest.raises(CurateError) as caught:
        fetch(address)
    assert caught.value.kind is Kind.USAGE
    assert "secret" not in str(caught.value)

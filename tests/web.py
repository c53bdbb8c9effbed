"""Hosts on this computer, which serve what a test says; nothing else of the web is asked."""

import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

CERTIFICATE = Path(__file__).with_name("nobodys_certificate.pem")
"""A certificate for localhost and its key, which nobody has signed, for tests alone."""
NOWHERE = "http://127.0.0.1:9"
AWAY = {
    name: value
    for key, value in {
        "http_proxy": NOWHERE,
        "https_proxy": NOWHERE,
        "all_proxy": NOWHERE,
        "no_proxy": "127.0.0.1,localhost",
    }.items()
    for name in (key, key.upper())
}
"""Variables with which no test asks anything beyond this computer."""

Answering = Callable[[BaseHTTPRequestHandler, Event], None]
"""Writes an answer; the event is set when the host is to close."""


@dataclass
class Host:
    """One host: what it serves by path, and what it was asked."""

    origin: str
    pages: dict[str, Answering] = field(default_factory=dict)
    asked: list[BaseHTTPRequestHandler] = field(default_factory=list)

    def serve(
        self,
        path: str,
        body: str | bytes = b"",
        media_type: str | None = "text/html",
        status: int = 200,
        headers: Mapping[str, str] | None = None,
    ) -> str:
        """Serve `body` at `path`, and return its address."""
        raw = body.encode("utf-8") if isinstance(body, str) else body

        def answer(handler: BaseHTTPRequestHandler, _: Event) -> None:
            handler.send_response(status)
            if media_type is not None:
                handler.send_header("Content-Type", media_type)
            for name, value in (headers or {}).items():
                handler.send_header(name, value)
            handler.send_header("Content-Length", str(len(raw)))
            handler.end_headers()
            if handler.command != "HEAD":
                handler.wfile.write(raw)

        return self.answer(path, answer)

    def lead(self, path: str, target: str, status: int = 302) -> str:
        """Lead from `path` to `target`, and return its address."""
        return self.serve(path, status=status, headers={"Location": target})

    def answer(self, path: str, answering: Answering) -> str:
        """Let `answering` write what is served at `path`, and return its address."""
        self.pages[path] = answering
        return self.origin + path


def silent(_: BaseHTTPRequestHandler, closing: Event) -> None:
    """Answer nothing, until the host closes."""
    closing.wait()


@contextmanager
def host(*, safe: bool = False) -> Iterator[Host]:
    """Run a host on this computer; with `safe`, by https with a certificate nobody trusts."""
    closing = Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the name that the server looks for
            found.asked.append(self)
            page = found.pages.get(self.path)
            with suppress(OSError):  # who asked has gone
                if page is None:
                    self.send_error(404)
                else:
                    page(self, closing)

        do_HEAD = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """Say nothing of those who hang up, as who does not trust us does."""

    server = Server(("127.0.0.1", 0), Handler)
    if safe:
        safely = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        safely.load_cert_chain(CERTIFICATE)
        server.socket = safely.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    scheme = "https" if safe else "http"
    found = Host(f"{scheme}://127.0.0.1:{server.server_port}")
    serving = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    serving.start()
    try:
        yield found
    finally:
        closing.set()
        server.shutdown()
        serving.join()
        server.server_close()

"""The client that asks: who it says it is, whom it trusts, what it does not keep."""

import ssl
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from requests.cookies import RequestsCookieJar

from curate import __version__

_HEADERS = {
    "User-Agent": f"curate/{__version__}",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}


def new_session() -> requests.Session:
    """Make a session that keeps no cookies and sends no passwords.

    Its proxies are those of the environment. It trusts the certificates that the system trusts,
    as networks need that sign with their own; and a file of them, where one is set for it.
    """
    session = requests.Session()
    session.headers.clear()
    session.headers.update(_HEADERS)
    session.auth = _no_password
    cookies = RequestsCookieJar()
    cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    session.cookies = cookies
    session.mount("https://", _TrustingTheSystem())
    return session


def _no_password(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Leave a request as it is: one without any `auth` gets the passwords of ~/.netrc."""
    return request


class _TrustingTheSystem(HTTPAdapter):
    """Connects to hosts whose certificate the system trusts."""

    def __init__(self) -> None:
        from truststore import SSLContext

        self._context: ssl.SSLContext = SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        super().__init__()

    def init_poolmanager(self, *arguments: Any, **settings: Any) -> None:
        """Connect with our context."""
        super().init_poolmanager(*arguments, **settings, ssl_context=self._context)

    def proxy_manager_for(self, proxy: str, **settings: Any) -> Any:
        """Connect through a proxy with our context."""
        return super().proxy_manager_for(proxy, **settings, ssl_context=self._context)

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """Add a file of certificates only where one is named: else there is the system's."""
        if verify is not True:
            super().cert_verify(conn, url, verify, cert)

"""One question to one address: what it answers, and nothing of what it holds."""

from email.utils import parsedate_to_datetime
from typing import NamedTuple

from curate.checks.answers import Trouble
from curate.importers.pages.site_names import host_of
from curate.web.failures import of_error, trouble_of
from curate.web.limits import Limits


class Reply(NamedTuple):
    """What came of one question."""

    status: int | None = None
    target: str | None = None
    """Where it leads, as its header has it."""
    retry_after: str | None = None
    trouble: Trouble = Trouble.NONE
    why: str = ""
    """What came in the way, in words."""


def knock(address: str, method: str, limits: Limits) -> Reply:
    """Ask an address by HEAD or GET, and hang up when its headers are there."""
    from requests.exceptions import RequestException

    from curate.web.client import new_session

    waiting = limits.connecting, limits.seconds
    try:
        with (
            new_session() as session,
            session.request(
                method, address, stream=True, allow_redirects=False, timeout=waiting
            ) as response,
        ):
            target = session.get_redirect_target(response)
            return Reply(response.status_code, target, response.headers.get("Retry-After"))
    except (RequestException, OSError, ValueError) as error:
        return Reply(trouble=trouble_of(error), why=of_error(error, host_of(address)))


def seconds_to_wait(retry_after: str | None, now: int) -> int | None:
    """Read for how many seconds a host wants to be left alone: a number, or a date; else None.

    `now` is the time in seconds since 1970.
    """
    said = (retry_after or "").strip()
    if said.isascii() and said.isdecimal():
        return int(said[:9])
    try:
        return max(0, int(parsedate_to_datetime(said).timestamp()) - now)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None

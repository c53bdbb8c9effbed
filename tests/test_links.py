"""Addresses asked: what an answer means, and how politely one asks."""

import errno
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from threading import Barrier, BrokenBarrierError, Event, Lock
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from requests import Session

from curate.checks.answers import (
    AGE,
    BETWEEN_TRIES,
    LEFT_ALONE,
    TRIES,
    Answer,
    Known,
    Trouble,
    Verdict,
    after,
    is_fresh,
    is_left_alone,
    verdict_of,
)
from curate.checks.links import key_of, leads_elsewhere, new_address
from curate.web.failures import trouble_of
from curate.web.knocking import seconds_to_wait
from curate.web.limits import Limits
from curate.web.links import Manners, ask_all
from tests.conftest import PATIENCE
from tests.web import Host, host, silent

NOW = 1_800_000_000
USUAL = Manners()
QUICK = Manners(Limits(connecting=2, seconds=2))
"""For what is never answered."""
GONE = Answer(404, why="there is no such page (404)")


def asked(*addresses: str, manners: Manners = USUAL, **left_alone: int) -> dict[str, Answer]:
    """Ask addresses; return their answers. Each is answered once."""
    answers = list(ask_all(addresses, lambda: NOW, left_alone, manners))
    assert sorted(address for address, _ in answers) == sorted(addresses)
    return dict(answers)


def methods(page_host: Host) -> list[str]:
    """Return what a host was asked, in order."""
    return [f"{one.command} {one.path}" for one in page_host.asked]


# What an answer means.


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        *((status, Verdict.WELL) for status in (200, 204, 206, 304)),
        *((status, Verdict.REFUSED) for status in (401, 403, 405, 429, 451, 999, 400, 402, 418)),
        *((status, Verdict.FAILED) for status in (404, 410, 500, 502, 503, 530)),
        *((status, Verdict.UNASKED) for status in (407, 511)),
    ],
)
def test_what_a_status_means(status: int, verdict: Verdict) -> None:
    """Only what is gone or broken has failed; a refusal to programs says nothing of a page."""
    assert verdict_of(Answer(status)) is verdict


@pytest.mark.parametrize(
    ("trouble", "verdict"),
    [
        (Trouble.HERE, Verdict.UNASKED),
        (Trouble.UNSAFE, Verdict.UNASKED),
        (Trouble.WAIT, Verdict.UNASKED),
        (Trouble.ROUND, Verdict.REFUSED),
        (Trouble.UNFOUND, Verdict.FAILED),
        (Trouble.SILENT, Verdict.FAILED),
        (Trouble.BROKEN, Verdict.FAILED),
        (Trouble.ASTRAY, Verdict.FAILED),
    ],
)
def test_what_a_trouble_means(trouble: Trouble, verdict: Verdict) -> None:
    """What is wrong here, or a matter of trust, is no fault of an address."""
    assert verdict_of(Answer(trouble=trouble)) is verdict


def test_three_tries_lie_apart() -> None:
    """What fails again within the hour is the same try; an hour later it is the next."""
    known = after(None, GONE, NOW)
    assert known.tries == 1
    assert after(known, GONE, NOW + BETWEEN_TRIES - 1).tries == 1
    known = after(after(known, GONE, NOW + 1), GONE, NOW + BETWEEN_TRIES)
    assert known.tries == 2
    assert after(known, GONE, NOW + 2 * BETWEEN_TRIES).tries == TRIES


@pytest.mark.parametrize("answer", [Answer(200), Answer(403), Answer(999)])
def test_whoever_answers_once_begins_anew(answer: Answer) -> None:
    """One answer, and the tries before it count no more."""
    assert after(Known(Verdict.FAILED, NOW, 2, NOW), answer, NOW + 9).tries == 0


@pytest.mark.parametrize("trouble", [Trouble.HERE, Trouble.WAIT, Trouble.UNSAFE])
def test_what_could_not_be_asked_is_no_try(trouble: Trouble) -> None:
    """The tries stay as they were, and none is added."""
    known = Known(Verdict.FAILED, NOW, 2, NOW)
    assert after(known, Answer(trouble=trouble), NOW + 9 * BETWEEN_TRIES).tries == 2


@given(st.lists(st.integers(0, 3 * BETWEEN_TRIES), min_size=1, max_size=12))
def test_tries_are_never_more_than_hours(gaps: list[int]) -> None:
    """However often one asks what is gone, there are at most so many tries as hours begun."""
    now, known = NOW, None
    for gap in gaps:
        now += gap
        known = after(known, GONE, now)
    assert known is not None
    assert 1 <= known.tries <= 1 + (now - NOW) // BETWEEN_TRIES


def test_good_answers_are_remembered_for_a_day() -> None:
    """What was well is asked again a day later, what failed each time, and after a clock ran on."""
    for verdict in (Verdict.WELL, Verdict.REFUSED):
        assert is_fresh(Known(verdict, NOW), NOW + AGE - 1)
        assert not is_fresh(Known(verdict, NOW), NOW + AGE)
        assert not is_fresh(Known(verdict, NOW), NOW - 1)
    for verdict in (Verdict.FAILED, Verdict.UNASKED):
        assert not is_fresh(Known(verdict, NOW), NOW)
    assert not is_fresh(None, NOW)


def test_no_host_is_left_alone_for_ever() -> None:
    """A host is left alone as long as it wants, and a day at most."""
    assert is_left_alone(Known(Verdict.UNASKED, NOW, until=NOW + 60), NOW)
    assert not is_left_alone(Known(Verdict.UNASKED, NOW, until=NOW), NOW)
    assert not is_left_alone(Known(Verdict.UNASKED, NOW, until=NOW + LEFT_ALONE + 1), NOW)


@pytest.mark.parametrize(
    ("url", "moved_to", "new"),
    [
        ("https://a.org/x", "https://b.org/y", "https://b.org/y"),
        ("https://a.org/x#part", "https://b.org/y", "https://b.org/y#part"),
        ("https://a.org/x#part", "https://b.org/y#other", "https://b.org/y#other"),
        ("http://a.org/x", "https://a.org/x", "https://a.org/x"),
        ("https://a.org/x", "https://www.a.org/x/", None),
        ("http://a.org/x", "http://www.a.org/x", None),
        ("https://a.org/x", "http://a.org/x", None),
        ("https://a.org/x", "https://a.org/", None),
        ("https://a.org/x", "https://b.org", None),
        ("https://a.org", "https://b.org", "https://b.org"),
        ("https://a.org/x", "https://a.org/404", None),
        ("https://a.org/x", "https://a.org/Page-Not-Found.html", None),
        ("https://a.org/x", "https://a.org/login/?next=/x", None),
        ("https://a.org/x", "https://a.org/why-404", "https://a.org/why-404"),
        ("https://a.org/x", None, None),
    ],
)
def test_what_has_moved(url: str, moved_to: str | None, new: str | None) -> None:
    """A slash more is no other place; and what leads to another page may be gone."""
    assert new_address(url, Known(Verdict.WELL, NOW, moved_to=moved_to)) == new


def test_another_page_is_told_apart() -> None:
    """A page that now is the front page is one thing, a site that moved another; so is a door."""
    home = Known(Verdict.WELL, NOW, moved_to="https://b.org/")
    assert leads_elsewhere("https://a.org/x", home)
    assert leads_elsewhere("https://a.org/?p=12", home)
    assert not leads_elsewhere("https://a.org", home)
    for path in ("?p=12", "login", "login.php", "sign-in/"):
        there = home._replace(moved_to=f"https://b.org/{path}")
        assert not leads_elsewhere("https://a.org/x", there)
    for path in ("404", "error-404.html", "not-found/"):
        there = home._replace(moved_to=f"https://b.org/{path}")
        assert leads_elsewhere("https://a.org/x", there)


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://a.org/x#part", "https://a.org/x"),
        ("www.a.org/x", "https://www.a.org/x"),
        ("mailto:a@b.org", None),
        ("file:///etc/passwd", None),
        ("https://ada:secret@a.org/", None),
        (None, None),
    ],
)
def test_what_is_asked_for_an_address(url: str | None, key: str | None) -> None:
    """Only what is of the web is asked, without a password, and two places in a page once."""
    assert key_of(url) == key


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("9" * 400, 999_999_999),
        ("Fri, 15 Jan 2027 08:01:00 GMT", 60),
        ("Fri, 15 Jan 2027 08:01:00 -0000", 60),
        ("Mon, 01 Jan 2001 00:00:00 GMT", 0),
        ("soon", None),
        ("-5", None),
        ("٣", None),
        ("", None),
        (None, None),
    ],
)
def test_how_long_a_host_wants_to_be_left_alone(header: str | None, seconds: int | None) -> None:
    """Seconds and dates are read; what is neither is nothing."""
    assert seconds_to_wait(header, NOW) == seconds


# Asking.


def test_the_head_of_a_page_is_enough(page_host: Host) -> None:
    """Where HEAD is answered, nothing else is asked for."""
    address = page_host.serve("/a", "x" * 100)
    assert asked(address)[address] == Answer(200)
    assert methods(page_host) == ["HEAD /a"]


@pytest.mark.parametrize("status", [400, 403, 404, 405, 500, 501, 503])
def test_where_the_head_is_refused_the_page_is_asked_for(page_host: Host, status: int) -> None:
    """What HEAD is refused may be there all the same."""

    def answer(handler: BaseHTTPRequestHandler, _: Event) -> None:
        handler.send_response(status if handler.command == "HEAD" else 200)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    address = page_host.answer("/a", answer)
    assert asked(address)[address] == Answer(200)
    assert methods(page_host) == ["HEAD /a", "GET /a"]


def test_where_the_head_breaks_off_the_page_is_asked_for(page_host: Host) -> None:
    """A host that hangs up at HEAD is asked by GET."""

    def answer(handler: BaseHTTPRequestHandler, _: Event) -> None:
        if handler.command == "GET":
            handler.send_response(200)
            handler.end_headers()

    address = page_host.answer("/a", answer)
    assert asked(address)[address].status == 200


@pytest.mark.parametrize("status", [404, 410, 500])
def test_what_is_gone(page_host: Host, status: int) -> None:
    """It is said with its status, and asked by both."""
    address = page_host.serve("/a", status=status)
    answer = asked(address)[address]
    assert (answer.status, answer.trouble) == (status, Trouble.NONE)
    assert f"({status})" in answer.why
    assert methods(page_host) == ["HEAD /a", "GET /a"]


def test_a_page_without_end_is_not_read(page_host: Host) -> None:
    """Of a page only its headers are waited for."""

    def endless(handler: BaseHTTPRequestHandler, closing: Event) -> None:
        if handler.command == "HEAD":
            handler.send_error(405)
            return
        handler.send_response(200)
        handler.end_headers()
        while not closing.is_set():
            handler.wfile.write(b"x" * 10_000)

    address = page_host.answer("/a", endless)
    assert asked(address)[address].status == 200


def test_a_host_that_never_answers_is_given_up(page_host: Host) -> None:
    """What takes too long has not answered, and is said to have taken too long."""
    address = page_host.answer("/slow", silent)
    answer = asked(address, manners=QUICK)[address]
    assert verdict_of(answer) is Verdict.FAILED
    assert "took too long" in answer.why
    assert methods(page_host) == ["HEAD /slow", "GET /slow"]


def test_headers_without_end_are_given_up(page_host: Host) -> None:
    """A host that sends its headers drop by drop holds nobody up; and is not asked beside that."""

    def dripping(handler: BaseHTTPRequestHandler, closing: Event) -> None:
        handler.wfile.write(b"HTTP/1.0 200 OK\r\n")
        while not closing.wait(0.1):
            handler.wfile.write(b"X-Drop: 1\r\n")

    first, second = page_host.answer("/1", dripping), page_host.answer("/2", dripping)
    answers = asked(first, second, manners=QUICK)
    assert verdict_of(answers[first]) is Verdict.FAILED
    assert verdict_of(answers[second]) is Verdict.UNASKED
    assert methods(page_host) == ["HEAD /1"]


def test_where_nothing_listens(page_host: Host) -> None:
    """An address at which nobody answers has failed, where a host that was asked has not."""
    closed = "http://localhost:9/a"
    answers = asked(closed, page_host.serve("/a"))
    assert answers[closed].trouble is Trouble.SILENT
    assert verdict_of(answers[closed]) is Verdict.FAILED


def test_after_three_silences_a_host_is_left() -> None:
    """Nobody waits for all addresses of a host that is down; what was not asked has not failed."""
    addresses = [f"http://localhost:9/{number}" for number in range(6)]
    answers = asked(*addresses)
    verdicts = [verdict_of(answers[address]) for address in addresses]
    assert verdicts == [Verdict.FAILED] * 3 + [Verdict.UNASKED] * 3


def test_a_host_that_is_not_trusted_is_not_called_dead() -> None:
    """A certificate that this computer does not know may be well known to browsers."""
    with host(safe=True) as safe:
        address = safe.serve("/a")
        answer = asked(address)[address]
    assert answer.trouble is Trouble.UNSAFE
    assert "certificate" in answer.why


def test_a_proxy_that_is_not_there_is_no_fault_of_an_address(page_host: Host) -> None:
    """The tests go by a proxy that nobody runs: what is beyond it has not been asked."""
    beyond = "http://nobody.invalid/a"
    answers = asked(beyond, page_host.serve("/a"))
    assert answers[beyond].trouble is Trouble.HERE


def test_a_name_that_nobody_knows(page_host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where another host answers there is a network: the name is gone. Else nobody can tell."""

    def unknown(self: object, *_: object, **__: object) -> object:
        raise ConnectionError(OSError(), socket.gaierror(socket.EAI_NONAME, "in any words"))

    addresses = ["http://gone.invalid/a", "http://gone.invalid/b"]
    with monkeypatch.context() as patched:
        patched.setattr("requests.Session.request", unknown)
        answers = asked(*addresses)
    assert [answers[one].trouble for one in addresses] == [Trouble.HERE] * 2
    request = Session.request

    def unknown_there(self: Session, method: str, url: str, **settings: Any) -> object:
        return (unknown if "invalid" in url else request)(self, method, url, **settings)

    monkeypatch.setattr("requests.Session.request", unknown_there)
    answers = asked(*addresses, page_host.serve("/a"))
    assert [answers[one].trouble for one in addresses] == [Trouble.UNFOUND] * 2
    assert "gone.invalid" in answers[addresses[0]].why


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (OSError(errno.ENETUNREACH, "in any words"), Trouble.HERE),
        (OSError(errno.EHOSTUNREACH, "in any words"), Trouble.HERE),
        (ssl.SSLError("in any words"), Trouble.SILENT),
        (TimeoutError(), Trouble.BROKEN),
        (ConnectionResetError(), Trouble.BROKEN),
        (ConnectionRefusedError(), Trouble.SILENT),
        (UnicodeError(), Trouble.SILENT),
    ],
)
def test_what_an_error_says_of_a_host(error: Exception, trouble: Trouble) -> None:
    """Whatever the client has put around an error, its cause decides."""
    assert trouble_of(error) is trouble
    assert trouble_of(ConnectionError(OSError(), error)) is trouble


# Redirects.


def test_permanent_redirects_are_remembered(page_host: Host) -> None:
    """301 and 308 lead to the address that is to be written, chains of them to the last."""
    end = page_host.serve("/3", "here")
    page_host.lead("/2", "3", 308)
    page_host.lead("/1", "/2", 301)
    address = page_host.lead("/0", page_host.origin + "/1", 301)
    assert asked(address)[address] == Answer(200, moved_to=end)
    assert methods(page_host) == ["HEAD /0", "HEAD /1", "HEAD /2", "HEAD /3"]


@pytest.mark.parametrize(
    ("statuses", "moved_to"),
    [((302, 301), None), ((301, 302), "/1"), ((307, 307), None), ((301, 303), "/1")],
)
def test_what_is_led_for_now_has_not_moved(
    page_host: Host, statuses: tuple[int, int], moved_to: str | None
) -> None:
    """From the first redirect that is not permanent on, none counts."""
    page_host.serve("/2")
    page_host.lead("/1", "/2", statuses[1])
    address = page_host.lead("/0", "/1", statuses[0])
    expected = moved_to and page_host.origin + moved_to
    assert asked(address)[address] == Answer(200, moved_to=expected)


def test_what_leads_to_nothing_is_gone(page_host: Host) -> None:
    """A redirect to a page that is not there is as if it were not there itself."""
    address = page_host.lead("/0", "/gone", 301)
    answer = asked(address)[address]
    assert verdict_of(answer) is Verdict.FAILED


def test_a_circle_is_no_end(page_host: Host) -> None:
    """Pages that want cookies lead round in a circle: they are not called dead."""
    page_host.lead("/a", "/b")
    address = page_host.lead("/b", "/a")
    answer = asked(address)[address]
    assert answer.trouble is Trouble.ROUND
    assert verdict_of(answer) is Verdict.REFUSED


def test_redirects_without_end_are_left(page_host: Host) -> None:
    """Five are followed, and no more."""
    for number in range(9):
        page_host.lead(f"/{number}", f"/{number + 1}")
    address = page_host.origin + "/0"
    assert asked(address)[address].trouble is Trouble.ROUND
    assert len(page_host.asked) == 2 * (USUAL.limits.redirects + 1)


@pytest.mark.parametrize("target", ["file:///etc/passwd", "https://ada:secret@example.org/"])
def test_a_redirect_leads_to_the_web_only(page_host: Host, target: str) -> None:
    """Nobody is led to a file, or to log in as somebody."""
    address = page_host.lead("/a", target)
    answer = asked(address)[address]
    assert answer.trouble is Trouble.ASTRAY
    assert "secret" not in answer.why


# Politeness.


class Counting:
    """Counts how many questions a host has at the same time."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._now = 0
        self.most = 0

    @contextmanager
    def one_more(self) -> Iterator[None]:
        with self._lock:
            self._now += 1
            self.most = max(self.most, self._now)
        try:
            yield
        finally:
            with self._lock:
                self._now -= 1


def test_a_host_is_asked_one_thing_at_a_time(page_host: Host) -> None:
    """Its own record shows that it never had two questions at once, whatever led to it."""
    counting = Counting()

    def answer(handler: BaseHTTPRequestHandler, closing: Event) -> None:
        with counting.one_more():
            closing.wait(0.02)
        handler.send_response(200 if handler.command == "GET" else 405)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    addresses = [page_host.answer(f"/{number}", answer) for number in range(8)]
    with host() as other:
        led = [
            other.lead(f"/{number}", f"{page_host.origin}/{number}").replace(
                "127.0.0.1", "localhost"
            )
            for number in range(8)
        ]
        answers = asked(*addresses, *led)
    assert {answer.status for answer in answers.values()} == {200}
    assert counting.most == 1
    assert len(page_host.asked) >= 24


def test_no_host_of_many_is_asked_two_things_at_once(
    page_host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seen by a proxy that all of them are behind: one thing at a time of each, eight in all."""
    for name in ("http_proxy", "HTTP_PROXY"):
        monkeypatch.setenv(name, page_host.origin)
    counting = {f"{number}.example": Counting() for number in range(12)}
    all_of_them = Counting()

    def answer(handler: BaseHTTPRequestHandler, closing: Event) -> None:
        with counting[handler.headers["Host"]].one_more(), all_of_them.one_more():
            closing.wait(0.02)
        handler.send_response(200)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    addresses = [f"http://{name}/{number}" for number in range(4) for name in counting]
    for address in addresses:
        page_host.answer(address, answer)
    answers = asked(*addresses)
    assert {answer.status for answer in answers.values()} == {200}
    assert {one.most for one in counting.values()} == {1}
    assert all_of_them.most <= USUAL.at_once


def test_several_hosts_are_asked_at_once(page_host: Host) -> None:
    """Two hosts that wait for each other are both answered: neither is asked after the other."""
    both = Barrier(2)

    def answer(handler: BaseHTTPRequestHandler, _: Event) -> None:
        try:
            both.wait(PATIENCE)
            status = 200
        except BrokenBarrierError:
            status = 500
        handler.send_response(status)
        handler.end_headers()

    with host() as other:
        first = page_host.answer("/a", answer)
        second = other.answer("/a", answer).replace("127.0.0.1", "localhost")
        answers = asked(first, second)
    assert [answers[one].status for one in (first, second)] == [200, 200]


class Resting:
    """Answers with one status after the other, the refusals with Retry-After."""

    def __init__(self, statuses: list[int], retry_after: str | None) -> None:
        self._statuses = statuses
        self._retry_after = retry_after

    def __call__(self, handler: BaseHTTPRequestHandler, _: Event) -> None:
        status = self._statuses.pop(0) if len(self._statuses) > 1 else self._statuses[0]
        handler.send_response(status)
        if status >= 400 and self._retry_after is not None:
            handler.send_header("Retry-After", self._retry_after)
        handler.send_header("Content-Length", "0")
        handler.end_headers()


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_wants_to_rest_rests(page_host: Host, status: int) -> None:
    """It is asked again when it said, and then what it says counts."""
    address = page_host.answer("/a", Resting([status, 200], "1"))
    assert asked(address)[address] == Answer(200)
    assert methods(page_host) == ["HEAD /a", "HEAD /a"]


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("retry_after", "until"),
    [("3600", NOW + 3600), ("9999999999", NOW + LEFT_ALONE)],
)
def test_a_host_that_wants_to_be_left_alone_for_long_is_left(
    page_host: Host, status: int, retry_after: str, until: int
) -> None:
    """Nobody waits for it: it is asked no more, none of its addresses has failed."""
    first = page_host.answer("/1", Resting([status], retry_after))
    second = page_host.serve("/2")
    answers = asked(first, second)
    for address in (first, second):
        assert verdict_of(answers[address]) is Verdict.UNASKED
        assert answers[address].until == until
    assert methods(page_host) == ["HEAD /1"]


@pytest.mark.parametrize("status", [429, 503])
def test_what_always_wants_to_rest_is_asked_twice(page_host: Host, status: int) -> None:
    """It is asked once more, behind all others of its host, which are answered; then no more."""
    busy = page_host.answer("/a", Resting([status], "1"))
    others = [page_host.serve(f"/{number}") for number in range(3)]
    answers = asked(busy, *others)
    assert verdict_of(answers[busy]) is Verdict.UNASKED
    assert {answers[one] for one in others} == {Answer(200)}
    assert methods(page_host) == ["HEAD /a", "HEAD /0", "HEAD /1", "HEAD /2", "HEAD /a"]


def test_what_leads_to_what_wants_to_rest_is_asked_twice(page_host: Host) -> None:
    """A redirect does not begin the count anew."""
    page_host.answer("/a", Resting([429], "0"))
    address = page_host.lead("/b", "/a")
    assert verdict_of(asked(address)[address]) is Verdict.UNASKED
    assert methods(page_host) == ["HEAD /b", "HEAD /a", "HEAD /a"]


def test_a_host_that_always_wants_to_rest_is_left(page_host: Host) -> None:
    """It is waited for only so long in all, however short each time is."""
    addresses = [page_host.answer(f"/{at}", Resting([429], "0")) for at in range(6)]
    answers = asked(*addresses, manners=Manners(patience=3))
    assert {verdict_of(one) for one in answers.values()} == {Verdict.UNASKED}
    assert methods(page_host) == [f"HEAD /{at}" for at in range(4)]


def test_too_many_questions_without_a_time_is_a_refusal(page_host: Host) -> None:
    """Who does not say when to come back is not asked more, and not called dead."""
    first, second = page_host.answer("/1", Resting([429], None)), page_host.serve("/2")
    answers = asked(first, second)
    assert verdict_of(answers[first]) is Verdict.REFUSED
    assert verdict_of(answers[second]) is Verdict.UNASKED
    assert methods(page_host) == ["HEAD /1"]


def test_who_wanted_to_be_left_alone_in_an_earlier_run_is(page_host: Host) -> None:
    """What is known of a host holds for all its addresses, and for what leads there."""
    address = page_host.serve("/a")
    answers = dict(ask_all([address], lambda: NOW, {"127.0.0.1": NOW + 60}))
    assert verdict_of(answers[address]) is Verdict.UNASKED
    assert answers[address].until == NOW + 60
    assert page_host.asked == []

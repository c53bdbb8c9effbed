"""Many addresses asked whether they are there: several hosts at once, each one at a time."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic

from curate.checks.answers import IN_A_CIRCLE, LEFT_ALONE, ON_AND_ON, Answer, Trouble
from curate.importers.pages.site_names import host_of
from curate.web.failures import meaning_of
from curate.web.fetch import led_to
from curate.web.knocking import Reply, knock, seconds_to_wait
from curate.web.limits import Limits

_LIMITS = Limits()
_FOR_GOOD = (301, 308)
_BUSY = (429, 503)
_ABOUT_THE_HOST = (Trouble.SILENT, Trouble.BROKEN)
_UNSURE = (Trouble.BROKEN, Trouble.ROUND, Trouble.ASTRAY)
"""What came of HEAD, and may not come of GET: many hosts answer HEAD wrongly, or not at all."""
_TICK = 0.1
"""Seconds between two looks at the clock. Ctrl-C waits so long where a queue is waited for."""
_GRACE = 1.0
"""Seconds that a question gets beyond its limit, to end by itself."""
_WAIT = Answer(trouble=Trouble.WAIT, why="its host wants to be left alone for a while")
_SILENT = Answer(trouble=Trouble.WAIT, why="its host does not answer just now")
_NO_NETWORK = Answer(
    trouble=Trouble.HERE, why="no host is found, so there may be no network, or none that leads out"
)


@dataclass(frozen=True, slots=True)
class Manners:
    """How one asks politely."""

    limits: Limits = _LIMITS
    at_once: int = 8
    """Hosts that are asked at the same time."""
    patience: int = 60
    """Seconds that are waited for one host in all, where it asks to be left alone for a while."""
    silent: int = 3
    """So many times in a row a host may be silent; its other addresses are then not asked."""


_USUAL = Manners()


@dataclass(frozen=True, slots=True)
class _Question:
    """An address that is asked, and how far that is."""

    asked: str
    address: str
    """Where it has led by now."""
    method: str = "HEAD"
    seen: tuple[str, ...] = ()
    moved_to: str | None = None
    for_good: bool = True
    """Whether all redirects so far are permanent."""
    again: bool = False
    """Whether it was asked before, and its host wanted a rest."""


def ask_all(
    addresses: Iterable[str],
    now: Callable[[], int],
    left_alone: Mapping[str, int] | None = None,
    manners: Manners = _USUAL,
) -> Iterator[tuple[str, Answer]]:
    """Ask addresses, and yield each with its answer as it comes.

    `now` gives the time in seconds since 1970; `left_alone` has the hosts that are not to be
    asked yet, with the time until then. Whoever stops taking answers stops the asking.
    """
    return _Round(addresses, now, left_alone or {}, manners).answers()


class _Round:
    """Addresses being asked. All is decided in one thread; the others only carry a question."""

    def __init__(
        self,
        addresses: Iterable[str],
        now: Callable[[], int],
        left_alone: Mapping[str, int],
        manners: Manners,
    ) -> None:
        self._now = now
        self._manners = manners
        self._waiting: dict[str, deque[_Question]] = {}
        """By host, as is all that follows."""
        self._busy: dict[str, tuple[_Question, float]] = {}
        """What is asked just now, and when it has to be answered by the monotonic clock."""
        self._late: set[str] = set()
        """With a question that was given up, and has not come back yet."""
        self._resting: dict[str, float] = {}
        self._waited: dict[str, int] = {}
        self._silent: dict[str, int] = {}
        self._closed = {host: _WAIT._replace(until=until) for host, until in left_alone.items()}
        """Not asked any more, with the answer for all that is left there."""
        self._unfound: list[tuple[str, Answer]] = []
        """Of hosts whose name nobody knew, as long as none has answered that would prove it."""
        self._heard = False
        self._arrived: SimpleQueue[tuple[str, _Question, Reply | BaseException]] = SimpleQueue()
        for address in addresses:
            self._put(_Question(address, address, seen=(address,)))

    def answers(self) -> Iterator[tuple[str, Answer]]:
        """Yield each address with its answer."""
        while self._waiting or self._busy:
            for host in self._closed.keys() & self._waiting.keys():
                for question in self._waiting.pop(host):
                    yield from self._held_back(question.asked, self._closed[host])
            self._send()
            try:
                host, question, reply = self._arrived.get(timeout=_TICK)
            except Empty:
                yield from self._given_up()
                continue
            if isinstance(reply, BaseException):
                raise reply
            if host in self._late:
                self._late.discard(host)
                continue
            del self._busy[host]
            for asked, answer in self._judged(host, question, reply):
                yield from self._held_back(asked, answer)
        for asked, answer in self._unfound:
            yield asked, answer if self._heard else _NO_NETWORK

    def _put(self, question: _Question, *, first: bool = False) -> None:
        waiting = self._waiting.setdefault(host_of(question.address), deque())
        (waiting.appendleft if first else waiting.append)(question)

    def _send(self) -> None:
        """Ask every host that may be asked now, as many as there may be at once."""
        now = monotonic()
        for host in list(self._waiting):
            if len(self._busy) >= self._manners.at_once:
                return
            if host in self._busy or host in self._late or self._resting.get(host, 0) > now:
                continue
            question = self._waiting[host].popleft()
            if not self._waiting[host]:
                del self._waiting[host]
            self._busy[host] = question, now + self._manners.limits.seconds + _GRACE
            Thread(target=self._carry, args=(host, question), daemon=True).start()

    def _carry(self, host: str, question: _Question) -> None:
        reply: Reply | BaseException
        try:
            reply = knock(question.address, question.method, self._manners.limits)
        except BaseException as error:
            reply = error
        self._arrived.put((host, question, reply))

    def _given_up(self) -> Iterator[tuple[str, Answer]]:
        """Give up what has taken too long, and what would have to wait for it to no end."""
        now = monotonic()
        late = [host for host, (_, end) in self._busy.items() if end < now]
        for host in late:
            question, _ = self._busy.pop(host)
            self._late.add(host)
            why = f"it was not answered after {self._manners.limits.seconds:g} s"
            yield question.asked, Answer(trouble=Trouble.BROKEN, why=why)
        if not self._busy and self._waiting.keys() <= self._late:
            why = "its host is still busy with another question"
            self._closed |= dict.fromkeys(self._late, Answer(trouble=Trouble.WAIT, why=why))

    def _judged(self, host: str, question: _Question, reply: Reply) -> Iterator[tuple[str, Answer]]:
        """Decide what comes after a reply: an answer, or another question."""
        self._heard |= reply.status is not None
        is_silent = reply.trouble in _ABOUT_THE_HOST
        self._silent[host] = self._silent.get(host, 0) + 1 if is_silent else 0
        if reply.status in _BUSY and self._rests(host, reply):
            if question.again and host not in self._closed:
                yield question.asked, _WAIT
            else:  # behind all others: they may be answered, and this one later
                self._put(replace(question, again=True))
            return
        answer = _answer(question, reply) if reply.target is None else self._led_on(question, reply)
        if answer is None:
            return
        refused = answer.trouble is Trouble.NONE and (answer.status or 0) >= 400
        unsure = (refused and answer.status != 429) or answer.trouble in _UNSURE
        if question.method == "HEAD" and unsure:
            asked, again = question.asked, question.again
            self._put(_Question(asked, asked, "GET", (asked,), again=again), first=True)
            return
        if reply.trouble is Trouble.UNFOUND:
            self._closed[host] = answer
        elif self._silent[host] >= self._manners.silent:
            self._closed[host] = _SILENT
        yield question.asked, answer

    def _rests(self, host: str, reply: Reply) -> bool:
        """Let a host rest that asks for it, or leave it alone from now on; whether it does."""
        seconds = seconds_to_wait(reply.retry_after, self._now())
        if seconds is None:
            if reply.status == 429:
                self._closed[host] = _WAIT
            return False
        waited = self._waited.get(host, 0) + max(1, seconds)
        if waited <= self._manners.patience:
            self._waited[host] = waited
            self._resting[host] = monotonic() + seconds
        else:
            until = self._now() + min(seconds, LEFT_ALONE)
            self._closed[host] = _WAIT._replace(until=until)
        return True

    def _led_on(self, question: _Question, reply: Reply) -> Answer | None:
        """Ask where a reply leads; an answer where it cannot be followed."""
        try:
            address = led_to(question.address, reply.target or "")
        except ValueError as error:
            return Answer(reply.status, Trouble.ASTRAY, str(error))
        if address in question.seen:
            return Answer(reply.status, Trouble.ROUND, IN_A_CIRCLE)
        if len(question.seen) > self._manners.limits.redirects:
            return Answer(reply.status, Trouble.ROUND, ON_AND_ON)
        for_good = question.for_good and reply.status in _FOR_GOOD
        onward = replace(
            question,
            address=address,
            seen=(*question.seen, address),
            moved_to=address if for_good else question.moved_to,
            for_good=for_good,
        )
        self._put(onward, first=True)
        return None

    def _held_back(self, asked: str, answer: Answer) -> Iterator[tuple[str, Answer]]:
        """Yield an answer; one that no network would give, too, not before a host has answered."""
        if answer.trouble is Trouble.UNFOUND and not self._heard:
            self._unfound.append((asked, answer))
            return
        if self._heard:
            yield from self._unfound
            self._unfound = []
        yield asked, answer


def _answer(question: _Question, reply: Reply) -> Answer:
    """Make an answer of the last reply to a question."""
    if reply.status is None:
        return Answer(None, reply.trouble, reply.why)
    why = meaning_of(reply.status) if reply.status >= 400 else ""
    return Answer(reply.status, why=why, moved_to=question.moved_to)

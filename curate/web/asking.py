"""An address asked what is there: what it is called, who made it, when, and how long it takes."""

from collections import deque
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeVar

from curate.addresses import same_address
from curate.errors import CurateError
from curate.importers.candidates import Candidate, Source, UnreadableError
from curate.importers.formats import format_of
from curate.importers.pages.site_names import host_of
from curate.model import Format
from curate.resource_wording import plural
from curate.web.fetch import NOT_READ, Fetched, fetch
from curate.web.limits import Limits, in_time

_Arrived = TypeVar("_Arrived")
_USUAL = Limits()
_READING = 10.0
"""Seconds that may be spent with what was fetched."""
_AT_ONCE = 8
"""Pages that are asked at the same time."""
_TICK = 0.1
"""Seconds that Ctrl-C may wait where a queue is waited for."""
_PAGES = ("", "text/html", "application/xhtml+xml", "application/xml", "text/xml")
_TEXTS = ("text/plain", "text/markdown", "text/x-markdown")


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address says of what is there."""

    candidate: Candidate
    """Its texts on one line each, but for the summary, and safe to show; its `url` is the one
    that was asked for, or the one that the page says it has."""
    answered: str
    """The address that answered."""
    counted: bool = False
    """Whether its words were counted here, and not stated there."""
    remarks: tuple[str, ...] = ()
    """Sentences on what could not be learnt, and what would help."""


def ask(
    address: str, tell: Callable[[str], None] = lambda host: None, limits: Limits = _USUAL
) -> Asked:
    """Ask an address; `tell` is called with each host, before it is asked.

    Raises PageError where it cannot be had, and CurateError where it may not be asked.
    """
    tell(host_of(address))
    fetched = fetch(address, limits)
    try:
        found = in_time(lambda: _read(fetched), _READING)
    except TimeoutError:
        said = "It takes too long to read what is there."
        return Asked(Candidate(url=address), fetched.address, remarks=(said,))
    asked, oembed = found
    candidate = asked.candidate
    wanting = not candidate.authors or candidate.minutes is None
    if oembed is not None and candidate.format is not Format.READ and wanting:
        candidate = _with_oembed(candidate, oembed, tell, limits)
    return replace(asked, candidate=replace(candidate, url=_stored(fetched, candidate.url)))


def ask_several(addresses: Collection[str]) -> Iterator[tuple[str, Asked | CurateError]]:
    """Ask addresses, several at a time, and yield each answer as it comes, or why there is none.

    Whoever stops taking answers stops the asking.
    """
    waiting = deque(addresses)
    arrived: SimpleQueue[tuple[str, Asked | BaseException]] = SimpleQueue()

    def work() -> None:
        with suppress(IndexError):
            while True:
                address = waiting.popleft()
                try:
                    arrived.put((address, ask(address)))
                except BaseException as error:
                    arrived.put((address, error))

    try:
        for _ in range(min(_AT_ONCE, len(addresses))):
            Thread(target=work, daemon=True).start()
        for _ in addresses:
            address, answer = _next(arrived)
            if isinstance(answer, BaseException) and not isinstance(answer, CurateError):
                raise answer
            yield address, answer
    finally:
        waiting.clear()


def _next(arrived: "SimpleQueue[_Arrived]") -> "_Arrived":
    """Wait for what comes, so that Ctrl-C is heard everywhere."""
    while True:
        with suppress(Empty):
            return arrived.get(timeout=_TICK)


def _read(fetched: Fetched) -> tuple[Asked, str | None]:
    """Read what was fetched; and give where more is said of it, as oEmbed, if anywhere."""
    from curate.importers import texts
    from curate.importers.pages import main_text, page_facts, pdf_facts

    address, kind = fetched.address, fetched.media_type
    source = Source(address, fetched.raw, address, fetched.charset)
    format_ = format_of(address, kind)
    if not fetched.raw.strip() and not kind.startswith(NOT_READ):
        return Asked(Candidate(format=format_), address, remarks=("What is there is empty.",)), None
    if pdf_facts.looks_like(fetched.raw):
        return _of_pdf(source), None
    if kind in _TEXTS:
        words = texts.word_count(source.text)
        return Asked(Candidate(words=words, format=Format.READ), address, words is not None), None
    if kind not in _PAGES:
        said = () if format_ else (f"What is there is no page, but {kind}.",)
        return Asked(Candidate(format=format_), address, remarks=said), None
    facts = page_facts.facts_of(source)
    way = f"All its paragraphs were counted. For its main text alone: {main_text.WHAT_WOULD_HELP}"
    remarks = () if facts.told_apart else (way,)
    return Asked(facts.candidate, address, facts.counted, remarks), facts.oembed


def _of_pdf(source: Source) -> Asked:
    from curate.importers.pages import pdf_facts

    address = source.address or ""
    try:
        candidate, pages = pdf_facts.facts_of(source)
    except UnreadableError as error:
        return Asked(Candidate(format=Format.READ), address, remarks=(str(error),))
    if candidate.words is not None:
        return Asked(candidate, address, counted=True)
    said = f"It is a PDF of {plural(pages, 'page', 'pages')}, whose words cannot be counted."
    return Asked(candidate, address, remarks=(said,))


def _with_oembed(
    candidate: Candidate, oembed: str, tell: Callable[[str], None], limits: Limits
) -> Candidate:
    """Add what oEmbed says; where it cannot be had, the page has said enough."""
    from curate.importers.pages.page_facts import with_oembed

    tell(host_of(oembed))
    try:
        return with_oembed(candidate, fetch(oembed, limits).raw)
    except CurateError:
        return candidate


def _stored(fetched: Fetched, canonical: str | None) -> str:
    """Give the address to keep: as it was asked for, but for what only followed its reader.

    The page's own is taken where it is about the page that was asked for, with no place in it.
    """
    asked = fetched.asked
    unlike = same_address(fetched.address) != same_address(asked)
    if canonical is None or unlike or "#" in asked:
        return asked
    return (
        asked if asked.lower().startswith("https:") > canonical.startswith("https:") else canonical
    )

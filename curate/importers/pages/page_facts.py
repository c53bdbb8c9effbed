"""What a page says of itself, as a candidate: data first, then its head, then its text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from json import loads
from re import ASCII, IGNORECASE, fullmatch, match, search
from typing import Any
from urllib.parse import urljoin

from curate.addresses import address_meant, same_address
from curate.importers.candidates import Candidate, Source
from curate.importers.dates import published_of
from curate.importers.formats import format_of
from curate.importers.names import shortened
from curate.importers.pages.linked_data import Data, data_of, minutes_of
from curate.importers.pages.main_text import is_told_apart, words_of
from curate.importers.pages.page_reading import Page, page_of
from curate.importers.pages.site_names import host_of, is_site, without_site
from curate.model import Format
from curate.safe_text import clean_line, clean_text

MOST_OF_SUMMARY = 600
_HEAD = 1_024
"""Bytes in which browsers look for a charset: HTML, section 13.2.3.2."""
_CHARSET = rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]+)"
_SECONDS = ("video:duration", "og:video:duration", "music:duration", "og:audio:duration")
_DATES = (
    "citation_publication_date", "citation_date", "citation_online_date",
    "article:published_time", "og:article:published_time", "datepublished", "dc.date.issued",
    "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "parsely-pub-date",
    "sailthru.date", "publish-date", "publish_date", "pubdate", "date", "video:release_date",
)  # fmt: skip
_MINUTES = r"(?:(?:about|ca\.?|~|circa)\s*)?([0-9]{1,3})\s*(?:m|м|λ|分|분|phút|دق|דק)"
"""A time to read in minutes, in whatever language."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of itself."""

    candidate: Candidate
    oembed: str | None = None
    """Where more is said of it, as JSON."""
    counted: bool = False
    """Whether its words were counted here, and not stated there."""
    told_apart: bool = True
    """Whether they are those of its main text: else those of all paragraphs."""


def facts_of(source: Source) -> PageFacts:
    """Give what a page says of itself; whatever it is, nothing is raised.

    Its texts are on one line each, but for the summary, and safe to show.
    """
    charset = source.charset or _charset(source.raw[:_HEAD])
    page = page_of(Source(source.name, source.raw, source.address, charset).text)
    address = source.address or ""
    canonical = _canonical(page, address)
    titles = [*page.metas.get("og:title", ()), page.title, page.heading]
    expected = _format(page.first("og:type"))
    data = data_of(page.linked_data, page.items, [address, canonical or ""], titles, expected)
    candidate = _candidate(page, data, address, canonical, expected)
    oembed = _joined(address, page.oembed)
    if candidate.format is not Format.READ or candidate.minutes or candidate.words:
        return PageFacts(candidate, oembed)
    words = words_of(page) if data.free else None
    counted = replace(candidate, words=words)
    return PageFacts(counted, oembed, words is not None, is_told_apart())


def with_oembed(candidate: Candidate, raw: bytes) -> Candidate:
    """Add to a candidate what oEmbed says, and it does not; broken JSON says nothing."""
    try:
        said = loads(raw)
    except (ValueError, RecursionError):
        return candidate
    if not isinstance(said, dict):
        return candidate
    kind = {"video": Format.WATCH}.get(_text(said.get("type")))
    author, seconds = _text(said.get("author_name")), said.get("duration")
    minutes = _of_seconds(str(seconds)) if isinstance(seconds, int | str | float) else None
    format_ = kind if kind and candidate.format is not Format.LISTEN else candidate.format
    return replace(
        candidate,
        title=candidate.title or _text(said.get("title")),
        authors=candidate.authors or ((author,) if author else ()),
        publisher=candidate.publisher or _text(said.get("provider_name")) or None,
        format=format_,
        minutes=candidate.minutes or minutes,
    )


def _candidate(
    page: Page, data: Data, address: str, canonical: str | None, expected: Format | None
) -> Candidate:
    """Choose, for each field, what is said where it is most surely meant."""
    publisher = _publisher(page, data)
    sites = [page.first("og:site_name"), publisher, page.first("application-name")]
    format_ = format_of(address) or expected or data.format or Format.READ
    minutes = data.minutes or _of_seconds(page.first(*_SECONDS)) or _labelled(page)
    published = (published_of(text) for name in _DATES for text in page.metas.get(name, ()))
    summary = page.first("og:description", "description", "twitter:description", "dc.description")
    return Candidate(
        title=_title(page, data, sites, address),
        url=canonical,
        format=format_,
        minutes=minutes,
        words=data.words if format_ is Format.READ else None,
        authors=_authors(page, data, [*sites, host_of(address)]),
        publisher=publisher,
        published=next(filter(None, published), None) or published_of(data.published),
        summary=shortened(clean_text(summary or data.summary or ""), MOST_OF_SUMMARY) or None,
    )


def _title(page: Page, data: Data, sites: Sequence[str | None], address: str) -> str:
    said = (
        page.first("citation_title"),
        page.first("og:title"),
        data.title,
        page.first("twitter:title", "dc.title", "dcterms.title"),
        page.title,
        page.heading,
    )
    titles = [without_site(clean_line(title), sites, address) for title in said if title]
    own = [title for title in titles if title and not is_site(title, sites)]
    return next(iter([*own, *filter(None, titles)]), "")


def _publisher(page: Page, data: Data) -> str | None:
    named = ("citation_journal_title", "citation_publisher", "og:site_name", "dc.publisher")
    said = page.first(named[0]) or data.publisher or page.first(*named[1:])
    found = clean_line(said or "")
    return found if found and "://" not in found else None


def _authors(page: Page, data: Data, bodies: Sequence[str | None]) -> tuple[str, ...]:
    """Give who made it, as people are called; the site and addresses are nobody."""
    written_by = [text for label, text in _labels(page) if search("writ|verfass|écrit", label)]
    said: Sequence[Sequence[str]] = (
        [_first_name_first(name) for name in page.metas.get("citation_author", ())],
        data.authors,
        page.metas.get("author", ()),
        page.metas.get("article:author", ()),
        page.metas.get("parsely-author", ()),
        page.metas.get("dc.creator", ()),
        written_by,
    )
    for names in said:
        cleaned = [match(r"(?:by\s+)?(.*)", clean_line(one), IGNORECASE) for one in names]
        found = [one[1] for one in cleaned if one and one[1] and "://" not in one[1]]
        found = [name for name in found if not is_site(name, bodies) and name[0] != "@"]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def _first_name_first(name: str) -> str:
    """Write `Byron, Ada` as `Ada Byron`."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and "," not in first else name


def _format(og_type: str | None) -> Format | None:
    """Tell the format from what Open Graph says the page is: `video.other`, `music.song`."""
    kind = (og_type or "").strip().lower().partition(".")[0]
    return {"video": Format.WATCH, "music": Format.LISTEN, "audio": Format.LISTEN}.get(kind)


def _labels(page: Page) -> list[tuple[str, str]]:
    """Give what is shown beside a link to the page: labels in small letters, and what they say."""
    pairs = [(page.first(f"twitter:label{n}"), page.first(f"twitter:data{n}")) for n in "1234"]
    return [(label.lower(), text) for label, text in pairs if label and text]


def _labelled(page: Page) -> int | None:
    """Give the minutes that it says it takes, beside a link to it: `Est. reading time`."""
    for label, text in _labels(page):
        found = fullmatch(rf"\s*{_MINUTES}.*", text, IGNORECASE | ASCII)
        if search("cook|prep|bake|deliver", label) or (not found and not minutes_of(text)):
            continue
        return minutes_of(text) or (int(found[1]) if found else None) or None
    return None


def _of_seconds(text: str | None) -> int | None:
    """Read a length in seconds, as Open Graph and oEmbed have it, or one with units."""
    found = fullmatch(r"\s*([0-9]{1,6})(?:\.[0-9]*)?\s*", text or "")
    return (-(-int(found[1]) // 60) or None) if found else minutes_of(text)


def _canonical(page: Page, address: str) -> str | None:
    """Give the address that a page says it has, where that can be: of the same host.

    A page that is not at the top, and says it is, is mistaken.
    """
    said = _joined(address, page.canonical) if address else None
    if said is None or host_of(said) != host_of(address):
        return None
    top, here = f"https://{host_of(address)}", same_address(address)
    return None if same_address(said) == same_address(top) != here else said


def _joined(address: str, link: str | None) -> str | None:
    """Give where a link of the page at `address` leads; None where that is no page."""
    try:
        return address_meant(urljoin(address, link)) if link else None
    except ValueError:
        return None


def _charset(head: bytes) -> str | None:
    found = search(_CHARSET, head, IGNORECASE)
    return found[1].decode("ascii", "ignore") if found else None


def _text(value: Any) -> str:
    return clean_line(value) if isinstance(value, str) else ""

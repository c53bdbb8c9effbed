"""What a page says of itself as data, by the words of schema.org: JSON-LD, and microdata alike."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from json import loads
from re import IGNORECASE, match, search, sub
from typing import Any

from curate.addresses import same_address
from curate.duplicates import same_title
from curate.durations import MOST_MINUTES, is_number, parse_minutes
from curate.importers.texts import plain
from curate.model import Format

_MOST_NODES = 1_000
_MOST_WITHIN = 4
_EPISODES = "podcastepisode radioepisode"
_TEXTS = (
    "article newsarticle blogposting scholarlyarticle medicalscholarlyarticle techarticle report"
    " reportagenewsarticle opinionnewsarticle analysisnewsarticle backgroundnewsarticle"
    " reviewnewsarticle liveblogposting socialmediaposting discussionforumposting satiricalarticle"
)
_LESSONS = (
    "learningresource course howto quiz book chapter thesis guide digitaldocument"
    " textdigitaldocument presentationdigitaldocument creativework syllabus"
)
_FILMS = "videoobject movie tvepisode clip episode"
_SOUNDS = "audioobject audiobook musicrecording"
_PAGES = "webpage itempage aboutpage medicalwebpage faqpage qapage"
_KINDS = tuple(
    (frozenset(types.split()), format_)
    for types, format_ in (
        (_EPISODES, Format.LISTEN),
        (_TEXTS, Format.READ),
        (_LESSONS, None),
        (_FILMS, Format.WATCH),
        (_SOUNDS, Format.LISTEN),
        (_PAGES, None),
    )
)
"""The kinds of things that a page can be about, in the order in which they are looked for: a film
in an article is a part of it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Data:
    """What data say of a page. What they do not say is None, or empty."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None
    """As it is there."""
    summary: str | None = None
    format: Format | None = None
    minutes: int | None = None
    words: int | None = None
    free: bool = True
    """Whether the page has the whole text for everybody."""


def data_of(
    scripts: Sequence[str],
    items: Sequence[dict[str, Any]],
    addresses: Sequence[str],
    titles: Sequence[str],
    expected: Format | None,
) -> Data:
    """Give what data say of the page that has these addresses and titles.

    `scripts` are texts of JSON-LD, of which those that cannot be read count for nothing; `items`
    are microdata. Where there are several things, the page is about the one that has its address
    or title, or is alone of its kind; what is `expected` to be watched or listened to is looked
    for first.
    """
    nodes = list(_nodes([*map(_parsed, scripts), list(items)]))[:_MOST_NODES]
    known = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}
    same = {same_address(address) for address in addresses}
    named = {same_title(title) for title in titles if title}
    for types, format_ in sorted(_KINDS, key=lambda kind: kind[1] is not expected or not expected):
        found = [node for node in nodes if types & _types(node)]
        meant = [node for node in found if _is_of(node, same, named)]
        node = meant[0] if meant else found[0] if len(found) == 1 else None
        if node is not None:
            return _said(node, format_, known)
    return Data()


def minutes_of(text: str | None) -> int | None:
    """Give the minutes, rounded up, of `PT12M30S`, `12:30`, `1:02:30` or `12 min`; None of none.

    A number alone says none: some mean minutes by it, and some seconds.
    """
    said = sub(r"(?<=[0-9])\.[0-9]+(?=[A-Z])", "", (text or "").strip().upper())
    said = sub(r"^P(?:0+[YMWD])*T", "PT", said)
    short = match(r"([0-9]{1,3}):([0-5][0-9])$", said)
    if short:
        return int(short[1]) + (short[2] > "00") or None
    try:
        return None if is_number(said) else parse_minutes(said)
    except ValueError:
        return None


def _parsed(script: str) -> Any:
    """Read JSON, with what some put around it; None where it is broken, or nested too deep."""
    script = sub(
        r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*$", "", script
    )
    try:
        return loads(script.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Yield the things that a page is about, but not those that are parts of them."""
    if depth > _MOST_WITHIN:
        return
    if isinstance(value, list):
        for one in value[:_MOST_NODES]:
            yield from _nodes(one, depth + 1)
    elif isinstance(value, dict):
        if _types(value):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(value.get(key), depth + 1)


def _types(node: dict[str, Any]) -> set[str]:
    """Give what a thing is, in small letters: `http://schema.org/BlogPosting` is `blogposting`."""
    said = node.get("@type")
    types = said if isinstance(said, list) else [said]
    return {
        one.rstrip("/").replace(":", "/").rpartition("/")[2].lower()
        for one in types
        if isinstance(one, str) and one
    }


def _is_of(node: dict[str, Any], addresses: set[str], titles: set[str]) -> bool:
    """Whether a thing has an address or a title of the page."""
    places = [*_texts(node.get("url")), *_texts(node.get("@id"))]
    places += _texts(node.get("mainEntityOfPage"), "@id")
    if any(same_address(place) in addresses for place in places if "://" in place):
        return True
    names = [*_texts(node.get("headline")), *_texts(node.get("name"))]
    return any(same_title(name) in titles for name in names)


def _said(node: dict[str, Any], format_: Format | None, known: dict[str, Any]) -> Data:
    """Give what a thing says; `known` has the things that it may refer to, by id."""

    def first(*keys: str) -> str | None:
        return next((text for key in keys for text in _texts(node.get(key)) if text), None)

    format_ = format_ or _format_of_lesson(" ".join(_texts(node.get("learningResourceType"))))
    format_ = format_ or _format_of_lesson(" ".join(_texts(node.get("encodingFormat"))))
    authors = _names(node.get("author"), known) or _names(node.get("creator"), known)
    makers = [_names(node.get(key), known) for key in ("publisher", "provider", "partOfSeries")]
    publisher = next((names[0] for names in makers if names), None)
    return Data(
        title=first("headline", "name"),
        authors=tuple(name for name in authors if name != publisher),
        publisher=publisher,
        published=first("datePublished", "uploadDate", "dateCreated"),
        summary=first("description", "abstract"),
        format=format_,
        minutes=_minutes(node, format_),
        words=_count(first("wordCount")),
        free=(first("isAccessibleForFree") or "").strip().lower() not in ("false", "no", "0"),
    )


def _format_of_lesson(said: str) -> Format | None:
    if search(r"\bvideo|film|movie", said, IGNORECASE):
        return Format.WATCH
    return Format.LISTEN if search(r"\baudio|podcast", said, IGNORECASE) else None


def _minutes(node: dict[str, Any], format_: Format | None) -> int | None:
    """Give how long a thing takes; an article has no `duration`, but what is heard of it has."""
    said = _texts(node.get("timeRequired"))
    if format_ is not Format.READ:
        said += _texts(node.get("duration"))
        said += _texts(node.get("associatedMedia"), "duration")
        said += _texts(node.get("hasCourseInstance"), "courseWorkload")
    return next((found for found in map(minutes_of, said) if found), None)


def _count(text: str | None) -> int | None:
    """Read a number of words: `1840`, `1,840 words`."""
    found = match(r"\s*([0-9][0-9.,\s]{0,12})(?:words?)?\s*$", text or "", IGNORECASE)
    number = int(sub(r"[^0-9]", "", sub(r"\.0+$", "", found[1].strip()))) if found else 0
    return number if 0 < number < 10 * MOST_MINUTES else None


def _names(value: Any, known: dict[str, Any], depth: int = 0) -> list[str]:
    """Give the names of people or bodies: texts, things with a name, or references to these."""
    if isinstance(value, list) and depth < _MOST_WITHIN:
        found = [name for one in value[:100] for name in _names(one, known, depth + 1)]
        return list(dict.fromkeys(found))
    if isinstance(value, dict):
        if "name" not in value and isinstance(value.get("@id"), str):
            value = known.get(value["@id"], value)
        return [name for name in _texts(value.get("name")) if name][:1]
    return [name for name in _texts(value) if name and "://" not in name]


def _texts(value: Any, key: str = "@value", depth: int = 0) -> list[str]:
    """Give the texts that a value is, or has: those of a thing are what it has at `key`."""
    if isinstance(value, list) and depth < _MOST_WITHIN:
        return [text for one in value[:100] for text in _texts(one, key, depth + 1)]
    if isinstance(value, dict):
        return _texts(value.get(key), key, depth + 1) if depth < _MOST_WITHIN else []
    if isinstance(value, str):
        return [plain(value).strip()]
    return [str(value)] if isinstance(value, int | float) else []

"""The text of a feed whose tags are gone, as pages that show it have it: title, address, date."""

from re import compile as pattern

from curate.importers.candidates import Candidate, Reading, Source
from curate.importers.dates import day_of
from curate.importers.texts import word_count

_DATE = (
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-9]{1,2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{5,8}"
    r" [+A-Z][A-Z0-9]{1,5}"
)
_ITEM = pattern(
    r"(?P<url>https?://\S+)\s(?:(?P=url)\S*\s)?(?:(?!https?://)[^\n]){0,120}?"
    rf"(?P<date>{_DATE})\s+(?P<guid>https?://\S+)"
)
"""An item: its address, perhaps who made it, the date, the address that is its name."""
_END = "]]>"
_ADDRESS = pattern(r"https?://\S+\s")


def looks_like(source: Source) -> bool:
    """Whether a source has the items of a feed, without tags."""
    beginning = source.beginning
    return not beginning.startswith("<") and _ITEM.search(beginning) is not None


def read(source: Source) -> Reading:
    """Read the items of a feed: titles, addresses, dates, descriptions, words."""
    text = source.text
    items = list(_ITEM.finditer(text))
    begins = [_title_at(text, item.start()) for item in items]
    ends = [*begins[1:], len(text)][: len(begins)]
    return Reading(
        [
            _candidate(
                text[begin : item.start()], item["url"], item["date"], text[item.end() : end]
            )
            for begin, item, end in zip(begins, items, ends, strict=True)
        ]
    )


def _title_at(text: str, address: int) -> int:
    """Tell where the title before an address begins: on its line, behind any other address."""
    begin = text.rfind("\n", 0, address) + 1
    for found in _ADDRESS.finditer(text, begin, address):
        begin = found.end()
    return begin


def _candidate(title: str, url: str, date: str, body: str) -> Candidate:
    """Make a candidate of an item. Of its body, what stands before the first `]]>` describes it."""
    description, _, rest = body.partition(_END)
    content = rest.rpartition(_END)[0]
    whole = len(content.split()) > len(description.split())
    return Candidate(
        title=title,
        url=url,
        published=day_of(date),
        summary=description.strip() or None,
        words=word_count(content) if whole else None,
    )

"""HTML from anywhere, such that the standard parser reads it in linear time and without raising."""

from dataclasses import dataclass
from html import unescape
from re import DOTALL, IGNORECASE, MULTILINE, Match
from re import compile as pattern

_TAG = pattern("<[A-Za-z/!?]")
_PARAMETER = pattern("&(?=[A-Za-z][A-Za-z0-9]*=)")
_NOT_MARKUP = pattern(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<tag>script|style|textarea|title|template|xmp|noembed|noframes|plaintext)\b"
    r"(?P<attributes>[^>]*)>(?P<text>.*?)(?:</(?P=tag)\s*>|\Z)"
    r"|<[!?][^>]*>?",
    IGNORECASE | DOTALL,
)
_FRONT_MATTER = pattern(
    r"\A\s*(?:---[ \t]*\r?\n.*?^(?:---|\.\.\.)|\+\+\+[ \t]*\r?\n.*?^\+\+\+)[ \t]*\r?$",
    MULTILINE | DOTALL,
)
_DATA = pattern(r"type\s*=\s*[\"']?\s*application/ld\+json", IGNORECASE)


def tamed(markup: str) -> str:
    """Give HTML without what html.parser, in some versions, trips over.

    A tag or comment that never ends would be looked for to the end again and again: as in
    browsers such a tag is dropped; such a comment is none, so that nothing behind it is lost.
    `<![` opens nothing, and the parameter `&section=2` of an address has no `§` in it.
    """
    markup = _PARAMETER.sub("&amp;", markup.replace("<![", "<! ["))
    last = markup.rfind("-->") + 1
    markup = markup[:last] + markup[last:].replace("<!--", "")
    end = markup.rfind(">") + 1
    cut = _TAG.search(markup, end)
    return markup[: cut.start()] if cut else markup


def without_front_matter(text: str) -> str:
    """Give a text without the settings that makers of sites read before it, between `---`."""
    return _FRONT_MATTER.sub("", text, count=1)


@dataclass(frozen=True, slots=True)
class Markup:
    """A page without what is no markup in it."""

    elements: str
    """Tags and text; without comments, declarations, scripts, styles and the title."""
    title: str
    """Of the page; "" where it has none."""
    linked_data: tuple[str, ...]
    """The texts of its scripts that are JSON-LD."""


def without_scripts(html: str) -> Markup:
    """Take apart a page, in time that grows as its length does."""
    titles: list[str] = []
    data: list[str] = []

    def taken_out(found: Match[str]) -> str:
        tag = (found["tag"] or "").lower()
        if tag == "title":
            titles.append(found["text"])
        elif tag == "script" and _DATA.search(found["attributes"]):
            data.append(found["text"])
        return " "

    elements = tamed(_NOT_MARKUP.sub(taken_out, html))
    return Markup(elements, unescape(next(iter(titles), "")), tuple(data))

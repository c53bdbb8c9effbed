"""Whether a text is a whole one, or a teaser that ends where the page goes on."""

import re

_MOST_WORDS = 500
"""Of a teaser. A longer text that ends in dots, or with more to read, is whole."""
_MOST_WORDS_OF_SUMMARY = 150
"""Of a text that says no more than the summary beside it, to be no more than one."""
_ON = (
    r"continue reading|keep reading|read (?:more|on|full|the (?:full|rest|whole|entire))"
    r"|\(?more(?:\.\.\.|…)\)?$|view (?:the )?(?:full|original)"
    r"|click here to (?:read|view|continue)|weiterlesen|mehr lesen|lire la suite|en savoir plus"
    r"|leer más|seguir leyendo|continuar leyendo|continua a leggere|leggi (?:tutto|di più)"
    r"|leia mais|continue (?:a ler|lendo)|lees (?:verder|meer)|läs (?:mer|vidare)|les mer|læs mere"
    r"|lue lisää|czytaj (?:dalej|więcej)|číst dál|читать далее|devamını oku|続きを読む|阅读全文"
    r"|閱讀全文|继续阅读|繼續閱讀|더 보기|계속 읽기"
)
"""What a link to the rest of a text is called."""
_LEADS_ON = re.compile(_ON, re.IGNORECASE)
_CUT = re.compile(
    r"(?:\[\s*(?:…|\.\.\.|&hellip;)\s*\]|…|\.\.\.|\(\s*more\s*\))\s*[»→>]*$", re.IGNORECASE
)
_SURELY_CUT = re.compile(r"\[\s*(?:…|\.\.\.|&hellip;)\s*\]\s*[»→>]*$")
_FOOT = re.compile(
    r"(?:the post|the article|l.article|der beitrag|el post|la entrada|o post|het bericht) .{1,400}"
    r" (?:appeared first on|first appeared on|est apparu en premier sur|erschien zuerst auf"
    r"|apareció primero en|aparece primero en|apareceu primeiro em|verscheen eerst op) .{1,200}"
    r"|(?:share|comments?|permalink|filed under:.{0,100}|tags?:.{0,200})"
    r"|submitted by\b.{0,80}|\[link\] ?\[.{0,20}comments\]|submitted by\b.{0,80}\[comments\]",
    re.IGNORECASE,
)
"""A last line that is of the feed, and not of the text."""
_MOST_OF_LINE = 160
"""Characters of a line that leads on."""


def without_foot(text: str) -> str:
    """Give a plain text without the last lines that every item of a feed has."""
    lines = text.rstrip().split("\n")
    while lines and (not lines[-1].strip() or _FOOT.fullmatch(lines[-1].strip())):
        lines.pop()
    return "\n".join(lines)


def is_teaser(text: str, summary: str = "") -> bool:
    """Whether a plain text without foot breaks off, by its end, or only says its summary again."""
    words = len(text.split())
    if words <= min(len(summary.split()), _MOST_WORDS_OF_SUMMARY):
        return True
    last = text.rpartition("\n")[2].strip()
    if _SURELY_CUT.search(last) or (len(last) <= _MOST_OF_LINE and _LEADS_ON.match(last)):
        return True
    short = words <= _MOST_WORDS
    end = last[-_MOST_OF_LINE:]
    return short and (_CUT.search(end) is not None or _leads_on_at_end(end))


def _leads_on_at_end(end: str) -> bool:
    """Whether the last words of a paragraph lead on: `… and then. Read more »`."""
    found = list(_LEADS_ON.finditer(end))
    return bool(found) and len(end[found[-1].end() :].split()) <= 6

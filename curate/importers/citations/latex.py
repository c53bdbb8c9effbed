"""LaTeX, as titles and names in BibTeX have it, to plain text."""

import logging
import re
from functools import cache
from typing import Any

_LATEX = re.compile(r"[\\{}$~]|--|``|''")
_BARE = re.compile(r"(?<!\\)([%&])")
"""Signs that would begin a comment, or a column of a table, and that writers mean as themselves."""
_LOGO = re.compile(r"\\((?:La|Bib|Xe|Lua|pdf)*TeX)\b(?:\{\}|\\ )?")
_NAMED = re.compile(r"\\text(braceleft|braceright|asciicircum)\b(?:\{\}|\\ | )?")
_SIGNS = {"braceleft": r"\{", "braceright": r"\}", "asciicircum": "^"}
"""Signs that are written by name, of which what reads LaTeX knows nothing, or another sign."""
_ESCAPED = re.compile(r"\\([_%&#$~{}])|\\(?:url|href|path|nolinkurl)\b|[{}]|\\textasciitilde\s?")


def from_latex(text: str) -> str:
    """Give a piece of LaTeX as plain text on one line: accents composed, commands gone."""
    if _LATEX.search(text):
        try:
            named = _NAMED.sub(lambda name: _SIGNS[name[1]], _LOGO.sub(r"\1", text))
            escaped = _BARE.sub(r"\\\1", named)
            text = _decoder().latex_to_text(escaped)
        except Exception:  # of many kinds, RecursionError too, for what is no LaTeX
            text = re.sub(r"[\\{}]", "", text)
    return " ".join(text.split())


def address_in_latex(text: str) -> str:
    """Give an address without what LaTeX puts around it, and before some of its signs."""
    return _ESCAPED.sub(
        lambda sign: sign[1] or ("~" if "tilde" in sign[0] else " " if "\\" in sign[0] else ""),
        text,
    ).strip()


@cache
def _decoder() -> Any:
    from pylatexenc.latex2text import LatexNodes2Text

    logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)  # what it cannot read, it tells
    return LatexNodes2Text(keep_comments=True)

"""Kind: BibTeX, as BibLaTeX and what came before it read it."""

import re
from collections.abc import Iterator

from curate.exports.chosen import theme_titles
from curate.exports.references import keywords, noted
from curate.model import Format, Resource
from curate.yaml_reading.reading_list import ReadingList

_TYPES = {Format.WATCH: "video", Format.LISTEN: "audio"}
_SIGNS = {
    **{sign: f"\\{sign}" for sign in "$&%#_"},
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # of which an entry may have no more than are closed
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_LIGATURES = re.compile(r"(?<=[-'`,<>!?])(?=[-'`,<>])")
"""Where two signs would become one, as `--` does."""
_IN_ADDRESSES = str.maketrans({sign: f"%{ord(sign):02X}" for sign in '{}\\"'})
_ONE_NAME = re.compile(r",|\band\b|^others$", re.IGNORECASE)
"""What a name has in it that would be read as more than one, or turned round."""
_PARTICLES = frozenset(
    [
        "al",
        "bin",
        "da",
        "de",
        "del",
        "den",
        "der",
        "di",
        "du",
        "el",
        "ibn",
        "la",
        "le",
        "ten",
        "ter",
        "van",
        "von",
        "y",
    ]
)
"""Words of small letters in the names of people."""
_NOT_FIRST_NAMES = frozenset(
    ["co", "corp", "gmbh", "inc", "llc", "llp", "ltd", "plc", "uk", "us", "usa"]
)
"""What stands behind a comma in the name of an institution."""
_MOST_FIRST_NAMES = 3
_MOST_INITIALS = 2
"""Letters in capitals that may be first names: `O’Brien, JP`, and not `BBC`."""


def exported(reading_list: ReadingList) -> str:
    """Write an entry for each resource, under its id; themes are keywords.

    In its note are format, time, level and importance.
    """
    titles = theme_titles(reading_list)
    return "\n".join(_entry(one, titles) for one in reading_list.resources)


def _entry(one: Resource, titles: dict[str, str]) -> str:
    type_ = _TYPES.get(one.format) or ("online" if one.link else "misc")
    fields = {
        "title": f"{{{in_latex(one.title)}}}",  # twice in braces: capitals stay
        "author": " and ".join(map(_name, one.authors)),
        "organization" if type_ == "online" else "publisher": in_latex(one.publisher or ""),
        "date": one.published,
        "year": one.published and one.published[:4],
        "url": one.link and one.link.translate(_IN_ADDRESSES),
        "urldate": one.added if type_ == "online" else None,
        "keywords": ", ".join(map(in_latex, keywords(one, titles))),
        "note": in_latex(noted(one)),
        "abstract": in_latex(one.summary or ""),
    }
    return "".join([f"@{type_}{{{one.id},\n", *_lines(fields), "}\n"])


def _lines(fields: dict[str, str | None]) -> Iterator[str]:
    for name, value in fields.items():
        if value:
            yield f"  {name} = {{{value}}},\n"


def in_latex(text: str) -> str:
    """Give a text on one line as LaTeX, in which nothing is a command."""
    pieces = _LIGATURES.split(" ".join(text.split()))
    return "{}".join("".join(_SIGNS.get(sign, sign) for sign in piece) for piece in pieces)


def _name(name: str) -> str:
    said = in_latex(name)
    return f"{{{said}}}" if _ONE_NAME.search(name) and not _is_last_first(name) else said


def _is_last_first(name: str) -> bool:
    """Whether a name is that of a person as BibTeX itself has it: `O'Brien, Tim`."""
    if name.count(",") != 1:
        return False
    last, first = (part.split() for part in name.split(","))
    alone = [word for word in last if word not in _PARTICLES]
    others = [word for word in first if word not in _PARTICLES]
    return (
        len(alone) == 1
        and 1 <= len(others) <= _MOST_FIRST_NAMES
        and all(map(_may_be_a_name, (*alone, *others)))
        and not any(word.strip(".").casefold() in _NOT_FIRST_NAMES for word in others)
    )


def _may_be_a_name(word: str) -> bool:
    """Whether a word may be one of a person's names: no number, and no name of letters, as BBC."""
    letters = word.replace(".", "")
    begins = not word[0].islower() or word.startswith(("d'", "d’"))
    initials = letters.isupper() and len(letters) <= _MOST_INITIALS
    return begins and not any(map(str.isdigit, word)) and (initials or not letters.isupper())

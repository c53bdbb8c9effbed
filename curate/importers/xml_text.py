"""Bytes to XML that can be read: in its encoding, and closed where it is cut off."""

import re
from html.entities import html5
from typing import NamedTuple

from curate.importers.candidates import Source
from curate.importers.decoding import decoded

_DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FIRST = re.compile(r"<([A-Za-z][\w:.-]*)")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML has no place for."""
_DECLARATION = re.compile("<!(?=doctype|entity)", re.IGNORECASE)
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9A-Fa-f]+);)(\w{1,32};)?")
"""An entity that XML does not have, or an `&` that is none."""
_MOST_OPEN = 1_000
"""Elements in elements; what nests deeper is not closed."""


class XmlText(NamedTuple):
    """The XML of a source."""

    text: str
    """From its first element to the end of that; "" where it has no such one."""
    cut: bool
    """Whether its end is missing, and with it that of what comes last in it."""
    remarks: list[str]


def root_of(beginning: str) -> str | None:
    """Give the name of the first element of a text, in lower case; None where it has none."""
    first = _FIRST.search(_COMMENT.sub("", beginning))
    return first[1].lower() if first else None


def xml_text(source: Source, root_named: str) -> XmlText:
    """Give the XML of a source, with remarks on what is wrong with it as a whole.

    `root_named` is a pattern of what its first element may be called. Nothing is left of
    declarations, so that no entity is what somebody made it.
    """
    said = _declared(source.raw)
    text = _CONTROLS.sub("", decoded(source.raw, source.charset or said))
    remarks = []
    if said is not None and not _is_in(source.raw, said):
        remarks.append(f"It says that it is in {said}, and is not: it is read as what it is.")
    root = re.search(rf"<({root_named})\b", text, re.IGNORECASE)
    if root is None:
        return XmlText("", False, remarks)
    text = _DECLARATION.sub("<?", text[root.start() :])
    end = text.rfind(f"</{root[1]}")
    if end >= 0:
        return XmlText(f"{text[:end]}</{root[1]}>", False, remarks)
    remarks.append("It is cut off: what is there of it is taken.")
    return XmlText(_closed(text), True, remarks)


def with_entities(xml: str) -> str:
    """Write entities of HTML as what they stand for, and any other `&` as itself."""
    return _ENTITY.sub(_mended, xml)


def _mended(found: re.Match[str]) -> str:
    meant = html5.get(found[1] or "")
    return meant if meant and meant not in "&<>\"'" else f"&amp;{found[1] or ''}"


def _declared(raw: bytes) -> str | None:
    found = _DECLARED.match(raw.removeprefix(b"\xef\xbb\xbf"))
    return found[1].decode("ascii") if found else None


def _is_in(raw: bytes, said: str) -> bool:
    """Whether bytes can be in the encoding that they say, and are not in UTF-8 instead.

    A last character that is cut off counts for nothing.
    """
    utf_8 = True
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        utf_8 = error.start > len(raw) - 4
    if said.lower() in ("utf-8", "utf8"):
        return utf_8
    return not utf_8 or raw.isascii() or said.lower().startswith(("utf", "us-ascii"))


def _closed(text: str) -> str:
    """Close what is open where a text is cut off."""
    if text.rfind("<![CDATA[") > text.rfind("]]>"):
        text = text.rstrip("]") + "]]>"
    elif text.rfind("<") > text.rfind(">"):
        text = text[: text.rfind("<")]
    entity = text.rfind("&")
    if entity > max(len(text) - 12, text.rfind(";")):
        text = text[:entity]
    return text + "".join(f"</{name}>" for name in reversed(_open_in(text)))


def _open_in(text: str) -> list[str]:
    """Give the names of the elements that are open at the end; none where the XML is faulty."""
    from xml.parsers import expat

    names: list[str] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, _: names.append(name)
    parser.EndElementHandler = lambda _: names.pop()
    try:
        parser.Parse(text, False)
    except expat.ExpatError:
        return []
    return names if len(names) <= _MOST_OPEN else []

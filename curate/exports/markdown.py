"""Text as Markdown: nothing in it is formatting, and nothing is escaped that needs not be."""

import re

from curate.model import Resource

_FORMATTING = re.compile(
    r"""\\(?=[!-/:-@\[-`{-~]|$)  # a backslash that would escape
    | `  # code
    | \*(?=\S) | (?<=\S)\*  # emphasis, where a star touches a word
    | (?<!\w)_(?=\S) | (?<=\S)_(?!\w)  # emphasis; within a word a line means nothing
    | <(?=[A-Za-z/!?])  # a tag, or an address
    | &(?=\#?\w+;)  # an entity
    | (?<!~)~~(?!~)  # struck through
    | (?:^|(?<=\s))\#+$  # the end of a heading
    | ^(?:[-+*](?=\s|$)|>|\#(?=\#{0,5}\s)|~(?=~~))  # an item, a quotation, a heading, code
    | ^[-_*](?=[-_*\s]*$)  # a line across the page
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
"""Before an item."""
_LINK = re.compile(r"\][\[(]")
_UNSAFE_IN_ADDRESS = str.maketrans({"(": "%28", ")": "%29", "<": "%3C", ">": "%3E", " ": "%20"})


def escaped(text: str) -> str:
    """Return a line of text in which Markdown sees nothing to format."""
    plain = _FORMATTING.sub(lambda found: "".join(f"\\{one}" for one in found[0]), text)
    plain = _NUMBER.sub(r"\1\\\2", plain)
    if _LINK.search(plain) or not _paired(plain):
        plain = re.sub(r"([\[\]])", r"\\\1", plain)
    return plain


def _paired(text: str) -> bool:
    """Whether each bracket that is opened is closed again, and none before it is opened."""
    depth = 0
    for bracket in re.findall(r"[\[\]]", text):
        depth += 1 if bracket == "[" else -1
        if depth < 0:
            return False
    return depth == 0


def linked(resource: Resource) -> str:
    """Return the title of a resource, as a link where it has an address that can be one."""
    title = escaped(resource.title)
    address = resource.link
    return f"[{title}]({address.translate(_UNSAFE_IN_ADDRESS)})" if address else title

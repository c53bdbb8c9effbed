"""One rule that is longer: texts and lists with a mark at one end, and none at the other."""

import re
from collections.abc import Iterator

from curate.checks.checked import Checked
from curate.model import Problem, Resource

_MARKS = frozenset("'\"“”")
_CURLY = {"“": "”„", "”": "“„"}
"""Marks with those that go with them."""
_TEXTS = ("title", "publisher", "summary")
_LISTS = ("themes", "requires", "authors")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_NO_QUOTE = re.compile(r"""[0-9]['"]\Z|[nsxz]'\Z""", re.IGNORECASE)
"""What may end a text: signs of feet and inches (`12"`), and apostrophes (`the Teachers'`)."""
_NO_OPENING = re.compile(
    r"'(?:[0-9]|(?:\w|em|tis|twas|til|till|cause|cos|bout|round|neath|tween)\b)", re.IGNORECASE
)
"""What may begin a text: apostrophes (`'90s`, `'Til`), letters alone as in Dutch (`'s Nachts`)."""


def lost_marks(checked: Checked) -> Iterator[Problem]:
    """No text may have a quotation mark, and no list a bracket, at one end alone."""
    for resource in checked.as_written:
        for key in _LISTS:
            items = bare_list(resource, key)
            if items is not None:
                message = f'The "[" is missing before the {key}.'
                remedy = f"write {key}: [{', '.join(items)}]"
                line = checked.line_of(resource, key)
                yield Problem("lost-mark", line, resource.id, message, remedy)
        for key in _TEXTS:
            text = getattr(resource, key) or ""
            if text[:1] in _MARKS or text[-1:] in _MARKS:  # which is rare
                line = checked.line_of(resource, key)
                yield from _lost_quote(checked, text, line, key, resource.id)
    for theme in checked.declared.values():
        if theme.title and theme.line is not None:
            yield from _lost_quote(checked, theme.title, theme.line, "title", None)


def bare_list(resource: Resource, key: str) -> list[str] | None:
    """Give the items of a list that ends with a bracket and begins without; None: it does not."""
    (text,) = texts if len(texts := getattr(resource, key)) == 1 else ("",)
    return bare_items(text)


def bare_items(text: str) -> list[str] | None:
    """Give the items of a text that ends with a bracket and begins without; None: it does not."""
    if not text.endswith("]") or "[" in text:
        return None
    return [item.strip() for item in text[:-1].split(",")]


def _is_alone(mark: str, text: str) -> bool:
    """Whether nothing in a text opens or closes the quotation mark at one of its ends."""
    if mark in _CURLY:  # of which some languages open and close with the same
        return text.count(mark) == 1 and not any(other in text for other in _CURLY[mark])
    return mark in _MARKS and _APOSTROPHE.sub("", text).count(mark) % 2 == 1


def _other(mark: str) -> str:
    return _CURLY.get(mark, mark)[0]


def _lost_quote(
    checked: Checked, text: str, line: int, key: str, id_: str | None
) -> Iterator[Problem]:
    """Report a text with a mark at one end; at its own, where it is written without any around."""
    first, last = text[0], text[-1]
    is_cut = text.endswith(("…", "..."))  # and what closes the mark with it
    if _is_alone(first, text) and not _NO_OPENING.match(text) and not is_cut:
        message = f"The {key} begins with a {first} that nothing closes."
        remedy = f"put a {_other(first)} behind it, or take this one out"
        yield Problem("lost-mark", line, id_, message, remedy)
    elif (
        _is_alone(last, text)
        and not _NO_QUOTE.search(text)
        and (last in _CURLY or re.search(rf":\s+{re.escape(first)}", checked.lines[line - 1]))
    ):
        message = f"The {key} ends with a {last} that nothing opens."
        remedy = f"put a {_other(last)} before it, or take this one out"
        yield Problem("lost-mark", line, id_, message, remedy)

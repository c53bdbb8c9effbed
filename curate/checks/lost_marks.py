"""One rule that is longer: texts and lists that end with a mark which nothing opens."""

import re
from collections.abc import Iterator

from curate.checks.checked import Checked
from curate.model import Problem, Resource

_TEXTS = ("title", "publisher", "summary")
_LISTS = ("themes", "requires", "authors")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_NO_QUOTE = re.compile(r"""[0-9]['"]\Z|[nsxz]'\Z""", re.IGNORECASE)
"""What may end a text: signs of feet and inches (`12"`), and apostrophes (`the Teachers'`)."""


def lost_marks(checked: Checked) -> Iterator[Problem]:
    """No text may end with a quotation mark, and no list with a bracket, that nothing opens."""
    for resource in checked.reading_list.resources:
        for key in _LISTS:
            items = bare_list(resource, key)
            if items is not None:
                message = f'The "[" is missing before the {key}.'
                remedy = f"write {key}: [{', '.join(items)}]"
                line = checked.line_of(resource, key)
                yield Problem("lost-mark", line, resource.id, message, remedy)
        for key in _TEXTS:
            text = getattr(resource, key) or ""
            if _mark(text):
                line = checked.line_of(resource, key)
                yield from _lost_quote(checked, text, line, key, resource.id)
    for theme in checked.declared.values():
        if theme.title and theme.line is not None and _mark(theme.title):
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


def _mark(text: str) -> str | None:
    """Give the quotation mark that ends a text and that nothing opens."""
    mark = text[-1:]
    if mark not in {"'", '"'} or _NO_QUOTE.search(text):  # as nearly always
        return None
    return mark if _APOSTROPHE.sub("", text).count(mark) % 2 else None


def _lost_quote(
    checked: Checked, text: str, line: int, key: str, id_: str | None
) -> Iterator[Problem]:
    """Report a text that ends with a mark, where it is written without any around it."""
    if re.search(rf":\s+{re.escape(text[0])}", checked.lines[line - 1]):
        message = f"The {key} ends with a {text[-1]} that nothing opens."
        remedy = f"put a {text[-1]} before it, or take this one out"
        yield Problem("lost-mark", line, id_, message, remedy)

"""Another: texts and lists that end with a mark which nothing opens."""

import re
from collections.abc import Iterator

from curate.checks.checked import Checked
from curate.model import Problem, Resource
from curate.yaml_reading.line_ends import LINE_END

_TEXTS = ("title", "publisher", "summary")
_LISTS = ("themes", "requires", "authors")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_NO_QUOTE = re.compile(r"""[0-9]['"]\Z|[nsxz]'\Z""", re.IGNORECASE)
"""What may end a text: signs of feet and inches (`12"`), and apostrophes (`the Teachers'`)."""


def lost_marks(checked: Checked) -> Iterator[Problem]:
    """No text may end with a quotation mark, and no list with a bracket, that nothing opens."""
    lines: list[str] = []
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
            mark = _mark(text)
            if mark is None:
                continue
            line = checked.line_of(resource, key)
            lines = lines or LINE_END.split(checked.text)
            if re.search(rf"\b{key}\s*:\s+{re.escape(text[0])}", lines[line - 1]):
                yield _lost_quote(line, resource.id, key, mark)
    for theme in checked.declared.values():
        mark = _mark(theme.title or "")
        if mark is not None and theme.title and theme.line is not None:
            lines = lines or LINE_END.split(checked.text)
            if re.search(rf":\s+{re.escape(theme.title[0])}", lines[theme.line - 1]):
                yield _lost_quote(theme.line, None, "title", mark)


def bare_list(resource: Resource, key: str) -> list[str] | None:
    """Give the items of a list that ends with a bracket and begins without; None: it does not."""
    (text,) = texts if len(texts := getattr(resource, key)) == 1 else ("",)
    if not text.endswith("]") or "[" in text:
        return None
    return [item.strip() for item in text[:-1].split(",")]


def _mark(text: str) -> str | None:
    """Give the quotation mark that ends a text and that nothing opens."""
    mark = text[-1:]
    if mark not in {"'", '"'} or _NO_QUOTE.search(text):  # as nearly always
        return None
    return mark if _APOSTROPHE.sub("", text).count(mark) % 2 else None


def _lost_quote(line: int, id_: str | None, key: str, mark: str) -> Problem:
    message = f"The {key} ends with a {mark} that nothing opens."
    return Problem("lost-mark", line, id_, message, f"put a {mark} before it, or take this one out")

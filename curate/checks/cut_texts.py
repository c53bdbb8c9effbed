"""Texts of which YAML takes a part for something else: a comment, or a mark of its own."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from curate.checks.checked import Checked
from curate.model import Problem
from curate.wording import quoted
from curate.yaml_reading.events import LOADERS

_TEXTS = {
    "title": "title",
    "publisher": "publisher",
    "summary": "summary",
    "description": "description",
    "authors": "name",
}
"""The keys of texts, each with what one of them is called."""
_THEMES = "themes"
_SENTENCES = frozenset({"title", "summary", "description"})
"""The keys of texts behind which a lone `# ` is hardly ever a comment: `Learning C # for all`."""
_MAYBE = re.compile(r"\s#(?=\S)|\S #|[:-] +[&!]")
_ALIAS = re.compile(r"\*([^\s,\[\]{}]+)")
_COMMENT = re.compile(r"([ \t]+)(#.*)")
_REMARK = re.compile(
    r"# ?(?:todo|fixme|xxx|note|nb|checked|verified|updated|was|see)\b", re.IGNORECASE
)
"""How a comment begins that nobody takes for text."""
_STARTS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
_NODES = (*_STARTS, yaml.ScalarEvent, yaml.AliasEvent)


class _Value(NamedTuple):
    """A scalar as it is written, and what it is the value of."""

    event: Any
    key: str
    within: str
    """The key of the map that it is in; empty where that is the whole list, or an entry."""
    entry: int
    """The line on which the map begins that it is in, from 1."""


def cut_texts(checked: Checked) -> Iterator[Problem]:
    """No text may lose its end to a ` #` that is a part of it, nor its first word to a mark."""
    if not _MAYBE.search(checked.text):  # as nearly always; reading it all takes longer
        return
    used = frozenset(_ALIAS.findall(checked.text))
    ids = {resource.line: resource.id for resource in checked.reading_list.resources}
    for value in _values(checked.text):
        event = value.event
        if event.style or not (value.key in _TEXTS or value.within == _THEMES):
            continue
        what = "title" if value.within == _THEMES else _TEXTS[value.key]
        line, id_ = event.start_mark.line + 1, ids.get(value.entry)
        comment = _COMMENT.match(checked.text, event.end_mark.index)
        remedy = _remedy(comment[1], comment[2], value) if comment else None
        if comment and remedy:
            message = (
                f"The {what} ends before {quoted(comment[2])}, which YAML takes for a comment."
            )
            line += checked.text.count("\n", event.start_mark.index, event.end_mark.index)
            yield Problem("cut-text", line, id_, message, remedy)
        mark = _mark(event, used)
        if mark:
            message = f"The {what} begins with {quoted(mark)}, which YAML takes for a mark."
            yield Problem("cut-text", line, id_, message, "put the whole text in quotes")


def _remedy(space: str, rest: str, value: _Value) -> str | None:
    """Say what to do about a comment right behind a value; None: it is one, and nothing is cut.

    A comment of which nobody can be in doubt has two spaces before its `#`, and one behind it.
    """
    in_quotes = "put the whole text in quotes"
    if rest[1:2].strip():
        may_be_one = space != " " or _REMARK.match(rest)
        return in_quotes + (", or a space after the # where it is a comment" if may_be_one else "")
    if space != " " or value.key not in _SENTENCES or not value.event.value or _REMARK.match(rest):
        return None
    return f"{in_quotes}, or two spaces before the # where it is a comment"


def _mark(event: Any, used: frozenset[str]) -> str | None:
    """Give what a text lost at its beginning: a tag of nobody's, or an anchor that is not used."""
    if event.anchor and event.anchor not in used:
        return f"&{event.anchor}"
    return event.tag if event.tag and event.tag.startswith("!") else None


def _values(text: str) -> Iterator[_Value]:
    """Give the scalars of a text that are values, in their order."""
    maps: list[tuple[str, int, bool]] = []  # of each open collection: in what, where, and if a map
    keys: list[str | None] = []  # the key whose value comes next, in each of them
    parsed: Iterator[Any] = yaml.parse(text, Loader=LOADERS[0])
    for event in parsed:
        if type(event) in _ENDS:
            maps.pop()
            keys.pop()
            continue
        if type(event) not in _NODES:
            continue
        begins = type(event) in _STARTS
        within, entry, is_map = maps[-1] if maps else ("", 1, False)
        key = keys[-1] if keys else ""
        if is_map:
            keys[-1] = None if key is not None else getattr(event, "value", "")
        if begins:
            a_map, line = type(event) is yaml.MappingStartEvent, event.start_mark.line + 1
            maps.append((key or "", line if a_map else entry, a_map))
            keys.append(None if a_map else key)
        elif key is not None and type(event) is yaml.ScalarEvent:
            yield _Value(event, key, within if is_map else "", entry)

"""One entry of a list file to the resource it describes, with what is wrong in it."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any, cast

from curate.durations import estimate_minutes
from curate.model import Format, Importance, Level, Problem, Resource, TimeSource
from curate.safe_text import clean_line, clean_text
from curate.wording import quoted, twice
from curate.yaml_reading.events import (
    Alias,
    Events,
    Mapping,
    Node,
    Plain,
    inner_duplicates,
    node_of,
    plain,
)
from curate.yaml_reading.fields import MATCHES, RESOURCE_KEYS, SHAPES, UNKNOWN_PARTS, FieldTexts
from curate.yaml_reading.problems import unknown_keys

_WRITE_OUT = "write the value out"
_REQUIRED = {
    "id": f"add one: {SHAPES['id']}",
    "title": "add one",
    "format": "add format: read, watch or listen",
}


class _FieldError(Exception):
    """A field that cannot be read; `at` is which of its values, where it has several."""

    def __init__(self, rule: str, message: str, remedy: str, at: int | None = None) -> None:
        super().__init__(message)
        self.rule, self.message, self.remedy, self.at = rule, message, remedy, at


def read_entry(events: Events) -> tuple[Resource | None, str | None, list[Problem]]:
    """Return what an entry describes, the id it claims, and what is wrong with it.

    The resource is None where it cannot be read; the id is None where it has none. An
    unknown key is a problem that leaves the resource readable.
    """
    entry = plain(events)
    values = None if entry is None else _plain_values(entry)
    if values is None:
        return _read_with_care(node_of(events))
    return _resource(values, events[0].start_mark.line + 1), values["id"], []


def _plain_values(entry: Plain) -> dict[str, Any] | None:
    """Return the fields of an entry where, as nearly always, there is nothing to remark."""
    values: dict[str, Any] = {}
    try:
        for key, given in entry.items():
            value = _READERS[key](key, given)
            if value is not None:
                values[key] = value
    except (KeyError, _FieldError):
        return None
    return values if _REQUIRED.keys() <= values.keys() else None


def _read_with_care(item: Node) -> tuple[Resource | None, str | None, list[Problem]]:
    """Do as `read_entry`, where something is to be said of the entry."""
    mapping = item.value
    if not isinstance(mapping, Mapping):
        remedy = "write its id, title and format as key: value"
        message = "This entry is not a resource."
        if isinstance(mapping, Alias):
            message, remedy = f"This entry is {mapping.name}, not a resource.", _WRITE_OUT
        return None, None, [Problem("not-a-resource", item.line, None, message, remedy)]
    claimed = mapping.entries.get("id", item).value
    id_ = claimed if isinstance(claimed, str) and MATCHES["id"](claimed) else None
    problems = []
    duplicates = list(mapping.duplicates)
    for key, node in mapping.entries.items():
        duplicates += inner_duplicates(node)
        for alias, line in _aliases(node):
            message = f"{clean_line(key)} uses {clean_line(alias.name)}."
            problems.append(Problem("alias", line, id_, message, _WRITE_OUT))
    for key, first, second in duplicates:
        message = twice(f"The key {quoted(key)}", first, second)
        problems.append(Problem("duplicate-key", second, id_, message, "keep one of them"))
    values = _values(mapping, item.line, id_, problems)
    if problems:
        return None, id_, problems
    return _resource(values, item.line), id_, unknown_keys(mapping, RESOURCE_KEYS, id_)


def _values(
    mapping: Mapping, line: int, id_: str | None, problems: list[Problem]
) -> dict[str, Any]:
    """Return what can be read of the known fields, and report the rest."""
    values: dict[str, Any] = {}
    reported = set()
    for key, node in mapping.entries.items():
        if _aliases(node):
            reported.add(key)
            continue
        reader = _READERS.get(key)
        if reader is None:
            continue
        try:
            value = reader(key, _given(node))
        except _FieldError as fault:
            item = node if fault.at is None else cast("list[Node]", node.value)[fault.at]
            problems.append(Problem(fault.rule, item.line, id_, fault.message, fault.remedy))
            reported.add(key)
            continue
        if value is not None:
            values[key] = value
    for key, remedy in _REQUIRED.items():
        if key not in values and key not in reported:
            at = mapping.lines.get(key, line)
            problems.append(Problem(f"missing-{key}", at, id_, f"There is no {key}.", remedy))
    return values


def _resource(values: dict[str, Any], line: int) -> Resource:
    get = values.get
    minutes, words = get("minutes"), get("words")
    source = TimeSource.STATED
    if minutes is None:
        source = TimeSource.UNKNOWN if words is None else TimeSource.ESTIMATED
        minutes = None if words is None else estimate_minutes(words)
    parts = get("parts", 1)
    return Resource(
        values["id"],
        values["title"],
        values["format"],
        minutes,
        source,
        None if parts is _SEVERAL else parts,
        words,
        get("themes", ()),
        get("level"),
        get("importance") or Importance.RECOMMENDED,
        get("requires", ()),
        get("authors", ()),
        get("publisher"),
        get("published"),
        get("url"),
        get("summary"),
        line,
    )


def _aliases(node: Node) -> list[tuple[Alias, int]]:
    """Return the aliases and merge keys in a value, each with its line."""
    value = node.value
    if value is None or isinstance(value, str):
        return []
    if isinstance(value, Alias):
        return [(value, node.line)]
    inner = value if isinstance(value, list) else value.entries.values()
    return [found for child in inner for found in _aliases(child)]


def _given(node: Node) -> Any:
    """Return a value without its lines: what is no text stays as it is, to be refused."""
    return [item.value for item in node.value] if isinstance(node.value, list) else node.value


def _not_a_text(key: str) -> _FieldError:
    message = f"The {key} is not one text."
    return _FieldError(f"bad-{key}", message, "write one value after the colon")


def _line(key: str, text: Any) -> str | None:
    if type(text) is not str and text is not None:
        raise _not_a_text(key)
    return clean_line(text) or None if text else None


def _paragraphs(key: str, text: Any) -> str | None:
    if type(text) is not str and text is not None:
        raise _not_a_text(key)
    return clean_text(text) or None if text else None


def _pattern(key: str, text: Any) -> str | None:
    if text is None:
        return None
    if type(text) is not str:
        raise _not_a_text(key)
    if MATCHES[key](text):
        return text
    message = f"{key.capitalize()} {quoted(text)} cannot be read."
    raise _FieldError(f"bad-{key}", message, f"write {SHAPES[key]}")


def _number(key: str, given: Any) -> int | None:
    text = _pattern(key, given)
    return None if text is None else int(text)


_SEVERAL = object()
"""Parts whose number is not known."""


def _parts(key: str, given: Any) -> object:
    text = _pattern(key, given)
    if text is None:
        return None
    return _SEVERAL if text == UNKNOWN_PARTS else int(text)


def _one_of(vocabulary: type[StrEnum]) -> Callable[[str, Any], StrEnum | None]:
    """Return the reader of a field whose values are the members of `vocabulary`."""
    members = {str(member): member for member in vocabulary}
    names = list(members)
    remedy = f"use {', '.join(names[:-1])} or {names[-1]}"

    def read(key: str, text: Any) -> StrEnum | None:
        if text is None:
            return None
        if type(text) is not str:
            raise _not_a_text(key)
        if text in members:
            return members[text]
        message = f"{key.capitalize()} {quoted(text)} is not known."
        raise _FieldError(f"unknown-{key}", message, remedy)

    return read


def _texts(key: str, given: Any) -> tuple[str, ...]:
    """Read a list of texts, each once; one text alone is a list of one."""
    texts: dict[str, None] = {}
    several = type(given) is list
    for at, item in enumerate(given if several else (given,)):
        if item is None:
            continue
        if type(item) is not str:
            message = f"The {key} are not a list of texts."
            remedy = "write them as [one, two]"
            raise _FieldError(f"bad-{key}", message, remedy, at if several else None)
        text = clean_line(item)
        if text:
            texts[text] = None
    return tuple(texts)


_READERS: dict[str, Callable[[str, Any], Any]] = {
    "id": _pattern,
    "title": _line,
    "format": _one_of(Format),
    "minutes": _number,
    "parts": _parts,
    "words": _number,
    "themes": _texts,
    "level": _one_of(Level),
    "importance": _one_of(Importance),
    "requires": _texts,
    "authors": _texts,
    "publisher": _line,
    "published": _pattern,
    "url": _line,
    "summary": _paragraphs,
}


def from_fields(fields: FieldTexts) -> Resource:
    """Return the resource that the values of its fields describe, as they would in a file.

    Raises ValueError, with a sentence, for a value that cannot be read.
    """
    entries = {key: _as_node(value) for key, value in fields.items() if value}
    mapping = Mapping(entries, dict.fromkeys(entries, 1), [])
    resource, _, problems = _read_with_care(Node(mapping, 1))
    if resource is None:
        raise ValueError(f"{problems[0].message} {problems[0].remedy.capitalize()}.")
    return resource


def _as_node(value: str | Sequence[str]) -> Node:
    return Node(str(value) if isinstance(value, str) else [Node(text, 1) for text in value], 1)

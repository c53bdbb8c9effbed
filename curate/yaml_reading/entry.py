"""One entry of a list file to the resource it describes, with what is wrong in it."""

from collections.abc import Sequence
from typing import Any, cast

from curate.durations import WORDS_PER_MINUTE, estimate_minutes
from curate.model import Problem, Resource, TimeSource
from curate.safe_text import clean_line
from curate.wording import quoted
from curate.yaml_reading.events import (
    Alias,
    Events,
    Mapping,
    Node,
    Plain,
    node_of,
    plain,
)
from curate.yaml_reading.fields import (
    FIELDS,
    ID_SHAPE,
    REQUIRED_KEYS,
    RESOURCE_KEYS,
    FieldTexts,
)
from curate.yaml_reading.lost_dashes import run_together
from curate.yaml_reading.problems import inner_duplicates, slip_in, twice, unknown_keys
from curate.yaml_reading.shapes import FieldError

MISSING_DASH = "missing-dash"
"""The rule that an entry breaks which runs on from the one above; it is one more that is lost."""
_WRITE_OUT = "write the value out"
_READERS = {key: shape.read for key, shape in FIELDS.items()}
_ABSENT = {key: shape.absent for key, shape in FIELDS.items()}
"""The values of a resource whose entry says nothing; those of required keys are None."""


def read_entry(
    events: Events, words_per_minute: int = WORDS_PER_MINUTE
) -> tuple[Resource | None, str | None, list[Problem]]:
    """Read an entry: the resource it describes, the id it claims, and what is wrong with it.

    The resource is None where it cannot be read; the id is None where it has none. An
    unknown key is a problem that leaves the resource readable. `words_per_minute` is the speed
    of estimates.
    """
    entry = plain(events)
    values = None if entry is None else _plain_values(entry)
    if values is None:
        return _read_with_care(node_of(events), words_per_minute)
    return _resource(values, events[0].start_mark.line + 1, words_per_minute), values["id"], []


def _plain_values(entry: Plain) -> dict[str, Any] | None:
    """Read the values of an entry, one for each field; None where there is something to remark."""
    values = _ABSENT.copy()
    try:
        for key, given in entry.items():
            values[key] = _READERS[key](key, given)
    except (KeyError, FieldError):
        return None
    for key in REQUIRED_KEYS:
        if values[key] is None:
            return None
    return values


def _read_with_care(
    item: Node, words_per_minute: int = WORDS_PER_MINUTE
) -> tuple[Resource | None, str | None, list[Problem]]:
    """Read an entry as `read_entry` does, slower, with the line of everything that is wrong."""
    mapping = item.value
    if not isinstance(mapping, Mapping):
        remedy = "write its id, title and format as key: value, with a space after the colon"
        message = "This entry is not a resource."
        if isinstance(mapping, Alias):
            message, remedy = f"This entry is {mapping.name}, not a resource.", _WRITE_OUT
        return None, None, [Problem("not-a-resource", item.line, None, message, remedy)]
    id_ = _claimed_id(mapping)
    problems = []
    entries, duplicates = run_together(mapping)
    for one in entries:
        begins, own = min(one.lines.values()), _claimed_id(one)
        message = "A new entry begins here without its dash."
        problems.append(Problem(MISSING_DASH, begins, own, message, 'put "- " before it', id_))
    duplicates = list(duplicates)
    told = {again.key for again in duplicates}
    for key, node in mapping.entries.items():
        duplicates += inner_duplicates(node)
        for alias, line in _aliases(node):
            message = f"{clean_line(key)} uses {clean_line(alias.name)}."
            remedy = f"{_WRITE_OUT}, or put it in quotes where it is text"
            problems.append(Problem("alias", line, id_, message, remedy))
            told.add(key)
    for again in duplicates:
        message = twice(f"The key {quoted(again.key)}", again.first, again.line)
        problems.append(Problem("duplicate-key", again.line, id_, message, "keep one of them"))
    values = _values(mapping, item.line, id_, problems)
    rules = {problem.rule for problem in problems}
    told |= {key for key in REQUIRED_KEYS if f"missing-{key}" in rules}
    unknown = unknown_keys(mapping, RESOURCE_KEYS, id_, told)
    if problems:
        return None, id_, problems + unknown
    return _resource(values, item.line, words_per_minute), id_, unknown


def half_read(item: Node, words_per_minute: int = WORDS_PER_MINUTE) -> Resource | None:
    """Give what an entry that cannot be read says, as far as that can be read.

    It has no id, title or format where it is those that cannot be. None where nobody can tell
    what belongs to it.
    """
    mapping = item.value
    if not isinstance(mapping, Mapping) or run_together(mapping)[0]:
        return None
    values = _values(mapping, item.line, None, [])
    values["title"] = values["title"] or ""
    return _resource(values, item.line, words_per_minute)


def _claimed_id(mapping: Mapping) -> str | None:
    """Give the id that an entry claims; None where it has none that an entry may have."""
    claimed = mapping.entries["id"].value if "id" in mapping.entries else None
    return claimed if isinstance(claimed, str) and ID_SHAPE.matches(claimed) else None


def _values(
    mapping: Mapping, line: int, id_: str | None, problems: list[Problem]
) -> dict[str, Any]:
    """Read the values of the known fields, one for each, and add to `problems` what is wrong."""
    values = _ABSENT.copy()
    reported = set()
    for key, node in mapping.entries.items():
        if _aliases(node):
            reported.add(key)
            continue
        reader = _READERS.get(key)
        if reader is None:
            continue
        try:
            values[key] = reader(key, _given(node))
        except FieldError as fault:
            item = node if fault.at is None else cast("list[Node]", node.value)[fault.at]
            problems.append(Problem(fault.rule, item.line, id_, fault.message, fault.remedy))
            reported.add(key)
    missing = [key for key in REQUIRED_KEYS if values[key] is None and key not in reported]
    if not missing:
        return values
    free = [key for key in RESOURCE_KEYS if key not in mapping.entries]
    slips = {slip.meant: (slip, mapping.lines[key]) for key in mapping.entries
             if key not in _READERS and (slip := slip_in(key, free))}  # fmt: skip
    for key in missing:
        if key in slips:
            slip, at = slips[key]
            problems.append(Problem(f"missing-{key}", at, id_, slip.message, slip.remedy))
        else:
            at, remedy = mapping.lines.get(key, line), FIELDS[key].missing or ""
            said = f"The {key} is empty." if key in mapping.lines else f"There is no {key}."
            problems.append(Problem(f"missing-{key}", at, id_, said, remedy))
    return values


def _resource(values: dict[str, Any], line: int, words_per_minute: int) -> Resource:
    """Build the resource of these values, one for each field, whose entry begins on `line`."""
    source = TimeSource.STATED
    if values["minutes"] is None:
        words = values["words"]
        source = TimeSource.UNKNOWN if words is None else TimeSource.ESTIMATED
        values["minutes"] = None if words is None else estimate_minutes(words, words_per_minute)
    return Resource(**values, time_source=source, line=line)


def _aliases(node: Node) -> list[tuple[Alias, int]]:
    """Find the aliases and merge keys in a value, each with its line."""
    value = node.value
    if value is None or isinstance(value, str):
        return []
    if isinstance(value, Alias):
        return [(value, node.line)]
    inner = value if isinstance(value, list) else value.entries.values()
    return [found for child in inner for found in _aliases(child)]


def _given(node: Node) -> Any:
    """Take the lines off a value; what is no text stays as it is, to be refused."""
    return [item.value for item in node.value] if isinstance(node.value, list) else node.value


def from_fields(fields: FieldTexts) -> Resource:
    """Make a resource of the texts of its fields, read as they would be in a file.

    Raises ValueError, with a sentence, for a value that cannot be read.
    """
    entries = {key: _as_node(value) for key, value in fields.items() if value}
    mapping = Mapping(entries, dict.fromkeys(entries, 1), [])
    resource, _, problems = _read_with_care(Node(mapping, 1))
    if resource is None:
        remedy = problems[0].remedy.capitalize()
        raise ValueError(f"{problems[0].message} {remedy}{'' if remedy.endswith('?') else '.'}")
    return resource


def _as_node(value: str | Sequence[str]) -> Node:
    return Node(str(value) if isinstance(value, str) else [Node(text, 1) for text in value], 1)

"""What is wrong with a list file, beyond what its reader must leave out."""

from curate.model import Problem, Resource
from curate.prerequisites import cycles
from curate.safe_text import clean_line
from curate.wording import nearest, quoted
from curate.yaml_reading.events import Events, Mapping, node_of, walk
from curate.yaml_reading.parse import parse
from curate.yaml_reading.reading_list import ReadingList


def check(text: str) -> tuple[ReadingList, list[Problem]]:
    """Return the list that `text` holds and all that is wrong with it, by line.

    Raises CurateError where there is no list to be read at all.
    """
    reading_list = parse(text)
    lines = _Lines(text)
    known = {resource.id: resource for resource in reading_list.resources}
    problems = list(reading_list.problems)
    declared = [theme.id for theme in reading_list.themes if theme.declared]
    for resource in reading_list.resources:
        problems += _undeclared_themes(resource, declared, lines)
        problems += _unknown_requirements(resource, known, reading_list.ids, lines)
    problems += _cycles(known, lines)
    return reading_list, sorted(problems, key=lambda problem: problem.line)


class _Lines:
    """Where in the file each text of each resource stands."""

    def __init__(self, text: str) -> None:
        self._entries: dict[int, Mapping] = {}
        walk(text, on_entry=self._add)

    def _add(self, events: Events) -> None:
        item = node_of(events)
        if isinstance(item.value, Mapping):
            self._entries[item.line] = item.value

    def of(self, resource: Resource, key: str, text: str) -> int:
        """Return the line on which `key` of `resource` has `text`, or `key` itself stands."""
        entry = self._entries[resource.line]
        value = entry.entries[key].value
        for item in value if isinstance(value, list) else []:
            if isinstance(item.value, str) and clean_line(item.value) == text:
                return int(item.line)
        return int(entry.lines[key])


def _undeclared_themes(resource: Resource, declared: list[str], lines: _Lines) -> list[Problem]:
    problems = []
    for theme in resource.themes:
        if theme not in declared:
            meant = nearest(theme, declared)
            remedy = "add it under themes" + (f", or use {meant}" if meant else "")
            message = f"Theme {quoted(theme)} is not declared."
            line = lines.of(resource, "themes", theme)
            problems.append(Problem("unknown-theme", line, resource.id, message, remedy))
    return problems


def _unknown_requirements(
    resource: Resource, known: dict[str, Resource], ids: frozenset[str], lines: _Lines
) -> list[Problem]:
    problems = []
    for required in resource.requires:
        if required not in known:
            meant = nearest(required, known)
            remedy = f"did you mean {meant}?" if meant else "take it out, or add that resource"
            listed = "cannot be read" if required in ids else "is not listed"
            message = f"Requires {quoted(required)}, which {listed}."
            line = lines.of(resource, "requires", required)
            problems.append(Problem("unknown-requirement", line, resource.id, message, remedy))
    return problems


def _cycles(known: dict[str, Resource], lines: _Lines) -> list[Problem]:
    problems = []
    for group in cycles({id_: resource.requires for id_, resource in known.items()}):
        first = known[group[0]]
        message = f"{first.id} requires itself."
        if len(group) > 1:
            message = f"{', '.join(group[:-1])} and {group[-1]} require one another."
        line = lines.of(first, "requires", "")
        remedy = "take one of these requirements out"
        problems.append(Problem("requirement-cycle", line, first.id, message, remedy))
    return problems

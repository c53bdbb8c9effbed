"""Problems of a list file that several of its readers report."""

from curate.errors import CurateError
from curate.model import Problem
from curate.wording import nearest, quoted
from curate.yaml_reading.events import Alias, Mapping, Node


def unknown_keys(mapping: Mapping, known: tuple[str, ...], id_: str | None) -> list[Problem]:
    """Report the keys that nothing reads; they stay in the file as they are."""
    problems = []
    for key, line in mapping.lines.items():
        if key not in known:
            meant = nearest(key, [name for name in known if name not in mapping.entries])
            remedy = f"did you mean {meant}?" if meant else "it is kept, and not used"
            message = f"The key {quoted(key)} is not known."
            problems.append(Problem("unknown-key", line, id_, message, remedy))
    return problems


def twice(what: str, first: int, second: int) -> str:
    """Say that `what` stands on two lines of the file."""
    return f"{what} stands twice, on lines {first} and {second}."


def refuse_aliases(node: Node, what: str) -> None:
    """Raise CurateError where `node` is an alias or one stands in it."""
    value = node.value
    if isinstance(value, Alias):
        raise CurateError(f"{what}: uses {value.name}. Write the value out.", line=node.line)
    if isinstance(value, Mapping):
        for child in value.entries.values():
            refuse_aliases(child, what)
    elif isinstance(value, list):
        for child in value:
            refuse_aliases(child, what)


def inner_duplicates(node: Node) -> list[tuple[str, int, int]]:
    """Return the keys that stand twice anywhere in a value: key, first line, second line."""
    value = node.value
    if isinstance(value, Mapping):
        inner = [found for child in value.entries.values() for found in inner_duplicates(child)]
        return value.duplicates + inner
    if isinstance(value, list):
        return [found for child in value for found in inner_duplicates(child)]
    return []

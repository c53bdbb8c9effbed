"""Problems of a list file that several of its readers report."""

import re
from typing import NamedTuple

from curate.errors import CurateError
from curate.model import Problem
from curate.wording import nearest, quoted
from curate.yaml_reading.events import Again, Alias, Mapping, Node
from curate.yaml_reading.fields import HEAD, RESOURCE_KEYS
from curate.yaml_reading.odd_spaces import ODD_SPACE, named
from curate.yaml_reading.shapes import FieldError

NO_DASH = (
    'an entry begins here without its "- ". Put that before its first line, and two spaces '
    "before the others."
)


class KeySlip(NamedTuple):
    """A key that is not written as it is meant."""

    meant: str
    """One that is known, where it is."""
    message: str
    remedy: str


def slip_in(key: str) -> KeySlip | None:
    """Say what is wrong with a key before which nobody sees a space, or after which is no colon."""
    odd = ODD_SPACE.match(key)
    if odd:
        meant = ODD_SPACE.sub("", key)
        message = f"{named(odd[0]).capitalize()} stands before {quoted(meant)}."
        return KeySlip(meant, message, "use spaces to indent")
    found = re.match(r"([a-z]+)([\s:=])", key)
    if found and found[1] in RESOURCE_KEYS:
        meant, sign = found.groups()
        slip = "a space" if sign == ":" else 'a ":"'
        message = f"{slip.capitalize()} is missing after {quoted(meant)}."
        return KeySlip(meant, message, f"write {meant}: and put what follows in quotes")
    return None


def unknown_keys(mapping: Mapping, known: tuple[str, ...], id_: str | None) -> list[Problem]:
    """Report the keys that nothing reads; they stay in the file as they are."""
    problems = []
    for key, line in mapping.lines.items():
        if key in known:
            continue
        slip = slip_in(key)
        if slip is not None and slip.meant not in mapping.entries:
            problems.append(Problem("unknown-key", line, id_, slip.message, slip.remedy))
            continue
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


def inner_duplicates(node: Node) -> list[Again]:
    """Return the keys that stand twice anywhere in a value."""
    value = node.value
    if isinstance(value, Mapping):
        inner = [found for child in value.entries.values() for found in inner_duplicates(child)]
        return value.duplicates + inner
    if isinstance(value, list):
        return [found for child in value for found in inner_duplicates(child)]
    return []


def colour_in_a_comment(text: str, top: Mapping) -> list[Problem]:
    """Name a colour that was written with its `#` and without quotes: to YAML it is nothing."""
    if "colour" not in top.entries or top.entries["colour"].value is not None:
        return []
    line = top.lines["colour"]
    _, sign, behind = text.splitlines()[line - 1].partition("#")
    word = sign + behind.split(" ")[0].strip()
    try:
        HEAD["colour"].read("colour", word)
    except FieldError:
        return []
    message = f"Colour {quoted(word)} is a comment without quotes."
    return [Problem("bad-colour", line, None, message, "write it without the #, or in quotes")]

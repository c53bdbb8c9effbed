"""Problems of a list file that several of its readers report."""

import re
from collections.abc import Collection
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


def slip_in(key: str, free: Collection[str] = ()) -> KeySlip | None:
    """Say what is wrong with a key that is not known; None where it is like none that is.

    It may have a space before it that nobody sees, no colon after it, or be one of those that
    are `free`, misspelt or as others call it.
    """
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
    near = nearest(key.lower(), free) or called_elsewhere(key, free)
    if near is None:
        return None
    return KeySlip(near, f"The key {quoted(key)} is not known.", f"did you mean {near}?")


def called_elsewhere(key: str, free: Collection[str]) -> str | None:
    """Give the one of the keys that are `free` which others call so: `link` is `url`."""
    from curate.field_names import our_key  # long: only where a key is wrong

    ours = our_key(key) if free else None
    return ours if ours in free else None


def unknown_keys(
    mapping: Mapping, known: tuple[str, ...], id_: str | None, told: Collection[str] = ()
) -> list[Problem]:
    """Report the keys that nothing reads; they stay in the file as they are.

    Nor is anything said of those that are among the `told`, or meant as one of them.
    """
    problems = []
    free = [name for name in known if name not in mapping.entries]
    for key, line in mapping.lines.items():
        if key in known or key in told:
            continue
        slip = slip_in(key, free)
        if slip is not None and slip.meant in told:
            continue
        if slip is None or slip.meant in mapping.entries:
            said = f"The key {quoted(key)} is not known."
            slip = KeySlip(key, said, "it is kept, and not used")
        problems.append(Problem("unknown-key", line, id_, slip.message, slip.remedy))
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

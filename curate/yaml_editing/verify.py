"""The law of writing: the new text says exactly the old list with the change, else nothing."""

from collections.abc import Sequence
from dataclasses import replace

from curate.errors import CurateError
from curate.model import Resource, Theme
from curate.yaml_editing.splices import UNSAFE, Change, Splice, spliced
from curate.yaml_reading.entry import read_entry
from curate.yaml_reading.events import Events
from curate.yaml_reading.fingerprints import prints
from curate.yaml_reading.parse import parse
from curate.yaml_reading.reading_list import Print, ReadingList

Expected = tuple[int, Print | Resource]
"""The line of an entry in the old text, and the print it has still, or what it now describes."""


def held(
    text: str, splices: Sequence[Splice], old: ReadingList, expected: Sequence[Expected]
) -> Change:
    """Return the change of some entries, held to the law: all else says what it said.

    Prints tell it in one walk, for keys too that are the curator's own.
    """
    change = spliced(text, splices)
    new = {at: one for at, (_, one) in enumerate(expected) if isinstance(one, Resource)}
    try:
        around, found, kept = prints(change.text, new)
    except CurateError:
        raise CurateError(UNSAFE, line=change.line) from None
    same = [one for _, one in expected if not isinstance(one, Resource)]
    if (
        around == old.entries.around
        and len(found) == len(expected)
        and same == [one for at, one in enumerate(found) if at not in new]
        and all(_says(events, new[at]) for at, events in kept.items())
    ):
        return change
    raise CurateError(UNSAFE, line=change.line)


def _says(events: Events, expected: Resource) -> bool:
    """Whether an entry describes what it should; an unknown key in it is kept."""
    resource, _, _ = read_entry(events)
    return resource is not None and _same(expected, resource)


def held_whole(
    text: str,
    splices: Sequence[Splice],
    old: ReadingList,
    resources: Sequence[Resource],
    themes: Sequence[Theme],
) -> Change:
    """Return a change of many places, held to the law: all that the new text says."""
    change = spliced(text, splices)
    try:
        new = parse(change.text)
    except CurateError:
        raise CurateError(UNSAFE, line=change.line) from None
    if (
        len(new.resources) == len(resources)
        and all(map(_same, resources, new.resources))
        and (new.title, new.description, new.left_out) == (old.title, old.description, old.left_out)
        and _declared(new.themes) == _declared(themes)
    ):
        return change
    raise CurateError(UNSAFE, line=change.line)


def _same(expected: Resource, found: Resource) -> bool:
    """Whether two resources are the same, wherever in the file they stand."""
    return expected == found or replace(expected, line=found.line) == found


def _declared(themes: Sequence[Theme]) -> list[tuple[str | None, ...]]:
    return [(theme.id, theme.title, theme.description) for theme in themes if theme.declared]

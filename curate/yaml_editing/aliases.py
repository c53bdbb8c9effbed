"""What aliases (`*name`) stand for: no change may take that away, or give them something else."""

import re
from typing import NamedTuple

import yaml

from curate.errors import CurateError
from curate.yaml_editing.fingerprints import Fingerprint, fingerprint_of
from curate.yaml_editing.splices import UNSAFE, Change
from curate.yaml_reading.events import LOADERS

_NAME = re.compile(r"([&*])(?<![^\s\[{,].)([^\s,\[\]{}]+)")
"""What may be an anchor or an alias."""


class Alias(NamedTuple):
    """A place that stands for the value of another."""

    name: str
    line: int
    """From 1, as all lines here."""
    anchor_line: int | None
    """Where what it stands for begins; None: it stands for nothing."""
    value: Fingerprint | None
    """Of what it stands for."""

    @property
    def said(self) -> tuple[str, Fingerprint | None]:
        """What must not change: the name, and what it stands for."""
        return self.name, self.value


def refuse_other_meanings(old_text: str, change: Change) -> None:
    """Raise CurateError where an alias of the new text does not stand for what it did before.

    Both texts have been parsed. An alias that goes with an entry is no matter.
    """
    if not _may_have_aliases(old_text) and not _may_have_aliases(change.text):
        return
    old, new = aliases_of(old_text), aliases_of(change.text)
    rest = iter([alias.said for alias in old])
    if all(alias.said in rest for alias in new):
        return
    kept = {alias.said for alias in new}
    for alias in old:
        if alias.anchor_line and alias.said not in kept:
            raise CurateError(
                f"*{alias.name} here stands for &{alias.name} on line {alias.anchor_line}, which "
                "this would take away or alter. Nothing was written; write the value out here.",
                line=alias.line,
            )
    raise CurateError(UNSAFE, line=change.line)


def _may_have_aliases(text: str) -> bool:
    """Whether anything may stand for something else; told sooner than by the parser."""
    names: dict[str, set[str]] = {"&": set(), "*": set()}
    if "&" in text and "*" in text:
        for mark, name in _NAME.findall(text):
            names[mark].add(name)
    return not names["&"].isdisjoint(names["*"])


def aliases_of(text: str) -> list[Alias]:
    """Return all aliases of a text, in order, with what they stand for."""
    parser = LOADERS[0](text)
    events = []
    while parser.check_event():
        events.append(parser.get_event())
    anchored: dict[str, int] = {}
    found = []
    for at, event in enumerate(events):
        name = getattr(event, "anchor", None)
        line = event.start_mark.line + 1
        if name and type(event) is not yaml.AliasEvent:
            anchored[name] = at
        elif name is None:
            continue
        elif name in anchored:
            start = anchored[name]
            value = events[start : _end(events, start)]
            found.append(Alias(name, line, value[0].start_mark.line + 1, fingerprint_of(value)))
        else:
            found.append(Alias(name, line, None, None))
    return found


def _end(events: list[yaml.Event], start: int) -> int:
    """Return where the value ends that begins with an event."""
    depth = 0
    for at in range(start, len(events)):
        depth += isinstance(events[at], yaml.CollectionStartEvent)
        depth -= isinstance(events[at], yaml.CollectionEndEvent)
        if not depth:
            return at + 1
    return len(events)

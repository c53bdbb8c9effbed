"""The text of a list file to the reading list it holds, with what cannot be read in it."""

from collections.abc import Sequence
from typing import Any, Protocol

from curate.addresses import fault_of
from curate.durations import WORDS_PER_MINUTE
from curate.errors import CurateError
from curate.model import Problem, Resource, Theme
from curate.safe_text import clean_line, clean_text
from curate.wording import nearest, quoted
from curate.yaml_reading.entry import MISSING_DASH, read_entry
from curate.yaml_reading.events import Events, Mapping, Node, walk
from curate.yaml_reading.fields import HEAD, LIST_KEYS, REASON, RESOURCE_KEYS, THEME_KEYS
from curate.yaml_reading.odd_spaces import ODD_SPACE
from curate.yaml_reading.problems import (
    NO_DASH,
    colour_in_a_comment,
    inner_duplicates,
    refuse_aliases,
    slip_in,
    twice,
    unknown_keys,
)
from curate.yaml_reading.reading_list import Entries, ReadingList, SwitchedOff
from curate.yaml_reading.shapes import FieldError

NOT_A_LIST = "A list file has title:, themes: and resources: at its left edge."

_INDENTED = (
    "resources: stands within themes: here. Move it, with all that belongs to it, to the left edge."
)


class Watch(Protocol):
    """Sees what a list is read from, while it is read."""

    def entry(self, events: Events, problems: Sequence[Problem]) -> None:
        """Take an entry; it is left out of the list for any problem but an unknown key."""

    def pair(self, events: Events) -> None:
        """Take a key at the left edge, but for `resources`, with its value."""


def parse(
    text: str,
    loader: type[Any] | None = None,
    watch: Watch | None = None,
    words_per_minute: int = WORDS_PER_MINUTE,
) -> ReadingList:
    """Read the list that `text` holds (without a byte order mark).

    A resource that cannot be read is left out and named among the problems. Raises
    CurateError, with its line, where there is no list to be read at all. `loader` is one
    of `events.LOADERS`. `watch` is given each entry, and what is around them;
    `words_per_minute` is the speed at which times are estimated.
    """
    entries = _Entries(watch, words_per_minute)
    root = walk(text, loader, entries.add, None if watch is None else watch.pair)
    top = root.value
    if top is None:
        if text.strip():
            raise CurateError("the file has no list yet. Write under what it has: resources:")
        raise CurateError("the file is empty. Start a list with: curate init")
    if not isinstance(top, Mapping):
        raise CurateError(f"this is not a reading list. {NOT_A_LIST}", line=root.line)
    for key in filter(ODD_SPACE.match, top.entries):
        slip = slip_in(key)
        if slip is not None and slip.meant in RESOURCE_KEYS:
            raise CurateError(f"{slip.message} {slip.remedy.capitalize()}.", line=top.lines[key])
    if "id" in top.entries and "format" in top.entries:
        raise CurateError(NO_DASH, line=min(top.lines["id"], top.lines["format"]))
    for again in inner_duplicates(root):
        said = twice(f"the key {quoted(again.key)}", again.first, again.line)
        raise CurateError(said, line=again.line)
    if "resources" not in top.entries:
        raise _no_resources(top, root.line)
    resources = top.entries["resources"]
    refuse_aliases(resources, "resources")
    if resources.value is not None and not isinstance(resources.value, list):
        raise CurateError(
            "resources: must be a list, each entry after a dash.", line=resources.line
        )
    problems = unknown_keys(top, LIST_KEYS, None)
    head = {key: _head(top, key, problems) for key in HEAD}
    problems += colour_in_a_comment(text, top)
    themes = _themes(top.entries.get("themes", Node(None, 1)), problems)
    checks = _checks(top.entries.get("checks", Node(None, 1)), problems)
    for id_ in entries.themes:
        themes.setdefault(id_, Theme(id_, None, None, None))
    return ReadingList(
        **head,
        themes=tuple(themes.values()),
        checks=checks,
        resources=tuple(entries.resources.values()),
        problems=tuple(sorted(problems + entries.problems, key=lambda problem: problem.line)),
        left_out=entries.left_out,
        ids=frozenset(entries.ids),
        entries=Entries(
            entries.count,
            entries.last_line,
            resources.line if resources.value else None,
        ),
    )


def _no_resources(top: Mapping, line: int) -> CurateError:
    """Make the error for a list without `resources` at its left edge, which begins on `line`."""
    themes = top.entries.get("themes", Node(None, 1)).value
    if isinstance(themes, Mapping) and "resources" in themes.entries:
        return CurateError(_INDENTED, line=themes.lines["resources"])
    meant = nearest("resources", top.entries)
    if meant:
        said = f"there is no resources: key. Is it {meant}: here that is meant?"
        return CurateError(said, line=top.lines[meant])
    return CurateError(f"there is no resources: key. {NOT_A_LIST}", line=line)


class _Entries:
    """Takes the entries of a list one by one, so that none is kept twice."""

    def __init__(self, watch: Watch | None, words_per_minute: int) -> None:
        self._watch = watch
        self._words_per_minute = words_per_minute
        self.resources: dict[str, Resource] = {}
        self.themes: dict[str, None] = {}
        self.problems: list[Problem] = []
        self.left_out = 0
        self.ids: set[str] = set()
        self.count = 0
        self.last_line = 1

    def add(self, events: Events) -> None:
        known = len(self.problems)
        self._read(events)
        if self._watch is not None:
            self._watch.entry(events, self.problems[known:])

    def _read(self, events: Events) -> None:
        self.count += 1
        self.last_line = line = events[0].start_mark.line + 1
        resource, id_, problems = read_entry(events, self._words_per_minute)
        self.problems += problems
        lost = [problem.id for problem in problems if problem.rule == MISSING_DASH]
        self.left_out += len(lost)
        self.ids.update(filter(None, lost))
        if id_ is not None:
            self.ids.add(id_)
        if resource is None:
            self.left_out += 1
            return
        first = self.resources.setdefault(resource.id, resource)
        if first is not resource:
            self.left_out += 1
            message = f'The id "{id_}" is taken, on line {first.line}.'
            remedy = "give this entry another id; the first one counts"
            self.problems.append(Problem("duplicate-id", line, id_, message, remedy))
            return
        for theme in resource.themes:
            self.themes[theme] = None


def _head(top: Mapping, key: str, problems: list[Problem]) -> str | None:
    """Read what is said of the list as a whole; what is text and does not fit is a problem."""
    node = top.entries.get(key, Node(None, 1))
    refuse_aliases(node, key)
    if node.value is not None and not isinstance(node.value, str):
        raise CurateError(f"{key}: must be text.", line=node.line)
    try:
        value: str | None = HEAD[key].read(key, node.value)
    except FieldError as fault:
        problems.append(Problem(fault.rule, node.line, None, fault.message, fault.remedy))
        return None
    odd = fault_of(value) if key == "url" and value is not None else None
    if odd is not None:
        problems.append(Problem("odd-address", node.line, None, *odd))
        return None
    return value


def _checks(node: Node, problems: list[Problem]) -> tuple[SwitchedOff, ...]:
    """Read which rules are switched off; without a reason none is, and that is a problem."""
    refuse_aliases(node, "checks")
    if node.value is None:
        return ()
    if not isinstance(node.value, Mapping):
        message = "checks is no map of rules, each with a reason."
        problems.append(Problem("bad-checks", node.line, None, message, REASON.missing or ""))
        return ()
    off = []
    for rule, value in node.value.entries.items():
        rule, line = clean_line(rule), node.value.lines[rule]
        try:
            reason = REASON.read("reason", value.value)
        except FieldError:
            reason = None
        if reason:
            off.append(SwitchedOff(rule, reason, line))
        else:
            message = f"Rule {quoted(rule)} is switched off without a reason."
            problems.append(Problem("missing-reason", line, None, message, REASON.missing or ""))
    return tuple(off)


def _themes(node: Node, problems: list[Problem]) -> dict[str, Theme]:
    refuse_aliases(node, "themes")
    if node.value is None:
        return {}
    if not isinstance(node.value, Mapping):
        raise CurateError(
            "themes: must be a map, as in equity: Equity and inclusion.", line=node.line
        )
    return {
        clean_line(key): _theme(clean_line(key), value, node.value.lines[key], problems)
        for key, value in node.value.entries.items()
    }


def _theme(id_: str, node: Node, line: int, problems: list[Problem]) -> Theme:
    value = node.value
    texts: dict[str, str | None] = {}
    wrong = []
    if value is None or isinstance(value, str):
        texts["title"] = clean_line(value or "")
    elif isinstance(value, Mapping):
        problems += unknown_keys(value, THEME_KEYS, None)
        for key in THEME_KEYS:
            text = value.entries.get(key, Node(None, line)).value
            if text is None or isinstance(text, str):
                texts[key] = (clean_line if key == "title" else clean_text)(text or "")
            else:
                wrong.append(key)
    else:
        wrong.append("value")
    for key in wrong:
        message = f"Theme {quoted(id_)}: its {key} is not text."
        remedy = "write a title, or {title: ..., description: ...}"
        problems.append(Problem("bad-theme", node.line, None, message, remedy))
    return Theme(id_, texts.get("title") or None, texts.get("description") or None, line)

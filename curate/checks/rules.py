"""The rules for a list beyond what its reader must leave out: one function each."""

import re
from collections.abc import Callable, Collection, Iterator

from curate.addresses import TAKE_IT_OUT, fault_of, tells_a_password
from curate.checks.checked import Checked
from curate.checks.cut_texts import cut_texts
from curate.checks.lost_marks import bare_list, lost_marks
from curate.checks.notes import (
    long_requirements,
    missing_addresses,
    missing_summaries,
    odd_layouts,
    unknown_parts,
    unknown_times,
    unused_themes,
)
from curate.checks.switches import odd_switches
from curate.checks.titles import near_titles, suspect_titles
from curate.checks.twice import duplicates, taken_ids
from curate.dates import is_in_calendar
from curate.folding import folded
from curate.model import Problem
from curate.prerequisites import cycles
from curate.theme_names import is_plain
from curate.wording import quoted

_TEXTS = ("title", "summary", "publisher")
_A_PASSWORD = "An address here has a password in it."
MOST_IN_A_SUMMARY = 600
"""Characters."""

Rule = Callable[[Checked], Iterator[Problem]]
"""Yields what it finds wrong with a list."""


def undeclared_themes(checked: Checked) -> Iterator[Problem]:
    """Each theme that a resource names must be declared under `themes`."""
    for resource in checked.as_written:
        for theme in resource.themes:
            if theme in checked.declared or bare_list(resource, "themes"):
                continue
            meant = checked.meant(theme, checked.declared)
            remedy = "add it under themes" + (f", or use {meant}" if meant else "")
            titled = checked.theme_ids.get(folded(theme))
            remedy = f"write its id, {titled}" if titled else remedy
            remedy = _in_brackets(checked, theme, checked.declared) or remedy
            message = f"Theme {quoted(theme)} is not declared."
            line = checked.line_of(resource, "themes", theme)
            yield Problem("unknown-theme", line, resource.id, message, remedy)


def unknown_requirements(checked: Checked) -> Iterator[Problem]:
    """Each id that a resource requires must be that of a resource that can be read."""
    for resource in checked.as_written:
        for required in resource.requires:
            if required in checked.by_id or bare_list(resource, "requires"):
                continue
            meant = checked.meant(required, checked.by_id)
            remedy = f"did you mean {meant}?" if meant else "take it out, or add that resource"
            message = f"Requires {quoted(required)}, which is not listed."
            remedy = _in_brackets(checked, required, checked.reading_list.ids) or remedy
            unreadable = checked.unreadable(required)
            if unreadable is not None:
                message = f"Requires {quoted(required)}, which cannot be read."
                remedy = f"leave it, and put right what is said of line {unreadable.line}"
            line = checked.line_of(resource, "requires", required)
            yield Problem("unknown-requirement", line, resource.id, message, remedy)


def _in_brackets(checked: Checked, text: str, known: Collection[str]) -> str | None:
    """Say how several names are written, where a text is several of `known`, or like them."""
    several = [one.strip() for one in text.split(",")]
    meant = [one if one in known else checked.meant(one, known) for one in several]
    if len(several) > 1 and all(meant):
        return f"write several in brackets: [{', '.join(filter(None, meant))}]"
    return None


def requirement_cycles(checked: Checked) -> Iterator[Problem]:
    """No resource may require itself, by way of others or not; each circle is one problem."""
    for group in cycles({id_: resource.requires for id_, resource in checked.by_id.items()}):
        first = checked.by_id[group[0]]
        message = f"{first.id} requires itself."
        if len(group) > 1:
            message = f"{', '.join(group[:-1])} and {group[-1]} require one another."
        line = checked.line_of(first, "requires")
        remedy = "take one of these requirements out"
        yield Problem("requirement-cycle", line, first.id, message, remedy)


def odd_theme_ids(checked: Checked) -> Iterator[Problem]:
    """Each theme must be declared under an id that a shell may be offered."""
    for theme in checked.reading_list.themes:
        if theme.line is not None and not is_plain(theme.id):
            cause = (
                "begins as an option does"
                if theme.id[:1] == "-"
                else "has signs that a shell may run"
            )
            message = f"The id of theme {quoted(theme.id)} {cause}."
            remedy = "rename it, to words joined by - or /, as in equity/race"
            yield Problem("odd-theme-id", theme.line, None, message, remedy)


def odd_addresses(checked: Checked) -> Iterator[Problem]:
    """Each address must be one that can be opened, and tell nobody's name or password.

    A password in an address is found wherever the file has it, in texts and comments too.
    """
    told = {one.line for one in checked.reading_list.problems if one.rule == "odd-address"}
    for resource in checked.as_written:
        fault = None if resource.url is None else fault_of(resource.url)
        if fault is not None:
            line = checked.line_of(resource, "url")
            told.add(line)
            yield Problem("odd-address", line, resource.id, *fault)
        for key in _TEXTS:
            if tells_a_password(getattr(resource, key) or ""):
                first = checked.line_of(resource, key)
                after = enumerate(checked.lines[first - 1 :], first)
                line = next((at for at, text in after if tells_a_password(text)), first)
                told.add(line)
                yield Problem("odd-address", line, resource.id, _A_PASSWORD, TAKE_IT_OUT)
    for line, text in enumerate(checked.lines if tells_a_password(checked.text) else (), 1):
        if line not in told and tells_a_password(text):
            yield Problem("odd-address", line, None, _A_PASSWORD, TAKE_IT_OUT)


def passwords(checked: Checked) -> list[Problem]:
    """Find all names and passwords in the addresses of a list, by line, whatever it switches off.

    Those outside of entries, or in one that cannot be read, are of no resource.
    """
    found = [*checked.reading_list.problems, *odd_addresses(checked)]
    return sorted((one for one in found if one.remedy == TAKE_IT_OUT), key=lambda one: one.line)


def impossible_dates(checked: Checked) -> Iterator[Problem]:
    """Each date must be one that a calendar has."""
    for resource in checked.as_written:
        for key, date in (("published", resource.published), ("added", resource.added)):
            if date and not is_in_calendar(date):
                message = f"No calendar has {quoted(date)}."
                line = checked.line_of(resource, key)
                yield Problem("impossible-date", line, resource.id, message, "write the day it was")


def future_dates(checked: Checked) -> Iterator[Problem]:
    """No date may be still to come. A year or a month is not, while any of its days may be past."""
    for resource in checked.as_written:
        for key, date in (("published", resource.published), ("added", resource.added)):
            if not date or not checked.latest or not is_in_calendar(date):
                continue
            if date > checked.latest[: len(date)]:
                message = f"{quoted(date)} is still to come."
                line = checked.line_of(resource, key)
                yield Problem("future-date", line, resource.id, message, "write the day it was")


def long_summaries(checked: Checked) -> Iterator[Problem]:
    """No summary may be longer than people read before they choose."""
    for resource in checked.as_written:
        length = len(resource.summary or "")
        if length > MOST_IN_A_SUMMARY:
            message = f"The summary has {length:,} characters."
            remedy = f"say it in {MOST_IN_A_SUMMARY} at most"
            line = checked.line_of(resource, "summary")
            yield Problem("long-summary", line, resource.id, message, remedy)


def conflict_copies(checked: Checked) -> Iterator[Problem]:
    """No copy may lie beside the list that a program made where two people had changed it."""
    stem, dot, ending = checked.name.rpartition(".")
    copied = rf"{re.escape(stem)}(?:{_COPIED})"
    copy = re.compile(copied + re.escape(dot + ending), re.IGNORECASE)
    for name in sorted(checked.beside):
        if name != checked.name and copy.fullmatch(name):
            message = f"Beside the list is {quoted(name)}, which may have changes of its own."
            yield Problem("conflict-copy", 1, None, message, "compare the two, then delete it")


_COPIED = (
    r" \([0-9]+\)|(?: -)? copy(?: [0-9]+| \([0-9]+\))?|[ ._-]\(?[^()]*conflict(?:ed)? copy.*"
    r"| \([^()]*conflict[^()]*\)|[._-](?:sync-)?conflict(?:-?[0-9].*)?"
)
"""What programs for sharing files put behind the name of a file that two have changed."""

RULES: tuple[Rule, ...] = (
    odd_switches,
    odd_theme_ids,
    undeclared_themes,
    unknown_requirements,
    requirement_cycles,
    taken_ids,
    odd_addresses,
    impossible_dates,
    future_dates,
    cut_texts,
    lost_marks,
    suspect_titles,
    duplicates,
    near_titles,
    long_summaries,
    conflict_copies,
    unknown_times,
    unknown_parts,
    missing_summaries,
    missing_addresses,
    long_requirements,
    odd_layouts,
    unused_themes,
)
"""All of them, in the order in which problems on one line are reported. A new rule is a
function above and a line here."""

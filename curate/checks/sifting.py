"""Which findings are told, and how many of what kind there are."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from curate.checks.explained import Severity, severity_of
from curate.checks.links import UNCERTAIN
from curate.checks.switches import is_off
from curate.model import Problem


class Sifted(NamedTuple):
    """Findings that are told, and what is to be said of all."""

    told: list[Problem]
    """By line."""
    faults: int
    """How many of these are more than a note."""
    unsure: int
    """How many of these are addresses of which nobody can tell yet."""
    untold: int
    """How many notes are not told."""
    others: int
    """How many faults are not told, as nobody asked for their rules here."""


def sifted(
    problems: Iterable[Problem],
    only: Collection[str],
    ignored: Collection[str],
    off: Collection[str],
    notes: bool,
) -> Sifted:
    """Sift findings: those of the rules in `only`, where it names any, and of none in `ignored`.

    Nor of those that the list switches `off`, which are not counted either. Notes are told where
    `notes` says so, where `only` names their rules, and of addresses, about which somebody has
    asked.
    """
    problems = [one for one in problems if not is_off(one, off)]
    found = [one for one in problems if one.rule not in ignored and (not only or one.rule in only)]
    asked_for = {*only, *UNCERTAIN}
    told = [one for one in found if notes or one.rule in asked_for or _is_fault(one)]
    told.sort(key=lambda problem: problem.line)
    unsure = sum(one.stands_for for one in told if one.rule in UNCERTAIN)
    faults = sum(map(_is_fault, told))
    others = sum(map(_is_fault, problems)) - faults
    return Sifted(told, faults, unsure, len(found) - len(told), others)


def _is_fault(problem: Problem) -> bool:
    return severity_of(problem.rule) is not Severity.NOTE

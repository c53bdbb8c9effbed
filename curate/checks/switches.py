"""The rules that a list switches off: which they are, and what is wrong with them."""

from collections.abc import Collection, Iterator, Mapping

from curate.addresses import TAKE_IT_OUT
from curate.checks.checked import Checked
from curate.checks.explained import RULE_NAMES, Severity, severity_of
from curate.model import Problem
from curate.wording import nearest, quoted
from curate.yaml_reading.reading_list import ReadingList


def switched_off(reading_list: ReadingList) -> Mapping[str, str]:
    """Give the rules that a list switches off, each with its reason: no error is among them."""
    return {one.rule: one.reason for one in reading_list.checks if _may_be_off(one.rule)}


def is_off(problem: Problem, off: Collection[str]) -> bool:
    """Whether a finding is not to be told, as the list switches the rules in `off` off.

    What no list is published with is told in any case: a name or a password in an address.
    """
    return problem.rule in off and problem.remedy != TAKE_IT_OUT


def odd_switches(checked: Checked) -> Iterator[Problem]:
    """Each rule that is switched off must be one, and none by which something is left out."""
    for one in checked.reading_list.checks:
        if _may_be_off(one.rule):
            continue
        if one.rule in RULE_NAMES:
            message = f"Rule {quoted(one.rule)} cannot be switched off."
            remedy = "take it out; what breaks it is left out of the list"
        else:
            meant = nearest(one.rule, RULE_NAMES)
            message = f"There is no rule {quoted(one.rule)}."
            remedy = f"did you mean {meant}?" if meant else "take it out"
        yield Problem("unknown-rule", one.line, None, message, remedy)


def _may_be_off(rule: str) -> bool:
    return rule in RULE_NAMES and severity_of(rule) is not Severity.ERROR

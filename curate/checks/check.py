"""All that is wrong with a list file: what its reader leaves out, and what the rules find."""

from collections.abc import Collection

from curate.checks.checked import Checked
from curate.checks.rules import RULES, Rule, impossible_dates, odd_addresses
from curate.errors import CurateError
from curate.model import Problem
from curate.yaml_reading.parse import parse
from curate.yaml_reading.reading_list import ReadingList

OF_VALUES: tuple[Rule, ...] = (odd_addresses, impossible_dates)
"""The rules that a value breaks by itself, whatever else is in the list."""


def faults_of_values(text: str, id_: str) -> list[Problem]:
    """Find the values of one resource of the list in `text` that nobody may give it.

    `add` and `edit` take no such value as an option either. They are in the file's order.
    """
    reading_list = parse(text)
    alone = tuple(one for one in reading_list.resources if one.id == id_)
    checked = Checked(text, reading_list._replace(resources=alone))
    return [problem for rule in OF_VALUES for problem in rule(checked)]


def unreadable(error: CurateError) -> Problem:
    """Make a finding of why there is no list to be read at all, as others are."""
    message = f"{error.message[:1].upper()}{error.message[1:]}"
    remedy = "put this right first: nothing else can be found before"
    return Problem("unreadable-list", error.line or 1, None, message, remedy)


def check(
    text: str, name: str = "", beside: Collection[str] = (), latest: str = ""
) -> tuple[ReadingList, list[Problem]]:
    """Read the list that `text` holds, and find all that is wrong with it, by line.

    `name` is that of its file, `beside` are the names in the same folder, `latest` is the
    last day that is not still to come, as 2026-03-01. Raises CurateError where there is no list
    to be read at all.
    """
    reading_list = parse(text)
    checked = Checked(text, reading_list, name, beside, latest)
    found = [problem for rule in RULES for problem in rule(checked)]
    return reading_list, sorted([*reading_list.problems, *found], key=lambda problem: problem.line)

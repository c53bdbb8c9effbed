"""All that is wrong with a list file: what its reader leaves out, and what the rules find."""

from collections.abc import Collection

from curate.checks.checked import Checked
from curate.checks.rules import RULES
from curate.model import Problem
from curate.yaml_reading.parse import parse
from curate.yaml_reading.reading_list import ReadingList


def check(
    text: str, name: str = "", beside: Collection[str] = ()
) -> tuple[ReadingList, list[Problem]]:
    """Read the list that `text` holds, and find all that is wrong with it, by line.

    `name` is that of its file, `beside` are the names in the same folder. Raises CurateError
    where there is no list to be read at all.
    """
    reading_list = parse(text)
    checked = Checked(text, reading_list, name, beside)
    found = [problem for rule in RULES for problem in rule(checked)]
    return reading_list, sorted([*reading_list.problems, *found], key=lambda problem: problem.line)

"""`curate check`: which findings are told, how much each weighs, and what is said of rules."""

import json

import pytest

from curate.checks.explained import RULE_NAMES, explained
from curate.exports.annotations import annotations
from curate.model import Problem
from tests.conftest import Curate

FAULTY = """\
themes: {work: Work}
resources:
- {id: a, title: A, format: read, themes: [wrok]}
- {id: b, title: B, format: red}
- {id: c, title: C, format: read, minuts: 5}
"""
ALL = [
    ("unknown-theme", "warning", 3),
    ("unknown-format", "error", 4),
    ("unknown-key", "warning", 5),
]


def told(curate: Curate, *arguments: str) -> list[tuple[str, str, int]]:
    """Return rule, severity and line of what is found in a list with three faults."""
    curate.write(FAULTY)
    found = json.loads(curate("check", "--json", *arguments).out)
    return [(one["rule"], one["severity"], one["line"]) for one in found]


@pytest.mark.parametrize(
    ("arguments", "left"),
    [
        ([], ALL),
        (["--rule", "unknown-key"], ALL[2:]),
        (["--rule", "unknown-key", "--rule", "Unknown-Theme"], [ALL[0], ALL[2]]),
        (["--ignore", "unknown-format"], [ALL[0], ALL[2]]),
        (["--rule", "unknown-key", "--ignore", "unknown-key"], []),
        (["--rule", "lost-mark"], []),
    ],
)
def test_findings_are_chosen_by_rule(
    empty_folder: Curate, arguments: list[str], left: list[tuple[str, str, int]]
) -> None:
    """`--rule` keeps what it names, `--ignore` drops it; each finding has its severity."""
    assert told(empty_folder, *arguments) == left
    assert empty_folder("check", *arguments).code == bool(left)


@pytest.mark.parametrize("option", ["--rule", "--ignore", "--explain"])
def test_an_unknown_rule_is_answered_with_the_nearest(curate: Curate, option: str) -> None:
    """A rule that does not exist is an error of usage, and the nearest is named."""
    result = curate("check", option, "lost-marx")
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        f'Error: {option}: there is no rule "lost-marx". Did you mean lost-mark?\n'
    )


def test_findings_are_shown_by_severity(empty_folder: Curate) -> None:
    """Errors stand before warnings, each under a heading; the count is of both."""
    empty_folder.write(FAULTY)
    lines = empty_folder("check", columns=None).out.splitlines()
    marks = [line for line in lines if not line.startswith("  ")]
    assert [line.split("  ")[0] for line in marks] == [
        "Errors",
        "data/resources.yaml:4",
        "",
        "Warnings",
        "data/resources.yaml:3",
        "data/resources.yaml:5",
        "",
        "3 faults in 3 resources",
    ]


@pytest.mark.parametrize("rule", RULE_NAMES)
def test_every_rule_is_explained(empty_folder: Curate, rule: str) -> None:
    """`--explain` says what a rule finds, why, and what to do, where there is no list, too."""
    result = empty_folder("check", "--explain", rule, columns=None)
    first, *rest = result.out.splitlines()
    assert (result.code, first) == (0, f"{rule} · {explained(rule).severity}")
    labels = [line.split(": ")[0].strip() for line in rest]
    assert labels == ["What it finds", "Why it matters", "What to do"]
    assert all(line.endswith(".") and not line.endswith("..") for line in rest)


def test_annotations_of_github(empty_folder: Curate) -> None:
    """`--format github` writes a workflow command a finding, with file and line."""
    empty_folder.write(FAULTY)
    result = empty_folder("check", "--format", "github")
    assert (result.code, result.err) == (1, "")
    assert [line.partition("::a: ")[0].partition("::b: ")[0] for line in result.out.splitlines()][
        :2
    ] == [
        "::warning file=data/resources.yaml,line=3",
        "::error file=data/resources.yaml,line=4",
    ]
    assert result.out.splitlines()[2] == (
        '::warning file=data/resources.yaml,line=5::c: The key "minuts" is not known.'
        " Did you mean minutes? (unknown-key)"
    )


def test_annotations_are_escaped() -> None:
    """Nothing in a finding or in a path ends its annotation, or begins another."""
    problem = Problem("cut-text", 2, None, "50 %\n::error::x, a: b\r", "see ::stop")
    assert list(annotations([problem], "a,b:c%/d\n.yaml")) == [
        "::warning file=a%2Cb%3Ac%25/d%0A.yaml,line=2::"
        "50 %25%0A::error::x, a: b%0D See ::stop (cut-text)\n"
    ]


def test_one_shape_at_a_time(curate: Curate) -> None:
    """JSON and annotations cannot both be; an unknown shape is answered with the one there is."""
    both = curate("check", "--json", "--format", "github")
    assert (both.code, both.err) == (
        2,
        "Error: --format and --json cannot both be. Choose one.\n",
    )
    other = curate("check", "--format", "gitlab")
    assert (other.code, other.err) == (
        2,
        'Error: --format: "gitlab" is not known. Use github.\n',
    )

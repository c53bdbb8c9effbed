"""`curate check`: which findings are told, how much each weighs, and what is said of rules."""

import json
import re

import pytest

from curate.checks.check import check
from curate.checks.explained import RULE_NAMES, explained
from curate.exports.annotations import annotations
from curate.model import Problem
from tests.conftest import PROJECT, Curate

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
        (["--rule", "unknown-key", "--ignore", "unknown-format"], ALL[2:]),
        (["--rule", "lost-mark"], []),
    ],
)
def test_findings_are_chosen_by_rule(
    empty_folder: Curate, arguments: list[str], left: list[tuple[str, str, int]]
) -> None:
    """`--rule` keeps what it names, `--ignore` drops it; each finding has its severity."""
    assert told(empty_folder, *arguments) == left
    assert empty_folder("check", *arguments).code == bool(left)


@pytest.mark.parametrize(
    ("arguments", "last"),
    [
        (["--rule", "lost-mark"], "✓ No faults of lost-mark in 3 resources; 3 of other rules."),
        (
            ["--rule", "lost-mark", "--rule", "unknown-time"],
            "✓ No faults of lost-mark or unknown-time in 3 resources; 3 of other rules.",
        ),
        (
            ["--rule", "unknown-key"],
            "1 fault of unknown-key in 3 resources; 2 of other rules",
        ),
        (["--ignore", "unknown-key"], "2 faults in 3 resources; 1 ignored"),
        (
            ["--ignore", "unknown-key", "--ignore", "unknown-theme", "--ignore", "unknown-format"],
            "✓ No faults in 3 resources; 3 ignored.",
        ),
    ],
)
def test_faults_that_nobody_asked_for_are_counted(
    empty_folder: Curate, arguments: list[str], last: str
) -> None:
    """What some rules do not find is not all that is wrong, and nobody is told so."""
    empty_folder.write(FAULTY)
    assert empty_folder("check", *arguments, columns=None).out.splitlines()[-1] == last


def test_a_rule_is_not_asked_for_and_ignored(curate: Curate) -> None:
    """What would find nothing at all is refused."""
    result = curate("check", "--rule", "lost-mark", "--ignore", "lost-mark")
    assert (result.code, result.out) == (2, "")
    assert "--rule and --ignore both name lost-mark" in result.err


@pytest.mark.parametrize("option", ["--rule", "--ignore", "--explain"])
def test_an_unknown_rule_is_answered_with_the_nearest(curate: Curate, option: str) -> None:
    """A rule that does not exist is an error of usage, and the nearest is named."""
    result = curate("check", option, "lost-marx")
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        f'Error: {option}: there is no rule "lost-marx". Did you mean lost-mark?\n'
        "  All rules: curate check --explain\n"
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


@pytest.mark.parametrize("arguments", [["--explain"], ["--explain", "all"], ["--explain=All"]])
def test_all_rules_are_listed(empty_folder: Curate, arguments: list[str]) -> None:
    """`--explain` without a rule lists all of them, a line each, where there is no list, too."""
    result = empty_folder("check", *arguments, columns=None)
    lines = [line.split() for line in result.out.splitlines() if line.startswith("  ")]
    assert result.code == 0
    assert [rule for rule, *_ in lines] == list(RULE_NAMES)
    assert all(words for _, *words in lines)


def test_all_rules_are_listed_for_scripts(empty_folder: Curate) -> None:
    """What stands behind `--explain` without a rule is another option."""
    result = empty_folder("check", "--explain", "--json")
    assert [one["rule"] for one in json.loads(result.out)] == list(RULE_NAMES)


@pytest.mark.parametrize(
    ("rule", "remedy"),
    [
        ("bad-minutes", "Write the minutes of one part in digits, 1 to 99,999."),
        ("bad-published", "Write a date as 2021-03-01, 2021-03 or 2021."),
        ("bad-themes", "Write them as [one, two]."),
        ("bad-level", "Write introductory, intermediate or advanced."),
        ("bad-url", "Write an address that begins with https:// or http://."),
        ("bad-language", "Write the language of the list as en, en-GB or cy."),
        ("unknown-format", "Use read, watch or listen."),
        ("missing-id", "Add one: lower-case words joined by '-', as in sled-dogs."),
        ("missing-summary", "Say in a sentence what it is about."),
        ("unknown-parts", "Write how many there are."),
    ],
)
def test_what_a_field_takes_is_explained(empty_folder: Curate, rule: str, remedy: str) -> None:
    """Of a rule on a field it is said what that field takes, in JSON as for people."""
    result = empty_folder("check", "--explain", rule, columns=None)
    assert result.out.splitlines()[-1] == f"  What to do: {remedy}"
    found = json.loads(empty_folder("check", "--explain", rule, "--json").out)
    assert list(found) == ["rule", "severity", "finds", "matters", "remedy"]
    assert (found["rule"], found["remedy"]) == (rule, remedy)
    assert found["severity"] == explained(rule).severity


@pytest.mark.parametrize("other", [["--fix"], ["--format", "github"]])
def test_a_rule_is_explained_alone(curate: Curate, other: list[str]) -> None:
    """What would be passed over beside `--explain` is refused."""
    result = curate("check", "--explain", "bad-url", *other)
    assert (result.code, result.out) == (2, "")
    assert "cannot both be" in result.err


@pytest.mark.parametrize(
    ("root", "at"),
    [
        ("..", "project/data/resources.yaml"),
        (".", "data/resources.yaml"),
        ("data", "resources.yaml"),
    ],
)
def test_annotations_name_the_list_as_its_repository_does(
    empty_folder: Curate, root: str, at: str
) -> None:
    """The path is from the nearest folder that has `.git`; in a linked one that is a file."""
    empty_folder.write(FAULTY)
    (empty_folder.folder.parent / ".git").mkdir()
    if root != "..":
        (empty_folder.folder / root / ".git").write_text("gitdir: elsewhere\n", "utf-8")
    result = empty_folder("check", "--format", "github")
    assert f"::warning file={at},line=3::" in result.out


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


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("title: T\nsummary: A: b\nresources:\n", 2),
        ("resources:\n- id: a\n  themes: [a\n", 3),
        ("title: T\nresource:\n- id: a\n", 2),
        ("", 1),
    ],
)
def test_a_list_that_cannot_be_read_is_a_finding_too(
    empty_folder: Curate, text: str, line: int
) -> None:
    """Where nothing can be read, annotations and JSON say so, as the message for people does."""
    empty_folder.write(text)
    people = empty_folder("check")
    assert (people.code, people.out) == (1, "")
    as_json = empty_folder("check", "--json")
    (found,) = json.loads(as_json.out)
    assert list(found) == ["rule", "severity", "line", "id", "message", "remedy"]
    assert (found["rule"], found["severity"], found["line"]) == ("unreadable-list", "error", line)
    on_github = empty_folder("check", "--format", "github")
    at = f"::error file=data/resources.yaml,line={line}::"
    assert on_github.out.startswith(at) and on_github.out.count("\n") == 1
    for result in (as_json, on_github):
        assert (result.code, result.err) == (1, people.err)


SEEDED = (PROJECT / "tests" / "data" / "every_fault.yaml").read_text("utf-8")
ONLINE = {"dead-address", "failing-address", "moved-address", "unasked-address"}
"""Rules of which tests/test_check_online.py tells."""


def test_each_seeded_fault_is_found_and_nothing_else(empty_folder: Curate) -> None:
    """A list with a fault for each rule gives exactly those rules, each on its line."""
    empty_folder.write(SEEDED)
    copy = empty_folder.list_file.with_name("resources (1).yaml")
    copy.write_text("resources: []\n", "utf-8")
    found = json.loads(empty_folder("check", "--notes", "--json").out)
    lines = enumerate(SEEDED.splitlines(), start=1)
    seeded = [(rule, at) for at, line in lines for rule in re.findall("# ?! ([a-z-]+)$", line)]
    told = [(one["rule"], one["line"]) for one in found]
    assert told == [("conflict-copy", 1), *seeded]
    assert {rule for rule, _ in told} | {"bad-checks"} == set(RULE_NAMES) - ONLINE - {
        "unreadable-list"
    }


def test_notes_change_no_exit_status(empty_folder: Curate) -> None:
    """Notes are counted in one line, shown where that is asked, and are never faults."""
    empty_folder.write("resources:\n- {id: a, title: A, format: read}\n")
    counted = empty_folder("check")
    assert (counted.code, counted.out) == (0, "✓ No faults in 1 resource.\n")
    assert counted.err == "3 notes on what could be better. See: curate check --notes\n"
    assert empty_folder("check", "--json").out == "[]\n"
    asked = empty_folder("check", "--notes", "--json")
    rules = [one["rule"] for one in json.loads(asked.out)]
    assert (asked.code, rules) == (0, ["unknown-time", "missing-summary", "missing-address"])
    named = empty_folder("check", "--rule", "unknown-time", "--format", "github")
    assert (named.code, named.out.startswith("::notice file=")) == (0, True)


@pytest.mark.parametrize(
    ("date", "latest", "found"),
    [
        ("2026-11-30", "2026-11-30", False),
        ("2026-12-01", "2026-11-30", True),
        ("2026-12", "2026-11-30", True),
        ("2026-11", "2026-11-01", False),
        ("2026", "2026-01-01", False),
        ("2027", "2026-12-31", True),
        ("2999-01-01", "", False),
        ("2999-02-30", "2026-12-31", False),  # in no calendar: that alone is said
    ],
)
def test_a_date_that_is_still_to_come(date: str, latest: str, found: bool) -> None:
    """A date is still to come if all of it is; a year or a month that has begun is not."""
    text = f"resources:\n- {{id: a, title: A, format: read, published: {date}}}\n"
    _, problems = check(text, latest=latest)
    assert ("future-date" in [one.rule for one in problems]) == found


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("Leading in colour", "Leading in color", True),
        ("Leading in colour", "Laeding in colour", True),
        ("Leading in colour", "Leading in colours", True),
        ("Leading in colour", "In colour: leading", True),
        ("A guide to the work", "Guide to work", True),
        ("Note books at work", "Notebooks at work", True),
        ("Leading in Colour", "leading in colour!", False),  # the same: duplicate-title
        ("Week 1 of reading", "Week 2 of reading", False),
        ("Notes on men", "Notes on man", False),
        ("Chapter four, in full", "Chapter five, in full", False),
        ("Notes on wards", "Notes on sward", False),
        ("Colour", "Color", False),
        ("The", "A", False),
    ],
)
def test_titles_that_are_nearly_the_same(one: str, other: str, near: bool) -> None:
    """Near is a slip in one word, or small words, spaces and order; another number is not."""
    entries = [f"- {{id: {id_}, title: '{title}', format: read}}\n"
               for id_, title in (("a", one), ("b", other))]  # fmt: skip
    _, problems = check("resources:\n" + "".join(entries))
    assert [(p.id, p.line) for p in problems if p.rule == "near-title"] == [("b", 3)] * near


def test_a_theme_in_use_by_way_of_another(empty_folder: Curate) -> None:
    """A theme is used where a theme within it is."""
    empty_folder.write(
        "themes: {a: A, a/b: B, c: C}\n"
        "resources:\n- {id: a, title: A, format: read, themes: [a/b]}\n"
    )
    found = json.loads(empty_folder("check", "--rule", "unused-theme", "--json").out)
    assert [one["message"] for one in found] == ['No resource has theme "c".']


@pytest.mark.parametrize(
    ("entry", "unused"),
    [
        ("{id: b, title: B, format: red, themes: [c]}", []),  # left out
        ("{id: b, title: B, format: red, themes: [a]}", ["c"]),
        ("{id: b, title: B, format: read, themes: 'a, c'}", []),
        ("{id: b, title: B, format: read, themes: 'a, c]'}", []),
        ("{id: b, title: B, format: read, theme: c}", []),
        ("{id: b, title: B, format: read, tags: [c]}", []),
        ("{id: b, title: B, format: read, themes: a, themes: c}", []),
        ("{id: b, title: c, format: red}", ["c"]),
    ],
)
def test_a_theme_that_an_entry_with_a_slip_means(
    empty_folder: Curate, entry: str, unused: list[str]
) -> None:
    """Nobody is told to take a theme out that an entry means which is told of already."""
    empty_folder.write(
        "themes: {a: A, c: C}\n"
        f"resources:\n- {{id: a, title: A, format: read, themes: [a]}}\n- {entry}\n"
    )
    found = json.loads(empty_folder("check", "--rule", "unused-theme", "--json").out)
    assert [one["message"] for one in found] == [
        f'No resource has theme "{id_}".' for id_ in unused
    ]


def test_a_theme_that_is_misspelt_is_in_use(empty_folder: Curate) -> None:
    """A slip in the name of a theme is one finding, not two."""
    entry = "resources:\n- {id: a, title: A, format: read, themes: [resileince]}\n"
    empty_folder.write("themes: {resilience: R}\n" + entry)
    found = json.loads(empty_folder("check", "--notes", "--json").out)
    rules = [one["rule"] for one in found]
    assert ("unknown-theme" in rules, "unused-theme" in rules) == (True, False)


def test_a_summary_of_600_characters_is_no_fault(empty_folder: Curate) -> None:
    """600 are as many as a summary may have."""
    entry = "resources:\n- {id: a, title: A, format: read, summary: '%s'}\n"
    for length, code in ((600, 0), (601, 1)):
        empty_folder.write(entry % ("x" * length))
        assert empty_folder("check").code == code


ONE = (
    "resources:\n- {id: a, title: A, format: read, themes: [t], summary: S,"
    " url: 'https://example.org/'}\n"
)


def test_a_list_switches_rules_off_with_a_reason(empty_folder: Curate) -> None:
    """What is under `checks:` is not told; who asks for such a rule is told why."""
    off = "checks:\n  unknown-theme: they are free words\n  unknown-time: nobody states one\n"
    empty_folder.write(off + ONE)
    result = empty_folder("check", "--notes")
    assert (result.code, result.out) == (0, "✓ No faults in 1 resource.\n")
    asked = empty_folder("check", "--rule", "unknown-theme")
    assert (asked.code, asked.err) == (
        0,
        "The list switches unknown-theme off: they are free words\n",
    )


@pytest.mark.parametrize(
    ("checks", "rules"),
    [
        ("", ["unknown-theme"]),
        ("checks:\n", ["unknown-theme"]),
        ("checks: {unknown-theme: }\n", ["missing-reason", "unknown-theme"]),
        ("checks: {unknown-theme: ' '}\n", ["missing-reason", "unknown-theme"]),
        ("checks: {unknown-theme: [why]}\n", ["missing-reason", "unknown-theme"]),
        ("checks: {unknown-themes: why}\n", ["unknown-rule", "unknown-theme"]),
        ("checks: {duplicate-id: why}\n", ["unknown-rule", "unknown-theme"]),
        ("checks: [unknown-theme]\n", ["bad-checks", "unknown-theme"]),
        ("checks: unknown-theme\n", ["bad-checks", "unknown-theme"]),
        ("checks: {unknown-theme: 12}\n", []),
    ],
)
def test_what_switches_nothing_off_is_a_finding(
    empty_folder: Curate, checks: str, rules: list[str]
) -> None:
    """No reason, no such rule, or a rule of what is left out: that is told, and all else is."""
    empty_folder.write(checks + ONE)
    found = json.loads(empty_folder("check", "--json").out)
    assert [one["rule"] for one in found] == rules


def test_a_rule_that_is_misspelt_in_the_list_is_answered_with_the_nearest(
    empty_folder: Curate,
) -> None:
    """Its finding names the rule that is meant."""
    empty_folder.write("checks: {unknown-tehme: why}\n" + ONE)
    (found, _) = json.loads(empty_folder("check", "--json").out)
    assert found["remedy"] == "did you mean unknown-theme?"


@pytest.mark.parametrize(
    "secret",
    [
        "  url: https://ann:secret@example.org/\n",
        "  summary: See https://ann:secret@example.org/.\n",
        "  # https://ann:secret@example.org/\n",
    ],
)
def test_what_stops_publishing_cannot_be_switched_off(empty_folder: Curate, secret: str) -> None:
    """What `publish` refuses a list for, `check` shows, though the list switches its rule off."""
    off = "checks:\n  odd-address: they are ours\n"
    entry = "resources:\n- id: a\n  title: A\n  format: read\n"
    empty_folder.write(off + entry + "  url: www.example.org\n")
    assert empty_folder("check").code == 0
    empty_folder.write(off + entry + secret)
    refused = empty_folder("publish", "site").err
    assert "data/resources.yaml:7: " in refused
    assert "See all: curate check\n" in refused
    result = empty_folder("check", "--json")
    assert [(one["rule"], one["line"]) for one in json.loads(result.out)] == [("odd-address", 7)]
    assert result.code == 1


def test_a_change_of_the_list_keeps_what_it_switches_off(empty_folder: Curate) -> None:
    """`checks:` stays as it is, to the byte, when the list is changed."""
    off = "checks:\n  unknown-time: 'nobody  states one' # yet\n"
    empty_folder.write(
        "themes: {t: T}\n" + off + ONE.replace("{", "").replace("}", "").replace(", ", "\n  ")
    )
    assert empty_folder("edit", "a", "--minutes", "5").code == 0
    assert off in empty_folder.text()


def remedies(text: str, rule: str) -> list[str]:
    """Return what is said to do about what a rule finds in a text."""
    return [one.remedy for one in check(text)[1] if one.rule == rule]


@pytest.mark.parametrize(
    ("requires", "remedy"),
    [
        ("a, b", "write several in brackets: [a, b]"),
        ("b,a", "write several in brackets: [b, a]"),
        ("a, other-oen", "write several in brackets: [a, other-one]"),
        ("a, c", "take it out, or add that resource"),
    ],
)
def test_several_requirements_without_brackets(requires: str, remedy: str) -> None:
    """Ids in one text that are listed, or like one that is, want brackets, as themes do."""
    entries = "".join(
        f"- {{id: {id_}, title: {title}, format: {format_}}}\n"
        for id_, title, format_ in (
            ("a", "A", "read"),
            ("b", "B", "red"),
            ("other-one", "D", "read"),
        )
    )
    text = (
        f"resources:\n{entries}- {{id: long-one, title: C, format: read, requires: '{requires}'}}\n"
    )
    assert remedies(text, "unknown-requirement") == [remedy]


@pytest.mark.parametrize(
    ("title", "comment"),
    [
        ("C# and F #sharp", False),
        ("We are #1", False),
        ("Why #MeToo matters", False),
        ("We are   #ours", True),
        ("We are #TODO ask Ada", True),
        ("We are #fixme", True),
        ("We are # 1", True),
    ],
)
def test_a_space_is_advised_before_comments_alone(title: str, comment: bool) -> None:
    """What looks like the rest of a title goes into quotes: a space would hide it for good."""
    (remedy,) = remedies(f"resources:\n- id: a\n  title: {title}\n  format: read\n", "cut-text")
    assert remedy.startswith("put the whole text in quotes")
    assert ("space" in remedy) == comment


@pytest.mark.parametrize(
    ("place", "title", "parts"),
    [
        ("#ch2", "Two", True),
        ("", "Two", True),
        ("#ch1", "Two", False),
        ("#ch2", "one!", False),
    ],
)
def test_two_places_in_one_page_may_be_two_parts(place: str, title: str, parts: bool) -> None:
    """One page may hold several resources: with other titles and places both may stay."""
    text = (
        "resources:\n- {id: a, title: One, format: read, url: 'https://example.org/book#ch1'}\n"
        f"- {{id: b, title: {title}, format: read, url: 'https://example.org/book{place}'}}\n"
    )
    gentle = "keep one, or leave both where they are different parts"
    assert remedies(text, "duplicate-address") == [gentle if parts else "keep one of them"]


LONG = "- {id: a, title: A, format: read, minutes: %s, parts: %s}\n"


@pytest.mark.parametrize(
    ("minutes", "parts", "own", "said"),
    [
        (241, 1, 600, "Requires a, which takes 4 h 01 in one part."),
        (240, 9, 600, None),
        (100, 1, 10, None),
        (110, 1, 10, "Requires a, which takes 1 h 50, 11 times as long."),
        (11, 10, 10, "Requires a, which takes 1 h 50, 11 times as long."),
        (200, "unknown", 1, None),
        (240, 1, "", None),
    ],
)
def test_what_comes_first_may_be_too_long(
    minutes: int, parts: int | str, own: int | str, said: str | None
) -> None:
    """A part of more than 4 hours, or ten times what requires it, is noted where it is named."""
    text = (
        "resources:\n"
        + LONG % (minutes, parts)
        + f"- {{id: b, title: B, format: read, minutes: {own}, requires: [a]}}\n"
    )
    found = [one for one in check(text)[1] if one.rule == "long-requirement"]
    assert [(one.id, one.message) for one in found] == ([("b", said)] if said else [])


def block(id_: str, dash: str, indent: int) -> str:
    """Return an entry whose first field stands behind `dash`, and the others so far in."""
    return f"{dash}id: {id_}\n{' ' * indent}title: {id_}\n{' ' * indent}format: read\n"


@pytest.mark.parametrize(
    ("entry", "remedy"),
    [
        (block("odd", "-   ", 4), "indent its fields by 2 spaces"),
        (block("odd", "-\n  ", 2), "begin it on the line of its dash"),
        ("- {id: odd, title: O, format: read}\n", "write it as they are, with a line"),
        (block("odd", "- ", 2) + "  themes:\n     - a\n", None),
        ("# why\n\n" + block("odd", "- ", 2), None),
        ("- # why\n    id: odd\n    title: O\n    format: read\n", "begin it on the line"),
    ],
)
def test_an_entry_that_is_laid_out_otherwise(entry: str, remedy: str | None) -> None:
    """What most entries look like is what one is held against; values and comments are not."""
    text = "resources:\n" + block("a", "- ", 2) + entry + block("b", "- ", 2)
    found = [one for one in check(text)[1] if one.rule == "odd-layout"]
    assert [one.id for one in found] == (["odd"] if remedy else [])
    assert all(one.remedy.startswith(remedy or "") for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "resources: [{id: a, title: A, format: read},\n  {id: b, title: B, format: read}]\n",
        "resources:\n  - {id: a, title: A, format: read}\n  - {id: b, title: B, format: read}\n",
        "resources:\n  " + block("a", "- ", 4) + "  " + block("b", "- ", 4),
        '{"resources": [\n{"id": "a",\n "title": "A", "format": "read"}]}\n',
    ],
)
def test_any_layout_is_right_where_all_have_it(text: str) -> None:
    """No layout is better than another: only one that differs from the rest is noted."""
    assert not [one for one in check(text)[1] if one.rule == "odd-layout"]


@pytest.mark.parametrize(
    ("summary", "count", "found"),
    [
        ("What the first of them is about.", 2, 1),
        ("What the first of them is about.", 3, 2),
        ("Compiled from an archive (PDF)", 4, 0),
        ("PDF", 2, 0),
        ("Wikibooks, in English", 12, 0),
    ],
)
def test_a_summary_of_many_is_no_duplicate(summary: str, count: int, found: int) -> None:
    """What says of what kind many are is meant; what two or three have was copied by a slip."""
    text = "resources:\n" + "".join(
        f"- {{id: r-{at}, title: T {at}, format: read, summary: '{summary}'}}\n"
        for at in range(count)
    )
    assert len([one for one in check(text)[1] if one.rule == "duplicate-summary"]) == found


@pytest.mark.parametrize(
    ("named", "remedy"),
    [
        ("Race equity", "write its id, equity/race"),
        ("EQUITY/RACE", "write its id, equity/race"),
        ("Fairness", "write its id, equity"),
        ("equity/rase", "add it under themes, or use equity/race"),
        ("music", "add it under themes"),
    ],
)
def test_a_theme_by_its_title_is_told_by_its_id(named: str, remedy: str) -> None:
    """Whoever writes the title of a theme reads its id, not the nearest other one."""
    text = (
        "themes: {equity: Fairness, equity/race: Race equity}\n"
        f"resources:\n- {{id: a, title: A, format: read, themes: ['{named}']}}\n"
    )
    (found,) = (one for one in check(text)[1] if one.rule == "unknown-theme")
    assert found.remedy == remedy


@pytest.mark.parametrize(
    ("one", "other", "remedy"),
    [
        ("authors: [Ann Ek]", "authors: [Bo Ek]", "if they are two, tell them apart"),
        ("authors: [Ann Ek, Bo Ek]", "authors: [Bo Ek]", "keep one of them"),
        ("authors: [Ann Ek]", "minutes: 5", "keep one of them"),
        ("url: https://a.example/", "url: https://b.example/", "if they are two, tell them apart"),
        ("url: https://a.example/", "url: https://a.example", "keep one of them"),
    ],
)
def test_a_title_of_two_is_told_by_what_they_are(one: str, other: str, remedy: str) -> None:
    """Two of one title, at other addresses or by other people, may well be two."""
    entry = "- {{id: {0}, title: Men without women, format: read, {1}}}\n"
    text = f"resources:\n{entry.format('a', one)}{entry.format('b', other)}"
    (found,) = (one for one in check(text)[1] if one.rule == "duplicate-title")
    assert found.remedy.startswith(remedy)


@pytest.mark.parametrize(
    ("title", "remedy"),
    [
        ("“Cultural Competence", "put a ” behind it, or take this one out"),
        ("Cultural Competence”", "put a “ before it, or take this one out"),
        ("“Cultural Competence” and more", None),
        ("„Mut“ heißt", None),
        ("”Mod” i ledelse”", None),
    ],
)
def test_a_curly_mark_at_one_end_alone_is_found(title: str, remedy: str | None) -> None:
    """As a straight one is; some languages open and close with marks of their own."""
    text = f"resources:\n- {{id: a, title: {title}, format: read}}\n"
    assert remedies(text, "lost-mark") == [one for one in [remedy] if one]

"""`curate check`: every fault with its line, its rule and a remedy."""

import json
from itertools import groupby, pairwise

import pytest

from tests.conftest import Curate

HEAD = """\
title: Faults
themes:
  work: Work
  equity: {title: Equity}
resources:
- id: good
  title: Good
  format: read
  themes: [work]
"""
ENTRY = len(HEAD.splitlines()) + 1
"""The line of the entry that a test writes behind these."""
PLAIN = "- id: bad\n  title: Bad\n  format: read\n"


def findings(curate: Curate, text: str) -> list[tuple[str, int, str | None]]:
    curate.write(text)
    result = curate("check", "--json")
    assert result.code == (1 if result.out != "[]\n" else 0)
    return [(one["rule"], one["line"], one["id"]) for one in json.loads(result.out)]


@pytest.mark.parametrize(
    ("entry", "rule", "line", "id_"),
    [
        # What leaves a resource out.
        ("- title: Bad\n  format: read\n", "missing-id", 0, None),
        ("- id:\n  title: Bad\n  format: read\n", "missing-id", 0, None),
        ("- id: bad\n  format: read\n", "missing-title", 0, "bad"),
        ("- id: bad\n  title:\n  format: read\n", "missing-title", 1, "bad"),
        ("- id: bad\n  title: ''\n  format: read\n", "missing-title", 1, "bad"),
        ("- id: bad\n  title: Bad\n", "missing-format", 0, "bad"),
        ("- id: Bad One\n  title: Bad\n  format: read\n", "bad-id", 0, None),
        ("- id: a--b\n  title: Bad\n  format: read\n", "bad-id", 0, None),
        ("- id: [bad]\n  title: Bad\n  format: read\n", "bad-id", 0, None),
        ("- id: bad\n  title: [Bad]\n  format: read\n", "bad-title", 1, "bad"),
        ("- id: bad\n  title: {a: b}\n  format: read\n", "bad-title", 1, "bad"),
        ("- id: bad\n  title: Bad\n  format: video\n", "unknown-format", 2, "bad"),
        ("- id: bad\n  title: Bad\n  format: Read\n", "unknown-format", 2, "bad"),
        (PLAIN + "  minutes: soon\n", "bad-minutes", 3, "bad"),
        (PLAIN + "  minutes: -5\n", "bad-minutes", 3, "bad"),
        (PLAIN + "  minutes: 0\n", "bad-minutes", 3, "bad"),
        (PLAIN + "  minutes: 1e9\n", "bad-minutes", 3, "bad"),
        (PLAIN + "  minutes: 12:30\n", "bad-minutes", 3, "bad"),
        (PLAIN + "  minutes: 100000\n", "bad-minutes", 3, "bad"),
        (PLAIN + "  minutes: 4.5\n", "bad-minutes", 3, "bad"),
        (PLAIN + "  minutes: ٣\n", "bad-minutes", 3, "bad"),
        (PLAIN + "  minutes: [5]\n", "bad-minutes", 3, "bad"),
        (PLAIN + "  words: many\n", "bad-words", 3, "bad"),
        (PLAIN + "  words: 1000000\n", "bad-words", 3, "bad"),
        (PLAIN + "  parts: some\n", "bad-parts", 3, "bad"),
        (PLAIN + "  parts: 0\n", "bad-parts", 3, "bad"),
        (PLAIN + "  level: hard\n", "unknown-level", 3, "bad"),
        (PLAIN + "  importance: usefull\n", "unknown-importance", 3, "bad"),
        (PLAIN + "  published: yesterday\n", "bad-published", 3, "bad"),
        (PLAIN + "  published: 2021-13\n", "bad-published", 3, "bad"),
        (PLAIN + "  themes: {work: yes}\n", "bad-themes", 3, "bad"),
        (PLAIN + "  authors:\n  - Ada\n  - {name: Grace}\n", "bad-authors", 5, "bad"),
        (PLAIN + "  requires:\n  - [good]\n", "bad-requires", 4, "bad"),
        (PLAIN + "  url: [a, b]\n", "bad-url", 3, "bad"),
        (PLAIN + "  summary: {a: b}\n", "bad-summary", 3, "bad"),
        (PLAIN + "  title: Worse\n", "duplicate-key", 3, "bad"),
        (PLAIN + "  id: c\n", "duplicate-key", 3, "bad"),
        (PLAIN + "  id: c\n  title: C\n  format: read\n", "missing-dash", 3, "c"),
        ("- title: T\n  id: bad\n  format: read\n  title: U\n  id: c\n", "missing-dash", 3, "c"),
        ("- id: bad\n  title 'A: b'\n  format: read\n", "missing-title", 1, "bad"),
        ("- id: bad\n  title: &t Bad\n  format: read\n  summary: *t\n", "alias", 3, "bad"),
        (PLAIN + "  <<: {minutes: 5}\n", "alias", 3, "bad"),
        ("- id: good\n  title: Bad\n  format: read\n", "duplicate-id", 0, "good"),
        ("- just text\n", "not-a-resource", 0, None),
        ("- [a, b]\n", "not-a-resource", 0, None),
        ("-\n", "not-a-resource", 0, None),
        # What is kept, and a finding.
        (PLAIN + "  themes: [work, resilience]\n", "unknown-theme", 3, "bad"),
        (PLAIN + "  themes:\n  - work\n  - resilience\n", "unknown-theme", 5, "bad"),
        (PLAIN + "  themes: [work/home]\n", "unknown-theme", 3, "bad"),
        (PLAIN + "  requires: [gone]\n", "unknown-requirement", 3, "bad"),
        (PLAIN + "  requires:\n  - good\n  - gone\n", "unknown-requirement", 5, "bad"),
        (PLAIN + "  requires: [bad]\n", "requirement-cycle", 3, "bad"),
        (PLAIN + "  minuts: 5\n", "unknown-key", 3, "bad"),
        (PLAIN + "  ? [a]\n  : b\n", "unknown-key", 3, "bad"),
    ],
)  # fmt: skip
def test_a_fault_has_its_rule_line_and_id(
    empty_folder: Curate, entry: str, rule: str, line: int, id_: str | None
) -> None:
    """A fault is found once, by its rule, on its own line, with the id of its entry."""
    assert findings(empty_folder, HEAD + entry) == [(rule, ENTRY + line, id_)]


@pytest.mark.parametrize(
    "entry",
    [
        PLAIN,
        PLAIN + "  minutes:\n  parts:\n  words:\n  themes:\n  level:\n  importance:\n  url:\n",
        PLAIN + "  minutes: 99999\n  words: 999999\n  parts: 9999\n",
        PLAIN + "  parts: unknown\n",
        PLAIN + "  published: 2021\n",
        PLAIN + "  published: 2021-03-01\n",
        PLAIN + "  themes: work\n  authors: Ada\n  requires: good\n",
        PLAIN + "  themes: []\n",
        "- id: no\n  title: 12:30\n  format: read\n  publisher: 1.10\n",
        "- {id: flow, title: Flow, format: watch}\n",
        "",
    ],
)
def test_what_is_no_fault(empty_folder: Curate, entry: str) -> None:
    """What the format allows is no finding: exit 0, and an empty array."""
    empty_folder.write(HEAD + entry)
    result = empty_folder("check", "--json")
    assert (result.code, result.out, result.err) == (0, "[]\n", "")


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("titel: A\nresources: []\n", "unknown-key", 1),
        ("resources: []\nextra: {deep: [1, 2]}\n", "unknown-key", 2),
        ("themes:\n  work: {title: Work, colour: red}\nresources: []\n", "unknown-key", 2),
        ("themes:\n  work: [a]\nresources: []\n", "bad-theme", 2),
        ("themes:\n  work:\n    title: {a: b}\nresources: []\n", "bad-theme", 3),
    ],
)
def test_a_fault_outside_the_resources(
    empty_folder: Curate, text: str, rule: str, line: int
) -> None:
    """A fault of the list itself, or of a theme, has a line and no id."""
    assert findings(empty_folder, text) == [(rule, line, None)]


@pytest.mark.parametrize(
    ("entry", "message", "remedy"),
    [
        (
            PLAIN + "  importance: usefull\n",
            'Importance "usefull" is not known.',
            "use essential, recommended or optional",
        ),
        (
            PLAIN + "  themes: [equty]\n",
            'Theme "equty" is not declared.',
            "add it under themes, or use equity",
        ),
        (
            PLAIN + "  requires: [goood]\n",
            'Requires "goood", which is not listed.',
            "did you mean good?",
        ),
        (PLAIN + "  minuts: 5\n", 'The key "minuts" is not known.', "did you mean minutes?"),
        (
            PLAIN + "  title: Worse\n",
            'The key "title" stands twice, on lines 11 and 13.',
            "keep one",
        ),
        (
            "- id: good\n  title: Bad\n  format: read\n",
            'The id "good" is taken, on line 6.',
            "give this entry another id; the first one counts",
        ),
        (
            PLAIN + "  minutes: soon\n",
            'Minutes "soon" cannot be read.',
            "write the minutes of one part in digits, 1 to 99,999",
        ),
        (PLAIN + "  requires: [bad]\n", "bad requires itself.", "take one of these"),
    ],
)
def test_a_fault_says_what_to_do(
    empty_folder: Curate, entry: str, message: str, remedy: str
) -> None:
    """A message quotes what is wrong, and the remedy says what to write instead."""
    empty_folder.write(HEAD + entry)
    (found,) = json.loads(empty_folder("check", "--json").out)
    assert list(found) == ["rule", "severity", "line", "id", "message", "remedy"]
    assert found["message"] == message
    assert found["remedy"].startswith(remedy)


def test_a_cycle_is_found_once(empty_folder: Curate) -> None:
    """Resources that require one another are one finding, at the first of them."""
    entries = "".join(
        f"- {{id: {id_}, title: {id_}, format: read, requires: [{required}]}}\n"
        for id_, required in (("a", "b"), ("b", "c"), ("c", "a"), ("d", "a"))
    )
    empty_folder.write(HEAD + entries)
    (found,) = json.loads(empty_folder("check", "--json").out)
    assert (found["rule"], found["line"], found["id"]) == ("requirement-cycle", ENTRY, "a")
    assert found["message"] == "a, b and c require one another."


def test_a_requirement_that_cannot_be_read_is_no_riddle(empty_folder: Curate) -> None:
    """What requires an entry that was left out is told that it cannot be read."""
    empty_folder.write(HEAD + PLAIN + "  minutes: soon\n- {id: c, title: C, format: read,"
        " requires: [bad]}\n")  # fmt: skip
    messages = [one["message"] for one in json.loads(empty_folder("check", "--json").out)]
    assert messages[1] == 'Requires "bad", which cannot be read.'


def test_all_faults_are_found_at_once_by_line(empty_folder: Curate) -> None:
    """One run finds everything, sorted by line, several faults of one entry too."""
    found = findings(
        empty_folder,
        HEAD
        + "- id: bad\n  format: video\n  minutes: soon\n  level: hard\n"
        + "- id: worse\n  title: Worse\n  format: read\n  themes: [gone]\n  odd: 1\n"
        + "- nothing\n",
    )
    assert found == [
        ("missing-title", 10, "bad"),
        ("unknown-format", 11, "bad"),
        ("bad-minutes", 12, "bad"),
        ("unknown-level", 13, "bad"),
        ("unknown-theme", 17, "worse"),
        ("unknown-key", 18, "worse"),
        ("not-a-resource", 19, None),
    ]


def test_the_faults_as_people_read_them(empty_folder: Curate) -> None:
    """Two lines a fault: place and message; id, rule and remedy. Then how many: exit 1."""
    empty_folder.write(HEAD + PLAIN + "  level: hard\n- nothing\n")
    result = empty_folder("check", columns=None)
    assert result.code == 1
    assert result.out == (
        'data/resources.yaml:13  Level "hard" is not known.\n'
        "  bad · unknown-level · write advanced\n"
        "data/resources.yaml:14  This entry is not a resource.\n"
        "  not-a-resource · write its id, title and format as key: value,"
        " with a space after the colon\n"
        "\n"
        "2 faults in 3 resources\n"
    )


def test_no_fault_is_said_in_words(curate: Curate) -> None:
    """The real list has no fault: exit 0, and a sentence. What is not known of it is counted."""
    result = curate("check")
    assert (result.code, result.out) == (0, "✓ No faults in 11 resources.\n")
    assert result.err == "6 notes on what could be better. See: curate check --notes\n"
    notes = json.loads(curate("check", "--notes", "--json").out)
    assert {one["rule"] for one in notes} == {"unknown-time", "missing-address"}


def told(curate: Curate, *options: str) -> list[tuple[str, int]]:
    """Return the rule and the line of what `check` tells, in its order."""
    lines = curate("check", *options, columns=None).out.splitlines()
    return [
        (second.split(" · ")[1], int(first.split(":")[1].split()[0]))
        for first, second in pairwise(lines)
        if first.startswith("data/resources.yaml:")
    ]


def test_notes_of_a_rule_are_together(curate: Curate) -> None:
    """Notes are told rule by rule, and by line within one."""
    assert [rule for rule, _ in told(curate, "--notes")] == ["unknown-time"] * 3 + [
        "missing-address"
    ] * 3
    lines = [line for _, line in told(curate, "--notes")]
    assert lines == sorted(lines[:3]) + sorted(lines[3:])


def test_notes_are_together_wherever_they_stand(empty_folder: Curate) -> None:
    """The order of the entries does not tear the notes of a rule apart."""
    entry = "- id: {0}\n  title: {0}\n  format: read\n"
    empty_folder.write("resources:\n" + "".join(map(entry.format, ["one", "two", "three"])))
    rules = [rule for rule, _ in told(empty_folder, "--notes")]
    assert len(rules) == 9
    assert [rule for rule, _ in groupby(rules)] == list(dict.fromkeys(rules))


def test_faults_stay_in_the_order_of_their_lines(empty_folder: Curate) -> None:
    """Faults are told by line, of whatever rule, so that they can be mended from top to bottom."""
    entry = "- id: {0}\n  format: smell\n"
    empty_folder.write("resources:\n" + "".join(map(entry.format, ["one", "two"])))
    found = told(empty_folder)
    assert len({rule for rule, _ in found}) == 2
    assert [line for _, line in found] == [2, 3, 4, 5]


def test_one_fault_in_one_resource(empty_folder: Curate) -> None:
    """One is not many."""
    empty_folder.write("resources:\n- {id: a, title: A, format: read, odd: 1}\n")
    assert empty_folder("check").out.endswith("\n1 fault in 1 resource\n")


def test_lines_count_as_an_editor_counts_them(empty_folder: Curate) -> None:
    """Windows line ends, a byte order mark and letters beyond ASCII do not shift lines."""
    text = "# ’\r\ntitle: 学\r\nresources:\r\n- id: a\r\n  title: A\r\n  format: red\r\n"
    assert findings(empty_folder, "\ufeff" + text) == [("unknown-format", 6, "a")]


@pytest.mark.parametrize(
    "text",
    [
        "resources:\n<<<<<<< HEAD\n- {id: a, title: A, format: read}\n=======\n"
        "- {id: b, title: B, format: read}\n>>>>>>> branch\n",
        "title: A\n<<<<<<< HEAD\ndescription: B\n=======\ndescription: C\n>>>>>>> branch\n"
        "resources: []\n",
        "title: A\nresources:\n- id: a\n  title: A\n<<<<<<< HEAD\n  format: read\n=======\n"
        "  format: watch\n>>>>>>> branch\n",
        "title: A\nresources:\n- id: a\n  title: A\n  format: read\n  summary: >-\n    One\n"
        "<<<<<<< HEAD\n    two\n=======\n    three\n>>>>>>> branch\n",
    ],
)
@pytest.mark.parametrize("command", [["check"], ["check", "--fix"], ["list"]])
def test_conflict_markers_are_named(empty_folder: Curate, text: str, command: list[str]) -> None:
    """Where git left conflict markers: exit 1, the line of the first, and what to do."""
    empty_folder.write(text)
    line = 1 + text.splitlines().index("<<<<<<< HEAD")
    result = empty_folder(*command, columns=None)
    assert (result.code, result.out) == (1, "")
    assert result.err == (
        f"Error: data/resources.yaml:{line}: git left conflict markers here."
        " Keep the lines you want, delete the markers.\n"
    )


def test_check_takes_a_file(curate: Curate) -> None:
    """`--file` names the list to check, and the findings name it."""
    (curate.folder / "mine.yaml").write_text("resources:\n- odd\n", "utf-8")
    result = curate("check", "--file", "mine.yaml")
    assert result.code == 1
    assert result.out.startswith("mine.yaml:2  ")


def test_a_long_value_is_quoted_short(empty_folder: Curate) -> None:
    """A value of any length is quoted on one line, cut where it is clear what is meant."""
    empty_folder.write(HEAD + PLAIN + f"  level: {'very ' * 1_000}hard\n")
    assert max(map(len, empty_folder("check").out.splitlines())) < 200


# What a curator does not see.


@pytest.mark.parametrize("date", ["2024-02-30", "2023-02-29", "2021-04-31"])
def test_a_date_that_no_calendar_has(empty_folder: Curate, date: str) -> None:
    """It is found on its line, and the resource stays."""
    empty_folder.write(HEAD + PLAIN + f"  published: {date}\n")
    (found,) = json.loads(empty_folder("check", "--json").out)
    assert (found["rule"], found["line"]) == ("impossible-date", ENTRY + 3)
    assert empty_folder("list", "--ids").out


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We are #1", True),
        ("How #MeToo changed us  # ours", True),
        ("'We are #1'", False),
        ('"We are #1"  #todo', False),
        ("C# for all", False),
        ("We are # 1", True),
        ("What My Sled Dogs Taught Me # 1 lesson", True),
        ("Learning C # for beginners", True),
        ("Learning C #", True),
        ("We are  # number one", False),
        ("We are # checked 2024", False),
        ("We are # TODO: ask Ada", False),
        ("'We are' # 1", False),
        ("We are", False),
    ],
)
def test_a_text_that_is_cut_at_a_number_sign(empty_folder: Curate, text: str, found: bool) -> None:
    """A title that ends where YAML sees a comment is found; comments are not."""
    empty_folder.write(f"resources:\n- id: one\n  title: {text}\n  format: read\n")
    rules = [one["rule"] for one in json.loads(empty_folder("check", "--json").out)]
    assert rules == (["cut-text"] if found else [])


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (HEAD.replace("title: Faults", "title: We are #1"), 1),
        (HEAD.replace("work: Work", "work: We are #1"), 3),
        (HEAD + "- id: bad\n  title:\n    We are #1\n  format: read\n", ENTRY + 2),
        (HEAD + PLAIN + "  summary: We\n    are #1\n", ENTRY + 4),
        (HEAD + PLAIN + "  summary: We\n    are # 1\n", ENTRY + 4),
        (HEAD.replace("{title: Equity}", "\n    title: Equity # 1"), 5),
        (HEAD + PLAIN + "  authors:\n  - Ada #1\n", ENTRY + 4),
    ],
)
def test_wherever_a_text_is_cut(empty_folder: Curate, text: str, line: int) -> None:
    """Titles of the list and of themes, longer texts and names are looked at, too."""
    assert [one[:2] for one in findings(empty_folder, text)] == [("cut-text", line)]


@pytest.mark.parametrize(
    "entry",
    [
        '- {id: flow, title: "We are #1", format: read}\n',
        "- {id: flow, title: We, format: read} #ours\n",
        PLAIN + "  publisher: We  # for #1\n",
        PLAIN + "  summary: >-\n    We are #1\n",
        PLAIN + "  minutes: 5 #about\n",
        PLAIN + "  publisher: TED # checked 2024\n",
        PLAIN + "  authors: [Ada] # a guess\n",
        PLAIN + "  url: https://example.org/ # since 2024\n",
        PLAIN + "  summary: # none yet\n",
        "- id: bad\n  title: !!str Bad\n  format: read\n",
    ],
)
def test_what_is_not_cut(empty_folder: Curate, entry: str) -> None:
    """Nothing is said of a text that is whole, nor of a remark behind what is no text."""
    assert findings(empty_folder, HEAD + entry) == []


def test_an_empty_title_before_a_comment(empty_folder: Curate) -> None:
    """A title that is all comment to YAML is missing, and why is said."""
    entry = "- id: bad\n  title: #MeToo\n  format: read\n"
    rules = [one[:2] for one in findings(empty_folder, HEAD + entry)]
    assert rules == [("missing-title", ENTRY + 1), ("cut-text", ENTRY + 1)]
    assert "The title is empty." in empty_folder("check").out


@pytest.mark.parametrize("mark", ["&A", "!A", "!"])
def test_a_text_that_begins_with_a_mark_of_yaml(empty_folder: Curate, mark: str) -> None:
    """A title whose first word YAML takes for a mark of its own is found."""
    empty_folder.write(f"resources:\n- id: one\n  title: {mark} b\n  format: read\n")
    (found,) = json.loads(empty_folder("check", "--json").out)
    assert (found["rule"], found["line"]) == ("cut-text", 3)
    assert mark in found["message"]


def test_themes_without_brackets(empty_folder: Curate) -> None:
    """Several themes in one text are told to be written in brackets."""
    empty_folder.write(HEAD + PLAIN + "  themes: work, equity\n")
    (found,) = json.loads(empty_folder("check", "--json").out)
    assert (found["line"], found["remedy"]) == (
        ENTRY + 3,
        "write several in brackets: [work, equity]",
    )


def test_duplicates_in_the_file(empty_folder: Curate) -> None:
    """The second of two with one address, or one title, is found, and names the first."""
    empty_folder.write(
        "resources:\n"
        "- {id: a, title: One, format: read, url: 'https://www.example.org/x/?b=1&a=2'}\n"
        "- {id: b, title: Two, format: read, url: 'http://example.org/x?a=2&b=1'}\n"
        "- {id: c, title: ONE, format: read, url: 'https://example.org/y'}\n"
        "- {id: d, title: C#, format: read}\n"
        "- {id: e, title: C++, format: read}\n"
    )
    found = json.loads(empty_folder("check", "--json").out)
    assert [(one["rule"], one["line"], one["id"]) for one in found] == [
        ("duplicate-address", 3, "b"),
        ("duplicate-title", 4, "c"),
    ]
    assert found[0]["message"] == "Has the same address as a, on line 2."


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("resources (conflicted copy 2026-11-20).yaml", True),
        ("resources (Anna's conflicted copy).yaml", True),
        ("resources.sync-conflict-20260101-120000-ABCDEFG.yaml", True),
        ("resources (1).yaml", True),
        ("resources_conflict-20260101-120000.yaml", True),
        ("resources (SFConflict ada@example.org 2026-11-20).yaml", True),
        ("Resources - Copy.yaml", True),
        ("resources-conflict-resolution.yaml", False),
        ("resources on conflict.yaml", False),
        ("resources copyright.yaml", False),
        ("resources-2.yaml", False),
        ("other (1).yaml", False),
        ("resources (1).txt", False),
    ],
)
def test_copies_beside_the_list(curate: Curate, name: str, found: bool) -> None:
    """A copy that a program for sharing files left beside the list is found by its name."""
    (curate.list_file.parent / name).write_text("", encoding="utf-8")
    result = curate("check", columns=None)
    assert result.code == int(found)
    assert ("conflict-copy" in result.out) == found
    assert (name in result.out) == found


SEVERAL = {
    "two in a row": ("one two three", "two three", [("two", 9), ("three", 12)]),
    "three in a row": (
        "one two three four",
        "two three four",
        [("two", 9), ("three", 12), ("four", 15)],
    ),
    "two apart": ("one two three four", "two four", [("two", 9), ("four", 15)]),
}


@pytest.mark.parametrize("case", SEVERAL)
def test_each_lost_dash_is_told(empty_folder: Curate, case: str) -> None:
    """Of several entries without their dash each is named, with its own line, and none is lost."""
    ids, lost, told = SEVERAL[case]
    entries = (f"- id: {id_}\n  title: {id_.upper()}\n  format: read\n" for id_ in ids.split())
    text = "title: T\ndescription: D\nthemes:\n  a: A\nresources:\n" + "".join(entries)
    for id_ in lost.split():
        text = text.replace(f"- id: {id_}\n", f"  id: {id_}\n")
    assert findings(empty_folder, text) == [("missing-dash", line, id_) for id_, line in told]
    assert empty_folder("check").out.endswith(f" in {len(ids.split())} resources\n")


def test_a_lost_dash_hides_both_entries(empty_folder: Curate) -> None:
    """Two entries that run together are both counted, and told to be unreadable."""
    empty_folder.write(HEAD + PLAIN + "  id: c\n  title: C\n  format: read\n")
    assert "2 entries cannot be read and are left out." in empty_folder("list").err
    for id_ in ("bad", "c"):
        assert f'"{id_}" cannot be read: line {ENTRY + 3}, ' in empty_folder("show", id_).err


def test_a_key_that_stands_twice_in_an_entry_that_runs_on_is_told(empty_folder: Curate) -> None:
    """A field that stands twice is told with its lines, also where a dash is missing, too."""
    text = HEAD + PLAIN + "  id: c\n  title: C\n  format: read\n  title: D\n"
    assert findings(empty_folder, text) == [
        ("missing-dash", ENTRY + 3, "c"),
        ("duplicate-key", ENTRY + 6, "bad"),
    ]


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("minutes: 1h30", "write 90"),
        ("minutes: half an hour", "write 30"),
        ("minutes: 20 min", "write 20"),
        ("minutes: 1:30", "write 90 where it is hours, 2 if not"),
        ("minutes: 45 x 2", "write 45, and parts: 2"),
        ("minutes: 45 minutes each", "write 45, and parts: unknown"),
        ("minutes: 10-15 min", "write 15, the upper end"),
        ("minutes: unknown", "write nothing where it is not known"),
        ("minutes: '?'", "write nothing where it is not known"),
        ("minutes: TBC", "write nothing where it is not known"),
        ("minutes: 0:00", "write the minutes of one part in digits, 1 to 99,999"),
        ("words: 1,840", "write 1840"),
        ("words: 1 840 words", "write 1840"),
        ("words: 12,34", "write the number of words in digits, 1 to 999,999"),
    ],
)
def test_a_number_that_is_written_otherwise_is_told_in_digits(
    empty_folder: Curate, written: str, remedy: str
) -> None:
    """A time or a number that can be read by people is told as the file has it."""
    empty_folder.write(f"{HEAD}{PLAIN}  {written}\n")
    assert f" · {remedy}\n" in empty_folder("check", columns=None).out


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("tittle", "title"),
        ("titel", "title"),
        ("Title", "title"),
        ("formt", "format"),
        ("Id", "id"),
    ],
)
def test_a_required_key_that_is_misspelt_is_named(
    empty_folder: Curate, key: str, meant: str
) -> None:
    """What is missing under its name and there under another is told with its line and its key."""
    lines = PLAIN.replace(f"{meant}:", f"{key}:", 1).splitlines()
    at = next(at for at, line in enumerate(lines) if key in line)
    text = HEAD + "\n".join(lines) + "\n"
    id_ = None if meant == "id" else "bad"
    assert findings(empty_folder, text) == [(f"missing-{meant}", ENTRY + at, id_)]
    said = empty_folder("check").out
    assert f'The key "{key}" is not known.' in said
    assert f"did you mean {meant}?" in said


def test_an_entry_that_cannot_be_read_hides_no_misspelt_key(empty_folder: Curate) -> None:
    """Of one entry all is said at once: what leaves it out, and keys that are not known."""
    text = HEAD + PLAIN + "  minuts: 20\n  format: watch\n  ours: 1\n  ours: 2\n"
    assert findings(empty_folder, text) == [
        ("unknown-key", ENTRY + 3, "bad"),
        ("duplicate-key", ENTRY + 4, "bad"),
        ("duplicate-key", ENTRY + 6, "bad"),
    ]
    assert "did you mean minutes?" in empty_folder("check").out
    assert f"line {ENTRY + 4}" in empty_folder("show", "bad").err


def test_what_requires_an_entry_without_its_dash_is_led_there(empty_folder: Curate) -> None:
    """What requires an entry that cannot be read is not to be changed: its line is told."""
    dashless = "  id: c\n  title: C\n  format: read\n"
    text = HEAD + PLAIN + dashless + "- id: d\n  title: D\n  format: read\n  requires: [c]\n"
    empty_folder.write(text)
    said = empty_folder("check", columns=None).out
    assert f"leave it, and put right what is said of line {ENTRY + 3}\n" in said


LOST = {
    'title: Two"': True,
    "title: Two'": True,
    'title: Two of them"': True,
    "title: The 'Two' of them'": True,
    'title: The "Two" of them"': True,
    'publisher: TED"': True,
    'summary: Two of\n    them, and more"': True,
    "authors: Ann Lee]": True,
    "authors: Ann Lee, Bo Li]": True,
    "themes: work, equity]": True,
    "themes: work]": True,
    "requires: good]": True,
    "title: \"'Podcast: what''s next for culture\"": True,
    'title: \'"Two"" of them\'': True,
    "publisher: '\"TED'": True,
    "summary: >-\n    'Two of them": True,
    'title: "\'Tis the season"': False,
    'summary: \'"Two" of them are "as they were…\'': False,
    "summary: '\"Two of them...'": False,
    'title: "\'s Nachts, in the 2000s"': False,
    "title: '''Two'' of them'": False,
    'title: The "Two"': False,
    "title: The Children's 'Two'": False,
    "title: The Teachers'": False,
    "title: Singin'": False,
    'title: A screen of 12"': False,
    "title: 'Two\"'": False,
    'title: "Two\'"': False,
    'summary: >-\n    Two"': False,
    "authors: Ann Lee [ed.]": False,
    "authors: [Ann Lee]": False,
    "authors: ['Ann Lee [ed.]']": False,
}


@pytest.mark.parametrize("written", LOST)
def test_a_mark_that_nothing_opens_is_found(empty_folder: Curate, written: str) -> None:
    """A quotation mark at one end alone, or a bracket at the end, is the one thing found."""
    entry = PLAIN.replace("  title: Bad\n", "") if written.startswith("title") else PLAIN
    found = findings(empty_folder, f"{HEAD}{entry}  {written}\n")
    line = ENTRY + entry.count("\n")
    assert found == ([("lost-mark", line, "bad")] if LOST[written] else [])


def test_a_list_without_its_first_bracket_is_written_out(empty_folder: Curate) -> None:
    """The remedy is the list as it should be."""
    empty_folder.write(HEAD + PLAIN + "  themes: work, equity]\n")
    said = empty_folder("check").out
    assert 'The "[" is missing before the themes.' in said
    assert "write themes: [work, equity]\n" in said


def test_a_lost_mark_is_found_behind_rare_line_ends(empty_folder: Curate) -> None:
    """Lines that only YAML takes for such do not lead astray."""
    text = HEAD.replace("title: Faults", "title: 'F\u2028  aults'") + "- id: bad\n"
    found = findings(empty_folder, f'{text}  title: Two"\n  format: read\n')
    assert [one[::2] for one in found] == [("lost-mark", "bad")]


def test_a_mark_that_nothing_opens_is_found_in_a_theme(empty_folder: Curate) -> None:
    """The titles of themes are looked at, too."""
    text = HEAD.replace("work: Work", 'work: Work"')
    assert findings(empty_folder, text) == [("lost-mark", 3, None)]


@pytest.mark.parametrize("place", ["mine.yaml", "lists/ours.yaml", "./mine.yaml"])
def test_a_list_is_named_as_other_programs_take_it(empty_folder: Curate, place: str) -> None:
    """`curate check PATH` checks that list, and no other beside it."""
    path = empty_folder.folder / place
    path.parent.mkdir(exist_ok=True)
    path.write_text(HEAD + PLAIN, "utf-8")
    result = empty_folder("check", place)
    assert (result.code, result.out) == (0, "✓ No faults in 2 resources.\n")
    assert f"curate check --notes --file {place}" in result.err
    assert empty_folder("check", place, "--file", place).code == 2
    assert empty_folder("check", "nowhere.yaml").code == 3


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ("published: 2024-3-5", "write 2024-03-05"),
        ("added: 2024/12", "write 2024-12"),
        ("published: 3/5/2024", "write a date as 2021-03-01, 2021-03 or 2021"),
        ("level: Advanced", "write advanced"),
        ("level: begginer", "did you mean introductory?"),
        ("level: so so", "use introductory, intermediate or advanced"),
        ("importance: Esential", "did you mean essential?"),
        ("importance: must read", "write essential"),
        ("link: https://example.org/", "did you mean url?"),
        ("tags: [work]", "did you mean themes?"),
        ("duration: 20", "did you mean minutes?"),
        ("Reading time: 20", "did you mean minutes?"),
        ("seconds: 20", "it is kept, and not used"),
        ("link: x\n  url: https://example.org/", "it is kept, and not used"),
    ],
)
def test_a_remedy_is_as_exact_as_what_others_say_allows(
    empty_folder: Curate, line: str, remedy: str
) -> None:
    """What is meant by a word, a date or a key of other programs, or by a slip, is said."""
    empty_folder.write(f"{HEAD}{PLAIN}  {line}\n")
    (found,) = json.loads(empty_folder("check", "--json").out)
    assert found["remedy"] == remedy


@pytest.mark.parametrize(
    ("format_", "remedy"),
    [
        ("format: Video", "write watch"),
        ("format: Watch", "write watch"),
        ("format: podcsat", "did you mean listen?"),
        ("format: smell", "use read, watch or listen"),
        ("type: video", "did you mean format?"),
    ],
)
def test_a_format_in_other_words(empty_folder: Curate, format_: str, remedy: str) -> None:
    """What `--format` understands on a command line is what to write in the file."""
    empty_folder.write(f"resources:\n- id: a\n  title: A\n  {format_}\n")
    (found,) = json.loads(empty_folder("check", "--json").out)
    assert found["remedy"] == remedy


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "2 of these have one right answer. Put them right: curate check --fix\n"),
        (
            ["--rule", "unknown-key"],
            "1 of these has one right answer. "
            "Put it right: curate check --fix --rule unknown-key\n",
        ),
        (["--rule", "unknown-theme"], ""),
        (["--rule", "lost-mark"], ""),
        (["--fix", "--dry-run"], "Nothing was written: --dry-run.\n"),
    ],
)
def test_what_can_be_mended_is_said(empty_folder: Curate, arguments: list[str], said: str) -> None:
    """Whoever sees faults that `--fix` mends learns of it, with the command to run."""
    text = HEAD + PLAIN + "  minuts: 5\n  level: Advanced\n  themes: [wrok]\n"
    empty_folder.write(text)
    result = empty_folder("check", *arguments, columns=None)
    notes = "notes on what could be better"
    assert "".join(one for one in result.err.splitlines(True) if notes not in one) == said


UNREAD = "- id: bad\n  title: Bad\n  format: smell\n"
"""An entry that is left out."""


@pytest.mark.parametrize(
    ("entries", "more"),
    [
        (UNREAD + "  url: example.org/ring\n", [("odd-address", 3, "bad")]),
        (UNREAD + "  themes: [work, wrok]\n", [("unknown-theme", 3, "bad")]),
        (UNREAD + "  requires: [nobody]\n", [("unknown-requirement", 3, "bad")]),
        (UNREAD + "  published: 2024-02-30\n", [("impossible-date", 3, "bad")]),
        (UNREAD + '  summary: "Ends \\""\n  publisher: "TED\n    "\n', []),
        (UNREAD.replace("Bad", "Good"), [("duplicate-title", 1, "bad")]),
        (UNREAD.replace(": bad", ": good"), [("duplicate-id", 0, "good")]),
        (UNREAD + "- {id: bad, title: Other, format: read}\n", [("duplicate-id", 3, "bad")]),
        (UNREAD + UNREAD.replace("Bad", "Ill"), [("duplicate-id", 3, "bad")]),
        # Of what cannot be read, nothing is said that may not be so.
        (UNREAD + "  requires: [good]\n  themes: [work]\n", []),
        (UNREAD + "  url: [a]\n", [("bad-url", 3, "bad")]),
        (
            UNREAD + "- {id: b, title: B, format: read, requires: [bad]}\n",
            [("unknown-requirement", 3, "b")],
        ),
    ],
)
def test_all_that_is_wrong_with_an_entry_is_shown_at_once(
    empty_folder: Curate, entries: str, more: list[tuple[str, int, str]]
) -> None:
    """What an entry that is left out breaks besides is shown with its error, not after it."""
    found = findings(empty_folder, HEAD + entries)
    besides = [one for one in found if one[0] != "unknown-format"]
    assert len(found) > len(besides)
    assert besides == [(rule, ENTRY + line, id_) for rule, line, id_ in more]


def test_an_entry_that_is_there_once_more_is_one_fault(empty_folder: Curate) -> None:
    """Of a copy, which is to be taken out, nothing else is said."""
    entry = "- {id: a, title: A, format: read, url: 'https://example.org/', themes: [wrok]}\n"
    found = findings(empty_folder, f"{HEAD}{entry}{entry}")
    assert [rule for rule, *_ in found] == ["unknown-theme", "duplicate-id"]

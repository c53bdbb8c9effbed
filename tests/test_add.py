"""`curate add`: one tidy entry more, by options or by questions, and nothing else changed."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.answers import ok
from tests.conftest import Curate, OpenTerminal, Terminal

TROUBLEMAKER = "https://www.ted.com/talks/luvvie_ajayi_jones_how_to_be_a_professional_troublemaker"


def added(before: str, after: str) -> str:
    """Return what `after` has at its end, which must begin with all of `before`."""
    assert after.startswith(before)
    return after[len(before) :]


def shown(curate: Curate, id_: str) -> Any:
    return json.loads(curate("show", id_, "--json").out)


# By options.


def test_the_least_that_can_be_added(curate: Curate) -> None:
    """A title and a format are enough; the rest of the file stays byte for byte."""
    before = curate.text()
    result = curate("add", "Reflective supervision: our guide", "--format", "read")
    assert result.code == 0, result.err
    assert added(before, curate.text()) == (
        "\n"
        "- id: reflective-supervision\n"
        "  title: 'Reflective supervision: our guide'\n"
        "  format: read\n"
    )


def test_all_that_can_be_added(curate: Curate) -> None:
    """Every field has an option, and is written in the order that the file has."""
    before = curate.text()
    result = curate(
        "add",
        "All of it",
        *("--summary", "A summary."),
        *("--published", "2021-03-01"),
        *("--publisher", "The Staff College"),
        *("--author", "Ada Byron"),
        *("--author", "Grace Hopper, PhD"),
        *("--requires", "sled-dogs"),
        *("--importance", "essential"),
        *("--level", "advanced"),
        *("--theme", "equity/race"),
        *("--theme", "Leadership"),
        *("--words", "1840"),
        *("--parts", "3"),
        *("--minutes", "1h20"),
        *("--url", "https://example.org/all?a=b#c"),
        *("--format", "listen"),
        *("--id", "everything"),
    )
    assert result.code == 0, result.err
    assert added(before, curate.text()) == (
        "\n"
        "- id: everything\n"
        "  title: All of it\n"
        "  format: listen\n"
        "  minutes: 80\n"
        "  parts: 3\n"
        "  words: 1840\n"
        "  themes: [equity/race, leadership]\n"
        "  level: advanced\n"
        "  importance: essential\n"
        "  requires: [sled-dogs]\n"
        "  authors: [Ada Byron, 'Grace Hopper, PhD']\n"
        "  publisher: The Staff College\n"
        "  published: 2021-03-01\n"
        "  url: https://example.org/all?a=b#c\n"
        "  summary: A summary.\n"
    )


def test_what_was_added_reads_back(curate: Curate) -> None:
    """What was typed is what the list answers, and `check` finds nothing."""
    curate(
        "add", "no: yes # 'x'", "-f", "watch", "-m", "45 x 2", "--author", "[red]", "-t", "culture",
        "--published", "2021", "--publisher", "1.10", "--url", "http://example.org/a#b:c",
        "--summary", "one: two\nthree # four", "--id", "no-yes-x",
    )  # fmt: skip
    found = shown(curate, "no-yes-x")
    assert found.pop("line") == curate.text().splitlines().index("- id: no-yes-x") + 1
    assert found == {
        "id": "no-yes-x",
        "title": "no: yes # 'x'",
        "format": "watch",
        "minutes": 45,
        "parts": 2,
        "total_minutes": 90,
        "time_source": "stated",
        "words": None,
        "themes": ["culture"],
        "level": None,
        "importance": "recommended",
        "requires": [],
        "authors": ["[red]"],
        "publisher": "1.10",
        "published": "2021",
        "url": "http://example.org/a#b:c",
        "summary": "one: two\nthree # four",
        "status": "todo",
        "minutes_left": 90,
        "added": None,
    }
    assert curate("check").code == 0


def test_the_entry_is_shown_with_its_lines(curate: Curate) -> None:
    """The new lines are shown with their numbers; then what was added, and how many there are."""
    lines = len(curate.text().splitlines())
    result = curate("add", "Good news", "--format", "read", "--minutes", "25")
    assert result.out == (
        "data/resources.yaml\n"
        f"{lines + 1:>5} +\n"
        f"{lines + 2:>5} + - id: good-news\n"
        f"{lines + 3:>5} +   title: Good news\n"
        f"{lines + 4:>5} +   format: read\n"
        f"{lines + 5:>5} +   minutes: 25\n"
        "\n"
        "✓ Added good-news. 12 resources now.\n"
    )


@pytest.mark.parametrize(
    ("text", "minutes", "parts"),
    [
        ("25", 25, 1),
        ("1h20", 80, 1),
        ("PT1H20M", 80, 1),
        ("45 x 2", 45, 2),
        ("2 × 45 min", 45, 2),
        ("45 minutes each", 45, None),
        ("10-15 min", 15, 1),
    ],
)
def test_a_time_as_people_write_it(
    curate: Curate, text: str, minutes: int, parts: int | None
) -> None:
    """A time is understood however it is written, with its parts."""
    assert curate("add", "Timed", "--format", "read", "--minutes", text).code == 0
    found = shown(curate, "timed")
    assert (found["minutes"], found["parts"]) == (minutes, parts)


def test_a_long_summary_is_folded(curate: Curate) -> None:
    """A long summary is written over several lines, none too long, and reads back whole."""
    summary = "A sentence of some words that says a little, and then a little more. " * 5
    curate("add", "Long", "--format", "read", "--summary", summary)
    new = curate.text().splitlines()[-8:]
    assert max(map(len, new)) <= 100
    assert any(line.startswith("  summary: >-") for line in new)
    assert shown(curate, "long")["summary"] == summary.strip()


@pytest.mark.parametrize(
    ("title", "id_"),
    [
        ("How to be a professional juggler", "professional-juggler"),
        ("Leadership imbalance: the second part", "leadership-imbalance-2"),
        ("Überblick nach Süden", "uberblick-nach-suden"),
        ("学校", "xuexiao"),
        ("🎉🎉", "read"),
        ("???", "read"),
        ("What is it?", "what-is-it"),
        ("The New directors’ training programme", "new-directors-training"),
        ("42", "42"),
    ],
)
def test_an_id_is_made_from_the_title(curate: Curate, title: str, id_: str) -> None:
    """An id is a few telling words of the title, and free."""
    assert curate("add", title, "--format", "read").code == 0
    assert curate("list", "--ids").out.split()[-1] == id_


def test_no_theme_declared_any_theme_taken(empty_folder: Curate) -> None:
    """A list that declares no themes takes any."""
    empty_folder.write("resources:\n- id: a\n  title: A\n  format: read\n")
    assert empty_folder("add", "B", "-f", "read", "-t", "new/one", "-t", "two").code == 0
    assert shown(empty_folder, "b")["themes"] == ["new/one", "two"]


def test_dry_run_writes_nothing(curate: Curate) -> None:
    """`--dry-run` shows the entry, says so, and leaves the file alone."""
    before = curate.list_file.read_bytes()
    seen = curate.list_file.stat().st_mtime_ns
    result = curate("add", "Good news", "--format", "read", "--dry-run")
    assert result.code == 0
    assert "+ - id: good-news\n" in result.out
    assert "Added" not in result.out
    assert result.err == "Nothing was written: --dry-run.\n"
    assert curate.list_file.read_bytes() == before
    assert curate.list_file.stat().st_mtime_ns == seen


def test_dry_run_shows_what_would_be_written(curate: Curate) -> None:
    """What `--dry-run` shows is what is then written."""
    told = curate("add", "Good news", "--format", "read", "--dry-run").out
    assert curate("add", "Good news", "--format", "read").out.startswith(told)


def test_add_to_a_named_file(empty_folder: Curate) -> None:
    """`--file` names the list to add to, and the list of the project stays as it is."""
    empty_folder.write("resources: []\n")
    other = empty_folder.folder / "other.yaml"
    other.write_text("resources: []\n", "utf-8")
    result = empty_folder("add", "A", "--format", "read", "--file", "other.yaml")
    assert result.out.startswith("other.yaml\n")
    assert "- id: a\n" in other.read_text("utf-8")
    assert empty_folder.text() == "resources: []\n"


def test_adding_many_one_after_the_other(empty_folder: Curate) -> None:
    """Each of many additions lands, in order."""
    empty_folder.write("resources: []\n")
    for number in range(12):
        assert empty_folder("add", f"Title {number}", "-f", "read").code == 0
    assert empty_folder("list", "--ids").out.split() == [f"title-{n}" for n in range(12)]


# What is refused.


@pytest.mark.parametrize(
    "url",
    [
        TROUBLEMAKER,
        f"{TROUBLEMAKER}/",
        f"{TROUBLEMAKER}?utm_source=mail&utm_medium=x",
        f"{TROUBLEMAKER}/?fbclid=1#part",
        TROUBLEMAKER.replace("https", "http"),
        TROUBLEMAKER.replace("www.", ""),
        TROUBLEMAKER.replace("www.ted.com", "WWW.TED.COM:443"),
    ],
)
def test_a_known_address_is_refused(curate: Curate, url: str) -> None:
    """The same address, however it is written: exit 1, the id that has it, nothing written."""
    before = curate.text()
    result = curate("add", "Another title", "--format", "watch", "--url", url, columns=None)
    assert (result.code, result.out) == (1, "")
    first, *hint = result.err.splitlines()
    assert first.endswith("already listed as troublemaker (same address). Nothing was written.")
    assert "--force" in hint[0]
    assert curate.text() == before


@pytest.mark.parametrize(
    "url", [f"{TROUBLEMAKER}?page=2", f"{TROUBLEMAKER}/transcript", TROUBLEMAKER.upper()]
)
def test_another_address_is_taken(curate: Curate, url: str) -> None:
    """An address that differs in more than its dress is another one."""
    assert curate("add", "Another title", "--format", "watch", "--url", url).code == 0


@pytest.mark.parametrize(
    "title",
    [
        "Cultural Competence",
        "cultural competence",
        "  Cultural\tCompetence ",
        "Cultural-Competence!",
    ],
)
def test_a_known_title_is_refused(curate: Curate, title: str) -> None:
    """The same title, whatever its case and signs: exit 1, the id that has it."""
    before = curate.text()
    result = curate("add", title, "--format", "read", "--url", "https://example.org/new")
    assert (result.code, result.out) == (1, "")
    assert "already listed as cultural-competence (same title)" in result.err
    assert curate.text() == before


def test_a_duplicate_can_be_forced(curate: Curate) -> None:
    """`--force` adds what seems listed already, under an id of its own."""
    result = curate("add", "Cultural Competence", "--format", "read", "--force")
    assert result.code == 0
    assert curate("list", "--ids").out.split()[-1] == "cultural-competence-2"
    assert "duplicate-title" in curate("check").out


@pytest.mark.parametrize(
    ("arguments", "missing"),
    [
        ([], ["title", "--format"]),
        (["--format", "read"], ["title"]),
        (["A title"], ["--format"]),
        (["--url", "https://example.org"], ["title", "--format"]),
    ],
)
def test_what_is_missing_is_named(curate: Curate, arguments: list[str], missing: list[str]) -> None:
    """Off a terminal nothing is asked: exit 2, naming what is missing, and only that."""
    before = curate.text()
    result = curate("add", *arguments, columns=None)
    assert (result.code, result.out) == (2, "")
    first = result.err.split(", as in")[0]
    assert [name for name in ("title", "--format") if name in first] == missing
    assert curate.text() == before


def test_an_unknown_theme_is_refused(curate: Curate) -> None:
    """A theme that the list does not declare: exit 3, the nearest, nothing written."""
    before = curate.text()
    result = curate("add", "A", "--format", "read", "--theme", "leadrship", columns=None)
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith('Error: no theme "leadrship". Did you mean leadership?')
    assert curate.text() == before


def test_an_unknown_theme_can_be_forced(curate: Curate) -> None:
    """`--force` takes a theme that is not declared; `check` then says so."""
    assert curate("add", "A", "--format", "read", "--theme", "new", "--force").code == 0
    assert "unknown-theme" in curate("check").out


def test_an_unknown_prerequisite_is_refused(curate: Curate) -> None:
    """A prerequisite that is not listed: exit 3, the nearest, nothing written."""
    before = curate.text()
    result = curate("add", "A", "--format", "read", "--requires", "sled-dgos", columns=None)
    assert (result.code, result.out) == (3, "")
    assert "Did you mean sled-dogs?" in result.err
    assert curate.text() == before


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--format", "smell", "read, watch or listen"),
        ("--minutes", "soon", '"soon" is not a time'),
        ("--minutes", "-5", '"-5" is not a time'),
        ("--minutes", "0", "not between 1 and 99,999"),
        ("--minutes", "1e9", '"1e9" is not a time'),
        ("--minutes", "12:30", "12 h 30 min, or 12 min 30 s"),
        ("--minutes", "100000", "not between 1 and 99,999"),
        ("--parts", "two", "the number of parts in digits"),
        ("--parts", "0", "the number of parts in digits"),
        ("--words", "many", "the number of words in digits"),
        ("--level", "deep", "introductory, intermediate or advanced"),
        ("--importance", "vital", "essential, recommended or optional"),
        ("--published", "yesterday", "2021-03-01, 2021-03 or 2021"),
        ("--id", "Two Words", "lower-case words joined by '-'"),
    ],
)
def test_a_value_that_cannot_be_is_refused(
    curate: Curate, option: str, value: str, said: str
) -> None:
    """A value that the file could not hold: exit 2, what to write instead, nothing written."""
    before = curate.text()
    given = [] if option == "--format" else ["--format", "read"]
    result = curate("add", "A title", *given, option, value, columns=None)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("Error: ")
    assert said in result.err
    assert curate.text() == before


@pytest.mark.parametrize(
    ("option", "value"),
    [("--level", "Advanced"), ("--importance", "ESSENTIAL"), ("--format", "Read")],
)
def test_a_word_may_be_written_in_capitals(curate: Curate, option: str, value: str) -> None:
    """The words of a vocabulary may be typed in capitals, as in `list`."""
    assert curate("list", option, value).code == 0
    given = [] if option == "--format" else ["--format", "read"]
    assert curate("add", "A title", *given, option, value, columns=None).code == 0


@pytest.mark.parametrize("text", ["sled", "SLED-DOGS", "taught me about planning"])
@pytest.mark.parametrize("command", [["add", "A", "-f", "read"], ["edit", "coaching"]])
def test_a_prerequisite_is_named_as_any_resource(
    curate: Curate, command: list[str], text: str
) -> None:
    """An id, its beginning, or a part of a title will do: the whole id is written."""
    assert curate(*command, "--requires", text).code == 0
    added_or_edited = "a" if command[0] == "add" else "coaching"
    assert shown(curate, added_or_edited)["requires"] == ["sled-dogs"]


@pytest.mark.parametrize("command", [["add", "A", "-f", "read"], ["edit", "coaching"]])
def test_a_prerequisite_that_could_be_several_is_refused(
    curate: Curate, command: list[str]
) -> None:
    """Where several could be meant, they are named: exit 2, nothing written."""
    before = curate.text()
    result = curate(*command, "--requires", "lead", columns=None)
    assert (result.code, result.out) == (2, "")
    assert '"lead" may mean:' in result.err
    assert curate.text() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["add", "A", "-f", "read", "--id", "new", "--requires", "new"],
        ["add", "New", "-f", "read", "--requires", "new", "--force"],
        ["edit", "coaching", "--requires", "coach"],
        ["edit", "coaching", "--requires", "+coaching", "--force"],
    ],
)
def test_nothing_requires_itself(curate: Curate, arguments: list[str]) -> None:
    """A resource can never come before itself: exit 2, nothing written."""
    before = curate.text()
    result = curate(*arguments, columns=None)
    assert (result.code, result.out) == (2, "")
    assert "cannot require itself." in result.err
    assert curate.text() == before


def test_what_is_taken_out_is_named_as_any_other(curate: Curate) -> None:
    """`--requires -sled` takes out sled-dogs, `--theme -Leadership` the theme of that title."""
    curate("edit", "coaching", "--requires", "sled-dogs", "--theme", "+culture")
    assert curate("edit", "coaching", "--requires=-sled", "--theme=-Leadership").code == 0
    found = shown(curate, "coaching")
    assert (found["requires"], found["themes"]) == ([], ["workforce", "culture"])


NESTED = """\
themes:
  arts/music: Music
resources:
- id: a
  title: A
  format: read
  themes: [arts/music]
"""


@pytest.mark.parametrize("theme", ["arts", "arts/", "ARTS", "named"])
@pytest.mark.parametrize("command", [["add", "B", "-f", "read"], ["edit", "a"]])
def test_a_theme_that_check_would_find_is_refused(
    empty_folder: Curate, command: list[str], theme: str
) -> None:
    """What is not declared, if only named or around others, is no theme for add, edit and check."""
    text = NESTED + "- {id: c, title: C, format: read, themes: [named]}\n"
    empty_folder.write(text)
    result = empty_folder(*command, "--theme", theme, columns=None)
    assert (result.code, result.out) == (3, "")
    plain = theme.strip("/").lower()
    assert result.err.startswith(f'Error: the theme "{plain}" is not declared.\n')
    assert empty_folder.text() == text
    assert empty_folder("list", "--theme", "arts", "--ids").out == "a\n"
    assert empty_folder(*command, "--theme", theme, "--force").code == 0
    assert f'Theme "{plain}" is not declared.' in empty_folder("check", columns=None).out


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        ("a" * 300, "an id has at most 64 characters. This has 300."),
        ("a" * 65, "an id has at most 64 characters. This has 65."),
        ("Two Words", "Write lower-case words joined by '-', as in sled-dogs."),
        ("../../x", "Write lower-case words joined by '-', as in sled-dogs."),
        ("é", "Write lower-case words joined by '-', as in sled-dogs."),
    ],
)
def test_an_id_that_cannot_be_is_refused(curate: Curate, id_: str, said: str) -> None:
    """An id of one's own is of the list's pattern, and short: else exit 2, one line."""
    before = curate.text()
    result = curate("add", "A", "-f", "read", "--id", id_, columns=None)
    assert (result.code, result.out) == (2, "")
    assert result.err.endswith(f"{said}\n")
    assert len(result.err.splitlines()) == 1
    assert curate.text() == before
    assert curate("add", "A", "-f", "read", "--id", "a" * 64).code == 0


def test_a_taken_id_is_refused(curate: Curate) -> None:
    """An id that is taken: exit 1, nothing written."""
    before = curate.text()
    result = curate("add", "A title", "--format", "read", "--id", "coaching")
    assert (result.code, result.out) == (1, "")
    assert '"coaching" is taken' in result.err
    assert curate.text() == before


def test_the_id_of_an_unreadable_entry_is_taken(curate: Curate) -> None:
    """An id stays taken when its entry cannot be read: ids are never reused."""
    curate.write(curate.text().replace("minutes: 13", "minutes: soon"))
    assert curate("add", "Troublemaker", "--format", "read").code == 0
    assert curate("list", "--ids").out.split()[-1] == "troublemaker-2"


def test_no_list_to_add_to(empty_folder: Curate) -> None:
    """Without a list: exit 3, how to begin one, and no file is made."""
    result = empty_folder("add", "A", "--format", "read")
    assert (result.code, result.out) == (3, "")
    assert "curate init" in result.err
    assert list(empty_folder.folder.iterdir()) == []


def test_a_list_in_brackets_is_refused(empty_folder: Curate) -> None:
    """A list written in brackets is not guessed at: exit 1, its line, nothing written."""
    text = "title: A\nresources: [{id: a, title: A, format: read}]\n"
    empty_folder.write(text)
    result = empty_folder("add", "B", "--format", "read")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("Error: data/resources.yaml:2: ")
    assert empty_folder.text() == text


# What stays as it was.


ENDINGS = {
    "with blank lines": "title: A\nresources:\n\n- id: a\n  title: A\n  format: read\n\n"
    "- id: b\n  title: B\n  format: read\n",
    "without blank lines": "resources:\n- {id: a, title: A, format: read}\n"
    "- {id: b, title: B, format: read}\n",
    "indented": "resources:\n    - id: a\n      title: A\n      format: read\n",
    "dash apart": "resources:\n-   id: a\n    title: A\n    format: read\n",
    "no last line end": "resources:\n- id: a\n  title: A\n  format: read",
    "comment at the end": "resources:\n- id: a\n  title: A\n  format: read # why\n# the end\n",
    "blank lines at the end": "resources:\n- id: a\n  title: A\n  format: read\n\n\n",
    "keys behind": "resources:\n- id: a\n  title: A\n  format: read\n\nthemes:\n  x: X\n",
    "folded text at the end": "resources:\n- id: a\n  title: A\n  format: read\n"
    "  summary: >-\n    One\n    two.\n",
    "empty list": "title: A\nresources: [] # none yet\n# the end\n",
    "nothing yet": "title: A\nresources:\n",
    "quoting of all kinds": "\"title\": 'It''s'\nresources:\n- 'id': \"a\"\n  title: \"A\\tB\"\n"
    "  format: read\n  odd:   {kept: [as, it,is]}\n",
}


@pytest.mark.parametrize("name", ENDINGS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_every_other_byte_stays(empty_folder: Curate, name: str, newline: str, bom: str) -> None:
    """Comments, order, blank lines, quoting, line ends and a byte order mark stay as they were."""
    before = bom + ENDINGS[name].replace("\n", newline)
    empty_folder.write(before)
    listed = empty_folder("list", "--ids").out
    result = empty_folder("add", "The new one", "--format", "read", "--minutes", "5")
    assert result.code == 0, result.err
    kept = before.replace(" []", "", 1)
    kept += "" if kept.endswith(newline) else newline
    new = inserted(kept, empty_folder.text())
    assert all(line.endswith(newline) for line in new)
    assert [line.strip(" -\r\n") for line in new if line.strip()] == [
        "id: new-one",
        "title: The new one",
        "format: read",
        "minutes: 5",
    ]
    assert empty_folder("list", "--ids").out == f"{listed}new-one\n"


def inserted(before: str, after: str) -> list[str]:
    """Return the lines that stand in `after` and not in `before`, all in one place."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    more = len(new) - len(old)
    for at in range(len(old) + 1):
        block = new[at : at + more]
        if new[:at] + new[at + more :] == old and "".join(block).lstrip().startswith("-"):
            return block
    raise AssertionError(f"more was changed: {after!r}")


def test_faults_of_other_entries_stay(empty_folder: Curate) -> None:
    """A list with faults can be added to; the faults stay where they are."""
    before = "resources:\n- {id: a, title: A}\n- {id: a b, format: read}\n- odd\n"
    empty_folder.write(before)
    assert empty_folder("add", "C", "--format", "read").code == 0
    assert "- id: c\n" in added(before, empty_folder.text())


@pytest.mark.parametrize(
    "title",
    [
        "[red]",
        "- dash",
        "a: b",
        "# no",
        "'",
        '"',
        "no",
        "12:30",
        "é ’ 学",
        "{x}",
        "*y",
        "&z",
        "!t",
        "|",
        ">",
        "%",
        "@",
        "`",
        "x" * 3_000,
        "<<",
    ],
)
def test_any_title_reads_back(empty_folder: Curate, title: str) -> None:
    """Whatever a title looks like, it is quoted so that it reads back the same."""
    empty_folder.write("resources: []\n")
    assert empty_folder("add", "--format", "read", "--id", "x", "--", title).code == 0
    assert shown(empty_folder, "x")["title"] == title


def test_what_cannot_be_shown_is_not_written(empty_folder: Curate) -> None:
    """Escapes and control characters in a title never reach the file."""
    empty_folder.write("resources: []\n")
    title = "a\x1b[31mb\x1b[0m\u202ec\nd\te\x07"
    assert empty_folder("add", title, "--format", "read").code == 0
    assert "  title: abc d e\n" in empty_folder.text()


# By questions, in a real terminal.


@pytest.fixture
def real_list(curate: Curate) -> Path:
    """Give the file of the real list."""
    return curate.list_file


def answer(terminal: Terminal, *pairs: tuple[str, str]) -> None:
    for question, typed in pairs:
        terminal.expect(question)
        terminal.type(typed)


WHOLE = (
    ("Title", "Reflective supervision: our guide\n"),
    ("Address (Enter for none)", "https://example.org/guide\n"),
    ("Format: watch, listen (Enter for read)", "\n"),
    ("Time (Enter for unknown)", "45 x 2\n"),
    ("Themes, with commas (Enter for none)", "leadership, Children’s Workforce\n"),
)


def test_the_whole_dialogue(real_list: Path, open_terminal: OpenTerminal) -> None:
    """Title, address, format, time and themes are asked; the entry is shown, then written."""
    before = real_list.read_text("utf-8")
    terminal = open_terminal("add")
    answer(terminal, *WHOLE, ("Add it? [Y/n, e to change your answers]", "y\n"))
    code, shown = terminal.end()
    assert code == 0, shown
    assert added(before, real_list.read_text("utf-8")) == (
        "\n"
        "- id: reflective-supervision\n"
        "  title: 'Reflective supervision: our guide'\n"
        "  format: read\n"
        "  minutes: 45\n"
        "  parts: 2\n"
        "  themes: [leadership, workforce]\n"
        "  url: https://example.org/guide\n"
    )
    assert "Adding to data/resources.yaml; you see it before it is written. Ctrl-C" in shown
    assert "Themes: equity, equity/race, leadership, culture, families, workforce\n" in shown
    entry, asked = shown.index("+ - id: reflective-supervision"), shown.index("Add it?")
    assert shown.index("Themes, with") < entry < asked < shown.index("Added")
    assert "12 resources now." in shown


def test_enter_leaves_everything_out(real_list: Path, open_dialogue: OpenTerminal) -> None:
    """Enter takes what the question says: no address, to read, no time, no themes, and yes."""
    before = real_list.read_text("utf-8")
    terminal = open_dialogue("add")
    answer(
        terminal,
        ("Title", "Short\n"),
        *(
            (question, "\n")
            for question in ("Address", "Format", "Time", "Themes, with", "Add it?")
        ),
    )
    assert terminal.end()[0] == 0
    assert added(before, real_list.read_text("utf-8")) == (
        "\n- id: short\n  title: Short\n  format: read\n"
    )


def test_a_theme_may_be_made_in_the_questions(real_list: Path, open_dialogue: OpenTerminal) -> None:
    """A theme that is not there may be made: it is declared with the entry, as one change."""
    before = real_list.read_text("utf-8")
    terminal = open_dialogue("add")
    answer(
        terminal,
        ("Title", "Short\n"),
        *((question, "\n") for question in ("Address", "Format", "Time")),
        ("Themes, with commas (Enter for none)", "culture, week-9, supervision, Peer Support\n"),
        ('There is no theme "week-9". Make it a theme? [y/N]', "y\n"),
        ("Title of the theme week-9 (Enter for Week 9)", "\n"),
        ('There is no theme "supervision". Make it a theme? [y/N]', "y\n"),
        ("Title of the theme supervision (Enter for Supervision)", "Supervision and support\n"),
        ('There is no theme "Peer Support". Make it a theme? [y/N]', "y\n"),
        ("Add it?", "\n"),
    )
    code, shown = terminal.end()
    assert code == 0, shown
    text = real_list.read_text("utf-8")
    assert (
        "  week-9: Week 9\n  supervision: Supervision and support\n  peer-support: Peer Support\n"
        in text
    )
    assert "  themes: [culture, week-9, supervision, peer-support]\n" in text
    assert open_dialogue("undo", "--yes").end()[0] == 0
    assert real_list.read_text("utf-8") == before


SHORT = (("Title", "Short\n"), *((question, "\n") for question in ("Address", "Format", "Time")))


@pytest.mark.parametrize("word", ["y", "Yes"])
def test_yes_takes_what_enter_would(
    real_list: Path, open_dialogue: OpenTerminal, word: str
) -> None:
    """Where a question offers an answer for Enter, `y` takes it too, and is no answer itself."""
    before = real_list.read_text("utf-8")
    yes = f"{word}\n"
    terminal = open_dialogue("add")
    answer(
        terminal,
        ("Title", "Short\n"),
        ("Address", "\n"),
        ("Format", yes),
        ("Time", "\n"),
        ("Themes, with", "management\n"),
        ("Make it a theme? [y/N]", yes),
        ("Title of the theme management (Enter for Management)", yes),
        ("Add it?", "e\n"),
        ("Title (Enter keeps Short)", yes),
        ("Address", "\n"),
        ("Format", yes),
        ("Time", "\n"),
        ("Themes, with commas (Enter keeps management)", yes),
        ("Id (Enter for short)", yes),
        ("Add it?", yes),
    )
    code, shown = terminal.end()
    assert code == 0, shown
    text = real_list.read_text("utf-8")
    assert "  management: Management\n" in text
    entry = "\n- id: short\n  title: Short\n  format: read\n  themes: [management]\n"
    assert text.endswith(entry)
    assert entry not in before


def test_only_the_wrong_theme_is_asked_for_again(
    real_list: Path, open_dialogue: OpenTerminal
) -> None:
    """A slip among themes is asked for alone: what else was typed, or made, stays."""
    terminal = open_dialogue("add")
    answer(
        terminal,
        *SHORT,
        ("Themes, with", "families, New One, nosuchtheme, equity\n"),
        ('"New One". Make it a theme? [y/N]', "y\n"),
        ('"nosuchtheme". Make it a theme? [y/N]', "\n"),
        ('Theme instead of "nosuchtheme" (Enter for none)', "culture\n"),
        ("Add it?", "\n"),
    )
    assert terminal.end()[0] == 0
    assert "  themes: [families, new-one, culture, equity]\n" in real_list.read_text("utf-8")


@pytest.mark.parametrize(
    ("more", "themes"),
    [
        ([("Did you mean culture? [Y/n]", "\n")], "  themes: [culture, equity]\n"),
        (
            [
                ("Did you mean culture? [Y/n]", "n\n"),
                ("Then make it a theme? [y/N]", "y\n"),
                ("Title of the theme cultur (Enter for Cultur)", "\n"),
            ],
            "  themes: [cultur, equity]\n",
        ),
        (
            [
                ("Did you mean culture? [Y/n]", "n\n"),
                ("Then make it a theme? [y/N]", "n\n"),
                ('Theme instead of "cultur" (Enter for none)', "\n"),
            ],
            "  themes: [equity]\n",
        ),
    ],
)
def test_a_slip_in_a_theme_is_one_question_at_a_time(
    real_list: Path, open_dialogue: OpenTerminal, more: list[tuple[str, str]], themes: str
) -> None:
    """Whether another theme was meant is asked first, and then whether to make one."""
    terminal = open_dialogue("add")
    answer(terminal, *SHORT, ("Themes, with", "cultur, equity\n"), *more, ("Add it?", "\n"))
    code, shown = terminal.end()
    assert code == 0, shown
    assert themes in real_list.read_text("utf-8")


def test_the_beginning_of_a_theme_is_enough_to_be_asked(
    curate: Curate, open_dialogue: OpenTerminal
) -> None:
    """Where one theme begins with what was typed, that theme is probably meant."""
    ok(curate, "themes", "add", "change-leading-people", "Leading people through change")
    terminal = open_dialogue("add")
    answer(
        terminal,
        *SHORT,
        ("Themes, with", "Change, Leading people\n"),
        ('no theme "Change". Did you mean change-leading-people? [Y/n]', "\n"),
        ("Did you mean change-leading-people? [Y/n]", "\n"),
        ("Add it?", "\n"),
    )
    code, shown = terminal.end()
    assert code == 0, shown
    assert "  themes: [change-leading-people]\n" in curate.text()


def test_in_a_list_without_themes_they_are_asked_for_by_name(
    empty_folder: Curate, open_dialogue: OpenTerminal
) -> None:
    """The question for themes says so where no theme of the list stands above it."""
    empty_folder.write("resources:\n")
    terminal = open_dialogue("add")
    answer(
        terminal,
        *SHORT,
        ("Themes, with commas (Enter for none)", "new\n"),
        ('There is no theme "new". Make it a theme? [y/N]', "n\n"),
        ('Theme instead of "new" (Enter for none)', "\n"),
        ("Add it?", "\n"),
    )
    assert terminal.end()[0] == 0


@pytest.mark.parametrize(
    ("typed", "themes"),
    [
        ("culture; Leadership", "[culture, leadership]"),
        ("LEADERSHIP, culture;leadership", "[leadership, culture]"),
        ("Young people, and adults; culture", "[young, culture]"),
        ("Young people, and adults", "[young]"),
        ("culture,leadership ,", "[culture, leadership]"),
        ("none", None),
        ("Don’t know", None),
        ("?", None),
    ],
)
def test_themes_are_taken_apart(
    curate: Curate, open_dialogue: OpenTerminal, typed: str, themes: str | None
) -> None:
    """Themes stand between commas or semicolons, and a title may have a comma in it."""
    ok(curate, "themes", "add", "young", "Young people, and adults")
    terminal = open_dialogue("add")
    answer(terminal, *SHORT, ("Themes, with", f"{typed}\n"), ("Add it?", "\n"))
    code, shown = terminal.end()
    assert code == 0, shown
    entry = curate.text()[curate.text().index("- id: short") :]
    assert (f"  themes: {themes}\n" in entry) if themes else ("themes" not in entry)


@pytest.mark.parametrize(
    "word", ["none", "Unknown", "don’t know", "I don't know.", "?", "-", "n/a"]
)
def test_no_answer_is_an_answer(curate: Curate, open_dialogue: OpenTerminal, word: str) -> None:
    """Who says that there is none, or that they do not know, is understood."""
    ok(curate, "add", "Short", "--format", "read", "--url", "https://example.org/x")
    terminal = open_dialogue("add")
    answer(
        terminal,
        ("Title", "Shorter\n"),
        ("Address", f"{word}\n"),
        ("Format", "\n"),
        ("Time", f"{word}\n"),
        ("Themes, with", f"{word}\n"),
        ("Add it?", "\n"),
    )
    code, shown = terminal.end()
    assert code == 0, shown
    assert curate.text().endswith("\n- id: shorter\n  title: Shorter\n  format: read\n")


def test_answers_may_be_changed_before_they_are_written(
    real_list: Path, open_dialogue: OpenTerminal
) -> None:
    """With the entry on the screen every answer may be changed, its id too; Enter keeps one."""
    before = real_list.read_text("utf-8")
    terminal = open_dialogue("add")
    answer(
        terminal,
        *WHOLE,
        ("Add it? [Y/n, e to change your answers]", "e\n"),
        ("Title (Enter keeps Reflective supervisio...)", "Cultural Competence\n"),
        ("Already listed as cultural-competence (same title). Add it anyway? [y/N]", "\n"),
        ("Title (Enter keeps Reflective supervisio...)", "Reflective practice: our guide\n"),
        ("Address (Enter keeps https://example.org/g...)", "none\n"),
        ("Format: watch, listen (Enter for read)", "w\n"),
        ("Time (Enter keeps 45 x 2)", "\n"),
        ("Themes, with commas (Enter keeps leadership, workforce)", "\n"),
        ("Id (Enter for reflective-practice)", "our-guide\n"),
        ("Add it? [Y/n, e to change your answers]", "\n"),
    )
    code, shown = terminal.end()
    assert code == 0, shown
    assert added(before, real_list.read_text("utf-8")) == (
        "\n"
        "- id: our-guide\n"
        "  title: 'Reflective practice: our guide'\n"
        "  format: watch\n"
        "  minutes: 45\n"
        "  parts: 2\n"
        "  themes: [leadership, workforce]\n"
    )


def test_a_theme_that_is_not_wanted_any_more_is_not_made(
    real_list: Path, open_dialogue: OpenTerminal
) -> None:
    """Where answers are changed, a theme that was to be made for them is made only if it stays."""
    terminal = open_dialogue("add")
    answer(
        terminal,
        *SHORT,
        ("Themes, with", "New One, new one, new-one\n"),
        ("Make it a theme?", "y\n"),
        ("Add it?", "e\n"),
        *((question, "\n") for question in ("Title", "Address", "Format", "Time")),
        ("Themes, with", "culture\n"),
        ("Id", "\n"),
        ("Add it?", "\n"),
    )
    assert terminal.end()[0] == 0
    text = real_list.read_text("utf-8")
    assert "new-one" not in text
    assert "- id: short\n" in text
    assert "  themes: [culture]\n" in text


@pytest.mark.parametrize(
    "option", [("--theme", "nosuchtheme"), ("--requires", "nosuchid"), ("--theme", "cultur")]
)
def test_a_wrong_name_is_told_before_the_questions(
    real_list: Path, open_dialogue: OpenTerminal, option: tuple[str, str]
) -> None:
    """A theme or an id that an option names and nobody knows is refused before any answer."""
    code, shown = open_dialogue("add", *option).end()
    assert code == 3
    assert "Title of" not in shown
    assert real_list.exists()


def test_an_address_in_the_place_of_the_title(real_list: Path, open_dialogue: OpenTerminal) -> None:
    """An address typed as the title is the address, and the title is asked for."""
    terminal = open_dialogue("add")
    answer(
        terminal,
        ("Title", "https://example.org/guide\n"),
        ("Title", "A guide\n"),
        *((question, "r\n" if question == "Format" else "\n") for question in ("Format", "Time")),
        ("Themes, with", "\n"),
        ("Add it?", "\n"),
    )
    assert terminal.end()[0] == 0
    text = real_list.read_text("utf-8")
    assert "  title: A guide\n  format: read\n  url: https://example.org/guide\n" in text


def test_an_address_alone_needs_a_title(curate: Curate) -> None:
    """`add URL` where nobody can be asked says how to give the title."""
    result = curate("add", "https://example.org/guide", columns=None)
    assert (result.code, result.out) == (2, "")
    assert '"Its title" --format read --url https://example.org/guide' in result.err


def test_what_an_option_says_is_not_asked(real_list: Path, open_dialogue: OpenTerminal) -> None:
    """Only what the options leave open is asked."""
    terminal = open_dialogue(
        "add", "Short", "--url", "https://example.org", "-m", "5", "-t", "culture"
    )
    answer(terminal, ("Format", "watch\n"), ("Add it?", "\n"))
    code, shown = terminal.end()
    assert code == 0, shown
    for question in ("Title", "Address", "Time", "Themes, with"):
        assert f"{question}  " not in shown
        assert f"{question} [" not in shown
    assert "  format: watch\n  minutes: 5\n" in real_list.read_text("utf-8")


def test_nothing_is_asked_where_all_is_said(real_list: Path, open_dialogue: OpenTerminal) -> None:
    """With title and format given, nothing is asked on a terminal either."""
    code, shown = open_dialogue("add", "Short", "--format", "read").end()
    assert code == 0
    assert "?" not in shown
    assert "- id: short" in real_list.read_text("utf-8")


def test_no_is_respected(real_list: Path, open_dialogue: OpenTerminal) -> None:
    """Who answers no at the end has written nothing: exit 0."""
    before = real_list.read_bytes()
    terminal = open_dialogue("add")
    answer(terminal, *WHOLE, ("Add it? [Y/n, e to change your answers]", "n\n"))
    code, shown = terminal.end()
    assert code == 0
    assert "Nothing was written." in shown
    assert real_list.read_bytes() == before


def test_another_answer_than_yes_or_no_is_asked_again(
    real_list: Path, open_dialogue: OpenTerminal
) -> None:
    """What is neither yes nor no is asked again, until it is one of them."""
    before = real_list.read_bytes()
    terminal = open_dialogue("add")
    answer(terminal, *WHOLE, ("Add it? [Y/n, e to change your answers]", "perhaps\n"))
    terminal.expect("Type y, n or e.")
    answer(terminal, ("Add it? [Y/n, e to change your answers]", "NO\n"))
    code, shown = terminal.end()
    assert (code, "Nothing was written." in shown) == (0, True)
    assert real_list.read_bytes() == before


def test_a_known_title_is_asked_about_at_once(real_list: Path, open_dialogue: OpenTerminal) -> None:
    """A title that is listed is told, and another may be typed; nothing that was typed is lost."""
    terminal = open_dialogue("add")
    answer(
        terminal,
        ("Title", "https://example.org/guide\n"),
        ("Title", "cultural competence\n"),
        ("Already listed as cultural-competence (same title). Add it anyway? [y/N]", "\n"),
        ("Title of what you are adding", "Short\n"),
        *((question, "\n") for question in ("Format", "Time", "Themes, with", "Add it?")),
    )
    code, shown = terminal.end()
    assert code == 0, shown
    assert real_list.read_text("utf-8").endswith(
        "\n- id: short\n  title: Short\n  format: read\n  url: https://example.org/guide\n"
    )


def test_a_known_address_is_asked_about_at_once(
    real_list: Path, open_dialogue: OpenTerminal
) -> None:
    """So is an address, in its own place or in that of the title."""
    known, told = f"{TROUBLEMAKER}?utm_source=x\n", "Already listed as troublemaker (same address)"
    terminal = open_dialogue("add")
    answer(
        terminal,
        ("Title", known),
        (told, "n\n"),
        ("Title of what you are adding", "Short\n"),
        ("Address", known),
        (told, "n\n"),
        ("Address (Enter for none)", "\n"),
        *((question, "\n") for question in ("Format", "Time", "Themes, with", "Add it?")),
    )
    code, shown = terminal.end()
    assert code == 0, shown
    assert real_list.read_text("utf-8").endswith("\n  title: Short\n  format: read\n")


def test_what_is_listed_may_be_added_all_the_same(
    real_list: Path, open_dialogue: OpenTerminal
) -> None:
    """Who says that it is to be added anyway is asked once, and it is added."""
    terminal = open_dialogue("add")
    answer(
        terminal,
        ("Title", "Cultural Competence\n"),
        ("Add it anyway? [y/N]", "y\n"),
        *((question, "\n") for question in ("Address", "Format", "Time", "Themes, with")),
        ("Add it?", "e\n"),
        ("Title (Enter keeps Cultural Competence)", "\n"),
        *((question, "\n") for question in ("Address", "Format", "Time", "Themes, with", "Id")),
        ("Add it?", "\n"),
    )
    code, shown = terminal.end()
    assert code == 0, shown
    assert "- id: cultural-competence-2\n" in real_list.read_text("utf-8")


def test_a_known_address_of_an_option_asks_nothing(
    real_list: Path, open_dialogue: OpenTerminal
) -> None:
    """A duplicate that an option gives away is refused before the first question."""
    code, shown = open_dialogue("add", "--url", TROUBLEMAKER).end()
    assert code == 1
    assert "Title" not in shown
    assert real_list.exists()


@pytest.mark.parametrize("key", ["\x03", "\x04"])
@pytest.mark.parametrize("answered", range(6))
def test_leaving_writes_nothing(
    real_list: Path, open_dialogue: OpenTerminal, key: str, answered: int
) -> None:
    """Ctrl-C and Ctrl-D leave at any question: exit 130, no traceback, nothing written."""
    before = real_list.read_bytes()
    terminal = open_dialogue("add")
    answer(terminal, *WHOLE[:answered])
    terminal.expect([question for question, _ in (*WHOLE, ("Add it?", ""))][answered])
    terminal.type(key)
    code, shown = terminal.end()
    assert code == 130
    assert "Traceback" not in shown
    assert real_list.read_bytes() == before


@pytest.mark.parametrize(
    ("before", "question", "wrong", "said", "right"),
    [
        ((), "Title", "  \n", "", "Short\n"),
        ((), "Title", "\u200b\n", "", "Short\n"),
        (WHOLE[:1], "Address", "not a url\n", "is not an address", "www.example.org/x\n"),
        (WHOLE[:1], "Address", "javascript:x\n", "is not an address", "\n"),
        (WHOLE[:2], "Format", "smell\n", "Use read, watch or listen", "WATCH\n"),
        (WHOLE[:2], "Format", "json\n", "read, watch", "listen\n"),
        (WHOLE[:3], "Time", "soon\n", '"soon" is not a time', "25\n"),
        (WHOLE[:3], "Time", "1:20\n", "1 h 20 min, or 1 min 20 s", "1h20\n"),
    ],
)
def test_a_wrong_answer_is_asked_again(
    real_list: Path,
    open_dialogue: OpenTerminal,
    before: tuple[tuple[str, str], ...],
    question: str,
    wrong: str,
    said: str,
    right: str,
) -> None:
    """An answer that cannot be is explained, and the question asked again."""
    terminal = open_dialogue("add")
    answer(terminal, *before, (question, wrong))
    if said:
        terminal.expect(said)
    answer(terminal, (question, right))
    left = WHOLE[len(before) + 1 :]
    answer(terminal, *left, ("Add it?", "\n"))
    code, shown = terminal.end()
    assert code == 0, shown
    assert "Added" in shown
    assert len(real_list.read_text("utf-8").split("\n- id: ")) == 13


@pytest.mark.parametrize(
    ("typed", "id_"),
    [
        (["\n"], "read"),
        (["Two Words\n", "coaching\n", "party\n"], "party"),
        ([" party \n"], "party"),
    ],
)
def test_an_id_that_says_nothing_is_offered_for_change(
    real_list: Path, open_dialogue: OpenTerminal, typed: list[str], id_: str
) -> None:
    """Where a title makes no telling id, one is asked for, until it can be; Enter takes it."""
    terminal = open_dialogue("add", "🎉🎉")
    answer(
        terminal, *WHOLE[1:], *(("Id (Enter for read)", one) for one in typed), ("Add it?", "y\n")
    )
    code, shown = terminal.end()
    assert code == 0, shown
    assert f"\n- id: {id_}\n" in real_list.read_text("utf-8")


def test_an_id_that_tells_is_not_asked_for(real_list: Path, open_dialogue: OpenTerminal) -> None:
    """A title with Latin letters, and `--id`, leave nothing to ask."""
    terminal = open_dialogue("add", "🎉🎉", "--id", "party")
    answer(terminal, *WHOLE[1:], ("Add it?", "y\n"))
    assert "Id (" not in terminal.end()[1]


def test_a_wrong_option_is_told_before_the_questions(
    real_list: Path, open_dialogue: OpenTerminal
) -> None:
    """An option that cannot be is refused before anybody has typed an answer: exit 2."""
    code, shown = open_dialogue("add", "--minutes", "soon").end(within=3)
    assert code == 2
    assert "Title" not in shown
    assert real_list.exists()

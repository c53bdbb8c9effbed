"""`curate check --fix`: what has one right answer is put right, and nothing else changes."""

import json

import pytest

from tests.conftest import PROJECT, Curate, OpenTerminal

HEAD = "themes: {work: Work, home: Home}\nresources:\n- id: a\n  title: A\n  format: read\n"


def fixed(curate: Curate, text: str, *arguments: str) -> str:
    """Return a list after `check --fix`."""
    curate.write(text)
    assert curate("check", "--fix", *arguments).code in (0, 1)
    return curate.text()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("minuts: 5 # short", "minutes: 5 # short"),
        ("author: [Ada, 'Grace']", "authors: [Ada, 'Grace']"),
        ("'sumary': >-\n    What it\n    is about", "summary: >-\n    What it\n    is about"),
        ("\xa0minutes: 5", "minutes: 5"),
        ("published: 2024-3-5", "published: 2024-03-05"),
        ("published: '2024/3'", "published: 2024-03"),
        ("added: 2024.12.5", "added: 2024-12-05"),
        ("minutes: 1h30", "minutes: 90"),
        ("minutes: 20 min # short", "minutes: 20 # short"),
        ("minutes: half an hour", "minutes: 30"),
        ("minutes: about 45", "minutes: 45"),
        ("words: 1,840", "words: 1840"),
        ("words: '~ 900 words'", "words: 900"),
        ("level: Advanced", "level: advanced"),
        ('importance: " OPTIONAL"', "importance: optional"),
        ("url: 'https: //example.org/a'", "url: https://example.org/a"),
        ("url: https://example.org /a", "url: https://example.org/a"),
        ("url: https://example.org/a b", "url: https://example.org/a%20b"),
        ("url: www.example.org/a", "url: https://www.example.org/a"),
        ("themes: work, home", "themes: [work, home]"),
        ("themes: work, home]", "themes: [work, home]"),
    ],
)
def test_what_has_one_right_answer_is_put_right(
    empty_folder: Curate, before: str, after: str
) -> None:
    """A slip that can only be meant as one thing is mended on its line; all else stays."""
    assert fixed(empty_folder, f"{HEAD}  {before}\n# end\n") == f"{HEAD}  {after}\n# end\n"
    assert empty_folder("check").code == 0


@pytest.mark.parametrize(
    "line",
    [
        "publish: x",  # publisher, or published
        "part: 2",  # two parts, or the second
        "minutes: 20\n  Part: 2",
        "\xa0part: 12",
        "url2: https://example.org/",
        "minuts: soon",  # no minutes
        "minuts: 5\n  minutse: 6",  # which of the two
        "published: 3/5/2024",  # day first, or month first
        "published: 2024-2-30",
        "published: 2024-13",
        "minutes: 1:30",  # hours, or minutes and seconds
        "minutes: 10-15",
        "minutes: 45 x 2",
        "minutes: long",
        "words: many",
        "level: hard",
        "url: example",
        "url: https://ada:secret@example.org /a",
        "themes: work, hoem",
        "themes: wrok",
        "requires: [b]",
    ],
)
def test_what_could_be_several_things_stays(empty_folder: Curate, line: str) -> None:
    """Nothing is guessed: the finding stays, and so does the file, to the byte."""
    text = f"{HEAD}  {line}\n"
    empty_folder.write(text)
    result = empty_folder("check", "--fix")
    assert (result.code, empty_folder.text()) == (1, text)
    assert result.err.startswith("There is nothing that has one right answer.\n")


def test_slips_in_braces_and_around_the_resources(empty_folder: Curate) -> None:
    """Entries in braces, themes and the list itself are mended too; line ends stay."""
    assert fixed(
        empty_folder,
        "titel: T\r\nthemes:\r\n  work: {title: Work, descripton: W}\r\nresources:\r\n"
        "- {id: a, title: A, format: Read, added: 2024-3-5, url: 'www.example.org/a,b'}\r\n",
    ) == (
        "title: T\r\nthemes:\r\n  work: {title: Work, description: W}\r\nresources:\r\n"
        "- {id: a, title: A, format: read, added: 2024-03-05, url: 'https://www.example.org/a,b'}\r\n"
    )


def test_slips_below_rare_line_ends(empty_folder: Curate) -> None:
    """Where YAML sees more lines than an editor, each slip is still mended in its own entry."""
    text = HEAD + '  summary: "a\u2028b\u2028c"\n  minuts: 5\n- {id: b, title: B, format: Watch}\n'
    mended = text.replace("minuts", "minutes").replace("Watch", "watch")
    assert fixed(empty_folder, text) == mended


def test_one_undo_takes_all_fixes_back(empty_folder: Curate) -> None:
    """The fixes are shown, made in one change, and taken back as one."""
    text = HEAD + "  minuts: 5\n- {id: b, title: B, format: Watch}\n"
    empty_folder.write(text)
    result = empty_folder("check", "--fix")
    assert result.code == 0
    assert "-   minuts: 5\n" in result.out
    assert "+   minutes: 5\n" in result.out
    assert "✓ Fixed 2 faults.\n" in result.out
    assert result.out.endswith("✓ No faults in 2 resources.\n")
    assert empty_folder("undo").out.endswith("Taken back: fixed 2 faults.\n")
    assert empty_folder.text() == text


@pytest.mark.parametrize(
    ("more", "last"),
    [
        ("", "After that:\n✓ No faults in 1 resource.\n"),
        ("  odd: 1\n", "\n1 fault in 1 resource\n"),
        ("- {id: b, title: B}\n", "\n1 fault in 2 resources\n"),
    ],
)
def test_a_dry_run_shows_what_would_remain(empty_folder: Curate, more: str, last: str) -> None:
    """`--dry-run` writes nothing, shows the lines, and then what would be wrong still."""
    text = f"{HEAD}  minuts: 5\n{more}"
    empty_folder.write(text)
    result = empty_folder("check", "--fix", "--dry-run")
    assert (result.code, empty_folder.text()) == (1, text)
    assert "+   minutes: 5\n" in result.out
    _, _, after = result.out.partition("\nAfter that:\n")
    assert "minuts" not in after
    assert result.out.endswith(last)


@pytest.mark.parametrize(
    ("arguments", "head"),
    [
        (["--rule", "unknown-level"], ""),
        (["--ignore", "unknown-key"], ""),
        ([], "checks: {unknown-key: they are ours}\n"),
    ],
)
def test_only_what_is_told_is_fixed(empty_folder: Curate, arguments: list[str], head: str) -> None:
    """What is not asked about, or switched off in the list, stays as it is."""
    text = head + HEAD + "  minuts: 5\n  level: Advanced\n"
    after = fixed(empty_folder, text, *arguments)
    assert after == text.replace("Advanced", "advanced")


def test_of_all_faults_only_those_with_one_answer_go(empty_folder: Curate) -> None:
    """In a list with every fault, those that are left are those that were there before."""
    seeded = (PROJECT / "tests" / "data" / "every_fault.yaml").read_text("utf-8")
    empty_folder.write(seeded)
    before = json.loads(empty_folder("check", "--json").out)
    assert empty_folder("check", "--fix").code == 1
    after = json.loads(empty_folder("check", "--json").out)
    assert [one for one in after if one not in before] == []
    gone = [one["message"] for one in before if one not in after]
    assert gone == ['The key "authers" is not known.']
    assert empty_folder.text() == seeded.replace("authers", "authors")


def test_options_of_fix(curate: Curate) -> None:
    """What is shown for scripts is not mixed with a change; `--dry-run` alone has nothing to do."""
    json_too = curate("check", "--fix", "--json")
    assert (json_too.code, json_too.err) == (
        2,
        "Error: --fix and --json cannot both be. Choose one.\n",
    )
    alone = curate("check", "--dry-run")
    assert (alone.code, alone.err) == (
        2,
        "Error: --dry-run is for --fix: check alone changes nothing.\n",
    )


@pytest.mark.parametrize(("answer", "minutes"), [("y\n", "minutes: 5"), ("n\n", "minuts: 5")])
def test_a_terminal_asks_before_it_fixes(
    empty_folder: Curate, open_dialogue: OpenTerminal, answer: str, minutes: str
) -> None:
    """On a terminal the lines are shown first, and written where the answer is yes."""
    empty_folder.write(HEAD + "  minuts: 5\n")
    terminal = open_dialogue("check", "--fix")
    terminal.expect("Fix 1 fault?")
    assert "minutes: 5" in terminal.shown
    terminal.type(answer)
    terminal.end()
    assert minutes in empty_folder.text()

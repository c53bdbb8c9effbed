"""`curate edit`, `remove`, `themes rename` and `themes add`: the list changed from commands."""

import json

import pytest

from curate.yaml_reading.parse import parse
from tests.answers import ok
from tests.conftest import Curate

LIST = """\
# A list.
title: A list
themes:
  culture: Culture # why
  equity: Equity
  equity/race: Race equity
resources:

# about sled dogs
- id: sled-dogs
  title: Sled dogs
  format: read
  minutes: 20 # a guess
  themes: [culture, equity/race]
  level: advanced
  authors: [Ann, Bo]
  summary: >-
    How dogs
    do it.

- id: coaching # short
  title: Coaching
  format: watch
  requires: [sled-dogs]
- id: coaching-two
  title: More of it
  format: listen
"""
CHANGES = {
    "edit": ("edit", "sled-dogs", "--minutes", "25"),
    "remove": ("remove", "coaching", "--yes"),
    "rename": ("themes", "rename", "culture", "people"),
    "merge": ("themes", "rename", "culture", "equity", "--yes"),
    "add": ("themes", "add", "new", "New"),
}


@pytest.fixture
def kept(empty_folder: Curate) -> Curate:
    """Run commands on a small list with comments in it."""
    empty_folder.write(LIST)
    return empty_folder


def changed(old: str, new: str) -> str:
    """Return the list with one piece of its text changed."""
    assert LIST.count(old) == 1
    return LIST.replace(old, new)


SUMMARY = "  summary: >-\n    How dogs\n    do it.\n"
EDITS = [
    (("--title", "Dogs: all"), "title: Sled dogs", "title: 'Dogs: all'"),
    (("--format", "listen"), "format: read", "format: listen"),
    (("--minutes", "1h 5"), "minutes: 20 # a guess", "minutes: 65 # a guess"),
    (("-m", "25 x 3"), "minutes: 20 # a guess\n", "minutes: 25 # a guess\n  parts: 3\n"),
    (("--parts", "4"), "# a guess\n", "# a guess\n  parts: 4\n"),
    (("--words", "900"), "# a guess\n", "# a guess\n  words: 900\n"),
    (("--theme", "+equity"), "[culture, equity/race]", "[culture, equity/race, equity]"),
    (("--theme", "-culture"), "[culture, equity/race]", "[equity/race]"),
    (("-t", "-culture", "-t", "+equity"), "[culture, equity/race]", "[equity/race, equity]"),
    (("--theme", "equity"), "[culture, equity/race]", "[equity]"),
    (("--theme", "+Equity"), "[culture, equity/race]", "[culture, equity/race, equity]"),
    (("--level", "introductory"), "level: advanced", "level: introductory"),
    (("--importance", "essential"), "advanced\n", "advanced\n  importance: essential\n"),
    (("--requires", "coaching-two"), "advanced\n", "advanced\n  requires: [coaching-two]\n"),
    (("--author", "+Cy"), "[Ann, Bo]", "[Ann, Bo, Cy]"),
    (("--author", "-Ann"), "[Ann, Bo]", "[Bo]"),
    (("--author", "Cy", "--author", "Di"), "[Ann, Bo]", "[Cy, Di]"),
    (("--author", "Bo", "--author", "Ann"), "[Ann, Bo]", "[Bo, Ann]"),
    (("-t", "equity/race", "-t", "culture"), "[culture, equity/race]", "[equity/race, culture]"),
    (("-t", "Equity", "-t", "culture"), "[culture, equity/race]", "[equity, culture]"),
    (("--publisher", "A & B"), "[Ann, Bo]\n", "[Ann, Bo]\n  publisher: A & B\n"),
    (("--published", "2021-03"), "[Ann, Bo]\n", "[Ann, Bo]\n  published: 2021-03\n"),
    (("--url", "https://a.org/"), "[Ann, Bo]\n", "[Ann, Bo]\n  url: https://a.org/\n"),
    (("--summary", "Short."), SUMMARY, "  summary: Short.\n"),
    (("--clear", "summary"), SUMMARY, ""),
    (("--clear", "minutes"), "  minutes: 20 # a guess\n", ""),
    (("--clear", "theme"), "  themes: [culture, equity/race]\n", ""),
    (("--clear", "authors"), "  authors: [Ann, Bo]\n", ""),
    (("--clear", "level", "--minutes", "5"), None, None),
]


@pytest.mark.parametrize(
    ("options", "old", "new"), EDITS, ids=[" ".join(options) for options, _, _ in EDITS]
)
def test_edit_changes_only_what_was_named(
    kept: Curate, options: tuple[str, ...], old: str | None, new: str | None
) -> None:
    """Each option changes its own field, and leaves every other line and comment."""
    result = kept("edit", "sled-dogs", *options)
    assert result.code == 0, result.err
    if old is None or new is None:
        expected = changed("  level: advanced\n", "").replace("minutes: 20", "minutes: 5")
    else:
        expected = changed(old, new)
    assert kept.text() == expected
    assert "curate undo" in result.err


def test_edit_shows_the_change(kept: Curate) -> None:
    """The lines that go and come are shown with their numbers and one line around them."""
    result = kept("edit", "sled-dogs", "--minutes", "25")
    assert result.out.startswith(
        "data/resources.yaml\n"
        "   12     format: read\n"
        "   13 -   minutes: 20 # a guess\n"
        "   13 +   minutes: 25 # a guess\n"
        "   14     themes: [culture, equity/race]\n"
    )
    assert "Changed minutes of sled-dogs." in result.out


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_dry_run_shows_the_change_and_writes_nothing(kept: Curate, change: tuple[str, ...]) -> None:
    """Whatever changes the list takes `--dry-run`: it shows the change, and writes nothing."""
    result = kept(*change, "--dry-run")
    assert result.code == 0, result.err
    assert result.out.startswith("data/resources.yaml\n")
    assert "Nothing was written: --dry-run." in result.err
    assert kept.text() == LIST
    assert "nothing to take back" in kept("undo").err


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_dry_run_shows_what_is_then_written(kept: Curate, change: tuple[str, ...]) -> None:
    """What `--dry-run` shows is what the command shows when it writes."""
    shown = kept(*change, "--dry-run").out
    result = kept(*change)
    assert result.code == 0, result.err
    assert result.out.startswith(shown)
    assert kept.text() != LIST


REFUSED = [
    (("edit", "coach", "--minutes", "5"), 2, "may mean"),
    (("edit", "sledge", "--minutes", "5"), 3, 'no resource "sledge"'),
    (("edit", "sled-dogs", "--minutes", "soon"), 2, "--minutes"),
    (("edit", "sled-dogs", "--format", "smell"), 2, "--format"),
    (("edit", "sled-dogs", "--level", "none"), 2, "--level"),
    (("edit", "sled-dogs", "--importance", "none"), 2, "--importance"),
    (("edit", "sled-dogs", "--parts", "some"), 2, "Parts"),
    (("edit", "sled-dogs", "--words", "some"), 2, "Words"),
    (("edit", "sled-dogs", "--published", "May"), 2, "Published"),
    (("edit", "sled-dogs", "--title", " "), 2, "title"),
    (("edit", "sled-dogs", "--theme", "+cultur"), 3, "Did you mean culture?"),
    (("edit", "sled-dogs", "--theme", "-equity"), 1, "has no equity"),
    (("edit", "sled-dogs", "--theme", "+equity", "--theme", "culture"), 2, "either"),
    (("edit", "sled-dogs", "--requires", "sledge"), 3, 'no resource "sledge"'),
    (("edit", "sled-dogs", "--requires", "sled-dogs"), 2, "itself"),
    (("edit", "sled-dogs", "--clear", "title"), 2, "not a field that can be cleared"),
    (("edit", "sled-dogs", "--clear", "nothing"), 2, "not a field that can be cleared"),
    (("edit", "sled-dogs", "--minutes", "20"), 1, "like that already"),
    (("edit", "sled-dogs"), 2, "needs to be told"),
    (("remove", "sled-dogs", "--yes"), 1, "coaching requires sled-dogs"),
    (("remove", "coaching"), 2, "--yes"),
    (("remove", "coach", "--yes"), 2, '"coach" may mean'),
    (("remove", "coaching", "nothing", "--yes"), 3, 'no resource "nothing"'),
    (("themes", "rename", "cultur", "people"), 3, "Did you mean culture?"),
    (("themes", "rename", "culture", "Our People"), 2, "lower-case"),
    (("themes", "rename", "culture", "culture"), 2, "cannot become"),
    (("themes", "rename", "equity", "equity/all"), 2, "cannot become"),
    (("themes", "add", "culture", "Culture"), 1, "declared already"),
    (("themes", "add", "Our People", "People"), 2, "lower-case"),
]


def test_only_what_changes_is_said_to_have_changed(kept: Curate) -> None:
    """Of several resources, those that are like that already are told apart."""
    assert kept("edit", "coaching", "--importance", "essential").code == 0
    result = kept("edit", "coaching", "sled-dogs", "--importance", "essential")
    assert "Changed importance of sled-dogs.\n" in result.out
    assert "coaching is like that already.\n" in result.err
    both = kept("edit", "coaching", "sled-dogs", "--importance", "essential")
    assert (both.code, "coaching and sled-dogs are like that already." in both.err) == (1, True)
    assert "importance of sled-dogs" in kept("undo").out


@pytest.mark.parametrize(
    ("command", "code", "words"), REFUSED, ids=[" ".join(command) for command, _, _ in REFUSED]
)
def test_what_cannot_be_done_is_refused(
    kept: Curate, command: tuple[str, ...], code: int, words: str
) -> None:
    """A change that cannot be made says why, with its exit code, and leaves the list alone."""
    result = kept(*command)
    assert result.code == code, result.err
    assert words in " ".join(result.err.split())
    assert kept.text() == LIST


def test_edit_takes_an_unknown_theme_with_force(kept: Curate) -> None:
    """With `--force` a resource is given a theme that the list does not declare."""
    assert kept("edit", "sled-dogs", "--theme", "+new", "--force").code == 0
    assert "[culture, equity/race, new]" in kept.text()


def test_an_ambiguous_name_lists_what_it_may_mean(kept: Curate) -> None:
    """Where part of an id fits several resources, all of them are named."""
    result = kept("edit", "coach", "--minutes", "5")
    assert "Coaching (coaching)" in result.err
    assert "More of it (coaching-two)" in result.err


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("edit", "sled-dogs", "--clear", "minutes"), ["line 13 goes too: # a guess"]),
        (("edit", "sled-dogs", "--minutes", "5"), []),
        (("themes", "rename", "culture", "equity", "--yes"), ["line 4 goes too: # why"]),
        (("themes", "rename", "culture", "people"), []),
        (("remove", "coaching", "--yes", "--dry-run"), ["line 21 goes too: # short"]),
    ],
)
def test_a_comment_that_goes_is_said(
    kept: Curate, command: tuple[str, ...], said: list[str]
) -> None:
    """A comment behind something that goes entirely is named; one that stays is not."""
    result = kept(*command)
    assert result.code == 0, result.err
    told = [line for line in result.err.splitlines() if line.startswith("The comment on ")]
    assert told == [f"The comment on {one}" for one in said]


def test_comments_in_a_list_stay(kept: Curate) -> None:
    """A comment on a line of its own stays in a list whose items change, and is not said."""
    listed = "themes:  # ours\n  # first\n  - culture # one\n  # second\n  - equity/race\n"
    kept.write(LIST.replace("themes: [culture, equity/race]\n", listed))
    result = kept("edit", "sled-dogs", "--theme", "equity")
    assert "themes:  # ours\n  # first\n  - equity\n  # second\n  level" in kept.text()
    assert "The comment on line 16 goes too: # one" in result.err


def test_remove_takes_the_comment_above(kept: Curate) -> None:
    """A resource goes with the comment lines directly above it and in it, and each is said."""
    result = kept("remove", "sled-dogs", "coaching", "--yes")
    assert result.code == 0, result.err
    assert result.err.splitlines()[:3] == [
        "The comment on line 9 goes too: # about sled dogs",
        "The comment on line 13 goes too: # a guess",
        "The comment on line 21 goes too: # short",
    ]
    start, end = LIST.index("# about"), LIST.index("- id: coaching-two")
    assert kept.text() == LIST[:start] + LIST[end:]


@pytest.mark.parametrize("given", ["nothing-like-it", "sled"])
def test_remove_looks_an_id_up_before_it_asks_for_yes(kept: Curate, given: str) -> None:
    """What is wrong with an id is said first, also where nobody can be asked."""
    result = kept("remove", given)
    assert given in result.err
    assert "--yes" not in result.err


def test_remove_with_force_takes_what_is_required(kept: Curate) -> None:
    """With `--force` a resource goes although another one requires it."""
    assert kept("remove", "sled-dogs", "--force", "--yes").code == 0
    assert [one.id for one in parse(kept.text()).resources] == ["coaching", "coaching-two"]


def test_rename_changes_a_theme_everywhere(kept: Curate) -> None:
    """A theme has its new id where it is declared, where it is nested, and in each resource."""
    assert kept("themes", "rename", "equity", "fair").code == 0
    expected = LIST.replace("  equity: Eq", "  fair: Eq").replace("equity/race", "fair/race")
    assert kept.text() == expected


def test_rename_onto_a_theme_says_that_they_merge(kept: Curate) -> None:
    """Where the new id is a theme already, it is said that the two become one."""
    result = kept("themes", "rename", "equity/race", "culture", "--yes")
    assert "There is a theme culture already: the two become one." in result.err
    expected = changed("  equity/race: Race equity\n", "")
    assert kept.text() == expected.replace("[culture, equity/race]", "[culture]")


def test_themes_add_declares_a_theme_last(kept: Curate) -> None:
    """A new theme is the last of those declared."""
    assert kept("themes", "add", "new", "New: one").code == 0
    assert kept.text() == changed("Race equity\n", "Race equity\n  new: 'New: one'\n")


def test_themes_add_takes_a_title_with_two_spaces(kept: Curate) -> None:
    """A title is written clean, on one line with single spaces, as `add` writes those of its own.

    What it was pasted from may have had more of them.
    """
    result = kept("themes", "add", "new", "New  one ")
    assert result.code == 0, result.err
    assert parse(kept.text()).themes[3].title == "New one"


def test_several_are_edited_at_once(curate: Curate) -> None:
    """The same field in several resources is one change, and one undo."""
    before = curate.text()
    result = curate("edit", "coaching", "sled-dogs", "--level", "advanced", "--theme", "+culture")
    assert result.code == 0, result.err
    assert "level, themes of coaching, sled-dogs" in result.out.replace(
        "themes, level", "level, themes"
    )
    found = json.loads(curate("show", "coaching", "sled-dogs", "--json").out)
    assert [one["level"] for one in found] == ["advanced", "advanced"]
    assert all("culture" in one["themes"] for one in found)
    curate("undo")
    assert curate.text() == before


def test_what_is_of_one_resource_is_not_given_to_several(curate: Curate) -> None:
    """A title, an address and the editor are about one resource: exit 2."""
    before = curate.text()
    for options in (["--title", "New"], ["--url", "https://example.org/x"], []):
        result = curate("edit", "coaching", "sled-dogs", *options)
        assert (result.code, "is about one resource. Name one." in result.err) == (2, True)
    assert curate.text() == before


def test_words_of_one_title_are_one_resource_to_edit(curate: Curate) -> None:
    """Words that name one resource take a title, too, as one that is named by its id does."""
    before = json.loads(curate("show", "sled-dogs", "--json").out)
    for words in ("sled planning", "the sled dogs", "my sled"):
        assert curate("edit", *words.split(), "--title", f"Of {words}").code == 0
        assert json.loads(curate("show", "sled-dogs", "--json").out)["title"] == f"Of {words}"
        curate("undo")
    assert json.loads(curate("show", "sled-dogs", "--json").out) == before


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("coaching requires sled-dogs", "coaching --requires sled-dogs"),
        ("coaching title A new title", "coaching --title 'A new title'"),
        ("coaching themes", "coaching --theme VALUE"),
        ("coaching time 20", "coaching --minutes 20"),
    ],
)
def test_a_field_that_is_no_option_is_shown_as_one(curate: Curate, typed: str, meant: str) -> None:
    """`edit coaching requires sled-dogs` is answered with the option to write."""
    before = curate.text()
    result = curate("edit", *typed.split(), columns=None)
    assert (result.code, curate.text()) == (2, before)
    assert result.err.endswith(f"Say it as an option: curate edit {meant}\n")


def test_an_entry_in_braces_is_named_with_its_file(empty_folder: Curate) -> None:
    """Without options too, the file and the line are said of what cannot be edited."""
    empty_folder.write("resources:\n- {id: one, title: One, format: read}\n")
    empty_folder.variables = {"EDITOR": "true"}
    result = empty_folder("edit", "one", columns=None)
    assert result.code == 1
    assert result.err.startswith("Error: data/resources.yaml:2: this entry is written in {braces}")


@pytest.mark.parametrize("odd", ["[one], [one]", "{a: b}: c", "[a]: b"])
def test_a_theme_is_renamed_beside_what_is_no_field(empty_folder: Curate, odd: str) -> None:
    """An entry that cannot be read, with keys that are no texts, is renamed too, and else kept."""
    empty_folder.write(
        "resources:\n  - id: one\n    title: One\n    format: read\n    themes: [culture]\n"
        f"  - {{id: two, title: Two, {odd}, themes: [culture]}}\n"
    )
    ok(empty_folder, "themes", "rename", "culture", "people")
    text = empty_folder.list_file.read_text(encoding="utf-8")
    assert text.count("themes: [people]") == 2
    assert odd in text


def test_a_line_between_two_changes_is_shown_once(kept: Curate) -> None:
    """Changes with one line between them share it, and nothing is said to be left out."""
    told = ok(kept, "edit", "sled-dogs", "-m", "25", "--level", "introductory", "--dry-run").out
    assert told == (
        "data/resources.yaml\n"
        "   12     format: read\n"
        "   13 -   minutes: 20 # a guess\n"
        "   13 +   minutes: 25 # a guess\n"
        "   14     themes: [culture, equity/race]\n"
        "   15 -   level: advanced\n"
        "   15 +   level: introductory\n"
        "   16     authors: [Ann, Bo]\n"
    )


@pytest.mark.parametrize(
    ("options", "unchanged", "left_out"),
    [
        (("--minutes", "25", "--author", "Cy"), [12, 14, 15, 17], False),
        (("--format", "watch", "--author", "Cy"), [11, 13, 15, 17], True),
        (("--minutes", "25", "--clear", "summary"), [12, 14], True),
    ],
)
def test_dots_stand_for_lines_that_are_left_out(
    kept: Curate, options: tuple[str, ...], unchanged: list[int], left_out: bool
) -> None:
    """Between two changes `…` stands where a line is not shown, and nowhere else."""
    told = ok(kept, "edit", "sled-dogs", *options, "--dry-run").out.splitlines()[1:]
    assert ("    …" in told) is left_out
    assert [int(line[:5]) for line in told if line[5:8] == "   "] == unchanged

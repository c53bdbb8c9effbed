"""`curate themes`: the tree, what each theme holds, and the same as JSON."""

import json

import pytest

from tests.conftest import Curate

NESTED = """\
themes:
  law: The law
  equity: {title: Equity, description: Fairness.}
  equity/race: Race
  equity/race/history: History
  empty:
  deep/er/still: Deep
resources:
- {id: a, title: A, format: read, minutes: 10, themes: [equity/race/history]}
- {id: b, title: B, format: read, minutes: 20, themes: [equity, equity/race]}
- {id: c, title: C, format: read, words: 238, themes: [law, undeclared]}
- {id: d, title: D, format: read, themes: [equity/new, equityish]}
- {id: e, title: E, format: read, minutes: 7}
"""


def tallies(result_out: str) -> dict[str, tuple[int, int, int]]:
    return {
        one["id"]: (one["resources"], one["minutes"], one["unknown"])
        for one in json.loads(result_out)
    }


def test_themes_are_a_tree(empty_folder: Curate) -> None:
    """Themes nest, the declared ones in the file's order, those only named after them."""
    empty_folder.write(NESTED)
    lines = empty_folder("themes").out.splitlines()
    names = [line.split("  ")[0] if line[0] != " " else line[:13].rstrip() for line in lines[2:-2]]
    assert names == [
        "The law",
        "Equity",
        "└ Race",
        "  └ History",
        "└ equity/new",
        "empty",
        "Deep",
        "undeclared",
        "equityish",
    ]
    assert lines[-1].startswith("9 themes · 5 resources · at least ~38 min")


def test_a_theme_counts_what_is_nested_in_it_once(empty_folder: Curate) -> None:
    """A theme holds what the themes within hold, each resource counted once."""
    empty_folder.write(NESTED)
    assert tallies(empty_folder("themes", "--json").out) == {
        "law": (1, 1, 0),
        "equity": (3, 30, 1),
        "equity/race": (2, 30, 0),
        "equity/race/history": (1, 10, 0),
        "equity/new": (1, 0, 1),
        "empty": (0, 0, 0),
        "deep/er/still": (0, 0, 0),
        "undeclared": (1, 1, 0),
        "equityish": (1, 0, 1),
    }


def test_themes_json_has_its_keys(curate: Curate) -> None:
    """`themes --json` is an array of objects with the same keys in the same order."""
    found = json.loads(curate("themes", "--json").out)
    keys = ["id", "title", "description", "resources", "minutes", "unknown", "done"]
    assert all(list(one) == keys for one in found)
    assert found[1] == {
        "id": "equity/race",
        "title": "Race equity",
        "description": "Black and Asian leadership, and leading on anti-racism.",
        "resources": 4,
        "minutes": 112,
        "unknown": 1,
        "done": 0,
    }


def test_themes_json_without_title_and_description(empty_folder: Curate) -> None:
    """What a list does not say of a theme is null."""
    empty_folder.write(NESTED)
    by_id = {one["id"]: one for one in json.loads(empty_folder("themes", "--json").out)}
    assert (by_id["undeclared"]["title"], by_id["undeclared"]["description"]) == (None, None)
    assert (by_id["equity/race"]["title"], by_id["equity/race"]["description"]) == ("Race", None)
    assert by_id["equity"]["description"] == "Fairness."


@pytest.mark.parametrize("text", ["resources: []\n", "themes: {}\nresources:\n"])
def test_a_list_without_themes(empty_folder: Curate, text: str) -> None:
    """Without themes: an empty array for scripts, for people a word on how to declare them."""
    empty_folder.write(text)
    assert empty_folder("themes", "--json").out == "[]\n"
    result = empty_folder("themes")
    assert (result.code, result.out) == (0, "")
    assert result.err.startswith("The list has no themes.")


def test_a_resource_in_two_themes_is_explained(curate: Curate) -> None:
    """Stderr says why the counts of the themes add up to more than the list."""
    err = curate("themes", columns=None).err
    assert err == "A resource counts under each of its themes; + means some have no known time.\n"


def test_what_needs_no_explanation_gets_none(empty_folder: Curate) -> None:
    """Where each resource has one theme and a time, stderr is silent."""
    empty_folder.write(
        "themes: {a: A}\nresources:\n- {id: x, title: X, format: read, minutes: 5, themes: [a]}\n"
    )
    assert empty_folder("themes").err == ""


def test_the_longest_theme_has_the_longest_bar(curate: Curate) -> None:
    """Bars compare times: the longest has twenty columns, an unknown one none."""
    bars = [line.count("█") for line in curate("themes").out.splitlines()[2:8]]
    assert bars[0] == max(bars) == 20
    assert bars[4] == 0
    assert all(bars[:4])


# Titles, and themes that go.


def test_a_theme_is_given_another_title(curate: Curate) -> None:
    """Only the title changes, in the short form and in the long one."""
    before = curate.text()
    result = curate("themes", "title", "workforce", "People at work")
    assert (result.code, "People at work" in result.out) == (0, True)
    changed = [
        new
        for old, new in zip(before.splitlines(), curate.text().splitlines(), strict=True)
        if old != new
    ]
    assert len(changed) == 1
    assert changed[0].strip() in ("title: People at work", "workforce: People at work")
    assert curate("undo").code == 0
    assert curate.text() == before


@pytest.mark.parametrize(
    ("themes", "expected"),
    [
        ("  a: A # mine\n", "  a: 'B: c' # mine\n"),
        ("  a: {title: A, hue: red}\n", "  a: {title: 'B: c', hue: red}\n"),
        ("  a:\n    hue: red\n    title: A\n", "  a:\n    hue: red\n    title: 'B: c'\n"),
        ("  'a': \"A\"\n", "  'a': 'B: c'\n"),
    ],
)
def test_however_a_title_is_written(empty_folder: Curate, themes: str, expected: str) -> None:
    """Comments, own keys and quotes around it stay."""
    empty_folder.write(f"themes:\n{themes}resources: []\n")
    assert empty_folder("themes", "title", "a", "B: c").code == 0
    assert empty_folder.text() == f"themes:\n{expected}resources: []\n"


@pytest.mark.parametrize("command", ["title equity", "add care"])
def test_the_title_of_a_theme_may_come_without_quotes(curate: Curate, command: str) -> None:
    """All words behind the id are the title."""
    apart = curate("themes", *command.split(), "Fair", "work", "for all", "--dry-run")
    assert apart.code == 0
    assert apart == curate("themes", *command.split(), "Fair work for all", "--dry-run")


@pytest.mark.parametrize("themes", ["  a:\n", "  a: {hue: red}\n", "  b: B\n"])
def test_a_title_that_is_not_there_is_not_guessed(empty_folder: Curate, themes: str) -> None:
    """A theme without a title, or none: refused, and nothing written."""
    empty_folder.write(f"themes:\n{themes}resources: []\n")
    assert empty_folder("themes", "title", "a", "B").code in (1, 3)
    assert empty_folder.text() == f"themes:\n{themes}resources: []\n"


def test_a_theme_is_removed_everywhere(curate: Curate) -> None:
    """Its declaration goes, and its name in each resource; one undo brings both back."""
    before = curate.text()
    assert curate("themes", "remove", "leadership").code == 2
    assert curate.text() == before
    result = curate("themes", "remove", "leadership", "--yes")
    assert result.code == 0
    assert "leadership]" not in curate.text()
    assert "\n  leadership:" not in curate.text()
    assert curate("check").code == 0
    assert len(curate("list", "--ids").out.split()) == 11
    curate("undo")
    assert curate.text() == before


def test_a_theme_with_others_in_it_stays(curate: Curate) -> None:
    """What has themes nested in it is not removed before them."""
    before = curate.text()
    result = curate("themes", "remove", "equity", "--yes", columns=None)
    assert (result.code, "equity/race" in result.err) == (1, True)
    assert curate.text() == before


def test_a_theme_that_only_a_resource_has(empty_folder: Curate) -> None:
    """The last theme of a resource goes with its field."""
    empty_folder.write("resources:\n- id: a\n  title: A\n  format: read\n  themes: [x]\n")
    assert empty_folder("themes", "remove", "x", "--yes").code == 0
    assert empty_folder.text() == "resources:\n- id: a\n  title: A\n  format: read\n"

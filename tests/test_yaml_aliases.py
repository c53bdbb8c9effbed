"""`curate.yaml_editing.aliases`: what stands for the value of another line still does."""

from collections.abc import Callable
from typing import Any

import pytest

from curate.errors import CurateError
from curate.yaml_editing.aliases import aliases_of
from curate.yaml_editing.changes import (
    declare_theme,
    remove,
    rename_theme,
    replace_entry,
)
from curate.yaml_editing.original import Original
from curate.yaml_editing.splices import Change
from curate.yaml_editing.verify import read_original
from tests.builders import set_fields
from tests.conftest import Curate

ENTRY = "- id: a\n  title: A\n  format: read\n"
OTHER = "- id: z\n  title: Z\n  format: read\n"


def set_to(**wanted: Any) -> Callable[[Original], Change]:
    """Return what gives fields of the entry `a` other values."""
    return lambda old: set_fields(old, "a", wanted)


def replaced_by(block: str) -> Callable[[Original], Change]:
    """Return what puts a block in the place of the entry `a`."""
    return lambda old: replace_entry(old, "a", block)


def removal(old: Original) -> Change:
    """Take the entry `a` out."""
    return remove(old, ["a"])


def renaming(old: Original) -> Change:
    """Give the theme `a` another name."""
    return rename_theme(old, "a", "b")


IN_USE: dict[str, tuple[str, Callable[[Original], Change], str, int, int]] = {
    "a number that changes": (
        f"resources:\n{ENTRY}  minutes: &m 1\nuses: *m\n",
        set_to(minutes="2"),
        "m",
        5,
        6,
    ),
    "a number that goes": (
        f"resources:\n{ENTRY}  minutes: &m 1\n{OTHER}  mine: *m\n",
        set_to(minutes=None),
        "m",
        5,
        9,
    ),
    "a list that grows": (
        f"resources:\n{ENTRY}  themes: &t [a]\n{OTHER}  themes: *t\n",
        set_to(themes=["a", "b"]),
        "t",
        5,
        9,
    ),
    "one of a list, that goes": (
        f"resources:\n{ENTRY}  authors:\n  - &one A\n  - B\nuses: [*one]\n",
        set_to(authors=["B"]),
        "one",
        6,
        8,
    ),
    "an entry that changes": (
        "resources:\n-  &e\n  id: a\n  title: A\n  format: read\nuses: {<<: *e}\n",
        set_to(level="advanced"),
        "e",
        2,
        6,
    ),
    "an entry that goes": (
        f"resources:\n- &e\n  id: a\n  title: A\n  format: read\n{OTHER}  <<: *e\n",
        removal,
        "e",
        2,
        9,
    ),
    "all entries": (f"resources: &all\n{ENTRY}{OTHER}uses: *all\n", removal, "all", 1, 8),
    "a value in an entry that goes": (
        f"resources:\n{ENTRY}  mine: [x, &x y]\nuses: *x\n",
        removal,
        "x",
        5,
        6,
    ),
    "a theme's title that goes": (
        f"themes:\n  a: &t A\n  b: B\nresources:\n{ENTRY}{OTHER}  mine: *t\n",
        renaming,
        "t",
        2,
        11,
    ),
    "all themes": (
        f"themes: &t\n  a: A\nresources:\n{ENTRY}uses: *t\n",
        lambda old: declare_theme(old, "c", "C"),
        "t",
        1,
        7,
    ),
    "a second anchor of the name": (
        f"uses: &m 1\nresources:\n{ENTRY}mine: *m\n",
        replaced_by(f"{ENTRY}  minutes: &m 2\n"),
        "m",
        1,
        6,
    ),
    "the second anchor of the name": (
        f"uses: &m 1\nresources:\n{ENTRY}  minutes: &m 2\nmine: *m\n",
        set_to(minutes=None),
        "m",
        6,
        7,
    ),
    "an anchor that comes too late": (
        f"resources:\n{ENTRY}  minutes: &m 1\nmine: *m\nbelow: 2\n",
        replaced_by(ENTRY),
        "m",
        5,
        6,
    ),
}


@pytest.mark.parametrize(("text", "change", "name", "anchor", "line"), IN_USE.values(), ids=IN_USE)
def test_a_value_that_is_used_elsewhere_is_not_changed(
    text: str, change: Callable[[Original], Change], name: str, anchor: int, line: int
) -> None:
    """The refusal names the anchor, its line, and the line that uses it."""
    with pytest.raises(CurateError) as refusal:
        change(read_original(text))
    assert refusal.value.line == line
    assert f"*{name} here stands for &{name} on line {anchor}" in refusal.value.message
    assert "Nothing was written" in refusal.value.message


UNTOUCHED: dict[str, tuple[str, Callable[[Original], Change]]] = {
    "another field": (f"resources:\n{ENTRY}  minutes: &m 1\nuses: *m\n", set_to(level="advanced")),
    "another entry": (f"resources:\n{ENTRY}{OTHER}  minutes: &m 1\nuses: *m\n", removal),
    "the first of two anchors": (
        f"resources:\n{ENTRY}  minutes: &m 1\nmine: &m 2\nuses: *m\n",
        set_to(minutes="2"),
    ),
    "an anchor below all that uses the name": (
        f"mine: &m 1\nuses: *m\nresources:\n{ENTRY}  minutes: &m 2\n",
        removal,
    ),
    "a theme's id": (
        f"themes:\n  a: &t A\nresources:\n{ENTRY}  themes: [a]\n{OTHER}  mine: *t\n",
        renaming,
    ),
    "a list with an alias in it": (
        f"uses: &t c\nresources:\n{ENTRY}  themes: [a]\n{OTHER}  themes: [*t, a, *t]\n",
        renaming,
    ),
    "marks in texts": (
        f"resources:\n{ENTRY}  minutes: 1\n  summary: |\n    R &x *x\n",
        set_to(minutes="2"),
    ),
}


@pytest.mark.parametrize(("text", "change"), UNTOUCHED.values(), ids=UNTOUCHED)
def test_a_change_that_alters_no_used_value_is_made(
    text: str, change: Callable[[Original], Change]
) -> None:
    """Anchors and aliases elsewhere, or that nobody uses, stand in the way of nothing."""
    new = change(read_original(text)).text
    assert new != text
    used = [[(one.name, one.value) for one in aliases_of(each)] for each in (text, new)]
    assert used[0] == used[1]


def test_an_anchor_that_nobody_uses_stays_with_its_value() -> None:
    """A new value has the anchor and the tag of the old one; they go where the field goes."""
    text = f"resources:\n{ENTRY}  minutes: &m !!int 1 # c\n"
    old = read_original(text)
    assert set_fields(old, "a", {"minutes": "2"}).text == text.replace("1 #", "2 #")
    assert set_fields(old, "a", {"minutes": None}).text == f"resources:\n{ENTRY}"


def test_a_refusal_names_the_file_and_the_line(empty_folder: Curate) -> None:
    """On the command line it is one error, with the file, and nothing is written."""
    text = f"resources:\n{ENTRY}  minutes: &m 1\nuses: *m\n"
    empty_folder.write(text)
    result = empty_folder("edit", "a", "--minutes", "5", columns=200)
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("Error: data/resources.yaml:6: *m here stands for &m on line 5,")
    assert empty_folder.text() == text

"""What a text means: one rule for resources and one for themes, wherever somebody names one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curate.errors import CurateError
from curate.folding import folded
from curate.library import Library
from curate.lookup import find_in_list, find_theme
from curate.model import Resource, Theme
from curate.theme_names import is_within, nearest_parent, renamed, with_parents
from tests.conftest import Curate, closed_later

LIST = """\
title: A list
themes:
  equity: Équité
  equity/race: Race
  bien-etre/enfants: Well-being
resources:
- id: ecole
  title: ÉCOLE de la vie
  format: read
- id: ecoles
  title: Ecoles ouvertes
  format: read
- id: strasse
  title: Die Straße
  format: read
- id: istanbul
  title: İstanbul'da ısrar
  format: read
- id: cafe-1
  title: "Cafe\\u0301 society"
  format: watch
- id: leadership
  title: 领导力与变化
  format: read
- id: odos
  title: ΟΔΟΣ ὁδός
  format: read
- id: full
  title: ＦＵＬＬ width ﬁne
  format: read
- id: marks
  title: "100% _sure_ *"
  format: read
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Open a list of titles in many scripts."""
    folder = tmp_path_factory.mktemp("lookup")
    path = folder / "list.yaml"
    path.write_text(LIST, encoding="utf-8")
    opened = Library(path, "list.yaml", folder / "cache", folder / "data", lambda: 1)
    yield opened
    opened.close()


def outcome(find: Callable[[], Resource]) -> str:
    """Give the id that is found, or what is said where none is."""
    try:
        return find().id
    except CurateError as error:
        return f"{error.kind}: {error}"


TEXTS = (
    st.text(max_size=8)
    | st.text("éEÉcolesßSiIİı领导ΟΔΣοδσςﬁＦ%_* -1\u0301\u0307", max_size=8)
    | st.sampled_from(["école", "ÉCOLE DE", "straße", "STRASSE", "ISRAR", "ısrar", "a\udce9"])
)


@given(text=TEXTS)
def test_all_commands_find_the_same(library: Library, text: str) -> None:
    """For any text, the index and the file as it is read mean the same resource, or none."""
    parsed = library.parse(library.source().text)
    assert outcome(lambda: library.find(text)) == outcome(lambda: find_in_list(parsed, text))


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("ecole", "ecole"),
        ("ECOLE", "ecole"),
        ("école de", "ecole"),
        ("ÉCOLE DE LA VIE", "ecole"),
        ("écoles", "ecoles"),
        ("straße", "strasse"),
        ("STRASSE", "strasse"),
        ("die strasse", "strasse"),
        ("İSTANBUL", "istanbul"),
        ("ISRAR", "istanbul"),
        ("ısrar", "istanbul"),
        ("café", "cafe-1"),
        ("Cafe\u0301 S", "cafe-1"),
        ("领导力", "leadership"),
        ("变", "leadership"),
        ("οδος", "odos"),
        ("full WIDTH", "full"),
        ("fine", "full"),
        ("100%", "marks"),
    ],
)
def test_show_edit_done_and_remove_mean_the_same(empty_folder: Curate, text: str, id_: str) -> None:
    """Accents, upper case, ligatures and the Turkish i stand between nobody and a title."""
    empty_folder.write(LIST)
    assert f'"id": "{id_}"' in empty_folder("show", text, "--json").out
    assert empty_folder("edit", text, "--words", "500").out.count(f"of {id_}.") == 1
    assert f"  {id_} ·" in empty_folder("done", text).out
    removed = empty_folder("remove", text, "--yes")
    assert (removed.code, f"Removed {id_}." in removed.out) == (
        (0, True) if folded(text) == id_ else (3, False)
    )


@pytest.mark.parametrize("command", [("show",), ("done",), ("edit", "--words", "1"), ("open",)])
def test_what_means_several_changes_nothing(empty_folder: Curate, command: tuple[str, ...]) -> None:
    """What two resources may be meant by is answered with both, in every command alike."""
    empty_folder.write(LIST)
    name, *options = command
    result = empty_folder(name, "e", *options)
    assert (result.code, result.out) == (2, "")
    assert "ÉCOLE de la vie (ecole)" in result.err
    assert empty_folder.text() == LIST


THEMES = [
    Theme("equity", "Équité", None, 1),
    Theme("equity/race", "Race equity", None, 2),
    Theme("bien-etre/enfants", None, None, None),
    Theme("Straße", "Road", None, 3),
]


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("equity", "equity"),
        ("EQUITY/", "equity"),
        ("équité", "equity"),
        ("Equite", "equity"),
        ("race EQUITY", "equity/race"),
        ("bien-être", "bien-etre"),
        ("strasse", "Straße"),
        (" road ", "Straße"),
    ],
)
def test_a_theme_is_meant_by_its_id_or_its_title(text: str, id_: str) -> None:
    """An id, one that only has themes within it, and a title mean a theme, however spelt."""
    assert find_theme(text, THEMES) == id_


@pytest.mark.parametrize("text", ["", "/", "race", "equ", "\u0301", "equity/rac"])
def test_what_means_no_theme_is_refused(text: str) -> None:
    """A part of an id or title means no theme."""
    with pytest.raises(CurateError, match="no theme"):
        find_theme(text, THEMES)


@pytest.mark.parametrize("command", ["list", "path", "next"])
def test_every_command_means_the_same_theme(curate: Curate, command: str) -> None:
    """A theme is named in every command by id or title, in capitals too."""
    by_id = curate(command, "--theme", "culture", "--json")
    assert by_id.code == 0
    assert curate(command, "--theme", "CULTURE AND BEHAVIOURS", "--json") == by_id


def test_add_edit_and_rename_mean_the_same_theme(curate: Curate) -> None:
    """A theme is named by its title where one is written, too."""
    title = "culture and behaviours"
    added = curate("add", "A new one", "--format", "read", "--theme", title)
    assert "themes: [culture]" in added.out
    assert "culture" in curate("edit", "coaching", "--theme", f"+{title}").out
    assert (
        "renamed theme culture to manners"
        in curate("themes", "rename", title, "manners").out.lower()
    )


@given(st.text())
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    """Folding what is folded changes nothing, and a part of a text folds to a part of it."""
    assert folded(folded(text)) == folded(text)
    assert folded(text[: len(text) // 2]) in folded(text)


_IDS = st.lists(st.sampled_from(["a", "b", "a-b", "a0"]), min_size=1, max_size=4).map("/".join)


@given(_IDS, _IDS)
def test_what_a_theme_is_within(theme: str, other: str) -> None:
    """A theme is within those whose ids it begins with, part by part, and within no other."""
    assert is_within(theme, other) == (other in with_parents(theme))
    moved = renamed(theme, other, "new")
    assert is_within(moved, "new") == is_within(theme, other)
    assert renamed(moved, "new", other) == theme
    parent = nearest_parent(theme, [other])
    assert (parent == other) == (is_within(theme, other) and theme != other)


def test_an_index_in_the_way_is_no_other_answer(library: Library, tmp_path: Path) -> None:
    """Where no index can be kept, the same is found."""
    (tmp_path / "cache").write_text("in the way", encoding="utf-8")
    other = Library(library.path, "list", tmp_path / "cache", tmp_path / "data", lambda: 1)
    assert closed_later(other).find("école de").id == "ecole"

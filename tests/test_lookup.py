"""What a text means: one rule for resources and one for themes, wherever somebody names one."""

import json
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from curate.errors import CurateError
from curate.folding import folded
from curate.library import Library
from curate.lookup import find_resource, find_theme
from curate.model import Resource, Theme
from curate.safe_text import clean_line, is_blank
from curate.theme_names import is_within, nearest_parent, renamed, title_of, with_parents
from curate.yaml_editing.write_values import entry
from tests.answers import answer
from tests.builders import resource
from tests.conftest import Curate, closed_later
from tests.profiles import often

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
    assert outcome(lambda: library.find(text)) == outcome(lambda: find_resource(text, parsed))


letters = st.sampled_from("aAeéÉßSsiIİıﬁç导力领σςΣ\u0301\u0307\u0130 %_-'")
titles = st.lists(letters, min_size=1, max_size=8).map("".join).map(clean_line)
list_ids = st.lists(st.text("aeis1", min_size=1, max_size=2), min_size=1, max_size=2).map("-".join)
SPELLINGS: list[Callable[[str], str]] = [
    str,
    str.upper,
    str.lower,
    str.title,
    lambda text: normalize("NFD", text),
    lambda text: normalize("NFKC", text),
]


@st.composite
def parts_of(draw: st.DrawFn, names: list[str]) -> str:
    """Draw a part of one of these names, in some spelling."""
    name = draw(st.sampled_from(names))
    start, end = draw(st.integers(0, len(name))), draw(st.integers(0, len(name)))
    return draw(st.sampled_from(SPELLINGS))(name[min(start, end) : max(start, end)])


@settings(
    max_examples=often(60),
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # each list is written anew
)
@given(data=st.data())
def test_index_and_file_mean_the_same_in_any_list(tmp_path: Path, data: st.DataObject) -> None:
    """Whatever the ids and titles, a text means the same, or is refused in the same words.

    A whole id means its own resource, whatever others begin like it.
    """
    ids = data.draw(st.lists(list_ids, min_size=1, max_size=6, unique=True))
    listed = [resource(id_, title=data.draw(titles) or id_) for id_ in ids]
    names = [*ids, *(one.title for one in listed)]
    path = tmp_path / "list.yaml"
    entries = ["\n  ".join(entry(one)) for one in listed] + ["id: unreadable"]
    path.write_bytes("\n- ".join(["resources:", *entries]).encode("utf-8"))
    lib = Library(path, path.name, tmp_path / "cache", tmp_path / "data", lambda: 0)
    parsed = lib.parse(lib.source().text)
    typed = data.draw(st.lists(TEXTS | parts_of(names), max_size=6))
    for text in [*ids, "unreadable", *typed]:
        found = outcome(lambda text=text: lib.find(text))  # type: ignore[misc]
        again = outcome(lambda text=text: find_resource(text, parsed))  # type: ignore[misc]
        whole = outcome(lambda text=text: find_resource(text, parsed, exact=True))  # type: ignore[misc]
        assert found == again
        assert text not in ids or found == text
        assert whole not in ids or found == whole
    lib.close()


TITLES = {
    "ecole": "ÉCOLE de la vie",
    "ecoles": "Ecoles ouvertes",
    "strasse": "Die Straße",
    "istanbul": "İstanbul ve ısrar",
    "cafe-1": "Cafe\u0301 society",
    "leadership": "领导力与变化",
    "odos": "ΟΔΟΣ ὁδός",
    "full": "ＦＵＬＬ width ﬁne",
}


def says(curate: Curate, *command: str) -> tuple[int, str]:
    """Give the exit code of a command, and the id of what it took or the error it gave."""
    result = curate(*command, columns=None)
    if result.code:
        return result.code, result.err
    if command[0] == "show":
        return 0, str(json.loads(result.out)["id"])
    if command[0] == "done":
        return 0, result.out.splitlines()[1].split(" · ")[0].strip()
    return 0, " ".join(id_ for id_, title in TITLES.items() if f"title: {title}\n" in result.out)


@settings(
    max_examples=often(100),
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # the list is only read
)
@given(text=TEXTS | parts_of([*TITLES, *TITLES.values()]))
@example(text="\udcff")
@example(text="\u0301")
@example(text="´")
def test_show_edit_and_done_agree_on_any_text(empty_folder: Curate, text: str) -> None:
    """For any text, the commands take the same resource, or refuse it in the same words."""
    entries = "".join(
        f"- id: {id_}\n  title: {title}\n  format: read\n" for id_, title in TITLES.items()
    )
    if not empty_folder.list_file.exists():
        empty_folder.write(f"resources:\n{entries}")
    assume(not is_blank(text))
    shown = says(empty_folder, "show", "--json", "--", text)
    assert says(empty_folder, "edit", "--title", "New", "--dry-run", "--", text) == shown
    assert says(empty_folder, "done", "--", text) == shown
    removed = says(empty_folder, "remove", "--dry-run", "--", text)
    alike = folded(text) in TITLES or shown[0] == 2
    assert removed == (shown if alike else (3, removed[1]))


@pytest.mark.parametrize("text", ["\u0301", "´", "\u0301\u0302"])
@pytest.mark.parametrize("command", ["show", "done"])
def test_accents_alone_mean_nothing(empty_folder: Curate, command: str, text: str) -> None:
    """An accent without its letter does not mean the only resource there is."""
    empty_folder.write("resources:\n- {id: one, title: The only one, format: read}\n")
    assert empty_folder(command, text).code == 3


@pytest.mark.parametrize("text", ["sled", "dogs", "What My Sled"])
def test_remove_takes_no_part(curate: Curate, text: str) -> None:
    """`remove` refuses what is less than a whole id, and says which one that may be."""
    before = curate.text()
    refused = curate("remove", "--yes", "--", text, columns=None)
    assert refused.code == 3
    assert refused.err == (
        f'Error: remove wants whole ids, and "{text}" is none. Nothing was written.\n'
        "  Say its whole id: curate remove sled-dogs\n"
    )
    assert curate.text() == before


def test_remove_says_what_a_part_may_mean(curate: Curate) -> None:
    """A part of several is answered with all of them, and no part with where all ids are."""
    several = curate("remove", "--yes", "lead", columns=None)
    assert several.code == 2
    assert "(leadership-imbalance)" in several.err
    assert "(leading-in-colour)" in several.err
    for text in ("nothing", "\u0301"):
        refused = curate("remove", "--yes", text, columns=None)
        assert refused.code == 3
        assert refused.err.startswith(f'Error: no resource "{text}".')
        assert "remove wants whole ids. All resources: curate list" in refused.err


def test_what_is_required_is_written_as_the_list_has_it(curate: Curate) -> None:
    """`edit --requires` takes a whole id in any spelling, and writes the id itself."""
    assert curate("edit", "coaching", "--requires", "SLED-DOGS").code == 0
    shown = curate("show", "coaching", "--json").out
    assert json.loads(shown)["requires"] == ["sled-dogs"]
    refused = curate("edit", "sled-dogs", "--requires", "SLED-DOGS")
    assert (refused.code, refused.err) == (2, "Error: sled-dogs cannot require itself.\n")


@pytest.mark.parametrize(
    "typed",
    [
        "edit sled-dogs --title What My Dogs Taught Me",
        "edit coaching --title Coaching for Leaders",
        "edit coaching --publisher Leaders Context",
        "edit coaching --summary Leaders in a Context",
        "done sled-dogs --note About planning",
    ],
)
def test_a_value_that_lacks_its_quotes_is_not_cut(curate: Curate, typed: str) -> None:
    """Where an id is named, the words behind a value are no words of its title."""
    before = curate.text()
    refused = curate(*typed.split(), columns=None)
    assert (refused.code, "of several words needs quotes." in refused.err) == (2, True)
    assert curate.text() == before
    assert curate("history", "--json").out == "[]\n"


@pytest.mark.parametrize(
    ("typed", "id_"),
    [
        ("the sled dogs one", "sled-dogs"),
        ("the coaching one", "coaching"),
        ("coaching for leaders", "coaching"),
    ],
)
def test_small_words_beside_those_of_a_title_do_not_count(
    unchanged: Curate, typed: str, id_: str
) -> None:
    """Who says more than the title says means it all the same."""
    assert json.loads(unchanged("show", *typed.split(), "--json").out)["id"] == id_


def test_a_title_of_small_words_is_found_by_all_of_it(empty_folder: Curate) -> None:
    """`the one` is the title that is just that; a number in a title is no resource's name."""
    entries = "".join(
        f"- {{id: {id_}, title: {title}, format: read}}\n"
        for id_, title in (("one-film", "The One"), ("nine-to-five", "9 to 5"))
    )
    empty_folder.write(f"resources:\n{entries}")
    assert json.loads(empty_folder("show", "the", "one", "--json").out)["id"] == "one-film"
    refused = empty_folder("done", "5")
    assert (refused.code, "9 to 5" in refused.err) == (2, True)


@pytest.mark.parametrize(
    ("between", "through"),
    [
        ([], ""),
        (["coaching"], " by way of coaching"),
        (["coaching", "troublemaker"], " by way of troublemaker"),
    ],
)
def test_nothing_comes_to_require_itself(curate: Curate, between: list[str], through: str) -> None:
    """What a resource requires may not require it, by way of others either; or with --force."""
    for before, after in pairwise(["sled-dogs", *between, "breaking-barriers"]):
        assert curate("edit", after, "--requires", before).code == 0
    circle = ("edit", "sled-dogs", "--requires", "breaking-barriers")
    refused = curate(*circle, columns=None)
    said = f"sled-dogs cannot require breaking-barriers, which requires it{through}."
    anyway = f"Require it anyway: curate {' '.join(circle)} --force"
    assert (refused.code, f"{said}\n  {anyway}\n" in refused.err) == (1, True)
    assert curate(*circle, "--force").code == 0
    assert curate("edit", "sled-dogs", "--requires", "+dcs-turnover").code == 0


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


@given(st.text(), st.text(), st.sampled_from(("NFC", "NFD", "NFKC", "NFKD")))
@example("℡ ㎒ ǅ ﬃ ẞ İ ı", "ᾳ\u0345 ΑΣ ς", "NFC")
def test_what_is_folded_stays_as_it_is(text: str, more: str, form: str) -> None:
    """Folding what is folded changes nothing; each letter folds alone, however encoded."""
    assert folded(folded(text)) == folded(text)
    assert folded(text + more) == folded(text) + folded(more)
    assert folded(normalize(form, text)) == folded(text)  # type: ignore[arg-type]
    assert folded(text.upper()) == folded(text.lower()) == folded(text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("École", "ecole"),
        ("STRASSE Straße", "strasse strasse"),
        ("İIıi", "iiii"),
        ("ﬁﬃ", "fiffi"),
        ("Ｆｕｌｌ", "full"),
        ("ΟΔΥΣΣΕΥΣ οδυσσεύς", "οδυσσευσ οδυσσευσ"),
        ("领导力", "领导力"),
        ("\u0301", ""),
    ],
)
def test_case_accents_and_width_do_not_count(text: str, plain: str) -> None:
    """What spellings of one word have in common is left."""
    assert folded(text) == plain


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


@pytest.mark.parametrize(
    ("typed", "id_"),
    [
        ("the sled dogs", "sled-dogs"),
        ("Leading in Colour", "leading-in-colour"),
        ("the unknown dogs", "sled-dogs"),
        ("coaching leaders", "coaching"),
    ],
)
def test_several_words_may_mean_one_resource(curate: Curate, typed: str, id_: str) -> None:
    """Words of one title need no quotes, where a resource is named that is listed."""
    assert answer(curate, "show", *typed.split())["id"] == id_
    assert f"\n  {id_} · " in curate("done", *typed.split()).out


def test_several_ids_stay_several(curate: Curate) -> None:
    """Ids, and words that each mean another resource, are not taken for the words of one title."""
    curate.write(
        "resources:\n"
        "- {id: sled, title: A Sled, format: read}\n"
        "- {id: dogs, title: Good Cats, format: read}\n"
        "- {id: both, title: The sled dogs, format: read}\n"
    )
    assert [one["id"] for one in answer(curate, "show", "sled", "dogs")] == ["sled", "dogs"]
    assert [one["id"] for one in answer(curate, "show", "good", "a sled")] == ["dogs", "sled"]
    assert curate("done", "good", "wolves").code == 3
    assert answer(curate, "history") == []


@pytest.mark.parametrize("typed", ["the a", "a \u0301", "the \u0301 \u0301"])
def test_words_that_say_nothing_mean_nothing(curate: Curate, typed: str) -> None:
    """Articles and accents alone are no resource, not even of a list of one."""
    curate.write("resources:\n- {id: one, title: Zoo, format: read}\n")
    curate("done", *typed.split(" "))
    assert answer(curate, "history") == []


@pytest.mark.parametrize(
    ("theme", "title"),
    [("week-9", "Week 9"), ("equity/race-at-work", "Race at work"), ("supervision", "Supervision")],
)
def test_the_id_of_a_theme_is_offered_as_words(theme: str, title: str) -> None:
    """A title that is offered for a new theme has spaces, and is of its own name."""
    assert title_of(theme) == title

"""`curate show`, `themes`, `index` and `init`: one resource, all themes, the index, a new list."""

import json
import re
import shlex
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import PROJECT, Curate

SAMPLE = PROJECT / "data" / "resources.yaml"

# show


@pytest.mark.parametrize(
    "text",
    [
        "cultural-competence",
        "CULTURAL-competence",
        "cult",
        "competence",
        "Cultural Competence",
        "ral Comp",
    ],
)
def test_a_resource_is_found_by_part_of_its_name(curate: Curate, text: str) -> None:
    """The id, its beginning, or a part of id or title is enough where only one is meant."""
    result = curate("show", text)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("Cultural Competence\n  cultural-competence\n")


NAMES = """\
resources:
- {id: lead, title: Lead, format: read}
- {id: leader, title: A follower, format: read}
- {id: leading-well, title: Second, format: read}
- {id: following, title: Leading badly, format: read}
- {id: percent, title: 100 % of a_b, format: read}
"""


def test_an_exact_id_beats_a_beginning(empty_folder: Curate) -> None:
    """The exact id is meant, though other ids begin like it."""
    empty_folder.write(NAMES)
    assert empty_folder("show", "lead").out.startswith("Lead\n")


def test_a_beginning_of_an_id_beats_a_part_of_a_title(empty_folder: Curate) -> None:
    """The beginning of an id is meant, though a title has it too."""
    empty_folder.write(NAMES)
    assert empty_folder("show", "leading").out.startswith("Second\n")


@pytest.mark.parametrize("sign", ["%", "_", "100 %", "a_b"])
def test_signs_mean_themselves(empty_folder: Curate, sign: str) -> None:
    """`%` and `_` stand for themselves, not for any letters."""
    empty_folder.write(NAMES)
    assert empty_folder("show", sign).out.startswith("100 % of a_b\n")


def test_an_ambiguous_name_lists_the_candidates(curate: Curate) -> None:
    """Where several are meant: exit 2, the candidates with their ids, and nothing else."""
    result = curate("show", "lead", columns=None)
    assert (result.code, result.out) == (2, "")
    lines = result.err.splitlines()
    assert lines[0] == 'Error: "lead" may mean:'
    assert lines[1:3] == [
        "  Leadership imbalance – Black and Asian leaders missing in action (leadership-imbalance)",
        "  Leading in Colour: The Fierce Urgency of NOW (leading-in-colour)",
    ]
    assert len(lines) == 4


def test_many_candidates_are_counted(empty_folder: Curate) -> None:
    """Of many candidates ten are named, and the others counted."""
    entries = "".join(f"- {{id: id-{n}, title: T{n}, format: read}}\n" for n in range(13))
    empty_folder.write(f"resources:\n{entries}")
    result = empty_folder("show", "id-")
    assert result.code == 2
    assert result.err.count("(id-") == 10
    assert "and 3 more" in result.err


@pytest.mark.parametrize(
    ("text", "meant"), [("cultural-competense", " Did you mean cultural-competence?"), ("zzz", "")]
)
def test_no_such_resource(curate: Curate, text: str, meant: str) -> None:
    """Where none is meant: exit 3, the nearest id, and the command that lists them."""
    result = curate("show", text, columns=None)
    assert (result.code, result.out) == (3, "")
    assert result.err == f'Error: no resource "{text}".{meant} All resources: curate list\n'


def test_show_needs_a_name(curate: Curate) -> None:
    """`show` without a name: exit 2, and one line that says what is missing."""
    result = curate("show")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("Error: show needs ID.\n")


def test_show_json_is_the_object_of_the_list(curate: Curate) -> None:
    """`show --json` is one object, the same as in `list --json`."""
    listed = json.loads(curate("list", "--json").out)
    for one in listed:
        shown = json.loads(curate("show", one["id"], "--json").out)
        assert shown == one
        assert list(shown) == list(one)


@pytest.mark.parametrize(
    ("fields", "time"),
    [
        ("minutes: 45", "45 min to read, as stated"),
        ("minutes: 90", "1 h 30 to read, as stated"),
        ("minutes: 45, parts: 2", "45 min × 2 to read (1 h 30 in all), as stated"),
        ("words: 1541", "~7 min to read, estimated from 1,541 words"),
        ("minutes: 5, words: 1541", "5 min to read, as stated"),
        ("level: advanced", "not known, to read"),
        ("parts: 2", "not known, to read, 2 parts"),
        (
            "minutes: 45, parts: unknown",
            "45 min to read each part, as stated; how many parts is not known",
        ),
    ],
)
def test_a_card_says_where_a_time_comes_from(empty_folder: Curate, fields: str, time: str) -> None:
    """A time is stated, estimated or not known, and the card says which."""
    empty_folder.write(f"resources:\n- {{id: a, title: A, format: read, {fields}}}\n")
    out = empty_folder("show", "a", columns=None).out
    assert re.search(rf"^  Time +{re.escape(time)}$", out, re.MULTILINE), out


@pytest.mark.parametrize(
    ("format_", "verb"), [("read", "to read"), ("watch", "to watch"), ("listen", "to listen to")]
)
def test_a_card_says_what_to_do(empty_folder: Curate, format_: str, verb: str) -> None:
    """A card says whether to read, watch or listen."""
    empty_folder.write(f"resources:\n- {{id: a, title: A, format: {format_}, minutes: 5}}\n")
    assert f"5 min {verb}, as stated" in empty_folder("show", "a").out


def test_a_card_names_what_comes_first(curate: Curate) -> None:
    """A card names each prerequisite with its time, and says which is not in the list."""
    curate.write(curate.text().replace("[leadership-imbalance]", "[leadership-imbalance, gone]"))
    out = curate("show", "cultural", columns=None).out
    assert "  After    leadership-imbalance (15 min), gone (not in the list)\n" in out


def test_a_card_keeps_the_lines_of_a_summary(empty_folder: Curate) -> None:
    """A summary of several lines is shown as several lines."""
    empty_folder.write(
        "resources:\n- id: a\n  title: A\n  format: read\n  summary: |\n    One.\n    Two.\n"
    )
    assert empty_folder("show", "a").out.endswith("\n\n  One.\n  Two.\n")


# themes

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


# index


def test_index_prints_where_it_is(curate: Curate) -> None:
    """`curate index` prints the path of an SQLite file in the cache folder, and only that."""
    result = curate("index")
    assert (result.code, result.err) == (0, "")
    path = Path(result.out.removesuffix("\n"))
    assert path.parent == curate.folder.parent / "cache"
    with closing(sqlite3.connect(path)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        count = connection.execute("SELECT count(*) FROM resources").fetchone()
    assert {"resources", "themes", "resource_themes", "requires", "resources_fts"} <= tables
    assert count == (11,)


def test_a_path_in_a_pipe_is_never_broken(curate: Curate) -> None:
    """The path of the index is one line, however narrow the terminal."""
    assert curate("index", columns=20).out.count("\n") == 1


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0" + b"\0" * 84])
def test_rebuild_makes_the_index_anew(curate: Curate, content: bytes) -> None:
    """`--rebuild` replaces whatever is there by a good index, and prints its path."""
    path = Path(curate("index").out.strip())
    path.write_bytes(content)
    result = curate("index", "--rebuild")
    assert (result.code, result.out.strip()) == (0, str(path))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM themes").fetchone() == (6,)


def test_every_list_has_an_index_of_its_own(curate: Curate) -> None:
    """Two lists never share an index."""
    curate("init", "other.yaml")
    assert curate("index").out != curate("index", "--file", "other.yaml").out


def test_schema_is_a_json_schema(empty_folder: Curate) -> None:
    """`--schema` prints the JSON Schema of a list file, also where there is no list."""
    result = empty_folder("index", "--schema")
    assert (result.code, result.err) == (0, "")
    schema: Any = json.loads(result.out)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert schema["required"] == ["resources"]
    assert schema["definitions"]["resource"]["required"] == ["id", "title", "format"]


def test_index_without_a_list(empty_folder: Curate) -> None:
    """Without a list there is no index: exit 3, and how to begin one."""
    result = empty_folder("index")
    assert (result.code, result.out) == (3, "")
    assert "curate init" in result.err


# init


def test_init_makes_a_list_that_has_no_fault(empty_folder: Curate) -> None:
    """A new list is in data/resources.yaml, without a fault, and says how to fill it."""
    result = empty_folder("init")
    assert (result.code, result.out) == (0, "✓ Made data/resources.yaml.\n")
    assert result.err == "It is empty. Add the first: curate add\n"
    assert empty_folder("check").code == 0
    assert empty_folder("list").err == "The list is empty. Add the first: curate add\n"


def test_a_new_list_can_be_added_to(empty_folder: Curate) -> None:
    """What `init` makes, `add` can fill; its comments stay."""
    empty_folder("init")
    before = empty_folder.text()
    assert empty_folder("add", "First", "--format", "read").code == 0
    after = empty_folder.text()
    assert empty_folder("list", "--ids").out == "first\n"
    assert [line for line in before.splitlines() if line not in after.splitlines()] == []


def test_the_sample_is_the_real_list(empty_folder: Curate) -> None:
    """`--sample` copies the list that comes with curate, byte for byte."""
    result = empty_folder("init", "--sample")
    assert result.code == 0
    assert empty_folder.list_file.read_bytes() == SAMPLE.read_bytes()
    assert "curate list --max-minutes 30" in result.err


@pytest.mark.parametrize("sample", [[], ["--sample"]])
def test_init_overwrites_nothing(curate: Curate, sample: list[str]) -> None:
    """Where there is a list already: exit 1, its name, and nothing is written."""
    curate.write("# mine\nresources: []\n")
    result = curate("init", *sample)
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("Error: data/resources.yaml: there is a file already.")
    assert curate.text() == "# mine\nresources: []\n"


def test_init_a_file(empty_folder: Curate) -> None:
    """A path that ends in .yaml is the new list; what comes next names it."""
    result = empty_folder("init", "lists/mine.yaml")
    assert result.out == "✓ Made lists/mine.yaml.\n"
    assert "curate add --file lists/mine.yaml" in result.err
    assert (empty_folder.folder / "lists" / "mine.yaml").is_file()
    assert empty_folder("check", "--file", "lists/mine.yaml").code == 0


def test_init_a_folder(empty_folder: Curate) -> None:
    """A folder becomes a project: its list is in data/resources.yaml."""
    (empty_folder.folder / "team").mkdir()
    result = empty_folder("init", "team")
    assert result.out == "✓ Made team/data/resources.yaml.\n"
    assert (empty_folder.folder / "team" / "data" / "resources.yaml").is_file()


def test_init_with_an_absolute_path(empty_folder: Curate, tmp_path: Path) -> None:
    """An absolute path does as well, also with folders that are not there yet."""
    target = tmp_path / "new" / "folder" / "list.yml"
    assert empty_folder("init", str(target), "--sample").code == 0
    assert target.read_bytes() == SAMPLE.read_bytes()


def test_init_where_a_file_is_in_the_way(empty_folder: Curate) -> None:
    """A file where a folder would have to be: exit 1, one line, nothing is written."""
    (empty_folder.folder / "notes").write_text("mine", "utf-8")
    result = empty_folder("init", "notes")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("Error: notes/data/resources.yaml: ")
    assert (empty_folder.folder / "notes").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    "arguments", [["init", "--file", "mine.yaml"], ["--file", "mine.yaml", "init"]]
)
def test_init_takes_the_file_option_too(empty_folder: Curate, arguments: list[str]) -> None:
    """`--file` names the list here as on every other command."""
    assert empty_folder(*arguments).code == 0
    assert (empty_folder.folder / "mine.yaml").is_file()
    assert not empty_folder.list_file.exists()


@pytest.mark.parametrize("name", ["mine.yaml", "mine.yml", "mine", "mine.txt", "my list.yaml"])
def test_the_way_out_of_a_missing_list_leads_out(empty_folder: Curate, name: str) -> None:
    """The command that is offered for a list that is not there makes that list."""
    result = empty_folder("list", "--file", name, columns=None)
    assert result.code == 3
    offered = shlex.split(result.err.rpartition("curate ")[2])
    assert empty_folder(*offered).code == 0
    assert empty_folder("list", "--file", name).code == 0

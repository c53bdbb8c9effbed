"""`curate init`: a new list, empty or the sample, where it is wanted and nothing is yet."""

import shlex
from pathlib import Path

import pytest

from curate.yaml_reading.parse import parse
from tests.conftest import PROJECT, Curate

SAMPLE = PROJECT / "data" / "resources.yaml"


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


@pytest.mark.parametrize(
    ("ids", "said"),
    [
        (["sled-dogs"], "You have done 1 of its 11 resources already.\n"),
        (["sled-dogs", "coaching"], "You have done 2 of its 11 resources already.\n"),
        ([], ""),
    ],
)
def test_what_is_done_already_of_a_sample_is_said(
    empty_folder: Curate, ids: list[str], said: str
) -> None:
    """Where the reader has done some of the sample, with another list, `init` says how many."""
    before = empty_folder("init", "first", "--sample")
    assert "already" not in before.err
    for id_ in ids:
        assert empty_folder("done", id_, "--file", "first/data/resources.yaml").code == 0
    result = empty_folder("init", "--sample")
    assert result.code == 0
    assert result.err == said + "What fits in half an hour? See: curate list --max-minutes 30\n"


def test_a_sample_is_made_whatever_the_history_is(empty_folder: Curate) -> None:
    """A history that cannot be read is no reason against a new list."""
    journal = empty_folder.folder.parent / "user-data" / "journal.db"
    journal.parent.mkdir(parents=True, exist_ok=True)
    journal.write_bytes(b"no database")
    result = empty_folder("init", "--sample")
    assert (result.code, result.out) == (0, "✓ Made data/resources.yaml.\n")
    assert "already" not in result.err


@pytest.mark.parametrize("title", ["For new colleagues", "Why: {a} #1", "no"])
def test_a_new_list_is_called_as_it_is_said(empty_folder: Curate, title: str) -> None:
    """`--title` names the new list, whatever YAML would make of the words."""
    assert empty_folder("init", "--title", title).code == 0
    assert empty_folder("check").code == 0
    assert parse(empty_folder.text()).title == title


def test_the_sample_keeps_its_title(empty_folder: Curate) -> None:
    """The sample has a title of its own: another is refused, and nothing is made."""
    result = empty_folder("init", "--sample", "--title", "Mine")
    assert (result.code, result.err) == (2, "Error: say either --sample or --title.\n")
    assert not empty_folder.list_file.exists()


@pytest.mark.parametrize("sample", [[], ["--sample"]])
def test_init_overwrites_nothing(curate: Curate, sample: list[str]) -> None:
    """Where there is a list already: exit 1, its name, and nothing is written."""
    curate.write("# mine\nresources: []\n")
    result = curate("init", *sample)
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("Error: data/resources.yaml: there is a file already.")
    assert curate.text() == "# mine\nresources: []\n"


@pytest.mark.parametrize("sample", [[], ["--sample"]])
@pytest.mark.parametrize("nothing", ["", "\n \n", "\r\n", "\ufeff"])
def test_init_fills_an_empty_file(empty_folder: Curate, nothing: str, sample: list[str]) -> None:
    """The command that is offered for a file that holds nothing makes a list in it."""
    empty_folder.write(nothing)
    assert empty_folder("list").err.endswith("Start a list with: curate init\n")
    assert empty_folder("init", *sample).code == 0
    assert empty_folder("check").code == 0


def test_what_is_no_text_is_a_file_that_is_there(empty_folder: Curate) -> None:
    """A file that is no list at all is not written over, nor is its content judged."""
    empty_folder.write("")
    empty_folder.list_file.write_bytes(b"\xff\xfe\0")
    said = "Error: data/resources.yaml: there is a file already. Nothing was written.\n"
    assert empty_folder("init").err == said
    assert empty_folder.list_file.read_bytes() == b"\xff\xfe\0"


def test_a_file_of_comments_stays_and_becomes_a_list(empty_folder: Curate) -> None:
    """Comments are never written over: the line that is missing under them is said, and does."""
    empty_folder.write("# mine\n")
    told = empty_folder("list", columns=None).err
    assert empty_folder("init").code == 1
    assert empty_folder.text() == "# mine\n"
    empty_folder.write(f"# mine\n{told.rpartition(': ')[2]}")
    assert empty_folder("add", "First", "--format", "read").code == 0


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


def test_a_file_in_the_place_of_the_folder(empty_folder: Curate) -> None:
    """Where `data` is a file, that is said, and it stays."""
    data = empty_folder.folder / "data"
    if data.exists():
        data.rmdir()
    data.write_text("mine", encoding="utf-8")
    result = empty_folder("init", columns=None)
    assert (result.code, "in the place of its folder" in result.err) == (1, True)
    assert data.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("init", "n" * 300 + ".yaml"),
        ("init", "n" * 249 + ".yaml"),
        ("init", "n" * 230 + ".yaml"),
        ("init", "f" * 300 + "/a.yaml"),
        ("list", "n" * 300 + ".yaml"),
    ],
)
def test_a_name_that_is_too_long_is_what_is_said(
    empty_folder: Curate, name: str, command: str
) -> None:
    """A name that no file here can have is said to be too long; nothing else is blamed for it."""
    result = empty_folder(command, "--file", name, columns=None)
    assert result.code == 1
    assert "the name is too long: choose a shorter one" in result.err
    assert "lock" not in result.err

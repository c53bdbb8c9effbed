"""As what `curate export` writes: the kind that is named, or that the file is of; what serves."""

import re
import shlex

import pytest

from curate.exports.kinds import ENDINGS, OTHER_NAMES, ExportKind
from tests.answers import ok
from tests.conftest import PROJECT, Curate

TEXTS = [kind for kind in ExportKind if kind not in (ExportKind.ICS, ExportKind.SQLITE)]


@pytest.mark.parametrize(
    ("name", "kind"),
    [("md", "markdown"), ("BIB", "bibtex"), (".yml", "yaml"), ("bookm", "bookmarks")],
)
def test_a_kind_has_other_names(curate: Curate, name: str, kind: str) -> None:
    """The ending of its files, capitals and the beginning of a name will do."""
    assert ok(curate, "export", name).out == ok(curate, "export", kind).out


@pytest.mark.parametrize("name", OTHER_NAMES)
def test_other_names_are_documented(name: str) -> None:
    """Every name that is understood stands in the table of kinds."""
    text = (PROJECT / "docs" / "commands.md").read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith("| `") and f"`{name}`" in line)
    assert f"`{OTHER_NAMES[name]}`" in row.split("|")[1]


@pytest.mark.parametrize(
    "typed", ["export", "export --theme equity", "export -o list", "export -o -"]
)
def test_without_a_kind_all_of_them_are_named(curate: Curate, typed: str) -> None:
    """Whoever does not know the kinds reads them, and a line that runs."""
    result = curate(*typed.split(), columns=None)
    assert (result.code, result.out) == (2, "")
    assert f"export needs KIND: {', '.join(list(ExportKind)[:-1])} or sqlite." in result.err
    assert "As in: curate export csv -o list.csv" in result.err


@pytest.mark.parametrize("ending", [one for one, kind in ENDINGS.items() if kind in TEXTS])
def test_the_name_of_the_file_tells_the_kind(curate: Curate, ending: str) -> None:
    """`export -o list.csv` is CSV, in capitals too."""
    ok(curate, "export", "-o", f"list.{ending.upper()}")
    written = (curate.folder / f"list.{ending.upper()}").read_bytes()
    assert written.decode() == ok(curate, "export", str(ENDINGS[ending])).out


def test_a_kind_that_is_named_counts_before_the_file(curate: Curate) -> None:
    """CSL-JSON may go to a file of any name."""
    ok(curate, "export", "csl-json", "-o", "list.json")
    assert '"citation-key"' in (curate.folder / "list.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("typed", ["--format csv", "-f CSV", "csv -f csv", "-f csv -o -"])
def test_a_kind_is_understood_where_a_format_is_asked(curate: Curate, typed: str) -> None:
    """`--format` is to read, watch or listen to; `csv` is none of these, and means one thing."""
    assert ok(curate, "export", *typed.split()).out == ok(curate, "export", "csv").out


def test_two_kinds_are_one_too_many(curate: Curate) -> None:
    """Which of two kinds is meant, nobody knows."""
    result = curate("export", "csv", "-f", "json", columns=None)
    assert (result.code, result.out) == (2, "")
    assert '--format: "json" is another kind than csv. Choose one.' in result.err


def test_a_format_is_one_beside_a_kind(curate: Curate) -> None:
    """What is both a kind of file and a word for a format is the format."""
    found = ok(curate, "export", "csv", "-f", "watch", "-f", "csv").out
    assert found == ok(curate, "export", "csv", "-f", "videos").out


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("bibtxt", "Did you mean bibtex?"),
        ("markdwon", "Did you mean markdown?"),
        ("calender", "Did you mean calendar?"),
        ("nothing-like-it", "Use markdown, html,"),
    ],
)
def test_an_unknown_kind_is_answered_with_the_nearest(
    curate: Curate, typed: str, said: str
) -> None:
    """A slip is answered with what was meant, anything else with all that there is."""
    result = curate("export", typed, columns=None)
    assert (result.code, result.out) == (2, "")
    assert f'KIND: "{typed}" is not known. {said}' in result.err


@pytest.mark.parametrize(
    "typed",
    [
        *("pdf", "excel", "xlsx", "zotero", "word", "opml", "Website", "pandoc", "obsidian"),
        *("-o list.xlsx", "-o list.pdf", "-o list.opml"),
    ],
)
def test_what_there_is_none_of_is_answered_with_what_serves(curate: Curate, typed: str) -> None:
    """For another program or kind of file the line is said that makes what it takes."""
    result = curate("export", *typed.split(), columns=None)
    assert (result.code, result.out) == (2, "")
    found = re.search("As in: curate (.*)\n", result.err)
    assert found, result.err
    ok(curate, *shlex.split(found[1]))


@pytest.mark.parametrize("name", ["x.docx", "x.foo", "some.thing/x.XYZ"])
def test_an_unknown_ending_is_said(curate: Curate, name: str) -> None:
    """The ending that tells no kind is named; what serves, or all kinds, follow."""
    result = curate("export", "-o", name, columns=None)
    assert (result.code, result.out) == (2, "")
    ending = name.rpartition(".")[2]
    assert result.err.startswith(f'Error: -o: ".{ending}" is not known. ')
    assert "As in: curate export " in result.err


@pytest.mark.parametrize("option", ["--to", "--as", "--kind", "--type"])
def test_the_kind_is_no_option(curate: Curate, option: str) -> None:
    """Who gives the kind as an option reads where it stands."""
    result = curate("export", option, "csv", columns=None)
    assert result.code == 2
    assert f'no option "{option}". Here it is KIND right after `export`.' in result.err
    said = curate("list", "--type", "video", columns=None).err
    assert "Here it is --format." in said


@pytest.mark.parametrize("typed", ["csv list.csv", "bib equity refs.bib", "md notes/list.md"])
def test_a_file_among_the_words_is_led_to_its_option(curate: Curate, typed: str) -> None:
    """A word that finds nothing and is called as a file of the kind is probably where to."""
    name = typed.split()[-1]
    result = ok(curate, "export", *typed.split())
    assert (
        f"To write a file: curate export {ExportKind(ENDINGS[name.rpartition('.')[2]])} -o {name}"
        in (" ".join(result.err.split()))
    )
    assert "To write a file" not in ok(curate, "export", "csv", "notes.md").err


def test_a_file_in_which_nothing_is_was_no_success(curate: Curate) -> None:
    """A script finds its file, as it finds an empty answer; there is no tick for it."""
    result = ok(curate, "export", "ris", "none like this", "-o", "none.ris")
    assert result.out == "Wrote none.ris: 0 resources.\n"
    assert (curate.folder / "none.ris").read_bytes() == b""
    assert "Nothing matches." in result.err


@pytest.mark.parametrize("name", ["nowhere/a.csv", "a/b/c.csv", "../gone/a.csv"])
def test_a_folder_that_is_missing_is_said(curate: Curate, name: str) -> None:
    """It is not made, since its name may be misspelt."""
    result = curate("export", "csv", "-o", name, columns=None)
    assert (result.code, result.out) == (1, "")
    assert "a.csv: there is no folder for this file." in result.err or "c.csv: there" in result.err
    assert "Make the folder first, or name another" in result.err


@pytest.mark.parametrize("name", ["-", "/dev/stdout", "/dev/fd/1"])
def test_the_standard_output_has_a_name(curate: Curate, name: str) -> None:
    """Whoever names it gets what stands there without -o."""
    assert ok(curate, "export", "ris", "-o", name) == ok(curate, "export", "ris")


def test_a_device_is_no_file_to_replace(curate: Curate) -> None:
    """What is no regular file is said to be none, and is left alone."""
    result = curate("export", "csv", "-o", "/dev/null", "--force", columns=None)
    assert (result.code, result.out) == (1, "")
    assert "this is no regular file." in result.err

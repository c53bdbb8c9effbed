"""What `list` writes is read back as the same list."""

from hypothesis import given
from hypothesis import strategies as st

from curate.exports.rows import as_dict, as_json, as_tsv
from curate.history.progress import TO_DO
from curate.importers.candidates import Source
from curate.importers.judged import Choices
from curate.importers.judgement import judge
from curate.importers.services import json_exports, list_file
from curate.importers.tables import csv_table
from curate.model import Resource, Theme
from curate.safe_text import clean_line, clean_text
from curate.yaml_editing.changes import append_all
from curate.yaml_editing.verify import read_original
from curate.yaml_reading.parse import parse
from tests.strategies import resources

EMPTY = "title: Ours\nresources:\n"
THEMES = st.builds(
    lambda id_, title, said: Theme(id_, clean_line(title) or None, clean_text(said) or None),
    st.sampled_from(["care", "care/young", "b", "no", "1", "Größe"])
    | st.text(min_size=1).map(clean_line).filter(bool),
    st.text(),
    st.text() | st.text("ab :#-\n", max_size=200),
)


@st.composite
def lists(draw: st.DrawFn) -> list[Resource]:
    """Draw resources with different ids."""
    ids = draw(st.lists(st.sampled_from(["one", "two", "three-3", "4"]), unique=True, min_size=1))
    return [draw(resources(id_)) for id_ in ids]


def imported(reading: object) -> list[Resource]:
    original = read_original(EMPTY)
    judgement = judge([("export", reading)], original.reading_list, Choices())  # type: ignore[list-item]
    text = append_all(original, judgement.taken, judgement.themes).text
    return [one._replace(line=0) for one in parse(text).resources]


@given(lists())
def test_what_list_says_in_json_is_read_back(listed: list[Resource]) -> None:
    """The same resources, in the same order, with every field as it was."""
    raw = "".join(as_json((one, TO_DO) for one in listed)).encode()
    found = imported(json_exports.read(Source("export", raw)))
    assert found == [one._replace(line=0) for one in listed]


@given(
    st.sampled_from(["", "themes: {zz: Z}\n", "themes:\n  zz: Z\n"]),
    lists(),
    st.lists(THEMES, unique_by=lambda one: one.id),
)
def test_a_list_file_is_read_back_with_its_themes(
    there: str, listed: list[Resource], themes: list[Theme]
) -> None:
    """All themes that it declares are declared, with titles and descriptions, used or not."""
    was = append_all(read_original(EMPTY), listed, themes).text
    source = Source("ours.yaml", was.encode())
    original = read_original(there + EMPTY)
    judgement = judge([("ours.yaml", list_file.read(source))], original.reading_list, Choices())
    found = parse(append_all(original, judgement.taken, judgement.themes).text)
    assert [one._replace(line=0) for one in found.themes if one.id != "zz"] == [
        one._replace(line=0) for one in parse(was).themes
    ]
    assert [one._replace(line=0) for one in found.resources] == [
        one._replace(line=0) for one in parse(was).resources
    ]


@given(lists())
def test_tables_of_ours_keep_ids_titles_and_times(listed: list[Resource]) -> None:
    """A table has its texts on one line each; ids, times and formats are as they were."""
    raw = "".join(as_tsv((one, TO_DO) for one in listed)).encode()
    found = imported(csv_table.read(Source("export", raw)))
    assert [(one.id, one.format, one.minutes, one.parts, one.words) for one in found] == [
        (one.id, one.format, one.minutes, one.parts, one.words) for one in listed
    ]


@given(resources())
def test_a_row_is_one_line_of_tidy_cells(one: Resource) -> None:
    """Whatever somebody wrote, a cell is on one line, with one space between its words."""
    line = list(as_tsv([(one, TO_DO)]))[1].removesuffix("\n")
    row = as_dict(one)
    cells = dict(zip(row, line.split("\t"), strict=True))
    texts = {key: value for key, value in row.items() if isinstance(value, str)}
    assert {key: cells[key] for key in texts} == {
        key: " ".join(text.split()) for key, text in texts.items()
    }

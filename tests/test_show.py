"""`curate show`: the one resource that is meant, as a card and as JSON."""

import json
import re
import tracemalloc

import pytest

from curate.display.tables import UNLIMITED
from tests.conftest import Curate


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


@pytest.mark.parametrize("words", [("show", "sled-dogs"), ("list",)], ids=" ".join)
def test_in_a_pipe_no_line_is_filled_with_blanks(curate: Curate, words: tuple[str, ...]) -> None:
    """Where nothing limits the width, nothing is made as wide as that, and cut off again."""
    curate(*words, columns=None)  # what is loaded and kept for good does not count
    tracemalloc.start()
    try:
        curate(*words, columns=None)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < UNLIMITED / 2

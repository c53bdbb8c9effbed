"""tests.bench: what was measured, as tables and as a picture. Nothing here is measured."""

import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bench import growth, processes, works
from tests.bench.__main__ import picture
from tests.bench.figures import Figures, from_json, short, tables, to_json
from tests.bench.processes import Case, Cost
from tests.bench.startup import usual_variables

SVG = "{http://www.w3.org/2000/svg}"
SIZES = (100, 1_000)


def figures() -> Figures:
    """Return figures in which all is twice the unit on 100, and more on 1,000."""
    found = Figures(on_disk={("index", 100): 2048})
    for at, size in enumerate(SIZES):
        found.costs[works.TYPER, "python", size] = Cost(0.05, 0.05, 20)
        found.costs[works.COMPOSE, "python", size] = Cost(0.2, 0.2, 30)
        for work in works.WORKS:
            found.costs[work, works.CURATE, size] = Cost(0.1 + at * 0.4, 0.2, 25)
        found.costs[works.BY_THEME, "buku", size] = Cost(0.2, 0.2, 38)
    return found


def test_what_is_measured_is_said_in_times_of_its_unit() -> None:
    """A table divides each median by the unit's on a list of the same length."""
    text = tables(figures())
    assert "### Times `import typer`\n\n| | 100 | 1,000 |\n|---|---:|---:|\n" in text
    assert f"| {works.ADD} | 2.0 | 10 |" in text
    assert f"| {works.ADD} | 0.50 | 2.5 |" in text, "against yaml.compose"
    assert "| index | 2 |  |" in text


def test_what_was_not_measured_has_no_row_and_no_table() -> None:
    """What nobody measured has no row; without the shell of SQLite it has no table."""
    found = figures()
    del found.costs[works.NEXT, works.CURATE, 100], found.costs[works.NEXT, works.CURATE, 1_000]
    text = tables(found)
    assert f"| {works.PATH} |" in text
    assert f"| {works.NEXT} |" not in text
    assert "sqlite3" not in text


def test_other_programs_stand_beside_ours() -> None:
    """Each length of a list has a table with a column for each program."""
    beside = tables(figures()).split("### Times `import typer`, 100 resources")[1].split("###")[0]
    assert "| | curate | buku |" in beside
    assert f"| {works.BY_THEME} | 2.0 | 4.0 |" in beside
    assert f"| {works.ADD} | 2.0 |  |" in beside


@pytest.mark.parametrize(
    ("number", "said"), [(0.123, "0.12"), (1.26, "1.3"), (12.6, "13"), (1234.5, "1,234")]
)
def test_a_ratio_has_two_figures(number: float, said: str) -> None:
    """A ratio has two figures, or all of those before its point."""
    assert short(number) == said


def test_times_on_the_processor_are_compared_with_each_other() -> None:
    """On a busy machine, what is compared is the time on the processor."""
    found = figures()
    found.on_processor = True
    assert f"| {works.ADD} | 4.0 | 4.0 |" in tables(found)


def test_figures_that_are_kept_come_back() -> None:
    """What one run kept is there for the next."""
    assert from_json(to_json(figures())) == figures()


def test_the_picture_has_a_drawing_of_each_work_and_a_line_of_each_program() -> None:
    """Each line goes through the points that were measured, to the left the shorter list."""
    root = ET.fromstring(picture(figures()))
    drawings = {group.findtext(f"{SVG}text"): group for group in root.findall(f"{SVG}g")}
    assert set(drawings) == set(works.WORKS)
    lines = drawings[works.BY_THEME].findall(f"{SVG}polyline")
    assert [line.findtext(f"{SVG}title") for line in lines] == [works.CURATE, "buku"]
    first, last = (tuple(map(float, at.split(","))) for at in lines[0].attrib["points"].split())
    assert first[0] == 0 and last[0] == growth.WIDTH
    assert last[1] == 0 < first[1] < growth.HEIGHT, "10 times is at the top, 2 times below"


def test_the_picture_is_for_light_and_dark_pages() -> None:
    """It has colours for both, each of its own."""
    text = picture(figures())
    assert "prefers-color-scheme:dark" in text
    light, dark = text.split("@media")
    assert re.findall(r"\.c0\{stroke:(#\w+)", light) != re.findall(r"\.c0\{stroke:(#\w+)", dark)


def test_the_picture_shows_any_name() -> None:
    """Signs that mean something in SVG are shown as they are."""
    root = ET.fromstring(growth.drawn("<t>", "&", {"a < b": {"x & y": [(10, 1), (100, 2)]}}))
    texts = [text.text for text in root.iter(f"{SVG}text")]
    assert {"a < b", "x & y", "&"} <= set(texts)


@given(st.lists(st.tuples(st.floats(1, 1e6), st.floats(1e-4, 1e4)), min_size=1, max_size=6))
def test_every_point_is_within_its_drawing(points: list[tuple[float, float]]) -> None:
    """Whatever was measured, no point lies outside the axes."""
    root = ET.fromstring(growth.drawn("t", "a", {"work": {"program": points}}))
    (line,) = root.iter(f"{SVG}polyline")
    places = [tuple(map(float, at.split(","))) for at in line.attrib["points"].split()]
    assert len(places) == len(points)
    assert all(0 <= x <= growth.WIDTH and 0 <= y <= growth.HEIGHT for x, y in places)


def test_the_picture_in_the_documents_is_small_and_whole() -> None:
    """The picture that docs/speed.md shows is well-formed, and under 30 KB."""
    shown = Path(__file__).parent.parent / "docs" / "images" / "speed.svg"
    assert shown.stat().st_size < 30_000
    assert len(list(ET.parse(shown).getroot().iter(f"{SVG}polyline"))) > len(works.WORKS)


def case(code: str, before: Callable[[], object] = lambda: None) -> Case:
    """Return a case that runs Python code."""
    return Case("work", "python", [sys.executable, "-c", code], usual_variables(), before)


def test_each_round_has_each_case_once_in_turn() -> None:
    """Cases take turns, after a round that does not count."""
    order: list[str] = []
    cases = [case("pass", lambda: order.append("a")), case("pass", lambda: order.append("b"))]
    assert len(processes.medians(cases, 2)) == 2
    assert order == ["a", "b"] * 3


def test_the_memory_is_that_of_the_process() -> None:
    """A process that takes 60 MiB at once has had that much, where the platform says so."""
    pytest.importorskip("resource")
    small, large = (processes.once(case(f"b'x' * {count}")).memory for count in (1, 60 << 20))
    assert large - small > 40


def test_what_fails_is_not_measured() -> None:
    """A command that fails ends the benchmark, with what it said."""
    with pytest.raises(RuntimeError, match="no such thing"):
        processes.once(case("raise SystemExit('no such thing')"))


@pytest.mark.slow
def test_a_list_of_a_benchmark_is_made_and_measured(tmp_path: Path) -> None:
    """Every work of `curate` runs on a list made for it, and the shell prints the same rows."""
    lists = works.Lists(tmp_path, 30)
    cases = list(lists.cases())
    assert sorted(one.work for one in cases if one.program == works.CURATE) == sorted(works.WORKS)
    for one in cases:
        one.before()
        processes.once(one)
    assert set(lists.bytes_on_disk()) == {"list file", "index"}

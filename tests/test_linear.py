"""Twice the list is twice the work: whatever a list has a great many of."""

import shutil
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import curate as package
from curate.checks import checked
from curate.checks.check import check
from tests.conftest import Curate, Result
from tests.profiles import THOROUGH

FEW, TIMES = 510, 2
"""So many of what a list may have many of, and then so many times as many; both are more than
one table shows."""
EVERYDAY = FEW if THOROUGH else 120
"""So many are enough, every day, where nothing becomes lines instead of a table."""
TABLES = ("themes", "stats")
OUR_CODE = str(Path(package.__file__).parent)


def work(run: Callable[[], object]) -> int:
    """Count the lines of our own code that are run, each time round a loop once more."""
    count = 0

    def line(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += 1
        return line

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        return line if frame.f_code.co_filename.startswith(OUR_CODE) else None

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        run()
    finally:
        sys.settrace(before)
    return count


def resource(number: int, field: str = "", texts: Iterable[str] = ()) -> str:
    """Write an entry, with a list of texts in a field."""
    entry = f"- id: r-{number}\n  title: T {number}\n  format: read\n  minutes: 5\n"
    return entry + (f"  {field}: [{', '.join(texts)}]\n" if field else "")


def declared(count: int) -> str:
    """Write so many themes."""
    return "themes:\n" + "".join(f"  t-{number}: T{number}\n" for number in range(count))


def each(count: int, field: str, texts: Callable[[int], list[str]]) -> str:
    """Write so many entries, each with texts in a field."""
    return "".join(resource(number, field, texts(number)) for number in range(count))


def letters(number: int) -> str:
    """Write a number as a word of which two such words differ in several letters."""
    return "".join(chr(97 + int(digit)) * 3 for digit in str(number))


LISTS: dict[str, Callable[[int], str]] = {
    "themes": lambda n: declared(n) + "resources:\n" + resource(0, "themes", ["t-1"]),
    "themes of their own": lambda n: (
        f"{declared(n)}resources:\n{each(n, 'themes', lambda at: [f't-{at}', f't-{at * 7 % n}'])}"
    ),
    "one theme": lambda n: (
        f"themes:\n  a: A\nresources:\n{each(n, 'themes', lambda at: ['a', 'b'][: at % 3])}"
    ),
    "undeclared themes": lambda n: (
        f"themes: {{a: A}}\nresources:\n{each(n, 'themes', lambda at: [f'u-{at}'])}"
    ),
    "undeclared themes in one": lambda n: (
        "themes: {a: A}\nresources:\n" + resource(0, "themes", [f"u-{at}" for at in range(n)])
    ),
    "unknown requirements in one": lambda n: (
        "resources:\n" + resource(0, "requires", [f"u-{at}" for at in range(n)])
    ),
    "titles": lambda n: (
        "resources:\n"
        + "".join(f"- {{id: r-{at}, title: On {letters(at)}, format: read}}\n" for at in range(n))
    ),
    "a chain": lambda n: f"resources:\n{each(n, 'requires', lambda at: [f'r-{at + 1}'])}",
    "a chain of pairs": lambda n: (
        f"resources:\n{each(n, 'requires', lambda at: [f'r-{at ^ 1}', f'r-{(at | 1) + 1}'])}"
    ),
    "a circle": lambda n: f"resources:\n{each(n, 'requires', lambda at: [f'r-{(at + 1) % n}'])}",
}


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("undeclared themes", ["check"]),
        ("undeclared themes in one", ["check"]),
        ("unknown requirements in one", ["check"]),
        ("titles", ["check"]),
        ("a chain", ["check"]),
        ("a circle", ["check"]),
        ("themes of their own", ["check"]),
        ("themes", ["themes"]),
        ("themes of their own", ["themes"]),
        ("themes", ["list", "--theme", "t-9"]),
        ("themes", ["list", "--theme", "nothing-like-it"]),
        ("themes of their own", ["stats"]),
        ("themes of their own", ["path", "--json"]),
        ("themes of their own", ["path", "--max-minutes", "600", "--json"]),
        ("a chain", ["path", "--json"]),
        ("a chain", ["next"]),
        ("a chain of pairs", ["path", "--json"]),
        ("themes of their own", ["next", "20"]),
        ("themes of their own", ["export", "html"]),
        ("themes of their own", ["export", "yaml"]),
        ("a chain", ["export", "markdown"]),
        ("a chain", ["export", "csl-json"]),
        ("a chain", ["export", "ics", "--sitting", "60"]),
        ("a chain", ["publish", "site"]),
        ("one theme", ["themes", "rename", "a", "c"]),
        ("one theme", ["themes", "remove", "a", "--yes"]),
    ],
    ids=lambda one: one if isinstance(one, str) else " ".join(one),
)
def test_twice_as_many_are_twice_the_work(
    empty_folder: Curate, name: str, arguments: list[str]
) -> None:
    """What a command does on a list it has not seen grows as the list does, and no faster."""
    counts: list[int] = []
    results: list[Result] = []
    begin = FEW if arguments[0] in TABLES else EVERYDAY
    for many in (begin, begin * TIMES):
        empty_folder.write(LISTS[name](many))
        shutil.rmtree(empty_folder.folder.parent / "cache", ignore_errors=True)
        counts.append(work(lambda: results.append(empty_folder(*arguments))))
    few, many = counts
    assert all(result.code != 2 for result in results), results  # a command that is understood
    assert many <= few * TIMES * 1.2


def test_a_list_that_grew_is_twice_the_work(empty_folder: Curate) -> None:
    """Where one entry is new, what is done grows as the list does, and no faster."""
    counts = []
    for many in (EVERYDAY, EVERYDAY * TIMES):
        text = "resources:\n" + each(many, "themes", lambda n: [f"t-{n}"])
        empty_folder.write(text)
        empty_folder("index", "--rebuild")
        empty_folder.write(text + resource(many))
        counts.append(work(lambda: empty_folder("list", "--limit", "1")))
    assert counts[1] <= counts[0] * TIMES * 1.2


@pytest.mark.parametrize("command", [["edit", "--level", "advanced"], ["remove", "--yes"]])
def test_twice_as_many_changes_are_twice_the_work(empty_folder: Curate, command: list[str]) -> None:
    """To change many at once, and to take it back, takes as long for each as to change few."""
    counts = []
    for many in (EVERYDAY // 2, EVERYDAY):
        empty_folder.write(LISTS["a chain"](many * 2))
        empty_folder("index", "--rebuild")
        ids = [f"r-{number * 2}" for number in range(many)]
        change = partial(empty_folder, command[0], *ids, *command[1:], "--force")
        assert change().code == 0
        counts.append(work(lambda: empty_folder("undo", "--yes")))
        counts.append(work(change))
    assert counts[2] <= counts[0] * TIMES * 1.2
    assert counts[3] <= counts[1] * TIMES * 1.2


@pytest.mark.parametrize("name", ["themes", "stats"])
def test_a_great_many_themes_are_lines(empty_folder: Curate, name: str) -> None:
    """More themes than a table shows at once are a line each, and none is left out."""
    empty_folder.write(LISTS["themes of their own"](FEW))
    assert empty_folder("done", "r-7").code == 0
    lines = empty_folder(name).out.split("\n")
    titles = [line.split()[-1] for line in lines if line.endswith(tuple("0123456789"))]
    assert [one for one in titles if one[0] == "T"] == [f"T{number}" for number in range(FEW)]
    of_one = next(line for line in lines if line.endswith("  T7"))
    assert ("1 done" if name == "themes" else "5 min spent") in of_one


def test_no_more_names_are_compared_than_help(monkeypatch: pytest.MonkeyPatch) -> None:
    """A suggestion is made for each name that is unknown, until it would take too long."""
    themes = "".join(f"  theme-{number}: T\n" for number in range(10))
    entries = "".join(resource(n, "themes", [f"theem-{n % 10}", f"theme-{n}x"]) for n in range(10))
    text = f"themes:\n{themes}resources:\n{entries}"
    problems = [one for one in check(text)[1] if one.rule == "unknown-theme"]
    assert len([one for one in problems if "or use theme-" in one.remedy]) == 20
    monkeypatch.setattr(checked, "MOST_PAIRS", 50)
    problems = [one for one in check(text)[1] if one.rule == "unknown-theme"]
    assert len(problems) == 20
    assert len([one for one in problems if "or use theme-" in one.remedy]) == 5


def test_the_same_text_twice_is_on_its_first_line() -> None:
    """A theme that an entry names twice is found on the line where it stands first."""
    text = "resources:\n- id: a\n  title: A\n  format: read\n  themes:\n  - u\n  - v\n  - u\n"
    _, problems = check("themes: {t: T}\n" + text)
    assert [one.line for one in problems if one.rule == "unknown-theme"] == [7, 8]

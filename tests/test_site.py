"""`curate publish`: the files of a page, and what stands in them."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curate import __version__
from curate.model import Resource
from curate.safe_text import clean_line
from curate.site.colours import DARK_PAPER, ENOUGH, PAPER, contrast, on_dark, on_light
from curate.site.feed import MOST_ITEMS
from curate.site.files import files
from curate.site.linked_data import iso_duration
from curate.site.paths import DAILY, DAYS, TIMES
from curate.yaml_reading.parse import parse
from curate.yaml_reading.reading_list import ReadingList
from tests.bench import data
from tests.bench.site import (
    entries_as_shipped,
    shares,
    short_entries,
    text_in_twelve_themes,
)
from tests.builders import resource
from tests.conftest import PROJECT, UNMEASURED, Curate, OpenTerminal
from tests.profiles import THOROUGH

SHIPPED = (PROJECT / "data" / "resources.yaml").read_text(encoding="utf-8")
HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "javascript:alert(1)",
    "{{ 7 * 7 }} {% raw %} ${7 * 7}",
    "\"' onmouseover=alert(1) x='",
    "<!-- --> <img src=x onerror=alert(1)>",
    "]]> &amp; &lt;",
)
"""Texts that would do something, if a page took them for more than text."""


@cache
def published(text: str) -> dict[str, str]:
    """Return the files of the page of a list, as text."""
    made = files(parse(text), text, __version__)
    return {name: content.decode("utf-8") for name, content in made.items()}


def hostile_list() -> str:
    """Return a list whose every text is hostile."""
    lines = [f"title: {json.dumps(HOSTILE[0])}", f"description: {json.dumps(HOSTILE[1])}"]
    lines.append("themes:")
    lines += [f"  {json.dumps(one)}: {json.dumps(one)}" for one in HOSTILE]
    lines.append("resources:")
    for number, one in enumerate(HOSTILE):
        quoted = json.dumps(one)
        lines += [f"- id: one-{number}", f"  title: {quoted}", "  format: read", "  minutes: 5"]
        lines += [f"  {key}: {quoted}" for key in ("summary", "publisher", "url", "authors")]
        lines.append(f"  themes: [{quoted}]")
    return "\n".join(lines) + "\n"


def reading_list_of(resources: tuple[Resource, ...]) -> ReadingList:
    """Return a list of these resources, which says nothing of itself."""
    return ReadingList(
        title=None,
        description=None,
        themes=(),
        resources=resources,
        problems=(),
        left_out=0,
        ids=frozenset(one.id for one in resources),
    )


class Seen(HTMLParser):
    """Keeps what a browser would see: tags with attributes, and text outside of scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self._in: str = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._in = tag

    def handle_endtag(self, tag: str) -> None:
        self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in == "script":
            self.scripts.append((self.tags[-1][1], data))
        elif self._in != "style":
            self.text.append(data)

    def data_of(self, **attributes: str) -> Any:
        """Return the JSON of the script element with these attributes."""
        found = [text for has, text in self.scripts if attributes.items() <= has.items()]
        return json.loads(found[0])


def paths_of(page: str) -> dict[str, Any]:
    """Return what a page has of paths."""
    found: dict[str, Any] = Seen(page).data_of(id="_data")
    return found


# What is written.


def test_the_same_list_gives_the_same_bytes(curate: Curate) -> None:
    """A page that is made again is the same, and is not written again."""
    first = curate("publish", "site")
    assert first.out == ("✓ Wrote index.html, feed.xml, resources.json, resources.yaml in site.\n")
    before = {one.name: one.stat().st_mtime_ns for one in (curate.folder / "site").iterdir()}
    again = curate("publish", "site")
    assert (again.code, again.out) == (0, "✓ Nothing has changed in site.\n")
    after = {one.name: one.stat().st_mtime_ns for one in (curate.folder / "site").iterdir()}
    assert after == before


def test_only_what_changed_is_written(curate: Curate) -> None:
    """A comment in the list changes the copy of the list, and what the page has on record of it."""
    curate("publish", "site")
    curate.write(curate.text() + "# more to come\n")
    assert curate("publish", "site").out == "✓ Wrote index.html, resources.yaml in site.\n"
    written = (curate.folder / "site" / "resources.yaml").read_text(encoding="utf-8")
    assert written == curate.text()


def test_what_a_reader_did_is_not_published(curate: Curate) -> None:
    """The history of whoever publishes changes nothing in the page."""
    curate("publish", "site")
    curate("done", "cultural-competence")
    curate("start", "sled-dogs")
    assert curate("publish", "site").out == "✓ Nothing has changed in site.\n"


def test_a_speed_of_reading_is_not_published(curate: Curate) -> None:
    """Estimates on a page are at the usual speed, whoever publishes it."""
    curate("publish", "site")
    curate.variables["CURATE_WORDS_PER_MINUTE"] = "100"
    assert curate("publish", "site").out == "✓ Nothing has changed in site.\n"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("page.html", "page"),
        ("index.html", "site"),
        ("out/index.html", "out"),
        ("list.PDF", "list"),
    ],
)
def test_the_name_of_a_file_is_no_folder(curate: Curate, typed: str, meant: str) -> None:
    """A page is a folder of files: for the name of a file a folder is offered, and none is made."""
    result = curate("publish", typed, columns=None)
    assert (result.code, result.out) == (2, "")
    assert f"curate publish {meant}\n" in result.err.replace("\\", "/")
    assert not (curate.folder / typed).exists()


@pytest.mark.parametrize("name", ["example.org", "site.v2", "old.html"])
def test_a_folder_may_have_a_dot_in_its_name(curate: Curate, name: str) -> None:
    """What is the name of no file is a folder, and so is what is one already."""
    if name == "old.html":
        (curate.folder / name).mkdir()
    assert curate("publish", name).code == 0
    assert (curate.folder / name / "index.html").is_file()


def test_a_folder_of_somebody_else_is_refused(curate: Curate) -> None:
    """Where other files are, they are named, and nothing is written."""
    folder = curate.folder / "site"
    folder.mkdir()
    (folder / "index.html").write_text("<h1>Mine</h1>", encoding="utf-8")
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    (folder / ".git").mkdir()
    refused = curate("publish", "site", columns=None)
    assert (refused.code, refused.out) == (1, "")
    assert '"index.html", "notes.txt"' in refused.err
    assert "index.html would be written over" in refused.err
    assert ".git" not in refused.err
    assert "--force" in refused.err
    assert sorted(one.name for one in folder.iterdir()) == [".git", "index.html", "notes.txt"]


def test_force_writes_beside_what_is_there(curate: Curate) -> None:
    """With --force the page is written, and no other file is touched."""
    folder = curate.folder / "site"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    assert curate("publish", "site", "--force").code == 0
    assert (folder / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert (folder / "index.html").is_file()


@pytest.mark.parametrize("names", [["index.html"], ["resources.yaml"], ["feed.xml", "index.html"]])
def test_what_is_written_over_is_named(curate: Curate, names: list[str]) -> None:
    """Of files that curate did not publish, only --force writes over any, and says over which."""
    folder = curate.folder / "site"
    folder.mkdir()
    for name in [*names, "notes.txt"]:
        (folder / name).write_text("mine", encoding="utf-8")
    refused = curate("publish", "site", columns=None)
    assert refused.code == 1
    assert all((folder / name).read_text(encoding="utf-8") == "mine" for name in names)
    assert all(f'"{name}"' in refused.err for name in names)
    forced = curate("publish", "site", "--force", columns=None)
    assert forced.code == 0
    said = next(line for line in forced.err.splitlines() if "Writing over" in line)
    assert all(name in said for name in names)
    assert "notes.txt" not in forced.err
    assert (folder / "notes.txt").read_text(encoding="utf-8") == "mine"
    again = curate("publish", "site", "--force", columns=None)
    assert "Writing over" not in again.err  # all of it is ours now


@pytest.mark.parametrize("name", ["feed.xml", "resources.json", "resources.yaml"])
def test_a_file_put_beside_our_page_is_not_ours(curate: Curate, name: str) -> None:
    """A page of ours does not make its neighbours ours: what has come since is refused."""
    curate("publish", "site")
    file = curate.folder / "site" / name
    file.write_text("mine", encoding="utf-8")
    curate.write(curate.text() + "# more to come\n")
    refused = curate("publish", "site", columns=None)
    assert (refused.code, refused.out) == (1, "")
    assert f'was not published by curate, or was changed since: "{name}".' in refused.err
    assert f"{name} would be written over" in refused.err
    assert file.read_text(encoding="utf-8") == "mine"
    forced = curate("publish", "site", "--force", columns=None)
    assert f"Writing over what curate does not know as its own: {name} in site." in forced.err
    assert curate("publish", "site").out == "✓ Nothing has changed in site.\n"


@pytest.mark.parametrize("name", ["CNAME", "README.md", "picture.png"])
def test_what_stands_beside_our_page_is_in_nobodys_way(curate: Curate, name: str) -> None:
    """Beside a page of ours other files stay, and are no matter, once --force let them stand."""
    folder = curate.folder / "site"
    folder.mkdir()
    (folder / name).write_bytes(b"mine")
    assert curate("publish", "site").code == 1
    assert curate("publish", "site", "--force").code == 0
    curate.write(curate.text() + "# more to come\n")
    assert curate("publish", "site").out == "✓ Wrote index.html, resources.yaml in site.\n"
    assert (folder / name).exists()
    (folder / "feed.xml").write_text("mine", encoding="utf-8")
    refused = curate("publish", "site", columns=None)
    assert (refused.code, name in refused.err) == (1, False)


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "desktop.ini", "Icon\r"])
def test_what_systems_put_into_folders_is_no_matter(curate: Curate, name: str) -> None:
    """A folder that holds but the marks of Windows or macOS is as good as empty."""
    if sys.platform == "win32" and name == "Icon\r":
        pytest.skip("no file on Windows has such a name")
    (curate.folder / "site").mkdir()
    (curate.folder / "site" / name).write_bytes(b"x")
    assert curate("publish", "site").code == 0
    assert (curate.folder / "site" / name).read_bytes() == b"x"


@pytest.mark.parametrize("page", ["<h1>Mine</h1>", None])
def test_without_our_page_only_what_is_sure_is_said(curate: Curate, page: str | None) -> None:
    """Where our page was replaced, or is gone, nobody can say whose its neighbours are."""
    curate("publish", "site")
    folder = curate.folder / "site"
    (folder / "index.html").unlink()
    if page:
        (folder / "index.html").write_text(page, encoding="utf-8")
    curate.write(curate.text().replace("Sled Dogs", "Dogs"))
    refused = curate("publish", "site", columns=None)
    assert refused.code == 1
    names = '"feed.xml", "resources.json", "resources.yaml"'
    whether = f"hether curate published {names} cannot be told without its index.html."
    assert whether in refused.err
    assert ('not published by curate: "index.html".' in refused.err) == bool(page)
    assert "not published by curate: " not in refused.err.replace(': "index.html".', "")


@pytest.mark.parametrize(
    "arguments", [("-o", "site"), ("--output", "site"), ("--output=site",), ("-osite",)]
)
def test_a_folder_may_be_named_as_other_tools_have_it(
    curate: Curate, arguments: tuple[str, ...]
) -> None:
    """Who names the folder with an option is understood."""
    assert curate("publish", *arguments).code == 0
    assert (curate.folder / "site" / "index.html").is_file()


def test_the_words_of_other_tools_for_a_folder_are_answered(curate: Curate) -> None:
    """An option that other tools have for it is answered with ours."""
    for name in ("--dir", "--folder", "--directory"):
        refused = curate("publish", name, "site", columns=None)
        assert (refused.code, refused.out) == (2, "")
        assert f'no option "{name}". Here it is --output.' in refused.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "publish needs a folder to write to. Write: curate publish site\n"),
        (("--open",), "publish needs a folder to write to. Write: curate publish site\n"),
        (("my site", "-o", "other"), "needs one folder, and here are two. Write: curate publish "),
    ],
)
def test_who_names_no_folder_is_given_an_example(
    curate: Curate, arguments: tuple[str, ...], said: str
) -> None:
    """Without a folder, or with two, it is said what to write."""
    refused = curate("publish", *arguments, columns=None)
    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err


def test_what_was_published_is_known_again(curate: Curate) -> None:
    """A copy with other line ends, and a file that is gone, keep nobody from publishing."""
    curate("publish", "site")
    folder = curate.folder / "site"
    (folder / "resources.json").unlink()
    for name in ("index.html", "feed.xml", "resources.yaml"):
        (folder / name).write_bytes((folder / name).read_bytes().replace(b"\n", b"\r\n"))
    curate.write(curate.text() + "# more to come\n")
    assert curate("publish", "site").code == 0
    assert (folder / "resources.yaml").read_text(encoding="utf-8") == curate.text()


def test_a_publishing_that_was_cut_off_can_be_taken_up_again(curate: Curate) -> None:
    """Files that are there without the page, as they would be written, are in nobody's way."""
    curate("publish", "site")
    (curate.folder / "site" / "index.html").unlink()
    assert curate("publish", "site").out == "✓ Wrote index.html in site.\n"


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_the_list_is_never_written_over(curate: Curate, force: list[str]) -> None:
    """The folder of the list itself is refused, whatever is said."""
    before = curate.text()
    assert curate("publish", "data", *force).code == 1
    assert curate.text() == before
    assert [one.name for one in (curate.folder / "data").iterdir()] == ["resources.yaml"]


def test_a_file_in_the_place_of_the_folder_is_refused(curate: Curate) -> None:
    """Where the folder should be and a file is, that is said in one line."""
    (curate.folder / "site").write_text("mine", encoding="utf-8")
    refused = curate("publish", "site")
    assert refused.code == 1
    assert refused.err.startswith("Error: site: there is a file in the place of this folder.")


def test_what_a_list_says_wrongly_of_its_page_is_told(curate: Curate) -> None:
    """A colour that is none is named with its line, and the page is made without it."""
    curate.write("colour: teal\n" + curate.text())
    result = curate("publish", "site", columns=None)
    assert result.code == 0
    assert "data/resources.yaml:1:" in result.err
    assert '"teal"' in result.err


def test_addresses_of_ones_own_network_are_named(curate: Curate) -> None:
    """Nobody else can open them, and they may tell what others need not know."""
    addresses = ("http://localhost:8000/x", "http://10.1.2.3/", "http://wiki/page", "http://[::1]/")
    for address in addresses:
        curate.write(
            f"resources:\n- {{id: one, title: Our Wiki, format: read, url: '{address}'}}\n"
            "- {id: two, title: Two, format: read, url: 'https://example.org/'}\n"
        )
        result = curate("publish", "site", columns=None)
        assert result.code == 0
        assert (
            "1 address holds a secret, or is in a network of your own, "
            'as "Our Wiki" does (one): look whether all who see the page may.' in result.err
        )
        assert address not in result.err
    curate.write("resources:\n- {id: two, title: Two, format: read, url: 'https://example.org/'}\n")
    assert "network" not in curate("publish", "site").err


def test_a_published_page_can_be_opened(curate: Curate, process_variables: dict[str, str]) -> None:
    """`--open` shows the page in the browser, from the disk."""
    code = (
        "import sys, webbrowser\n"
        "webbrowser.open = lambda address: print(address) is None\n"
        "from curate.cli import main\n"
        "sys.exit(main(['publish', 'my site', '--open']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=process_variables,
        cwd=curate.folder,
        capture_output=True,
        check=True,
    )
    page = curate.folder / "my site" / "index.html"
    assert done.stdout.decode().splitlines()[-1] == page.as_uri()


@cache
def long_text(count: int) -> str:
    """Return a long list, which is made once."""
    return data.text(count)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("count", "arguments", "said"),
    [
        (15_000, ("publish", "site"), "Planning paths …"),
        (40_000, ("check",), "Checking the list …"),
        (40_000, ("check", "--fix", "--dry-run"), "Checking the list …"),
        (40_000, ("export", "markdown", "-o", "list.md"), "Reading the list …"),
    ],
)
def test_a_bar_where_a_long_list_takes_its_time(
    curate: Curate,
    open_terminal: OpenTerminal,
    count: int,
    arguments: tuple[str, ...],
    said: str,
) -> None:
    """What takes more than a second on a terminal shows that it goes on; Ctrl-C ends it quietly."""
    curate.write(long_text(count))
    terminal = open_terminal(*arguments, variables=UNMEASURED)
    terminal.expect(said)
    terminal.type("\x03")
    code, shown = terminal.end()
    assert (code, "Traceback" in shown) == (130, False)
    assert [one.name for one in curate.folder.iterdir() if one.name in ("site", "list.md")] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("count", "arguments"),
    [
        (700, ("publish", "site")),
        (4_000, ("check",)),
        (4_000, ("export", "markdown", "-o", "list.md")),
    ],
)
def test_no_bar_where_no_terminal_is(
    curate: Curate, count: int, arguments: tuple[str, ...]
) -> None:
    """In a pipe nothing of a bar is written, however long it takes."""
    curate.write(data.text(count if THOROUGH else count // 3))
    said = curate(*arguments).err
    words = ("Reading the list", "Planning", "Checking", "Writing", "━")
    assert [one for one in words if one in said] == []


# Paths.


def steps_of(book: dict[str, Any], path: str, ids: list[str], minutes: dict[str, int]) -> Any:
    """Return the steps of a path of the page, as `path --json` has them."""
    steps = []
    total = 0
    for number, sitting in enumerate(path.split("|"), 1):
        for step in sitting.split():
            at, *told = map(int, step.split("."))
            reason, *rest = told or (book["usual"][at],)
            time = rest[0] if rest else minutes[ids[at]]
            total += time
            part = rest[1] or None if rest else None
            steps.append((ids[at], book["why"][reason], time, part, total, number))
    return steps


def letters_of(book: dict[str, Any], row: int, column: int) -> str:
    """Return a letter for each resource of a theme: what becomes of it at one time."""
    courses = [
        re.sub(r"(\d+)(.)", lambda run: int(run[1]) * run[2], course) for course in book["courses"]
    ]
    return "".join(courses[course][column] for course in book["left"][row])


@pytest.mark.parametrize("theme", [None, *(one.id for one in parse(SHIPPED).themes)])
def test_paths_are_those_of_the_command_line(curate: Curate, theme: str | None) -> None:
    """For each theme at each time, the page has the path that `curate path --json` gives."""
    reading_list = parse(SHIPPED)
    page = published(SHIPPED)["index.html"]
    book = paths_of(page)
    ids = re.findall(r"<li id=([^>]+)>", page)
    minutes = {one.id: one.total_minutes or 0 for one in reading_list.resources}
    themes = [None, *(one.id for one in reading_list.themes)]
    row = themes.index(theme)
    asked: list[tuple[str, int, tuple[str, ...]]] = [
        ("once", at, ("--max-minutes", str(time))) for at, time in enumerate(TIMES)
    ]
    asked += [
        ("daily", at, ("--sitting", str(time), "--sittings", str(DAYS)))
        for at, time in enumerate(DAILY)
    ]
    for kind, at, options in asked:
        only = () if theme is None else ("--theme", theme)
        told = json.loads(curate("path", *only, *options, "--json").out)
        assert steps_of(book, book[kind][row][at], ids, minutes) == [
            (
                step["id"],
                step["reason"],
                step["minutes"],
                step["part"],
                step["running_total"],
                step["sitting"] or 1,
            )
            for step in told["steps"]
        ]
        letters = letters_of(book, row, at if kind == "once" else len(TIMES) + at)
        assert len(letters.replace(".", "")) == len(told["left_out"])


def test_paths_of_a_long_list_are_those_of_the_command_line(curate: Curate) -> None:
    """Where a theme is a small part of a long list, its paths are still the planner's own."""
    text = data.text(300, seed=5)
    curate.write(text)
    page = published(text)["index.html"]
    book = paths_of(page)
    ids = re.findall(r"<li id=([^>]+)>", page)
    values = re.findall(r'<option value="([^"]+)"', page)
    for theme in ("supervision", "equity/race"):
        for at, time in enumerate(TIMES):
            told = curate("path", "--theme", theme, "--max-minutes", str(time), "--ids").out
            path = book["once"][1 + values.index(theme)][at]
            steps = steps_of(book, path, ids, dict.fromkeys(ids, 0))
            assert [step[0] for step in steps] == told.split()


def test_each_left_out_has_its_cause(curate: Curate) -> None:
    """What is not in a path has a letter, and the letter has words."""
    page = published(SHIPPED)["index.html"]
    book = paths_of(page)
    ids = re.findall(r"<li id=([^>]+)>", page)
    letters = letters_of(book, 0, TIMES.index(20))
    told = {one: book["causes"][letter] for one, letter in zip(ids, letters, strict=True)
            if letter != "."}  # fmt: skip
    assert told["coaching"] == "no known time"
    assert told["cultural-competence"] == "too long for the time"


# What stands on the page.


def test_every_resource_is_there_without_the_script() -> None:
    """Each resource stands once in full, under the first of its themes, with its time."""
    page = published(SHIPPED)["index.html"]
    reading_list = parse(SHIPPED)
    assert sorted(re.findall(r"<li id=([^>]+)>", page)) == sorted(
        one.id for one in reading_list.resources
    )
    assert "<b>45</b> min × 2" in page
    assert "<b>~7</b> min" in page
    assert "<b>?</b>" in page


def test_hostile_texts_are_text() -> None:
    """Markup, templates and scripts in a list are shown as they are written."""
    seen = Seen(published(hostile_list())["index.html"])
    said = "".join(seen.text)
    for one in HOSTILE:
        assert one in said
    assert [tag for tag, _ in seen.tags].count("script") == 3
    assert "img" not in [tag for tag, _ in seen.tags]
    links = [has["href"] or "" for tag, has in seen.tags if tag in ("a", "link")]
    assert not [link for link in links if link.lower().startswith("javascript")]
    assert not [name for _, has in seen.tags for name in has if name.startswith("on")]


def test_hostile_texts_stay_inside_the_data() -> None:
    """Nothing in the JSON of a page can end its script element, and it reads back as it was."""
    seen = Seen(published(hostile_list())["index.html"])
    described = seen.data_of(type="application/ld+json")
    assert described["name"] == HOSTILE[0]
    assert [one["name"] for one in described["itemListElement"]] == list(HOSTILE)
    assert all("<" not in text for has, text in seen.scripts if has.get("type"))


@given(st.lists(st.text(max_size=40), min_size=1, max_size=5))
def test_any_title_is_shown_as_it_is(titles: list[str]) -> None:
    """Whatever a title is, it is read off the page as the list has it."""
    shown = [clean_line(one) or "Untitled" for one in titles]
    resources = tuple(resource(f"a-{at}", title=one) for at, one in enumerate(shown))
    made = files(reading_list_of(resources), "", __version__)
    said = "".join(Seen(made["index.html"].decode()).text)
    assert [one for one in shown if one not in said] == []
    ElementTree.fromstring(made["feed.xml"])


def test_the_policy_names_what_runs() -> None:
    """The policy of a page has the digests of its one style and its one script, and no more."""
    from base64 import b64encode
    from hashlib import sha256

    page = published(SHIPPED)["index.html"]
    policy = next(
        has["content"] or "" for tag, has in Seen(page).tags
        if tag == "meta" and has.get("http-equiv")
    )  # fmt: skip
    style = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    script = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert (len(style), len(script)) == (1, 1)
    for kind, text in (("style-src", style[0]), ("script-src", script[0])):
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert f"{kind} 'sha256-{digest}';" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_what_is_packed_keeps_its_texts() -> None:
    """Blanks are saved in the script, but none of a text; of the style no rule is lost."""
    page = published(SHIPPED)["index.html"]
    templates = PROJECT / "curate" / "site" / "templates"
    script = re.sub(r"(?m)(^|\s)//\s.*$", "", (templates / "page.js").read_text(encoding="utf-8"))
    texts = re.findall(r'"[^"\n]*"|`[^`\n]*`', script)
    assert len(texts) > 300
    assert [one for one in texts if one not in page] == []
    packed = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert packed is not None
    style = (templates / "page.css").read_text(encoding="utf-8")
    assert packed[1].count("{") == style.count("{") + 1  # the colours stand before


def test_no_attribute_asks_for_anything() -> None:
    """A page loads nothing from anywhere: no picture, style, script or font."""
    seen = Seen(published(SHIPPED)["index.html"])
    assert not [has for _, has in seen.tags if "src" in has or "style" in has]
    loaded = {has["rel"] for tag, has in seen.tags if tag == "link"}
    assert loaded == {"alternate", "icon"}


def test_a_page_says_what_it_is_to_machines() -> None:
    """JSON-LD has each resource with its type, its time, its level and its themes."""
    seen = Seen(published("language: en\nurl: https://example.org/list/\n" + SHIPPED)["index.html"])
    described = seen.data_of(type="application/ld+json")
    assert (described["@type"], described["numberOfItems"]) == ("ItemList", 11)
    by_name = {one["name"]: one for one in described["itemListElement"]}
    talk = by_name["How to be a professional troublemaker"]
    assert talk == {
        "@type": ["LearningResource", "VideoObject"],
        "name": "How to be a professional troublemaker",
        "url": "https://www.ted.com/talks/luvvie_ajayi_jones_how_to_be_a_professional_troublemaker",
        "inLanguage": "en",
        "timeRequired": "PT13M",
        "educationalLevel": "introductory",
        "about": ["Equity and inclusion", "Culture and behaviours"],
    }
    assert by_name["Sacred Activism and Ubuntu"]["timeRequired"] == "PT1H30M"
    unknown = by_name["Coaching for Leaders in a Childrens Services Context"]
    assert "timeRequired" not in unknown
    properties = {has["property"]: has["content"] for _, has in seen.tags if "property" in has}
    assert properties["og:url"] == "https://example.org/list/"
    assert properties["og:title"] == "Building & sustaining a successful culture"
    assert {"rel": "canonical", "href": "https://example.org/list/"} in [
        has for _, has in seen.tags
    ]


def test_of_a_long_list_the_script_says_what_each_is() -> None:
    """From a hundred resources on the file describes the list; the script, each of it."""
    seen = Seen(published(entries_as_shipped(100))["index.html"])
    described = seen.data_of(type="application/ld+json")
    assert (described["@type"], described["numberOfItems"]) == ("ItemList", 100)
    assert "itemListElement" not in described
    assert len(seen.data_of(id="_data")["levels"]) == 100


@pytest.mark.parametrize("id_", ["Odd_Id", 'a" onclick="alert(1)', "a onclick=alert(1)", "a>b"])
def test_an_odd_id_stays_an_id(id_: str) -> None:
    """Whatever an id holds, it is the one attribute of its entry."""
    made = files(reading_list_of((resource(id_, title="A"),)), "", __version__)
    tags = Seen(made["index.html"].decode()).tags
    assert [has for tag, has in tags if tag == "li"] == [{"id": id_}]


@pytest.mark.parametrize(
    ("minutes", "written"), [(0, "PT0M"), (45, "PT45M"), (60, "PT1H"), (80, "PT1H20M")]
)
def test_times_are_written_for_machines(minutes: int, written: str) -> None:
    """Minutes are written as ISO 8601 has them."""
    assert iso_duration(minutes) == written


def test_a_title_from_right_to_left_keeps_to_itself() -> None:
    """A title in Arabic or Hebrew has its own direction; others carry no mark for that."""
    entry = "- id: {}\n  title: {}\n  format: read\n  themes: [a, b]\n"
    text = "resources:\n" + entry.format("one", "שלום, one") + entry.format("two", "Two")
    page = published(text)["index.html"]
    assert '<p class=t dir="auto">שלום, one<p' in page
    assert "<bdi>שלום, one</bdi>" in page
    assert "<p class=t>Two<p" in page


def test_titles_in_another_language_say_so() -> None:
    """Where a list is in Welsh its titles are marked so, and the page's own words are not."""
    page = published(
        "language: cy\ntitle: Rhestr\nresources:\n- {id: a, title: Un, format: read}\n"
    )
    assert '<html lang="en-GB">' in page["index.html"]
    assert '<h1 lang="cy">Rhestr</h1>' in page["index.html"]
    assert '<p class=t lang="cy">Un<p' in page["index.html"]
    assert "<language>cy</language>" in page["feed.xml"]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("resources: []\n", ['name="time"', 'name="format"', 'id="_theme"']),
        ("resources:\n- {id: a, title: A, format: read}\n", ['name="time"', 'name="format"']),
        ("resources:\n- {id: a, title: A, format: read, themes: [b]}\n", ['id="_theme"']),
    ],
)
def test_a_question_without_a_choice_is_not_asked(text: str, missing: list[str]) -> None:
    """Time, theme and format are asked for only where there is more than one answer."""
    page = published(text)["index.html"].partition("<script>")[0]
    assert [one for one in missing if one in page] == []


# The other files.


def test_the_feed_goes_by_when_things_were_added() -> None:
    """What was added last is first; what has no day counts as newer than all above it."""
    days = {"old": "2019", "known": "2024-05-02", "later": None, "imported": "2020-01",
            "new": "2025-01-31", "last": None, "odd": "2025-02-30"}  # fmt: skip
    text = "resources:\n"
    for id_, day in days.items():
        text += f"- {{id: {id_}, title: T, format: read" + (f", added: {day}}}\n" if day else "}\n")
    root = ElementTree.fromstring(published(text)["feed.xml"])
    items = [one.findtext("guid") for one in root.iter("item")]
    assert items == ["odd", "last", "new", "later", "known", "imported", "old"]


def test_a_feed_has_the_newest_thirty() -> None:
    """However long a list is, its feed is short."""
    root = ElementTree.fromstring(published(data.text(60))["feed.xml"])
    assert len(root.findall("channel/item")) == MOST_ITEMS == 30


def test_the_feed_of_a_list_without_days_begins_at_its_end() -> None:
    """The feed of a page begins with the last entry of the list, where nothing else is known."""
    root = ElementTree.fromstring(published(SHIPPED)["feed.xml"])
    items = root.findall("channel/item")
    assert [one.findtext("guid") for one in items] == [
        one.id for one in reversed(parse(SHIPPED).resources)
    ]
    assert items[0].findtext("link", "").startswith("https://www.communitycare.co.uk/2024/01/24/")


def test_the_list_for_programs_is_that_of_the_command_line(curate: Curate) -> None:
    """resources.json is what `curate list --json` gives, but what is unknown or one's own."""
    told = json.loads(curate("list", "--json").out)
    own = ("status", "minutes_left", "line")
    assert json.loads(published(SHIPPED)["resources.json"]) == [
        {key: value for key, value in one.items() if value not in (None, []) and key not in own}
        for one in told
    ]


def test_the_list_for_programs_comes_in_again(curate: Curate) -> None:
    """Whoever imports resources.json has the resources of the list, each field of them."""
    before = json.loads(curate("list", "--json").out)
    curate("publish", "site")
    curate.write("resources: []\n")
    assert curate("import", "site/resources.json", "--yes").code == 0
    after = json.loads(curate("list", "--json").out)
    for one in (*before, *after):
        del one["line"], one["added"]
    assert after == before


@pytest.mark.parametrize("asked", ["site/index.html", "site/index.html --as page"])
def test_a_page_leads_to_the_list_beside_it(curate: Curate, asked: str) -> None:
    """A page of ours is not read as any page is; what says all of it comes in with its themes."""
    before = json.loads(curate("themes", "--json").out)
    curate("publish", "site")
    curate.write("resources: []\n")
    result = curate("import", *asked.split(), "--yes", columns=None)
    assert (result.code, result.out) == (1, "")
    assert "a page that `publish` made: import resources.yaml, beside it." in result.err
    assert curate("import", "site/resources.yaml", "--yes").code == 0
    assert json.loads(curate("themes", "--json").out) == before
    assert curate("import", "site", "--dry-run").code == 0


# How it looks.


@pytest.mark.parametrize(
    ("written", "light"),
    [("1a5f7a", "#1a5f7a"), ('"#1a5f7a"', "#1a5f7a"), ("'#fd0'", "#756600"), ("036", "#003366")],
)
def test_the_colour_of_a_list_is_that_of_its_page(written: str, light: str) -> None:
    """The colour is used as it is where it can be read, and else as much darker as it must be."""
    page = published(f"colour: {written}\nresources: []\n")["index.html"]
    assert f"--light-accent: {light};" in page


@given(st.from_regex("#?([0-9A-Fa-f]{3}){1,2}", fullmatch=True))
def test_any_colour_can_be_read(colour: str) -> None:
    """Whatever the colour of a list, its links stand out from light and from dark paper."""
    assert contrast(on_light(colour), PAPER) >= ENOUGH
    assert contrast(on_dark(colour), DARK_PAPER) >= ENOUGH


@pytest.mark.parametrize(
    ("entries", "most"),
    [(short_entries, 95_000), (entries_as_shipped, 150_000), (text_in_twelve_themes, 150_000)],
)
def test_the_page_is_not_large(entries: Callable[[int], str], most: int) -> None:
    """All that a visit to 200 resources in 12 themes fetches is 150 KB at most, before packing."""
    made = published(entries(200))
    assert len(made["index.html"].encode()) <= most
    assert len(made["feed.xml"].encode()) < 20_000
    assert len(made["resources.json"].encode()) < 1.45 * len(made["resources.yaml"].encode())


def test_the_page_of_a_short_list_is_small() -> None:
    """Of a page the questions, the style and the script are at most 35 KB."""
    assert len(published("resources: []\n")["index.html"].encode()) < 35_000


def test_the_shares_of_a_page_are_all_of_it() -> None:
    """What tells the bytes of a page apart leaves none out."""
    page = published(entries_as_shipped(30))["index.html"]
    assert sum(shares(page).values()) == len(page.encode())


def test_what_is_inside_a_theme_is_not_named_there_again() -> None:
    """Under a theme stands what is of it too, but for what its own inner themes hold in full."""
    text = (
        "themes: {a: A, a/b: B, c: C}\nresources:\n"
        "- {id: one, title: One, format: read, themes: [a/b, a, c]}\n"
        "- {id: two, title: Two, format: read, themes: [c, a]}\n"
    )
    page = published(text)["index.html"]
    also = re.findall(r"<p class=also>(.*?)</p>", page)
    assert [re.findall(r"href=#(\w+)", one) for one in also] == [["two"], ["one"]]


def test_much_that_is_of_a_theme_too_is_folded_up() -> None:
    """Where many stand under other themes, their number is told, and all are there."""
    text = "resources:\n" + "".join(
        f"- {{id: r-{at}, title: T {at}, format: read, themes: [a, b]}}\n" for at in range(9)
    )
    page = published(text)["index.html"]
    (also,) = re.findall(r"<details class=also>(.*?)</details>", page)
    assert also.startswith("<summary>9 that stand under other themes</summary>")
    assert re.findall(r"href=#([\w-]+)", also) == [f"r-{at}" for at in range(9)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_picture_in_readme_is_small(scheme: str) -> None:
    """README shows the page, in light and in dark, and is still quick to open."""
    name = f"docs/images/page-{scheme}.png"
    assert name in (PROJECT / "README.md").read_text(encoding="utf-8")
    assert (PROJECT / name).stat().st_size < 200_000

"""What `export sqlite` writes, as a real Datasette serves it on this computer."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import ProxyHandler, build_opener

import pytest

from curate.yaml_reading.parse import parse
from tests.answers import ok
from tests.conftest import PATIENCE, PROJECT, Curate

_BESIDE = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
DATASETTE = shutil.which("datasette", path=_BESIDE)
"""The program, of any version: beside this Python, else where the system has it."""
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        DATASETTE is None, reason="no datasette here: pip install -e '.[datasette]'"
    ),
]
PATIENT = [
    word
    for limit in ("sql_time_limit_ms", "facet_time_limit_ms")
    for word in ("--setting", limit, "60000")
]
"""It leaves out what takes longer than a moment, which on a busy machine anything may."""
Ask = Callable[..., Any]
SHIPPED = parse((PROJECT / "data" / "resources.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def ask(curate: Curate, process_variables: dict[str, str]) -> Iterator[Ask]:
    """Serve the list in a process of its own, which ends with the test; give what asks it."""
    curate.write("url: https://list.example/\n" + curate.text())
    ok(curate, "export", "sqlite", "-o", "reading.db")
    said = curate.folder / "said.log"
    command = [DATASETTE or "", "serve", "reading.db", "--metadata", "reading.metadata.json"]
    with said.open("wb") as log:
        process = subprocess.Popen(
            [*command, *PATIENT, "--host", "127.0.0.1", "--port", "0"],
            cwd=curate.folder,
            env=process_variables,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    try:
        there = address(process, said)
        opener = build_opener(ProxyHandler({}))

        def asked(path: str, **options: str) -> Any:
            with opener.open(f"{there}/{path}?{urlencode(options)}", timeout=PATIENCE) as answer:
                raw = answer.read().decode("utf-8")
            return json.loads(raw) if path.endswith("json") else raw

        yield asked
    finally:
        process.kill()
        process.wait()


def address(process: "subprocess.Popen[bytes]", said: Path) -> str:
    """Wait until a server says on which port of this computer it is."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        found = re.search(r"http://127\.0\.0\.1:\d+", said.read_text("utf-8", "replace"))
        if found:
            return found[0]
        time.sleep(0.05)
    raise AssertionError(said.read_text("utf-8", "replace"))


def rows(ask: Ask, table: str, **options: str) -> list[dict[str, Any]]:
    found = ask(f"reading/{table}.json", _shape="array", **options)
    assert isinstance(found, list)
    return found


def facet(ask: Ask, table: str, name: str) -> dict[str, int]:
    """Return how often a table has each value of a facet, without asking for that facet."""
    found = ask(f"reading/{table}.json", _extra="facet_results")["facet_results"]
    found = found.get("results", found)  # a level deeper since 1.0
    return {one["value"]: one["count"] for one in found[name]["results"]}


def test_themes_and_formats_are_facets(ask: Ask, curate: Curate) -> None:
    """They are offered unasked, with the counts of `themes`, and choose what `list` chooses."""
    themes = {one["title"]: one for one in json.loads(ok(curate, "themes", "--json").out)}
    counts = {title: one["resources"] for title, one in themes.items() if one["resources"]}
    assert facet(ask, "resources_with_themes", "themes") == counts
    for table in ("resources", "resources_with_themes"):
        formats = [one.format for one in SHIPPED.resources]
        assert facet(ask, table, "format") == {one: formats.count(one) for one in set(formats)}
    chosen = {"themes__arraycontains": "Equity and inclusion", "format": "read"}
    found = [one["id"] for one in rows(ask, "resources_with_themes", **chosen)]
    assert found == ok(curate, "list", "-t", "equity", "-f", "read", "--ids").out.split()


@pytest.mark.parametrize("table", ["resources", "resources_with_themes"])
def test_texts_are_searched(ask: Ask, table: str) -> None:
    """A word of a summary, of a name or of a theme finds what has it, whatever its case."""
    for word, id_ in (("UBUNTU", "sacred-activism"), ("braverman", "sled-dogs")):
        assert [one["id"] for one in rows(ask, table, _search=word)] == [id_]
    of_race = {one.id for one in SHIPPED.resources if "equity/race" in one.themes}
    assert of_race <= {one["id"] for one in rows(ask, table, _search="race")}


def test_rows_are_in_order_and_led_to(ask: Ask) -> None:
    """They stand as in the list; ids of others lead there, under their titles."""
    assert [one["id"] for one in rows(ask, "resources")] == [one.id for one in SHIPPED.resources]
    (link, *_) = rows(ask, "resource_themes", _labels="on", theme="equity/race")
    assert link["theme"] == {"value": "equity/race", "label": "Race equity"}
    race = next(one for one in rows(ask, "themes", _labels="on") if one["id"] == "equity/race")
    assert race["parent"] == {"value": "equity", "label": "Equity and inclusion"}


def test_what_it_is_told_is_shown(ask: Ask) -> None:
    """Title, description, source and what columns mean stand on its pages."""
    front, page = ask(""), ask("reading/resources")
    assert "Building &amp; sustaining a successful culture" in front
    assert (SHIPPED.description or "?").split(",")[0] in front
    assert "https://list.example/" in front
    assert "Minutes of one part" in page and "Its place in the list" in page

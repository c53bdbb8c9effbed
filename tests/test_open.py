"""`curate open`: a resource in the browser, and begun."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from curate.addresses import as_link
from tests.answers import answer, ok
from tests.conftest import Curate, Result

posix_only = pytest.mark.skipif(os.name != "posix", reason="the browser is a shell script")


class Browser:
    """A browser that writes down what it was asked to open."""

    def __init__(self, folder: Path, curate: Curate, variables: dict[str, str]) -> None:
        """Put it into `folder`."""
        self._curate = curate
        self._opened = folder / "opened"
        script = folder / "browser.sh"
        script.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$@\" >> '{self._opened}'\n")
        script.chmod(0o755)
        self._variables = variables | {"BROWSER": f"{script} %s"}

    def run(self, *arguments: str) -> Result:
        """Run curate in a process with this browser."""
        done = subprocess.run(
            [sys.executable, "-m", "curate", *arguments],
            env=self._variables,
            cwd=self._curate.folder,
            capture_output=True,
            check=False,
        )
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    @property
    def opened(self) -> list[str]:
        """What it was asked to open."""
        return self._opened.read_text().splitlines() if self._opened.exists() else []


@pytest.fixture
def curate(curate: Curate) -> Curate:
    """Run commands on a copy of the real list whose index is there: half of a process's time."""
    curate("index")
    return curate


@pytest.fixture
def browser(tmp_path: Path, curate: Curate, process_variables: dict[str, str]) -> Browser:
    """Return a browser that only writes down addresses."""
    return Browser(tmp_path, curate, process_variables)


TALK = "https://www.ted.com/talks/luvvie_ajayi_jones_how_to_be_a_professional_troublemaker"


@posix_only
def test_open_opens_and_begins(curate: Curate, browser: Browser) -> None:
    """`open` hands the address to $BROWSER, says so, and notes that it is begun."""
    result = browser.run("open", "trouble")
    assert result == Result(
        0,
        f"Opened: How to be a professional troublemaker\n  {TALK}\n",
        "Begun. Take it back: curate undo\n",
    )
    assert browser.opened == [TALK]
    assert answer(curate, "show", "troublemaker")["status"] == "started"
    assert "Taken back" in ok(curate, "undo", "--yes").out
    assert answer(curate, "show", "troublemaker")["status"] == "todo"


@posix_only
@pytest.mark.parametrize("verb", ["start", "done", "skip"])
def test_open_again_notes_nothing(curate: Curate, browser: Browser, verb: str) -> None:
    """What is begun, done or skipped is opened, and stays what it is."""
    ok(curate, verb, "troublemaker")
    before = answer(curate, "history")
    result = browser.run("open", "troublemaker")
    assert (result.code, result.err) == (0, "")
    assert browser.opened == [TALK]
    assert answer(curate, "history") == before


@posix_only
def test_what_has_no_address_is_not_opened(curate: Curate, browser: Browser) -> None:
    """Without an address, it is said where the resource was published, and nothing is begun."""
    result = browser.run("open", "sled-dogs")
    assert (result.code, result.out) == (1, "")
    assert result.err == (
        "Error: sled-dogs has no address in the list. What is known: Blair Braverman, "
        "The New York Times, 2020-09-23.\n"
    )
    assert "coaching has no address in the list.\n" in browser.run("open", "coaching").err
    assert browser.opened == []
    assert answer(curate, "history") == []


@posix_only
@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ftp://example.org/a",
        "mailto:a@example.org",
        "--help",
        "/etc/passwd",
        "data:text/html,x",
        "httpx://example.org",
    ],
)
def test_only_http_and_https_are_opened(curate: Curate, browser: Browser, address: str) -> None:
    """Any other address is named in one line, and never handed to the browser."""
    curate.write(f"resources:\n- {{id: odd, title: O, format: read, url: '{address}'}}\n")
    result = browser.run("open", "odd")
    assert (result.code, result.out) == (1, "")
    assert len(result.err.splitlines()) == 1
    assert browser.opened == []
    assert answer(curate, "history") == []


@posix_only
@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/a",
        "HTTPS://example.org/A",
        "https://example.org/$(touch pwned);`id`&x=1|2",
        "https://example.org/ü?q=a%20b#c",
    ],
)
def test_an_address_is_handed_on_encoded(curate: Curate, browser: Browser, address: str) -> None:
    """The browser is given the address as one word, with nothing in it that a shell would run."""
    curate.write(f"resources:\n- {{id: odd, title: O, format: read, url: '{address}'}}\n")
    assert browser.run("open", "odd").code == 0
    assert browser.opened == [as_link(address)]
    assert not (curate.folder / "pwned").exists()


def test_a_browser_that_is_a_text_for_a_shell_is_refused(curate: Curate) -> None:
    """Where BROWSER would have a shell read the address, nothing is opened, and it is said why."""
    curate.variables["BROWSER"] = "sh -c 'echo %s'"
    result = curate("open", "troublemaker")
    assert (result.code, result.out) == (1, "")
    assert "Let %s be a word of its own." in " ".join(result.err.split())


@posix_only
def test_without_a_browser_the_address_is_said(
    curate: Curate, process_variables: dict[str, str]
) -> None:
    """Where no browser can be opened, the address is said, and nothing is begun."""
    code = (
        "import sys, webbrowser\n"
        "webbrowser.open = lambda address: False\n"
        "from curate.cli import main\n"
        "sys.exit(main(['open', 'troublemaker']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=process_variables,
        cwd=curate.folder,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert TALK in done.stderr.decode()
    assert answer(curate, "history") == []

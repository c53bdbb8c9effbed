"""Completion in real shells: switched on as the documents tell, the Tab key pressed, Enter too."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PATIENCE, Curate, OpenTerminal, Terminal

BESIDE = Path(sys.executable).parent
"""Where the `curate` command is."""
START = {
    "bash": ("bash", "--noprofile", "-i"),
    "zsh": ("zsh", "-i"),
    "fish": ("fish", "-i"),
}
"""How each shell starts as in a terminal that somebody opens, where it reads what is set up."""
EACH = pytest.mark.parametrize("name", START)
LIST = r"""
themes:
  "zz\\\\$(touch ran)": A
  "zz`touch ran`": A
  "zz;touch ran;": A
  "zz&touch ran": A
  "$(touch ran)": A
  "a b": A
  -rf: A
  zz-plain: A
  équité: A
resources:
- {id: one, title: One, format: read}
- {id: "yy;touch ran;", title: A, format: read}
- {id: "yy`touch ran`", title: A, format: read}
- {id: "yy\\\\$(touch ran)", title: A, format: read}
- {id: "c d", title: A, format: read}
- {id: -rf, title: A, format: read}
- {id: yy-plain, title: A, format: read}
"""
"""A list that somebody made to have its readers run something."""


def switched_on(name: str, variables: dict[str, str], folder: Path) -> dict[str, str]:
    """Switch completion on in a shell as the documents tell; return the variables to start it with.

    Skips the test where the shell is not here, or `curate` is not installed.
    """
    found = shutil.which(name)
    if found is None or os.name != "posix" or not (BESIDE / "curate").exists():
        pytest.skip(f"no {name}, or no curate command, here")
    home = folder.parent / "home"
    home.mkdir()
    path = f"{BESIDE}{os.pathsep}{os.environ.get('PATH', '')}"
    # Not dumb, in which zsh has no line editor; and in UTF-8, as every terminal is now.
    known = variables | {"PATH": path, "HOME": str(home), "TERM": "xterm", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [found, "-c", "curate --install-completion; true"],
        cwd=folder,
        env=known,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE,
        check=True,
    )
    assert done.stderr == b""
    return known


def tab(terminal: Terminal, typed: str, becomes: str) -> None:
    """Type the beginning of a line and Tab, and see what its last word has become.

    The line is not run as it is: it is what `printf` is given. What is not quoted would run.
    """
    terminal.type(typed)
    terminal.type("\t")
    terminal.type("\x01")  # to the beginning of the line
    terminal.type("printf '<%s>\\n' ")
    terminal.type("\n")
    terminal.expect(f"<{becomes}>")


def opened(name: str, variables: dict[str, str], open_terminal: OpenTerminal) -> Terminal:
    """Open a shell, and wait until it takes lines."""
    terminal = open_terminal(command=START[name], variables=variables, columns=200)
    terminal.type("echo re''ady\n")
    terminal.expect("ready\n")
    if name == "zsh":  # where the first Tab only loads what is to be asked
        for text in ("curate sho", "\t", "\x03", "\n"):
            terminal.type(text)
    return terminal


@EACH
def test_tab_completes(
    curate: Curate, process_variables: dict[str, str], open_terminal: OpenTerminal, name: str
) -> None:
    """Commands, options, ids, themes and the words of options, also after `=`, in each shell."""
    curate("index")
    terminal = opened(name, switched_on(name, process_variables, curate.folder), open_terminal)
    for typed, becomes in (
        ("curate sho", "show"),
        ("curate show sled", "sled-dogs"),
        ("curate list --include", "--include-unknown"),
        ("curate list --theme cul", "culture"),
        ("curate list --theme equity/", "equity/race"),
        ("curate list --theme=cul", "--theme=culture"),
        ("curate list --format=read --theme=equity/", "--theme=equity/race"),
        ("curate path --level=intr", "--level=introductory"),
    ):
        tab(terminal, typed, becomes)


@EACH
def test_no_list_runs_anything_at_tab(
    empty_folder: Curate,
    process_variables: dict[str, str],
    open_terminal: OpenTerminal,
    name: str,
) -> None:
    """Of a list that is made to run something only what is plain is offered: nothing is run."""
    empty_folder.write(LIST)
    variables = switched_on(name, process_variables, empty_folder.folder)
    terminal = opened(name, variables, open_terminal)
    for typed, becomes in (
        ("curate list --theme zz", "zz-plain"),
        ("curate list --theme=zz", "--theme=zz-plain"),
        ("curate list --theme éq", "équité"),
        ("curate show yy", "yy-plain"),
        ("curate done o", "one"),
    ):
        tab(terminal, typed, becomes)
    for typed in ("curate list --theme ", "curate list --theme=", "curate show "):
        terminal.type(typed)
        terminal.type("\t")
        terminal.type("\t")
        terminal.type("\x03")
        terminal.type("\n")
    tab(terminal, "curate done o", "one")
    assert [path.name for path in empty_folder.folder.iterdir()] == ["data"]

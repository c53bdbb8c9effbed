"""The `$ curate` blocks of README.md: found, run, and written anew.

`python -m tests.readme` runs every block and puts what it prints into README.md.
"""

import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import PROJECT, Curate

README = PROJECT / "README.md"
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(text: str) -> Iterator[tuple[int, str]]:
    """Yield each block of the README, with the line it begins on."""
    for found in _BLOCK.finditer(text):
        yield text.count("\n", 0, found.start()) + 1, found[1]


def commands(block: str) -> list[str]:
    """Return the commands of a block."""
    return [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]


def played(block: str, folder: Path) -> str:
    """Return the block as it should be: each command with what it prints at 80 columns.

    The commands run one after the other on a copy of the real list.
    """
    curate = Curate(folder / "project")
    curate.list_file.parent.mkdir(parents=True)
    shutil.copy(PROJECT / "data" / "resources.yaml", curate.list_file)
    pieces = []
    for command in commands(block):
        name, *arguments = shlex.split(command)
        assert name == "curate", command
        result = curate(*arguments)
        pieces.append(f"$ {command}\n{result.out}{result.err}")
    return "\n".join(pieces)


def rewritten(text: str) -> str:
    """Return the README with every block played."""

    def play(found: re.Match[str]) -> str:
        with tempfile.TemporaryDirectory() as folder:
            return f"```console\n{played(found[1], Path(folder))}```"

    return _BLOCK.sub(play, text)


if __name__ == "__main__":
    old = README.read_text(encoding="utf-8")
    README.write_text(rewritten(old), encoding="utf-8", newline="\n")
    sys.exit(0)

"""The documents of the project, and the `$ curate` blocks in them: found, run, written anew.

`python -m tests.documents` runs every block and puts what it prints into its document, and writes
the table of what `check` finds.
"""

import re
import shlex
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

from curate.checks.explained import EXPLAINED
from curate.environment import Environment
from tests.conftest import PROJECT, Curate

README = PROJECT / "README.md"
COMMANDS = PROJECT / "docs" / "commands.md"
SCRIPTS = PROJECT / "docs" / "in-scripts.md"
DOCUMENTS = (
    README,
    PROJECT / "CONTRIBUTING.md",
    PROJECT / "CHANGELOG.md",
    *sorted((PROJECT / "docs").glob("*.md")),
)
NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)
"""When the commands of every block are given."""
_RULES = re.compile(r"^\| rule \|.*?(?=^[^|])", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class AtNoon(Environment):
    """An environment whose clock stands still, in UTC, and which opens no browser."""

    def now_ns(self) -> int:
        """Return NOON, in nanoseconds since 1970."""
        return int(NOON.timestamp()) * 1_000_000_000

    def local(self, at: str | None) -> datetime:
        """Return a time in ISO 8601 in UTC; None: NOON."""
        return NOON if at is None else datetime.fromisoformat(at).astimezone(UTC)

    def browse(self, address: str) -> bool:
        """Open nothing, and say that it went well."""
        return True


class CurateAtNoon(Curate):
    """Runs `curate` with the clock standing still, in-process."""

    def environment(self, columns: int | None = 80) -> tuple[Environment, StringIO, StringIO]:
        """Return an environment whose streams are kept, as wide as `columns`."""
        environment, out, err = super().environment(columns)
        return AtNoon(*environment), out, err


def on_the_real_list(folder: Path) -> CurateAtNoon:
    """Return what runs commands on a copy of the real list, made in `folder`.

    The files of `docs/examples` are there, too.
    """
    curate = CurateAtNoon(folder / "project")
    curate.list_file.parent.mkdir(parents=True)
    shutil.copy(PROJECT / "data" / "resources.yaml", curate.list_file)
    shutil.copytree(PROJECT / "docs" / "examples", curate.folder, dirs_exist_ok=True)
    return curate


def printed(curate: Curate, command: str) -> str:
    """Run a command line and return what it prints: its answer, then its remarks."""
    name, *arguments = shlex.split(command)
    assert name == "curate", command
    result = curate(*arguments)
    return result.out + result.err


def blocks(text: str) -> Iterator[tuple[int, str]]:
    """Yield each `console` block of a document, with the line it begins on."""
    for found in _BLOCK.finditer(text):
        yield text.count("\n", 0, found.start()) + 1, found[1]


def commands(block: str) -> list[str]:
    """Return the command lines of a block, without the `$`."""
    return [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]


def played(block: str, folder: Path) -> str:
    """Return a block as it should be: each command with what it prints at 80 columns.

    The commands run one after the other on a copy of the real list, made in `folder`.
    """
    curate = on_the_real_list(folder)
    given = commands(block)
    assert given, f"a console block needs a command: {block}"
    return "\n".join(f"$ {command}\n{printed(curate, command)}" for command in given)


def rewritten(text: str) -> str:
    """Return a document with every block played."""

    def play(found: re.Match[str]) -> str:
        with tempfile.TemporaryDirectory() as folder:
            return f"```console\n{played(found[1], Path(folder))}```"

    return _BLOCK.sub(play, text)


def rules_table() -> str:
    """Return the table of what `check` finds, as its texts have it."""
    rows = [
        f"| {', '.join(f'`{rule}`' for rule in one.rules)} | {one.severity} | {one.finds} |\n"
        for one in EXPLAINED
    ]
    return "".join(["| rule | severity | what it finds |\n", "|---|---|---|\n", *rows])


def rules_tables(text: str) -> list[str]:
    """Return the tables of rules that are in a document."""
    return _RULES.findall(text)


def anchors(text: str) -> set[str]:
    """Return the anchors of a document's headings, as forges make them."""
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^#+ (.+)$", prose, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in headings}


def links(text: str) -> list[str]:
    """Return where the links and pictures of a document lead to, in their order."""
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    found = re.findall(r"\]\(([^)\s]+)\)|(?:src|srcset|href)=\"([^\"]+)\"", prose)
    return [inline or attribute for inline, attribute in found]


if __name__ == "__main__":
    for document in DOCUMENTS:
        old = document.read_text(encoding="utf-8")
        new = _RULES.sub(lambda _: rules_table(), rewritten(old))
        document.write_text(new, encoding="utf-8", newline="\n")

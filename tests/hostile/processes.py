"""Starting `curate` as a process of its own, on a list in a temporary folder."""

import io
import os
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from curate.cli import main
from curate.environment import Environment
from curate.streams import Advice, Stream
from tests.bench import data

SLOW = """\
import os, sys, time
from curate.cli import main
flush = os.fsync
def slowly(handle):
    time.sleep(float(sys.argv[1]))
    flush(handle)
os.fsync = slowly
sys.exit(main(sys.argv[2:]))
"""
"""Runs a command on a disk that takes so many seconds to flush."""

EDITOR = shlex.join(
    [
        sys.executable,
        "-c",
        "import sys; from pathlib import Path; path = Path(sys.argv[1]); "
        "path.write_bytes(path.read_bytes().replace(b'minutes: 20', b'minutes: 25'))",
    ]
)
"""An editor that gives an entry other minutes, and ends."""


@dataclass(frozen=True)
class Place:
    """A folder with a list, and users who have nothing in common but that list."""

    folder: Path

    @property
    def list_file(self) -> Path:
        """The list."""
        return self.folder / "resources.yaml"

    def text(self) -> str:
        """Return what is in the list; nothing where there is none."""
        return self.list_file.read_text(encoding="utf-8") if self.list_file.exists() else ""

    def write(self, entries: int) -> None:
        """Begin with a list of so many entries."""
        self.folder.mkdir(parents=True, exist_ok=True)
        data.write(self.list_file, entries)

    def variables(self, user: str) -> dict[str, str]:
        """Return the variables of a user, who has cache and data folders of their own."""
        home = self._home(user)
        kept = {name: value for name, value in os.environ.items() if not name.startswith("CURATE_")}
        return kept | {
            "CURATE_CACHE_DIR": str(home / "cache"),
            "CURATE_DATA_DIR": str(home / "data"),
            "CURATE_FILE": str(self.list_file),
            "EDITOR": EDITOR,
            "BROWSER": "true",
        }

    def _home(self, user: str) -> Path:
        return self.folder / "users" / user

    def ask(self, user: str, *arguments: str) -> tuple[int, str]:
        """Run a command that nothing hinders, in this process; return its exit code and answer."""
        out, err = (Stream(io.StringIO(), False, None, False, True, Advice()) for _ in range(2))
        environment = Environment(
            folder=self.folder,
            variables=self.variables(user),
            cache=self._home(user) / "cache",
            data=self._home(user) / "data",
            output=out,
            remarks=err,
            interactive=False,
        )
        code = main(list(arguments), environment)
        out.file.seek(0)
        return code, out.file.read()

    def start(
        self,
        user: str,
        *arguments: str,
        slow: float = 0,
        stdout: int = subprocess.DEVNULL,
        stderr: int = subprocess.DEVNULL,
    ) -> subprocess.Popen[bytes]:
        """Start a command of a user; with `slow`, on a disk that takes so long to flush."""
        run = ["-m", "curate"] if not slow else ["-c", SLOW, str(slow)]
        return subprocess.Popen(
            [sys.executable, *run, *arguments],
            env=self.variables(user),
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
        )

"""One way to run a command in the tests: in a folder of its own, with nothing of this machine."""

import io
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from curate.cli import main
from curate.environment import Environment, Stream

PROJECT = Path(__file__).parent.parent
SHARED = PROJECT.parent / "shared"


@dataclass(frozen=True)
class Result:
    """What a command gave back."""

    code: int
    out: str
    err: str


@dataclass
class Curate:
    """Runs `curate` in-process, in a temporary folder with its own cache and data folders."""

    folder: Path
    variables: dict[str, str] = field(default_factory=dict)
    colour: bool = False
    unicode: bool = True
    now_ns: Callable[[], int] | None = None

    @property
    def list_file(self) -> Path:
        """Where the project's list is."""
        return self.folder / "data" / "resources.yaml"

    def environment(self, columns: int | None = 80) -> tuple[Environment, io.StringIO, io.StringIO]:
        """Return an environment whose streams are kept, as wide as `columns`."""
        out, err = io.StringIO(), io.StringIO()
        streams = [
            Stream(file, terminal=False, width=columns, colour=self.colour, unicode=self.unicode)
            for file in (out, err)
        ]
        environment = Environment(
            folder=self.folder,
            variables=self.variables,
            cache=self.folder.parent / "cache",
            data=self.folder.parent / "user-data",
            output=streams[0],
            remarks=streams[1],
            interactive=False,
        )
        return environment, out, err

    def __call__(self, *arguments: str, columns: int | None = 80) -> Result:
        """Run `curate` with these arguments."""
        environment, out, err = self.environment(columns)
        code = main(list(arguments), environment)
        return Result(code, out.getvalue(), err.getvalue())

    def write(self, text: str) -> Path:
        """Make `text` the project's list, byte for byte."""
        self.list_file.parent.mkdir(parents=True, exist_ok=True)
        self.list_file.write_bytes(text.encode("utf-8"))
        return self.list_file

    def text(self) -> str:
        """Return the text of the project's list, line ends as they are."""
        return self.list_file.read_bytes().decode("utf-8")


@pytest.fixture
def empty_folder(tmp_path: Path) -> Curate:
    """Run commands where there is no list."""
    folder = tmp_path / "project"
    folder.mkdir()
    return Curate(folder)


@pytest.fixture
def curate(empty_folder: Curate) -> Curate:
    """Run commands on a copy of the real list."""
    empty_folder.list_file.parent.mkdir()
    shutil.copy(PROJECT / "data" / "resources.yaml", empty_folder.list_file)
    return empty_folder


@pytest.fixture
def process_variables(tmp_path: Path) -> dict[str, str]:
    """Return variables for a real process that keeps to the temporary folder."""
    kept = ("PATH", "SYSTEMROOT", "HOME", "LANG", "COVERAGE_PROCESS_START")
    return {name: os.environ[name] for name in kept if name in os.environ} | {
        "CURATE_CACHE_DIR": str(tmp_path / "cache"),
        "CURATE_DATA_DIR": str(tmp_path / "user-data"),
    }

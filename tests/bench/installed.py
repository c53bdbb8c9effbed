"""The other programs, as far as they can be had here.

buku and papis come from the package index, into an environment that is thrown away after;
Taskwarrior is measured where it is installed.
"""

import shutil
import subprocess
import sys
import venv
from contextlib import suppress
from pathlib import Path

from curate.model import Resource
from curate.yaml_reading.parse import parse
from tests.bench.peers import Buku, Papis, Peer, Taskwarrior

Found = tuple[type[Peer], str]
"""A peer, and where its program is."""


def install(folder: Path) -> tuple[list[Found], list[str]]:
    """Install what can be, and return each peer with its program, and a remark for each.

    A remark names the version, or says in one line why a peer is not measured.
    """
    made = folder / "peers"
    with suppress(
        OSError, subprocess.CalledProcessError
    ):  # then pip is not there, and that is said
        venv.create(made, with_pip=True)
    programs = made / ("Scripts" if sys.platform == "win32" else "bin")
    found: list[Found] = []
    remarks = []
    for kind in (Buku, Papis):
        pip = [str(programs / "python"), "-m", "pip", "install", "--quiet", kind.name]
        if not _goes_well(pip):
            remarks.append(f"{kind.name} is not measured: pip could not install it")
            continue
        found.append((kind, str(programs / kind.name)))
        remarks.append(f"{kind.name} {_version(programs / 'python', kind.name)}")
    task = shutil.which("task")
    if task is None:
        return found, [*remarks, "Taskwarrior is not measured: it is not installed"]
    version = subprocess.run([task, "--version"], capture_output=True, text=True).stdout.strip()
    return [*found, (Taskwarrior, task)], [*remarks, f"Taskwarrior {version}"]


def resources_of(path: Path) -> list[Resource]:
    """Return the resources of a list file."""
    return list(parse(path.read_text(encoding="utf-8")).resources)


def _goes_well(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True).returncode == 0
    except OSError:
        return False


def _version(python: Path, name: str) -> str:
    code = f"from importlib.metadata import version; print(version({name!r}))"
    return subprocess.run([python, "-c", code], capture_output=True, text=True).stdout.strip()

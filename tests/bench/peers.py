"""Other programs at the same work, on the same list: buku, papis, Taskwarrior.

Each has what it keeps in a folder of its own.
"""

import html
import json
import shutil
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from curate.model import Resource
from tests.bench import data
from tests.bench.processes import Case
from tests.bench.startup import usual_variables
from tests.bench.works import ADD, BY_THEME, EDIT, FIRST, LIMIT, ONE, SEARCH, SHOW, THEME

_ID = data.resource_id(ONE)


class Peer(ABC):
    """A program with the resources of a list, in a folder."""

    name: str

    def __init__(self, program: str, folder: Path, resources: list[Resource]) -> None:
        self.program = program
        self.folder = folder
        self.numbers = count(1)
        folder.mkdir(parents=True)
        self.write(resources)

    @abstractmethod
    def write(self, resources: list[Resource]) -> None:
        """Write what the program starts from."""

    @abstractmethod
    def works(self) -> dict[str, list[str]]:
        """Return the words of its command line by work; of FIRST, too."""

    @abstractmethod
    def changes(self) -> dict[str, Callable[[], list[str]]]:
        """Return what makes new words each time, by work."""

    @abstractmethod
    def kept(self, home: Path) -> list[Path]:
        """Return where its resources are on the disk."""

    def variables(self, home: Path) -> dict[str, str]:
        """Return the variables that make a folder its home."""
        places = {"HOME": "", "XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config"}
        places["XDG_CACHE_HOME"] = "cache"
        return usual_variables() | {name: str(home / place) for name, place in places.items()}

    def cases(self) -> Iterator[Case]:
        """Yield what there is to measure, with all made that it needs."""
        home, new = self.folder / "home", self.folder / "new"
        first = [self.program, *self.works()[FIRST]]
        home.mkdir()
        subprocess.run(
            first,
            env=self.variables(home),
            check=True,
            capture_output=True,
            stdin=subprocess.DEVNULL,
        )

        def forget() -> None:
            shutil.rmtree(new, ignore_errors=True)
            new.mkdir()

        for work, words in self.works().items():
            if work != FIRST:
                yield Case(work, self.name, [self.program, *words], self.variables(home))
        for work, make in self.changes().items():
            yield self._changing(work, make, home)
        yield Case(FIRST, self.name, first, self.variables(new), forget)

    def _changing(self, work: str, make: Callable[[], list[str]], home: Path) -> Case:
        whole = [self.program]

        def before() -> None:
            whole[1:] = make()

        return Case(work, self.name, whole, self.variables(home), before)

    def bytes_on_disk(self) -> int:
        """Return how much lies on the disk."""
        files = (
            one
            for place in self.kept(self.folder / "home")
            for one in (place.rglob("*") if place.is_dir() else [place])
        )
        return sum(one.stat().st_size for one in files if one.is_file())


class Buku(Peer):
    """Bookmarks in SQLite. Its first start is an import: there is no file that it keeps."""

    name = "buku"

    def write(self, resources: list[Resource]) -> None:
        """Write bookmarks as browsers do."""
        lines = ["<!DOCTYPE NETSCAPE-Bookmark-file-1>", "<DL><p>"]
        for one in resources:
            tags = html.escape(",".join(one.themes))
            title, summary = html.escape(one.title), html.escape(one.summary or "")
            lines.append(f'<DT><A HREF="{one.url}" TAGS="{tags}">{title}</A>\n<DD>{summary}')
        _write(self.folder / "list.html", "\n".join([*lines, "</DL><p>", ""]))

    def works(self) -> dict[str, list[str]]:
        """Return the words of its command line by work."""
        rows = [*_BUKU, "-n", str(LIMIT)]
        return {
            BY_THEME: [*rows, "--stag", THEME],
            SEARCH: [*rows, "--sany", data.COMMON_WORD],
            SHOW: [*_BUKU, "--print", str(ONE)],
            FIRST: [*_BUKU, "--tacit", "--import", str(self.folder / "list.html")],
        }

    def changes(self) -> dict[str, Callable[[], list[str]]]:
        """Return what makes new words each time, by work."""
        offline = [*_BUKU, "--offline"]

        def adding() -> list[str]:
            address = f"https://example.net/{next(self.numbers)}"
            return [*offline, "--add", address, THEME, "--title", "Something new"]

        def changing() -> list[str]:
            return [*offline, "--update", str(ONE), "--title", f"Now {next(self.numbers)}"]

        return {ADD: adding, EDIT: changing}

    def kept(self, home: Path) -> list[Path]:
        """Return its database."""
        return [home / "data" / "buku"]


_BUKU = ["--nostdin", "--np", "--nc"]


class Papis(Peer):
    """Documents in folders, each with a file in YAML. Its first start makes its cache."""

    name = "papis"

    def write(self, resources: list[Resource]) -> None:
        """Write a folder for each resource."""
        for one in resources:
            facts = {
                "ref": one.id,
                "papis_id": f"{one.id[-6:]:0>32}",
                "title": one.title,
                "author": ", ".join(one.authors),
                "tags": list(one.themes),
                "abstract": one.summary or "",
                "url": one.url,
            }
            folder = self.folder / "library" / one.id
            folder.mkdir(parents=True)
            lines = (f"{name}: {json.dumps(fact)}\n" for name, fact in facts.items())
            _write(folder / "info.yaml", "".join(lines))

    def works(self) -> dict[str, list[str]]:
        """Return the words of its command line by work."""
        return {
            BY_THEME: [*self._papis, "list", "--all", f"tags:{THEME}"],
            SEARCH: [*self._papis, "list", "--all", f"abstract:{data.COMMON_WORD}"],
            SHOW: [*self._papis, "export", "--all", "--format", "yaml", f"ref:{_ID}"],
            FIRST: [*self._papis, "list", "--all", f"tags:{THEME}"],
        }

    def changes(self) -> dict[str, Callable[[], list[str]]]:
        """Return what makes new words each time, by work."""

        def adding() -> list[str]:
            number = f"{next(self.numbers)}"
            facts = ["--set", "title", f"Something new {number}", "--set", "ref", f"new{number}"]
            return [*self._papis, "add", "--batch", *facts, "--folder-name", f"new-{number}"]

        def changing() -> list[str]:
            fact = ["--set", "title", f"Now {next(self.numbers)}"]
            return [*self._papis, "update", "--batch", *fact, f"ref:{_ID}"]

        return {ADD: adding, EDIT: changing}

    def kept(self, home: Path) -> list[Path]:
        """Return its library, and its cache."""
        return [self.folder / "library", home / "cache" / "papis"]

    @property
    def _papis(self) -> list[str]:
        return ["--lib", str(self.folder / "library")]


class Taskwarrior(Peer):
    """Tasks in files of its own. Its first start is an import."""

    name = "Taskwarrior"

    def write(self, resources: list[Resource]) -> None:
        """Write tasks as it exports them, with each summary as an annotation."""
        entry = "20260101T000000Z"
        tasks = [
            {
                "uuid": f"00000000-0000-4000-8000-{number:012x}",
                "status": "pending",
                "entry": entry,
                "description": one.title,
                "tags": [theme.replace("/", "_").replace("-", "_") for theme in one.themes],
                "annotations": [{"entry": entry, "description": one.summary or ""}],
            }
            for number, one in enumerate(resources)
        ]
        _write(self.folder / "list.json", json.dumps(tasks))
        _write(self.folder / "rc", "confirmation=off\nhooks=off\nverbose=nothing\n")

    def variables(self, home: Path) -> dict[str, str]:
        """Return the variables that make a folder its home."""
        places = {"TASKDATA": str(home), "TASKRC": str(self.folder / "rc")}
        return super().variables(home) | places

    def works(self) -> dict[str, list[str]]:
        """Return the words of its command line by work."""
        return {
            BY_THEME: [f"+{THEME}", f"limit:{LIMIT}", "list"],
            SEARCH: [f"/{data.COMMON_WORD}/", f"limit:{LIMIT}", "list"],
            SHOW: [str(ONE), "info"],
            FIRST: ["import", str(self.folder / "list.json")],
        }

    def changes(self) -> dict[str, Callable[[], list[str]]]:
        """Return what makes new words each time, by work."""
        return {
            ADD: lambda: ["add", f"Something new {next(self.numbers)}", f"+{THEME}"],
            EDIT: lambda: [str(ONE), "modify", f"Now {next(self.numbers)}"],
        }

    def kept(self, home: Path) -> list[Path]:
        """Return its files."""
        return [home]


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")

"""What `curate` is measured at, and the yardsticks beside it: cases on a list of some length."""

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from curate.index.columns import SELECTED, WEIGHTS
from tests.bench import data
from tests.bench.processes import Case
from tests.bench.startup import YOUNG_SECONDS, usual_variables

BY_TIME = "list what fits in 20 minutes"
BY_THEME = "list a theme"
SEARCH = "search for a word"
ALL = "print the whole list"
SHOW = "show one"
ADD = "add one"
EDIT = "change one"
FIRST = "first start on a new list"
BY_HAND = "after one line changed by hand"
NEXT = "next"
PATH = "path in 90 minutes"
WORKS = (BY_TIME, BY_THEME, SEARCH, ALL, SHOW, NEXT, PATH, ADD, EDIT, BY_HAND, FIRST)
"""In the order of the tables."""
TYPER = 'python -c "import typer"'
COMPOSE = "yaml.compose"
CURATE, SHELL = "curate", "sqlite3"
LIMIT = 20
"""How many rows are listed, where a program can be told."""
THEME = "supervision"
"""Which has no theme within it: a tag, to those who know tags only."""
ONE = 7
"""The number of the resource that is shown, and of the one that is changed."""
COMPOSE_SCRIPT = (
    "import sys, yaml; yaml.compose(open(sys.argv[1], encoding='utf-8'), yaml.CBaseLoader)"
)


class Lists:
    """A list of some length in a folder of its own: one that stays, one that is changed."""

    def __init__(self, folder: Path, size: int) -> None:
        self.folder = folder
        self.size = size
        self.kept = data.write(folder / "list.yaml", size)
        self.changed = folder / "changed.yaml"
        self.cache = folder / "cache"
        self._random = Random(size)
        shutil.copy2(self.kept, self.changed)
        time.sleep(YOUNG_SECONDS)
        for path in (self.kept, self.changed):
            self.run("list", "--limit", "1", file=path)

    def cases(self) -> Iterator[Case]:
        """Yield the yardsticks, then what `curate` does, then what the shell of SQLite does."""
        variables = usual_variables()
        yield Case(TYPER, "python", [sys.executable, "-c", "import typer"], variables)
        yield Case(
            COMPOSE, "python", [sys.executable, "-c", COMPOSE_SCRIPT, str(self.kept)], variables
        )
        for work, words in self._reading().items():
            yield Case(work, CURATE, self._command(*words), self._variables(self.cache))
        changing = self._command("add", file=self.changed)
        yield self._changing(ADD, changing, self._new_title)
        changing = self._command("edit", data.resource_id(ONE), "--minutes", file=self.changed)
        yield self._changing(EDIT, changing, self._new_minutes)
        after = self._command(*self._reading()[BY_THEME], file=self.changed)
        yield Case(BY_HAND, CURATE, after, self._variables(self.cache), self._by_hand)
        new = self.folder / "new"
        command = self._command(*self._reading()[BY_THEME])
        yield Case(FIRST, CURATE, command, self._variables(new), lambda: _without(new))
        yield from self._shell()

    def bytes_on_disk(self) -> dict[str, int]:
        """Return what lies on the disk for the list that stays, by what it is."""
        return {"list file": self.kept.stat().st_size, "index": self._index().stat().st_size}

    def run(self, *words: str, file: Path | None = None) -> str:
        """Run `curate`, and return what it prints."""
        command, variables = self._command(*words, file=file), self._variables(self.cache)
        result = subprocess.run(
            command, env=variables, check=True, capture_output=True, stdin=subprocess.DEVNULL
        )
        return result.stdout.decode()

    def _reading(self) -> dict[str, tuple[str, ...]]:
        rows = ("--tsv", "--limit", str(LIMIT))
        return {
            BY_TIME: ("list", "--max-minutes", "20", *rows),
            BY_THEME: ("list", "--theme", THEME, *rows),
            SEARCH: ("list", data.COMMON_WORD, *rows),
            ALL: ("list", "--tsv"),
            SHOW: ("show", data.resource_id(ONE)),
            NEXT: ("next",),
            PATH: ("path", "--max-minutes", "90"),
        }

    def _command(self, *words: str, file: Path | None = None) -> list[str]:
        return [sys.executable, "-m", "curate", "--file", str(file or self.kept), *words]

    def _variables(self, cache: Path) -> dict[str, str]:
        places = {"CURATE_CACHE_DIR": str(cache), "CURATE_DATA_DIR": str(self.folder / "data")}
        return usual_variables() | places

    def _changing(self, work: str, command: list[str], words: Callable[[], list[str]]) -> Case:
        """Return a case whose last words are new each time, on a list whose index is right."""
        whole = list(command)

        def before() -> None:
            whole[len(command) :] = words()
            self.run("list", "--limit", "1", file=self.changed)

        return Case(work, CURATE, whole, self._variables(self.cache), before)

    def _new_title(self) -> list[str]:
        letters = "abcdefghijklmnopqrstuvwxyz"
        title = " ".join("".join(self._random.sample(letters, 7)) for _ in range(4))
        return [title, "--format", "read", "--minutes", "25", "--theme", THEME]

    def _new_minutes(self) -> list[str]:
        return [str(self._random.randint(200, 2_000))]

    def _by_hand(self) -> None:
        """Change how long a resource in the middle takes, as an editor would."""
        text = self.changed.read_text(encoding="utf-8")
        line = re.compile(r"^  minutes: \d+$", re.MULTILINE).search(text, len(text) // 2)
        assert line
        changed = f"  minutes: {self._new_minutes()[0]}"
        with self.changed.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text[: line.start()] + changed + text[line.end() :])

    def _index(self) -> Path:
        return Path(self.run("index").strip())

    def _shell(self) -> Iterator[Case]:
        """Yield the same rows, printed by the shell of SQLite from the same database."""
        shell = shutil.which(SHELL)
        if shell is None:
            return
        options = ["-readonly", "-batch", "-noheader", "-separator", "\t", str(self._index())]
        for work, question in questions().items():
            command = [shell, *options, question]
            result = subprocess.run(command, check=True, capture_output=True)
            ours = self.run(*self._reading()[work])
            if _ids(result.stdout.decode()) != _ids(ours)[1:]:
                raise RuntimeError(f"{work}: the shell of SQLite prints other rows")
            yield Case(work, SHELL, command, usual_variables())


def questions() -> dict[str, str]:
    """Return in SQL what is listed, by what it is."""
    found = (
        f"SELECT rowid AS found, bm25(resources_fts, {WEIGHTS}) AS relevance FROM resources_fts"
        f" WHERE resources_fts MATCH '{data.COMMON_WORD}*' ORDER BY relevance, rowid LIMIT {LIMIT}"
    )
    about = f"SELECT resource FROM resource_themes WHERE theme = '{THEME}'"
    resources = f"SELECT {SELECTED} FROM resources"
    in_order = f"ORDER BY position LIMIT {LIMIT}"
    return {
        BY_TIME: f"{resources} WHERE minutes <= 20 {in_order}",
        BY_THEME: f"{resources} WHERE id IN ({about}) {in_order}",
        SEARCH: f"{resources} JOIN ({found}) ON position = found ORDER BY relevance, position",
        ALL: f"{resources} ORDER BY position",
    }


def _ids(rows: str) -> list[str]:
    return [row.split("\t")[0] for row in rows.splitlines()]


def _without(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)

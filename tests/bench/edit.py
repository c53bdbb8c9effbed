"""What a change of the list costs, and the first look at it after that: times composing the file.

`python -m tests.bench.edit [COUNT]`; 10,000 entries unless told otherwise. Each command runs within
a process of its own that has run it on a short list before: its start comes on top. Whoever looks
at the list pays for what changed in the index; before each change, all of it is there.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import data
from tests.bench.startup import usual_variables
from tests.conftest import Curate

CHANGE, LOOK = {10_000: 0.15, 100_000: 0.08}, {10_000: 0.10, 100_000: 0.06}
"""At most so many times composing the file, by the number of entries."""
ROUNDS, WARM = 5, 40
MANY = {"themes title", "themes rename"}
"""What changes about one entry in ten, or how all of these are found, and has no target."""
COMMANDS = {
    "by hand": (),
    "add": ("add", "One more ({0})", "--url", "https://example.com/more/{0}", "--format", "read"),
    "edit": ("edit", data.resource_id(5), "--minutes", "2{0}1"),
    "remove": ("remove", data.resource_id(15), "--yes", "--force"),
    "undo": ("undo", "--yes"),
    "themes add": ("themes", "add", "new-{0}", "New"),
    "themes title": ("themes", "title", "culture", "Culture {0}"),
    "themes rename": ("themes", "rename", "{1}", "{1}-too"),
    "import": ("import", "more-{0}.md", "--yes"),
    "check --fix": ("check", "--fix", "--rule", "unknown-key", "--yes"),
}
SLIPS = {
    "by hand": ("\n  url: ", "\n  # remark {0}\n  url: "),
    "check --fix": ("\n  publisher: ", "\n  publishr: "),
}
"""What somebody writes in the place of what, before the command."""


def main(count: int) -> None:
    """Print the medians of processor times, in turn in one run, and their ratios."""
    with tempfile.TemporaryDirectory() as folder:
        place = Curate(Path(folder) / "long")
        data.write(place.list_file, count)
        composing: list[float] = []
        changes: dict[str, list[float]] = {kind: [] for kind in COMMANDS}
        looks: dict[str, list[float]] = {kind: [] for kind in COMMANDS}
        for number in range(1, ROUNDS + 1):
            composing += _run("compose", place.folder, number)
            for kind in COMMANDS:
                change, look = _run(kind, place.folder, number)
                changes[kind].append(change)
                looks[kind].append(look)
    unit = statistics.median(composing)
    print(f"yaml.compose of {count:,}, C loader: {unit * 1000:.0f} ms")
    print(f"{'':14} {'change':>14} {'look after it':>15}")
    for kind in COMMANDS:
        change, look = statistics.median(changes[kind]), statistics.median(looks[kind])
        print(
            f"{kind:14} {change * 1000:5.0f} ms {change / unit:.3f}"
            f" {look * 1000:6.0f} ms {look / unit:.3f}"
        )
    print(f"targets: {CHANGE.get(count)} and {LOOK.get(count)}; none of {' and '.join(MANY)}")


def _run(kind: str, folder: Path, number: int) -> list[float]:
    command = [sys.executable, "-m", "tests.bench.edit", kind, str(folder), str(number)]
    result = subprocess.run(command, env=usual_variables(), check=True, stdout=subprocess.PIPE)
    found: list[float] = json.loads(result.stdout)
    return found


def measure(kind: str, folder: Path, number: int) -> list[float]:
    """Return how long a change takes, and how long the look at it, in seconds of the processor."""
    long = Curate(folder)
    if kind == "compose":
        import yaml

        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        started = time.process_time()
        yaml.compose(long.text(), loader)
        return [time.process_time() - started]
    with tempfile.TemporaryDirectory() as elsewhere:
        short = Curate(Path(elsewhere) / "short")
        data.write(short.list_file, WARM)
        if kind == "undo":
            _change("edit", short, number)
        _change(kind, short, number)
        _look(short)
    return [_change(kind, long, number), _look(long)]


def _change(kind: str, place: Curate, number: int) -> float:
    """Change a list once all that was changed before is in its index."""
    command = [word.format(number, data.THEMES[-number]) for word in COMMANDS[kind]]
    if kind == "import":
        links = "".join(
            f"- [New {number} {at}](https://new.org/{number}/{at})\n" for at in range(9)
        )
        (place.folder / f"more-{number}.md").write_text(links, encoding="utf-8")
    _look(place)
    if kind in SLIPS:
        text, (right, wrong) = place.text(), SLIPS[kind]
        middle = text.index(right, len(text) // 2)
        place.write(text[:middle] + wrong.format(number) + text[middle + len(right) :])
    if command:
        _look(place)
    before = place.text()
    started = time.process_time()
    result = place(*command) if command else None
    taken = time.process_time() - started
    assert result is None or place.text() != before, result
    return taken


def _look(place: Curate) -> float:
    started = time.process_time()
    assert place("list", "--limit", "1").code == 0
    return time.process_time() - started


if __name__ == "__main__":
    os.environ.pop("PYTHONPATH", None)
    if len(sys.argv) == 4:
        print(json.dumps(measure(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)

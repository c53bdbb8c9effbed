"""Other content behind the same size and the same time, and an editor's save at any moment.

    python -m tests.hostile.stale [--rounds 25] [--saves 120]

A list whose time was put back must not be answered from its old index; what an editor saves
while a command writes must not be lost.
"""

import argparse
import os
import random
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from curate.errors import CurateError
from curate.index.freshness import RACY_NS
from curate.storage import atomic_file, list_source
from tests.hostile.processes import Place

OLD = "resources:\n- id: one\n  title: Apples\n  format: read\n"
NEW = OLD.replace("Apples", "Quince")
SAVED = OLD + "# saved by an editor\n"


def in_place(path: Path) -> None:
    """Write into the file, as `sed -i` does not and many editors do."""
    with path.open("r+b") as file:
        file.write(NEW.encode())


def remade(path: Path) -> None:
    """Remove the file and make it anew, mostly on the same inode."""
    path.unlink()
    path.write_bytes(NEW.encode())


def copied(path: Path) -> None:
    """Copy another file over it, with its time, as `cp -p` does."""
    _copy_over(path, path)


def unpacked(path: Path) -> None:
    """Put a copy beside it in its place, as `rsync -t` does; `tar` removes the old one first."""
    other = path.with_name("other.yaml")
    _copy_over(path, other)
    other.replace(path)


def _copy_over(path: Path, target: Path) -> None:
    source = path.with_name("source.yaml")
    source.write_bytes(NEW.encode())
    found = path.stat()
    os.utime(source, ns=(found.st_atime_ns, found.st_mtime_ns))
    shutil.copy2(source, target)
    source.unlink()


CHANGES: dict[str, Callable[[Path], None]] = {
    "in place": in_place,
    "remade": remade,
    "copied over": copied,
    "put in its place": unpacked,
}


def stale(folder: Path, change: Callable[[Path], None], rounds: int) -> int:
    """Count the lists that are answered as they were before such a change; each has an index."""
    places = [Place(folder / str(number)) for number in range(rounds)]
    for place in places:
        place.folder.mkdir(parents=True)
        place.list_file.write_bytes(OLD.encode())
    time.sleep(RACY_NS / 1_000_000_000 + 0.1)
    for place in places:
        assert "Apples" in place.ask("me", "list", "--json")[1], "the list is not answered at all"
    for place in places:
        before = place.list_file.stat()
        change(place.list_file)
        os.utime(place.list_file, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert place.list_file.stat().st_size == before.st_size
    return sum("Quince" not in place.ask("me", "list", "--json")[1] for place in places)


def save_in_place(path: Path) -> None:
    """Save as an editor does that empties the file and writes into it."""
    path.write_bytes(SAVED.encode())


def save_by_rename(path: Path) -> None:
    """Save as an editor does that puts a new file in the place of the old one."""
    other = path.with_name("of-the-editor")
    other.write_bytes(SAVED.encode())
    other.replace(path)


SAVES: dict[str, Callable[[Path], None]] = {"in place": save_in_place, "by rename": save_by_rename}


def lost_saves(
    folder: Path, save: Callable[[Path], None], rounds: int, moments: random.Random
) -> tuple[int, int]:
    """Let an editor save at a random moment of a replacement, which takes a few milliseconds.

    Return how often the replacement was refused for it, and how often the save was lost: the
    file has it neither alone nor under what was written afterwards.
    """
    path = folder / "resources.yaml"
    usual = sorted(_replaced(path, lambda _: None)[1] for _ in range(9))[4]
    refused = lost = 0
    for _ in range(rounds):
        was_refused, _ = _replaced(path, save, moments.uniform(0, 1.5 * usual))
        refused += was_refused
        lost += SAVED.encode() not in path.read_bytes()
    return refused, lost


def _replaced(path: Path, save: Callable[[Path], None], after: float = 0) -> tuple[bool, float]:
    """Replace a list, saved `after` so many seconds; whether it was refused, and its time."""
    from threading import Thread

    path.write_bytes(OLD.encode())
    source = list_source.read(path)
    started = time.perf_counter()

    def save_then() -> None:
        time.sleep(after)  # waiting busily would keep the other thread from going on
        save(path)

    editor = Thread(target=save_then)
    editor.start()
    try:
        atomic_file.replace(path, source, NEW)
        refused = False
    except CurateError:
        refused = True
    took = time.perf_counter() - started
    editor.join()
    return refused, took


def main() -> int:
    """Run all cases, print the figures; exit 1 where a list was stale or a save was lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile.stale")
    parser.add_argument("--rounds", type=int, default=25)
    parser.add_argument("--saves", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    wrong = 0
    for name, change in CHANGES.items():
        with TemporaryDirectory() as folder:
            count = stale(Path(folder), change, given.rounds)
        wrong += count
        print(f"{name}, the time put back: {count} of {given.rounds} stale")
    for name, save in SAVES.items():
        with TemporaryDirectory() as folder:
            moments = random.Random(given.seed)
            refused, lost = lost_saves(Path(folder), save, given.saves, moments)
        wrong += lost
        print(f"an editor saves {name}: {lost} of {given.saves} lost, {refused} noticed in time")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

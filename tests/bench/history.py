"""What a long history costs: `curate list --json` with it, against the same without.

`python -m tests.bench.history [RESOURCES [EVENTS]]`; 1,000 and 10,000 unless told otherwise.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from curate.history.progress import Event, Verb
from curate.storage.journal import Journal
from curate.storage.journal_rows import ListName
from tests.bench import data

TARGET = 1.15
ROUNDS = 21
AT = "2026-01-01T00:00:00+00:00"
VERBS = (Verb.START, Verb.START, Verb.DONE, Verb.DONE, Verb.DONE, Verb.SKIP, Verb.RESET)


def write_history(path: Path, list_path: Path, resources: int, events: int, seed: int = 1) -> None:
    """Write so many events about so many resources, each about its own, to a journal."""
    random = Random(seed)
    told = []
    for number in range(events):
        id_ = data.resource_id(number % resources)
        verb = random.choice(VERBS)
        minutes = random.randint(1, 40) if verb in (Verb.START, Verb.DONE) else None
        note = "Read it on the train." if random.random() < 0.2 else None
        told.append((f"{verb} {id_}", Event(id_, None, verb, None, minutes, note)))
    Journal(path).record_events(ListName(str(list_path), 0), AT, told)


def seconds(command: list[str], variables: dict[str, str]) -> float:
    """Return the wall time of a process."""
    start = time.perf_counter()
    subprocess.run(command, env=variables, check=True, capture_output=True)
    return time.perf_counter() - start


def main(resources: int, events: int) -> None:
    """Print both medians, in turn in one run, and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        path = data.write(Path(folder) / "list.yaml", resources)
        write_history(Path(folder) / "with" / "journal.db", path, resources, events)
        variables = {
            key: value for key, value in os.environ.items() if not key.startswith("PYTHON")
        }
        variables["CURATE_CACHE_DIR"] = folder
        command = [sys.executable, "-m", "curate", "list", "--json", "--file", str(path)]
        times: dict[str, list[float]] = {"with": [], "without": []}
        for _ in range(ROUNDS + 1):
            for name, taken in times.items():
                own = variables | {"CURATE_DATA_DIR": str(Path(folder) / name)}
                taken.append(seconds(command, own))
        told, untold = (statistics.median(taken[1:]) for taken in times.values())
    print(f"list --json of {resources:,}, {events:,} events: {told * 1000:.0f} ms")
    print(f"the same without history:         {untold * 1000:.0f} ms")
    print(f"ratio {told / untold:.2f}, target {TARGET}")


if __name__ == "__main__":
    given = [int(text) for text in sys.argv[1:]]
    main(*given, *(1_000, 10_000)[len(given) :])

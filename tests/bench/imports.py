"""What an import costs: rows of a Pocket export, against composing the list that they become.

`python -m tests.bench.imports [COUNT]`; 10,000 rows unless told otherwise.
"""

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.works import COMPOSE_SCRIPT

TARGET = 3.0
MOST_MIB = 300
ROUNDS = 3
WORDS = ("voice", "practice", "equity", "culture", "coaching", "families", "review", "planning")


def rows(count: int) -> str:
    """Make an export of so many rows: a third of them without a title, many with tags."""
    chance = random.Random(1)
    lines = ["title,url,time_added,tags,status"]
    for number in range(count):
        host = f"https://www.example{number % 97}.org"
        url = f"{host}/2021/{number}/{chance.choice(WORDS)}?utm_source=x"
        title = " ".join(chance.sample(WORDS, 6)).capitalize() if number % 3 else url
        tags = "|".join(chance.sample(WORDS, chance.randrange(3)))
        lines.append(f"{title},{url},{1_600_000_000 + number * 3_600},{tags},unread")
    return "\n".join(lines) + "\n"


def seconds(command: list[str], variables: dict[str, str]) -> float:
    """Return the wall time of a process."""
    start = time.perf_counter()
    subprocess.run(command, env=variables, check=True, capture_output=True)
    return time.perf_counter() - start


def main(count: int) -> None:
    """Print the fastest of each, in turn in one run, their ratio, and the most memory."""
    imports, composes = [], []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            (place / "part_000000.csv").write_text(rows(count), encoding="utf-8")
            path = place / "list.yaml"
            path.write_text("title: Ours\nresources:\n", encoding="utf-8")
            variables = {
                key: value for key, value in os.environ.items() if not key.startswith("PYTHON")
            }
            variables |= {"CURATE_CACHE_DIR": folder, "CURATE_DATA_DIR": folder}
            source = str(place / "part_000000.csv")
            command = [sys.executable, "-m", "curate", "import", source, "--file", str(path)]
            imports.append(seconds(command, variables))
            composes.append(seconds([sys.executable, "-c", COMPOSE_SCRIPT, str(path)], variables))
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"import {count:,} rows:         {min(imports) * 1000:.0f} ms")
    print(f"yaml.compose, C loader:      {min(composes) * 1000:.0f} ms")
    print(f"ratio {min(imports) / min(composes):.2f}, target {TARGET}")
    print(f"memory at most {most:.0f} MiB, target {MOST_MIB}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)

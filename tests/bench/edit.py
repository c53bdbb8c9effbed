"""What changing one field costs: `curate edit`, against composing the same file once.

`python -m tests.bench.edit [COUNT]`; 10,000 entries unless told otherwise.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import data

TARGET = 0.9
ROUNDS = 7
COMPOSE = "import sys, yaml; yaml.compose(open(sys.argv[1], encoding='utf-8'), yaml.CBaseLoader)"


def seconds(command: list[str], variables: dict[str, str]) -> float:
    """Return the wall time of a process."""
    start = time.perf_counter()
    subprocess.run(command, env=variables, check=True, capture_output=True)
    return time.perf_counter() - start


def main(count: int) -> None:
    """Print both medians, in turn in one run, and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        path = data.write(Path(folder) / "list.yaml", count)
        variables = {
            key: value for key, value in os.environ.items() if not key.startswith("PYTHON")
        }
        variables |= {"CURATE_CACHE_DIR": folder, "CURATE_DATA_DIR": folder}
        edits, composes = [], []
        for number in range(ROUNDS + 1):
            edit = ["edit", data.resource_id(count // 2), "--minutes", str(100 + number)]
            curate = [sys.executable, "-m", "curate", *edit, "--file", str(path)]
            edits.append(seconds(curate, variables))
            composes.append(seconds([sys.executable, "-c", COMPOSE, str(path)], variables))
        edited, composed = statistics.median(edits[1:]), statistics.median(composes[1:])
    print(f"edit one field of {count:,}: {edited * 1000:.0f} ms")
    print(f"yaml.compose, C loader:      {composed * 1000:.0f} ms")
    print(f"ratio {edited / composed:.2f}, target {TARGET}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)

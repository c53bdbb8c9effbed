"""What it costs to answer after one entry was changed by hand, against composing the file once.

`python -m tests.bench.change [COUNT]`; 10,000 entries unless told otherwise. All of it happens
within one process each, in turn: the command itself starts on top of that.
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

TARGETS = {10_000: 0.10, 100_000: 0.06}
ROUNDS = 5


def main(count: int) -> None:
    """Print the medians, in turn in one run, and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        path = data.write(Path(folder) / "list.yaml", count)
        measured: dict[str, list[float]] = {"build": [], "renew": [], "compose": []}
        for number in range(ROUNDS + 1):
            text = path.read_text(encoding="utf-8")
            middle = text.index("\n- id: ", len(text) // 2)
            path.write_text(
                text[:middle] + f"\n# remark {number}" + text[middle:], encoding="utf-8"
            )
            for kind in ("renew", "compose", "build"):
                command = [sys.executable, "-m", "tests.bench.change", kind, str(path)]
                result = subprocess.run(
                    command, env=usual_variables(), check=True, capture_output=True, text=True
                )
                if number:
                    measured[kind].append(json.loads(result.stdout))
    renew, compose, build = (
        statistics.median(measured[kind]) * 1000 for kind in ("renew", "compose", "build")
    )
    print(f"one of {count:,} changed, brought in: {renew:.0f} ms")
    print(f"index built anew:                {build:.0f} ms")
    print(f"yaml.compose, C loader:          {compose:.0f} ms")
    print(f"ratio {renew / compose:.3f}, target {TARGETS.get(count)}")


def measure(kind: str, path: Path) -> float:
    """Return how long one of them takes, in seconds."""
    import yaml

    from curate.index import renewal  # noqa: F401 - what is imported is not what is measured
    from curate.library import Library
    from curate.query import Query

    folder = path.parent
    lib = Library(path, path.name, folder, folder / "data", time.time_ns)
    started = time.perf_counter()
    if kind == "compose":
        yaml.compose(
            path.read_text(encoding="utf-8"), getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        )
    elif kind == "build":
        lib.rebuild()
    else:
        lib.count(Query())
    return time.perf_counter() - started


if __name__ == "__main__":
    os.environ.pop("PYTHONPATH", None)
    if len(sys.argv) == 3:
        print(json.dumps(measure(sys.argv[1], Path(sys.argv[2]))))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)

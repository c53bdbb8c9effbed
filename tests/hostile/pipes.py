"""Readers who leave, and full disks behind stdout: what is said to be done is done.

python -m tests.hostile.pipes [--rounds 12]
"""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.hostile.cases import CASES, Case
from tests.hostile.processes import Place


@contextmanager
def gone() -> Iterator[int]:
    """Give the writing end of a pipe that nobody reads any more."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        yield writing
    finally:
        os.close(writing)


@contextmanager
def full() -> Iterator[int]:
    """Give a file on a disk that has no room."""
    handle = os.open("/dev/full", os.O_WRONLY)
    try:
        yield handle
    finally:
        os.close(handle)


STREAMS = {"gone": gone, "full": full}


def told_truly(place: Place, case: Case, kind: str, stream: str) -> str:
    """Run a case with one stream that takes nothing; return "" or what was not true."""
    case.prepare(place)
    with STREAMS[kind]() as handle:
        code = place.start("me", *case.arguments, **{stream: handle}).wait()
    return "" if (code, case.done(place)) == (0, True) else f"exit {code}, done: {case.done(place)}"


def main() -> int:
    """Run every case with every stream; print what was not true."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile.pipes")
    parser.add_argument("--rounds", type=int, default=12)
    given = parser.parse_args()
    false: Counter[str] = Counter()
    runs = 0
    kinds = [one for one in STREAMS if one != "full" or Path("/dev/full").exists()]
    for number in range(given.rounds):
        for name, case in CASES.items():
            for kind in kinds:
                for stream in ("stdout", "stderr"):
                    with TemporaryDirectory() as folder:
                        said = told_truly(Place(Path(folder)), case, kind, stream)
                    runs += 1
                    false[f"{name}, {stream} {kind}: {said}"] += bool(said)
        print(f"round {number + 1}: {runs} runs, {false.total()} not true")
    for what, count in false.items():
        if count:
            print(f"  {count} × {what}")
    return 1 if false.total() else 0


if __name__ == "__main__":
    sys.exit(main())

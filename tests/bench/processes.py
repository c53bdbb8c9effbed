"""What one process costs: its time and its memory, and many of them in turn.

Run as a program, it starts what it is given and prints what that cost. Being small, it stands
between a benchmark and what that measures: where a process is started from a large one, Linux
counts the memory of the large one as its own.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Cost(NamedTuple):
    """What a process takes, from its start to its end."""

    seconds: float
    """On the clock."""
    processor: float
    """Seconds on the processor: on a quiet machine almost the same, and hardly more on a busy
    one; 0 where the platform does not say."""
    memory: float
    """The most it has at once, in MiB; 0 where the platform does not say.

    Never less than what this module has as a program, about 15.
    """


@dataclass(frozen=True)
class Case:
    """One command to measure."""

    work: str
    """What it does, in the words of the tables."""
    program: str
    """What does it."""
    command: Sequence[str]
    variables: dict[str, str]
    before: Callable[[], object] = lambda: None
    """What is done before each time, and not measured."""


def medians(cases: Sequence[Case], rounds: int) -> list[Cost]:
    """Return what each case costs: the medians of so many rounds, after one that does not count.

    Each round has each case once, so that a busy machine slows all alike.
    """
    found: list[list[Cost]] = [[] for _ in cases]
    for number in range(rounds + 1):
        for case, costs in zip(cases, found, strict=True):
            case.before()
            cost = once(case)
            if number:
                costs.append(cost)
        print(f"  round {number} of {rounds}", file=sys.stderr, flush=True)
    return [Cost(*map(statistics.median, zip(*costs, strict=True))) for costs in found]


def once(case: Case) -> Cost:
    """Run a case, and return its cost.

    Raises RuntimeError with what it said where it fails.
    """
    small = [sys.executable, "-I", "-S", __file__, *case.command]
    result = subprocess.run(small, env=case.variables, capture_output=True, text=True)
    if result.returncode:
        raise RuntimeError(f"{case.program}, {case.work}: {result.stderr}")
    return Cost(*json.loads(result.stdout))


def main(command: list[str]) -> int:
    """Run a command, print its cost, and return its exit status, with its errors on stderr."""
    started = time.perf_counter()
    result = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    seconds = time.perf_counter() - started
    if result.returncode:
        os.write(2, result.stderr)
    print(json.dumps([seconds, *_used()]))
    return result.returncode


def _used() -> tuple[float, float]:
    """Return what the children had: seconds on the processor, and MiB."""
    try:
        import resource
    except ImportError:
        return 0.0, 0.0
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return used.ru_utime + used.ru_stime, used.ru_maxrss / unit


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

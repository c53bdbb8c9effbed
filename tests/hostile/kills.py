"""Commands killed at random moments: the old list or the new, never less, and a way back.

python -m tests.hostile.kills [--kills 500] [--seed 1]
"""

import argparse
import random
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.hostile.cases import CASES, Case
from tests.hostile.processes import Place


def killed_well(place: Place, case: Case, seconds: float) -> tuple[bool, str]:
    """Kill a case after so long; return whether it was in time, and "" or what was wrong."""
    case.prepare(place)
    old = place.text()
    process = place.start("me", *case.arguments)
    time.sleep(seconds)
    process.kill()
    code = process.wait()
    if code == 0 and not case.done(place):
        return False, "confirmed, and not done"
    if place.text() != old and not case.done(place):
        return True, "neither the old list nor the new"
    if case.anew and not place.text() and place.ask("me", *case.arguments)[0] != 0:
        return True, "the list cannot be made any more"
    now = place.text()
    if place.ask("me", "check")[0] != 0:
        return True, "the list has faults"
    if place.ask("me", "add", "Next", "--format", "read")[0] != 0:
        return True, "the next write is refused"
    if place.ask("me", "undo", "--yes")[0] != 0 or place.text() != now:
        return True, "the next write cannot be taken back"
    if [path.name for path in place.folder.iterdir() if path.is_file()] != ["resources.yaml"]:
        return True, "something was left beside the list"
    return code != 0, ""


def main() -> int:
    """Kill so many commands, spread over all that write; print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile.kills")
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    moments = random.Random(given.seed)
    wrong: Counter[str] = Counter()
    in_time: Counter[str] = Counter()
    for number in range(given.kills):
        name = list(CASES)[number % len(CASES)]
        with TemporaryDirectory() as folder:
            killed, said = killed_well(
                Place(Path(folder)), CASES[name], moments.uniform(0.02, 0.35)
            )
        in_time[name] += killed
        wrong[f"{name}: {said}"] += bool(said)
    print(f"{given.kills} kills, {in_time.total()} before the end: {dict(in_time)}")
    for what, count in wrong.items():
        if count:
            print(f"  {count} × {what}")
    return 1 if wrong.total() else 0


if __name__ == "__main__":
    sys.exit(main())

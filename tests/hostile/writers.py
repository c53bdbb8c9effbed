"""Writers who share only the file: what was confirmed is in it, and what was refused is not.

    python -m tests.hostile.writers [--rounds 20] [--writers 16] [--slow 1.5]

Each writer has cache and data folders of its own, as another user or another machine has.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.hostile.processes import Place


class Figures(NamedTuple):
    """What became of the writers of some rounds."""

    confirmed: int
    refused: int
    lost: int
    """Confirmed, and not in the file."""
    smuggled: int
    """Refused, and in the file."""


def a_round(place: Place, writers: int, slow: float, number: int = 0) -> Figures:
    """Let so many add at once, and compare what they were told with what the file has."""
    titles = [f"Round {number} writer {writer}" for writer in range(writers)]
    started = [
        place.start(str(at), "add", title, "--format", "read", "--minutes", "5", slow=slow)
        for at, title in enumerate(titles)
    ]
    confirmed = [process.wait() == 0 for process in started]
    text = place.list_file.read_text(encoding="utf-8")
    there = [f"title: {title}\n" in text for title in titles]
    told = list(zip(confirmed, there, strict=True))
    return Figures(
        sum(confirmed),
        len(confirmed) - sum(confirmed),
        sum(said and not has for said, has in told),
        sum(has and not said for said, has in told),
    )


def main() -> int:
    """Run the rounds, print the figures; exit 1 where anything was lost or smuggled in."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile.writers")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--writers", type=int, default=16)
    parser.add_argument("--slow", type=float, default=0, metavar="SECONDS")
    given = parser.parse_args()
    total = Figures(0, 0, 0, 0)
    with TemporaryDirectory() as folder:
        place = Place(Path(folder))
        place.write(10)
        for number in range(given.rounds):
            one = a_round(place, given.writers, given.slow, number)
            total = Figures(*map(sum, zip(total, one, strict=True)))
        left = sorted(path.name for path in Path(folder).iterdir() if path.is_file())
    print(
        f"{given.rounds} rounds of {given.writers} writers: {total._asdict()}; files left: {left}"
    )
    return 1 if total.lost or total.smuggled or total.refused else 0


if __name__ == "__main__":
    sys.exit(main())

"""How much is tried at random: a little every day, all of it in CI, and any number by hand.

HYPOTHESIS_PROFILE=thorough asks for all; without it the same examples are tried each time.
TIMES=40 beside it asks for so many times all, PURE_YAML=1 for PyYAML as it is without its C parts.
"""

import os
import sys

from hypothesis import settings

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
TIMES = int(os.environ.get("TIMES", "1"))
FEWEST = 5


def often(times: int) -> int:
    """Return how often something is tried that a thorough run tries so many times."""
    return times * TIMES if THOROUGH else max(FEWEST, times // 10)


def much(count: int) -> int:
    """Return how long something is that must not take long, where a thorough run has so many."""
    return count if THOROUGH else count // 4


def register() -> None:
    """Make the two profiles known to Hypothesis, and load the one that is asked for.

    Leave PyYAML without its C parts, where that is asked for: nothing has loaded it yet.
    """
    number = often(100)
    settings.register_profile("thorough", deadline=None, max_examples=number, print_blob=True)
    settings.register_profile("everyday", deadline=None, max_examples=number, derandomize=True)
    settings.load_profile("thorough" if THOROUGH else "everyday")
    if os.environ.get("PURE_YAML"):
        assert "yaml" not in sys.modules
        sys.modules["yaml._yaml"] = None  # type: ignore[assignment]

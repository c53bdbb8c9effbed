"""How much is tried at random: a little every day, all of it in CI.

HYPOTHESIS_PROFILE=thorough asks for all; without it the same examples are tried each time.
"""

import os

from hypothesis import settings

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
FEWEST = 5


def often(times: int) -> int:
    """Return how often something is tried that a thorough run tries so many times."""
    return times if THOROUGH else max(FEWEST, times // 10)


def much(count: int) -> int:
    """Return how long something is that must not take long, where a thorough run has so many."""
    return count if THOROUGH else count // 4


def register() -> None:
    """Make the two profiles known to Hypothesis, and load the one that is asked for."""
    settings.register_profile("thorough", deadline=None, max_examples=100, print_blob=True)
    settings.register_profile("everyday", deadline=None, max_examples=often(100), derandomize=True)
    settings.load_profile("thorough" if THOROUGH else "everyday")

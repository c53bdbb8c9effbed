"""Two files that change places in one step, so that nothing can come in between."""

import os
import sys
from pathlib import Path

_IN_THIS_FOLDER = -100
"""AT_FDCWD of Linux: paths are what they are for this process."""
_EXCHANGE = 2
"""RENAME_EXCHANGE of renameat2(2) on Linux, and RENAME_SWAP of renamex_np(2) on macOS."""


def exchange(one: Path, other: Path) -> bool:
    """Let two files change places; False, and nothing done, where the system cannot do that.

    Python itself has no way to it. File systems differ, too: most on Linux and APFS can.
    """
    names = os.fsencode(one), os.fsencode(other)
    try:
        from ctypes import CDLL

        if sys.platform == "linux":
            renameat2 = CDLL(None).renameat2
            return bool(
                renameat2(_IN_THIS_FOLDER, names[0], _IN_THIS_FOLDER, names[1], _EXCHANGE) == 0
            )
        if sys.platform == "darwin":
            return bool(CDLL(None).renamex_np(*names, _EXCHANGE) == 0)
    except (ImportError, OSError, AttributeError):  # an old or another C library
        return False
    return False

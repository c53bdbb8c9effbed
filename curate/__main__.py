"""Where the process begins: `curate`, and `python -m curate`."""

import gc
import sys

_NEW_OBJECTS = 50_000
"""The garbage collector looks for cycles after so many: a command has few, and soon ends."""


def run() -> None:
    """Run the command that this process was started with, and end the process.

    Imported late, so that an interruption is quiet from the first moment.
    """
    gc.set_threshold(_NEW_OBJECTS)
    try:
        from curate.cli import main

        code = main()
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    run()

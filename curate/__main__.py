"""Where the process begins: `curate`, and `python -m curate`."""

import gc
import sys

_NEW_OBJECTS = 50_000
"""The garbage collector looks for cycles after so many: a command has few, and soon ends."""


def run() -> None:
    """Run the command that this process was started with, and end the process.

    Imported late, so that an interruption is quiet from the first moment. At the end nothing is
    searched for cycles: all of it goes with the process, and to look takes as long as many answers.
    """
    gc.set_threshold(_NEW_OBJECTS)
    try:
        from curate.cli import main

        code = main()
    except KeyboardInterrupt:
        code = 130
    finally:
        gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    run()

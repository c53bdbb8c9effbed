"""Where the process begins: `curate`, and `python -m curate`."""

import sys


def run() -> None:
    """Run the command that this process was started with, and end the process.

    Imported late, so that an interruption is quiet from the first moment.
    """
    try:
        from curate.cli import main

        code = main()
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    run()

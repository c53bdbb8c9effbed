"""Let `python -m curate` do what `curate` does."""

from curate.cli import run

run()

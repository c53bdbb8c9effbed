"""README.md: what it shows is what everyone sees."""

from pathlib import Path

import pytest

from curate.cli import COMMANDS
from tests.readme import README, blocks, played

TEXT = README.read_text(encoding="utf-8")


@pytest.mark.parametrize(("line", "block"), list(blocks(TEXT)))
def test_a_block_prints_what_the_readme_shows(line: int, block: str, tmp_path: Path) -> None:
    """Each `$ curate` block of the README prints exactly what stands there."""
    assert played(block, tmp_path) == block, f"README.md:{line}; see tests/readme.py"


def test_the_readme_has_a_place_for_every_command() -> None:
    """No command is missing from the table of commands."""
    assert [name for name in COMMANDS if f"| `curate {name}" not in TEXT] == []

"""Commands that must succeed, and what they answer."""

import json
from typing import Any

from tests.conftest import Curate, Result


def ok(curate: Curate, *arguments: str) -> Result:
    """Run a command that must succeed."""
    result = curate(*arguments)
    assert result.code == 0, result.err
    return result


def answer(curate: Curate, *arguments: str) -> Any:
    """Read what a command answers with `--json`."""
    return json.loads(ok(curate, *arguments, "--json").out)

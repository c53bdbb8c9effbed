"""A clone made in a year: what is installed for development is pinned, to the version."""

import re
import tomllib

import pytest

from tests.conftest import PROJECT

PROJECT_TABLE = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT_TABLE["optional-dependencies"]
PINNED = re.findall(r"^([\w.-]+)==", (PROJECT / "constraints.txt").read_text("utf-8"), re.MULTILINE)


def plain(name: str) -> str:
    """Return the name of a distribution as all its spellings have it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize(
    "requirement",
    [
        *PROJECT_TABLE["dependencies"],
        *(one for extra in ("test", "dev", "browser", "datasette") for one in EXTRAS[extra]),
    ],
)
def test_what_the_project_requires_is_pinned(requirement: str) -> None:
    """Each requirement has its version in constraints.txt, but the project's own extras."""
    name = plain(re.split(r"[\[<>=]", requirement)[0])
    assert name == plain(PROJECT_TABLE["name"]) or name in map(plain, PINNED)

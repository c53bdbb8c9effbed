"""`curate list`: what fits, what is hidden, and the shapes for scripts."""

import json

from tests.conftest import Curate


def test_thirty_minutes_give_six_of_the_real_list(curate: Curate) -> None:
    """In half an hour, six of the real list can be done, one of them watched."""
    found = json.loads(curate("list", "--max-minutes", "30", "--json").out)
    assert [one["id"] for one in found] == [
        "workforce-for-all",
        "leadership-imbalance",
        "sled-dogs",
        "troublemaker",
        "dcs-turnover",
        "breaking-barriers",
    ]
    assert [one["id"] for one in found if one["format"] == "watch"] == ["troublemaker"]


def test_unknown_times_are_named_and_not_shown(curate: Curate) -> None:
    """What has no known time is left out of a time filter, and stderr says so in one line."""
    result = curate("list", "--max-minutes", "30", columns=None)
    assert "leading-in-colour" not in result.out
    assert result.err == (
        "3 more have no known time: leading-in-colour, engaging-families, coaching."
        " Show them: --include-unknown\n"
    )


def test_include_unknown_adds_exactly_those(curate: Curate) -> None:
    """`--include-unknown` gives the six and the three, and nothing is hidden any more."""
    result = curate("list", "--max-minutes", "30", "--include-unknown", "--ids")
    assert len(result.out.split()) == 9
    assert result.err == ""

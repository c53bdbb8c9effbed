"""The cases of `tests/data`: small lists, each with the one path that is best for it."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from curate.exports.json_shapes import path_as_dict
from curate.history.progress import Progress
from curate.model import Status
from curate.planner.causes import Cause
from curate.planner.path import plan
from curate.planner.request import PathRequest
from curate.yaml_reading.parse import parse
from tests.conftest import Curate

DATA = Path(__file__).parent / "data"
Case = dict[str, Any]


def cases(name: str) -> Iterator[Any]:
    """Yield the cases of one file, each called by its id."""
    for case in json.loads((DATA / name).read_text(encoding="utf-8"))["cases"]:
        yield pytest.param(case, id=case["id"])


def text_of(case: Case) -> str:
    """Return the list of a case as YAML."""
    text: str = yaml.safe_dump({"resources": case["resources"]}, sort_keys=False)
    return text


def arguments(case: Case) -> list[str]:
    """Return the command of a case."""
    options = case["options"]
    assert options.keys() <= {"themes", "max_minutes", "sitting", "sittings", "include_optional"}
    said = ["path", "--json"]
    for theme in options.get("themes", []):
        said += ["--theme", theme]
    for name in ("max_minutes", "sitting", "sittings"):
        if name in options:
            said += [f"--{name.replace('_', '-')}", str(options[name])]
    return [*said, *(["--include-optional"] if options.get("include_optional") else [])]


def planned(case: Case) -> Any:
    """Return the path of a case as the planner gives it, for a reader with a history."""
    everything = parse(text_of(case)).resources
    options = dict(case["options"])
    asked = options.pop("themes", [])
    wanted = {
        one.id
        for one in everything
        if not asked
        or any(theme == at or theme.startswith(f"{at}/") for theme in one.themes for at in asked)
    }
    progress = {
        id_: Progress(Status(one["status"]), frozenset(one.get("done_parts", [])), one.get("left"))
        for id_, one in case["history"].items()
    }
    request = PathRequest(**options, themes=tuple(asked))
    return path_as_dict(plan(everything, wanted, request, progress), request.budget, progress)


def check(case: Case, found: Any) -> None:
    """Hold a path to what a case expects of it, as far as that says."""
    expected = case["expected"]
    steps = found["steps"]
    assert {one["id"] for one in steps} == set(expected["selected"])
    assert found["proved"] is True
    if "total_minutes" in expected:
        assert found["total_minutes"] == expected["total_minutes"]
    stages = {one["id"]: one["stage"] for one in steps}
    assert stages | expected.get("stage", {}) == stages
    for key, name in (("minutes", "minutes"), ("parts", "part")):
        assert expected.get(key, {}) == {
            one["id"]: one[name] for one in steps if one["id"] in expected.get(key, {})
        }
    causes = {one["id"]: one["cause"] for one in found["left_out"]}
    assert set(causes.values()) <= set(Cause)
    off_topic = {id_ for id_, cause in expected.get("left_out", {}).items() if cause == "off_topic"}
    assert not off_topic & causes.keys()
    if "left_out" in expected:
        assert causes == {
            id_: cause for id_, cause in expected["left_out"].items() if id_ not in off_topic
        }
    if "fewest_sittings" in expected:
        assert len(found["sittings"]) == expected["fewest_sittings"]
    if "longer_than_a_sitting" in expected:
        too_long = [one["id"] for one in steps if one["longer_than_a_sitting"]]
        assert too_long == expected["longer_than_a_sitting"]
    if "numbers" in expected:
        check_numbers(case, steps)


def check_numbers(case: Case, steps: Sequence[Case]) -> None:
    """Hold what is reached after each stage to what a case says of it."""
    numbers = case["expected"]["numbers"]
    entries = {one["id"]: one for one in case["resources"]}
    chosen = [entries[one["id"]] for one in steps]
    counts = Counter(f"{one['importance']}s" for one in chosen)
    assert counts["essentials"] == numbers["essentials"]
    assert counts["recommendeds"] == numbers["recommended"]
    for stages in ("A", "AB", "ABCD"):
        some = [one for one in steps if one["stage"] in stages]
        themes = {theme for one in some for theme in entries[one["id"]]["themes"]}
        said = f"themes_after_{stages[-1]}", f"minutes_after_{stages[-1]}"
        assert numbers.get(said[0], len(themes)) == len(themes)
        assert numbers[said[1]] == sum(one["minutes"] for one in some)


def in_order(found: Any) -> list[str]:
    """Return the ids of a path, each once, in their order."""
    return list(dict.fromkeys(one["id"] for one in found["steps"]))


@pytest.mark.parametrize("case", [*cases("path_cases.json"), *cases("path_cases_more.json")])
def test_a_case_has_its_best_path(empty_folder: Curate, case: Case) -> None:
    """Each case gives the resources, stages, order and causes that were worked out for it."""
    expected = case["expected"]
    if case["history"]:
        found = planned(case)
        check(case, found)
        assert in_order(found) == expected.get("order", in_order(found))
        return
    empty_folder.write(text_of(case))
    result = empty_folder(*arguments(case))
    if expected.get("error"):
        assert expected["error"] == "bad_budget"
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith("Error: ")
        return
    assert result.code == 0, result.err
    found = json.loads(result.out)
    check(case, found)
    if expected.get("note") == "nothing_fits":
        assert found["steps"] == []
        assert "Nothing fits" in result.err
    if "order" in expected:
        # Where sittings may change the order, what a case gives is the order before.
        kept = ["--keep-order"] if "sitting" in case["options"] else []
        again = json.loads(empty_folder(*arguments(case), *kept).out)
        assert in_order(again) == expected["order"]

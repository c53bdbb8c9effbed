"""What a repository that has a list is given: a hook, and a workflow."""

import re
import shlex
from typing import Any

import yaml

from tests.conftest import PROJECT, Curate

TEAM = (PROJECT / "docs" / "in-a-team.md").read_text(encoding="utf-8")


def workflow() -> dict[Any, Any]:
    """Return the workflow that the documents show."""
    block = re.search(r"^```yaml\n(.*?)^```$", TEAM, re.MULTILINE | re.DOTALL)
    assert block
    found = yaml.safe_load(block[1])
    assert isinstance(found, dict)
    return found


def runs(curate: Curate, line: str) -> int:
    """Run a line that calls `curate`; return its exit code."""
    program, *arguments = shlex.split(line)
    assert program == "curate"
    return curate(*arguments).code


def test_the_hook_checks_the_list(curate: Curate) -> None:
    """It looks at the list of a project, lets a good one pass, and stops one with a fault."""
    (hook,) = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["id"] == "curate-check"
    path = curate.list_file.relative_to(curate.folder).as_posix()
    assert re.search(hook["files"], path)
    assert not re.search(hook["files"], path + ".md")
    assert hook["pass_filenames"] is False
    assert runs(curate, hook["entry"]) == 0
    curate.write(curate.text().replace("importance: optional", "importance: usefull"))
    assert runs(curate, hook["entry"]) == 1


def test_the_hook_is_given_another_list(empty_folder: Curate) -> None:
    """What the documents show beside the hook's name is taken by it, and names one list."""
    blocks = re.findall(r"^```text\n(.*?)^```$", TEAM, re.MULTILINE | re.DOTALL)
    shown = (block for block in blocks if "curate-check" in block)
    everything, (elsewhere,) = map(yaml.safe_load, shown)
    (defined,) = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    (repository,) = everything["repos"]
    assert [one["id"] for one in (*repository["hooks"], elsewhere)] == [defined["id"]] * 2
    path = empty_folder.folder / elsewhere["args"][-1]
    path.parent.mkdir()
    path.write_text("resources:\n- {id: a, title: A, format: read}\n", encoding="utf-8")
    assert re.search(elsewhere["files"], path.relative_to(empty_folder.folder).as_posix())
    line = f"{defined['entry']} {shlex.join(elsewhere['args'])}"
    assert runs(empty_folder, line) == 0
    path.write_text("resources:\n- {id: a, title: A, format: raed}\n", encoding="utf-8")
    assert runs(empty_folder, line) == 1


def test_the_workflow_does_what_is_said(empty_folder: Curate) -> None:
    """Its commands exist; what addresses answered is kept where they look for it, come what may."""
    empty_folder.write("resources:\n- {id: a, title: A, format: read}\n")
    job = workflow()["jobs"]["check"]
    commands = [one["run"] for one in job["steps"] if one.get("run", "").startswith("curate")]
    assert [runs(empty_folder, one) for one in commands] == [0, 0]
    assert commands[-1] == "curate check --online"
    kept = [one for one in job["steps"] if "actions/cache/" in one.get("uses", "")]
    assert [one["uses"].partition("@")[0] for one in kept] == [
        "actions/cache/restore",
        "actions/cache/save",
    ]
    folder = job["env"]["CURATE_CACHE_DIR"].rpartition("/")[2]
    assert {one["with"]["path"] for one in kept} == {folder}
    assert kept[1]["if"].startswith("always()")

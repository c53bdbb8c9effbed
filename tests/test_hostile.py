"""What is said is what happened: a few of the rounds that `tests.hostile` runs by the hundred."""

import os
import random
from pathlib import Path

import pytest

from curate.storage.exchange import exchange
from tests.hostile.cases import CASES
from tests.hostile.kills import killed_well
from tests.hostile.pipes import told_truly
from tests.hostile.processes import Place
from tests.hostile.stale import CHANGES, SAVES, lost_saves, stale
from tests.hostile.writers import a_round
from tests.profiles import THOROUGH, often

pytestmark = pytest.mark.slow
HINDERED = [("stdout", "gone"), ("stderr", "full")]
"""Which stream takes nothing, and why: each of both once every day, all that can be in CI."""
if THOROUGH:
    HINDERED += [("stdout", "full"), ("stderr", "gone")]
posix_only = pytest.mark.skipif(os.name != "posix", reason="pipes and kills are others there")


@posix_only
@pytest.mark.parametrize(("stream", "kind"), HINDERED)
@pytest.mark.parametrize(
    "name",
    ["add", "edit several", "edit in an editor", "remove", "undo", "themes rename", "done", "open"],
)
def test_a_reader_who_leaves_changes_nothing(
    tmp_path: Path, name: str, stream: str, kind: str
) -> None:
    """Whoever reads along may leave, or have a full disk: what is said to be done is done."""
    if kind == "full" and not Path("/dev/full").exists():
        pytest.skip("no disk here is always full")
    assert told_truly(Place(tmp_path), CASES[name], kind, stream) == ""


@pytest.mark.parametrize("slow", [0.0, 0.3], ids=["at once", "on a slow disk"])
def test_writers_who_share_only_the_file_wait_for_each_other(tmp_path: Path, slow: float) -> None:
    """Users with caches and journals of their own: all are confirmed, and all are there."""
    place = Place(tmp_path)
    place.write(10)
    writers = often(16)
    assert a_round(place, writers, slow) == (writers, 0, 0, 0)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["resources.yaml"]


@posix_only
@pytest.mark.parametrize("name", CASES)
def test_a_killed_command_leaves_the_old_list_or_the_new(tmp_path: Path, name: str) -> None:
    """A command that writes, killed at some moment, leaves a whole list and a way on."""
    for number in range(often(5) // 5):
        place = Place(tmp_path / str(number))
        assert killed_well(place, CASES[name], 0.1 + number * 0.03)[1] == ""


@pytest.mark.parametrize("name", CHANGES)
def test_a_list_whose_time_was_put_back_is_read_anew(tmp_path: Path, name: str) -> None:
    """Other content of the same size and time is answered, not what was there before."""
    if name == "in place" and os.name == "nt":
        pytest.skip("no time tells of it there")
    assert stale(tmp_path, CHANGES[name], often(5) // 5) == 0


@posix_only
@pytest.mark.parametrize("name", SAVES)
def test_what_an_editor_saves_is_never_lost(tmp_path: Path, name: str) -> None:
    """Whenever an editor saves while a command writes: what it saved is in the file."""
    if not exchange_works(tmp_path):
        pytest.skip("files here cannot change places in one step")
    assert lost_saves(tmp_path, SAVES[name], often(100), random.Random(1))[1] == 0


def exchange_works(folder: Path) -> bool:
    """Say whether two files in a folder can change places in one step."""
    one, other = folder / "one", folder / "other"
    one.touch()
    other.touch()
    return exchange(one, other)

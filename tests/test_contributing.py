"""CONTRIBUTING.md: its drawing of the house is true."""

import re
from pathlib import PurePosixPath

from tests.conftest import PROJECT

TEXT = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
_DRAWINGS = re.compile(r"^```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINE = re.compile(r"(?P<indent> *)(?P<names>\S+(?: \S+)*)(?:  .*)?")


def drawn() -> list[str]:
    """Return the paths that the drawings name, each indented under the folder it is in."""
    paths = []
    for drawing in _DRAWINGS.findall(TEXT):
        folders: list[str] = []
        for line in drawing.splitlines():
            found = _LINE.fullmatch(line)
            assert found, line
            folders = folders[: len(found["indent"]) // 2]
            names = found["names"].split()
            paths += [str(PurePosixPath(*folders, name)) for name in names]
            folders.append(names[0])
    return paths


def test_every_module_is_in_the_drawing() -> None:
    """Each module of `curate` has its place in the drawing of the house, once."""
    modules = {path.relative_to(PROJECT).as_posix() for path in (PROJECT / "curate").rglob("*.py")}
    named = [path for path in drawn() if path.startswith("curate/") and path.endswith(".py")]
    assert sorted(named) == sorted(modules)


def test_every_path_in_the_drawing_is_there() -> None:
    """The drawing names no file or folder that is not there."""
    assert [path for path in drawn() if not (PROJECT / path).exists()] == []


def test_every_room_is_on_its_floor() -> None:
    """The drawing puts each room on the floor that the import contracts give it."""
    import tomllib

    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    house = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    held = [{room.strip() for room in re.split("[:|]", floor)} for floor in house]
    floors = re.split(r"^### Floor \d.*$", TEXT, flags=re.MULTILINE)[1:]
    shown = []
    for floor in floors:
        drawing = _DRAWINGS.search(floor)
        assert drawing, floor
        rooms = re.findall(r"^  (\w+)(?:\.py|/)", drawing[1], re.MULTILINE)
        shown.append({room for room in rooms if room != "__init__"})
    assert shown == held


def test_what_the_text_names_is_there() -> None:
    """A path in the prose is that of a file or a folder, or of a room that is planned."""
    prose = _DRAWINGS.sub("", TEXT)
    named = set(re.findall(r"`((?:[\w.]+/)+[\w.]*)`", prose)) - {"importers/"}
    roots = (PROJECT, PROJECT / "curate")
    assert [one for one in sorted(named) if not any((root / one).exists() for root in roots)] == []

"""Files that were made for others: one of its own, or a folder of them."""

from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from curate.errors import CurateError, reason
from curate.resource_wording import NAMES_SHOWN, named
from curate.storage.atomic_file import put
from curate.wording import quoted

_OF_SYSTEMS = frozenset(
    (
        "thumbs.db",
        "ehthumbs.db",
        "desktop.ini",
        "icon\r",
        "$recycle.bin",
        "system volume information",
        "lost+found",
        "__macosx",
    )
)
"""What Windows, macOS and file systems put into folders of themselves, in small letters."""


def publish(
    folder: Path,
    files: Mapping[str, bytes],
    ours: Callable[[Mapping[str, bytes]], Collection[str]],
    source: Path,
    *,
    force: bool,
    before_over: Callable[[list[str]], None],
) -> list[str]:
    """Write files, by name, into a folder, which is made if need be; return what was written.

    `ours` names those of what is there, of the same names, that are as we wrote them; the first of
    `files` has what it goes by, and is written last. Where that is not ours, and anything is there
    that is not, this is somebody else's folder; where it is, only what would be written over is in
    the way. Raises CurateError then, unless `force` is given; names that begin with a dot, and what
    systems put there of themselves, count for nothing. Files that are not ours and bear a name of
    `files` go to `before_over` before they are written over. What was made from `source` is never
    written over it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any((folder / name).resolve() == source.resolve() for name in files):
            raise CurateError("the list itself is in this folder. Name another one.")
        strangers = _not_ours(folder, files, ours)
        over = [name for name in files if name in strangers]
        first = next(iter(files))
        is_ours = (folder / first).is_file() and first not in strangers
        if (over if is_ours else strangers) and not force:
            raise _refusal_in_ours(over) if is_ours else _refusal(strangers, over, first)
        changed = [name for name in files if _content(folder / name) != files[name]]
        if over:
            before_over(over)
        for name in reversed(changed):
            put(folder / name, files[name])
    except CurateError as error:
        error.path = str(folder)
        raise
    except (FileExistsError, NotADirectoryError):
        said = "there is a file in the place of this folder. Name another one."
        raise CurateError(said, path=str(folder)) from None
    except (OSError, ValueError) as error:
        raise CurateError(f"{reason(error)}.", path=str(folder)) from None
    return changed


def _refusal_in_ours(over: list[str]) -> CurateError:
    """Say what bears a name of ours in a folder of ours, and is not as we wrote it."""
    names = named([quoted(name) for name in over], len(over))
    said = f"what is here was not published by curate, or was changed since: {names}."
    return _refused([said], over)


def _refusal(strangers: list[str], over: list[str], first: str) -> CurateError:
    """Say what is there that is not ours; without our `first` that cannot be told of our names."""
    open_ = [name for name in over if name != first]
    foreign = [name for name in strangers if name not in open_]
    said = []
    if foreign:
        known = [quoted(name) for name in foreign[:NAMES_SHOWN]]
        said.append(f"what is here was not published by curate: {named(known, len(foreign))}.")
    if open_:
        names = named([quoted(name) for name in open_], len(open_))
        whether = "Whether" if said else "whether"
        said.append(f"{whether} curate published {names} cannot be told without its {first}.")
    return _refused(said, over)


def _refused(said: list[str], over: list[str]) -> CurateError:
    """Add what would be written over, and what may be done."""
    names = ", ".join(over)
    if over:
        said = [*said, f"Of that, {names} would be written over."]
    way = f"Write over {names}" if over else "Write beside it all the same"
    hint = f"Name an empty folder · {way}: --force"
    return CurateError(" ".join([*said, "Nothing was written."]), hint=hint)


def write_files(files: Mapping[Path, bytes], source: Path, *, force: bool) -> None:
    """Write files, each whole or not at all; in the place of one that is there only with `force`.

    All are looked at before any is written. Raises CurateError, also where one would be written
    over `source`, from which they are made, or over what is no file. A symbolic link stays one.
    """
    for path in files:
        fault, hint = _in_the_way(path, source, force=force)
        if fault:
            raise CurateError(fault, path=str(path), hint=hint)
    for path, raw in files.items():
        try:
            put(path.resolve(), raw)
        except (OSError, ValueError) as error:
            said = f"{reason(error)}. Nothing was written."
            raise CurateError(said, path=str(path)) from None


def _in_the_way(path: Path, source: Path, *, force: bool) -> tuple[str, str | None]:
    """Say why a file cannot be written, and what would let it; "" where it can."""
    try:
        target = path.resolve()
        if not target.exists() and path.exists():  # a pipe that is open, by its number
            return "this is no regular file. Name another one.", None
        if not target.parent.exists():
            said = "there is no folder for this file. Nothing was written."
            return said, "Make the folder first, or name another"
        if not target.exists():
            return "", None
        if target.samefile(source):
            return "this is the list itself. Name another file.", None
        if target.is_dir():
            return "this is a folder. Name a file in it.", None
        if not target.is_file():
            return "this is no regular file. Name another one.", None
    except RuntimeError:  # what Python up to 3.12 says of links in a circle
        return "this is a link that leads to itself. Name another file.", None
    except (OSError, ValueError) as error:
        return f"{reason(error)}. Nothing was written.", None
    if force:
        return "", None
    return "there is a file already. Nothing was written.", "Write over it: --force"


def _not_ours(
    folder: Path,
    files: Mapping[str, bytes],
    ours: Callable[[Mapping[str, bytes]], Collection[str]],
) -> list[str]:
    """Name what is in a folder and was not written there by us, nor by a system, sorted."""
    contents = {name: _content(folder / name) for name in files}
    there = {name: raw for name, raw in contents.items() if raw is not None}
    same = {name for name, raw in there.items() if raw == files[name]}
    known = same.union(ours(there))
    found = (one.name for one in folder.iterdir())
    foreign = (name for name in found if name not in known and name.lower() not in _OF_SYSTEMS)
    return sorted(name for name in foreign if not name.startswith("."))


def _content(path: Path) -> bytes | None:
    """Return what a file holds; None where there is none."""
    return path.read_bytes() if path.is_file() else None

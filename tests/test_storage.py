"""The list file on disk: read with care, and written whole or not at all."""

import errno
import os
import re
import secrets
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from curate.errors import CurateError
from curate.storage import atomic_file, list_source
from curate.storage import lock as lock_module
from curate.storage.exchange import exchange
from curate.storage.lock import locked
from curate.storage.private import UNFINISHED, own_name
from tests.conftest import Curate, closed_later

posix_only = pytest.mark.skipif(os.name != "posix", reason="Windows has no such thing")
MEBIBYTE = 1024 * 1024


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a file with the text "old", alone in its folder."""
    path = tmp_path / "folder" / "list.yaml"
    path.parent.mkdir()
    path.write_bytes(b"old\n")
    return path


def names_beside(path: Path) -> list[str]:
    """Return the names of all files in the folder of `path`."""
    return sorted(entry.name for entry in path.parent.iterdir())


def refusal(path: Path, old: list_source.Source) -> str:
    """Return what is said when `path` cannot be replaced."""
    with pytest.raises(CurateError) as caught:
        atomic_file.replace(path, old, "new\n")
    return str(caught.value)


# Reading.


def test_a_text_is_read_as_it_is(path: Path) -> None:
    """Line ends of every kind come in as the file has them."""
    path.write_bytes("a: é\r\nb: 2\nc: 3\r".encode())
    source = list_source.read(path)
    assert (source.text, source.bom) == ("a: é\r\nb: 2\nc: 3\r", False)


def test_the_same_content_has_the_same_digest(path: Path) -> None:
    """The digest is of the bytes: it differs where one of them does."""
    first = list_source.read(path).digest
    path.write_bytes(b"olD\n")
    second = list_source.read(path).digest
    path.write_bytes(b"old\n")
    assert first == list_source.read(path).digest != second


def test_a_byte_order_mark_is_no_part_of_the_text(path: Path) -> None:
    """A byte order mark is noted, and not taken for text."""
    path.write_bytes(b"\xef\xbb\xbftitle: x\n")
    source = list_source.read(path)
    assert (source.text, source.bom) == ("title: x\n", True)


def test_text_that_is_not_utf_8_is_refused_with_its_line(path: Path) -> None:
    """A byte that is not UTF-8 is an error that says on which line it is."""
    path.write_bytes(b"title: x\nresources:\n- id: caf\xe9\n")
    words = r'not UTF-8 text: "é" is written here as Windows-1252 has it\. Save the file as UTF-8'
    with pytest.raises(CurateError, match=words) as caught:
        list_source.read(path)
    assert (caught.value.path, caught.value.line) == (str(path), 3)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_another_encoding_is_refused(curate: Curate, encoding: str) -> None:
    """A list saved as UTF-16 or UTF-32 is an error of that file, and nothing else."""
    curate.list_file.write_bytes("title: Ünï\nresources: []\n".encode(encoding))
    result = curate("list")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("Error: data/resources.yaml:1")


@pytest.mark.parametrize(
    ("size", "said"),
    [(65 * MEBIBYTE, "65 MiB"), (64 * MEBIBYTE + 1, "64"), (3000 * MEBIBYTE, "3000 MiB")],
)
def test_a_huge_file_is_refused_with_its_size(path: Path, size: int, said: str) -> None:
    """A file over 64 MiB is refused before it is read, and its size is said."""
    with path.open("r+b") as file:
        file.truncate(size)
    with pytest.raises(CurateError, match=f"{said}.*may have 64"):
        list_source.read(path)


def test_a_file_a_byte_too_large_is_not_said_to_have_what_it_may(path: Path) -> None:
    """The size in the error is never the size that is allowed."""
    with path.open("r+b") as file:
        file.truncate(64 * MEBIBYTE + 1)
    with pytest.raises(CurateError) as caught:
        list_source.read(path)
    assert "has 64 MiB" not in caught.value.message


def test_a_file_of_64_mebibytes_is_read(path: Path) -> None:
    """A file of exactly 64 MiB is not too large."""
    with path.open("r+b") as file:
        file.truncate(64 * MEBIBYTE)
    assert len(list_source.read(path).text) == 64 * MEBIBYTE


def test_no_list_is_made_that_is_too_large_to_be_read(path: Path) -> None:
    """A change after which the file could not be read any more is refused, and not made."""
    old = list_source.read(path)
    with pytest.raises(CurateError, match=r"may have 64\. Nothing was written"):
        atomic_file.replace(path, old, "#" * (64 * MEBIBYTE + 1))
    assert list_source.read(path).text == old.text


def test_a_folder_is_no_list(path: Path) -> None:
    """A folder is refused with a word on what to name instead."""
    with pytest.raises(CurateError, match=r"this is a folder\. Name the list file in it"):
        list_source.read(path.parent)


def test_a_missing_file_is_an_error(path: Path) -> None:
    """A file that is not there is an error that names it."""
    with pytest.raises(CurateError, match=r": \w.*\.$") as caught:
        list_source.read(path.with_name("nothing.yaml"))
    assert caught.value.path == str(path.with_name("nothing.yaml"))


@posix_only
@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no such device")
def test_an_endless_file_is_refused(tmp_path: Path, process_variables: dict[str, str]) -> None:
    """A device that never ends is refused, and does not fill the memory."""
    script = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_AS, (1 << 29, 1 << 29))\n"
        "from curate.cli import main\n"
        "sys.exit(main(['list', '--file', '/dev/zero']))\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", script],
        env=process_variables,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: /dev/zero: ")


# Replacing.


def test_a_file_is_replaced(path: Path) -> None:
    """A file that is as it was read takes the new text, and nothing is left beside it."""
    atomic_file.replace(path, list_source.read(path), "new: é\r\nline\n")
    assert path.read_bytes() == "new: é\r\nline\n".encode()
    assert names_beside(path) == ["list.yaml"]


def test_a_byte_order_mark_stays(path: Path) -> None:
    """A file that had a byte order mark has it again, once."""
    path.write_bytes(b"\xef\xbb\xbfold\n")
    atomic_file.replace(path, list_source.read(path), "new\n")
    assert path.read_bytes() == b"\xef\xbb\xbfnew\n"


@posix_only
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_a_file_keeps_its_mode(path: Path, mode: int) -> None:
    """Who may read a list stays as it was."""
    path.chmod(mode)
    atomic_file.replace(path, list_source.read(path), "new\n")
    assert stat.S_IMODE(path.stat().st_mode) == mode


@posix_only
def test_a_private_list_is_private_while_it_is_written(path: Path) -> None:
    """What a private list is written to is never open to others, not even for a moment."""
    path.chmod(0o600)
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from curate.storage import atomic_file, list_source\n"
        "path = Path(sys.argv[1])\n"
        "os.umask(0o022)\n"
        "def look(event, args):\n"
        "    if event in ('os.chmod', 'os.rename'):\n"
        "        for temporary in atomic_file.leftovers(path):\n"
        "            print(oct(temporary.stat().st_mode & 0o077))\n"
        "sys.addaudithook(look)\n"
        "atomic_file.replace(path, list_source.read(path), 'new')\n"
    )
    command = [sys.executable, "-c", script, str(path)]
    seen = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert seen
    assert set(seen) == {"0o0"}


@posix_only
def test_a_symbolic_link_stays_one(path: Path) -> None:
    """A list that is a link stays a link, and what it leads to is replaced."""
    link = path.parent.parent / "link.yaml"
    link.symlink_to(Path("folder") / "list.yaml")
    atomic_file.replace(link, list_source.read(link), "new\n")
    assert link.readlink() == Path("folder") / "list.yaml"
    assert path.read_bytes() == b"new\n"
    assert names_beside(path) == ["list.yaml"]


@posix_only
def test_a_hard_linked_file_is_refused(path: Path) -> None:
    """A file with two names is not written: the names would part."""
    other = path.with_name("other.yaml")
    other.hardlink_to(path)
    assert "the file has 2 hard links" in refusal(path, list_source.read(path))
    assert path.read_bytes() == other.read_bytes() == b"old\n"
    assert names_beside(path) == ["list.yaml", "other.yaml"]


def test_a_change_meanwhile_is_kept(path: Path) -> None:
    """A file that another program changed since it was read is left as that program has it."""
    old = list_source.read(path)
    path.write_bytes(b"OLD\n")
    os.utime(path, ns=(old.stamp.mtime_ns, old.stamp.mtime_ns))
    assert "changed by another program meanwhile. Nothing was written" in refusal(path, old)
    assert path.read_bytes() == b"OLD\n"
    assert names_beside(path) == ["list.yaml"]


def test_a_file_that_went_away_is_not_made_again(path: Path) -> None:
    """A file that was deleted since it was read is not written."""
    old = list_source.read(path)
    path.unlink()
    assert refusal(path, old).endswith("Nothing was written.")
    assert names_beside(path) == []


def test_a_folder_that_went_away_is_an_error(path: Path) -> None:
    """A file whose folder was deleted since it was read is an error, not a crash."""
    old = list_source.read(path)
    path.unlink()
    path.parent.rmdir()
    assert refusal(path, old).endswith("Nothing was written.")
    assert not path.parent.exists()


@contextmanager
def full_disk() -> Iterator[None]:
    """Let no file grow beyond 100 bytes, as if the disk were full."""
    resource: Any = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@posix_only
def test_a_full_disk_leaves_the_old_file(path: Path) -> None:
    """Where the new text does not fit on the disk, the old file stays, and nothing else."""
    old = list_source.read(path)
    with full_disk(), pytest.raises(CurateError) as caught:
        atomic_file.replace(path, old, "new\n" * 1000)
    assert caught.value.message.endswith("Nothing was written.")
    assert path.read_bytes() == b"old\n"
    assert names_beside(path) == ["list.yaml"]


@posix_only
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write it")
def test_a_read_only_folder_leaves_the_old_file(path: Path) -> None:
    """Where the folder cannot be written to, the old file stays, and that is said."""
    old = list_source.read(path)
    path.parent.chmod(0o500)
    try:
        assert re.search(r": \w.*\. Nothing was written\.$", refusal(path, old))
        assert path.read_bytes() == b"old\n"
        assert names_beside(path) == ["list.yaml"]
    finally:
        path.parent.chmod(0o700)


def test_what_killed_writes_left_is_cleared(path: Path) -> None:
    """Half a file left by a killed write is gone after the next write, and nothing else is."""
    path.with_name(".list.yaml.77-0123abcd.curate-tmp").write_bytes(b"half of a much longer list")
    path.with_name(".list.yaml.swp").write_bytes(b"an editor's")
    atomic_file.replace(path, list_source.read(path), "new\n")
    assert path.read_bytes() == b"new\n"
    assert names_beside(path) == [".list.yaml.swp", "list.yaml"]


@posix_only
def test_a_planted_link_leads_nowhere(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link laid where the new text is put together never has it write to another file."""
    monkeypatch.setattr(secrets, "token_hex", lambda _: "guessed")
    victim = path.parent.parent / "victim"
    victim.write_bytes(b"precious\n")
    link = path.with_name("resources.yaml")
    planted = path.with_name(f".resources.yaml.{os.getpid()}-guessed.curate-tmp")
    planted.symlink_to(victim)
    with pytest.raises(CurateError):
        atomic_file.create(link, "new\n")
    path.with_name(f".list.yaml.{os.getpid()}-guessed.curate-tmp").symlink_to(victim)
    monkeypatch.setattr(atomic_file, "_clear_what_was_left", lambda target: None)
    refusal(path, list_source.read(path))
    assert victim.read_bytes() == b"precious\n"
    assert path.read_bytes() == b"old\n"
    assert not link.exists()


@posix_only
@pytest.mark.parametrize("mode", [0o444, 0o400, 0o555])
def test_a_write_protected_list_is_refused(path: Path, mode: int) -> None:
    """A list that nobody may write is not replaced, not even by the administrator."""
    path.chmod(mode)
    assert "the file is write-protected" in refusal(path, list_source.read(path))
    assert path.read_bytes() == b"old\n"
    assert names_beside(path) == ["list.yaml"]


@posix_only
def test_the_owner_stays(path: Path) -> None:
    """An administrator who edits somebody's list leaves it theirs."""
    if os.geteuid() != 0:
        pytest.skip("only the administrator can give files away")
    os.chown(path, 12345, 12346)
    atomic_file.replace(path, list_source.read(path), "new\n")
    found = path.stat()
    assert (found.st_uid, found.st_gid, path.read_bytes()) == (12345, 12346, b"new\n")


def in_place(path: Path) -> None:
    """Save as an editor does that writes into the file."""
    path.write_bytes(b"saved\n")


def by_rename(path: Path) -> None:
    """Save as an editor does that puts a new file in the place of the old one."""
    other = path.with_name("editors")
    other.write_bytes(b"saved\n")
    other.replace(path)


@posix_only
@pytest.mark.parametrize("save", [in_place, by_rename])
@pytest.mark.parametrize("at", ["fsync", "link", "replace"])
def test_what_an_editor_saves_meanwhile_is_kept(
    path: Path, monkeypatch: pytest.MonkeyPatch, save: Callable[[Path], None], at: str
) -> None:
    """A save is not lost where files cannot change places in one step, but for one moment."""
    if (save, at) == (by_rename, "replace"):
        pytest.skip("between two system calls nothing can be seen of it")
    monkeypatch.setattr(atomic_file, "exchange", lambda new, old: False)
    real = getattr(os, at)

    def late(*arguments: Any, **named: Any) -> Any:
        if at != "replace" or str(arguments[0]).endswith("curate-tmp"):
            monkeypatch.setattr(os, at, real)
            save(path)
        return real(*arguments, **named)

    old = list_source.read(path)
    monkeypatch.setattr(os, at, late)
    assert "changed by another program meanwhile" in refusal(path, old)
    assert path.read_bytes() == b"saved\n"
    assert names_beside(path) == ["list.yaml"]


@posix_only
@pytest.mark.parametrize("save", [in_place, by_rename])
def test_what_an_editor_saves_at_the_last_moment_is_kept(
    path: Path, monkeypatch: pytest.MonkeyPatch, save: Callable[[Path], None]
) -> None:
    """A save that comes right before the new text is put in place is not lost."""

    def late(new: Path, old: Path) -> bool:
        save(path)
        return exchange(new, old)

    if not can_exchange(path.parent):
        pytest.skip("files here cannot change places")
    old = list_source.read(path)
    monkeypatch.setattr(atomic_file, "exchange", late)
    assert "changed by another program meanwhile" in refusal(path, old)
    assert path.read_bytes() == b"saved\n"
    assert names_beside(path) == ["list.yaml"]


def can_exchange(folder: Path) -> bool:
    """Say whether two files in a folder can change places in one step."""
    one, other = folder / "one", folder / "other"
    one.write_bytes(b"1")
    other.write_bytes(b"2")
    exchanged = exchange(one, other)
    assert (one.read_bytes(), other.read_bytes()) == ((b"2", b"1") if exchanged else (b"1", b"2"))
    one.unlink()
    other.unlink()
    return exchanged


def test_files_change_places_whole_or_not_at_all(tmp_path: Path) -> None:
    """Two files change places, or the system cannot do that; one alone stays where it is."""
    can_exchange(tmp_path)
    alone = tmp_path / "alone"
    alone.write_bytes(b"1")
    assert not exchange(alone, tmp_path / "missing")
    assert names_beside(alone) == ["alone"]


@posix_only
@pytest.mark.parametrize("made", ["fifo", "socket", "device"])
def test_what_is_no_file_is_refused(tmp_path: Path, made: str) -> None:
    """A pipe, a socket or a device is no list: it could be waited for without end."""
    path = tmp_path / "list.yaml"
    if made == "fifo":
        os.mkfifo(path)
    elif made == "socket":
        bound = closed_later(socket.socket(socket.AF_UNIX))
        bound.bind(str(path))
    else:
        path = Path(os.devnull)
    with pytest.raises(CurateError, match="this is no regular file"):
        list_source.read(path)


# Creating.


def test_a_new_file_is_created_with_its_folders(tmp_path: Path) -> None:
    """A new list is written, with the folders it needs, and nothing is left beside it."""
    path = tmp_path / "data" / "deep" / "list.yaml"
    atomic_file.create(path, "title: é\n")
    assert path.read_bytes() == "title: é\n".encode()
    assert names_beside(path) == ["list.yaml"]


def test_a_file_that_is_there_is_not_overwritten(path: Path) -> None:
    """A list that is there already stays as it is."""
    with pytest.raises(CurateError, match=r"there is a file already\. Nothing was written"):
        atomic_file.create(path, "new\n")
    assert path.read_bytes() == b"old\n"


@posix_only
def test_a_dangling_link_is_not_written_through(path: Path) -> None:
    """A link that leads nowhere is a file already: nothing is made at its other end."""
    link = path.with_name("link.yaml")
    link.symlink_to(path.with_name("elsewhere.yaml"))
    with pytest.raises(CurateError, match="there is a file already"):
        atomic_file.create(link, "new\n")
    assert not path.with_name("elsewhere.yaml").exists()


def test_a_folder_that_cannot_be_made_is_an_error(path: Path) -> None:
    """A list cannot be made in a folder whose name is a file's."""
    with pytest.raises(CurateError):
        atomic_file.create(path / "data" / "list.yaml", "new\n")
    assert path.read_bytes() == b"old\n"


@posix_only
def test_a_new_file_that_cannot_be_written_is_not_left_empty(tmp_path: Path) -> None:
    """Where a new list does not fit on the disk, there is none, not an empty one."""
    path = tmp_path / "folder" / "list.yaml"
    with full_disk(), pytest.raises(CurateError):
        atomic_file.create(path, "new\n" * 1000)
    assert names_beside(path) == []


KILLED_AT = """\
import os, signal, sys
from pathlib import Path
from curate.storage import atomic_file, list_source
from curate.storage.exchange import exchange
from curate.storage import lock as lock_module
from curate.storage.lock import locked
from curate.storage.private import UNFINISHED, own_name
steps, path = int(sys.argv[2]), Path(sys.argv[3])
old = list_source.read(path) if sys.argv[1] == "replace" else None
def step(event, args):
    global steps
    if event.startswith(("open", "os.")) and str(path.parent) in str(args):
        steps -= 1
        if steps < 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(step)
if old:
    with locked(path):
        atomic_file.replace(path, old, "new")
else:
    atomic_file.create(path, "new")
"""
"""Replaces or creates a file, and is killed before it takes so many steps in its folder."""


@posix_only
@pytest.mark.parametrize("step", range(16))
def test_a_replacement_killed_at_any_step_leaves_old_or_new(path: Path, step: int) -> None:
    """A kill before any step of a write leaves the old text or the new, and never less."""
    command = [sys.executable, "-c", KILLED_AT, "replace", str(step), str(path)]
    subprocess.run(command, check=False)
    assert path.read_bytes() in (b"old\n", b"new")
    with locked(path):
        atomic_file.replace(path, list_source.read(path), "next")
    assert (path.read_bytes(), names_beside(path)) == (b"next", ["list.yaml"])


@posix_only
@pytest.mark.parametrize("step", range(16))
def test_a_creation_killed_at_any_step_can_be_repeated(path: Path, step: int) -> None:
    """A kill before any step of making a list leaves all of it, to be written, or nothing."""
    path.unlink()
    command = [sys.executable, "-c", KILLED_AT, "create", str(step), str(path)]
    subprocess.run(command, check=False)
    if not path.exists():
        atomic_file.create(path, "new")
    assert path.read_bytes() == b"new"
    with locked(path):
        atomic_file.replace(path, list_source.read(path), "next")
    assert (path.read_bytes(), names_beside(path)) == (b"next", ["list.yaml"])


def test_of_two_that_create_one_does(tmp_path: Path) -> None:
    """When many make the same list at once, one does, and its text is whole."""
    path = tmp_path / "list.yaml"
    created: list[str] = []
    start = threading.Barrier(8)

    def make(text: str) -> None:
        start.wait()
        try:
            atomic_file.create(path, text)
        except CurateError:
            return
        created.append(text)

    threads = [threading.Thread(target=make, args=(f"{number}\n" * 999,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert created == [path.read_text(encoding="utf-8")]
    assert names_beside(path) == ["list.yaml"]


# The lock.


@contextmanager
def held(lock: Path, before: str = "") -> Iterator[subprocess.Popen[str]]:
    """Have another process hold a lock until it is given a line; it then makes a file.

    `before` is a script that it runs first.
    """
    script = (
        f"{before}import sys\n"
        "from pathlib import Path\n"
        "from curate.storage.lock import locked\n"
        "with locked(Path(sys.argv[1])):\n"
        "    print('held', flush=True)\n"
        "    if sys.stdin.readline():\n"
        "        Path(sys.argv[1]).with_suffix('.written').touch()\n"
    )
    command = [sys.executable, "-c", script, str(lock)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def test_a_lock_waits_for_another_process(tmp_path: Path) -> None:
    """Who comes second waits until the first has written, and then goes on."""
    lock = tmp_path / "list.yaml"
    with held(lock) as first:
        assert first.stdin is not None
        release = threading.Timer(0.3, os.write, (first.stdin.fileno(), b"\n"))
        release.start()
        with locked(lock):
            assert lock.with_suffix(".written").exists()
        release.join()


def test_a_lock_gives_up_in_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits too long is told that another is writing."""
    monkeypatch.setattr(lock_module, "LOCK_SECONDS", 0.2)
    lock = tmp_path / "list.yaml"
    with (
        held(lock),
        pytest.raises(CurateError, match="another curate is writing"),
        locked(lock),
    ):
        pass


def test_a_lock_of_another_kind_of_writer_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lock that filelock holds, and the one that is taken without it, are the same lock."""
    from filelock import FileLock, Timeout

    monkeypatch.setattr(lock_module, "LOCK_SECONDS", 0.1)
    path = tmp_path / "list.yaml"
    theirs = FileLock(lock_module.lock_beside(path))
    with theirs, pytest.raises(CurateError, match="another curate"), locked(path):
        pass
    with locked(path), pytest.raises(Timeout):
        theirs.acquire(timeout=0.1)


NO_LOCKS = ("ENOLCK", "ENOSYS", "EOPNOTSUPP")


@pytest.fixture(params=NO_LOCKS)
def without_locks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Have a disk refuse locks, as some do that are shared; return by what name."""
    import fcntl

    def flock(*_: object) -> None:
        raise OSError(getattr(errno, request.param), "")

    monkeypatch.setattr(fcntl, "flock", flock)
    monkeypatch.setattr(lock_module, "LOCK_SECONDS", 0.2)
    return str(request.param)


@posix_only
@pytest.mark.filterwarnings("error")
@pytest.mark.usefixtures("without_locks")
def test_a_disk_without_locks_has_one_by_name(tmp_path: Path) -> None:
    """Where a disk refuses locks, a file that is there is the lock, and is gone afterwards."""
    path = tmp_path / "list.yaml"
    for _ in range(2):
        with locked(path):
            assert names_beside(path) == [lock_module.lock_beside(path).name]
        assert names_beside(path) == []


@posix_only
@pytest.mark.usefixtures("without_locks")
def test_a_lock_by_name_is_waited_for(tmp_path: Path) -> None:
    """Where a disk refuses locks, one writes at a time; who waits in vain is told what to do."""
    path = tmp_path / "list.yaml"
    with locked(path):
        with pytest.raises(CurateError) as refused, locked(path):
            pass
        assert lock_module.lock_beside(path).name in str(refused.value.hint)
        assert lock_module.lock_beside(path).exists()
    with locked(path):
        pass


@posix_only
def test_a_lock_by_name_of_a_killed_process_is_free(tmp_path: Path, without_locks: str) -> None:
    """Where a disk refuses locks, too, a process that is killed keeps nobody waiting."""
    lock = tmp_path / "list.yaml"
    script = (
        "import errno, fcntl\n"
        f"def flock(*_): raise OSError(errno.{without_locks}, '')\n"
        "fcntl.flock = flock\n"
    )
    with held(lock, script) as first:
        first.kill()
        first.wait()
        assert lock_module.lock_beside(lock).exists()
        with locked(lock):
            pass
    assert names_beside(lock) == []


@posix_only
@pytest.mark.parametrize(
    ("hours", "text", "is_free"), [(2, "", True), (0, "", False), (2, "?", True)]
)
@pytest.mark.usefixtures("without_locks")
def test_an_old_lock_by_name_that_names_nobody_is_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hours: int, text: str, is_free: bool
) -> None:
    """Its maker was killed before it could say who it was; of a new one, that is not sure."""
    path = tmp_path / "list.yaml"
    lock = lock_module.lock_beside(path)
    lock.write_text(text)
    then = time.time() - hours * 3600
    os.utime(lock, (then, then))
    monkeypatch.setattr(lock_module, "LOCK_SECONDS", 5.0 if is_free else 0.2)
    if is_free:
        with locked(path):
            pass
        assert names_beside(path) == []
    else:
        with pytest.raises(CurateError, match="another curate is writing"), locked(path):
            pass
        assert lock.read_text() == ""


@posix_only
def test_a_lock_file_by_another_that_is_a_link_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, without_locks: str
) -> None:
    """What it leads to is not written to, however old and empty."""
    assert without_locks
    path, other = tmp_path / "list.yaml", tmp_path / "other"
    other.write_text("")
    os.utime(other, (0, 0))
    lock_module.lock_beside(path).symlink_to(other)
    monkeypatch.setattr(lock_module, "LOCK_SECONDS", 0.1)
    with suppress(CurateError), locked(path):
        pass
    assert other.read_text() == ""


@posix_only
@pytest.mark.usefixtures("without_locks")
def test_a_pipe_in_the_place_of_a_lock_holds_nobody(tmp_path: Path) -> None:
    """It is told as a lock that is held, within the usual time; nobody waits for its reader."""
    path = tmp_path / "list.yaml"
    lock = lock_module.lock_beside(path)
    os.mkfifo(lock)
    os.utime(lock, (0, 0))
    refused: list[str] = []

    def write() -> None:
        try:
            with locked(path):
                pass
        except CurateError as error:
            refused.append(str(error))

    writer = threading.Thread(target=write, daemon=True)
    writer.start()
    writer.join(20)
    assert [lock.name in one or "writing" in one for one in refused] == [True]


def test_what_a_killed_process_tried_locks_on_is_cleared(path: Path) -> None:
    """It is named as all that is there for a moment."""
    probe = own_name(path, UNFINISHED)
    probe.write_bytes(b"")
    assert probe in atomic_file.leftovers(path)
    with locked(path):
        atomic_file.replace(path, list_source.read(path), "new")
    assert names_beside(path) == ["list.yaml"]


def test_a_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    """A process that is killed while it writes keeps nobody waiting."""
    lock = tmp_path / "list.yaml"
    with held(lock) as first:
        first.kill()
        first.wait()
        with locked(lock):
            pass


def test_a_lock_is_free_after_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A write that fails gives the lock back."""
    monkeypatch.setattr(lock_module, "LOCK_SECONDS", 0.2)
    lock = tmp_path / "list.yaml"
    with pytest.raises(ZeroDivisionError), locked(lock):
        raise ZeroDivisionError
    with locked(lock):
        pass


def test_a_lock_that_cannot_be_made_is_an_error(path: Path) -> None:
    """Where no lock can be made, a write is refused with the path at fault."""
    lock = path / "cache" / "list.yaml"
    with pytest.raises(CurateError) as caught, locked(lock):
        pass
    assert caught.value.path == str(lock)


def test_two_paths_to_one_list_share_a_lock(curate: Curate) -> None:
    """A list reached through a link has the same index, and so the same lock."""
    link = curate.folder / "link.yaml"
    try:
        link.symlink_to(curate.list_file)
    except OSError:
        pytest.skip("links are not allowed here")
    assert curate("index", "--file", "link.yaml").out == curate("index").out


# What is the user's alone.


@posix_only
@pytest.mark.parametrize("umask", [0o022, 0o000])
def test_history_and_index_are_the_users_alone(curate: Curate, umask: int) -> None:
    """Notes and old texts are in the journal, titles in the index: nobody else may read them."""
    before = os.umask(umask)
    try:
        curate("done", "sled-dogs", "--note", "between me and me")
        curate("list")
    finally:
        os.umask(before)
    journal = curate.folder.parent / "user-data" / "journal.db"
    index = Path(curate("index").out.strip())
    for file in (journal, index):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


@posix_only
def test_a_journal_of_before_becomes_private(curate: Curate) -> None:
    """A journal that others could read is closed to them by the next write."""
    curate("done", "sled-dogs")
    journal = curate.folder.parent / "user-data" / "journal.db"
    journal.chmod(0o644)
    curate("done", "coaching")
    assert stat.S_IMODE(journal.stat().st_mode) == 0o600


@posix_only
def test_a_journal_that_is_write_protected_stays_so(curate: Curate) -> None:
    """Closing a journal to others gives nobody a right that they had not, its owner neither."""
    curate("done", "sled-dogs")
    journal = curate.folder.parent / "user-data" / "journal.db"
    journal.chmod(0o444)
    curate("done", "coaching")
    assert stat.S_IMODE(journal.stat().st_mode) == 0o400


@posix_only
def test_an_index_is_never_written_through_a_link(
    curate: Curate, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link planted in a shared cache folder, by who guessed the name, leads nowhere."""
    index = Path(curate("index").out.strip())
    victim = curate.folder / "victim"
    victim.write_bytes(b"precious")
    monkeypatch.setattr(secrets, "token_hex", lambda _: "guessed")
    index.with_name(f".{index.name}.{os.getpid()}-guessed.tmp").symlink_to(victim)
    assert curate("index", "--rebuild").code == 1
    assert victim.read_bytes() == b"precious"

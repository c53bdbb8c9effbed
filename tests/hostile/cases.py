"""Every command that writes, each with what tells whether it was done."""

from collections.abc import Callable
from typing import NamedTuple

from tests.hostile.processes import Place

LIST = """\
# Kept by hand.
title: A list
themes:
  a: A # why
  b: B
resources:
# about one
- id: one
  title: One
  format: read
  minutes: 20 # a guess
  themes: [a, b]

- id: two
  title: 'Two'
  format: watch
  url: https://example.org/two
"""


EXPORT = """\
title,url,time_added,tags,status
Three,https://example.org/three,1719830400,c,archive
Four,https://example.org/four,1719830401,a|d,unread
"""


class Case(NamedTuple):
    """A command that writes."""

    arguments: tuple[str, ...]
    done: Callable[[Place], bool]
    """Whether what it says has happened."""
    before: tuple[str, ...] = ()
    """A command that is run before it, where it needs one."""
    anew: bool = False
    """Whether it makes the list itself, which is not there before."""

    def prepare(self, place: Place) -> None:
        """Make everything as it has to be before the command."""
        place.folder.mkdir(parents=True, exist_ok=True)
        (place.folder.parent / "export.csv").write_text(EXPORT, encoding="utf-8")
        if not self.anew:
            place.list_file.write_text(LIST, encoding="utf-8")
        if self.before:
            place.ask("me", *self.before)


def _in_file(text: str, there: bool = True, count: int = 1) -> Callable[[Place], bool]:
    return lambda place: (place.text().count(text) >= count) is there


def _status(status: str) -> Callable[[Place], bool]:
    def asked(place: Place) -> bool:
        return "two" in place.ask("me", "list", "--status", status, "--ids")[1].split()

    return asked


def _imported(place: Place) -> bool:
    """Whether all of EXPORT is there, with its themes, and what its reader did."""
    said = place.text()
    there = [text in said for text in ("title: Three", "title: Four", "  c: c", "  d: d")]
    return all(there) and place.ask("me", "list", "--status", "done", "--ids") == (0, "three\n")


CASES = {
    "import": Case(("import", "../export.csv", "--with-history"), _imported),
    "add": Case(("add", "New", "--format", "read"), _in_file("title: New")),
    "edit": Case(("edit", "one", "--minutes", "25"), _in_file("minutes: 25")),
    "edit several": Case(
        ("edit", "one", "two", "--importance", "optional"), _in_file("importance: opt", count=2)
    ),
    "edit in an editor": Case(("edit", "one"), _in_file("minutes: 25")),
    "remove": Case(("remove", "two", "--yes"), _in_file("id: two", there=False)),
    "undo": Case(("undo", "--yes"), _in_file("minutes: 20"), ("edit", "one", "--minutes", "25")),
    "themes rename": Case(("themes", "rename", "a", "c"), _in_file("c: A # why")),
    "themes add": Case(("themes", "add", "c", "C"), _in_file("  c: C")),
    "themes title": Case(("themes", "title", "a", "Z"), _in_file("a: Z # why")),
    "themes remove": Case(("themes", "remove", "b", "--yes"), _in_file("b: B", there=False)),
    "reset": Case(("reset", "two"), _status("todo"), ("skip", "two")),
    "done": Case(("done", "two"), _status("done")),
    "start": Case(("start", "two"), _status("started")),
    "open": Case(("open", "two"), _status("started")),
    "init": Case(("init", "resources.yaml"), _in_file("\nresources:\n"), anew=True),
    "skip": Case(("skip", "two"), _status("skipped")),
    "undo of history": Case(("undo", "--yes"), _status("todo"), ("skip", "two")),
}

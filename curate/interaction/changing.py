"""A change of the list: shown, asked about where somebody can answer, and written."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from curate.display.diff import show_change
from curate.environment import Environment
from curate.interaction import questions, remarks
from curate.library import Library
from curate.yaml_reading.reading_list import ReadingList

if TYPE_CHECKING:
    from curate.storage.list_file import Maker
    from curate.yaml_editing.splices import Change


def change_list(
    env: Environment,
    lib: Library,
    make: "Maker",
    describe: Callable[[], str],
    *,
    question: str | None = None,
    yes: bool = False,
    default: bool = True,
    dry_run: bool = False,
    remark: "Callable[[Change], None]" = lambda change: None,
) -> ReadingList | None:
    """Make a change, and return the list as it was before; None where nothing was written.

    `make` gives the change for the list as it stands, `describe` then says it in words, and
    `remark` is called after its lines were shown. With a `question`, on a terminal, it is
    shown first, and written if the answer is yes (`default` is what Enter means). Else it is
    written first: who reads along may leave whenever they like.
    """

    def show(change: "Change") -> None:
        show_change(env.output, lib.shown, change)
        remark(change)

    asked = question is not None and env.interactive and not yes
    if asked or dry_run:
        show(lib.preview(make))
    if dry_run:
        remarks.say_dry_run(env)
        return None
    if asked and not questions.agreed(env, question or "", default=default):
        return None
    old, change = lib.change(make, describe)
    if not asked:
        show(change)
    return old

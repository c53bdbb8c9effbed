"""A change of the list: shown, asked about where somebody can answer, and written."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from curate.display.diff import show_change
from curate.environment import Environment
from curate.interaction import questions, remarks
from curate.library import Library

if TYPE_CHECKING:
    from curate.storage.list_file import Maker
    from curate.yaml_editing.splices import Change


def change_list(
    env: Environment,
    lib: Library,
    make: "Maker",
    describe: Callable[[], str],
    *,
    question: Callable[[], str | None] | None = None,
    yes: bool = False,
    default: bool = True,
    back: tuple[str, Callable[[], None]] | None = None,
    dry_run: bool = False,
    remark: "Callable[[Change], None]" = lambda change: None,
) -> "Change | None":
    """Make a change, and return it; None where nothing was written.

    `make` gives the change for the list as it stands, `describe` then says it in words, and
    `remark` is called after its lines were shown. Where `question`, asked once the change is
    known, gives one, on a terminal, it is shown first, and written if the answer is yes
    (`default` is what Enter means). Else it is written first: who reads along may leave
    whenever they like. `back` says what somebody may go back for instead of an answer, and does
    that; the change is then made anew.
    """

    def show(change: "Change") -> None:
        show_change(env.output, lib.shown, change)
        remarks.say_which_comments_go(env, change)
        remark(change)

    may_ask = question is not None and env.interactive and not yes
    while True:
        preview = lib.preview(make) if may_ask or dry_run else None
        asked = question() if may_ask and question is not None else None
        if preview is not None and (asked or dry_run):
            show(preview)
        if dry_run:
            remarks.say_dry_run(env)
            return None
        label = back[0] if back else None
        answer = questions.agreed(env, asked, default=default, back=label) if asked else True
        if answer is not None or back is None:
            break
        back[1]()
    if not answer:
        return None
    change = lib.change(make, describe)
    if not asked:
        show(change)
    return change

"""A change of the themes: made as any change of the list, and told."""

from typing import TYPE_CHECKING

from curate.display import printing
from curate.environment import Environment
from curate.errors import CurateError, Kind
from curate.interaction import remarks
from curate.library import Library
from curate.theme_names import is_theme_id
from curate.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from curate.storage.list_file import Maker
    from curate.yaml_editing.splices import Change


def change_themes(
    env: Environment,
    lib: Library,
    make: "Maker",
    what: "Callable[[], str]",
    dry_run: bool,
    *,
    question: "Callable[[], str | None] | None" = None,
    yes: bool = False,
    remark: "Callable[[Change], None]" = lambda change: None,
) -> None:
    """Make a change of themes, and say that it was made."""
    from curate.interaction.changing import change_list  # not for who only looks at the themes

    change = change_list(
        env,
        lib,
        make,
        what,
        question=question,
        yes=yes,
        default=False,
        dry_run=dry_run,
        remark=remark,
    )
    if change is not None:
        printing.done(env.output, f"{what().capitalize()}.")
        remarks.say_the_way_back(env)


def refuse_bad_id(id_: str) -> None:
    """Raise CurateError where no theme can have this id."""
    if not is_theme_id(id_):
        said = f"{quoted(id_)} cannot be the id of a theme: lower-case words joined by - or /."
        raise CurateError(said, Kind.USAGE)

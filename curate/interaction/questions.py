"""Questions to somebody at a terminal: whether to go on, and what is to be typed."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from curate.display import printing
from curate.environment import Environment
from curate.safe_text import clean_line, one_line

_ALIGNED = 40
"""Answers to questions that come one after the other are typed from this column on."""
_YES = ("y", "yes")
_MOST_KEPT = 24
"""How many characters are shown of an answer that Enter keeps."""


def agreed(
    env: Environment,
    question: str,
    *,
    yes: bool = False,
    default: bool = True,
    back: str | None = None,
) -> bool | None:
    """Ask a question where somebody can answer it; say so where the answer is no.

    `default` is what Enter alone means. With `back`, which says what for, None where somebody
    wants to go back first.
    """
    if yes or not env.interactive:
        return True
    printing.say(env.remarks)
    with may_leave(env):
        answer = _answered(env, question, default=default, back=back)
    if answer is False:
        printing.say(env.remarks, "Nothing was written.")
    return answer


@contextmanager
def may_leave(env: Environment) -> Iterator[None]:
    """Say that nothing was written where somebody leaves in the middle of the questions."""
    try:
        yield
    except typer.Abort:
        printing.say(env.remarks, "\nNothing was written.")
        raise


def confirmed(env: Environment, question: str, *, default: bool) -> bool:
    """Ask until the answer is yes or no; Enter alone means `default`."""
    return bool(_answered(env, question, default=default))


def enter(known: str | None, otherwise: str) -> str:
    """Say what Enter alone does: it keeps the answer that is known, which is shown."""
    if not known:
        return f"Enter {otherwise}"
    short = known if len(known) <= _MOST_KEPT else f"{known[: _MOST_KEPT - 3].rstrip()}..."
    return f"Enter keeps {short}"


def typed(label: str, *, must: bool = False, aligned: bool = False, offered: bool = False) -> str:
    """Ask on stderr, and give the line that is typed, without what cannot be seen around it.

    Where one `must` be given, it is asked for until it is. `aligned` says that other such
    questions stand above or below; `offered` that Enter alone takes what the question offers,
    as do `y` and `yes`: "" is returned.
    """
    while True:
        said = typer.prompt(
            one_line(label).ljust(_ALIGNED if aligned else 0),
            default=None if must else "",
            show_default=False,
            prompt_suffix=" ",
            err=True,
        )
        line = clean_line(str(said))
        if offered and line.lower() in _YES:
            return ""
        if line or not must:
            return line


def _answered(
    env: Environment, question: str, *, default: bool, back: str | None = None
) -> bool | None:
    """Ask until the answer is yes, no or, with `back`, to go back; None is that."""
    marks = "Y/n" if default else "y/N"
    keys = "y or n" if back is None else "y, n or e"
    label = f"{question} [{marks}]" if back is None else f"{question} [{marks}, e to {back}]"
    while True:
        line = typed(label).lower()
        if line in ("", *_YES, "n", "no"):
            return default if not line else line in _YES
        if back is not None and line in ("e", "edit"):
            return None
        printing.say(env.remarks, f"  Type {keys}.")

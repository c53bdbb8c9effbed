"""Which themes a resource has, asked at a terminal; one that is not there may be made."""

from collections.abc import Sequence

from curate.display import printing
from curate.environment import Environment
from curate.interaction import understanding
from curate.interaction.fields import theme_id
from curate.interaction.questions import confirmed, enter, typed
from curate.lookup import Listed, theme_like, theme_named
from curate.model import Theme
from curate.theme_names import title_of
from curate.wording import quoted


def ask_for_themes(env: Environment, listed: Listed, themes: list[str], made: list[Theme]) -> None:
    """Ask for themes by id or title; only for those again that are unknown, and not to be made.

    `themes`, the ids so far, and `made`, those that the list is to declare, are changed in place;
    Enter alone keeps them.
    """
    known = [theme for theme in listed.themes if theme.declared]
    if known:
        ids = ", ".join(theme.id for theme in known)
        printing.say_folded(env.remarks, f"Themes: {ids}")
    label = f"Themes, with commas ({enter(', '.join(themes), 'for none')})"
    line = typed(label, aligned=True, offered=bool(themes))
    if not line and themes:
        return
    found: list[str] = []
    waiting = _apart(line, known)
    while waiting:
        text = waiting.pop(0)
        id_ = _theme(env, known, made, text)
        if id_ is None:
            label = f"Theme instead of {quoted(text)} (Enter for none)"
            waiting = _apart(typed(label, aligned=True), known) + waiting
        else:
            found.append(id_)
    themes[:] = dict.fromkeys(found)
    made[:] = [one for one in made if one.id in themes]


def _apart(line: str, known: Sequence[Theme]) -> list[str]:
    """Take an answer apart at `;` and `,`, but not within the title of a theme."""
    if understanding.is_nothing(line) and not theme_named(line, known, declared=True):
        return []
    pieces = []
    for piece in [line] if theme_named(line, known, declared=True) else line.split(";"):
        pieces += [piece] if theme_named(piece, known, declared=True) else piece.split(",")
    return [text for piece in pieces if (text := piece.strip())]


def _theme(env: Environment, known: Sequence[Theme], made: list[Theme], text: str) -> str | None:
    """Give the id of a theme that is named, or made now; None where another is to be named."""
    known = [*known, *(one._replace(line=0) for one in made)]
    found = theme_named(text, known, declared=True)
    if found:
        return found
    meant = theme_like(text, known)
    said = f"  There is no theme {quoted(text)}."
    if meant and confirmed(env, f"{said} Did you mean {meant}?", default=True):
        return meant
    said = "  Then make" if meant else f"{said} Make"
    if not confirmed(env, f"{said} it a theme?", default=False):
        return None
    id_ = theme_id(known, text)
    title = title_of(id_) if id_ == text else text
    if id_ == text:
        label = f"  Title of the theme {id_} (Enter for {title})"
        title = typed(label, offered=True) or title
    made.append(Theme(id_, title))
    return id_

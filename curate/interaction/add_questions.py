"""What `curate add` needs to know, asked at a terminal."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from curate.addresses import is_of_web
from curate.display import printing
from curate.durations import parse_length
from curate.environment import Environment
from curate.errors import CurateError
from curate.interaction import remarks, understanding
from curate.interaction.fields import address, own_id, theme_id
from curate.interaction.questions import confirmed, typed
from curate.lookup import theme_like, theme_named
from curate.model import Format, Theme
from curate.new_ids import is_telling, new_id
from curate.wording import quoted
from curate.yaml_reading.reading_list import ReadingList

_LABEL = 40
"""Answers are typed from this column on."""

_Refuse = Callable[[ReadingList, str | None, str | None], None]
"""Raises CurateError where a list has this title, or this address, already."""


@dataclass(slots=True)
class Answers:
    """What is known of the new resource so far, as it was typed."""

    title: str | None
    url: str | None
    format: str | None
    minutes: str | None
    themes: list[str]
    id: str | None
    """None: it is made from the title."""
    new_themes: list[Theme] = field(default_factory=list)
    """Themes that the list is to declare with it."""
    words: str | None = None
    """How many words it has: the time is estimated from them, and not asked for."""


class _Asking(NamedTuple):
    """What the questions share."""

    env: Environment
    reading_list: ReadingList
    answers: Answers
    refuse: _Refuse | None
    again: bool
    """Whether all is asked once more, and Enter keeps what was answered."""


def ask(
    env: Environment,
    list_name: str,
    reading_list: ReadingList,
    answers: Answers,
    refuse_duplicate: _Refuse | None,
) -> None:
    """Ask for what is missing, and fill it in.

    A duplicate is refused as soon as the title and the address are known, before the other
    questions.
    """
    said = f"Adding to {list_name}; you see it before it is written. Ctrl-C leaves."
    printing.say_folded(env.remarks, said)
    printing.say(env.remarks)
    asking = _Asking(env, reading_list, answers, refuse_duplicate, again=False)
    if answers.title is None:
        _ask_for_title(asking)
    if refuse_duplicate:
        refuse_duplicate(reading_list, answers.title, answers.url)
    if answers.url is None:
        _ask_for_address(asking)
        if refuse_duplicate and answers.url:
            refuse_duplicate(reading_list, None, answers.url)
    if answers.format is None:
        _ask_for_format(asking)
    if answers.minutes is None and answers.words is None:
        _ask_for_time(asking)
    if not answers.themes:
        _ask_for_themes(asking)
    if answers.id is None and not is_telling(answers.title or ""):
        _ask_for_id(asking)
    printing.say(env.remarks)


def ask_again(
    env: Environment, reading_list: ReadingList, answers: Answers, refuse_duplicate: _Refuse | None
) -> None:
    """Ask all once more, the id too; Enter keeps an answer. A duplicate is asked for again."""
    printing.say(env.remarks)
    asking = _Asking(env, reading_list, answers, refuse_duplicate, again=True)
    _ask_for_title(asking)
    _ask_for_address(asking)
    _ask_for_format(asking)
    _ask_for_time(asking)
    _ask_for_themes(asking)
    _ask_for_id(asking)
    printing.say(env.remarks)


def _ask_for_title(asking: _Asking) -> None:
    """Ask for the title; an address in its place is the address, where there is none yet."""
    env, answers = asking.env, asking.answers

    def read(text: str) -> str | None:
        if is_of_web(text) and answers.url is None:
            answers.url = _address(env, text)
            printing.say(env.remarks, "  That is its address. And its title?")
            return None
        if asking.again and asking.refuse:
            asking.refuse(asking.reading_list, text, None)
        return text

    label = "Title (Enter keeps it)" if answers.title else "Title of what you are adding"
    while (title := _until(env, label, answers.title, read, must=not answers.title)) is None:
        pass
    answers.title = title


def _ask_for_address(asking: _Asking) -> None:
    def read(text: str) -> str | None:
        meant = None if understanding.is_nothing(text) else _address(asking.env, text)
        if asking.again and asking.refuse:
            asking.refuse(asking.reading_list, None, meant)
        return meant

    known = asking.answers.url
    label = f"Address (Enter {'keeps it' if known else 'for none'})"
    asking.answers.url = _until(asking.env, label, known, read)


def _ask_for_format(asking: _Asking) -> None:
    def read(text: str) -> str:
        return str(understanding.member(Format, text, "Format"))

    known = asking.answers.format or str(Format.READ)
    others = ", ".join(one for one in Format if one != known)
    label = f"Format: {others} (Enter for {known})"
    asking.answers.format = _until(asking.env, label, known, read)


def _ask_for_time(asking: _Asking) -> None:
    def read(text: str) -> str | None:
        if understanding.is_nothing(text):
            return None
        parse_length(text)
        return text

    known = asking.answers.minutes
    label = f"Time (Enter {'keeps it' if known else 'for unknown'})"
    asking.answers.minutes = _until(asking.env, label, known, read)


def _until(
    env: Environment,
    label: str,
    known: str | None,
    read: Callable[[str], str | None],
    *,
    must: bool = False,
) -> str | None:
    """Ask until the answer can be read; Enter alone gives what is `known`."""
    while True:
        line = typed(label.ljust(_LABEL), must=must)
        try:
            return read(line) if line else known
        except (CurateError, ValueError) as error:
            printing.say_folded(env.remarks, f"  {error}")


def _address(env: Environment, text: str) -> str:
    meant = address(text, "Address")
    remarks.say_the_address(env, text, meant)
    return meant or ""


def _ask_for_themes(asking: _Asking) -> None:
    """Ask for themes by id or title; only for those again that are unknown, and not to be made."""
    answers = asking.answers
    known = [theme for theme in asking.reading_list.themes if theme.declared]
    if known:
        ids = ", ".join(theme.id for theme in known)
        printing.say_folded(asking.env.remarks, f"Themes: {ids}")
    kept = "keeps them" if answers.themes else "for none"
    line = typed(f"Which, with commas (Enter {kept})".ljust(_LABEL))
    if not line and answers.themes:
        return
    found: list[str] = []
    waiting = _apart(line, known)
    while waiting:
        text = waiting.pop(0)
        id_ = _theme(asking.env, known, answers, text)
        if id_ is None:
            label = f"Instead of {quoted(text)} (Enter for none)"
            waiting = _apart(typed(label.ljust(_LABEL)), known) + waiting
        else:
            found.append(id_)
    answers.themes = list(dict.fromkeys(found))
    answers.new_themes = [one for one in answers.new_themes if one.id in answers.themes]


def _apart(line: str, known: Sequence[Theme]) -> list[str]:
    """Take an answer apart at `;` and `,`, but not within the title of a theme."""
    if understanding.is_nothing(line) and not theme_named(line, known, declared=True):
        return []
    pieces = []
    for piece in [line] if theme_named(line, known, declared=True) else line.split(";"):
        pieces += [piece] if theme_named(piece, known, declared=True) else piece.split(",")
    return [text for piece in pieces if (text := piece.strip())]


def _theme(env: Environment, known: Sequence[Theme], answers: Answers, text: str) -> str | None:
    """Give the id of a theme that is named, or made now; None where another is to be named."""
    known = [*known, *(one._replace(line=0) for one in answers.new_themes)]
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
    title = text.capitalize() if id_ == text else text
    if id_ == text:
        title = typed(f"  Title of the theme {id_} (Enter for {title})") or title
    answers.new_themes.append(Theme(id_, title))
    return id_


def _ask_for_id(asking: _Asking) -> None:
    """Ask for an id; None where it is the one that is made from the title."""
    answers, reading_list = asking.answers, asking.reading_list
    made = new_id(answers.title or "", reading_list.ids, answers.format or "")
    known = answers.id or made

    def read(text: str) -> str:
        return text if text == made else own_id(reading_list, text)

    id_ = _until(asking.env, f"Id (Enter for {known})", known, read)
    answers.id = None if id_ == made else id_

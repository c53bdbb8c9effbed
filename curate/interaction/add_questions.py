"""What `curate add` needs to know, asked at a terminal."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from curate.addresses import is_of_web
from curate.display import printing
from curate.duplicates import duplicate_of
from curate.durations import parse_length
from curate.environment import Environment
from curate.errors import CurateError
from curate.interaction import remarks, understanding
from curate.interaction.fields import address, own_id
from curate.interaction.questions import confirmed, enter, typed
from curate.interaction.theme_questions import ask_for_themes
from curate.lookup import Listed
from curate.model import Format, Theme
from curate.new_ids import is_telling, new_id


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
    duplicates: set[str] = field(default_factory=set)
    """The ids of listed resources that are the same, so they said, and it is added all the same."""


class _Asking(NamedTuple):
    """What the questions share."""

    env: Environment
    listed: Listed
    answers: Answers
    force: bool
    """Whether what is listed already may be added."""


def ask(
    env: Environment,
    list_name: str,
    listed: Listed,
    answers: Answers,
    *,
    force: bool,
) -> None:
    """Ask for what is missing, and fill it in.

    Where a title or an address is listed already, it is asked at once whether it is to be added
    all the same, unless `force` says so.
    """
    said = f"Adding to {list_name}; you see it before it is written. Ctrl-C leaves."
    printing.say_folded(env.remarks, said)
    printing.say(env.remarks)
    asking = _Asking(env, listed, answers, force)
    if answers.title is None:
        _ask_for_title(asking)
    if answers.url is None:
        _ask_for_address(asking)
    if answers.format is None:
        _ask_for_format(asking)
    if answers.minutes is None and answers.words is None:
        _ask_for_time(asking)
    if not answers.themes:
        ask_for_themes(env, listed, answers.themes, answers.new_themes)
    if answers.id is None and not is_telling(answers.title or ""):
        _ask_for_id(asking)
    printing.say(env.remarks)


def ask_again(env: Environment, listed: Listed, answers: Answers, *, force: bool) -> None:
    """Ask all once more, the id too; Enter keeps an answer."""
    printing.say(env.remarks)
    asking = _Asking(env, listed, answers, force)
    _ask_for_title(asking)
    _ask_for_address(asking)
    _ask_for_format(asking)
    _ask_for_time(asking)
    ask_for_themes(env, listed, answers.themes, answers.new_themes)
    _ask_for_id(asking)
    printing.say(env.remarks)


def _ask_for_title(asking: _Asking) -> None:
    """Ask for the title; an address in its place is the address, where there is none yet."""
    env, answers = asking.env, asking.answers

    def read(text: str) -> str | None:
        if is_of_web(text) and answers.url is None:
            url = _address(env, text)
            if not _is_refused(asking, None, url):
                answers.url = url
                printing.say(env.remarks, "  That is its address. And its title?")
            return None
        return None if _is_refused(asking, text, None) else text

    known = answers.title
    label = f"Title ({enter(known, '')})" if known else "Title of what you are adding"
    while (title := _until(env, label, known, read, must=not known)) is None:
        pass
    answers.title = title


def _ask_for_address(asking: _Asking) -> None:
    def read(text: str) -> str | None:
        return None if understanding.is_nothing(text) else _address(asking.env, text)

    known = asking.answers.url
    label = f"Address ({enter(known, 'for none')})"
    while _is_refused(asking, None, url := _until(asking.env, label, known, read)):
        pass
    asking.answers.url = url


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
    label = f"Time ({enter(known, 'for unknown')})"
    asking.answers.minutes = _until(asking.env, label, known, read)


def _is_refused(asking: _Asking, title: str | None, url: str | None) -> bool:
    """Whether this is listed already and, so they say, not to be added all the same."""
    agreed = asking.answers.duplicates
    others = (one for one in asking.listed.titles_and_addresses() if one[0] not in agreed)
    found = None if asking.force else duplicate_of(others, title, url)
    if found is None:
        return False
    id_, same = found
    said = f"  Already listed as {id_} (same {same}). Add it anyway?"
    if not confirmed(asking.env, said, default=False):
        return True
    agreed.add(id_)
    return False


def _until(
    env: Environment,
    label: str,
    known: str | None,
    read: Callable[[str], str | None],
    *,
    must: bool = False,
) -> str | None:
    """Ask until the answer can be read; Enter alone gives what is `known`, as does `y`."""
    while True:
        line = typed(label, must=must, aligned=True, offered=known is not None)
        try:
            return read(line) if line else known
        except (CurateError, ValueError) as error:
            printing.say_folded(env.remarks, f"  {error}")


def _address(env: Environment, text: str) -> str:
    meant = address(text, "Address")
    remarks.say_the_address(env, text, meant)
    return meant or ""


def _ask_for_id(asking: _Asking) -> None:
    """Ask for an id; None where it is the one that is made from the title."""
    answers, listed = asking.answers, asking.listed
    made = new_id(answers.title or "", listed.ids, answers.format or "")
    known = answers.id or made

    def read(text: str) -> str:
        return text if text == made else own_id(listed, text)

    id_ = _until(asking.env, f"Id (Enter for {known})", known, read)
    answers.id = None if id_ == made else id_

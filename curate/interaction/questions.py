"""Questions to somebody at a terminal: whether to go on, and what `curate add` needs to know."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import typer

from curate.addresses import is_of_web
from curate.display import printing
from curate.durations import parse_length
from curate.environment import Environment
from curate.errors import CurateError
from curate.interaction import remarks, understanding
from curate.interaction.fields import address, own_id, theme_id
from curate.lookup import find_theme, no_such_theme, theme_named
from curate.model import Format
from curate.new_ids import is_telling, new_id
from curate.safe_text import clean_line, one_line
from curate.yaml_reading.reading_list import ReadingList

_LABEL = 29
"""Answers are typed from this column on."""


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
    new_themes: list[tuple[str, str]] = field(default_factory=list)
    """The ids and titles of themes that the list is to declare with it."""


def ask(
    env: Environment,
    list_name: str,
    reading_list: ReadingList,
    answers: Answers,
    refuse_duplicate: Callable[[ReadingList, str | None, str | None], None] | None,
) -> None:
    """Ask for what is missing, and fill it in.

    A duplicate is refused as soon as the title and the address are known, before the other
    questions.
    """
    say = printing.say
    say(env.remarks, f"Adding to {list_name}. Enter takes what is in brackets; Ctrl-C leaves.")
    say(env.remarks)
    while answers.title is None:
        typed = _question("Title", None)
        if is_of_web(typed) and answers.url is None:
            answers.url = _address(env, typed)
            say(env.remarks, "  That is its address. And its title?")
        else:
            answers.title = typed
    if refuse_duplicate:
        refuse_duplicate(reading_list, answers.title, answers.url)
    if answers.url is None:
        answers.url = _until(env, "Address [none]", "", lambda text: _address(env, text)) or None
        if refuse_duplicate and answers.url:
            refuse_duplicate(reading_list, None, answers.url)
    if answers.format is None:
        names = ", ".join(list(Format)[1:])
        label = f"Format [{Format.READ}], {names}"
        answers.format = _until(env, label, Format.READ, _format)
    if answers.minutes is None:
        answers.minutes = _until(env, "Time [unknown]", "", _time) or None
    if not answers.themes:
        _ask_for_themes(env, reading_list, answers)
    if answers.id is None and not is_telling(answers.title):
        answers.id = _id(env, reading_list, answers)
    say(env.remarks)


def _question(label: str, default: str | None) -> str:
    """Ask, with the answers of all questions in one column; again where one must be given."""
    while True:
        typed = _typed(label.ljust(_LABEL), default)
        if typed or default is not None:
            return typed


def _until(env: Environment, label: str, default: str, read: Callable[[str], str]) -> str:
    """Ask until the answer can be read."""
    while True:
        try:
            return read(_question(label, default))
        except (CurateError, ValueError) as error:
            printing.say(env.remarks, f"  {error}")


def _format(text: str) -> str:
    return str(understanding.member(Format, text, "Format"))


def _address(env: Environment, text: str) -> str:
    meant = address(text or None, "Address")
    remarks.say_the_address(env, text, meant)
    return meant or ""


def _time(text: str) -> str:
    if text:
        parse_length(text)
    return text


def _ask_for_themes(env: Environment, reading_list: ReadingList, answers: Answers) -> None:
    """Ask for themes by id or title until all are known, or are to be made."""
    declared = [theme.id for theme in reading_list.themes if theme.declared]
    if declared:
        printing.say(env.remarks, f"Themes: {', '.join(declared)}")
    while True:
        label = "Which? [none]" if declared else "Themes [none]"
        typed = [text.strip() for text in _question(label, "").split(",")]
        try:
            found = [_theme(env, reading_list, answers, text) for text in typed if text]
        except CurateError as error:
            printing.say(env.remarks, f"  {error}")
            continue
        answers.themes = list(dict.fromkeys(found))
        return


def _theme(env: Environment, reading_list: ReadingList, answers: Answers, text: str) -> str:
    """Give the id of a theme that is named, or made now.

    Raises CurateError where it is unknown, and is not to be made.
    """
    made = next((id_ for id_, title in answers.new_themes if text in (id_, title)), None)
    known = [theme for theme in reading_list.themes if theme.declared]
    if made or theme_named(text, known, declared=True):
        return made or find_theme(text, known, declared=True)
    said = f"  {no_such_theme(text, known)} Make it a theme?"
    if not confirmed(env, said, default=False):
        raise CurateError("Then name another, or none.")
    id_ = theme_id(known, text)
    title = text if id_ != text else _question("  Its title", text.capitalize())
    answers.new_themes.append((id_, title or text.capitalize()))
    return id_


def _id(env: Environment, reading_list: ReadingList, answers: Answers) -> str | None:
    """Ask for an id where the title makes a poor one; None where that one is taken."""
    made = new_id(answers.title or "", reading_list.ids, answers.format or "")
    label = f"Id [{made}]"
    typed = _until(
        env, label, made, lambda text: made if text == made else own_id(reading_list, text)
    )
    return None if typed == made else typed


def agreed(env: Environment, question: str, *, yes: bool = False, default: bool = True) -> bool:
    """Ask a question where somebody can answer it; say so where the answer is no.

    `default` is what Enter alone means.
    """
    if yes or not env.interactive:
        return True
    printing.say(env.remarks)
    with may_leave(env):
        answer = confirmed(env, question, default=default)
    if not answer:
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
    marks = "[Y/n]" if default else "[y/N]"
    while True:
        typed = _typed(f"{question} {marks}", "").lower()
        if typed in ("", "y", "yes", "n", "no"):
            return default if not typed else typed.startswith("y")
        printing.say(env.remarks, "  Type y or n.")


def _typed(label: str, default: str | None) -> str:
    """Ask once on stderr, and give the line that is typed, without what cannot be seen around it.

    With `default` None, Typer itself asks again until something is typed.
    """
    typed = typer.prompt(
        one_line(label), default=default, show_default=False, prompt_suffix=" ", err=True
    )
    return clean_line(str(typed))

"""Questions to somebody at a terminal: whether to go on, and what `curate add` needs to know."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import typer

from curate.display import printing
from curate.durations import parse_length
from curate.environment import Environment
from curate.errors import CurateError
from curate.interaction import understanding
from curate.interaction.fields import address
from curate.lookup import no_such_theme, theme_named
from curate.model import Format
from curate.safe_text import one_line
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
    if answers.title is None:
        answers.title = _question("Title", None)
    if refuse_duplicate:
        refuse_duplicate(reading_list, answers.title, answers.url)
    if answers.url is None:
        answers.url = _until(env, "Address [none]", "", _address) or None
        if refuse_duplicate and answers.url:
            refuse_duplicate(reading_list, None, answers.url)
    if answers.format is None:
        names = ", ".join(list(Format)[1:])
        label = f"Format [{Format.READ}], {names}"
        answers.format = _until(env, label, Format.READ, _format)
    if answers.minutes is None:
        answers.minutes = _until(env, "Time [unknown]", "", _time) or None
    if not answers.themes:
        answers.themes = _themes(env, reading_list)
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


def _address(text: str) -> str:
    return address(text, "Address") or "" if text else text


def _time(text: str) -> str:
    if text:
        parse_length(text)
    return text


def _themes(env: Environment, reading_list: ReadingList) -> list[str]:
    """Ask for themes by id or title until all are known, and give their ids."""
    themes = reading_list.themes
    if not themes:
        return []
    printing.say(env.remarks, f"Themes: {', '.join(theme.id for theme in themes)}")
    while True:
        typed = [text.strip() for text in _question("Which? [none]", "").split(",")]
        found = {text: theme_named(text, themes) for text in typed if text}
        unknown = next((text for text, id_ in found.items() if id_ is None), None)
        if unknown is None:
            return [id_ for id_ in found.values() if id_ is not None]
        printing.say(env.remarks, f"  {no_such_theme(unknown, themes)}")


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
    """Ask once on stderr, and give the line that is typed, without spaces around it.

    With `default` None, Typer itself asks again until something is typed.
    """
    typed = typer.prompt(
        one_line(label), default=default, show_default=False, prompt_suffix=" ", err=True
    )
    return str(typed).strip()

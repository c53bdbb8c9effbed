"""Pages asked about themselves, as fields: what was asked is said, and what came of it."""

from typing import TYPE_CHECKING, Any

from curate.display import printing
from curate.durations import MOST_MINUTES
from curate.environment import Environment
from curate.safe_text import one_line

if TYPE_CHECKING:
    from curate.importers.candidates import Candidate
    from curate.web.asking import Asked

_MOST_WORDS = 999_999
_MOST_OF_TITLE = 300
_MOST_AUTHORS = 20
TIME = ("minutes", "parts", "words")
"""The fields that say together how long something takes."""


def ask_page(env: Environment, address: str) -> "Asked | None":
    """Ask a page about itself, and say so; None, with the reason said, where it cannot be had."""
    from curate.web.asking import ask
    from curate.web.failures import PageError

    try:
        asked = ask(address, lambda host: say_who_is_asked(env, host))
    except PageError as error:
        printing.say_folded(env.remarks, error.message)
        return None
    for remark in asked.remarks:
        printing.say_folded(env.remarks, remark)
    return asked


def say_who_is_asked(env: Environment, host: str) -> None:
    """Say which host is asked, before it may take its time."""
    printing.say(env.remarks, f"Asking {one_line(host)} …")


def fields_said(candidate: "Candidate") -> dict[str, Any]:
    """Give what a page says of itself as texts of fields, by key; what it does not say is left out.

    Its address is not among them.
    """
    from curate.importers.names import shortened

    said: dict[str, Any] = {
        "title": shortened(candidate.title, _MOST_OF_TITLE),
        "format": candidate.format,
        "minutes": candidate.minutes and _within(candidate.minutes, MOST_MINUTES),
        "words": candidate.words and _within(candidate.words, _MOST_WORDS),
        "authors": list(candidate.authors[:_MOST_AUTHORS]),
        "publisher": candidate.publisher,
        "published": candidate.published,
        "summary": candidate.summary,
    }
    return {key: value for key, value in said.items() if value}


def say_what_is_from_the_page(env: Environment, keys: list[str], asked: "Asked") -> None:
    """Say which fields a page filled in, and whether its time is its own word."""
    if not keys:
        printing.say(env.remarks, "The page says nothing that was not known.")
        return
    counted = [f"{key} (counted)" if key == "words" and asked.counted else key for key in keys]
    printing.say_folded(env.remarks, f"From the page: {', '.join(counted)}.")


def _within(number: int, most: int) -> str | None:
    return str(number) if 1 <= number <= most else None

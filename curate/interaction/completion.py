"""What is offered to a shell for the word that is being typed."""

from collections.abc import Callable, Iterable, Iterator, MutableMapping
from contextlib import contextmanager, redirect_stdout
from enum import StrEnum
from io import StringIO
from itertools import compress

import typer

from curate.display import printing
from curate.errors import CurateError
from curate.interaction import context
from curate.interaction.synonyms import spoken
from curate.library import Library
from curate.streams import Stream
from curate.theme_names import is_plain


def themes(ctx: typer.Context, incomplete: str) -> Iterator[str]:
    """Offer the ids of themes that begin with `incomplete`, those that no shell would run."""
    return _of_list(
        ctx, incomplete, lambda lib: filter(is_plain, (theme.id for theme in lib.themes()))
    )


def ids(ctx: typer.Context, incomplete: str) -> Iterator[str]:
    """Offer the ids of resources that begin with `incomplete`."""
    return _of_list(ctx, incomplete, lambda lib: (id_ for id_, _ in lib.names()))


def words_of(vocabulary: type[StrEnum]) -> Callable[[str], list[str]]:
    """Make the completion of an option that takes the words of a closed vocabulary."""
    words = [spoken(word) for word in vocabulary]
    return lambda incomplete: [word for word in words if word.startswith(incomplete)]


@contextmanager
def after_equals(variables: MutableMapping[str, str], output: Stream) -> Iterator[None]:
    """Let Typer answer a shell for a word such as `--theme=eq`, of which it sees other parts.

    Bash takes it for three words, which Typer does not put together; that is mended in
    `variables`, by which it asks. To zsh and fish it is one word, but Typer offers only what
    comes after the `=`; that is mended in what is printed meanwhile, on its way to `output`.
    """
    if "COMP_WORDS" in variables:
        _mend_words(variables)
    typed = variables.get("_TYPER_COMPLETE_ARGS", "").rpartition(" ")[2]
    option, equals, _ = typed.partition("=")
    if not (equals and option.startswith("--")):
        yield
        return
    printed = StringIO()
    try:
        with redirect_stdout(printed):
            yield
    finally:
        answer = printed.getvalue()
        if "zsh" in variables.get("_CURATE_COMPLETE", ""):
            pieces = ["compset -P '*='; ", answer]  # which zsh runs: leave out the option
        else:
            pieces = [f"{option}={line}\n" for line in answer.splitlines() if line]
        printing.pour(output, pieces)


def _mend_words(variables: MutableMapping[str, str]) -> None:
    """Take the `=` between an option and its value out of what bash says the words are."""
    words = variables["COMP_WORDS"].split("\n")
    at = int(variables["COMP_CWORD"])
    kept = [
        not (word == "=" and number != at and words[number - 1].startswith("--"))
        for number, word in enumerate(words)
    ]
    variables["COMP_WORDS"] = "\n".join(compress(words, kept))
    variables["COMP_CWORD"] = str(sum(kept[:at]))


def _of_list(
    ctx: typer.Context, incomplete: str, names: Callable[[Library], Iterable[str]]
) -> Iterator[str]:
    """Offer those names of the list that begin with `incomplete`; nothing where there is no list.

    A `+` before it, as `edit` takes it, stays there.

    Silent about every error, as it would be written into the line that is being typed.
    """
    try:
        lib = context.library(ctx, ctx.params.get("file"))
        try:
            known = list(names(lib))
        finally:
            lib.close()  # what asks for completion never closes its context
    except CurateError:
        return
    sign = "+" if incomplete.startswith("+") else ""
    yield from (f"{sign}{name}" for name in known if name.startswith(incomplete[len(sign) :]))

"""A word such as `--theme=eq` at TAB, of which a shell and Typer see different parts."""

from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from itertools import compress

from curate.display import printing
from curate.streams import Stream


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

"""What is offered to a shell for the word that is being typed."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

import typer

from curate.errors import CurateError
from curate.interaction import context
from curate.interaction.synonyms import spoken
from curate.library import Library
from curate.theme_names import is_plain


def themes(ctx: typer.Context, incomplete: str) -> Iterator[str]:
    """Offer the ids of themes that begin with `incomplete`, those that no shell would run."""
    return _of_list(
        ctx, incomplete, lambda lib: filter(is_plain, (theme.id for theme in lib.themes()))
    )


def ids(ctx: typer.Context, incomplete: str) -> Iterator[str]:
    """Offer the ids of resources that begin with `incomplete`."""
    return _of_list(ctx, incomplete, lambda lib: (id_ for id_, _ in lib.names()))


def rules(incomplete: str) -> list[str]:
    """Offer the rules of `check` that begin with `incomplete`."""
    from curate.checks.explained import RULE_NAMES

    return [rule for rule in RULE_NAMES if rule.startswith(incomplete)]


def words_of(vocabulary: type[StrEnum]) -> Callable[[str], list[str]]:
    """Make the completion of an option that takes the words of a closed vocabulary."""
    words = [spoken(word) for word in vocabulary]
    return lambda incomplete: [word for word in words if word.startswith(incomplete)]


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

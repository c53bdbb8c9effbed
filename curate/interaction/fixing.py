"""What has one right answer in a list, put right: shown, asked about, written, told."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import TYPE_CHECKING

from curate.display import printing
from curate.environment import Environment
from curate.errors import CurateError
from curate.interaction import remarks
from curate.interaction.changing import change_list
from curate.interaction.waiting import bar
from curate.library import Library
from curate.resource_wording import plural

if TYPE_CHECKING:
    from curate.checks.answers import Known
    from curate.yaml_editing.original import Original
    from curate.yaml_editing.splices import Change, Splice
    from curate.yaml_reading.reading_list import ReadingList


def wanted(
    text: str,
    reading_list: "ReadingList",
    known: "Mapping[str, Known]",
    only: Collection[str],
    ignored: Collection[str],
) -> "list[Splice]":
    """Give what has one right answer, of the rules that are told, as it would be put right."""
    from curate.checks.fixes import fixes
    from curate.checks.switches import switched_off

    off = {*ignored, *switched_off(reading_list)}
    return [
        one.splice
        for one in fixes(text, reading_list, known)
        if one.rule not in off and (not only or one.rule in only)
    ]


def fix(
    env: Environment,
    lib: Library,
    known: "Mapping[str, Known]",
    only: Collection[str],
    ignored: Collection[str],
    *,
    yes: bool,
    dry_run: bool,
) -> str | None:
    """Put right what has one right answer, in one change, and say so.

    On a `dry_run`, what the list would be is returned; None where it would stay as it is.

    `known` is what came of asking the addresses of the list, if they were asked.
    It is what `sifted` tells with `only` and `ignored`; what the list switches off stays.
    """
    from curate.yaml_editing.cuts import ids_at

    look = partial(wanted, known=known, only=only, ignored=ignored)
    count, would_be = 0, None

    def make(original: "Original") -> "Change":
        nonlocal count, would_be
        count, change = _mended(original, touched if original.text == text else None, look)
        would_be = change.text
        return change

    def what() -> str:
        return f"fixed {plural(count, 'fault', 'faults')}"

    with bar(env, "Checking the list …", None):
        text = lib.source().text
        reading_list = lib.parse(text)
        found = look(text, reading_list)
        touched = ids_at(text, reading_list, found)
    if not found:
        printing.remark(env.remarks, "There is nothing that has one right answer.")
        return None
    change = change_list(
        env,
        lib,
        make,
        what,
        question=lambda: f"Fix {plural(count, 'fault', 'faults')}?",
        yes=yes,
        dry_run=dry_run,
    )
    if change is not None:
        printing.done(env.output, f"{what().capitalize()}.")
        remarks.say_the_way_back(env)
    printing.say(env.output)
    return would_be if dry_run else None


def _mended(
    original: "Original",
    touched: "Collection[str] | None",
    look: "Callable[[str, ReadingList], list[Splice]]",
) -> "tuple[int, Change]":
    """Put right what `look` finds, and count it, where that is in entries with the ids `touched`.

    None: it may be anywhere. Raises CurateError where there is nothing.
    """
    from curate.yaml_editing.mend import mended

    ids = frozenset(original.listed.ids)
    part = original.excerpt(ids if touched is None else touched)
    splices = look(part.text, part.reading_list._replace(ids=ids))  # any of them may be required
    if not splices:
        raise CurateError("there is nothing to fix any more. Nothing was written.")
    return len(splices), mended(part, splices)

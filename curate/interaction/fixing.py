"""What has one right answer in a list, put right: shown, asked about, written, told."""

from collections.abc import Collection, Mapping
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
    count, would_be = 0, None

    def make(original: "Original") -> "Change":
        from curate.yaml_editing.mend import mended

        nonlocal count, would_be
        original = original.excerpt(original.listed.ids)
        splices = wanted(original.text, original.reading_list, known, only, ignored)
        count = len(splices)
        if not splices:
            raise CurateError("there is nothing to fix any more. Nothing was written.")
        change = mended(original, splices)
        would_be = change.text
        return change

    def what() -> str:
        return f"fixed {plural(count, 'fault', 'faults')}"

    with bar(env, "Checking the list …", None):
        text = lib.source().text
        found = wanted(text, lib.parse(text), known, only, ignored)
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

"""What would come in by an import: the first rows, and counts, each with its reason."""

from collections import Counter
from collections.abc import Sequence

from curate.display.long_lists import TABLE_ROWS, show_lines
from curate.display.printing import say, say_folded
from curate.display.tables import show_resources
from curate.history.progress import TO_DO
from curate.importers.judged import Judged, Judgement, Verdict
from curate.resource_wording import plural
from curate.streams import Stream
from curate.wording import quoted

ROWS = 8
"""Shown of what is new: more than a screen is read by nobody."""
EXAMPLES = 3
"""Named of what is left out for one reason."""


def show_judgement(
    stream: Stream, judgement: Judgement, *, whole: bool = False, asked: bool = False
) -> None:
    """Print the first of what is new, and of all else how much there is, why, and which.

    `whole` shows all of it, and names all that is not new; where somebody is to be `asked` about
    it, it is said how to see that.
    """
    new = [one.resource for one in judgement.of(Verdict.NEW) if one.resource is not None]
    if new:
        shown = new if whole else new[:ROWS]
        if len(shown) > TABLE_ROWS:
            show_lines(stream, shown, lambda _: TO_DO)
        else:
            show_resources(stream, shown, [TO_DO] * len(shown))
        if len(new) > len(shown):
            how = ": --dry-run shows all" if asked else ""
            say(stream, f"and {len(new) - len(shown):,} more{how}")
        say(stream)
    timed = sum(one.minutes is not None for one in new)
    said = f"{len(new):,} new"
    if new:
        said += f": {timed:,} with a time, {len(new) - timed:,} without"
    say_folded(stream, said)
    listed = [one for one in judgement.of(Verdict.LISTED) if one.resource is not None]
    if listed:
        _show_group(stream, f"{len(listed):,} already listed", listed, whole=whole)
    twice = [one for one in judgement.of(Verdict.LISTED) if one.resource is None]
    if twice:
        _show_group(stream, f"{len(twice):,} twice in it", twice, whole=whole)
    suspect = judgement.of(Verdict.SUSPECT)
    if suspect:
        count = plural(len(suspect), "suspect title", "suspect titles")
        say_folded(
            stream,
            f"{count}: cleaned, they come in with --accept-suspect; as they are, --keep-titles",
        )
        for one in suspect if whole else suspect[:EXAMPLES]:
            say_folded(stream, f"  {quoted(one.title)}")
            if one.resource is not None:
                say_folded(stream, f"    would be {quoted(one.resource.title)}")
    left_out = judgement.of(Verdict.LEFT_OUT)
    if left_out:
        say_folded(stream, f"{len(left_out):,} left out")
        for why, _ in Counter(one.why for one in left_out).most_common():
            same = [one for one in left_out if one.why == why]
            _show_group(stream, f"  {len(same):,} × {why}", same, whole=whole)
    for remark, _ in Counter(
        said for one in judgement.of(Verdict.NEW) for said in _kinds(one)
    ).most_common():
        same = [one for one in judgement.of(Verdict.NEW) if remark in _kinds(one)]
        _show_group(stream, f"{len(same):,} {remark}", same, whole=whole)


def _kinds(one: Judged) -> list[str]:
    """Give the remarks on one, without the ids in them."""
    return [said.rpartition(" as ")[0] or said for said in one.remarks]


def _show_group(stream: Stream, said: str, some: Sequence[Judged], *, whole: bool) -> None:
    names = [quoted(one.title) for one in some if one.title]
    more = len(some) - EXAMPLES
    if whole and more > 0:
        say_folded(stream, f"{said}:")
        for name in names:
            say_folded(stream, f"    {name}")
    else:
        first = ", ".join(names[:EXAMPLES])
        say_folded(stream, f"{said}: {first}" + (f" and {more:,} more" if more > 0 else ""))

"""`curate import`: resources from pages, feeds, bookmarks, exports and reference managers."""

from typing import TYPE_CHECKING, Annotated

import typer

from curate.display import printing
from curate.environment import Environment
from curate.history.progress import TO_DO, Event, Verb
from curate.importers.kinds import SourceKind
from curate.interaction import context, importing, noting, questions, remarks, understanding
from curate.interaction.options import DryRunOption, FileOption, JsonOption, YesOption, one_of
from curate.library import Library
from curate.model import Format, Status
from curate.resource_wording import plural

if TYPE_CHECKING:
    from curate.importers.candidates import Reading
    from curate.importers.judged import Choices, Judgement
    from curate.yaml_editing.original import Original
    from curate.yaml_editing.splices import Change

KINDS = f"What it is: {', '.join(SourceKind)}."
_VERBS = {Status.STARTED: Verb.START, Status.DONE: Verb.DONE, Status.SKIPPED: Verb.SKIP}
"""What a reader did with something that is now so."""


def run(
    ctx: typer.Context,
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE...", help="A file, a folder, a ZIP, an address, or -."),
    ],
    *,
    kind: Annotated[
        str | None,
        typer.Option("--as", **one_of(SourceKind) | {"metavar": "KIND"}, help=KINDS),
    ] = None,
    themes: Annotated[
        list[str] | None,
        typer.Option("--theme", "-t", metavar="ID", help="Give all of it this theme."),
    ] = None,
    format_: Annotated[
        str | None,
        typer.Option("--format", "-f", help="Where it does not say it.", **one_of(Format)),
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="FIELD=COLUMN", help="Which column of a table is what."),
    ] = None,
    limit: Annotated[
        str | None, typer.Option("--limit", metavar="N", help="At most so many.")
    ] = None,
    with_history: Annotated[
        bool, typer.Option("--with-history", help="Note as done what is marked so there.")
    ] = False,
    accept_suspect: Annotated[
        bool, typer.Option("--accept-suspect", help="Suspect titles too, cleaned.")
    ] = False,
    keep_titles: Annotated[
        bool, typer.Option("--keep-titles", help="Suspect titles too, as they are.")
    ] = False,
    private: Annotated[
        bool, typer.Option("--private", help="What is marked as private, too.")
    ] = False,
    feeds: Annotated[
        bool, typer.Option("--feeds-as-resources", help="List feeds themselves.")
    ] = False,
    fetch_titles: Annotated[
        bool, typer.Option("--fetch-titles", help="Ask pages without a title for theirs.")
    ] = False,
    dry_run: DryRunOption = False,
    yes: YesOption = False,
    json: JsonOption = False,
    file: FileOption = None,
) -> None:
    """Bring resources in from elsewhere.

    A page, a list in Markdown or plain text, a feed, bookmarks, the exports of read-later
    services, a table, RIS, BibTeX: what it is is told from what is in it. First you see what
    would come in; what the list has already does not come twice.

    \b
    Examples:
      curate import bookmarks.html
      curate import pocket.zip --with-history --dry-run
    """
    from curate.display.imported import show_judgement
    from curate.importers.judged import Choices

    env = context.environment(ctx)
    lib = context.library(ctx, file)
    text = lib.source().text
    now = lib.listed()
    choices = Choices(
        themes=understanding.themes(lib, themes),
        format=understanding.maybe(Format, format_, "--format"),
        limit=understanding.whole_number(limit, "--limit"),
        private=private,
        feeds=feeds,
        suspect=accept_suspect,
        as_they_are=keep_titles,
    )
    as_kind = understanding.maybe(SourceKind, kind, "--as")
    readings = importing.readings(env, sources, as_kind, importing.mapping(columns))
    judgement = importing.judged(env, readings, now, choices)
    if fetch_titles:
        readings = importing.with_titles(env, readings, judgement.untitled)
        judgement = importing.judged(env, readings, now, choices)
    asked = env.interactive and not (yes or json or dry_run) and bool(judgement.taken)
    if not json:
        show_judgement(env.output, judgement, whole=dry_run, asked=asked)
    for said in judgement.remarks:
        printing.remark(env.remarks, said)
    if not with_history:
        _say_what_is_marked(env, judgement)
    if asked and not questions.agreed(env, _question(judgement)):
        return
    noted = 0
    if not dry_run:
        judgement, noted = _write(
            lib, readings, choices, (text, judgement), with_history=with_history
        )
    if json:
        from curate.exports.json_shapes import judgement_as_dict
        from curate.exports.json_text import json_text

        written = not dry_run and bool(judgement.taken)
        printing.pour(env.output, [json_text(judgement_as_dict(judgement, written=written))])
    listed = len(now.resources)
    _say_the_end(env, judgement, listed, noted, dry_run=dry_run)


def _question(judgement: "Judgement") -> str:
    taken = plural(len(judgement.taken), "resource", "resources")
    themes = plural(len(judgement.themes), "new theme", "new themes")
    return f"Bring in {taken}{f' and {themes}' if judgement.themes else ''}?"


def _write(
    lib: Library,
    readings: "list[tuple[str, Reading]]",
    choices: "Choices",
    before: "tuple[str, Judgement]",
    *,
    with_history: bool,
) -> "tuple[Judgement, int]":
    """Write what is new, judged once more where the list is not the text that it was before.

    Gives how many events were noted, too, where nothing was new.
    """
    from curate.importers.judgement import judge

    text, judgement = before
    last = [judgement]

    def make(original: "Original") -> "Change":
        from curate.yaml_editing.changes import append_all

        if original.text != text:
            last[:] = [judge(readings, original.listed, choices)]
        return append_all(original, last[0].taken, last[0].themes)

    def events() -> list[tuple[str, Event]]:
        return _events(lib, last[0]) if with_history else []

    if judgement.taken:
        what = f"imported {plural(len(judgement.taken), 'resource', 'resources')}"
        lib.change(make, lambda: what, events)
    elif with_history:
        noted = events()
        if noted:
            lib.note_events(noted)
        return last[0], len(noted)
    return last[0], 0


def _events(lib: Library, judgement: "Judgement") -> list[tuple[str, Event]]:
    """Give what the sources say of their reader, where nothing is known here.

    What was done on a day that they do not say has spent no time.
    """
    from curate.importers.judged import Verdict

    noted = []
    for one in judgement.judged:
        verb = _VERBS.get(one.status) if one.status else None
        resource = one.resource
        if verb is None or resource is None or one.verdict not in (Verdict.NEW, Verdict.LISTED):
            continue
        if lib.reader.progress_of(resource) == TO_DO:
            event = noting.event_of(resource, verb)._replace(day=one.on)
            event = lib.reader.with_time(resource, event) if one.on else event._replace(spent=0)
            noted.append((f"{verb} {resource.id}", event))
    return noted


def _say_what_is_marked(env: Environment, judgement: "Judgement") -> None:
    """Say how much the sources have as begun or done, before anything is asked."""
    marked = sum(one.status in _VERBS and one.resource is not None for one in judgement.judged)
    if marked:
        fact = f"{marked:,} {'is' if marked == 1 else 'are'} marked as begun or done there."
        printing.remark(env.remarks, fact, ("Note it here, too", "--with-history"))


def _say_the_end(
    env: Environment, judgement: "Judgement", listed: int, noted: int, *, dry_run: bool
) -> None:
    """Say what was done.

    `listed` is how many resources there were before, `noted` how many events were noted alone.
    """
    if dry_run:
        remarks.say_dry_run(env)
    elif judgement.taken:
        count = plural(len(judgement.taken), "resource", "resources")
        printing.done(env.remarks, f"Imported {count}. {listed + len(judgement.taken):,} now.")
        remarks.say_the_way_back(env)
    elif noted:
        count = plural(noted, "resource", "resources")
        printing.done(env.remarks, f"Noted what was begun or done of {count}. Nothing new came in.")
        remarks.say_the_way_back(env)
    else:
        printing.say(env.remarks, "Nothing new, and nothing was written.")

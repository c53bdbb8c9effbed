"""`curate check`: what is wrong with the list, where, and what to do."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from curate.display import printing
from curate.environment import Environment
from curate.errors import CurateError, Kind
from curate.interaction import completion, context, fixing, links, understanding
from curate.interaction.options import OR_ALL, DryRunOption, FileOption, JsonOption, YesOption
from curate.interaction.waiting import bar
from curate.library import Library

if TYPE_CHECKING:
    from curate.checks.answers import Known
    from curate.checks.sifting import Sifted
    from curate.model import Problem
    from curate.yaml_reading.reading_list import ReadingList

OnlineOption = Annotated[
    bool, typer.Option("--online", help="Ask every address whether it is there, too.")
]
_A_RULE: dict[str, Any] = {
    "metavar": "RULE",
    "autocompletion": completion.rules,
    "show_default": False,
}
RuleOption = Annotated[
    list[str] | None,
    typer.Option("--rule", help="Only what this rule finds; repeatable.", **_A_RULE),
]
IgnoreOption = Annotated[
    list[str] | None,
    typer.Option("--ignore", help="Not what this rule finds; repeatable.", **_A_RULE),
]
ExplainOption = Annotated[
    str | None,
    typer.Option(
        "--explain",
        help="Say what a rule finds, and why; alone: all rules.",
        **{**_A_RULE, "metavar": OR_ALL},
    ),
]
PathArgument = Annotated[
    str | None,
    typer.Argument(metavar="[PATH]", help="The list file to check.", show_default=False),
]
FixOption = Annotated[
    bool, typer.Option("--fix", help="Put right what has one right answer; it is shown first.")
]
NotesOption = Annotated[
    bool, typer.Option("--notes", help="Show what is no fault, but could be better, too.")
]
FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="[github]",
        help="As annotations of GitHub.",
        autocompletion=lambda: ["github"],
        show_default=False,
    ),
]


def run(
    ctx: typer.Context,
    path: PathArgument = None,
    rule: RuleOption = None,
    ignore: IgnoreOption = None,
    notes: NotesOption = False,
    explain: ExplainOption = None,
    online: OnlineOption = False,
    fix: FixOption = False,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    format_: FormatOption = None,
    as_json: JsonOption = False,
    file: FileOption = None,
) -> None:
    """Find what is wrong in the list, with line and remedy.

    Exit status 1 where there is any, so that it can guard a shared list.

    \b
    Examples:
      curate check
      curate check --online
      curate check --explain lost-mark
      curate check --fix --dry-run
    """
    from curate.checks.check import unreadable
    from curate.checks.sifting import sifted
    from curate.checks.switches import switched_off
    from curate.exports.annotations import CheckFormat

    env = context.environment(ctx)
    service = understanding.maybe(CheckFormat, format_, "--format")
    _refuse_what_does_not_go_together(
        {"--fix": fix, "--format": service is not None, "--json": as_json},
        {"--yes": yes, "--dry-run": dry_run},
    )
    understanding.only_one(explain=explain is not None, fix=fix, format=service is not None)
    only, ignored = _chosen(rule, ignore)
    if explain is not None:
        _explain(env, explain, as_json)
        return
    if path is not None and file is not None:
        understanding.refuse_both("PATH", "--file")
    lib = context.library(ctx, path or file)
    known: dict[str, Known] = {}
    would_be = None
    flags = {"--online": online, "--fix": fix, "--dry-run": dry_run, "--yes": yes}
    again = _command(flags, only, ignored)
    output = "json" if as_json else service
    try:
        if online:
            links.ask_addresses(env, lib, known, again)
        if fix:
            would_be = fixing.fix(env, lib, known, only, ignored, yes=yes, dry_run=dry_run)
        with bar(env, "Checking the list …", None):
            text = lib.source().text if would_be is None else would_be
            reading_list, problems = lib.check(_tomorrow(env), text)
        if online:
            if would_be is None:
                links.ask_addresses(env, lib, known, again)  # those that were put right
            problems += links.faults_of_addresses(lib, known, would_be)
    except CurateError as error:
        if output is not None:
            _pour(env, lib, [unreadable(error)], output)
        raise
    off = switched_off(reading_list)
    found = sifted(problems, only, ignored, off, notes)
    if would_be is not None:
        printing.say(env.output, "After that:")
    if output is None:
        _show(env, lib, reading_list, found, only)
    else:
        _pour(env, lib, found.told, output)
    for name in set(only).intersection(off):
        printing.remark(env.remarks, f"The list switches {name} off: {off[name]}")
    if found.faults and output is None and not fix:
        count = len(fixing.wanted(text, reading_list, known, only, ignored))
        command = _command({"--online": online, "--fix": True}, only, ignored)
        _say_what_can_be_mended(env, count, command)
    if found.faults or would_be is not None:
        raise typer.Exit(1)


def _chosen(
    rule: list[str] | None, ignore: list[str] | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Read the rules of --rule and --ignore. Raises CurateError for one that is in both."""
    only, ignored = understanding.rules(rule, "--rule"), understanding.rules(ignore, "--ignore")
    for name in only:
        if name in ignored:
            said = f"--rule and --ignore both name {name}. Take it out of one."
            raise CurateError(said, Kind.USAGE)
    return only, ignored


def _command(flags: Mapping[str, bool], only: Collection[str], ignored: Collection[str]) -> str:
    """Give the command with these options, of which those of `flags` are given that say so."""
    options = [name for name, is_given in flags.items() if is_given]
    options += [f"--rule {name}" for name in only] + [f"--ignore {name}" for name in ignored]
    return " ".join(["curate check", *options])


def _refuse_what_does_not_go_together(ways: dict[str, bool], of_fix: dict[str, bool]) -> None:
    """Raise CurateError for two of several `ways`, and for options `of_fix` without --fix."""
    given = [name for name, is_given in ways.items() if is_given]
    if len(given) > 1:
        understanding.refuse_both(given[0], given[1])
    for name, is_given in of_fix.items():
        if is_given and not ways["--fix"]:
            said = f"{name} is for --fix: check alone changes nothing."
            raise CurateError(said, Kind.USAGE)


def _pour(env: Environment, lib: Library, told: "list[Problem]", output: str) -> None:
    """Write findings as JSON, or as annotations of GitHub."""
    if output == "json":
        from curate.exports.json_shapes import problem_as_dict
        from curate.exports.json_text import json_array

        printing.pour(env.output, json_array(map(problem_as_dict, told)))
    else:
        from curate.exports.annotations import annotations

        printing.pour(env.output, annotations(told, env.shown_in_repository(lib.path)))


def _show(
    env: Environment,
    lib: Library,
    reading_list: "ReadingList",
    found: "Sifted",
    only: Collection[str],
) -> None:
    """Show what was found for people."""
    from curate.display.findings import show_findings
    from curate.resource_wording import plural

    entries = len(reading_list.resources) + reading_list.left_out
    show_findings(env.output, found, lib.shown, entries, only)
    if found.untold:
        said = f"{plural(found.untold, 'note', 'notes')} on what could be better."
        printing.remark(env.remarks, said, ("See", "curate check --notes"))


def _say_what_can_be_mended(env: Environment, count: int, command: str) -> None:
    if count:
        has, it = ("has", "it") if count == 1 else ("have", "them")
        said = f"{count:,} of these {has} one right answer."
        printing.remark(env.remarks, said, (f"Put {it} right", command))


def _tomorrow(env: Environment) -> str:
    """Give the last day that may be today: where a list is kept it may be that already."""
    from datetime import timedelta

    return (env.today() + timedelta(days=1)).isoformat()


def _explain(env: Environment, text: str, as_json: bool) -> None:
    """Say what a rule finds; of `all`, that in a line each."""
    from curate.checks.explained import RULE_NAMES, explained
    from curate.display.findings import show_rule, show_rules
    from curate.exports.json_shapes import rule_as_dict
    from curate.exports.json_text import json_array, json_text

    every = text.strip().lower() == "all"
    if every and as_json:
        printing.pour(env.output, json_array(map(rule_as_dict, RULE_NAMES)))
    elif every:
        show_rules(env.output)
        printing.remark(env.remarks, "", ("Why, and what to do", "curate check --explain RULE"))
    else:
        (rule,) = understanding.rules([text], "--explain")
        if as_json:
            printing.pour(env.output, [json_text(rule_as_dict(rule))])
        else:
            show_rule(env.output, rule, explained(rule))

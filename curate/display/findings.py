"""What `check` found: by severity, each with its place and remedy; and what a rule is about."""

from collections.abc import Collection

from curate.checks.explained import RULE_NAMES, Explained, Severity, explained, severity_of
from curate.checks.sifting import Sifted
from curate.display import printing
from curate.resource_wording import plural
from curate.streams import Stream

_HEADINGS = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.NOTE: "Notes"}


def show_findings(
    stream: Stream, found: Sifted, shown: str, entries: int, only: Collection[str]
) -> None:
    """Show findings in the list that is called `shown`, two lines each, the heaviest first.

    It has so many `entries`. Faults are by line, as they are mended; notes by rule. Where they
    are of several severities, each of these has a heading. How many there are comes last: of the
    rules in `only`, where it names any.
    """
    groups = {
        severity: [one for one in found.told if severity_of(one.rule) is severity]
        for severity in Severity
    }
    groups[Severity.NOTE].sort(key=lambda one: RULE_NAMES.index(one.rule))
    several = sum(map(bool, groups.values())) > 1
    for severity, group in groups.items():
        if several and group:
            printing.say(stream, _HEADINGS[severity])
        for problem in group:
            where = f"{shown}:{problem.line}"
            printing.say_folded(stream, f"{where}  {problem.message}", where, "title")
            facts = filter(None, [problem.id, problem.rule, problem.remedy])
            second = "  " + " · ".join(facts)
            printing.say_folded(stream, second, problem.id or "", rest="dim")
        if several and group:
            printing.say(stream)
    if found.told and not several:
        printing.say(stream)
    _say_how_many(stream, found, entries, only)


def _say_how_many(stream: Stream, found: Sifted, entries: int, only: Collection[str]) -> None:
    of_rules = f" of {' or '.join(only)}" if only else ""
    of = f"{of_rules} in {plural(entries, 'resource', 'resources')}"
    unsure = plural(found.unsure, "address is", "addresses are")
    more = f"; {unsure} not sure yet" if found.unsure else ""
    if found.others:
        more += f"; {found.others:,} {'of other rules' if only else 'ignored'}"
    if found.faults:
        printing.say_folded(stream, f"{plural(found.faults, 'fault', 'faults')}{of}{more}")
    else:
        printing.tick(stream, f"No faults{of}{more}.")


def show_rule(stream: Stream, rule: str, said: Explained) -> None:
    """Show what a rule finds, why that matters, and what to do."""
    printing.say(stream, f"{printing.paint(stream, rule, 'title')} · {said.severity}")
    for label, text in (
        ("What it finds", said.finds),
        ("Why it matters", said.matters),
        ("What to do", said.remedy),
    ):
        printing.say_folded(stream, f"  {label}: {text[:1].upper()}{text[1:]}".rstrip(".") + ".")


def show_rules(stream: Stream) -> None:
    """Show all rules by severity, each on a line with what it finds."""
    width = max(map(len, RULE_NAMES))
    for severity in Severity:
        printing.say(stream, f"{_HEADINGS[severity]}:")
        for rule in RULE_NAMES:
            if severity_of(rule) is severity:
                line = f"  {rule.ljust(width)}  {explained(rule).finds}"
                printing.say_folded(stream, line, rule, "title")
        printing.say(stream)

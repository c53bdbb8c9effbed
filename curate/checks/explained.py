"""What each rule finds, why it matters and what to do: one table for `--explain` and the docs."""

from enum import StrEnum
from typing import NamedTuple

from curate.yaml_reading.fields import FIELDS, HEAD, REQUIRED_KEYS


class Severity(StrEnum):
    """How much a finding weighs, the heaviest first."""

    ERROR = "error"
    """Something cannot be read, and is left out."""
    WARNING = "warning"
    """Something is read, and is most likely not as it is meant."""
    NOTE = "note"
    """Something could be better, or is not sure: no fault."""


class Explained(NamedTuple):
    """What people are told of rules that are alike."""

    rules: tuple[str, ...]
    severity: Severity
    finds: str
    matters: str
    remedy: str


_E, _W, _N = Severity
_OUT = "the entry is left out"
_UNSEEN = f"An entry that cannot be read is in no answer: {_OUT}, the others stay."
_TWICE = "People take it twice, and times are counted twice."

EXPLAINED = (
    Explained(("unreadable-list",), _E,
        "the file is not YAML, or not a list; nothing else can be found in it",
        "Nothing in the list is in any answer.", "Put the line right that is named."),
    Explained(tuple(f"missing-{key}" for key in REQUIRED_KEYS), _E,
        f"the entry has to have it; {_OUT}", _UNSEEN, "Add the field."),
    Explained(("not-a-resource",), _E,
        f"the entry is not a map of fields; {_OUT}", _UNSEEN, "Write its id, title and format."),
    Explained(("duplicate-id",), _E,
        "an id that an entry above has; the first one counts",
        "Histories and requirements hang on ids, so that only one entry can have it.",
        "Give the second entry another id."),
    Explained(("missing-dash",), _E,
        "a new entry that begins without its dash; it and the one above it are left out",
        _UNSEEN, 'Put "- " before the first line of the entry.'),
    Explained(("duplicate-key",), _E,
        f"a field that stands twice in one entry; {_OUT}",
        "Nobody can tell which of the two is meant.", "Keep one of them."),
    Explained(("alias",), _E,
        f"an alias or a merge key; {_OUT}", _UNSEEN, "Write the value out, or put it in quotes."),
    Explained(("unknown-format", "unknown-level", "unknown-importance"), _E,
        f"a word that is none of these; {_OUT}", _UNSEEN, "Use one of the words that are named."),
    Explained(tuple(f"bad-{key}" for key in FIELDS), _E,
        f"a field that cannot be read; {_OUT}", _UNSEEN, "Write what the field takes."),
    Explained(("bad-language", "bad-colour"), _E,
        "what the list says of its page cannot be read; the page goes without",
        "A screen reader then reads the page in the wrong voice, or it has the usual colour.",
        "Write it as it is told to be."),
    Explained(("bad-theme",), _E,
        "a theme whose title or description is not text",
        "The theme shows under its id alone.", "Write a title, or title and description."),
    Explained(("unknown-theme",), _W,
        "a theme that is not declared under `themes:`",
        "It may be a slip of the pen: then the resource is missing under the theme that is meant.",
        "Add it under themes, or use the one that is meant."),
    Explained(("odd-theme-id",), _W,
        "a theme whose id has more than letters, digits, `-`, `_` and `/`, or begins with `-`",
        "It is never offered to a shell, which may run it.",
        "Rename it: curate themes rename."),
    Explained(("unknown-requirement",), _W,
        "a resource that the list does not have",
        "What has to come first is missing from every path.",
        "Add that resource, or take the requirement out."),
    Explained(("requirement-cycle",), _W,
        "resources that require one another",
        "None of them can come first.", "Take one of the requirements out."),
    Explained(("odd-address",), _W,
        "a `url` that is no address of a page, as `www.example.org` or `file:///x`, or that has "
        "a name or a password in it; also a password in an address in any text or comment",
        "It cannot be opened, or tells everybody a secret.",
        "Write the address that a browser shows."),
    Explained(("dead-address",), _W,
        "with `--online`: three tries, each an hour or more after the last, found no page there",
        "Whoever follows it finds nothing.", "Find out where it is now, or take it out."),
    Explained(("moved-address",), _W,
        "with `--online`: it leads on for good, to the address that is said; or to a front page or "
        "the like, as many do with what is gone",
        "One day it will no longer be led on.", "Write the new address."),
    Explained(("impossible-date",), _W,
        "a date that no calendar has", "It cannot be right.", "Write the day it was."),
    Explained(("future-date",), _W,
        "a date that is still to come, so after tomorrow; a year or a month is not, once it has "
        "begun",
        "What is not out yet cannot be taken, and a wrong year sorts first for years.",
        "Write the day it was, or switch the rule off where things are announced."),
    Explained(("cut-text",), _W,
        "a title, or another text, that ends at ` #`, where YAML takes the rest for a comment, or "
        "that begins with `&word` or `!word`; a comment behind a title or a summary has two spaces "
        "before its `#` and one behind it",
        "People see only a part of the text.", "Put the whole text in quotes."),
    Explained(("lost-mark",), _W,
        "a text that begins or ends with a quotation mark which nothing closes or opens, or a list "
        "that ends with a bracket which nothing opens",
        "The mark shows, or a list is read as one text.", "Write the other mark, or neither."),
    Explained(("suspect-title",), _W,
        "a title with text of another script before or behind it that other titles have, too",
        "Pages that were broken into put such text before titles.",
        "Write the title alone, and look whether the address is still the right one."),
    Explained(("duplicate-address", "duplicate-title"), _W,
        "what another resource above has, spelt alike or not", _TWICE, "Keep one of them."),
    Explained(("duplicate-summary",), _W,
        "a summary that another resource above has, in capitals or not; but one of under 20 "
        "characters, or that more than three have, is meant for each of them",
        "It says nothing of one of the two, which may even be the same thing.",
        "Say what this one is about."),
    Explained(("long-summary",), _W,
        "a summary of more than 600 characters",
        "It is longer than people read before they choose.",
        "Say what it is about in a sentence or two."),
    Explained(("conflict-copy",), _W,
        "a copy beside the list that a program for sharing files made",
        "What somebody changed may be in the copy alone.", "Compare the two, then delete it."),
    Explained(("unknown-key",), _W,
        "a key that `curate` does not know, perhaps misspelt, or with a no-break space before it",
        "It is kept, and not used.", "Write the key that is meant."),
    Explained(("bad-checks", "missing-reason"), _W,
        "under `checks:`, what is no map of rules, or a rule without a reason; nothing is switched "
        "off by it",
        "Without the reason nobody knows later whether it still holds.",
        "Write each rule with its reason, as in unknown-time: nobody states one."),
    Explained(("unknown-rule",), _W,
        "under `checks:`, a rule that does not exist, or by which something is left out",
        "What was to be switched off is not.", "Use one of the names in this table."),
    Explained(("failing-address",), _N,
        "with `--online`: the first or second of the tries after which an address is called dead",
        "It may be down for an hour, or gone.", "Check it again in an hour or later."),
    Explained(("unasked-address",), _N,
        "with `--online`: it could not be asked, for want of a network, or since its host wants to "
        "be left alone for a while",
        "Nothing is known of it yet.", "Check it later, or open it yourself."),
    Explained(("unknown-time",), _N,
        "a resource with neither `minutes` nor `words`",
        "Without a time it is in no path, and in no answer to what fits.",
        "Write the minutes where they are stated, or count the words."),
    Explained(("unknown-parts",), _N,
        "a resource whose `parts` are `unknown`",
        "Its total time is unknown, and no path can have all of it.",
        "Write how many there are."),
    Explained(("missing-summary",), _N,
        "a resource without a summary",
        "People have only its title to choose by.", "Say in a sentence what it is about."),
    Explained(("missing-address",), _N,
        "a resource without a `url`",
        "Whoever wants it has to look for it, and `open` cannot open it.",
        "Write where it can be found; where it is nowhere online, leave it."),
    Explained(("long-requirement",), _N,
        "a resource to take first that takes more than 4 hours in one part, or more than 10 times "
        "as long as what requires it",
        "It fits into no path, and neither does what comes after it.",
        "Say what its parts are, or require less where that is enough."),
    Explained(("odd-layout",), _N,
        "an entry that is laid out otherwise than most: in braces or not, indented by more or by "
        "less, begun on the line of its dash or below it",
        "Whoever writes the next one may copy it, and slips are harder to see.",
        "Lay it out as the others are."),
    Explained(("unused-theme",), _N,
        "a theme that is declared and that no resource has, nor any theme within it",
        "People look there and find nothing.", "Give it to a resource, or take it out."),
    Explained(("near-title",), _N,
        "a title that another resource above has, but for a letter, small words, spaces or their "
        "order",
        _TWICE, "Look whether they are the same: if so, keep one."),
)  # fmt: skip
"""The table, errors first. Its severities and texts are those of `--json` and the docs, too."""

_BY_RULE = {rule: one for one in EXPLAINED for rule in one.rules}
RULE_NAMES = tuple(_BY_RULE)
"""Of all rules, in the order of the table."""


def severity_of(rule: str) -> Severity:
    """Give how much a finding of `rule`, one of RULE_NAMES, weighs."""
    return _BY_RULE[rule].severity


def explained(rule: str) -> Explained:
    """Give what people are told of `rule`, one of RULE_NAMES; of one on a field, what it takes."""
    said = _BY_RULE[rule]
    kind, _, key = rule.partition("-")
    shape = FIELDS.get(key) or HEAD.get(key)
    if shape is None or said.severity is not Severity.ERROR:
        return said
    remedy = {"bad": f"Write {shape.how}.", "unknown": f"Use {shape.how}.",
              "missing": f"{shape.missing}."}.get(kind)  # fmt: skip
    return said._replace(remedy=remedy[:1].upper() + remedy[1:]) if remedy else said

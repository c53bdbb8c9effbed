"""What other tools call what we have: commands, options and the words of closed vocabularies."""

from collections.abc import Collection
from enum import StrEnum
from itertools import dropwhile
from typing import TypeVar, cast

from curate.interaction.joining_words import JOINING
from curate.interaction.time_among_words import MOST_WORDS, time_among
from curate.interaction.words_together import Order
from curate.model import Format, Importance, Level, Status
from curate.query import Sort

_Member = TypeVar("_Member", bound=StrEnum)


def _table(lines: str) -> dict[str, tuple[str, ...]]:
    """Read lines of "what we say: what others say" into what is meant by each of the latter."""
    meant: dict[str, tuple[str, ...]] = {}
    for line in lines.strip().splitlines():
        ours, _, theirs = line.strip().partition(": ")
        for word in theirs.split(", "):
            meant[word] = (*meant.get(word, ()), ours)
    return meant


_COMMANDS = """
    list: ls, search, find, left
    list --status todo: todo, unread
    list --random: random, shuffle
    show: view, get, info
    open: browse, visit
    path: plan
    next: suggest, recommend, pick
    remove: rm, delete, del
    add: new
    edit: update, change, modify, set
    start: begin
    done: finish, finished, complete
    skip: ignore
    history: log
    stats: progress, status
    undo: revert
    themes: theme, tags, topics
    check: lint, validate, verify
    check --fix: fix, repair
    --version: version
"""
_SEVERAL_COMMANDS = """
    open ID: read, watch, listen
    done ID: read, watch, listen, mark
    skip ID: mark
    publish DIR: share, website, page, html, site
    export ics -o FILE: calendar, ics, ical
    path --text: share, send, email, mail, print
    list --markdown: share, send
    add ADDRESS: import, create
    init: create
    themes rename OLD NEW: rename
    edit ID --title TITLE: rename
    reset ID: undone, unfinish, unfinished, unstart, unskip, unmark
    next: what, which, anything, something
    list: what, which, anything, something, everything, all
"""
"""What may mean one of several commands, or needs more words than one."""
_OPTIONS = """
    KIND right after `export`: --to, --as, --kind, --type, --into
    TITLE alone, with no option before it: --title, --name
    --theme: --tag, --tags, --topic, --topics, --category, --themes
    --format: --type, --kind, --medium, --formats
    --max-minutes: --max-time, --time, --minutes, --duration, --under, --budget, --within
    --min-minutes: --min-time, --over
    --minutes: --time, --duration, --length, --max-minutes, --max-time
    --status done: --done, --read, --finished
    --status todo: --unread, --todo
    --status skipped: --skipped, --skip, --ignored
    --random: --shuffle, --surprise
    --text: --email, --mail, --plain
    --json: --tsv, --csv, --table
    --markdown: --md, --text, --email, --mail
    --status begun: --started, --begun, --reading
    --include-done: --all
    --sort: --order, --order-by, --sort-by
    --limit: -n, --count, --top, --max-count
    --url: --link, --address
    --author: --by, --authors
    --published: --date, --year
    --summary: --description, --notes, --desc
    --importance: --priority
    --level: --difficulty
    --sitting: --session, --per-day, --a-day, --daily
    --sittings: --days, --sessions
    --took: --minutes, --time
    --output: --dir, --directory, --folder, --out, --target, --destination
"""
_WORDS = {
    Format: """
        read: article, text, book, blog, paper, pdf, reading, reads, to read
        read: can i read, could i read, should i read, shall i read, may i read, do i read
        read: can we read, could we read, should we read, shall we read, may we read, do we read
        read: i can read, i could read, i should read, we can read, we could read, we should read
        watch: video, film, movie, clip, talk, ted talk, lecture, webinar, watching, to watch
        listen: podcast, audio, audiobook, listening, to listen, listen to
    """,
    Status: """
        todo: unread, to do, to-do, new, not begun
        started: begun, begin, start, reading, in progress, in-progress
        done: finished, complete, completed, read, i read, we read, already read
        done: have i read, have we read, i have read, we have read, i've read, we've read
        skipped: skip, ignored
    """,
    Level: """
        introductory: beginner, beginners, basic, easy, easiest, introduction, new to
        intermediate: medium, middle
        advanced: expert, hard, difficult
    """,
    Importance: """
        essential: required, mandatory, core, must
        recommended: normal
        optional: further, extra
    """,
    Sort: """
        position: file, order, listed
        time: length, duration, minutes
        title: name, alphabet, alphabetical
        published: date, year, age
        level: difficulty
        importance: priority
        random: shuffle
    """,
    Order: """
        shortest first: short, shorter, shortest, quick, quickest
        longest first: long, longer, longest
        newest first: recent, newest, latest, most recent
    """,
}

_QUESTIONS = """
    --sort published --reverse: new
    --random: random, anything
"""
"""Words of a search that may have been meant as an option of `list`, beside those for an order."""


def spoken(word: StrEnum) -> str:
    """Give a word of a vocabulary as people say it."""
    return "begun" if word is Status.STARTED else str(word)


def command_line(words: list[str]) -> list[str]:
    """Give a command line with our name of the command.

    `help list` is `list --help`, and words that begin with a time or a format are asked of `next`.
    """
    if words[:1] == ["help"]:
        return [*command_line(words[1:]), "--help"]
    ours = _table(_COMMANDS).get(words[0]) if words else None
    if ours is not None:
        return [*ours[0].split(), *words[1:]]
    asked = " ".join(words).split()
    if not words or (asked[:1] == words[:1] and commands(words[0]) and words[0] not in JOINING):
        return words
    asked = list(dropwhile(lambda word: word.casefold() in JOINING, asked))
    beginnings = (" ".join(asked[:at]) for at in range(1, min(len(asked), MOST_WORDS) + 1))
    return ["next", *words] if any(map(_begins_what_is_asked, beginnings)) else words


def commands(word: str) -> tuple[str, ...]:
    """Give the commands one of which may be meant by a word that is none."""
    return _table(_SEVERAL_COMMANDS).get(word, ())


def option(name: str, known: Collection[str]) -> str | None:
    """Give what we call the option that others call `name`, if that is among the `known` names.

    An argument is known by what stands for it in the help: `KIND`.
    """
    for ours in _table(_OPTIONS).get(name, ()):
        if ours.split()[0] in known:
            return ours
    return None


def members(
    text: str, vocabularies: Collection[type[StrEnum]], *, of_titles: bool = False
) -> list[StrEnum]:
    """Give all words of some vocabularies that a text is, or is a synonym of.

    Of levels and importances synonyms do not count, unless those `of_titles` do: most of them
    are words of titles.
    """
    word = _one_word(text)
    found: dict[StrEnum, None] = {}
    for vocabulary in vocabularies:
        counts = of_titles or vocabulary in (Format, Status, Order) or " " in word
        ours = _meant(_WORDS[vocabulary], word) if counts else ()
        found |= dict.fromkeys(one for one in vocabulary if one == word or one in ours)
    return list(found)


def questions(word: str) -> tuple[str, ...]:
    """Give the options of `list` that a word of a search may have been meant as."""
    orders = _meant(_WORDS[Order], word.lower())
    return tuple(Order(one).option for one in orders) or _table(_QUESTIONS).get(word.lower(), ())


def member(vocabulary: type[_Member], text: str) -> _Member | None:
    """Give the word of a vocabulary that a text means: itself, its beginning, or a synonym.

    None where it means none, or may mean several. Capitals and spaces around do not count.
    """
    word = _one_word(text)
    for known in vocabulary:
        if word == known:
            return known
    theirs = _meant(_WORDS.get(vocabulary, ""), word)
    if vocabulary is Sort:
        orders = map(Order, _meant(_WORDS[Order], word))
        theirs = theirs or tuple(order.sort for order in orders if not order.reverse)
    if theirs:
        return vocabulary(theirs[0])
    begun = [known for known in vocabulary if known.startswith(word)]
    if len(begun) == 1:
        return begun[0]
    return cast("_Member | None", _kind(word)) if vocabulary is Format else None


def _kind(word: str) -> Format | None:
    """Give the format that a kind of thing has, as what is imported says it."""
    from curate.vocabulary import format_

    return format_(word) or format_(word.removesuffix("s"))


def _one_word(text: str) -> str:
    return " ".join(text.lower().split())


def _meant(words: str, word: str) -> tuple[str, ...]:
    """Give what a word means by lines of what we say and others say, in the plural too."""
    theirs = _table(words)
    plural = words != _WORDS[Status]  # "reads" are articles, and nothing that is read
    return theirs.get(word) or theirs.get(word.removesuffix("s") if plural else word, ())


def _begins_what_is_asked(text: str) -> bool:
    """Whether a text is a time, or a word for a format: `20`, `half an hour`, `videos`."""
    time = time_among(text)
    return bool(members(text, [Format])) if time is None else not time.rest

"""Whole screens: what people see, at every width, in colour and without, in a pipe."""

import re
import shlex

import pytest
from rich.cells import cell_len

from tests.answers import ok
from tests.conftest import Curate

# The screens of the real list, as they are.

HOME = """\
Building & sustaining a successful culture
11 resources · at least ~3 h 16 · data/resources.yaml

  curate list --max-minutes 30   what fits in half an hour
  curate path --theme equity     a theme in a good order, with reasons
  curate next 20                 one thing for the next 20 minutes
  curate add                     add a resource

All commands: curate --help
"""

LIST_80 = """\
Title                                                         Format  Time
────────────────────────────────────────────────────────────────────────────────
ADCS Building a workforce that works for all children         read    20 min
  workforce-for-all · essential · workforce
Leadership imbalance – Black and Asian leaders missing in     read    15 min
action
  leadership-imbalance · essential · equity/race, leadership
What My Sled Dogs Taught Me About Planning for the Unknown    read     3 min
  sled-dogs · optional · leadership
Sacred Activism and Ubuntu                                    read    45 min × 2
  sacred-activism · equity/race, leadership
Cultural Competence                                           read    45 min
  cultural-competence · essential · equity, culture
How to be a professional troublemaker                         watch   13 min
  troublemaker · equity, culture
Leading in Colour: The Fierce Urgency of NOW                  read         ?
  leading-in-colour · equity/race, leadership
What works in engaging Pakistani and Army families in Family  read         ?
Support?
  engaging-families · equity, families
Coaching for Leaders in a Childrens Services Context          read         ?
  coaching · leadership, workforce
New directors’ training programme extended to help tackle     read    ~3 min
DCS turnover
  dcs-turnover · optional · workforce
Breaking barriers: Meera Spillett’s path from disabled        read    ~7 min
social worker to award-winning leader
  breaking-barriers · equity/race, workforce

11 resources · at least ~3 h 16
"""

LIST_100 = """\
Title                                                                             Format  Time
────────────────────────────────────────────────────────────────────────────────────────────────────
ADCS Building a workforce that works for all children                             read    20 min
  workforce-for-all · essential · workforce
Leadership imbalance – Black and Asian leaders missing in action                  read    15 min
  leadership-imbalance · essential · equity/race, leadership
What My Sled Dogs Taught Me About Planning for the Unknown                        read     3 min
  sled-dogs · optional · leadership
Sacred Activism and Ubuntu                                                        read    45 min × 2
  sacred-activism · equity/race, leadership
Cultural Competence                                                               read    45 min
  cultural-competence · essential · equity, culture
How to be a professional troublemaker                                             watch   13 min
  troublemaker · equity, culture
Leading in Colour: The Fierce Urgency of NOW                                      read         ?
  leading-in-colour · equity/race, leadership
What works in engaging Pakistani and Army families in Family Support?             read         ?
  engaging-families · equity, families
Coaching for Leaders in a Childrens Services Context                              read         ?
  coaching · leadership, workforce
New directors’ training programme extended to help tackle DCS turnover            read    ~3 min
  dcs-turnover · optional · workforce
Breaking barriers: Meera Spillett’s path from disabled social worker to           read    ~7 min
award-winning leader
  breaking-barriers · equity/race, workforce

11 resources · at least ~3 h 16
"""

HALF_AN_HOUR_80 = """\
Title                                                             Format  Time
────────────────────────────────────────────────────────────────────────────────
ADCS Building a workforce that works for all children             read    20 min
  workforce-for-all · essential · workforce
Leadership imbalance – Black and Asian leaders missing in action  read    15 min
  leadership-imbalance · essential · equity/race, leadership
What My Sled Dogs Taught Me About Planning for the Unknown        read     3 min
  sled-dogs · optional · leadership
How to be a professional troublemaker                             watch   13 min
  troublemaker · equity, culture
New directors’ training programme extended to help tackle DCS     read    ~3 min
turnover
  dcs-turnover · optional · workforce
Breaking barriers: Meera Spillett’s path from disabled social     read    ~7 min
worker to award-winning leader
  breaking-barriers · equity/race, workforce

6 resources · ~1 h 01
"""

PATH_80 = """\
   Title                                            Format  Time        So far
────────────────────────────────────────────────────────────────────────────────
1  Leadership imbalance – Black and Asian leaders   read    15 min       15 min
   missing in action
     leadership-imbalance · essential, before
     Cultural Competence, which requires it
2  How to be a professional troublemaker            watch   13 min       28 min
     troublemaker · introductory, the only one to
     watch
3  Breaking barriers: Meera Spillett’s path from    read    ~7 min      ~35 min
   disabled social worker to award-winning leader
     breaking-barriers · introductory
4  Cultural Competence                              read    45 min      ~1 h 20
     cultural-competence · essential
5  Leading in Colour: The Fierce Urgency of NOW     read         ?      ~1 h 20+
     leading-in-colour · intermediate
6  What works in engaging Pakistani and Army        read         ?      ~1 h 20+
   families in Family Support?
     engaging-families · intermediate
7  Sacred Activism and Ubuntu                       read    45 min × 2  ~2 h 50+
     sacred-activism · advanced

7 resources · at least ~2 h 50
"""

PATH_100 = """\
   Title                                                                Format  Time        So far
────────────────────────────────────────────────────────────────────────────────────────────────────
1  Leadership imbalance – Black and Asian leaders missing in action     read    15 min       15 min
     leadership-imbalance · essential, before Cultural Competence,
     which requires it
2  How to be a professional troublemaker                                watch   13 min       28 min
     troublemaker · introductory, the only one to watch
3  Breaking barriers: Meera Spillett’s path from disabled social        read    ~7 min      ~35 min
   worker to award-winning leader
     breaking-barriers · introductory
4  Cultural Competence                                                  read    45 min      ~1 h 20
     cultural-competence · essential
5  Leading in Colour: The Fierce Urgency of NOW                         read         ?      ~1 h 20+
     leading-in-colour · intermediate
6  What works in engaging Pakistani and Army families in Family         read         ?      ~1 h 20+
   Support?
     engaging-families · intermediate
7  Sacred Activism and Ubuntu                                           read    45 min × 2  ~2 h 50+
     sacred-activism · advanced

7 resources · at least ~2 h 50
"""

THEMES = """\
Theme                     Id           Resources  Time
────────────────────────────────────────────────────────────────────────────────
Equity and inclusion      equity               7  ~2 h 50+  ████████████████████
└ Race equity             equity/race          4  ~1 h 52+  █████████████
Leadership                leadership           5   1 h 48+  █████████████
Culture and behaviours    culture              2   58 min   ███████
Families and communities  families             1        ?
Children’s workforce      workforce            4  ~30 min+  ████

6 themes · 11 resources · at least ~3 h 16
"""

SHOW = """\
Cultural Competence
  cultural-competence

  Time     45 min to read, as stated
  Level    intermediate, essential
  By       Meera Spillett, The Staff College
  Themes   equity, culture
  After    leadership-imbalance (15 min)
  Status   to do
  Address  https://thestaffcollege.uk/publications/cultural-competence-toolkit/
  Line     data/resources.yaml:{line}

  Argues that one shared idea, put to work well, can change both people and
  whole organisations.
"""

SHOW_SLED = """\
What My Sled Dogs Taught Me About Planning for the Unknown
  sled-dogs

  Time       3 min to read, as stated
  Level      introductory, optional
  By         Blair Braverman, The New York Times
  Published  2020-09-23
  Themes     leadership
  Status     to do
  Line       data/resources.yaml:{line}

  What driving a team of sled dogs teaches about uncertainty, and about planning
  when nobody knows what comes next.
"""

CHECK = """\
Errors
data/resources.yaml:{importance}  Importance "usefull" is not known.
  sled-dogs · unknown-importance · use essential, recommended or optional

Warnings
data/resources.yaml:{theme}  Theme "resilience" is not declared.
  cultural-competence · unknown-theme · add it under themes
data/resources.yaml:{requirement}  Requires "leadership-imbalence", which is not listed.
  cultural-competence · unknown-requirement · did you mean leadership-imbalance?

3 faults in 11 resources
"""

SCREENS = {
    "": {80: HOME, 100: HOME},
    "list": {80: LIST_80, 100: LIST_100},
    "list --max-minutes 30": {80: HALF_AN_HOUR_80},
    "path --theme equity": {80: PATH_80, 100: PATH_100},
    "themes": {80: THEMES, 100: THEMES},
    "check": {80: "✓ No faults in 11 resources.\n", 100: "✓ No faults in 11 resources.\n"},
}
TABLES = ("list", "list --max-minutes 45", "path", "path --theme equity", "themes")
CARDS = ("show cultural", "show sled", "show sacred", "show engaging", "show dcs")
EVERY_SCREEN = ("", *TABLES, *CARDS, "check", "list --max-minutes 1", "list --theme equty")
WIDTHS = (40, 60, 80, 100, 200, None)


@pytest.mark.parametrize(
    ("command", "columns"),
    [(command, columns) for command in SCREENS for columns in SCREENS[command]],
)
def test_the_whole_screen(unchanged: Curate, command: str, columns: int) -> None:
    """The real list looks as it is meant to look, to the letter."""
    result = unchanged(*shlex.split(command), columns=columns)
    assert result.code == 0
    assert result.out == SCREENS[command][columns]


@pytest.mark.parametrize("columns", [80, 100])
@pytest.mark.parametrize(("id_", "screen"), [("cultural", SHOW), ("sled", SHOW_SLED)])
def test_the_whole_card(unchanged: Curate, id_: str, screen: str, columns: int) -> None:
    """One resource looks as it is meant to look; its summary is no wider on a wide screen."""
    line = 1 + next(
        number
        for number, text in enumerate(unchanged.text().splitlines())
        if text.startswith(f"- id: {id_}")
    )
    assert unchanged("show", id_, columns=columns).out == screen.format(line=line)


@pytest.mark.parametrize("columns", [80, 100])
def test_the_whole_screen_of_faults(curate: Curate, columns: int) -> None:
    """Faults are shown with their lines, their rules and what to do."""
    text = curate.text()
    text = text.replace("importance: optional", "importance: usefull", 1)
    text = text.replace("themes: [equity, culture]", "themes: [equity, resilience]", 1)
    text = text.replace("requires: [leadership-imbalance]", "requires: [leadership-imbalence]")
    curate.write(text)
    lines = text.splitlines()

    def line(part: str) -> int:
        return 1 + next(number for number, text in enumerate(lines) if part in text)

    result = curate("check", columns=columns)
    assert result.code == 1
    assert result.out == CHECK.format(
        importance=line("usefull"), theme=line("resilience"), requirement=line("imbalence")
    )


def test_the_first_screen_without_a_list(empty_folder: Curate) -> None:
    """Where there is no list, bare `curate` says how to get one: exit 0."""
    result = empty_folder()
    assert (result.code, result.err) == (0, "")
    assert "curate init --sample" in result.out
    assert "curate init  " in result.out
    assert result.out.endswith("\nAll commands: curate --help\n")


def test_the_first_screen_of_a_new_list(empty_folder: Curate) -> None:
    """The first screen of a list without themes and resources: exit 0, and how to add one."""
    empty_folder.write("title: My list\nresources: []\n")
    result = empty_folder()
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("My list\n0 resources · data/resources.yaml\n")
    assert "curate add" in result.out
    assert "--theme" not in result.out


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("title: My list\nresources: []\n", ""),
        ("title: My list\nresources: []\n", "themes"),
        (
            "themes: {a: A}\nresources:\n- {id: x, title: X, format: read}\n",
            'edit x --theme "Far away"',
        ),
    ],
)
def test_a_theme_is_added_as_the_screen_says(empty_folder: Curate, text: str, command: str) -> None:
    """Where `curate themes add` is offered it is with all that it needs, and can be typed so."""
    empty_folder.write(text)
    result = empty_folder(*shlex.split(command), columns=None)
    offered = re.search(r'curate (themes add [\w-]+ ".*?")', result.out + result.err)
    assert offered is not None
    ok(empty_folder, *shlex.split(offered[1]))


def test_the_first_screen_knows_what_is_begun(curate: Curate) -> None:
    """What is begun comes first, to carry on with."""
    ok(curate, "start", "sled-dogs")
    ways = ok(curate).out.splitlines()[3:]
    assert ways[0].split() == ["curate", "show", "sled-dogs"]
    assert ways[1].split()[:2] == ["carry", "on:"]


def test_the_first_screen_of_a_list_that_is_done(curate: Curate) -> None:
    """Where all is done or skipped, the first screen says so, kindly."""
    ids = ok(curate, "list", "--ids").out.split()
    ok(curate, "done", *ids[1:])
    ok(curate, "skip", ids[0])
    assert "All is done or skipped. Well done!" in ok(curate).out
    assert "curate next" not in ok(curate).out


def test_version(empty_folder: Curate, capsys: pytest.CaptureFixture[str]) -> None:
    """`--version` gives name and version on one line."""
    assert empty_folder("--version").code == 0
    assert re.fullmatch(r"curate \d+\.\d+\.\d+\S*\n", capsys.readouterr().out)


# In a pipe.


@pytest.mark.parametrize("command", ["list", "path"])
def test_in_a_pipe_titles_are_whole(curate: Curate, command: str) -> None:
    """In a pipe a title of any length stands on one line."""
    title = "A title of 10,000 letters " + "x" * 10_000
    curate.write(curate.text().replace("title: Cultural Competence", f"title: {title}"))
    lines = curate(command, columns=None).out.splitlines()
    assert any(title in line for line in lines)
    resources = [line for line in lines if re.search(r"  (read|watch) +\S", line)]
    assert len(resources) == 11
    assert len(lines) == 2 + 2 * 11 + 2


def test_in_a_pipe_a_card_is_whole(curate: Curate) -> None:
    """In a pipe neither title nor address of a card is broken."""
    address = "https://example.org/" + "y" * 500
    text = curate.text().replace("title: Cultural Competence", f"title: {'word ' * 100}end")
    curate.write(text.replace("https://thestaffcollege.uk/publications/cultural", address))
    lines = curate("show", "cultural", columns=None).out.splitlines()
    assert lines[0] == "word " * 100 + "end"
    assert f"  Address  {address}-competence-toolkit/" in lines


@pytest.mark.parametrize(
    "arguments", [["list", "--max-minutes", "30"], ["list", "--theme", "equty"]]
)
def test_in_a_pipe_remarks_are_one_line(unchanged: Curate, arguments: list[str]) -> None:
    """In a pipe a remark and an error are one line each, however long."""
    assert unchanged(*arguments, columns=None).err.count("\n") == 1


# At every width.

WIDE = """\
title: 学习清单 🐕
themes:
  pets: 🐕 Dogs and cats 🐈 and everything else that people keep at home
  学校: {title: 学校教育の歴史と現在、そしてこれから, description: 学校}
  deep/er/still: A title that is quite a bit longer than most titles are
resources:
- id: chinese
  title: 学校教育の歴史と現在、そしてこれからの子どもたちの学びについて考えるための長い長い題名
  format: read
  minutes: 99999
  parts: 9999
  themes: [学校]
  authors: [山田 太郎]
  summary: 学校教育の歴史と現在、そしてこれからの子どもたちの学びについて考える、という要約。
- id: family
  title: The 👨‍👩‍👧‍👦 family 🏳️‍🌈 and the flag 🇬🇧 of é, e\u0301 and zero\u200bwidth
  format: listen
  minutes: 75
  parts: unknown
  themes: [pets, 学校, deep/er/still]
  requires: [chinese]
- id: endless-and-quite-long-as-an-id-goes-because-nobody-said-it-must-not-be
  title: ENDLESS
  format: watch
  words: 999999
  importance: optional
  themes: [pets]
  url: https://example.org/ADDRESS
- id: spaced
  title: a lot of short words that will be wrapped again and again and again and again and again
  format: read
""".replace("ENDLESS", "x" * 10_000).replace("ADDRESS", "y" * 3_000)  # fmt: skip


def test_the_wide_list_is_a_good_one(empty_folder: Curate) -> None:
    """The list that these tests are tried on has no fault but what is meant."""
    empty_folder.write(WIDE)
    assert empty_folder("check").out == "✓ No faults in 4 resources.\n"


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("colour", [False, True])
def test_no_line_ends_in_blanks(colourful: Curate, columns: int | None, colour: bool) -> None:
    """No line of any screen ends in blanks, at any width, in colour or without."""
    colourful.colour = colour
    for command in EVERY_SCREEN:
        result = colourful(*shlex.split(command), columns=columns)
        assert blank_ends(result.out + result.err) == [], command


@pytest.mark.parametrize("columns", WIDTHS)
def test_no_line_ends_in_blanks_in_any_script(empty_folder: Curate, columns: int | None) -> None:
    """Nor where titles are Chinese, emoji, or 10,000 letters long."""
    empty_folder.write(WIDE)
    empty_folder.settle()
    shows = ("show chin", "show fam", "show end", "show spa")
    for command in ("", "list", "path", "themes", *shows):
        result = empty_folder(*shlex.split(command), columns=columns)
        assert result.code == 0, command
        assert blank_ends(result.out) == [], command


@pytest.mark.parametrize("columns", [40, 60, 80, 100, 200])
@pytest.mark.parametrize("command", [*TABLES, *CARDS])
def test_a_screen_keeps_to_its_width(unchanged: Curate, columns: int, command: str) -> None:
    """No line of a table or a card is wider than the terminal."""
    out = unchanged(*shlex.split(command), columns=columns).out
    table = out.rpartition("\n\n")[0] if command in TABLES else out
    assert [line for line in table.splitlines() if cell_len(line) > columns] == []


@pytest.mark.parametrize("columns", [60, 80, 100, 200])
def test_wide_letters_keep_to_the_width(empty_folder: Curate, columns: int) -> None:
    """Letters two columns wide, and endless words, do not spill over."""
    empty_folder.write(WIDE)
    empty_folder.settle()
    for command in ("list", "path", "show chin", "show end", "show spa"):
        out = empty_folder(*shlex.split(command), columns=columns).out
        assert [line for line in out.splitlines() if cell_len(line) > columns] == [], command


NARROW = (*TABLES, *CARDS, "", "stats", "path --sitting 30", "next 20", "check", "history")


@pytest.mark.parametrize("command", NARROW)
def test_a_narrow_screen_has_one_fact_a_line(curate: Curate, command: str) -> None:
    """On a phone all is there, no line is too wide, and no word that has room is broken."""
    ok(curate, "done", "sled-dogs")
    curate.write(curate.text().replace("[equity/race, leadership]", "[equity/race, nosuch]", 1))
    curate.settle()
    wide = curate(*shlex.split(command), columns=None).out
    facts = {"Title", "Theme", "Format", "Week", "of"}  # what stood above a column
    for columns in (20, 22, 30, 40):
        out = curate(*shlex.split(command), columns=columns).out
        lines = out.splitlines()
        commands = {line for line in lines if re.search("(^ |:) +curate ", line)}
        too_wide = {line for line in lines if cell_len(line) > columns and " " in line}
        assert too_wide - commands == set(), columns
        assert words(wide, columns) - facts - words(out, columns) == set(), columns


def words(screen: str, columns: int) -> set[str]:
    """Return the words of a screen that have room in so many columns, without bars and rules."""
    found = {word.strip(":,") for word in screen.split() if not set(word) & set("█─")}
    return {word for word in found if cell_len(word) < columns}


@pytest.mark.parametrize("columns", [20, 22, 30])
@pytest.mark.parametrize("command", ["list", "path", "path --sitting 30", "show leadership-imb"])
def test_an_id_is_whole_on_a_narrow_screen(unchanged: Curate, columns: int, command: str) -> None:
    """An id of as many letters as there are columns is on one line, to be copied."""
    lines = unchanged(*shlex.split(command), columns=columns).out.splitlines()
    assert any(re.match(r" *leadership-imbalance( |$)", line) for line in lines)


@pytest.mark.parametrize("columns", [30, 50])
def test_ways_are_whole_on_a_narrow_screen(curate: Curate, columns: int) -> None:
    """Where several commands are offered and have no room on a line, each has one of its own."""
    err = curate("add", "Cultural Competence", "--format", "read", columns=columns).err
    anyway = "curate add 'Cultural Competence' --format read --force"
    assert f"\n  Change it: curate edit cultural-competence\n  Add it anyway: {anyway}\n" in err


@pytest.mark.parametrize("columns", [60, 80, 200])
@pytest.mark.parametrize("command", ["list", "path"])
def test_nothing_of_a_table_is_cut(unchanged: Curate, columns: int, command: str) -> None:
    """At any width all titles, ids and themes are there, folded where they must be."""
    out = unchanged(command, columns=columns).out
    first, *lines = out.splitlines()
    left = first.index("Format") - 1
    said = "".join("".join(line[first.index("Title") : left].split()) for line in lines)
    for resource in REAL:
        assert "".join(resource[0].split()) in said
        assert resource[1] in said
    for time in ("45 min × 2", "~3 min", "~7 min", "~3 h 16"):
        assert time in out


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_nothing_of_the_themes_is_cut(unchanged: Curate, columns: int) -> None:
    """At any width all ids, counts and times of the themes are there."""
    out = unchanged("themes", columns=columns).out
    for id_, time in (
        ("equity", "~2 h 50+"),
        ("equity/race", "~1 h 52+"),
        ("leadership", "1 h 48+"),
        ("culture", "58 min"),
        ("families", "?"),
        ("workforce", "~30 min+"),
    ):
        assert re.search(rf"(^| ){id_} .*{re.escape(time)}( |$)", out, re.MULTILINE), (id_, out)


@pytest.mark.parametrize("columns", [76, 80, 100])
@pytest.mark.parametrize("done", [[], ["sled-dogs"], ["sled-dogs", "coaching"]])
def test_the_bars_of_themes_leave_room_for_titles(
    curate: Curate, columns: int, done: list[str]
) -> None:
    """Where there is little room the bars are shorter, and the titles whole, each on its line."""
    if done:
        ok(curate, "done", *done)
    lines = curate("themes", columns=columns).out.splitlines()
    assert ("Done" in lines[0]) == bool(done)
    assert len(lines) == 2 + 6 + 2
    bars = [line.count("█") for line in lines]
    assert 8 <= max(bars) <= 20
    assert sum(map(bool, bars)) == 5


REAL = (
    ("ADCS Building a workforce that works for all children", "workforce-for-all"),
    ("Leadership imbalance – Black and Asian leaders missing in action", "leadership-imbalance"),
    ("What My Sled Dogs Taught Me About Planning for the Unknown", "sled-dogs"),
    ("Sacred Activism and Ubuntu", "sacred-activism"),
    ("Cultural Competence", "cultural-competence"),
    ("How to be a professional troublemaker", "troublemaker"),
    ("Leading in Colour: The Fierce Urgency of NOW", "leading-in-colour"),
    ("What works in engaging Pakistani and Army families in Family Support?", "engaging-families"),
    ("Coaching for Leaders in a Childrens Services Context", "coaching"),
    ("New directors’ training programme extended to help tackle DCS turnover", "dcs-turnover"),
    (
        "Breaking barriers: Meera Spillett’s path from disabled social worker to award-winning"
        " leader",
        "breaking-barriers",
    ),
)


# Marks.


@pytest.mark.parametrize("command", EVERY_SCREEN)
def test_plain_marks_where_the_terminal_has_no_others(unchanged: Curate, command: str) -> None:
    """Where a terminal cannot show `·`, `×`, `─`, `█` and `└`, there are ASCII marks."""
    unchanged.unicode = False
    result = unchanged(*shlex.split(command))
    assert set(result.out + result.err) & set("·×─█└…✓●") == set()


def test_which_plain_marks_there_are(unchanged: Curate) -> None:
    """The ASCII marks say the same: `-` for `·` and `─`, `x` for `×`, `#` for `█`."""
    unchanged.unicode = False
    listed = unchanged("list").out
    assert listed.splitlines()[1] == "-" * 80
    assert "45 min x 2" in listed
    assert "  sled-dogs - optional - leadership" in listed
    themes = unchanged("themes").out
    assert "####################" in themes
    assert "` Race equity" in themes
    assert unchanged("check").out == "x No faults in 11 resources.\n"


@pytest.mark.parametrize("command", [*TABLES, "check", ""])
def test_plain_marks_do_not_move_anything(unchanged: Curate, command: str) -> None:
    """With ASCII marks everything stands where it stood."""
    with_marks = unchanged(*shlex.split(command)).out
    unchanged.unicode = False
    plain = unchanged(*shlex.split(command)).out
    assert [len(line) for line in plain.splitlines()] == [
        len(line) for line in with_marks.splitlines()
    ]


# Colour.

SGR = re.compile(r"\x1b\[([0-9;]*)m")
LINK = re.compile(r"\x1b\]8;[^;]*;([^\x1b]*)\x1b\\")
ROLES = {"0", "1", "2", "31", "32", "33", "36"}
"""End, bold, dim, red, green, yellow, cyan."""


def stripped(text: str) -> str:
    return LINK.sub("", SGR.sub("", text))


def blank_ends(text: str) -> list[str]:
    return [line for line in map(str, stripped(text).split("\n")) if line != line.rstrip()]


@pytest.fixture
def colourful(unchanged: Curate, monkeypatch: pytest.MonkeyPatch) -> Curate:
    """Run commands that only read, on the real list, in colour."""
    monkeypatch.setenv("TERM", "xterm-256color")
    unchanged.colour = True
    return unchanged


@pytest.fixture
def colourful_copy(curate: Curate, monkeypatch: pytest.MonkeyPatch) -> Curate:
    """Run commands on a copy of the real list, in colour."""
    monkeypatch.setenv("TERM", "xterm-256color")
    curate.colour = True
    return curate


@pytest.mark.parametrize("command", EVERY_SCREEN)
@pytest.mark.parametrize("columns", [60, 80, None])
def test_colour_changes_no_letter(colourful: Curate, command: str, columns: int | None) -> None:
    """Without its escapes, a screen in colour is the plain screen."""
    in_colour = colourful(*shlex.split(command), columns=columns)
    colourful.colour = False
    plain = colourful(*shlex.split(command), columns=columns)
    assert "\x1b" not in plain.out + plain.err
    assert stripped(in_colour.out) == plain.out
    assert stripped(in_colour.err) == plain.err


@pytest.mark.parametrize("command", EVERY_SCREEN)
def test_colour_is_by_role(colourful: Curate, command: str) -> None:
    """Escapes are the few colours that have a meaning, and links to web addresses."""
    result = colourful(*shlex.split(command))
    text = result.out + result.err
    codes = {code for found in SGR.findall(text) for code in found.split(";")}
    assert "0" in codes
    assert codes <= ROLES
    assert all(link == "" or link.startswith("https://") for link in LINK.findall(text))
    assert "\x1b" not in stripped(text)


def test_titles_are_bold_ids_cyan_and_doubt_yellow(colourful: Curate) -> None:
    """In a table, titles are bold, ids cyan, estimates and unknown times yellow."""
    out = LINK.sub("", colourful("list").out)
    assert "\x1b[1mSacred Activism and Ubuntu\x1b[0m" in out
    assert "\x1b[36msacred-activism\x1b[0m" in out
    assert "\x1b[33m~3 min" in out
    assert re.search(r"\x1b\[33m *\?", out)
    assert not re.search(r"\x1b\[33m *\d", out)


def test_second_lines_and_rules_are_dim(colourful: Curate) -> None:
    """In a table, the rule and what stands behind an id are dim."""
    out = colourful("list").out
    assert f"\x1b[2m{'─' * 80}\x1b[0m" in out
    assert "\x1b[2m · optional · leadership\x1b[0m" in out


def test_second_lines_of_faults_are_dim(colourful_copy: Curate) -> None:
    """In `check` too, what stands behind an id is dim."""
    colourful_copy.write(colourful_copy.text().replace("minutes: 20", "minutes: soon"))
    out = colourful_copy("check").out
    assert "\x1b[36mworkforce-for-all\x1b[0m\x1b[2m · bad-minutes" in out


def test_an_error_is_red(colourful: Curate) -> None:
    """The word `Error:` is red."""
    assert colourful("show", "nosuch").err.startswith("\x1b[31mError:\x1b[0m ")


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        ([], "curate list --max-minutes 30"),
        ([], "curate --help"),
        (["list", "nosuchword"], "curate list"),
        (["list", "--theme", "nosuch"], "curate themes"),
        (["list", "--nosuch"], "curate list --help"),
    ],
)
def test_commands_are_cyan(colourful: Curate, arguments: list[str], command: str) -> None:
    """A command that is offered is cyan, on the first screen, in remarks and in errors."""
    result = colourful(*arguments)
    assert f"\x1b[36m{command}\x1b[0m" in result.out + result.err


def test_a_title_links_to_its_address(colourful: Curate) -> None:
    """On a terminal a title leads to its address; without an address it leads nowhere."""
    links = [link for link in LINK.findall(colourful("list", columns=None).out) if link]
    assert len(links) == 8
    assert "https://www.ted.com/talks/luvvie_ajayi_jones_how_to_be_a_professional_troublemaker" in (
        links
    )


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ftp://example.org"],
)
def test_only_web_addresses_are_links(colourful_copy: Curate, address: str) -> None:
    """An address that is not http or https is shown and not linked."""
    colourful_copy.write(f"resources:\n- {{id: a, title: A, format: read, url: '{address}'}}\n")
    for command in (["list"], ["path"], ["show", "a"]):
        assert LINK.findall(colourful_copy(*command).out) == []
    assert address in colourful_copy("show", "a").out


# Titles are data.

HOSTILE = {
    "[red]alarm[/red]": "[red]alarm[/red]",
    "[link=https://evil.example]click[/link]": "[link=https://evil.example]click[/link]",
    "[/]": "[/]",
    "[bold": "[bold",
    ":warning: :smile:": ":warning: :smile:",
    r"\e[31mred\e[0m": "red",
    r"\e]8;;https://evil.example\e\\link\e]8;;\e\\": "link",
    r"\e]0;window title\aafter": "after",
    r"\x9b31mred": "red",
    r"\e[2J\e[Hclean": "clean",
    r"one\ntwo\rthree\u2028four": "one two three four",
    r"safe \u202egnp.exe": "safe gnp.exe",
    r"\u2066isolated\u2069": "isolated",
    r"bell\a back\b null\0 end": "bell back null end",
    "<script>alert(1)</script>": "<script>alert(1)</script>",
    "50 % {braces} $(id) `id`": "50 % {braces} $(id) `id`",
}
FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")


@pytest.mark.parametrize("written", HOSTILE)
def test_a_text_prints_safely_as_typed(empty_folder: Curate, written: str) -> None:
    """Whatever a title holds is shown as typed, without what could take the terminal over."""
    empty_folder.write(hostile_list(written))
    for command in ("list", "path", "show hostile", "themes", "", "check"):
        result = empty_folder(*shlex.split(command), columns=None)
        assert FORBIDDEN.findall((result.out + result.err).replace("\n", "")) == [], command
        if command != "check":
            assert HOSTILE[written] in result.out, command


@pytest.mark.parametrize("written", HOSTILE)
def test_a_text_prints_safely_in_colour(colourful_copy: Curate, written: str) -> None:
    """In colour a hostile title adds no colour, no link and no escape of its own."""
    colourful_copy.write(hostile_list(written))
    for command in (["list"], ["path"], ["show", "hostile"], ["themes"], []):
        text = colourful_copy(*command, columns=None).out
        codes = {code for found in SGR.findall(text) for code in found.split(";")}
        assert codes <= ROLES - {"31"}
        assert [link for link in LINK.findall(text) if link] == []
        assert FORBIDDEN.findall(stripped(text).replace("\n", "")) == []


@pytest.mark.parametrize(
    "command",
    [
        ["list", "--theme", "{}"],
        ["list", "--format", "{}"],
        ["list", "--max-minutes", "{}"],
        ["list", "--file", "{}"],
        ["show", "{}"],
        ["{}"],
        ["list", "--{}"],
    ],
)
def test_an_error_quotes_safely(unchanged: Curate, command: list[str]) -> None:
    """What an error quotes from the command line cannot take the terminal over."""
    for typed in ("\x1b[31mred", "\x1b]0;title\x07", "\x9b31mred", "a\nb\rc", "\u202egnp.exe"):
        result = unchanged(*[word.replace("{}", typed) for word in command], columns=None)
        assert result.code in (2, 3)
        assert FORBIDDEN.findall(result.err.replace("\n", "")) == []


def hostile_list(written: str) -> str:
    text = '"' + written.replace('"', '\\"') + '"'
    return (
        f"title: {text}\ndescription: {text}\n"
        f"themes: {{odd: {{title: {text}, description: {text}}}}}\n"
        f"resources:\n- id: hostile\n  title: {text}\n  format: read\n  themes: [odd]\n"
        f"  authors: [{text}]\n  publisher: {text}\n  url: {text}\n  summary: {text}\n"
        f"  {text}: unknown key\n"
        f"- id: reader\n  title: Reader\n  format: read\n  requires: [hostile]\n"
    )

"""`curate path` as people see it: a table, sittings, what is left out, a checklist, hints."""

import json
import re
from typing import Any

import pytest

from curate.planner.causes import Cause
from tests.conftest import Curate

SPECIAL = """title: A *list* of [mine]
resources:
- id: a
  title: Go [x](y) *now* <b># `c` | d_e ~ \\
  format: read
  minutes: 10
  themes: [x]
  importance: essential
  url: javascript:alert(1)
- id: b
  title: B
  format: watch
  minutes: 15
  themes: [x]
  requires: [e]
  url: https://example.org/a_(b)
- id: d
  title: D
  format: read
  minutes: 20
  parts: 2
  themes: [x]
  importance: essential
  requires: [e]
- {id: e, title: E, format: read, minutes: 20}
- {id: f, title: F, format: read, minutes: 20, themes: [x], importance: optional}
"""


def shown(curate: Curate, *options: str) -> str:
    """Return what `curate path` prints, however wide."""
    result = curate("path", *options, columns=None)
    assert result.code == 0, result.err
    return result.out


def table(out: str) -> str:
    """Return the lines of a table, but for its heading and rule."""
    return out.split("\n", 2)[2]


# Under a budget.


def test_a_path_for_a_time(curate: Curate) -> None:
    """A table with times, running totals and reasons; what is left out; the sum of the time."""
    assert table(shown(curate, "-t", "equity", "--max-minutes", "90")) == (
        "1  Leadership imbalance – Black and Asian leaders missing in action                      "
        "        read    15 min   15 min\n"
        "     leadership-imbalance · essential, before Cultural Competence, which requires it\n"
        "2  How to be a professional troublemaker                                                 "
        "        watch   13 min   28 min\n"
        "     troublemaker · next on the list that fits\n"
        "3  Breaking barriers: Meera Spillett’s path from disabled social worker to award-winning"
        " leader  read    ~7 min  ~35 min\n"
        "     breaking-barriers · next on the list that fits\n"
        "4  Cultural Competence                                                                   "
        "        read    45 min  ~1 h 20\n"
        "     cultural-competence · essential\n"
        "\n"
        "Left out\n"
        "  no room left    sacred-activism (45 min × 2)\n"
        "  no known time   leading-in-colour, engaging-families\n"
        "\n"
        "4 of 7 resources · ~1 h 20 of 1 h 30\n"
    )


def test_a_path_that_leaves_nothing_out_has_no_such_lines(curate: Curate) -> None:
    """Where all fits, nothing is said of what is left out."""
    out = shown(curate, "-t", "culture", "-m", "2h")
    assert "Left out" not in out
    assert out.endswith("\n\n2 resources, and 1 that they need · 1 h 13 of 2 h\n")


def test_the_footer_counts_what_is_needed_apart(curate: Curate) -> None:
    """What a path needs besides what was asked for is counted beside it."""
    out = shown(curate, "competence", "-t", "culture", "-m", "60")
    assert out.endswith("\n1 resource, and 1 that it needs · 1 h of 1 h\n")


def test_times_of_an_hour_or_less_name_minutes_once(curate: Curate) -> None:
    """A sum and its limit in minutes read `15 of 20 min`."""
    assert shown(curate, "-t", "equity", "-m", "20").endswith("\n1 of 7 resources · 15 of 20 min\n")


def test_what_is_left_out_is_named_by_its_cause(curate: Curate) -> None:
    """One line a cause: ids, and their times where time is the cause."""
    out = shown(curate, "-t", "equity", "-m", "20")
    assert out.partition("\nLeft out\n")[2].startswith(
        "  no room left            troublemaker (13 min), breaking-barriers (~7 min)\n"
        "  too long for the time   cultural-competence (45 min, after leadership-imbalance),"
        " sacred-activism (45 min × 2)\n"
        "  no known time           leading-in-colour, engaging-families\n"
    )


def test_many_that_are_left_out_are_counted(empty_folder: Curate) -> None:
    """A line names five, and says how many more there are."""
    entries = [f"- {{id: r{n}, title: T, format: read, minutes: 10}}\n" for n in range(2_000)]
    empty_folder.write("resources:\n" + "".join(entries))
    out = shown(empty_folder, "-m", "10")
    names = ", ".join(f"r{n} (10 min)" for n in range(1, 6))
    assert f"\nLeft out\n  no room left   {names} and 1,994 more\n" in out


def test_explained_each_that_is_left_out_has_a_sentence(curate: Curate) -> None:
    """`--explain` gives a sentence each, those of one cause together."""
    out = shown(curate, "-t", "equity", "-m", "60", "--explain")
    assert out.partition("\nLeft out\n")[2] == (
        "  How to be a professional troublemaker\n"
        "    troublemaker · It needs 13 min, and no time is left.\n"
        "  Breaking barriers: Meera Spillett’s path from disabled social worker to award-winning"
        " leader\n"
        "    breaking-barriers · It needs ~7 min, and no time is left.\n"
        "  Sacred Activism and Ubuntu\n"
        "    sacred-activism · It takes 1 h 30, and there is 1 h.\n"
        "  Leading in Colour: The Fierce Urgency of NOW\n"
        "    leading-in-colour · How long it takes is not known.\n"
        "  What works in engaging Pakistani and Army families in Family Support?\n"
        "    engaging-families · How long it takes is not known.\n"
        "\n"
        "2 of 7 resources · 1 h of 1 h\n"
    )


def test_explained_with_what_it_requires(curate: Curate) -> None:
    """Where a resource would fit by itself, the sentence says that what it requires counts."""
    out = shown(curate, "-t", "equity", "-m", "50", "--explain")
    assert "cultural-competence · With what it requires it takes 1 h, and there is 50 min." in out


def test_each_cause_has_its_sentence(empty_folder: Curate) -> None:
    """Whatever the cause, what is left out is explained in one sentence that names facts."""
    kinds = {
        "taken": "minutes: 10, importance: essential, themes: [x]",
        "long": "minutes: 100",
        "room": "minutes: 25",
        "nothing": "minutes: 1, importance: optional, themes: [x]",
        "unknown": "themes: [x]",
        "lost": "minutes: 1, requires: [nowhere]",
        "after": "minutes: 1, requires: [lost]",
        "circle": "minutes: 1, requires: [circle]",
    }
    entries = [f"- {{id: {id_}, title: T, format: read, {said}}}\n" for id_, said in kinds.items()]
    empty_folder.write("resources:\n" + "".join(entries))
    out = shown(empty_folder, "-m", "30", "--explain")
    told = dict(re.findall(r"^    (\w+) · (.*)$", out, re.MULTILINE))
    assert told == {
        "long": "It takes 1 h 40, and there is 30 min.",
        "room": "It needs 25 min, and 20 min is left.",
        "nothing": "It is optional, and opens no theme that the path does not touch.",
        "unknown": "How long it takes is not known.",
        "lost": 'It requires "nowhere", which is not in the list, or cannot be read.',
        "after": "It requires T, which cannot be in the path.",
        "circle": "It requires itself.",
    }
    lines = shown(empty_folder, "-m", "30").partition("\nLeft out\n")[2].splitlines()[:7]
    assert [line.split("   ")[0].strip() for line in lines] == [
        "no room left",
        "too long for the time",
        "no known time",
        "adds no new theme",
        "requires what is not listed",
        "required in a circle",
        "after one that is left out",
    ]


def test_a_fault_in_the_list_is_said_without_explain_too(empty_folder: Curate) -> None:
    """What is left out for a fault in the list is named on stderr."""
    empty_folder.write(
        "resources:\n"
        "- {id: good, title: Good, format: read, minutes: 5}\n"
        "- {id: lost, title: Lost, format: read, minutes: 5, requires: [nowhere]}\n"
    )
    result = empty_folder("path", "-m", "30", columns=None)
    assert result.err == (
        'Lost is left out. It requires "nowhere", which is not in the list, or cannot be read.\n'
    )
    assert "lost" in result.out


def test_optional_ones_fill_what_is_left_where_asked_for(empty_folder: Curate) -> None:
    """An optional resource that opens nothing comes only with `--include-optional`."""
    empty_folder.write(SPECIAL)
    out = shown(empty_folder, "-t", "x", "-m", "2h")
    assert "  adds no new theme   f\n" in out
    out = shown(empty_folder, "-t", "x", "-m", "2h", "--include-optional")
    assert "\n     f · optional, and there is room\n" in out


def test_what_would_fill_the_room_that_is_left_is_named(curate: Curate) -> None:
    """Where an optional piece would fit that was not asked for, one line says so, and how."""
    options = ["path", "-t", "leadership", "-m", "20"]
    result = curate(*options, columns=None)
    assert result.err == (
        "There is room for sled-dogs (3 min). "
        "Add it: curate path --theme leadership --max-minutes 20 --include-optional\n"
    )
    result = curate(*options, "--include-optional", columns=None)
    assert result.err == ""
    assert "sled-dogs · optional, and there is room" in result.out


def test_one_part_fills_the_room_where_asked_for(curate: Curate) -> None:
    """Where one part of two would fit, one line says so, and the option adds that part alone."""
    options = ["path", "-t", "leadership", "-m", "60"]
    result = curate(*options, columns=None)
    assert result.err == (
        "There is room for one part of sacred-activism (45 min). "
        "Add it: curate path --theme leadership --max-minutes 60 --allow-parts\n"
    )
    result = curate(*options, "--allow-parts", columns=None)
    assert result.err == ""
    assert "\n     sacred-activism · part 1 of 2 · recommended, one part fits\n" in result.out
    assert result.out.endswith("\n2 of 5 resources · 1 h of 1 h\n")


# In sittings.


def test_sittings_are_sections(curate: Curate) -> None:
    """Each sitting has a heading with its own time, and the footer counts them."""
    out = table(shown(curate, "-t", "equity", "--sitting", "30", "-m", "90"))
    lines = [re.sub(" {2,}.*", "", line.strip()) for line in out.splitlines()]
    assert lines[:10] == [
        "Sitting 1 · 28 of 30 min",
        "1",
        "leadership-imbalance · essential",
        "2",
        "troublemaker · also about Equity and inclusion",
        "",
        "Sitting 2 · ~7 of 30 min",
        "3",
        "breaking-barriers · next on the list that fits",
        "",
    ]
    assert out.endswith("\n3 of 7 resources · ~35 min of 1 h 30 · 2 sittings\n")


@pytest.mark.parametrize("limits", [["-m", "90"], ["--sittings", "3"]])
def test_where_time_is_limited_nothing_is_longer_than_a_sitting(
    curate: Curate, limits: list[str]
) -> None:
    """However the time is given, what is longer than a sitting is left out, and that is said."""
    result = curate("path", "--sitting", "30", *limits, columns=None)
    said = "  longer than a sitting   cultural-competence (45 min), sacred-activism (45 min × 2)\n"
    assert said in result.out
    assert "  4 of 11 resources · ~55 min of 1 h 30 · 2" in f"  {result.out.splitlines()[-1]}"
    assert "essential, but longer than a sitting of 30 min. Make room: curate path" in result.err
    assert "--sitting 45" in result.err


def test_without_a_limit_what_is_longer_has_a_sitting_to_itself(curate: Curate) -> None:
    """Where all is laid out, what is longer than a sitting is in it, and marked."""
    out = shown(curate, "-t", "equity", "--sitting", "30")
    assert "   Sitting 3 · 45 min\n" in out
    assert "\n     cultural-competence · essential · longer than a sitting\n" in out


def test_a_number_of_sittings_is_a_limit(curate: Curate) -> None:
    """With `--sittings` what is longer than one is left out, and the footer counts to the limit."""
    out = shown(curate, "-t", "equity", "--sitting", "20", "--sittings", "2")
    assert (
        "  longer than a sitting   cultural-competence (45 min), sacred-activism (45 min × 2)\n"
        in out
    )
    assert "longer than a sitting\n" not in table(out).partition("\nLeft out\n")[0]
    assert out.endswith("\n3 of 7 resources · ~35 of 40 min · 2 of 2 sittings\n")


def test_the_smaller_limit_holds(curate: Curate) -> None:
    """With both a time and a number of sittings, the path keeps to both."""
    more = ["-t", "equity", "--sitting", "45", "--sittings", "2", "--json"]
    found = json.loads(shown(curate, *more, "-m", "60"))
    assert found["max_minutes"] == 60
    assert found["total_minutes"] <= 60
    assert json.loads(shown(curate, *more, "-m", "500"))["max_minutes"] == 90


def test_parts_say_which_they_are(curate: Curate) -> None:
    """A part in a sitting of its own says which part it is, and the next that it goes on."""
    out = shown(curate, "sacred", "--sitting", "45")
    assert "\n     sacred-activism · part 1 of 2 · advanced\n" in out
    assert "\n     sacred-activism · part 2 of 2 · goes on\n" in out
    assert out.endswith("\n1 resource · 1 h 30 · 2 sittings\n")


def test_no_part_is_cut_and_what_fits_together_is_one_step(curate: Curate) -> None:
    """Where all parts fit in one sitting they are one step."""
    out = shown(curate, "sacred", "--sitting", "2h")
    assert "   Sitting 1 · 1 h 30 of 2 h\n" in out
    assert "\n     sacred-activism · advanced\n" in out
    assert out.endswith("\n1 resource · 1 h 30 · 1 sitting\n")


def test_an_unknown_time_has_a_sitting_to_itself(curate: Curate) -> None:
    """What takes nobody knows how long shares no sitting."""
    out = shown(curate, "-t", "families", "--sitting", "30")
    assert "   Sitting 1 · time not known\n" in out
    assert "   Sitting 2 · time not known\n" in out


PLACES = """resources:
- {id: a, title: A, format: read, minutes: 18, level: introductory}
- {id: b, title: B, format: read, minutes: 18, level: intermediate}
- {id: c, title: C, format: read, minutes: 12, level: advanced}
- {id: d, title: D, format: read, minutes: 12, level: advanced}
"""


def test_the_order_is_kept_where_asked_for(empty_folder: Curate) -> None:
    """The order changes to save a sitting, and with `--keep-order` it does not."""
    empty_folder.write(PLACES)

    def sittings(*options: str) -> list[list[str]]:
        found: dict[int, list[str]] = {}
        for step in json.loads(shown(empty_folder, "--json", "--sitting", "30", *options))["steps"]:
            found.setdefault(step["sitting"], []).append(step["id"])
        return list(found.values())

    assert sittings() == [["a", "c"], ["b", "d"]]
    assert sittings("--keep-order") == [["a"], ["b", "c"], ["d"]]
    assert sittings("--keep-order", "--sittings", "2") == [["a"], ["b", "c"]]
    assert sittings("--sittings", "2") == [["a", "c"], ["b", "d"]]


def test_a_terminal_without_the_marks_has_plain_ones(curate: Curate) -> None:
    """Where the encoding has no `·`, the headings and the footer have `-`."""
    curate.unicode = False
    out = shown(curate, "-t", "equity", "--sitting", "30", "-m", "90")
    assert "   Sitting 1 - 28 of 30 min\n" in out
    assert out.endswith("\n3 of 7 resources - ~35 min of 1 h 30 - 2 sittings\n")


# As a checklist.


def test_a_checklist(curate: Curate) -> None:
    """`--markdown` has a heading, a box to tick for each step with its link, and the sum."""
    assert shown(curate, "-t", "culture", "-m", "2h", "--markdown") == (
        "# Culture and behaviours\n"
        "\n"
        "- [ ] [Leadership imbalance – Black and Asian leaders missing in action](https://"
        "thestaffcollege.uk/publications/leadership-imbalance-black-and-asian-leaders-missing-in-"
        "action/) (read, 15 min): needed before Cultural Competence\n"
        "- [ ] [How to be a professional troublemaker](https://www.ted.com/talks/"
        "luvvie_ajayi_jones_how_to_be_a_professional_troublemaker) (watch, 13 min): "
        "the first about Culture and behaviours\n"
        "- [ ] [Cultural Competence](https://thestaffcollege.uk/publications/"
        "cultural-competence-toolkit/) (read, 45 min): essential\n"
        "\n"
        "2 resources, and 1 that they need · 1 h 13 of 2 h\n"
    )


def test_a_checklist_has_a_section_for_each_sitting(empty_folder: Curate) -> None:
    """With sittings each has a heading of its own; what is too long says so."""
    empty_folder.write(SPECIAL)
    out = shown(empty_folder, "-t", "x", "--sitting", "19", "--markdown")
    sections = re.findall("^## (.*)$", out, re.MULTILINE)
    assert [one.partition(" · ")[0] for one in sections] == [
        f"Sitting {number}" for number in range(1, len(sections) + 1)
    ]
    assert "\n- [ ] D (read, 20 min, part 1): essential, longer than a sitting\n" in out
    assert out.startswith("# x\n\n## Sitting 1 · ")
    assert "\n\n\n" not in out
    assert out.endswith(f" · {len(sections)} sittings\n")


def test_a_title_is_text_in_a_checklist(empty_folder: Curate) -> None:
    """What Markdown would take for a link, a heading or emphasis in a title, stays as written."""
    empty_folder.write(SPECIAL)
    out = shown(empty_folder, "-t", "x", "-m", "2h", "--markdown")
    (line,) = (line for line in out.splitlines() if "now" in line)
    assert line == (r"- [ ] Go \[x\](y) \*now\* \<b># \`c\` | d_e ~ \\ (read, 10 min): essential")
    assert shown(empty_folder, "--markdown").startswith("# A \\*list\\* of [mine]\n")


def test_only_what_may_be_opened_is_a_link(empty_folder: Curate) -> None:
    """A link is http or https, and nothing in it can end it."""
    empty_folder.write(SPECIAL)
    out = shown(empty_folder, "-t", "x", "-m", "2h", "--markdown")
    assert re.findall(r"\]\((\w+:.*?)\)", out) == ["https://example.org/a_%28b%29"]
    assert "javascript" not in out


def test_a_checklist_is_not_cut_to_the_terminal(curate: Curate) -> None:
    """What is to be pasted elsewhere is the same however narrow the terminal is."""
    options = ["path", "-t", "equity", "--sitting", "30", "--markdown"]
    assert curate(*options, columns=40).out == curate(*options, columns=None).out


# What is wrong, and what would help.


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["-m", "0"], '--max-minutes: "0" is not between 1 and 99,999 minutes.'),
        (["--sitting", "0"], '--sitting: "0" is not between 1 and 99,999 minutes.'),
        (
            ["--sittings", "3"],
            "--sittings needs to know how long one is: curate path --sittings 3 --sitting 30",
        ),
        (["--sittings", "x"], '--sittings: "x" is not a number from 1 to 1,000.'),
        (["--sitting", "9", "--sittings", "0"], '--sittings: "0" is not a number from 1 to 1,000.'),
        (["--sitting", "9", "--sittings", "1001"], '"1001" is not a number from 1 to 1,000.'),
        (["--sitting", "9", "--sittings", "1" * 99], "is not a number from 1 to 1,000."),
        (["--sitting", "9", "--sittings", "²"], '"²" is not a number from 1 to 1,000.'),
        (
            ["--keep-order"],
            "--keep-order is for sittings, as in: curate path --keep-order --sitting 30",
        ),
        (["-m", "90", "--keep-order"], "--keep-order is for sittings"),
        (["--json", "--markdown"], "--json and --markdown cannot both be. Choose one."),
    ],
)
def test_what_cannot_be_meant_is_refused(curate: Curate, options: list[str], said: str) -> None:
    """A wrong or contradictory option: exit 2, one line on stderr, nothing else."""
    result = curate("path", *options, columns=None)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("Error: ")
    assert result.err.endswith("\n")
    assert result.err.count("\n") == 1
    assert said in result.err


@pytest.mark.parametrize("more", [[], ["--explain"], ["--json"]])
def test_an_unknown_theme_is_refused(curate: Curate, more: list[str]) -> None:
    """A theme that the list does not have: exit 3, and nothing is planned."""
    result = curate("path", "-t", "nosuch", "-m", "90", *more, columns=None)
    assert (result.code, result.out) == (3, "")
    assert result.err == 'Error: no theme "nosuch". All themes: curate themes\n'


def test_where_nothing_fits_the_shortest_is_named(curate: Curate) -> None:
    """Where nothing fits: exit 0, nothing on stdout, and what would take the least."""
    result = curate("path", "-t", "culture", "-m", "5", columns=None)
    assert (result.code, result.out) == (0, "")
    assert result.err == (
        "Nothing fits in 5 minutes. The shortest takes 13 min to watch:\n"
        "  How to be a professional troublemaker (troublemaker)\n"
    )


def test_the_shortest_counts_what_it_requires(curate: Curate) -> None:
    """The shortest is that which takes least with what it requires."""
    result = curate("path", "competence", "-t", "culture", "-m", "1", columns=None)
    assert result.err == (
        "Nothing fits in 1 minute. The shortest takes 1 h to read, with what it requires:\n"
        "  Cultural Competence (cultural-competence)\n"
    )


def test_where_no_sitting_is_long_enough_the_shortest_is_named(curate: Curate) -> None:
    """Where everything is longer than a sitting, the sitting is what it does not fit in."""
    result = curate("path", "-t", "culture", "--sitting", "10", "--sittings", "9", columns=None)
    assert (result.code, result.out) == (0, "")
    assert result.err.startswith("Nothing fits in 10 minutes. The shortest takes 13 min to watch:")


def test_where_no_time_is_known_that_is_said(curate: Curate) -> None:
    """Where no time is known, no budget helps, and none is named."""
    result = curate("path", "-t", "families", "-m", "60", columns=None)
    assert (result.code, result.out) == (0, "")
    assert result.err == (
        "Nothing can be fitted in: no time is known of engaging-families. "
        "Without a limit it is in the path.\n"
    )


def test_where_no_time_of_several_is_known_that_is_said(curate: Curate) -> None:
    """Where no time of several is known, they are spoken of as several."""
    curate.write(
        "resources:\n- {id: one, title: One, format: read}\n- {id: two, title: Two, format: read}\n"
    )
    result = curate("path", "-m", "60", columns=None)
    assert result.err == (
        "Nothing can be fitted in: no time is known of one, two. "
        "Without a limit they are in the path.\n"
    )


@pytest.mark.parametrize(
    "options", [["-t", "equity", "-m", "5"], ["-t", "families", "-m", "60"], ["nosuchword"]]
)
def test_json_of_nothing_is_an_object(curate: Curate, options: list[str]) -> None:
    """Where nothing fits, `--json` is an object all the same, with what is left out and why."""
    found: Any = json.loads(shown(curate, *options, "--json", "--explain"))
    assert (found["steps"], found["total_minutes"], found["sittings"]) == ([], 0, [])
    assert found["proved"] is True
    assert {one["cause"] for one in found["left_out"]} <= set(Cause)
    assert bool(found["left_out"]) == (options != ["nosuchword"])


def test_an_essential_without_room_is_said_with_what_would_do(curate: Curate) -> None:
    """Where an essential is left out, the time that all of them take is named, and is enough."""
    result = curate("path", "-t", "equity", "-m", "20", columns=None)
    said = (
        "Cultural Competence is essential, but there is no room. "
        "Make room: curate path --theme equity --max-minutes 60\n"
    )
    assert (result.code, result.err) == (0, said)
    with_room = curate("path", "-t", "equity", "-m", "60", columns=None)
    assert with_room.err == ""
    assert "cultural-competence · essential" in with_room.out
    assert "Make room" in curate("path", "-t", "equity", "-m", "59", columns=None).err


def test_several_essentials_without_room_are_named(empty_folder: Curate) -> None:
    """Some are named, the others counted; what would do is enough for all, with what they need."""
    base = "- {id: base, title: Base, format: read, minutes: 7}\n"
    entries = [
        f"- {{id: r{n}, title: R{n}, format: read, minutes: 10, importance: essential, "
        "requires: [base], themes: [x]}\n"
        for n in range(9)
    ]
    empty_folder.write("resources:\n" + base + "".join(entries))
    result = empty_folder("path", "-t", "x", "-m", "20", columns=None)
    assert result.err == (
        "There is no room for 8 essentials: r1, r2, r3, r4, r5 and 3 more. "
        "Make room: curate path --theme x --max-minutes 97\n"
    )
    assert empty_folder("path", "-t", "x", "-m", "97", columns=None).err == ""


def test_an_essential_longer_than_a_sitting_is_said_with_what_would_do(curate: Curate) -> None:
    """Where sittings are counted and an essential is too long for one, its length is named."""
    options = ["path", "-t", "equity", "--sittings", "2", "--sitting"]
    result = curate(*options, "20", columns=None)
    assert result.err == (
        "Cultural Competence is essential, but longer than a sitting of 20 min. "
        "Make room: curate path --theme equity --sitting 45 --sittings 2\n"
    )
    with_room = curate(*options, "45", columns=None)
    assert with_room.err == ""
    assert "cultural-competence · essential" in with_room.out


def test_hints_do_not_mix_with_what_is_printed(curate: Curate) -> None:
    """What would make room stands on stderr, with `--json` and `--markdown` too."""
    for shape in ("--json", "--markdown"):
        result = curate("path", "-t", "equity", "-m", "20", shape, columns=None)
        assert f"Make room: curate path --theme equity --max-minutes 60 {shape}" in result.err
        assert "Make room" not in result.out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("-t", "equity", "-m", "50"), "no room. Make room: {} --max-minutes 60"),
        (
            ("-t", "equity", "--sitting", "45", "-m", "50"),
            "no room. Make room: {} --max-minutes 60",
        ),
        (
            ("-t", "equity", "--sitting", "30", "-m", "50"),
            "sitting of 30 min. Make room: {} --max-minutes 60 --sitting 45",
        ),
        (
            ("--sitting", "50", "--sittings", "1"),
            "no room. Make room: curate path --sitting 50 --sittings 2",
        ),
        (("--sitting", "20", "--sittings", "1", "-t", "equity"), "--sitting 60"),
        (("--sitting", "30", "--sittings", "3"), "Make room: curate path --sitting 45"),
    ],
)
def test_the_way_to_make_room_makes_room(
    curate: Curate, options: tuple[str, ...], said: str
) -> None:
    """What is suggested for an essential that is left out does let it in."""
    remark = " ".join(curate("path", *options).err.split())
    assert said.format("curate path --theme equity") in remark, remark
    way = re.search(r"Make room: curate (path(?: --[a-z-]+ [a-z0-9]+)+)", remark)
    assert way
    assert "Cultural Competence is essential" not in curate(*way[1].split()).err


@pytest.mark.parametrize(("count", "said"), [(12, False), (13, True), (60, True)])
def test_many_sittings_lead_to_a_few(empty_folder: Curate, count: int, said: bool) -> None:
    """A path of very many sittings says how to ask for the best of a few."""
    entries = (f"- {{id: a{n}, title: A{n}, format: read, minutes: 20}}" for n in range(count))
    empty_folder.write("resources:\n" + "\n".join(entries) + "\n")
    err = " ".join(empty_folder("path", "--sitting", "30").err.split())
    way = "curate path --sitting 30 --sittings 3"
    assert (f"{count} sittings are many. What is best for three: {way}" in err) == said
    assert "sittings are many" not in empty_folder("path", "--sitting=30", "--sittings=60").err


def test_what_nobody_knows_is_counted_once(curate: Curate) -> None:
    """A resource of unknown time in several parts is one resource of unknown time."""
    assert shown(curate, "-t", "families", "--sitting", "30").endswith(
        "\n1 resource · time not known · 2 sittings\n"
    )


def test_the_limit_that_nothing_fits_in_is_the_one_that_was_given(curate: Curate) -> None:
    """With a sitting and a whole time, the whole time is what is too short."""
    err = curate("path", "-t", "equity", "--sitting", "30", "-m", "5").err
    assert err.startswith("Nothing fits in 5 minutes. The shortest takes ~7 min to read:")

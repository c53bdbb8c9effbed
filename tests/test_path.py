"""`curate path`: what is in it, in what order, for what reasons, and what cannot be in it."""

import json
from typing import Any

import pytest

from tests.conftest import Curate


def steps(curate: Curate, *options: str) -> list[str]:
    return [step["id"] for step in planned(curate, *options)["steps"]]


def planned(curate: Curate, *options: str) -> Any:
    result = curate("path", "--json", *options)
    assert result.code == 0, result.err
    return json.loads(result.out)


def resource(id_: str, **fields: str) -> str:
    known = {"title": id_.title(), "format": "read"} | fields
    return f"- {{id: {id_}, " + ", ".join(f"{key}: {known[key]}" for key in known) + "}\n"


def write(curate: Curate, *entries: str) -> None:
    curate.write("resources:\n" + "".join(entries))


# The real list.

EQUITY = [
    "leadership-imbalance",
    "troublemaker",
    "breaking-barriers",
    "cultural-competence",
    "leading-in-colour",
    "engaging-families",
    "sacred-activism",
]


def test_the_real_list_in_order(curate: Curate) -> None:
    """The whole list: easy and essential first, then short and varied, each once."""
    assert steps(curate) == [
        "leadership-imbalance",
        "workforce-for-all",
        "troublemaker",
        "sled-dogs",
        "dcs-turnover",
        "breaking-barriers",
        "cultural-competence",
        "leading-in-colour",
        "engaging-families",
        "coaching",
        "sacred-activism",
    ]


def test_a_theme_of_the_real_list_in_order(curate: Curate) -> None:
    """The theme equity, with what is nested in it, in an order that can be followed."""
    assert steps(curate, "--theme", "equity") == EQUITY


def test_a_path_has_reasons_that_name_facts(curate: Curate) -> None:
    """Each step says why: a level, an importance, what it is needed for, a rare format."""
    reasons = {step["id"]: step["reason"] for step in planned(curate, "-t", "equity")["steps"]}
    assert reasons == {
        "breaking-barriers": "introductory",
        "troublemaker": "introductory, the only one to watch",
        "leadership-imbalance": "essential, before Cultural Competence, which requires it",
        "cultural-competence": "essential",
        "leading-in-colour": "intermediate",
        "engaging-families": "intermediate",
        "sacred-activism": "advanced",
    }


def test_a_path_is_one_object(curate: Curate) -> None:
    """`--json` is an object of steps, sums, sittings and what was left out, with fixed keys."""
    found = planned(curate, "--theme", "equity")
    keys = ["steps", "total_minutes", "max_minutes", "sittings", "proved", "left_out"]
    keys += ["proved_choice", "proved_sittings", "proved_order"]
    assert list(found) == keys
    assert found["total_minutes"] == 170
    assert (found["max_minutes"], found["sittings"], found["proved"]) == (None, [], True)
    assert found["left_out"] == []
    keys = [
        "position",
        "id",
        "title",
        "format",
        "minutes",
        "part",
        "running_total",
        "sitting",
        "longer_than_a_sitting",
        "stage",
        "reason",
        "url",
        "authors",
        "status",
        "minutes_left",
    ]
    assert all(list(step) == keys for step in found["steps"])
    assert found["steps"][1] == {
        "position": 2,
        "id": "troublemaker",
        "title": "How to be a professional troublemaker",
        "format": "watch",
        "minutes": 13,
        "part": None,
        "running_total": 28,
        "sitting": None,
        "longer_than_a_sitting": False,
        "stage": None,
        "reason": "introductory, the only one to watch",
        "url": "https://www.ted.com/talks/luvvie_ajayi_jones_how_to_be_a_professional_troublemaker",
        "authors": ["Luvvie Ajayi Jones"],
        "status": "todo",
        "minutes_left": 13,
    }


def test_a_path_for_a_time_says_how_each_was_chosen(curate: Curate) -> None:
    """Under a budget each step has its stage, and what is left out its cause."""
    found = planned(curate, "--theme", "equity", "--max-minutes", "1h30")
    assert (found["max_minutes"], found["total_minutes"], found["proved"]) == (90, 80, True)
    assert [(step["id"], step["stage"], step["reason"]) for step in found["steps"]] == [
        ("leadership-imbalance", "A", "essential, before Cultural Competence, which requires it"),
        ("troublemaker", "C", "next on the list that fits"),
        ("breaking-barriers", "C", "next on the list that fits"),
        ("cultural-competence", "A", "essential"),
    ]
    assert {one["id"]: one["cause"] for one in found["left_out"]} == {
        "sacred-activism": "no_room",
        "leading-in-colour": "unknown_time",
        "engaging-families": "unknown_time",
    }


def test_the_parts_of_a_resource_fall_in_several_sittings(curate: Curate) -> None:
    """With sittings, each part that comes alone is a step of its own, with its number."""
    found = planned(curate, "sacred", "--sitting", "45")
    steps_ = [(one["id"], one["part"], one["minutes"], one["sitting"]) for one in found["steps"]]
    assert steps_ == [("sacred-activism", 1, 45, 1), ("sacred-activism", 2, 45, 2)]
    assert [one["running_total"] for one in found["steps"]] == [45, 90]
    assert found["sittings"] == [{"number": 1, "minutes": 45}, {"number": 2, "minutes": 45}]
    assert not any(one["longer_than_a_sitting"] for one in found["steps"])
    shorter = planned(curate, "sacred", "--sitting", "44")["steps"]
    assert all(one["longer_than_a_sitting"] for one in shorter)
    together = planned(curate, "sacred", "--sitting", "90")["steps"]
    assert [(one["part"], one["minutes"]) for one in together] == [(None, 90)]


def test_running_totals_pass_over_what_is_not_known(curate: Curate) -> None:
    """A running total is the sum so far; an unknown time is null and adds nothing."""
    found = planned(curate, "--theme", "equity")["steps"]
    assert [step["running_total"] for step in found] == [15, 28, 35, 80, 80, 80, 170]
    assert [step["minutes"] for step in found][4:6] == [None, None]
    assert [step["position"] for step in found] == [1, 2, 3, 4, 5, 6, 7]


def test_a_total_that_misses_something_says_at_least(curate: Curate) -> None:
    """What has no known time is in the path as `?`, and the total says "at least"."""
    out = curate("path", "--theme", "equity").out
    assert "Leading in Colour: The Fierce Urgency of NOW     read         ?      ~1 h 20+" in out
    assert out.endswith("\n7 resources · at least ~2 h 50\n")


def test_a_total_that_is_known_is_plain(empty_folder: Curate) -> None:
    """Where all times are stated, the total is neither estimated nor a lower bound."""
    write(empty_folder, resource("a", minutes="50"), resource("b", minutes="30"))
    assert empty_folder("path").out.endswith("\n2 resources · 1 h 20\n")


def test_a_path_does_not_change(curate: Curate) -> None:
    """The same question has the same answer, each time."""
    assert len({curate("path", "--theme", "equity").out for _ in range(5)}) == 1


# What is in it.


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--theme", "families"], ["engaging-families"]),
        (["--format", "watch"], ["troublemaker"]),
        (["--theme", "equity", "--level", "intermediate"], [
            "leadership-imbalance", "cultural-competence", "leading-in-colour",
            "engaging-families",
        ]),
        (["--level", "advanced", "--level", "introductory", "-t", "equity/race"], [
            "leadership-imbalance", "breaking-barriers", "sacred-activism",
        ]),
        (["sled"], ["sled-dogs"]),
        (["social", "worker"], ["breaking-barriers"]),
        (["-t", "families", "-t", "culture"], [
            "leadership-imbalance", "troublemaker", "cultural-competence", "engaging-families",
        ]),
    ],
)  # fmt: skip
def test_facets_narrow_a_path(curate: Curate, options: list[str], expected: list[str]) -> None:
    """WORDS, theme, format and level narrow a path, prerequisites come along."""
    assert steps(curate, *options) == expected


def test_a_prerequisite_is_brought_in_from_elsewhere(curate: Curate) -> None:
    """What is required comes before, from another theme too, and says what needs it."""
    found = planned(curate, "--theme", "culture")["steps"]
    assert [(step["id"], step["reason"]) for step in found] == [
        ("leadership-imbalance", "needed before Cultural Competence"),
        ("troublemaker", "introductory, the only one to watch"),
        ("cultural-competence", "essential"),
    ]
    out = curate("path", "--theme", "culture").out
    assert out.endswith("\n2 resources, and 1 that they need · 1 h 13\n")


def test_one_resource_counts_what_it_needs_apart(empty_folder: Curate) -> None:
    """What was asked for and what it needs are counted apart in the last line."""
    write(
        empty_folder,
        resource("a", themes="[x]", minutes="5", requires="[b, c]"),
        resource("b", minutes="5"),
        resource("c", minutes="5"),
    )
    out = empty_folder("path", "--theme", "x").out
    assert out.endswith("\n1 resource, and 2 that it needs · 15 min\n")


def test_a_prerequisite_is_brought_in_in_another_format(curate: Curate) -> None:
    """A filter narrows what was asked for, not what it requires."""
    curate.write(curate.text().replace("format: watch", "format: watch\n  requires: [sled-dogs]"))
    assert steps(curate, "--format", "watch") == ["sled-dogs", "troublemaker"]


def test_prerequisites_of_prerequisites_come_too(empty_folder: Curate) -> None:
    """A chain of prerequisites is brought in whole, in its order."""
    write(
        empty_folder,
        resource("last", requires="[middle]", themes="[x]", level="introductory"),
        resource("middle", requires="[first]", level="advanced"),
        resource("first", level="advanced"),
        resource("other"),
    )
    assert steps(empty_folder, "--theme", "x") == ["first", "middle", "last"]


def test_a_shared_prerequisite_comes_once(empty_folder: Curate) -> None:
    """What two resources require is in the path once."""
    write(
        empty_folder,
        resource("one", requires="[base]"),
        resource("two", requires="[base, base]"),
        resource("base", minutes="5"),
    )
    assert steps(empty_folder) == ["base", "one", "two"]


# In what order.


def test_short_comes_before_long_and_unknown_last(empty_folder: Curate) -> None:
    """Of one level and one format, the shortest comes first, the unknown last."""
    write(
        empty_folder,
        resource("unknown"),
        resource("long", minutes="30", parts="2"),
        resource("middle", minutes="40"),
        resource("short", words="238"),
    )
    assert steps(empty_folder) == ["short", "middle", "long", "unknown"]


def test_formats_vary(empty_folder: Curate) -> None:
    """Of one level, the format changes from step to step where it can."""
    write(
        empty_folder,
        resource("read-1", minutes="1"),
        resource("read-2", minutes="2"),
        resource("watch-1", minutes="3", format="watch"),
        resource("watch-2", minutes="4", format="watch"),
    )
    assert steps(empty_folder) == ["read-1", "watch-1", "read-2", "watch-2"]


def test_level_outweighs_time(empty_folder: Curate) -> None:
    """Introductory comes before intermediate before advanced; no level is in the middle."""
    write(
        empty_folder,
        resource("advanced", minutes="1", level="advanced"),
        resource("unmarked", minutes="2"),
        resource("intermediate", minutes="3", level="intermediate"),
        resource("introductory", minutes="4", level="introductory"),
    )
    assert steps(empty_folder) == ["introductory", "unmarked", "intermediate", "advanced"]


def test_a_prerequisite_is_as_easy_as_what_needs_it(empty_folder: Curate) -> None:
    """An advanced piece comes early only where something introductory needs it."""
    write(
        empty_folder,
        resource("hard", minutes="9", level="advanced"),
        resource("needed", minutes="9", level="advanced"),
        resource("middle", minutes="1"),
        resource("easy", minutes="1", level="introductory", requires="[needed]"),
    )
    assert steps(empty_folder) == ["needed", "easy", "middle", "hard"]


def test_equals_keep_the_order_of_the_file(empty_folder: Curate) -> None:
    """Where nothing else decides, the file's order does."""
    write(empty_folder, *(resource(id_) for id_ in ("c", "a", "b")))
    assert steps(empty_folder) == ["c", "a", "b"]
    assert steps(empty_folder, "C", "--format", "read") == ["c"]


def test_relevance_does_not_order_a_path(empty_folder: Curate) -> None:
    """Words choose what is in a path; the order is still the path's own."""
    write(
        empty_folder,
        resource("kind", title="Kindness kindness", minutes="9"),
        resource("other", title="Other", minutes="1", summary="Of kindness."),
    )
    assert steps(empty_folder, "kindness") == ["other", "kind"]


def test_no_prerequisite_comes_late_in_a_long_chain(empty_folder: Curate) -> None:
    """A chain of thousands is ordered without trouble."""
    entries = [resource(f"id-{n}", requires=f"[id-{n + 1}]") for n in range(3_000)]
    write(empty_folder, *entries, resource("id-3000"))
    assert steps(empty_folder) == [f"id-{n}" for n in range(3_000, -1, -1)]


# Reasons.


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"level": "advanced"}, "advanced"),
        ({"importance": "essential"}, "essential"),
        ({"importance": "essential", "level": "advanced"}, "essential"),
        ({"importance": "optional"}, "optional"),
        ({}, "recommended"),
    ],
)
def test_a_reason_is_a_stored_fact(
    empty_folder: Curate, fields: dict[str, str], reason: str
) -> None:
    """A reason names what the list says of a resource."""
    write(empty_folder, resource("a", **fields), resource("b"))
    (found,) = (step for step in planned(empty_folder)["steps"] if step["id"] == "a")
    assert found["reason"] == reason


# What cannot be in it.

BROKEN = (
    resource("good", minutes="10"),
    resource("chicken", title="The chicken", requires="[egg]"),
    resource("egg", title="The egg", requires="[chicken]"),
    resource("lost", title="Lost", requires="[nowhere]"),
    resource("after", title="After", requires="[lost]"),
    resource("alone", title="Alone", requires="[alone]"),
)


def test_what_no_path_can_reach_is_left_out(empty_folder: Curate) -> None:
    """A cycle or an unknown prerequisite takes out what it touches, each with its cause."""
    write(empty_folder, *BROKEN)
    found = planned(empty_folder)
    assert [step["id"] for step in found["steps"]] == ["good"]
    assert all(list(one) == ["id", "title", "cause", "message"] for one in found["left_out"])
    told = {one["id"]: (one["title"], one["cause"], one["message"]) for one in found["left_out"]}
    assert told == {
        "chicken": (
            "The chicken", "prerequisite_cycle", "It and The egg require one another.",
        ),
        "egg": ("The egg", "prerequisite_cycle", "It and The chicken require one another."),
        "lost": (
            "Lost",
            "unknown_prerequisite",
            'It requires "nowhere", which is not in the list, or cannot be read.',
        ),
        "after": (
            "After", "prerequisite_blocked", "It requires Lost, which cannot be in the path.",
        ),
        "alone": ("Alone", "prerequisite_cycle", "It requires itself."),
    }  # fmt: skip


def test_people_are_told_what_was_left_out(empty_folder: Curate) -> None:
    """Under the table stand the ids that were left out, and the total is of the others."""
    write(empty_folder, *BROKEN)
    result = empty_folder("path", columns=None)
    assert result.code == 0
    _, _, after = result.out.partition("\nLeft out\n")
    for id_ in ("chicken", "egg", "lost", "after", "alone"):
        assert id_ in after
    assert after.endswith("\n1 of 6 resources · 10 min\n")


def test_a_fault_elsewhere_does_not_touch_a_path(empty_folder: Curate) -> None:
    """What was not asked for is not left out either."""
    write(empty_folder, *BROKEN, resource("asked", themes="[x]"))
    found = planned(empty_folder, "--theme", "x")
    assert [step["id"] for step in found["steps"]] == ["asked"]
    assert found["left_out"] == []


def test_what_requires_a_broken_entry_is_left_out(empty_folder: Curate) -> None:
    """An entry that cannot be read is in no path, and neither is what requires it."""
    write(empty_folder, resource("bad", minutes="soon"), resource("needs", requires="[bad]"))
    result = empty_folder("path", "--json", columns=None)
    assert [one["cause"] for one in json.loads(result.out)["left_out"]] == ["unknown_prerequisite"]
    assert "1 entry cannot be read" in result.err


def test_no_path_at_all(empty_folder: Curate) -> None:
    """Where all is left out: exit 0, nothing on stdout, the reasons on stderr."""
    write(empty_folder, *BROKEN[1:3])
    result = empty_folder("path")
    assert (result.code, result.out) == (0, "")
    assert "chicken" in result.err
    assert "require one another" in result.err


@pytest.mark.parametrize("options", [["nosuchword"], ["-t", "families", "-f", "listen"]])
def test_nothing_matches(curate: Curate, options: list[str]) -> None:
    """Where nothing matches: exit 0, an object without steps, a word on stderr for people."""
    assert planned(curate, *options) == {
        "steps": [],
        "total_minutes": 0,
        "max_minutes": None,
        "sittings": [],
        "proved": True,
        "left_out": [],
        "proved_choice": True,
        "proved_sittings": True,
        "proved_order": True,
    }
    result = curate("path", *options)
    assert (result.code, result.out) == (0, "")
    assert result.err.startswith("Nothing matches. ")
    assert result.err.endswith(" See all: curate list\n")


def test_an_unknown_theme(curate: Curate) -> None:
    """A theme that does not exist: exit 3, and the nearest name."""
    result = curate("path", "--theme", "leadershp", "--json", columns=None)
    assert (result.code, result.out) == (3, "")
    assert result.err == (
        'Error: no theme "leadershp". Did you mean leadership? All themes: curate themes\n'
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--level", "deep"], "Use introductory, intermediate or advanced."),
        (["--format", "smell"], "Use read, watch or listen."),
        (["--format", "json"], "is not a format. Formats: read, watch"),
    ],
)
def test_a_word_outside_a_vocabulary(curate: Curate, options: list[str], said: str) -> None:
    """A level or a format that does not exist: exit 2, and those that do."""
    result = curate("path", *options, columns=None)
    assert (result.code, result.out) == (2, "")
    assert said in result.err

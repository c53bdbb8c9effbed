"""Why a step is in a path: a few words that name stored facts."""

from collections.abc import Mapping, Sequence

import pytest

from curate.history.progress import Progress
from curate.model import Format, Importance, Resource, Status
from curate.planner.candidates import Candidates
from curate.planner.choosing import Choice, Stage
from curate.planner.reasons import reasons
from tests.paths import (
    EASY,
    HARD,
    LISTEN,
    READ,
    WATCH,
    ids,
    resource,
)


def all_reasons(
    order: Sequence[Resource],
    wanted: Sequence[str] | None = None,
    stages: Mapping[str, Stage] | None = None,
    opens: Mapping[str, Sequence[str]] | None = None,
    progress: Mapping[str, Progress] | None = None,
) -> list[str]:
    """Return the reasons of a path of which these were asked for: else all.

    `stages` are those in which a budget chose, `opens` the themes that each opens.
    """
    candidates = Candidates(order, ids(order) if wanted is None else wanted, progress or {})
    rank = {one.id: at for at, one in enumerate(candidates.resources)}
    themes = sorted({theme for one in order for theme in one.themes})
    bits = {
        rank[id_]: sum(1 << themes.index(one) for one in names)
        for id_, names in (opens or {}).items()
    }
    chosen = {rank[one.id]: (stages or {}).get(one.id) for one in order}
    choice = Choice(chosen, bits, proved=True)
    ranks = [rank[one.id] for one in order]
    said = reasons(candidates, choice, ranks, themes, {"t": "The Theme"})
    return [said[rank] for rank in ranks]


def reason(order: Sequence[Resource], id_: str, wanted: Sequence[str] | None = None) -> str:
    """Return the reason of one resource in a path, where these were asked for: else all."""
    return all_reasons(order, wanted)[ids(order).index(id_)]


def test_a_reason_names_the_importance_or_the_level() -> None:
    """An essential resource says so; any other says its level, where it has one."""
    order = [
        resource("a", level=EASY, importance=Importance.ESSENTIAL),
        resource("b", level=EASY),
        resource("c", level=HARD, importance=Importance.OPTIONAL),
        resource("d"),
        resource("e", importance=Importance.OPTIONAL),
    ]
    assert all_reasons(order) == [
        "essential",
        "introductory",
        "advanced",
        "recommended",
        "optional",
    ]


def test_a_reason_names_what_needs_it() -> None:
    """A prerequisite names the first resource of the path that requires it."""
    order = [resource("a"), resource("b", requires=["a"]), resource("c", requires=["a"])]
    assert "before B" in reason(order, "a")
    assert "before" not in reason(order, "b")


def test_a_reason_says_that_a_resource_was_brought_in() -> None:
    """What was not asked for says that it is needed, and before what."""
    order = [resource("a"), resource("b", requires=["a"])]
    assert "needed" not in reason(order, "a")
    assert reason(order, "a", wanted=["b"]) == "needed before B"


@pytest.mark.parametrize(
    ("importance", "stage", "themes", "said"),
    [
        (Importance.ESSENTIAL, Stage.MOST_ESSENTIALS, [], "essential"),
        (Importance.ESSENTIAL, Stage.NEW_THEMES, ["t"], "essential"),
        (Importance.RECOMMENDED, Stage.NEW_THEMES, ["t"], "the first about The Theme"),
        (Importance.RECOMMENDED, Stage.NEW_THEMES, ["t", "u"], "the first about The Theme, u"),
        (Importance.RECOMMENDED, Stage.DOWN_THE_LIST, ["u"], "the first about u"),
        (Importance.RECOMMENDED, Stage.DOWN_THE_LIST, [], "next on the list that fits"),
        (Importance.OPTIONAL, Stage.DOWN_THE_LIST, [], "optional"),
        (Importance.OPTIONAL, Stage.OPTIONAL_NEW_THEMES, ["u"], "optional, the first about u"),
        (Importance.OPTIONAL, Stage.OPTIONAL_DOWN_THE_LIST, [], "optional, and there is room"),
        (Importance.RECOMMENDED, Stage.SINGLE_PARTS, [], "recommended, one part fits"),
    ],
)
def test_under_a_budget_a_reason_says_how_it_was_chosen(
    importance: Importance, stage: Stage, themes: list[str], said: str
) -> None:
    """A reason names what was decisive: the importance, the themes it is first on, its turn."""
    before = resource("a", importance=Importance.ESSENTIAL)
    one = resource("b", level=EASY, importance=importance)._replace(themes=tuple(themes))
    stages = {"a": Stage.MOST_ESSENTIALS, "b": stage}
    assert all_reasons([before, one], stages=stages)[1] == said


def test_the_first_on_a_theme_is_the_first_that_is_shown() -> None:
    """Of resources on a theme, the one that comes first says so, however it was chosen."""
    order = [resource(id_)._replace(themes=("t", "u")[:n]) for n, id_ in enumerate("abc", 1)]
    stages = {"a": Stage.DOWN_THE_LIST, "b": Stage.NEW_THEMES, "c": Stage.NEW_THEMES}
    said = all_reasons(order, stages=stages, opens={"b": ["t", "u"], "c": ["t"]})
    assert said == ["the first about The Theme", "the first about u", "also about The Theme"]


def test_the_first_of_a_path_is_next_to_nothing() -> None:
    """What comes first is not called the next, even if only its turn on the list brought it in."""
    order = [resource("a"), resource("b")]
    said = all_reasons(order, stages=dict.fromkeys("ab", Stage.DOWN_THE_LIST))
    assert said == ["recommended", "next on the list that fits"]


@pytest.mark.parametrize(
    ("progress", "said"),
    [
        (Progress(), "recommended"),
        (Progress(Status.STARTED), "begun"),
        (Progress(Status.STARTED, left=10), "begun: 10 of 40 min left"),
        (Progress(Status.STARTED, frozenset({1})), "begun: 20 of 40 min left"),
        (Progress(Status.STARTED, frozenset({1}), left=5), "begun: 5 of 40 min left"),
    ],
)
def test_a_reason_says_what_is_left_of_what_is_begun(progress: Progress, said: str) -> None:
    """What is begun says so, and how much is left of it."""
    one = resource("a", 20, parts=2)
    if progress == Progress(Status.STARTED, left=10):
        one = resource("a", 40)
    assert all_reasons([one], progress={"a": progress}) == [said]


@pytest.mark.parametrize(
    ("format_", "said"), [(READ, "to read"), (WATCH, "to watch"), (LISTEN, "to listen to")]
)
def test_a_reason_names_the_only_one_of_its_format(format_: Format, said: str) -> None:
    """The only resource of its format says so, unless it is alone or the path has no other."""
    others = [one for one in Format if one is not format_]
    order = [
        resource("a", format_=format_),
        *(resource(str(one), format_=one) for one in others * 2),
    ]
    assert reason(order, "a") == f"the only one {said}"
    assert "only" not in reason(order[:1], "a")
    assert "only" not in reason(order, str(others[0]))

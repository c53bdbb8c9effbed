"""What WORDS find: any spelling of a word, and its other forms, in any script."""

import pytest

from curate.folding import title_order
from curate.query import Query
from tests.builders import resource
from tests.conftest import Curate
from tests.test_index import ids

TITLES = (
    "École et équité",
    "Łódź: a city that cares",
    "Smørrebrød for teams",
    "Straße und Recht",
    "Don’t look away",
    "Ηγεσία και ΚΟΙΝΩΝΊΑ",
    "Ёлка и семья",
    "القِيادة في العمل",
    "Ｆｕｌｌ width",
    "งานสังคมสงเคราะห์กับเด็ก",
    "ការងារសង្គម និងកុមារ",
    "ວຽກງານສັງຄົມ",
    "बाल संरक्षण",
    "東京都の家族",
    "Cultural competence",
)


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("ecole", "École et équité"),
        ("E\u0301COLE", "École et équité"),
        ("equi", "École et équité"),
        ("lodz", "Łódź: a city that cares"),
        ("ŁÓDŹ", "Łódź: a city that cares"),
        ("smorrebrod", "Smørrebrød for teams"),
        ("strasse", "Straße und Recht"),
        ("STRASSE", "Straße und Recht"),
        ("don't", "Don’t look away"),
        ("ηγεσια", "Ηγεσία και ΚΟΙΝΩΝΊΑ"),
        ("κοινωνία", "Ηγεσία και ΚΟΙΝΩΝΊΑ"),
        ("елка", "Ёлка и семья"),
        ("القيادة", "القِيادة في العمل"),
        ("full", "Ｆｕｌｌ width"),
        ("สังคม", "งานสังคมสงเคราะห์กับเด็ก"),
        ("เด็ก", "งานสังคมสงเคราะห์กับเด็ก"),
        ("សង្គម", "ការងារសង្គម និងកុមារ"),
        ("ສັງຄົມ", "ວຽກງານສັງຄົມ"),
        ("बाल", "बाल संरक्षण"),
        ("家族", "東京都の家族"),
        ("cultur", "Cultural competence"),
        ("cultura", "Cultural competence"),
        ("cultural", "Cultural competence"),
        ("cultures", "Cultural competence"),
    ],
)
def test_a_word_is_found_however_it_is_spelt(typed: str, title: str) -> None:
    """Case, accents, width, quotation marks and word ends do not count, in any script."""
    resources = [resource(f"r{at}", title=one) for at, one in enumerate(TITLES)]
    assert ids(resources, Query(words=(typed,))) == [f"r{TITLES.index(title)}"]


@pytest.mark.parametrize("typed", ["बोल", "ป่", "culturally-minded", "xcultur"])
def test_another_word_is_not_found(typed: str) -> None:
    """A mark that makes another letter counts, and so does the beginning of a word."""
    resources = [resource("one", title="बाल ป้า cultural")]
    assert ids(resources, Query(words=(typed,))) == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("leaders", ["leader", "leadership"]),
        ("leader", ["leader", "leadership"]),
        ("leadership", ["leadership"]),
        ("leading", ["leads"]),
        ("police", ["police"]),
    ],
)
def test_another_form_of_a_word_is_found(typed: str, found: list[str]) -> None:
    """A word finds its other forms in the list, and what begins like one of these."""
    words = ("leader", "leadership", "leads", "police", "policy")
    resources = [resource(f"r{word}", title=word) for word in words]
    assert sorted(ids(resources, Query(words=(typed,)))) == [f"r{word}" for word in found]


def test_theme_titles_and_publishers_are_searched(curate: Curate) -> None:
    """What a theme is called finds what is about it, and a publisher what is from them."""
    curate.write(
        "themes:\n  wf: Children’s workforce\n  wf/new: Newcomers\n"
        "resources:\n"
        "- {id: one, title: One, format: read, themes: [wf/new]}\n"
        "- {id: two, title: Two, format: read, themes: [wf], publisher: The Staff College}\n"
        "- {id: three, title: Three, format: read}\n"
    )
    assert curate("list", "--ids", "children's", "work").out.split() == ["one", "two"]
    assert curate("list", "--ids", "newcomer").out.split() == ["one"]
    assert curate("list", "--ids", "staff", "college").out.split() == ["two"]


def test_titles_sort_as_people_sort_them() -> None:
    """Accents, case, quotation marks and the length of numbers do not count in the order."""
    sorted_titles = ["Apple", "éclair", "“Ethics”", "Part 2", "part 10", "Zebra", "Łódź"]
    assert sorted(sorted_titles, key=title_order) == [
        *sorted_titles[:3],
        "Łódź",
        *sorted_titles[3:6],
    ]

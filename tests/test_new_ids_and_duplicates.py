"""New ids, and what makes two entries the same: by address, by title."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curate.addresses import as_link, same_address, shared_part
from curate.duplicates import same_title
from curate.new_ids import new_id
from curate.yaml_reading.fields import ID_SHAPE

# New ids.


@pytest.mark.parametrize(
    ("title", "id_"),
    {
        "Sacred Activism and Ubuntu": "sacred-activism-ubuntu",
        "Cultural Competence": "cultural-competence",
        "Reflective supervision: our guide": "reflective-supervision",
        "Leadership imbalance – Black and Asian leaders": "leadership-imbalance",
        "Leadership imbalance — Black and Asian leaders": "leadership-imbalance",
        "Breaking barriers - the long way": "breaking-barriers",
        "Well-being at work": "well-being-work",
        "One-to-ones that matter": "one-to-ones-matter",
        "The State-of-the-art of it": "state-of-the-art",
        "A-level results": "a-level-results",
        "To-do": "to-do",
        "How‑to guides: a start": "how-to-guides",
        "Big bad wolf-to-lamb stories": "big-bad-wolf",
        "About-face - a history": "about-face",
        "What My Sled Dogs Taught Me About Planning": "sled-dogs-taught",
        "New directors’ training programme": "new-directors-training",
        "Don't panic": "dont-panic",
        "Été à Paris": "ete-paris",
        "ＦＵＬＬ width": "full-width",
        "Łódź": "lodz",
        "Œuvre": "oeuvre",
        "Þór": "thor",
        "Straße": "strasse",
        "STRASSE und GROẞ": "strasse-und-gross",
        "Ærø": "aero",
        "Đorđe ŽIŽEK": "dorde-zizek",
        "ışık İzmir": "isik-izmir",
        "Cafe\u0301": "cafe",
        "1984": "1984",
        "10:30 is late": "10-30-late",
        "— begins with a dash": "begins-dash",
        ": begins with a colon": "begins-colon",
        "日本語: a title": "title",
        "Война и мир": "voyna-mir",
        "हिन्दी": "hindi",
        "学校": "xuexiao",
        "Ελλάδα": "ellada",
        "한국어: 학교": "hangugeo",
    }.items(),
)
def test_an_id_is_made_of_telling_words(title: str, id_: str) -> None:
    """At most three telling words before a colon or a dash name a new resource."""
    assert new_id(title, ()) == id_


def test_a_title_of_small_words_alone_still_gives_an_id() -> None:
    """Where no word tells anything, the words that are there must do."""
    assert new_id("What is it?", ()) == "what-is-it"


@pytest.mark.parametrize("title", ["???", "", "   ", "😀", "🎉🎉", "–", "\u200b"])
def test_a_title_without_letters_has_a_plain_id(title: str) -> None:
    """A title without a letter of any script is called what it is asked to be called."""
    assert new_id(title, ()) == "resource"
    assert new_id(title, (), "watch") == "watch"
    assert new_id(title, {"watch"}, "watch") == "watch-2"


def test_words_are_not_cut() -> None:
    """A word that no longer fits into 24 characters is left away, and not cut short."""
    assert new_id("Understanding neighbourhoods everywhere", ()) == "understanding"
    assert new_id("Understanding ourselves everywhere", ()) == "understanding-ourselves"


def test_a_first_word_that_is_too_long_is_cut() -> None:
    """An only word of more than 24 characters is cut, since an id must have something."""
    assert new_id("Donaudampfschifffahrtsgesellschaft", ()) == "donaudampfschifffahrtsge"


def test_a_taken_id_is_numbered() -> None:
    """Where the id is taken, the first free number from 2 on follows."""
    taken = {"sled-dogs", "sled-dogs-2", "sled-dogs-4"}
    assert new_id("Sled dogs", taken) == "sled-dogs-3"


_TITLES = st.text() | st.text("ab1 :-–—'’éß½Ⅷ日\n", max_size=60)


@given(_TITLES, st.sets(st.sampled_from(["a", "b", "ab", "resource", "resource-2", "1"])))
def test_every_title_gives_an_id_that_is_free(title: str, taken: set[str]) -> None:
    """Whatever the title, the new id is one that the file may hold, short, and not taken."""
    plain = new_id(title, ())
    assert ID_SHAPE.matches(plain)
    assert len(plain) <= 24
    id_ = new_id(title, taken)
    assert ID_SHAPE.matches(id_)
    assert id_ not in taken
    assert id_ == plain or id_.startswith(f"{plain}-")


@given(_TITLES, st.integers(1, 12))
def test_one_title_many_times_gives_many_ids(title: str, times: int) -> None:
    """Resources of one title that are added one after another all have their own id."""
    taken: set[str] = set()
    for _ in range(times):
        taken.add(new_id(title, taken))
    assert len(taken) == times


# The same address.

PAGE = "https://example.org/a/page?id=1"


@pytest.mark.parametrize(
    "other",
    [
        "http://example.org/a/page?id=1",
        "https://www.example.org/a/page?id=1",
        "HTTPS://Example.ORG/a/page?id=1",
        "https://example.org:443/a/page?id=1",
        "http://example.org:80/a/page?id=1",
        "https://example.org/a/page/?id=1",
        "https://example.org/a/page?id=1#section",
        "https://example.org/a/page?id=1&utm_source=x&utm_medium=y",
        "https://example.org/a/page?fbclid=x&id=1",
        "https://example.org/a/page?id=1&gclid=x&mc_cid=y",
        "  https://example.org/a/page?id=1  ",
    ],
)
def test_one_page_has_many_addresses(other: str) -> None:
    """Scheme, `www.`, default port, final slash, fragment and tracking do not make another page."""
    assert same_address(other) == same_address(PAGE)
    assert shared_part(other) in PAGE
    assert shared_part(PAGE) in other


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/?a=1&b=2", "https://example.org/?b=2&a=1"),
        ("https://example.org/#/lesson/1", "https://www.example.org/#/lesson/1/"),
        ("https://youtu.be/dQw4w9WgXcQ", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
        ("https://youtu.be/dQw4w9WgXcQ?si=abc", "https://youtube.com/watch?v=dQw4w9WgXcQ&t=42s"),
        ("https://youtu.be/dQw4w9WgXcQ", "https://m.youtube.com/shorts/dQw4w9WgXcQ/"),
        ("https://youtu.be/dQw4w9WgXcQ", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"),
    ],
)
def test_two_addresses_lead_to_one_page(one: str, other: str) -> None:
    """The order of parameters counts for nothing; a video has one page, wherever it begins."""
    assert same_address(one) == same_address(other)
    assert shared_part(one) in other
    assert shared_part(other) in one


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/#/lesson/1", "https://example.org/#/lesson/2"),
        ("https://example.org/#!one", "https://example.org/#!two"),
        ("https://youtu.be/dQw4w9WgXcQ", "https://youtu.be/oHg5SJYRHA0"),
        ("https://www.youtube.com/@one", "https://www.youtube.com/@two"),
        ("https://www.youtube.com/watch", "https://www.youtube.com/feed"),
        ("https://www.youtube.com/playlist?list=a", "https://www.youtube.com/playlist?list=b"),
        ("https://example.org/?a=1&a=2", "https://example.org/?a=2&a=3"),
    ],
)
def test_two_addresses_lead_to_two_pages(one: str, other: str) -> None:
    """A fragment that is a path leads elsewhere, and so does another video."""
    assert same_address(one) != same_address(other)


@given(
    st.sampled_from(
        ["example.org", "www.example.org", "www.", "youtu.be", "www.youtube.com", "a..b"]
    ),
    st.text(st.sampled_from("aZ0/.-_~%+:@;?=&é []"), max_size=12),
)
def test_what_is_plain_counts_as_what_is_not(host: str, path: str) -> None:
    """An address is the same with a `#` behind it, for which it is looked at more closely."""
    url = f"https://{host}/{path}".strip()
    assert same_address(url) == same_address(f"{url}#")


@pytest.mark.parametrize("order", ["$(touch x)", "`touch x`", "; touch x", "' '", '"', "\\", "|x"])
def test_a_link_holds_nothing_for_a_shell(order: str) -> None:
    """What a shell would run is encoded in a link; what belongs to addresses stays."""
    assert not set("$`;'\"\\| ()<>") & set(as_link(f"https://example.org/{order}"))
    plain = "https://example.org/a?b=1&c=%20#d"
    assert as_link(plain) == plain


@pytest.mark.parametrize(
    "other",
    [
        "https://example.org/a/Page?id=1",
        "https://example.org/a/page?id=2",
        "https://example.org/a/page?ID=1",
        "https://example.org/a/page?id=1&utm=x",
        "https://example.org/a/page",
        "https://example.org/a",
        "https://example.org:8080/a/page?id=1",
        "https://other.example.org/a/page?id=1",
        "https://example.com/a/page?id=1",
        "ftp://example.org/a/page?id=1",
    ],
)
def test_another_page_is_another_page(other: str) -> None:
    """Host, port, path and query make the page, upper and lower case in the last two."""
    assert same_address(other) != same_address(PAGE)


def test_a_site_is_the_same_with_and_without_a_slash() -> None:
    """The address of a whole site may end in a slash."""
    assert same_address("https://example.org") == same_address("https://example.org/")


@pytest.mark.parametrize(
    "url", ["", "no address", "https://[::1", "https://x:99999/", "mailto:a@b"]
)
def test_what_is_no_address_is_only_the_same_as_itself(url: str) -> None:
    """Text that is no web address is compared as it stands."""
    assert same_address(url) == same_address(f" {url} ")
    assert same_address(url) != same_address(PAGE)


_ADDRESSES = st.text() | st.text(":/?#&=%.[]@wW+ aA1é", max_size=40).map("https://{}".format)


@given(_ADDRESSES)
def test_any_text_may_be_asked_about(url: str) -> None:
    """Whatever stands where an address should be can be compared."""
    assert same_address(url) == same_address(f"{url} ")


def test_an_address_of_other_bytes_may_be_asked_about() -> None:
    """An address typed in another encoding than UTF-8, which Python marks, can be compared."""
    assert same_address("https://example.org/?q=\udcff") != same_address(PAGE)


# The same title.


@pytest.mark.parametrize(
    "other",
    [
        "sled dogs: a guide",
        "SLED DOGS A GUIDE",
        "Sled Dogs – a guide!",
        "“Sled dogs”,   a guide",
        "Ｓｌｅｄ dogs: a guide",
    ],
)
def test_one_title_has_many_spellings(other: str) -> None:
    """Case, spaces, punctuation and width do not make another title."""
    assert same_title(other) == same_title("Sled Dogs: a Guide")


@pytest.mark.parametrize("other", ["Sled Dogs", "Sled Dogs: the Guide", "Sled Dogs: a Guide 2", ""])
def test_another_title_is_another_title(other: str) -> None:
    """Any other letter or digit makes another title."""
    assert same_title(other) != same_title("Sled Dogs: a Guide")


@pytest.mark.parametrize(
    ("one", "other"),
    [("C#", "C++"), ("C", "C#"), ("बाल", "बोल"), ("ป่า", "ป้า"), ("קָמֵץ", "קמץ")],
)
def test_marks_and_signs_that_carry_meaning_count(one: str, other: str) -> None:
    """A vowel sign, a tone mark or a sharp makes another word."""
    assert same_title(one) != same_title(other)


@pytest.mark.parametrize(("one", "other"), [("# One", "One"), ("One + two", "one two")])
def test_signs_that_stand_alone_do_not_count(one: str, other: str) -> None:
    """Signs that belong to no word are punctuation."""
    assert same_title(one) == same_title(other)


def test_titles_of_signs_alone_differ() -> None:
    """Titles that have neither letters nor digits are compared by their signs."""
    assert same_title("?!") == same_title("?!")
    assert same_title("?!") != same_title("...")


def test_letters_of_other_scripts_count() -> None:
    """A title in any script is compared by its letters."""
    assert same_title("Война и мир") == same_title("ВОЙНА И МИР")
    assert same_title("日本語") != same_title("日本")


_WORDS = st.lists(st.text("abcéñüдж日本12", min_size=1), min_size=1, max_size=6)


@given(_WORDS, st.sampled_from([" ", "  ", " – ", ": ", ", "]))
def test_only_the_words_of_a_title_count(words: list[str], between: str) -> None:
    """Whatever stands between and around its words, in small letters or capitals, is the same."""
    assert same_title(f"  “{between.join(words)}”!\n".upper()) == same_title(" ".join(words))


@given(st.text())
def test_any_text_may_be_a_title(title: str) -> None:
    """Whatever a title is made of, it is the same as itself and not the same as a longer one."""
    assert same_title(title) == same_title(title)
    assert same_title(f"{title} and more") != same_title(title)


@given(st.text("aB3+#_ -.é", min_size=1, max_size=12))
def test_a_plain_title_is_reduced_as_any_other(title: str) -> None:
    """One letter that is not plain, on its own at the end, is one word more and nothing else."""
    plain = title.replace("é", "e")
    assert same_title(f"e {plain} é") == f"{same_title(f'e {plain}')} é"

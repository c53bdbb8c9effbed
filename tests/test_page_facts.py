"""What a page says of itself: in its data, in its head, in its text."""

import json
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curate.importers.candidates import Candidate, Source
from curate.importers.pages.page_facts import PageFacts, facts_of, with_oembed
from curate.model import Format

HERE = "https://example.org/voices/sled-dogs"
TEXT = "<p>" + "Dogs plan for what they cannot know. " * 60 + "</p>"
WORDS = 7 * 60


def facts(html: str | bytes, charset: str | None = None, address: str = HERE) -> PageFacts:
    raw = html.encode("utf-8") if isinstance(html, str) else html
    return facts_of(Source("a page", raw, address, charset))


def found(html: str | bytes, charset: str | None = None, address: str = HERE) -> Candidate:
    return facts(html, charset, address).candidate


def linked(*things: Any) -> str:
    return "".join(
        f'<script type="application/ld+json">{json.dumps(thing)}</script>' for thing in things
    )


def thing(type_: str, **said: Any) -> dict[str, Any]:
    return {"@context": "https://schema.org", "@type": type_, **said}


@pytest.fixture
def without_trafilatura(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have nothing that tells the main text apart."""
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)


# Data.


def test_an_article_in_linked_data() -> None:
    """Title, authors, publisher, date, summary and words are those that the data state."""
    page = linked(
        thing(
            "NewsArticle",
            headline="Sled dogs &amp; plans",
            author=[{"@type": "Person", "name": "Ada Byron"}, "Grace Hopper"],
            publisher={"@type": "Organization", "name": "Example Voices"},
            datePublished="2021-03-01T09:30:00+01:00",
            description="What dogs <b>know</b>.",
            wordCount=1840,
        )
    )
    assert found(page) == Candidate(
        title="Sled dogs & plans",
        authors=("Ada Byron", "Grace Hopper"),
        publisher="Example Voices",
        published="2021-03-01",
        summary="What dogs know.",
        words=1840,
        format=Format.READ,
    )


def test_things_in_a_graph_refer_to_each_other() -> None:
    """An author of whom there is only an id is looked up among the other things."""
    graph = [
        thing("WebPage", name="Example"),
        thing("BlogPosting", headline="Sled dogs", author={"@id": "#ada"}),
        {"@type": "Person", "@id": "#ada", "name": "Ada Byron"},
    ]
    assert found(linked({"@graph": graph})).authors == ("Ada Byron",)


@pytest.mark.parametrize(
    ("said", "format_", "minutes"),
    [
        (thing("VideoObject", name="A", duration="PT12M30S"), Format.WATCH, 13),
        (thing("VideoObject", name="A", duration="P0DT1H2M0.5S"), Format.WATCH, 62),
        (thing("VideoObject", name="A", duration="PT0S"), Format.WATCH, None),
        (thing("VideoObject", name="A", duration="12:30"), Format.WATCH, 13),
        (thing("PodcastEpisode", name="A", timeRequired="PT2M"), Format.LISTEN, 2),
        (
            thing(
                "PodcastEpisode", name="A", associatedMedia=thing("AudioObject", duration="PT9M")
            ),
            Format.LISTEN,
            9,
        ),
        (thing("AudioObject", name="A", duration="PT1H"), Format.LISTEN, 60),
        (thing("Article", headline="A", timeRequired="PT5M"), Format.READ, 5),
        (thing("Article", headline="A", duration="PT5M"), Format.READ, None),
        (
            thing("LearningResource", name="A", timeRequired="PT30M", learningResourceType="Video"),
            Format.WATCH,
            30,
        ),
        (thing("http://schema.org/Article", headline="A", timeRequired="PT5M"), Format.READ, 5),
        (thing("Course", name="A", timeRequired="PT20H"), Format.READ, 1200),
        (
            thing("Course", name="A", hasCourseInstance=[{"courseWorkload": "PT22H"}]),
            Format.READ,
            1320,
        ),
    ],
)
def test_time_and_format_in_linked_data(
    said: dict[str, Any], format_: Format, minutes: int | None
) -> None:
    """What is watched or heard has a duration; what is read, a time that it requires."""
    page = found(linked(said))
    assert (page.format, page.minutes) == (format_, minutes)


def test_a_film_in_an_article_is_a_part_of_it() -> None:
    """An article with a film in it is to be read; a page of films says that it is one."""
    both = linked(
        thing("VideoObject", name="The film", duration="PT3M"),
        thing("Article", headline="Sled dogs", timeRequired="PT9M"),
    )
    assert (found(both).title, found(both).minutes) == ("Sled dogs", 9)
    film = found('<meta property="og:type" content="video.other">' + both)
    assert (film.format, film.minutes) == (Format.WATCH, 3)


def test_of_several_articles_the_one_of_the_page_counts() -> None:
    """A page that tells of others too is about the one with its address; else about none."""
    others = [thing("Article", headline=f"Other {n}", author="Nobody") for n in range(3)]
    own = thing("Article", headline="Sled dogs", author="Ada Byron", url=HERE + "?utm_source=x")
    assert found(linked(*others, own)).authors == ("Ada Byron",)
    assert found("<title>Voices</title>" + linked(*others)) == Candidate(
        title="Voices", format=Format.READ
    )


@pytest.mark.parametrize(
    "broken",
    ["{", '{"@type": "Article", "headline": ', "[" * 100_000, "null", "3", '"x"', '{"@type": [[]]}',
     '{"@type": "Article", "author": [[[[[["x"]]]]]], "headline": {"a": 1}}', "1" * 5_000],
)  # fmt: skip
def test_broken_data_count_for_nothing(broken: str) -> None:
    """Data that are no JSON, or nested without end, leave the rest as it is."""
    script = f'<script type="application/ld+json">{broken}</script>'
    assert found(f"<title>Sled dogs</title>{script}").title == "Sled dogs"


def test_microdata_are_read_as_linked_data_are() -> None:
    """Attributes say the same in another place: things in things, texts, dates."""
    page = found(
        '<div itemscope itemtype="https://schema.org/Article">'
        '<h2 itemprop="headline">Sled <i>dogs</i></h2>'
        '<span itemprop="author" itemscope itemtype="https://schema.org/Person">'
        '<a itemprop="name" href="/ada">Ada Byron</a></span>'
        '<time itemprop="datePublished" datetime="2021-03-01">1 March</time>'
        '<meta itemprop="timeRequired" content="PT7M"><p itemprop="description">On plans.'
        "</div>"
    )
    assert (page.title, page.authors) == ("Sled dogs", ("Ada Byron",))
    assert (page.published, page.minutes, page.summary) == ("2021-03-01", 7, "On plans.")


# The head.


def test_what_the_head_says() -> None:
    """Open Graph, plain metas and those of scholarly pages say the same in their ways."""
    page = found(
        '<meta property="og:title" content="Sled dogs"><meta property="og:site_name" content="V">'
        '<meta name="author" content="By Ada Byron"><meta name="description" content="On plans.">'
        '<meta property="article:author" content="https://social.example/ada">'
        '<meta property="article:published_time" content="2021-03-01T00:00:00Z">'
    )
    assert (page.title, page.publisher, page.authors) == ("Sled dogs", "V", ("Ada Byron",))
    assert (page.published, page.summary) == ("2021-03-01", "On plans.")


def test_what_a_scholarly_page_says() -> None:
    """Authors come by last name there, and the journal is who published it."""
    page = found(
        '<meta name="citation_title" content="Sled dogs"><meta name="citation_author" '
        'content="Byron, Ada"><meta name="citation_author" content="Grace Hopper">'
        '<meta name="citation_journal_title" content="Journal of Dogs">'
        '<meta name="citation_publication_date" content="2021/03/01">'
    )
    assert page.authors == ("Ada Byron", "Grace Hopper")
    assert (page.publisher, page.published) == ("Journal of Dogs", "2021-03-01")


@pytest.mark.parametrize(
    ("label", "said", "minutes"),
    [
        ("Est. reading time", "5 minutes", 5),
        ("Geschätzte Lesezeit", "12 Minuten", 12),
        ("読書時間", "7分", 7),
        ("Reading time", "1 hour 5 minutes", 65),
        ("Written by", "Ada Byron", None),
        ("Cooking time", "40 minutes", None),
        ("Price", "5", None),
    ],
)
def test_an_estimated_reading_time(label: str, said: str, minutes: int | None) -> None:
    """What a blog says beside links to its page is its time, in any language."""
    page = found(
        '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="A B">'
        f'<meta name="twitter:label2" content="{label}"><meta name="twitter:data2" '
        f'content="{said}">'
    )
    assert page.minutes == minutes


@pytest.mark.parametrize("name", ["video:duration", "og:video:duration", "music:duration"])
def test_a_length_in_seconds(name: str) -> None:
    """Open Graph has seconds, which are rounded up to minutes."""
    assert found(f'<meta property="{name}" content="754">').minutes == 13


@pytest.mark.parametrize(
    ("title", "own"),
    [
        ("Sled dogs | Example Voices", "Sled dogs"),
        ("Sled dogs – Plans - Example Voices", "Sled dogs – Plans"),
        ("Example Voices: Sled dogs", "Example Voices: Sled dogs"),
        ("Example Voices — Sled dogs", "Sled dogs"),
        ("Sled dogs · example.org", "Sled dogs"),
        ("Sled dogs | Cats", "Sled dogs | Cats"),
        ("Example Voices", "Example Voices"),
        ("Sled-dogs-Example Voices", "Sled-dogs-Example Voices"),
    ],
)
def test_the_name_of_the_site_is_no_title(title: str, own: str) -> None:
    """The name of the site is cut off, where the page says that it is its name."""
    site = '<meta property="og:site_name" content="Example Voices">'
    assert found(f"<title>{title}</title>{site}").title == own


@pytest.mark.parametrize(
    ("canonical", "taken"),
    [
        (HERE, HERE),
        ("/voices/sled-dogs", HERE),
        ("http://www.example.org/voices/sled-dogs", "http://www.example.org/voices/sled-dogs"),
        ("https://elsewhere.example/x", None),
        ("https://ada:secret@example.org/voices/sled-dogs", None),
        ("javascript:alert(1)", None),
        ("https://example.org/", None),
        ("https://[", None),
        ("", None),
    ],
)
def test_the_address_that_a_page_says_it_has(canonical: str, taken: str | None) -> None:
    """It is believed where it is of the same host, and not the top of it."""
    page = found(f'<link rel="canonical" href="{canonical}">', address=HERE + "?utm_source=x")
    assert page.url == taken


# The text.


def test_words_are_counted_where_no_time_is_stated() -> None:
    """The main text counts, by what is installed; navigation and the foot of the page do not."""
    page = facts(f"<nav>{TEXT}</nav><main><h1>Sled dogs</h1>{TEXT}</main><footer>{TEXT}</footer>")
    assert page.counted
    assert abs((page.candidate.words or 0) - WORDS) <= 2


@pytest.mark.usefixtures("without_trafilatura")
@pytest.mark.parametrize(
    "html",
    [
        f"<nav>{TEXT}</nav><article>{TEXT}</article><aside>{TEXT}</aside>",
        f"<main>{TEXT}</main><footer>{TEXT}</footer><script>{TEXT}</script><!-- {TEXT} -->",
        f"<div>{TEXT}</div><header>{TEXT}</header><form>{TEXT}</form>",
        f"<article>{TEXT}<article>{TEXT}</article></article>",
        f"<article>{TEXT}</article><article><p>More to read</p></article>",
    ],
)
def test_paragraphs_are_counted_without_it(html: str) -> None:
    """Without what tells the main text apart, paragraphs are counted, and that is said."""
    page = facts(html)
    assert (page.counted, page.told_apart) == (True, False)
    assert page.candidate.words == WORDS


@pytest.mark.parametrize(
    "said",
    [
        linked(thing("VideoObject", name="A")),
        '<meta property="og:type" content="video.other">',
        linked(thing("PodcastEpisode", name="A")),
        linked(thing("Article", headline="A", timeRequired="PT5M")),
        linked(thing("Article", headline="A", isAccessibleForFree=False)),
    ],
)
def test_words_that_say_nothing_of_the_time(said: str) -> None:
    """Words are not counted of what is watched or heard, nor of what has to be paid for."""
    assert found(f"{said}<article>{TEXT}</article>").words is None


def test_a_page_that_shows_nothing() -> None:
    """A page whose text is put there by a script has no words, rather than few."""
    assert found("<div id=app><p>Please wait.</p></div>").words is None


# Encodings.


@pytest.mark.parametrize(
    ("raw", "charset"),
    [
        ("<title>Łódź café</title>".encode(), None),
        (b"\xef\xbb\xbf" + "<title>Łódź café</title>".encode(), "iso-8859-1"),
        ("<title>Łódź café</title>".encode("iso-8859-2"), "iso-8859-2"),
        (b'<meta charset="iso-8859-2">' + "<title>Łódź café</title>".encode("iso-8859-2"), None),
        ("<title>Łódź café</title>".encode("utf-16"), None),
        ("<title>Łódź café</title>".encode(), "no-such-encoding"),
        ("<title>Łódź café</title>".encode(), "iso-8859-1"),
    ],
)
def test_the_encoding_of_a_page(raw: bytes, charset: str | None) -> None:
    """A mark, the header or the page itself says the encoding; a wrong one does no harm."""
    assert found(raw, charset).title == "Łódź café"


def test_an_encoding_of_seven_bits() -> None:
    """Japanese whose bytes are all ASCII is read as what the page says it is."""
    raw = b'<meta charset="iso-2022-jp"><title>' + "犬ぞり".encode("iso-2022-jp") + b"</title>"
    assert found(raw).title == "犬ぞり"


# oEmbed.


def test_oembed_adds_what_the_page_does_not_say() -> None:
    """Who made a film, and how long it is, is asked for where the page says where."""
    link = '<link rel="alternate" type="application/json+oembed" href="/oembed?url=x">'
    page = facts(f"<title>Sled dogs</title>{link}")
    assert page.oembed == "https://example.org/oembed?url=x"
    raw = b'{"type": "video", "title": "T", "author_name": "Ada Byron", "duration": 754}'
    added = with_oembed(page.candidate, raw)
    assert (added.title, added.authors) == ("Sled dogs", ("Ada Byron",))
    assert (added.minutes, added.format) == (13, Format.WATCH)


@pytest.mark.parametrize("raw", [b"", b"[]", b"\xff", b'{"title": 3, "duration": [], "type": {}}'])
def test_broken_oembed_adds_nothing(raw: bytes) -> None:
    """What cannot be understood changes nothing."""
    assert with_oembed(Candidate(title="A"), raw) == Candidate(title="A")


# Hostile pages.


PIECES = st.sampled_from(
    ["<", ">", "</", "<!--", "-->", "<![CDATA[", "<script>", "</script>", "<title>", "/>", "=",
     "<p itemprop=a>", "<div itemscope itemtype=Article>", "</div>", "<article>", "</p>", '"', "'",
     "&#x110000;", "\0", '<meta property="og:title" content="', "x" * 60, "\ud800", "<?xml",
     '<script type="application/ld+json">{"@type":"Article"', "<link rel=canonical href=//[>",
     "<link rel=alternate type=application/json+oembed href=//[>", "<a href='", "\u202e"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40))
def test_no_page_makes_us_fail(pieces: list[str]) -> None:
    """Whatever a page is made of, it says something or nothing, in texts that are safe to show."""
    page = found("".join(pieces).encode("utf-8", "surrogatepass"))
    assert page.title.isprintable()


@given(st.binary(max_size=300))
def test_no_bytes_make_us_fail(raw: bytes) -> None:
    """So it is with bytes that are no text."""
    facts(raw)


@pytest.mark.parametrize(
    "piece",
    ["<!-- >", "<![x >", "<a", "</", "<script>", "<title>", '<a b="', "<div>", "<b>x</i>",
     "<p itemprop=a itemscope>", "<div itemscope itemprop=b><b itemprop=c>"],
)  # fmt: skip
def test_what_is_read_is_read_once(piece: str) -> None:
    """Three times the page is three times the work, whatever it repeats."""

    def work(count: int) -> int:
        lines = 0

        def trace(frame: Any, event: str, argument: Any) -> Any:
            nonlocal lines
            lines += 1
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            facts(piece * count + ">")
        finally:
            sys.settrace(before)
        return lines

    work(10)
    assert work(1_800) < 4 * work(600) + 4_000

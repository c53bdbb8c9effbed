"""Feeds: RSS, Atom, podcasts and JSON Feed, as they are and as they are broken."""

import json
from typing import Any

import pytest
from hypothesis import given

from curate.importers.candidates import Candidate, Reading, Source, UnreadableError
from curate.importers.feeds import feed, teasers
from tests.hostile_sources import TIMES, spoilt, survives

HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"
  xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
  xmlns:media="http://search.yahoo.com/mrss/"
  xmlns:podcast="https://podcastindex.org/namespace/1.0">
<channel><title>Harbour &amp; hill</title><link>https://example.org/</link>
"""
TAIL = "</channel></rss>"
LONG = " ".join(["Boats come in with the tide and go out with it."] * 20)
ARTICLE = f"""\
<item>
  <title>Boats &#8217;n&#8217; tides</title>
  <link>https://example.org/tides</link>
  <guid isPermaLink="false">https://example.org/?p=7</guid>
  <pubDate>Fri, 18 Oct 2024 00:17:02 +0200</pubDate>
  <dc:creator>Ida Holm</dc:creator>
  <category>Sea &amp; shore</category><category>Uncategorized</category>
  <description><![CDATA[<p>How tides work.</p>]]></description>
  <content:encoded><![CDATA[<p>{LONG}</p>
  <p>The post <a href="https://example.org/tides">Boats</a> appeared first on
  <a href="https://example.org">Harbour</a>.</p>]]></content:encoded>
</item>
"""
PODCAST = """\
<item><title>One</title><link>https://example.org/</link><guid isPermaLink="false">a1</guid>
  <enclosure url="https://cdn.example.org/1.mp3?a=1&amp;b=2" length="1" type="audio/mpeg"/>
  <podcast:soundbite startTime="73.0" duration="3000.0">Best</podcast:soundbite>
  <itunes:duration>1:02:03</itunes:duration><itunes:author>Ola</itunes:author>
  <itunes:keywords>sea, salt</itunes:keywords>
  <description>Notes on salt.</description>
  <content:encoded>&lt;p&gt;Notes on salt, and more.&lt;/p&gt;</content:encoded></item>
<item><title>Two</title><link>https://example.org/</link><guid isPermaLink="false">a2</guid>
  <enclosure url="https://cdn.example.org/2.mp4" length="1" type="video/mp4"/>
  <podcast:soundbite startTime="73.0" duration="60.0">Best</podcast:soundbite>
  <itunes:duration>0</itunes:duration></item>
"""
ATOM = f"""\
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Notes</title>
<link href="https://example.org/"/><link rel="next" href="https://example.org/feed?page=2"/>
<author><name>Ada Moor</name></author>
<entry><title type="html">On &lt;em&gt;paths&lt;/em&gt; &amp;amp; roads</title>
  <link href="/paths"/><id>tag:example.org,2024:1</id>
  <published>2024-03-05T10:00:00Z</published><updated>2025-01-01T00:00:00Z</updated>
  <summary>Where they lead.</summary>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{LONG}</p></div></content>
</entry>
<entry><title>Two</title><link href="https://example.org/two"/>
  <id>tag:example.org,2024:2</id><updated>2025-02-01T00:00:00Z</updated>
  <author><name>Bo</name></author></entry>
</feed>
"""
JSON_FEED: dict[str, Any] = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Notes",
    "home_page_url": "https://example.org/",
    "items": [
        {
            "id": "1",
            "url": "https://example.org/one",
            "title": "One",
            "content_html": f"<p>{LONG}</p>",
            "date_published": "2024-03-05T10:00:00Z",
            "authors": [{"name": "Ada"}],
            "tags": ["sea"],
        },
        {
            "id": "2",
            "content_text": "Only a note.",
            "attachments": [
                {
                    "url": "https://example.org/2.mp3",
                    "mime_type": "audio/mpeg",
                    "duration_in_seconds": 61,
                }
            ],
        },
    ],
}


def read(text: str | bytes) -> Reading:
    raw = text if isinstance(text, bytes) else text.encode()
    return feed.read(Source("feed.xml", raw))


def rss(*items: str) -> list[Candidate]:
    return read(HEAD + "".join(items) + TAIL).candidates


def item(inner: str, link: str = "https://example.org/one") -> Candidate:
    [one] = rss(f"<item><title>One</title><link>{link}</link>{inner}</item>")
    return one


def whole(text: str) -> str:
    return f"<content:encoded><![CDATA[{text}]]></content:encoded>"


def test_an_article_comes_with_all_that_its_feed_says() -> None:
    """Title, address, day, author, publisher, themes, description and words are there."""
    [one] = rss(ARTICLE)
    assert one == Candidate(
        title="Boats ’n’ tides",
        url="https://example.org/tides",
        words=220,
        themes=(("Sea & shore",),),
        authors=("Ida Holm",),
        publisher="Harbour & hill",
        published="2024-10-18",
        summary="How tides work.",
        where="item 1",
    )


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("1:02:03", 63),
        ("3723", 63),
        ("00:45", 1),
        ("45:00", 45),
        ("00:00:30", 1),
        ("0", None),
        ("00:00:00", None),
        ("", None),
        ("soon", None),
    ],
)
def test_durations_are_read_in_every_shape(said: str, minutes: int | None) -> None:
    """A bare number is of seconds, and 0 is no time."""
    assert item(f"<itunes:duration>{said}</itunes:duration>").minutes == minutes


def test_a_soundbite_has_no_say_in_how_long_an_episode_is() -> None:
    """The length of a part of an episode is not that of the episode."""
    one, two = rss(PODCAST)
    assert (one.minutes, two.minutes) == (63, None)


def test_the_length_of_a_film_is_read() -> None:
    """Media RSS says in seconds how long a film is."""
    one = item('<media:content url="https://example.org/f.mp4" type="video/mp4" duration="185"/>')
    assert (one.minutes, one.media_type) == (4, "video/mp4")


def test_episodes_that_share_a_link_are_told_apart_by_what_is_played() -> None:
    """Where the link of every episode is the same page, the address is that of its file."""
    assert [one.url for one in rss(PODCAST)] == [
        "https://cdn.example.org/1.mp3?a=1&b=2",
        "https://cdn.example.org/2.mp4",
    ]
    assert [one.media_type for one in rss(PODCAST)] == ["audio/mpeg", "video/mp4"]


def test_articles_that_share_a_link_are_told_apart_by_their_guid() -> None:
    """A guid that is an address is one; without any, none is better than that of another."""
    shared = "<item><title>{0}</title><link>https://example.org/all</link><guid>{1}</guid></item>"
    found = rss(
        shared.format("A", "https://example.org/a"),
        shared.format("B", "https://example.org/b"),
        shared.format("C", "uuid-3"),
    )
    assert [one.url for one in found] == ["https://example.org/a", "https://example.org/b", None]


def test_the_same_item_twice_keeps_its_address() -> None:
    """Items with the same link and the same guid are the same."""
    assert [one.url for one in rss(ARTICLE, ARTICLE)] == ["https://example.org/tides"] * 2


def test_what_is_heard_has_no_words() -> None:
    """The notes of an episode are what is said of it, and nobody's reading time."""
    one = rss(PODCAST)[0]
    assert (one.words, one.summary) == (None, "Notes on salt.")


def test_keywords_of_a_shop_are_no_themes() -> None:
    """What an episode wants to be found by says little of what it is about."""
    assert rss(PODCAST)[0].themes == ()


def test_an_attached_file_of_an_unusual_type_is_played_too() -> None:
    """The ending of an address tells what is played where its type does not."""
    one = item('<enclosure url="https://example.org/e.mp3" type="x-audio/mp3" length="1"/>')
    assert (one.url, one.media_type) == ("https://example.org/one", "audio")


def test_a_picture_is_not_played() -> None:
    """An article with a picture stays an article."""
    picture = '<enclosure url="https://example.org/e.jpg" type="image/jpeg" length="1"/>'
    one = item(picture + whole(LONG))
    assert (one.media_type, one.words) == (None, 220)


@pytest.mark.parametrize(
    "end",
    [
        "and then [&#8230;]",
        "and then […]",
        "and then…",
        "and then...",
        '<p><a href="https://example.org/one">Continue reading →</a></p>',
        '<p><a href="https://example.org/one">Continue reading “One”</a></p>',
        'and then. <a href="https://example.org/one">Read more</a>',
        "<p>Weiterlesen »</p>",
        "<p>続きを読む</p>",
        "and then […]<p>The post <a>One</a> appeared first on <a>Harbour</a>.</p>",
    ],
)
def test_a_teaser_is_not_counted(end: str) -> None:
    """A text that ends where the page goes on says nothing of how long that is."""
    assert item(whole(f"<p>Boats come in {end}")).words is None


def test_a_description_is_not_counted() -> None:
    """What has no whole text has no words, however long its description is."""
    assert item(f"<description>{LONG}</description>").words is None
    assert (
        item(f"<description>A</description><itunes:summary>{LONG}</itunes:summary>").words is None
    )


def test_a_description_said_twice_is_not_counted() -> None:
    """A short text that is the description again is no whole text."""
    said = "Boats come in with the tide."
    assert item(f"<description>{said}</description>{whole(said)}").words is None


def test_a_long_text_that_ends_in_dots_is_whole() -> None:
    """Dots at the end of a long text are its writer's."""
    assert item(whole(LONG * 3 + " And so on…")).words == 661


def test_an_empty_text_has_no_words() -> None:
    """Where a whole text would stand and nothing does, there are no words."""
    one = item(f"<description>Short.</description>{whole('')}")
    assert (one.words, one.summary) == (None, "Short.")


def test_an_item_without_title_is_called_by_its_first_words() -> None:
    """A note that nobody gave a title begins with one."""
    [one] = rss(f"<item><guid>https://example.org/9</guid><description>{LONG}</description></item>")
    assert (
        one.title == "Boats come in with the tide and go out with it. Boats come in with the tide…"
    )
    assert one.url == "https://example.org/9"


@pytest.mark.parametrize("guid", ["6f1c-uuid", "tag:pod.example,2024:6", "episode 6"])
def test_a_guid_that_is_no_address_makes_none(guid: str) -> None:
    """An episode without a link, with a guid that is no address, is where its file is."""
    file = '<enclosure url="https://cdn.example/e6.mp3" type="audio/mpeg"/>'
    [one] = rss(f"<item><title>Six</title><guid>{guid}</guid>{file}</item>")
    assert one.url == "https://cdn.example/e6.mp3"


@pytest.mark.parametrize(
    ("day", "title"),
    [
        ("<pubDate>Fri, 18 Oct 2024 00:17:02 +0200</pubDate>", "Harbour & hill, 2024-10-18"),
        ("", "Harbour & hill, low tide-6"),
    ],
)
def test_an_episode_without_a_title_is_called_by_its_day_or_its_file(day: str, title: str) -> None:
    """What is played and has no title is called by its day, or its file, not by a host."""
    file = '<enclosure url="https://cdn.example/low%20tide-6.mp3" type="audio/mpeg"/>'
    [one] = rss(f"<item><guid>6f1c</guid>{day}{file}</item>")
    assert one.title == title


def test_titles_are_decoded_once() -> None:
    """A title in HTML within XML comes out as its reader sees it."""
    text = "<item><title>Salt &amp;amp; &lt;b&gt;sea&lt;/b&gt;</title><link>a:1</link></item>"
    assert rss(text)[0].title == "Salt & sea"
    assert rss("<item><title>Mind the &lt;gap&gt;</title></item>")[0].title == "Mind the <gap>"


def test_items_with_nothing_in_them_are_none() -> None:
    """An empty element is no item."""
    assert rss("<item/><item></item>") == []


def test_an_item_that_says_nothing_but_where_the_feed_is_is_named() -> None:
    """An item that has a number, but neither title, text nor an address of its own, is named."""
    home = "https://example.org/"
    said = {**JSON_FEED, "home_page_url": home, "items": [{"id": "7", "url": home}, {"id": 8}]}
    left_out = read(json.dumps(said)).left_out
    assert [(one.what, one.where) for one in left_out] == [("7", "item 1"), ("8", "item 2")]
    assert (
        read(f"{HEAD}<item><guid isPermaLink='false'>9</guid></item>{TAIL}").left_out[0].what == "9"
    )


def test_an_entry_of_atom_comes_with_all_that_its_feed_says() -> None:
    """Its link is absolute, and the author of the feed is its author if it has none."""
    one, two = read(ATOM).candidates
    assert one == Candidate(
        title="On paths & roads",
        url="https://example.org/paths",
        words=220,
        authors=("Ada Moor",),
        publisher="Notes",
        published="2024-03-05",
        summary="Where they lead.",
        where="item 1",
    )
    assert (two.authors, two.published) == (("Bo",), "2025-02-01")


def test_a_page_of_a_longer_feed_says_so() -> None:
    """A feed that has a next page says how many items this one has, and where the next is."""
    assert read(ATOM).remarks == [
        "It is one page, of 2 items: the next is https://example.org/feed?page=2"
    ]


def test_rss_1_is_read() -> None:
    """In RSS 1.0 the items stand behind the channel."""
    text = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel rdf:about="https://example.org/"><title>Journal</title></channel>
    <item rdf:about="https://example.org/1"><title>One</title>
    <link>https://example.org/1</link><dc:date>2024-02-03</dc:date></item></rdf:RDF>"""
    [one] = read(text).candidates
    assert (one.url, one.published, one.publisher) == (
        "https://example.org/1",
        "2024-02-03",
        "Journal",
    )


def test_a_feed_in_json_is_read() -> None:
    """JSON Feed says the same in another way."""
    one, two = read(json.dumps(JSON_FEED)).candidates
    assert (one.title, one.words, one.authors, one.themes) == ("One", 220, ("Ada",), (("sea",),))
    assert (two.title, two.minutes, two.media_type) == ("Only a note.", 2, "audio/mpeg")
    assert two.url == "https://example.org/2.mp3"


CUT = HEAD + ARTICLE + ARTICLE.replace("tides", "gulls")


@pytest.mark.parametrize("end", ["come in with", "</content", "<link>https://example.org/gu"])
def test_a_feed_that_is_cut_off_gives_what_it_has(end: str) -> None:
    """What is whole comes in whole; of what is cut off, no words are counted; and it is said."""
    reading = read(CUT[: CUT.rindex(end) + len(end)])
    assert [one.title for one in reading.candidates] == ["Boats ’n’ tides", "Boats ’n’ gulls"]
    assert [one.words for one in reading.candidates] == [220, None]
    assert reading.remarks == ["It is cut off: what is there of it is taken."]


@pytest.mark.parametrize("where", range(500, len(CUT), 97))
def test_a_feed_may_be_cut_off_anywhere(where: int) -> None:
    """Wherever a feed ends, the items before are read."""
    found = read(CUT[:where]).candidates
    assert len(found) >= CUT[:where].count("</item>")


@pytest.mark.parametrize(
    ("said", "encoding"), [("UTF-8", "cp1252"), ("ISO-8859-1", "utf-8"), ("utf-8", "latin-1")]
)
def test_a_feed_that_says_the_wrong_encoding_is_read_in_the_right_one(
    said: str, encoding: str
) -> None:
    """Letters are right where the feed is wrong about them, and it is said."""
    text = (HEAD + "<item><title>Çà et là, übers Meer</title></item>" + TAIL).replace("UTF-8", said)
    reading = read(text.encode(encoding))
    assert reading.candidates[0].title == "Çà et là, übers Meer"
    assert reading.remarks == [
        f"It says that it is in {said}, and is not: it is read as what it is."
    ]


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1251", "utf-8", "utf-16"])
def test_a_feed_that_says_the_right_encoding_is_believed(encoding: str) -> None:
    """Nothing is remarked on a feed that is in the encoding that it says."""
    title = "Море" if encoding == "windows-1251" else "Übers Meer"
    text = (HEAD + f"<item><title>{title}</title></item>" + TAIL).replace("UTF-8", encoding)
    reading = read(text.encode(encoding))
    assert (reading.candidates[0].title, reading.remarks) == (title, [])


def test_a_feed_with_faults_in_its_xml_gives_what_it_has() -> None:
    """Signs that nobody escaped, and entities of HTML, are read; and it is said."""
    reading = read(HEAD + "<item><title>Salt & sea&nbsp;air</title></item>" + ARTICLE + TAIL)
    assert [one.title.replace("\xa0", " ") for one in reading.candidates] == [
        "Salt & sea air",
        "Boats ’n’ tides",
    ]
    assert reading.remarks == ["It is damaged: what can be read of it is taken."]


def test_what_stands_around_a_feed_does_no_harm() -> None:
    """Blanks before it, control characters in it and a script behind it are passed over."""
    text = "\n\n" + HEAD + "<item><title>Sa\x0blt</title></item>" + TAIL + "<script>x</script>"
    reading = read(text)
    assert ([one.title for one in reading.candidates], reading.remarks) == (["Salt"], [])


def test_entities_are_nobodys() -> None:
    """A feed makes no entities, of its own text or of files: they stay as they are written."""
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///x">]>'
    text = HEAD.replace("<rss", bomb + "<rss") + "<item><title>T &b; &x;</title></item>" + TAIL
    [one] = read(text).candidates
    assert "aaaa" not in one.title
    assert one.title.startswith("T")


@pytest.mark.parametrize(
    "text", [HEAD + TAIL, ATOM, "\ufeff" + ATOM, "<!-- a <b> -->" + HEAD, json.dumps(JSON_FEED)]
)
def test_feeds_are_known_by_what_is_in_them(text: str) -> None:
    """Whatever stands before it, a feed is told by its first element."""
    assert feed.looks_like(Source("x", text.encode()))


@pytest.mark.parametrize(
    "text",
    [
        "<opml version='2.0'><body/></opml>",
        "<!DOCTYPE html><html><body><rss></rss></body></html>",
        '<rdf:RDF xmlns:rdf="x"><bib:Article/></rdf:RDF>',
        '<rdf:RDF xmlns:link="http://purl.org/rss/1.0/modules/link/"><bib:Article/></rdf:RDF>',
        '{"version": 1, "items": []}',
        "What <rss> is",
        "",
    ],
)
def test_what_is_no_feed_is_not_taken_for_one(text: str) -> None:
    """Outlines, pages and references in RDF are no feeds."""
    assert not feed.looks_like(Source("x", text.encode()))


@pytest.mark.parametrize("text", ["", "Nothing", "<html></html>", '{"version": "x", "items": 1}'])
def test_what_is_no_feed_is_refused(text: str) -> None:
    """What is taken for a feed and is none is refused in a sentence."""
    with pytest.raises(UnreadableError, match=r"^It is no feed"):
        read(text)


def test_elements_where_nobody_expects_them_are_refused_at_worst() -> None:
    """A feed with parts of a feed in its items is read, or refused in a sentence."""
    for element in ("textInput", "image", "source", "itunes:owner", "channel"):
        survives(feed, f"{HEAD}<item><{element}><title>A</title></item>{TAIL}".encode())


@given(spoilt(HEAD + ARTICLE + PODCAST + TAIL, ATOM, json.dumps(JSON_FEED)))
def test_no_bytes_break_the_reading_of_feeds(raw: bytes) -> None:
    """Spoilt feeds are read as far as they go, or refused; nothing else happens."""
    survives(feed, raw)


@pytest.mark.parametrize(
    "piece", ["<a b ", "<a b='", "<![CDATA[", "<!--", "<!ENTITY a 'b'>\n", "<a>", "&", "\n"]
)
def test_what_never_ends_is_read_in_no_time(piece: str) -> None:
    """A feed that opens what it never closes is read once."""
    survives(feed, (HEAD + "<item><title>T</title><description>" + piece * TIMES).encode())


def test_json_that_nests_too_deep_is_refused() -> None:
    """A thousand lists in lists are no feed."""
    with pytest.raises(UnreadableError):
        read('{"version": "https://jsonfeed.org/version/1", "items": ' + "[" * 100_000)


def test_the_foot_of_a_text_is_no_part_of_it() -> None:
    """The line that every item of a feed ends with goes."""
    foot = "\nThe post Boats appeared first on Harbour.\n"
    assert teasers.without_foot("Boats come in." + foot) == "Boats come in."
    assert teasers.without_foot("submitted by /u/ida\n[link] [12 comments]") == ""

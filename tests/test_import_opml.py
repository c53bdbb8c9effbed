"""OPML: outlines of feeds, podcasts and links."""

import pytest
from hypothesis import given

from curate.importers.candidates import Candidate, LeftOut, Reading, Source, UnreadableError
from curate.importers.feeds import feed, opml
from curate.model import Status
from tests.hostile_sources import TIMES, spoilt, survives

FEEDS = """\
<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head><title>Subscriptions</title></head>
  <body>
    <outline text="Sea, salt &amp; sand" title="Sea, salt &amp; sand">
      <outline text="Tides" title="Tides weekly" type="rss" description="On tides."
        xmlUrl="https://example.org/tides.xml?a=1&amp;b=2" htmlUrl="https://example.org/"/>
      <outline text="Ships">
        <outline text="Hulls" type="link" url="https://example.org/hulls"
          created="Fri, 18 Oct 2024 14:17:02 +0000"/>
      </outline>
    </outline>
    <outline text="Knots" htmlUrl="https://example.org/knots" category="/craft/rope,slow"/>
    <outline text="Buy a rope"/>
    <outline text="Empty folder"></outline>
  </body>
</opml>
"""
EPISODES = """\
<opml version="1.0"><body><outline text="feeds">
<outline type="rss" text="Salt" xmlUrl="https://example.org/salt.xml">
<outline type="podcast-episode" title="One" url="https://example.org/salt/1"
  enclosureUrl="https://example.org/1.mp3" pubDate="2024-03-05T10:00:00Z" played="1"
  userUpdatedDate="2024-04-05T10:00:00Z"/>
</outline></outline></body></opml>
"""


def read(text: str) -> Reading:
    return opml.read(Source("feeds.opml", text.encode()))


def by_title(text: str) -> dict[str, Candidate]:
    return {one.title: one for one in read(text).candidates}


def test_a_feed_is_a_feed() -> None:
    """What has the address of a feed is one, and is called by its title."""
    tides = by_title(FEEDS)["Tides weekly"]
    assert (tides.feed, tides.url) == (True, "https://example.org/tides.xml?a=1&b=2")
    assert tides.summary == "On tides."


def test_a_link_is_a_resource() -> None:
    """What has the address of a page alone is no feed."""
    found = by_title(FEEDS)
    assert (found["Hulls"].feed, found["Hulls"].url) == (False, "https://example.org/hulls")
    assert (found["Knots"].feed, found["Knots"].url) == (False, "https://example.org/knots")
    assert found["Hulls"].added == "2024-10-18"


def test_outlines_around_are_folders() -> None:
    """Outlines nest, and so do the themes that they are."""
    assert by_title(FEEDS)["Hulls"].themes == (("Sea, salt & sand", "Ships"),)
    assert by_title(FEEDS)["Tides weekly"].themes == (("Sea, salt & sand",),)


def test_categories_are_themes() -> None:
    """Slashes in a category nest, and commas part them."""
    assert by_title(FEEDS)["Knots"].themes == (("craft", "rope"), ("slow",))


def test_what_has_no_address_is_named() -> None:
    """An outline that is only a text is left out, and so is an empty folder."""
    assert read(FEEDS).left_out == [
        LeftOut("Buy a rope", "an outline without an address"),
        LeftOut("Empty folder", "an outline without an address"),
    ]


def test_episodes_are_resources_of_their_feed() -> None:
    """A podcast player lists episodes within feeds, and what was heard."""
    one = by_title(EPISODES)["One"]
    assert (one.url, one.media_type, one.feed) == ("https://example.org/salt/1", "audio", False)
    assert (one.publisher, one.published, one.themes) == ("Salt", "2024-03-05", ())
    assert (one.status, one.on) == (Status.DONE, "2024-04-05")


def test_links_in_the_text_of_an_outline_are_read() -> None:
    """Outliners write links as HTML, or as bare addresses, into the text."""
    text = """<opml><body><outline text="&lt;a href=&quot;https://example.org/a&quot;&gt;A &amp;amp;
    B&lt;/a&gt;"/><outline text="https://example.org/b"/></body></opml>"""
    assert [(one.title, one.url) for one in read(text).candidates] == [
        ("A & B", "https://example.org/a"),
        ("https://example.org/b", "https://example.org/b"),
    ]


def test_signs_that_nobody_escaped_are_read() -> None:
    """Addresses come with bare `&`, and titles with entities of HTML."""
    text = '<opml><body><outline text="Tea&nbsp;&eacute;" url="a:?b=1&c=2&amp;d=3"/></body></opml>'
    [one] = read(text).candidates
    assert (one.title, one.url) == ("Tea é", "a:?b=1&c=2&d=3")


def test_an_outline_that_is_cut_off_gives_what_it_has() -> None:
    """What stands before the end is taken, with its folders; and it is said."""
    reading = read(FEEDS[: FEEDS.index("created=")])
    assert [one.title for one in reading.candidates] == ["Tides weekly"]
    assert reading.remarks == ["It is cut off: what is there of it is taken."]


def test_an_outline_with_faults_gives_what_stands_before_them() -> None:
    """An attribute without quotes ends what can be read; and it is said."""
    text = "<opml><body><outline text='A' url='a:1'/><outline text=B url='a:2'/></body></opml>"
    reading = read(text)
    assert [one.title for one in reading.candidates] == ["A"]
    assert reading.remarks == ["It is damaged: what stands before the damage is taken."]


def test_entities_are_refused() -> None:
    """An outline that defines abbreviations means no good."""
    bomb = '<!DOCTYPE opml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    with pytest.raises(UnreadableError, match="abbreviations"):
        read(FEEDS.replace("<opml", bomb + "<opml"))


def test_outlines_nest_as_deep_as_anybody_likes() -> None:
    """Ten thousand outlines in outlines are read."""
    deep = "<outline text='x'>" * 10_000 + "<outline text='A' url='a:1'/>" + "</outline>" * 10_000
    [one] = read(f"<opml><body>{deep}</body></opml>").candidates
    assert one.title == "A"


@pytest.mark.parametrize("text", [FEEDS, EPISODES, "\ufeff" + FEEDS, "<!-- x -->" + EPISODES])
def test_outlines_are_known_by_what_is_in_them(text: str) -> None:
    """Whatever stands before it, an outline is told by its first element."""
    source = Source("x", text.encode())
    assert opml.looks_like(source)
    assert not feed.looks_like(source)


@pytest.mark.parametrize("text", ["<rss><channel/></rss>", "On <opml> files", "[]", ""])
def test_what_is_no_outline_is_not_taken_for_one(text: str) -> None:
    """A feed and a text are no outlines, and are refused as such."""
    source = Source("x", text.encode())
    assert not opml.looks_like(source)
    if "<opml" not in text:
        with pytest.raises(UnreadableError):
            opml.read(source)


@given(spoilt(FEEDS, EPISODES))
def test_no_bytes_break_the_reading_of_outlines(raw: bytes) -> None:
    """Spoilt outlines are read as far as they go, or refused; nothing else happens."""
    survives(opml, raw)


@pytest.mark.parametrize("piece", ["<outline text='a'>", "<outline text='", "&", "<!--", "<a "])
def test_what_never_ends_is_read_in_no_time(piece: str) -> None:
    """An outline that opens what it never closes is read once."""
    survives(opml, ("<opml><body>" + piece * TIMES).encode())

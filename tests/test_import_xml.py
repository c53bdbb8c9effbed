"""XML of services and programs: Pinboard, XBEL, Zotero RDF, EndNote."""

# ruff: noqa: E501 - lines of samples are long

import pytest
from hypothesis import given

from curate.importers.candidates import Candidate, Reading, Source, UnreadableError
from curate.importers.kinds import SourceKind, kind_of
from curate.importers.services import xml_exports
from curate.model import Format, Status
from tests.hostile_sources import TIMES, spoilt, survives

XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
PINBOARD = f"""{XML}<posts user="ada">
<post href="https://example.org/ice?a=1&amp;b=2" time="2021-03-01T10:00:00Z"
  description="Ice, and what lives on it" extended="Cold." tag="polar sea-ice" toread="yes"/>
<post href="https://example.org/diary" description="Diary" tag="" shared="no"/>
<post href="https://example.org/snow" description="Snow" private="yes" shared="yes"/>
<post href="" description="" tag=""/>
</posts>
"""
XBEL = f"""{XML}<!DOCTYPE xbel PUBLIC "+//IDN python.org//DTD XML Bookmark Exchange Language 1.0//EN//XML"
  "https://example.org/xbel.dtd">
<xbel version="1.0"><title>Mine</title>
<folder><title>Winter</title>
  <bookmark href="https://example.org/ice" added="2021-03-01T10:00:00"><title>Ice</title>
    <desc>Cold&nbsp;&amp; wet.</desc></bookmark>
  <folder><title>Sleds, and dogs</title>
    <bookmark href="https://example.org/sled"><title>Sled</title></bookmark></folder>
</folder>
<bookmark href="https://example.org/top"><title>Top</title></bookmark>
</xbel>
"""
ZOTERO = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:bib="http://purl.org/net/biblio#"
 xmlns:link="http://purl.org/rss/1.0/modules/link/" xmlns:foaf="http://xmlns.com/foaf/0.1/">
<bib:Article rdf:about="#item_1"><z:itemType>journalArticle</z:itemType>
  <dcterms:isPartOf rdf:resource="urn:issn:1234-5678"/>
  <bib:authors><rdf:Seq>
    <rdf:li><foaf:Person><foaf:surname>Moor</foaf:surname><foaf:givenName>Ada</foaf:givenName>
    </foaf:Person></rdf:li>
    <rdf:li><foaf:Person><foaf:surname>The Ice Office</foaf:surname></foaf:Person></rdf:li>
  </rdf:Seq></bib:authors>
  <link:link rdf:resource="#item_2"/>
  <dc:title>Ice, and what lives on it</dc:title><dc:date>2020-03-05</dc:date>
  <dc:subject>polar</dc:subject>
  <dc:subject><z:AutomaticTag><rdf:value>sea ice</rdf:value></z:AutomaticTag></dc:subject>
  <dcterms:abstract>Cold.</dcterms:abstract>
  <dc:identifier>DOI 10.1000/ice</dc:identifier>
  <dcterms:dateSubmitted>2021-01-02 10:00:00</dcterms:dateSubmitted></bib:Article>
<bib:Journal rdf:about="urn:issn:1234-5678"><dc:title>Journal of Ice</dc:title></bib:Journal>
<z:Attachment rdf:about="#item_2"><z:itemType>attachment</z:itemType><dc:title>PDF</dc:title>
</z:Attachment>
<bib:Recording rdf:about="https://example.org/film"><z:itemType>videoRecording</z:itemType>
  <dc:title>Sleds</dc:title><dc:identifier><dcterms:URI><rdf:value>https://example.org/film
  </rdf:value></dcterms:URI></dc:identifier></bib:Recording>
<z:Collection rdf:about="#collection_1"><dc:title>Winter</dc:title>
  <dcterms:hasPart rdf:resource="#collection_2"/></z:Collection>
<z:Collection rdf:about="#collection_2"><dc:title>Water</dc:title>
  <dcterms:hasPart rdf:resource="#item_1"/></z:Collection>
</rdf:RDF>
"""
ENDNOTE = f"""{XML}<xml><records><record><database name="a">a</database>
<contributors><authors><author><style face="normal">Moor, Ada</style></author></authors></contributors>
<titles><title><style>Ice &amp; </style><style face="italic">snow</style></title>
<secondary-title><style>Journal of Ice</style></secondary-title></titles>
<dates><year><style>2020</style></year></dates><keywords><keyword>polar</keyword></keywords>
<electronic-resource-num><style>10.1000/ice</style></electronic-resource-num>
</record></records></xml>
"""


def read(text: str) -> Reading:
    return xml_exports.read(Source("x.xml", text.encode()))


def test_bookmarks_of_pinboard_in_xml_keep_all_that_they_say() -> None:
    """Titles, tags, days and notes are there; what is nobody else's business is marked so."""
    reading = read(PINBOARD)
    ice, diary, snow = reading.candidates
    assert ice == Candidate(
        title="Ice, and what lives on it",
        url="https://example.org/ice?a=1&b=2",
        themes=(("polar",), ("sea-ice",)),
        added="2021-03-01",
        summary="Cold.",
        status=Status.TODO,
        where="entry 1",
    )
    assert (ice.private, diary.private, snow.private) == (False, True, True)
    assert [one.where for one in reading.left_out] == ["entry 4"]


def test_folders_of_xbel_are_themes() -> None:
    """Folders in folders stay so, and commas in their names too."""
    found = {one.title: (one.themes, one.summary, one.added) for one in read(XBEL).candidates}
    assert found == {
        "Ice": ((("Winter",),), "Cold & wet.", "2021-03-01"),
        "Sled": ((("Winter", "Sleds, and dogs"),), None, None),
        "Top": ((), None, None),
    }


def test_a_reference_of_zotero_comes_with_what_stands_beside_it() -> None:
    """Its journal and its collections stand apart from it; attachments are no references."""
    ice, film = read(ZOTERO).candidates
    assert (ice.title, ice.url) == ("Ice, and what lives on it", "https://doi.org/10.1000/ice")
    assert ice.authors == ("Ada Moor", "The Ice Office")
    assert (ice.publisher, ice.published, ice.added) == (
        *("Journal of Ice", "2020-03-05", "2021-01-02"),
    )
    assert (ice.summary, ice.themes) == ("Cold.", (("Winter", "Water"), ("polar",), ("sea ice",)))
    assert (film.url, film.format) == ("https://example.org/film", Format.WATCH)


def test_collections_that_hold_each_other_end() -> None:
    """Two collections, each in the other, do not keep it busy for ever."""
    text = ZOTERO.replace('"#item_1"/></z:Coll', '"#item_1"/><x rdf:resource=""/></z:Coll')
    loop = '<dcterms:hasPart rdf:resource="#collection_1"/></z:Collection>\n</rdf:RDF>'
    assert len(read(text.replace("</z:Collection>\n</rdf:RDF>", loop)).candidates) == 2


def test_a_reference_of_endnote_comes_with_all_that_it_says() -> None:
    """Texts in several styles are one text."""
    [one] = read(ENDNOTE).candidates
    assert (one.title, one.url) == ("Ice & snow", "https://doi.org/10.1000/ice")
    assert (one.authors, one.publisher, one.published) == (("Ada Moor",), "Journal of Ice", "2020")
    assert one.themes == (("polar",),)


@pytest.mark.parametrize("text", [PINBOARD, XBEL, ZOTERO, ENDNOTE])
def test_xml_is_told_by_its_first_element(text: str) -> None:
    """What it is called makes no difference."""
    assert kind_of(Source("x", text.encode())) is SourceKind.XML


@pytest.mark.parametrize(
    "text",
    [
        '<rss version="2.0"><channel><title>a</title></channel></rss>',
        f"{XML}<opml><body/></opml>",
        f"{XML}<!DOCTYPE html><html><body><p>Ice</p></body></html>",
        "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p><DT><A HREF='https://example.org'>a</A></DL>",
        "Ice <posts>",
    ],
)
def test_other_kinds_are_not_taken_for_xml(text: str) -> None:
    """Feeds, outlines, pages and bookmarks are what they are."""
    assert kind_of(Source("x", text.encode())) is not SourceKind.XML


@pytest.mark.parametrize(
    "text",
    [f"{XML}<plist><dict/></plist>", "", f"{XML}<posts><post", "<posts><post href=></posts>"],
)
def test_xml_of_an_unknown_kind_or_with_faults_is_no_list_of_lines(text: str) -> None:
    """No line of XML becomes a title: what cannot be read is refused, or has nothing in it."""
    try:
        assert read(text).candidates == []
    except UnreadableError as error:
        assert str(error).startswith("It is XML")


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY x SYSTEM "file:///etc/hostname">',
        '<!ENTITY a "ice"><!ENTITY x "&a;&a;&a;&a;">',
        '<!ENTITY % y SYSTEM "https://example.org/y"> %y;',
    ],
)
def test_entities_of_somebody_are_not_opened(declared: str) -> None:
    """An entity that a file declares stands there as it is written, and nothing is fetched."""
    text = f'{XML}<!DOCTYPE posts [{declared}]><posts><post href="https://e.org" description="&x;"/></posts>'
    [one] = read(text).candidates
    assert one.title == "&x;"


@given(spoilt(PINBOARD, XBEL, ZOTERO, ENDNOTE))
def test_no_bytes_break_the_reading_of_xml(raw: bytes) -> None:
    """Whatever is in it, it is read, or refused in a sentence."""
    survives(xml_exports, raw)


@pytest.mark.parametrize(
    "piece", ["<xbel><folder>", "<posts><post ", "<rdf:RDF>", "<xml>&", "<xbel><bookmark><title>"]
)
def test_what_never_ends_is_read_in_no_time(piece: str) -> None:
    """Thousands of elements in elements are read, or refused, at once."""
    survives(xml_exports, (piece * TIMES).encode())

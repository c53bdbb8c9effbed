"""An address is asked what is there: a page, a PDF, a film, a text."""

from io import BytesIO

import pytest

from curate.importers.candidates import Candidate, Source, UnreadableError
from curate.importers.pages.pdf_facts import facts_of
from curate.model import Format
from curate.web.asking import ask
from tests.web import Host

TEXT = "<p>" + "Dogs plan for what they cannot know. " * 60 + "</p>"


def pdf(words: int = 0, title: str = "", author: str = "", password: str = "") -> bytes:
    """Make a PDF of one page."""
    pypdf = pytest.importorskip("pypdf", reason="what reads a PDF is not installed")
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(200, 200)
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    named = {NameObject(key): NameObject(value) for key, value in font.items()}
    fonts = DictionaryObject({NameObject("/F"): DictionaryObject(named)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    stream = DecodedStreamObject()
    stream.set_data(b"BT /F 9 Tf (" + b"dogs " * words + b") Tj ET")
    page[NameObject("/Contents")] = writer._add_object(stream)
    if title or author:
        writer.add_metadata({"/Title": title, "/Author": author})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def test_a_page_is_asked(page_host: Host) -> None:
    """What a page says comes with its address, and its host is told first."""
    address = page_host.serve("/dogs", f"<title>Sled dogs</title><main>{TEXT}</main>")
    told: list[str] = []
    found = ask(address, told.append)
    assert told == ["127.0.0.1"]
    assert (found.candidate.title, found.candidate.url, found.counted) == (
        "Sled dogs", address, True,
    )  # fmt: skip


def test_what_followed_its_reader_is_left_off_the_address(page_host: Host) -> None:
    """The page's own address is kept, but not where one was led to another page."""
    page = '<link rel="canonical" href="/dogs"><title>Sled dogs</title>'
    page_host.serve("/dogs?utm_source=letter", page)
    page_host.serve("/login", '<link rel="canonical" href="/login">')
    page_host.lead("/closed", "/login")
    followed = ask(page_host.origin + "/dogs?utm_source=letter")
    assert followed.candidate.url == page_host.origin + "/dogs"
    closed = ask(page_host.origin + "/closed")
    assert closed.candidate.url == page_host.origin + "/closed"
    assert closed.answered == page_host.origin + "/login"


def test_a_film_asks_for_more(page_host: Host) -> None:
    """The page of a film that does not say how long it is says where that is said."""
    page_host.serve("/oembed", '{"duration": 754, "author_name": "Ada Byron"}', "application/json")
    address = page_host.serve(
        "/film",
        '<meta property="og:type" content="video.other"><title>Sled dogs</title>'
        '<link rel="alternate" type="application/json+oembed" href="/oembed">',
    )
    found = ask(address).candidate
    assert (found.format, found.minutes) == (Format.WATCH, 13)
    assert found.authors == ("Ada Byron",)


def test_a_film_whose_more_cannot_be_had(page_host: Host) -> None:
    """Where that cannot be had, what the page says is enough."""
    link = '<link rel="alternate" type="application/json+oembed" href="/gone">'
    page = f'<meta property="og:type" content="video.other"><title>Dogs</title>{link}'
    assert ask(page_host.serve("/film", page)).candidate.title == "Dogs"


@pytest.mark.parametrize(
    ("media_type", "format_"), [("audio/mpeg", Format.LISTEN), ("video/mp4", Format.WATCH)]
)
def test_sound_and_film_are_known_by_their_type(
    page_host: Host, media_type: str, format_: Format
) -> None:
    """The file itself says no more than how it is taken."""
    address = page_host.serve("/file", b"\xff\xfb" * 99, media_type)
    assert ask(address).candidate == Candidate(url=address, format=format_)


def test_a_plain_text_is_counted(page_host: Host) -> None:
    """A text without markup has words, and no title."""
    found = ask(page_host.serve("/text", "dogs " * 300, "text/plain")).candidate
    assert (found.words, found.title, found.format) == (300, "", Format.READ)


def test_what_is_neither(page_host: Host) -> None:
    """Of what is no page, the kind is told."""
    found = ask(page_host.serve("/zip", b"PK", "application/zip"))
    assert found.remarks == ("What is there is no page, but application/zip.",)


@pytest.mark.parametrize("media_type", ["text/html", "text/plain", "application/pdf", None])
@pytest.mark.parametrize("body", ["", "\r\n \n"])
def test_a_page_that_is_empty(page_host: Host, body: str, media_type: str | None) -> None:
    """Where there is nothing, that is said, and not that it is no page."""
    found = ask(page_host.serve("/empty", body, media_type))
    assert found.remarks == ("What is there is empty.",)


# PDF.


def test_a_pdf_says_title_author_and_words(page_host: Host) -> None:
    """A PDF is read as a page is; its type may be wrong."""
    raw = pdf(300, "Sled dogs", "Ada Byron")
    found = ask(page_host.serve("/dogs.pdf", raw, "application/octet-stream"))
    assert found.counted
    assert (found.candidate.title, found.candidate.authors) == ("Sled dogs", ("Ada Byron",))
    assert (found.candidate.words, found.candidate.format) == (300, Format.READ)


@pytest.mark.parametrize(
    ("title", "kept"),
    [("Untitled-1", ""), ("report final.docx", ""), ("Microsoft Word - Sled dogs", "Sled dogs")],
)
def test_what_programs_write_is_no_title(title: str, kept: str) -> None:
    """The name of a file or of a program is not what a PDF is called."""
    assert facts_of(Source("a PDF", pdf(300, title)))[0].title == kept


def test_a_pdf_of_pictures(page_host: Host) -> None:
    """A scanned one has pages, and no words: that is said."""
    found = ask(page_host.serve("/scan.pdf", pdf(), "application/pdf"))
    assert found.candidate.words is None
    assert found.remarks == ("It is a PDF of 1 page, whose words cannot be counted.",)


def test_a_pdf_that_is_locked() -> None:
    """A PDF with a password is called so."""
    with pytest.raises(UnreadableError) as caught:
        facts_of(Source("a PDF", pdf(300, password="secret")))
    assert "password" in str(caught.value)


@pytest.mark.parametrize("cut", [9, 60, 400])
def test_a_pdf_that_is_broken(page_host: Host, cut: int) -> None:
    """Half a PDF says little, and does no harm: its address can still be added."""
    address = page_host.serve("/half.pdf", pdf(300, "Sled dogs")[:cut], "application/pdf")
    found = ask(address)
    assert (found.candidate.url, found.candidate.format) == (address, Format.READ)
    assert len(found.remarks) == 1

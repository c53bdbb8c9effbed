"""References of reference managers: RIS, BibTeX and CSL-JSON."""

import json
import logging
from typing import Any

import pytest
from hypothesis import given

from curate.importers import references
from curate.importers.candidates import Candidate, LeftOut, Reading, Source, UnreadableError
from curate.importers.citations import bibtex, csl_json, latex, ris
from curate.importers.judged import Choices
from curate.importers.judgement import judge
from curate.importers.kinds import SourceKind, kind_of
from curate.importers.services import json_exports
from curate.model import Format, Importance, Level, Status
from curate.yaml_reading.parse import parse
from tests.hostile_sources import TIMES, spoilt, survives

RIS = """\
TY  - JOUR
AU  - Holm, Ida
AU  - Nordmann, Ola, Jr
TI  - Salt in the sea: a review
T2  - Journal of Salt
PB  - Brine Press
PY  - 2020
DA  - 2020/03/05/
UR  - https://example.org/salt
DO  - 10.1000/salt
AB  - How salt gets there,
      and how it stays.
UK - and other islands.
N1  - Cited By :12
N1  - Ask Ida about page 4.
KW  - sea
KW  - salt
ER  -

TY  - BOOK
T1  - Knots
A1  - Moor, Ada
Y1  - 1999///
PB  - Rope & Sons
DO  - 10.1000/knots
U1  - Essential
KW  - rope; string
ER  -
""".replace("ER  -", "ER  - ")
BIB = r"""% Encoding: UTF-8
@string{js = {Journal of Salt}}
@comment{jabref-meta: databaseType:bibtex;}
@article{holm,
  title = {The {S}alt of {\"u}bers {\'e}t{\'e}: 50% more \& {\LaTeX}},
  author = {Holm, Ida and von Berg, Jr, Karl and {Salt and Sea Board} and Ola Nordmann and others},
  journal = js # { Letters}, year = 2020, month = mar,
  url = {https://example.org/a\_b}, doi = {10.1000/salt},
  keywords = {sea, salt}, abstract = {How it gets there.}, note = {Accessed: 2021-01-01},
  readstatus = {read}, timestamp = {2021-02-03}
}
@book{rope, title = {Ropes}, year = 1999, publisher = {Rope {\&} Sons}, editor = {Moor, Ada}}
@incollection{knot, crossref = {rope}, title = "A {"}knot{"}", author = {Ada Moor}}
@misc{web, title = {Online}, howpublished = {\url{https://example.org/x_y}}, date = {2021-05-06/2021-06}}
@misc(pre, title = {Paper}, eprint = {2101.00001}, archivePrefix = {arXiv})
"""  # noqa: E501
CSL: list[dict[str, Any]] = [
    {
        "id": "holm",
        "type": "article-journal",
        "title": "Salt in the <i>sea</i>",
        "container-title": "Journal of Salt",
        "publisher": "Brine Press",
        "author": [
            {"family": "Berg", "given": "Karl", "non-dropping-particle": "von", "suffix": "Jr"},
            {"literal": "Salt and Sea Board"},
        ],
        "issued": {"date-parts": [["2020", 3, 5]]},
        "DOI": "10.1000/salt",
        "abstract": "How it gets there.",
        "keyword": "sea, salt",
    },
    {
        "id": "film",
        "type": "motion_picture",
        "title": "Tides",
        "URL": "https://example.org/tides",
        "dimensions": "1:02:03",
        "issued": {"raw": "2019-05"},
        "director": [{"family": "Moor", "given": "Ada"}],
    },
]


def read_ris(text: str) -> Reading:
    return ris.read(Source("x.ris", text.encode()))


def read_bib(text: str) -> Reading:
    return bibtex.read(Source("x.bib", text.encode()))


def read_csl(value: Any) -> Reading:
    return csl_json.read(Source("x.json", json.dumps(value).encode()))


def one_bib(fields: str, type_: str = "misc") -> Candidate:
    [one] = read_bib(f"@{type_}{{key, title = {{T}}, {fields}}}").candidates
    return one


def one_ris(lines: str, type_: str = "ELEC") -> Candidate:
    [one] = read_ris(f"TY  - {type_}\n{lines}\nER  - \n").candidates
    return one


def test_a_reference_in_ris_comes_with_all_that_it_says() -> None:
    """Title, address, names, dates, keywords, abstract and notes are there."""
    salt, knots = read_ris(RIS).candidates
    assert salt == Candidate(
        title="Salt in the sea: a review",
        url="https://example.org/salt",
        themes=(("sea",), ("salt",)),
        authors=("Ida Holm", "Ola Nordmann Jr"),
        publisher="Journal of Salt",
        published="2020-03-05",
        summary="How salt gets there,\nand how it stays.\nUK - and other islands."
        "\nAsk Ida about page 4.",
        is_timed=False,
        where="line 1",
    )
    assert knots == Candidate(
        title="Knots",
        url="https://doi.org/10.1000/knots",
        themes=(("rope",), ("string",)),
        importance=Importance.ESSENTIAL,
        authors=("Ada Moor",),
        publisher="Rope & Sons",
        published="1999",
        is_timed=False,
        where="line 20",
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("  - ", " - "),
        lambda text: text.replace("  - ", "  -"),
        lambda text: "Provider: A shop\n\n" + text.replace("TY  -", "\n2.\nTY  -"),
        lambda text: text.replace("ER  - \n\n", ""),
        lambda text: text.replace("ER  - ", "ER  -"),
    ],
)
def test_ris_is_read_in_every_spelling(change: Any) -> None:
    """Marks, line ends, spaces, what stands around a reference and a missing end are no matter."""
    source = Source("x.ris", change(RIS).encode())
    assert ris.looks_like(source)
    assert [one.title for one in ris.read(source).candidates] == [
        "Salt in the sea: a review",
        "Knots",
    ]


def test_references_without_end_are_counted() -> None:
    """Each reference that is not ended is taken, and how many there are is said."""
    assert read_ris(RIS).remarks == []
    assert read_ris(RIS.rstrip("ER -\n")).remarks == [
        "1 reference is not ended (ER), and taken all the same."
    ]
    assert read_ris(RIS.replace("ER  - ", "")).remarks == [
        "2 references are not ended (ER), and taken all the same."
    ]


@pytest.mark.parametrize(
    ("type_", "format_"),
    [("VIDEO", Format.WATCH), ("MPCT", Format.WATCH), ("SOUND", Format.LISTEN), ("JOUR", None)],
)
def test_the_type_of_a_reference_is_its_format(type_: str, format_: Format | None) -> None:
    """Films are watched and recordings heard; of anything else nothing is said."""
    assert one_ris("TI  - T", type_).format is format_


@pytest.mark.parametrize(
    ("said", "published"),
    [
        ("2020/03/05/", "2020-03-05"),
        ("2020///", "2020"),
        ("2020/03//Spring", "2020-03"),
        ("x", None),
    ],
)
def test_dates_of_ris_are_read(said: str, published: str | None) -> None:
    """What is missing in a date is missing."""
    assert one_ris(f"TI  - T\nPY  - {said}").published == published


def test_a_reference_with_nothing_in_it_is_named() -> None:
    """Without title and address there is no resource."""
    assert read_ris("TY  - JOUR\nAU  - Holm, Ida\nER  - \n").left_out == [
        LeftOut("JOUR", "a reference without title and address", "line 1")
    ]
    assert read_bib("@misc{a, author = {Ida}}").left_out == [
        LeftOut("@misc", "an entry without title and address", "line 1")
    ]
    assert read_csl([{"id": "a", "type": "book"}]).left_out == [
        LeftOut("a", "a reference without title and address", "reference 1")
    ]


SCIENCE = """\
FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Moor, A
   Holm, I
AF Moor, Ada
   Holm, Ida
TI Salt in the sea: what is in it, how it gets there,
   and how it stays
SO JOURNAL OF SALT
DE sea; salt
AB How salt gets there.
CR MOOR A, 1999, J SALT, V1, P1
PY 2020
DI 10.1000/salt
ER

PT B
AU Moor, A
TI Knots
ER

EF
"""
PUBMED = """\
PMID- 123
OWN - NLM
DP  - 2020 Mar 5
TI  - Salt in the sea: what is in it, how it gets there,
      and how it stays
LID - 10.1000/salt [doi]
AB  - How salt gets there.
FAU - Moor, Ada
AU  - Moor A
FAU - Holm, Ida
AU  - Holm I
JT  - Journal of salt
OT  - sea
OT  - salt
SO  - J Salt. 2020 Mar 5.

PMID- 124
TI  - Knots
DP  - 2019 Nov-Dec
"""


@pytest.mark.parametrize(
    ("text", "journal", "day"),
    [(SCIENCE, "JOURNAL OF SALT", "2020"), (PUBMED, "Journal of salt", "2020-03-05")],
)
@pytest.mark.parametrize("before", ["", "\ufeff", "\n"])
def test_references_of_catalogues_come_with_all_that_they_say(
    text: str, journal: str, day: str, before: str
) -> None:
    """Web of Science and PubMed write references as RIS does, with other tags: they come in too."""
    source = Source("x.txt", (before + text.replace("\n", "\r\n")).encode())
    assert kind_of(source) is SourceKind.RIS
    reading = ris.read(source)
    assert (reading.left_out, reading.remarks) == ([], [])
    salt, knots = reading.candidates
    assert salt.title == "Salt in the sea: what is in it, how it gets there, and how it stays"
    assert (salt.url, salt.authors) == ("https://doi.org/10.1000/salt", ("Ada Moor", "Ida Holm"))
    assert (salt.publisher, salt.published) == (journal, day)
    assert (salt.themes, salt.summary) == ((("sea",), ("salt",)), "How salt gets there.")
    assert knots.title == "Knots"
    assert text.split("\n")[int(knots.where.removeprefix("line ")) - 1 - before.count("\n")] in (
        *("PT B", "PMID- 124"),
    )


@pytest.mark.parametrize(
    ("said", "published"),
    [
        ("2020", "2020"),
        ("2020 Mar", "2020-03"),
        ("2019 Nov-Dec", "2019-11"),
        ("2020 Winter", "2020"),
    ],
)
def test_dates_of_pubmed_are_read(said: str, published: str) -> None:
    """A date may have a month, a span of months, or a season."""
    [one] = read_ris(f"PMID- 1\nTI  - Salt\nDP  - {said}\n").candidates
    assert one.published == published


def test_an_entry_of_bibtex_comes_with_all_that_it_says() -> None:
    """LaTeX is decoded, abbreviations are put in, names are turned round."""
    assert read_bib(BIB).candidates[0] == Candidate(
        title="The Salt of übers été: 50% more & LaTeX",
        url="https://example.org/a_b",
        themes=(("sea",), ("salt",)),
        authors=("Ida Holm", "Karl von Berg Jr", "Salt and Sea Board", "Ola Nordmann"),
        publisher="Journal of Salt Letters",
        published="2020-03",
        added="2021-02-03",
        summary="How it gets there.",
        status=Status.DONE,
        is_timed=False,
        where="line 4",
    )


def test_an_entry_has_of_another_what_it_refers_to() -> None:
    """A chapter has the year of its book, and the book for publisher."""
    knot = read_bib(BIB).candidates[2]
    assert (knot.title, knot.published, knot.publisher) == ('A "knot"', "1999", "Ropes")


def test_addresses_are_found_where_they_are() -> None:
    """An address may be in a field of its own, a DOI, a preprint or what is noted."""
    found = {one.title: one.url for one in read_bib(BIB).candidates}
    assert found["Online"] == "https://example.org/x_y"
    assert found["Paper"] == "https://arxiv.org/abs/2101.00001"
    assert one_bib("doi = {https://doi.org/10.1000/A(1)}").url == "https://doi.org/10.1000/A(1)"
    assert one_bib("note = {See \\url{https://example.org/a\\%20b}}").url == (
        "https://example.org/a%20b"
    )


@pytest.mark.parametrize(
    ("fields", "published"),
    [
        ("year = 2020, month = mar", "2020-03"),
        ("year = {2020}, month = {12}", "2020-12"),
        ("year = {2020}, month = {March}, day = 5", "2020-03-05"),
        ('year = {2020}, month = "5~" # mar', "2020-03-05"),
        ("year = {2020a}", "2020"),
        ("date = {2021-05-06/2021-06-07}", "2021-05-06"),
        ("year = {in press}", None),
    ],
)
def test_dates_of_bibtex_are_read(fields: str, published: str | None) -> None:
    """Years and months in words, numbers and abbreviations make a date; of a span, it begins."""
    assert one_bib(fields).published == published


def test_an_entry_with_a_fault_is_named_and_the_others_come_in() -> None:
    """A brace that is not closed costs one entry, which is named by its title."""
    reading = read_bib(
        "@misc{a, title = {First}}\n@misc{b, title = {Broken\n}\n@misc{c, title = {Third}}\n"
    )
    assert [one.title for one in reading.candidates] == ["First", "Third"]
    assert reading.left_out == [
        LeftOut("Broken", "an entry with a fault in its braces or commas", "line 2")
    ]


def test_nothing_is_logged_of_a_fault(capsys: pytest.CaptureFixture[str]) -> None:
    """What is wrong with an entry is said in the report, and nowhere else."""
    read_bib("@misc{b, title = {Broken\n@misc{c, title = {\\unknown{Third}}}\n")
    logging.getLogger("bibtexparser.splitter").warning("not shown")
    assert capsys.readouterr() == ("", "")


def test_twins_of_keys_and_fields_come_in() -> None:
    """Two entries of one key are two, and of two fields of one name the first counts."""
    text = "@misc{a, title = {One}}\n@misc{a, title = {Two}, title = {Other}}\n"
    assert [one.title for one in read_bib(text).candidates] == ["One", "Two"]


def test_an_entry_without_key_comes_in() -> None:
    """Some programs write no keys."""
    text = "@article{\n   title = {One},\n   year = {2020}\n}\n"
    assert bibtex.looks_like(Source("x", text.encode()))
    assert [one.title for one in read_bib(text).candidates] == ["One"]


def test_folders_of_programs_are_themes() -> None:
    """Groups are themes, and nested ones nest."""
    assert one_bib("groups = {Sea}, mendeley-groups = {Salt/Brine}").themes == (
        ("Sea",),
        ("Salt", "Brine"),
    )


@pytest.mark.parametrize(
    ("said", "themes"),
    [
        ("Sol-gel,Salt,NaCl&lt;sub&gt;2&lt;/sub&gt;", ["Sol-gel", "Salt", "NaCl2"]),
        ("Salt &amp; brine; Sea", ["Salt & brine", "Sea"]),
        ("Tides, R&amp;D", ["Tides", "R&D"]),
    ],
)
def test_a_semicolon_of_an_entity_parts_no_keywords(said: str, themes: list[str]) -> None:
    """The semicolon of an entity, as in `&lt;`, parts no keywords, and the entity is decoded."""
    one = one_bib(f"keywords = {{{said}}}")
    assert [path[0] for path in one.themes] == themes


def test_films_in_bibtex_are_watched() -> None:
    """A type of entry, or what the entry says of its type, tells the format."""
    assert one_bib("year = 2020", "video").format is Format.WATCH
    assert one_bib("type = {Podcast}").format is Format.LISTEN


def test_a_reference_in_csl_comes_with_all_that_it_says() -> None:
    """Names, dates and keywords are read, and markup in titles goes."""
    salt, film = read_csl(CSL).candidates
    assert salt == Candidate(
        title="Salt in the sea",
        url="https://doi.org/10.1000/salt",
        themes=(("sea",), ("salt",)),
        authors=("Karl von Berg Jr", "Salt and Sea Board"),
        publisher="Journal of Salt",
        published="2020-03-05",
        summary="How it gets there.",
        is_timed=False,
        where="reference 1",
    )
    assert film == Candidate(
        title="Tides",
        url="https://example.org/tides",
        format=Format.WATCH,
        minutes=63,
        authors=("Ada Moor",),
        published="2019-05",
        is_timed=False,
        where="reference 2",
    )


STUDIED = (
    "Participants watched for 20 minutes.",
    "They saw a 20-minute video, and took 45 minutes each.",
    "Listening time: 30 minutes a day, for 4 weeks, 2 hours/week.",
)


@pytest.mark.parametrize("abstract", STUDIED)
def test_a_time_in_an_abstract_is_no_length(abstract: str) -> None:
    """What was studied for so long does not take so long to read."""
    for one in (
        one_ris(f"TI  - T\nAB  - {abstract}", "JOUR"),
        one_bib(f"abstract = {{{abstract}}}", "article"),
        *read_csl([{"title": "T", "abstract": abstract}]).candidates,
    ):
        (found,) = judge([("x", Reading([one]))], parse("resources:\n"), Choices()).taken
        assert (found.minutes, found.parts, found.format) == (None, 1, Format.READ)
        assert found.summary == abstract


def test_a_time_that_somebody_noted_is_one() -> None:
    """A short note says how long it takes; a long one is an abstract by another name."""
    long = "A study of waiting, in which all took 20 minutes to read. " * 3
    for one in (
        one_ris("TI  - T\nN1  - Talk, 47 min"),
        one_bib("note = {Talk, 47 min}"),
        *read_csl([{"title": "T", "note": "Talk, 47 min"}]).candidates,
    ):
        assert one.minutes == 47
    assert one_ris(f"TI  - T\nN1  - {long}").minutes is None


def test_references_in_an_object_are_read() -> None:
    """Some programs put the list into an object."""
    assert len(read_csl({"items": CSL}).candidates) == 2
    assert len(read_csl(CSL[0]).candidates) == 1


def test_csl_that_is_cut_off_gives_what_it_has() -> None:
    """What is complete is taken, and it is said."""
    whole = json.dumps(CSL)
    reading = csl_json.read(Source("x", whole[:-40].encode()))
    assert [one.title for one in reading.candidates] == ["Salt in the sea"]
    assert len(reading.remarks) == 1


def test_chapters_of_one_book_stay_apart() -> None:
    """Of references with one address and several titles, only the first keeps it."""
    field = "url = {https://example.org/book}"
    text = f"@misc{{a, title = {{One}}, {field}}}\n@misc{{b, title = {{Two}}, {field}}}\n"
    assert [one.url for one in read_bib(text).candidates] == ["https://example.org/book", None]
    twice = [one.url for one in read_ris(RIS + RIS).candidates]
    assert twice[0] == twice[2] == "https://example.org/salt"


@pytest.mark.parametrize(
    ("name", "turned"),
    [
        ("Holm, Ida", "Ida Holm"),
        ("Berg, Jr, Karl", "Karl Berg Jr"),
        ("Berg, Karl, III", "Karl Berg III"),
        ("Ida Holm", "Ida Holm"),
        ("Board", "Board"),
        ("Holm,", "Holm"),
        ("", ""),
    ],
)
def test_names_are_turned_round(name: str, turned: str) -> None:
    """The first name comes first, whatever stands behind."""
    assert references.first_name_first(name) == turned


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (r"\'{E}t\'e \c{c}a {\ss} \o", "Été ça ß ø"),
        ("a -- b ``c'' d~e", "a – b “c” d e"),
        (r"\emph{Sea} and \textbf{salt}", "Sea and salt"),
        ("100% of R&D in C#_x", "100% of R&D in C#_x"),
        ("100% of {R&D}", "100% of R&D"),
        ("{" * 5_000, ""),
        (r"a \textbraceleft{}b\textbraceright c \textasciicircum{} d", "a {b}c ^ d"),
    ],
)
def test_latex_is_decoded(text: str, plain: str) -> None:
    """Accents are composed, dashes and quotes are signs, and a % hides nothing."""
    assert latex.from_latex(text) == plain


@pytest.mark.parametrize("text", [RIS, "\ufeff" + RIS, "TY - BOOK\nTI - A\n"])
def test_ris_is_known_by_what_is_in_it(text: str) -> None:
    """The line that a reference begins with tells RIS."""
    assert ris.looks_like(Source("x", text.encode()))


@pytest.mark.parametrize("text", [BIB, '\n\n@Book { key-1,\n  Title = "A"\n}', "@string{a = {b}}"])
def test_bibtex_is_known_by_what_is_in_it(text: str) -> None:
    """An entry, whatever its type, tells BibTeX."""
    assert bibtex.looks_like(Source("x", text.encode()))


def test_csl_is_known_by_what_is_in_it() -> None:
    """A type of CSL beside a name or a date as CSL has them tells CSL-JSON from other JSON."""
    source = Source("x", json.dumps(CSL, indent=2).encode())
    assert csl_json.looks_like(source)
    assert not json_exports.looks_like(source)


@pytest.mark.parametrize(
    "text",
    [
        "Write to ida@example.org {now}",
        "@media (max-width: 1px) { a { color: red } }",
        "@font-face {\n  font-family: X;\n}",
        "TYPE - a list\nTY is a code",
        '[{"type": "book", "title": "A", "url": "https://example.org"}]',
        '[{"type": "link", "title": "A", "author": "B"}]',
        "title,url\nA,https://example.org\n",
        "",
    ],
)
def test_what_has_no_references_is_not_taken_for_some(text: str) -> None:
    """Addresses for mail, style sheets and lists in JSON are no references."""
    source = Source("x", text.encode())
    assert not any(kind.looks_like(source) for kind in (ris, bibtex, csl_json))


def test_what_has_no_references_is_refused() -> None:
    """What is taken for references and has none is refused in a sentence."""
    for kind in (ris, bibtex, csl_json):
        with pytest.raises(UnreadableError, match=r"\.$"):
            kind.read(Source("x", b"Nothing here"))


@given(spoilt(RIS, SCIENCE, PUBMED, BIB, json.dumps(CSL)))
def test_no_bytes_break_the_reading_of_references(raw: bytes) -> None:
    """Spoilt references are read as far as they go, or refused; nothing else happens."""
    for kind in (ris, bibtex, csl_json):
        survives(kind, raw)


@pytest.mark.parametrize(
    "piece",
    [
        "@a{",
        "@a{b,c={",
        "{",
        "}",
        '"',
        "@",
        "#",
        "TY  - A\n",
        "KW  - a\n",
        "a\n",
        "\\a",
        "[",
        '{"a":',
    ],
)
def test_what_never_ends_is_read_in_no_time(piece: str) -> None:
    """References that open what they never close are read once."""
    survives(ris, (RIS[:200] + piece * TIMES).encode())
    survives(bibtex, (BIB[:300] + piece * TIMES).encode())
    survives(csl_json, ('[{"id": "a", "type": "book", "DOI": "' + piece * TIMES).encode())


def test_our_note_is_no_summary_and_others_stay() -> None:
    """An estimate is no stated time; what somebody noted beside it is kept, and HTML there read."""
    text = (
        "TY  - GEN\nTI  - A <b> C\nN1  - <p>watch, ~1 h 05 × 2, advanced</p>\nN1  - <i>Mine</i>\n"
        "AB  - 1 <i> 2\nER  - \n"
    )
    (one,) = ris.read(Source("export", text.encode())).candidates
    assert (one.title, one.summary) == ("A <b> C", "1 <i> 2\nMine")
    assert (one.format, one.minutes, one.parts) == (Format.WATCH, None, 2)
    assert one.level is Level.ADVANCED


def test_a_note_that_is_nearly_ours_is_somebodys() -> None:
    """Only what is wholly as we write it is taken for that."""
    for note in ("read, 20 min, twice", "Please read, 20 min", "read, soon"):
        text = f"TY  - GEN\nTI  - A &amp; B\nN1  - {note}\nER  - \n"
        (one,) = ris.read(Source("export", text.encode())).candidates
        assert (one.title, one.summary, one.level) == ("A & B", note, None)

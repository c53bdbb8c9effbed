"""`curate.importers.decoding`: bytes to text, in the encoding that they are in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curate.importers.decoding import decoded

JAPANESE = """\
このリストには、仕事の合間に読める短い文章と、時間のある日に読みたい本があります。
子どもたちの声を聞くこと、計画を立てること、そして人を信頼することについてのものです。
それぞれに、読むのに何分かかるか、なぜここにあるのかが書いてあります。
"""
CHINESE = """\
这个清单里有工作间隙可以读的短文，也有适合有时间的日子读的书。
内容是关于倾听孩子的声音、制定计划，以及信任他人。
每一项都写明了需要多少分钟，以及为什么列在这里。
"""


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Über Schlittenhunde\n" * 9, "latin-1"),
        ("España, año, niño\n", "latin-1"),
        ("Ein schöner Tag\n", "cp1252"),
        ("“Déjà vu” – l’été, ¿qué tal?\n", "cp1252"),
        ("Привет мир, книга\n" * 3, "cp1251"),
        ("Příliš žluťoučký kůň\n" * 3, "cp1250"),
        ("日本語のタイトル\n" * 3, "shift-jis"),
        (JAPANESE, "euc-jp"),
        (CHINESE, "gb18030"),
        ("日本語", "utf-8"),
        ("Über", "utf-8-sig"),
        ("Über", "utf-16"),
        ("title,url\nSea ice,https://example.org\n", "utf-16-le"),
        ("a stray \0 in Übermut", "utf-8"),
    ],
)
def test_a_text_is_read_in_its_encoding(text: str, encoding: str) -> None:
    """Western, Slavic, Cyrillic, Japanese and Chinese encodings are told by what is in them."""
    assert decoded(text.encode(encoding)) == text


@given(st.binary(max_size=200))
def test_any_bytes_are_some_text(raw: bytes) -> None:
    """Nothing that can be in a file makes reading it fail."""
    assert isinstance(decoded(raw), str)


@pytest.mark.parametrize("said", [None, "utf-8", "UTF8"])
def test_a_text_that_says_it_is_utf_8_and_is_not_is_guessed(said: str | None) -> None:
    """What a source says of its encoding counts for nothing where it cannot be so."""
    assert decoded("Çà et là, übers Meer".encode("latin-1"), said) == "Çà et là, übers Meer"


def test_a_slip_in_utf_8_is_only_a_slip() -> None:
    """One letter that is none leaves all others as they are."""
    raw = "Übers Meer – çà et là ".encode() + "é".encode("latin-1") + " là".encode()
    assert decoded(raw) == "Übers Meer – çà et là \ufffd là"

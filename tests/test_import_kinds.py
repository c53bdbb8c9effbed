"""Each kind of source is told from all others by what is in it."""

import json

import pytest

from curate.importers.candidates import Source
from curate.importers.kinds import SourceKind, kind_of
from tests.test_import_bookmarks import BROWSER, POCKET, SERVICE
from tests.test_import_feed import ARTICLE, ATOM, HEAD, JSON_FEED, TAIL
from tests.test_import_opml import EPISODES, FEEDS
from tests.test_import_references import BIB, CSL, RIS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (BROWSER, SourceKind.BOOKMARKS),
        (SERVICE, SourceKind.BOOKMARKS),
        (POCKET, SourceKind.POCKET_HTML),
        (HEAD + ARTICLE + TAIL, SourceKind.FEED),
        (ATOM, SourceKind.FEED),
        (json.dumps(JSON_FEED), SourceKind.FEED),
        (FEEDS, SourceKind.OPML),
        (EPISODES, SourceKind.OPML),
        (RIS, SourceKind.RIS),
        (BIB, SourceKind.BIBTEX),
        (json.dumps(CSL), SourceKind.CSL_JSON),
        ('[{"title": "A", "url": "https://example.org"}]', SourceKind.JSON),
        ("title,url\nA,https://example.org\n", SourceKind.CSV),
        ("# Links\n\n- [A](https://example.org)\n", SourceKind.MARKDOWN),
        ("<!doctype html><ul><li><a href='https://example.org'>A</a></ul>", SourceKind.PAGE),
    ],
)
def test_a_source_is_told_by_what_is_in_it(text: str, kind: SourceKind, encoding: str) -> None:
    """In every encoding, and whatever it is called, a source is of its kind."""
    assert kind_of(Source("export", text.encode(encoding))) is kind

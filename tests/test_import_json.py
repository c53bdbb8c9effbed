"""`services.json_exports`: what services export as JSON, and what `list --json` writes."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curate.exports.rows import as_json
from curate.history.progress import TO_DO
from curate.importers.candidates import Candidate, Reading, Source, UnreadableError
from curate.importers.kinds import SourceKind, kind_of
from curate.importers.services.json_exports import looks_like, read
from curate.model import Format, Resource, Status, TimeSource
from tests.strategies import resources

URL = "https://example.org/"
WALLABAG: list[dict[str, Any]] = [
    {
        "id": 1,
        "title": "Ice",
        "url": f"{URL}ice",
        "is_archived": 1,
        "is_public": False,
        "tags": [{"id": 4, "label": "sea ice", "slug": "sea-ice"}],
        "content": "<p>" + "word " * 400 + "</p>",
        "created_at": "2024-05-01T10:00:00+0000",
        "archived_at": "2024-06-01T10:00:00+0000",
        "published_at": "2020-02-03T00:00:00+0000",
        "published_by": ["Ann Berg"],
        "mimetype": "text/html",
        "reading_time": 3,
        "domain_name": "www.example.org",
        "annotations": [],
    },
    {
        "id": 2,
        "title": "No title found",
        "url": f"{URL}gone",
        "is_archived": 0,
        "tags": ["snow"],
        "content": "wallabag can't retrieve contents for this article. " + "Please ask. " * 200,
        "reading_time": 2,
        "domain_name": "example.org",
    },
]


def source(value: Any) -> Source:
    """Give a source that has this text, or this value as JSON."""
    text = value if isinstance(value, str) else json.dumps(value)
    return Source("an export", text.encode())


def found(value: Any) -> Reading:
    """Read JSON."""
    return read(source(value))


def only(value: Any) -> Candidate:
    """Read JSON with one resource."""
    (candidate,) = found(value).candidates
    return candidate


def test_wallabag_says_times_people_and_days() -> None:
    """Of wallabag come time, tags, authors, days and what was read."""
    ice, _ = found(WALLABAG).candidates
    assert (ice.title, ice.url, ice.minutes) == ("Ice", f"{URL}ice", 3)
    assert (ice.themes, ice.authors) == ((("sea ice",),), ("Ann Berg",))
    assert (ice.publisher, ice.published) == ("example.org", "2020-02-03")
    assert (ice.status, ice.on, ice.added) == (Status.DONE, "2024-06-01", "2024-05-01")
    assert not ice.private


def test_what_wallabag_could_not_fetch_has_no_time() -> None:
    """A placeholder of wallabag gives no time and no words."""
    _, gone = found(WALLABAG).candidates
    assert (gone.minutes, gone.words) == (None, None)
    assert (gone.url, gone.themes, gone.status) == (f"{URL}gone", (("snow",),), Status.TODO)


def test_the_words_of_a_whole_text_are_counted_where_no_time_is_stated() -> None:
    """An entry without a time has the words of its text; a teaser is not counted."""
    entry = {**WALLABAG[0], "reading_time": 0}
    assert only([entry]).words == 400
    assert only([{**entry, "content": "<p>Only a teaser …</p>"}]).words is None


def test_omnivore_counts_progress_in_percent() -> None:
    """Of Omnivore, what is begun is started, also at one percent."""
    page: dict[str, Any] = {
        "slug": "ice",
        "title": "Ice",
        "url": URL,
        "labels": ["sea", {"name": "ice"}],
    }
    page |= {"author": "Ann Berg", "savedAt": "2024-10-30T12:39:28.023Z", "description": "Cold"}
    one = only([{**page, "state": "Active", "readingProgress": 1}])
    assert (one.status, one.themes) == (Status.STARTED, (("sea",), ("ice",)))
    assert (one.authors, one.added, one.summary) == (("Ann Berg",), "2024-10-30", "Cold")
    assert only([{**page, "state": "Archived", "readingProgress": 4}]).status is Status.DONE


def test_karakeep_keeps_what_it_links_to_apart() -> None:
    """Of Karakeep come links, with their nested lists; notes and empty ones are named."""
    shared = {"createdAt": 1_700_000_000, "tags": ["sea"], "note": "n", "archived": True}
    link = {"title": None, "content": {"type": "link", "url": URL, "title": "Ice"}, "lists": ["b"]}
    note = {"title": "A thought", "content": {"type": "text", "text": "long"}}
    gone = {"title": "Gone", "content": None}
    lists = [
        {"id": "a", "name": "Winter", "parentId": None},
        {"id": "b", "name": "Poles", "parentId": "a"},
    ]
    bookmarks = [{**shared, **one} for one in (link, note, gone)]
    reading = found({"bookmarks": bookmarks, "lists": lists})
    (ice,) = reading.candidates
    assert (ice.title, ice.url, ice.summary) == ("Ice", URL, "n")
    assert ice.themes == (("Winter", "Poles"), ("sea",))
    assert (ice.status, ice.added) == (Status.DONE, "2023-11-14")
    assert [left.what for left in reading.left_out] == ["A thought", "Gone"]


def test_linkwarden_collections_nest() -> None:
    """Collections of Linkwarden nest by their parents; a circle of them ends nowhere else."""

    def collection(id_: int, name: str, parent: int | None) -> dict[str, Any]:
        link = {"id": id_, "name": f"In {name}", "url": f"{URL}{id_}", "tags": [{"name": "t"}]}
        return {"id": id_, "name": name, "parentId": parent, "description": "", "links": [link]}

    export = {
        "id": 7,
        "name": "Ann",
        "collections": [
            collection(1, "Poles", 2),
            collection(2, "Winter", None),
            collection(3, "Round", 4),
            collection(4, "About", 3),
            collection(5, "Unorganized", None),
        ],
        "pinnedLinks": [{"name": "In Poles", "url": f"{URL}1"}],
    }
    themes = {one.title: one.themes for one in found(export).candidates}
    assert themes["In Winter"] == (("Winter",), ("t",))
    assert themes["In Poles"] == (("Winter", "Poles"), ("t",))
    assert themes["In Unorganized"] == (("t",),)
    assert {"In Round", "In About"} <= themes.keys()


def test_readeck_says_time_and_words() -> None:
    """Of Readeck come time, words, labels, authors and how far its reader is."""
    one = only(
        [
            {
                "id": "r1",
                "href": "https://reader.example/api/bookmarks/r1",
                "created": "2024-01-02T00:00:00Z",
                "url": URL,
                "title": "Ice",
                "site_name": "The Floe",
                "site": "example.org",
                "authors": ["Ann Berg"],
                "labels": ["sea"],
                "is_archived": False,
                "read_progress": 40,
                "reading_time": 7,
                "word_count": 1_500,
                "type": "article",
                "published": "2020-02-03T00:00:00Z",
                "description": "Cold",
                "links": [{"url": "https://elsewhere.example"}],
            }
        ]
    )
    assert (one.url, one.minutes, one.words) == (URL, 7, 1_500)
    assert (one.format, one.status) == (Format.READ, Status.STARTED)
    assert (one.publisher, one.published) == ("The Floe", "2020-02-03")


@pytest.mark.parametrize(
    ("kind", "duration", "minutes"), [("video", 605, 11), ("audio", 60, 1), ("video", None, None)]
)
def test_what_readeck_has_to_watch_takes_as_long_as_it_lasts(
    kind: str, duration: int | None, minutes: int | None
) -> None:
    """Of a video or a recording in Readeck counts how long it lasts, not how long it is to read."""
    entry = {"url": URL, "title": "Ice", "type": kind, "word_count": 900, "reading_time": 4}
    one = only([{**entry, "duration": duration}])
    assert (one.minutes, one.words) == (minutes, None)


@pytest.mark.parametrize(
    "deleted",
    [
        {"slug": "ice", "readingProgress": 0, "state": "Deleted"},
        {"is_deleted": True},
        {"deletedAt": "2024-01-02T00:00:00Z"},
        {"collectionId": -99},
        {"collection": {"$id": -99}},
        {"item_id": "9", "given_url": URL, "status": "2"},
    ],
)
def test_what_was_deleted_is_left_out(deleted: dict[str, Any]) -> None:
    """What somebody has thrown away in another program is left out, with that reason."""
    reading = found([{"url": URL, "title": "Ice", **deleted}, {"url": f"{URL}2", "title": "Snow"}])
    assert [one.title for one in reading.candidates] == ["Snow"]
    assert [(one.what, one.why) for one in reading.left_out] == [("Ice", "deleted there")]


def test_what_was_not_deleted_comes_in() -> None:
    """What says that it is not deleted comes in."""
    kept = {"url": URL, "title": "Ice", "is_deleted": False, "deletedAt": None, "state": "Active"}
    assert only([kept]).title == "Ice"


def test_pinboard_calls_titles_descriptions() -> None:
    """Of Pinboard, the description is the title, blanks part tags, and `no` is private."""
    bookmark: dict[str, Any] = {
        "href": URL,
        "description": "Ice",
        "extended": "Cold",
        "tags": "sea b_c",
    }
    bookmark |= {"time": "2020-01-02T03:04:05Z", "shared": "no", "toread": "yes"}
    one = only([bookmark])
    assert (one.title, one.url, one.summary) == ("Ice", URL, "Cold")
    assert (one.themes, one.added) == ((("sea",), ("b_c",)), "2020-01-02")
    assert (one.private, one.status) == (True, Status.TODO)
    assert not only([{**bookmark, "shared": "yes"}]).private


def test_firefox_folders_that_everybody_has_are_none() -> None:
    """Of a backup of Firefox come folders and tags; its own folders and separators do not."""
    place: dict[str, Any] = {
        "title": "Ice",
        "type": "text/x-moz-place",
        "uri": URL,
        "tags": "sea,pole",
    }
    place |= {"dateAdded": 1_700_000_000_000_000}
    container = "text/x-moz-place-container"
    folder = {"guid": "f", "title": "Poles, both", "type": container, "children": [place]}
    line = {"type": "text/x-moz-place-separator", "title": ""}
    menu = {"guid": "menu________", "title": "menu", "type": container, "children": [folder, line]}
    root = {"guid": "root________", "root": "placesRoot", "type": container, "children": [menu]}
    one = only({**root, "title": ""})
    assert (one.title, one.url, one.added) == ("Ice", URL, "2023-11-14")
    assert one.themes == (("Poles, both",), ("sea",), ("pole",))


def test_chrome_counts_days_from_1601() -> None:
    """Of Chrome come folders and days; its own three folders are none."""
    bookmark: dict[str, Any] = {
        "date_added": "13350000000000000",
        "guid": "g",
        "type": "url",
        "url": URL,
    }
    folder = {"name": "Poles", "type": "folder", "children": [{**bookmark, "name": "Ice"}]}
    bar = {"name": "Lesezeichenleiste", "type": "folder", "children": [folder]}
    other = {"name": "Weitere", "type": "folder", "children": []}
    one = only({"checksum": "0", "roots": {"bookmark_bar": bar, "other": other}, "version": 1})
    assert (one.title, one.themes, one.added) == ("Ice", (("Poles",),), "2024-01-17")


def test_pocket_items_and_annotations_are_read() -> None:
    """Of Pocket's API come titles, tags, times and people; of annotations what was marked."""
    item: dict[str, Any] = {
        "item_id": "9",
        "given_url": f"{URL}?a",
        "resolved_url": URL,
        "resolved_title": "Ice",
    }
    item |= {"given_title": "", "time_added": "1700000000", "time_read": "0", "status": "1"}
    item |= {"tags": {"sea": {"item_id": "9", "tag": "sea"}}, "time_to_read": 2, "has_video": "2"}
    item |= {"authors": {"1": {"author_id": "1", "name": "Ann Berg", "url": ""}}}
    one = only({"status": 1, "list": {"9": item, "10": {**item, "status": "2"}}})
    assert (one.title, one.url, one.minutes) == ("Ice", URL, 2)
    assert (one.format, one.status) == (Format.WATCH, Status.DONE)
    assert (one.themes, one.authors) == ((("sea",),), ("Ann Berg",))
    marked = [{"url": URL, "title": "Ice", "highlights": [{"quote": "Cold."}, {"quote": "Wet."}]}]
    assert only(marked).summary == "Cold.\nWet."


def test_readwise_documents_are_read_and_their_highlights_are_not() -> None:
    """Of Readwise Reader, the address is that of the page, and highlights are no resources."""
    document: dict[str, Any] = {
        "id": "1",
        "url": "https://reader.example/1",
        "source_url": URL,
        "title": "Ice",
    }
    document |= {"category": "article", "location": "archive", "tags": {"sea": {"name": "sea"}}}
    document |= {"word_count": 500, "reading_time": "5 mins", "published_date": 1_700_000_000_000}
    highlight = {"id": "2", "source_url": URL, "category": "highlight", "parent_id": "1"}
    one = only({"count": 2, "results": [document, highlight]})
    assert (one.url, one.words, one.minutes) == (URL, 500, 5)
    assert (one.published, one.status, one.themes) == ("2023-11-14", Status.DONE, (("sea",),))


def test_annotations_of_hypothesis_are_of_the_page_that_they_are_on() -> None:
    """An annotation gives its page, with what was marked and said of it; private ones stay so."""
    mark = {"source": f"{URL}ice", "selector": [{"exact": "the cold"}, {"start": 1}, "x"]}
    note: dict[str, Any] = {
        "uri": f"{URL}ice",
        "text": "True.",
        "tags": ["polar"],
        "target": [mark, "x"],
    }
    note |= {"document": {"title": ["Ice, and more"]}, "created": "2021-03-01T10:00:00+00:00"}
    ours = note | {"permissions": {"read": ["group:__world__"]}}
    mine = note | {"document": {}, "target": [], "permissions": {"read": ["acct:ada@example.org"]}}
    shared, private = found({"total": 2, "rows": [ours, mine]}).candidates
    assert (shared.title, shared.url) == ("Ice, and more", f"{URL}ice")
    assert shared.summary is not None
    assert set(shared.summary.split("\n")) == {"True.", "the cold"}
    assert (shared.themes, shared.added) == ((("polar",),), "2021-03-01")
    assert (shared.private, private.private) == (False, True)
    assert (private.title, private.url) == ("", f"{URL}ice")


def test_a_json_feed_is_a_feed() -> None:
    """A JSON Feed is left to what reads feeds."""
    assert not looks_like(source({"version": "https://jsonfeed.org/version/1.1", "items": []}))


def test_zotero_and_video_items_are_read() -> None:
    """Items of Zotero and videos of YouTube are read; attachments are none."""
    data: dict[str, Any] = {
        "itemType": "journalArticle",
        "title": "Ice",
        "url": URL,
        "date": "2020",
    }
    data |= {"creators": [{"creatorType": "author", "firstName": "Ann", "lastName": "Berg"}]}
    library = {"type": "user", "name": "me", "links": {"alternate": {"href": "https://z.example"}}}
    items = [{"key": "K", "library": library, "data": data}]
    items.append({"key": "L", "library": library, "data": {**data, "itemType": "attachment"}})
    one = only(items)
    assert (one.authors, one.format, one.published) == (("Ann Berg",), Format.READ, "2020")
    snippet = {"title": "Sleds", "channelTitle": "Floe", "resourceId": {"videoId": "abc"}}
    one = only({"items": [{"snippet": snippet, "contentDetails": {"duration": "PT15M"}}]})
    assert (one.url, one.minutes) == ("https://www.youtube.com/watch?v=abc", 15)


def test_any_list_of_objects_is_read() -> None:
    """Objects with keys that are known are read, in folders named by keys or titles."""
    ice = {"name": "Ice", "link": f"{URL}1", "duration": "12:30"}
    one, two = found({"Poles": [ice], "Tropics": [{**ice, "link": f"{URL}2"}]}).candidates
    assert (one.title, one.minutes) == ("Ice", 13)
    assert (one.themes, two.themes) == ((("Poles",),), (("Tropics",),))
    nested = {"title": "My list", "sections": [{"name": "Poles", "resources": [ice]}]}
    assert only(nested).themes == (("Poles",),)
    assert only({"Ice": {"url": URL}, "version": {"major": 1}}).title == "Ice"
    assert only([URL]).url == URL
    named = {"Ice": f"{URL}1", "Snow": f"{URL}2"}
    assert [one.title for one in found(named).candidates] == ["Ice", "Snow"]


def test_who_made_a_list_is_no_resource_of_it() -> None:
    """People with addresses of their own are not listed, and tags are not either."""
    ann = {"name": "Ann Berg", "url": f"{URL}ann"}
    file = {"title": "My list", "authors": [ann], "resources": [{"title": "Ice", "url": URL}]}
    assert only(file).title == "Ice"
    one = only([{"title": "Ice", "url": URL, "author": ann, "authors": ["https://example.org/bo"]}])
    assert one.authors == ("Ann Berg",)


def test_what_is_listened_to_is_told_by_its_time_only_where_nothing_else_says_so() -> None:
    """A time to listen makes a page no recording where it can be read, or its address is a film."""
    spoken = {"title": "Ice", "url": URL, "listening_time": "27 mins"}
    assert only([spoken]).format is Format.LISTEN
    assert only([{**spoken, "reading_time": "9 mins"}]).format is None
    assert only([{**spoken, "url": "https://www.youtube.com/watch?v=abc"}]).format is None


def test_what_has_no_address_counts_beside_what_has_one() -> None:
    """A book without an address comes in from a list of links, and from a list of books."""
    book = {"title": "The Sled", "author": "Ann Berg", "year": 1999, "pages": 120}
    link = {"title": "Ice", "url": URL}
    titles = [one.title for one in found([link, book]).candidates]
    assert titles == ["Ice", "The Sled"]
    one = only([book])
    assert (one.published, one.minutes) == ("1999", None)


def test_a_value_a_line_is_read() -> None:
    """JSON Lines are read; a line that is none is left out by its number."""
    reading = found(f'{{"title": "Ice", "url": "{URL}1"}}\n{{broken\n{{"url": "{URL}2"}}\n')
    assert [one.url for one in reading.candidates] == [f"{URL}1", f"{URL}2"]
    assert [left.where for left in reading.left_out] == ["line 2"]


def test_a_file_that_breaks_off_gives_what_is_complete() -> None:
    """Of a file that is cut off comes what is complete, and it is said."""
    whole = json.dumps({"bookmarks": [{"title": "Ice", "url": URL}, {"title": "Snow", "url": URL}]})
    reading = found(whole[:-9])
    assert [one.title for one in reading.candidates] == ["Ice"]
    assert "line 1" in reading.remarks[0]


@pytest.mark.parametrize(
    "text",
    [
        '[{"title": "Ice',
        '{"name": "a-package", "version": "1.0.0"}',
        "[" * 100_000,
        '{"a":' * 1_000 + "1" + "}" * 1_000,
        '[{"a": [[[1]]]}, 2]',
    ],
)
def test_json_without_resources_is_refused(text: str) -> None:
    """What is broken from the start, too deep or no list is refused with a sentence."""
    with pytest.raises(UnreadableError, match=r"^It .*\.$"):
        found(text)


def test_an_empty_list_is_one() -> None:
    """A list of nothing is read as such."""
    assert found("[]") == Reading()
    assert found({"bookmarks": []}).candidates == []


def test_odd_values_are_nothing() -> None:
    """NaN, numbers nobody meant, and values of another kind are as if they were not there."""
    text = f'[{{"title": "Ice", "url": "{URL}", "minutes": {"9" * 5_000}, "words": NaN}}]'
    one = only("\ufeff" + text)
    assert (one.minutes, one.words) == (None, None)
    one = only([{"title": "Ice", "url": URL, "tags": 7, "author": {"x": 1}, "created": [2]}])
    assert (one.authors, one.added) == ((), None)


@given(resources())
def test_what_list_writes_comes_back(one: Resource) -> None:
    """What `list --json` says is the same when it comes back, estimates as words."""
    candidate = only("".join(as_json([(one, TO_DO)])))
    names = set(Resource.__match_args__) - {"line", "themes", "time_source", "minutes"}
    for name in names:
        assert getattr(candidate, name) == getattr(one, name), name
    assert candidate.theme_ids == one.themes
    assert candidate.minutes == (one.minutes if one.time_source is TimeSource.STATED else None)
    assert candidate.status is Status.TODO


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- [Ice](https://example.org)\n",
        "[Ice](https://example.org) is cold\n",
        "[[mirror]](https://example.org)\n",
        "[x] done\n",
        "title,url\nIce,https://example.org\n",
        "<p>{}</p>",
        '[{"id": "berg", "type": "article-journal", "title": "Ice"}]',
        '[{"id": "berg", "type": "book", "author": [{"family": "Berg", "given": "Ann"}]}]',
        '[{"id": "berg", "issued": {"date-parts": [[2020]]}, "title": "Ice"}]',
        "{{ template }}",
    ],
)
def test_what_is_no_json_of_ours_is_not_taken_for_it(text: str) -> None:
    """Markdown, tables, pages and lists of references are not taken for it."""
    assert not looks_like(source(text))


@pytest.mark.parametrize("value", [WALLABAG, {"bookmarks": []}, [URL], "[]", '{"url": "x"}\n{"'])
def test_json_is_told_by_its_beginning(value: Any) -> None:
    """Objects and lists are told from the content."""
    assert kind_of(source(value)) is SourceKind.JSON


KEYS = [
    *("title", "url", "name", "tags", "content", "type", "collections", "links", "bookmarks"),
    *("lists", "roots", "href", "items", "description", "snippet", "data", "itemType", "id"),
    *("date_added", "guid", "source_url", "category", "authors", "created", "is_archived"),
    *("slug", "readingProgress", "alternate", "webpage_url", "extractor", "attachments"),
    *("date_published", "item_id", "given_url", "children", "parentId", "reading_time"),
]
ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just(URL),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(KEYS),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


@given(ODD)
def test_no_values_make_it_stumble(value: Any) -> None:
    """Whatever stands behind the keys, something is read or a sentence says why not."""
    text = json.dumps(value)
    for one in (text, text[: len(text) // 2]):
        looks_like(source(one))
        try:
            found(one)
        except UnreadableError as error:
            assert str(error).endswith(".")


@given(st.binary(max_size=200), st.integers(0, 900))
def test_no_bytes_make_it_stumble(junk: bytes, at: int) -> None:
    """Whatever is put into an export, or wherever it breaks off, it is read or refused."""
    raw = json.dumps(WALLABAG[1:]).encode()
    for one in (junk, raw[:at] + junk + raw[at:], raw[:at]):
        try:
            read(Source("junk", one))
        except UnreadableError as error:
            assert str(error).endswith(".")

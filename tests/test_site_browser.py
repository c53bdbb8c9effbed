"""The page of `curate publish` in a real browser: what people do with it."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest

from curate.exports.chosen import mark_of
from curate.exports.sections import in_order, sections
from curate.site.linked_data import linked_data
from curate.site.paths import DAILY, DAYS, TIMES
from curate.yaml_reading.parse import parse
from tests.bench import data
from tests.bench.site import entries_as_shipped
from tests.conftest import Curate
from tests.test_site import SHIPPED, hostile_list, published

sync_api = pytest.importorskip(
    "playwright.sync_api", reason="no playwright here: pip install -e '.[browser]'"
)
pytestmark = pytest.mark.slow
_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, _NAMES)), None)
"""The browser that is installed, as Debian, Ubuntu and the makers call it."""
_DESCRIBED = "JSON.parse(document.querySelector('[type=\"application/ld+json\"]').textContent)"
Open = Callable[..., Any]
SERVED = "https://list.example/"
"""Where a page is that seems to be on a server. Of a page on the disk Chromium now and then forgets
what it should keep, where it is loaded again within moments on a busy machine."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Start the browser that is installed here."""
    if CHROMIUM is None:
        pytest.skip("no chromium here: install it, as apt-get install chromium does")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Open pages from the disk; nothing may be logged, and nothing asked for from anywhere."""
    logged: list[str] = []
    asked: list[str] = []
    contexts = []
    made = tmp_path / "index.html"

    def open_(
        text: str = SHIPPED, fragment: str = "", *, served: bool = False, **settings: Any
    ) -> Any:
        made.write_text(published(text)["index.html"], encoding="utf-8", newline="\n")
        contexts.append(browser.new_context(**settings))
        contexts[-1].route(SERVED, lambda route: route.fulfill(path=made))
        page = contexts[-1].new_page()
        page.on("console", lambda message: logged.append(message.text))
        page.on("pageerror", lambda error: logged.append(str(error)))
        page.on("dialog", lambda dialog: logged.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: asked.append(request.url.partition("#")[0]))
        page.goto((SERVED if served else made.as_uri()) + fragment)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert logged == []
    own = {made.as_uri(), SERVED}
    assert {url for url in asked if not url.startswith(("data:", "blob:"))} <= own


def choose(page: Any, name: str, value: str) -> None:
    """Choose an answer, as a click on its label does."""
    page.locator(f'input[name="{name}"][value="{value}"]').check(force=True)


def shown(page: Any) -> list[str]:
    """Return the ids of the resources that can be seen, sorted."""
    visible = "all => all.filter(one => !one.closest('[hidden]')).map(one => one.id)"
    return sorted(page.locator("#_list li").evaluate_all(visible))


def path_on(page: Any) -> list[tuple[str, str]]:
    """Return the steps of the path that is shown: title, and how long it takes so far."""
    steps = page.locator("#_path-steps li").all()
    found = []
    for step in steps:
        facts = step.locator(".facts").inner_text().replace("\u00a0", " ")
        so_far = re.search(r"· ~?([^·]+) so far", facts)
        assert so_far, facts
        found.append((step.locator(".t").inner_text(), so_far[1]))
    return found


def seen_steps(page: Any) -> list[str]:
    """Return the titles of the steps that can be seen."""
    titles: list[str] = page.locator("#_path-steps li:visible .t").all_inner_texts()
    return titles


def go(page: Any, fragment: str) -> None:
    """Follow a link to another view of the same page."""
    page.evaluate(
        "fragment => location.hash === fragment || new Promise(done => {"
        " addEventListener('hashchange', done, {once: true}); location.hash = fragment })",
        fragment,
    )


def text_of(page: Any, where: str) -> str:
    """Return the text that is shown somewhere, its blanks as usual."""
    return " ".join(page.locator(where).inner_text().split())


# Time, theme, format, words.


def test_what_fits_is_what_the_command_line_says(visit: Open, curate: Curate) -> None:
    """Time, theme and format leave what `curate list` leaves."""
    page = visit()
    for theme in ("", "equity", "equity/race", "workforce"):
        page.locator("#_theme").select_option(theme)
        for time in (10, 30, 45):
            choose(page, "time", str(time))
            only = ("--theme", theme) if theme else ()
            told = curate("list", *only, "--max-minutes", str(time), "--ids").out.split()
            assert shown(page) == sorted(told)
    choose(page, "time", "")
    page.locator("#_theme").select_option("")
    choose(page, "format", "watch")
    assert shown(page) == ["troublemaker"]


def test_what_has_no_known_time_is_counted_and_can_be_shown(visit: Open) -> None:
    """An unknown time never passes a time; how many there are is said."""
    page = visit()
    choose(page, "time", "20")
    assert "coaching" not in shown(page)
    assert "3 more have no known time." in text_of(page, "#_count")
    choose(page, "unknown", "1")
    assert "coaching" in shown(page)
    assert "no known time" not in text_of(page, "#_count")


def test_nothing_fits_says_what_nearly_does(visit: Open) -> None:
    """Where nothing fits, the shortest is told."""
    page = visit()
    choose(page, "format", "watch")
    choose(page, "time", "10")
    assert shown(page) == []
    assert text_of(page, "#_count") == "Nothing fits in 10 min. The shortest takes 13 min."


def test_a_search_finds_while_one_types(visit: Open) -> None:
    """Words are looked for in titles, names and summaries, whatever their case and accents."""
    page = visit()
    page.locator("#_words").press_sequentially("SPILLETT cultur")
    assert shown(page) == ["cultural-competence"]
    page.locator("#_words").fill("done: min")
    assert shown(page) == []
    page.locator("#_words").fill("nothing has this")
    assert shown(page) == []
    assert text_of(page, "#_count") == "Nothing matches."


# Paths.


@pytest.mark.parametrize("kind", ["once", "daily"])
def test_a_path_is_that_of_the_command_line(visit: Open, curate: Curate, kind: str) -> None:
    """The steps that are shown, and their sums, are those of `curate path`."""
    page = visit()
    if kind == "daily":
        choose(page, "daily", "1")
    for theme in ("", "equity", "leadership"):
        page.locator("#_theme").select_option(theme)
        for time in TIMES if kind == "once" else DAILY:
            choose(page, "time", str(time))
            only = ("--theme", theme) if theme else ()
            asked: tuple[str, ...] = ("--max-minutes", str(time))
            if kind == "daily":
                asked = ("--sitting", str(time), "--sittings", str(DAYS))
            told = json.loads(curate("path", *only, *asked, "--json").out)
            steps = path_on(page)
            assert [title for title, _ in steps] == [one["title"] for one in told["steps"]]
            assert [in_minutes(sum_) for _, sum_ in steps] == [
                one["running_total"] for one in told["steps"]
            ]


def in_minutes(text: str) -> int:
    """Return a time as it is shown in minutes."""
    from curate.durations import parse_minutes

    return parse_minutes(text)


def test_what_is_left_out_of_a_path_has_a_reason(visit: Open) -> None:
    """Behind a path stands what is not in it, by cause; each leads to its place in the list."""
    page = visit(fragment="#time=20&theme=equity")
    page.locator(".left-out summary").click()
    said = text_of(page, ".left-out")
    assert "Too long for the time: " in said
    assert "Cultural Competence (45 min, after Leadership imbalance – Black and Asian" in said
    assert "Sacred Activism and Ubuntu (45 min × 2)" in said
    page.locator(".left-out a").filter(has_text="Cultural Competence").first.click()
    assert page.evaluate("document.activeElement.id") == "cultural-competence"
    assert page.locator("#cultural-competence").is_visible()
    assert page.evaluate("location.hash") == "#time=20&theme=equity"


def test_an_essential_without_room_is_named(visit: Open) -> None:
    """Beside a path stands which essentials have no room, how much would do, and the way there."""
    page = visit(fragment="#time=45&theme=equity")
    missing = "Essential, but there is no room: "
    said = f"{missing}Cultural Competence. 60 min would do. A path for 60 min"
    assert text_of(page, "#_path-more") == said
    page.locator("#_path-more a").last.click()
    page.wait_for_function("location.hash.startsWith('#time=60')")
    assert "Cultural Competence" in seen_steps(page)
    assert page.locator("#_path-more p").count() == 0
    assert page.evaluate("document.activeElement.id") == "_path-title"
    go(page, "#time=15")
    said = text_of(page, "#_path-more")
    assert "Cultural Competence, ADCS Building a workforce" in said
    assert said.endswith(". 80 min would do. A path for 90 min")  # the next that is offered
    go(page, "#time=30&daily=1")
    said = f"{missing}Cultural Competence. 45 min each weekday would do."
    assert text_of(page, "#_path-more") == f"{said} A path for 45 min each weekday"
    go(page, "#time=45&theme=equity")
    page.locator("#cultural-competence input").check()
    assert page.locator("#_path-more p").count() == 0  # it is done


@pytest.mark.parametrize(
    ("minutes", "before", "said"),
    [
        (200, 100, "Essential, but there is no room: Long. 5 h would do."),
        (200, 30, "Essential, but there is no room: Long. 3 h 50 would do. A path for 4 hours"),
        (100, None, "Essential, but there is no room: Long. A path for 2 hours"),
    ],
)
def test_a_time_that_is_not_offered_is_told(
    visit: Open, minutes: int, before: int | None, said: str
) -> None:
    """Where no path has room, the time is told alone; where none would do, none is told."""
    known = "" if before is None else f", minutes: {before}"
    text = (
        "resources:\n- {id: short, title: Short, format: read, minutes: 5}\n"
        f"- {{id: before, title: Before, format: read{known}}}\n"
        f"- {{id: long, title: Long, format: read, minutes: {minutes}, importance: essential"
        f"{', requires: [before]' if before else ''}}}\n"
    )
    if before is None:
        said = said.replace("room: Long. ", "room: Long. 100 min would do. ")
    page = visit(text, fragment="#time=60")
    assert text_of(page, "#_path-more") == said


def test_when_all_is_done_the_page_says_what_next(visit: Open) -> None:
    """Hiding what is done empties the path, too; then there is more time, the rest, or a theme."""
    page = visit(fragment="#time=45&theme=equity&hide=1")
    for number in (3, 2, 1):
        assert len(seen_steps(page)) == number
        page.locator("#_path-steps li:visible input").first.check()
        assert page.evaluate("document.activeElement.type") == "checkbox"  # not lost with the step
    assert seen_steps(page) == []
    assert "All done." in text_of(page, "#_path-sum")
    next_ = page.locator("#_path-more p").last
    assert " ".join(next_.inner_text().split()) == (
        "What next? A path for 60 min · What fits and is not done: 2 · Another theme"
    )
    next_.locator("a").last.click()
    assert page.evaluate("document.activeElement.id") == "_theme"
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.id") == "_theme"
    next_.locator("a").first.click()
    page.wait_for_function("location.hash.startsWith('#time=60')")
    page.locator("#_path-steps li:visible").first.wait_for()
    assert seen_steps(page) == ["Cultural Competence"]
    go(page, "#time=30&daily=1&hide=1")
    days = page.locator("#_path-steps .sitting:visible").count()
    for box in page.locator("#_path-steps > :nth-child(1) li:visible input").all():
        box.check()
    assert page.locator("#_path-steps .sitting:visible").count() < days or days == 1


@pytest.mark.parametrize(
    ("fragment", "aside"),
    [
        ("", ""),
        ("&format=watch", "your choice of format"),
        ("&words=voice", "your search"),
        ("&format=watch&words=voice", "your choice of format and your search"),
    ],
)
def test_a_path_says_what_it_leaves_aside(visit: Open, fragment: str, aside: str) -> None:
    """A path goes by time and theme alone; who chose or searched more is told."""
    said = text_of(visit(fragment=f"#time=45{fragment}"), "#_path-sum")
    assert ("aside" in said) == bool(aside)
    assert not aside or said.endswith(f"This path leaves {aside} aside.")


def test_formats_are_counted_within_the_theme(visit: Open) -> None:
    """Beside each format stands how many there are of it, on the theme that is chosen."""
    page = visit()
    for theme in ("equity/race", "workforce", ""):
        page.locator("#_theme").select_option(theme)
        for box in page.locator("[name=format]").all():
            number = int(box.locator("xpath=..").locator("small").inner_text())
            box.check(force=True)
            assert len(shown(page)) == number
            box.uncheck(force=True)


def test_a_narrow_window_leads_to_the_answer(visit: Open) -> None:
    """On a telephone a link to the answer is in sight from the first, and leads there."""
    page = visit(viewport={"width": 375, "height": 667})
    choose(page, "time", "45")
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    link = page.locator(".jump a").last
    there = link.bounding_box()
    assert there["y"] + there["height"] <= 667
    link.click()
    assert page.evaluate("document.activeElement.id") == "_list-title"


def test_a_path_for_a_week_goes_into_a_calendar(visit: Open, tmp_path: Path) -> None:
    """Each sitting is an event at the time that was chosen, and weekends are left free."""
    page = visit(fragment="#time=15&daily=1", accept_downloads=True)
    page.locator("[name=from]").fill("2026-11-27")  # a Friday
    page.locator("[name=at]").fill("07:45")
    with page.expect_download() as download:
        page.locator("#_calendar button").click()
    saved = tmp_path / "path.ics"
    download.value.save_as(saved)
    raw = saved.read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    text = raw.decode("utf-8").replace("\r\n ", "")
    assert re.findall(r"DTSTART:(\S+)", text)[:2] == ["20261127T074500", "20261130T074500"]
    assert text.count("BEGIN:VEVENT") == page.locator("#_path-steps .sitting").count()
    assert set(re.findall(r"DURATION:(\S+)", text)) == {"PT15M"}
    uids = re.findall(r"UID:(\S+)", text)
    assert len(set(uids)) == len(uids)
    assert {uid.partition("@")[2] for uid in uids} == {f"{mark_of(parse(SHIPPED))}.curate.invalid"}


def test_an_event_of_the_page_names_each_title_once(visit: Open, tmp_path: Path) -> None:
    """What is taken in parts is named once in its event; which parts they are stands below."""
    text = "resources:\n- {id: maps, title: Maps, format: read, minutes: 20, parts: 4}\n"
    page = visit(text, "#time=60&daily=1", accept_downloads=True)
    with page.expect_download() as download:
        page.locator("#_calendar button").click()
    saved = tmp_path / "path.ics"
    download.value.save_as(saved)
    lines = saved.read_bytes().decode("utf-8").replace("\r\n ", "").split("\r\n")
    summary, _ = (line for line in lines if line.startswith("SUMMARY:"))
    assert summary.count("Maps") == 1
    told, _ = (line for line in lines if line.startswith("DESCRIPTION:"))
    assert [f"part {number}" in told for number in (1, 2, 3)] == [True] * 3


# Links, ticks, keyboard, no script.


def test_a_link_shares_exactly_what_is_seen(visit: Open) -> None:
    """The address of a view shows the same view to somebody else."""
    page = visit()
    choose(page, "time", "30")
    page.locator("#_theme").select_option("equity/race")
    choose(page, "format", "read")
    page.locator("#_words").fill("leader")
    address = page.evaluate("location.hash")
    other = visit(fragment=address)
    assert shown(other) == shown(page) == ["breaking-barriers", "leadership-imbalance"]
    assert path_on(other) == path_on(page)
    assert other.locator("#_words").input_value() == "leader"
    assert other.evaluate("location.hash") == address


def test_an_empty_list_says_so(visit: Open) -> None:
    """Where there is nothing, nothing is asked."""
    page = visit("title: Soon\nresources: []\n")
    assert text_of(page, "#_count") == "There is nothing here yet."
    assert page.locator("form:visible, #_kept:visible").count() == 0


def test_a_link_inside_a_long_page_leads_to_its_place(visit: Open) -> None:
    """What was not laid out yet is scrolled to all the same, and stays in sight."""
    page = visit(data.text(1000), fragment="#time=20", reduced_motion="reduce")
    page.locator(".left-out summary").click()
    link = page.locator(".left-out a").last
    id_ = link.get_attribute("href").removeprefix("#")
    link.click()
    page.wait_for_timeout(300)
    top = page.evaluate("id => document.getElementById(id).getBoundingClientRect().top", id_)
    assert 0 <= top < page.viewport_size["height"] / 2


def test_an_address_of_no_view_shows_everything(visit: Open) -> None:
    """What an address says and the page does not have is named, and all else is shown."""
    page = visit(reduced_motion="reduce")
    for fragment, odd in (
        ("#time=31", ": time “31”"),
        ("#theme=nothing", ": theme “nothing”"),
        ("#time=47&theme=nosuch&format=smell", ": time “47”, theme “nosuch”, format “smell”"),
        ("#no-%62ody", ": resource “no-body”"),
        ("#time=2&daily=1", " each weekday: time “2”"),
        ("#nosuch=45&them=equity", ": nosuch “45”, them “equity”"),
        ("#toString=1&hide=no", ": toString “1”, hide “no”"),
        ("#minutes=47", ": time “47”"),
        ("#=&&=%", ""),
        ("#sled-dogs", ""),
        ("#theme=&time=", ""),
        ("#daily=0", ""),
        ("#daily=0&unknown=0&hide=0&time=", ""),
        ("#daily=0&time=31", ": time “31”"),
        ("#daily=yes", ": daily “yes”"),
        ("#time=240&daily=1", " each weekday: time “240”"),
    ):
        go(page, fragment)
        assert len(shown(page)) == 11
        said = f"The link asks for what is not here{odd}. All else is shown." if odd else ""
        assert (text_of(page, "#_odd") if page.locator("#_odd").is_visible() else "") == said
        assert not page.locator("#_path").is_visible()  # no path that nobody asked for
    go(page, "#time=47&theme=equity")
    assert "time “47”" in text_of(page, "#_odd")
    assert len(shown(page)) == 7
    choose(page, "time", "45")
    assert not page.locator("#_odd").is_visible()


def test_the_theme_that_is_asked_for_is_the_heading(visit: Open) -> None:
    """Its heading stands above all that is on it, also where none of it has it as first theme."""
    text = (
        "themes:\n  a: {title: Culture, description: How we are.}\n  b: Equity\n  b/c: Race\n"
        "resources:\n- {id: one, title: One, format: read, minutes: 5, themes: [b, a]}\n"
        "- {id: two, title: Two, format: read, minutes: 9, themes: [b/c, a]}\n"
    )
    page = visit(text)
    assert "Under other themes: One · Two" in text_of(page, "#_list")
    for theme, heading, ids in (
        ("a", "Culture How we are.", ["one", "two"]),
        ("b", "Equity", ["one", "two"]),
        ("b/c", "Race", ["two"]),
    ):
        page.locator("#_theme").select_option(theme)
        for time in ("10", ""):
            choose(page, "time", time)
            assert text_of(page, "#_asked") == heading
            assert shown(page) == ids
            assert page.locator("#_list h3:visible").count() == 0
            page.locator("[data-key=two]").last.check(force=True)  # a tick leaves it there
            page.locator("[data-key=two]").last.uncheck(force=True)
            assert text_of(page, "#_asked") == heading
    page.locator("#_theme").select_option("")
    assert page.locator("#_asked *").count() == 0


def test_how_long_all_takes_is_told_apart_from_what_fits(visit: Open) -> None:
    """A time that each thing fits in is not mixed up with the time of all of them."""
    page = visit(fragment="#time=45&theme=equity")
    for fragment, said in (
        ("#time=45&theme=equity", "5 resources: each fits in 45 min; ~2 h 50 in all."),
        ("#time=10&theme=equity", "1 resource fits in 10 min."),
        ("#theme=workforce", "4 resources, at least ~30 min."),
    ):
        go(page, fragment)
        assert text_of(page, "#_count").startswith(said)


@pytest.mark.parametrize("key", ["minutes", "max-minutes"])
def test_a_link_may_say_what_the_command_line_says(visit: Open, key: str) -> None:
    """A time may be called as the options are, and gives the same view."""
    page = visit(fragment=f"#{key}=30&theme=equity&include-unknown=1")
    assert not page.locator("#_odd").is_visible()
    other = visit(fragment="#time=30&theme=equity&unknown=1")
    assert shown(page) == shown(other)
    assert path_on(page) == path_on(other)


def test_the_time_of_a_day_is_an_estimate_where_one_is_in_it(visit: Open) -> None:
    """Above a day stands `~` where the time of one of its steps is estimated, and only there."""
    page = visit(fragment="#time=45&daily=1")
    days = page.locator("#_path-steps > div").all()
    estimated = [bool(day.locator(".time", has_text="~").count()) for day in days]
    assert ["~" in day.locator("h3").inner_text() for day in days] == estimated
    assert set(estimated) == {True, False}


PARTS = """\
resources:
- {id: two, title: Two, format: read, minutes: 20, parts: 2, importance: essential}
- {id: two-more, title: Two more, format: read, minutes: 10, parts: 2, importance: essential}
"""


def test_where_all_parts_are_done_the_resource_is(visit: Open) -> None:
    """The last part that is ticked ticks the resource; a part that is not done takes that back."""
    page = visit(PARTS, "#time=20&daily=1", served=True)
    first, last = (page.locator(f"[data-key='two:{part}']") for part in (1, 2))
    first.check()
    assert not page.locator("#two input").is_checked()
    last.check()
    assert page.locator("#two.done input").is_checked()
    assert not page.locator("#two-more input").is_checked()
    page.reload()
    assert last.is_checked()
    first.uncheck()
    assert not page.locator("#two input").is_checked()
    assert last.is_checked()


def test_where_a_resource_is_done_all_its_parts_are(visit: Open) -> None:
    """A resource that is ticked ticks its parts in a path, and back."""
    page = visit(PARTS, "#time=20&daily=1")
    parts = page.locator("[data-key^='two:']")
    page.locator("#two input").check()
    assert [box.is_checked() for box in parts.all()] == [True, True]
    page.locator("#two input").uncheck()
    assert [box.is_checked() for box in parts.all()] == [False, False]


def test_ticks_stay_and_count_down(visit: Open) -> None:
    """What is ticked is done in the list and in the path, after a reload too."""
    page = visit(fragment="#time=45&theme=equity", served=True)
    page.locator("#_path-steps input").first.check()
    assert "1 done;" in text_of(page, "#_path-sum")
    page.reload()
    assert page.locator("#leadership-imbalance input").is_checked()
    assert page.locator("#leadership-imbalance.done").count() == 1
    assert "1 done; ~20 min left." in text_of(page, "#_path-sum")
    choose(page, "hide", "1")
    assert "leadership-imbalance" not in shown(page)
    assert len(seen_steps(page)) == 2
    page.locator("[name=hide]").uncheck()
    page.locator("#_path-steps input").first.uncheck()
    choose(page, "hide", "1")
    assert "leadership-imbalance" in shown(page)


def test_a_keyboard_is_enough(visit: Open) -> None:
    """Time, theme and a tick are reached and chosen without a mouse."""
    page = visit()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the list"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "time"
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.value") == "45"
    for _ in range(2):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "_theme"
    page.keyboard.press("ArrowDown")
    assert page.locator("#_theme").input_value() == "equity"
    while page.evaluate("document.activeElement.dataset.key") is None:
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert "1 done;" in text_of(page, "#_path-sum")


def test_without_javascript_all_is_there(visit: Open) -> None:
    """Every resource is there by theme, and no question that nothing would answer."""
    page = visit(java_script_enabled=False)
    assert page.locator("#_list li:visible").count() == 11
    assert page.locator("#_list h3:visible").count() == 6
    assert page.locator("form:visible").count() == 0
    assert page.locator("noscript").count() == 1


def test_a_long_page_says_to_machines_what_a_short_one_does(visit: Open) -> None:
    """Of a long list the script describes each resource, as the file of a short one does."""
    text = "language: cy\n" + entries_as_shipped(150)
    page = visit(text)
    page.wait_for_function(f"{_DESCRIBED}.itemListElement")
    reading_list = parse(text)
    order = in_order(sections(reading_list))
    told = json.dumps(linked_data(reading_list, reading_list.title or "", order))
    assert page.evaluate(_DESCRIBED) == json.loads(told)


# For everybody, and against nobody.


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("fragment", ["", "#time=45&theme=equity", "#time=30&daily=1"])
def test_nobody_is_kept_out(visit: Open, width: int, scheme: str, fragment: str) -> None:
    """axe-core finds nothing, and nothing is wider than the window."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe here")
    page = visit(fragment=fragment, viewport={"width": width, "height": 900}, color_scheme=scheme)
    found = axe.Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_hostile_texts_run_nothing(visit: Open) -> None:
    """Markup in a list is text in the list and in a path: no dialog, no message, no request."""
    page = visit(hostile_list(), fragment="#time=60")
    assert page.locator("#_list img, #_path img").count() == 0
    assert "<script>alert(1)</script>" in text_of(page, "h1")
    assert page.locator("#_path-steps li").count() > 0
    assert "javascript:alert(1)" in text_of(page, "#_path-steps")


def test_the_policy_stops_what_is_not_ours(visit: Open, browser: Any, tmp_path: Path) -> None:
    """A script that somebody had smuggled into the page would not run."""
    page_text = published(SHIPPED)["index.html"]
    smuggled = page_text.replace("</main>", "<script>document.title='taken'</script></main>")
    assert smuggled != page_text
    made = tmp_path / "smuggled.html"
    made.write_text(smuggled, encoding="utf-8", newline="\n")
    page = browser.new_page()
    page.goto(made.as_uri())
    assert page.title() == "Building & sustaining a successful culture"
    page.close()
    visit()


def test_a_printed_list_has_all_resources(visit: Open) -> None:
    """Whatever is chosen, the button prints the whole list, and the other just the path."""
    page = visit(fragment="#time=10")
    page.evaluate("window.print = () => undefined")
    page.locator("#_print").click()
    page.emulate_media(media="print")
    assert page.locator("#_list li:visible").count() == 11
    assert page.locator("form:visible").count() == 0
    page.emulate_media(media="screen")
    page.locator("#_print-path").click()
    page.emulate_media(media="print")
    assert page.locator("#_list li:visible").count() == 0
    assert page.locator("#_path-steps li:visible").count() > 0


def test_on_paper_nothing_is_folded(visit: Open) -> None:
    """What is folded on the screen is open while it is printed, and folded again then."""
    text = "resources:\n" + "".join(
        f"- {{id: r-{at}, title: T {at}, format: read, minutes: 9, themes: [a, b]}}\n"
        for at in range(9)
    )
    page = visit(text, fragment="#time=10")
    page.evaluate(
        "window.print = () => { dispatchEvent(new Event('beforeprint'));"
        " window.folded = document.querySelectorAll('details:not([open])').length;"
        " dispatchEvent(new Event('afterprint')) }"
    )
    assert page.locator("details:not([open])").count() == 2
    for button in ("#_print", "#_print-path"):
        page.locator(button).click()
        assert page.evaluate("window.folded") == 0
        assert page.locator("details:not([open])").count() == 2


def bare(text: str) -> str:
    """Return a text without blanks, with letters for the ligatures that a PDF may have."""
    return "".join(normalize("NFKC", text).split())


def test_a_page_becomes_a_pdf_with_all_resources(visit: Open) -> None:
    """Printed to a file the list has the title of every resource, though most were never seen."""
    pypdf = pytest.importorskip("pypdf", reason="no pypdf here: pip install -e '.[web]'")
    text = data.text(200)
    page = visit(text, fragment="#time=10")
    page.evaluate("window.print = () => undefined")
    page.locator("#_print").click()
    printed = pypdf.PdfReader(BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    said = bare("".join(one.extract_text() for one in printed.pages))
    titles = [bare(one.title) for one in parse(text).resources]
    assert [one for one in titles if one not in said] == []
    assert printed.pages[0].mediabox.height == pytest.approx(842, abs=1)


@pytest.mark.parametrize(("number", "laid_out"), [(250, True), (1000, False)])
def test_only_a_long_list_is_laid_out_as_it_is_seen(
    visit: Open, number: int, laid_out: bool
) -> None:
    """A picture of the whole page has all cards, up to some hundred; with more it stays quick."""
    last = visit(data.text(number)).locator("#_list li").last
    assert last.evaluate("one => one.checkVisibility({contentVisibilityAuto: true})") == laid_out


def test_a_long_list_is_filtered(visit: Open) -> None:
    """Of a thousand resources the page shows what fits, as of ten."""
    page = visit(data.text(1000))
    choose(page, "time", "15")
    some = len(shown(page))
    assert 0 < some < 1000
    assert text_of(page, "#_count").startswith(f"{some} resources: each fits in 15 min; ")

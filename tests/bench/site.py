"""What a page costs: python -m tests.bench.site [COUNT ...]; with a browser, what a filter costs.

Prints for lists of so many resources in 12 themes how long the page takes to make, what its files
weigh, and how long the page takes to answer when a time is chosen, or words are typed; and what of
it is which bytes, for 200 resources of three kinds.
"""

import re
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from curate import __version__
from curate.exports.kinds import ExportKind, written
from curate.site.files import PAGE, files
from curate.yaml_reading.parse import parse
from tests.bench import data

SHIPPED = Path(__file__).parents[2] / "data" / "resources.yaml"
THEMES = 12
ENOUGH = 200
"""The resources of the lists whose bytes are told apart."""
_SHORT = """\
- id: resource-{0}
  title: A resource with a title of some words {0}
  format: read
  minutes: {1}
  themes: [theme-{2}]
  url: https://example.org/articles/{0}
  summary: A sentence that says what it is about and for whom it may be.
"""
_CLICK = """time => {
  const answer = document.querySelector(`[name=time][value="${time}"]`);
  const begun = performance.now();
  answer.click();
  document.body.offsetHeight;
  return performance.now() - begun;
}"""
_TYPE = """words => {
  const asked = document.querySelector("#_words");
  asked.value = words;
  const begun = performance.now();
  asked.dispatchEvent(new Event("input", {bubbles: true}));
  document.body.offsetHeight;
  return performance.now() - begun;
}"""


def text_in_twelve_themes(count: int) -> str:
    """Return a list as tests.bench.data has it, in its first twelve themes."""
    text = data.text(count)
    for number, theme in enumerate(data.THEMES[THEMES:]):
        text = re.sub(rf"  {theme}: .*\n", "", text)
        text = re.sub(rf"(?<=[\[ ]){theme}(?=[,\]])", data.THEMES[number], text)
    return text


def short_entries(count: int) -> str:
    """Return a list in twelve themes whose entries say little, in about 230 characters each."""
    themes = "".join(f"  theme-{at}: Theme {at}\n" for at in range(THEMES))
    entries = (_SHORT.format(at, 5 + at % 60, at % THEMES) for at in range(count))
    return f"themes:\n{themes}resources:\n{''.join(entries)}"


def entries_as_shipped(count: int) -> str:
    """Return a list in twelve themes: the entries of the shipped one, over and over."""
    shipped = parse(SHIPPED.read_text(encoding="utf-8"))
    inner = [
        one._replace(id=f"{one.id}/next", title=f"{one.title}: next") for one in shipped.themes
    ]
    themes = (*shipped.themes, *inner)
    resources = []
    for at in range(count):
        turn, place = divmod(at, len(shipped.resources))
        one = shipped.resources[place]
        about = {themes[(at * 5 + more * 7) % THEMES].id for more in range(len(one.themes))}
        resources.append(
            one._replace(
                id=f"{one.id}-{turn}",
                requires=tuple(f"{id_}-{turn}" for id_ in one.requires),
                themes=tuple(sorted(about)),
            )
        )
    return written(ExportKind.YAML, shipped._replace(themes=themes, resources=tuple(resources)))


def shares(page: str) -> dict[str, int]:
    """Tell which bytes of a page are what; together they are all of it."""
    told = {}
    for name, opened in (
        ("style", "<style>"),
        ("script", "<script>"),
        ("paths and times", '<script type="application/json"'),
        ("JSON-LD", '<script type="application/ld+json">'),
    ):
        found = re.search(rf"{re.escape(opened)}.*?</(style|script)>", page, re.DOTALL)
        told[name] = found[0] if found else ""
    for text in told.values():
        page = page.replace(text, "", 1)
    begun = page.index('<div id="_list"')
    resources = page[begun : page.index("</main>")]
    told["questions and frame"] = page.replace(resources, "", 1)
    told["texts of the list"] = re.sub("<[^>]*>", "", resources)
    told["addresses"] = "".join(re.findall('href="(http[^"]*)"', resources))
    weights = {name: len(text.encode("utf-8")) for name, text in told.items()}
    rest = len(resources.encode()) - weights["texts of the list"] - weights["addresses"]
    return {**weights, "elements": rest}


def main(counts: list[int]) -> None:
    """Measure lists of these lengths, and print a line each."""
    for count in counts:
        text = text_in_twelve_themes(count)
        begun = perf_counter()
        made = files(parse(text), text, __version__)
        seconds = perf_counter() - begun
        weights = ", ".join(f"{name} {len(raw) / 1000:,.0f} KB" for name, raw in made.items())
        print(f"{count:>6,} resources: {seconds:5.1f} s; {weights}")
        print(f"        a filter: {_filter(made[PAGE])}")
    for text in (short_entries(ENOUGH), entries_as_shipped(ENOUGH), text_in_twelve_themes(ENOUGH)):
        _show_bytes(text)


def _show_bytes(text: str) -> None:
    """Print a line for each file of a list, and below the page for each share of it."""
    made = files(parse(text), text, __version__)
    print(f"{ENOUGH} resources, {len(text) // ENOUGH} characters each")
    for name, raw in made.items():
        print(f"{len(raw):>10,} {name}")
        if name == PAGE:
            for share, weight in shares(raw.decode("utf-8")).items():
                print(f"{weight:>18,} {share}")
    print(f"{sum(map(len, made.values())):>10,} all files")


def _filter(page: bytes) -> str:
    """Say how long the page takes to show what fits and what matches, laid out anew each time."""
    chromium = shutil.which("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return "not measured, since there is no playwright"
    if chromium is None:
        return "not measured, since there is no chromium"
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        made = Path(folder) / "index.html"
        made.write_bytes(page)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        opened = browser.new_page()
        opened.goto(made.as_uri())
        spent = [opened.evaluate(_CLICK, time) for time in (10, 60, 15, 240, 30)]
        opened.evaluate(_CLICK, "")
        spent += [opened.evaluate(_TYPE, words) for words in ("t", "tr", "tru", "")]
        browser.close()
    return ", ".join(f"{one:.0f} ms" for one in spent)


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]] or [11, 200, 2_000, 5_000])

"""What a page costs: python -m tests.bench.site [COUNT ...]; with a browser, what a filter costs.

Prints for lists of so many resources in 12 themes how long the page takes to make, what its files
weigh, and how long the page takes to answer when a time is chosen, or words are typed.
"""

import re
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from curate import __version__
from curate.site.files import files
from curate.yaml_reading.parse import parse
from tests.bench import data

THEMES = 12
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


def main(counts: list[int]) -> None:
    """Measure lists of these lengths, and print a line each."""
    for count in counts:
        text = text_in_twelve_themes(count)
        begun = perf_counter()
        made = files(parse(text), text, __version__)
        seconds = perf_counter() - begun
        weights = ", ".join(f"{name} {len(raw) / 1000:,.0f} KB" for name, raw in made.items())
        print(f"{count:>6,} resources: {seconds:5.1f} s; {weights}")
        print(f"        a filter: {_filter(made['index.html'])}")


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

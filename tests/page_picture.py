"""The pictures of the page in README: the real page of the real list, in a browser.

`python -m tests.page_picture` draws them anew, once in light and once in dark.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from tests.conftest import PROJECT
from tests.test_site import SHIPPED, published
from tests.test_site_browser import CHROMIUM

VIEW = "#time=45&theme=equity"
WIDTH, HEIGHT = 1200, 1180
"""In pixels."""


def picture(scheme: str) -> Path:
    """Return where the picture of a scheme is kept."""
    return PROJECT / "docs" / "images" / f"page-{scheme}.png"


def main() -> None:
    """Draw both pictures."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        made = Path(folder) / "index.html"
        made.write_text(published(SHIPPED)["index.html"], encoding="utf-8", newline="\n")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for scheme in ("light", "dark"):
            page = browser.new_page(
                viewport={"width": WIDTH, "height": HEIGHT},
                color_scheme="dark" if scheme == "dark" else "light",
            )
            page.goto(made.as_uri() + VIEW)
            page.screenshot(path=picture(scheme))
        browser.close()


if __name__ == "__main__":
    main()

"""What one learner's whole way costs a server, by its own log: `python -m tests.way.cost [SITE]`."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, sync_playwright

from tests.needs import NEEDS
from tests.site.browser.nginx import nginx
from tests.way.__main__ import modules_of
from tests.way.walk import PHONE

THEN = ("scenarios/index.html", "assessment/review.html", "assessment/final-check.html", "assessment/workbook.html")
KINDS = ("Requests", "Of them “not changed”", "MB sent")


class Log:
    """What a server notes of each answer: its status, its bytes with all headers, and the path."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.read = 0

    def since(self) -> tuple[int, int, float]:
        """Return how many answers there were since the last look, how many said “not changed”, and their MB."""
        lines = self.file.read_text(encoding="utf-8").splitlines()[self.read :]
        self.read += len(lines)
        answers = [line.split(" ", 2) for line in lines]
        unchanged = sum(status == "304" for status, _, _ in answers)
        return len(answers), unchanged, round(sum(int(sent) for _, sent, _ in answers) / 1_000_000, 2)


def settled(page: Page, path: str) -> None:
    page.goto(path, wait_until="networkidle")


def whole_way(page: Page, site: Path) -> None:
    """Open what a learner opens from the first page to the record: every module, a story, the search, the check."""
    story = min(path.name for path in site.glob("scenarios/*.html") if path.name != "index.html")
    for path in ("index.html", *modules_of(site), *THEN, f"scenarios/{story}"):
        settled(page, path)
        if path == "assessment/final-check.html":
            page.get_by_role("button", name="Start the final check").click()
            page.wait_for_load_state("networkidle")
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("textbox", name="Search").press_sequentially("consent")
    page.locator(".search ol a").first.wait_for()
    settled(page, "assessment/progress.html")


def keep_a_copy(page: Page) -> None:
    settled(page, "assessment/offline.html")
    page.get_by_role("button", name="Save a copy for offline use").click()
    page.get_by_text("Ready to use offline.").wait_for(timeout=60_000)


def report(context: BrowserContext, site: Path, log: Log) -> Iterator[tuple[str, tuple[int, int, float]]]:
    """Yield what each part of the way took. The browser keeps what it may between them."""
    page = context.new_page()
    settled(page, "index.html")
    yield "The first page, on the first visit", log.since()
    whole_way(page, site)
    yield "All the rest of the whole way", log.since()
    page.close()
    page = context.new_page()
    whole_way(page, site)
    yield "The whole way again", log.since()
    keep_a_copy(page)
    yield "Saving the offline copy after that", log.since()
    fresh = context.browser.new_context(base_url=page.url.rpartition("assessment/")[0], viewport=PHONE).new_page()
    keep_a_copy(fresh)
    yield "Saving the offline copy, without any visit before", log.since()


def main() -> None:
    """Walk, and print a table in Markdown."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else "site").resolve()
    browser, server = (next(filter(None, map(shutil.which, NEEDS[need][1]))) for need in ("browser", "nginx"))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        log = Path(folder, "log")
        with nginx(server, Path(folder), site, "/", f"{log} sent") as address:
            chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
            context = chromium.new_context(base_url=address, viewport=PHONE)
            print(f"| | {' | '.join(KINDS)} |\n| --- | --- | --- | --- |")
            for part, counts in report(context, site, Log(log)):
                print(f"| {part} | {' | '.join(map(str, counts))} |")


if __name__ == "__main__":
    main()

"""Prints what the way through a built course takes: `python -m tests.way [SITE]`."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from lxml import html
from playwright.sync_api import Page, sync_playwright

from tests.conftest import serve
from tests.needs import NEEDS
from tests.way.walk import FINAL_CHECK, PHONE, first_act, hurry_through, module, to_missed_parts


def main() -> None:
    """Walk through the site on a phone, and print a table in Markdown."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else "site")
    browser = next(filter(None, map(shutil.which, NEEDS["browser"][1])))
    with sync_playwright() as playwright:
        page = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"]).new_page(viewport=PHONE)
        for address in serve(site):
            for line in report(page, address, modules_of(site)):
                print(line)


def modules_of(site: Path) -> list[str]:
    """Return the module pages of a site, in the order in which they lead from one to the next."""
    numbers = {path: html.parse(path).xpath("//*[@class='module-done']/@data-number") for path in site.rglob("*.html")}
    modules = sorted((path for path, number in numbers.items() if number), key=lambda path: int(numbers[path][0]))
    return [path.relative_to(site).as_posix() for path in modules]


def report(page: Page, address: str, modules: list[str]) -> Iterator[str]:
    """Yield the lines of the table."""
    page.goto(f"{address}/index.html")
    act = first_act(page)
    if act is not None:
        said = f"{act.screens:.1f} screens, {act.words} words, {act.seconds:.0f} s"
        yield f"From the front page to the first useful act: 1 tap, {said} ({act.leads.removeprefix(address)})"
    yield ""
    yield "| Module | Parts | Screens | Longest part | Longer than agreed | Taps to the workbook from its end |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for path in modules:
        page.goto(f"{address}/{path}")
        way = module(page)
        over = ", ".join(f"{part.title} {part.screens:.1f}" for part in way.parts if not part.is_short)
        longest = f"{way.longest.screens:.1f}"
        taps = "0 (a box) or 1" if way.can_be_written_in and way.leads_to_workbook else "none"
        yield f"| {path} | {len(way.parts)} | {way.screens:.0f} | {longest} | {over} | {taps} |"
    yield ""
    page.goto(f"{address}/{FINAL_CHECK}")
    hurry_through(page)
    taps = to_missed_parts(page) or "there is no link on the result"
    yield f"From a wrong answer in the final check to the part that holds the right one, in taps: {taps}"


if __name__ == "__main__":
    main()

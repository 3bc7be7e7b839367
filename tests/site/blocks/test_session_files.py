"""Files of a session on its page: those that are there, with their places in the packs, and how to get the others."""

import json
from pathlib import Path

from lxml import html

from course.site.downloads import add_downloads
from course.site.offline.offer import alone
from tests.conftest import write_course, write_files
from tests.site.blocks.session_page import BLOCK, parts, plan
from tests.site.rendering import render, words
from tests.small_session import TAUGHT


def test_files_that_are_there_come_first_in_a_plan(tmp_path: Path) -> None:
    root = write_course(tmp_path, TAUGHT)
    site = write_files(tmp_path / "site", {"trainers/one.html": f"<html><body>{render(root, BLOCK)}</body></html>"})

    def offered() -> list[str]:
        add_downloads(site, root)
        tree = html.fromstring((site / "trainers/one.html").read_text(encoding="utf-8"))
        entries = plan(tree, 60).xpath("div[@class='to-use']/ul[not(@hidden)]/li[not(@hidden)]")
        return [f"{words(entry)} {entry.find('a').get('href')}" for entry in entries]

    def how() -> list[str]:
        tree = html.fromstring((site / "trainers/one.html").read_text(encoding="utf-8"))
        return [words(each) for each in tree.find_class("no-downloads") if "hidden" not in each.attrib]

    def paper() -> str:
        tree = html.fromstring((site / "trainers/one.html").read_text(encoding="utf-8"))
        (row,) = [each for each in plan(tree, 60).iter("tr") if "The full plate" in words(each)]
        return f"{words(row)} | {parts(plan(tree, 60))['Who gets what on paper']}"

    assert offered() == []
    # For a trainer, who has no command to run.
    assert how() == [
        "Slides and papers are not on this website yet. You can print this page as your plan. Ask whoever looks after "
        "the website for the rest."
    ]
    without = paper()
    assert "page" not in without.lower()
    write_files(root, {f"packs/first-signs-60-{part}": b"x" * 2000 for part in ("print.pdf", "slides.pptx", "all.zip")})
    assert offered() == [
        "Print pack (PDF) Page 1 says who gets which pages. 2 KB ../downloads/first-signs-60-print.pdf",
        "Slides 2 KB ../downloads/first-signs-60-slides.pptx",
        "All files (zip) 2 KB ../downloads/first-signs-60-all.zip",
    ]
    assert how() == []
    numbers = {"slides-the-plate": "slides 7–9", "in-the-plate": " page 12", "story": " page 20", "you": " Pages 1-8."}
    write_files(root, {"packs/first-signs-60-numbers.json": json.dumps(numbers)})
    offered()
    assert "Decide together slides 7–9 handout page 12, story page 20 |" in paper()
    assert "You: run sheet, plan, story Story plate. Pages 1-8." in paper()
    (root / "packs/first-signs-60-numbers.json").unlink()
    offered()
    assert paper() == without
    assert "downloads/" not in alone((site / "trainers/one.html").read_text(encoding="utf-8"))

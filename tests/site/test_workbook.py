"""The workbook is the one place to write the answer to 3.2: whoever needs it must be led there."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from course.course import Course


def leads(site: Path, page: str) -> list[str]:
    """Return the parts of the workbook that the text of a page links to."""
    links = html.parse(site / page).xpath("//article//a/@href")
    return [link.partition("#")[2] for link in links if link.partition("#")[0].endswith("workbook.html")]


def test_is_linked_from_the_front_page_the_map_and_the_route(site: Path) -> None:
    for page in ("index.html", "modules/index.html", "assessment/route-3-2.html"):
        assert leads(site, page), page


def test_each_box_leads_to_a_part_with_room_to_write(site: Path, course: Course) -> None:
    fields = html.parse(site / "assessment/workbook.html").xpath("//textarea/@id")
    for page, _ in course.modules():
        parts = leads(site, page.path.replace(".md", ".html"))
        assert [part for part in parts if part] != [], page.path
        assert [part for part in parts if part and part not in fields] == [], page.path

"""The workbook is the one place to write the answer to 3.2: whoever needs it must be led there."""

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


def test_a_box_asks_what_the_workbook_asks_wherever_it_stands(site: Path, course: Course) -> None:
    def asked(page: str) -> set[tuple[str, str]]:
        labels = html.parse(site / page).xpath("//label[../textarea[@data-text]]")
        return {
            (label.get("for").removeprefix("entry-").rstrip("-0123456789"), label.text_content()) for label in labels
        }

    workbook = asked("assessment/workbook.html")
    assert len(workbook) == 9
    for page in ["assessment/route-3-2.md", *(page.path for page, _ in course.modules())]:
        there = asked(page.replace(".md", ".html"))
        assert there, page
        assert there <= workbook, page

"""The way in: one button on the front page, a map with a row for each module, and a route with a stop at each."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from course.course import Course
from tests.site.rendering import words

MOST_WORDS = 40  # before the first thing to press


def article(site: Path, page: str) -> html.HtmlElement:
    """Return the text of a page of the site."""
    (found,) = html.parse(site / page).xpath("//article")
    return found


def test_the_first_thing_to_press_on_the_front_page_starts_the_first_module(site: Path) -> None:
    front = article(site, "index.html")
    button = front.xpath(".//a")[0]
    assert (words(button), button.get("href")) == ("Start module 1", "modules/who-carers-are.html#why-it-matters")
    before = " ".join(button.xpath("./preceding::text()[ancestor::article]"))
    assert len(before.split()) <= MOST_WORDS
    (checked,) = front.find_class("checked")
    assert "Automated readers have read the course. No outside expert has checked it yet." in words(checked)


def test_the_map_has_a_row_for_each_module_the_check_and_the_route(site: Path, course: Course) -> None:
    rows = article(site, "modules/index.html").find_class("rows")[0]
    named = [words(link) for link in rows.xpath("./li/a")]
    assert named == [*(module.name for _, module in course.modules()), "Final check", "The 3.2 route"]


def test_a_module_goes_by_its_number_and_its_short_name_everywhere(site: Path) -> None:
    page = html.parse(site / "modules/the-persons-voice.html")
    assert words(page.find(".//title")) == "4. The person’s voice - Working with Carers"
    (topic,) = page.xpath("//*[@data-md-component='header-topic']")
    assert words(topic) == "4. The person’s voice"
    (menu,) = page.xpath("//nav[contains(@class, 'md-nav--primary')]")
    assert {"3. What carers know", "5. Sharing information"} <= {words(link) for link in menu.iter("a")}
    assert [words(link) for link in page.xpath("//footer//div[@class='md-ellipsis']")] == [
        "3. What carers know",
        "5. Sharing information",
    ]


def test_the_route_shows_each_module_a_question_and_a_field_of_the_workbook(site: Path, course: Course) -> None:
    route = article(site, "assessment/route-3-2.html")
    stops = [stop for stop in route.find_class("step") if stop.find_class("of-page")]
    fields = html.parse(site / "assessment/workbook.html").xpath("//textarea/@data-text")
    for stop, (page, _) in zip(stops, course.modules(), strict=True):
        original = article(site, page.address).xpath(".//*[@id='why-it-matters']/following-sibling::p")[0]
        assert words(stop.find_class("of-page")[0]).startswith(words(original))
        assert len(stop.xpath(".//form[@data-question]")) == 1
        assert set(stop.xpath(".//textarea/@data-text")) <= set(fields)
    assert route.find_class("step")[-2].xpath(".//textarea/@data-text") == fields

"""The way in: one button on the front page, a map with a row for each module, and a route with a stop at each."""

import posixpath
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from course.course import Course
from tests.site.rendering import words

MOST_WORDS = 40  # before the first thing to press
# How long a way is: all words that are passed, read at this speed, and some seconds for each click.
WORDS_A_MINUTE, SECONDS_A_CLICK = 200, 5
TRAINERS, SESSION = "trainers/index.html", "trainers/sessions/whose-decision.html"
MANAGERS, FORMS = "managers/index.html", "trainers/forms"


def article(site: Path, page: str) -> html.HtmlElement:
    """Return the text of a page of the site."""
    (found,) = html.parse(site / page).xpath("//article")
    return found


def test_the_first_thing_to_press_on_the_front_page_starts_the_first_module(site: Path) -> None:
    front = article(site, "index.html")
    button = front.xpath(".//a")[0]
    assert (words(button), button.get("href")) == ("Start module 1", "modules/who-carers-are.html#why-it-matters")
    assert len(" ".join(button.xpath("./preceding::text()[ancestor::article]")).split()) <= MOST_WORDS
    (checked,) = front.find_class("checked")
    assert "Automated readers have read the course. No outside expert has checked it yet." in words(checked)


def test_the_map_has_a_row_for_each_module_the_check_and_the_route(site: Path, course: Course) -> None:
    named = [words(link) for link in article(site, "modules/index.html").find_class("rows")[0].xpath("./li/a")]
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


@pytest.mark.parametrize(
    ("way", "clicks", "most_minutes"),
    [
        # A new trainer, to a session of an hour with its run sheet, and to the first question in room mode.
        ((TRAINERS, f"{TRAINERS}#minutes-60", f"{SESSION}#minutes-60"), 3, 3),
        ((TRAINERS, f"{TRAINERS}#minutes-60", f"{SESSION}#minutes-60", "trainers/room.html#questions="), 4, 3.5),
        # A manager.
        ((MANAGERS, "managers/statement.html"), 2, 1),
        ((MANAGERS, f"{FORMS}/training-matrix.html"), 2, 1),
        ((MANAGERS, f"{FORMS}/regulation-map-wales.html"), 2, 1.2),
        ((MANAGERS, "managers/your-details.html"), 2, 1.2),
        ((MANAGERS, "assessment/refresher.html"), 2, 1.2),
        ((MANAGERS, f"{FORMS}/carer-feedback.html"), 2, 1.2),
    ],
)
def test_trainers_and_managers_find_what_they_came_for(
    site: Path, way: tuple[str, ...], clicks: int, most_minutes: float
) -> None:
    steps = list(pairwise(("index.html", *way)))
    passed = sum(words_before(site, here, there) for here, there in steps)
    assert len(steps) == clicks
    assert passed / WORDS_A_MINUTE + clicks * SECONDS_A_CLICK / 60 <= most_minutes, passed


def words_before(site: Path, here: str, there: str) -> int:
    """Return how many words stand between a place, an address with or without a part, and its first link to another."""
    page, _, part = here.partition("#")
    text = article(site, page)
    start = text.xpath(".//*[@id=$part]", part=part)[0] if part else None
    skipped = 0 if start is None else _count(start)
    for link in text.iter("a"):
        address = link.get("href") or ""
        path, mark, inside = address.partition("#")
        whole = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
        if f"{whole}{mark}{inside}".startswith(there) and (before := _count(link)) >= skipped:
            return before - skipped
    raise AssertionError(f"{here} has no link to {there}")


def _count(element: html.HtmlElement) -> int:
    return len(" ".join(element.xpath("./preceding::text()[ancestor::article]")).split())

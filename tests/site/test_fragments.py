"""What final check, review and room mode can show: every question that gives points, whether or not a page does."""

import json
from pathlib import Path

import pytest
from lxml import html

from course.course import Course
from course.report import headline
from course.site.fragments import missing_fragments, write_fragments
from course.site.project import load_project, open_course, page_converter
from tests.conftest import TODAY, write_course
from tests.small import quiz, single_choice
from tests.small_questions import OTHER_TYPES
from tests.small_story import STORY

# No page shows one of these.
POOL = quiz(single_choice("picked", use="pool"), OTHER_TYPES.replace("use: module", "use: pool"))


@pytest.fixture
def course(tmp_path: Path) -> Course:
    root = write_course(tmp_path, {**STORY, "quizzes/pool.yml": POOL})
    return open_course(root, TODAY)


@pytest.fixture
def site(course: Course, tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    write_fragments(folder, course, page_converter(load_project(tmp_path)))
    return folder


def script(site: Path, path: str, opening: str) -> str:
    """Return what a script gives to pages, as JSON."""
    start, _, text = (site / path).read_text(encoding="utf-8").partition(" = ")
    assert start == opening
    assert "</" not in text  # nothing can end a script element
    return text


def test_a_question_that_no_page_shows_is_there(site: Path, course: Course) -> None:
    forms = json.loads(script(site, "assets/questions/pool.js", '(self.courseQuestions ||= {})["pool"]'))
    assert list(forms) == ["picked", "right-set", "in-order", "which-is-which", "fill-in"]
    form = html.fromstring(forms["picked"])
    assert form.get("id") == "draw-picked"
    assert form.xpath(".//p[@class='evidence']/a/@href") == ["~/modules/small.html#what-to-ask"]
    assert list(missing_fragments(site, course.bank)) == []


def test_one_that_is_not_there_is_told(site: Path, course: Course) -> None:
    path = site / "assets/questions/pool.js"
    path.write_text(path.read_text(encoding="utf-8").replace('"in-order":', '"other":'), encoding="utf-8")
    (site / "assets/questions/good.js").unlink()
    found = [f"{each.position}: [{each.rule}] {headline(each)}" for each in missing_fragments(site, course.bank)]
    assert found[0] == (
        "assets/questions/good.js:1:1: [fragment] “notice-change-1” is not there, so final check, review and room mode "
        "cannot show it. Run `course check`, then build the site again."
    )
    assert [text.split(" ")[2] for text in found] == [
        *(f"“{outcome}-{number}”" for outcome in ("notice-change", "pass-it-on") for number in (1, 2, 3)),
        "“in-order”",
    ]


def test_a_scenario_has_neither_ids_nor_its_player(site: Path) -> None:
    story = html.fromstring(
        json.loads(script(site, "assets/scenarios/plate.js", '(self.courseScenarios ||= {})["plate"]'))
    )
    assert story.tag == "course-scenario"
    assert story.xpath("//@id | //script | //a[starts-with(@href, '#')]") == []
    assert len(story.xpath(".//*[@data-kind='step']")) == 3
    links = story.xpath(".//ul[contains(@class, 'read-again')]//a/@href")
    assert links
    assert all(link.startswith("~/") for link in links)

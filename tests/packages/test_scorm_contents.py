"""What a SCORM package holds and asks for: its pages, its links, its rule, the names of its questions."""

import re
from dataclasses import replace

import pytest

from course.course import Course
from course.packages.edition import Edition, Module
from course.packages.formats.scorm import PAGE, NoSiteError, scorm12
from course.packages.formats.scorm.pages import Way, prepared
from course.packages.formats.scorm.shell import rule_in_words
from course.packages.names import called
from course.packages.package import unzipped
from tests.packages.editions import MODULE, RELEASED, BuiltOnce, Scorm, edition_with, small_items
from tests.packages.reading import table_in


class TestContents:
    def test_a_module_holds_its_page_and_where_it_sends_readers(self, scorm: Scorm) -> None:
        names = unzipped(scorm.package("scorm12", MODULE))
        assert [name for name in names if name.startswith("modules/")] == [f"modules/{MODULE}.html"]
        assert {"reference/help.html", "reference/sources.html", "assessment/progress.html"} <= names.keys()
        assert not [name for name in names if "search" in name or "questions" in name or "practice" in name]

    def test_other_modules_are_words(self, scorm: Scorm) -> None:
        page = unzipped(scorm.package("scorm12", MODULE))[f"modules/{MODULE}.html"].decode()
        assert "<span>ask before you share (in the full course)</span>" in page

    def test_where_the_site_is_published_they_are_links_to_it(self, edition: Edition) -> None:
        (data,) = scorm12(replace(edition.only(MODULE), address="https://example.org/course/")).files.values()
        page = unzipped(data)[f"modules/{MODULE}.html"].decode()
        assert 'href="https://example.org/course/modules/what-carers-know.html#consent"' in page
        assert "(in the full course)" not in page

    def test_the_questions_that_decide_are_those_of_the_page(self, scorm: Scorm, course: Course) -> None:
        table = table_in(unzipped(scorm.package("scorm12", MODULE))[PAGE])
        known = [each["id"] for each in table["questions"]]  # type: ignore[attr-defined]
        rule = table["rule"]
        assert rule["kind"] == "questions"  # type: ignore[index]
        page = course.pages[f"modules/{MODULE}.md"]
        named = [block for block in page.blocks if block.name == "quiz" and block.option("scored") != "false"]
        words = " ".join(str(block.option("questions")) for block in named)
        scored = [each.id for _, each in course.bank.questions() if each.scored and re.search(rf"\b{each.id}\b", words)]
        assert sorted(known[index] for index in rule["questions"]) == sorted(scored)  # type: ignore[index]

    def test_the_whole_course_ends_with_its_final_check(self, scorm: Scorm, course: Course) -> None:
        rule = table_in(unzipped(scorm.package("scorm12"))[PAGE])["rule"]
        assert course.final_check is not None
        assert rule == {"kind": "check", "questions": [], "pass": course.final_check.pass_mark}

    def test_an_edition_without_a_site_says_so(self) -> None:
        with pytest.raises(NoSiteError):
            scorm12(edition_with(*small_items().values()))


PAGE_OF = '<html><head></head><body><h1>Small</h1><article><form data-scoring="none"></form></article></body></html>'


def small(*, page: str = PAGE_OF) -> Edition:
    """Return an edition of one module whose page is given."""
    files = {"index.html": PAGE_OF.encode(), "modules/small.html": page.encode()}
    module = Module("small", "Small", 1, tuple(small_items().values()), "modules/small.md")
    return Edition("Care", RELEASED, (module,), pages=("modules/small.md",), site=BuiltOnce(files))


class TestRules:
    def rule(self, edition: Edition) -> dict[str, object]:
        (data,) = scorm12(edition).files.values()
        rule = table_in(unzipped(data)[PAGE])["rule"]
        assert isinstance(rule, dict)
        return rule

    def test_without_questions_that_count_opening_is_finishing(self) -> None:
        assert self.rule(small().only("small"))["kind"] == "open"

    def test_without_a_final_check_the_modules_questions_decide(self) -> None:
        quiz = '<course-quiz data-scored="true"><form data-scoring="x" data-question="first"></form></course-quiz>'
        rule = self.rule(small(page=PAGE_OF.replace("<article>", f"<article>{quiz}")))
        assert rule == {"kind": "questions", "questions": [0], "pass": 80}

    def test_in_words(self) -> None:
        assert rule_in_words({"kind": "check", "pass": 80, "questions": []}) == (
            "You finish this course when you pass its final check. To pass you need a score of 80% or more, and every "
            "safety question right. If one is wrong, there is one more safety question. To pass, that one must be "
            "right. You can take the check as often as you like."
        )
        assert rule_in_words({"kind": "questions", "pass": 75, "questions": [1]}) == (
            "You finish this when you have answered the scored question, with a score of 75% or more, and every safety "
            "question right. You can try each question again. Your latest answer counts."
        )
        assert "all 8 scored questions" in rule_in_words({"kind": "questions", "pass": 80, "questions": [0] * 8})
        assert "no scored questions" in rule_in_words({"kind": "open", "pass": 80, "questions": []})


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("Mei says: “No.” What now?", "Mei says: ‘No.’ What now?"),
        ("Mei asks, “Should I just tell Mum that someone is coming?” What should Tunde say?", "What should Tunde say?"),
        (
            "What may each of these relatives decide? Choose an answer twice.",
            "What may each of these relatives decide?",
        ),
        (
            "Complete what Amal wrote, so that it tells who said what, and when.",
            "Complete what Amal wrote, so that it tells who said what, …",
        ),
    ],
)
def test_a_question_is_called_by_what_it_asks(stem: str, name: str) -> None:
    assert called(stem) == name


class TestPages:
    def test_links(self) -> None:
        way = Way("modules/a.html", {"modules/b.html", "modules/a.html"}, "")
        assert way.leads_to("b.html#x") == "b.html#x"
        assert way.leads_to("#x") == "#x"
        assert way.leads_to("https://example.org/") == "https://example.org/"
        assert way.leads_to("../c.html") == ""
        assert Way("modules/a.html", set(), "https://example.org").leads_to("c.html#d") == (
            "https://example.org/modules/c.html#d"
        )

    def test_a_link_to_nowhere_keeps_its_words(self) -> None:
        page = '<head></head><p><a class="x" href="c.html">The <em>law</em></a> and <a id="y">a mark</a></p>'
        assert '<p><span>The <em>law</em> (on the course’s website)</span> and <a id="y">a mark</a></p>' in prepared(
            page, Way("modules/a.html", set())
        )

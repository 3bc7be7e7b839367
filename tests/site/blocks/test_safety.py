"""Rules of safety as a reader sees them: on a page, on a card, on the page of all rules, and below an answer."""

from pathlib import Path

import pytest

from course.bank.quiz import load_bank
from course.guidance.pages import parse_page
from course.guidance.rules import Rule
from course.packages.edition import edition_of
from course.site.minutes import minutes
from course.site.project import open_course
from tests.conftest import TODAY
from tests.site.rendering import page, small_course, texts, words
from tests.small import SAFETY, quiz, single_choice


@pytest.fixture
def root(tmp_path: Path) -> Path:
    place = "- page: modules/small.md\n        section: what-to-ask\n"
    asked = quiz(single_choice("a", more="    rule: choking\n")).replace(place, "- rule: choking\n")
    rules = str(SAFETY["docs/reference/rules.yml"])
    return small_course(tmp_path, docs__reference__rules=rules, quizzes__asked=asked)


def test_a_page_prints_the_whole_rule_with_its_sources_and_the_day(root: Path) -> None:
    (rule,) = page(root, "/// rule | choking\n///\n").find_class("rule")
    assert texts(rule, ".//p | .//li") == [
        "Choking",
        "Food or something else blocks the throat.",
        "Call 999. Give up to five back blows.",
        "It is only a cough? Stay and watch.",
        "Safety rule, UK, checked 1 November 2026. Source: Care Act 2014, section 10.",
    ]
    assert rule.xpath(".//a/@href") == ["reference/rules.html#choking", "reference/sources.html#care-act"]


def test_a_card_prints_its_few_lines(root: Path) -> None:
    (rule,) = page(root, "/// rule | choking\n    part: short\n///\n").find_class("rule")
    assert texts(rule, ".//p") == ["Choking", "They cannot cough? Back blows, and 999."]


def test_the_page_of_rules_lists_each_with_its_sources(root: Path) -> None:
    tree = page(root, "/// rules\n///\n")
    assert tree.xpath("//h2/@id") == ["choking"]
    assert "Source: Care Act 2014, section 10." in words(tree)


def test_a_rule_that_is_not_there_is_told_in_a_box(root: Path) -> None:
    (box,) = page(root, "/// rule | fire\n///\n").find_class("quiz-error")
    assert words(box) == "There is no safety rule “fire”. Name one of the list of rules."


def test_an_answer_links_once_to_the_rule_that_it_rests_on(root: Path) -> None:
    (line,) = page(root, "/// quiz | asked\n    use: module\n///\n").find_class("evidence")
    assert words(line) == "Read about this: Choking"
    assert line.xpath("./a/@href") == ["reference/rules.html#choking"]


def test_packages_name_the_rule_in_words(root: Path) -> None:
    edition = edition_of(open_course(root, TODAY), "Small", TODAY)
    assert next(item.read_again for item in edition.items() if item.question.id == "a") == ("Choking",)


def test_the_words_of_a_rule_take_a_reader_time(root: Path) -> None:
    def taken(times: int) -> int:
        text = "# A page\n\n" + "/// rule | choking\n///\n\n" * times
        return minutes(parse_page("a.md", "docs/a.md", text.encode())[0], load_bank(root)[0], Rule.load(root)[0])

    assert (taken(0), taken(1), taken(30)) == (1, 1, 6)

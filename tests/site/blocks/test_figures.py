from collections import Counter
from pathlib import Path

import pytest
from lxml import html

from course import tallies
from course.bank.final_check import FinalCheck
from course.bank.types import TYPES
from course.bank.types.single_choice import SingleChoice
from course.course import Course
from course.reading.english import day


@pytest.fixture(scope="module")
def page(site: Path) -> html.HtmlElement:
    return html.fromstring((site / "about" / "how-checked.html").read_bytes())


def rows(page: html.HtmlElement, caption: str) -> list[list[str]]:
    """Return the cells of the table whose caption starts so, without heading row and empty cells."""
    table = next(each for each in page.iter("table") if each.findtext("caption", "").startswith(caption))
    return [[cell.text_content().strip() for cell in row if cell.text_content().strip()] for row in table.find("tbody")]


def test_the_numbers_of_questions_are_those_of_the_bank(page: html.HtmlElement, course: Course) -> None:
    counted = Counter(question.type for _, question in course.bank.questions())
    shown = {name.split(":")[0]: int(count) for name, count in rows(page, "Questions by type")}
    assert shown == {name: counted[name] for name in TYPES}


def test_each_outcome_has_its_row_of_counts(page: html.HtmlElement, course: Course) -> None:
    shown = rows(page, "Scored questions by outcome")
    expected = []
    for module_page, module in course.modules():
        scored = [question for file in course.quizzes_of(module_page) for question in file.scored()]
        for outcome in module.outcomes:
            of_outcome = Counter(question.type for question in scored if question.outcome == outcome.id)
            counts = [str(of_outcome[name]) for name, row in TYPES.items() if row.scoring]
            expected.append([f"{module.name}: {outcome.text}", *counts])
    assert shown == expected
    assert sum(int(count) for _, *counts in shown for count in counts) == sum(
        question.scored for _, question in course.bank.questions()
    )


def test_the_places_of_the_right_answers_are_those_of_the_files(page: html.HtmlElement, course: Course) -> None:
    single = [question for _, question in course.bank.questions() if isinstance(question, SingleChoice)]
    for options in sorted({len(question.options) for question in single}):
        of_size = [question for question in single if len(question.options) == options]
        shown = rows(page, f"Where the right answer is, in single-choice questions with {options} options")
        for place, (name, said) in enumerate(shown):
            count = sum(question.options[place].correct for question in of_size)
            assert (name, said) == (f"Option {place + 1}", f"{count} of {len(of_size)}")


def test_each_robot_stands_beside_what_guessing_gets_for_each_kind(page: html.HtmlElement, course: Course) -> None:
    for name, caption in (
        ("looks", "The robot of fixed"),
        ("learned", "The robot that has"),
        ("echo", "The robot that loo"),
    ):
        scores = tallies.guessed(course)[name]
        assert rows(page, caption) == [
            [
                tallies.GUESSED[kind],
                f"{found.in_words()}, {found.p_in_words}".replace("p = ", "p\xa0=\xa0").replace("p < ", "p\xa0<\xa0"),
            ]
            for kind, found in scores.items()
        ]
        assert all(found.trials > 40 for found in scores.values())
    assert len(rows(page, "Words that give most away")) == 10
    # What that means is said as long as it is so.
    can_be_guessed = any(found.p < 0.05 for found in tallies.guessed(course)["learned"].values())
    said = page.get_element_by_id("robot").getparent().text_content()
    assert ("does not yet show that somebody saw what a situation asks." in said) == can_be_guessed


def test_what_readers_answered_stands_with_its_day_beside_the_numbers_of_today(
    page: html.HtmlElement, course: Course
) -> None:
    said = " ".join(page.get_element_by_id("keyless").getparent().text_content().split())
    assert len(course.keyless) > 3
    for reading in course.keyless.values():
        agreed = " and ".join(map(str, reading.agreed))
        assert (
            f"{day(reading.day)}: {len(reading.agreed)} automated readers answered the {reading.count} {reading.what} "
            f"of that day. They agreed with the course on {agreed}. {reading.then or ''}".strip()
            in said
        )
    scored = sum(question.scored for _, question in course.bank.questions())
    decisions = sum(len(story.steps) for story in course.scenarios.files.values())
    assert f"Now there are {scored} scored questions and {decisions} decisions in scenarios. " in said


def test_every_page_has_its_reading_grade_and_no_learner_page_is_over_6(page: html.HtmlElement, course: Course) -> None:
    grades = {name: float(said.split()[0]) for name, said in rows(page, "Flesch–Kincaid grade")}
    enough = {each.title for each in course.pages.values() if course.reading(each.path).total.words >= 60}
    assert grades.keys() == enough
    assert len(enough) > 40
    learners = [each.title for each in course.pages.values() if each.module or each.path == "reference/help.md"]
    assert {title: grades[title] for title in learners if grades[title] > 6} == {}


def test_bars_are_for_the_eye_alone(page: html.HtmlElement) -> None:
    drawings = [drawing for figures in page.find_class("figures") for drawing in figures.iter("svg")]
    assert drawings
    assert all(drawing.get("aria-hidden") == "true" for drawing in drawings)


def test_the_final_check_is_told_as_it_is(page: html.HtmlElement, course: Course) -> None:
    kept = sum(question.is_kept for _, question in course.bank.questions())
    (said,) = [line.text_content() for line in page.iter("p") if "Each check asks" in line.text_content()]
    assert said.startswith(
        "Each check asks 24 questions, shared out evenly between the modules. 6 or 7 of them are safety questions."
    )
    assert f"{kept} questions are only for the check: no module, practice or card shows them." in said
    assert "Trainers’ answer keys do" in said
    assert [able for able, _ in rows(page, "How often somebody passes")] == [
        f"Right in {share}% of questions" for share in (80, 90, 95)
    ]


def test_the_newest_reading_of_sheets_is_open_and_the_earlier_ones_are_folded(
    page: html.HtmlElement, course: Course
) -> None:
    days = sorted((f"{each.bank}, seed {each.seed}" for each in course.covered.values()), key=lambda said: said[-1])
    (folded,) = (each for each in page.iter("details") if "before that one" in each.findtext("summary"))
    told = [line.text_content() for line in page.iter("p") if "answers to sheets of" in line.text_content()]
    assert [said for said in days[::-1] if not any(said in line for line in told)] == []
    assert days[-1] in told[0]
    assert days[-1] not in folded.text_content()
    assert all(said in folded.text_content() for said in days[:-1])


def test_the_chance_to_pass_counts_the_second_answer_for_safety_and_not_for_points() -> None:
    rules = FinalCheck.model_construct(questions=2, pass_mark=50, least_critical=1, most_critical=1)
    # Half the time the one about safety is right at once, and its point is enough. A quarter of the time it is right
    # when asked once more; then the other question must give the point, which it does half the time.
    assert tallies.chance_to_pass(rules, 0.5) == 0.5 + 0.25 * 0.5

"""Spaced review: which question comes back when."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.site.browser import data


@pytest.fixture(scope="module")
def run(browser: Browser, base_url: str) -> Iterator[Callable[[str], Any]]:
    """Run a script on the page of today's review."""
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    page.goto("/assessment/review.html")
    yield page.evaluate
    context.close()


# Puts members of a family on the page as a draw does, and answers the first; another was answered on an earlier day.
DRAWN = """async ([file, shown, earlier]) => {
    const script = document.createElement("script")
    script.src = `../assets/questions/${file}.js`
    await new Promise((done) => { script.onload = done; document.head.append(script) })
    const forms = shown.map((id) =>
        new DOMParser().parseFromString(courseQuestions[file][id], "text/html").querySelector("form"))
    const quiz = document.createElement("course-quiz")
    quiz.dataset.scored = "true"
    quiz.append(...forms)
    document.querySelector("course-review").replaceChildren(quiz)
    await new Promise((done) => setTimeout(done))
    const { load } = courseProgress
    courseProgress.load = () => ({ answers: { [earlier]: {} } })
    forms[0].querySelector("input").click()
    forms[0].querySelector(".check").click()
    courseProgress.load = load
    return [
        [...quiz.querySelectorAll(".same-acts")].map((line) => line.closest("form").dataset.question),
        [...forms[0].querySelectorAll("details.family p")].map((line) => line.textContent),
    ]
}"""


def test_members_drawn_together_say_so_and_one_of_an_earlier_day_is_compared(run: Callable[..., Any]) -> None:
    file = next(file for file in data.course().bank.files.values() if file.families)
    members = [question for question in file.questions if question.family == file.families[0].id]
    first, second, met = (member.id for member in members[:3])
    lessons = [member.lesson for member in (members[2], members[0]) if member.lesson]
    same, told = run(DRAWN, [file.name, [first, second], met])
    assert same == [second]
    facts = [part for lesson in lessons for part in (lesson.quoted, lesson.act, lesson.because)]
    assert [" ".join(line.split()) for line in told] == [
        *facts,
        f"In every case: {' '.join(lessons[0].principle.split())}",
    ]


class TestSpacedReview:
    """The schedule is pure: an entry, an answer and a day in, the next entry out."""

    def test_a_wrong_answer_comes_back_after_1_3_7_and_21_days(self, run: Callable[[str], Any]) -> None:
        assert run("""() => {
            const { answered, later } = courseProgress
            const days = []
            let day = "2026-01-30", entry = answered(undefined, { print: "p", share: 0, sure: 0 }, day)
            while (entry.due) {
                days.push(entry.due)
                entry = answered(entry, { print: "p", share: 1, sure: 2 }, entry.due)
            }
            return days
        }""") == ["2026-01-31", "2026-02-03", "2026-02-10", "2026-03-03"]

    @pytest.mark.parametrize(
        ("before", "given", "day", "box"),
        [
            ("undefined", "{share: 1, sure: 0}", "2026-05-01", None),
            ("undefined", "{share: 1, sure: 1}", "2026-05-01", 0),
            ("undefined", "{share: .5, sure: 3}", "2026-05-01", 0),
            ("{print: 'p', box: 2, due: '2026-05-01'}", "{share: 1, sure: 3}", "2026-05-01", 3),
            ("{print: 'p', box: 2, due: '2026-05-01'}", "{share: 1, sure: 1}", "2026-05-01", 2),
            ("{print: 'p', box: 2, due: '2026-05-01'}", "{share: 0, sure: 1}", "2026-05-01", 0),
            ("{print: 'p', box: 2, due: '2026-05-04'}", "{share: 1, sure: 3}", "2026-05-01", 2),
            ("{print: 'p', box: 3, due: '2026-05-01'}", "{share: 1, sure: 3}", "2026-05-09", None),
            ("{print: 'other', box: 3, due: '2026-05-01'}", "{share: 1, sure: 3}", "2026-05-09", None),
            # The clock was set back by a year: nothing waits until then.
            ("{print: 'p', box: 0, due: '2027-05-01'}", "{share: 1, sure: 3}", "2026-05-01", 1),
        ],
    )
    def test_moves_between_boxes(
        self, run: Callable[[str], Any], before: str, given: str, day: str, box: int | None
    ) -> None:
        assert run(f"courseProgress.answered({before}, {{print: 'p', ...{given}}}, '{day}').box ?? null") == box

    def test_sure_and_wrong_comes_first(self, run: Callable[[str], Any]) -> None:
        assert run("""() => courseProgress.dueFirst({
            old: { share: 0, sure: 0, box: 0, due: "2026-05-01" },
            sure: { share: 0, sure: 3, box: 0, due: "2026-05-03" },
            fairly: { share: .5, sure: 2, box: 0, due: "2026-05-02" },
            later: { share: 0, sure: 3, box: 0, due: "2026-05-05" },
            done: { share: 1, sure: 3 },
        }, "2026-05-04")""") == ["sure", "fairly", "old"]

    def test_half_a_year_of_any_answers_never_strands_a_question(self, run: Callable[[str], Any]) -> None:
        assert (
            run("""() => {
            const { answered, isDue, later, GAPS } = courseProgress
            let state = 7
            const random = (n) => ((state = (state * 1103515245 + 12345) % 2147483648) >> 16) % n
            const faults = []
            for (let learner = 0; learner < 40; learner++) {
                let entry, last = "2026-01-01", seen = 0
                for (let step = 0; step < 180; step++) {
                    const day = later("2026-01-01", step)
                    if (entry && !isDue(entry, day)) {
                        const latest = later(day, GAPS[entry.box] ?? 0)
                        if (entry.box !== undefined && entry.due > latest) faults.push([learner, day, "too late"])
                        continue
                    }
                    if (random(4) === 0) continue // a day off
                    entry = answered(entry, { print: "p", share: [0, .5, 1, 1][random(4)], sure: random(4) }, day)
                    seen++
                    const next = later(day, GAPS[entry.box] ?? 0)
                    if (entry.box !== undefined && entry.due !== next) faults.push([learner, day, "wrong gap"])
                }
                if (seen < 1) faults.push([learner, "never asked"])
            }
            return faults
        }""")
            == []
        )

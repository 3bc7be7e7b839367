"""SCORM packages in a system that behaves as Moodle 4.5 was seen to: it sends each value once, says “true” where the
connection was down, ends what was never begun as “completed”, and has little room for what a closing window sends.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from course.packages.formats.scorm.shell import shell_files
from tests.conftest import serve
from tests.once import made_once
from tests.packages.moodle_learner import Learner

HERE = Path(__file__).parent
MANY = 200

COURSE_PAGE = """<!doctype html><title>{name}</title><script src="assets/scorm/page.js"></script>
<h1>{name}</h1><course-quiz data-scored="true"><form></form></course-quiz>
<script>
  const answer = (question, share) => document.querySelector("form").dispatchEvent(
    new CustomEvent("course:answer", {{ bubbles: true, detail: {{ question, share, given: [0] }} }}));
</script>"""


def table(version: str, deciding: int) -> dict[str, Any]:
    """Return the table of a package of many questions, of which the first decide, and the first is about safety."""
    questions = [
        {
            "id": f"a-question-with-quite-a-long-name-{number}",
            "print": f"{number:08x}",
            "type": "matching",
            "key": list(range(6)),
            "stem": f"What would you do first, if there were {number} ways to go?",
        }
        for number in range(MANY)
    ]
    questions[0]["critical"] = 1
    return {
        "version": version,
        "print": "0123abcd",
        "start": "a.html",
        "pages": {"a.html": "A", "b.html": "B"},
        "modules": [],
        "scenarios": [],
        "questions": questions,
        "rule": {"kind": "questions", "questions": list(range(deciding)), "pass": 50},
    }


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    def make(target: Path) -> None:
        for version in ("1.2", "2004"):
            files = shell_files("A small course", "en", table(version, deciding=2))
            files |= {f"{name}.html": COURSE_PAGE.format(name=name).encode() for name in "ab"}
            files["host.html"] = (HERE / "moodle_host.html").read_bytes()
            for name, data in files.items():
                path = target / version / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)

    yield from serve(made_once(tmp_path_factory, "moodle", make))


@pytest.fixture
def learner(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Learner]:
    context = browser.new_context()
    yield Learner(context, address, getattr(request, "param", "1.2"))
    context.close()


LATER = pytest.mark.parametrize("learner", ["2004"], indirect=True)


def assert_passed(record: dict[str, str]) -> None:
    names = ("cmi.core.lesson_status", "cmi.core.score.raw", "cmi.success_status", "cmi.score.raw")
    assert [record[name] for name in names if name in record] == ["passed", "100"]


def responses(record: dict[str, str]) -> int:
    """Return how many answers have all that a report shows of them."""
    shown = (r"id", r"correct_responses\.0\.pattern", r"(student|learner)_response", r"result")
    return min(
        sum(
            bool(value.strip("-"))
            for name, value in record.items()
            if re.fullmatch(rf"cmi\.interactions\.\d+\.{each}", name)
        )
        for each in shown
    )


class TestWhatOneFailedCommitCarried:
    def test_a_lost_connection_costs_no_pass_and_nothing_is_called_saved(self, learner: Learner) -> None:
        learner.open().answer(0)
        learner.offline(True)
        learner.answer(1)
        words = "You are offline. What you do now is sent when you are online again. Keep this window open until then."
        learner.says("#trouble", words)
        learner.press("Save and exit")
        expect(learner.shell.locator("#last")).to_be_hidden()
        assert learner.record()["cmi.core.lesson_status"] == "incomplete"
        learner.offline(False)
        learner.says("#trouble", "")
        assert_passed(learner.record())
        assert responses(learner.record()) == 2
        assert_passed(learner.leave())

    @pytest.mark.parametrize("how", ["login", "silent"])
    def test_save_and_exit_tells_again(self, learner: Learner, how: str) -> None:
        learner.open().answer(0)
        learner.fails(how)
        learner.answer(1)
        learner.fails("")
        assert_passed(learner.leave())

    def test_the_next_answer_tells_again(self, learner: Learner) -> None:
        learner.open().answer(0)
        learner.fails("silent")
        learner.answer(1)
        learner.fails("")
        learner.answer(2)
        assert_passed(learner.record())

    @pytest.mark.parametrize("how", ["login", "silent"])
    def test_the_next_visit_tells_again_and_can_read_what_was_kept(self, learner: Learner, how: str) -> None:
        learner.open().answer(0)
        learner.fails(how)
        learner.answer(1)
        # Put away, then closed: two messages may overtake each other.
        learner.page.evaluate("() => { isClosing = true }")
        learner.shell.locator("body").evaluate(
            "() => { Object.defineProperty(document, 'visibilityState', { value: 'hidden' });"
            " dispatchEvent(new Event('visibilitychange')) }"
        )
        learner.close()
        learner.open()
        expect(learner.shell.locator("#news")).to_be_hidden()
        learner.says("#said", "You have passed, with 100%.")
        assert_passed(learner.record())

    def test_a_pass_of_an_earlier_visit_is_left_alone(self, learner: Learner) -> None:
        learner.open().answer(0)
        learner.answer(1)
        learner.leave()
        learner.open()
        learner.page.evaluate(
            "() => { heard = []; const { LMSSetValue } = API;"
            " API.LMSSetValue = (...given) => { heard.push(given[1]); return LMSSetValue(...given) } }"
        )
        assert_passed(learner.leave())
        assert "completed" not in learner.page.evaluate("() => heard")


ONLY_HERE = "You have passed, with 100%. Your learning system may not have saved this yet."


class TestASystemThatGoesOnRefusing:
    def refuse(self, learner: Learner, how: str = "login") -> None:
        """Answer all questions, right; the last answer does not arrive."""
        learner.open().answer(0)
        learner.fails(how)
        learner.answer(1)

    @pytest.mark.parametrize("learner", ["1.2", "2004"], indirect=True)
    def test_the_course_stays_until_it_is_saved(self, learner: Learner) -> None:
        self.refuse(learner)
        learner.says("#said", ONLY_HERE)
        for _ in range(2):
            learner.press("Save and exit")
            learner.says(
                "#trouble",
                "Your learning system did not save this. Keep this window open, and try again in a minute. "
                "If you exit now, you may lose it.",
            )
            expect(learner.shell.locator("#last")).to_be_hidden()
            expect(learner.shell.locator("#course")).to_be_visible()
        learner.fails("")
        record = learner.leave()
        assert_passed(record)
        assert responses(record) == 2
        expect(learner.shell.locator("#last")).to_contain_text("You can leave now.")
        learner.says("#said", "You have passed, with 100%.")

    def test_who_leaves_all_the_same_is_not_told_that_it_is_saved(self, learner: Learner) -> None:
        self.refuse(learner)
        expect(learner.shell.get_by_role("button", name="Exit, though not all is saved")).to_be_hidden()
        learner.press("Save and exit")
        learner.press("Exit, though not all is saved")
        learner.says("#last h1", "Not all of it was saved")
        learner.says("#outcome", ONLY_HERE)
        learner.says("#said", ONLY_HERE)
        learner.says("#trouble", "")
        expect(learner.shell.get_by_text("You can leave now.")).to_be_hidden()

    @pytest.mark.parametrize("how", ["login", "silent"])
    def test_what_no_other_answer_follows_is_sent_again_in_a_minute(self, learner: Learner, how: str) -> None:
        self.refuse(learner, how)
        learner.fails("")
        learner.page.clock.fast_forward("01:00")
        learner.says("#said", "You have passed, with 100%.")
        learner.says("#trouble", "")
        assert_passed(learner.record())

    @LATER
    def test_the_end_alone(self, learner: Learner) -> None:
        self.refuse(learner, "end")
        learner.press("Save and exit")
        learner.says("#last h1", "Not all of it was saved")
        learner.says("#outcome", ONLY_HERE)
        assert_passed(learner.record())


@pytest.mark.parametrize("mode", ["browse", "review"])
def test_where_nothing_is_recorded_nothing_is_called_saved(learner: Learner, mode: str) -> None:
    learner.open(mode)
    expect(learner.shell.get_by_role("button", name="Save and exit")).to_have_count(0)
    learner.press("Exit")
    learner.says("#last h1", "Finished here")
    expect(learner.shell.locator("#last").get_by_text("To carry on")).to_be_hidden()


def test_a_preview_finishes_nothing(learner: Learner) -> None:
    learner.open("browse").answer(0)
    learner.answer(1)
    words = (
        "This is a preview. Nothing is recorded. To take the course, open it from your learning system without the "
        "preview."
    )
    learner.says("#trouble", words)
    learner.says("#said", "100%. That would be a pass, but nothing is recorded.")
    record = learner.close()
    assert record["cmi.core.lesson_status"] == "browsed"
    assert "cmi.core.score.raw" not in record
    learner.open().answer(0)
    learner.answer(1)
    assert_passed(learner.leave())


def test_a_learner_sees_which_question_about_safety_was_missed(learner: Learner) -> None:
    learner.open().answer(0, share=0.5)
    learner.answer(1)
    learner.says(
        "#said",
        "75%, not passed yet. You need to get this safety question right: “What would you do first, if there "
        "were 0 ways to go?” Try it again.",
    )


@LATER
class TestAClosingWindow:
    def test_after_200_answers_time_and_place_are_kept(self, learner: Learner) -> None:
        learner.open().inside(
            "(_, many) => { for (let each = 0; each < many; each++)"
            " answer(`a-question-with-quite-a-long-name-${each}`, 0.5) }",
            MANY,
        )
        learner.go("b")
        record = learner.close()
        assert record["total_time"] == "1"
        assert record["cmi.location"].rstrip("#") == "b.html"
        assert sum(name.endswith(".id") for name in record) >= 50

    def test_the_place_is_the_last_page(self, learner: Learner) -> None:
        learner.open()
        learner.close()
        learner.open()
        learner.go("b")
        learner.answer(0)
        learner.go("a")
        assert learner.close()["cmi.location"].rstrip("#") == "a.html"

"""What names something else: blocks, passages, outcomes with their questions."""

import re

import pytest

from tests.checks.small import PAGE_PATH, Said, page
from tests.small import GOOD, PAGE, VIGNETTE, quiz, single_choice


class TestReferences:
    @pytest.mark.parametrize(
        ("block", "words"),
        [
            (
                "\n/// quiz\n///\n",
                "docs/modules/small.md:35:1: error[quiz-block]: this quiz block names no quiz. "
                "Write `/// quiz | NAME` with a file in quizzes/.",
            ),
            (
                "\n/// quiz | goood\n///\n",
                "docs/modules/small.md:35:1: error[unknown-quiz]: there is no quiz “goood”; did you mean “good”? "
                "Write the "
                "name of a file in quizzes/ without its ending, or write quizzes/goood.yml.",
            ),
            (
                "\n/// quiz | good\n    use: pols\n    questions: [notice-change-1]\n///\n",
                "docs/modules/small.md:36:10: error[option-value]: a quiz block cannot take “pols” as its “use”. "
                "Write “module” or “pool”.",
            ),
            (
                "\n/// quiz | good\n    questions: [notice-change-1, notice-change-9]\n///\n",
                "docs/modules/small.md:36:34: error[unknown-question]: there is no question “notice-change-9” in "
                "quizzes/good.yml; did you mean “notice-change-3”? Write the id of one of its questions.",
            ),
            (
                "\n/// quiz | good\n    use: pool\n///\n",
                "docs/modules/small.md:35:1: error[empty-quiz]: this quiz block shows no question. "
                "Give a question `use: pool`, or name some.",
            ),
            (
                "\n/// quiz | good\n    score: false\n///\n",
                "docs/modules/small.md:36:5: error[unknown-option]: a quiz block has no option “score”; did you mean "
                "“scored”? Its options are “questions”, “use”, “scored” and “skip”.",
            ),
            (
                "\n/// quiz | good\n    skip: whom-to-ask\n///\n",
                "docs/modules/small.md:36:11: error[unknown-section]: this page has no section “whom-to-ask” to skip "
                "to; did you mean “what-to-ask”? Name the id of the heading at which one reads on.",
            ),
            (
                "\n/// quiz | good\n    scored: false\n",
                "docs/modules/small.md:35:1: error[unclosed-block]: this quiz block is never closed, so it takes in "
                "the rest "
                "of the page. Add a line of slashes below it, as many as at its start.",
            ),
        ],
    )
    def test_a_quiz_block(self, said: Said, block: str, words: str) -> None:
        assert said(page(block)) == [words]

    @pytest.mark.parametrize(
        ("place", "words"),
        [
            ("modules/small.md#what-to-ask", "[passage]: the passage “modules/small.md#what-to-ask” holds a heading or "
             "a block. Name a section of paragraphs and lists alone."),
            ("modules/small.md", "[passage]: “modules/small.md” names no section. Write `/// passage | PAGE#SECTION`, "
             "with the id of one of its headings."),
            ("modules/smal.md#write-it-down", "[unknown-page]: there is no page docs/modules/smal.md; did you mean "
             "“modules/small.md”? Write where the passage stands."),
            ("modules/small.md#write-it", "[unknown-section]: docs/modules/small.md has no section “write-it”; did you "
             "mean “write-it-down”? Write where the passage stands."),
        ],
    )  # fmt: skip
    def test_a_passage(self, said: Said, place: str, words: str) -> None:
        assert said(page(f"\n/// passage | {place}\n///\n")) == [f"docs/modules/small.md:35:1: error{words}"]

    def test_quiz_blocks_in_code_are_not_checked(self, said: Said) -> None:
        assert said(page("\n```\n/// quiz | nowhere\n///\n```\n")) == []

    def test_a_block_of_an_unreadable_quiz_is_not_blamed(self, said: Said) -> None:
        lines = said({**page("\n/// quiz | bad\n    questions: [what]\n///\n"), "quizzes/bad.yml": "title: 'x\n"})
        assert [line.split(": ")[1] for line in lines] == ["error[yaml]"]

    def test_a_block_that_names_a_question_with_a_fault_is_not_blamed(self, said: Said) -> None:
        bad = quiz(single_choice("bad").replace("        correct: true\n", ""))
        lines = said({**page("\n/// quiz | bad\n    questions: [bad]\n///\n"), "quizzes/bad.yml": bad})
        assert [line.split(": ")[1] for line in lines] == ["error[no-right-answer]"]

    def test_a_question_may_stand_twice(self, said: Said) -> None:
        assert said(page("\n/// quiz | good\n    questions: notice-change-1\n///\n")) == []

    def test_a_named_question_counts_as_shown(self, said: Said) -> None:
        more = quiz(single_choice("named"))
        assert said({**page("\n/// quiz | more\n    questions: [named]\n///\n"), "quizzes/more.yml": more}) == []

    def test_questions_named_leave_others_unshown(self, said: Said) -> None:
        more = quiz(single_choice("named"), single_choice("left-out"))
        (line,) = said({**page("\n/// quiz | more\n    questions: [named]\n///\n"), "quizzes/more.yml": more})
        assert line == (
            "quizzes/more.yml:22:5: error[unplaced-question]: question “left-out”: no page shows this question. "
            "Name it in a `/// quiz | more` block, or write `use: pool`."
        )


class TestCoverage:
    def test_an_outcome_needs_three_scored_questions(self, said: Said) -> None:
        assert said({"quizzes/good.yml": GOOD.replace("outcome: pass-it-on", "outcome: notice-change", 1)}) == [
            "docs/modules/small.md:9:5: error[outcome-coverage]: the outcome “pass-it-on” has 2 scored questions; it "
            "needs "
            "3. Write more questions for it, or leave the outcome out."
        ]

    def test_a_reflection_is_no_scored_question(self, said: Said) -> None:
        two = GOOD.replace("outcome: pass-it-on", "outcome: notice-change", 1)
        reflection = (
            "  - id: think\n    type: reflection\n    outcome: pass-it-on\n    use: module\n    stem: What then?\n"
            "    model_answer: Ask.\n    checklist: [One, Two]\n"
        )
        assert [line.split(": ")[1] for line in said({"quizzes/good.yml": two + reflection})] == [
            "error[outcome-coverage]"
        ]

    def test_an_outcome_needs_one_question_in_a_situation(self, said: Said) -> None:
        assert said({"quizzes/good.yml": re.sub(" +vignette: .*\n", "", GOOD, count=3)}) == [
            "docs/modules/small.md:7:5: error[vignette-coverage]: no question of the outcome “notice-change” has a "
            "vignette. Put at least one of its questions into a situation at work."
        ]

    def test_a_shared_situation_counts(self, said: Said) -> None:
        shared = re.sub(" +vignette: .*\n", "", GOOD, count=3).replace(
            "    stem: What", "    vignette_ref: night\n    stem: What", 1
        )
        text = shared.replace("questions:", "vignettes:\n  night: It is late.\nquestions:", 1)
        assert said({"quizzes/good.yml": text}) == []

    def test_questions_of_several_files_count_together(self, said: Said) -> None:
        first, second = (
            quiz(
                *(
                    single_choice(f"{name}-{file}-{n}", name, "pool", VIGNETTE)
                    for name in OUTCOMES
                    for n in range(count)
                )
            )
            for file, count in (("a", 2), ("b", 1))
        )
        files = {"quizzes/a.yml": first, "quizzes/b.yml": second, PAGE_PATH: PAGE.split("/// quiz")[0]}
        assert said({**files, "quizzes/good.yml": quiz(single_choice("x", "pass-it-on", "pool"))}) == []

    def test_nothing_is_counted_while_a_question_cannot_be_read(self, said: Said) -> None:
        lines = said({"quizzes/good.yml": GOOD.replace("        correct: true\n", "", 1)})
        assert [line.split(": ")[1] for line in lines] == ["error[no-right-answer]"]


OUTCOMES = ("notice-change", "pass-it-on")

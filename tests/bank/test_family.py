"""Families: each member is a single choice like any other, and a finding points at the line where its words stand."""

import pytest

from course.bank.family import Member
from course.bank.fingerprint import fingerprint
from course.bank.quiz import QuizFile, parse_quiz
from course.bank.types.asked import Lesson
from course.bank.types.gap_select import GapSelect
from course.bank.types.single_choice import SingleChoice
from tests.conftest import sound
from tests.small import EVIDENCE, quiz, single_choice
from tests.small_questions import FAMILY, WITH_FACTS

TEXT = quiz(single_choice("pick")) + FAMILY
LINES = TEXT.splitlines()


def read(text: str = TEXT) -> QuizFile:
    return sound(parse_quiz("quizzes/x.yml", text.encode()))


def members(file: QuizFile) -> dict[str, Member]:
    return {question.id: question for question in file.questions if isinstance(question, Member)}


def test_each_member_is_a_single_choice_behind_the_other_questions() -> None:
    file = read()
    assert [(question.id, question.family) for question in file.questions] == [
        ("pick", ""),
        ("not-himself-bello", "not-himself"),
        ("not-himself-rybak", "not-himself"),
        ("not-himself-mohr", "not-himself"),
    ]
    rybak = members(file)["not-himself-rybak"]
    alone = SingleChoice(
        id="not-himself-rybak",
        type="single-choice",
        outcome="pass-it-on",
        use="pool",
        vignette=file.vignette(rybak),
        stem="What should you do next?",
        options=[
            {"text": option.text, "correct": "true" if option.correct else "false", "feedback": option.feedback}
            for option in rybak.options
        ],
        evidence=[part.model_dump(exclude_defaults=True) for part in rybak.evidence],
    )
    assert rybak.model_dump() == alone.model_dump()
    situation = file.vignette(rybak)
    assert fingerprint(rybak, situation) == fingerprint(alone, situation)
    assert (rybak.key, rybak.key_in_words, rybak.asked(), rybak.reasons()) == (
        [1],
        "B",
        alone.asked(),
        alone.reasons(),
    )


def test_a_member_knows_what_decides_in_it_and_what_holds_in_all() -> None:
    lesson = members(read())["not-himself-mohr"].lesson
    assert lesson.quoted == "“Look again at six, and ring me”"
    assert (lesson.act, lesson.because) == (
        "Look at him again at six.",
        "Your lead knows it all, and has said what is next.",
    )
    assert lesson.principle == "What nobody knows yet is asked for first. What is known is passed on."


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        (("She said, “Yes.”", "He is out"), "“She said, ‘Yes.’” … “He is out”"),
        (("“I like Ted.”",), "“I like Ted.”"),
        (("“No,” he says. “Not now.”",), "“‘No,’ he says. ‘Not now.’”"),
    ],
)
def test_words_that_decide_are_quoted_once(words: tuple[str, ...], quoted: str) -> None:
    assert Lesson(words, "", "", "").quoted == quoted


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("stem",), "    stem: What should you do next?"),
        (("options",), "    options:"),
        (("options", 1, "text"), "      tell: Tell the shift lead now."),
        (("options", 0, "feedback"), "          ask: >"),
        (("vignette",), "        situation: >"),
        (("evidence", 0, "quote"), "            quote: Tell the shift lead before you leave."),
        (("use",), "        use: pool"),
    ],
)
def test_a_finding_points_at_the_line_that_an_author_wrote(path: tuple[str | int, ...], line: str) -> None:
    rybak, mohr = (members(read())[f"not-himself-{name}"] for name in ("rybak", "mohr"))
    assert LINES[rybak.at(*path).line - 1] == line
    assert (rybak.at(*path) == mohr.at(*path)) == (path[0] == "stem" or path in {("options",), ("options", 1, "text")})


def test_a_fault_in_a_family_takes_its_members_away_and_no_other_question() -> None:
    file, findings = parse_quiz("quizzes/x.yml", TEXT.replace("key: wait", "key: wiat").encode())
    assert file is not None
    assert [finding.rule for finding in findings] == ["family-key"]
    assert [question.id for question in file.questions] == ["pick"]
    assert file.unread == {"not-himself-bello", "not-himself-rybak", "not-himself-mohr"}


def test_what_is_cut_in_a_family_leaves_the_question_before_it_whole() -> None:
    text = TEXT.replace("tell: Tell the shift lead now.", "tell: Tell lead #4 now")
    file, findings = parse_quiz("quizzes/x.yml", text.encode())
    assert file is not None
    assert [finding.rule for finding in findings] == ["cut-text"]
    assert [question.id for question in file.questions] == ["pick"]


class TestFacts:
    def test_gaps_that_draw_on_one_list_have_its_facts_for_choices(self) -> None:
        (question,) = read(quiz(WITH_FACTS)).questions
        assert isinstance(question, GapSelect)
        soup, toast, tooth = "a full bowl of soup", "half a slice of toast", "a tooth that hurts"
        assert [[(each.text, each.correct) for each in gap.choices] for gap in question.gaps] == [
            [(soup, False), (toast, True), (tooth, False)],
            [(soup, True), (toast, False), (tooth, False)],
        ]
        assert question.key == [1, 0]

    def test_it_is_the_same_question_as_with_choices_of_its_own(self) -> None:
        (drawn,) = read(quiz(WITH_FACTS)).questions
        assert isinstance(drawn, GapSelect)
        choices = "".join(
            f"      - id: {gap.id}\n        choices:\n"
            + "".join(
                f"          - text: {each.text}\n            correct: {str(each.correct).lower()}\n"
                f"            feedback: {each.feedback}\n"
                for each in gap.choices
            )
            for gap in drawn.gaps
        )
        (own,) = read(quiz(f"{WITH_FACTS.partition('    facts:')[0]}    gaps:\n{choices}{EVIDENCE}")).questions
        assert fingerprint(drawn, None) == fingerprint(own, None)
        assert drawn.reasons() == own.reasons()

    @pytest.mark.parametrize(
        ("path", "line"),
        [
            (("gaps", 1, "choices", 0, "text"), "      soup: a full bowl of soup"),
            (("gaps", 1, "choices", 2, "feedback"), "          tooth: Nobody can see"),
            (("gaps", 1, "choices"), "      - id: saw"),
        ],
    )
    def test_a_finding_points_at_the_line_that_an_author_wrote(self, path: tuple[str | int, ...], line: str) -> None:
        text = quiz(WITH_FACTS)
        (question,) = read(text).questions
        assert text.splitlines()[question.at(*path).line - 1].startswith(line)

"""What makes a question another question for those who have answered it, and what does not."""

import pytest

from course.bank.fingerprint import bank_fingerprint, fingerprint
from course.bank.quiz import Bank, parse_quiz
from tests.conftest import sound
from tests.small import GOOD, VIGNETTE, quiz, single_choice
from tests.small_questions import FAMILY, OTHER_TYPES


def bank(text: str) -> Bank:
    file = sound(parse_quiz("quizzes/x.yml", text.encode()))
    return Bank({"x": file})


def prints(text: str) -> dict[str, str]:
    return {question.id: fingerprint(question, file.vignette(question)) for file, question in bank(text).questions()}


SHARED = single_choice("later", more="    vignette_ref: sunday\n")
BEFORE = quiz(single_choice("pick", more=VIGNETTE), SHARED, OTHER_TYPES, FAMILY).replace(
    "questions:\n", "vignettes:\n  sunday: It is Sunday, and he is still.\nquestions:\n", 1
)


@pytest.mark.parametrize(
    ("was", "becomes", "changed"),
    [
        ("What should you do first?", "What should you do next?", {"pick", "later"}),
        ("Wait until Monday.", "Wait until Friday.", {"pick", "later"}),
        ("In which order do you act?", "In what order do you act?", {"in-order"}),
        ("categories: [Fact, Opinion]", "categories: [Opinion, Fact]", {"which-is-which"}),
        ("I told the [[whom]].", "I rang the [[whom]].", {"fill-in"}),
        ("Mr Bello has not hummed since Sunday.", "Mr Bello has hummed since Sunday.", {"pick"}),
        ("he is still.", "he is still asleep.", {"later"}),
        ("Since Sunday it is six", "Since Sunday it is two", {"not-himself-rybak"}),
        ("key: ask\n", "key: note\n", {"not-himself-bello"}),
    ],
)
def test_another_question_or_key_has_another_print(was: str, becomes: str, changed: set[str]) -> None:
    one, other = prints(BEFORE), prints(BEFORE.replace(was, becomes))
    assert {name for name in one if one[name] != other[name]} == changed


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("Facts come first.", "Facts come before all else."),
        ("outcome: notice-change", "outcome: pass-it-on"),
        ("quote: Ask what is different, and since when.", "quote: Ask what is different, and since when it is."),
    ],
)
def test_a_mended_reason_costs_nobody_their_progress(was: str, becomes: str) -> None:
    assert prints(BEFORE) == prints(BEFORE.replace(was, becomes))


def test_a_moved_key_is_another_question() -> None:
    moved = GOOD.replace("        correct: true\n", "", 1)
    moved = moved.replace("Wait until Monday.\n", "Wait until Monday.\n        correct: true\n", 1)
    one, other = prints(GOOD), prints(moved)
    assert {name for name in one if one[name] != other[name]} == {"notice-change-1"}


def test_the_bank_has_one_too() -> None:
    assert bank_fingerprint(bank(BEFORE)) == bank_fingerprint(bank(BEFORE.replace("Facts come", "Truth comes")))
    assert bank_fingerprint(bank(BEFORE)) != bank_fingerprint(bank(quiz(single_choice("pick"))))

"""Families in packages: each member is the single choice that it is, and says what made the difference."""

from lxml import etree

from course.bank.quiz import parse_quiz
from course.packages.edition import Item
from course.packages.formats.anki import anki
from course.packages.formats.gift import gift
from course.packages.formats.moodle import moodle
from course.packages.formats.paper import paper
from course.packages.formats.qti import qti
from course.packages.office.questions import keys_html, questions_html
from course.packages.package import unzipped
from tests.packages.editions import edition_with
from tests.small import quiz, single_choice
from tests.small_questions import FAMILY

_FILE = parse_quiz("quizzes/x.yml", (quiz(single_choice("first")) + FAMILY).encode())[0]
assert _FILE is not None
ITEMS = [Item(question, _FILE.vignette(question)) for question in _FILE.questions]
EDITION = edition_with(*ITEMS)
IDS = ["first", "not-himself-bello", "not-himself-rybak", "not-himself-mohr"]
DIFFERENCE = "What made the difference: “Since Sunday it is six” It is known what changed, and since when."
PRINCIPLE = "In every case: What nobody knows yet is asked for first. What is known is passed on."
SAME = "Same choices, different person. Look for what is different."


def test_moodle_marks_each_member_by_its_own_key() -> None:
    root = etree.fromstring(moodle(EDITION).files["a-small-course-moodle.xml"])
    told = {
        question.findtext("idnumber"): (
            question.get("type"),
            [answer.get("fraction") for answer in question.findall("answer")],
            question.findtext("generalfeedback/text") or "",
        )
        for question in root.iter("question")
        if question.findtext("idnumber")
    }
    assert {name: row[:2] for name, row in told.items()} == {
        "first": ("multichoice", ["100", "0"]),
        "not-himself-bello": ("multichoice", ["100", "0", "0", "0"]),
        "not-himself-rybak": ("multichoice", ["0", "100", "0", "0"]),
        "not-himself-mohr": ("multichoice", ["0", "0", "100", "0"]),
    }
    # What holds in each of them would tell a learner the next: it stands with keys alone.
    assert told["not-himself-rybak"][2] == f"<p>{DIFFERENCE}</p>"
    assert told["first"][2] == ""


def test_gift_and_qti_hold_each_member() -> None:
    text = gift(EDITION).files["a-small-course-gift.txt"].decode()
    names = [line.split("::")[1] for line in text.splitlines() if line.startswith("::")]
    assert names[:2] == [
        "What should you do first?",
        "What should you do next? – “He is not himself,” says Ada Bello of her brother. …",
    ]
    assert len({*names}) == len(IDS)
    assert text.count("What made the difference") == 3
    (data,) = qti(EDITION).files.values()
    held = {name: file.decode() for name, file in unzipped(data).items() if any(each in name for each in IDS)}
    assert len(held) == len(IDS)
    right = {name: text.partition("<correctResponse>")[2].split("value>")[1] for name, text in held.items()}
    assert sorted(right.values()) == ["OPTION-1</", "OPTION-1</", "OPTION-2</", "OPTION-3</"]
    assert sum(DIFFERENCE in text for text in held.values()) == 1


def test_an_anki_deck_has_a_card_for_each_member() -> None:
    package = anki(EDITION)
    assert package.left_out == ()
    (data,) = package.files.values()
    assert b"".join(unzipped(data).values()).count(PRINCIPLE.encode()) >= 3


def test_paper_says_that_the_same_acts_are_meant_and_prints_the_principle_where_the_key_is() -> None:
    assert paper(EDITION).left_out == ()
    asked = questions_html(ITEMS)
    assert asked.count(SAME) == 2
    assert asked.index(SAME) > asked.index("Question 3")
    assert "difference" not in asked
    assert PRINCIPLE not in asked
    keys = keys_html(ITEMS)
    assert keys.count(f"<p>{PRINCIPLE}</p>") == 3
    assert f"<p>{DIFFERENCE}</p>" in keys

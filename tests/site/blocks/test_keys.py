"""What an answer key puts on a page: every question of a file, what is right of it, and why."""

from pathlib import Path

import pytest
from lxml import html

from tests.conftest import write_course
from tests.site.rendering import page, small_course, texts, words
from tests.small import quiz, single_choice
from tests.small_questions import FAMILY
from tests.small_session import GROUND


@pytest.fixture
def tree(tmp_path: Path) -> html.HtmlElement:
    return page(small_course(tmp_path), "/// answer-key | all\n///\n")


def rows(tree: html.HtmlElement, name: str) -> list[tuple[str, str]]:
    found = tree.xpath(f"//li[@id='{name}']/ul[@class='key-rows']/li")
    return [(row.get("data-right"), words(row)) for row in found]


def test_every_question_has_its_place(tree: html.HtmlElement) -> None:
    assert tree.xpath("//ol[@class='answer-key']/li/@id") == [
        "pick",
        "right-set",
        "in-order",
        "which-is-which",
        "fill-in",
        "think-back",
    ]
    assert texts(tree, "//li[@id='pick']/div") == ["It is late, and the shift lead has gone."]
    assert texts(tree, "//li[@id='pick']/p[@class='stem']") == ["What should you do first?"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "pick",
            [
                ("true", "A. Ask what is different. Right. Facts come first."),
                ("false", "B. Wait until Monday. Not right. A small change can be the first sign."),
            ],
        ),
        (
            "right-set",
            [
                ("true", "A. When it began. Right. The date helps a nurse."),
                ("true", "B. What the carer said. Right. Her words, not yours."),
                ("false", "C. What you think of her. Not right. An opinion helps nobody."),
            ],
        ),
        (
            "in-order",
            [
                ("false", "Ask. Place 1. You need facts."),
                ("false", "Write. Place 2. While you remember."),
                ("false", "Tell. Place 3. Then others can act."),
            ],
        ),
        (
            "which-is-which",
            [
                ("false", "She ate nothing. Fact. You saw it."),
                ("false", "She is in a mood. Opinion. Nobody can see a mood."),
            ],
        ),
        (
            "fill-in",
            [
                ("true", "Gap 1: said Right. A neutral word."),
                ("false", "Gap 1: claims Not right. It sounds like doubt."),
                ("false", "Gap 2: neighbour Not right. That breaks a confidence."),
                ("true", "Gap 2: shift lead Right. She can act."),
            ],
        ),
        ("think-back", []),
    ],
)
def test_says_what_is_right_and_why(tree: html.HtmlElement, name: str, expected: list[tuple[str, str]]) -> None:
    assert rows(tree, name) == expected


def test_shows_the_text_of_gaps_and_one_way_to_answer_a_reflection(tree: html.HtmlElement) -> None:
    assert "The carer (1) …… that she slept badly. I told the (2) ……." in texts(tree, "//li[@id='fill-in']/p")
    said = words(tree.xpath("//li[@id='think-back']")[0])
    assert said == (
        "What did you last pass on? Not scored. An example answer: I told the nurse about a cough. She rang back. "
        "Does the answer have these? It says who told you. It says when."
    )


def test_says_of_a_member_of_a_family_what_decides(tmp_path: Path) -> None:
    tree = page(
        small_course(tmp_path, quizzes__kin=quiz(single_choice("pick")) + FAMILY), "/// answer-key | kin\n///\n"
    )
    (entry,) = tree.xpath("//li[@id='not-himself-rybak']")
    assert texts(entry, "./p")[1:3] == [
        "What made the difference: “Since Sunday it is six” It is known what changed, and since when.",
        "In every case: What nobody knows yet is asked for first. What is known is passed on.",
    ]
    assert "What made the difference" not in words(tree.xpath("//li[@id='pick']")[0])


def test_leads_to_the_guidance(tree: html.HtmlElement) -> None:
    assert tree.xpath("//li[@id='pick']/p[@class='evidence']/a/@href") == ["modules/small.html#what-to-ask"]


def test_marks_what_must_be_right(tmp_path: Path) -> None:
    root = small_course(tmp_path)
    path = root / "quizzes/all.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("id: pick\n", "id: pick\n    critical: true\n"), "utf-8")
    tree = page(root, "/// answer-key | all\n///\n")
    assert texts(tree, "//p[@class='critical']") == ["Safety question: must be right."]


def test_is_left_out_of_the_search_and_of_prose(tmp_path: Path, tree: html.HtmlElement) -> None:
    assert len(tree.xpath("div[@data-search-exclude]/ol")) == 1
    blocks = "Before\n\n/// answer-key | all\n///\n\n/// answer-keys\n///\n\nAfter"
    assert words(page(tmp_path, blocks, prose_only=True)) == "Before After"


@pytest.mark.parametrize("name", ["none", ""])
def test_that_cannot_be_shown_says_so_in_a_box(tmp_path: Path, name: str) -> None:
    (box,) = page(small_course(tmp_path), f"/// answer-key | {name}\n///\n").find_class("quiz-error")
    assert words(box) == f"This key cannot be shown. quizzes/{name}.yml is missing or has a fault; see `course check`."


def test_the_list_leads_to_every_key(tmp_path: Path) -> None:
    root = write_course(tmp_path, GROUND)
    links = page(root, "/// answer-keys\n///\n").xpath("//li/a")
    assert [(words(link), link.get("href")) for link in links] == [
        ("Key to small changes", "trainers/keys/good.html"),
        ("Map of the full plate", "trainers/keys/map-plate.html"),
    ]

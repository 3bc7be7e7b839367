"""A family on a page: its members look like any single choice, and the second says what differed, folded up."""

import json
from pathlib import Path

import pytest
from lxml import html

from course.site.fragments import write_fragments
from course.site.project import load_project, open_course, page_converter
from tests.conftest import SMALL_CONFIG, TODAY, write_files
from tests.site.rendering import page, question, small_course, texts, words
from tests.small import FILES, quiz, single_choice
from tests.small_questions import FAMILY

TEXT = quiz(single_choice("pick")) + FAMILY
FIRST = "/// quiz | kin\n    questions: [not-himself-bello]\n    scored: false\n    skip: what-to-ask\n///\n"
BOTH = f"{FIRST}\n## Read {{#read}}\n\n/// quiz | kin\n    questions: [not-himself-bello, not-himself-rybak]\n///\n"
SAME = "Same choices, different person. Look for what is different."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_course(tmp_path, quizzes__kin=TEXT)


def test_a_member_is_a_single_choice_that_names_its_family(root: Path) -> None:
    form = question(page(root, FIRST), "not-himself-bello")
    assert (form.get("data-type"), form.get("data-family")) == ("single-choice", "not-himself")
    assert texts(form, ".//ol[@class='options']/li/label") == [
        "Ask his sister since when.",
        "Tell the shift lead now.",
        "Look at him again at six.",
        "Write it in his notes now.",
    ]
    assert form.xpath(".//input[@data-correct]/@value") == ["0"]
    assert question(page(root, "/// quiz | kin\n///\n"), "pick").get("data-family") is None


def test_what_decides_waits_unseen_for_the_player(root: Path) -> None:
    (lesson,) = question(page(root, FIRST), "not-himself-bello").xpath("./div[@class='lesson']")
    assert lesson.get("hidden") is not None
    assert texts(lesson, ".//p") == [
        "“She does not say what is different”",
        "Ask his sister since when.",
        "Nobody can act on it yet.",
        "In every case: What nobody knows yet is asked for first. What is known is passed on.",
    ]


def test_only_the_second_member_on_a_page_says_what_differed(root: Path) -> None:
    tree = page(root, BOTH)
    forms = tree.xpath("//form[@data-family]")
    assert [form.get("data-question").removeprefix("not-himself-") for form in forms] == ["bello", "bello", "rybak"]
    assert [texts(form, "./p[@class='same-acts']") for form in forms] == [[], [], [SAME]]
    (fold,) = tree.xpath("//details[@class='family']")
    assert fold.getparent() is forms[2]
    assert fold.get("open") is None
    assert texts(fold, "./summary | .//p") == [
        "What made the difference?",
        "“She does not say what is different”",
        "Ask his sister since when.",
        "Nobody can act on it yet.",
        "“Since Sunday it is six”",
        "Tell the shift lead now.",
        "It is known what changed, and since when.",
        "In every case: What nobody knows yet is asked for first. What is known is passed on.",
    ]


def test_who_does_not_want_to_answer_first_reads_on(root: Path) -> None:
    (line,) = page(root, FIRST).xpath("//course-quiz/p[@class='skip']")
    assert words(line) == "Skip this and read on"
    assert line.xpath("./a/@href") == ["#what-to-ask"]


def test_drawn_alone_it_says_nothing_of_another(tmp_path: Path) -> None:
    config = SMALL_CONFIG.format(root=tmp_path)
    root = write_files(tmp_path, {"mkdocs.yml": config, **FILES, "quizzes/kin.yml": TEXT})
    write_fragments(root / "site", open_course(root, TODAY), page_converter(load_project(root)))
    script = (root / "site/assets/questions/kin.js").read_text(encoding="utf-8")
    forms = {name: html.fromstring(text) for name, text in json.loads(script.partition(" = ")[2]).items()}
    assert list(forms) == ["pick", "not-himself-bello", "not-himself-rybak", "not-himself-mohr"]
    rybak = forms["not-himself-rybak"]
    assert rybak.get("data-family") == "not-himself"
    assert rybak.xpath(".//*[@class='same-acts' or @class='family']") == []
    assert texts(rybak, "./div[@class='lesson']/div/p")[0] == "“Since Sunday it is six”"

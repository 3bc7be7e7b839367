"""What packages are made from."""

import pytest

from course.packages.edition import UnknownModuleError, edition_of, slugged
from course.site.project import open_course
from tests.conftest import TODAY, MakeCourse
from tests.packages.editions import RELEASED, small_edition
from tests.small import FILES, PAGE, quiz, single_choice

SECOND = PAGE.replace("number: 1", "number: 0").replace("title: Small changes", "title: Before all")


def test_modules_stand_in_the_order_of_their_numbers(make_course: MakeCourse) -> None:
    files = {
        **FILES,
        "docs/modules/before.md": SECOND.replace("good", "a-quiz"),
        "quizzes/a-quiz.yml": quiz(
            single_choice("one", more="    vignette: She *waits*.\n"), module="modules/before.md"
        ),
    }
    edition = edition_of(open_course(make_course(files), TODAY), "A small course", RELEASED)
    assert [(module.name, module.heading) for module in edition.modules] == [
        ("before", "0. Before all"),
        ("small", "1. Small changes"),
    ]
    (item,) = edition.only("before").items()
    assert item.situation == "She *waits*."
    assert item.read_again == ("What to ask (Small changes)",)


def test_what_is_kept_for_the_check_is_in_no_package_but_that_of_the_check(make_course: MakeCourse) -> None:
    more = quiz(single_choice("kept", use="check"), single_choice("asked", use="pool"))
    rules = "questions: 4\npass_mark: 80\nleast_per_module: 2\n"
    files = {**FILES, "quizzes/more.yml": more, "quizzes/checks/final-check.yml": rules}
    edition = edition_of(open_course(make_course(files), TODAY), "A small course", RELEASED)
    names = [item.question.id for item in edition.items()]
    assert "asked" in names
    assert "kept" not in names
    assert [item.question.id for item in edition.kept] == ["kept"]
    assert edition.only("small").kept == ()


def test_files_are_named_after_course_and_module() -> None:
    assert small_edition().name == "a-small-course"
    assert small_edition().only("small").name == "a-small-course-small"


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("smal", "There is no module “smal” with questions; did you mean “small”?"),
        ("law", "There is no module “law” with questions; there is “small”"),
    ],
)
def test_an_unknown_module(asked: str, words: str) -> None:
    with pytest.raises(UnknownModuleError) as error:
        small_edition().only(asked)
    assert str(error.value) == words


@pytest.mark.parametrize(
    ("title", "name"),
    [("Working with Carers", "working-with-carers"), ("O’Brien <b> & Söhne", "obrien-b-sohne"), ("介護", "course")],
)
def test_names_are_lower_case_ascii(title: str, name: str) -> None:
    assert slugged(title) == name

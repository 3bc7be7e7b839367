"""Names that browsers keep progress under: who changes one after a release is told what is lost."""

import pytest

from tests.command import run
from tests.conftest import MakeCourse, said, write_files
from tests.small import FILES, GOOD

QUIZ = "quizzes/good.yml"
LOST = "what readers have saved of it is lost"
IF_MEANT = "Is it meant so? Then `course release` takes note."
SETTINGS = {"course.yml": "id: small-course\n"}


def line_of(name: str, text: str = GOOD) -> int:
    return text.partition(f"id: {name}\n")[0].count("\n") + 1


@pytest.mark.parametrize(
    ("path", "text", "found"),
    [
        (
            "course.yml",
            "id: small-ward\n",
            "course.yml:1:1: [released-id] the course was released as “small-course”, and its id is another now: "
            f"{LOST}. Write `id: small-course` again. {IF_MEANT}",
        ),
        (
            QUIZ,
            GOOD.replace("id: notice-change-2", "id: notice-change-9"),
            f"{QUIZ}:{line_of('notice-change-2')}:5: [released-id] this question was released as “notice-change-2”, "
            f"and its id is another now: {LOST}. Write `id: notice-change-2` again. {IF_MEANT}",
        ),
        (
            QUIZ,
            GOOD.replace("id: notice-change-2", "id: another"),
            f"{QUIZ}:1:1: [released-id] “notice-change-2” stood here at the last release, and no question has such an "
            f"id now: {LOST}. Give it back. {IF_MEANT}",
        ),
    ],
)
def test_one_that_is_changed_is_told_until_the_next_release(
    path: str, text: str, found: str, make_course: MakeCourse
) -> None:
    root = make_course({**FILES, **SETTINGS})
    assert run(root, "release").exit_code == 0
    assert said(root) == []
    write_files(root, {path: text})
    assert said(root) == [found]
    assert run(root, "release").exit_code == 0
    assert said(root) == []


def test_one_that_is_gone_is_never_used_again(make_course: MakeCourse) -> None:
    root = make_course({**FILES, **SETTINGS})
    for id_now in ("notice-change-2", "another", "another"):
        write_files(root, {QUIZ: GOOD.replace("id: notice-change-2", f"id: {id_now}")})
        assert run(root, "release").exit_code == 0
    write_files(root, {QUIZ: GOOD})
    assert said(root)[0] == (
        f"{QUIZ}:1:1: [released-id] “another” stood here at the last release, and no question has such an id now: "
        f"{LOST}. Give it back. {IF_MEANT}"
    )
    assert said(root)[1] == (
        f"{QUIZ}:{line_of('notice-change-2')}:5: [released-id] the id “notice-change-2” was that of a question that is "
        "gone: browsers take its old answers for new ones. Give this question an id of its own. Is it the old one, "
        "back again? Then `course release` takes note."
    )

"""Answer keys and maps: they stand on trainers' pages of their own, and learners are not led there."""

import pytest

from tests.conftest import MakeCourse, said
from tests.small import PAGE, quiz, single_choice
from tests.small_session import GROUND
from tests.small_story import scenario, scenario_page


def test_keys_among_the_trainers_are_fine(make_course: MakeCourse) -> None:
    assert said(make_course(GROUND)) == []


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ("scenario-map | plate", "the map of a scenario gives its endings and ratings away"),
        ("answer-key | good", "an answer key gives the right answers away"),
    ],
)
@pytest.mark.parametrize("page", ["docs/scenarios/other.md", "docs/trainers/maps.md", "docs/trainers-keys.md"])
def test_a_key_elsewhere(make_course: MakeCourse, page: str, block: str, words: str) -> None:
    text = f"# Other\n\n/// {block}\n///\n\n/// scenario | plate\n///\n"
    assert said(make_course({**GROUND, page: text})) == [
        f"{page}:3:1: [key-for-trainers] {words}, and learners may find this page. Put it on a page in "
        "docs/trainers/keys/, which is left out of search, menu and copies."
    ]


@pytest.mark.parametrize("name", ["goood", ""])
def test_a_key_of_no_quiz(make_course: MakeCourse, name: str) -> None:
    page = "docs/trainers/keys/other.md"
    guess = "; did you mean “good”?" if name else "."
    assert said(make_course({**GROUND, page: f"# Other\n\n/// answer-key | {name}\n///\n"})) == [
        f"{page}:3:1: [unknown-quiz] there is no quiz “{name}”{guess} Write `/// answer-key | NAME` with a file in "
        "quizzes/."
    ]


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("docs/about/more.md", "../trainers/keys/good.md"),
        ("docs/about/more.md", "../trainers/keys/good.md#notice-change-1"),
        ("docs/more.md", "trainers/keys/good.md"),
        ("docs/more.md", "<trainers/keys/good.md>"),
        ("docs/more.md", './trainers/keys/good.md "All answers"'),
    ],
)
def test_a_link_from_a_learners_page(make_course: MakeCourse, path: str, target: str) -> None:
    (found,) = said(make_course({**GROUND, path: f"---\ntitle: x\n---\n# Other\n\nSee [the answers]({target}).\n"}))
    assert found.startswith(f"{path}:6:17: [key-link] this page leads learners to the answers: ")
    assert found.endswith(" Link to the page that asks, or link from a page in docs/trainers/.")


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("docs/trainers/more.md", "keys/good.md"),
        ("docs/trainers/sessions/more.md", "../keys/good.md"),
        ("docs/more.md", "keys/good.md"),
        ("docs/more.md", "https://example.org/trainers/keys/good.md"),
    ],
)
def test_any_other_link(make_course: MakeCourse, path: str, target: str) -> None:
    findings = said(make_course({**GROUND, path: f"# Other\n\nSee [the answers]({target}).\n"}))
    assert [line for line in findings if "key-link" in line] == []


def test_one_that_is_forgotten_beside_others(make_course: MakeCourse) -> None:
    more = {
        "quizzes/more.yml": quiz(single_choice("more-1")),
        "quizzes/scenarios/spoon.yml": scenario("spoon").replace("title: The full plate", "title: The spoon"),
        "docs/scenarios/spoon.md": scenario_page("spoon"),
    }
    module = {"docs/modules/small.md": f"{PAGE}\n/// quiz | more\n///\n"}
    assert said(make_course({**GROUND, **module, **more})) == [
        "quizzes/more.yml:1:1: [missing-key] no page for trainers shows the answers of this quiz, and they have those "
        "of others. Write docs/trainers/keys/more.md with `/// answer-key | more`.",
        "quizzes/scenarios/spoon.yml:1:1: [missing-key] no page for trainers shows the map of this scenario, and they "
        "have those of others. Write docs/trainers/keys/map-spoon.md with `/// scenario-map | spoon`.",
    ]

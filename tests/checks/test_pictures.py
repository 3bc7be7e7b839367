"""Pictures and links: on a page each picture says what it shows; in data, none is lost and none breaks."""

import pytest

from tests.conftest import MakeCourse, said
from tests.small import FILES, VIGNETTE, quiz, single_choice
from tests.small_session import TAUGHT

PICTURES = {"docs/i.png": b"x", "docs/a/i.png": b"x", "docs/b.md": "# B\n\n![A plan of the hall](i.png)\n"}
SHOW = "Write between the square brackets what it shows: `![what it shows](address)`."


@pytest.mark.parametrize(
    "picture",
    [
        "![](i.png)",
        "![ ](i.png)",
        "![](i.png){ .wide }",
        "![][plan]",
        "![i.png](a/i.png)",
        "![I](i.png)",
        '<img src="i.png">',
    ],
)
def test_a_picture_without_words(picture: str, make_course: MakeCourse) -> None:
    shown = picture.removesuffix("{ .wide }").strip() if "wide" in picture else picture
    assert said(make_course({**FILES, "docs/a.md": f"# A\n\nSee {picture} here.\n", **PICTURES})) == [
        "docs/a.md:3:5: [picture-without-words] this picture says nothing to people who do not see it: "
        f"“{shown}”. {SHOW}"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "![A hand on a rail](i.png)",
        "`![](i.png)`",
        "```\n![](i.png)\n```",
        '<img src="i.png" alt="">',
        "![A [b] c](i.png)",
    ],
)
def test_words_code_and_ornaments_are_left_alone(text: str, make_course: MakeCourse) -> None:
    assert said(make_course({**FILES, "docs/a.md": f"# A\n\n{text}\n", **PICTURES})) == []


BREAKS = "Link to a number (`tel:`) or a full address (`https:`), or name the page in words."
LOST = "Say in words what can be seen, or put the picture on a page."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Look at ![the room](room.png) first.",
            "[picture-in-data] question “linked”: the picture “![the room](room.png)” would be lost: a question also "
            f"stands on paper and in other systems. {LOST}",
        ),
        (
            "Ring [116 123](tel:116132) first.",
            "[bad-address] question “linked”: the link shows “116 123”, and calls “116132”. Look up which of the two "
            "is right, and mend the other.",
        ),
        (
            "Read [the page](../nowhere.md#there) first.",
            "[link-in-data] question “linked”: the link to “../nowhere.md#there” would break, since a question stands "
            f"on pages in several folders. {BREAKS}",
        ),
        (
            "Read [above](#above) first.",
            "[link-in-data] question “linked”: the link to “#above” would break, since a question stands on pages in "
            f"several folders. {BREAKS}",
        ),
    ],
)
def test_in_a_question(text: str, words: str, make_course: MakeCourse) -> None:
    more = quiz(single_choice("linked", use="pool", more=VIGNETTE.replace("Mr Bello", f"{text} Mr Bello")))
    assert said(make_course({**FILES, "quizzes/more.yml": more})) == [f"quizzes/more.yml:8:15: {words}"]


def test_in_a_situation_that_several_share(make_course: MakeCourse) -> None:
    shared = quiz(single_choice("one", use="pool", more="    vignette_ref: night\n")).replace(
        "questions:\n", "vignettes:\n  night: See [it](it.md).\nquestions:\n", 1
    )
    assert said(make_course({**FILES, "quizzes/more.yml": shared})) == [
        "quizzes/more.yml:4:10: [link-in-data] the link to “it.md” would break, since a question stands on pages in "
        f"several folders. {BREAKS}"
    ]


@pytest.mark.parametrize(("path", "what"), [("scenarios/plate", "a story"), ("sessions/first-signs", "a session")])
def test_in_a_story_and_a_session(path: str, what: str, make_course: MakeCourse) -> None:
    name = f"quizzes/{path}.yml"
    text = str(TAUGHT[name])
    line = next(
        number
        for number, each in enumerate(text.splitlines())
        if each.startswith("summary:") or each.startswith("title:")
    )
    lines = text.splitlines()
    lines[line] += " [more](more.md)"
    assert said(make_course({**TAUGHT, name: "\n".join(lines)})) == [
        f"{name}:{line + 1}:{lines[line].index(': ') + 3}: [link-in-data] the link to “more.md” would break, since "
        f"{what} stands on pages in several folders. {BREAKS}"
    ]


@pytest.mark.parametrize("text", ["[ring](tel:999)", "[NHS](https://www.nhs.uk)", "It is [so] (he says)."])
def test_what_leads_somewhere_from_anywhere_is_left_alone(text: str, make_course: MakeCourse) -> None:
    more = quiz(single_choice("linked", use="pool", more=VIGNETTE.replace("Mr Bello", f"“{text}” Mr Bello")))
    assert said(make_course({**FILES, "quizzes/more.yml": more})) == []

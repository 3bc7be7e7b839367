"""Signs that begin something which does not end: a page would show them as they are."""

import pytest

from tests.conftest import MakeCourse, said
from tests.small import FILES, quiz, single_choice

BOLD = "Write “**” before and behind what shall be bold, with no space on its inner side."
CODE = "Write as many of them behind the text as before it."
LINK = "Write a link as `[words](address)`."
CLOSE = "Close it with “}”, and let it stand at the end of a heading or right behind a link."


@pytest.mark.parametrize(
    ("text", "place", "sign", "mend"),
    [
        ("**When to use: you need help.", "3:1", "**", BOLD),
        ("Use **this and\n**that** now.", "3:5", "**", BOLD),
        ("Use ** this** now.", "3:5", "**", BOLD),
        ("- One\n- **Two: help", "4:3", "**", BOLD),
        ("| A | B |\n| - | - |\n| **C | D |", "5:3", "**", BOLD),
        ("See `this.", "3:5", "`", CODE),
        ("See it](a.md).", "3:7", "](", LINK),
        ("## More {#more", "3:9", "{#", CLOSE),
        ("Some words {#more}", "3:12", "{#", CLOSE),
        ("See [it](a.md){: .more now.", "3:15", "{:", CLOSE),
    ],
)
def test_what_stands_on_a_page(text: str, place: str, sign: str, mend: str, make_course: MakeCourse) -> None:
    assert said(make_course({**FILES, "docs/a.md": f"# A\n\n{text}\n"})) == [
        f"docs/a.md:{place}: [raw-mark] “{sign}” stands on the page as it is, because nothing ends what it begins. "
        f"{mend}"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "**Bold**, ***both***, **bold *and\nboth* and**.",
        "A `code **`, ``code ` ``, \\** and \\`.",
        "```\n**\n```",
        "## More {#more .new}\n\nText.\n{: .lead }\n\n[it](a.md){: .more }, *it*{.more}",
        "| A {.wide} | B |\n| - | - |\n| C | D |",
        '[**it**](a.md), [it (so)](a.md#x "a (b)"), [it [so]](a.md)',
        "* * *\n\n***",
    ],
)
def test_what_markdown_reads(text: str, make_course: MakeCourse) -> None:
    found = said(make_course({**FILES, "docs/a.md": f"# A {{#x}}\n\n{text}\n"}))
    assert [each for each in found if "raw-mark" in each] == []


def test_what_stands_in_a_question(make_course: MakeCourse) -> None:
    question = quiz(single_choice("bold").replace("stem: ", "stem: In **bold, ", 1))
    line = question[: question.index("stem: ")].count("\n") + 1
    found = said(make_course({**FILES, "quizzes/more.yml": question}))
    assert [each.split("] “")[0] for each in found if "raw-mark" in each] == [f"quizzes/more.yml:{line}:11: [raw-mark"]

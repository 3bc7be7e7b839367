"""Signs that begin something which does not end: a page would show them as they are."""

from pathlib import Path

import pytest

from tests.conftest import SMALL_CONFIG, MakeCourse, said
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


ADDRESS = "Write a link as `[words](address)`"
NO_NAME = (
    f"nothing on the page says where it leads. {ADDRESS}, or add a line `[name]: address` that says where the name "
    "leads."
)
STAR = (
    "nothing ends what it begins. Write “*” behind the words, too; “\\*” for the sign itself, “* ” for an entry of a "
    "list."
)
SPACED = f"a space parts the words of the link from its address. {ADDRESS}, with nothing between the two brackets."
BOXES = "it means nothing here. This course's Markdown has no boxes to tick: write “☐” in its place."


@pytest.mark.parametrize(
    ("text", "place", "sign", "why"),
    [
        ("See [it] (a.md).", "3:8", "] (", SPACED),
        ("![It] (https://example.org/a.png)", "3:5", "] (", SPACED),
        (
            "See (it)[a.md#b].",
            "3:8",
            ")[",
            f"the two kinds of brackets are the wrong way round. {ADDRESS}: words in square brackets, then the address "
            "in round ones.",
        ),
        ("See [the CQC][cqc].", "3:13", "][cqc]", NO_NAME),
        ("See [CQC][].", "3:9", "][]", NO_NAME),
        (
            "She sleeps badly.[^1]",
            "3:18",
            "[^1]",
            "the page has no note of this name. Write the note on a line of its own, `[^name]: words`, or take this "
            "mark away.",
        ),
        ("Ask *since when\nshe sleeps.", "3:5", "*", STAR),
        ("*First thing", "3:1", "*", STAR),
        (
            "Ask _since when she sleeps.",
            "3:5",
            "_",
            "nothing ends what it begins. Write “_” behind the words, too, or “\\_” for the sign itself.",
        ),
        (
            "Ask ~~him~~ her.",
            "3:5",
            "~~him~~",
            "it means nothing here. This course's Markdown strikes nothing out: take the signs away.",
        ),
        (
            "Ask ==her==.",
            "3:5",
            "==her==",
            "it means nothing here. This course's Markdown marks nothing so: write “**” in place of the signs.",
        ),
        ("- [ ] Ask\n- [x] Write", "3:1", "- [ ]", BOXES),
        ("Ask her&nbps;now.", "3:8", "&nbps;", "there is no sign of this name. Write the sign itself."),
    ],
)
def test_what_leads_or_means_nothing(text: str, place: str, sign: str, why: str, make_course: MakeCourse) -> None:
    assert said(make_course({**FILES, "docs/a.md": f"# A\n\n{text}\n"})) == [
        f"docs/a.md:{place}: [raw-mark] “{sign}” stands on the page as it is, because {why}"
    ]


def test_marks_that_another_extension_reads(make_course: MakeCourse, tmp_path: Path) -> None:
    config = SMALL_CONFIG.format(root=tmp_path).replace("  - attr_list", "  - pymdownx.tilde\n  - pymdownx.tasklist")
    page = "# A\n\nAsk ~~him~~ her.\n\n- [ ] Ask\n"
    assert said(make_course({**FILES, "mkdocs.yml": config, "docs/a.md": page})) == []


BELOW = "so the page shows it as more of that text. Put an empty line above it."
FLAT = (
    "this entry of a list is indented too little, so it stands beside the one above it, not below. Indent it by 4 "
    "spaces."
)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("Say these:\n- one\n- two", 4, f"this entry of a list stands right below a line of text, {BELOW}"),
        ("Do:\n1. one\n2. two", 4, f"this entry of a list stands right below a line of text, {BELOW}"),
        ("> Say:\n> * one", 4, f"this entry of a list stands right below a line of text, {BELOW}"),
        (
            "-first\n-second",
            3,
            "the space behind “-” is missing, so this is no entry of a list. Write “- ” before its words, and an empty "
            "line above the first.",
        ),
        (
            "1.first\n2.second",
            3,
            "the space behind “1.” is missing, so this is no entry of a list. Write “1. ” before its words, and an "
            "empty line above the first.",
        ),
        (
            "• first\n• second",
            3,
            "“•” makes no list, so the page shows such lines in a row. Write “- ” in its place, and an empty line "
            "above the first.",
        ),
        (
            "1) first\n2) second",
            3,
            "“1)” makes no list, so the page shows such lines in a row. Write “1.”, “2.” and so on, and an empty line "
            "above the first.",
        ),
        ("- one\n  - and\n  - when\n- two", 4, FLAT),
        ("1. one\n\n   - and", 5, FLAT),
    ],
)
def test_a_list_that_is_none(text: str, line: int, words: str, make_course: MakeCourse) -> None:
    root = make_course({**FILES, "docs/a.md": f"# A\n\n{text}\n"})
    assert said(root) == [f"docs/a.md:{line}:1: [raw-list] {words}"]


def test_what_is_no_slip(make_course: MakeCourse) -> None:
    text = """\
[It][cqc], [CQC][], a[i][j], [so] (he says), (so)[1].[^1] A note*

*What the note says. Two * three, a_b, _a_, *a\\nb*, R&D; &copy; &nbsp; 5 ~ 6 == 6

## A heading
- one
  more of it
- two

    - below
    - and more

> Said:
>
> - one

| a |
| - |
- b

He came -
not at 5 - 3, but
2019. That was late.

```
-one
• two
```

<!-- *a
- b -->

[CQC]: https://www.cqc.org.uk
[^1]: A note
""".replace("\\n", "\n")
    found = said(make_course({**FILES, "docs/a.md": f"# A\n\n{text}"}))
    assert [each for each in found if "[raw-mark]" in each or "[raw-list]" in each] == []


def test_a_list_that_is_none_in_a_question(make_course: MakeCourse) -> None:
    question = quiz(single_choice("list", use="pool")).replace(
        "stem: ", "vignette: |\n      Say these:\n      - one\n    stem: ", 1
    )
    line = question[: question.index("- one")].count("\n") + 1
    found = said(make_course({**FILES, "quizzes/more.yml": question}))
    assert [each.split("this")[0] for each in found if "raw-list" in each] == [
        f"quizzes/more.yml:{line}:1: [raw-list] "
    ]

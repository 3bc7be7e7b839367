"""Blocks that show what is not there: `course check` tells on the block's line what the page would say in its place."""

import pytest

from tests.conftest import MakeCourse, said
from tests.small import FILES

CHECK = "questions: 4\npass_mark: 80\nleast_per_module: 2\n"
NONE = (
    "block needs the final check, and the course has none. Write quizzes/checks/final-check.yml, or delete the block."
)


@pytest.mark.parametrize(
    ("block", "says"),
    [
        (
            "diagram | xfour-sides",
            "[unknown-drawing] there is no drawing “xfour-sides”; did you mean “four-sides”? Put it into "
            "docs/assets/diagrams, as xfour-sides.svg.",
        ),
        ("final-check", f"[no-check] this final-check {NONE}"),
        ("paper-check | 1", f"[no-check] this paper-check {NONE}"),
        ("marking-sheet | 1", f"[no-check] this marking-sheet {NONE}"),
        ("marking-by-number", f"[no-check] this marking-by-number {NONE}"),
    ],
)
def test_a_block_that_shows_what_is_not_there(block: str, says: str, make_course: MakeCourse) -> None:
    page = f"# A\n\n/// diagram | four-sides\nFour sides.\n///\n\n/// {block}\n///\n"
    root = make_course({**FILES, "docs/a.md": page, "docs/assets/diagrams/four-sides.svg": b"<svg/>"})
    assert said(root) == [f"docs/a.md:7:1: {says}"]


BOOK = "# Book\n\n/// entry | What next?\n    id: safe\n///\n\n/// workbook-tools\n///\n"


@pytest.mark.parametrize(
    ("block", "says"),
    [
        ("/// entry\n    id: safe\n///", ""),
        (
            "/// entry | What next?\n    id: saef\n///",
            "4:5: [unknown-entry] the workbook has no field “saef”; did you mean “safe”? Write the id of one of its "
            "fields, or add a field with this id and a label to it.",
        ),
        (
            "/// entry | What next?\n///",
            "3:1: [no-id] this field has no id, so nothing keeps what is written there. Write `id: NAME` below it, "
            "indented by four spaces.",
        ),
    ],
)
def test_a_field_to_write_in(block: str, says: str, make_course: MakeCourse) -> None:
    found = said(make_course({**FILES, "docs/book.md": BOOK, "docs/a.md": f"# A\n\n{block}\n"}))
    assert found == ([f"docs/a.md:{says}"] if says else [])


@pytest.mark.parametrize(
    ("where", "label", "line"),
    [
        ("a", "Who else?", 4),  # what people wrote below the other words would stand below these
        ("book", "What next?", 11),
        ("book", "Who else?", 11),
        ("a", "What next?", 0),
        ("a", "", 0),
        ("book", "", 0),
    ],
)
def test_a_field_that_keeps_another_ones_text(where: str, label: str, line: int, make_course: MakeCourse) -> None:
    field = f"/// entry{f' | {label}' if label else ''}\n    id: safe\n///\n"
    pages = {"docs/book.md": BOOK, "docs/a.md": "# A\n\n"}
    pages[f"docs/{where}.md"] += f"\n{field}" if where == "book" else field
    told = (
        "the field at docs/book.md:3 has the id “safe” too, and fields of one id keep one text. Give this one an id of "
        "its own, or take its label or the whole field away."
    )
    assert said(make_course({**FILES, **pages})) == (
        [f"docs/{where}.md:{line}:5: [duplicate-id] {told}"] if line else []
    )


def test_a_field_twice_on_a_page(make_course: MakeCourse) -> None:
    field = "/// entry\n    id: safe\n///\n"
    assert said(make_course({**FILES, "docs/book.md": BOOK, "docs/a.md": f"# A\n\n{field}\n{field}"})) == [
        "docs/a.md:8:5: [duplicate-id] the field at docs/a.md:3 has the id “safe” too, and fields of one id keep one "
        "text. Give this one an id of its own, or take its label or the whole field away."
    ]


def test_a_field_where_there_is_no_workbook(make_course: MakeCourse) -> None:
    page = "# A\n\n/// entry | What next?\n    id: safe\n///\n"
    assert said(make_course({**FILES, "docs/a.md": page})) == []


@pytest.mark.parametrize("name", ["better", "workbook", "warning", "beter"])
def test_a_type_of_box(name: str, make_course: MakeCourse) -> None:
    page = f"# A\n\n/// admonition | Say\n    type: {name}\n\nAsk.\n///\n"
    found = said(make_course({**FILES, "docs/a.md": page}))
    assert [each.split("“type”")[0] for each in found] == (
        ["docs/a.md:4:11: [option-value] an admonition block cannot take “beter” as its "] if name == "beter" else []
    )


def test_a_draw_without_a_number(make_course: MakeCourse) -> None:
    page = "# A\n\n/// paper-check | one\n///\n"
    assert said(make_course({**FILES, "docs/a.md": page, "quizzes/checks/final-check.yml": CHECK})) == [
        "docs/a.md:3:1: [no-number] this draw has no number. Write `/// paper-check | 1`, or another number."
    ]


def test_a_final_check_that_cannot_be_read_is_told_once(make_course: MakeCourse) -> None:
    files = {**FILES, "docs/a.md": "# A\n\n/// final-check\n///\n", "quizzes/checks/final-check.yml": "questions: x\n"}
    assert not any("no-check" in each for each in said(make_course(files)))

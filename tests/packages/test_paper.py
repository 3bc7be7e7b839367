"""Question paper and marking sheet, opened again by python-docx."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.styles.style import ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph
from hypothesis import given, settings

from course.course import Course
from course.packages.edition import Edition, Item, edition_of
from course.packages.formats.paper import paper
from course.packages.package import unzipped
from tests.packages.editions import ANY_ITEM, RELEASED, edition_with, small_edition, small_items
from tests.packages.reading import lines_of, squeezed, words_of


def papers(edition: Edition) -> tuple[Document, Document]:
    """Return the question paper and the marking sheet."""
    questions, marking = (docx.Document(io.BytesIO(data)) for data in paper(edition).files.values())
    return questions, marking


def lines(document: Document) -> list[str]:
    """Return what stands on a sheet."""
    return [*lines_of(document, frozenset({"Normal", "List"}))]


def sheet(kind: str) -> tuple[list[str], list[str]]:
    """Return the lines about the one question of a paper and of its marking sheet."""
    questions, marking = papers(edition_with(small_items()[kind]))
    parts = [lines(document) for document in (questions, marking)]
    return tuple(part[part.index("Heading 2: Question 1") + 1 :] for part in parts)  # type: ignore[return-value]


def test_the_head_of_both() -> None:
    questions, marking = papers(edition_with())
    assert lines(questions) == [
        "Title: A small course: questions",
        "Release of 22 November 2026. Answers and reasons are on the marking sheet.",
        "Heading 1: 1. Small changes",
    ]
    assert lines(marking) == [
        "Title: A small course: marking sheet",
        "Release of 22 November 2026. For trainers. The numbers match the question paper.",
        "0 questions count towards the score, 1 each.",
        "Heading 1: 1. Small changes",
    ]


SITUATION = ["Mr Bello has not hummed since Sunday.", "List Bullet: He ate.", "List Bullet: He slept."]
AGAIN = "Read about this: What to ask (Small changes)."


@pytest.mark.parametrize(
    ("kind", "asked", "marked"),
    [
        (
            "single-choice",
            [
                "What should you do first?",
                "Choose one answer.",
                "A. Ask what is different.",
                "B. Wait until Monday.",
                "Your answer: ______",
            ],
            [
                "What should you do first?",
                "Right: A",
                "Score: 1 for the right answer.",
                "| What | Key | Why",
                "| A. Ask what is different. | right | Facts come first.",
                "| B. Wait until Monday. | not right | A small change can be the first sign.",
            ],
        ),
        (
            "multiple-response",
            [
                "Which two facts do you pass on?",
                "Choose two answers.",
                "A. When it began.",
                "B. What the carer said.",
                "C. What you think of her.",
                "Your answers: ______ ______",
            ],
            [
                "Which two facts do you pass on?",
                "Right: A and B",
                "Score: Right picks minus wrong picks, divided by 2; never below 0.",
                "| What | Key | Why",
                "| A. When it began. | right | The date helps a nurse.",
                "| B. What the carer said. | right | Her words, not yours.",
                "| C. What you think of her. | not right | An opinion helps nobody.",
            ],
        ),
        (
            "ordering",
            [
                "In which order do you act?",
                "Write the letters in order.",
                "A. Ask.",
                "B. Tell.",
                "C. Write.",
                "Your answers: ______ ______ ______",
            ],
            [
                "In which order do you act?",
                "Right: A, C, B",
                "Score: Count the steps that are followed by the right next step; divide by 2.",
                "| What | Key | Why",
                "| A. Ask. | place 1 | You need facts.",
                "| C. Write. | place 2 | While you remember.",
                "| B. Tell. | place 3 | Then others can act.",
            ],
        ),
        (
            "matching",
            [
                "Fact or opinion?",
                "Choose one of these for each: Fact · Opinion",
                "1. She ate nothing.",
                "2. She is in a mood.",
                "Your answers: ______ ______",
            ],
            [
                "Fact or opinion?",
                "Right: 1: Fact; 2: Opinion",
                "Score: Count what is right; divide by 2.",
                "| What | Key | Why",
                "| 1. She ate nothing. | Fact | You saw it.",
                "| 2. She is in a mood. | Opinion | Nobody can see a mood.",
            ],
        ),
        (
            "gap-select",
            [
                "Complete the note.",
                "Choose the right words for each gap.",
                "The carer (1) …… that she slept badly. I told the (2) …….",
                "1. said / claims",
                "2. neighbour / shift lead",
                "Your answers: ______ ______",
            ],
            [
                "Complete the note.",
                "Right: 1: said; 2: shift lead",
                "Score: Count what is right; divide by 2.",
                "| What | Key | Why",
                "| Gap 1: said | right | A neutral word.",
                "| Gap 1: claims | not right | It sounds like doubt.",
                "| Gap 2: neighbour | not right | That breaks a confidence.",
                "| Gap 2: shift lead | right | She can act.",
            ],
        ),
        (
            "reflection",
            [
                "What did you last pass on?",
                "Do not use names. If someone is really being harmed, do not write it here. Report it now.",
                *["\t"] * 6,
            ],
            [
                "What did you last pass on?",
                "Not scored: compare the answer with this one.",
                "An example answer",
                "I told the nurse about a cough.",
                "List Bullet: She rang back.",
                "Does the answer have these?",
                "List Bullet: It says who told you.",
                "List Bullet: It says when.",
            ],
        ),
    ],
)
def test_a_question_and_its_marking(kind: str, asked: list[str], marked: list[str]) -> None:
    assert sheet(kind) == ([*SITUATION, *asked], [*marked, AGAIN])


def test_emphasis_stays() -> None:
    questions, _ = papers(edition_with(small_items()["multiple-response"]))
    italic = [run.text for paragraph in questions.paragraphs for run in paragraph.runs if run.italic]
    assert italic == ["Bello", "said"]


def paragraphs(document: Document) -> Iterator[Paragraph]:
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            yield from (paragraph for row in part.rows for cell in row.cells for paragraph in cell.paragraphs)
        else:
            yield part


@pytest.mark.parametrize("which", [0, 1])
class TestSheet:
    def test_is_a4(self, which: int) -> None:
        section = papers(small_edition())[which].sections[0]
        # A page is measured in twentieths of a point.
        assert section.page_width == pytest.approx(Mm(210), abs=635)
        assert section.page_height == pytest.approx(Mm(297), abs=635)

    def test_is_black_on_white(self, which: int) -> None:
        document = papers(small_edition())[which]
        styles = [style for style in document.styles if isinstance(style, ParagraphStyle)]
        assert {str(style.font.color.rgb) for style in styles} == {"000000"}
        assert {run.font.color.rgb for paragraph in paragraphs(document) for run in paragraph.runs} <= {None}

    def test_marks_the_first_row_of_each_table_as_its_header(self, which: int) -> None:
        document = papers(small_edition())[which]
        assert bool(document.tables) == (which == 1)
        for table in document.tables:
            marked = [
                row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows
            ]
            assert marked == [True, *[False] * (len(table.rows) - 1)]

    def test_says_its_title_its_language_and_the_day_of_the_release(self, which: int) -> None:
        core = papers(small_edition())[which].core_properties
        assert core.title == ["A small course: questions", "A small course: marking sheet"][which]
        assert core.language == "en-GB"
        assert core.created == core.modified == datetime(2026, 11, 22, tzinfo=UTC)

    def test_holds_no_picture_and_asks_no_host(self, which: int) -> None:
        members = unzipped(list(paper(small_edition()).files.values())[which])
        assert not [name for name in members if name.endswith((".png", ".jpeg", ".jpg"))]
        assert not [name for name, data in members.items() if b'TargetMode="External"' in data]


def everything(document: Document) -> str:
    return squeezed("".join(paragraph.text for paragraph in paragraphs(document)))


@settings(max_examples=20)  # a document takes time to write
@given(ANY_ITEM)
def test_any_text_is_on_the_paper(item: Item) -> None:
    questions, marking = map(everything, papers(edition_with(item)))
    assert squeezed(words_of(item.question.stem)) in questions
    assert squeezed(words_of(item.question.stem)) in marking
    for row in item.question.reasons():
        assert squeezed(words_of(row.part)) in questions
        assert squeezed(words_of(row.part)) in marking
        assert squeezed(words_of(row.why)) in marking


@pytest.fixture
def edition(course: Course) -> Edition:
    return edition_of(course, "Working with Carers", RELEASED)


def test_the_whole_course_fits(edition: Edition) -> None:
    questions, marking = papers(edition)
    count = sum(1 for _ in edition.items())
    for document in (questions, marking):
        # By its id: to name the style of each of 6,000 paragraphs takes twenty seconds.
        style = document.styles["Heading 2"].style_id
        headings = [each.text for each in document.paragraphs if each._p.style == style]
        assert headings == [f"Question {number}" for number in range(1, count + 1)]


def test_the_same_edition_gives_the_same_bytes() -> None:
    assert paper(small_edition()) == paper(small_edition())

"""Slides, opened again by python-pptx, and measured with a real font where the writer reckoned with a table."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from functools import cache

import pytest
from PIL import ImageFont
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as PresentationType

from course.packages.office.slides.deck import deck
from course.packages.office.slides.measure import lines, width
from course.packages.office.slides.slide import HIGH, SIZES, TITLE, Line, Slide, fitted, height, line
from course.packages.office.slides.widths import BOLD, REGULAR, UNITS
from course.packages.package import unzipped
from course.packages.rich import Run, words
from course.packages.trainers.pack import Pack
from course.packages.trainers.slides import slides
from tests.packages.trainers.conftest import IMPRINT

MakePack = Callable[..., Pack]
FONTS = {False: "LiberationSans-Regular.ttf", True: "LiberationSans-Bold.ttf"}


@cache
def font(strong: bool, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS[strong], size)


def opened(pack: Pack) -> PresentationType:
    return Presentation(io.BytesIO(deck(IMPRINT, pack.titled("slides"), slides(pack))))


def wrapped(text: str, strong: bool, size: float, room: float) -> int:
    """Return how many lines a text takes, measured by a real font."""
    count, filled = 1, ""
    for word in text.split():
        tried = f"{filled} {word}".strip()
        if filled and font(strong, 200).getlength(tried) * size / 200 > room:
            count, filled = count + 1, word
        else:
            filled = tried
    return count


def frames(presentation: PresentationType) -> Iterator[tuple[str, object]]:
    for number, slide in enumerate(presentation.slides, 1):
        for shape in slide.placeholders:
            yield f"slide {number}: {shape.text_frame.text[:30]}", shape


def test_the_table_of_widths_is_that_of_the_font() -> None:
    for strong, widths in ((False, REGULAR), (True, BOLD)):
        measured = {letter: font(strong, UNITS).getlength(letter) for letter in widths}
        assert {letter: round(found) for letter, found in measured.items()} == widths


def test_every_letter_of_every_pack_has_a_width(packs: Sequence[Pack]) -> None:
    used = {letter for pack in packs for slide in slides(pack) for each in slide.lines for letter in words(each.runs)}
    assert used - REGULAR.keys() == set()


def test_every_slide_fits_and_is_large_and_has_a_title_of_its_own_and_notes(packs: Sequence[Pack]) -> None:
    for pack in packs:
        presentation = opened(pack)
        assert len(presentation.slides) > 3, pack.name
        assert_no_text_is_outside_its_place(presentation)
        assert_type_is_large(presentation)
        assert_each_slide_has_a_title_of_its_own_and_notes(presentation)


def assert_no_text_is_outside_its_place(presentation: PresentationType) -> None:
    for where, shape in frames(presentation):
        assert shape.left.pt >= 0, where
        assert shape.left.pt + shape.width.pt <= 960, where
        used = 0.0
        for paragraph in shape.text_frame.paragraphs:
            first, *_ = paragraph.runs
            size = first.font.size.pt
            margin = int(paragraph._p.pPr.get("marL", 0)) / 12700
            text = paragraph.text.partition("\t")[2] or paragraph.text
            count = wrapped(text, any(run.font.bold for run in paragraph.runs), size, shape.width.pt - margin)
            used += count * paragraph.line_spacing.pt + (paragraph.space_after.pt if paragraph.space_after else 0)
        assert used <= shape.height.pt + 0.5, where
        assert shape.top.pt + used <= HIGH, where


def assert_type_is_large(presentation: PresentationType) -> None:
    for where, shape in frames(presentation):
        least = 40 if shape.placeholder_format.idx == 0 else 28
        assert {run.font.size.pt >= least for each in shape.text_frame.paragraphs for run in each.runs} == {True}, where


def assert_each_slide_has_a_title_of_its_own_and_notes(presentation: PresentationType) -> None:
    shown = list(presentation.slides)
    titles = [slide.shapes.title.text_frame.text for slide in shown]
    assert len(set(titles)) == len(titles)
    assert all(titles)
    for slide in shown:
        assert slide.has_notes_slide, titles
        assert slide.notes_slide.notes_text_frame.text.strip()


def test_notes_tell_steps_and_the_way_without_a_projector(pack: MakePack) -> None:
    notes = {slide.title.partition(" (1 of")[0]: slide.notes for slide in slides(pack(60))}
    assert "Steps:\n1. Ask pairs to find words." in notes["Find the words"]
    assert "Without a projector:\nWrite the question on a large sheet." in notes["Find the words"]
    assert "If nobody speaks:\nSay your own words first." in notes["Find the words"]
    assert "What it is for:\n" in notes["Find the words"]
    assert "Listen for:\nPeople may say that a form is enough." in notes["Ask first"]


def test_one_idea_a_slide_and_the_answer_on_a_slide_of_its_own(pack: MakePack) -> None:
    shown = slides(pack(60))
    titles = [slide.title for slide in shown]
    assert titles[:6] == [
        "Private news",
        "If this is close to home",
        "By the end you will be able to",
        "Welcome",
        "Ask first",
        "Ask the person: what, with whom and how",
    ]
    assert titles[-2:] == ["Help, for you too", "Thank you"]
    at = titles.index("Question 1")
    assert titles[at - 1 : at + 2] == ["Question 1: the situation", "Question 1", "Question 1: the answer"]
    question, answer = shown[at], shown[at + 1]
    assert [each.label for each in question.lines] == ["", "", "A.", "B.", "C."]
    assert answer.lines[0].label == "B."
    assert words(answer.lines[0].runs).startswith("“That’s hers to tell")


def test_no_slide_before_the_reveal_holds_the_reason(pack: MakePack) -> None:
    for item in pack(120).questions:
        reasons = [option.feedback for option in item.question.options]  # type: ignore[attr-defined]
        before = [slide for slide in slides(pack(120)) if not slide.title.endswith("the answer")]
        shown = " ".join(words(each.runs) for slide in before for each in slide.lines)
        assert [reason for reason in reasons if reason in shown] == []


def test_the_language_is_british_english_and_shapes_have_words(pack: MakePack) -> None:
    data = deck(IMPRINT, "Slides", slides(pack(120)))
    for name, part in unzipped(data).items():
        if name.endswith(".xml"):
            assert b'lang="en-US"' not in part, name
    presentation = Presentation(io.BytesIO(data))
    assert presentation.core_properties.language == "en-GB"
    for slide in presentation.slides:
        runs = list(slide._element.iter(qn("a:r")))
        assert {run.find(qn("a:rPr")).get("lang") for run in runs} == {"en-GB"}
    (master,) = presentation.slide_masters
    drawn = [shape for shape in master.shapes if not shape.is_placeholder]
    assert [shape._element.nvSpPr.cNvPr.get("descr") for shape in drawn] == [
        "Coloured edge, for decoration",
        IMPRINT.footer,
    ]


def test_words_are_black_on_white(pack: MakePack) -> None:
    for _, shape in frames(opened(pack(120))):
        colours = {str(run.font.color.rgb) for each in shape.text_frame.paragraphs for run in each.runs}
        assert colours == {"000000"}


def test_the_same_slides_give_the_same_bytes(pack: MakePack) -> None:
    shown = slides(pack(120))
    assert deck(IMPRINT, "Slides", shown) == deck(IMPRINT, "Slides", shown)


def test_what_is_too_long_goes_on_to_another_slide() -> None:
    sentence = "A carer who knows the person well can often say what has changed since the last visit. "
    long = Slide("Much to say", (line((sentence * 12).strip()), *[line(sentence, "•")] * 6), "Notes")
    parts = fitted([long])
    assert [part.title for part in parts] == [
        f"Much to say ({count} of {len(parts)})" for count in range(1, len(parts) + 1)
    ]
    assert len(parts) > 2
    assert all(height(part.lines, SIZES[-1]) <= part.body_height for part in parts)
    assert " ".join(words(each.runs) for part in parts for each in part.lines).split() == (sentence * 18).split()


def test_a_short_slide_is_set_as_large_as_it_fits() -> None:
    assert Slide("Short", (line("Ask first."),), "").size == TITLE
    assert (
        Slide("Longer", tuple([line("Ask the person what may be shared with whom, and how." * 2)] * 4), "").size == 28
    )


@pytest.mark.parametrize(("text", "count"), [("one", 1), ("one two", 1), ("word " * 60, 4), ("x" * 200, 3)])
def test_lines_are_counted(text: str, count: int) -> None:
    assert lines((Run(text),), 20, 1000) == count


def test_bold_is_wider() -> None:
    assert width("Ask first", 28, strong=True) > width("Ask first", 28)
    assert Line((Run("x"),), "A.").room < Line((Run("x"),)).room

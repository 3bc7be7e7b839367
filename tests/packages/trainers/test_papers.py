"""Handout, cards, tests, marking sheet and plan, opened again by python-docx."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import pytest
from docx.oxml.ns import qn

from course.packages.office.document import document
from course.packages.office.pieces import Paper
from course.packages.rich import plain
from course.packages.trainers.cards import cards
from course.packages.trainers.facilitator import facilitator
from course.packages.trainers.forms import before_and_after, forms
from course.packages.trainers.handout import handout
from course.packages.trainers.library import Library
from course.packages.trainers.marking import marking
from course.packages.trainers.pack import Pack
from course.packages.trainers.sheets import sheet_pages, sheet_paper
from course.packages.trainers.slides import all_of
from course.packages.trainers.story import story
from tests.packages.reading import squeezed
from tests.packages.trainers.conftest import IMPRINT
from tests.packages.trainers.documents import headings, opened, read, words_in

MakePack = Callable[..., Pack]
ALL: tuple[Callable[[Pack], Paper | None], ...] = (handout, cards, story, before_and_after, marking, facilitator)
FOR_LEARNERS: tuple[Callable[[Pack], Paper | None], ...] = (handout, cards, story, before_and_after)


def papers(packs: Sequence[Pack]) -> Iterator[Paper]:
    yield from (paper for pack in packs for make in ALL if (paper := make(pack)) is not None)


@pytest.fixture(scope="module")
def every(library: Library, packs: Sequence[Pack]) -> Sequence[Paper]:
    """Every paper that there is: those of packs, cards and templates."""
    return [*papers(packs), *(sheet_paper(library, page) for _, page in sheet_pages(library))]


def test_headings_leave_no_level_out(every: Sequence[Paper]) -> None:
    for paper in every:
        levels = [level for level, _ in read(paper).headings]
        assert levels[0] == 0, paper.title
        assert levels.count(0) == 1, paper.title
        assert all(after <= before + 1 for before, after in pairwise(levels)), paper.title


def test_no_block_is_in_error(every: Sequence[Paper]) -> None:
    for paper in every:
        assert "quiz-error" not in paper.body, paper.title
        assert "///" not in paper.body, paper.title


def test_no_part_of_a_law_card_begins_with_its_own_label(library: Library) -> None:
    twice = re.compile(r'class="law-label">([^<]+)</p>\s*<p>\1\b')
    cards = [path for path in library.course.pages if "law-label" in library.body(path)]
    assert cards
    assert [path for path in cards if twice.search(library.body(path))] == []


def test_language_paper_and_properties(pack: MakePack) -> None:
    paper = opened(handout(pack(60)))
    core, (section,) = paper.core_properties, paper.sections
    assert (core.language, core.title, core.author) == (
        "en-GB",
        "Private news: handout (60 minutes)",
        "Working with Carers",
    )
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert "en-GB" in {found.get(qn("w:val")) for found in paper.styles.element.iter(qn("w:lang"))}
    assert section.footer.paragraphs[0].text.startswith("Working with Carers · CC BY 4.0 · release of 22 November 2026")


def test_tables_have_a_header_row(every: Sequence[Paper]) -> None:
    assert any(read(paper).has_header_rows for paper in every)
    for paper in every:
        assert all(read(paper).has_header_rows), paper.title


def test_what_learners_get_holds_no_answer(packs: Sequence[Pack]) -> None:
    for pack in packs:
        both = forms(pack)
        items = [*pack.questions, *both.before, *both.after]
        for make in FOR_LEARNERS:
            paper = make(pack)
            if paper is None:
                continue
            words = read(paper).words
            shown = squeezed(words)
            for item in items:
                for row in item.question.reasons():
                    assert squeezed(plain(row.why)) not in shown, (paper.title, item.question.id)
            assert "WhatKeyWhy" not in shown
            assert not re.search(r"\bplace 1\b", words)


def test_the_marking_sheet_holds_every_answer_and_reason(pack: MakePack) -> None:
    both = forms(pack(60))
    shown = squeezed(words_in(opened(marking(pack(60)))))
    assert "WhatKeyWhy" in shown
    for item in (*pack(60).questions, *both.before, *both.after):
        for answer in item.question.answers():
            assert squeezed(plain(answer.part)) in shown
            assert squeezed(plain(answer.why)) in shown


def test_the_handout_has_readings_prompts_questions_card_and_help(pack: MakePack) -> None:
    found = headings(opened(handout(pack(60))))
    assert found[:5] == [
        (0, "Private news: handout (60 minutes)"),
        (1, "Ask first"),
        (2, "Ask the person: what, with whom and how"),
        (3, "The person’s yes, the lawful basis, and two duties"),
        (3, "Who may be told what"),
    ]
    titles = [title for _, title in found]
    for title in ("Find the words", "Question 1", "Question 2", "Quick card: Sharing information", "Where to get help"):
        assert title in titles
    shown = words_in(opened(handout(pack(60))))
    assert "What do you say to a sister on the phone?" in shown
    assert "116 123" in shown
    # The drawing is told in words.
    assert "Picture: Who may be told what" in shown


def test_the_plan_adds_up_and_tells_all(pack: MakePack) -> None:
    paper = opened(facilitator(pack(60)))
    # What a trainer glances at is the first page.
    assert headings(paper)[1:4] == [(1, "Run sheet"), (1, "Who to call"), (1, "Aims")]
    (aims,) = (part for part in paper.paragraphs if part.text == "Aims")
    assert aims.paragraph_format.page_break_before
    timetable, *_ = paper.tables
    slides = [all_of(pack(60), activity) for activity in pack(60).activities]
    assert [[cell.text for cell in row.cells] for row in timetable.rows] == [
        ["Minutes", "From 10:00", "Your time", "What", "Slides"],
        ["0–5", "10:00", "", "Welcome", slides[0]],
        ["5–20", "10:05", "", "Ask first · Read", slides[1]],
        ["20–30", "10:20", "", "Find the words · Talk", slides[2]],
        ["30–50", "10:30", "", "What would you do? · Questions", slides[3]],
        ["50–60", "10:50", "", "What we take with us · Look back", slides[4]],
        ["60", "11:00", "", "End", ""],
    ]
    shown = words_in(paper)
    for needed in (
        "The handout, with the quick card and where help is: 12 copies for a group of 12",
        "Register: one",
        "Evaluation: 12 copies for a group of 12",
    ):
        assert needed in shown
    for activity in pack(60).activities:
        for text in (*activity.notes, *activity.prompts, activity.without_projector):
            assert plain(text) in shown
    for said in ("Do Greet each person.", "Say “No real names here.”", "Ask what stands out."):
        assert said in shown
    # The questions’ own words, and no answer.
    for item in pack(60).questions:
        assert squeezed(plain(item.question.stem)) in squeezed(shown)
        assert item.situation is not None
        assert squeezed(plain(item.situation)) in squeezed(shown)
        assert not any(squeezed(plain(row.why)) in squeezed(shown) for row in item.question.reasons())


def test_a_plan_holds_nothing_of_another_length(packs: Sequence[Pack]) -> None:
    for pack in packs:
        shown = read(facilitator(pack)).words
        others = {each.title for each in pack.session.activities} - {each.title for each in pack.activities}
        assert not re.search(r"\b(?:hour|minute) plan\b|\blonger slot\b|Only in the plan", shown), pack.name
        assert [title for title in others if title in shown and title.count(" ") > 1] == [], pack.name
        played = {each.scenario for each in pack.activities}
        others = {each.scenario for each in pack.session.activities if each.scenario} - played
        assert not any(f"“{pack.library.course.scenarios.files[name].title}”" in shown for name in others), pack.name
    (hour, two) = (
        read(facilitator(pack)).words for pack in packs if pack.name in ("private-news-60", "private-news-120")
    )
    assert "Do Take a break of five minutes." in two
    assert "Take a break of five minutes." not in hour


def test_a_section_that_stands_within_another_is_read_once(packs: Sequence[Pack]) -> None:
    (pack,) = (pack for pack in packs if pack.name == "whose-decision-60")
    (activity,) = (each for each in pack.activities if each.id == "half-a-sentence")
    outer, inner = activity.reading
    assert pack.library.holds(outer, inner)
    assert not pack.library.holds(inner, outer)
    assert handout(pack).body.count(pack.library.heading(inner.page, inner.section)) == 1


def test_a_drawing_comes_first_in_its_part_where_it_is_to_stand_beside_the_words(packs: Sequence[Pack]) -> None:
    drawn = [paper for pack in packs for paper in [handout(pack, is_beside=True)] if "<figure" in paper.body]
    assert drawn
    for paper in drawn:
        assert all(before.endswith("</h2>") for before in re.split(r'<figure class="diagram"', paper.body)[:-1])


def test_questions_of_one_family_share_one_list(packs: Sequence[Pack]) -> None:
    (pack,) = (pack for pack in packs if pack.name == "putting-it-right-60")
    family = [item for item in pack.questions if item.question.family == "a-carer-is-unhappy"]
    shown = words_in(opened(handout(pack)))
    assert f"Questions 1 to {len(family)}: one list, {len(family)} situations" in shown
    for entry in family[0].question.asked().entries:
        assert shown.count(plain(entry[0])) == 1


def test_before_and_after_are_parallel_and_hold_no_question_that_is_discussed(packs: Sequence[Pack]) -> None:
    for pack in packs:
        both = forms(pack)
        assert forms(pack) == both
        before, after = ([item.question for item in form] for form in (both.before, both.after))
        assert (1 if pack.plan.minutes == 30 else 2) <= len(before) <= 6, pack.name
        assert [question.outcome for question in before] == [question.outcome for question in after]
        names = [question.id for question in (*before, *after)]
        assert len(set(names)) == len(names)
        assert not any(question.is_kept for question in (*before, *after))
        assert {name for activity in pack.activities for name in activity.questions}.isdisjoint(names)
        covered = {outcome for _, outcome, _ in pack.library.outcomes(pack.plan)}
        assert {question.outcome for question in before} <= covered


def test_every_type_of_question_can_be_asked_and_answered(library: Library) -> None:
    for item in library.items.values():
        if item.question.scored:
            assert len(item.question.asked().entries) >= 2, item.question.id
            assert item.question.answers(), item.question.id


def test_the_same_paper_gives_the_same_bytes(packs: Sequence[Pack]) -> None:
    for paper in papers(packs[:3]):
        assert document(IMPRINT, paper) == document(IMPRINT, paper)


def test_cards_and_templates_become_documents(library: Library) -> None:
    names = [name for name, _ in sheet_pages(library)]
    assert "card-sharing-information.docx" in names
    assert "template-emergency-plan.docx" in names
    assert len(set(names)) == len(names)
    assert all(name == name.lower() and name.isascii() for name in names)
    # A rule below a heading of its own name is not named twice.
    (card,) = (page for name, page in sheet_pages(library) if name == "card-when-things-change.docx")
    shown = read(sheet_paper(library, card)).words
    last = "Do not lift someone who may be hurt. Stay. Tell your lead, then make the agreed call."
    assert (shown.count("A fall"), shown.count(last)) == (1, 1)

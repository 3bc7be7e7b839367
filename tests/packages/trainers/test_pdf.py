"""PDFs as Chromium prints them, opened again by pypdf."""

import io
import re
import shutil
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pytest
from pypdf import PageObject, PdfReader
from pypdf.generic import Destination

from course.packages.office import pdf
from course.packages.office.pdf import sheet_of
from course.packages.office.pieces import Paper
from course.packages.office.questions import asked_html, keys_html
from course.packages.package import unzipped
from course.packages.rich import plain
from course.packages.trainers.library import Library
from course.packages.trainers.look import LOOK
from course.packages.trainers.pack import Pack
from course.packages.trainers.tasks import FileTask, tasks
from course.site.build import stylesheets
from course.site.downloads import NUMBERS
from tests.conftest import ROOT
from tests.packages.reading import squeezed
from tests.packages.trainers.conftest import IMPRINT, SESSION


@pytest.fixture(scope="module")
def todo(library: Library, chromium: str) -> dict[str, FileTask]:
    """All files of the session of these tests. What is written is kept."""
    return {task.name: task for task in tasks(library, 12, stylesheets(ROOT), SESSION)}


@pytest.fixture(scope="module")
def printed(todo: dict[str, FileTask]) -> bytes:
    """Everything to print of the session of these tests, for 120 minutes."""
    return todo[f"{SESSION}-120-print.pdf"].write()


def flat(outline: list[Any]) -> Iterator[Destination]:
    for entry in outline:
        yield from flat(entry) if isinstance(entry, list) else [entry]


@pytest.fixture(scope="module")
def reader(printed: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(printed))


def test_it_is_tagged_and_in_british_english(reader: PdfReader) -> None:
    root = reader.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/StructTreeRoot"]["/Type"] == "/StructTreeRoot"
    assert reader.metadata is not None
    assert reader.metadata.title == "Private news: print pack (120 minutes)"


def test_bookmarks_lead_to_each_part_in_order_of_use_and_the_answers_come_last(reader: PdfReader) -> None:
    assert list(parts_of(reader)) == [
        "Private news: print pack (120 minutes)",
        "Private news: run sheet (120 minutes)",
        "Private news: plan (120 minutes)",
        "Private news: handout (120 minutes)",
        "Private news: role-play cards (120 minutes)",
        "Private news: the story (120 minutes)",
        "Private news: before the session",
        "Private news: after the session",
        "Register",
        "Evaluation",
        "Record of attendance",
        "Private news: marking sheet (120 minutes)",
    ]


def parts_of(reader: PdfReader) -> dict[str, int]:
    """Return the first page of each part by its title."""
    tops = [entry for entry in reader.outline if not isinstance(entry, list)]
    return {str(entry.title): reader.get_destination_page_number(entry) + 1 for entry in tops}  # type: ignore[operator]


def test_the_first_page_says_which_pages_to_print_how_often(reader: PdfReader) -> None:
    cover = " ".join(reader.pages[0].extract_text().split())
    starts = [*parts_of(reader).values(), len(reader.pages) + 1]
    spans = [f"{first}-{after - 1}" if after - 1 > first else str(first) for first, after in pairwise(starts)]
    names = ("This page", "Run sheet", "Plan, step by step", "Handout, with help to take home", "Role-play cards")
    names += ("The story, to read aloud", "Before the session", "After the session", "Register", "Evaluation")
    names += ("Record of attendance", "Keep separate: the answers")
    for name, span in zip(names, spans, strict=True):
        assert re.search(rf"{name} {span} (?:once|one) for|{name} {span} once,", cover), (name, span)
    # For 4, 6, 8, 12 and 20 people: one handout each, and a set of cards for three or four.
    assert re.search(r"take home \S+ one for each person 4 6 8 12 20 ", cover)
    assert re.search(r"read aloud \S+ once, for you 1 1 1 1 1 ", cover)
    assert "The table counts one copy of the story, for you." in cover
    assert re.search(r"cards \d+ one for each group of three or four 1 2 2 4 6 ", cover)
    # A register has lines for 16.
    assert re.search(r"Register \d+ once, for you 1 1 1 1 2 ", cover)
    assert f"Keep pages {spans[-1]} separate." in cover
    # One page of times, with the page that an activity needs.
    times = " ".join(reader.pages[1].extract_text().split())
    assert starts[2] - starts[1] == 1
    assert f"cards {parts_of(reader)['Private news: role-play cards (120 minutes)']}" in times
    assert f"story {parts_of(reader)['Private news: the story (120 minutes)']}" in times


def test_each_page_of_answers_says_at_its_head_that_it_is_to_be_kept_separate_and_no_other_page_does(
    reader: PdfReader,
) -> None:
    said = ["Answers: keep separate" in page.extract_text() for page in reader.pages]
    first = [*parts_of(reader).values()][-1] - 1
    assert said == [number >= first for number in range(len(said))]


def test_nothing_on_paper_says_where_to_click(reader: PdfReader) -> None:
    shown = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
    for leftover in (
        "Why: Sharing information.",
        "Harm: the steps",
        "one Trust’s page",
        "Read when to call",
        "Sharing information says more.",
    ):
        assert leftover not in shown


# A page's paper between its head and its foot, in points.
HEAD, FOOT = 842 - 13 * 72 / 25.4, 15 * 72 / 25.4


def lowest(page: PageObject) -> tuple[float, float]:
    """Return how far down something stands on a page: words, or a line to write on; and where its notes begin."""
    found, notes = [HEAD], [FOOT]

    def words(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if text.strip():
            found.append(tm[4] * cm[1] + tm[5] * cm[3] + cm[5])
        if text.strip() in {"Notes", "My notes"}:
            notes.append(found[-1])

    def ruled(operator: bytes, operands: list[Any], cm: list[float], _: list[float]) -> None:
        if operator == b"re":
            _, y, _, height = map(float, operands)
            # What is as high as the page is its ground.
            found.extend(cm[3] * edge + cm[5] for edge in (y, y + height) if abs(cm[3] * height) < 400)
        elif operator in {b"m", b"l"}:  # the outline of a card
            found.append(cm[3] * float(operands[1]) + cm[5])

    page.extract_text(visitor_text=words, visitor_operand_before=ruled)
    return min(place for place in found if place > FOOT), max(notes)


def test_less_than_a_twentieth_of_the_paper_is_blank_and_no_heading_is_alone_at_a_foot(reader: PdfReader) -> None:
    measured = [lowest(page) for page in reader.pages]
    downs = [down for down, _ in measured]
    # A page is there for what it says: lines for notes take two thirds of it at most.
    assert [number for number, (_, notes) in enumerate(measured, 1) if (notes - FOOT) / (HEAD - FOOT) > 0.67] == []
    blank = [(down - FOOT) / (HEAD - FOOT) for down in downs]
    assert max(blank) < 0.4, blank
    assert sum(blank) / len(blank) < 0.05, blank
    for entry in flat(reader.outline):
        page = reader.get_destination_page_number(entry)
        assert page is not None
        # A heading's own line takes 18 points at most.
        assert float(entry.top or 0) - downs[page] > 20, (entry.title, page + 1)


def test_a_question_and_a_row_of_its_key_are_whole_on_one_page(pack: Callable[..., Pack], chromium: str) -> None:
    items = pack(120).questions
    # Wherever on a page they begin.
    above = [f'<div style="height: {high}mm"></div>' for high in range(100, 250, 15)]

    def pages(part: str, body: str) -> list[str]:
        papers = [Paper("Questions", f'{room}<div class="{part}">{body}</div>') for room in above]
        page = sheet_of(IMPRINT, "Questions", papers, [path.as_uri() for path in stylesheets(ROOT)], LOOK)
        return [squeezed(each.extract_text()) for each in PdfReader(io.BytesIO(pdf.printed(page, IMPRINT))).pages]

    asked, keys = pages("part-plan", asked_html(items, has_room=False)), pages("part-marking", keys_html(items))
    for item in items:
        below = item.question.asked()
        last = f"{below.label(len(below.entries) - 1)} {plain(below.entries[-1][0])}"
        stem, option = squeezed(plain(item.question.stem)), squeezed(last)
        assert [stem in each for each in asked if option in each] == [True] * len(above)
        for row in item.question.reasons():
            assert sum(squeezed(plain(row.why)) in each for each in keys) == len(above), row.why


def test_the_file_of_all_holds_the_forms_as_documents_too(todo: dict[str, FileTask], printed: bytes) -> None:
    held = unzipped(todo[f"{SESSION}-120-all.zip"].write())
    # Numbers of pages are for the session's page on the site.
    own = {name for name in todo if name.startswith(f"{SESSION}-120-") and not name.endswith(("all.zip", NUMBERS))}
    assert held.keys() == own | {"register.docx", "evaluation.docx", "attendance.docx"}
    assert held[f"{SESSION}-120-print.pdf"] == printed


def test_pages_are_a4_and_numbered(reader: PdfReader) -> None:
    assert 20 <= len(reader.pages) <= 40
    for number, page in enumerate(reader.pages, 1):
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
        assert f"{number}{IMPRINT.footer}" in page.extract_text()


def test_four_cards_are_on_one_page_with_their_names_large(reader: PdfReader) -> None:
    page = reader.pages[parts_of(reader)["Private news: role-play cards (120 minutes)"] - 1]
    sizes: dict[str, float] = {}
    page.extract_text(
        visitor_text=lambda text, cm, tm, _, size: sizes.__setitem__(text.strip(), abs(size * tm[3] * cm[3]))
    )
    for name in ("Care worker", "Carer", "Observer", "Time and questions"):
        assert next(size for text, size in sizes.items() if text.startswith(name.split()[0])) >= 20, sizes


@pytest.mark.usefixtures("chromium")
def test_the_same_words_give_the_same_bytes() -> None:
    assert pdf.printed("<p>x</p>", IMPRINT) == pdf.printed("<p>x</p>", IMPRINT)


def test_without_a_browser_it_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(pdf, "_PLACES", ())
    with pytest.raises(pdf.NoBrowserError, match=r"This needs Chromium, or Google Chrome, for PDFs. Install Chromium"):
        pdf.browser()


def test_a_browser_that_prints_nothing_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    found = shutil.which("false")
    assert found
    monkeypatch.setattr(pdf, "browser", lambda: found)
    with pytest.raises(pdf.PrintError, match="printed nothing"):
        pdf.printed("<p>x</p>", IMPRINT)


def test_addresses_in_the_site_become_words(pack: Callable[..., Pack], library: Library) -> None:
    page = pdf.sheet_of(IMPRINT, "x", [library_paper(library)], [])
    assert "help.md" not in page
    assert 'href="tel:999"' in page


def library_paper(library: Library) -> Paper:
    return Paper("Help", library.body("reference/help.md"))

"""The course as a book and as booklets, as Chromium prints them, opened again by pypdf."""

import io
import re

import pytest
from lxml import html
from pypdf import PdfReader

from course.bank.types.single_choice import SingleChoice
from course.packages.office import pdf
from course.packages.trainers.book import Volume, book, booklet
from course.packages.trainers.folded import bound, fits
from course.packages.trainers.library import Library
from course.site.build import stylesheets
from tests.conftest import ROOT
from tests.packages.trainers.bookmarks import bookmarks
from tests.packages.trainers.conftest import IMPRINT


@pytest.fixture(scope="module")
def whole(library: Library) -> Volume:
    """What the book is made of."""
    return book(library)


@pytest.mark.usefixtures("chromium")
def test_each_booklet_has_12_to_16_pages(library: Library) -> None:
    volumes = [booklet(library, page, head) for page, head in library.course.modules()]
    found = fits(IMPRINT, volumes, [path.as_uri() for path in stylesheets(ROOT)])
    assert len(found) == len(volumes) > 10
    assert {title: fit for title, fit in found.items() if not 12 <= fit.pages <= 16} == {}


@pytest.mark.usefixtures("chromium")
def test_a_booklet_has_its_contents_its_heads_and_its_answers_at_its_own_end(library: Library) -> None:
    page, head = library.course.modules()[0]
    volume = booklet(library, page, head)
    styles = [path.as_uri() for path in stylesheets(ROOT)]
    markup = pdf.sheet_of(IMPRINT, volume.title, volume.papers, styles, volume.look)
    reader = PdfReader(io.BytesIO(bound(IMPRINT, volume, styles)))
    text = [" ".join(each.extract_text().split()) for each in reader.pages]
    # Each entry of the contents names the page on which its heading stands.
    entries = re.findall(r'data-of="([^"]*)"', markup)
    cover = reader.pages[0].extract_text()
    told = [int(number) for number in re.findall(r"^.*[^\d\s]\s*(\d+)$", cover.partition("In this booklet")[2], re.M)]
    titles = {
        entry: " ".join(html.fromstring(markup).get_element_by_id(entry).text_content().split()) for entry in entries
    }
    assert len(entries) == 6
    assert told[:6] == sorted(told[:6])
    for entry, number in zip(entries[:-1], told, strict=False):
        assert titles[entry] in text[number - 1], entry
    answers = told[5]
    assert "Answers" in text[answers - 1]
    # The module stands at the head of every page but the cover.
    assert [number for number, each in enumerate(text, 1) if f"{head.number}. {head.title}" not in each] == []
    assert "In danger: 999" in text[0]
    # A question’s key stands at the end alone: the print styles hide it where it is asked.
    asked = (question for _, question in library.course.bank.questions() if isinstance(question, SingleChoice))
    reasons = {
        " ".join(each.feedback.split())
        for question in asked
        for each in question.options
        if each.correct and "*" not in each.feedback
    }
    found = {number for number, each in enumerate(text, 1) for why in reasons if why in each}
    assert found
    assert min(found) >= answers
    # What a learner is to write stands on one page with what it is about.
    written = next(each for each in text if "For your workbook" in each)
    assert "The box below is part" in written
    assert re.search(r"\d\. [A-Z][^?]*\?", written.partition("The box below")[2])


@pytest.mark.usefixtures("chromium")
def test_the_book_holds_every_module_with_its_answers_behind_it(library: Library, whole: Volume) -> None:
    page = pdf.sheet_of(IMPRINT, "Book", whole.papers, [path.as_uri() for path in stylesheets(ROOT)], whole.look)
    reader = PdfReader(io.BytesIO(pdf.printed(page, IMPRINT)))
    titles = [title for depth, title in bookmarks(reader.outline) if depth == 0]
    modules = [
        title
        for _, head in library.course.modules()
        for title in (f"{head.number}. {head.title}", f"Answers to module {head.number}")
    ]
    assert titles == ["Working with Carers", *modules, "Help, by nation"]
    assert 100 < len(reader.pages) < 200
    assert "quiz-error" not in page


def test_links_in_the_book_lead_to_places_in_it(library: Library, whole: Volume) -> None:
    first = booklet(library, *library.course.modules()[0])
    for volume in (whole, first):
        page = html.fromstring(pdf.sheet_of(IMPRINT, "Book", volume.papers, []))
        ids = [str(name) for name in page.xpath("//@id")]
        assert len(set(ids)) == len(ids)
        addresses = [str(address) for address in page.xpath("//a/@href")]
        inside = {address[1:] for address in addresses if address.startswith("#")}
        assert inside
        assert inside <= set(ids)
        assert set(page.xpath("//@data-of")) <= inside
        assert all(address.startswith(("#", "https:", "tel:", "mailto:")) for address in addresses)

"""The guidance's HTML on paper, opened again by python-docx."""

import io

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from course.packages.office.page import write_page
from course.packages.office.sheet import Sheet
from course.packages.office.slides.measure import width
from tests.packages.reading import lines_of
from tests.packages.trainers.conftest import IMPRINT


def written(markup: str) -> Document:
    sheet = Sheet(IMPRINT, "Title")
    write_page(sheet, markup)
    return docx.Document(io.BytesIO(sheet.data()))


def lines(markup: str) -> list[str]:
    """Return what stands on paper below the title: paragraphs after their styles, rows with their cells."""
    return [*lines_of(written(markup))][1:]


def test_no_word_of_a_table_is_broken() -> None:
    heads = ["Name in print", "Knowledge", "Observed", "Certificate", "Renew by", "Interpreter", "Safeguarding", "Done"]
    cells = "".join(f"<th>{head}</th>" for head in heads)
    (table,) = written(f"<table><tr>{cells}</tr><tr>{'<td></td>' * len(heads)}</tr></table>").tables
    for cell in table.rows[0].cells:
        (run,) = cell.paragraphs[0].runs
        size = run.font.size.pt if run.font.size else 12
        assert size >= 9
        # What a table keeps free beside its words is 3.8 mm.
        room = cell.width.pt - 3.8 * 72 / 25.4
        assert max(width(word, size, strong=True) for word in run.text.split()) <= room, run.text


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<p>Ask <em>first</em>, and <strong>listen</strong>.</p>", ["Ask first, and listen."]),
        ("<h2>One</h2><h4>Two</h4><h2>Three</h2>", ["Heading 1: One", "Heading 2: Two", "Heading 1: Three"]),
        ("<ul><li>a</li><li>b <em>c</em></li></ul>", ["List Bullet: a", "List Bullet: b c"]),
        (
            "<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>",
            ["List Bullet: a", "List Bullet 2: b", "List Bullet: c", "List Continue: d"],
        ),
        (
            "<table><thead><tr><th>Who</th><th>What</th></tr></thead><tbody><tr><td>Ada</td><td></td></tr></tbody></table>",
            ["| Who | What", "| Ada | "],
        ),
        (
            '<section class="law"><div class="law-head"><p class="law-nation">Law · Wales</p>'
            '<p class="law-title">Help</p></div>'
            '<div class="law-plain"><p class="law-label">In plain words</p><p>You may ask.</p></div></section>',
            ["Law · Wales", "Help", "In plain words", "You may ask."],
        ),
        (
            '<div class="admonition better"><p class="admonition-title">A better start</p><p>“Hello.”</p></div>',
            ["A better start", "“Hello.”"],
        ),
        ("<p>See <a href='https://www.carersuk.org/'>Carers UK</a>.</p>", ["See Carers UK (carersuk.org)."]),
        ("<p>Call <a href='tel:999'>999</a>, see <a href='help.md#x'>help</a>.</p>", ["Call 999, see help."]),
        ("<p>See <a href='https://carers.org'>carers.org</a>.</p>", ["See carers.org."]),
        (
            "<figure class='diagram'><svg><title>Three questions.</title><desc>From top to bottom.</desc>"
            "<text>Yes</text></svg><figcaption>Safety first.</figcaption></figure>",
            ["Picture: Three questions. From top to bottom.", "Safety first."],
        ),
        ("<p><img src='a.png' alt='A red door'></p>", ["Picture: A red door"]),
        ("<course-quiz><p>Question</p></course-quiz><script>x</script><p>After</p>", ["After"]),
        ("<details><summary>More</summary><p>Inside</p></details>", ["More", "Inside"]),
        ("<dl><dt>Lead</dt><dd>In charge.</dd></dl>", ["Lead", "In charge."]),
        ("<div>loose <strong>words</strong><p>block</p>tail</div>", ["loose words", "block", "tail"]),
        ("<blockquote><p>Quoted</p></blockquote>", ["Quoted"]),
        ("<pre><code>one\ntwo</code></pre>", ["one", "two"]),
        ("<made-up><p>Kept</p></made-up>", ["Kept"]),
        ("", []),
    ],
)
def test_each_thing_has_its_form(markup: str, shown: list[str]) -> None:
    assert lines(markup) == shown


def test_each_numbered_list_begins_at_one() -> None:
    document = written("<ol><li>a</li><li>b</li></ol><p>then</p><ol><li>c</li></ol>")
    numbers = [part._p.pPr.numPr.numId.val for part in document.paragraphs if part.style.name == "List Number"]
    assert numbers[0] == numbers[1] != numbers[2]
    numbering = document.part.numbering_part.element
    for number in set(numbers):
        assert numbering.num_having_numId(number).find(qn("w:lvlOverride")).find(qn("w:startOverride")).val == 1


def test_room_to_write_is_lines_without_words() -> None:
    document = written(
        '<div class="write"><p class="write-label">My name</p>'
        '<div class="write-lines"><span></span><span></span></div></div>'
    )
    *_, label, first, second = document.paragraphs
    assert label.runs[0].bold
    assert [first.text, second.text] == ["\t", "\t"]
    assert first.paragraph_format.tab_stops[0].leader is not None


def test_boxes_are_told_from_the_text_around_them() -> None:
    document = written('<p>Before</p><div class="law"><p>Inside</p></div>')
    edges = {part.text: part._p.pPr.find(qn("w:pBdr")) is not None for part in document.paragraphs if part.text}
    assert edges["Inside"]
    assert not edges["Before"]


def test_the_line_beside_a_box_is_straight() -> None:
    document = written('<div class="rule"><p>Words</p><ul><li>a</li></ul><ol><li>b</li></ol></div>')
    shapes = [part.paragraph_format for part in document.paragraphs if part.text in {"Words", "a", "b"}]
    # A line at the left of a paragraph stands where its first line begins, or the sign of an entry.
    begins = {int((shape.left_indent or 0) + (shape.first_line_indent or 0)) // 1000 for shape in shapes}
    assert (len(shapes), len(begins)) == (3, 1), begins


def test_a_heading_may_begin_a_page() -> None:
    document = written('<h2>One</h2><h2 class="new-page">Two</h2>')
    one, two = (part for part in document.paragraphs if part.style.name == "Heading 1")
    assert not one.paragraph_format.page_break_before
    assert two.paragraph_format.page_break_before


def test_columns_fill_the_paper_and_hold_their_longest_word() -> None:
    document = written(
        "<table><tr><th>Who</th><th>Responsibilities</th><th>Notes</th></tr>"
        f"<tr><td>A</td><td>{'many words ' * 30}</td><td></td></tr></table>"
    )
    widths = [column.width.mm for column in document.tables[0].columns]
    assert sum(widths) == pytest.approx(170, abs=1)
    assert widths[1] == max(widths)
    assert min(widths) >= 12

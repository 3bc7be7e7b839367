"""Moodle XML: the question bank as Moodle's own import reads it (docs.moodle.org/en/Moodle_XML_format).

There is no schema; the importer is the specification (`question/format/xml/format.php`, and each type's
`import_from_xml`). Some of Moodle's habits shape this module:

- Importing twice makes copies, so the release is part of the category's name.
- A fraction that is not in Moodle's own list is refused, so a share is written with five decimals.
- An ordering question without `shownumcorrect` ends the import half-way, so every type carries it.
- It mixes what there is to choose from in a matching question, so the scale goes out as gaps: those keep its order.
- It sorts categories by their names, and lists questions by theirs: numbers have two digits, names can be read.
"""

import html
from collections.abc import Callable
from itertools import accumulate
from typing import cast

from lxml import etree

from course.bank.types import TYPES, by_type
from course.bank.types.common import OptionsQuestion, Question
from course.bank.types.gap_select import GapSelect
from course.bank.types.matching import SCALE, Matching
from course.bank.types.multiple_response import MultipleResponse
from course.bank.types.ordering import Ordering
from course.bank.types.reflection import Reflection
from course.bank.types.single_choice import SingleChoice
from course.packages.edition import Edition, Item, Module, Story
from course.packages.markup import again_html, difference_html, model_html, reasons_html, stem_html, tags
from course.packages.names import names
from course.packages.package import LeftOut, Package, left_out
from course.packages.rich import gapped_html, inline_html, plain

# The sizes of a key whose share of the points is one of Moodle's fractions (`question_bank::fraction_options_full`).
SHARES = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20)

# What a category says of itself: tags are shared by a whole Moodle, and an import says nothing of them.
_INFO = (
    "<p>To build a test, take the questions with the tag “{initials}-use-pool”. Those with “{initials}-use-module” "
    "are in the course, so learners may know them. “{initials}-critical” marks safety questions. Every other tag is "
    "what a question is about.</p>"
    "<p>A second import makes copies.{terms}</p>"
)
_ALL_RIGHT = "All of this is right."

Writer = Callable[[etree._Element, Item], None]


def moodle(edition: Edition) -> Package:
    """Return an edition as one file of Moodle XML."""
    quiz = etree.Element("quiz")
    missing: list[LeftOut] = []
    called = names(edition.items())
    for module in edition.modules:
        _category(quiz, edition, module)
        for item in module.items:
            if why := TYPES[item.question.type].left_out.get("moodle") or refusal(item):
                missing.append(left_out(item.question, why))
            else:
                _question(quiz, edition, item, called[item.question.id])
        # A note that leads nowhere would only look like a question.
        for story in edition.stories_of(module) if edition.address else ():
            _story(quiz, story, edition.address)
    data = etree.tostring(quiz, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return Package({f"{edition.name}-moodle.xml": data}, tuple(missing))


def category(edition: Edition, module: Module) -> str:
    """Return the path of a module's category; a slash in a name is doubled, as Moodle reads it."""
    names = (f"{plain(edition.title)}, release {edition.released}", f"{module.number:02}. {plain(module.title)}")
    return "/".join(["$course$", "top", *(name.replace("/", "//") for name in names)])


def refusal(item: Item) -> str:
    """Return why Moodle could not hold a question; nothing where it can."""
    question = item.question
    if isinstance(question, MultipleResponse) and question.right not in SHARES:
        return f"{question.right} right answers cannot share the points in Moodle"
    return ""


def share(right: int) -> str:
    """Return 100 divided by a count, as Moodle writes it."""
    return f"{100 / right:.5f}".rstrip("0").rstrip(".")


def _category(quiz: etree._Element, edition: Edition, module: Module) -> None:
    question = _add(quiz, "question", type="category")
    terms = f" {inline_html(edition.licence)}" if edition.licence else ""
    info = _INFO.format(initials=edition.initials, terms=terms)
    _text(question, "category", category(edition, module))
    _html(question, "info", f"<p>{inline_html(module.heading)}</p>{info}")


def _question(quiz: etree._Element, edition: Edition, item: Item, name: str) -> None:
    bank_question = item.question
    is_scale = is_of_scale(bank_question)
    element = _add(quiz, "question", type="gapselect" if is_scale else TYPES[bank_question.type].moodle)
    _text(element, "name", name)
    _html(element, "questiontext", _question_text(item))
    _html(element, "generalfeedback", _general_feedback(item))
    grade = "1" if bank_question.scored else "0"
    _all(element, defaultgrade=grade, penalty="0.3333333", hidden="0", idnumber=bank_question.id)
    (_scale if is_scale else _WRITERS[bank_question.type])(element, item)
    listed = _add(element, "tags")
    for tag in tags(edition, bank_question):
        _text(listed, "tag", tag)


def is_of_scale(question: Question) -> bool:
    """Return whether a question places things on the course's scale, whose order says something."""
    return isinstance(question, Matching) and set(question.categories) <= set(SCALE)


def _story(quiz: etree._Element, story: Story, address: str) -> None:
    """Add a branching scenario as words that lead to its page: no type of question can hold it."""
    element = _add(quiz, "question", type="description")
    _text(element, "name", f"scenario-{story.name}")
    title, page = inline_html(story.title), story.page.removesuffix(".md")
    link = html.escape(f"{address.rstrip('/')}/{page}.html")
    where = f'<a href="{link}" target="_blank" rel="noopener">Play “{title}”</a> on the course’s website.'
    _html(element, "questiontext", f"<p>“{title}” is a story in which you decide what to do.</p><p>{where}</p>")
    _html(element, "generalfeedback", "")
    _all(element, defaultgrade="0", penalty="0", hidden="0", idnumber=f"scenario-{story.name}")


def _question_text(item: Item) -> str:
    text = stem_html(item)
    if isinstance(item.question, GapSelect):
        text += f"<p>{_gapped(item.question)}</p>"
    elif isinstance(item.question, Matching) and is_of_scale(item.question):
        places = (f"[[{SCALE.index(entry.category) + 1}]]" for entry in item.question.items)
        entries = zip(item.question.items, places, strict=True)
        text += f"<ol>{''.join(f'<li>{inline_html(entry.text)} {place}</li>' for entry, place in entries)}</ol>"
    return text


def _gapped(question: GapSelect) -> str:
    """Return the text with each gap as the number of its right choice, counted over all gaps."""
    before = accumulate((len(gap.choices) for gap in question.gaps), initial=1)
    return gapped_html(question.text, [f"[[{first + key}]]" for first, key in zip(before, question.key, strict=False)])


def _general_feedback(item: Item) -> str:
    of_options = isinstance(item.question, OptionsQuestion)
    model = model_html(item.question) if isinstance(item.question, Reflection) else ""
    return ("" if of_options else reasons_html(item)) + model + difference_html(item) + again_html(item)


def _options(element: etree._Element, item: Item) -> None:
    question = cast(OptionsQuestion, item.question)
    is_single = isinstance(question, SingleChoice)
    single = "true" if is_single else "false"
    _all(element, single=single, shuffleanswers="false", answernumbering="ABCD", showstandardinstruction="0")
    _combined_feedback(element, "This is right." if is_single else _ALL_RIGHT)
    right = share(len(question.key))
    for option in question.options:
        # A wrong pick takes away what a right one gives; Moodle itself stops at 0.
        fraction = right if option.correct else "0" if is_single else f"-{right}"
        answer = _html(element, "answer", inline_html(option.text), fraction=fraction)
        _html(answer, "feedback", inline_html(option.feedback))


def _ordering(element: etree._Element, item: Item) -> None:
    steps = cast(Ordering, item.question).steps
    _all(element, layouttype="VERTICAL", selecttype="ALL", selectcount=str(len(steps)))
    _all(element, gradingtype="RELATIVE_NEXT_EXCLUDE_LAST", showgrading="SHOW", numberingstyle="none")
    _combined_feedback(element)
    for place, step in enumerate(steps, 1):
        _html(element, "answer", inline_html(step.text), fraction=str(place))


def _matching(element: etree._Element, item: Item) -> None:
    question = cast(Matching, item.question)
    _add(element, "shuffleanswers", "false")
    _combined_feedback(element)
    for entry in question.items:
        _text(_html(element, "subquestion", inline_html(entry.text)), "answer", plain(entry.category))
    used = {entry.category for entry in question.items}
    for unused in (name for name in question.categories if name not in used):
        _text(_html(element, "subquestion", ""), "answer", plain(unused))


def _scale(element: etree._Element, item: Item) -> None:
    """Write a matching question as gaps that all choose from the scale, the whole of it, so that its order shows."""
    _add(element, "shuffleanswers", "0")
    _combined_feedback(element)
    for step in SCALE:
        _add(_text(element, "selectoption", step), "group", "1")


def _gap_select(element: etree._Element, item: Item) -> None:
    _add(element, "shuffleanswers", "0")
    _combined_feedback(element)
    for group, gap in enumerate(cast(GapSelect, item.question).gaps, 1):
        for choice in gap.choices:
            _add(_text(element, "selectoption", plain(choice.text)), "group", str(group))


def _essay(element: etree._Element, item: Item) -> None:
    _all(element, responseformat="plain", responserequired="0", responsefieldlines="10")
    _all(element, attachments="0", attachmentsrequired="0")
    _html(element, "graderinfo", model_html(cast(Reflection, item.question)))
    _html(element, "responsetemplate", "")


def _combined_feedback(element: etree._Element, right: str = _ALL_RIGHT) -> None:
    _html(element, "correctfeedback", f"<p>{right}</p>")
    _html(element, "partiallycorrectfeedback", "<p>Partly right.</p>")
    _html(element, "incorrectfeedback", "<p>Not quite.</p>")
    _add(element, "shownumcorrect")


def _add(parent: etree._Element, tag: str, text: str = "", **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, tag, attributes)
    if text:
        element.text = text
    return element


def _all(parent: etree._Element, **texts: str) -> None:
    """Add an element of each name, with its text."""
    for tag, text in texts.items():
        _add(parent, tag, text)


def _text(parent: etree._Element, tag: str, text: str, **attributes: str) -> etree._Element:
    """Add an element whose `text` holds words."""
    element = _add(parent, tag, **attributes)
    _add(element, "text", text)
    return element


def _html(parent: etree._Element, tag: str, text: str, **attributes: str) -> etree._Element:
    """Add an element whose `text` holds HTML: escaped, so that no CDATA section can end too early."""
    return _text(parent, tag, text, format="html", **attributes)


_WRITERS: dict[str, Writer] = by_type(
    "moodle",
    {
        "single-choice": _options,
        "multiple-response": _options,
        "ordering": _ordering,
        "matching": _matching,
        "gap-select": _gap_select,
        "reflection": _essay,
    },
)

"""One assessment item a question: declarations, body, response processing, feedback, in the order of the schema."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

from lxml import etree

from course.bank.types import by_type
from course.bank.types.common import OptionsQuestion
from course.bank.types.gap_select import GapSelect
from course.bank.types.matching import Matching
from course.bank.types.ordering import Ordering
from course.bank.types.reflection import CARE, Reflection
from course.bank.types.single_choice import SingleChoice
from course.packages.edition import Item
from course.packages.formats.qti.scores import RESPONSE, score_each, score_map, score_match, score_neighbours
from course.packages.formats.qti.xml import QTI, add, add_html, root_of
from course.packages.markup import again_html, difference_html, model_html, reasons_html, situation_html
from course.packages.rich import escaped, gapped_html, inline_html, plain

FEEDBACK, AFTERWARDS, ALWAYS = "FEEDBACK", "AFTERWARDS", "ALWAYS"


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of an item that its type fills. `feedback` holds outcome, value and what it shows, as HTML."""

    root: etree._Element
    outcomes: etree._Element
    body: etree._Element
    processing: etree._Element
    feedback: list[tuple[str, str, str]] = field(default_factory=list)


Builder = Callable[[Item, Parts], None]


def assessment_item(item: Item, title: str, language: str) -> etree._Element:
    """Return a question as an `assessmentItem`, with the title that a list shows of it."""
    question = item.question
    name = f"item-{question.id}"
    root = root_of(QTI, "assessmentItem", identifier=name, title=title, adaptive="false", timeDependent="false")
    root.set("{http://www.w3.org/XML/1998/namespace}lang", language)
    parts = Parts(root, root_of(QTI, "outcomes"), root_of(QTI, "itemBody"), root_of(QTI, "responseProcessing"))
    add(add(_declare(parts, "SCORE", "single", "float"), "defaultValue"), "value", "0")
    if item.situation:
        add_html(parts.body, f"<div>{situation_html(item)}</div>")
    BUILDERS[question.type](item, parts)
    root.extend([*parts.outcomes, parts.body, parts.processing])
    for outcome, value, markup in parts.feedback:
        shown = add(root, "modalFeedback", outcomeIdentifier=outcome, showHide="show", identifier=value)
        add_html(shown, markup)
    return root


def _declare(parts: Parts, name: str, cardinality: str, base: str) -> etree._Element:
    return add(parts.outcomes, "outcomeDeclaration", identifier=name, cardinality=cardinality, baseType=base)


def _response(
    parts: Parts, name: str, cardinality: str, right: Iterable[str], base: str = "identifier"
) -> etree._Element:
    """Declare a response and its key."""
    found = add(parts.root, "responseDeclaration", identifier=name, cardinality=cardinality, baseType=base)
    values = list(right)
    if values:
        correct = add(found, "correctResponse")
        for value in values:
            add(correct, "value", value)
    return found


def _show_picked(parts: Parts, response: str, cardinality: str, feedback: Mapping[str, str]) -> None:
    """Show the feedback of what is picked: an outcome takes over the response, whose values name the feedback.

    Each response has an outcome of its own: players differ in how they put several values into one.
    """
    outcome = response.replace(RESPONSE, FEEDBACK)
    _declare(parts, outcome, cardinality, "identifier")
    add(add(parts.processing, "setOutcomeValue", identifier=outcome), "variable", identifier=response)
    parts.feedback.extend((outcome, name, markup) for name, markup in feedback.items())


def _show_afterwards(parts: Parts, markup: str) -> None:
    """Show a feedback after any answer."""
    if markup:
        _declare(parts, AFTERWARDS, "single", "identifier")
        rule = add(parts.processing, "setOutcomeValue", identifier=AFTERWARDS)
        add(rule, "baseValue", ALWAYS, baseType="identifier")
        parts.feedback.append((AFTERWARDS, ALWAYS, markup))


def _prompt(interaction: etree._Element, item: Item) -> None:
    add_html(add(interaction, "prompt"), inline_html(item.question.stem))


def _options(item: Item, parts: Parts) -> None:
    question = cast(OptionsQuestion, item.question)
    names = [f"OPTION-{index}" for index in range(1, len(question.options) + 1)]
    pairs = list(zip(names, question.options, strict=True))
    right = [name for name, option in pairs if option.correct]
    is_single = isinstance(question, SingleChoice)
    cardinality = "single" if is_single else "multiple"
    declaration = _response(parts, RESPONSE, cardinality, right)
    if is_single:
        score_match(parts.processing)
    else:
        mapping = add(declaration, "mapping", lowerBound="0", defaultValue="0")
        for name, option in pairs:
            add(mapping, "mapEntry", mapKey=name, mappedValue="1" if option.correct else "-1")
        score_map(parts.processing, len(right))
    choice = add(
        parts.body,
        "choiceInteraction",
        responseIdentifier=RESPONSE,
        shuffle="false",
        # No limit where several are right: a limit would say which pick is one too many.
        maxChoices="1" if is_single else "0",
    )
    _prompt(choice, item)
    feedback: dict[str, str] = {}
    for name, option in pairs:
        add_html(add(choice, "simpleChoice", identifier=name), inline_html(option.text))
        feedback[name] = f"<p><strong>{inline_html(option.text)}</strong> {inline_html(option.feedback)}</p>"
    _show_picked(parts, RESPONSE, cardinality, feedback)
    _show_afterwards(parts, difference_html(item) + again_html(item))


def _ordering(item: Item, parts: Parts) -> None:
    question = cast(Ordering, item.question)
    steps = question.steps
    names = [f"STEP-{index}" for index in range(1, len(steps) + 1)]
    _response(parts, RESPONSE, "ordered", names)
    score_neighbours(parts.processing, names)
    # Mixed here too, for players that do not shuffle.
    order = add(parts.body, "orderInteraction", responseIdentifier=RESPONSE, shuffle="true")
    _prompt(order, item)
    for index in question.shown:
        add_html(add(order, "simpleChoice", identifier=names[index]), inline_html(steps[index].text))
    _show_afterwards(parts, reasons_html(item) + again_html(item))


def _matching(item: Item, parts: Parts) -> None:
    question = cast(Matching, item.question)
    right = [f"ITEM-{index} CATEGORY-{key + 1}" for index, key in enumerate(question.key, 1)]
    declaration = _response(parts, RESPONSE, "multiple", right, "directedPair")
    mapping = add(declaration, "mapping", lowerBound="0", defaultValue="0")
    for pair in right:
        add(mapping, "mapEntry", mapKey=pair, mappedValue="1")
    score_map(parts.processing, len(right))
    count = str(len(question.items))
    match = add(parts.body, "matchInteraction", responseIdentifier=RESPONSE, shuffle="false", maxAssociations=count)
    _prompt(match, item)
    for prefix, texts, most in (
        ("ITEM", [entry.text for entry in question.items], "1"),
        ("CATEGORY", question.categories, count),
    ):
        choices = add(match, "simpleMatchSet")
        for index, text in enumerate(texts, 1):
            choice = add(choices, "simpleAssociableChoice", identifier=f"{prefix}-{index}", matchMax=most)
            add_html(choice, inline_html(text) if prefix == "ITEM" else escaped(plain(text)))
    _show_afterwards(parts, reasons_html(item) + again_html(item))


def _gap_select(item: Item, parts: Parts) -> None:
    question = cast(GapSelect, item.question)
    add_html(parts.body, f"<p>{inline_html(question.stem)}</p>")
    responses = [f"{RESPONSE}-{number}" for number in range(1, len(question.gaps) + 1)]
    selects = [f'<inlineChoiceInteraction responseIdentifier="{name}" shuffle="false"/>' for name in responses]
    add_html(parts.body, f"<p>{gapped_html(question.text, selects)}</p>")
    placed = parts.body[-1].iterfind(".//{*}inlineChoiceInteraction")
    for number, (gap, key, select) in enumerate(zip(question.gaps, question.key, placed, strict=True), 1):
        _response(parts, responses[number - 1], "single", [f"GAP-{number}-{key + 1}"])
        feedback: dict[str, str] = {}
        for index, choice in enumerate(gap.choices, 1):
            name = f"GAP-{number}-{index}"
            add(select, "inlineChoice", plain(choice.text), identifier=name)
            shown = f"<strong>{escaped(plain(choice.text))}</strong> {inline_html(choice.feedback)}"
            feedback[name] = f"<p>Gap {number}: {shown}</p>"
        _show_picked(parts, responses[number - 1], "single", feedback)
    score_each(parts.processing, responses)
    _show_afterwards(parts, again_html(item))


def _reflection(item: Item, parts: Parts) -> None:
    """Add room to write. The model answer is feedback: a rubric for scorers is seen by learners in some players."""
    question = cast(Reflection, item.question)
    _response(parts, RESPONSE, "single", [], "string")
    add_html(parts.body, f"<p>{escaped(CARE)}</p>")
    _prompt(add(parts.body, "extendedTextInteraction", responseIdentifier=RESPONSE, expectedLines="6"), item)
    _show_afterwards(parts, model_html(question) + again_html(item))


BUILDERS: dict[str, Builder] = by_type(
    "qti",
    {
        "single-choice": _options,
        "multiple-response": _options,
        "ordering": _ordering,
        "matching": _matching,
        "gap-select": _gap_select,
        "reflection": _reflection,
    },
)

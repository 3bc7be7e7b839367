"""Responses to try of each type of question, and the marks that each must get."""

from collections.abc import Callable, Iterator

from course.bank.types.common import Option
from course.bank.types.gap_select import GapSelect
from course.bank.types.matching import Matching
from course.bank.types.multiple_response import MultipleResponse
from course.bank.types.ordering import Ordering, mixed
from course.bank.types.single_choice import SingleChoice


def _single_responses(question: SingleChoice) -> Iterator[list[int]]:
    correct = next(index for index, option in enumerate(question.options) if option.correct)
    yield [correct]
    yield from ([index] for index in range(len(question.options)) if index != correct)


def _multiple_responses(question: MultipleResponse) -> Iterator[list[int]]:
    key = [index for index, option in enumerate(question.options) if option.correct]
    others = [index for index, option in enumerate(question.options) if not option.correct]
    yield key
    for other in others:
        yield [other]
        yield sorted([*key, other])
        yield sorted([key[0], other])
    yield from ([index] for index in key)
    yield [*range(len(question.options))]


def _orders(question: Ordering) -> Iterator[list[int]]:
    count = len(question.steps)
    yield [*range(count)]
    yield [*range(count)][::-1]
    yield [*range(1, count), 0]
    yield [1, 0, *range(2, count)]
    # As the page shows them: a learner who moves a step away and back means this order.
    yield mixed(question.id, count)


def _selections(sizes: list[int], key: list[int]) -> Iterator[list[int]]:
    yield key
    for shift in range(1, max(sizes)):
        yield [(right + 1 + (shift - 1) % (size - 1)) % size for right, size in zip(key, sizes, strict=True)]
    for place, size in enumerate(sizes):
        yield [*key[:place], (key[place] + 1) % size, *key[place + 1 :]]


def _choice_marks(question: SingleChoice | MultipleResponse, given: list[int]) -> dict[int, tuple[str, str]]:
    missed = "You also needed this one" if question.type == "multiple-response" else "The right answer"
    return _option_marks(question.options, given, missed)


def _option_marks(
    options: list[Option], given: list[int], missed: str = "The right answer"
) -> dict[int, tuple[str, str]]:
    marks: dict[int, tuple[str, str]] = {}
    for index, option in enumerate(options):
        if index in given:
            kind, words = ("right", "Right") if option.correct else ("wrong", "Not the best choice")
        elif option.correct:
            kind, words = "missed", missed
        else:
            continue
        marks[index] = kind, f"{words}. {option.feedback}"
    return marks


def _order_marks(question: Ordering, given: list[int]) -> dict[int, tuple[str, str]]:
    marks: dict[int, tuple[str, str]] = {}
    for place, index in enumerate(given):
        step = question.steps[index]
        words = "Right place" if place == index else f"This is step {index + 1}"
        marks[index] = ("right" if place == index else "wrong"), f"{words}. {step.feedback}"
    return marks


def _matching_marks(question: Matching, given: list[int]) -> dict[int, tuple[str, str]]:
    marks: dict[int, tuple[str, str]] = {}
    for index, (item, key) in enumerate(zip(question.items, question.key, strict=True)):
        kind, words = ("right", "Right.") if given[index] == key else ("wrong", "Not the best choice. Right answer:")
        marks[index] = kind, f"{words} {item.category}. {item.feedback}"
    return marks


def _gap_marks(question: GapSelect, given: list[int]) -> dict[int, tuple[str, str]]:
    marks: dict[int, tuple[str, str]] = {}
    first = 0  # of a gap's choices, among those of all gaps
    for gap, chosen in zip(question.gaps, given, strict=True):
        marks |= {first + index: told for index, told in _option_marks(gap.choices, [chosen]).items()}
        first += len(gap.choices)
    return marks


# mypy is not asked about tests; each function takes the model of its own type.
RESPONSES: dict[str, Callable[..., Iterator[list[int]]]] = {
    "single-choice": _single_responses,
    "multiple-response": _multiple_responses,
    "ordering": _orders,
    "matching": lambda question: _selections([len(question.categories)] * len(question.items), question.key),
    "gap-select": lambda question: _selections([len(gap.choices) for gap in question.gaps], question.key),
}
MARKS: dict[str, Callable[..., dict[int, tuple[str, str]]]] = {
    "single-choice": _choice_marks,
    "multiple-response": _choice_marks,
    "ordering": _order_marks,
    "matching": _matching_marks,
    "gap-select": _gap_marks,
}

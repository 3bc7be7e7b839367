"""Moodle's types of question as those of the bank."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from lxml import etree

from course.bank.types.matching import SCALE
from course.bank.types.reflection import CARE
from course.imports.asked import situation_and_question
from course.imports.reasons import Reasons
from course.imports.taken import EXAMPLE, GAP, PICTURE, POINTS, Made, UnfitError, one_spelling, options_of
from course.imports.texts import plain_in, text_in
from course.imports.words import (
    Found,
    blocks_markdown,
    ends_with_gap,
    gaps_in,
    inline_markdown,
    read_plain,
    with_gaps,
    without_gaps,
)
from course.packages import markup
from course.packages.rich import Block, words

_TYPED = "its answer is typed, and here it is chosen. Ask it as a choice"
_DRAWN = "it is answered on a picture, and nobody without sight could do it. Ask it in words"
WHY_LEFT = {
    "description": "it asks nothing. What it says may stand in a situation",
    "shortanswer": _TYPED,
    "numerical": _TYPED,
    "calculated": _TYPED,
    "calculatedsimple": _TYPED,
    "calculatedmulti": "its numbers change from learner to learner. Ask it with fixed ones",
    "multianswer": "its gaps stand in Moodle’s own code. Ask each as a choice, or write a gap-select question",
    "cloze": "its gaps stand in Moodle’s own code. Ask each as a choice, or write a gap-select question",
    "randomsamatch": "it is put together by chance from others",
    "random": "it stands for any question of a category",
    "ddimageortext": _DRAWN,
    "ddmarker": _DRAWN,
}
_WITH_GAPS = {"gapselect", "ddwtos"}
# What stays as words, though not as it was.
_STAYS = {
    "table": "a table became lines of words",
    "look": "raised, lowered or struck words became plain ones: look what they say now",
    "link": "a link to a file or a page of the other system is left",
}


@dataclass
class Source:
    """One question of a file, and what is noted of it on the way."""

    element: etree._Element
    name: str
    notes: list[str] = field(default_factory=list)

    @cached_property
    def asked(self) -> Found:
        """What stands above the answers."""
        found = text_in(self.element.find("questiontext"), has_gaps=self.element.get("type") in _WITH_GAPS)
        if not found.blocks and not found.lost:
            raise UnfitError("it has no words")
        return found

    @cached_property
    def reasons(self) -> Reasons:
        """The reasons that stand in the feedback for the whole question, part by part."""
        return Reasons(self.read(self.element.find("generalfeedback")).blocks)

    def general(self) -> str:
        """Return the feedback for the question as a whole, which is taken by that."""
        text = Found(tuple(self.reasons.left)).text
        self.reasons.left.clear()
        return text

    def read(self, element: etree._Element | None) -> Found:
        """Return the text of an answer or a reason; what it loses is noted."""
        found = text_in(element)
        self.notes += [f"in an answer or a reason, {note}" for note in _lost_notes(found)]
        return found

    def option(self, element: etree._Element) -> str:
        """Return the text of an answer; a gap where it is only a picture."""
        found = text_in(element)
        return self.read(element).text if found.text else _picture(found)

    def vignette_and_stem(self, blocks: Sequence[Block]) -> tuple[str, str]:
        """Return the situation and the question, with a gap for what a picture shows."""
        vignette, stem = situation_and_question(blocks, self.notes)
        self.notes += _lost_notes(self.asked)
        return "\n\n".join(filter(None, (vignette, _picture(self.asked)))), stem


def _lost_notes(found: Found) -> Iterator[str]:
    """Yield what a reader of the source saw, and a reader here does not."""
    pictures = [kind for kind in found.lost if kind not in _STAYS]
    if pictures:
        said = f" (“{'”, “'.join(found.said)}”)" if found.said else ""
        yield f"a {pictures[0]} is left{said}: say in words what a learner needs of it"
    yield from (note for kind, note in _STAYS.items() if kind in found.lost)


def _picture(found: Found) -> str:
    """Return the gap for what pictures show, with what their file says of them."""
    if all(kind in _STAYS for kind in found.lost):
        return ""
    said = read_plain(". ".join(found.said)).text
    return f"{PICTURE}. The file says of it: {said}" if said else PICTURE


def _choices(source: Source) -> Made:
    read = [(source.option(each), _share(each), _why(source, each)) for each in _answers(source)]
    answers = [answer for answer in read if answer[0]]
    if any(share > 0 or why for text, share, why in read if not text):
        source.notes.append("an answer without words is left, though the file gives it points or feedback")
    if len(answers) < 2:
        raise UnfitError("it has fewer than two answers")
    is_single = (source.element.findtext("single") or "true").strip().lower() in {"true", "1", "yes"}
    full = [share >= 99.9 if is_single else share > 0 for _, share, _ in answers]
    if is_single and any(0 < share < 99.9 for _, share, _ in answers):
        source.notes.append("an answer that gave some of the points gives none: an option is right or not")
    options = options_of(
        [(text, is_right, why) for (text, _, why), is_right in zip(answers, full, strict=True)], source.general
    )
    kind = "single-choice" if is_single or sum(full) == 1 else "multiple-response"
    return Made(kind, *source.vignette_and_stem(source.asked.blocks), {"options": options})


def _true_or_false(source: Source) -> Made:
    answers = [(source.option(each).capitalize(), _share(each) > 0, _why(source, each)) for each in _answers(source)]
    if {text for text, _, _ in answers} != {"True", "False"}:
        raise UnfitError("its answers are not “true” and “false”")
    source.notes.append("true or false became a choice of two. Offer more: half of all guesses are right")
    made = options_of(answers, source.general)
    return Made("single-choice", *source.vignette_and_stem(source.asked.blocks), {"options": made})


def _ordering(source: Source) -> Made:
    steps = []
    answers = [*_answers(source)]
    shares = Counter(map(_share, answers))
    if 1 < len(shares) < len(answers):
        raise UnfitError("its order is not sure: two of its answers have the same place (“fraction”)")
    for each in sorted(answers, key=_share):
        if text := source.option(each):
            why = source.reasons.of(text) or _why(source, each)
            steps.append({"text": text, "feedback": why or f"{GAP} why it has this place"})
    return Made("ordering", *source.vignette_and_stem(source.asked.blocks), {"steps": steps})


def _matching(source: Source) -> Made:
    pairs = [(source.option(each), plain_in(each.find("answer"))) for each in source.element.iterfind("subquestion")]
    if alone := [text for text, to in pairs if text and not to]:
        raise UnfitError(f"nothing is matched with “{alone[0]}”")
    return _placed(source, [(text, to) for text, to in pairs if text], [to for _, to in pairs], source.asked.blocks)


def _placed(
    source: Source, pairs: Sequence[tuple[str, str]], categories: Sequence[str], blocks: Sequence[Block]
) -> Made:
    """Return items and where they belong."""
    spelt = one_spelling([*filter(None, categories)], source.notes)
    names = list(dict.fromkeys(spelt.values()))
    if set(names) <= set(SCALE):
        names.sort(key=SCALE.index)
    if len(pairs) < 2 or len(names) < 2:
        raise UnfitError("it has fewer than two things to match, or fewer than two to match them with")
    items = [
        {"text": text, "category": spelt[to], "feedback": source.reasons.of(text, to) or f"{GAP} why it belongs there"}
        for text, to in pairs
    ]
    return Made("matching", *source.vignette_and_stem(blocks), {"categories": names, "items": items})


def _gaps(source: Source) -> Made:
    blocks = source.asked.blocks
    first = next((index for index, block in enumerate(blocks) if gaps_in(words(block.runs))), None)
    if first is None:
        raise UnfitError("there is no gap in its text")
    choices = [*_gap_choices(source.element)]
    before, with_them = blocks[:first], blocks[first:]
    numbers = [number for block in with_them for number in gaps_in(words(block.runs))]
    if wrong := next((number for number in numbers if not 0 < number <= len(choices)), 0):
        raise UnfitError(f"its gap [[{wrong}]] has no choice of that number")
    groups = [choices[number - 1][1] for number in numbers]
    if _is_list_of_places(with_them, groups):
        pairs = [
            (without_gaps(inline_markdown(block.runs)), choices[number - 1][0])
            for block, number in zip(with_them, numbers, strict=True)
        ]
        return _placed(source, pairs, [text for text, _ in choices], before)
    gaps: list[dict[str, Any]] = [
        {"id": f"gap-{place}", "choices": _options_of_gap(source, choices, place, number)}
        for place, number in enumerate(numbers, 1)
    ]
    text = with_gaps(Found(tuple(with_them)).text, (gap["id"] for gap in gaps))
    vignette, stem = source.vignette_and_stem(before)
    return Made("gap-select", vignette, stem, {"text": text, "gaps": gaps})


def _is_list_of_places(blocks: Sequence[Block], groups: Sequence[str]) -> bool:
    """Return whether each entry of a list ends with one gap, and all choose from the same words."""
    ends = all(
        block.kind != "p" and len(gaps_in(words(block.runs))) == 1 and ends_with_gap(words(block.runs))
        for block in blocks
    )
    return ends and len(groups) > 1 and len(set(groups)) == 1


def _gap_choices(element: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield each choice with its group."""
    for each in (*element.iterfind("selectoption"), *element.iterfind("dragbox")):
        yield plain_in(each), (each.findtext("group") or "1").strip()


def _options_of_gap(source: Source, choices: Sequence[tuple[str, str]], place: int, right: int) -> list[dict[str, Any]]:
    own = choices[right - 1][1]
    return options_of(
        [
            (text, index == right, source.reasons.of(text, "right" if index == right else "not right", f"Gap {place}"))
            for index, (text, group) in enumerate(choices, 1)
            if group == own
        ]
    )


def _essay(source: Source) -> Made:
    general = source.reasons.left
    blocks = source.read(source.element.find("graderinfo")).blocks or tuple(general)
    general[:] = [block for block in general if block not in blocks]
    heads = [words(block.runs) for block in blocks]
    checklist: list[str] = []
    if heads[:1] == [markup.EXAMPLE] and markup.CHECKLIST in heads:
        at = heads.index(markup.CHECKLIST)
        checklist = [inline_markdown(block.runs) for block in blocks[at + 1 :]]
        blocks = blocks[1:at]
    asked = [block for block in source.asked.blocks if words(block.runs) != CARE]
    parts = {"model_answer": blocks_markdown(blocks) or EXAMPLE, "checklist": checklist or list(POINTS)}
    return Made("reflection", *source.vignette_and_stem(asked), parts)


def _answers(source: Source) -> Iterator[etree._Element]:
    return source.element.iterfind("answer")


def _why(source: Source, answer: etree._Element) -> str:
    return source.read(answer.find("feedback")).text


def _share(element: etree._Element) -> float:
    try:
        return float((element.get("fraction") or "0").replace(",", ".").strip(" %="))
    except ValueError:
        return 0.0


READERS: dict[str, Callable[[Source], Made]] = {
    "multichoice": _choices,
    "multichoiceset": _choices,
    "truefalse": _true_or_false,
    "ordering": _ordering,
    "matching": _matching,
    "match": _matching,
    "gapselect": _gaps,
    "ddwtos": _gaps,
    "essay": _essay,
}

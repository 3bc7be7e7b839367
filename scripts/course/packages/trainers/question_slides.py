"""The slides of questions: a long situation, what is asked, and then the answer, each by itself."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from course.bank.types.asked import Reason, letter
from course.packages.edition import Item
from course.packages.office.slides.look import ANSWER, LOOKS, QUESTION, SCENE
from course.packages.office.slides.slide import Line, Slide, height, line, whole_height
from course.packages.rich import Run, blocks, plain
from course.packages.trainers.speaker import notes
from course.sessions.session import Activity

_BULLET = "•"
_SITUATION, _ANSWER = "material/account-eye-outline", "material/check-circle-outline"
# A situation of so many points in height, two lines, would leave a slide of its own empty: it stands with its question.
_BRIEF = 84.0
_TOLD = "Read out each answer. Let people choose by themselves, and then count. The answer is on the next slide."


def question_slides(asked: Sequence[Item], activity: Activity, first: int) -> Iterator[Slide]:
    """Yield the slides of an activity's questions, each with the step that shows it.

    Args:
        asked: The questions.
        activity: The activity that asks them.
        first: The number of the first of them.
    """
    for place, item in enumerate(asked):
        for slide in _question(item, first + place):
            part = "answers" if slide.look == ANSWER else "questions"
            yield replace(slide, at=(activity.id, activity.shown.step(part, place)))


def _question(item: Item, number: int) -> Iterator[Slide]:
    question, asked, title = item.question, item.question.asked(), f"Question {number}"
    told = tuple(Line(block.runs, "" if block.kind == "p" else _BULLET) for block in blocks(item.situation or ""))
    how = tuple(line(text) for text in (asked.how, asked.text) if text)
    shown = Slide(
        title,
        (*told, line(question.stem, strong=True), *how),
        _TOLD,
        QUESTION,
        symbol="material/help-circle-outline",
        options=tuple(line(" / ".join(entry), asked.label(index)) for index, entry in enumerate(asked.entries)),
        labels=tuple(line(label, strong=True) for label in asked.labels),
    )
    if shown.labels and not _fits(shown):
        # Labels alone leave people with nothing to do: they stand with what they are for.
        asks, beside = shown.lines[: len(told) + 1], replace(shown, lines=how)
        yield Slide(f"{title}: what is asked", asks, "Read it aloud.", SCENE, symbol=_SITUATION)
        shown = beside if _fits(beside) else replace(shown, lines=())
    elif height(told, LOOKS[SCENE].body) > _BRIEF:
        yield Slide(f"{title}: the situation", told, "Read it aloud.", SCENE, symbol=_SITUATION)
        shown = replace(shown, lines=shown.lines[len(told) :])
    yield shown
    every = [f"{plain(row.part)} ({plain(row.answer)}): {plain(row.why)}" for row in question.reasons()]
    told_why = notes(("Why", every), ("Read about this", ["; ".join(item.read_again)]))
    yield Slide(
        f"{title}: the answer", tuple(_answers(question.answers(), asked.choose_from)), told_why, ANSWER, symbol=_ANSWER
    )


def _fits(slide: Slide) -> bool:
    look = LOOKS[slide.look]
    return whole_height(slide, look) <= look.body.high


def _answers(found: Sequence[Reason], labels: Sequence[str]) -> Iterator[Line]:
    """Yield what is right, each with its reason: that of a single one stands below it."""
    for row in found:
        # A room that votes by letters hears the letter of the answer too.
        told = f"{letter(labels.index(row.answer))}. {row.answer}" if row.answer in labels else row.answer
        right = line(replace(row, answer=told).in_words, row.label, strong=True)
        if len(found) == 1:
            yield from (right, line(row.why))
        else:
            end = "" if row.in_words.endswith((".", "?", "!", "”")) else "."
            yield replace(right, runs=(*right.runs, Run(f"{end} "), *line(row.why).runs))

"""What readers without the keys answered, as the page of figures tells it: kept with the course, with its day."""

import xml.etree.ElementTree as etree

from course import tallies
from course.course import Course
from course.measures.sheets.kinds import SHEETS
from course.measures.sheets.result import Result
from course.reading.english import day, plural
from course.site.blocks.charts import Row, add_bars
from course.site.elements import add


def keyless(element: etree.Element, course: Course) -> None:
    """Add what automated readers answered who saw everything but the keys."""
    listing = add(element, "ul")
    for reading in course.keyless.values():
        readers = plural(len(reading.agreed), "automated reader")
        agreed = " and ".join(f"{count:,}" for count in reading.agreed)
        said = f"{day(reading.day)}: {readers} answered the {reading.count:,} {reading.what} of that day."
        add(listing, "li", f"{said} They agreed with the course on {agreed}. {reading.then or ''}".strip())
    _, scored = tallies.with_vignette(course)
    decisions = sum(len(scenario.steps) for scenario in course.scenarios.files.values())
    add(
        element,
        "p",
        f"Now there are {plural(scored, 'scored question')} and {plural(decisions, 'decision')} in scenarios. "
        "What was written or changed after the last of these readings, no such reader has answered.",
    )


def covered(element: etree.Element, course: Course) -> None:
    """Add what readers answered on sheets, some of which cover or strike out the situation; earlier ones folded."""
    results = sorted(course.covered.values(), key=lambda each: (each.day, each.seed), reverse=True)
    if not results:
        add(element, "p", "Nobody has answered such sheets yet.")
    for result in results[:1]:
        _result(element, course, result)
    if earlier := results[1:]:
        before = add(element, "details")
        add(before, "summary", f"The {plural(len(earlier), 'reading')} before that one, the newest first")
        for result in earlier:
            _result(before, course, result)
    share = tallies.share_struck_out(course)
    if share is not None:
        add(
            element,
            "p",
            f"Where the deciding words are struck out, half of the situations lose {share:.0%} of their words or more. "
            "So that figure shows that the rest does not give the answer away. It does not show that a few words "
            "decide.",
        )
    members, most = tallies.by_one_answer(course)
    if members:
        add(
            element,
            "p",
            f"The course’s families have {plural(members, 'situation')}. If you give each list one answer, you get at "
            f"most {most} right. So for families the figure of options alone follows from their "
            "shape.",
        )


def _result(element: etree.Element, course: Course, result: Result) -> None:
    add(
        element,
        "p",
        f"{day(result.day)}: answers to sheets of {day(result.written)}, which the course’s software made from its "
        f"questions as they were then ({result.bank}, seed {result.seed}).",
    )
    gone, of = tallies.answered_again(course, result)
    if gone:
        said = f"The course has changed since: {gone} of these {of} items are not asked like that any more."
        add(add(element, "p"), "strong", said)
    for sheet in SHEETS:
        if sheet.name in result.sheets:
            rows = [
                Row(f"{kind}: {reader} {number}", score.share, score.in_words(), mark=score.by_chance)
                for kind, scores in result.scores(sheet.name)
                for number, (reader, score) in enumerate(zip(result.readers[sheet.name], scores, strict=True), 1)
            ]
            caption = f"{sheet.title} (the line is what guessing gets)"
            add_bars(element, caption, ("Who answered what", "Right answers"), rows)

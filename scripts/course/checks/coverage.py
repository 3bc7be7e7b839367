"""Coverage: every outcome of a module is tested, and tested in a situation."""

from collections.abc import Iterator

from course.course import Course
from course.reading.findings import Finding


def check_coverage(course: Course) -> Iterator[Finding]:
    """Yield a finding for each outcome with too few scored questions, or none with a vignette."""
    every = course.bank.files.values()
    if course.bank.unread or any(course.lacks_page(file.head.module) for file in every):
        return  # questions of any module may be among those: mend them first
    for page, module in course.modules():
        files = course.quizzes_of(page)
        known = {outcome.id for outcome in module.outcomes}
        if any(file.unread or not known.issuperset(each.outcome for each in file.questions) for file in files):
            continue
        scored = [(file, question) for file in files for question in file.scored()]
        for index, outcome in enumerate(module.outcomes):
            of_outcome = [(file, question) for file, question in scored if question.outcome == outcome.id]
            if len(of_outcome) < course.settings.scored_questions:
                yield Finding(
                    module.at("outcomes", index),
                    "outcome-coverage",
                    f"the outcome “{outcome.id}” has {len(of_outcome)} scored questions; it needs "
                    f"{course.settings.scored_questions}",
                    "Write more questions for it, or leave the outcome out.",
                )
            elif not any(file.vignette(question) for file, question in of_outcome):
                yield Finding(
                    module.at("outcomes", index),
                    "vignette-coverage",
                    f"no question of the outcome “{outcome.id}” has a vignette",
                    "Put at least one of its questions into a situation at work.",
                )
